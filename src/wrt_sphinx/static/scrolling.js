// What is larger than its box scrolls, and the keyboard reaches it; what fits is no stop on the way.
const boxesOf = place => place.querySelectorAll("[tabindex='0']:is(div, p, pre)")
const boxes = boxesOf(document.querySelector("article"))

function reach(box) {
  // what is not laid out has no size; the observer tells when it has
  if (!box.checkVisibility({ contentVisibilityAuto: true })) return
  const isWider = box.scrollWidth > box.clientWidth + 1
  const isHigher = box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY != "hidden"
  isWider || isHigher ? box.setAttribute("tabindex", "0") : box.removeAttribute("tabindex")
}

const observer = new ResizeObserver(entries => entries.forEach(({ target }) => reach(target)))
boxes.forEach(box => observer.observe(box))
addEventListener("wrt-shown", ({ target }) => boxesOf(target).forEach(box => observer.observe(box)))
// another font makes the text wider, and not its box
document.fonts.ready.then(() => boxes.forEach(reach))
