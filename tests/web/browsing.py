"""What the tests in a browser share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHROMIUM = next((p for p in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser")) if p.exists()), None)
NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
SETTLED = """() => {
  const key = (e) => e?.dataset.key ?? e?.dataset.pointer;
  const at = key(document.querySelector('.field[aria-current]'));
  return at !== undefined && key(document.querySelector('.focus')) === at;
}"""
"""The field that is chosen is the one that is shown."""
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


def pages(browser: Any, address: str, locale: str, **more: Any) -> Iterator[Any]:
    """A page that fails its test where a script fails or the policy is broken."""
    context = browser.new_context(
        locale=locale,
        **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"} | more,
        base_url=address,
    )
    made = context.new_page()
    made.set_default_timeout(45_000)
    made.on("filechooser", lambda _: None)  # from the start, else the first one may be missed
    made.wrong = []
    made.on("pageerror", lambda error: made.wrong.append(str(error)))
    made.on("console", lambda line: made.wrong.append(line.text) if "Content Security Policy" in line.text else None)
    yield made
    assert made.wrong == []
    context.close()


def tab_to(page: Any, selector: str, most: int = 80) -> None:
    """Press Tab until what fits the selector has the focus."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def until(page: Any, expression: str, argument: object = None) -> None:
    """Wait until an expression holds (the page's policy forbids to wait for it within the page)."""
    for _ in range(1200):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never: {expression}")


def choose_file(page: Any, key: str, *files: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.keyboard.press(key)
    chooser.value.set_files([str(f) for f in files])


def open_campaign(page: Any) -> None:
    """The first campaign of the inbox, when its source and its fields are there."""
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source [data-s]")


def axe(page: Any) -> list[str]:
    """What is hard to reach for somebody, as axe-core sees it: serious violations."""
    page.evaluate(AXE.read_text("utf-8"))
    report = page.evaluate("async () => JSON.stringify((await axe.run(document)).violations)")
    grave = [v for v in json.loads(report) if v["impact"] in ("serious", "critical")]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in grave]
