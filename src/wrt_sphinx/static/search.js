// Finds sections by their words and formulas by their statements too, and shows them.
const MOST = 30
// headings of sections that close a page and name what others hold
const CLOSING = /^(?:where-to-go-next|sources)$/
const STATEMENTS = SEARCHED.results.map(({ text, out }) => [text, out].map(pieces).flatMap(one => [one, simple(one)]))
const QUESTIONS = SEARCHED.sections.map(({ title }) => expressions(title))
const HEARD = SEARCHED.results.map(({ spoken }) => heard(spoken))
let engine

// what one hears of a statement that is said aloud, letters among it
function heard(spoken) {
  const terms = spoken.toLowerCase().split(/[^a-z0-9]+/).filter(term => term && (term.length == 1 || !IDLE.has(term)))
  return ` ${terms.join(" ")} `
}

// without subscripts, and with the variable itself in the place of its vec or its transpose
function simple(statement) {
  const text = statement.filter(piece => !/^_[a-z]/.test(piece)).join(" ")
  return text.replace(/\/ d (?:r?vec )?(\S+(?: _\d+)?)(?: \^)?/g, "/ d $1").split(" ")
}

function kindOf(piece) {
  if (piece[0] == "_") return /\d/.test(piece) ? "" : `index ${piece.length}`
  return /^[a-ce-z]$/.test(piece) ? "small" : /^[A-Z]$/.test(piece) ? "capital" : ""
}

// how alike two runs of pieces are: 1 if they are the same, less if the letters are others
function likeness(wanted, found) {
  const there = new Map(), back = new Map()
  let likeness = 1
  for (let place = 0; place < wanted.length; place++) {
    const [one, other] = [wanted[place], found[place]]
    if (one != other) {
      if (one.toLowerCase() == other.toLowerCase()) likeness = Math.min(likeness, 0.9)
      else if (kindOf(one) && kindOf(one) == kindOf(other)) likeness = 0.5
      else return 0
    }
    if ((there.get(one) ?? other) != other || (back.get(other) ?? one) != one) return 0
    there.set(one, other)
    back.set(other, one)
  }
  return likeness
}

// how well a statement answers: whole sides count more than parts, and letters must be the same in what is short
function answer(wanted, statement) {
  const hasSign = wanted.some(piece => !/^[A-Za-z]$/.test(piece))
  let best = 0
  for (let start = 0; start + wanted.length <= statement.length; start++) {
    const end = start + wanted.length, like = likeness(wanted, statement.slice(start, end))
    if (like < 0.9 && !(hasSign && wanted.length > 3)) continue
    const begins = !start || statement[start - 1] == "=", ends = end == statement.length || statement[end] == "="
    const isWhole = wanted.length == statement.length
    best = Math.max(best, like * (isWhole ? 1.5 : begins && ends ? 1 : begins || ends ? 0.7 : 0.5))
  }
  return best
}

function answers(wanted, place) {
  const isSimple = wanted.every(piece => !/^_[a-z]/.test(piece))
  return Math.max(...STATEMENTS[place].map((one, which) => which % 2 && !isSimple ? 0
    : answer(wanted, one) * (which % 2 ? 0.95 : 1)))
}

// an equation and, worth less, each side of it
function withSides(wanted) {
  const equals = wanted.indexOf("="), sides = [wanted.slice(0, equals), wanted.slice(equals + 1)]
  return [[wanted, 1], ...equals < 0 ? [] : sides.filter(side => side.length > 1).map(side => [side, 0.25])]
}

function engineOf(data) {
  const made = new MiniSearch({
    fields: ["title", "name", "page", "spoken", "about", "text"], tokenize: words, processTerm: term => term,
    searchOptions: { boost: { title: 3, name: 3, page: 1.2, spoken: 1.2 }, fuzzy: term => term.length > 5 && 0.2,
      prefix: term => term.length > 3, weights: { fuzzy: 0.2, prefix: 0.4 } },
  })
  made.addAll(data.sections.map((one, id) => ({ id: `s${id}`, ...one, page: data.pages[one.page].title })))
  made.addAll(data.results.map(({ title, spoken, about, page }, id) => (
    { id: `r${id}`, name: title, spoken, about, page: data.pages[page].title })))
  return made
}

