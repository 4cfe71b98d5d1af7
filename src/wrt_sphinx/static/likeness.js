// When two expressions are the same, and when up to the names of their letters.
// A key is a text which is equal for what is the same: with its letters, up to subscripts and layout, or renamed.

// a tree without what only groups: products are flat, numbers in front, terms in one order
function plainly(tree) {
  return simple(tree.is, tree.of.map(plainly), tree.name)
}

// a tree without subscripts that are indices, sizes, and what the layout alone decides; the order of vec may be kept
function loosely(tree, isOrdered = false) {
  const of = tree.of.map(one => loosely(one, isOrdered)), { is, name } = tree
  if (is == "below" && !/^\d+$/.test(name)) return of[0]
  if (is == "ones" || is == "differential") return node(is, of)
  return is == "derivative" ? node(is, of.map(one => unlaid(one, isOrdered))) : simple(is, of, name)
}

// a node of plain trees as a plain tree
function simple(is, of, name) {
  // where an index occurs twice, it is summed without being told
  if (is == "bracket" || is == "sigma" && of[0].is == "product") return of[0]
  if (is == "called") return node(is, of, name.replace("∘", ""))
  if (is == "function" && name == "abs" && of[0].name == "det") return of[0]
  if (is == "power" && /^normF?$/.test(of[0].name) && of[1].name == "2") return squared(of[0])
  if (is == "product") {
    const factors = of.flatMap(one => factorsOf(one.is == "minus" ? one.of[0] : one))
    const found = node(is, [...factors.filter(one => one.is == "number"), ...factors.filter(one => one.is != "number")])
    return of.filter(one => one.is == "minus").length % 2 ? node("minus", [found]) : found
  }
  if (is == "sum") {
    const terms = of.flatMap(one => one.is == "sum" ? one.of : [one]).map(one => [shape(one), one])
    return node(is, terms.sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0).map(([, one]) => one))
  }
  if (is == "transpose" && of[0].is == "transpose" || is == "inverse" && of[0].is == "inverse") return of[0].of[0]
  if (is == "inverse" && of[0].is == "transpose") return node("transpose", [node("inverse", of[0].of)])
  return node(is, of, name)
}

// the square of a norm is a product
function squared({ of: [term], name }) {
  const square = simple("product", [simple("transpose", [term]), term])
  return name == "normF" && term.is == "letter" || /^[A-Z]/.test(term.name) ? node("function", [square], "tr") : square
}

const factorsOf = tree => tree.is == "product" ? tree.of : [tree]

// a tree without the transpose and the vec around it
function unlaid(tree, isOrdered) {
  const isVec = !isOrdered && tree.is == "function" && /^r?vec$/.test(tree.name)
  return tree.is == "transpose" || isVec ? unlaid(tree.of[0], isOrdered) : tree
}

function shape(tree) {
  return `${tree.is}${tree.is == "letter" ? "" : tree.name}(${tree.of.map(shape)})`
}

const kindOf = letter => /^[A-ZΑ-Ω]/.test(letter) ? "A" : "a"

// the pieces of the key of a tree: texts, and between them its letters and its indices
function pieces(tree, found = []) {
  const { is, of, name } = tree
  const index = letter => found.push(/\d/.test(letter) ? letter : { letter, kind: "i" })
  if (is == "letter") found.push(name == "I" ? name : { letter: name, kind: kindOf(name) })
  else {
    found.push(is == "called" ? is + name.replace(/[^']/g, "") : /^(?:below|ones|sigma)$/.test(is) ? is : is + name, "(")
    if (is == "called") found.push({ letter: name.replace(/'/g, ""), kind: "a" }, ",")
    of.forEach((one, at) => pieces(one, at ? (found.push(","), found) : found))
    if (/^(?:below|ones|sigma)$/.test(is)) found.push(";"), [...name].forEach(index)
    found.push(")")
  }
  return found
}

// a key with its letters, or with others by the order in which they come, which tell kinds apart or do not
function key(tree) {
  return pieces(tree).map(piece => piece.letter ?? piece).join("")
}

function renamed(pieces, isBlind) {
  const names = new Map()
  return pieces.map(piece => {
    if (!piece.letter) return piece
    const kind = isBlind && piece.kind == "A" ? "a" : piece.kind, letter = kind + piece.letter
    if (!names.has(letter)) names.set(letter, kind + names.size)
    return names.get(letter)
  }).join("")
}

// the keys of a plain tree, from what is the same to what is alike, and how much each is worth;
// the first few of them keep the letters
const WORTH = [1, 0.95, 0.92, 0.8, 0.7, 0.66, 0.45], LETTERED = 4
function keys(exact, count = WORTH.length) {
  const [all, ordered, loose] = [exact, loosely(exact, true), loosely(exact)].map(tree => pieces(tree))
  const first = [all, ordered, loose].map(found => found.map(piece => piece.letter ?? piece).join(""))
  first.push(first[2].toLowerCase())
  return count == LETTERED ? first : [...first, renamed(all), renamed(loose), renamed(loose, true)].slice(0, count)
}

function size(tree) {
  return 1 + tree.of.reduce((sum, one) => sum + size(one), 0)
}

// the parts of a plain tree: all below it, and each run of factors and of terms
function parts(tree) {
  const found = []
  const walk = one => {
    found.push(one)
    if (one.is == "product" || one.is == "sum") {
      for (let start = 0; start < one.of.length; start++) {
        for (let end = start + 2; end <= one.of.length; end++) {
          if (end - start < one.of.length) found.push(node(one.is, one.of.slice(start, end)))
        }
      }
    }
    one.of.forEach(walk)
  }
  walk(tree)
  return found
}

// a tree with a term in the place of a letter
function replaced(tree, letter, term) {
  if (tree.is == "letter" && tree.name == letter) return term
  return node(tree.is, tree.of.map(one => replaced(one, letter, term)), tree.name)
}

// what a tree is made of, for trees that are not the same: each operation with what stands under it
function traits(tree) {
  const found = new Map(), count = trait => found.set(trait, (found.get(trait) ?? 0) + 1)
  const label = one => one.is == "letter" ? kindOf(one.name) : one.is + one.name
  const walk = one => {
    for (const below of one.of) {
      count(label(one))
      count(`${label(one)}>${label(below)}`)
      walk(below)
    }
    if (one.is == "derivative") {
      const variable = key(one.of[1]), times = parts(one.of[0]).filter(part => key(part) == variable).length
      count(`${times} times ${label(one.of[1])}`)
    }
  }
  walk(loosely(plainly(tree)))
  return found
}

function alike(one, other) {
  let both = 0, all = 0
  for (const trait of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [one.get(trait) ?? 0, other.get(trait) ?? 0]
    both += Math.min(here, there)
    all += Math.max(here, there)
  }
  return all ? both / all : 0
}
