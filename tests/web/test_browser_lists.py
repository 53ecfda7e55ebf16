"""Lists are edited by keyboard alone: terms with a sample candidate, nested conditions, tie chains, stages, ratios."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import CHROMIUM, SETTLED, axe, open_campaign, until

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


def edit_list(page: Any, pointer: str) -> None:
    """By E from list to list, then into the editor."""
    for _ in range(12):
        page.keyboard.press("E")
        until(page, SETTLED)
        if page.get_attribute(".focus", "data-pointer") == pointer:
            break
    assert page.get_attribute(".focus", "data-pointer") == pointer
    page.keyboard.press("e")
    page.wait_for_selector(".outline-row.current:focus")


def keys(page: Any, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def write(page: Any, field: str, text: str) -> None:
    """From a row into one of its fields, over what is there, and back to the row."""
    page.keyboard.press("Enter")
    for _ in range(12):
        if page.evaluate("f => document.activeElement?.dataset.field === f", field):
            break
        page.keyboard.press("Tab")
    assert page.evaluate("f => document.activeElement?.dataset.field === f", field)
    if page.evaluate("document.activeElement.tagName") == "SELECT":
        page.keyboard.type(text)
    else:
        keys(page, "Control+A")
        page.keyboard.type(text)
    page.keyboard.press("Escape")
    page.wait_for_selector(".outline-row.current:focus")


def saved(page: Any, act: Any) -> None:
    version = page.inner_text("#version")
    act()
    until(
        page,
        "v => document.getElementById('version').textContent !== v && document.querySelector('.focus')?.dataset.seen"
        " === document.getElementById('panel').dataset.seen",
        version,
    )


def save(page: Any) -> None:
    page.wait_for_selector(".editor button.primary:not(:disabled)")
    saved(page, lambda: page.keyboard.press("Control+Enter"))


@pytest.mark.parametrize("page", ["zh-CN"], indirect=True)
def test_terms_are_weighed_added_and_removed_with_a_sample_candidate(page: Any) -> None:
    open_campaign(page)
    pointer = "/schemes/scheme-1/steps/total/terms"
    edit_list(page, pointer)
    page.wait_for_selector("[data-whole].good")
    for box, mark in zip(page.query_selector_all("[data-sample]")[:3], ("120", "90", "80"), strict=True):
        box.fill(mark)
    until(page, "() => document.querySelectorAll('.outline .result b').length > 1")
    before = page.inner_text(".outline .trialout")
    page.focus(".outline-row.current")
    write(page, "weight", "60%")
    until(page, "() => document.querySelector('[data-whole]').textContent === '110 %'")
    assert page.is_disabled(".editor button.primary"), "shares that make no 100 % want a reason"
    keys(page, "ArrowDown", "ArrowDown", "ArrowDown")
    write(page, "weight", "40%")
    page.wait_for_selector("[data-whole].good")
    until(page, "b => document.querySelector('.outline .trialout').innerText !== b", before)
    assert axe(page) == []
    save(page)
    found = page.inner_text("#sec-schemes .formula >> nth=0")
    assert "60%" in found
    assert "40%" in found

    # A mark that the notice did not name comes in, takes a share, and goes again.
    page.keyboard.press("e")
    page.wait_for_selector(".outline-row.current:focus")
    keys(page, "End", "n")
    until(page, "() => document.activeElement.dataset.field === 'input'")
    page.keyboard.press("End")
    page.wait_for_selector('[data-field="+name"]:focus')
    page.keyboard.type("体能测试")
    page.keyboard.press("Escape")
    write(page, "weight", "10%")
    keys(page, "ArrowUp")
    write(page, "weight", "30%")
    page.wait_for_selector("[data-whole].good")
    save(page)
    assert "体能测试 × 10%" in page.inner_text("#sec-schemes .formula >> nth=0")
    saved(page, lambda: page.keyboard.press("u"))
    assert "体能测试" not in page.inner_text("#sec-schemes .formula >> nth=0")


@pytest.mark.parametrize("page", ["zh-CN"], indirect=True)
def test_conditions_are_nested_moved_and_taken_back(page: Any) -> None:
    open_campaign(page)
    edit_list(page, "/eligibility")
    rows = page.locator(".outline-row")
    first = rows.first.inner_text()
    count = rows.count()
    keys(page, "w")
    assert rows.count() == count + 1
    keys(page, "ArrowDown", "ArrowDown", "Shift+ArrowRight")
    assert page.locator(".outline-items > li:first-child > ol > li").count() == 2
    keys(page, "Shift+ArrowUp")
    assert page.locator(".outline-items > li:first-child > ol > li").nth(1).inner_text() == first
    keys(page, "Shift+ArrowLeft", "Control+z", "W", "Control+z", "Delete", "Control+z")
    assert page.locator(".outline-items > li:first-child > ol > li").count() == 2
    # While Chinese is composed no key does anything.
    html = page.inner_html(".outline-items")
    page.evaluate(
        "() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Delete', keyCode: 229, isComposing: true, bubbles: true}))"
    )
    assert page.inner_html(".outline-items") == html
    # A condition of a kind of its own.
    keys(page, "n")
    until(page, "() => document.activeElement.dataset.kind === ''")
    page.select_option(".outline-row [data-kind]", "age")
    write(page, "max", "vierzig")
    page.wait_for_selector(".editor [data-preview].bad:not(:empty)")
    assert page.is_disabled(".editor button.primary")
    write(page, "max", "40")
    assert axe(page) == []
    save(page)
    said = page.inner_text("#sec-eligibility")
    assert page.evaluate("() => document.querySelectorAll('#sec-eligibility .node .node').length") >= 3
    assert "eligibility-" not in said
    assert "decided-" not in said
    saved(page, lambda: page.keyboard.press("u"))
    assert page.evaluate("() => document.querySelectorAll('#sec-eligibility .node .node').length") == 0


def test_keys_of_a_chain_are_put_in_order(page: Any) -> None:
    open_campaign(page)
    edit_list(page, "/schemes/scheme-1/tie_breaks")
    keys(page, "ArrowDown")
    second = page.inner_text(".outline-items ol > li:nth-child(2)")
    keys(page, "Shift+ArrowDown")
    until(page, "t => document.querySelector('.outline-items ol > li:nth-child(1)').innerText === t", second)
    save(page)
    page.keyboard.press("e")
    page.wait_for_selector(".outline-row.current:focus")
    assert page.inner_text(".outline-items ol > li:nth-child(1)") == second
    page.keyboard.press("Escape")
    saved(page, lambda: page.keyboard.press("u"))


def test_stages_and_the_opening_ratio_are_read_as_people_write_them(page: Any) -> None:
    open_campaign(page)
    edit_list(page, "/schemes/scheme-1/stages")
    write(page, "ratio", "1:5")
    save(page)
    assert "5 : 1" in page.inner_text("#sec-schemes .scheme >> nth=0")
    edit_list(page, "/opening_ratios")
    write(page, "applicants", "4")
    save(page)
    assert "4" in page.inner_text("#sec-opening_ratios")
    assert axe(page) == []
