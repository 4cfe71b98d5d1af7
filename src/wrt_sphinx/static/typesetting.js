// Shows a piece of plain print as mathematics: as MathML, which a browser typesets and reads aloud.
const MATHML = "http://www.w3.org/1998/Math/MathML"
const OPERATIONS = { relu: "ReLU", sqrt: "√" }

function mathml(tag, ...children) {
  const made = document.createElementNS(MATHML, tag)
  made.append(...children)
  return made
}

const sign = text => mathml("mo", text)
const growsTall = ({ is, of }) => /^(?:over|derivative|sigma)$/.test(is) || of.some(growsTall)
// brackets grow around what is higher than a line
const fence = (text, form, inside) => Object.entries({
  fence: "true", form, lspace: "0", rspace: "0", stretchy: growsTall(inside),
}).reduce((made, [name, value]) => (made.setAttribute(name, value), made), sign(text))
const fenced = tree => mathml("mrow", fence("(", "prefix", tree), shown(tree), fence(")", "postfix", tree))
const gap = () => {
  const space = mathml("mspace")
  space.setAttribute("width", "0.1667em")
  return space
}

function between(parts, mark) {
  return parts.flatMap((part, at) => at ? [mark(), part] : [part])
}

function lowered(base, letters) {
  const below = (letters.length > 3 ? [letters] : [...letters]).map(letter => mathml(/\d/.test(letter) ? "mn" : letter == "×" ? "mo" : "mi", letter))
  return mathml("msub", base, below.length > 1 ? mathml("mrow", ...below) : below[0])
}

const SHOWN = {
  letter: ({ name: [letter, ...digits] }) => digits.length ? mathml("msub", mathml("mi", letter), mathml("mn", digits.join(""))) : mathml("mi", letter),
  unknown: () => mathml("mrow"),
  number: ({ name }) => name.includes("/") ? mathml("mfrac", ...name.split("/").map(part => mathml("mn", part))) : mathml("mn", name),
  ones: ({ name }) => lowered(mathml("mn", "𝟏"), name),
  zeros: ({ name }) => lowered(mathml("mn", "𝟎"), name.split("").join("×")),
  below: ({ of: [base], name }) => base.name == "𝐉" ? mathml("msup", shown(base), mathml("mi", name)) : lowered(shown(base), name),
  transpose: ({ of: [base] }) => base.is == "inverse" ? mathml("msup", shown(base.of[0]), mathml("mrow", sign("−"), mathml("mi", "𝖳")))
    : mathml("msup", shown(base), mathml("mi", "𝖳")),
  inverse: ({ of: [base] }) => mathml("msup", shown(base), mathml("mrow", sign("−"), mathml("mn", "1"))),
  differential: ({ of: [part], name }) => mathml("mrow", name ? lowered(mathml("mi", "d"), name) : mathml("mi", "d"), shown(part)),
  power: ({ of: [base, power] }) => base.is == "function" && RAISED.test(base.name)
    ? mathml("mrow", mathml("msup", mathml("mi", base.name), shown(power)), gap(), shown(base.of[0]))
    : mathml("msup", shown(base), shown(power)),
  powers: ({ of: [base, power] }) => mathml("msup", shown(base), mathml("mrow", sign("∘"), shown(power))),
  product: ({ of }) => mathml("mrow", ...between(of.map(part => shown(isFraction(part) ? part.of[0] : part)), gap)),
  over: ({ of }) => mathml("mfrac", ...of.map(part => shown(part.is == "bracket" ? part.of[0] : part))),
  sum: ({ of }) => mathml("mrow", ...of.flatMap((part, at) => part.is == "minus" || !at ? [shown(part)] : [sign("+"), shown(part)])),
  minus: ({ of: [part] }) => mathml("mrow", sign("−"), shown(part)),
  kron: ({ of }) => mathml("mrow", ...between(of.map(shown), () => sign("⊗"))),
  hadamard: ({ of }) => mathml("mrow", ...between(of.map(shown), () => sign("⊙"))),
  equal: ({ of }) => mathml("mrow", ...between(of.map(shown), () => sign("="))),
  bracket: ({ of: [part] }) => fenced(part),
  derivative: ({ of }) => mathml("mfrac", ...of.map(part => mathml("mrow", mathml("mi", "∂"), shown(part)))),
  function: ({ of: [part, other], name }) => other ? ofTwo(name, part, other) : /^norm/.test(name)
    ? mathml("mrow", sign("‖"), shown(part), name == "normF" ? lowered(sign("‖"), "F") : sign("‖")) : name == "abs" ? mathml("mrow", sign("|"), shown(part), sign("|")) : mathml("mrow", ofRows(name), fenced(part)),
  called: ({ of: [part], name }) => {
    const [, letter, primes, each] = name.match(/^([^'∘]+)('*)(∘?)$/)
    return mathml("mrow", SHOWN.letter({ name: letter }), ...(primes ? [sign("′".repeat(primes.length))] : []), ...(each ? [sign("∘")] : []), fenced(part))
  },
  sigma: ({ of: [part], name }) => mathml("mrow", lowered(sign("∑"), name), shown(part)),
}

// the directional derivative D_W(f)[H], a vjp, and a Hessian
function ofTwo(name, of, by) {
  const [kind, letter] = name.split("_"), bracket = (open, part, close) => [fence(open, "prefix", by), part, fence(close, "postfix", by)]
  if (kind == "jvp") return mathml("mrow", lowered(mathml("mi", "D"), letter), fenced(of), ...bracket("[", shown(by), "]"))
  if (kind == "vjp") return mathml("mrow", lowered(mathml("mi", "vjp"), letter), ...bracket("(", mathml("mrow", shown(of), sign(","), shown(by)), ")"))
  return mathml("mfrac", mathml("mrow", mathml("msup", mathml("mi", "∂"), mathml("mn", "2")), shown(of)),
    mathml("mrow", mathml("mi", "∂"), shown(by), mathml("mi", "∂"), mathml("msup", shown(by), mathml("mi", "𝖳"))))
}

// the name of a function, which says so if it is one of each row
function ofRows(name) {
  const [word, rows] = name.split("_"), shownName = mathml("mi", OPERATIONS[word] ?? word)
  return rows ? lowered(shownName, rows) : shownName
}

// a fraction needs no brackets in a product
function isFraction(tree) {
  return tree.is == "bracket" && tree.of[0].is == "derivative"
}

function shown(tree) {
  return SHOWN[tree.is](tree)
}

const bare = text => text.replace(/[\s_/()'^|]|\u2032|abs/g, "").replace(/sqrt/g, "√")
  .replace(/[ᵀ𝖳⁻¹²³−∑𝟏𝟎𝛴]/gu, sign => ({ "𝟎": "0", "𝛴": "Σ", "ᵀ": "T", "𝖳": "T", "⁻": "-", "¹": "1", "²": "2", "³": "3", "−": "-", "∑": "Σ", "𝟏": "1" })[sign])

// plain print as mathematics; what is not read to its last sign stays text, with its subscripts below the line
function typeset(print, isDisplayed = false) {
  const tree = readOr(print, null), found = tree && mathml("math", shown(tree))
  if (found && bare(found.textContent) == bare(print)) {
    found.setAttribute("alttext", print)
    if (isDisplayed) found.setAttribute("displaystyle", "true")
    return found
  }
  const text = document.createElement("span")
  text.append(...print.split(/_([A-Za-z0-9]+)/).map((part, place) => {
    if (place % 2 == 0) return part
    const below = document.createElement("sub")
    below.textContent = part
    return below
  }))
  return text
}
