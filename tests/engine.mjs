// node engine.mjs FOLDER: the Python of the page, from the files that are shipped; what standard input says is run in it
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {gunzipSync} from "node:zlib";

const [pyodide, shipped] = process.argv.slice(2);
const {loadPyodide} = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const {files} = JSON.parse(readFileSync(`${shipped}/manifest.json`, "utf8"));
const python = await loadPyodide({fsInit: async FS => {
  for (const name of ["stdlib", "wrt", "mpmath", "sympy"]) {
    FS.writeFile(`/${name}.zip`, gunzipSync(readFileSync(`${shipped}/${files[name].name}`)));
  }
}});
python.runPython(`
import sys
sys.path[:] = ["/stdlib.zip", *(path for path in sys.path if not path.endswith(".zip")), "/wrt.zip", "/mpmath.zip", "/sympy.zip"]
`);
process.stdout.write(String(python.runPython(readFileSync(0, "utf8"))));
