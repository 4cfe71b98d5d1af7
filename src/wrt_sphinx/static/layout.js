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
