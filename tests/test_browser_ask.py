"""The page on which one asks, in a browser: with its engine, by mouse and by keyboard, on a phone and in the dark."""

import re
from urllib.parse import quote

import pytest
from conftest import TYPESETTER
from test_browser_keyboard import TOO_SMALL
from test_browser_pages import AXE, BROKEN_RULES, DESKTOP, PHONE, WIDER_THAN_THE_SCREEN

from wrt_sphinx.pages.typeset import STATIC

pytestmark = [pytest.mark.slow, pytest.mark.long]
SECONDS = 60_000    # for the engine of a machine that does other things as well
ANSWER, VERDICT, ERROR = '[data-ask="answer"]', '[data-ask="verdict"]', '[data-ask="error"]'
TABS = f"{ANSWER} [role=tab]"
STATED = f"{ANSWER} .wrt-main math"
HOSTILE = ['<img src=x onerror="alert(1)">', "<script>alert(1)</script>", "x'*\"><svg onload=alert(1)>",
           "\\href{javascript:alert(1)}{x}",
           "x" * 3000, "(" * 500, "а*x", "x^(9^9^9)"]


@pytest.fixture(scope="module")
def opened(browser, site):
    """A function that gives the page, each time anew: with the engine on its way as soon as it is asked."""
    pages = []

    def opens(way="", **settings):
        page = browser.new_context(**{"viewport": DESKTOP, **settings}).new_page()
        page.set_default_timeout(SECONDS)
        pages.append(page)
        page.goto(f"{site}/ask/index.html{way}")
        return page

    yield opens
    for page in pages:
        page.context.close()


@pytest.fixture(scope="module")
def page(opened):
    """One page for all that leave it as it was."""
    return opened()


def ask(page, text):
    """Type a function, press Enter, and wait for what comes of it."""
    page.evaluate(f"document.querySelector('{ANSWER}').replaceChildren()")
    page.fill("#function", text)
    page.press("#function", "Enter")
    page.wait_for_selector(f"{STATED}, {ERROR} p")


def check(page, answer):
    """Type an answer, and wait for the verdict."""
    page.evaluate(f"document.querySelector('{VERDICT}').replaceChildren()")
    page.fill("#own", answer)
    page.click("button:text-is('Check')")
    page.wait_for_selector(".wrt-says")
    return page.inner_text(".wrt-says")


def stated(page):
    """The answer, as one says it."""
    return page.get_attribute(STATED, "alttext")


def test_a_question_is_answered_in_the_form_that_suits_with_its_steps_and_its_status(page):
    ask(page, "x'*A*x")
    assert stated(page).endswith("equals open paren A plus A transpose close paren times x")
    assert page.get_attribute('[data-ask="reading"] math', "alttext") == "x transpose A x"
    assert page.inner_text(f"{ANSWER} .wrt-badge") == "proved" and "ℝ" in page.text_content(f"{ANSWER} .wrt-conditions")
    page.click(f"{ANSWER} summary:has-text('steps')")
    assert page.locator(".wrt-reason").all_inner_texts()[-1] == "the gradient of a linear function is read off"
    assert page.locator(TABS).all_inner_texts() == ["Gradient", "Row", "Entries", "Differential", "Hessian"]
    page.click(f"{TABS} >> text=Hessian")
    page.wait_for_selector(f"{STATED}[alttext^='the Hessian of']")


def test_a_whole_question_another_letter_and_another_shape_are_understood(page):
    ask(page, "d(Wx)/dx")
    assert stated(page).endswith("equals W")
    page.check('input[name="by"][value="W"]')
    page.wait_for_selector(f"{STATED}[alttext*='Kronecker']")
    ask(page, "x'*S*x")
    page.evaluate("document.querySelector('[data-ask=shapes]').open = true")
    page.select_option('select[name="kind-S"]', "symmetric")
    page.wait_for_selector(f"{STATED}[alttext$='2 times S x']")
    page.fill('input[name="size-x-0"]', "3")
    page.press('input[name="size-x-0"]', "Tab")
    page.wait_for_selector(f"{ERROR} p, {STATED}")


