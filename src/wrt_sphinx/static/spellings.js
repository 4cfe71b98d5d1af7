// How mathematics and its words are spelled: what is typed and what is printed become the same pieces.
// One table for both, as what is looked through is read by the browser, like what is looked for.
const LETTERS = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
  + "upsilon phi chi psi omega").split(" ")
const GREEK = Object.fromEntries([..."αβγδεζηθικλμνξπρστυφχψω"].map((sign, at) => [sign, LETTERS[at]]))

// in this order; a transpose becomes ^, an inverse !, and what only groups goes
const SIGNS = [
  [/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2"],
  [/\b(?:kron|hadamard)\(([^(),]+),([^(),]+)\)/gi, (all, a, b) => `${a} ${all.slice(0, 4).toLowerCase()} ${b}`],
  [/(?:\^\{?\\?(?:mathsf|mathrm)?\s*\{?(?:T|top|intercal|⊤)\b\}*|ᵀ|⊤|\.T\b|\btranspose\b)/g, " ^ "],
  [/(?<=\b[A-Za-z])['’]/g, " ^ "],
  [/([a-z])T(?=[A-Z\s]|$)/g, "$1 ^ "],
  [/(?:\^\{?-1\}?|⁻¹)/g, " ! "],
  [/∂|\\partial\b|\bpartial\b|𝑑/g, " d "],
  [/⊗|\\otimes\b|\bkronecker\b/gi, " kron "],
  [/⊙|∘|\\odot\b|\\circ\b|\bhadamard\b/gi, " hada "],
  [/Σ|∑|\\sum\b/g, " sum "],
  [/\btrace\b|\\operatorname\{tr\}|\bTr\b/g, " tr "],
  [/[αβγδεζηθικλμνξπρστυφχψω]/g, sign => ` ${GREEK[sign]} `],
  [/[₀-₉]/g, sign => `_${"₀₁₂₃₄₅₆₇₈₉".indexOf(sign)} `],
  [/−/g, "-"],
  [/\\(?:mathsf|mathrm|operatorname|left|right|cdot|times|,)/g, " "],
]
const FUNCTIONS = ["rvec", "vec", "tr", "kron", "hada", "sum", "sin", "cos", "exp", "log", "det", "diag",
  ...Object.values(GREEK)]
const PIECES = new RegExp(`_\\{?[A-Za-z0-9]+\\}?|${FUNCTIONS.join("|")}|[A-Za-z]|[0-9]+|[/=+!^-]`, "g")

// the pieces of an expression: letters, functions, subscripts and signs; brackets and dots are none
function pieces(expression) {
  const spelled = SIGNS.reduce((text, [pattern, sign]) => text.replace(pattern, sign), expression)
  return (spelled.match(PIECES) ?? []).map(piece => piece.replace(/[{}]/g, ""))
}

// what people call things otherwise than the pages do
const NAMES = [
  [/\b(?:vec|vectori[sz]ation|kronecker)[ -]trick\b|\broth'?s? (?:column )?lemma\b/gi, "vec of product"],
  [/\bvjp\b|\bvector[ -]jacobian[ -]products?\b/gi, "row times jacobian adjoint"],
  [/\bjvp\b|\bjacobian[ -]vector[ -]products?\b/gi, "derivative as a map linear map"],
  [/\bback[ -]?prop(?:agation)?\b/gi, "backpropagation gradient layer"],
  [/\bdyadic product\b/gi, "outer product"],
  [/\beinsum\b/gi, "einsum einstein summation"],
  [/\bcolumn[ -]major\b/gi, "column-major vec columns stacked"],
  [/\brow[ -]major\b/gi, "row-major rvec rows stacked"],
  [/\bmatrix cookbook\b/gi, "conventions layout"],
]
const SAME = {
  grad: "gradient", nabla: "gradient", kron: "kronecker", tr: "trace", hada: "hadamard", elementwise: "hadamard",
  entrywise: "hadamard", differentiation: "derivative", differentiate: "derivative", differential: "derivative",
  vectorisation: "vectorization", vectorise: "vectorization", vectorize: "vectorization", transposed: "transpose",
  transposing: "transpose", transposition: "transpose", summed: "summation", batches: "batch", biases: "bias",
}
// among them what a formula says aloud beside its letters
const IDLE = new Set(("a an and are as at be by capital close do does for from how i in is it its of on open or paren "
  + "respect small sub that the their this to was what when where which why with wrt you your").split(" "))

// the words of a text; a letter is no word, and what is said of every page is none
function words(text) {
  const greek = text.replace(/[α-ω]/g, sign => GREEK[sign] ?? sign).toLowerCase()
  return greek.replace(/[’']s\b/g, "").split(/[^a-zà-ÿ0-9]+/).map(word).filter(Boolean)
}

function word(term) {
  if (term.length < 2 || IDLE.has(term)) return null
  const one = SAME[term] ?? term
  return SAME[one] ?? (/[^su]s$/.test(one) && one.length > 3 ? one.slice(0, -1) : one)
}

// what a query says in words: a long run of capitals may be a short name, and a function has one
function queryWords(query) {
  const renamed = NAMES.reduce((text, [pattern, name]) => text.replace(pattern, name), query)
  return [...new Set(renamed.split(/\s+/).flatMap(term => isExpression(term) && !/^[A-Z]{3,}$/.test(term)
    ? pieces(term).filter(piece => FUNCTIONS.includes(piece)).flatMap(words) : words(term)))]
}

const BY = /^(?:with respect to|wrt|w\.r\.t\.?|by)$/
// short words that begin with a capital as a product may
const SHORT = new Set("add all any has law map new not one row see set two use".split(" "))
const PLAIN_RUN = /[A-Za-z]{4,}/g

// whether a word is mathematics: it has a sign, a capital or a letter alone, and no long run of letters
function isExpression(term) {
  const spelled = pieces(term)
  const left = term.replace(/\\?\b(?:partial|transpose|otimes|mathsf|frac|kronecker|trace)\b/g, "")
  const isPlain = run => !/^[A-Z]+$/.test(run) && !FUNCTIONS.some(name => run.startsWith(name))
  if (!spelled.length || left.match(PLAIN_RUN)?.some(isPlain)) return false
  if (term.length > 1 && [IDLE, SHORT].some(list => list.has(term.toLowerCase()))) return false
  return /[^A-Za-z-]|[A-Z]/.test(term) || term.length == 1 || FUNCTIONS.includes(term)
}

// the expressions in a text, as pieces: runs of words that are mathematics, and "the derivative of A by B" as one
function expressions(text) {
  const terms = text.replace(/with respect to|w\.r\.t\.?/gi, "wrt").replace(/[?!,;:.](?=\s|$)/g, "").split(/\s+/)
  const found = []
  let run = []
  const end = () => { if (run.length) found.push({ pieces: pieces(run.join(" ")) }); run = [] }
  for (const term of terms) {
    if (isExpression(term)) run.push(term)
    else {
      end()
      if (BY.test(term)) found.push("by")
      else if (/^(derivatives?|gradients?|jacobians?|differentiate)$/i.test(term)) found.push("of")
    }
  }
  end()
  return found.flatMap((one, place) => {
    if (typeof one == "string") return []
    const by = found[place - 1] == "of" && found[place + 1] == "by" && found[place + 2]?.pieces
    return [by ? ["d", ...one.pieces, "/", "d", ...by] : one.pieces]
  }).filter(one => one.length > 1)
}
