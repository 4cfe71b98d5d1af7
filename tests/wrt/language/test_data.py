import copy
import json

import pytest
from again import wire
from claimed import ENTRIES, OBJECTS, S, SOLVED, SUMMED, USED, VEC, WEAK
from material import W, a, f, i, m, n, p, q, sigma, w, x, y

from wrt import (
    MIME, Derivation, Evaluation, Given, Picture, invertible, nonzero, positive, read,
    sqrt, vec, write,
)
from wrt.errors import (
    ConditionError, DataError, DisplayError, FalseStep, NamingError, NotProved, NotRefuted, ReasonError, ShapeError,
    WrtError,
)


@pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: f"{thing.kind}-{getattr(thing, 'name', '')}")
def test_every_kind_comes_back_the_same(thing):
    back = read(wire(thing))
    assert type(back) is type(thing) and wire(back) == wire(thing)
    assert (back.text(), back.latex()) == (thing.text(), thing.latex())
    assert getattr(back, "status", None) == getattr(thing, "status", None)


def test_every_kind_is_among_them():
    from wrt.language.data import KINDS

    assert {thing.kind for thing in OBJECTS} | {"expression"} == set(KINDS)


def test_a_shared_part_is_written_once():
    product = W @ x
    assert len(write(product + product)["nodes"]) == 4


def test_the_order_in_which_values_were_given_does_not_matter():
    values = {W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]}
    forward, backward = (Evaluation(f, values=dict(v)) for v in (values.items(), reversed(values.items())))
    assert json.dumps(write(forward)) == json.dumps(write(backward))
    pictures = (Picture(W, sizes=s, alt="W") for s in ({n: 2, m: 3}, {m: 3, n: 2}))
    assert len({json.dumps(write(picture)) for picture in pictures}) == 1


def test_other_things_are_not_written():
    for thing in (3, "W", None, n, i, sigma, object()):
        with pytest.raises(DataError, match="cannot be written out$"):
            write(thing)


def test_conditions_come_back_with_what_they_are_about():
    for thing in (SOLVED, SUMMED):
        back = read(wire(thing))
        assert [(c.property, c.expression) for c in back.conditions] == [
            (c.property, c.expression) for c in thing.conditions]
        assert len(back.conditions) == len(thing.conditions) >= 2
    back = read(wire(invertible(W.T @ W)))
    assert (back.property, back.expression, back.kind) == ("invertible", W.T @ W, "condition")


# ------------------------------------------------------------------ tampering
def tampered(thing, change):
    data = copy.deepcopy(wire(thing))
    change(data)
    return data


def node(data, kind):
    nodes = data.get("derivation", data)["nodes"]
    return next(encoded for encoded in nodes if encoded[0] == kind)


def put(*path):
    """A change that puts the last of `path` at the place the others name."""
    *places, last, value = path

    def change(data):
        for place in places:
            data = data[place]
        data[last] = value
    return change


def on(kind, field, value):
    return lambda data: node(data, kind).__setitem__(field, value)


def swap_sides(data):
    node(data, "Kronecker")[1:] = reversed(node(data, "Kronecker")[1:])


