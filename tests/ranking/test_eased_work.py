"""Fewer years of work for some people: said by the notice, or by the post itself."""

from __future__ import annotations

import pytest

from ranking.eased_work import EasedWork, eased_in, without_eased
from ranking.facts import PLACES

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
TABLE = """青岚集团2026年公开招聘公告
一、岗位
岗位代码	岗位名称	招聘人数	学历	工作经历
F01	财务主管	1	本科及以上	5年以上财务工作经历{}
F02	文秘	1	大专及以上	3年以上文秘工作经历，特别优秀者可适当放宽
二、应聘条件
1.遵守宪法和法律{}；
三、报名
报名时间2026年5月6日至5月12日。
四、成绩
总成绩=笔试成绩×50%+面试成绩×50%。
"""
GENERAL = """青岚集团2026年公开招聘公告
一、岗位
招聘会计2名、出纳1名。
二、应聘条件
1.本科及以上学历；
2.{}；
三、报名
报名时间2026年5月6日至5月12日。
四、成绩
总成绩=笔试成绩×50%+面试成绩×50%。
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5年以上财务工作经历（硕士研究生可放宽至3年）", [EasedWork("硕士研究生", most=3 * 10**PLACES)]),
        ("硕士研究生及以上学历的，工作年限可减少1年", [EasedWork("硕士研究生及以上学历", less=10**PLACES)]),
        ("具有高级职称者可适当缩短至二年", [EasedWork("具有高级职称", most=2 * 10**PLACES)]),
        ("硕士研究生可减少6个月", [EasedWork("硕士研究生", less=10**PLACES // 2)]),
        ("硕士研究生年龄可放宽至40周岁", []),
        ("特别优秀者可适当放宽", []),
        ("服务满5年的可放宽年龄5周岁", []),
    ],
)
def test_words_that_ease(text: str, found: list[EasedWork]) -> None:
    assert list(eased_in([text])) == found
    assert without_eased(text) == text if not found else "可" not in without_eased(text)


@pytest.mark.parametrize(
    ("own", "rule"),
    [
        ("（硕士研究生可放宽至4年）", ""),
        ("", "；\n2.硕士研究生及以上学历的，工作年限可减少1年"),
        ("", "；\n2.具有硕士学位的，工作经历年限可放宽至4年"),
    ],
)
def test_years_of_a_post(verdicts_of, own: str, rule: str) -> None:
    rows = {
        "F01,本科,学士,5,": YES,
        "F01,本科,学士,4,": NO,
        "F01,硕士研究生,硕士,4,": YES,
        "F01,硕士研究生,硕士,3,": NO,
        "F01,博士研究生,博士,4,": YES,
        "F01,硕士研究生,硕士,,": OPEN,
        "F02,本科,学士,,2": OPEN,
    }
    head = "报考岗位代码,学历,学位,财务工作年限,文秘工作年限,诚信承诺"
    people = [f"{row},是" for row in rows]
    assert verdicts_of(TABLE.format(own, rule), head, people) == list(rows.values())


@pytest.mark.parametrize(
    ("demand", "rows"),
    [
        (
            "具有5年以上财务工作经历，硕士研究生学历者工作年限可减少1年，博士研究生可减少2年",
            {
                "本科,5": YES,
                "本科,4": NO,
                "硕士研究生,4": YES,
                "硕士研究生,3": NO,
                "博士研究生,3": YES,
                "博士研究生,2": NO,
            },
        ),
        (
            "具有5年以上财务工作经历（硕士研究生可放宽至3年）",
            {"本科,4": NO, "硕士研究生,3": YES, "硕士研究生,2": NO, ",4": OPEN},
        ),
        (
            "本科学历须有5年以上财务工作经验，硕士学历须有3年以上财务工作经验",
            {"本科,5": YES, "本科,4": NO, "硕士研究生,3": YES, "硕士研究生,2": NO},
        ),
    ],
)
def test_years_of_everybody(verdicts_of, demand: str, rows: dict[str, str]) -> None:
    people = [f"会计,{row}" for row in rows]
    assert verdicts_of(GENERAL.format(demand), "报考岗位,学历,财务工作年限", people) == list(rows.values())


def test_related_work_is_asked_of_those_who_are_let_off_too(verdicts_of) -> None:
    notice = GENERAL.format("具有5年以上相关工作经历，具有硕士学位的可放宽至3年以上")
    rows = {"学士,6,5": YES, "学士,6,4": NO, "硕士,6,3": YES, "硕士,6,2": NO, "学士,6,": OPEN}
    people = [f"会计,本科,{row}" for row in rows]
    assert verdicts_of(notice, "报考岗位,学历,学位,工作年限,相关工作年限", people) == list(rows.values())
