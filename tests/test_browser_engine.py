"""The engine in Chromium: under the policy of its page, below a path, offline, stopped, and with files that are others.

What it is asked is code here, so that it can be made to last, to fill its memory, and to want SymPy.
"""

import gzip
import io
import json
import shutil
import threading
import zipfile
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from conftest import Quiet

from wrt_sphinx.beside.shipping import FOLDER, MANIFEST, OFFLINE, SCRIPTS, offline
from wrt_sphinx.beside.policy import content_security_policy
from wrt_sphinx.commands.engine import FIRST, filed, packed
from wrt_sphinx.pages.typeset import STATIC

pytestmark = [pytest.mark.slow, pytest.mark.long]
RUNS_CODE = '''
import json

def answered(request):
    asked = json.loads(request)
    found = {}
    try:
        exec(asked["run"], found)
    except ModuleNotFoundError as error:
        return json.dumps({"needs": error.name})
    return json.dumps(found.get("answer"))
'''
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}"><link rel="icon" href="data:,"><title>Ask</title></head>
<body><p>{words}</p><script src="ask.js"></script></body></html>"""
ASKED = """async ([run, seconds, about]) => {
  const begun = performance.now()
  const found = await engine.ask({ about, run }, seconds).then(answer => ({ answer }), ({ message }) => ({ message }))
  return { ...found, milliseconds: performance.now() - begun }
}"""
DERIVED = """
import sys
import wrt
n, m = wrt.dimensions("n m")
W, x = wrt.Matrix("W", n, m), wrt.Vector("x", m)
answer = [wrt.derive(W @ x, W).right.text(), "sympy" in sys.modules]
"""
JACOBIAN = "xᵀ ⊗ I_n"


def with_code(engine, folder):
    """The engine in a folder, with another that answers."""
    shutil.copytree(engine, folder)
    manifest = json.loads((folder / MANIFEST).read_text())
    archive = io.BytesIO(gzip.decompress((folder / manifest["files"]["wrt"]["name"]).read_bytes()))
    with zipfile.ZipFile(archive) as before, zipfile.ZipFile(changed := io.BytesIO(), "w") as after:
        for one in before.infolist():
            if not one.filename.startswith("wrt/asking/"):
                after.writestr(one, before.read(one))
        after.writestr("wrt/asking/__init__.py", RUNS_CODE)
    manifest["files"]["wrt"] = filed(folder, "wrt", "bin", packed(changed.getvalue()))
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return manifest


def publish(place, words):
    """The page, and what keeps it."""
    policy = content_security_policy("", runs_engine=True)
    (place / "index.html").write_text(PAGE.format(policy=policy, words=words))
    (place / OFFLINE).write_text(offline(place / "index.html"))


class Counted(Quiet):
    """Notes what is asked for."""

    asked: list

    def do_GET(self):
        self.asked.append(self.path)
        super().do_GET()


class Served:
    """The page below a path, on a server of its own, in a browser that has seen nothing yet."""

    def __init__(self, browser, engine, folder):
        self.place = folder / "below" / "a path" / "ask"
        self.place.mkdir(parents=True)
        (folder / "404.html").write_text("not here")
        self.manifest = with_code(engine, self.place / FOLDER)
        script = "".join((STATIC / name).read_text() + "\n" for name in SCRIPTS)
        (self.place / "ask.js").write_text(f"{script}const engine = new Engine()\n")
        publish(self.place, "first")
        self.handler = type("Handler", (Counted,), {"asked": []})
        self.server, self.port = None, 0
        self.serve(folder)
        self.context = browser.new_context()
        self.page, self.errors, self.requests = self.context.new_page(), [], []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.open()

    def serve(self, folder):
        """Begin to serve, at the same port."""
        self.folder = folder
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), partial(self.handler, directory=folder))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        """No network any more."""
        self.server.shutdown()
        self.server.server_close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/below/a%20path/ask/"

    def open(self):
        """Open the page."""
        self.page.goto(self.address)

    def start(self):
        """What is told of the progress."""
        return self.page.evaluate("async () => { const told = []\n"
                                  "await engine.start((done, all) => told.push([done, all]))\nreturn told }")

    def ask(self, run, seconds=30, about="derivative"):
        """What is found or said, and the milliseconds."""
        return self.page.evaluate(ASKED, [run, seconds, about])


@pytest.fixture(scope="module")
def served(browser, engine, tmp_path_factory):
    """One that the tests share which leave it as it was."""
    made = Served(browser, engine, tmp_path_factory.mktemp("served"))
    yield made
    made.context.close()
    made.end()


@pytest.fixture
def alone(browser, engine, tmp_path):
    """One of a test's own."""
    made = Served(browser, engine, tmp_path)
    yield made
    made.context.close()
    made.end()


