import json

import pytest
from material import W, f, i, n, p, q, x, y

from wrt import MIME, Derivation, Evaluation, Given, Picture, Refutation, delta, eye, partial, write

ENTRY = partial(f[i], W[p, q])
CHAIN = Derivation(ENTRY, (delta(i, p) * x[q], "entries are independent"))


@pytest.mark.parametrize("thing", [
    W @ x, CHAIN, Given(W), Given(f), Refutation("no", W @ y, y, by="shape", because="y has n entries"),
    Evaluation(eye(n) @ y, values={y: [1, 2]}), Picture(eye(n), sizes={n: 2}, alt="Ones.")],
    ids=lambda thing: thing.kind)
def test_an_object_shows_itself_as_data_mathematics_and_text(thing):
    bundle = thing._repr_mimebundle_()
    assert bundle == thing._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {MIME, "text/latex", "text/plain"}
    assert bundle[MIME] == write(thing) and json.loads(json.dumps(bundle[MIME]))["kind"] == thing.kind
    assert bundle["text/latex"] == f"$\\displaystyle {thing.latex()}$" and bundle["text/plain"] == thing.text()


def test_the_mime_type_is_the_one_the_site_reads():
    assert MIME == "application/vnd.wrt+json"
    assert ENTRY._repr_mimebundle_()["text/latex"] == (
        r"$\displaystyle \frac{\partial f_{i}}{\partial W_{p q}}$")


def test_a_condition_in_words_is_typeset_too():
    assert Given(x, independent_of=W)._repr_mimebundle_()["text/latex"] == (
        r"$\displaystyle x \text{ does not depend on } W$")
