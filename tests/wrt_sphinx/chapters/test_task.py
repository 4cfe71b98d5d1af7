"""A task is plain data, and comes out of it as it was."""

import json
from dataclasses import asdict

import pytest

from wrt_sphinx.chapters.task import Task


def test_it_travels_as_plain_data():
    task = Task("x.T @ x", 7, 2, False)
    assert Task(**json.loads(json.dumps(asdict(task)))) == task
    with pytest.raises(AttributeError):
        task.line = 8
