// How mathematics is spelled: in print, ASCII, TeX, MATLAB, NumPy, PyTorch, Julia, R, Wolfram and in words.
// Each spelling becomes the signs of one language, in which a character is a letter, a function or an operator.
const LETTERS = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
  + "upsilon phi chi psi omega").split(" ")
const GREEK = Object.fromEntries([..."αβγδεζηθικλμνξπρστυφχψω"].map((sign, at) => [sign, LETTERS[at]]))
const SIGN_OF = Object.fromEntries(Object.entries(GREEK).map(([sign, name]) => [name, sign]))
for (const [name, sign] of [["varepsilon", "ε"], ["vartheta", "θ"], ["varphi", "φ"], ["Sigma", "Σ"], ["Delta", "Δ"],
  ["Lambda", "Λ"], ["Theta", "Θ"], ["Phi", "Φ"], ["Psi", "Ψ"], ["Omega", "Ω"], ["Gamma", "Γ"]]) SIGN_OF[name] = sign

// the functions, with all names they are known by; each has a character of the private area
const NAMED = {
  tr: "tr Tr trace", det: "det determinant", adj: "adj adjugate", logdet: "logdet slogdet", sin: "sin sine", cos: "cos cosine",
  log: "log ln logarithm", transpose: "t transpose mt matrix_transpose adjoint", inverse: "inv inverse",
  kron: "kron kroneckerproduct kronecker", hadamard: "hadamard multiply", outer: "outer ger", inner: "inner vdot",
  product: "dot matmul matvec", entries: "einsum", eye: "eye identitymatrix",
  derivative: "grad jacobian gradient jacfwd jacrev diff derivative", sign: "sign sgn",
}
for (const name of ("vec rvec vech diag diagonal tanh sinh cosh exp abs sqrt norm ones sum reciprocal differential jvp vjp "
  + "hessian relu logistic softplus softmax logsumexp").split(" ")) NAMED[name] = name
const FUNCTION = {}, FUNCTION_OF = {}, SIGNS_OF_NAMES = {}
Object.entries(NAMED).forEach(([name, others], place) => {
  FUNCTION[name] = String.fromCharCode(0xE000 + place)
  FUNCTION_OF[FUNCTION[name]] = name
  for (const other of others.split(" ")) SIGNS_OF_NAMES[other] = FUNCTION[name]
})
const [OF, BY, OVER, SLOPE, APPLIED, EACH, SPOKEN, AT] = [..."\uE100\uE101\uE102\uE103\uE104\uE105\uE106\uE107"]
// letters in bold are names of matrices and of vectors that are known
const BOLD = { K: "𝐊", D: "𝐃", L: "𝐋", e: "𝐞" }, KNOWN = /^[I𝐊𝐉𝐃𝐋𝐞]$/u
const KNOWN_AS = { "commutation matrix": "𝐊", "single entry matrix": "𝐉", "duplication matrix": "𝐃",
  "elimination matrix": "𝐋", "unit vector": "𝐞" }
const isFunction = sign => sign in FUNCTION_OF

// what is said of a term in words
const NOUN = "(?:partial )?(?:derivatives?|grad(?:ient)?s?|jacobians?)"
// a term in words that is one letter, or in brackets
const TERM = String.raw`(open paren .*? close paren|\w+(?: sub \w)?)`, TURNED = "(?: transpose| inverse)*"
const PRIMES = ["", " prime", " double prime", " triple prime"]
const GREEK_CALLED = /^(?:sigma|phi|psi)$/i
const SAID = { sine: "sin", cosine: "cos", "hyperbolic tangent": "tanh", "hyperbolic sine": "sinh", "hyperbolic cosine": "cosh",
  "square root": "sqrt", "absolute value": "abs" }
