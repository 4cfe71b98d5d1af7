// TeX becomes MathML: Temml's, with what the signs of wrt mean, mended where browsers differ.
// Node loads this while the site is built, and the page on which one asks while it is read, behind rows.js.
const inRows = typeof module == "object" ? require("./rows.js").makeRows : makeRows;

// What the signs mean that wrt alone prints, as the attribute `intent` of MathML 4: a raised 𝖳 is no power.
// Names of the core list of concepts stand as they are, and words that are in no list behind a _.
const DERIVATIVE = "_the-derivative-of:prefix(_with-respect-to:infix($y,$x))";
const RINGS = { "∘": "_entry-by-entry", "′∘": "_prime-entry-by-entry", "′′∘": "_double-prime-entry-by-entry" };
const SIGNS = {
  "mo ⊗": "_Kronecker-product", "mo ⊙": "_Hadamard-product", "mi I": "identity-matrix", "mn 𝟏": "_vector-of-ones",
};

const textOf = (node) => node.text ?? (node.children ?? []).map(textOf).join("");

// the parts get names, by which the intent of the whole speaks of them
function mean(whole, intent, parts) {
  whole.attributes.intent = intent;
  for (const [name, part] of Object.entries(parts)) part.attributes.arg = name;
}

function raised(node) {
  const [base, ...scripts] = node.children;
  const above = textOf(scripts.at(-1));
  const isIndexed = node.type === "msubsup";
  const parts = isIndexed ? { x: base, i: scripts[0] } : { x: base };
  const what = isIndexed ? "indexed-by($x,$i)" : "$x";
  if (above === "𝖳") mean(node, `transpose(${what})`, parts);
  // Euler's number has powers, and no matrix of that name is heard the worse
  else if (above === "−1" && textOf(base) !== "e") mean(node, `inverse(${what})`, parts);
  else if (above in RINGS) mean(node, `${RINGS[above]}:postfix(${what})`, parts);
}

function quotient(node) {
  const [above, below] = node.children.map((side) => side.children);
  // only of a single sign is there something that can be named without one more element
  const isDerivative = [above, below].every((side) => side.length === 2 && textOf(side[0]) === "∂");
  if (isDerivative) mean(node, DERIVATIVE, { y: above[1], x: below[1] });
}

// Adds intents to a tree of Temml, from the leaves up
function addIntents(node) {
  (node.children ?? []).forEach(addIntents);
  const sign = SIGNS[`${node.type} ${textOf(node)}`];
  if (sign) node.attributes.intent = sign;
  if (node.type === "msup" || node.type === "msubsup") raised(node);
  if (node.type === "mfrac") quotient(node);
  return node;
}

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

// The markup of a piece of TeX; it throws what Temml does not accept
function mathmlOf(temml, tex, displayMode) {
  const settings = { displayMode, throwOnError: true, strict: true, trust: false };
  return withPrimesBeside(withRoom(forFirefox(addIntents(inRows(temml.__renderToMathMLTree(tex, settings))).toMarkup())));
}

if (typeof module == "object") module.exports = { mathmlOf };
