"""What the workflows may do, and what they say: their steps run here as a runner would run them."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
JOBS = {f"{name}/{job}": told for name, workflow in WORKFLOWS.items() for job, told in workflow["jobs"].items()}
PINNED = re.compile(r"uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# in place of GitHub's program: it answers from a file, and writes down what it is told to write
GH = """#!/usr/bin/env python3
import json, os, sys
answers, arguments = json.load(open(os.environ["ANSWERS"])), sys.argv[1:]
path = next(a for a in arguments if a.startswith("repos/"))
if "body=" in " ".join(arguments):
    open(os.environ["WRITTEN"], "a").write(json.dumps([arguments, path]) + "\\n")
else:
    print(json.dumps(next(answer for part, answer in answers.items() if part in path)))
"""
PULL = {"number": 7, "head": {"sha": "c" * 40}}
KEPT = {"artifacts": [{"name": name, "id": id, "expired": is_expired} for name, id, is_expired in [
    ("preview.html", 11, False), ("site", 12, False), ("[x](https://bad)", 13, False), ("site", 14, True)]]}
# who commits here
NAMED = "-c", "user.name=a", "-c", "user.email=a@b"
BOT = {"login": "github-actions[bot]"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_each_action_is_pinned_and_each_job_may_do_little(path):
    text, workflow = path.read_text(encoding="utf-8"), WORKFLOWS[path.stem]
    lines = [line.strip().removeprefix("- ") for line in text.splitlines() if re.match(r"\s*(- )?uses:", line)]
    assert [line for line in lines if not PINNED.match(line)] == [] and workflow["permissions"] == {}
    assert all("timeout-minutes" in job and "permissions" in job for job in workflow["jobs"].values())
    assert "secrets." not in text


def test_one_hash_has_one_version():
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))
    found = set(re.findall(r"uses: ([\w-]+/[\w-]+)\S*@(\w+) # (\S+)", text))
    assert len({name for name, _, _ in found}) == len(found) > 5


@pytest.mark.parametrize("name", JOBS)
def test_what_may_write_runs_no_code_of_the_repository(name):
    job = JOBS[name]
    uses = [step.get("uses", "") for step in job["steps"]]
    if any(right == "write" for right in job["permissions"].values()):
        assert not any("checkout" in action for action in uses)
    if "id-token" in job["permissions"]:
        assert not any("run" in step for step in job["steps"]) and job["environment"]
    if name.startswith("preview/"):
        assert uses == [""] * len(uses)


def test_a_package_is_published_by_trust_alone():
    (step,) = [step for step in JOBS["release/publish"]["steps"] if "pypi-publish" in step["uses"]]
    assert "with" not in step and JOBS["release/publish"]["permissions"] == {"id-token": "write"}
    assert "cache" not in (FOLDER / "release.yml").read_text().replace("no cache", "")


needs_jq = pytest.mark.skipif(not shutil.which("jq"), reason="a runner has jq")


def comment(tmp_path: Path, **answers) -> tuple[str, list]:
    """Run the step that comments: what it prints, and what it writes."""
    (step,) = JOBS["preview/comment"]["steps"]
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    known = {"/pulls": [PULL], "/artifacts": KEPT, "/comments": []} | answers
    (tmp_path / "answers").write_text(json.dumps(known))
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "ANSWERS": str(tmp_path / "answers"),
                   "WRITTEN": str(tmp_path / "written"), "GH_REPO": "a/wrt", "SERVER": "https://github.example",
                   "RUN": "5", "HEAD": "c" * 40, "OWNER": "b", "BRANCH": "x\"; touch bad; $(touch bad)"}
    command = ["bash", "-e", "-c", step["run"]]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "bad").exists()
    written = tmp_path / "written"
    return done.stdout, [json.loads(line) for line in written.read_text().splitlines()] if written.exists() else []


@needs_jq
def test_the_comment_leads_to_what_the_run_keeps(tmp_path):
    _, ((arguments, path),) = comment(tmp_path)
    body = next(a for a in arguments if a.startswith("body="))
    assert path == "repos/a/wrt/issues/7/comments" and "--method" not in arguments
    assert "https://github.example/a/wrt/actions/runs/5/artifacts/11" in body and "/artifacts/12)" in body
    assert "bad" not in body and "13" not in body and "14" not in body


@needs_jq
def test_a_comment_that_is_there_is_changed_and_one_of_another_is_not(tmp_path):
    others = [{"id": 1, "user": {"login": "b"}, "body": "<!-- preview --> mine"},
              {"id": 2, "user": BOT, "body": "of another workflow"},
              {"id": 3, "user": BOT, "body": "<!-- preview -->\nold"}]
    _, ((arguments, path),) = comment(tmp_path, **{"/comments": others})
    assert path == "repos/a/wrt/issues/comments/3" and "PATCH" in arguments


@needs_jq
@pytest.mark.parametrize("pulls", [[], [{"number": 7, "head": {"sha": "d" * 40}}],
                                   [{"number": "7; x", "head": {"sha": "c" * 40}}]], ids=["none", "newer", "odd"])
def test_what_is_of_no_pull_request_is_not_commented(tmp_path, pulls):
    said, written = comment(tmp_path, **{"/pulls": pulls})
    assert written == [] and "no pull request" in said


@pytest.mark.parametrize("tag, version, fits", [("v0.1.0", "0.1.0", True), ("v0.1.0", "0.2.0", False),
                                                ("v0.1", "0.1.0", False)])
def test_a_tag_has_to_name_the_version(tmp_path, tag, version, fits):
    step = next(step for step in JOBS["release/build"]["steps"] if "the tag" in step.get("name", ""))
    run = lambda *command: subprocess.run([*command], cwd=tmp_path, capture_output=True, env={**os.environ, "TAG": tag})
    run("git", "init", "-q", "-b", "main")
    run("git", *NAMED, "commit", "-q", "--allow-empty", "-m", "a")
    run("git", "update-ref", "refs/remotes/origin/main", "HEAD")
    (tmp_path / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n')
    assert (run("bash", "-e", "-c", step["run"]).returncode == 0) == fits


def test_the_summary_and_the_preview_are_made_as_the_workflow_says(tmp_path):
    steps = {step.get("name", ""): step for step in JOBS["pull-request/pages"]["steps"]}
    git = lambda *words: subprocess.run(["git", *NAMED, *words], cwd=tmp_path, capture_output=True, text=True,
                                        check=True).stdout.strip()
    site, line = tmp_path / "_build" / "html", '{"id": "bcdf", "name": "one", "fingerprint": "1", "statement": "a"}\n'
    for folder in ("tests", "chapters", "_build/html/_static", "_build/html/chapters", "_build/html/f/bcdf"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("changes.py", "preview.py"):
        (tmp_path / "tests" / name).write_bytes((ROOT / "tests" / name).read_bytes())
    (tmp_path / ".gitignore").write_text("_build\n")
    (tmp_path / "formulas.jsonl").write_text("")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "before")
    base = git("rev-parse", "HEAD")
    (tmp_path / "formulas.jsonl").write_text(line)
    (tmp_path / "chapters" / "one.md").write_text("# One\n")
    git("add", ".")
    git("commit", "-qm", "after")
    for page in ("chapters/one", "f/bcdf/index"):
        (site / f"{page}.html").write_text(f"<title>{page}</title><article>text of {page}</article>")
    for style in ("math.css", "site.css"):
        (site / "_static" / style).write_text("p{}")
    (site / "formulas.json").write_text(json.dumps({"formulas": [{"id": "bcdf", "statement_latex": "a = \\beta"}]}))
    for name in ("what changed, formula by formula", "the pages that changed, in one file"):
        given = {"BASE": base, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
        done = subprocess.run(["bash", "-e", "-c", steps[name]["run"]], cwd=tmp_path, capture_output=True, text=True,
                              env={**os.environ, **given})
        assert done.returncode == 0, done.stderr
    said = (tmp_path / "summary").read_text()
    assert "### Added: 1" in said and "math\na = \\beta\n" in said
    shown = (tmp_path / "preview.html").read_text()
    assert "text of chapters/one" in shown and "text of f/bcdf/index" in shown
