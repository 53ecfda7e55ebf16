"""Wordings are counted one by one, and by notice."""

from __future__ import annotations

from corpus.lexicon_use import _alternatives, uses, wordings


def test_bars_outside_brackets_part_wordings():
    assert _alternatives(r"笔试|面(?:试|谈)|[a|b]") == ["笔试", "面(?:试|谈)", "[a|b]"]


def test_every_lexicon_has_wordings_and_all_are_searched():
    found = {lexicon for lexicon, _, _ in wordings()}
    assert {"events", "columns", "subjects", "eligibility", "eligibility_en", "fees"} <= found
    texts = {"one": "报名时间：2024年3月1日", "two": "Closing date: 1 March 2024"}
    names = {use.notices for use in uses(texts) if use.notices}
    assert ("one",) in names
    assert ("two",) in names
