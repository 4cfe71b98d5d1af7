"""Nudges: what moves when one entry is changed, at numbers and beside what the derivative says."""

from fractions import Fraction

import pytest
from material import F, W, f, k, m, n, sigma, x, y

from wrt import Matrix, Nudge, RowVector, Scalar, Symmetric, define, exp, kron, read, rvec, trace, vec, write
from wrt.errors import DisplayError, NamingError

NUMBERS = {W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]}


def nudge(of=f, letter=W, entry=(2, 3), values=NUMBERS, **options):
    return Nudge(of, letter, entry, values, **options)


def marked(table):
    return sorted(table.moved), sorted({place for place, _ in table.met})


def test_the_tables_show_what_is_changed_what_moves_and_what_says_how_much():
    changed, factor, value = nudge().tables
    assert (changed.title, factor.title, value.title) == ("W", "x", "f")
    assert changed.cells == (("1", "2", "3"), ("4", "5", "6 → 7"))
    assert value.cells == (("7",), ("16 → 18",))
    assert [marked(table) for table in (changed, factor, value)] == [([(1, 2)], []), ([], [(2, 0)]), ([(1, 0)], [])]
    assert (changed.sign, factor.sign, value.sign) == ("", "", "=")


X, a, u = Matrix("X", m, k), Scalar("a"), RowVector("u", n)


@pytest.mark.parametrize("made, told", [
    (lambda: nudge(), "W_23 goes from 6 to 7: f_2 goes from 16 to 18, by 2, which is ∂f_2/∂W_23 = x_3 = 2. "
                      "No other entry of f moves."),
    (lambda: nudge(by=-2), "W_23 goes from 6 to 4: f_2 goes from 16 to 12, by -4, which is "
                           "-2 times ∂f_2/∂W_23 = x_3 = 2. No other entry of f moves."),
    (lambda: nudge(letter=x, entry=1, by=Fraction(1, 2)),
     "x_1 goes from 1 to 3/2: f_1 goes from 7 to 15/2, by 1/2, which is 1/2 times ∂f_1/∂x_1 = W_11 = 1. "
     "f_2 goes from 16 to 18, by 2, which is 1/2 times ∂f_2/∂x_1 = W_21 = 4."),
    (lambda: nudge(entry=(1, 2)), "W_12 goes from 2 to 3: no entry of f moves."),
    (lambda: nudge(define("E", x.T @ x), x, 3),
     "x_3 goes from 2 to 3: E goes from 5 to 10, by 5; in small steps it moves at the rate ∂E/∂x_3 = 2 x_3 = 4."),
    (lambda: nudge(define("t", a * trace(W @ W.T)), a, (), {a: 3, W: [[1, 2]]}),
     "a goes from 3 to 4: t goes from 15 to 20, by 5, which is ∂t/∂a = W_11² + W_12² = 5."),
    (lambda: nudge(define("v", u @ W), u, 2, {W: NUMBERS[W], u: [1, -1]}, by=3),
     "u_2 goes from -1 to 2: v_1 goes from -3 to 9, by 12, which is 3 times ∂v_1/∂u_2 = W_21 = 4. "
     "v_2 goes from -3 to 12, by 15, which is 3 times ∂v_2/∂u_2 = W_22 = 5. "
     "v_3 goes from -3 to 15, by 18, which is 3 times ∂v_3/∂u_2 = W_23 = 6."),
    (lambda: nudge(define("G", W @ X), X, (3, 1), {W: NUMBERS[W], X: [[1, 2], [0, 1], [1, -1]]}),
     "X_31 goes from 1 to 2: G_11 goes from 4 to 7, by 3, which is ∂G_11/∂X_31 = W_13 = 3. "
     "G_21 goes from 10 to 16, by 6, which is ∂G_21/∂X_31 = W_23 = 6. No other entry of G moves."),
    (lambda: nudge(define("w", vec(W)), W, (1, 2)),
     "W_12 goes from 2 to 3: w_3 goes from 2 to 3, by 1, which is ∂w_3/∂W_12 = 1. No other entry of w moves."),
    (lambda: nudge(define("w", rvec(W).T), W, (1, 2)),
     "W_12 goes from 2 to 3: w_2 goes from 2 to 3, by 1, which is ∂w_2/∂W_12 = 1. No other entry of w moves."),
    (lambda: nudge(define("g", kron(x, W)), W, (2, 1)),
     "W_21 goes from 4 to 5: g_21 goes from 4 to 5, by 1, which is ∂g_21/∂W_21 = x_1 = 1. "
     "g_61 goes from 8 to 10, by 2, which is ∂g_61/∂W_21 = x_3 = 2. No other entry of g moves."),
    (lambda: nudge(define("g", exp(x)), x, 2), "x_2 goes from 0 to 1: g_2 goes from 1 to E, by -1 + E; in small steps "
     "it moves at the rate ∂g_2/∂x_2 = exp(x_2) = 1. No other entry of g moves."),
])
def test_what_moves_is_told_with_what_the_derivative_says(made, told):
    assert made().text() == told


