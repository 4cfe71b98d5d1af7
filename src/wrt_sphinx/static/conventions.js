// Makes tabs of the choices of a convention. One choice holds for all of a page, and is remembered for the next.
const root = document.documentElement
// the choices that are not the first of their convention; the page was painted with them
const others = new Set((root.dataset.conventions ?? "").split(" ").filter(Boolean))
const groups = [...document.querySelectorAll(".wrt-convention")].map(group => {
  const [list, ...panels] = group.children
  return { tabs: [...list.children], panels }
})

function showChosen() {
  root.dataset.conventions = [...others].join(" ")
  for (const { tabs, panels } of groups) {
    const chosen = Math.max(0, tabs.findIndex(tab => others.has(tab.dataset.choice)))
    tabs.forEach((tab, place) => {
      tab.setAttribute("aria-selected", place == chosen)
      tab.tabIndex = place == chosen ? 0 : -1
      place == chosen ? panels[place].removeAttribute("hidden") : panels[place].setAttribute("hidden", "until-found")
    })
  }
}

function choose(tabs, place) {
  for (const tab of tabs) others.delete(tab.dataset.choice)
  if (place) others.add(tabs[place].dataset.choice)
  showChosen()
}

function remember(tabs, place) {
  const before = tabs[place].getBoundingClientRect().top
  choose(tabs, place)
  // what changed above must not move what the reader looks at
  scrollBy(0, tabs[place].getBoundingClientRect().top - before)
  localStorage.setItem("wrt-conventions", root.dataset.conventions)
}

// by its arrows, in all lists of tabs: one that is reached is chosen
function moveTo(event) {
  if (!event.target.matches?.(".wrt-tabs > [role=tab]")) return
  const tabs = [...event.target.parentNode.children], at = tabs.indexOf(event.target), last = tabs.length - 1
  const next = { ArrowRight: at == last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key]
  if (next === undefined) return
  event.preventDefault()
  tabs[next].focus()
  tabs[next].click()
}

// what stands behind # may be anything, and need not be an encoded word
function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null
  }
}

function reveal(hash) {
  const target = named(hash)
  const panel = target?.closest(".wrt-choice[hidden]")
  const group = panel && groups.find(({ panels }) => panels.includes(panel))
  if (!group) return
  choose(group.tabs, group.panels.indexOf(panel))
  target.scrollIntoView()
}

groups.forEach(({ tabs, panels }, number) => tabs.forEach((tab, place) => {
  tab.id = `wrt-tab-${number}-${place}`
  panels[place].id = `wrt-panel-${number}-${place}`
  tab.setAttribute("aria-controls", panels[place].id)
  panels[place].setAttribute("aria-labelledby", tab.id)
  panels[place].setAttribute("role", "tabpanel")
  panels[place].addEventListener("beforematch", () => choose(tabs, place))
  tab.addEventListener("click", () => remember(tabs, place))
}))
showChosen()
addEventListener("keydown", moveTo)
reveal(location.hash)
addEventListener("hashchange", () => reveal(location.hash))
// a link to the place where one is already changes no address
addEventListener("click", event => {
  const link = event.target.closest?.("a[href*='#']")
  if (link?.pathname == location.pathname) reveal(link.hash)
})
