// The page on which one asks: what is typed goes to the engine, which is fetched when it is needed first.
const WAIT = 120, SPEAK = 900, SLOW = 300       // milliseconds: until what is typed is read, is told aloud, is slow
const KINDS = JSON.parse(document.querySelector("[data-kinds]").dataset.kinds)
const USUAL = "as usual"
const LIBRARIES = { NumPy: "numpy", JAX: "jax", PyTorch: "torch" }
const SIZES = [..."nmklpqrs"]
// a question that says itself by what
const WHOLE = /\/\s*(?:d|∂|\\partial)|\\frac|w\.?\s?r\.?\s?t|with respect|\sby\s/
const page = Object.fromEntries([...document.querySelectorAll("[data-ask]")].map(one => [one.dataset.ask, one]))
const engine = new Engine()
// what the reader chose: by which letter, and shapes by the name of a letter
let chosen = { by: "", shapes: {} }, timers = {}, turn = 0, before = ""
// the question that is answered, and that of which an answer was checked; what was fetched
let current, checked, typesetter, arrival

class Refusal extends Error {
  constructor(refused) {
    super(refused.words.text)
    this.refused = refused
  }
}

// ------------------------------------------------------------------ the engine
function loadTypesetter() {
  return typesetter ??= fetch("engine/manifest.json").then(answer => answer.json()).then(({ files }) => (
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), {
        src: `engine/${files.temml.name}`, integrity: files.temml.integrity, onload: resolve, onerror: reject })
      document.head.append(script)
    })))
}

const megabytes = bytes => (bytes / 1e6).toFixed(1)

function begin() {
  return arrival ??= Promise.all([loadTypesetter(), engine.start((done, all) => {
    Object.assign(page.bar, { value: done, max: all })
    page.left.textContent = `${megabytes(done)} of ${megabytes(all)} MB`
  })]).catch(error => {
    arrival = typesetter = undefined
    throw error
  })
}

async function arrived() {
  const slow = setTimeout(() => {
    page.arriving.hidden = false
    tell("The engine is on its way to this page.")
  }, SLOW)
  try {
    await begin()
  } finally {
    clearTimeout(slow)
    page.arriving.hidden = true
  }
}

// what runs can be stopped, once one notices that it does
async function whileShown(work) {
  const slow = setTimeout(() => { page.running.hidden = false }, SLOW)
  try {
    return await work
  } finally {
    clearTimeout(slow)
    page.running.hidden = true
  }
}

async function ask(about, question, more = {}) {
  const { answer, refused } = await whileShown(engine.ask({ about, ...question, ...more }))
  if (refused) throw new Refusal(refused)
  return answer
}

function stop() {
  arrival = undefined
  engine.stop()
}

// ------------------------------------------------------------------ what is said
function tell(words, isSeen = true) {
  page.told.textContent = words
  page.told.classList.toggle("wrt-unseen", !isSeen)
}

function reason(error) {
  if (error instanceof Refusal) return refusal(error.refused)
  if (error.message == "stopped") return [made("p", "", "Stopped.")]
  return [made("p", "", `There is no answer: ${error.message}`)]
}

// does what a press asks for: one thing at a time, which can be stopped, and whose error is told in its box
async function pressed(box, work) {
  const now = ++turn, isCurrent = () => now == turn
  clearTimeout(timers.read)
  box.replaceChildren()
  try {
    await arrived()
    if (isCurrent()) await work(isCurrent)
  } catch (error) {
    if (isCurrent() && error.message == "stopped") tell("Stopped.")
    else if (isCurrent()) {
      tell("")
      box.replaceChildren(...reason(error))
      pointTo(error)
    }
  }
}

// the place of an error, in the field if the reader is there
function pointTo({ refused }) {
  if (refused?.text != page.function.value) return
  page.reading.replaceChildren()
  misread()
  if (refused.place < 0 || document.activeElement != page.function) return
  const [before, at] = parted(refused.text, refused.place)
  page.function.setSelectionRange(before.length, before.length + at.length)
}

function misread() {
  page.function.setAttribute("aria-invalid", "true")
  page.by.hidden = true
  showGuessed(page.function.value)
}

// what is new may hold what can be copied, and what scrolls
function shown(box, ...children) {
  box.replaceChildren(...children.flat().filter(Boolean))
  box.dispatchEvent(new Event("wrt-shown", { bubbles: true }))
}

// ------------------------------------------------------------------ the question
const typed = () => ({ text: page.function.value, by: chosen.by, shapes: chosen.shapes })

// what was chosen for the letters that are there
function withLetters({ text, shapes }, { letters, by }) {
  const names = letters.map(({ name }) => name)
  return { text, by, shapes: Object.fromEntries(Object.entries(shapes).filter(([name]) => names.includes(name))) }
}