def test_of_many_entries_that_move_four_are_told():
    told = nudge(define("g", a * x), a, (), {a: 1, x: [1, 2, 3, 4, 5, 6]}).text()
    assert "g_4 goes from 4 to 8" in told and "g_5" not in told and told.endswith("So do 2 more.")


def test_a_name_that_is_put_in_is_no_letter_of_its_own():
    z = define("z", W @ x - y)
    titles = [table.title for table in nudge(define("E", z.T @ z), x, 1, {**NUMBERS, y: [1, -1]}).tables]
    assert titles == ["W", "x", "y", "E"]


def test_it_is_written_and_read_back():
    shown = nudge(by=Fraction(1, 2), caption="One entry of $W$.", name="nudged")
    again = read(write(shown))
    assert again.text() == shown.text() and again.tables == shown.tables
    assert (again.name, again.caption, again.by) == ("nudged", "One entry of $W$.", Fraction(1, 2))


@pytest.mark.parametrize("build, error, message", [
    (lambda: nudge(of=W @ x), DisplayError, "a nudge is of a name for an expression, made with define, not of W x"),
    (lambda: nudge(of=W), DisplayError, "a nudge is of a name for an expression, made with define, not of W"),
    (lambda: nudge(values=[1]), DisplayError, "values are written as {W: [[1, 2], [3, 4]]}, not [1]"),
    (lambda: nudge(by=0), DisplayError, "by is how much the entry changes, an exact number but 0, not 0"),
    (lambda: nudge(by=0.5), DisplayError, "by is how much the entry changes, an exact number but 0, not 0.5"),
    (lambda: nudge(caption=W), DisplayError, "a caption is plain words, not W"),
    (lambda: nudge(entry=(3, 1)), DisplayError, "W has no entry (3, 1): it is 2×3, counted from 1"),
    (lambda: nudge(entry=(0, 1)), DisplayError, "W has no entry (0, 1): it is 2×3, counted from 1"),
    (lambda: nudge(entry=2), DisplayError, "W has no entry (2,): it is 2×3, counted from 1"),
    (lambda: nudge(entry=(True, 1)), DisplayError, "W has no entry (True, 1): it is 2×3, counted from 1"),
    (lambda: nudge(letter=x, entry=(1, 1)), DisplayError, "x has no entry (1, 1): it is 3, counted from 1"),
    (lambda: nudge(letter=y, entry=1), DisplayError, "no value for y, which is to be changed"),
    (lambda: nudge(values={W: NUMBERS[W]}), DisplayError, "no value for x, which is m×1"),
    (lambda: nudge(values={**NUMBERS, x: [1, 2]}), DisplayError, "m is 3, but x has 2 entries along it"),
    (lambda: nudge(define("g", sigma(x)), x, 1), DisplayError,
     "no value for the function sigma: it is not specified"),
    (lambda: nudge(define("g", F @ y), W, (1, 1)), DisplayError,
     "no value for F(W), which is m×n: it is not specified"),
    (lambda: nudge(name="A nudge"), NamingError, "is not a label"),
])
def test_what_cannot_be_nudged_is_refused(build, error, message):
    with pytest.raises(error) as raised:
        build()
    assert message in str(raised.value)


def test_an_entry_of_a_symmetric_matrix_does_not_move_alone():
    S = Symmetric("S", n)
    with pytest.raises(DisplayError, match="the entries of S are not changed one by one: it is symmetric"):
        nudge(define("t", trace(S)), S, (1, 2), {S: [[1, 2], [2, 3]]})
