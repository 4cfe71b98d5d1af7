// node engine.mjs PYODIDE OUT: compile what standard input lists, within Pyodide; see engine.py
import { readFileSync } from "node:fs"
import { dirname } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const [pyodide, out] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href)
const python = await loadPyodide()
const mounted = (name, folder) => {
  python.FS.mkdirTree(`/${name}`)
  python.mountNodeFS(`/${name}`, folder)
  return `/${name}`
}

python.runPython(`import sys; sys.dont_write_bytecode = True; sys.path.insert(0, "${
  mounted("commands", dirname(fileURLToPath(import.meta.url)))}")`)
const { pack } = python.pyimport("compiled")
mounted("out", out)
for (const [name, { folder, file, prefix, leftOut, packages }] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  pack(mounted(`from-${name}`, folder) + file, `/out/${name}.zip`, prefix, leftOut, python.toPy(packages))
}