async function read(isWanted = () => false) {
  const question = typed()
  let reading
  try {
    reading = await ask("reading", question)
  } catch (error) {
    // by one of what was typed meanwhile; of several presses, the last is answered
    if (error.message == "replaced" && isWanted()) return read(isWanted)
    if (!question.by || !(error instanceof Refusal)) throw error
    // the letter that was chosen is no letter of what is typed now
    chosen.by = question.by = ""
    reading = await ask("reading", question)
  }
  if (page.function.value == question.text) showReading(reading)
  return { question: withLetters(question, reading), reading }
}

function showReading(reading) {
  page.function.removeAttribute("aria-invalid")
  page.reading.replaceChildren(made("p", "", "Read as ", mathematics(reading.print)))
  showLetters(reading)
  showShapes(reading)
}

function showLetters({ letters, by }) {
  const choices = letters.map(({ name, print }) => {
    const radio = labelled(Object.assign(document.createElement("input"), { type: "radio", name: "by", value: name }),
      print.spoken || print.text)
    radio.checked = name == by
    radio.addEventListener("change", () => {
      chosen.by = name
      changed()
    })
    return made("label", "", radio, mathematics(print))
  })
  replaceKeepingFocus(page.letters, choices)
  page.by.hidden = false
}

function showShapes({ letters, told }) {
  page.shapes.hidden = !told
  page.toldShapes.textContent = told
  const usual = Object.assign(made("button", "", "Take all as usual"), { type: "button" })
  usual.addEventListener("click", () => {
    chosen.shapes = {}
    changed()
  })
  const isChosen = letters.some(({ name }) => name in chosen.shapes)
  replaceKeepingFocus(page.shapeList, [...letters.map(letter => shapeOf(letter, letters)), ...(isChosen ? [usual] : [])])
}

// new fields in the place of others: who was in one is in the one that has its name
function replaceKeepingFocus(box, children) {
  const focused = box.contains(document.activeElement) ? document.activeElement : null
  const key = focused && `${focused.name} ${focused.type == "radio" ? focused.value : ""}`
  box.replaceChildren(...children)
  if (!focused) return
  for (const one of box.querySelectorAll("input, select")) {
    if (`${one.name} ${one.type == "radio" ? one.value : ""}` == key) one.focus()
  }
}

// the letters of what was not understood: to say what one of them is may be what it lacks
function showGuessed(text) {
  const names = new Set(text.match(/(?<!\p{L})\p{L}(?!\p{L})/gu))
  const letters = [...names].slice(0, 12).map(name => {
    const [kind, ...sizes] = chosen.shapes[name] ?? [USUAL]
    return { name, kind, sizes, print: { tex: "", text: name } }
  })
  showShapes({ letters, told: letters.length > 0 ? "say what a letter is" : "" })
}

function labelled(field, label) {
  field.setAttribute("aria-label", label)
  return field
}

function shapeOf({ name, print, kind, sizes }, letters) {
  const choice = labelled(made("select", ""), `Kind of ${name}`)
  choice.name = `kind-${name}`
  const kinds = kind == USUAL ? [USUAL, ...Object.keys(KINDS)] : Object.keys(KINDS)
  choice.append(...kinds.map(one => new Option(one, one, one == kind, one == kind)))
  const fields = sizes.map((size, place) => {
    const field = labelled(Object.assign(document.createElement("input"), {
      name: `size-${name}-${place}`, value: size, autocomplete: "off", size: 3, maxLength: 7 }),
    KINDS[kind] == 1 ? `Size of ${name}` : `${place ? "Columns" : "Rows"} of ${name}`)
    field.setAttribute("autocapitalize", "off")
    return field
  })
  const choose = () => {
    const sizes = sizesFor(choice.value, fields.map(field => field.value.trim()), letters)
    if (choice.value == USUAL) delete chosen.shapes[name]
    else chosen.shapes[name] = [choice.value, ...sizes]
    changed()
  }
  choice.addEventListener("change", choose)
  fields.forEach(field => field.addEventListener("change", choose))
  return made("p", "", print.tex ? mathematics(print) : made("i", "", name), " is ", choice, fields.length > 0 && " of size ",
    fields.flatMap((field, place) => place ? [" × ", field] : [field]))
}

// as many as the kind has: those that are there, and then names that no other letter has
function sizesFor(kind, sizes, letters) {
  const taken = new Set([...sizes, ...letters.flatMap(letter => [letter.name, ...letter.sizes])])
  const free = SIZES.filter(size => !taken.has(size))
  return Array.from({ length: KINDS[kind] }, (_, place) => sizes[place] || free.shift() || "n")
}