def test_the_array_the_numbers_and_the_code_of_an_answer(page):
    ask(page, "W x")
    page.click("summary:has-text('As a table')")
    page.wait_for_selector(".wrt-array-figure figcaption")
    assert page.locator(".wrt-array th[scope=col]").count() == 6 and page.locator(".wrt-begins-column").count() >= 4
    assert re.search("columns of a matrix stacked.*n\xa0=\xa02, m\xa0=\xa03", page.inner_text("figcaption"))
    page.click("summary:has-text('With your numbers')")
    page.fill('.wrt-numbers input[name="x"]', "1; 0; -1")
    page.press('.wrt-numbers input[name="x"]', "Enter")
    page.wait_for_selector(".wrt-array td:has-text('−1')")
    page.fill('.wrt-numbers input[name="x"]', "1; two")
    page.click("button:text-is('Compute')")
    page.wait_for_selector("[role=alert]:has-text('two is no number')")
    page.click("summary:text-is('Code')")
    page.click("[role=tab]:text-is('PyTorch')")
    page.wait_for_selector("pre:has-text('import torch')")


@pytest.mark.parametrize("question, answer, verdict, told", [
    ("x'*A*x", "(A + A')*x", "Right: proved for all sizes.", ""),
    ("W x", "kron(I, x')", "Right in another convention.", "rvec"),
    ("x'*A*x", "A*x + A'*x\n= 2*A*x\n= A*x", "False in line 2, the first that is.", "Counterexample"),
    ("x'*A*x", "2*A'*x", "False.", "symmetric"),
])
def test_an_answer_gets_its_verdict_in_words(page, question, answer, verdict, told):
    ask(page, question)
    assert check(page, answer) == verdict
    assert told in page.text_content(VERDICT) + str(page.locator(f"{VERDICT} math").evaluate_all(
        "all => all.map(one => one.getAttribute('alttext'))"))
    assert page.locator(f"{VERDICT} .wrt-refuted").count() == verdict.startswith("False")


def test_what_was_chosen_stays_while_one_edits_and_ends_with_another_question(page):
    ask(page, "x'*S*x")
    page.evaluate("document.querySelector('[data-ask=shapes]').open = true")
    page.select_option('select[name="kind-S"]', "symmetric")
    page.wait_for_selector(f"{STATED}[alttext$='2 times S x']")
    ask(page, "x'*S*x + b'*x")
    assert page.input_value('select[name="kind-S"]') == "symmetric" and "2 times S x" in stated(page)
    ask(page, "tr(S)")
    assert page.input_value('select[name="kind-S"]') == "matrix"


def test_of_many_presses_the_last_is_answered_and_the_page_stays_alive(page):
    ask(page, "tanh(W*x)")
    page.evaluate("""() => {
      const press = () => document.querySelector('[data-ask="ask"]').requestSubmit()
      for (let time = 0; time < 600; time += 33) setTimeout(press, time)
      const check = () => document.querySelector('[data-ask="check"]').requestSubmit()
      for (const time of [100, 250, 400]) setTimeout(check, time)
    }""")
    page.wait_for_timeout(1500)
    ask(page, "x'*x")
    assert stated(page).endswith("2 times x")


def test_an_answer_to_another_question_is_gone_or_dim(page):
    ask(page, "x'*A*x")
    check(page, "2*A*x")
    page.fill("#own", "A*x + A'*x")
    assert page.locator(f"{VERDICT}.wrt-stale .wrt-says").count() == 1
    page.fill("#function", "x'*x")
    assert page.locator(f"{ANSWER}.wrt-stale").count() == page.locator(f"{VERDICT}.wrt-stale").count() == 1
    page.evaluate(f"document.querySelector('{VERDICT}').replaceChildren()")
    page.fill("#own", "2*x")
    page.click("button:text-is('Check')")
    page.wait_for_selector(".wrt-says-true")
    assert page.locator(STATED).count() == 0
    ask(page, "x'*A*x")
    assert page.locator(".wrt-stale").count() == 0
    page.fill("#function", "x'*A*")
    page.press("#function", "Enter")
    page.wait_for_selector(f"{ERROR} p")
    assert page.locator(STATED).count() == 0


