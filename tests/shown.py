"""A value of each kind that a page shows, and their sheets."""

import wrt
from wrt.sheets.maker import sheet_of

n, m = wrt.dimensions("n m")
W, x = wrt.Matrix("W", n, m), wrt.Vector("x", m)
i, p = wrt.indices("i p", n)
j, q = wrt.indices("j q", m)

VALUES = {
    "expression": W @ x,
    "evaluation": wrt.Evaluation(W @ x, values={W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]}),
    "given": wrt.Given(W),
    "condition": wrt.positive(x),
    "derivation": wrt.Derivation((W @ x)[i], (W[i, j] * x[j], "row $i$ of $W$")),
    "formula": wrt.Formula("entry", wrt.Derivation((W @ x)[i], (W[i, j] * x[j], "row by column"))),
    "refutation": wrt.Refutation("no-fit", W @ x, x, by="shape", because="x has m entries"),
    "picture": wrt.Picture(wrt.kron(x.T, wrt.eye(n)), sizes={n: 2, m: 3}, alt="blocks", caption="Blocks of $W$.",
                           name="blocks"),
    "nudge": wrt.Nudge(wrt.define("f", W @ x), W, (2, 3), {W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]}, name="nudged",
                       caption="One entry of $W$."),
    "chart": wrt.Chart({"rows": wrt.size(n)}, over=wrt.size(m), across="columns", at=[{n: 2, m: 3}], alt="a point"),
}
SHEETS = {kind: sheet_of(value) for kind, value in VALUES.items()}
ENTRY = SHEETS["formula"]

stacked = wrt.kron(x.T, wrt.eye(n)) @ wrt.vec(W)
RULE_VALUE = wrt.Formula("rule", wrt.Derivation(wrt.vec(W @ x), (stacked, "stacked")))
RULE = sheet_of(RULE_VALUE)
CITING = sheet_of(wrt.Derivation(wrt.vec(W @ x), (stacked, RULE_VALUE)))
