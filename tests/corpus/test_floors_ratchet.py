"""Floors only go up, and hold for one corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.evaluate import Case, Evaluation, Result, evaluate, find_cases
from corpus.floors import FILE, falls, lift
from corpus.metric import Section
from pipeline.amended import extract_amended
from schema.errors import EmptyInput, MissingFile

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"


def report(found: int) -> Evaluation:
    section = Section(found, (("x", "y"),) * (10 - found), ())
    return Evaluation((Result("n", "zh", {"posts": section}),))


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    (tmp_path / "n.yaml").write_text("facts: 1\nsource: {file: n.txt}\nheadcount: {total: 3}\n")
    (tmp_path / "n.txt").write_text("公告")
    return find_cases(tmp_path)[0]


def test_floors_go_up_and_never_down_by_themselves(tmp_path: Path, cases: list[Case]) -> None:
    file = tmp_path / "floors.json"
    assert list(falls(report(8), cases, file)) != []
    lift(report(8), cases, file)
    assert list(falls(report(8), cases, file)) == []
    assert list(falls(report(9), cases, file)) == []
    fallen = [str(fall) for fall in falls(report(7), cases, file)]
    assert fallen[0] == "micro: 0.8235, the floor is 0.8888"
    lift(report(7), cases, file)
    assert json.loads(file.read_text())["floors"]["section posts"] == 0.8888
    lift(report(9), cases, file)
    assert list(falls(report(8), cases, file)) != []
    lift(report(7), cases, file, lower=True)
    assert list(falls(report(7), cases, file)) == []


def test_floors_of_another_corpus_are_not_compared(tmp_path: Path, cases: list[Case]) -> None:
    file = tmp_path / "floors.json"
    lift(report(1), cases, file)
    (tmp_path / "n.txt").write_text("公告二")
    assert "another corpus" in next(falls(report(9), cases, file)).name


def test_a_notice_that_fails_is_a_result_with_its_error(cases: list[Case]) -> None:
    def empty(_: Path) -> None:
        raise EmptyInput("nothing in it")

    def broken(_: Path) -> None:
        raise ValueError("oops")

    (first,) = evaluate(cases, read=empty)  # type: ignore[arg-type]
    assert (first.error or "").startswith("E101: nothing in it")
    assert (first.counts.found, first.counts.missed) == (0, 1)
    (second,) = evaluate(cases, read=broken)  # type: ignore[arg-type]
    assert second.error == "E000: unexpected ValueError: oops"


def test_sheets_without_their_notice_are_left_out_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("facts: 1\nsource: {file: none.txt}\n")
    (tmp_path / "b.yaml").write_text("facts: 1\nsource: {file: n.txt, amended_by: c.txt}\n")
    (tmp_path / "c.yaml").write_text("name: no sheet\n")
    cases, skipped = find_cases(tmp_path)
    assert cases == []
    assert [reason.split(":")[0] for reason in skipped] == ["a", "b"]
    with pytest.raises(MissingFile):
        find_cases(tmp_path / "none")


def test_notices_may_stand_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "notices" / "deep").mkdir(parents=True)
    (tmp_path / "gold" / "gold.yaml").write_text("facts: 1\nsource: {file: n.txt}\n")
    (tmp_path / "notices" / "deep" / "n.txt").write_text("公告")
    assert find_cases(tmp_path / "gold")[0] == []
    ((case,), _) = find_cases(tmp_path / "gold", tmp_path / "notices")
    assert (case.name, case.documents[0].name) == ("gold", "n.txt")


@pytest.mark.slow
def test_extraction_of_the_bundled_corpus_is_not_below_its_floors() -> None:
    cases, _ = find_cases(NOTICES)
    assert FILE.exists(), "run: jinbang evaluate --lift"
    assert [str(fall) for fall in falls(Evaluation(tuple(evaluate(cases, amend=extract_amended))), cases)] == []
