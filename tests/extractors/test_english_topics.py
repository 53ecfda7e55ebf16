"""Topics that an English notice heads once for each class of applicants: the classes, their posts and their rules."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "# KESTREL ISLANDS SERVICE BOARD\n\n# Competitions for the Harbour Service 2026\n\n"
TABLE = """| {column} | Code | Post | Vacancies |
|---|---|---|---|
| {one} | HB-1 | Berthing Officer | 8 |
| {two} | HB-2 | Berthing Officer | 4 |
"""
RULES = (
    "The written test carries 60% and the interview 40% of the final mark. Three times as many candidates as vacancies"
    " are called for the interview in order of the written test.",
    "The written test carries 30% and the interview 70% of the final mark. Twice as many candidates as vacancies are"
    " called for the interview in order of the written test.",
)


def facts(text: str) -> dict[str, Any]:
    document = read_bytes(f"{HEAD}{text}\n".encode(), "notice.md")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


def headed(eligibility: str, selection: str, one: str, two: str, *, column: str | None = None) -> dict[str, Any]:
    parts = [TABLE.format(column=column, one=one, two=two)] if column else []
    parts += [f"## {eligibility.format(one)}\n\nNot more than 30 years of age on 1 May 2026."]
    parts += [f"## {eligibility.format(two)}\n\nFour years' continuous service in the Treasury on 1 May 2026."]
    parts += [f"## {selection.format(label)}\n\n{rule}" for label, rule in zip((one, two), RULES, strict=True)]
    return facts("\n\n".join(parts))


@pytest.mark.parametrize(
    ("eligibility", "selection"),
    [
        ("3. Qualifications - {}", "5. Method of recruitment - {}"),
        ("Eligibility ({})", "Scheme of selection ({})"),
        ("A. {} - Who may apply", "B. {} - Selection procedure"),
        ("Requirements for the {}", "How candidates are tested: {}"),
        ("Conditions of eligibility: {}", "Examination and interview: {}"),
    ],
)
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Outdoor Competition", "Departmental Competition"),
        ("Open Stream", "Limited Stream"),
        ("Direct Intake", "Promotion from the Ranks"),
    ],
)
def test_two_topics_headed_for_each_class(eligibility: str, selection: str, one: str, two: str) -> None:
    found = headed(eligibility, selection, one, two)
    ids = {t["label"]: t["id"] for t in found["tracks"]}
    assert list(ids) == [one, two]
    schemes = {s["tracks"][0]: s for s in found["schemes"]}
    shares = {k: [float(c["weight"]) for c in s["components"] if c.get("weight")] for k, s in schemes.items()}
    assert shares == {ids[one]: [0.6, 0.4], ids[two]: [0.3, 0.7]}
    assert [[x["ratio"] for x in schemes[ids[label]]["shortlists"]] for label in (one, two)] == [[3], [2]]
    asked = {c["kind"]: c for c in found["eligibility"]}
    assert asked["age"]["tracks"] == [ids[one]]
    assert asked["experience"]["tracks"] == [ids[two]]
    assert asked["experience"]["years"] == 4


@pytest.mark.parametrize("column", ["Competition", "Mode of entry", "Stream"])
def test_one_topic_is_enough_where_a_column_of_the_posts_tells_the_classes_apart(column: str) -> None:
    one, two = "Outdoor Competition", "Departmental Competition"
    text = TABLE.format(column=column, one=one, two=two)
    for label, rule in zip((one, two), RULES, strict=True):
        text += f"\n\n## Scheme of selection - {label}\n\n{rule}"
    found = facts(text)
    assert [(t["label"], t["codes"]) for t in found["tracks"]] == [(one, ["HB-1"]), (two, ["HB-2"])]
    assert len(found["schemes"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        # stages and topics are no classes
        "## Selection - Written test\n\nIt carries 60%.\n\n## Selection - Interview\n\nIt carries 40%.",
        "## Qualifications (General)\n\nA degree.\n\n## Qualifications (Other)\n\nA licence.",
        # a single topic, and no column that knows the classes
        "## Scheme of selection - Harbour Masters\n\nA talk.\n\n## Scheme of selection - Pilots\n\nA test.",
    ],
)
def test_no_classes(text: str) -> None:
    assert "tracks" not in facts(text)


@pytest.mark.parametrize(
    ("head", "asks"),
    [
        ("Qualifications - Open Examination", True),
        ("Eligibility for the Departmental Examination", True),
        ("Qualifications and experience (Limited Examination)", True),
        ("Qualification examination", False),
        ("Open Examination", False),
    ],
)
def test_what_is_asked_of_those_who_sit_an_examination(head: str, asks: bool) -> None:
    found = facts(f"## {head}\n\nNot less than 21 years and not more than 35 years of age.\n")
    assert any(c["kind"] == "age" for c in found.get("eligibility") or []) is asks


@pytest.mark.parametrize(
    ("demand", "years", "field", "day"),
    [
        (
            "Not less than five (05) years of active and satisfactory service in a permanent post.",
            5,
            "a permanent post",
            None,
        ),
        ("Five years' service in the clerical grade.", 5, "clerical grade", None),
        ("Eighteen months of unbroken, approved service under the Board.", 1.5, "Board", None),
        ("A minimum of four years confirmed service.", 4, None, None),
        ("Three years of public service on 1 March 2026.", 3, "public service", "2026-03-01"),
        ("Four years' continuous service in the Treasury as at 25.03.2026.", 4, "Treasury", "2026-03-25"),
    ],
)
def test_time_called_service(demand: str, years: float, field: str | None, day: str | None) -> None:
    asked = facts(f"## Requirements\n\n1. {demand}\n")["eligibility"]
    assert [(c["kind"], float(c["years"]), c.get("field"), c.get("as_of")) for c in asked] == [
        ("experience", years, field, day)
    ]


@pytest.mark.parametrize("demand", ["Two years of national service.", "Ten years of community college."])
def test_time_that_is_no_work(demand: str) -> None:
    asked = facts(f"## Requirements\n\n1. {demand}\n").get("eligibility") or []
    assert all(c["kind"] != "experience" for c in asked)


DATES = "\n\n## Dates\n\nApplications will be {taken} online from 9.00 a.m. on 24.02.2026 until 9 p.m. on 25.03.2026.\n"


@pytest.mark.parametrize("taken", ["received", "accepted"])
def test_the_last_day_on_which_applications_are_taken_is_the_closing_date(taken: str) -> None:
    born = "(Only persons born on or before 25.03.2005 are eligible.)"
    text = (
        f"## Requirements\n\n1. Not more than 35 years of age as at the closing date. {born}{DATES.format(taken=taken)}"
    )
    ages = [c for c in facts(text)["eligibility"] if "max" in c]
    assert [(c["max"], c.get("as_of")) for c in ages] == [(35, "2026-03-25")]
