// Shows a piece of plain print as mathematics: as MathML, which a browser typesets and reads aloud.
const MATHML = "http://www.w3.org/1998/Math/MathML"
const OPERATIONS = { tr: "tr", vec: "vec", rvec: "rvec", sqrt: "√" }

function one(tag, ...children) {
  const made = document.createElementNS(MATHML, tag)
  made.append(...children)
  return made
}

const sign = text => one("mo", text)
const fence = (text, form) => Object.entries({ fence: "true", form }).reduce((made, [name, value]) => (
  made.setAttribute(name, value), made), sign(text))
const fenced = tree => one("mrow", fence("(", "prefix"), shown(tree), fence(")", "postfix"))
const gap = () => {
  const space = one("mspace")
  space.setAttribute("width", "0.1667em")
  return space
}

function between(parts, mark) {
  return parts.flatMap((part, at) => at ? [mark(), part] : [part])
}

function lowered(base, letters) {
  const below = [...letters].map(letter => one(/\d/.test(letter) ? "mn" : "mi", letter))
  return one("msub", base, below.length > 1 ? one("mrow", ...below) : below[0])
}

const SHOWN = {
  letter: ({ name }) => name.length > 1 ? one("msub", one("mi", name[0]), one("mn", name.slice(1))) : one("mi", name),
  number: ({ name }) => name.includes("/") ? one("mfrac", ...name.split("/").map(part => one("mn", part))) : one("mn", name),
  ones: ({ name }) => lowered(one("mn", "𝟏"), name),
  below: ({ of: [base], name }) => lowered(shown(base), name),
  transpose: ({ of: [base] }) => one("msup", shown(base), one("mi", "𝖳")),
  inverse: ({ of: [base] }) => one("msup", shown(base), one("mrow", sign("−"), one("mn", "1"))),
  power: ({ of: [base, power] }) => base.is == "function"
    ? one("mrow", one("msup", one("mi", base.name), shown(power)), gap(), shown(base.of[0]))
    : one("msup", shown(base), shown(power)),
  product: ({ of }) => one("mrow", ...between(of.map(part => shown(isFraction(part) ? part.of[0] : part)), gap)),
  over: ({ of }) => one("mfrac", ...of.map(shown)),
  sum: ({ of }) => one("mrow", ...of.flatMap((part, at) => part.is == "minus" || !at ? [shown(part)] : [sign("+"), shown(part)])),
  minus: ({ of: [part] }) => one("mrow", sign("−"), shown(part)),
  kron: ({ of }) => one("mrow", ...between(of.map(shown), () => sign("⊗"))),
  hadamard: ({ of }) => one("mrow", ...between(of.map(shown), () => sign("⊙"))),
  equal: ({ of }) => one("mrow", ...between(of.map(shown), () => sign("="))),
  bracket: ({ of: [part] }) => fenced(part),
  derivative: ({ of }) => one("mfrac", ...of.map(part => one("mrow", one("mi", "∂"), shown(part)))),
  function: ({ of: [part], name }) => one("mrow", one("mi", OPERATIONS[name] ?? name), fenced(part)),
  called: ({ of: [part], name }) => one("mrow", one("mi", name[0]), ...(name[1] ? [sign("′")] : []), fenced(part)),
  sigma: ({ of: [part], name }) => one("mrow", lowered(sign("∑"), name), shown(part)),
}

// a fraction needs no brackets in a product
function isFraction(tree) {
  return tree.is == "bracket" && tree.of[0].is == "derivative"
}

function shown(tree) {
  return SHOWN[tree.is](tree)
}

const bare = text => text.replace(/[\s_/()']|\u2032/g, "")
  .replace(/[ᵀ𝖳⁻¹²³−∑𝟏]/gu, sign => ({ "ᵀ": "T", "𝖳": "T", "⁻": "-", "¹": "1", "²": "2", "³": "3", "−": "-", "∑": "Σ", "𝟏": "1" })[sign])

// plain print as mathematics; what is not read to its last sign stays text, with its subscripts below the line
function typeset(print, isDisplayed = false) {
  const tree = readOr(print, null), found = tree && one("math", shown(tree))
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
