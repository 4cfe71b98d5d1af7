// The words of a text and of a query: each in one form, and in those of the pages where people have others.
const NAMES = SEARCHED.names.map(([pattern, name]) => [RegExp(pattern, "gi"), name])
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
