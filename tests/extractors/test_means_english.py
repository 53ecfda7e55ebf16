"""English results that are the average of papers or tests: equal shares of it, whatever order the notice tells them."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def weights(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Weight and whole of each component, by its name."""
    document = read_bytes(("Larkhollow Harbour Trust\nDeputy Clerk (1 post)\n" + text).encode(), "n.txt")
    facts = to_facts(extract([document]), [document])
    rows = [c for scheme in facts.get("schemes", []) for c in scheme["components"]]
    return {c["name"]: (str(c["weight"]) if "weight" in c else None, c.get("of")) for c in rows if "name" in c}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The written score is the average of Paper I and Paper II. Each paper carries 100 marks.\n"
            "Final merit: written 70%, interview 30%.",
            {"Paper I": ("0.5", "written"), "Paper II": ("0.5", "written"), "written": ("0.7", "total")},
        ),
        (
            "There are two papers: Paper I (Tides, 100 marks) and Paper II (Charts, 100 marks). The written score is "
            "the mean of the two papers. Final merit: written 70%, interview 30%.",
            {"Paper I": ("0.5", "written"), "written": ("0.7", "total"), "interview": ("0.3", "total")},
        ),
        (
            "The final score is the average of the marks in both papers. Paper I: Tides (100 marks). "
            "Paper II: Charts (100 marks).",
            {"Tides": ("0.5", "total"), "Charts": ("0.5", "total")},
        ),
        (
            "The final score is calculated by averaging the scores of the written test and the practical test.",
            {"written test": ("0.5", "total"), "practical test": ("0.5", "total")},
        ),
        (
            "The final score shall be the average of the written test and the interview. Each is marked out of 100.",
            {"written test": ("0.5", "total"), "interview": ("0.5", "total")},
        ),
    ],
)
def test_averages_are_equal_shares(text: str, expected: dict[str, tuple[str, str]]) -> None:
    found = weights(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The interview score is the average of the marks given by the three members of the panel.",
        "The written test has two papers. The final score is the average of the three papers.",  # not as many
        "A final average score of 70% is required. The written test counts 60% and the interview 40%.",
        "Candidates whose marks are above the average of the class are preferred.",
    ],
)
def test_other_averages_share_nothing(text: str) -> None:
    assert not [w for w, _ in weights(text).values() if w == "0.5" or (w or "").startswith("0.33")]


def test_an_interview_below_the_papers_of_a_written_test_is_no_paper() -> None:
    found = weights("Written test. Paper I: Tides (100 marks). Paper II: Charts (80 marks). Interview: 50 marks.")
    assert (found["Tides"], found["Interview"]) == (("1", "written"), (None, None))


@pytest.mark.parametrize("test", ["computer based test", "written test", "computer-based test"])
def test_parts_of_a_test_called_by_more_words(test: str) -> None:
    found = weights(
        f"The {test} will have Tides (50 marks), Charts (75 marks) and Knots (25 marks). Interview: 50 marks."
    )
    assert [found[name] for name in ("Tides", "Charts", "Knots")] == [("1", "written")] * 3
