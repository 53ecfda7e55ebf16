"""Pass marks that the authority sets: found by post, category, track or for everybody; missing ones are named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ranking import Candidates, rank, read_lines
from ranking.lines import Line
from schema import Campaign, CampaignPost, Post
from schema.errors import BadMark, MissingParameter
from schema.scheme import Gate, Mark, Scheme, Stage, Term, WeightedSum

polars = pytest.importorskip("polars")


@pytest.fixture
def campaign(by_hand):
    made = by_hand.made
    terms = (
        made(Term, id="a", input="written", weight=Decimal("0.5")),
        made(Term, id="b", input="interview", weight=Decimal("0.5")),
    )
    gates = (made(Gate, id="g", on="written", min="authority"),)
    schemes = tuple(
        made(
            Scheme,
            id=name,
            tracks=(f"t_{name}",),
            marks=(made(Mark, id="written", name="笔试"), made(Mark, id="interview", name="面试")),
            steps=(made(WeightedSum, id="total", name="总成绩", terms=terms, decimals=2),),
            total="total",
            gates=gates,
            stages=(made(Stage, id="st", to="interview", by="written", ratio=Decimal(3), ties="all"),),
        )
        for name in ("s1", "s2")
    )
    posts = (
        CampaignPost(post=made(Post, id="p1", code="1001", name="会计", category="A类", headcount=1), scheme="s1"),
        CampaignPost(
            post=made(Post, id="p2", code="2001", name="文秘", headcount=1),
            tracks=("t_s2",),
            labels=("乡镇职位",),
            scheme="s2",
        ),
    )
    return Campaign(id="c", name="c", posts=posts, schemes=schemes)


TABLE = polars.DataFrame(
    {
        "准考证号": ["1", "2", "3", "4"],
        "岗位代码": ["1001", "1001", "2001", "2001"],
        "笔试": ["54", "55", "49.99", "50"],
        "面试": ["80"] * 4,
    }
)


def notes(campaign, parameters):
    return rank(campaign, Candidates.from_frame(TABLE), parameters=parameters).frame["note"].to_list()


@pytest.mark.parametrize(
    "keys",
    [
        ("A类", "乡镇职位"),
        ("1001", "2001"),
        ("会计", "文秘"),
        ("written@s1", "written@s2"),
        ("s1", "t_s2"),
        ("Ａ类", "乡镇职位"),
    ],
)
def test_whom_a_line_names(campaign, keys):
    want = ["below:written:55", None, "below:written:50", None]
    assert notes(campaign, dict(zip(keys, ("55", 50), strict=True))) == want


@pytest.mark.parametrize("key", ["全部", "all", "written", "所有岗位", ""])
def test_a_line_for_everybody(campaign, key):
    assert notes(campaign, {key: Decimal("50")}) == [None, None, "below:written:50", None]


def test_the_nearer_line_wins(campaign):
    assert notes(campaign, {"全部": "10", "1001": "55"}) == ["below:written:55", None, None, None]


def test_lines_of_several_values(campaign):
    given = (
        Line("A类", Decimal(55), "笔试合格分数线"),
        Line("A类", Decimal(90), "面试合格线"),
        Line("全部", Decimal(40), "笔试最低控制线"),
    )
    assert notes(campaign, given) == ["below:written:55", None, None, None]


def test_missing_lines_are_named(campaign):
    with pytest.raises(MissingParameter, match=r"written of A类.*written@s1"):
        notes(campaign, None)
    with pytest.raises(MissingParameter, match="2001"):
        notes(campaign, {"A类": 55})


def test_unused_lines_are_said(campaign):
    result = rank(campaign, Candidates.from_frame(TABLE), parameters={"全部": 10, "丙类": 60})
    assert any("丙类" in w for w in result.warnings)
    assert result.parameters == {"written@s1:全部": Decimal(10), "written@s2:全部": Decimal(10)}


def test_reading_a_table_of_lines(tmp_path):
    path = tmp_path / "线.csv"
    path.write_text("职位类别,笔试合格分数线\nA类,55\nB类, 50分\n丙类,\n", encoding="gb18030")
    assert [(line.key, line.value) for line in read_lines(path)] == [("A类", Decimal(55)), ("B类", Decimal(50))]
    path.write_text("职位类别,笔试合格分数线\nA类,待定\n", encoding="utf-8")
    with pytest.raises(BadMark):
        read_lines(path)
