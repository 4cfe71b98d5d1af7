// Answers each line [[tex, display], …] with a line [[mathml, error], …].
const temml = require(process.argv[2]);
const { addIntents } = require("./intents.cjs");
const { makeRows } = require("./rows.cjs");
const lines = require("readline").createInterface({ input: process.stdin });

// Firefox sets products of two as large as sums, and a gap between a function and its bracket
const forFirefox = (mathml) =>
  mathml.replaceAll(/<mo( intent="[^"]*")?>([⊗⊙])/g, '<mo$1 largeop="false">$2').replaceAll("<mo>\u2061</mo>", "");

// Temml knows where Latin Modern needs room beside a superscript; in STIX the arms of these letters reach into it
const withRoom = (mathml) =>
  mathml.replaceAll(/(<msup[^>]*><mi[^>]*>[VWY]<\/mi><(?:mi|mn|mrow))>/g, '$1 class="tml-med-pad">');

// the prime of STIX is raised by itself: as a superscript it would be small, and too high
const PRIMED =
  /<msup>(<mi>[^<]*<\/mi>)(?:<mrow[^>]*>)?((?:<mo [^>]*class="tml-prime">[^<]*<\/mo>)+)(?:<\/mrow>)?<\/msup>/g;
const withPrimesBeside = (mathml) => mathml.replaceAll(PRIMED, "<mrow>$1$2</mrow>");

function typeset([tex, displayMode]) {
  try {
    const settings = { displayMode, throwOnError: true, strict: true, trust: false };
    const mathml = addIntents(makeRows(temml.__renderToMathMLTree(tex, settings))).toMarkup();
    return [withPrimesBeside(withRoom(forFirefox(mathml))), null];
  } catch (error) {
    return [null, String(error.message || error)];
  }
}

lines.on("line", (line) => {
  process.stdout.write(JSON.stringify(JSON.parse(line).map(typeset)) + "\n");
});
