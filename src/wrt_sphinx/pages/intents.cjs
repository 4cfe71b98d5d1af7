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

module.exports = { addIntents };
