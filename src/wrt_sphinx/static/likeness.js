// When two expressions are the same, and when up to the names of their letters.
// A key is a text which is equal for what is the same: with its letters, up to subscripts and layout, or renamed.
const isBelow = /^(?:I|1)$/

// a tree without what only groups: products are flat, numbers in front, terms in one order
function plainly(tree) {
  const of = tree.of.map(plainly), { is, name } = tree
  // where an index occurs twice, it is summed without being told
  if (is == "bracket" || is == "sigma" && of[0].is == "product") return of[0]
  if (is == "product") {
    const factors = of.flatMap(one => one.is == "product" ? one.of : [one])
    const minus = factors.filter(one => one.is == "minus").length % 2
    const bare = factors.flatMap(one => one.is == "minus" ? plainly(one.of[0]).is == "product" ? one.of[0].of : one.of : [one])
    const ordered = [...bare.filter(one => one.is == "number"), ...bare.filter(one => one.is != "number")]
    return minus ? node("minus", [node("product", ordered)]) : node("product", ordered)
  }
  if (is == "sum") {
    const terms = of.flatMap(one => one.is == "sum" ? one.of : [one])
    return node("sum", terms.map(one => [shape(one), one]).sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0)
      .map(([, one]) => one))
  }
  if (is == "transpose" && of[0].is == "transpose" || is == "inverse" && of[0].is == "inverse") return of[0].of[0]
  if (is == "inverse" && of[0].is == "transpose") return node("transpose", [node("inverse", of[0].of)])
  return node(is, of, name)
}

// a tree without subscripts that are indices, sizes, sums over an index and what the layout alone decides
function loosely(tree) {
  const of = tree.of.map(loosely), { is, name } = tree
  if (is == "below" && !/^\d+$/.test(name)) return of[0]
  if (is == "ones") return node("ones")
  if (is == "derivative") return node(is, [without(of[0], /^r?vec$/), without(of[1], /^r?vec$/)])
  return plainly(node(is, of, name))
}

function without(tree, functions) {
  const isLaid = tree.is == "transpose" || tree.is == "function" && functions.test(tree.name)
  return isLaid ? without(tree.of[0], functions) : tree
}

function shape(tree) {
  return `${tree.is}${tree.is == "letter" ? "" : tree.name}(${tree.of.map(shape)})`
}

const kindOf = letter => /^[A-ZΑ-Ω]/.test(letter) ? "A" : "a"

// the text of a tree; `rename` says what stands for a letter
function key(tree, rename = letter => letter) {
  const { is, of, name } = tree
  if (is == "letter") return name == "I" ? "I" : rename(name)
  if (is == "below") return `${key(of[0], rename)}_${[...name].map(index => /\d/.test(index) ? index : rename(index, "i")).join("")}`
  if (is == "ones" && name) return `ones_${rename(name, "i")}`
  if (is == "sigma") return `sigma_${rename(name, "i")}(${key(of[0], rename)})`
  return `${is}${is == "called" ? name.slice(1) : name}(${is == "called" ? rename(name[0]) + "," : ""}${of.map(one => key(one, rename))})`
}

// letters by the order in which they come
function renaming(kind) {
  const names = new Map()
  return (letter, place = "") => {
    if (!names.has(place + letter)) names.set(place + letter, `${place || kind(letter)}${names.size}`)
    return names.get(place + letter)
  }
}

// the keys of a tree, from what is the same to what is alike, and how much each is worth
const WORTH = [1, 0.93, 0.8, 0.7, 0.66, 0.45]
function keys(tree) {
  const exact = plainly(tree), loose = loosely(exact)
  return [key(exact), key(loose), key(loose).toLowerCase(), key(exact, renaming(kindOf)), key(loose, renaming(kindOf)),
    key(loose, renaming(() => "a"))]
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
