// What an answer looks like: nodes made from plain data. What comes back is text; mathematics alone is more, and of
// the markup that Temml makes no element and no attribute comes in that does not stand here.
const MATHML = "http://www.w3.org/1998/Math/MathML"
const ELEMENTS = new Set(`math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover
  mtable mtr mtd mstyle mpadded mphantom`.split(/\s+/))
const ATTRIBUTES = new Set(`accent accentunder arg class columnalign depth display displaystyle fence form height intent
  largeop linethickness lspace mathvariant maxsize minsize movablelimits rspace scriptlevel separator stretchy style
  symmetric voffset width`.split(/\s+/))
// lengths and words, and no address
const STYLE = /^(?:[a-z-]+:\s*[\w.%\s-]+;?\s*)*$/
// signs beside which a side of an equation has no room
const WIDE = 16

function made(tag, className, ...children) {
  const one = document.createElement(tag)
  if (className) one.className = className
  one.append(...children.flat().filter(child => child || child === 0))
  return one
}

function allowed(node) {
  if (node.nodeType == Node.TEXT_NODE) return node.data
  if (!ELEMENTS.has(node.localName)) throw new Error(`<${node.localName}> is no mathematics`)
  const copy = document.createElementNS(MATHML, node.localName)
  for (const { name, value } of node.attributes) {
    if (!ATTRIBUTES.has(name) || name == "style" && !STYLE.test(value)) throw new Error(`${name}="${value}" is not known`)
    copy.setAttribute(name, value)
  }
  copy.append(...[...node.childNodes].map(allowed))
  return copy
}

// a piece of mathematics; of what cannot be typeset, the text
function mathematics({ tex, spoken, text }, isDisplay = false) {
  let shown
  try {
    const markup = mathmlOf(temml, tex, isDisplay)
    shown = allowed(new DOMParser().parseFromString(markup, "application/xml").documentElement)
    shown.setAttribute("alttext", spoken || text || tex)
  } catch {
    shown = made("code", "", text || tex)
  }
  const box = made(isDisplay ? "div" : "span", isDisplay ? "wrt-scroll" : "wrt-inline", shown)
  return isDisplay ? scrolling(box) : box
}

function scrolling(box) {
  box.tabIndex = 0
  return box
}

// words, and the mathematics behind each
const pieced = pieces => pieces.flatMap(([words, tex, spoken]) => [words, tex && mathematics({ tex, spoken })])
const isSaid = ({ pieces }) => pieces.length > 0

// what stands before a place, the word or sign at it, and the rest
function parted(text, place) {
  const signs = [...text], before = signs.slice(0, place).join(""), rest = signs.slice(place).join("")
  const at = /^(?:[\p{L}\p{N}_]+|.)/su.exec(rest)?.[0] ?? ""
  return [before, at, rest.slice(at.length)]
}

// signs that nobody sees, and that would turn others around
const UNSEEN = /[\p{Cc}\p{Cf}]/gu

function marked(text, place) {
  const [before, at, behind] = parted(text, place).map(piece => piece.replace(UNSEEN, "\ufffd"))
  return made("code", "wrt-marked", before, made("mark", "", at || "\u00a0", unseen(at ? " (here)" : " (at the end)")), behind)
}

const unseen = words => made("span", "wrt-unseen", words)

// why there is no answer: in words, with the place, and what to do
function refusal({ words, remedy, text, place }) {
  return [made("p", "", pieced(words.pieces), /[.?!]$/.test(words.text) ? "" : "."), place >= 0 && made("p", "", marked(text, place)),
    remedy && made("p", "", `${remedy[0].toUpperCase()}${remedy.slice(1)}.`)].filter(Boolean)
}

const badge = status => made("span", `wrt-badge wrt-is-${status}`, status)

function folded(name, ...inside) {
  return made("details", "wrt-more", made("summary", "", name), ...inside)
}

// one that is filled when it is opened first
function filledLater(name, fill) {
  const box = made("div"), all = folded(name, box)
  all.addEventListener("toggle", () => fill(box), { once: true })
  return all
}

const conditions = rests => rests.length ? made("p", "wrt-conditions", pieced(rests)) : ""

// what may be copied: copy.js makes a button of each name
function copies(texts) {
  const list = Object.entries(texts).flatMap(([name, text]) => [
    made("dt", "", name), made("dd", "", scrolling(made("pre", "", text)))])
  return made("div", "wrt-copies", made("dl", "", list))
}

function statement({ sheet, rests, told }, address) {
  const texts = { LaTeX: sheet.tex, text: sheet.text, Python: sheet.python, link: address }
  const check = made("details", "wrt-status", made("summary", "", badge(sheet.status), " check and copy"),
    told.map(words => made("p", "", words)), copies(texts))
  return made("div", "wrt-equation wrt-main", mathematics(sheet, true),
    made("div", "wrt-under", conditions(rests), made("div", "wrt-foot", check)))
}

const signs = ({ text }) => text.replaceAll(" ", "").length

function steps(rows) {
  const isBelow = Math.max(...rows.map(row => signs(row.left))) > WIDE
  const cells = rows.flatMap(({ left, right, relation, reason }) => [
    scrolling(made("div", "wrt-left", left.tex && mathematics({ ...left, tex: `\\displaystyle ${left.tex}` }))),
    scrolling(made("div", "wrt-right", mathematics({
      tex: `\\displaystyle {}${relation} ${right.tex}`, spoken: `equals ${right.spoken}`, text: `${relation} ${right.text}` }))),
    made("div", "wrt-reason", pieced(reason.pieces)),
  ])
  const count = `${rows.length} step${rows.length == 1 ? "" : "s"}`
  const all = made("div", `wrt-derivation wrt-wide${isBelow ? " wrt-below" : ""}`, cells)
  all.setAttribute("role", "group")
  all.setAttribute("aria-label", `Derivation in ${count}`)
  return folded(count, all)
}

