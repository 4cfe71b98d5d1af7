// node engine.mjs PYODIDE SHIPPED: the Python of the page, from the files that are shipped, runs what standard input says
import { readFileSync } from "node:fs"
import { dirname } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { gunzipSync } from "node:zlib"

const [pyodide, shipped] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href)
const { files } = JSON.parse(readFileSync(`${shipped}/manifest.json`, "utf8"))
const archives = ["stdlib", "wrt", "mpmath", "sympy"]
const python = await loadPyodide({
  fsInit: FS => {
    for (const name of archives) {
      FS.writeFile(`/${name}.zip`, gunzipSync(readFileSync(`${shipped}/${files[name].name}`)))
    }
  },
})
python.FS.mkdirTree("/tests")
python.mountNodeFS("/tests", dirname(fileURLToPath(import.meta.url)))
python.runPython(`
import sys
# in place of that of Pyodide, of which modules are loaded already
sys.path = ["/stdlib.zip", *(path for path in sys.path if not path.endswith(".zip")), "/tests"]
sys.path += [f"/{name}.zip" for name in ("wrt", "mpmath", "sympy")]
sys.dont_write_bytecode = True
`)
console.log(python.runPython(readFileSync(0, "utf8")))
