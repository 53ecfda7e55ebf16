# ruff: noqa: E501 - one case a line
"""English conditions in further wordings: choices of citizenship, relaxed ages, what is essential, the only post."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.conditions.citizens import citizen_choice, citizen_in
from extractors.conditions.exclusions_en import inline_circumstances
from extractors.posts.cells import read_cell
from extractors.posts.spec_tables import sole_specification
from extractors.text.source import Source
from extractors.values.dates import find_dates
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    out = extract([document])
    out.verify([document])
    return out


CITIZENS = [
    ("A candidate must be either: (a) a citizen of Ruvania, or (b) a subject of Ostland", ["Ruvania", "Ostland"]),
    ("Applicants must be a citizen of Ruvania or a citizen of Ostland", ["Ruvania", "Ostland"]),
    ("You must be a national of Ruvania, or a person with refugee status", ["Ruvania", None]),
    ("Candidates shall be (i) a citizen of Ruvania; (ii) a person of Ruvanian origin who has settled there", ["Ruvania", None]),
    ("An officer should be a citizen of Ruvania or a lawful permanent resident of it", ["Ruvania", None]),
    ("Candidates must be citizens of Ruvania", []),
    ("Candidates must be a citizen of Ruvania or a graduate of its schools", []),
    ("Candidates must be a nurse or a citizen of Ruvania", []),
    ("A citizen of Ruvania or a subject of Ostland may write to us", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "countries"), CITIZENS)
def test_choices_of_citizenship(text: str, countries: list[str | None]) -> None:
    assert [citizen_in(text[a:b].strip()) for a, b in citizen_choice(text)] == countries


BORN = [
    ("a citizen of the European Economic Area (EEA)", "European Economic Area"),
    ("A citizen of Switzerland pursuant to an agreement on movement", "Switzerland"),
    ("U.S. Citizenship is required", "United States"),
    ("be a Kenyan citizen", "Kenya"),
    ("a non-EEA citizen with a stamp", None),
    ("a citizen who pays tax", None),
]


@pytest.mark.parametrize(("text", "country"), BORN)
def test_countries(text: str, country: str | None) -> None:
    assert citizen_in(text) == country


EASED = [
    ("The upper limit is relaxable by 5 years for SC/ST candidates and by 3 years for OBC candidates.", {"SC/ST candidates": 35, "OBC candidates": 33}),
    ("Relaxation: tribal candidates - 5 years; widows - 7 years.", {"tribal candidates": 35, "widows": 37}),
    ("Age relaxation: 5 years for tribal candidates, 10 years for disabled candidates.", {"tribal candidates": 35, "disabled candidates": 40}),
    ("The limit is relaxed for ex-servicemen by 4 years.", {"ex-servicemen": 34}),
    ("The rules on parking are relaxed for visitors.", {}),
    ("A relaxed atmosphere awaits you; 5 years of growth lie behind us.", {}),
    ("No relaxation of the age limit is possible.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "limits"), EASED)
def test_relaxed_ages_start_from_the_limit_of_all(text: str, limits: dict[str, int]) -> None:
    found = notice(
        "HARBOUR BOARD OF RUVANIA\n\nRECRUITMENT OF PILOTS\n\nELIGIBILITY\n\n"
        f"1. Age: not less than 21 years and not more than 30 years.\n\n2. {text}\n"
    )
    ages = [c for c in found.eligibility if c.kind == "age"]
    assert {c.who: c.max for c in ages if c.who} == limits
    assert [(c.min, c.max) for c in ages if not c.who] == [(21, 30)]


def test_no_relaxed_age_without_a_limit() -> None:
    found = notice("HARBOUR BOARD\n\nNOTICE\n\nThe upper age limit is relaxable by 5 years for tribal candidates.\n")
    assert [c for c in found.eligibility if c.kind == "age" and c.max] == []


LABELLED = [
    ("(ii) Age: Minimum 21 years and maximum 30 years.", (21, 30)),
    ("Age limit: Should be not less than 18 years and not more than 30 years of age.", (18, 30)),
    ("Age: 20 to 45 years", (20, 45)),
    ("Upper age limit: 40 years", (None, 40)),
]


@pytest.mark.parametrize(("line", "window"), LABELLED)
def test_ages_by_their_label(line: str, window: tuple[int | None, int]) -> None:
    found = notice(f"HARBOUR BOARD\n\nNOTICE\n\nELIGIBILITY\n\n{line}\n\nHOW TO APPLY\n\nWrite to us.\n")
    assert [(c.min, c.max) for c in found.eligibility if c.kind == "age"] == [window]


CELLS = [("Not above 40 years", 40), ("Not more than 28 years", 28), ("Not older than 35", 35), ("Max. 32 years", 32)]


@pytest.mark.parametrize(("text", "value"), CELLS)
def test_greatest_ages_in_cells(text: str, value: int) -> None:
    assert [(f.field, f.value) for f in read_cell("age", text)] == [("age_max", value)]


LISTS = [
    ("Essential criteria\n- a rope\n- a ladder\nDesirable criteria\n- a lamp", ["a rope", "a ladder"], ["a lamp"]),
    ("You need (essential for the job)\nEDUCATION\nA diploma in rigging.\nEXPERIENCE\nTwo winters at sea.\nASSET QUALIFICATIONS\nA bosun's whistle.\nContact information\nMr Reed", ["A diploma in rigging", "Two winters at sea"], ["A bosun's whistle"]),
    ("Essential: a rope; a ladder.\nDesirable: a lamp.", ["a rope", "a ladder"], ["a lamp"]),
    ("Essential criteria\n- a rope", [], []),
    ("It is essential: to come early.\nWe like lamps.", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "must", "may"), LISTS)
def test_what_is_essential_and_what_is_wished(text: str, must: list[str], may: list[str]) -> None:
    source = Source(read_bytes(f"Rigger\n\n{text.replace(chr(10), chr(10) * 2)}\n".encode(), "job.txt"))
    told = sole_specification(source)
    assert [source.text[a:b].rstrip(" .") for a, b in told.must] == must
    assert [source.text[a:b].rstrip(" .") for a, b in told.may] == may


JOB = "Fisheries Habitat Officer\n\nDepartment: Coastal Waters\n\nLocation: Port Aldwyn\n\nGrade: GT-04\n\n"

SOLE = [
    ("Requirements\n\nA bachelor's degree in biology or ecology.\n\nThree years of experience in surveys.\n", ("bachelor", 3, ())),
    ("Requirements\n\nA bachelor's degree in biology.\n\nIt is desirable that you can row.\n", ("bachelor", None, ("It is desirable that you can row",))),
    ("Benefits\n\nA bachelor's degree is paid for. A desirable place to live.\n", (None, None, ())),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), SOLE)
def test_the_only_post_of_a_page(text: str, facts: tuple[str | None, int | None, tuple[str, ...]]) -> None:
    (post,) = notice(JOB + text).posts
    level = post.education.value if post.education else None
    assert (level, post.experience_years, tuple(post.preferred)) == facts
    assert (post.workplace, post.category) == ("Port Aldwyn", "GT-04")


NUMBERED = [
    ("The following personnel may not register: 1. Deserters; 2. Smugglers; 3. Those in prison.", 3),
    ("The following shall not be considered: a. deserters; b. smugglers.", 2),
    ("The following papers are needed: 1. A form; 2. A picture.", 0),
]


@pytest.mark.parametrize(("text", "count"), NUMBERED)
def test_exclusions_numbered_in_running_text(text: str, count: int) -> None:
    assert len(inline_circumstances(text)) == count


DATES = [
    (
        "from MONDAY, MARCH 25, 2019, 8:00 am to WEDNESDAY, MARCH 27, 2019, 6:30 pm",
        "2019-03-25T08:00",
        "2019-03-27T18:30",
    ),
    ("will reopen on FRIDAY, APRIL 6, 2018 and close on THURSDAY, APRIL 19, 2018", "2018-04-06", "2018-04-19"),
    ("opens on 3 May 2021 and will close on 14 May 2021", "2021-05-03", "2021-05-14"),
]


@pytest.mark.parametrize(("text", "first", "last"), DATES)
def test_windows_of_bulletins(text: str, first: str, last: str) -> None:
    assert [(d.first, d.last) for d in find_dates(text)] == [(first, last)]


FEES = [
    ("FEE : Rs. 400/- for UR and OBC; Rs. 200/- for SC/ST.", [("UR and OBC", 400), ("SC/ST", 200)]),
    ("B. Application Fee\n\nSC/ST - Rs. 590/- (inclusive of GST)\n\nGeneral - Rs. 826/- (inclusive of GST)", [("SC/ST", 590), ("General", 826)]),
    ("The examination fee is Rs. 80.", [("examination fee", 80)]),
    ("A fee of Rs. 80 is charged.", [(None, 80)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fees"), FEES)
def test_fees_by_who_pays(text: str, fees: list[tuple[str | None, int]]) -> None:
    found = notice(f"HARBOUR BOARD\n\nRECRUITMENT NOTICE\n\n{text}\n").fees
    assert [(f.label, int(f.amount or 0)) for f in found] == fees


RESIDENTS = [
    ("Candidates must have been legal residents of Reed County or of Marl County for at least four months.", ("Reed County", "Marl County")),
    ("Candidates must be residents of Reed County at the time of appointment.", ("Reed County",)),
    ("Applications are invited from citizens who are local candidates of Marl District.", ("Marl District",)),
    ("Candidates must be residents of the hostel for the time of training.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "regions"), RESIDENTS)
def test_places_of_residence(text: str, regions: tuple[str, ...]) -> None:
    found = notice(f"HARBOUR BOARD\n\nRECRUITMENT NOTICE\n\nRESIDENCE\n\n{text}\n").eligibility
    assert tuple(r for c in found if c.kind == "region" for r in c.regions) == regions