@pytest.mark.parametrize("thing, change, error", [
    (ENTRIES, on("Delta", 2, ["index", "i", "n"]), WrtError),
    (Derivation(f, ((W @ x + W @ x) / 2, "halves")), on("Number", 1, ["number", "3"]), FalseStep),
    (Derivation(f, (W @ x, "definition")), lambda d: d["steps"].append(["list", ["node", 0], "no"]), WrtError),
    (VEC, swap_sides, WrtError),
    (VEC, put("status", "exact"), NotProved), (WEAK, put("status", "proved"), NotProved),
    (VEC, put("name", r"a\frac"), NamingError), (VEC, put("derivation", "steps", 1, 2, ""), ReasonError),
    (VEC, put("derivation", "steps", 1, 2, write(Given(W))), ReasonError),
    (VEC, put("derivation", "steps", ["list"]), ReasonError), (VEC, put("derivation", write(W)), ReasonError),
    (USED, put("steps", 1, 2, write(ENTRIES)), ReasonError),
    (ENTRIES, put("conditions", ["list", write(W)]), ConditionError),
    (ENTRIES, put("conditions", ["list", write(positive(x))]), ConditionError),
    *[(thing, put("conditions", ["list", *conditions]), ConditionError) for thing, kept in (
        (SOLVED, wire(SOLVED)["conditions"][1:]), (SUMMED, wire(SUMMED)["conditions"][1:])) for conditions in (
        [], kept[1:], kept[:-1], [*kept, write(positive(x))], [*kept[:-1], write(W)], [*kept[:-1], write(nonzero(x))])],
    (SOLVED, put("conditions", 1, "property", "invertible"), ShapeError),
    (SOLVED, put("conditions", 2, "property", "positive"), ConditionError),
    (SUMMED, put("conditions", 1, "property", "nonzero"), ConditionError),
    (SUMMED, put("conditions", 1, "property", "real"), ConditionError),
    (SUMMED, lambda d: on("Symbol", 1, "b")(d["conditions"][1]), ConditionError),
    (SOLVED, lambda d: on("Symbol", 1, "T")(d["conditions"][2]), ConditionError),
    (SOLVED, put("status", "exact"), NotProved), (SOLVED, on("Inverse", 1, ["node", 2]), WrtError),
    (invertible(S), put("property", "clever"), ConditionError), (positive(x), put("expression", "x"), DataError),
    (OBJECTS[7], on("Symbol", 1, "W"), NamingError),
    (OBJECTS[13], put("by", "value"), NotRefuted), (OBJECTS[14], put("by", "shape"), NotRefuted),
    (OBJECTS[14], on("Number", 1, ["number", "1"]), NotRefuted), (OBJECTS[14], put("because", " "), ReasonError),
    (OBJECTS[15], lambda d: d["values"].pop(1), DisplayError), (OBJECTS[16], put("where", 1, 1, 7), DisplayError),
    (OBJECTS[17], put("alt", ""), DisplayError), (OBJECTS[17], put("sizes", 1, 1, -2), DisplayError),
])
def test_tampered_claims_are_checked_again(thing, change, error):
    with pytest.raises(error):
        read(tampered(thing, change))


def test_a_changed_right_side_is_a_false_step_with_its_data():
    data = tampered(Derivation(f, (3 * W @ x - 2 * f, "three less two")), lambda d: None)
    assert read(data).status == "proved"
    on("Number", 1, ["number", "5"])(data)
    with pytest.raises(FalseStep, match="^false step: step 1\n") as error:
        read(data)
    assert error.value.step == 1 and error.value.left == f


@pytest.mark.parametrize("change, message", [
    (put("format", 1), "this is not an object that wrt wrote, or it is of another format"),
    (put("format", None), "this is not an object that wrt wrote"), (put("kind", "proof"), "this is not an object"),
    (lambda d: d.pop("kind"), "this is not an object"), (lambda d: d.pop("format"), "this is not an object"),
    (lambda d: d.pop("nodes"), "written-out expression cannot be read: KeyError"),
    (lambda d: d.pop("root"), "written-out expression cannot be read: KeyError"),
    (put("nodes", 0, 0, "Latex"), "written-out expression cannot be read: KeyError: 'Latex'"),
    (put("nodes", 0, 0, "Expression"), "written-out expression cannot be read: KeyError"),
    (put("nodes", 0, 0, "Derivative"), "written-out expression cannot be read: KeyError"),
    (put("nodes", 0, 0, ["Symbol"]), "written-out expression cannot be read: TypeError"),
    (lambda d: d["nodes"][0].append(None), "written-out expression cannot be read: ValueError"),
    (lambda d: d["nodes"][0].pop(), "written-out expression cannot be read: ValueError"),
    (on("Symbol", 1, 3), "Symbol.name cannot be 3"), (on("Symbol", 2, None), "Symbol.rows cannot be None"),
    (on("Symbol", 2, ["list", ["index", "i", "n"]]), "Symbol.rows cannot be "),
    (on("Symbol", 2, ["list", ["number", "2"]]), "Symbol.rows cannot be "),
    (on("Symbol", 5, "W"), "Symbol.definition cannot be 'W'"),
    (on("Symbol", 4, ["list", ["dimension", "n"]]), "Symbol.arguments cannot be "),
    (on("Vec", 2, 1), "Vec.by_rows cannot be 1"), (on("Vec", 1, None), "Vec.of cannot be None"),
    (on("Vec", 1, ["dimension", "n"]), "Vec.of cannot be "),
    (on("MatrixProduct", 1, ["list"]), r"MatrixProduct.factors cannot be \(\)"),
    (on("Entry", 2, ["list"]), r"Entry.at cannot be \(\)"),
    (on("Entry", 2, ["list", ["dimension", "n"]]), "Entry.at cannot be "),
    (on("Number", 1, 0.5), "Number.value cannot be 0.5"), (on("Number", 1, ["number", "1/0"]), "ZeroDivisionError"),
    (on("Number", 1, ["number", "x"]), "written-out expression cannot be read: ValueError"),
    (on("Number", 1, ["raw", r"\frac"]), "no value is written as 'raw'"),
    (on("Vec", 1, ["node", 99]), "node 99 is not in the table before its use"),
    (on("Vec", 1, ["node", -1]), "node -1 is not in the table before its use"),
    (put("root", ["node", 99]), "node 99 is not in the table before its use"),
    (on("Apply", 1, ["function", "sigma", -11]), "written-out expression cannot be read: IndexError"),
    (on("Apply", 1, ["function", "sigma", 1.5]), "written-out expression cannot be read: TypeError"),
    (on("Apply", 1, "sigma"), "Apply.function cannot be 'sigma'"),
])
def test_data_of_another_form_is_refused(change, message):
    expression = sigma((vec(W) + 2 * w)[q, p] * (y.T @ W @ x))
    with pytest.raises(DataError, match=message):
        read(tampered(expression, change))


