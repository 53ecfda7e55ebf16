"""The life of one campaign in a real browser, by keyboard alone, in both languages; and where the marks stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import CHROMIUM, NOTICES, SETTLED, axe, choose_file, pages, tab_to, until

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.fixture(params=["zh-CN", "en-GB"])
def page(request: pytest.FixtureRequest, browser: Any, server: str) -> Iterator[Any]:
    """A page of a server whose store is empty."""
    yield from pages(browser, server, request.param)


def ingest(page: Any, path: Path) -> None:
    page.goto("/")
    choose_file(page, "n", path)
    page.wait_for_selector(".upload .badge.reading, .upload .badge.waiting, .upload .badge.stored")
    page.wait_for_selector(f'li.upload.stored:has-text("{path.name}")', timeout=120_000)
    page.wait_for_selector("#inbox a.title")


def open_first(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source [data-s]")


def cell_to(page: Any, code: str, column: str) -> None:
    """Go to a cell of the posts with the keyboard: filter by code, then move right."""
    page.keyboard.press("/")
    page.keyboard.press("Control+A")
    page.keyboard.type(code)
    until(page, "() => document.querySelectorAll('#posts .gbody > .grow').length === 1")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.keyboard.press("Home")
    at = page.evaluate("name => document.getElementById('posts').dataset.columns.split(' ').indexOf(name)", column)
    for _ in range(at):
        page.keyboard.press("ArrowRight")
    page.wait_for_selector(f'.focus[data-pointer="/posts/{code}/post/{column}"]')


def set_value(page: Any, value: str, reason: str) -> None:
    version = page.inner_text("#version")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type(value)
    page.wait_for_selector(".editor [data-preview]:not(:empty)")
    tab_to(page, ".editor [name=reason]", 10)
    page.keyboard.type(reason)
    page.keyboard.press("Control+Enter")
    until(page, "v => document.getElementById('version').textContent !== v", version)


def approve(page: Any) -> None:
    page.keyboard.press("A")
    page.wait_for_selector("#approval")
    for name in page.eval_on_selector_all("#approval [name=confirmed]", "all => all.map(e => e.value)"):
        tab_to(page, f'#approval [value="{name}"]', 20)
        page.keyboard.press("Space")
    tab_to(page, "#approval button.primary", 20)
    page.keyboard.press("Enter")
    page.wait_for_selector("#state.approved")


@pytest.mark.parametrize("page", ["zh-CN"], indirect=True)
def test_the_story_by_keyboard(page: Any) -> None:
    # A notice comes in; nothing can be approved while its question is open.
    ingest(page, NOTICES / "01-linxi-shiye.txt")
    open_first(page)
    page.keyboard.press("A")
    page.wait_for_selector("#approval button.primary:disabled")
    page.keyboard.press("Escape")

    # Two fields are reviewed, the question is answered.
    cell_to(page, "LX2304", "headcount")
    set_value(page, "4", "编办批复4人")
    cell_to(page, "LX2301", "age_max")
    set_value(page, "32", "与主管部门核对")
    page.keyboard.press("j")
    while not page.query_selector(".focus[data-question]"):
        page.keyboard.press("k")
        until(page, SETTLED)
    page.keyboard.press("2")
    page.wait_for_selector("#sec-findings .item.done")
    approve(page)

    # The correction finds its notice: one conflict, which the notice wins.
    ingest(page, NOTICES / "10-linxi-correction.txt")
    page.wait_for_selector("#inbox .badge.conflict")
    open_first(page)
    page.keyboard.press("D")
    page.wait_for_selector(".conflictbox")
    assert "LX2304" in page.inner_text(".conflictbox")
    before = page.inner_text("table.diff")
    assert "LX2305" in before
    page.keyboard.press("j")
    with page.expect_navigation():  # the page is loaded again, and takes no key before it is there
        page.keyboard.press("Enter")
    page.wait_for_selector(".conflictbox", state="detached")
    page.keyboard.press("V")
    page.wait_for_selector("#source [data-s]")
    approve(page)

    # Candidates are ranked, one of them is explained.
    page.keyboard.press("R")
    page.wait_for_url("**/ranking")
    choose_file(page, "n", NOTICES / "01-linxi-shiye-amended.candidates.csv")
    page.wait_for_selector("#columns")
    with page.expect_navigation():
        page.keyboard.press("x")
    page.wait_for_selector("#results")
    page.wait_for_selector("#people table.people")
    expected = (NOTICES / "01-linxi-shiye-amended.ranking.csv").read_text("utf-8").splitlines()
    first = expected[1].split(",")
    assert first[0] in page.inner_text("#people")
    tab_to(page, "#people [data-why]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#why ol.why li q")
    page.keyboard.press("Escape")

    # Whom the correction touches, and all of it in the history.
    page.keyboard.press("D")
    page.wait_for_url("**/diff")
    tab_to(page, ".impactpanel button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#impact .big")
    page.keyboard.press("H")
    page.wait_for_url("**/history")
    told = page.inner_text("main")
    for word in ("王", "编办批复4人", "与主管部门核对"):
        assert word in told
    assert page.inner_text("html").count("undefined") == 0


def test_marks_stand_on_the_words_they_cite(page: Any) -> None:
    ingest(page, NOTICES / "01-linxi-shiye.txt")
    open_first(page)
    cell_to(page, "LX2302", "org")
    page.wait_for_selector("#source mark.ev.inherited")
    until(
        page,
        """() => {
          const mark = document.querySelector('#source mark.ev.inherited')?.getBoundingClientRect();
          const source = document.getElementById('source').getBoundingClientRect();
          return mark && mark.top >= source.top && mark.bottom <= source.bottom;
        }""",
    )
    found = page.evaluate(
        """() => {
          const box = (e) => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
          const words = document.querySelector('#source mark.ev.inherited');
          const header = document.querySelector('#source mark.ev.header');
          const [left, top] = box(words);
          return {
            source: box(document.getElementById('source')),
            words: box(words), text: words.textContent, cell: box(words.closest('td')),
            header: box(header), headerText: header.textContent, headerCell: box(header.closest('th')),
            top: document.elementFromPoint(left + 3, top + 4)?.closest('mark')?.textContent,
          };
        }"""
    )
    assert (found["text"], found["headerText"], found["top"]) == ("县融媒体中心", "招聘单位", "县融媒体中心")
    left, top, right, bottom = found["source"]
    for name in ("words", "header"):
        a, b, c, d = found[name]
        assert left <= a < c <= right
        assert top - 1 <= b < d <= bottom + 1, f"{name} is in sight"
    assert abs(found["cell"][0] - found["headerCell"][0]) < 1, "the header is that of its column"
    assert found["headerCell"][3] <= found["cell"][1] + 1


@pytest.mark.parametrize("page", ["zh-CN"], indirect=True)
def test_clicking_the_source_finds_the_field_and_a_selection_fills_it(page: Any) -> None:
    ingest(page, NOTICES / "01-linxi-shiye.txt")
    open_first(page)
    span = page.locator("#source td span[data-s]", has_text="LX2304").first
    span.click()
    page.wait_for_selector('.focus[data-pointer="/posts/LX2304/post/code"]')
    cell_to(page, "LX2304", "name")
    target = page.locator("#source td span[data-s]", has_text="农技推广").first
    target.dblclick()
    page.wait_for_selector(".editor:not([hidden])")
    assert page.input_value(".editor [name=value]") in "农技推广"


@pytest.mark.parametrize("page", ["zh-CN"], indirect=True)
def test_the_chosen_notice_stays_chosen_when_the_list_is_renewed(page: Any) -> None:
    """The inbox is asked for again while notices are read: Enter must still open what j had chosen."""
    ingest(page, NOTICES / "01-linxi-shiye.txt")
    page.keyboard.press("j")
    chosen = "() => document.activeElement.matches('#inbox a.title')"
    assert page.evaluate(chosen)
    page.evaluate("() => { document.querySelector('#inbox table').dataset.old = 'yes' }")
    page.evaluate("() => htmx.ajax('GET', '/uploads', '#uploads')")
    until(page, "() => document.querySelector('#inbox table').dataset.old === undefined")
    assert page.evaluate(chosen)
    page.keyboard.press("Enter")
    page.wait_for_selector("#source [data-s]")


@pytest.mark.parametrize("page", ["zh-CN"], indirect=True)
def test_keys_are_left_alone_while_somebody_writes_chinese(page: Any) -> None:
    ingest(page, NOTICES / "01-linxi-shiye.txt")
    open_first(page)
    page.keyboard.press("j")
    page.wait_for_selector(".focus")
    for name in ("j", "a", "e", "A", "?"):
        page.evaluate(
            "key => document.body.dispatchEvent(new KeyboardEvent('keydown',"
            " {key, keyCode: 229, isComposing: true, bubbles: true}))",
            name,
        )
    assert page.inner_text("#version") == "v1"
    assert not page.query_selector("dialog[open]")
    assert not page.query_selector(".editor:not([hidden])")


def test_no_page_is_hard_to_reach_for_anybody(page: Any) -> None:
    ingest(page, NOTICES / "01-linxi-shiye.txt")
    found: dict[str, list[str]] = {}

    def audit(name: str) -> None:
        if grave := axe(page):
            found[name] = grave

    audit("inbox")
    open_first(page)
    page.keyboard.press("j")
    page.wait_for_selector(".focus")
    audit("review, question")
    cell_to(page, "LX2304", "headcount")
    page.keyboard.press("e")
    audit("review, editor")
    page.keyboard.press("Escape")
    page.keyboard.press("A")
    page.wait_for_selector("#approval")
    audit("checklist")
    page.keyboard.press("Escape")
    address = page.url
    for name in ("diff", "history", "ranking"):
        page.goto(f"{address.split('#')[0]}/{name}")
        audit(name)
    choose_file(page, "n", NOTICES / "01-linxi-shiye.candidates.csv")
    page.wait_for_selector("#people table.people")
    audit("results")
    page.emulate_media(color_scheme="dark")
    audit("results, dark")
    page.goto(address)
    page.wait_for_selector("#source [data-s]")
    audit("review, dark")
    assert found == {}
