"""Ways that posts print beside each other, what they waive, whom they are kept for, and eased schooling."""

from __future__ import annotations

import pytest

from ranking.candidates import read
from ranking.screening import screen
from schema import Campaign, CampaignPost, Evidence, Post
from schema.conditions import Age, EducationLevel, Prose
from schema.notice import Exclusion
from schema.values import Education

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"


def said(**quotes):
    return {k: (Evidence(document="0" * 64, start=0, end=len(q), quote=q),) for k, q in quotes.items()}


@pytest.fixture
def verdicts(tmp_path):
    def run(post, head, rows, *conditions, exclusions=()):
        campaign = Campaign(
            id="c", name="青芦县公告", posts=(CampaignPost(post=post),), eligibility=conditions, exclusions=exclusions
        )
        path = tmp_path / "people.csv"
        lines = [f"{n},P,{row}" for n, row in enumerate(rows, 1)]
        path.write_text("\n".join([f"准考证号,岗位代码,{head}", *lines]) + "\n", encoding="utf-8")
        return screen(campaign, read(path)).status.to_list()

    return run


def post(remarks, **fields):
    quotes = {"code": "P", "remarks": remarks} | fields.pop("quotes", {})
    return Post(id="P", code="P", remarks=remarks, evidence=said(**quotes), **fields)


def test_a_title_or_years(verdicts):
    asked = post(
        "中级及以上统计职称，或者4年以上统计工作经历",
        certificates=("中级及以上统计职称",),
        experience_years="4",
        quotes={"certificates": "中级及以上统计职称", "experience_years": "4年以上统计工作经历"},
    )
    rows = ["统计师,1", "无,4", "无,3", "助理统计师,3", "无,", ",3"]
    assert verdicts(asked, "职称,相关工作年限", rows) == [YES, YES, NO, NO, OPEN, OPEN]


def test_one_of_numbered_demands(verdicts):
    asked = post(
        "具备下列条件之一：①3年以上档案工作经历；②取得一级建造师证书",
        certificates=("一级建造师证书",),
        experience_years="3",
        quotes={"certificates": "一级建造师证书", "experience_years": "3年以上档案工作经历"},
    )
    rows = ["一级建造师,1", "无,3", "无,2", "二级建造师,2", ",2"]
    assert verdicts(asked, "资格证书,相关工作年限", rows) == [YES, YES, NO, NO, OPEN]


def test_what_is_not_read_whole_stays_for_a_person(verdicts):
    asked = post(
        "中级及以上统计职称，或者获得市级以上荣誉",
        certificates=("中级及以上统计职称",),
        quotes={"certificates": "中级及以上统计职称，或者获得市级以上荣誉"},
    )
    assert verdicts(asked, "职称", ["统计师", "无"]) == [YES, OPEN]


def test_a_certificate_that_recent_graduates_may_bring_later(verdicts):
    asked = post(
        "取得执业药师资格证书；2026年应届毕业生可先上岗，2年内取得",
        certificates=("执业药师资格证书",),
        quotes={"certificates": "执业药师资格证书"},
    )
    rows = ["执业药师,否", "无,是", "无,否", ",否"]
    assert verdicts(asked, "资格证书,是否应届毕业生", rows) == [YES, YES, NO, OPEN]


def test_a_certificate_that_the_notice_lets_recent_graduates_bring_later(verdicts):
    asked = post("值班", certificates=("教师资格证",), quotes={"certificates": "教师资格证"})
    later = Prose(
        id="l",
        kind="other",
        who="应届毕业生尚未取得教师资格证的",
        text="可凭教师资格考试合格证明报名",
        evidence=said(self="应届毕业生尚未取得教师资格证的，可凭教师资格考试合格证明报名"),
    )
    rows = ["小学教师资格证,否", "无,是", "无,否", ",否"]
    assert verdicts(asked, "教师资格证,是否应届毕业生", rows, later) == [YES, OPEN, NO, OPEN]


@pytest.mark.parametrize("remarks", ["限服务基层项目人员报考", "面向服务基层项目人员招聘"])
def test_a_post_kept_for_a_class(verdicts, remarks):
    rows = ["三支一扶（服务满2年，考核合格）", "社会人员", "三支一扶", ""]
    assert verdicts(post(remarks), "人员身份", rows) == [YES, NO, OPEN, OPEN]


@pytest.mark.parametrize("remarks", ["服务基层项目人员优先", "限男性", "退役军人同等条件下优先"])
def test_a_preference_keeps_nobody_out(verdicts, remarks):
    assert verdicts(post(remarks), "人员身份", ["社会人员", ""]) == [YES, YES]


def test_schooling_that_the_notice_eases_for_some(verdicts):
    general = Age(id="a", max=40, as_of="2026-01-01", evidence=said(self="40周岁以下"))
    older = Age(id="b", who="退役军人", max=45, as_of="2026-01-01", evidence=said(self="年龄放宽至45周岁"))
    lower = EducationLevel(id="e", who="退役军人", min=Education.HIGH_SCHOOL, evidence=said(self="学历放宽至高中"))
    asked = post("值班", education=Education.ASSOCIATE, quotes={"education": "大专及以上"})
    rows = ["高中,退役军人,1983-05-01", "高中,社会人员,1990-05-01", "初中,退役军人,1990-05-01", "高中,,1990-05-01"]
    head = "学历,人员身份,出生日期"
    assert verdicts(asked, head, rows, general, older, lower) == [YES, NO, NO, OPEN]
    bound = Prose(id="p", kind="other", text="P岗位学历不放宽", evidence=said(self="P岗位学历不放宽"))
    assert verdicts(asked, head, rows, general, older, lower, bound) == [NO, NO, NO, NO]


def test_exclusions_by_the_columns_of_classes(verdicts):
    shut = (
        Exclusion(id="x", text="现役军人", evidence=said(self="现役军人")),
        Exclusion(id="y", text="失信被执行人", evidence=said(self="失信被执行人")),
    )
    rows = ["现役军人,否,是", "社会人员,是,是", "社会人员,否,是", "社会人员,否,", ",否,是"]
    head = "人员身份,是否失信被执行人,诚信承诺"
    assert verdicts(post("值班"), head, rows, exclusions=shut) == [NO, NO, YES, OPEN, YES]


def test_a_place_for_the_applicant_a_spouse_or_by_birth(verdicts):
    words = "限青芦县户籍或生源，或配偶为青芦县户籍"
    asked = post(words, regions=("青芦县",), quotes={"regions": "青芦县户籍或生源，或配偶为青芦县户籍"})
    away = "白河省云台市江望区"
    rows = [f"{away},{away},青芦县", f"{away},青芦县,无", f"{away},{away},无", f"{away},{away},", f"白河省,{away},无"]
    assert verdicts(asked, "户籍所在地,生源地,配偶户籍", rows) == [YES, YES, NO, OPEN, OPEN]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("中共党员或共青团员", [YES, YES, NO, OPEN]),
        ("中共党员", [YES, NO, NO, OPEN]),
    ],
)
def test_political_statuses(verdicts, words, wanted):
    asked = post(words, political=("中共党员",), quotes={"political": words})
    assert verdicts(asked, "政治面貌", ["中共党员", "共青团员", "群众", ""]) == wanted