for (const name of "sigma phi psi exp log reciprocal sign relu logistic softplus".split(" ")) SAID[name] = name
const PARTS_OF_ONE = "half third quarter fifth sixth seventh eighth ninth tenth".split(" ")
const PHRASES = [
  // a comma is said where what stands below the line of a derivative ends
  [/, (?=(?:times|plus|minus|over|Kronecker product|Hadamard product)\b)/gi, " "],
  [/\bcapital ([a-z])(?=[a-z]{2})/gi, (all, first) => first.toUpperCase()], [/\b(?:capital|small) (?=[A-Za-z]\b)/gi, ""],
  [/\b(free|projected|independent) ([A-Z](?: sub \d)?)(?!\w)/g, " ($2)_$1 "],
  [RegExp(String.raw`\b(?:the )?hessian of (.+?) with respect to ${TERM}(?: and \2 transpose)?,?`, "gi"), " hessian(($1), $2) "],
  [RegExp(String.raw`\b(?:the )?(?:derivative|(vjp)) in +(\w+) (?:along|at) +(${TERM}${TURNED}) of\b`, "gi"),
    (all, isBack, by, at) => ` ${isBack ? "vjp" : "jvp"}_${SIGN_OF[by] ?? by} ${AT} (${at}) `],
  [RegExp(`\\b(?:the )?(${Object.keys(KNOWN_AS).join("|")})(?: of sizes?)? (\\w)(?: (\\w))?\\b`, "gi"),
    (all, name, one, other = "") => ` ${KNOWN_AS[name.toLowerCase()]}_{${one}${other}} `],
  [/\b(?:the )?(?:vector|matrix) of zeros of size (\w)(?: by (\w))?\b/gi, " 0_{$1$2} "],
  [/\b(?:the )?sum of (?:all |the )?entries of\b/gi, ` ${FUNCTION.sum}${APPLIED} `],
  [/\blog[ -]sum[ -]exp\b/gi, "logsumexp"], [/\b(softmax|logsumexp) by rows of(?: the)?\b/gi, ` $1_rows${SPOKEN} `],
  [/\b(?:the )?differential in (\w+) of\b/gi, (all, by) => ` differential_${SIGN_OF[by] ?? by} `], [/\b(?:the )?differentials? of\b/gi, " differential "],
  [/\b(?:the )?frobenius norm(?: of)?\b/gi, ` norm_F${SPOKEN} `], [/\b(?:the )?diagonal matrix of\b/gi, " diag "],
  [/\b(?:with respect to|w\.?\s?r\.?\s?t\b\.?)|\bwith regard to\b/gi, ` ${BY} `],
  [RegExp(`\\b(?:the |a )?${NOUN} (?:matrix )?of(?: the)?\\b|\\b(?:differentiate|differentiating)\\b`, "gi"), ` ${OF} `],
  // the loss is L, however it is called
  [RegExp(`(?<=${OF})\\s*(?:loss|cost)(?: function)?(?=\\s*(?:${BY}|by\\b))`, "gi"), " L "],
  [/(?<=\bd ?|∂ ?)(?:loss|cost)(?=\s*\/)/gi, "L"], [/ℒ|ℓ|\\ell(?![A-Za-z])/g, "L"],
  [/\bdel(?= [A-Za-z]\b)/gi, "partial"],
  [RegExp(`(?<=${OF}.*) by (?=[A-Za-z\\u0370-\\u03ff](?:\\W|$|_))`, "g"), ` ${BY} `],
  [RegExp(`\\bI\\s+(?=${OF})`, "g"), ""],
  [/(?<=\b(?:is|are|there|needs?|has|have|without|gets?|takes?|why|as|or) )a (?=(?:transpose|inverse)\b)/gi, ""],
  [/\ba (?=(?:trace|vec|rvec|norm|transpose|inverse) of\b)/gi, ""], [/\bopen paren\b/gi, "("],
  [/\bclose paren\b/gi, ")"],
  [/\b(?:the )?identity(?: matrix)? of size (\w+)/gi, " I_$1 "],
  [/\b(?:the )?(?:vector of )?ones of size (\w+)/gi, " 1_$1 "],
  [/\b(?:the )?(?:kronecker|tensor) product of (?:the )?(\S+) (?:and|with) (\S+)/gi, " ($1 ⊗ $2) "],
  [/\b(?:the )?(?:hadamard|elementwise|entrywise) product of (\S+) (?:and|with) (\S+)/gi, " ($1 ⊙ $2) "],
  [/\b(?:the )?outer product of (\S+) (?:and|with) (\S+)/gi, " ($1 $2ᵀ) "],
  [/\b(?:the )?(?:dot|inner|scalar) product of (\S+) (?:and|with) (\S+)/gi, " ($1ᵀ $2) "],
  [/\b(?:the )?product of (\S+) (?:and|with) (\S+)/gi, " ($1 $2) "],
  [/\b(?:the )?inverse of (\S+)/gi, " $1⁻ "], [/\b(?:the )?transpose of (\S+)/gi, " $1ᵀ "],
  [/\bkronecker(?:[ -]product)?\b|(?<=[\w)ᵀ'] )kron(?= [\w(])/gi, " ⊗ "],
  [/\b(?:hadamard|elementwise|entrywise)(?:[ -](?:product|times))?\b(?!\()/gi, " ⊙ "],
  [/(?<!\[)\btransposed?\b(?! ?[([])/gi, " ᵀ "], [/(?<!\[)\binversed?\b(?! ?[([])/gi, " ⁻ "],
  [/\bsquared\b/gi, "^2"],
  [RegExp(`\\b(?:the )?(${Object.keys(SAID).join("|")})((?: sub \\d)?)((?: double| triple)? prime)?( entry by entry)? of\\b`, "gi"),
    (all, name, digit, prime = "", each = "") => SAID[name.toLowerCase()] + digit.replace(" sub ", "_")
      + SLOPE.repeat(PRIMES.indexOf(prime)) + (prime || each || GREEK_CALLED.test(name) ? APPLIED : "") + `${SPOKEN} `],
  [/\bprime\b/gi, "′"], [/\b(?:the )?sum over (\w) of\b/gi, ` ${FUNCTION.sum}_$1 `],
  [/\bsub (?=\w)/gi, "_"], [/\bequals?\b|\bis equal to\b/gi, " = "], [/\bplus\b/gi, " + "],
  [/(?<=\b[A-Za-z]) dot (?=[A-Za-z]\b)/g, " · "], [/\bminus\b/gi, " - "], [/\b(?:times|multiplied by)\b/gi, " * "],
  [/\b(?:divided by|over)\b/gi, " / "],
  [/\brow vec\b/gi, "rvec"], 
  [RegExp(`\\b(one|\\d+) (?:(halves)|(${PARTS_OF_ONE.join("|")})s?)\\b`, "gi"), (all, count, halves, part) => (
    `${count == "one" ? 1 : count}/${halves ? 2 : PARTS_OF_ONE.indexOf(part) + 2}`)],
  [/\bcubed\b/gi, "^3"], [/\bto the power (\d+\/\d+)/gi, "^($1)"],
  [/\bto the power\b/gi, "^"], [/\bentry by entry\b/gi, ` ${EACH} `], [/\b(?:the )?absolute value\b/gi, " abs "],
  [/\b(?:the )?square root(?: of)?\b/gi, " sqrt "], [/\bhyperbolic (?:sine|cosine|tangent)\b/gi, name => ` ${SAID[name.toLowerCase()]} `],
  [/\b(?:the )?(trace|determinant|adjugate|logarithm|abs|r?vech?|norm|diagonal|softmax|logsumexp) of(?: the)?\b/gi, ` $1${SPOKEN} `],
  [/\bpartial ((?:(?!partial).)+?) (?:by |over |\/ )?partial /gi, " ∂ $1 / ∂ "],
  [/\bby (?=(?:d|∂|partial) ?[A-Za-z]\b)/gi, "/ "], [/\bpartial(?![A-Za-z])/gi, " ∂ "],
]

// what may stand before an argument, of one entry or of each
const APPLICABLE = "(?:[σφψ]|\\b(?:sigma|phi|psi|exp|log|(?:sin|cos)h?|tanh|sqrt|reciprocal|abs|sign|ReLU|logistic|softplus))(?:_\\d)?"
// a higher derivative of a function, and powers
const ORDER = RegExp(`(?<=${APPLICABLE})\\^\\((\\d)\\)(?=\\()`, "g"), ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹"
const POWERS = [[ORDER, (all, order) => SLOPE.repeat(order)], [/⁻([²³⁴⁵⁶⁷⁸⁹])/g, (all, by) => `^(-${ABOVE.indexOf(by)})`],
  [/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, sign => `^${ABOVE.indexOf(sign)}`]]
const BELOW = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₗₘₙₚᵣₛₜₓₐᵥ", BELOW_AS = "0123456789ijklmnprstxav"
const FONT = String.raw`\\(?:math[a-z]+|text[a-z]*|rm|sf|bf|!)\s*`, TOP = String.raw`(?:T|t|H|⊤|\\top|\\intercal)\s*`
const TRANSPOSED = String.raw`\{\s*${FONT}\{\s*${TOP}\}\s*\}|\{\s*(?:${FONT})?${TOP}\}|${FONT}(?:\{\s*${TOP}\}|${TOP})`
// what stands below a derivative that is directional, zeros of two sizes, and a single entry
const OF_SIZES = [[/\bD\s*(?=_(?!\{?[mn]\b))/g, "∂"], [/\b0\s*_\{?\s*(\w)\s*[×*,]\s*(\w)\s*\}?/g, "0_{$1$2}"],
  [/(?:𝐉|\bJ)\s*\^\s*\{?\s*([i-lp-s])[ ,]*([i-lp-s])\b\s*\}?/gu, "𝐉_{$1$2}"]]
// in this order: TeX, other languages, then single signs
const SIGNS = [
  [/_\s*\{\s*\\(?:text|math|operatorname)[a-z]*\s*\{\s*([a-z]+)\s*\}\s*\}/g, "_$1 "],
  // what MATLAB solves
  [/(?<=[A-Za-z])('?)\\([a-z])(?![A-Za-z{])/g, "$1⁻ $2"], [/\\[lr]vert(?![A-Za-z])/g, "|"], [/('*)\^\{\\circ\}(?=\()/g, (all, primes) => SLOPE.repeat(primes.length) + APPLIED],
  [/\\\[Transpose\]/g, "ᵀ"], [/\\\[CircleTimes\]/g, "⊗"], [/\\\[CircleDot\]/g, "⊙"], [/\\\[PartialD\]/g, "∂"],
  [/\\\[([A-Z])([a-z]+)\]/g, (all, first, rest) => SIGN_OF[first.toLowerCase() + rest] ?? all],
  [/\$|\\[()[\]]|\\(?:left|right|[bB]igg?[lr]?|displaystyle|limits|mathop)(?![A-Za-z])|\\[,;:! ]|~/g, " "],
  [/\\(?:lVert|rVert|Vert|\|)|‖/g, "||"],
  [/\^\s*\{\s*-\s*(?:T|\\mathsf\{T\}|\\top|\\intercal)\s*\}|\^-T\b|⁻ᵀ/g, "⁻ᵀ"],
  [/(?:\^|\*\*)\s*(?:\(\s*[-−]\s*1\s*\)|\{\s*[-−]\s*1\s*\}|[-−]\s*1)|⁻¹/g, "⁻"],
  // a layer is told above or below
  [/\^\s*\{\s*[([](\d)[)\]]\s*\}|\^\[(\d)\]/g, "_$1$2"], [/⁽([¹²³])⁾/g, (all, digit) => `_${"¹²³".indexOf(digit) + 1}`],
  [/\bsum\(([^,()]+),\s*(?:axis|dim)\s*=\s*0\)/g, "1^T $1"],
  [/\^\s*\{?\s*(?:\\prime|')\s*\}?/g, "ᵀ"],
  [RegExp(String.raw`(?:\^|\*\*)\s*(?:${TRANSPOSED}|(?:T|⊤|\\top(?![a-z])|\\intercal|[tH](?![A-Za-z])))`, "g"), "ᵀ"],
  [/⊤|⊺|†|\^\s*\{?\s*(?:\*|†|\\dagger(?![A-Za-z]))\s*\}?(?!\d)/g, "ᵀ"],
  [/\\(?:math(?:bf|rm|sf|it|bb|cal|tt)|boldsymbol|bm|operatorname\*?|text(?:bf|rm|it)?|vec|hat|bar|tilde|rm|bf)\s*\{\s*(\\?\w+)\s*\}/g, " $1 "],
  [/\\math(?:rm|bf|sf|it)(?![A-Za-z])/g, " "],
  [/\\[dtc]?frac\s*(\d)\s*(\d)/g, " $1/$2 "],
  [/\\[dtc]?frac/g, OVER], [/\bt(?=\(.*%\*%)/g, "transpose"],
  [/\\(?:ast|times)(?![A-Za-z])|×|%\*%/g, "*"], [/\\cdot(?![A-Za-z])|⋅|∙|•/g, "·"],
  [/𝜕|𝛛|ð/g, " ∂ "], [/\\nabla(?![A-Za-z])|\bgrad(?=_)/g, "∇"], [/∇([A-Za-z]) +(?=[A-Za-z])/g, "∇_$1 "],
  [/\\otimes(?![A-Za-z])|%x%|⨂|\.kron\b(?!\()/g, "⊗"], [RegExp(`(?<=${APPLICABLE}${SLOPE}*)∘(?=\\()`, "g"), APPLIED],
  [/\.\^/g, "^∘"], [/\\(?:odot|circ)(?![A-Za-z])|\.\*(?!\*)|∘|⨀|○|⊡/g, "⊙"],
  [/\\sum(?![A-Za-z])|∑|Σ(?=_\{?[a-z])/g, FUNCTION.sum], [/\\(?:quad|qquad)(?![A-Za-z])/g, " "], [/\\sim(?![A-Za-z])/g, " "],
  [/\\([A-Za-z]+)/g, " $1 "],
  [/\bD\s*(?=\[)/g, FUNCTION.derivative],
  [/\b(?:np|numpy|jnp|jax|torch|tf|sp|sympy|scipy|linalg|LinearAlgebra|autograd|functional|func)\./g, ""],
  [/\bzeros\(\(?(\w)(?:,\s*(\w))?(?:\)(?=\)))?\)/g, "0_{$1$2}"], ...OF_SIZES, [/\bd(\w)d(?=\1)/g, "d$1 d"], [/\^\s*\{\s*(\d)\s*\}/g, "^$1 "],
  [/([A-Za-z)\]])\(:\)/g, "vec($1)"], [/\bvec\(\)\)/g, "vec)"],
  [/([A-Za-z])\.(?:ravel|flatten|reshape)\((?:order\s*=\s*)?['"]F['"]\)/g, "vec($1)"],
  [/([A-Za-z])\.(?:ravel|flatten)\(\)|([A-Za-z])\.(?:view|reshape)\(-1\)/g, (all, one, two) => `rvec(${one ?? two})`],
  [/\.(?:m?T|t\(\)|transpose\(\)|mH|H)(?![A-Za-z])/g, "ᵀ"], [/\.(?:inv|inverse)\(\)|\.I\b/g, "⁻"],
  [/\.(?:dot|matmul|mm|mv)\(/g, "*("], [/\b(?:mm|mv|bmm)(?=\()/g, "matmul"], [/\.kron\(/g, "⊗("],
  [/\.outer\(|%o%/g, sign => sign[0] == "." ? "⊠(" : "⊠"],
  [/([A-Za-z]\w*|\([^()]*\))\.trace\(\)/g, "tr($1)"],
  [/\b(?:kronecker_?delta)\b/gi, "δ"], [/(?<![A-Za-z])(?:delta|δ)\s*[([]\s*(\w)\s*,\s*(\w)\s*[)\]]/g, "δ_{$1$2}"],
  [/([A-Za-z)])\s?\[([i-s0-9](?:\s*,\s*[i-s0-9])*)\]/g, "$1_{$2}"],
  [/(?<![A-Za-z_])([A-Za-z])\(([i-s])(?:,\s*([i-s]))?\)/g, (all, one, i, j = "") => `${one}_{${i}${j}}`],
  [/\bd(?=(?:ln|log|det|exp|trace|vec|softmax)\b)/g, "d "],
  [/\|\|(.+?)\|\|(?:_\{?\s*([F2])\s*\}?|₂)?/g, (all, of, kind) => `${FUNCTION.norm}${kind == "F" ? "_F" : ""}(${of})`],
  // bars around letters of matrices are its determinant
  [/\|((?:\s*(?:Sigma|Lambda|[A-ZΣΛ])[ᵀ⁻]?)+)\s*\|/g, " det($1)"],
  [/[<⟨]\s*([^<>,⟨⟩]+),\s*([^<>,⟨⟩]+)[>⟩]/g, `${FUNCTION.inner}($1,$2)`],
  [/[“”"]/g, ""],
  [RegExp(`(?<=${APPLICABLE})\\s*['’´\`′]+(?=\\s*[(∘])`, "g"), primes => SLOPE.repeat(primes.trim().length)],
  [/\.?['’´`′]/g, "ᵀ"],
  [/[−–]/g, "-"], [/½/g, "1/2"], ...POWERS, [/\*\*/g, "^"], [/[∂𝑑]/gu, " ∂"],
  [RegExp(`([${BELOW}]+)`, "g"), (all, run) => `_{${[...run].map(sign => BELOW_AS[BELOW.indexOf(sign)]).join("")}}`],
  // alone it is that of the inverse, and nobody inverts a differential
  [/^\s*[d∂]\s*([A-Z])\s*(?:⁻¹?|\^\s*[{(]?\s*-\s*1\s*[)}]?)\s*$/, "d($1⁻)"],
  [/𝛴/gu, "Σ"], [/:=|==|≡|≟|≠|!=/g, "="], [/@/g, " @ "],
]

// words that are no mathematics though they are short
const IDLE = new Set(("a an and are as at be by can capital close do does for from how i if in is it its my no of on open "
  + "or paren respect small so sub that the their there this to up us was we what when where which why with wrt you your").split(" "))
const SHORT = new Set(("add all any due few get has law let map new non not now off old one our out own per put ran rid "
  + "row run say see set six ten too top try two use via way who yes yet api bug cnn gpu lab mse pdf rnn rule sgd").split(" "))

// whether a run of letters is a word
function isPlain(run, isAlone = true) {
  const small = run.toLowerCase()
  if (run.length < 2 || nameOf(run) || SIGN_OF[run]) return false
  if (isAlone && (IDLE.has(small) || SHORT.has(small))) return true
  const left = run.replace(EMBEDDED, "")
  if (left != run && /^[a-z]+$/.test(run) && left.length > 2) return true
  return /[a-z]{4}|[A-Z](?![i-lp-s]{2}$)[a-z]{2}/.test(left) || /^[a-z]{3}$/.test(run) && run == left && run[0] != "d"
}

const EMBEDDED = RegExp(`r?vech?|trace|tr(?=[A-Z(])|kron|(?<=^d)tr|${LETTERS.filter(name => name.length > 3).join("|")}`, "g")

// the function that a run of letters names; in a short name, capitals are letters
function nameOf(run) {
  return run.length > 1 && (SIGNS_OF_NAMES[run] ?? (run.length > 2 && SIGNS_OF_NAMES[run.toLowerCase()]))
}

// a run of letters as signs
function lettered(run) {
  const one = SIGN_OF[run] ?? nameOf(run)
  return one || run.replace(EMBEDDED, name => ` ${SIGN_OF[name] ?? SIGNS_OF_NAMES[name]} `)
}

// of all spellings, those that the site prints
const PRINTED = [[/‖([^‖]*)‖(_F)?/g, (all, of, kind = "") => `${FUNCTION.norm}${kind}(${of})`], ...OF_SIZES, [/⁻¹/g, "⁻"], [/∑|Σ(?=_\{?[a-z])/g, FUNCTION.sum], [/'/g, SLOPE], [/∘/g, APPLIED], ...POWERS,
  [/\u{1D6F4}/gu, "Σ"]]
const ALL = [...PHRASES, ...SIGNS]
const spelled = (text, table) => table.reduce((text, [pattern, sign]) => text.replace(pattern, sign), text)

// the expressions in a text: runs of what is mathematics, each as signs
function expressions(text) {
  const asked = spelled(text.trim(), ALL).replace(/[?!;:]+(?=\s|$)|[.,]+(?=$)|[.,](?=\s+[a-z]{2,}(?:\s|$))/g, " ").split(/\s+/)
  const found = [[]], hasSigns = /[^\w\s'’.,\uE106-]|[_\uE100]/.test(asked.join(" "))
  asked.forEach((term, place) => {
    const runs = term.replace(/_[A-Za-z]+|_\{[^{}]*\}/g, " ").match(/[A-Za-z]+/g) ?? [], next = asked[place + 1] ?? ""
    // two or three small letters beside words are a word
    const isWord = !hasSigns && asked.length > 1 && /^[a-z]{2,3}$/.test(term) && !nameOf(term) && !SIGN_OF[term]
    const isArticle = /^(?:a|I)$/.test(term) && next.match(/[A-Za-z]+/g)?.some(run => isPlain(run))
    if (/^(?:the|of)$/.test(term)) return
    if (isArticle || isWord || runs.some(run => isPlain(run, run == term))) found.push([])
    else found.at(-1).push(term)
  })
  return found.flatMap(terms => apart(terms.join(" "))).map(one => one.trim()).filter(Boolean)
}

// what stands between commas, but for those within brackets
function apart(text) {
  let open = 0
  const ends = [...text].map((sign, at) => {
    open += /[([{]/.test(sign) ? 1 : /[)\]}]/.test(sign) ? -1 : 0
    return sign == "," && open <= 0 ? at : -1
  }).filter(at => at >= 0)
  return [-1, ...ends].map((end, at) => text.slice(end + 1, ends[at]))
}

// the signs of an expression, each a character, a number, or what stands below the line
function signs(expression) {
  const written = expression.replace(/(_\{[^{}]*\}|_[A-Za-z]+|_\d+)|([A-Za-z]+)(\d*)/g, (all, below, run, digits) => (
    below ?? lettered(run) + (digits && (nameOf(run) ? " " : "_") + digits)))
  let open = 0
  // what closes nothing goes
  return (written.match(/_\{[^{}]*\}|_[a-z]+|_[A-ZΑ-ω]|_\d+|\d+(?:\.\d+)?|\S/gu) ?? []).filter(sign => {
    if (/^[([{]$/.test(sign)) open++
    return !/^[)\]}]$/.test(sign) || open-- > 0 || (open = 0, false)
  })
}
