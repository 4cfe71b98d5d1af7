"""The tutorial: what it tells one to type runs, in its order, in a copy of the source tree."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, TYPESETTER
from edited import wait_for

TUTORIAL = (ROOT / "chapters" / "first-derivation.md").read_text(encoding="utf-8")
COMMANDS = "".join(re.findall(r"^```sh\n(.*?)^```", TUTORIAL, re.M | re.S)).splitlines()
CELLS = re.findall(r"^```\{code-cell\}\n.*?^```$", TUTORIAL, re.M | re.S)
COMPILED = ROOT / "_build" / "pycache"
OURS, THEIRS = "first-derivation", "data-fit"
CHAPTER = f"chapters/{THEIRS}.md"
AUTHOR = {f"GIT_{who}_{what}": "tests" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def copy(tmp_path, checked):
    """A copy of the source tree with a history of one commit, for which nothing is installed anew."""
    folder = tmp_path / "wrt"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns("_build", ".git", ".*_cache", "__pycache__"))
    (folder / "_build" / "env").mkdir(parents=True)
    shutil.copytree(TYPESETTER, folder / "_build" / "node", ignore=shutil.ignore_patterns("node_modules"))
    (folder / "_build" / "node" / "node_modules").symlink_to(TYPESETTER / "node_modules")
    for made in ("env/.made", "node/.made"):
        (folder / "_build" / made).touch()
    for made in ("mypy", "engine"):     # of the same files
        shutil.copytree(ROOT / "_build" / made, folder / "_build" / made)
    for command in ("git init -q", "git add -A", "git commit -qm start"):
        run(command, folder)
    yield folder
    for made in (folder, COMPILED / folder.relative_to("/")):
        shutil.rmtree(made, ignore_errors=True)


def environment(folder, **more):
    """That of a shell in which make, with -e, takes the tools of this environment and the code of the copy."""
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **AUTHOR, "MAKEFLAGS": "e", "PATH": tools, "PYTHONPATH": str(folder / "src"),
            "PYTHONPYCACHEPREFIX": str(COMPILED), **more}


def run(command, folder):
    """Run a line of the tutorial, which must succeed: what it says, and the chapters that it executed."""
    ended = subprocess.run(command, shell=True, cwd=folder, env=environment(folder), capture_output=True, text=True)
    assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
    return ended.stdout, re.findall(r"^\[\d+/\d+\] (\S+)", ended.stdout + ended.stderr, re.M)


def write_chapter(folder):
    """Do what the tutorial says between its commands: its cells, under the name that the reader gives."""
    head, _ = (folder / CHAPTER).read_text(encoding="utf-8").split("\n# ")
    shown = f"```{{formula}} {THEIRS}\n```"
    page = "\n\n".join([head, "# Least squares", shown, *CELLS])
    (folder / CHAPTER).write_text(page.replace(OURS, THEIRS) + "\n", encoding="utf-8")


@contextlib.contextmanager
def served(folder):
    """Run `make live`, and give the address of the new chapter."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with (folder / "_build" / "live.log").open("w") as log:
        process = subprocess.Popen(["make", "live"], cwd=folder, env=environment(folder, PORT=port),
                                   stdout=log, stderr=log, start_new_session=True)
    try:
        yield f"http://127.0.0.1:{port}/chapters/{THEIRS}.html"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


@pytest.mark.check
def test_the_commands_are_those_of_the_way_to_a_pull_request():
    said = [command.split()[1] for command in COMMANDS if command.startswith("make ")]
    assert said == ["html", "chapter", "live", "ids", "html", "check"]
    assert f"make chapter NAME={THEIRS}" in COMMANDS and len(CELLS) > 4


@pytest.mark.long
@pytest.mark.slow
def test_every_command_runs_and_leaves_a_finished_chapter(copy):
    for command in COMMANDS:
        if command == "make live":
            with served(copy) as address:
                wait_for(address, lambda page: "websocket" in page)
                write_chapter(copy)
                wait_for(address, lambda page: "the row of the same numbers" in page and "wrt-failure" not in page)
        else:
            _, executed = run(command, copy)
            # what the first build read is not read again
            assert command != "make ids" or executed == [f"chapters/{THEIRS}"]
    page = (copy / "_build" / "html" / "chapters" / f"{THEIRS}.html").read_text(encoding="utf-8")
    assert f'id="equation-{THEIRS}"' in page and "false step: step 1" in page and "refuted" in page
    assert run("git status --porcelain", copy)[0] == "" and THEIRS in run("git log -1 --format=%D --name-only", copy)[0]
