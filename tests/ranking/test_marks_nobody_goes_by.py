"""A column of a test that only serves for reference may hold grades; one that a rule goes by may not."""

from __future__ import annotations

import pytest

from schema.errors import CandidateError
from schema.scheme import Mark
from tests.ranking.test_select_rules import desk  # noqa: F401

TABLE = {"笔试": ["90", "80"], "面试": ["60", "90"], "心理测评": ["优", "良"]}


def test_grades_of_a_test_for_reference_are_not_read(desk):  # noqa: F811
    desk.marks = [*desk.marks, desk.made(Mark, id="psychological", name="心理测评")]
    run = desk.run(TABLE)
    assert run.frame["total"].to_list() == ["75.00", "85.00"]
    assert any(warning.startswith("unused: 心理测评") for warning in run.warnings)


def test_grades_of_a_test_with_a_pass_mark_are_refused(desk):  # noqa: F811
    desk.marks = [*desk.marks, desk.made(Mark, id="psychological", name="心理测评")]
    with pytest.raises(CandidateError):
        desk.run(TABLE, gates=(desk.gate("psychological", "60"),))
