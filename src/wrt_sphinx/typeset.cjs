// Answers each line [[tex, display], …] with a line [[html, error], …].
const katex = require(process.argv[2]);
const lines = require("readline").createInterface({ input: process.stdin });

function typeset([tex, displayMode]) {
  const options = {
    displayMode,
    output: "htmlAndMathml",
    throwOnError: true,
    strict: "error",
    trust: false,
  };
  try {
    return [katex.renderToString(tex, options), null];
  } catch (error) {
    return [null, String(error.message || error)];
  }
}

lines.on("line", (line) => {
  process.stdout.write(JSON.stringify(JSON.parse(line).map(typeset)) + "\n");
});
