// Finds what answers a query, best first: places whose words are asked for, and formulas that say what is asked.
const MAIN = 100        // what a whole statement is worth
const LEAST = 0.03      // of the score of the first, what a place must have to be shown
// where in a formula an expression stands, and what that is worth: the same for all formulas
const PLACE = { statement: 1, title: 0.78, left: 0.85, right: 0.8, top: 0.75, line: 0.7, special: 0.6, given: 0.5, inside: 0.4, deep: 0.15 }
// how much of it a refuted claim keeps, by what was found of it; "whole" is the claim itself
const REFUTED = { whole: 1.2, alike: 0.9, answer: 0.93, asked: 0.7, claim: 0.85, near: 0.5 }
const DERIVATIVES = ["derivative", "gradient", "jacobian"]
// headings of sections that close a page and name what others hold
const CLOSING = /^(?:where-to-go-next|sources)$/

// a tree with terms in the place of the letters that are defined to be them; what is defined last is made of the others
function writtenOut(tree, defined) {
  return [...defined].reverse().reduce((tree, [letter, term]) => (
    replaced(tree, letter.name, node("bracket", [term]))), tree)
}

// all statements of a result: what it says, with letters or with the terms that they stand for, its lines, its answer;
// what is not read is left out, for it is found by its words and by what is printed
function statementsOf({ text, status, terms = [], lines = [], answer, otherwise }) {
  const trees = prints => prints.map(print => print && readOr(print, null)).filter(Boolean)
  const sidesOf = prints => trees(prints).filter(({ is, of }) => is == "equal" && of.length == 2).map(({ of }) => of)
  const [sides] = sidesOf([text]), defined = sidesOf(terms), as = status == "refuted" ? "claim" : "statement"
  if (!sides) return []
  const [left, right] = sides
  const lefts = different([left, ...defined.map(one => writtenOut(left, [one])), writtenOut(left, defined)])
  const said = different([...lefts.map(one => [one, right]), [lefts.at(-1), writtenOut(right, defined)]].map(equality))
  return [...said.map(tree => ({ as, tree })),
    ...trees(lines).flatMap(line => lefts.map(one => ({ as: "line", tree: equality([one, line]) }))),
    ...sidesOf([answer, otherwise]).flatMap(([one, other]) => [one, writtenOut(one, defined)].map(side => (
      { as: "answer", tree: equality([side, other]) }))),
    ...defined.map(sides => ({ as: "given", tree: equality(sides) }))]
}

const equality = sides => node("equal", sides)

function different(trees) {
  return [...new Map(trees.map(tree => [key(plainly(tree)), tree])).values()]
}

// every expression in the statements: for each key, where it stands, what that is worth and how exact the key is
class Expressions {
  constructor() {
    this.found = new Map()
    this.claims = []
    this.noted = new Map()
  }

  add(id, as, tree) {
    const plain = plainly(tree), isLine = as == "line" || as == "given", worth = isLine ? PLACE[as] : 1
    this.note(id, as, plain, worth)
    if (isLine) return this.note(id, as, plain.of[1], worth * PLACE.right)
    this.note(id, as, node("equal", [...plain.of].reverse()), worth)
    // of what names a letter, the right side is what is asked
    const rights = ({ is, of }) => /^(?:letter|below)$/.test(plain.of[0].is) ? PLACE.left
      : /^(?:transpose|inverse)$/.test(is) && size(of[0]) < 3 ? PLACE.line : PLACE.right
    plain.of.forEach((side, at) => this.side(id, at || as != "claim" ? as : "asked", side, at ? rights(side) : PLACE.left))
    const tops = plain.of.filter(({ is }) => is == "derivative").map(({ of }) => of[0])
    this.claims.push([id, plain, ...plain.of, ...tops])
  }

  side(id, as, side, worth) {
    if (as == "statement") for (const one of specials(side)) {
      this.note(id, as, one, worth * PLACE.special)
      this.note(id, as, node("derivative", [one.of[0], UNKNOWN]), worth * PLACE.special)
      this.note(id, as, one.of[0], worth * PLACE.special * PLACE.top)
    }
    if (!this.note(id, as, side, worth)) return
    const bare = side.is == "transpose" ? side.of[0] : side
    if (bare != side) this.note(id, as, bare, worth * 0.7)
    if (bare.is == "derivative" || bare.name == "hessian") {
      // with respect to what is not said, it is mostly a vector
      const [above, variable] = bare.of, isSmall = one => one.is == "letter" && kindOf(one.name) == "a"
      const isMatrix = !isSmall(unlaid(variable)) && parts(above).some(isSmall)
      this.note(id, as, node(bare.is, [above, UNKNOWN], bare.name), worth * (isMatrix ? 0.6 : 0.97))
      this.note(id, as, bare.of[0], worth * PLACE.top)
    } else if (/^(?:function|differential)$/.test(bare.is)) this.note(id, as, bare.of[0], worth * PLACE.top)
    // what is inside a true answer is inside its formula too
    if (as == "answer") return
    const all = size(side)
    for (const part of parts(side)) {
      const share = PLACE.deep + (PLACE.inside - PLACE.deep) * size(part) / all
      if (part != side && says(part) && !isBare(part)) this.note(id, as, part, worth * share)
    }
  }

