// The engine, in a worker: it fetches its files, boots, and answers one question after another.
// Before it stand `arriving`, `pyodideWith`, `createPyodideModule` and `LOCK`: see commands/engine.py.
const MEMORY = 768 * 2 ** 20, PAGE = 2 ** 16
const BEGIN = `
import gc, sys

sys.path += ["/wrt.zip", "/mpmath.zip"]
from wrt.asking import answered
gc.freeze()
`
const WANTED = '{"needs": '      // what an answer begins with that must wait for SymPy
let python, answered, later

/** Memory ends at a limit, as a MemoryError of Python, before that of the machine does. */
function limitMemory() {
  const { grow } = WebAssembly.Memory.prototype
  WebAssembly.Memory.prototype.grow = function limited(pages) {
    if (this.buffer.byteLength + pages * PAGE > MEMORY) throw new RangeError("memory")
    return grow.call(this, pages)
  }
}

const whole = async response => new Uint8Array(await response.arrayBuffer())

async function begin({ base, files, module }) {
  limitMemory()
  const get = (name, use = whole) => arriving(files[name], base, use, bytes => postMessage({ bytes }))
  const [compiled, library, ...archives] = await Promise.all([
    module ?? get("wasm", response => WebAssembly.compileStreaming(response)),
    get("stdlib"), get("wrt"), get("mpmath"),
  ])
  const loadPyodide = pyodideWith(
    async () => new Response(library),
    Object.create(WebAssembly, { instantiateStreaming: { value: async (_, imports) => (
      { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) }
    )}}),
  )
  // with a list of packages, none of them, it asks no other site for one
  python = await loadPyodide({
    createPyodideModule, indexURL: base, packageBaseUrl: base, lockFileContents: { info: LOCK, packages: {} },
  })
  python.FS.writeFile("/wrt.zip", archives[0])
  python.FS.writeFile("/mpmath.zip", archives[1])
  python.runPython(BEGIN)
  answered = python.globals.get("answered")
  later = once(async () => {
    python.FS.writeFile("/sympy.zip", await get("sympy"))
    python.runPython('sys.path.append("/sympy.zip")')
  })
  postMessage({ module: compiled })
}

/** The same promise each time, until one fails. */
function once(make) {
  let made
  return () => made ??= make().catch(error => {
    made = undefined
    throw error
  })
}

async function answer({ id, request }) {
  let found = answered(request)
  if (found.startsWith(WANTED)) {
    postMessage({ id, waits: true })
    await later()
    postMessage({ id, waits: false })
    found = answered(request)
  }
  postMessage({ id, answer: found, isFull: python._module.HEAPU8.length > MEMORY / 2 })
  later().catch(() => {})      // it is fetched again when it is wanted
}

/** In words; of what Python raised, which it should not, the last line says what it is. */
function why({ type, message }) {
  const told = String(message).trim()
  return type ? `the engine failed, which is a fault of ours: please report what you asked (${told.split("\n").at(-1)})` : told
}

onmessage = ({ data }) => {
  const done = data.files ? begin(data) : answer(data)
  done.catch(error => postMessage({ id: data.id, failed: error.type ?? error.name, why: why(error) }))
}