def test_a_wrong_input_is_marked_at_its_place(page):
    ask(page, "||y - X*w||^2 + foo*x")
    assert page.inner_text(f"{ERROR} mark").startswith("foo") and page.get_attribute(ERROR, "role") == "alert"
    assert page.evaluate("getSelection().toString() || document.activeElement.value.slice("
                         "document.activeElement.selectionStart, document.activeElement.selectionEnd)") == "foo"
    page.type("#function", "w")
    page.wait_for_selector(f"{ERROR}:empty", state="attached")


def test_what_is_typed_is_read_while_it_is_typed_and_interrupts_nobody(page):
    ask(page, "x'*x")
    page.fill("#function", "x'*x + ")
    page.wait_for_selector('[data-ask="reading"] mark')
    assert page.locator(f"{ERROR} p").count() == 0
    page.fill("#function", "x'*x + b'*x")
    page.wait_for_selector('[data-ask="reading"] math[alttext="x transpose x plus b transpose x"]')
    page.wait_for_selector('[role=status]:has-text("x transpose x plus b transpose x")')


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_typed_stays_text(page, text):
    errors = []
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    ask(page, text)
    assert errors == [] and page.locator(".wrt-ask :is(script, img, svg, a[href^='javascript'])").count() == 0
    assert page.inner_text(ERROR).strip() or page.locator(STATED).count()


def test_markup_that_is_no_mathematics_does_not_come_in(window, site):
    page = window(viewport=DESKTOP)
    for name in ("rows.js", "mathml.js", "answers.js"):
        page.add_script_tag(content=(STATIC / name).read_text(encoding="utf-8"))
    show = """markup => {
      const tree = { type: "math", attributes: {}, children: [{ text: "a" }], toMarkup: () => markup }
      globalThis.temml = { __renderToMathMLTree: () => tree }
      return mathematics({ tex: "a", text: "plain", spoken: "aloud" }).innerHTML
    }"""
    kept = page.evaluate(show, '<math><mi class="a">x</mi></math>')
    assert kept == '<math alttext="aloud"><mi class="a">x</mi></math>'
    for hostile in ("<math><script>1</script></math>", '<math><mi onclick="a()">x</mi></math>',
                    '<math href="javascript:a()"><mi>x</mi></math>',
                    "<math><annotation-xml><p>x</p></annotation-xml></math>",
                    '<math><mi style="background:url(//b)">x</mi></math>', "<math><mi>x</math>", "<svg></svg>"):
        assert page.evaluate(show, hostile) == "<code>plain</code>", hostile


def test_a_link_fills_the_form_in_and_runs_nothing(opened, site):
    page = opened()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/ask/index.html?f={quote('tr(A S)')}&by=S&shapes=S:symmetric:n&answer={quote('A')}&form=")
    page.wait_for_timeout(500)
    assert (page.input_value("#function"), page.input_value("#own")) == ("tr(A S)", "A")
    assert "press Differentiate" in page.inner_text("[role=status]")
    assert [url for url in asked if "/engine/" in url] == [] and page.locator(STATED).count() == 0
    page.click("button:text-is('Differentiate')")
    page.wait_for_selector(STATED)
    assert page.is_checked('input[name="by"][value="S"]')
    assert page.input_value('select[name="kind-S"]') == "symmetric"
    page.click(f"{ANSWER} summary:has-text('check and copy')")
    link = page.locator("dt:has-text('link') + dd").inner_text()
    assert link.startswith(f"{site}/ask/index.html?f=tr%28A+S%29&by=S&shapes=S%3Asymmetric%3An")
    assert [url for url in asked if not url.startswith((site, "blob:", "data:"))] == []


