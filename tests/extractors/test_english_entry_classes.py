"""English entry conditions: headings that ask, items that begin with a verb, classes of entrants, exemptions."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.conditions.held_posts_en import held_post, trained
from extractors.outline.heading_questions import asks_who, names_syllabus
from ingest import read_bytes

HEAD = "# HARBOUR TRUST OF OSTMERE\n\n## NOTICE OF EXAMINATION\n\n"


def facts(text: str) -> dict[str, Any]:
    document = read_bytes(f"{HEAD}{text}\n".encode(), "notice.md")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


def asked(text: str) -> list[dict[str, Any]]:
    def bare(c: dict[str, Any]) -> dict[str, Any]:
        out = {k: v for k, v in c.items() if k not in ("quote", "note")}
        return out | {"options": [bare(o) for o in c["options"]]} if "options" in c else out

    return [bare(c) for c in facts(text).get("eligibility") or []]


@pytest.mark.parametrize(
    ("head", "asks"),
    [
        ("Do you qualify", True),
        ("Are you eligible", True),
        ("Can I take this written test", True),
        ("Could you already be entitled", True),
        ("Who is eligible to compete", True),
        ("Who can sit", True),
        ("Can I apply by post", False),
        ("Do you need help", False),
        ("Are you coming by train", False),
        ("Who marks the papers", False),
    ],
)
def test_a_heading_that_asks_who_may_take_part(head: str, asks: bool) -> None:
    assert asks_who(head) is asks


def test_the_scope_of_an_examination_is_its_syllabus() -> None:
    assert names_syllabus("Scope of the written test")
    assert not names_syllabus("Scope of recruitment")


QUESTION = """### Do you qualify?

The test is open to each employee of the Trust who, on the date of the written test:

- is permanently employed as a Lock Keeper, and has served in that title for not less than three years; or
- is permanently employed as a Mate, has served in that grade for at least 18 months, and holds a diploma in law.

To be appointed you must also:

- hold a boat master's licence that is valid in the Firth;
- live in Ostmere or in Aske County on the day of appointment.

### What it costs

The fee is payable at the quay. Written test: 9 May 2027.
"""


def test_items_that_begin_with_a_verb_below_an_introduction_are_demands() -> None:
    found = asked(QUESTION)
    choice = next(c for c in found if c["kind"] == "any_of")
    keeper, mate = choice["options"]
    assert (keeper["kind"], keeper["years"], keeper["field"]) == ("experience", 3, "Lock Keeper")
    served, degree = mate["options"]
    assert (served["kind"], served["years"], served["field"]) == ("experience", 1.5, "Mate")
    assert (degree["kind"], degree["min"], degree["majors"]) == ("education", "associate", ["law"])
    assert [c["kind"] for c in found if c is not choice] == ["certificate", "region"]
    assert found[-1]["regions"] == ["Ostmere", "Aske County"]


@pytest.mark.parametrize(
    ("text", "years", "field"),
    [
        ("is employed as a Clerk, and has served in that title for two years", 2, "Clerk"),
        ("holds the post of Gauger and has served in the same post for 30 months", 2.5, "Gauger"),
        ("serves as a Warden, has worked in that capacity for at least five years", 5, "Warden"),
        ("is employed as a Clerk in the north depot", None, None),
        ("is employed as a Clerk, and has served in the navy for two years", None, None),
        ("has served in that title for two years", None, None),
    ],
)
def test_the_time_in_that_title_counts_in_the_post_named_first(
    text: str, years: float | None, field: str | None
) -> None:
    held = held_post(text, 0)
    assert (held and held.rule.values["years"], held and held.rule.values["field"]) == (years, field)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("18 months of supervised training under a chartered pilot", 1.5),
        ("at least two years of apprenticeship", 2),
        ("two years of age", None),
        ("training for two years is offered", None),
    ],
)
def test_training_that_is_counted_in_time(text: str, years: float | None) -> None:
    rule = trained(text, 0)
    assert (rule and rule.values["years"]) == years


CLASSES = """### ENTRY REQUIREMENTS

A person may enter who on the closing date falls within any one of these classes:

- Group 1 – holds a degree in hydrography and has completed 24 months of practical training under a pilot;
- Group 2 – has served for 6 years as a buoy tender.

Entrants must have attained the age of 19 years.

### DATES

Requests for a reader must reach the Trust by 2 March 2027.

Entry closes: 20 March 2027.
"""


def test_classes_of_entrants_are_a_choice_without_their_labels() -> None:
    choice, age = asked(CLASSES)
    first, second = choice["options"]
    degree, training = first["options"]
    assert (choice["kind"], degree["min"], degree["majors"]) == ("any_of", "bachelor", ["hydrography"])
    assert (training["years"], training["as_of"]) == (2, "2027-03-20")
    assert (second["years"], second["field"], second["as_of"]) == (6, "buoy tender", "2027-03-20")
    assert (age["kind"], age["min"]) == ("age", 19)


@pytest.mark.parametrize(
    ("text", "exempt"),
    [
        ("Chartered pilots are exempt from Paper 3.", True),
        ("Holders of a diploma in hydrography are exempted from the practical test.", True),
        ("Island residents are exempt from the examination fee.", False),
        ("No candidate is exempt from Paper 4.", False),
    ],
)
def test_who_need_not_sit_a_paper(text: str, exempt: bool) -> None:
    found = [c for c in asked(f"### EXEMPTIONS\n\n- {text}") if c["kind"] == "other"]
    assert [c["text"] for c in found] == ([text.rstrip(".")] if exempt else [])


def test_an_introduction_to_a_list_ends_with_the_next_heading() -> None:
    found = asked(
        "### Who can apply\n\nAll applicants must:\n\n1. be registered with the Trust and hold its certificate;\n"
        "2. be not more than 40 years of age on 1 May 2027.\n\n### How you will be marked\n\n"
        "- Persons registered with the Deaf Council get 3 marks on top of the total.\n"
        "- The two awards may be held together.\n\n### Enquiries\n\nAttached: Score sheet; Personal data form.\n"
    )
    assert [c["kind"] for c in found] == ["certificate", "age"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Undischarged bankrupts, and persons whose names were removed from the roll, may not enter.",
            ["Undischarged bankrupts", "persons whose names were removed from the roll"],
        ),
        (
            "A candidate caught copying is barred from the next two sittings.",
            ["A candidate caught copying is barred from the next two sittings"],
        ),
        (
            "You may not be appointed if you received a disciplinary penalty within a year.",
            ["You may not be appointed if you received a disciplinary penalty within a year"],
        ),
        ("Serving pilots are likewise not eligible.", ["Serving pilots are likewise not eligible"]),
        (
            "Pilots who resigned, retired or were dismissed shall not apply.",
            ["Pilots who resigned, retired or were dismissed shall not apply"],
        ),
        ("Bags may not enter the hall before nine.", []),
        ("You may not be called to the interview by telephone.", []),
        ("Motor cars are barred from the quay.", []),
    ],
)
def test_who_is_shut_out(text: str, expected: list[str]) -> None:
    assert [str(x) for x in facts(f"### WARNING\n\n{text}").get("exclusions") or []] == expected
