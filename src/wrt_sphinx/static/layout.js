// A phone paints the first screen before it lays out the rest, whose heights are a guess until then.
const DRAWERS = { __navigation: ".sidebar-drawer", __toc: ".toc-drawer" }     // by the box that opens each
const LATER = "article section section :is(.wrt-equation, .wrt-refuted), article section > :is(.wrt-figure, .pictures)"
const PARTS = `article section section, ${LATER}, .wrt-group, .wrt-item, .wrt-brief`
const whenIdle = window.requestIdleCallback ?? setTimeout

function layOut(piece) {
  piece.style.contentVisibility = "visible"
}

// one piece at a time, so that no finger waits
function layOutWhenIdle([piece, ...others], how) {
  if (!piece) return document.documentElement.classList.remove("wrt-loading")
  piece.style.contentVisibility ||= how
  whenIdle(() => layOutWhenIdle(others, how))
}

// whoever follows a link to a place lands there only if all before it is as high as it is
function goToPlace() {
  const place = location.hash && document.getElementById(location.hash.slice(1))
  if (!place) return
  document.querySelectorAll(PARTS).forEach(layOut)
  place.scrollIntoView()
}

if (matchMedia("(max-width: 46em)").matches) {
  addEventListener("load", () => {
    goToPlace()
    // the rest when it comes near the screen, if what is read stays in its place while what is above it grows
    const [parts, how] = CSS.supports("overflow-anchor", "auto") ? [LATER, "auto"] : [PARTS, "visible"]
    layOutWhenIdle(document.querySelectorAll(parts), how)
  })
  const open = name => document.querySelectorAll(DRAWERS[name]).forEach(layOut)
  for (const name in DRAWERS) document.getElementById(name)?.addEventListener("change", () => open(name))
  // a key may lead into what is not open
  addEventListener("keydown", () => Object.keys(DRAWERS).forEach(open), { once: true })
  addEventListener("hashchange", goToPlace)
}
