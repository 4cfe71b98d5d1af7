// Answers each line [[tex, display], …] with a line [[mathml, error], …].
const temml = require(process.argv[2]);
const { mathmlOf } = require("../static/mathml.js");
const lines = require("readline").createInterface({ input: process.stdin });

function typeset([tex, displayMode]) {
  try {
    return [mathmlOf(temml, tex, displayMode), null];
  } catch (error) {
    return [null, String(error.message || error)];
  }
}

lines.on("line", (line) => {
  process.stdout.write(JSON.stringify(JSON.parse(line).map(typeset)) + "\n");
});
