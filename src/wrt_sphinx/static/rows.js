// Where a formula too long for its line breaks, as on paper: before a relation; if a side is too long, before the next
// term of its sum; if a term is, before its next factor; and if a factor is, within its longest brackets in the same way.
// What is not torn is a row, and wrt.css lays the rows out.

// a formula of so many signs fits on a phone; one that is longer without a place to break does in small print, and one
// that is longer still needs it everywhere
const SHORT = 14;
const LONG = 36;
// a factor of so many signs stands beside the next
const FEW = 3;
const LONGEST = 54;
const GROUPS = ["mrow", "mstyle"];

const isSign = (node, signs) => node.type === "mo" && signs.includes(node.children[0].text);
// one before the first term is a prefix
const isPlus = (node) => isSign(node, "+−") && node.attributes.form !== "prefix";
const isGap = (node, width) => node.type === "mspace" && node.attributes.width === width;
const isBracket = (node) => node.attributes?.fence === "true";

// as many signs as are beside each other
function lengthOf({ type, text, children }) {
  if (!children) return [...text].length;
  const lengths = children.map(lengthOf);
  if (["mfrac", "mtable"].includes(type)) return Math.max(...lengths);
  const [base, ...scripts] = lengths;
  if (/^msu[bp]/.test(type)) return base + 0.6 * Math.max(...scripts);
  return lengths.reduce((sum, length) => sum + length, 0);
}

// of the longest piece that does not break
function unbroken(row) {
  return row.classes.includes("wrt-rows") ? Math.max(...row.children.map(unbroken)) : lengthOf(row);
}

function partsOf(math) {
  let [node] = math.children;
  while (node.children?.length === 1 && (!node.type || GROUPS.includes(node.type))) [node] = node.children;
  const parts = GROUPS.includes(node.type) && !isBracket(node.children[0]) ? node.children : [node];
  // of an empty group nothing is seen
  return parts.filter((part) => part.type !== "mrow" || part.children.length);
}

function split(parts, begins) {
  const starts = parts.flatMap((part, place) => (place && begins(part, parts[place - 1]) ? [place] : []));
  return [0, ...starts].map((start, number) => parts.slice(start, starts[number]));
}

// what a part of a formula breaks into, from the whole to a factor
const LEVELS = [
  (parts) => split(parts, (_, before) => isGap(before, "1em")).flatMap((statement) =>
    // "at W = …:" is said, and no equation to be broken
    statement[0].type === "mtext" ? [statement] : split(statement, (part) => isSign(part, "="))),
  (side) => split(side, isPlus),
  (term) => beside(split(term, (part, before) => isGap(before, "0.1667em") || isSign(part, "⊙⊗"))),
];

// Pieces of which the first is not so short that it would stand alone.
function beside([first, second, ...others]) {
  const isShort = second && first.reduce((sum, part) => sum + lengthOf(part), 0) < FEW;
  return isShort ? [[...first, ...second], ...others] : [first, ...(second ? [second] : []), ...others];
}

// The pieces of a factor: of what is in its longest brackets, with what stands before and behind them.
function within(parts) {
  const lengths = parts.map((part) => (GROUPS.includes(part.type) && isBracket(part.children[0]) ? lengthOf(part) : 0));
  const place = lengths.indexOf(Math.max(...lengths));
  if (lengths[place] <= LONG) return [parts];
  const [open, ...inner] = parts[place].children;
  const closing = inner.pop();
  const terms = inner.length === 1 && GROUPS.includes(inner[0].type) ? inner[0].children : inner;
  const pieces = [split(terms, isPlus), LEVELS[2](terms)].find(({ length }) => length > 1) ?? [terms];
  pieces[0].unshift(...parts.slice(0, place), open);
  pieces.at(-1).push(closing, ...parts.slice(place + 1));
  return pieces;
}
LEVELS.push(within, within);

// The rows of a part, some of which are made of rows.
function rowsOf(parts, [breakUp, ...others], Node) {
  const whole = new Node("mrow", parts);
  if (!breakUp || lengthOf(whole) <= SHORT) return [whole];
  const pieces = breakUp(parts);
  if (pieces.length === 1) return rowsOf(parts, others, Node);
  // in front of a row it would be taken for the sign of a number
  pieces.slice(1).forEach(([sign]) => isPlus(sign) && sign.setAttribute("form", "infix"));
  return pieces.map((piece) => {
    const rows = rowsOf(piece, others, Node);
    return rows.length > 1 ? new Node("mrow", rows, ["wrt-rows"]) : rows[0];
  });
}

// Makes rows of a displayed formula, where it has places to break at, and marks one that is long without.
function makeRows(math) {
  const isStyled = math.children[0].attributes?.displaystyle === "true";
  if (!isStyled && !math.attributes.display) return math;
  const rows = rowsOf(partsOf(math), LEVELS, math.constructor);
  if (rows.length > 1) {
    if (isStyled) math.setAttribute("displaystyle", "true");
    math.classes.push("wrt-rows");
    math.style = {};
    math.children = rows;
  }
  const length = Math.max(...rows.map(unbroken));
  if (length > LONG) math.classes.push(length > LONGEST ? "wrt-longest" : "wrt-long");
  return math;
}

if (typeof module == "object") module.exports = { makeRows };
