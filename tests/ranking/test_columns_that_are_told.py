"""Columns that end like a number of candidates, a post or points are such; unread marks are told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extractors import extract
from ingest import read as read_notice
from ranking.binding import Binding
from ranking.candidates import bind, read
from ranking.columns import Header, find_ending, find_roles, tells_marks
from ranking.run import rank
from review import draft
from schema.errors import AmbiguousColumn

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "notices"


@pytest.mark.parametrize(
    ("names", "role", "found"),
    [
        (("姓名", "应聘岗位代码"), "post", 1),
        (("姓名", "拟报职位名称", "所报岗位代码"), "post", 2),
        (("姓名", "面试准考证号码"), "id", 1),
        (("姓名", "调剂岗位代码"), "post", None),
        (("姓名", "第二志愿岗位代码"), "post", None),
        (("姓名", "岗位代码说明"), "post", None),
    ],
)
def test_headings_that_end_like_a_role(names, role, found):
    assert find_ending(Header(names), role) == found


def test_two_such_headings_are_refused():
    with pytest.raises(AmbiguousColumn):
        find_ending(Header(("上半年岗位代码", "下半年岗位代码")), "post")


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("政策加分类型", "bonus"),
        ("笔试加分", "bonus"),
        ("退役军人加分情形", "bonus"),
        ("符合的加分项目（1项）", "bonus"),
        ("优惠政策加分分值", "bonus_points"),
        ("是否加分", None),
        ("加分后笔试成绩", None),
        ("附加分", None),
        ("笔试成绩（含加分）", None),
    ],
)
def test_headings_of_points(name, role):
    for asked in ("bonus", "bonus_points"):
        assert find_roles(Header((name,)), asked) == ([0] if role == asked else [])


@pytest.mark.parametrize(
    ("name", "told"), [("心理素质得分", True), ("备用分数", True), ("面试名次", False), ("毕业院校", False)]
)
def test_headings_of_marks(name, told):
    assert tells_marks(name) is told


def _table(folder: Path, change) -> Path:
    rows = list(csv.reader((CORPUS / "01-linxi-shiye.candidates.csv").open(encoding="utf-8-sig")))
    path = folder / "candidates.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(change(rows))
    return path


@pytest.fixture(scope="module")
def campaign():
    return draft(extract([read_notice(CORPUS / "01-linxi-shiye.txt")]))


def test_a_table_with_other_headings_ranks_the_same(campaign, tmp_path):
    heads = ["编号", "应聘岗位代码", "职测", "综应", "政策加分类型", "面试得分", "加试分"]
    ours = rank(campaign, read(_table(tmp_path, lambda rows: [heads, *rows[1:]])))
    theirs = rank(campaign, read(CORPUS / "01-linxi-shiye.candidates.csv"))
    assert ours.coded.equals(theirs.coded)


def test_marks_that_nothing_reads_are_told(campaign, tmp_path):
    def more(rows):
        return [[*rows[0], "见习考核得分", "备用得分", "毕业院校"], *([*row, "81", "", "某校"] for row in rows[1:])]

    bound = bind(campaign, read(_table(tmp_path, more)))
    told = [warning for warning in bound.warnings if warning.startswith("unread_column")]
    assert len(told) == 1
    assert "见习考核得分" in told[0]
    assert Binding(campaign, read(_table(tmp_path, more)).table).used == [0, 1]