  note(id, as, tree, worth) {
    const told = `${id}${as}${key(tree)}`
    if (this.noted.get(told) >= worth) return false
    this.noted.set(told, worth)
    keys(tree, isPartAlone(tree, worth) ? LETTERED : WORTH.length).forEach((one, level, all) => {
      if (all.indexOf(one) < level) return
      const there = this.found.get(one), place = { id, as, worth, level }
      if (there) there.push(place)
      else this.found.set(one, [place])
    })
    return true
  }

  // where an expression stands: of each thing what that is worth, and as what it stands there
  ask(tree) {
    const best = new Map(), isClaim = tree.is == "equal"
    // who types a capital tells kinds apart
    const isBlind = !parts(tree).some(({ is, name }) => is == "letter" && kindOf(name) == "A")
    keys(tree, isBare(tree) ? LETTERED : WORTH.length - !isBlind).forEach((one, asked) => {
      if (!isBlind && asked == LETTERED - 1) return
      for (const { id, as, worth, level: kept } of this.found.get(one) ?? []) {
        const level = Math.max(asked, kept), total = worth * WORTH[level]
        const found = isClaim && as == "claim" ? level < LETTERED ? "whole" : "alike" : as
        if ((best.get(id)?.worth ?? 0) < total) best.set(id, { worth: total, as: found })
      }
    })
    return best
  }

  // the things that are most like an expression, where none is the same
  nearest(tree) {
    const wanted = traits(tree), found = new Map()
    for (const [id, whole, ...sides] of this.claims) {
      const worth = Math.max(...(tree.is == "equal" ? [whole] : sides).map(one => alike(wanted, traits(one)))) ** 2
      if (worth > 0.08 && (found.get(id)?.worth ?? 0) < worth) found.set(id, { worth, as: "near" })
    }
    return found
  }
}

const isOperation = ({ is }) => /^(?:derivative|function|kron|hadamard|transpose|inverse|sum|equal)$/.test(is)

// a small part of a formula is known by its letters alone
function isPartAlone(tree, worth) {
  return worth < 0.5 && size(tree) < 5
}

// whether it is a letter alone, with subscripts or transposed
function isBare(tree) {
  return /^(?:below|transpose)$/.test(tree.is) && tree.of[0].is == "letter"
}

// whether an expression says something: a letter alone does not
function says(tree) {
  return tree.is != "letter" && tree.is != "number"
    && !(tree.is == "derivative" && tree.of[0].is == "letter" && tree.of[1].is == "unknown")
}

// a derivative of a sum without the terms that do not vary; where it is not said by what, without letters alone
function withoutConstants(tree) {
  if (tree.is == "equal") return node("equal", tree.of.map(withoutConstants))
  const [above, variable] = tree.of
  if (tree.is != "derivative" || above.is != "sum") return tree
  const by = key(unlaid(variable, true)), isUnknown = variable.is == "unknown"
  const varied = above.of.filter(one => isUnknown ? one.is != "letter" : parts(one).some(part => key(part) == by))
  return node("derivative", [[above, varied[0]][varied.length] ?? node("sum", varied), variable])
}

// what a statement of a derivative says of others: those in which factors that do not vary are missing, or such terms
function specials({ is, of: [above, variable] }) {
  if (is != "derivative") return []
  const varied = letterOf(variable), held = different(lettersIn(above).filter(({ name }) => name != varied?.name))
  const without = (tree, names) => {
    const of = tree.of.filter(one => !names.includes(letterOf(one.is == "minus" ? one.of[0] : one)?.name))
      .map(one => without(one, names))
    if (/^(?:product|sum)$/.test(tree.is) && of.length < 2) return of[0] ?? UNKNOWN
    return of.length < tree.of.length && !/^(?:product|sum)$/.test(tree.is) ? UNKNOWN : node(tree.is, of, tree.name)
  }
  const names = held.map(({ name }) => name)
  return [...names.map(name => [name]), names].map(some => without(above, some))
    .filter(tree => says(tree) && !parts(tree).includes(UNKNOWN))
    .map(tree => plainly(node("derivative", [tree, variable])))
}

