"""What a bracket adds in the middle of a test's name is no part of it."""

from __future__ import annotations

import pytest

from extractors.values.subjects import find_subjects


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Written (multiple choice) test counts 60%", [("written", "Written (multiple choice) test")]),
        ("the written (objective) examination", [("written", "written (objective) examination")]),
        ("an oral (structured) interview", [("interview", "oral (structured) interview")]),
        ("a practical (bench) test", [("skill_test", "practical (bench) test")]),
        ("a written test and an interview", [("written", "written test"), ("interview", "interview")]),
        ("the test (two hours) is held in May", []),
        ("Harbour (north) board", []),
    ],
)
def test_names(text: str, found: list[tuple[str, str]]) -> None:
    assert [(hit.id, hit.name) for hit in find_subjects(text)] == found
