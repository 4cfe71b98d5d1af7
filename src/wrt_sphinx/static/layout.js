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

// whoever follows a link to a place lands there only if all before it is as high as it is
function layOutAllTo(place) {
  for (const piece of putOff.splice(0)) piece.style.contentVisibility = "visible"
  place.scrollIntoView()
}

if (matchMedia("(max-width: 46em)").matches) addEventListener("load", () => {
  const place = location.hash && document.getElementById(location.hash.slice(1))
  if (place) layOutAllTo(place)
  else whenIdle(layOutNext)
})
