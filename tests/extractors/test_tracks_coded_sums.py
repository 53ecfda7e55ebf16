"""English classes called by codes before their sums; dates and ratios that are neither posts nor opening ratios."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def read(text: str) -> dict[str, Any]:
    document = read_bytes(("City of Larkhollow\n" + text).encode(), "n.txt")
    return to_facts(extract([document]), [document])


def shares(text: str) -> dict[str, dict[str, str]]:
    """Weights of each scheme, by the labels of its classes."""
    facts = read(text)
    labels = {track["id"]: track["label"] for track in facts.get("tracks", [])}
    return {
        "+".join(labels[t] for t in scheme.get("tracks", [])): {
            part["id"]: str(part["weight"]) for part in scheme["components"] if "weight" in part
        }
        for scheme in facts.get("schemes", [])
    }


SIX_FOUR = {"written": "0.6", "interview": "0.4"}
SEVEN_THREE = {"written": "0.7", "skill_test": "0.3"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Code B1 - Glazier: written test 60%, interview 40%. "
            "Code B2 - Joiner: written test 70%, practical test 30%.",
            {"Code B1": SIX_FOUR, "Code B2": SEVEN_THREE},
        ),
        (
            "For Class 5120, the written test counts 60% and the interview 40%. "
            "For Class 5130, the written test counts 70% and the practical test 30%.",
            {"Class 5120": SIX_FOUR, "Class 5130": SEVEN_THREE},
        ),
        (
            "Series 310: interview 100%. Series 320: written examination 60%, interview 40%.",
            {"Series 310": {"interview": "1"}, "Series 320": SIX_FOUR},
        ),
        (
            "Weights of the tests:\n5120 Glazier: Written test (60%), Interview (40%)\n"
            "5130 Joiner: Written test (70%), Practical test (30%)",
            {"5120 Glazier": SIX_FOUR, "5130 Joiner": SEVEN_THREE},
        ),
        (
            "Job Codes C11, C12: written test 60%, interview 40%. Job Code C13: written test 70%, practical test 30%.",
            {"Job Codes C11, C12": SIX_FOUR, "Job Code C13": SEVEN_THREE},
        ),
    ],
)
def test_codes_before_sums_are_classes(text: str, expected: dict[str, dict[str, str]]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The final score is made up of the written test 60% and the interview 40% under Rule 12.",
        "Class 5120: written test 60%, interview 40%.",  # one class alone
        "Part 1: written test 60%. Part 2: interview 40%.",
        "Stage 1: written test, 60%. Stage 2: interview, 40%.",
    ],
)
def test_one_sum_and_its_parts_are_no_classes(text: str) -> None:
    facts = read(text)
    assert not facts.get("tracks")
    assert len(facts.get("schemes", [])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Online registration: 03.06.2025 to 24.06.2025",
        "Registration opens: 03.06.2025 to 24.06.2025",
        "Dates of registration - 3 June 2025 to 24 June 2025",
    ],
)
def test_days_of_registration_are_neither_ratio_nor_paper(text: str) -> None:
    facts = read("Recruitment of Clerks (5 posts)\n" + text)
    assert not facts.get("opening_ratio")
    assert not [c for c in facts.get("eligibility", []) if c["kind"] == "certificate"]


@pytest.mark.parametrize(
    "text",
    [
        "Candidates will be shortlisted for interview in the ratio 1:4.",
        "Applicants shall be called for the skill test in the ratio 1:10",
        "The number called is 1:3",
    ],
)
def test_ratios_at_the_end_of_a_sentence_are_no_posts(text: str) -> None:
    facts = read("Junior Clerk: 40 posts\nDraughtsman: 3 posts\n" + text)
    assert [post["name"] for post in facts["posts"]] == ["Junior Clerk", "Draughtsman"]