def test_nothing_is_fetched_before_and_all_of_this_site_after(served):
    assert [path.rpartition("/")[2] for path in served.handler.asked] == ["", "ask.js"]
    told = served.start()
    first = sum(served.manifest["files"][name]["bytes"] for name in FIRST)
    assert told[-1] == [first, first] and all(all_ == first for _, all_ in told)
    assert [done for done, _ in told] == sorted(done for done, _ in told) and len(told) > len(FIRST)
    found = served.ask(DERIVED)
    assert found["answer"] == [JACOBIAN, False]
    served.page.wait_for_function("navigator.serviceWorker.ready")
    others = {url for url in served.requests if not url.startswith((served.address, f"blob:http://127.0.0.1:{served.port}/"))}
    assert others == set() and served.errors == []


def test_sympy_comes_after_the_first_answer_and_is_waited_for(served):
    found = served.ask("import sympy\nanswer = str(sympy.diff(sympy.Symbol('t') ** 3))")
    assert found["answer"] == "3*t**2"
    assert served.ask("import sympy\nanswer = str(sympy.simplify(sympy.Symbol('t') * 2 / 2))")["answer"] == "t"
    assert served.ask("import sympy.physics.mechanics")["answer"] == {"needs": "sympy.physics.mechanics"}


def test_what_lasts_is_ended_and_the_next_is_answered(served):
    for _ in range(2):
        found = served.ask("while True: pass", seconds=1)
        assert found["message"] == "no answer within 1 seconds" and 900 < found["milliseconds"] < 2500
        assert served.ask(DERIVED)["answer"][0] == JACOBIAN


def test_stop_ends_what_runs_and_what_waits(served):
    said = served.page.evaluate("""async () => {
      const asked = ["while True: pass", "answer = 1"].map(run => engine.ask({ about: "derivative", run }))
      await new Promise(resolve => setTimeout(resolve, 200))
      engine.stop()
      return (await Promise.allSettled(asked)).map(({ reason }) => reason.message)
    }""")
    assert said == ["stopped", "stopped"] and served.ask("answer = 2")["answer"] == 2


def test_to_start_can_be_stopped_and_begun_again(served):
    served.open()
    said = served.page.evaluate("""async () => {
      const begun = engine.start()
      engine.stop()
      return begun.then(() => "begun", error => error.message)
    }""")
    assert said == "stopped" and served.ask(DERIVED)["answer"][0] == JACOBIAN


def test_a_newer_reading_takes_the_place_of_one_that_waits(served):
    said = served.page.evaluate("""async () => {
      const ask = (about, number) => engine.ask({ about, run: `answer = ${number}` })
      const asked = [ask("derivative", 0), ask("reading", 1), ask("derivative", 2), ask("reading", 3)]
      return (await Promise.allSettled(asked)).map(({ value, reason }) => reason?.message ?? value)
    }""")
    assert said == [0, "replaced", 2, 3]


@pytest.mark.parametrize("run, told", [
    ("answer = len([0] * 10 ** 9)", "this takes more memory than a page should"),
    ("def f(x): return f(x) + 1\nf(0)", "this is nested too deeply"),
    ("answer = len(bytearray(600 * 2 ** 20))", None),
])
def test_memory_and_depth_end_in_words(served, run, told):
    assert served.ask(run).get("message") == told
    assert served.ask(DERIVED)["answer"][0] == JACOBIAN


def test_a_worker_is_held_to_the_policy_of_its_page(served):
    run = ("import js, pyodide.code\ntry: pyodide.code.run_js('1 + 1')\n"
           "except BaseException as error: answer = str(error)")
    assert "unsafe-eval" in served.ask(run)["answer"] or "Content Security Policy" in served.ask(run)["answer"]


@pytest.mark.parametrize("name", ["worker", "wasm", "wrt", "sympy"])
def test_a_changed_byte_is_refused(alone, name):
    path = alone.place / FOLDER / alone.manifest["files"][name]["name"]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    found = alone.ask("import sympy")
    assert found.get("message", "").endswith("is not as it was made, and is not run"), found
    content[len(content) // 2] ^= 1
    path.write_bytes(content[:-100])
    assert "is not as it was made" in alone.ask("import sympy")["message"]


def test_offline_after_a_visit_and_never_older_than_the_network(alone):
    alone.start()
    alone.page.wait_for_function("async () => (await navigator.serviceWorker.ready).active.state === 'activated'")
    alone.end()
    alone.open()
    assert alone.page.inner_text("p") == "first" and alone.ask(DERIVED)["answer"][0] == JACOBIAN
    assert alone.ask("import sympy\nanswer = 1")["answer"] == 1
    alone.serve(alone.folder)
    publish(alone.place, "second")
    alone.open()
    assert alone.page.inner_text("p") == "second"
    alone.start()
    alone.page.wait_for_function("async () => (await caches.keys()).length === 1 && !(await navigator.serviceWorker"
                                 ".getRegistration()).waiting && (await (await caches.open((await caches.keys())[0]))"
                                 ".match('./').then(page => page.text())).includes('second')")


def test_from_disk_it_says_what_to_do(served):
    page = served.context.new_page()
    page.goto((served.place / "index.html").as_uri())
    said = page.evaluate("engine.start().catch(error => error.message)")
    page.close()
    assert "make serve" in said


def test_without_a_network_it_says_so(alone):
    alone.end()
    assert "there is no network" in alone.ask(DERIVED)["message"]
