"""The process that checks equations, and that is ended where one takes too long."""

from wrt.checking.apart import Apart

RIGHT = {"left": "(AB)^T", "right": "B^TA^T"}


def test_it_answers_one_after_the_other():
    with Apart() as process:
        assert [process.ask(RIGHT | {"right": right})["verdict"] for right in ("B^TA^T", "A^TB^T")] == ["proved",
            "false"]


def test_what_takes_too_long_is_ended_and_the_next_is_answered():
    with Apart(seconds=0.0) as process:
        assert process.ask(RIGHT) is None
        process.seconds = 30.0
        assert process.ask(RIGHT)["verdict"] == "proved"


def test_nothing_is_left_behind():
    with Apart() as process:
        process.ask(RIGHT)
        child = process._process
    assert child.poll() is not None and process._process is None