// the places of what answers a query, best first, with the words of it that were found
function find(query) {
  engine ??= engineOf(SEARCHED)
  const scores = new Map(), terms = queryWords(query)
  for (const { id, score, queryTerms, terms: found } of engine.search(terms.join(" "))) {
    const share = new Set(queryTerms).size / terms.length
    scores.set(id, { id, terms: found, score: score * share ** 2 * titleWorth(id, found, terms) })
  }
  const add = (id, more) => {
    if (!more) return
    const one = scores.get(id) ?? { id, score: 0, terms: [] }
    scores.set(id, { ...one, score: one.score + more })
  }
  const meant = query.trim().replace(/[()]/g, "").toLowerCase()
  SEARCHED.results.forEach(({ id, number }, place) => {
    if (meant && [id, number?.slice(1, -1)].includes(meant)) add(`r${place}`, 1000)
  })
  const said = heard(query)
  const isLong = said.split(" ").length > 4
  HEARD.forEach((one, place) => add(`r${place}`, isLong && one.includes(said) ? (one == said ? 300 : 60) : 0))
  for (const [one, share] of expressions(query).flatMap(withSides)) {
    const worth = 15 * share * Math.min(one.length, 8) ** 0.5
    SEARCHED.results.forEach((_, place) => add(`r${place}`, worth * answers(one, place)))
    QUESTIONS.forEach((asked, place) => add(`s${place}`, worth * Math.max(0, ...asked.map(it => answer(one, it)))))
  }
  return [...scores.values()].map(weighed).sort((one, other) => other.score - one.score)
}

function thingOf(id) {
  return SEARCHED[id[0] == "r" ? "results" : "sections"][id.slice(1)]
}

// how much of its title was asked for; the name of what is true comes first when nothing else was
function titleWorth(id, found, terms) {
  const { title, status } = thingOf(id), named = words(title)
  const share = named.filter(term => found.includes(term)).length / Math.max(named.length, 1)
  return (0.6 + 0.8 * share) * (share == 1 && named.length == terms.length && status != "refuted" ? 1.5 : 1)
}

function weighed(found) {
  const thing = thingOf(found.id), page = SEARCHED.pages[thing.page]
  return { ...found, thing, page, score: found.score * page.weight * weightOf(thing) }
}

// what is cited often is what is meant, what is false comes behind what is true, and a part behind its page
function weightOf({ status, uses, at }) {
  if (status) return status == "refuted" ? 0.7 : 1 + 0.05 * Math.min(uses, 6)
  return !at ? 1.2 : CLOSING.test(at) ? 0.5 : 1
}

// an excerpt of a text: the sentence in which most of the terms are, and what follows
function excerpt(text, terms) {
  const sentences = text.match(/\S.*?(?:(?:[.?!](?= |$)|:(?= [A-Z]))|$)/gm) ?? []
  const counts = sentences.map(sentence => new Set(words(sentence).filter(term => terms.includes(term))).size)
  const first = counts.indexOf(Math.max(...counts))
  let shown = sentences[first] ?? ""
  for (const next of sentences.slice(first + 1)) if ((shown + next).length < 200) shown += ` ${next}`; else break
  return shown.length > 280 ? `${shown.slice(0, 280).replace(/\s\S*$/, "")} …` : shown
}

function made(tag, className, ...children) {
  const one = document.createElement(tag)
  if (className) one.className = className
  one.append(...children.filter(Boolean))
  return one
}

function marked(text, terms) {
  const isFound = part => terms.includes(word(part.toLowerCase()))
  return text.split(/([A-Za-zÀ-ÿ0-9]+)/).map(part => isFound(part) ? made("mark", "", part) : part)
}

// a statement with its subscripts below the line
function lowered(text) {
  return text.split(/_([A-Za-z0-9]+)/).map((part, place) => place % 2 ? made("sub", "", part) : part)
}

function shownResult({ thing, page, terms }) {
  const isRefuted = thing.status == "refuted"
  const link = made("a", "", thing.status || thing.at ? thing.title : page.title)
  link.href = thing.to ?? page.to + (thing.at && `#${thing.at}`)
  const kind = isRefuted ? "Refuted claim, " : thing.status && `Formula ${thing.number}, `
  const where = made("p", "wrt-found-where", kind, thing.status || thing.at ? `in ${page.title}` : "Page")
  const text = thing.status ? made("p", "wrt-found-formula", ...lowered(thing.text))
    : made("p", "", ...marked(excerpt(thing.text, terms), terms))
  return made("li", isRefuted ? "wrt-found-false" : "", link, where, text)
}

// shows what answers the query in the field
function showFound(field, list, count) {
  const found = field.value.trim() ? find(field.value) : []
  list.replaceChildren(...found.slice(0, MOST).map(shownResult))
  count.textContent = !field.value.trim() ? "" : !found.length ? "Nothing was found."
    : found.length > MOST ? `The first ${MOST} of ${found.length} places.`
    : `${found.length} ${found.length == 1 ? "place" : "places"}.`
}

const searchField = document.querySelector(".wrt-search input")
const foundList = document.querySelector("#search-results"), foundCount = document.querySelector(".wrt-found-count")
searchField.value = new URLSearchParams(location.search).get("q") ?? ""
searchField.addEventListener("input", () => showFound(searchField, foundList, foundCount))
showFound(searchField, foundList, foundCount)