// a letter or a shape is another: what is read changes, and the answer that is there
function changed() {
  if (current || page.error.firstChild) differentiate()
  else readQuietly()
}

// what is typed is read while it is typed; an error stands there, and interrupts nobody
async function readQuietly() {
  if (!arrival || !page.function.value.trim()) return page.reading.replaceChildren()
  try {
    const { reading } = await arrival.then(() => read())
    page.error.replaceChildren()
    speak(`Read as ${reading.print.spoken}; ${reading.told}`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.refused.text && error.refused.text != page.function.value) return
    misread()
    page.reading.replaceChildren(...refusal(error.refused))
    speak(error.message)
  }
}

function speak(words) {
  clearTimeout(timers.speak)
  timers.speak = setTimeout(() => tell(words, false), SPEAK)
}

// ------------------------------------------------------------------ the answer
// the reader's conventions, as they are chosen on the other pages
function preferred(choices) {
  const conventions = (document.documentElement.dataset.conventions ?? "").split(" ")
  const wanted = conventions.includes("denominator-layout") ? "transposed"
    : conventions.includes("rows-stacked") ? "rvec" : ""
  return choices.some(({ form }) => form == wanted) ? wanted : ""
}

function differentiate() {
  return pressed(page.error, async isCurrent => {
    tell("Differentiating …")
    try {
      const { question, reading } = await read(isCurrent)
      const wanted = chosen.form || preferred(reading.choices)
      const isOffered = reading.choices.some(({ form }) => form == wanted)
      const found = await ask("derivative", question, { form: isOffered ? wanted : "" })
      if (isCurrent()) showAnswer(question, reading.choices, found)
    } catch (error) {
      if (isCurrent()) clearAnswer()
      throw error
    }
  })
}

// there is no answer to what is typed now: that to another question would be taken for it
function clearAnswer() {
  current = checked = undefined
  page.answer.replaceChildren()
  page.verdict.replaceChildren()
}

// what is shown is of another text than the one that stands there: it is dim until it is asked for anew
function markStale() {
  const text = page.function.value
  const isOther = checked && (text != checked.question.text || page.own.value != checked.answer)
  page.answer.classList.toggle("wrt-stale", Boolean(current && text != current.question.text))
  page.verdict.classList.toggle("wrt-stale", Boolean(isOther))
}

function showAnswer(question, choices, first) {
  if (checked && JSON.stringify(checked.question) != JSON.stringify(question)) {
    checked = undefined
    page.verdict.replaceChildren()
  }
  const wanted = preferred(choices)
  const ordered = [...choices].sort((one, other) => (other.form == wanted) - (one.form == wanted))
  const tabs = tabbed("Form of the answer", ordered.map(({ name }) => name), (place, panel) => {
    chosen.form = ordered[place].form
    return pressed(page.error, async isCurrent => {
      const found = await ask("derivative", question, { form: ordered[place].form })
      if (isCurrent()) showForm(panel, question, ordered[place], found)
    }).then(() => { if (page.error.firstChild) panel.replaceChildren() })
  })
  const at = Math.max(0, ordered.findIndex(({ form }) => form == first.form))
  tabs.select(at)
  page.answer.replaceChildren(tabs.box)
  showForm(tabs.panel, question, ordered[at], first)
  markStale()
}

function showForm(panel, question, choice, found) {
  current = { question, form: found.form }
  const about = made("p", "wrt-about", `${choice.about[0].toUpperCase()}${choice.about.slice(1)}.`)
  shown(panel, about, statement(found, linkTo(question, found.form)), steps(found.sheet.rows),
    filledLater("As a table, at small sizes", box => fill(box, async () => picture(question, choice, found.form))),
    filledLater("With your numbers", box => showNumbers(box, question, found.form)),
    filledLater("Code", box => showPrograms(box, question, found.form)))
  tell(`${choice.name}, ${found.sheet.status}: ${found.sheet.spoken}`, false)
  // so that what is reloaded, or kept as a bookmark, is this question
  history.replaceState(null, "", linkTo(question, found.form))
}

async function fill(box, make) {
  box.replaceChildren("…")
  try {
    shown(box, await make())
  } catch (error) {
    shown(box, reason(error))
  }
}

async function picture(question, choice, form) {
  const { sizes, table } = await ask("picture", question, { form })
  return array(table, `${choice.about[0].toUpperCase()}${choice.about.slice(1)}; ${sizes}`)
}