const NUMBER = /^-?[\d.]+(?:e[+-]?\d+)?$/

function cell(print) {
  const one = made("td", print.text == "0" ? "wrt-nothing" : "",
    NUMBER.test(print.text) ? print.text.replaceAll("-", "−") : mathematics(print))
  return one
}

function head(print, scope) {
  const one = made("th", "", mathematics(print))
  one.scope = scope
  return one
}

// an array, with a line where a block begins
function array({ rows, columns, cells, block: [high, wide] }, caption) {
  const begins = (one, row, column) => {
    one.classList.toggle("wrt-begins-row", high > 1 && row > 0 && row % high == 0)
    one.classList.toggle("wrt-begins-column", wide > 1 && column > 0 && column % wide == 0)
    return one
  }
  const heads = columns.length > 0 && made("thead", "", made("tr", "", rows.length > 0 && made("td"),
    columns.map((print, at) => begins(head(print, "col"), 0, at))))
  const body = cells.map((row, at) => made("tr", "", rows.length > 0 && begins(head(rows[at], "row"), at, 0),
    row.map((print, column) => begins(cell(print), at, column))))
  const box = scrolling(made("div", "wrt-array-box", made("table", "wrt-array", heads, made("tbody", "", body))))
  return made("figure", "wrt-array-figure", box, caption && made("figcaption", "", caption))
}

const VERDICTS = {
  proved: "Right: proved for all sizes.",
  exact: "Right at the sizes that were tried, reckoned exactly.",
  numerical: "Right at the sizes that were tried, to 30 digits.",
  "right in another convention": "Right in another convention.",
  "right under conditions of its own": "Right only under conditions of its own: the derivative does not need all that stands below.",
  false: "False.",
  undecided: "Undecided: it was neither proved nor refuted.",
}

// the lines of an answer, each with what it is, if there are several
function lines({ lines }) {
  return lines.length > 1 && made("ol", "wrt-lines", lines.map(({ print, verdict }) => (
    made("li", verdict == "false" ? "wrt-line-false" : "", mathematics(print), " ", badge(verdict == "false" ? "refuted" : verdict)))))
}

function claim(said, className, print) {
  return made("div", className, made("p", "wrt-verdict", said), mathematics(print, true))
}

function verdict(found) {
  const isFalse = found.verdict == "false", which = found.lines.length > 1 ? ` in line ${found.at + 1}, the first that is` : ""
  const said = made("p", "wrt-says", VERDICTS[found.verdict].replace("False", `False${which}`))
  said.classList.add(`wrt-says-${isFalse ? "false" : /right|undecided/.test(found.verdict) ? "other" : "true"}`)
  return [said, lines(found), (isFalse ? refuted : held)(found)].filter(Boolean)
}

function refuted(found) {
  const corrected = found.corrected.tex && made("p", "", capital(found.correction.pieces), ": ", mathematics(found.corrected))
  return made("div", "wrt-refuted", made("div", "wrt-claims",
    claim("false", "wrt-is-false", found.statement), claim("right", "wrt-is-right", found.answer)),
  isSaid(found.finding) && made("p", "wrt-finding", pieced(found.finding.pieces)), corrected,
  isSaid(found.only) && made("p", "", pieced(found.only.pieces)))
}

function capital([[first, ...others], ...pieces]) {
  return pieced([[first.slice(0, 1).toUpperCase() + first.slice(1), ...others], ...pieces])
}

function held(found) {
  const { convention } = found, isOther = convention.words || found.verdict == "undecided"
  return made("div", "wrt-equation", made("div", "",
    convention.words && [made("p", "", `It is true ${convention.words}:`), mathematics(convention, true)],
    isOther && made("p", "", "In the form that was asked for, the answer is:"),
    mathematics(isOther ? found.answer : found.statement, true),
    isSaid(found.finding) && made("p", "wrt-finding", pieced(found.finding.pieces))),
  made("div", "wrt-under", conditions(found.rests)))
}

// tabs, and what they show: `choose` is told which one, and the box to fill; conventions.js moves among them by arrows
function tabbed(label, names, choose) {
  const list = made("div", "wrt-tabs"), panel = made("div", "wrt-panel")
  const id = `wrt-tabs-${document.querySelectorAll(".wrt-panel").length}`
  list.setAttribute("role", "tablist")
  list.setAttribute("aria-label", label)
  Object.assign(panel, { id: `${id}-panel`, role: "tabpanel" })
  const tabs = names.map((name, place) => {
    const tab = Object.assign(made("button", "", name), { type: "button", id: `${id}-${place}`, role: "tab" })
    tab.setAttribute("aria-controls", panel.id)
    tab.addEventListener("click", () => show(place))
    return tab
  })
  list.append(...tabs)
  function select(place) {
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", at == place)
      tab.tabIndex = at == place ? 0 : -1
    })
    panel.setAttribute("aria-labelledby", tabs[place].id)
  }
  function show(place) {
    select(place)
    return choose(place, panel)
  }
  return { box: made("div", "", list, panel), panel, select, show }
}
