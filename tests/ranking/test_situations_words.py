"""Words of a bonus column and the bonuses that they stand for."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking.situations import match, read_situations
from schema.scheme import Bonus, Scheme

WHENS = [
    "在本省服务期满、考核合格的大学生村官、“三支一扶”人员和西部计划志愿者",
    "退役大学生士兵",
    "驻本县部队现役军人随军家属",
    "烈士子女",
]


@pytest.fixture
def bonuses(by_hand):
    plain = [by_hand.made(Bonus, id=f"b{i}", on="written", points=Decimal(3), when=w) for i, w in enumerate(WHENS)]
    rate = by_hand.made(
        Bonus,
        id="b4",
        on="written",
        points=Decimal("0.5"),
        unit="year",
        when="在社区工作超过2年的部分",
        match=("社区工作",),
    )
    return (*plain, rate)


@pytest.mark.parametrize(
    ("word", "hits"),
    [
        ("三支一扶", [0]),
        ("“三支一扶”人员", [0]),
        ("大学生村官", [0]),
        ("西部计划", [0]),
        ("西部计划志愿者", [0]),
        ("退役大学生士兵", [1]),
        ("随军家属", [2]),
        ("军人随军家属", [2]),
        ("烈士子女", [3]),
        ("社区工作3年", [4]),
        ("三支一扶+3分", [0]),
        ("少数民族", []),
        ("党员", []),
        ("大学生", []),
    ],
)
def test_a_word_stands_for_one_situation(bonuses, word, hits):
    assert match(word, bonuses)[0] == hits


def test_units_are_read_from_the_cell(bonuses):
    assert match("社区工作3.5年", bonuses) == ([4], Decimal("3.5"))
    assert match("社区工作×4", bonuses) == ([4], Decimal(4))


def test_one_situation_on_two_papers_is_one_match(by_hand):
    two = tuple(
        by_hand.made(Bonus, id=i, on=i, points=Decimal("2.5"), when="西部计划志愿者") for i in ("xingce", "shenlun")
    )
    assert match("西部计划", two)[0] == [0, 1]


def test_cells_of_a_column(by_hand, bonuses):
    scheme = by_hand.made(Scheme, id="s", bonuses=bonuses[:3])
    other = by_hand.made(Scheme, id="o", bonuses=bonuses[3:])
    cells = pl.Series(["三支一扶;随军家属", "无", "", None, "烈士子女", "归侨", "西部计划、退役大学生士兵"])
    read = read_situations(cells, scheme, [scheme, other])
    assert read.units["u:0"].to_list() == [100, 0, 0, 0, 0, 0, 100]
    assert read.units["u:2"].to_list() == [100, 0, 0, 0, 0, 0, 0]
    assert read.notes is not None
    assert read.notes.to_list() == [None, None, None, None, "bonus_elsewhere:烈士子女", "unknown_bonus:归侨", None]
    assert any("归侨" in w for w in read.warnings)
    assert any(w.startswith("stacking") for w in read.warnings)


def test_a_rate_without_a_number_is_refused(by_hand, bonuses):
    scheme = by_hand.made(Scheme, id="s", bonuses=bonuses)
    assert "社区工作" in read_situations(pl.Series(["社区工作"]), scheme, [scheme]).bad


SEVERAL = "each full year of County service, to a maximum of 3 points"


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        (f"{SEVERAL}:2", {"u:1": 200}),
        (f"{SEVERAL}: 2.5、退役大学生士兵", {"u:0": 100, "u:1": 250}),
        (f"退役大学生士兵;{SEVERAL}（3）", {"u:0": 100, "u:1": 300}),
        ("退役大学生士兵,", {"u:0": 100}),
    ],
)
def test_a_printed_wording_is_one_word_whatever_marks_it_holds(by_hand, cell, units):
    once = by_hand.made(Bonus, id="b0", on="written", points=Decimal(3), when="退役大学生士兵")
    rate = by_hand.made(Bonus, id="b1", on="written", points=Decimal(1), unit="year", when=SEVERAL)
    scheme = by_hand.made(Scheme, id="s", bonuses=(once, rate))
    read = read_situations(pl.Series([cell]), scheme, ())
    assert read.bad == {}
    assert {name: series[0] for name, series in read.units.items()} == units