def test_the_readers_convention_comes_first(opened):
    page = opened()
    page.evaluate("localStorage.setItem('wrt-conventions', 'rows-stacked')")
    page.reload()
    ask(page, "W x")
    assert page.locator(TABS).first.inner_text() == "Jacobian (rvec)" and "row vec" in stated(page)


def test_it_is_used_by_the_keyboard_alone(opened):
    page = opened()
    page.focus("#function")
    page.keyboard.type("W x")
    page.keyboard.press("Enter")
    page.wait_for_selector(STATED)
    assert page.evaluate("document.activeElement.id") == "function"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[role=tab]')"):
            break
    for key, name in (("ArrowRight", "Jacobian (rvec)"), ("End", "vjp"), ("Home", "Jacobian (vec)")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.innerText") == name
        assert page.get_attribute(f"{TABS}:focus", "aria-selected") == "true"
    page.focus("#own")
    page.keyboard.type("kron(x', I)")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".wrt-says-true")


def test_the_engine_that_is_on_its_way_is_seen_and_can_be_cancelled(opened):
    page = opened()
    held = []
    page.route("**/engine/stdlib*", lambda route: held.append(route))
    page.fill("#function", "x'*x")
    page.press("#function", "Enter")
    page.wait_for_selector("progress[aria-label]")
    assert re.search(r"[\d.]+ of [\d.]+ MB", page.inner_text('[data-ask="left"]') or "0.0 of 0.0 MB")
    page.click("button:text-is('Cancel')")
    page.wait_for_selector('[role=status]:has-text("Stopped.")')
    assert page.is_hidden("progress")
    assert held
    page.unroute("**/engine/stdlib*")
    page.press("#function", "Enter")
    page.wait_for_selector(STATED)


def test_a_question_that_takes_long_is_stopped_and_the_next_is_answered(opened):
    page = opened()
    ask(page, "x'*x")
    page.fill("#function", " + ".join(f"tr(X^{k} A X B)" for k in range(2, 10)))
    page.press("#function", "Enter")
    page.click("button:text-is('Stop')")
    page.wait_for_selector('[role=status]:has-text("Stopped.")')
    assert page.is_hidden("button:text-is('Stop')")
    ask(page, "x'*x")
    assert stated(page).endswith("2 times x")


@pytest.mark.parametrize("viewport, scheme", [(DESKTOP, "light"), (PHONE, "dark"), (DESKTOP, "dark"), (PHONE, "light")])
def test_it_has_no_barrier_and_is_as_wide_as_the_screen(opened, viewport, scheme):
    page = opened(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(path=AXE)
    for text in ("||y - X*w||^2 + foo*", "tr((A*X*B*X'*C)^2 + X*D*X'*E*X*F)"):
        ask(page, text)
        for summary in page.locator(f"{ANSWER} .wrt-panel > details > summary, summary:has-text('Shapes')").all():
            summary.click() if summary.is_visible() else None
        page.wait_for_timeout(500)
        assert page.evaluate(BROKEN_RULES) == [] and page.evaluate(TOO_SMALL) == [], text
        assert not page.evaluate(WIDER_THAN_THE_SCREEN)
    check(page, "2*X")
    assert page.evaluate(BROKEN_RULES) == [] and not page.evaluate(WIDER_THAN_THE_SCREEN)


def test_from_disk_it_says_what_to_do(window, html):
    page = window(viewport=DESKTOP)
    page.goto((html / "ask/index.html").as_uri())
    assert "make serve" in page.inner_text('[data-ask="disk"]') and page.is_disabled("button:text-is('Differentiate')")


def test_without_a_script_it_leads_to_the_catalogue(window, site):
    page = window(viewport=DESKTOP, java_script_enabled=False)
    page.goto(f"{site}/ask/index.html")
    assert page.is_hidden("#function") and page.is_visible(".wrt-unscripted >> text=all formulas")


def test_temml_is_that_which_typesets_the_site(html):
    [shipped] = (html / "ask/engine").glob("temml.*.js")
    assert shipped.read_bytes() == (TYPESETTER / "node_modules/temml/dist/temml.min.js").read_bytes()
