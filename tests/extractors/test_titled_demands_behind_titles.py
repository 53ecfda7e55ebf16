"""Run-in titles of every form, and what stands behind them; titles of single posts say nothing of the whole notice."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def asked(text: str) -> list[dict[str, object]]:
    document = read_bytes(f"PROVINCE OF ARDEN\nWARDENS' EXAMINATION 2031\n\n{text}\n".encode(), "a.txt")
    return list(to_facts(extract([document]), [document]).get("eligibility", []))  # type: ignore[call-overload]


def plain(text: str) -> list[dict[str, object]]:
    return [{k: v for k, v in c.items() if k not in ("quote", "note")} for c in asked(text)]


FORMS = ["{n}. {title}. - {body}", "{n}. {title}: {body}", "{title} - {body}", "{title}: {body}", "{title}   : {body}"]
PARAGRAPHS = [
    ("Age limit", "Not less than 19 years and not more than 31 years on 2 May 2031."),
    ("Fitness", "Every candidate should be sound of limb."),
    ("Experience", "Two years in the forest as a ranger."),
    ("Nationality", "Kenyan citizens only."),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_title_says_what_its_paragraph_is_about_in_every_form(form: str) -> None:
    text = "\n".join(form.format(n=n, title=t, body=b) for n, (t, b) in enumerate(PARAGRAPHS, 1))
    assert plain(text) == [
        {"kind": "age", "min": 19, "max": 31, "as_of": "2031-05-02"},
        {"kind": "health", "text": "Every candidate should be sound of limb"},
        {"kind": "experience", "years": 2, "field": "forest as a ranger"},
        {"kind": "nationality", "value": "Kenya"},
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Age: 18 to 27 years; public servants, up to 35 years.",
         [{"kind": "age", "min": 18, "max": 27}, {"kind": "age", "max": 35, "who": "public servants"}]),
        ("Minimum age: 20 years\nMaximum age: 34 years", [{"kind": "age", "min": 20, "max": 34}]),
        ("Age limit: Not more than 30 years on 1 June 2031. Only those born on or after 1 June 2001 may apply.",
         [{"kind": "age", "max": 30, "as_of": "2031-06-01", "born_from": "2001-06-01"}]),
        ("Age: No applicant may be under 21 or over 45 years of age.", [{"kind": "age", "min": 21, "max": 45}]),
        ("Age: Not more than 40 years. The upper age limit does not apply to serving wardens.",
         [{"kind": "age", "max": 40}, {"kind": "age", "max": "unlimited", "who": "serving wardens"}]),
        ("Age: There is no upper age limit.", [{"kind": "age", "max": "unlimited"}]),
        ("Domicile: Arden Hills", [{"kind": "region", "regions": ["Arden Hills"]}]),
        ("Qualification: Matriculation and ITI certificate in a forest trade",
         [{"kind": "education", "min": "high_school"},
          {"kind": "certificate", "text": "ITI certificate in a forest trade"}]),
        ("Experience: Four years of trail work, at least one of them in snow country; OR two years in the Service as "
         "an Aide.",
         [{"kind": "any_of", "options": [
             {"kind": "all_of", "options": [{"kind": "experience", "years": 4, "field": "trail work"},
                                            {"kind": "experience", "years": 1, "field": "snow country"}]},
             {"kind": "experience", "years": 2, "field": "Service as an Aide"}]}]),
    ],
)  # fmt: skip
def test_bare_phrases_are_read_as_what_the_title_says(text: str, wanted: list[dict[str, object]]) -> None:
    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k not in ("quote", "note")}
        return [bare(v) for v in value] if isinstance(value, list) else value

    assert bare(asked(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "1. CLERK\n   Education   A bachelor's degree\n2. GUARD\n   Education   A diploma in law\n",
        "CLERK (two posts)\nAge limit: 20 to 25 years.\n\nGUARD (one post)\nAge limit: 18 to 40 years.\n",
        "Education: meets the standard, 8 points; with a master's degree, 12 points.\nExperience: 5 points a year.\n",
        "Experience: None required\nTraining: None required\n",
        "Health - the Ministry of the Province\nEducation - the Board of Arden\n",
        "Duties. Wardens must be able to climb.\nSalary. 200 crowns. It is paid after two years of service.\n",
    ],
)
def test_single_posts_rates_and_names_ask_nothing_of_everybody(text: str) -> None:
    assert not plain(text)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("A CPA licence may replace both years.", ("A CPA licence", 24)),
        ("A diploma in forestry may take the place of one of the three years.", ("A diploma in forestry", 12)),
        ("Service at sea may be counted toward six months of the required experience.", ("Service at sea", 6)),
        ("The deputy may take the place of the chief for three years.", None),
        ("Wardens may be used two years.", None),
    ],
)
def test_what_stands_for_a_part_of_the_time(sentence: str, wanted: tuple[str, int] | None) -> None:
    found = plain(f"REQUIREMENTS\n\nExperience: Three years as a ranger. {sentence}")
    told = [(c["what"], c["months"]) for c in found if c["kind"] == "substitution"]
    assert told == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("All qualifications must have been obtained by 31 March 2031.", [("2031-03-31", None)]),
        ("Candidates should possess the qualification in (a) on or before the closing date.", [("2031-04-09", None)]),
        ("Final-year students may apply, subject to their obtaining the diploma by 31 July 2031.",
         [("2031-07-31", "Final-year students")]),
        ("All applications must be received by 31 March 2031.", []),
        ("Students must complete the form by 31 July 2031 at the school office.", []),
    ],
)  # fmt: skip
def test_the_day_by_which_qualifications_are_held(sentence: str, wanted: list[tuple[str, str | None]]) -> None:
    found = plain(f"ENTRY REQUIREMENTS\n\n1. A diploma in forestry.\n2. {sentence}\n\nClosing date: 9 April 2031")
    days = [(c["obtained_by"], c.get("who")) for c in found if c["kind"] == "education" and "obtained_by" in c]
    assert days == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ELIGIBILITY\n\nA candidate (1) must be a Kenyan citizen, (2) must hold a diploma in forestry, and (3) must "
         "not be older than 40 years.",
         [("nationality", "Kenya"), ("education", "associate"), ("age", 40)]),
        ("THE ELIGIBLE LIST\n\nThe list holds for one year. A bachelor's degree gives no better place.", []),
        ("NOTES\n\nAge shall be reckoned as on 4 May 2031.", [("age", "2031-05-04")]),
        ("WHO MAY APPLY\n\nThe candidate must be aged between 20 and 30 years. The upper age limit is relaxed as "
         "under:\n(a) Widows: 5 years\n(b) Veterans: 8 years",
         [("age", 30), ("age", 35), ("age", 38)]),
    ],
)  # fmt: skip
def test_lists_within_a_sentence_and_below_one(text: str, wanted: list[tuple[str, object]]) -> None:
    told = [(c["kind"], c.get("value") or c.get("max") or c.get("as_of") or c.get("min")) for c in plain(text)]
    assert told == wanted
