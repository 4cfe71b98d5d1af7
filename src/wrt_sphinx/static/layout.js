// A phone paints the first screen before it lays out the rest, whose heights are a guess until then.
const LATER = "article section section :is(.wrt-equation, .wrt-refuted), article section > :is(.wrt-figure, .pictures)"
const whenIdle = window.requestIdleCallback ?? setTimeout

// one piece at a time, so that no finger waits
function layOutWhenIdle([piece, ...others]) {
  if (!piece) return document.documentElement.classList.remove("wrt-loading")
  piece.style.contentVisibility = "auto"
  whenIdle(() => layOutWhenIdle(others))
}

if (matchMedia("(max-width: 46em)").matches && document.documentElement.matches(".wrt-loading")) {
  addEventListener("load", () => layOutWhenIdle(document.querySelectorAll(LATER)))
}
// whoever follows a link to a place lands there only if all before it is as high as it is
addEventListener("hashchange", () => {
  document.documentElement.classList.add("wrt-whole")
  document.querySelector(":target")?.scrollIntoView()
})

// The menus of a narrow window: the keyboard reaches what opens them. They close when something in them is chosen, by
// Escape, and when one comes back to their page.
const toggles = [...document.querySelectorAll(".sidebar-toggle")]
const isBack = performance.getEntriesByType("navigation")[0]?.type == "back_forward"
const openers = [...document.querySelectorAll("label:is(.nav-overlay-icon, .toc-overlay-icon)")].map(label => {
  const toggle = document.getElementById(label.htmlFor), button = document.createElement("button")
  button.className = label.className
  button.setAttribute("aria-label", toggle.getAttribute("aria-label"))
  button.append(...label.childNodes)
  button.addEventListener("click", () => toggle.click())
  label.replaceWith(button)
  return [button, toggle]
})

function tellMenus() {
  openers.forEach(([button, toggle]) => button.setAttribute("aria-expanded", toggle.checked))
}

function closeMenus() {
  toggles.forEach(toggle => { toggle.checked = false })
  tellMenus()
}

tellMenus()
toggles.forEach(toggle => toggle.addEventListener("change", tellMenus))
addEventListener("pageshow", ({ persisted }) => { if (persisted || isBack) closeMenus() })
addEventListener("keydown", ({ key }) => { if (key == "Escape") closeMenus() })
addEventListener("click", ({ target }) => { if (target.closest?.(":is(.sidebar-drawer, .toc-drawer) a")) closeMenus() })
