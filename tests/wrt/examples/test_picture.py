import pytest
from material import F, W, f, i, j, k, m, n, p, q, sigma, w, x, y

from wrt import Picture, define, delta, eye, hessian, jacobian, kron, partial, rvec, vec
from wrt.errors import DisplayError, IndexRuleError, NamingError, ShapeError

SIZES = {n: 2, m: 3}


def picture(expression, sizes=None, **options):
    return Picture(expression, sizes=sizes or SIZES, alt="What one sees.", **options)


@pytest.mark.parametrize("expression, cells, row_breaks, column_breaks", [
    (W, (("W_11", "W_12", "W_13"), ("W_21", "W_22", "W_23")), (), ()),
    (kron(x.T, eye(n)), (("x_1", "", "x_2", "", "x_3", ""), ("", "x_1", "", "x_2", "", "x_3")), (), (2, 4)),
    (kron(eye(n), x.T), (("x_1", "x_2", "x_3", "", "", ""), ("", "", "", "x_1", "x_2", "x_3")), (), (3,)),
    (jacobian(f, vec(W)), (("x_1", "", "x_2", "", "x_3", ""), ("", "x_1", "", "x_2", "", "x_3")), (), (2, 4)),
    (vec(W), (("W_11",), ("W_21",), ("W_12",), ("W_22",), ("W_13",), ("W_23",)), (2, 4), ()),
    (rvec(W), (("W_11",), ("W_12",), ("W_13",), ("W_21",), ("W_22",), ("W_23",)), (3,), ()),
    (-2 * eye(n), (("-2", ""), ("", "-2")), (), ()),
])
def test_a_matrix_is_one_table_with_a_line_after_each_block(expression, cells, row_breaks, column_breaks):
    (panel,) = picture(expression).panels
    assert (panel.cells, panel.row_breaks, panel.column_breaks, panel.title) == (cells, row_breaks, column_breaks, "")
    assert (len(panel.rows), len(panel.columns)) == (len(cells), len(cells[0]))


def test_an_axis_is_labelled_with_the_index_that_counts_it_or_not_at_all():
    bare, named = picture(W).panels[0], picture(W, rows=p, columns=q).panels[0]
    assert (bare.rows, bare.columns) == (("", ""), ("", "", ""))
    assert (named.rows, named.columns, named.cells) == (("p=1", "p=2"), ("q=1", "q=2", "q=3"), bare.cells)
    assert picture(W, columns=q).panels[0].rows == ("", "")


def test_an_axis_of_blocks_is_labelled_twice():
    panel, = picture(vec(W), rows=(q, p)).panels
    assert panel.rows == ("p=1", "p=2") * 3 and panel.row_blocks == ("q=1", "q=2", "q=3") and panel.columns == ("",)
    panel, = picture(rvec(W).T, columns=(p, q)).panels
    assert panel.columns == ("q=1", "q=2", "q=3") * 2 and panel.column_blocks == ("p=1", "p=2")
    laid, = picture(delta(i, p) * x[q], rows=i, columns=(q, p)).panels
    assert laid.cells == picture(kron(x.T, eye(n))).panels[0].cells and laid.column_breaks == (2, 4)
    assert laid.rows == ("i=1", "i=2") and laid.column_blocks == ("q=1", "q=2", "q=3") and laid.row_blocks == ()
    turned, = picture(delta(i, p) * x[q], rows=(p, q), columns=i).panels
    assert turned.cells == picture(kron(eye(n), x)).panels[0].cells and turned.row_breaks == (3,)


def test_free_indices_make_a_table_for_each_slice():
    panels = picture(partial(f[i], W[p, q]), rows=p, columns=q, slices=i).panels
    assert [panel.title for panel in panels] == ["$i = 1$", "$i = 2$"]
    assert [panel.cells for panel in panels] == [
        (("x_1", "x_2", "x_3"), ("", "", "")), (("", "", ""), ("x_1", "x_2", "x_3"))]
    assert panels[0].rows == ("p=1", "p=2") and panels[0].columns == ("q=1", "q=2", "q=3")
    turned = picture(partial(f[i], W[p, q]), rows=q, columns=p, slices=i).panels
    assert turned[1].cells == (("", "x_1"), ("", "x_2"), ("", "x_3"))
    assert picture(x[j], rows=j).panels[0].cells == (("x_1",), ("x_2",), ("x_3",))
    assert picture(x[j], columns=j).panels[0].cells == (("x_1", "x_2", "x_3"),)


@pytest.mark.parametrize("expression, rows, columns", [
    (jacobian(f, vec(W)), ("f_1", "f_2"), ("W_11", "W_21", "W_12", "W_22", "W_13", "W_23")),
    (jacobian(f, w), ("f_1", "f_2"), ("W_11", "W_21", "W_12", "W_22", "W_13", "W_23")),
    (jacobian(f, rvec(W)).T, ("W_11", "W_12", "W_13", "W_21", "W_22", "W_23"), ("f_1", "f_2")),
    (jacobian(f, x), ("f_1", "f_2"), ("x_1", "x_2", "x_3")),
    (jacobian(y.T @ f, x), ("",), ("x_1", "x_2", "x_3")),
    (hessian(f.T @ f, x), ("x_1", "x_2", "x_3"), ("x_1", "x_2", "x_3")),
    (jacobian(2 * f, x), ("", ""), ("x_1", "x_2", "x_3")),
    (jacobian(define("g", y.T @ W).T, vec(W)), ("g_1", "g_2", "g_3"),
     ("W_11", "W_21", "W_12", "W_22", "W_13", "W_23")),
])
def test_the_axes_of_a_jacobian_are_labelled_with_what_they_count(expression, rows, columns):
    panel, = picture(expression).panels
    assert (panel.rows, panel.columns) == (rows, columns)


