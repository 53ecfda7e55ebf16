"""Rankings by keyboard: corrected columns are seen at once, a run tells how far it is, the drawer says why."""

from __future__ import annotations

import json
from typing import Any

import pytest
from browsing import CHROMIUM, NOTICES, axe, choose_file, open_campaign, tab_to, until

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.fixture
def ranking(page: Any) -> Any:
    """The ranking page with a table."""
    open_campaign(page)
    page.keyboard.press("R")
    page.wait_for_url("**/ranking")
    choose_file(page, "n", NOTICES / "01-linxi-shiye.candidates.csv")
    page.wait_for_selector("#people table.people")
    return page


def test_a_correction_of_a_column_is_seen_at_once(ranking: Any) -> None:
    page = ranking
    name = page.evaluate(
        "() => [...document.querySelectorAll('#columns select')].find((s) => s.value === 'interview').name"
    )
    tab_to(page, f'#columns select[name="{name}"]', 120)
    page.keyboard.press("End")  # the last choice is: nothing
    until(page, "n => document.querySelector(`#columns select[name='${n}']`).classList.contains('corrected')", name)
    until(page, "() => document.querySelector('.mapping-step .problem, .mapping-step .badge') !== null")
    until(page, "n => document.activeElement?.name === n", name)
    assert axe(page) == []
    page.keyboard.press("Home")
    until(page, "n => !document.querySelector(`#columns select[name='${n}']`).classList.contains('corrected')", name)
    page.wait_for_selector("#people table.people")


def test_a_run_tells_how_far_it_is(ranking: Any) -> None:
    page = ranking
    told = [("read", 40), ("score", 70)]

    def tell(route: Any) -> None:
        stage, done = told.pop(0) if len(told) > 1 else told[0]
        route.fulfill(content_type="application/json", body=json.dumps({"stage": stage, "done": done, "of": 100}))

    held: list[Any] = []
    page.route("**/candidates/*/progress", tell)
    page.route("**/candidates/*/run", lambda route: held.append(route))
    page.keyboard.press("x")
    until(page, "() => document.getElementById('progress-words').textContent.includes('70 / 100')")
    assert page.evaluate("() => document.getElementById('progress').position") == 0.7
    with page.expect_navigation():
        held[0].continue_()
    page.wait_for_selector("#people table.people")


def test_the_drawer_explains_one_candidate_after_the_other(ranking: Any) -> None:
    page = ranking
    tab_to(page, "#people [data-why]", 200)
    first = page.evaluate("() => document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("#why ol.why li")
    until(page, "() => document.activeElement.id === 'drawer'")
    assert page.inner_text("#why h2").startswith(first)
    assert axe(page) == []
    page.keyboard.press("j")
    until(page, "t => !document.querySelector('#why h2').textContent.startsWith(t)", first)
    page.keyboard.press("Escape")
    assert page.is_hidden("#drawer")
    assert page.evaluate("() => 'why' in document.activeElement.dataset")
