// The words of a text and of a query: each in one form, and what people call things otherwise than the pages do.
const NAMES = [
  [/\b(?:vec|vectori[sz]ation|kronecker)[ -]trick\b|\broth'?s? (?:column )?lemma\b/gi, "vec of product"],
  [/(?<![{\\])\bvjps?\b(?![_}(]| in (?:capital |small )?\w at)|\bpull[ -]?backs?\b|\bvector[ -]jacobian[ -]products?\b/gi, "vector jacobian product backward"],
  [/(?<![{\\])\bjvps?\b(?![_}(])|\bpush[ -]?forwards?\b|\b(?:directional|g[aâ]teaux) derivatives?\b|\bjacobian[ -]vector[ -]products?\b/gi, "jacobian vector product forward"],
  [/\bback[ -]?prop(?:agation)?\b/gi, "backpropagation gradient layer"],
  [/\bwhy (?:is|are) there (?:a )?transposes?\b/gi, "where the transpose comes from"],
  [/\b(?:forg[eo]t(?:ten)?|missing|missed|dropped|left out) (?:the |a )?transposes?\b|\btransposes? (?:is )?(?:missing|forgotten)\b/gi, "without transpose"],
  [/\bdyadic product\b/gi, "outer product"],
  [/\beinsum\b(?!\()/gi, "einsum einstein summation"],
  [/\bcolumn[ -]major\b/gi, "column-major vec columns stacked"],
  [/\brow[ -]major\b/gi, "row-major rvec row order"],
  [/\bmatrix cookbook\b(?: (?:eq(?:uation)?s?|number|no)\b\.?)?|\bcookbook (?:eq(?:uation)?|number|no)\b\.?/gi, "cookbook equation"],
  [/\b(?:moore[ -]penrose )?pseudo[ -]?inverse\b|\bpinv\b(?!\()|\bmoore[ -]penrose(?: inverse)?\b/gi, "pseudo inverse"],
  [/\bsherman[ -]morrison(?:[ -]woodbury)?\b|\bmatrix inversion lemma\b/gi, "woodbury"],
  [/\bols\b(?: estimator)?|\bordinary least squares\b/gi, "least squares"],
  [/\btikhonov\b(?: regulari[sz]ation)?|\bweight decay\b|\bl2[ -](?:regulari[sz]ation|penalty)\b/gi, "ridge"],
  [/\bfr[eé]chet derivatives?\b/gi, "derivative linear map"],
  [/\b(?:finite|numerical) differences?\b|\bgradient check(?:s|ing)?\b/gi, "difference quotient"],
  [/\bbackward pass(?:es)?\b/gi, "gradient backward"], [/\badjoint method\b/gi, "adjoint system"],
  [/\blogsumexp\b(?![_(])/gi, "log-sum-exp"],
  [/\b(?:element|entry|point|component)[ -]?wise (?:multiplication|multiply)\b/gi, "hadamard product"],
  [/\bvec[ -]permutation\b/gi, "commutation"],
  [/^\s*(?:definition of (?:the )?)?commutation matrix(?: definition)?\s*$/i, "commutation matrix vec of transpose"],
  [/\bwhy (?:is|are) (?:the |a )?(?:gradient|jacobian|derivative|weight)s? transposed\b/gi, "where the transpose comes from"],
  [/\bcofactors?\b/gi, "adjugate"],
  [/\bmultivariate normal\b|\bnormal distribution\b/gi, "gaussian"],
  [/\b(?:np\.|torch\.)?(?:linalg\.)?(?:slogdet|logdet)\b(?!\()/gi, "log determinant"],
  [/\b(?:np\.|torch\.)?(?:linalg\.)?solve\b|\bsystem of equations\b/gi, "linear system"],
  [/\b(?:np\.|torch\.)?linalg\.inv\b/gi, "inverse"],
  [/\bunit vectors?\b(?! [i-s]\b)/gi, "direction"],
  [/\bsigmoid\b/gi, "logistic"], [/\blayer ?norm(?:ali[sz]ation)?\b/gi, "layer normalisation"],
  [/\bbatch ?norm(?:ali[sz]ation)?\b/gi, "batch normalisation"], [/\bnormalization\b/gi, "normalisation"],
  [/\bself[ -]attention\b/gi, "attention"],
  [/\bmle\b|\bmaximum[ -]likelihood(?: estimat(?:e|or|ion))?\b/gi, "gaussian log-likelihood"],
]
const SAME = {
  grad: "gradient", nabla: "gradient", kron: "kronecker", tr: "trace", det: "determinant", adj: "adjugate", hada: "hadamard", elementwise: "hadamard",
  entrywise: "hadamard", differentiation: "derivative", differentiate: "derivative",
  vectorisation: "vectorization", vectorise: "vectorization", vectorize: "vectorization", transposed: "transpose",
  transposing: "transpose", transposition: "transpose", summed: "summation", matrices: "matrix", indices: "index", batches: "batch", biases: "bias", sin: "sine", cos: "cosine",
}
// what the operations of a formula are called
const CALLED_IN_WORDS = { derivative: "derivative", kron: "kronecker product", hadamard: "hadamard product",
  transpose: "transpose", inverse: "inverse", sigma: "sum", tr: "trace", det: "determinant", vec: "vec", rvec: "rvec", letter: "", differential: "differential", norm: "norm", normF: "norm",
  hessian: "hessian", vech: "vech", diagonal: "diagonal", sign: "sign", abs: "absolute value", zeros: "zeros" }

const LETTER_IN_WORDS = Object.fromEntries([["δ", "delta"], ...Object.entries(KNOWN_AS).map(([name, letter]) => [letter, name])])

// the words of a text; a letter is no word, and what is said of every page is none
function words(text) {
  const greek = text.replace(/[α-ω]/g, sign => ` ${GREEK[sign] ?? sign} `).toLowerCase()
  return greek.replace(/[’']s\b/g, "").split(/[^a-zà-ÿ0-9]+/).map(word).filter(Boolean)
}

function word(term) {
  if (term.length < 2 || IDLE.has(term)) return null
  const one = SAME[term] ?? term
  return SAME[one] ?? (/[us]ses$/.test(one) ? one.slice(0, -2) : /[^su]s$/.test(one) && one.length > 3 ? one.slice(0, -1) : one)
}

// what a query says in words; a function that stands among letters has one
function queryWords(query) {
  const renamed = NAMES.reduce((text, [pattern, name]) => text.replace(pattern, name), query)
  return [...new Set(renamed.split(/\s+/).flatMap(term => words(isSpelled(term) ? operationsIn(term) : term)))]
}

function isSpelled(term) {
  return /[\\^_=()[\]{}/*@'⊗⊙∂∇ᵀ]/.test(term.replace(/[’']s?$|^[(]|[)]$/g, "")) || /^[a-z]?[A-Z]{1,2}[a-z]?$/.test(term)
}

function operationsIn(term) {
  const found = expressions(term).flatMap(signs)
  return found.map(sign => FUNCTION_OF[sign] ?? GREEK[sign] ?? (sign == "⊗" ? "kronecker" : "")).join(" ")
}

// the operations in a tree, in words
function operations(tree) {
  const here = CALLED_IN_WORDS[tree.is == "function" ? tree.name : tree.is] ?? ""
  return [here, LETTER_IN_WORDS[tree.name], ...tree.of.map(operations)].filter(Boolean).join(" ")
}