function showNumbers(box, question, form) {
  const fields = made("form", "wrt-numbers"), results = made("div"), told = made("div", "wrt-ask-error")
  told.setAttribute("role", "alert")
  box.append(made("p", "", "Rows stand behind each other, with a semicolon between them, as in 1 2; 3 4."), fields, told, results)
  const reckon = async () => {
    const values = Object.fromEntries([...fields.querySelectorAll("input")].map(({ name, value }) => [name, value]))
    try {
      const found = await ask("numbers", question, { form, values })
      told.replaceChildren()
      if (!fields.firstChild) addFields(fields, found.values)
      shown(results, made("h2", "", "The function"), array(found.value), made("h2", "", "The derivative"), array(found.table))
    } catch (error) {
      results.replaceChildren()
      told.replaceChildren(...reason(error))
    }
  }
  fields.addEventListener("submit", event => {
    event.preventDefault()
    reckon()
  })
  reckon()
}

function addFields(form, values) {
  form.append(...Object.entries(values).map(([name, value]) => made("label", "", name, " = ",
    Object.assign(document.createElement("input"), { name, value, autocomplete: "off", size: Math.max(8, value.length) }))),
  made("button", "", "Compute"))
}

function showPrograms(box, question, form) {
  const names = Object.keys(LIBRARIES)
  const tabs = tabbed("Library", names, (place, panel) => fill(panel, async () => (
    copies({ [names[place]]: await ask("program", question, { form, library: LIBRARIES[names[place]] }) }))))
  box.append(tabs.box)
  tabs.show(0)
}

// ------------------------------------------------------------------ the reader's own answer
function check() {
  return pressed(page.checkError, async isCurrent => {
    page.verdict.replaceChildren()
    tell("Checking …")
    const { question, reading } = await read(isCurrent)
    const isAnswered = current && JSON.stringify(current.question) == JSON.stringify(question)
    if (!isAnswered) clearAnswer()
    const form = isAnswered ? current.form : preferred(reading.choices)
    const found = await ask("verdict", question, { form, answer: page.own.value })
    if (!isCurrent()) return
    checked = { question, answer: page.own.value }
    shown(page.verdict, verdict(found))
    markStale()
    tell(`Your answer is ${found.verdict}.`, false)
  })
}

// ------------------------------------------------------------------ the address
// a link brings a question back, and runs nothing
function linkTo({ text, by, shapes }, form) {
  const told = Object.entries(shapes).map(([name, shape]) => [name, ...shape].join(":")).join(";")
  const address = new URL(location.href.split(/[?#]/)[0])
  for (const [name, value] of Object.entries({ f: text, by, shapes: told, form })) if (value) address.searchParams.set(name, value)
  return address.href
}

function fillForm(search) {
  const given = new URLSearchParams(search), get = name => given.get(name) ?? ""
  const shapes = get("shapes").split(";").filter(Boolean).map(shape => shape.split(":"))
  chosen = { by: get("by"), form: get("form"), shapes: Object.fromEntries(shapes.map(([name, ...shape]) => [name, shape])) }
  page.function.value = get("f")
  before = page.function.value
  page.own.value = get("answer")
  page.reading.replaceChildren()
  if (get("f")) tell("The question is filled in: press Differentiate.")
  readQuietly()
}

// a text of which less than half is left is another question: what was chosen for the letters of that one is none for its
function isAnother(old, text) {
  const most = Math.min(old.length, text.length), isAlike = (at, place) => old.at(at) == text.at(place)
  let head = 0, tail = 0
  while (head < most && isAlike(head, head)) head++
  while (head + tail < most && isAlike(-1 - tail, -1 - tail)) tail++
  return old != "" && 2 * (head + tail) < Math.max(most, 1)
}

// ------------------------------------------------------------------ what is pressed
page.function.addEventListener("input", () => {
  const { value } = page.function
  chosen = isAnother(before, value) ? { by: "", shapes: {} } : { ...chosen, form: "" }
  before = value
  page.error.replaceChildren()
  markStale()
  if (WHOLE.test(page.function.value)) chosen.by = ""
  clearTimeout(timers.read)
  timers.read = setTimeout(readQuietly, WAIT)
})
page.ask.addEventListener("submit", event => {
  event.preventDefault()
  differentiate()
})
page.check.addEventListener("submit", event => {
  event.preventDefault()
  check()
})
page.own.addEventListener("input", () => {
  page.checkError.replaceChildren()
  markStale()
})
// a line ends where it is ended; the answer, by the key that other pages have for it
page.own.addEventListener("keydown", event => {
  if (event.key == "Enter" && (event.ctrlKey || event.metaKey)) page.check.requestSubmit()
})
for (const button of [page.cancel, page.stop]) button.addEventListener("click", stop)
page.examples.addEventListener("click", event => {
  const example = event.target.closest("a")
  if (!example) return
  event.preventDefault()
  fillForm(example.search)
  page.function.focus()
})
if (location.protocol == "file:") {
  page.disk.hidden = false
  for (const button of document.querySelectorAll(".wrt-ask button")) button.disabled = true
}
fillForm(location.search)