const lettersIn = tree => parts(tree).filter(({ is }) => is == "letter")

// the letter that a tree is, with subscripts or transposed
const letterOf = tree => isBare(tree) ? tree.of[0] : tree.is == "letter" ? tree : null

// a derivative by nothing, as one by the last letter in it
const byLast = tree => {
  if (tree.is != "derivative" || tree.of[1].is != "unknown") return tree
  return node("derivative", [tree.of[0], lettersIn(tree.of[0]).at(-1) ?? UNKNOWN])
}

class Ranking {
  constructor(data) {
    this.data = data
    this.expressions = new Expressions()
    data.results.forEach((result, place) => {
      for (const { as, tree } of statementsOf(result)) this.expressions.add(`r${place}`, as, tree)
    })
    data.sections.forEach(({ title, text }, place) => {
      for (const tree of this.asked(title)) {
        this.expressions.note(`s${place}`, "title", tree, PLACE.title)
        if (tree.is == "derivative") this.expressions.note(`s${place}`, "title", tree.of[0], PLACE.top * 0.95)
      }
      for (const print of new Set(text.match(/(?<=⦅)[^⦆]{3,}(?=⦆)/g))) {
        const tree = plainly(readOr(print, UNKNOWN))
        if (says(tree)) this.expressions.note(`s${place}`, "text", tree, 0.25)
      }
    })
    this.words = this.engine()
  }

  engine() {
    const made = new MiniSearch({
      fields: ["title", "name", "page", "spoken", "about", "text"], tokenize: words, processTerm: term => term,
      searchOptions: { boost: { title: 3, name: 3, page: 1.2 }, fuzzy: term => term.length > 5 && 0.2,
        prefix: term => term.length > 3, weights: { fuzzy: 0.2, prefix: 0.4 } },
    })
    const { sections, results, pages } = this.data
    const abouts = new Map(sections.filter(({ at }) => !at).map(({ page, text }) => [page, text.split("\n")[0]]))
    made.addAll(sections.map(({ title, text, page }, id) => (
      { id: `s${id}`, title, text: inWords(text), page: pages[page].title })))
    made.addAll(results.map(({ title, at, about, why = "", status, text, page }, id) => (
      { id: `r${id}`, name: `${title} ${/gradient|jacobian/i.test(title) ? DERIVATIVES : ""} ${at.replace(/.*equation-|.*#/, "")}`,
        spoken: operations(readOr(text, UNKNOWN)),
        about: `${about ?? ""} ${status == "refuted" ? "false wrong" : ""} ${why}`, page: `${pages[page].title} ${abouts.get(page)}` })))
    return made
  }

  // what a text asks for, as trees
  asked(text) {
    const read = expressions(text).flatMap(one => readings(one).slice(0, 4)).map(plainly)
    return different([...read, ...read.map(withoutConstants)].filter(says))
  }

  // the places of what answers a query, best first, with the words of it that were found
  find(query) {
    const found = new Map()
    const add = (id, more, { as, terms = [] } = {}) => {
      const before = found.get(id) ?? { id, score: 0, terms: [], as: "" }
      found.set(id, { ...before, score: before.score + more, as: before.as || as || "", terms: [...before.terms, ...terms] })
    }
    const trees = this.asked(NAMES.reduce((text, [name]) => text.replace(name, " named "), query))
    const isAnswered = this.answer(trees, add)
    this.wordsOf(query, isAnswered ? 0.05 : 1, add)
    this.named(query, found.size > 0, add)
    this.data.results.forEach(({ text }, place) => { if (unspaced(text) == unspaced(query)) add(`r${place}`, MAIN) })
    const all = [...found.values()].map(one => this.weighed(one)).sort((one, other) => other.score - one.score)
    return isAnswered ? all.filter(({ score }) => score > all[0].score * LEAST) : all
  }

  // the formulas that say what is asked; true if there are any
  answer(trees, add) {
    const best = new Map()
    const take = (found, share) => found.forEach(({ worth, as }, id) => {
      if ((best.get(id)?.worth ?? 0) < worth * share) best.set(id, { worth: worth * share, as })
    })
    trees.forEach((tree, at) => {
      const share = at ? 0.95 : 1
      take(this.expressions.ask(tree), share)
      if (tree.is == "equal") tree.of.filter(says).forEach(side => take(this.expressions.ask(side), share * 0.35))
    })
    const most = Math.max(0, ...[...best.values()].map(({ worth }) => worth))
    const [first] = trees
    if (most < 0.45 && first && parts(first).some(isOperation)) {
      take(this.expressions.nearest(byLast(first)), most ? most * 0.8 : 0.5)
    }
    best.forEach(({ worth, as }, id) => add(id, MAIN * worth, { as }))
    return best.size > 0
  }

