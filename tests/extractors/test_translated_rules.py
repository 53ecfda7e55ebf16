"""Rules of selection in a machine's English: full marks, floors, voids, who goes on and who comes after."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.scoring.weighting import find_shares
from ingest import read_bytes

HEAD = """Announcement of Qinglan County on Openly Recruiting Staff in 2013
The relevant matters are hereby announced as follows:
Fourth, {title}
"""
TAIL = """
Seven, total score
Total score = written test score ×40%+ skill test score ×20%+ interview score ×40%.
"""


def scheme(title: str, rule: str) -> dict:
    documents = [read_bytes((HEAD.format(title=title) + rule + TAIL).encode(), "notice.txt")]
    (found,) = to_facts(extract(documents), documents)["schemes"]
    for entries in found.values():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                entry.pop("quote", None)
    found["full"] = {c["id"]: c["full"] for c in found["components"] if "full" in c}
    return found


@pytest.mark.parametrize(
    ("title", "rule", "wanted"),
    [
        (
            "interview",
            "The interview will be semi-structured, the full score is 90, and the passing line is 54.",
            {"full": {"interview": 90}, "pass_marks": [{"on": "interview", "min": 54, "strict": False}]},
        ),
        (
            "skill test",
            "The skill test is held in the workshop. The full score is 80, and those who are below 48 points shall be "
            "eliminated.",
            {"full": {"skill_test": 80}, "pass_marks": [{"on": "skill_test", "min": 48, "strict": False}]},
        ),
        (
            "interview",
            "The lower limit of the interview is 66 points.",
            {"full": {}, "pass_marks": [{"on": "interview", "min": 66, "strict": False}]},
        ),
        (
            "written test",
            "There is no pass for those with zero points or absent from examination in any subject.",
            {"zero_or_absent_fails": ["written"]},
        ),
        (
            "interview",
            "The psychological test is only for reference and not included in the total score.",
            {"not_counted": ["psychological"]},
        ),
        (
            "physical examination",
            "The number of people entering the physical examination is the same as the number of people recruited.",
            {"shortlists": [{"to": "physical", "by": "total", "ratio": 1, "per": "vacancy"}]},
        ),
        (
            "physical examination",
            "According to the total score, the people for physical examination are determined from high to low by 1:1.",
            {"shortlists": [{"to": "physical", "by": "total", "ratio": 1, "per": "vacancy"}]},
        ),
        (
            "physical examination",
            "Those who are not qualified in the physical examination are supplemented by other people in sequence.",
            {"replacements": True},
        ),
        (
            "inspection",
            "The inspection objects are determined by 1:1.4 according to the total score.",
            {"shortlists": [{"to": "inspection", "by": "total", "ratio": Decimal("1.4"), "per": "vacancy"}]},
        ),
        ("rules", "After calculation, two digits are reserved after the decimal point.", {"rounding": {"total": 2}}),
        (
            "bonus",
            "Veterans will be given 4 points in the written test. The highest extra points shall not exceed 6 points.",
            {"bonus_cap": 6},
        ),
    ],
)
def test_a_sentence_says_one_rule(title: str, rule: str, wanted: dict) -> None:
    found = scheme(title, rule)
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("rule", "silent"),
    [
        ("The number of people registered is the same as the number of people who paid.", "shortlists"),
        ("The sample answers are only for reference.", "not_counted"),
        ("Those who are unqualified in registration can correct their data.", "replacements"),
        ("The interview lasts 15 minutes and two digits are printed on the badge.", "rounding"),
    ],
)
def test_near_misses_say_nothing(rule: str, silent: str) -> None:
    assert silent not in scheme("examination", rule)


def test_one_share_of_two_tests_respectively_is_that_of_each() -> None:
    text = "The written test score and the interview score account for 50% of the total score respectively."
    assert [(s.subject.id, f"{s.weight:f}") for s in find_shares(text)] == [("written", "0.5"), ("interview", "0.5")]
