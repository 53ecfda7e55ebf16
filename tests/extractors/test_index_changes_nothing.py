"""The index of needles only saves work: the facts of a notice are the same without it and with every pattern in it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from corpus.facts import dump, to_facts
from extractors import extract
from extractors.text import needles
from extractors.text.patterns import Pattern
from ingest import read

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
NAMES = ["01-linxi-shiye.txt", "08-lanjiang-competition.txt", "13-hengling-mt.txt"]


def patterns() -> list[Pattern[str]]:
    return [found for found in gc.get_objects() if isinstance(found, Pattern)]


def facts(name: str) -> str:
    document = read(NOTICES / name)
    return dump(to_facts(extract([document]), [document]))


@pytest.mark.parametrize("name", NAMES)
def test_facts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for pattern in patterns():
        pattern.leave()
    with monkeypatch.context() as patched:
        patched.setattr(needles, "want", lambda *_, **__: None)
        plain = facts(name)
    needles.want(*patterns(), at_once=True)
    assert facts(name) == plain