def test_a_slice_that_is_summed_gives_the_terms_and_their_sum():
    panels = picture(y[i] * delta(i, p) * x[q], rows=p, columns=q, slices=i).panels
    assert [(panel.sign, panel.title) for panel in panels] == [("", "$i = 1$"), ("+", "$i = 2$"), ("=", "sum over $i$")]
    assert [panel.cells for panel in panels] == [
        (("x_1 y_1", "x_2 y_1", "x_3 y_1"), ("", "", "")), (("", "", ""), ("x_1 y_2", "x_2 y_2", "x_3 y_2")),
        (("x_1 y_1", "x_2 y_1", "x_3 y_1"), ("x_1 y_2", "x_2 y_2", "x_3 y_2"))]


@pytest.mark.parametrize("build, error, message", [
    (lambda: Picture(W, sizes=SIZES, alt=" "), DisplayError, "a picture needs alt='…': what should one see?"),
    (lambda: Picture(W, sizes=SIZES, alt=None), DisplayError, "alt and caption are plain words, not None"),
    (lambda: picture(W, caption=W), DisplayError, "alt and caption are plain words, not W"),
    (lambda: Picture(W, alt="W"), DisplayError, "a picture needs sizes={n: 2, m: 3}: how many entries should one see?"),
    (lambda: picture(W, sizes=[2, 3]), DisplayError,
     "a picture needs sizes={n: 2, m: 3}: how many entries should one see?"),
    (lambda: picture(W, sizes={n: 2}), DisplayError, "no size for m: sizes={m: 2, …}"),
    (lambda: picture(W, sizes={n: 2, m: 0}), DisplayError, "m cannot be 0: a size is a number from 1"),
    (lambda: picture(W, sizes={n: 2, m: -1}), DisplayError, "m cannot be -1: a size is a number from 1"),
    (lambda: picture(W, sizes={n: 2, m: "3"}), DisplayError, "m cannot be '3': a size is a number from 1"),
    (lambda: picture(W, sizes={n: True, m: 3}), DisplayError, "n cannot be True: a size is a number from 1"),
    (lambda: picture(delta(i, p)), DisplayError,
     "the free indices of δ_ip are i, p: lay out exactly these as rows, columns and slices"),
    (lambda: picture(delta(i, p), rows=i), DisplayError,
     "the free indices of δ_ip are i, p: lay out exactly these as rows, columns and slices"),
    (lambda: picture(x[j], rows=j, columns=i), DisplayError,
     "the free indices of x_j are j: lay out exactly these as rows, columns and slices"),
    (lambda: picture(y[i] * delta(i, p) * x[q], rows=i, columns=q, slices=p), DisplayError,
     "the free indices of y_i δ_ip x_q are p, q: lay out exactly these as rows, columns and slices"),
    (lambda: picture(delta(i, p), rows=i, columns=p, slices=j), DisplayError,
     "the free indices of δ_ip are i, p: lay out exactly these as rows, columns and slices"),
    (lambda: picture(W, slices=i), DisplayError,
     "the free indices of W are none: lay out exactly these as rows, columns and slices"),
    (lambda: picture(W, rows=q), DisplayError, "the rows of W are n, and q from 1 to m cannot count them"),
    (lambda: picture(vec(W), rows=(p, q)), DisplayError,
     "the rows of vec(W) are m·n, and p from 1 to n, q from 1 to m cannot count them"),
    (lambda: picture(x, columns=p), DisplayError, "the columns of x are one only, and p from 1 to n cannot count them"),
    (lambda: picture(W, rows="p"), DisplayError, "rows and columns are an index, or for blocks several, not 'p'"),
    (lambda: picture(W, rows=("p", 1)), DisplayError,
     "rows and columns are an index, or for blocks several, not ('p', 1)"),
    (lambda: picture(sigma(x)), DisplayError, "no value for the function sigma: it is not specified"),
    (lambda: picture(F), DisplayError, "no value for F(W), which is m×n: it is not specified"),
    (lambda: picture(W @ y), ShapeError, "shapes do not fit: W is n×m, y is n×1"),
    (lambda: picture(W @ y, sizes={n: 2, m: 2}), ShapeError, "shapes do not fit: W is n×m, y is n×1"),
    (lambda: picture(x[j] * x[j] * x[j]), IndexRuleError,
     "index j occurs 3 times in x_j x_j x_j: give a pair another letter, name it as free, or say sum_over"),
])
def test_what_cannot_be_drawn_is_refused(build, error, message):
    with pytest.raises(error) as raised:
        build()
    assert str(raised.value) == message


def test_words_stand_for_the_picture():
    shown = picture(eye(n), caption="The identity.")
    assert (shown.text(), shown.caption, shown.latex()) == ("What one sees.", "The identity.", "I_{n}")
    assert Picture(eye(k), sizes={k: 2}, alt="Two ones.").panels[0].cells == (("1", ""), ("", "1"))


def test_a_name_is_a_label():
    assert (picture(eye(n)).name, picture(eye(n), name="ones-drawn").name) == ("", "ones-drawn")
    with pytest.raises(NamingError, match="is not a label"):
        picture(eye(n), name="Ones drawn")
