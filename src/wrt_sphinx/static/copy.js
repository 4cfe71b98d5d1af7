// Makes a button of the name of each text that may be copied; without it the text can be selected.
const told = document.createElement("output")
told.className = "wrt-told"
document.body.append(told)

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent)
  } catch {
    // from file:// some browsers have no clipboard
    getSelection().selectAllChildren(text)
    return document.execCommand("copy")
  }
  return true
}

function offer(name) {
  const button = document.createElement("button")
  const what = name.closest("details")?.querySelector(".wrt-unseen")?.textContent ?? ""
  button.setAttribute("aria-label", `copy ${name.textContent}${what}`)
  button.append(...name.childNodes)
  name.append(button)
  button.addEventListener("click", async () => {
    told.textContent = ""
    const done = await copy(name.nextElementSibling)
    told.textContent = done ? `${button.textContent} copied` : "not copied: select the text"
    setTimeout(() => { told.textContent = "" }, 3000)
  })
}

const offerAll = ({ target }) => target.querySelectorAll(".wrt-copies dt, .wrt-cite dt").forEach(offer)
offerAll({ target: document })
// what comes later says so
addEventListener("wrt-shown", offerAll)
