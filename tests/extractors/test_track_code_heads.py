"""Classes of posts told by headings that hold their codes, and headings that make none."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

TABLE = (
    "# TESSALY SELECTION BOARD\n\nAdvertisement No. 12/2024. Applications are invited for the following posts.\n\n"
    "| Post Code | Name of Post | Total |\n|---|---|---|\n| 51 | Reef Inspector | 10 |\n| 52 | Tide Assistant | 8 |\n"
    "| 53 | Dock Clerk | 6 |\n\n## Scheme of selection\n\n"
)
RULES = (
    "{one}\n\nWritten test of 100 marks and interview of 20 marks. Three times as many candidates as there are posts "
    "shall be called for the interview.\n\n{two}\n\nWritten test of 150 marks. There shall be no interview.\n\n"
    "{all}\n\nIn case of a tie the older candidate is placed higher.\n"
)


def facts(text: str) -> dict:
    document = read_bytes((TABLE + text).encode(), "n.md")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


@pytest.mark.parametrize(
    ("one", "two", "all_"),
    [
        ("*A. Post Codes 51 and 52*", "*B. Post Code 53*", "*C. Both*"),
        ("### For Post Codes 51, 52", "### For Post Code 53", "### Common rules"),
        ("(a) Post Code Nos. 51 & 52:", "(b) Post Code No. 53:", "(c) All posts:"),
        ("**Posts 51 and 52 (Field Wing)**", "**Post 53 (Office)**", "**General**"),
    ],
)
def test_codes_in_headings_make_classes(one, two, all_):
    made = facts(RULES.format(one=one, two=two, all=all_))
    assert [t["codes"] for t in made["tracks"]] == [["51", "52"], ["53"]]
    fulls = [{c["id"]: int(c["full"]) for c in s["components"] if "full" in c} for s in made["schemes"]]
    assert [f["written"] for f in fulls] == [100, 150]
    assert fulls[0]["interview"] == 20


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("*Post Codes 51 and 52*", "*Post Codes 52 and 53*"),
        ("*Post Code 51*", "*Post Code 99*"),
        ("*Posts*", "*Post Code 53*"),
    ],
)
def test_codes_that_make_no_classes(one, two):
    assert "tracks" not in facts(RULES.format(one=one, two=two, all="*All*"))
