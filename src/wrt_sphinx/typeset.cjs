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
    errorColor: "#cc0001",
  };
  try {
    const html = katex.renderToString(tex, options);
    // what needs trust is not refused by KaTeX but set in this colour
    return html.includes(options.errorColor) ? [null, "not allowed"] : [html, null];
  } catch (error) {
    return [null, String(error.message || error)];
  }
}

lines.on("line", (line) => {
  process.stdout.write(JSON.stringify(JSON.parse(line).map(typeset)) + "\n");
});
