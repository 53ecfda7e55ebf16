"""The metric counts equal facts as equal and everything else as one miss and one spurious value."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpus.leaves import equal, leaves, normal, scheme_leaves
from corpus.metric import Counts, by_section, compare, load, pair, total

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("60%", 0.6),
        ("0.60", 0.6),
        (100, "100.0"),
        ("２０２２年", "2022年"),
        ("某 局 公告。", "某局公告"),
        ("2024-01-02 09:00:00", "2024-01-02T09:00"),
        ("2024-01-02 00:00:00", "2024-01-02"),
        ("Water  Board", "water board"),
        (True, "true"),
    ],
)
def test_equal_notations_have_one_normal_form(left: object, right: object) -> None:
    assert normal(left) == normal(right)


@pytest.mark.parametrize(
    ("field", "gold", "found", "want"),
    [
        ("certificates", "须取得护士执业证书", "护士执业证书", True),
        ("phones", "(000) 012-3456", "000-0123456", True),
        ("degree", "none", "unlimited", True),
        ("degree", "none", "bachelor", False),
        ("name", "教师岗位一", "教师岗位二", False),
        ("remarks", "须适应夜班工作,能吃苦", "须适应夜班工作,能吃苦耐劳", True),
        ("remarks", "甲乙丙丁", "戊己庚辛", False),
    ],
)
def test_values_that_say_the_same(field: str, gold: str, found: str, want: bool) -> None:
    assert equal(field, normal(gold), normal(found)) is want


def test_trees_that_score_alike_have_the_same_leaves() -> None:
    flat = {
        "components": [
            {"id": "xingce", "weight": "0.3", "of": "total"},
            {"id": "shenlun", "weight": "0.3", "of": "total"},
            {"id": "written", "weight": "0.6", "of": "total", "sum_of": ["xingce", "shenlun"]},
            {"id": "interview", "weight": "0.4", "of": "total"},
        ]
    }
    nested = {
        "components": [
            {"id": "xingce", "weight": "0.5", "of": "written"},
            {"id": "shenlun", "weight": "0.5", "of": "written"},
            {"id": "written", "weight": "0.6", "of": "total"},
            {"id": "interview", "weight": "0.4", "of": "total"},
        ]
    }
    assert sorted(scheme_leaves(flat)) == sorted(scheme_leaves(nested))


def test_marks_that_add_up_compare_by_their_share_of_the_sum() -> None:
    parts = [
        {"id": "a", "full": 30, "weight": 1, "of": "written"},
        {"id": "b", "full": 70, "weight": 1, "of": "written"},
    ]
    shares = [
        {"id": "a", "full": 30, "weight": 0.3, "of": "written"},
        {"id": "b", "full": 70, "weight": 0.7, "of": "written"},
    ]
    assert scheme_leaves({"components": parts}) == scheme_leaves({"components": shares})


def test_records_are_paired_by_agreement_and_a_code_counts_most() -> None:
    gold = [leaves({"code": "01", "headcount": 2, "name": "甲"}), leaves({"code": "02", "headcount": 1, "name": "乙"})]
    found = [leaves({"code": "02", "headcount": 2, "name": "甲"}), leaves({"code": "01"})]
    assert pair(gold, found) == [(0, 1), (1, 0)]
    assert pair(gold[:1], []) == [(0, None)]
    assert pair([], found[:1]) == [(None, 0)]


def test_a_wrong_value_is_one_miss_and_one_spurious_value() -> None:
    result = compare({"apply_limit": 1, "exclusions": ["在读学生"]}, {"apply_limit": 2, "exclusions": ["在读学生"]})
    assert result["limits"].counts == Counts(0, 1, 1)
    assert result["exclusions"].counts == Counts(1, 0, 0)
    assert total(result.values()) == Counts(1, 1, 1)
    assert total(result.values()).f1 == 0.5
    assert by_section([result, result])["exclusions"].found == 2


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert Counts().f1 == 1.0
    assert Counts(0, 1, 0).f1 == 0.0


def test_bare_on_and_no_keys_are_mended(tmp_path: Path) -> None:
    sheet = tmp_path / "s.yaml"
    sheet.write_text("posts: [{no: 1}]\nschemes: [{pass_marks: [{on: total, min: 60}]}]\n", encoding="utf-8")
    assert load(sheet) == {"posts": [{"no": 1}], "schemes": [{"pass_marks": [{"on": "total", "min": 60}]}]}


@pytest.mark.parametrize("path", sorted(NOTICES.glob("*.yaml")), ids=lambda p: p.stem)
def test_gold_against_itself_is_perfect(path: Path) -> None:
    gold = load(path)
    counts = total(compare(gold, gold).values())
    assert counts.found > 0
    assert (counts.missed, counts.spurious) == (0, 0)


def _ruler(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("outside_ruler", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _damaged(node: Any, dice: random.Random) -> Any:
    """A sheet with some values dropped, changed or swapped, to have something to disagree about."""
    if isinstance(node, dict):
        return {k: _damaged(v, dice) for k, v in node.items() if k in ("id", "sheets") or dice.random() > 0.1}
    if isinstance(node, list):
        items = [_damaged(item, dice) for item in node if dice.random() > 0.1]
        if dice.random() < 0.3:
            dice.shuffle(items)
        return items
    if isinstance(node, str) and dice.random() < 0.1:
        return node[: max(1, len(node) * dice.randint(3, 9) // 10)]
    if isinstance(node, int) and not isinstance(node, bool) and dice.random() < 0.1:
        return node + 1
    return node


def test_agrees_with_the_outside_ruler_on_every_sheet(shared: Path) -> None:
    ruler = _ruler(shared / "facts" / "score.py")
    sheets = [p for p in sorted(shared.rglob("*.yaml")) if "facts" in load(p)]
    assert len(sheets) > 30
    golds = [load(p) for p in sheets]
    for i, gold in enumerate(golds):
        others = [gold, golds[(i + 1) % len(golds)], {}, *(_damaged(gold, random.Random(seed)) for seed in range(3))]
        for other in others:
            want = ruler.compare(gold, other)
            have = compare(gold, other)
            assert {k: (v.found, list(v.missed), list(v.spurious)) for k, v in have.items()} == {
                k: (v["tp"], v["fn"], v["fp"]) for k, v in want.items()
            }, sheets[i].name


@pytest.mark.parametrize(
    ("gold", "found", "edits"),
    [
        ({"notice": {"title": "甲", "year": 2024}}, {"notice": {"title": "甲", "year": 2024}}, 0),
        ({"notice": {"title": "甲", "year": 2024}}, {"notice": {"title": "乙", "year": 2024}}, 1),
        ({"notice": {"title": "甲", "year": 2024}}, {"notice": {"title": "乙"}}, 2),
        ({"notice": {"title": "甲"}}, {"notice": {"title": "甲", "year": 2024}}, 1),
    ],
)
def test_a_wrong_value_is_one_edit_though_it_is_missed_and_spurious(
    gold: dict[str, Any], found: dict[str, Any], edits: int
) -> None:
    assert sum(section.edits for section in compare(gold, found).values()) == edits