  wordsOf(query, share, add) {
    const terms = queryWords(query)
    const found = this.words.search(terms.join(" ")).map(one => ({ ...one, count: new Set(one.queryTerms).size }))
    const most = Math.max(0, ...found.map(({ count }) => count))
    for (const { id, score, count, terms: named } of found) {
      if (terms.length < 4 && count < most) continue
      add(id, score * share * (count / terms.length) ** 2 * this.titleWorth(id, named, terms), { terms: named })
    }
  }

  // the words of a query that are nowhere on the site; what is written as mathematics is no word
  missing(query) {
    const written = query.split(/\s+/).filter(term => !isSpelled(term)).join(" ")
    return queryWords(written).filter(term => /^[a-zà-ÿ]{3,}$/.test(term) && !this.words.search(term).length)
  }

  // what was asked for by its number or its id, or by the beginning of one
  named(query, isFound, add) {
    const bare = query.trim().toLowerCase().replace(/^(?:formula|equation|eq\.?|id)\s+(?=[(\d])/, "")
    const asId = bare.replace(/^.*\bf\/|\.html$|[#?].*$/g, ""), asNumber = bare.replace(/[()]/g, "")
    const isAddress = /\bf\//.test(bare)
    this.data.results.forEach(({ id, number }, place) => {
      if (!number) return
      if (id && asId == id || asNumber == number.slice(1, -1)) add(`r${place}`, 1000)
      else if (id && asId.length > 1 && id.includes(asId) && /^[a-z0-9]+$/.test(asId)) {
        if (isAddress || /\d/.test(asId) || !isFound) add(`r${place}`, id.startsWith(asId) ? 40 : 20)
      }
    })
  }

  thing(id) {
    return this.data[id[0] == "r" ? "results" : "sections"][id.slice(1)]
  }

  // the words of a section or of the operations in a formula
  text(id) {
    const { status, text } = this.thing(id)
    return words(status ? operations(readOr(text, UNKNOWN)) : inWords(text))
  }

  // how much of its title was asked for; the name of what is true comes first when nothing else was, and words that
  // stand side by side are worth more
  titleWorth(id, found, terms) {
    const { title, status } = this.thing(id)
    // who says gradient may mean a Jacobian
    const said = DERIVATIVES.find(word => terms.includes(word))
    const named = words(title).map(word => said && DERIVATIVES.includes(word) && !terms.includes(word) ? said : word)
    const isSaid = all => ` ${all.join(" ")} `.includes(` ${terms.join(" ")} `)
    const share = named.filter(term => found.includes(term)).length / Math.max(named.length, 1)
    return (0.6 + 0.8 * share) * (share == 1 && named.length == terms.length && words(title).every(term => terms.includes(term)) && status != "refuted" ? 1.5 : 1)
      * (isSaid(named) ? 1.5 : 1) * (terms.length < 2 ? 1 : isSaid(named) || isSaid(this.text(id)) ? 2.5 : 0.5)
  }

  weighed(found) {
    const thing = this.thing(found.id), page = this.data.pages[thing.page]
    return { ...found, thing, page, score: found.score * page.weight * this.weight(thing, found.as) }
  }

  // what is cited often is what is meant; what is false comes behind what is true, unless it is what was typed
  weight({ status, answer, uses = 0, at }, as) {
    if (status == "refuted") return as == "asked" && !answer ? 0.6 : REFUTED[as] ?? 0.6
    if (status) return 1 + 0.02 * Math.min(uses, 6)
    return !at ? 1.2 : CLOSING.test(at) ? 0.5 : 1
  }
}

const unspaced = text => text.replace(/\s/g, "")

// a text without its mathematics; of that, a word is left of the one letter that has a name
function inWords(text) {
  return text.replace(/⦅([^⦆]*)⦆/g, (all, print) => print.startsWith("δ") ? " delta " : " ")
}

// what was found, page by page: a page stands where its best place stands
function grouped(found) {
  const groups = new Map()
  for (const one of found) {
    if (!groups.has(one.page)) groups.set(one.page, [])
    groups.get(one.page).push(one)
  }
  return [...groups.values()]
}
