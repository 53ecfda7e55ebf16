"""English attachments: items behind one word, lines with labels, lists under a heading on files; sections are none."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "NOTICE OF EXAMINATION\nHarbour Board of Wenby, 4 January 2027\n\nThe Board holds an examination for pilots.\n\n"


def attachments(text: str, name: str = "notice.txt") -> list[str]:
    return [item.title for item in extract([read_bytes((HEAD + text).encode(), name)]).attachments]


LISTS = [
    ("Attached: Mark sheet (Form 6); Crew form (Form 1).\n", ["Mark sheet (Form 6)", "Crew form (Form 1)"]),
    ("Attachments: (a) Crew Sheet form; (b) Service Sheet form\n", ["Crew Sheet form", "Service Sheet form"]),
    (
        "Write to the Board. Attached: 1. Form of the pilot; 2. Form of the mate.\n",
        ["Form of the pilot", "Form of the mate"],
    ),
    (
        "Enclosed:  Annexure-I   Papers of the test\n           Annexure-II  List of harbours\n",
        ["Papers of the test", "List of harbours"],
    ),
    (
        "Appendix A - Harbours of the coast\nAppendix B - Guide to the swim test\n",
        ["Harbours of the coast", "Guide to the swim test"],
    ),
    ("Appendix A - Harbours of the coast\n\nThe harbours are Wenby, Rusk and Tarn. They lie to the north.\n", []),
]


@pytest.mark.parametrize(("text", "titles"), LISTS)
def test_titles_that_are_listed(text: str, titles: list[str]) -> None:
    assert attachments(text) == titles


def test_a_heading_on_what_goes_with_the_notice() -> None:
    text = "#### Documents that go with this notice\n\n1. Entry Form\n2. Map of the Harbour\n"
    assert attachments(text, "notice.md") == ["Entry Form", "Map of the Harbour"]