@pytest.mark.parametrize("change", [
    on("Symbol", 1, r"\frac{1}{0}"), on("Symbol", 1, "W x"), on("Symbol", 1, "I"), on("Symbol", 1, ""),
    on("Symbol", 2, ["list", ["dimension", r"n \times"]]),
    on("Entry", 2, ["list", ["index", "_0", "m"], ["index", "p", "n"]]),
    on("Entry", 2, ["list", ["index", r"\i", "m"], ["index", "p", "n"]]),
    on("Apply", 1, ["function", r"\href", 0]), on("Apply", 1, ["function", "erf", 0]),
])
def test_a_name_that_is_not_one_is_refused(change):
    with pytest.raises(NamingError):
        read(tampered(sigma(vec(W)[q, p] * a), change))


def test_a_node_that_refers_forward_or_to_itself_is_refused():
    data = wire(W.T)
    data["nodes"][1][1] = ["node", 1]
    with pytest.raises(DataError, match="^node 1 is not in the table before its use$"):
        read(data)
    data["nodes"] = data["nodes"][::-1]
    with pytest.raises(DataError, match="^node 1 is not in the table before its use$"):
        read(data)


@pytest.mark.parametrize("data", [None, [], "x", 3, {}, {"format": 2}, {"format": 2, "kind": []}])
def test_other_data_is_refused(data):
    with pytest.raises(DataError):
        read(data)


@pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: thing.kind)
def test_a_missing_key_is_refused(thing):
    for key in set(wire(thing)) - {"format", "kind"}:
        with pytest.raises(DataError):
            read(tampered(thing, lambda d, key=key: d.pop(key)))


def test_the_mime_type_is_the_one_the_site_reads():
    assert MIME == "application/vnd.wrt+json" and set((W @ x)._repr_mimebundle_()) > {MIME}


# ------------------------------------------------------------------ what data cannot say
@pytest.mark.parametrize("root", ["x", True, None, ["list"], ["dimension", "n"], ["function", "exp", 0]], ids=str)
def test_the_root_of_a_tree_is_a_tree(root):
    with pytest.raises(DataError, match="^the root of a tree cannot be"):
        read({"format": 2, "kind": "expression", "nodes": [], "root": root})


def test_a_kind_belongs_to_one_class():
    with pytest.raises(TypeError, match="^two classes have the kind 'picture'$"):
        type("Fake", (Picture,), {"kind": "picture"})


def test_optional_parts_are_left_out_where_they_are_empty():
    from wrt.language.data import KINDS

    assert {kind.kind: kind.OPTIONAL for kind in KINDS.values() if kind.OPTIONAL} == {
        "derivation": ("conditions",), "formula": ("title",), "refutation": ("instead", "title")}
    assert all(set(kind.OPTIONAL) < set(kind.PARTS) for kind in KINDS.values())
    plain = Derivation(W.T.T, (W, "twice"))
    under = Derivation(sqrt(a * a), (a, "a is positive"), conditions=[positive(a)])
    assert "conditions" not in write(plain) and write(under)["conditions"][0] == "list"
    assert set(write(plain)) | {"conditions"} == set(write(under))


def test_an_optional_part_that_is_empty_is_read_too_and_one_of_another_form_is_not():
    data = wire(Derivation(W.T.T, (W, "twice")))
    assert wire(read({**data, "conditions": ["list"]})) == data
    for wrong in (["list", ["node", 0]], ["list", 3], 7):
        with pytest.raises((DataError, ConditionError)):
            read({**data, "conditions": wrong})
    for name in ("first", "steps", "free"):
        with pytest.raises(DataError):
            read({key: value for key, value in data.items() if key != name})
