"""Choices between schooling and other demands in one breath of a post (硕士学历或中级会计职称)."""

from __future__ import annotations

import pytest

from ranking.candidates import read
from ranking.screening import screen
from schema import Campaign, CampaignPost, Evidence, Post
from schema.values import Education

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
LEVELS = {"大专": Education.ASSOCIATE, "本科": Education.BACHELOR, "硕士": Education.MASTER}
ROWS = ("硕士研究生,无,4", "本科,中级会计师,1", "本科,无,6", "大专,高级会计师,1", "大专,无,")


def evidence(quote):
    return (Evidence(document="0" * 64, start=0, end=len(quote), quote=quote),)


@pytest.fixture
def verdicts(tmp_path):
    def run(remarks, rows=ROWS, head="学历,职称,工作年限", **fields):
        quotes = fields.pop("quotes", {})
        told = {name: evidence(quote) for name, quote in ({"code": "P", "remarks": remarks} | quotes).items()}
        asked = Post(id="P", code="P", remarks=remarks, evidence=told, **fields)
        campaign = Campaign(id="c", name="青芦集团公告", posts=(CampaignPost(post=asked),))
        path = tmp_path / "people.csv"
        lines = [f"{n},P,{row}" for n, row in enumerate(rows, 1)]
        path.write_text("\n".join([f"准考证号,岗位代码,{head}", *lines]) + "\n", encoding="utf-8")
        return screen(campaign, read(path)).status.to_list()

    return run


@pytest.mark.parametrize(
    ("remarks", "wanted"),
    [
        ("硕士研究生或副高级及以上职称", [YES, NO, NO, YES, NO]),
        ("须具有硕士研究生学历或中级会计师及以上职称", [YES, YES, NO, YES, NO]),
        ("中级及以上会计职称或者硕士及以上学历", [YES, YES, NO, YES, NO]),
        ("本科及以上学历/中级及以上职称", [YES, YES, YES, YES, NO]),
        ("硕士研究生及以上学历（或具有高级会计师职称）", [YES, NO, NO, YES, NO]),
        ("硕士研究生学历，或具有高级会计师职称", [YES, NO, NO, YES, NO]),
        ("硕士研究生学历或5年以上工作经历", [YES, NO, YES, NO, OPEN]),
        ("硕士学历、中级职称或5年以上工作经历之一", [YES, YES, YES, YES, OPEN]),
        ("研究生学历或中级职称或获得市级以上荣誉", [YES, YES, OPEN, YES, OPEN]),
    ],
)
def test_any_side_is_enough(verdicts, remarks, wanted):
    assert verdicts(remarks) == wanted


@pytest.mark.parametrize(
    "remarks",
    [
        "硕士研究生或副高级及以上职称的，年龄可放宽至45周岁",
        "硕士研究生或中级以上职称者优先",
        "硕士研究生或中级及以上职称，年龄45周岁以下；本科学历，年龄35周岁以下",
        "学历或职称不限",
        "本科或硕士研究生",
        "硕士研究生或高级职称2名",
        "硕士研究生或中级职称待遇从优",
    ],
)
def test_no_demand_of_everybody(verdicts, remarks):
    assert verdicts(remarks, ROWS[:4]) == [YES] * 4


def test_the_fields_that_stand_in_a_choice_are_decided_by_it(verdicts):
    remarks = "具有中级会计职称或硕士研究生学历，40周岁以下"
    quotes = {"education": "硕士研究生学历", "certificates": "中级会计职称或硕士研究生学历"}
    fields = {"education": LEVELS["硕士"], "certificates": ("中级会计职称或硕士研究生学历",)}
    assert verdicts(remarks, quotes=quotes, **fields) == [YES, YES, NO, YES, NO]


def test_other_papers_and_statuses_beside_a_choice_stay(verdicts):
    remarks = "本科及以上学历或中级会计师职称，持有C1驾驶证，中共党员"
    quotes = {"education": "本科及以上学历", "certificates": remarks, "political": "中共党员"}
    fields = {
        "education": LEVELS["本科"],
        "certificates": ("中级会计师职称", "C1驾驶证"),
        "political": ("中共党员",),
        "quotes": quotes,
    }
    rows = ["本科,无,C1,中共党员", "大专,会计师,C1,中共党员", "大专,无,C1,中共党员", "本科,无,C1,群众"]
    assert verdicts(remarks, rows, "学历,职称,驾驶证,政治面貌", **fields) == [YES, YES, NO, NO]


def test_a_side_with_its_own_majors(verdicts):
    remarks = "会计专业硕士研究生或具有中级会计师职称"
    quotes = {"majors": "会计", "education": "硕士研究生", "certificates": "中级会计师职称"}
    fields = {"majors": ("会计",), "education": LEVELS["硕士"], "certificates": ("中级会计师职称",), "quotes": quotes}
    rows = ["硕士研究生,会计,无", "硕士研究生,历史学,无", "本科,历史学,会计师", "本科,会计,无"]
    assert verdicts(remarks, rows, "学历,专业,职称", **fields) == [YES, NO, YES, NO]
