// Reads signs into a tree: what is typed may leave brackets and signs of multiplication out.
// A node is {is, of, name}: a letter, a number, below (subscripts), or an operation on those in `of`.
// Where a spelling may mean two things, each reading is made, and the first is the one that is meant most often.
const node = (is, of = [], name = "") => ({ is, of, name, plain: null, orderly: null, loosest: null, shape: null, key: null })
const INDEX = /^[i-lp-s]$/
const CALLED = /^[σφψ]$/
const UNKNOWN = node("unknown")

// functions that may stand without brackets before a power, and those with two arguments, one of them a letter below
const RAISED = /^(?:(?:sin|cos)h?|tanh)$/, OF_TWO = /^(?:jvp|vjp|hessian)$/

// no error, for to note where it was thrown takes longer than to read
class Misread {}

class Reader {
  constructor(signs, ways) {
    Object.assign(this, { signs, ways, at: 0, tried: new Map() })
  }

  get next() { return this.signs[this.at] }

  take(...wanted) {
    if (!wanted.includes(this.next)) return false
    this.at++
    return true
  }

  need(...wanted) {
    if (!this.take(...wanted)) throw new Misread()
  }

  // what a method reads, or null, and then nothing is taken; at each place it is tried once
  attempt(method) {
    const from = `${method} ${this.at}`
    if (!this.tried.has(from)) this.tried.set(from, this.tryOnce(method))
    const { found, at } = this.tried.get(from)
    this.at = at
    return found
  }

  tryOnce(method) {
    const at = this.at
    try {
      return { found: this[method](), at: this.at }
    } catch (error) {
      if (!(error instanceof Misread)) throw error
      return { found: null, at }
    }
  }

  whole() {
    const sides = [this.sum()]
    while (this.take("=")) if (this.next != null) sides.push(this.sum())
    while (this.take(")", "]", "}"));
    if (this.next != null) throw new Misread()
    return sides.length > 1 ? node("equal", sides) : sides[0]
  }

  sum() {
    const terms = []
    do {
      const isMinus = this.take("-") || !this.take("+") && false
      const term = this.tensor()
      terms.push(isMinus ? node("minus", [term]) : term)
    } while (this.next == "+" || this.next == "-")
    return terms.length > 1 ? node("sum", terms) : terms[0]
  }

  // A ⊗ B and A ⊙ B, which bind weaker than a product
  tensor() {
    const part = () => this.ways.isTight ? this.factor() : this.product()
    let found = part()
    for (;;) {
      if (this.take("⊗")) found = node("kron", [found, part()])
      else if (this.take("⊙")) found = node("hadamard", [found, part()])
      else if (this.take("⊠")) found = node("product", [found, node("transpose", [part()])])
      else if (this.ways.isTight && this.begins()) found = node("product", [found, this.product()])
      else return found
    }
  }

