// Shows the formula that a link leads to beside the link, while it is pointed at or has the focus.
const LINKS = 'a.reference[href*="#equation-"]'
const card = document.createElement("div")
card.id = "wrt-preview"
card.setAttribute("role", "tooltip")
const pages = new Map()
let wanted = null, timer

function pageOf({ protocol, pathname }) {
  if (pathname == location.pathname) return document
  // a page that is read from a folder may not read others
  if (protocol == "file:") return null
  if (!pages.has(pathname)) {
    pages.set(pathname, fetch(pathname).then(answer => answer.text()).then(
      text => new DOMParser().parseFromString(text, "text/html")))
  }
  return pages.get(pathname)
}

function statement(equation) {
  const left = equation.querySelector(".wrt-left math"), rights = equation.querySelectorAll(".wrt-right math")
  const sides = left ? [left, rights[rights.length - 1]] : [equation.querySelector("math")]
  const parts = [...sides, equation.querySelector(".wrt-conditions")].filter(Boolean)
  return parts.map(part => {
    const copy = document.importNode(part, true)
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id")
    return copy
  })
}

function putBeside(link) {
  const article = document.querySelector("article")
  article.append(card)
  const at = link.getBoundingClientRect(), room = article.getBoundingClientRect()
  const origin = card.offsetParent.getBoundingClientRect()
  const isBelow = at.bottom + card.offsetHeight + 12 < innerHeight || at.top < card.offsetHeight + 12
  const top = isBelow ? at.bottom + 6 : at.top - card.offsetHeight - 6
  card.style.left = `${Math.max(room.left, Math.min(at.left, room.right - card.offsetWidth)) - origin.left}px`
  card.style.top = `${top - origin.top}px`
}

// the font of the mathematics, which a page without any has not, under a name by which no text changes
let font

async function addFont(home, { href }) {
  const way = home.querySelector('link[href*="/math.css"]')?.getAttribute("href")
  if (!way || document.querySelector('link[href*="/math.css"]')) return
  const style = await (await fetch(new URL(way, href))).text()
  document.fonts.add(await new FontFace("previewed", /url\("[^"]+"\)/.exec(style)[0]).load())
}

async function preview(link) {
  const address = new URL(link.href)
  const home = await Promise.resolve(pageOf(address)).catch(() => { pages.delete(address.pathname) })
  const equation = home?.getElementById(address.hash.slice(1))
  if (equation) await (font ??= addFont(home, address).catch(() => {}))
  if (!equation || link != wanted) return
  endPreview()
  card.replaceChildren(...statement(equation))
  link.setAttribute("aria-describedby", card.id)
  putBeside(link)
}

function endPreview() {
  document.querySelector(`[aria-describedby="${card.id}"]`)?.removeAttribute("aria-describedby")
  card.remove()
}

function want(link, delay) {
  clearTimeout(timer)
  if (link == wanted) return
  timer = setTimeout(() => {
    wanted = link
    link ? preview(link) : endPreview()
  }, delay)
}

addEventListener("pointerover", ({ target, pointerType }) => {
  const over = card.contains(target) ? wanted : target.closest?.(LINKS)
  if (pointerType == "touch" || !over && wanted == document.activeElement) return
  want(over, over ? 150 : 300)
})
addEventListener("focusin", ({ target }) => target.matches?.(`${LINKS}:focus-visible`) && want(target, 0))
addEventListener("focusout", ({ target }) => target == wanted && want(null, 0))
addEventListener("keydown", ({ key }) => key == "Escape" && want(null, 0))
