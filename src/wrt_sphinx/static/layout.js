// A phone paints the first screen before it lays out the rest, whose heights are a guess until then:
// the rest follows when nothing else is to do, one piece at a time, so that no finger waits.
const putOff = [...document.querySelectorAll(
  "article section section, article section section :is(.wrt-equation, .wrt-refuted), .wrt-item")]
const whenIdle = window.requestIdleCallback ?? setTimeout

function layOutNext() {
  const piece = putOff.shift()
  if (!piece) return
  piece.style.contentVisibility = "visible"
  whenIdle(layOutNext)
}

if (matchMedia("(max-width: 46em)").matches) addEventListener("load", () => whenIdle(layOutNext))
