"""Passages that a reader of selection rules is not given say nothing to it, whatever the scheme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.outline.passages import read_passages
from extractors.scoring import bonuses_en
from extractors.scoring.bonuses import find_bonuses
from extractors.scoring.naming import Names
from extractors.selection import gates, stages, ties_en, voids
from extractors.selection.gates import find_gates
from extractors.selection.stages import find_stages
from extractors.selection.ties import find_ties
from extractors.selection.voids import find_voids
from extractors.text.memo import forget
from extractors.text.sentence_ends import ENGLISH_CLAUSES, ENGLISH_ENDS
from extractors.text.source import Source
from ingest import read
from schema.scheme import Scheme

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "notices"
NOTICES = sorted(p for p in FOLDER.iterdir() if p.suffix in (".txt", ".md", ".html"))
READERS = [
    (find_gates, gates.concerns),
    (find_stages, stages.concerns),
    (find_ties, lambda p: p.zh or ties_en.concerns(p)),
    (find_bonuses, lambda p: p.zh or bonuses_en.concerns(p)),
    (find_voids, voids.concerns),
]


@pytest.mark.parametrize("path", NOTICES, ids=lambda p: p.stem)
def test_readers_find_the_same_in_the_passages_that_concern_them(path):
    forget()
    passages = read_passages((Source(read(path)),), ())
    for reader, concerns in READERS:
        mine = [p for p in passages if concerns(p)]
        assert reader(mine, Names(Scheme(id="s")), ()) == reader(passages, Names(Scheme(id="s")), ())


_BEFORE = r"(?<!\bNo)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)(?<!\bRs)(?<!\bSt)(?<!\b[A-Z])"
_BEFORE += r"(?<!^\d)(?<!^\d\d)(?<!\b[ap]\.m(?=[.]\s[a-z(]))(?<!\b[A-Z][a-z](?=[.]\s\d))(?<!\b[A-Z][a-z]{2}(?=[.]\s\d))"
_PLAIN = {
    ENGLISH_ENDS: re.compile(rf"{_BEFORE}[.!?](?=\s|$)|\n"),
    ENGLISH_CLAUSES: re.compile(rf"{_BEFORE}[.!?](?=\s|$)|;|\n"),
}
SENTENCES = [
    "No. 4 is open. Dr. Reed and Mr. Oyelaran sit on the panel; e.g. on Monday. The end",
    "2. Pay Rs. 300. Apply by 5 p.m. on 3. June!",
    "12. The J. Smith Hall, i.e. room 4? Yes.\nNo.",
    "Sl. 3 and Sec. 14 are open from 9 a.m. to 4 p.m. every day. Art. 2 holds. Come at 8 a.m. Bring tea.",
    "123. Ask Ms. Li. Marks: 3.5 vs. 4.5; St. Mary's",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence_ends_are_those_of_the_plain_pattern(text):
    for fast, plain in _PLAIN.items():
        assert [m.span() for m in fast.finditer(text)] == [m.span() for m in plain.finditer(text)]
