"""Layouts of English notices: headings run into their paragraphs, lists below listed posts, posts called by number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.outline.sections import pieces
from extractors.scoring.fullmarks import find_full_marks
from extractors.text.source import Source
from extractors.values.ratios import find_ratios
from ingest import read_bytes
from schema.notice import Notice


def _source(text: str) -> Source:
    return Source(read_bytes(text.encode(), name="notice.txt"))


def _notice(text: str) -> Notice:
    document = read_bytes(text.encode(), name="notice.txt")
    notice = extract([document])
    notice.verify([document])
    return notice


RUN_ON = [
    ("RESIDENCE.  Applicants must have lived in Fennel Township for one year before they file.", "RESIDENCE"),
    (
        "MINIMUM QUALIFICATIONS.  By the closing date applicants must hold a diploma in surveying.",
        "MINIMUM QUALIFICATIONS",
    ),
    ("DUTIES OF THE POST.  The incumbent keeps the tide tables and repairs the gauges.", "DUTIES OF THE POST"),
    ("A.  One year of paid work on a dredger or a survey launch; or", ""),
    ("NOTE: The register closes early where enough people have applied.", ""),
    ("BSc. Students in their last year may file as well.", ""),
    ("CLOSING DATE:  March 3, 2031", ""),
]


@pytest.mark.parametrize(("line", "head"), RUN_ON)
def test_headings_run_into_paragraphs(line: str, head: str) -> None:
    text = f"TIDE GAUGE KEEPER\n\nHOURS.  The week has five days of seven hours each.\n\n{line}\n\n"
    text += "LEAVE.  Leave is taken by rota among the keepers."
    piece = next(p for p in pieces(_source(text)) if p.text.endswith(line[-20:]))
    assert [h for h in piece.heads if line.startswith(h)] == ([head] if head else [])
    assert head not in piece.text or not head


def test_one_run_on_heading_is_no_layout() -> None:
    text = "Notice to applicants\n\nHARBOUR WARDENS.  The wardens work in shifts at both piers.\n\nApply in writing."
    assert not any("HARBOUR WARDENS" in p.heads for p in pieces(_source(text)))


SYLLABUS = [
    ("SCOPE OF THE EXAMINATION", "other"),
    ("SCOPE OF THE WRITTEN TEST", "other"),
    ("CONDITIONS FOR ALL APPLICANTS", "conditions"),
    ("CONDITIONS OF HIRE FOR BOATS", "other"),
]


@pytest.mark.parametrize(("head", "zone"), SYLLABUS)
def test_zones_of_headings(head: str, zone: str) -> None:
    text = f"{head}\n\n1. Reading of charts and of tide tables.\n2. Splicing of ropes and of wires.\n"
    assert {p.zone.value for p in pieces(_source(text)) if p.style} == {zone}


_LISTED = """VACANCIES AT THE LOCKS

No.  | Post            | Number
1    | Lock Inspector  | 2
2    | Sluice Mechanic | 3

REQUIREMENTS FOR APPOINTMENT

1. LOCK INSPECTOR
{lead}   a) Diploma in Hydraulics from a recognised institution;
   b) Completion of a course in rope work; and
   c) Must not be more than 40 years of age as at 1st May, 2031.

2. SLUICE MECHANIC
{lead}   a) Certificate in Welding from a recognised institution;
   b) Must be between 20 and 45 years of age as at 1st May, 2031.
"""


@pytest.mark.parametrize(
    ("lead", "ages"), [("", {("LOCK INSPECTOR", 40), ("SLUICE MECHANIC", 45)}), ("   Essential:\n", set())]
)
def test_demands_below_listed_posts(lead: str, ages: set[tuple[str, int]]) -> None:
    notice = _notice(_LISTED.format(lead=lead))
    assert {(c.who, c.max) for c in notice.eligibility if c.kind == "age"} == ages
    assert [p.age_max for p in notice.posts] == [40, 45]


_NUMBERED = """VACANCIES AT THE LOCKS

