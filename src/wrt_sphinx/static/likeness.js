// When two expressions are the same, and when up to the names of their letters.
// A key is a text which is equal for what is the same: with its letters, up to subscripts and layout, or renamed.

// what is made of a tree, once: the tree keeps it
function once(name, make) {
  return tree => tree[name] ??= make(tree)
}

// a tree without what only groups: products are flat, numbers in front, terms in one order
const plainly = once("plain", tree => simple(tree.is, tree.of.map(plainly), tree.name))

// a tree without subscripts that are indices, sizes, and what the layout alone decides; the order of vec may be kept
const [orderly, loosest] = [true, false].map(isOrdered => once(isOrdered ? "orderly" : "loosest", tree => {
  const of = tree.of.map(isOrdered ? orderly : loosest), { is, name } = tree
  if (is == "below" && !/^\d+$/.test(name)) return of[0]
  if (/^(?:ones|zeros|differential)$/.test(is)) return node(is, of)
  if (name == "hessian") return node(is, [of[0], unlaid(of[1], isOrdered)], name)
  return is == "derivative" ? node(is, of.map(one => unlaid(one, isOrdered))) : simple(is, of, name)
}))

// a node of plain trees as a plain tree
function simple(is, of, name) {
  if (is == "letter" || is == "below" || is == "equal") return node(is, of, name)
  // where an index occurs twice, it is summed without being told
  if (is == "bracket" || is == "sigma" && of[0].is == "product") return of[0]
  if (is == "called") return node(is, of, name.replace("∘", ""))
  if (is == "function" && (name == "abs" && of[0].name == "det" || name == "sum" && of[0].name == "sum")) return of[0]
  if (is == "power" && /^normF?$/.test(of[0].name) && of[1].name == "2") return squared(of[0])
  if (is == "product") {
    // the sum of all entries is told by ones, and a fraction goes through all factors
    const [one, all, last] = of, isRow = one.is == "transpose" && one.of[0].is == "ones"
    if (isRow && (of.length == 3 ? last.is == "ones" : of.length == 2 && all.is == "letter" && kindOf(all.name) == "a")) {
      return node("function", [all], "sum")
    }
    const at = of.findIndex(one => one.is == "over")
    if (at >= 0) return node("over", [simple(is, of.with(at, of[at].of[0])), of[at].of[1]])
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
  const isVec = !isOrdered && tree.is == "function" && /^r?vech?$/.test(tree.name)
  return tree.is == "transpose" || isVec ? unlaid(tree.of[0], isOrdered) : tree
}

const shape = once("shape", tree => `${tree.is}${tree.is == "letter" ? "" : tree.name}(${tree.of.map(shape)})`)

const kindOf = letter => /^[A-ZΑ-Ω]/.test(letter) ? "A" : "a"

// the text of a tree without its letters: what stands before those below it
const INDEXED = new Set(["below", "ones", "zeros", "sigma"])
const headOf = ({ is, name }) => is + (is == "called" ? name.replace(/[^']/g, "") : INDEXED.has(is) ? "" : name)
const indicesOf = ({ is, name }) => INDEXED.has(is) ? name.length > 3 ? [name] : [...name] : []

// the key of a tree, with its letters
const key = once("key", tree => tree.is == "letter" ? tree.name
  : `${headOf(tree)}(${tree.is == "called" ? `${tree.name},` : ""}${tree.of.map(key)};${indicesOf(tree).join("")})`)

// the same with other letters, by the order in which they come, which tell kinds apart
function renamed(tree, names = new Map()) {
  const called = (kind, letter) => {
    if (!names.has(kind + letter)) names.set(kind + letter, kind + names.size)
    return names.get(kind + letter)
  }
  if (tree.is == "letter") return KNOWN.test(tree.name) ? tree.name : called(kindOf(tree.name), tree.name)
  const letter = tree.is == "called" ? `${called("a", tree.name.replace(/'/g, ""))},` : ""
  const of = tree.of.map(one => renamed(one, names)).join()
  return `${headOf(tree)}(${letter}${of}|${indicesOf(tree).map(one => /\d|../.test(one) ? one : called("i", one)).join("")})`
}

// the keys of a plain tree, from what is the same to what is alike, and how much each is worth;
// the first few of them keep the letters
const WORTH = [1, 0.95, 0.92, 0.8, 0.7, 0.66, 0.45], LETTERED = 4
function keys(exact, count = WORTH.length) {
  const loose = loosest(exact), first = [exact, orderly(exact), loose].map(key)
  first.push(first[2].toLowerCase())
  if (count == LETTERED) return first
  const other = renamed(exact), another = first[0] == first[2] ? other : renamed(loose)
  return [...first, other, another, another.replace(/A(?=\d)/g, "a")].slice(0, count)
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
const traits = once("traits", tree => {
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
  walk(loosest(plainly(tree)))
  return found
})

function alike(one, other) {
  let both = 0, all = 0
  for (const trait of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [one.get(trait) ?? 0, other.get(trait) ?? 0]
    both += Math.min(here, there)
    all += Math.max(here, there)
  }
  return all ? both / all : 0
}
