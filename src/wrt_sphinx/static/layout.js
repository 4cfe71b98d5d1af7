// A phone paints the first screen before it lays out the rest, whose heights are a guess until then.
const DRAWERS = ".sidebar-drawer, .toc-drawer"
const PARTS = "article section section, article section section :is(.wrt-equation, .wrt-refuted), "
  + "article section > :is(.wrt-figure, .pictures), .wrt-item"
const whenIdle = window.requestIdleCallback ?? setTimeout

function layOut(piece) {
  piece.style.contentVisibility = "visible"
}

// one piece at a time, so that no finger waits
function layOutWhenIdle([piece, ...others]) {
  if (!piece) return
  layOut(piece)
  whenIdle(() => layOutWhenIdle(others))
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
    const isAnchored = CSS.supports("overflow-anchor", "auto")
    layOutWhenIdle(document.querySelectorAll(isAnchored ? DRAWERS : `${DRAWERS}, ${PARTS}`))
  })
  addEventListener("hashchange", goToPlace)
}
