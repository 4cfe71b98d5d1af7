"""The revision is that of git; what is not known is not invented."""

import subprocess

import pytest

from wrt_sphinx.ids.revision import as_words, git, revision


@pytest.mark.parametrize("found, words", [
    (("0123456789", "2026-01-02"), "revision 0123456789 of 2026-01-02"),
    (("0123456789+", "2026-01-02"), "revision 0123456789 with changes of 2026-01-02"),
    (("", "2026-01-02"), "revision not recorded of 2026-01-02"), (("", ""), "revision not recorded"),
])
def test_a_revision_in_words(found, words):
    assert as_words(found) == words


def test_changes_are_marked(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert revision(tmp_path) == ("", "")
    author = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for command in (["init", "-q"], [*author, "commit", "-q", "--allow-empty", "-m", "first"]):
        subprocess.run(["git", "-C", tmp_path, *command], check=True)
    name, date = revision(tmp_path)
    assert len(name) == 10 and git(tmp_path, "rev-parse", "HEAD").startswith(name) and date.count("-") == 2
    (tmp_path / "new").write_text("")
    assert revision(tmp_path) == (f"{name}+", date)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert revision(tmp_path) == (f"{name}+", "1970-01-01")


def test_a_command_that_fails_says_nothing(tmp_path):
    assert git(tmp_path, "rev-parse", "HEAD") == ""
