"""The bundled notices with candidates: the published rankings come out exactly."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from ranking import lines
from ranking.candidates import read
from ranking.run import rank

CASES = [
    ("01-linxi-shiye", "bar", None),
    ("01-linxi-shiye-amended", "bar", None),
    ("02-dongbu-teachers", "disqualify", None),
    ("04-lingxi-province-gwy", "disqualify", "04-lingxi-province-gwy.lines.csv"),
    ("06-hexi-soe", "disqualify", None),
]

REASONS = {
    "笔试缺考": ("absent:", "missing:"),
    "面试缺考": ("absent:interview", "absent:trial_lecture"),
    "实操缺考": ("absent:skill_test",),
    "单科零分": ("zero:",),
    "未进入面试": ("not_shortlisted:interview",),
    "未入围": ("not_shortlisted:interview", "not_shortlisted:skill_test"),
    "面试低于60分": ("below:interview:60",),
    "面试低于65分": ("below:interview:65",),
    "面试未达70分": ("below:interview:70",),
    "笔试低于50分": ("below:written:50",),
    "笔试未达合格线": ("below:written:",),
    "体能测评不合格": ("failed:physical_test",),
    "试讲不足70分": ("below:trial_lecture:70",),
    "实操不满60分": ("below:skill_test:60",),
    "": ("", "not_shortlisted:physical", "not_shortlisted:inspection"),
}


@pytest.mark.parametrize(("name", "effect", "given"), CASES, ids=[c[0][:12] for c in CASES])
def test_published_ranking_comes_out_exactly(by_hand, name, effect, given):
    campaign = by_hand.campaign_of(name, effect=effect)
    parameters = lines.read_lines(by_hand.notices / given) if given else None
    run = rank(campaign, read(by_hand.notices / f"{name}.candidates.csv"), parameters=parameters)
    rows = {row["id"]: row for row in run.frame.iter_rows(named=True)}
    published = list(csv.DictReader((by_hand.notices / f"{name}.ranking.csv").open(encoding="utf-8-sig")))
    assert run.frame["id"].to_list() == [p["准考证号"] for p in published]
    for want in published:
        got = rows[want["准考证号"]]
        assert got["post"] == want["岗位代码"]
        assert same(got.get("written"), want["笔试成绩"]), got
        assert text(got.get("rank_written")) == want["笔试名次"], got
        assert in_interview(got) == want["进入面试"], got
        assert text(got["total"]) == want["总成绩"], got
        assert text(got["rank"]) == want["总名次"], got
        assert ("是" if got["to_physical"] == 1 else "否") == want["进入体检"], got
        assert (got["note"] or "").startswith(REASONS[want["说明"]]), got
    assert not [w for w in run.warnings if not w.startswith(("no_tie_column", "unchecked"))]


def same(got, want):
    """Equal as numbers; where the notice keeps no places the value is shown with the digits it has."""
    return not want if got is None else bool(want) and Decimal(got) == Decimal(want)


def text(value):
    return "" if value is None else str(value)


def in_interview(row):
    """Named on the interview list; where no stage leads there, still in after the test before it."""
    if row.get("to_interview") is not None:
        return "是" if row["to_interview"] == 1 else "否"
    if row.get("to_skill_test") == 0 or "skill_test" in (row["note"] or ""):
        return "否"
    return "是" if row.get("to_skill_test") == 1 or row["to_physical"] is not None else "否"