  // whether a factor can begin here
  begins() {
    return this.next != null && !/^[=+\-⊗⊙⊠/*@.·,;)\]}ᵀ⁻^|>]$|^_|[\uE101\uE103-\uE107]/.test(this.next)
  }

  product(isAbove = false) {
    const factors = [this.factor()]
    for (;;) {
      if (this.take("*", "@", ".", "·")) {
        const isEach = this.signs[this.at - 1] == "*" && this.signs.includes("@")
        const right = this.factor()
        if (isEach && factors.at(-1).is != "number") {
          factors.push(node("hadamard", [factors.length > 1 ? node("product", factors.splice(0)) : factors.pop(), right]))
        } else factors.push(right)
      } else if (this.begins()) factors.push(this.factor())
      else if (!isAbove && this.next == "/" && !this.isDerivativeBelow()) {
        this.at++
        factors.push(node("over", [productOf(factors.splice(0)), this.factor()]))
      } else return this.ways.hasRows ? this.fromLeft(factors) : productOf(factors)
    }
  }

  // NumPy and Wolfram have no rows and columns: a vector that stands first is transposed
  fromLeft([first, ...factors]) {
    const isRow = first.is == "letter" && kindOf(first.name) == "a" && factors.length > 0
    return productOf([isRow ? node("transpose", [first]) : first, ...factors])
  }

  isDerivativeBelow() {
    return /^[∂d]$/.test(this.signs[this.at + 1] ?? "")
  }

  factor() {
    return this.behind(this.primary())
  }

  // what stands behind a factor: a transpose, an inverse, a power, subscripts
  behind(found) {
    for (;;) {
      if (this.take("ᵀ") || this.ways.hasTransposes && this.take("T")) found = node("transpose", [found])
      else if (this.take("⁻")) found = node("inverse", [found])
      else if (this.take("^")) found = this.raised(found)
      else if (this.next == EACH && /^(?:power|inverse)$/.test(found.is) && this.take(EACH)) found = entrywise(found)
      else if (this.next?.[0] == "_") found = joined(node("below", [found], below(this.signs[this.at++])))
      else if (this.ways.hasIndices && INDEX.test(this.next ?? "") && !/^(?:number|transpose|power)$/.test(found.is)) {
        found = joined(node("below", [found], this.signs[this.at++]))
      } else return found
    }
  }

  // to a power, or entry by entry
  raised(found) {
    const isBracket = /^[({]$/.test(this.next ?? "") && /^[⊙\uE104]$/.test(this.signs[this.at + 1] ?? "") && this.take("(", "{")
    const isEach = this.take("⊙", APPLIED)
    const power = isBracket ? this.sum() : this.power()
    if (isBracket) this.need(")", "}")
    return node(isEach ? "powers" : "power", [found, power])
  }

  // an exponent: a number, a letter, or what stands in brackets
  power() {
    if (/^[({]$/.test(this.next ?? "")) return this.bracket()[0]
    if (this.take("-")) return node("minus", [this.power()])
    const found = this.next
    if (!/^(?:\d+|\p{L})$/u.test(found ?? "")) throw new Misread()
    this.at++
    return node(/\d/.test(found) ? "number" : "letter", [], found)
  }

  bracket() {
    const [close, separator] = [{ "(": ")", "[": "]", "{": "}" }[this.next], ","]
    if (!close) throw new Misread()
    this.at++
    const found = [this.sum()]
    while (this.take(separator)) found.push(this.sum())
    if (this.next != null) this.need(close)
    return found
  }

  primary() {
    const sign = this.next
    if (sign == null) throw new Misread()
    if (sign == OVER) return this.fraction()
    if (sign == OF) return this.derivativeInWords()
    if (/^[∂d(∇]$/.test(sign)) {
      const found = this.attempt("derivative"), next = this.signs[this.at + 1] ?? ""
      if (found) return found
      if (sign == "∂" || sign == "∇") throw new Misread()
      const isVaried = /^(?:_\{?\p{L}|\p{L}$|\($)/u.test(next) || isFunction(next)
      if (sign == "d" && !this.ways.hasLoss && isVaried) return this.differential()
    }
    if (/^[([{]$/.test(sign)) {
      const found = this.bracket()
      if (found.length > 1) throw new Misread()
      return node("bracket", found)
    }
    if (isFunction(sign)) return this.function(FUNCTION_OF[sign])
    if (this.take("|")) {
      const within = this.sum()
      this.need("|")
      return node("function", [within], "abs")
    }
    this.at++
    if (this.ways.hasLoss && sign == "d" && /^[A-Za-z]$/.test(this.next ?? "")) {
      return node("derivative", [node("letter", [], "L"), this.factor()])
    }
    if (/^\d/.test(sign)) return this.number(sign)
    if (!/^\p{L}$/u.test(sign)) throw new Misread()
    if (CALLED.test(sign)) return this.called(sign)
    const isBold = this.ways.hasBold && (sign == "K" ? /^_\{?[a-z][ ,]*[a-z]\}?$/ : /^_\{?[a-z]\}?$/).test(this.next ?? "")
    return node("letter", [], isBold && BOLD[sign] || sign)
  }

  // dW, d(W x), d_W(W x), with the letter that varies below the d
  differential() {
    this.at++
    const by = this.next?.[0] == "_" ? below(this.signs[this.at++]) : ""
    return node("differential", [this.primary()], by)
  }

  number(digits) {
    if (digits == "1" && this.next?.[0] == "_") return node("ones", [], below(this.signs[this.at++]))
    if (digits == "0" && this.next?.[0] == "_") return node("zeros", [], below(this.signs[this.at++]))
    const isOnes = /^[ᵀ1]$/.test(this.next ?? "") || /^[)A-Za-z]$/.test(this.signs[this.at - 2] ?? "")
    if (digits == "1" && isOnes) return node("ones")
    if (this.next == "/" && /^\d+$/.test(this.signs[this.at + 1] ?? "")) {
      digits += `/${this.signs[this.at + 1]}`
      this.at += 2
    }
    return node("number", [], digits)
  }

  // a function of each entry, as σ(y), σ'(y)
  called(sign) {
    const digit = /^_\d$/.test(this.next ?? "") ? below(this.signs[this.at++]) : "", slopes = this.slopes()
    const each = this.take(APPLIED) ? "∘" : "", isSaid = this.take(SPOKEN)
    if (each || slopes || this.next == "(") {
      return node("called", [this.next == "(" && !isSaid ? this.bracket()[0] : this.factor()], sign + digit + slopes + each)
    }
    return node("letter", [], sign + digit)
  }

  slopes() {
    let found = ""
    while (this.take("′", SLOPE)) found += "'"
    return found
  }

  // the term behind a function, in brackets or not; what is said behind brackets belongs to it too
  argument() {
    if (this.take(SPOKEN) && this.next == "(") return [this.factor()]
    if (/^[([{]$/.test(this.next ?? "")) return this.bracket()
    const found = [this.factor()]
    while (this.begins() && !isFunction(this.next)) found.push(this.factor())
    return [productOf(found)]
  }

  function(name) {
    this.at++
    if (name == "sum") return this.summation()
    if (name == "entries") return this.entries()
    const power = RAISED.test(name) && this.take("^") && this.power()
    const slopes = this.slopes()
    this.take(APPLIED)
    const isBelow = this.next?.[0] == "_" && this.signs[this.at++]
    if (name == "differential") return node(name, [this.factor()], isBelow ? below(isBelow) : "")
    const at = this.take(AT) && this.bracket()[0]
    const parts = isBelow && name == "eye" ? [] : this.argument()
    if (at) parts.push(at)
    if (name == "hessian" && parts.length < 2) parts.push(UNKNOWN)
    const [one, two, ...more] = parts
    if (more.length) throw new Misread()
    if (name == "eye") return node("below", [node("letter", [], "I")], one?.name ?? below(isBelow))
    if (name == "ones") return node("ones", [], one.name)
    if (name == "product") return two ? node("product", [one, two]) : one
    if (name == "outer" && two) return node("product", [one, node("transpose", [two])])
    if (name == "inner" && two) return node("product", [node("transpose", [one]), two])
    if ((name == "kron" || name == "hadamard") && two) return node(name, [one, two])
    if (name == "derivative") return node("derivative", [one, two ?? UNKNOWN])
    if (OF_TWO.test(name) && two) return node("function", [one, two], name + (isBelow ? `_${below(isBelow)}` : ""))
    if (two || /^(?:kron|hadamard|outer|inner)$/.test(name)) throw new Misread()
    if (name == "transpose" || name == "inverse") return node(name, [one])
    if (name == "norm") return node("function", [one], /F/.test(isBelow || "") ? "normF" : "norm")
    if (name == "logdet") return node("function", [node("function", [one], "det")], "log")
    const kind = /^_\{?rows/.test(isBelow || "") ? `${name}_rows` : name
    const found = node("function", [one], kind + slopes)
    return power ? node("power", [found, power]) : found
  }

  summation() {
    const over = this.next?.[0] == "_" ? below(this.signs[this.at++]).split("=")[0] : ""
    if (this.take("^") && !this.attempt("power")) this.bracket()
    if (this.take(APPLIED)) return node("function", this.argument(), "sum")
    if (over || this.next != "(") return node("sigma", [this.product()], over)
    // the sum of all entries, where a product with a sign is one of entries
    const from = this.at, [all] = this.bracket()
    const isEach = all.is == "product" && all.of.length == 2 && this.signs.slice(from, this.at).includes("*")
    return node("function", [isEach ? node("hadamard", all.of) : all], "sum")
  }

  // einsum("ij,j->i", W, x)
  entries() {
    const text = this.signs.slice(this.at).join(""), found = text.match(/^\('?ᵀ?([a-z,]+)(?:->([a-z]*))?'?ᵀ?,(.*?)\)?$/)
    if (!found) throw new Misread()
    const places = found[1].split(","), terms = found[3].split(",")
    if (places.length != terms.length) throw new Misread()
    this.at = this.signs.length
    return node("product", terms.map((term, at) => (
      node("below", [new Reader(signs(term), this.ways).whole()], places[at]))))
  }

  // \frac{a}{b}, or \frac{∂a}{∂b} with what is differentiated behind it perhaps
  fraction() {
    this.at++
    return this.attempt("quotient") ?? quotientOf(this.bracket()[0], this.bracket()[0])
  }

  quotient() {
    this.need("{")
    this.need("∂", "d")
    const isSecond = this.isSecond(), above = this.next == "}" ? null : this.product(true)
    this.need("}")
    this.need("{")
    const below = this.below(isSecond, "∂", "d")
    this.need("}")
    return derived(above ?? this.operand(), below)
  }

  // what an operator as d/dx stands before
  operand() {
    if (!this.begins()) return UNKNOWN
    return this.product()
  }

  derivative() {
    if (this.take("(")) {
      this.need("∂", "d")
      const isSecond = this.isSecond(), above = this.product(true)
      this.need(")")
      return derived(above, this.variable(isSecond, "∂", "d"))
    }
    const sign = this.signs[this.at++]
    if (sign == "d" && this.next?.[0] == "_") throw new Misread()
    let isSecond = this.isSecond()
    if (this.next?.[0] == "_") {
      const by = below(this.signs[this.at++]), variable = new Reader(signs(by), {}).whole()
      isSecond ||= this.isSecond()
      const along = sign == "∂" && this.next == "(" && this.attempt("along")
      if (along) return node("function", along, `jvp_${by}`)
      return derived(this.operand(), isSecond ? [variable, variable] : [variable])
    }
    if (sign == "∇") return derived(this.operand(), isSecond ? [UNKNOWN, UNKNOWN] : [UNKNOWN])
    if (this.next == "/") {
      const below = this.variable(isSecond, sign)
      return derived(this.operand(), below)
    }
    const pair = this.next == "(" && this.attempt("pair")
    if (pair) return node("derivative", pair)
    const above = this.product(true)
    return derived(above, this.variable(isSecond, sign))
  }

  isSecond() {
    return this.next == "^" && this.signs[this.at + 1] == "2" && (this.at += 2) > 0
  }

  // D_W(f)[H]
  along() {
    const [of] = this.bracket()
    if (this.next != "[") throw new Misread()
    return [of, this.bracket()[0]]
  }

  // d(f, x)
  pair() {
    const found = this.bracket()
    if (found.length != 2) throw new Misread()
    return found
  }

  // below the line: ∂W, dW, (dW), with the sign that stands above it
  variable(isSecond, ...signs) {
    this.need("/")
    const isBracket = this.next == "(" && /^[∂d]$/.test(this.signs[this.at + 1] ?? "") && this.take("(")
    const found = this.below(isSecond, ...signs)
    if (isBracket) this.need(")")
    return found
  }

  // what is differentiated by, which of a second derivative is two: ∂x∂xᵀ, dx^2
  below(isSecond, ...signs) {
    this.need(...signs)
    const one = this.factor()
    if (!isSecond) return [one]
    if (this.take(...signs)) return [one, this.factor()]
    if (one.is != "power" || one.of[1].name != "2") throw new Misread()
    return [one.of[0], one.of[0]]
  }

  derivativeInWords() {
    this.at++
    let above = this.sum()
    // y = W x: of the term
    if (above.is == "letter" && this.take("=")) above = this.sum()
    return node("derivative", [above, this.take(BY) ? this.factor() : UNKNOWN])
  }
}

// a derivative, or a second one: with respect to the same twice it is a Hessian
function derived(above, [one, other]) {
  if (!other) return node("derivative", [above, one])
  const [first, second] = [one, other].map(by => by.is == "transpose" ? by.of[0] : by)
  return key(plainly(first)) == key(plainly(second)) ? node("function", [above, first], "hessian")
    : node("derivative", [node("derivative", [above, one]), other])
}

function entrywise({ of: [base, power = node("minus", [node("number", [], "1")])] }) {
  return node("powers", [base, power])
}

function quotientOf(one, other) {
  const areNumbers = one.is == "number" && other.is == "number"
  return areNumbers ? node("number", [], `${one.name}/${other.name}`) : node("over", [one, other])
}

function productOf(factors) {
  return factors.length > 1 ? node("product", factors) : factors[0]
}

// the letters of a subscript, without braces and commas
function below(sign) {
  return sign.slice(1).replace(/[{},\s*×]/g, "")
}

// x_0 is a letter of its own, and of subscripts that stand side by side one is made
function joined(found) {
  const [base] = found.of
  if (/^\d+$/.test(found.name) && base.is == "letter" && base.name.length == 1) return node("letter", [], base.name + found.name)
  return base.is == "below" ? node("below", base.of, base.name + found.name) : found
}

// the readings of an expression, what is meant most often first; none if it is no mathematics
function readings(expression) {
  const found = signs(expression), has = pattern => found.some(sign => pattern.test(sign))
  const both = isOpen => isOpen ? [true, false] : [false]
  const ways = both(has(/^T$/)).flatMap(hasTransposes => both(has(/^[⊗⊙]$/)).reverse().flatMap(isTight =>
    both(has(INDEX)).reverse().flatMap(hasIndices => both(has(/^[@.·]$/)).reverse().flatMap(hasRows =>
      // dW is what many programs call the gradient of a loss
      both(has(/^d$/)).reverse().flatMap(hasLoss => both(has(/^[KDLe]$/) && has(/^_\{?[a-z]/)).reverse().map(hasBold => (
        { hasTransposes, isTight, hasIndices, hasRows, hasLoss, hasBold })))))))
  return ways.map(way => new Reader(found, way)).map(reader => reader.attempt("whole")).filter(Boolean)
}

// the reading of a print, or something else where it is none
function readOr(print, other) {
  try {
    return read(print)
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return other
  }
}

// the readings of what the site prints, in which nothing is left out
const READ = new Map()
function read(print) {
  if (!READ.has(print)) READ.set(print, new Reader(signs(spelled(print, PRINTED)), {}).whole())
  return READ.get(print)
}
