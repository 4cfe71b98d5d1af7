// Answers each line [[tex, display], …] with a line [[mathml, error], …].
const temml = require(process.argv[2]);
const lines = require("readline").createInterface({ input: process.stdin });

function typeset([tex, displayMode]) {
  try {
    return [temml.renderToString(tex, { displayMode, throwOnError: true, strict: true, trust: false }), null];
  } catch (error) {
    return [null, String(error.message || error)];
  }
}

lines.on("line", (line) => {
  process.stdout.write(JSON.stringify(JSON.parse(line).map(typeset)) + "\n");
});
