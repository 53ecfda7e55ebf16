"""Labels and values side by side in English notices: in tables without headings, and with dotted leaders."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

TITLE = "CITY OF ORRELL MERE\nCivil Service Board\n\nPROMOTION EXAMINATION FOR SENIOR BRIDGE INSPECTOR\n\n"
HEAD = "# Promotion Examination for Senior Bridge Inspector\n\n"


def page(rows: list[tuple[str, str]], title: str = HEAD[2:].strip(), below: str = "") -> Notice:
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    html = f"<html><body><h1>{title}</h1><table>{cells}</table>{below}</body></html>"
    return extract([read_bytes(html.encode(), "a.html")])


def plain(text: str) -> Notice:
    return extract([read_bytes((TITLE + text).encode(), "a.txt")])


def steps(notice: Notice) -> list[tuple[str, str | None, str | None]]:
    return [(e.event.value, e.start, e.end) for e in notice.timeline]


SHEET = [
    ("Department", "Department of Roads"),
    ("Starting pay", "$61,400 a year"),
    ("Date of this notice", "March 2, 2027"),
    ("Apply from", "March 8, 2027"),
    ("Apply until", "March 29, 2027"),
    ("Filing fee", "$35.00"),
    ("Written test", "Saturday, May 15, 2027"),
]


def test_a_table_of_labels_in_sentence_case_tells_post_days_and_fee() -> None:
    notice = page(SHEET, below="<p>It is waived for anyone on unemployment benefit (Form 3).</p>")
    assert [(p.name, p.org) for p in notice.posts] == [("Senior Bridge Inspector", "Department of Roads")]
    assert notice.header.published == "2027-03-02"
    assert steps(notice) == [
        ("registration", "2027-03-08", "2027-03-29"),
        ("written_exam", "2027-05-15", None),
    ]
    assert ("registration", "Filing fee", 35) in [(f.item.value, f.label, int(f.amount or 0)) for f in notice.fees]


@pytest.mark.parametrize(
    "rows",
    [
        [("He was late again", "May 3, 2027"), ("You must bring this", "Form 2"), ("It will be cold", "Take a coat")],
        [("Name of the applicant in capital letters please", ""), ("Signature of witness", ""), ("Seal here", "")],
        [("Base pay", "$61,400"), ("Uniform money", "$400"), ("Night work", "$2,000")],
    ],
)
def test_other_tables_are_no_sheet(rows: list[tuple[str, str]]) -> None:
    notice = page(rows, title="Orrell Mere Bridge Office")
    assert (notice.posts, notice.fees, notice.timeline) == ((), (), ())


LED = (
    "Class title ..... BRIDGE INSPECTOR         Class code ....... 4410\n"
    "Announcement .... OM-27-09                 Posted ........... March 2, 2027\n"
    "Trainee pay ..... $19.25 an hour           Filing fee ....... $20.00\n"
    "Anticipated hires .. 6                     Location ......... Orrell Mere\n\n"
)


def test_pairs_with_leaders_two_on_a_line() -> None:
    notice = plain(LED)
    assert [(p.name, p.code, p.workplace) for p in notice.posts] == [("BRIDGE INSPECTOR", "4410", "Orrell Mere")]
    assert (notice.header.doc_number, notice.header.published) == ("OM-27-09", "2027-03-02")
    assert [(f.label, int(f.amount or 0)) for f in notice.fees] == [("Filing fee", 20)]


def test_leaders_of_a_list_of_contents_are_no_sheet() -> None:
    notice = plain("How to apply .......... 4\nThe post code ......... 5\nOpenings to come ...... 6\n\nBody text.\n")
    assert [p.code for p in notice.posts if p.code] == []
    assert [p.headcount for p in notice.posts if p.headcount] == []


def test_places_with_days_below_the_test_they_are_of() -> None:
    text = (
        "PART ONE - WRITTEN EXAMINATION (40 percent of the final score)\nChoose a site when you file:\n"
        "     Wenby, Guild Hall ............ May 15, 2027\n     Rusk, Grammar School ......... May 16, 2027\n\n"
    )
    found = [(e.event.value, e.start, e.place) for e in plain(text).timeline]
    assert found == [
        ("written_exam", "2027-05-15", "Wenby, Guild Hall"),
        ("written_exam", "2027-05-16", "Rusk, Grammar School"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "WHERE THE OFFICES MOVE\n     Wenby, Guild Hall ..... May 15, 2027\n     Rusk, Mill Lane .... May 16, 2027\n",
        "INTERVIEW AND WRITTEN EXAMINATION\n     Wenby, Guild Hall .... 24 seats\n     Rusk, Mill Lane .... 12 seats\n",
    ],
)
def test_places_below_anything_else_are_no_test(text: str) -> None:
    assert [e.event.value for e in plain(text).timeline if e.event.value == "written_exam"] == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Promotional Examination for Chief Park Ranger", "Chief Park Ranger"),
        ("Open Competitive Examination for Payroll Clerk", "Payroll Clerk"),
        ("Examination for Admission to the Roll of Auditors", None),
        ("Examination for Licensed Land Surveyor", None),
        ("Promotional Examination for Park Rangers and Others", None),
    ],
)
def test_the_post_that_a_title_is_about(title: str, name: str | None) -> None:
    text = f"CITY OF ORRELL MERE\n\n# {title}\n\nThe Board will hold this examination in May.\n"
    names = [p.name for p in extract([read_bytes(text.encode(), "a.md")]).posts]
    assert (names == [name]) if name else ("Licensed Land Surveyor" not in names and "Park Rangers" not in names)


def test_a_headed_list_of_prices_needs_no_heading_of_its_own() -> None:
    rows = [("Registration of candidates", "RM 150"), ("Papers, each paper", "RM 80"), ("Re-marking", "RM 60")]
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    html = f"<html><body><h1>Notice of Examination</h1><h2>FEES</h2><table>{cells}</table></body></html>"
    fees = extract([read_bytes(html.encode(), "a.html")]).fees
    assert [(f.item.value, int(f.amount or 0)) for f in fees] == [("registration", 150), ("written", 80), ("other", 60)]


@pytest.mark.parametrize("rate", ["an hour", "per week", "a month", "/hr"])
def test_pay_by_the_hour_is_no_fee(rate: str) -> None:
    assert plain(f"Examination staff are paid. Cadet pay: $18.40 {rate}.\n").fees == ()