No.  | Code   | Post            | Number
1    | LK-01  | Lock Inspector  | 2
2    | LK-02  | Sluice Mechanic | 3
3    | LK-03  | Ferry Pilot     | 1

HOW POSTS ARE FILLED

A. {first} shall be filled through a panel interview marked out of one hundred (100).

B. {second} shall be filled through a written test marked out of 100 and a panel interview marked out of 100. \
The written test counts for 30% and the panel interview for 70% of the total. \
Candidates for post No. 3 bring their log books.
"""
GROUPS = [
    ("Posts 1 and 2", "Post 3", [("LK-01", "LK-02"), ("LK-03",)]),
    ("Posts 1 and 2", "Posts 2 and 3", []),
    ("Most of them", "The others", []),
]


@pytest.mark.parametrize(("first", "second", "codes"), GROUPS)
def test_classes_that_paragraphs_begin_with(first: str, second: str, codes: list[tuple[str, ...]]) -> None:
    notice = _notice(_NUMBERED.format(first=first, second=second))
    assert [t.codes for t in notice.tracks] == codes


def test_one_marked_test_is_the_whole_of_its_class() -> None:
    notice = _notice(_NUMBERED.format(first="Posts 1 and 2", second="Post 3"))
    weights = [{t.input: t.weight for s in x.steps for t in getattr(s, "terms", ())} for x in notice.schemes]
    assert weights == [{"interview": Decimal(1)}, {"written": Decimal("0.3"), "interview": Decimal("0.7")}]


APIECE = [
    ("Up to four (4) candidates for each vacancy shall be called", 4),
    ("Up to four candidates for each vacancy shall be called", 4),
    ("5 (five) candidates per post are invited", 5),
    ("Four (4) candidates were absent", None),
]


@pytest.mark.parametrize(("text", "multiple"), APIECE)
def test_numbers_told_twice(text: str, multiple: int | None) -> None:
    assert [r.multiple for r in find_ratios(text)] == ([multiple] if multiple else [])


MARKS = [
    ("The oral board is marked out of one hundred (100).", [100]),
    ("The oral board is scored on a basis of 100.", [100]),
    ("Of two hundred (200) who sat the oral board ten were late.", []),
]


@pytest.mark.parametrize(("text", "full"), MARKS)
def test_full_marks_in_words_and_figures(text: str, full: list[int]) -> None:
    assert [m.full for m in find_full_marks(text)] == full


SHUT = [
    (
        "The following will not be considered: officers dismissed for theft; and persons who forged papers. "
        "Any form of lobbying shall lead to automatic disqualification. Letters are answered within a week.",
        [
            "officers dismissed for theft",
            "persons who forged papers",
            "Any form of lobbying shall lead to automatic disqualification",
        ],
    ),
    (
        "Candidates may be disqualified if their log books show two groundings.",
        ["Candidates may be disqualified if their log books show two groundings"],
    ),
    ("CLOSING DATE:  March 3, 2031 (applications received after this date will not be accepted)", []),
    ("A candidate who failed the entire examination last year will be told of it.", []),
]


@pytest.mark.parametrize(("text", "told"), SHUT)
def test_who_is_shut_out(text: str, told: list[str]) -> None:
    notice = _notice(f"FERRY PILOT\n\nGENERAL\n\n{text}\n")
    assert [x.text for x in notice.exclusions] == told


TITLES = [
    ("FENNEL COUNTY", "EMERGENCY SERVICES PLANNER", "EMERGENCY SERVICES PLANNER"),
    ("PORT FENNEL CITY", "FERRY PILOT EXAMINER", "FERRY PILOT EXAMINER"),
]


@pytest.mark.parametrize(("place", "post", "title"), TITLES)
def test_titles_below_a_place(place: str, post: str, title: str) -> None:
    text = f"{place}\n\nANNOUNCES AN OPEN EXAMINATION FOR\n\n{post}\n\nApplications are taken until March 3, 2031.\n"
    notice = _notice(text)
    assert notice.header.title == title
    assert [p.name for p in notice.posts] == [post]
