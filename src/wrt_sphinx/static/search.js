// The page of the search: what is typed is answered at once, page by page, with the formulas typeset.
const MOST = 40, MOST_OF_A_PAGE = 4, LONGEST = 700
let ranking

function find(query) {
  ranking ??= new Ranking(SEARCHED)
  return ranking.find(query.slice(0, LONGEST))
}

function made(tag, className, ...children) {
  const one = document.createElement(tag)
  if (className) one.className = className
  one.append(...children.filter(Boolean))
  return one
}

function link(to, ...children) {
  const one = made("a", "", ...children)
  one.href = to
  return one
}

// an excerpt of a text: the sentence in which most of the terms are, and what follows
function excerpt(text, terms) {
  const sentences = text.match(/\S.*?(?:(?:[.?!](?= |$)|:(?= [A-Z]))|$)/gm) ?? []
  const counts = sentences.map(sentence => new Set(words(sentence).filter(term => terms.includes(term))).size)
  const first = counts.indexOf(Math.max(...counts))
  let shown = sentences[first] ?? ""
  for (const next of sentences.slice(first + 1)) if ((shown + next).length < 200) shown += ` ${next}`; else break
  return shown.length > 280 ? `${shown.slice(0, 280).replace(/⦅[^⦆]*$/, "").replace(/\s\S*$/, "")} …` : shown
}

// words, of which those that were asked for are marked, and mathematics between them
function withMathematics(text, terms) {
  const isFound = part => terms.includes(word(part.toLowerCase()))
  return text.split(/⦅([^⦆]*)⦆/).flatMap((piece, place) => place % 2 ? [typeset(piece)]
    : piece.split(/([A-Za-zÀ-ÿ0-9]+)/).map(part => isFound(part) ? made("mark", "", part) : part))
}

function wayOf({ thing, page }) {
  return thing.to ?? page.to + (thing.at && `#${thing.at}`)
}

const WHERE = { line: ", in its derivation", given: ", in what it is given" }

function formula(print, ...before) {
  return made("p", "wrt-found-formula", ...before, typeset(print, true))
}

// the terms for which letters stand
function terms(thing) {
  return thing.terms && made("p", "wrt-found-where", "with ", ...thing.terms.flatMap((term, at) => (
    [at ? at == thing.terms.length - 1 ? " and " : ", " : "", typeset(term)])))
}

function verdict(words, className) {
  return made("span", `wrt-badge ${className}`, words)
}

function entry(found) {
  const { thing, terms: asked, as } = found
  if (!thing.status) {
    const heading = thing.at && made("p", "", link(wayOf(found), thing.title))
    return made("li", "", heading, made("p", "", ...withMathematics(excerpt(thing.text, asked), asked)))
  }
  const heading = made("p", "", link(wayOf(found), thing.title))
  if (thing.status != "refuted") {
    const where = made("p", "wrt-found-where", `Formula ${thing.number}, ${thing.status}${WHERE[as] ?? ""}`)
    return made("li", "", heading, formula(thing.text), terms(thing), where)
  }
  return made("li", "wrt-found-false", heading, formula(thing.text, verdict("False", "wrt-says-false"), " "),
    thing.answer && formula(thing.answer, verdict("True", "wrt-says-true"), " "),
    thing.otherwise && formula(thing.otherwise, "True in another convention: "), terms(thing),
    made("p", "", ...withMathematics(thing.why, asked)))
}

function group(found) {
  const [{ page }] = found, isPage = ({ thing }) => !thing.status && !thing.at
  const first = found.slice(0, MOST_OF_A_PAGE), rest = found.slice(MOST_OF_A_PAGE)
  const more = rest.length && made("details", "", made("summary", "", `${rest.length} more on this page`))
  more && more.addEventListener("toggle", () => more.append(made("ul", "", ...rest.map(entry))), { once: true })
  const ordered = [...first].sort((one, other) => isPage(other) - isPage(one))
  return made("li", "", made("h2", "", link(page.to, page.title)), made("ul", "", ...ordered.map(entry)), more)
}

// all formulas, for who found nothing
function allFormulas() {
  const all = SEARCHED.results.filter(({ number }) => number)
    .map(thing => ({ thing, page: SEARCHED.pages[thing.page], terms: [], as: "" }))
  return grouped(all).map(found => made("li", "", made("h2", "", link(found[0].page.to, found[0].page.title)),
    made("ul", "", ...found.map(one => made("li", "", link(wayOf(one), one.thing.title))))))
}

const counted = (number, noun) => `${number} ${noun}${number == 1 ? "" : "s"}`

// shows what answers the query in the field
function showFound(query, list, count, hint) {
  const found = query ? find(query).slice(0, MOST) : [], groups = grouped(found)
  list.replaceChildren(...query && !found.length ? allFormulas() : groups.map(group))
  hint.hidden = found.length > 0
  const places = `${found.length == MOST ? "The best " : ""}${counted(found.length, "place")}`
  const near = found[0]?.as == "near" ? "No formula says just this; the nearest come first. " : ""
  const missing = query && found.length ? ranking.missing(query.slice(0, LONGEST)).slice(0, 3) : []
  const nowhere = missing.length ? `Not on this site: ${missing.map(word => `“${word}”`).join(", ")}. ` : ""
  count.textContent = !query ? "" : !found.length ? `Nothing was found for “${query}”. Below are all formulas.`
    : `${nowhere}${near}${places} on ${counted(groups.length, "page")}.`
}

const searchField = document.querySelector(".wrt-search input"), foundHint = document.querySelector(".wrt-found-hint")
const foundList = document.querySelector("#search-results"), foundCount = document.querySelector(".wrt-found-count")
const showTyped = () => showFound(searchField.value.trim(), foundList, foundCount, foundHint)
searchField.value = new URLSearchParams(location.search).get("q") ?? ""
searchField.addEventListener("input", showTyped)
showTyped()
// what is typed first is not waited for
setTimeout(() => find(""))
