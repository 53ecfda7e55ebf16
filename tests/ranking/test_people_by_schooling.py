"""People told by their schooling: what binds 本科生 binds no masters; what is eased for 硕士 is eased for doctors."""

from __future__ import annotations

import pytest

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
NOTICE = """青浦河水务公司2026年公开招聘公告
一、招聘岗位
工程岗3人，财务岗2人。
二、应聘条件
1.本科及以上学历；
2.{}。
三、报名时间：2026年5月1日至5月10日。
四、总成绩=笔试成绩×50%+面试成绩×50%。
"""
LADDER = {
    "1997,本科,学士,无": YES,
    "1994,本科,学士,无": NO,
    "1994,硕士研究生,硕士,无": YES,
    "1989,硕士研究生,硕士,无": NO,
    "1989,博士研究生,博士,无": YES,
    "1980,博士研究生,博士,无": NO,
}
EASED = {
    "1992,本科,学士,无": YES,
    "1988,本科,学士,无": NO,
    "1988,硕士研究生,硕士,无": YES,
    "1988,博士研究生,博士,无": YES,
    "1980,博士研究生,博士,无": NO,
}
TITLES = {
    "1994,本科,学士,无": NO,
    "1994,硕士研究生,硕士,无": YES,
    "1989,硕士研究生,硕士,无": NO,
    "1982,硕士研究生,硕士,副高级": YES,
    "1978,硕士研究生,硕士,副高级": NO,
}


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("年龄要求：本科生30周岁以下，硕士研究生35周岁以下，博士研究生40周岁以下", LADDER),
        ("本科生年龄不超过30周岁，硕士研究生不超过35周岁，博士研究生不超过40周岁", LADDER),
        ("具有学士学位的不超过30周岁，具有硕士学位的不超过35周岁，具有博士学位的不超过40周岁", LADDER),
        ("年龄35周岁以下，硕士研究生可放宽至40周岁", EASED),
        ("年龄35周岁以下，具有硕士学位的可放宽至40周岁", EASED),
        ("年龄35周岁以下，全日制硕士生可放宽至40周岁", {"1992,本科,学士,无": YES, "1988,本科,学士,无": NO}),
        ("本科生年龄不超过30周岁，硕士研究生不超过35周岁，具有副高级职称的不超过45周岁", TITLES),
    ],
)
def test_limits_of_age(verdicts_of, words: str, rows: dict[str, str]) -> None:
    people = [f"工程岗,{row[:4]}-01-01{row[4:]},是" for row in rows]
    head = "报考岗位,出生日期,学历,学位,职称,诚信承诺"
    assert verdicts_of(NOTICE.format(words), head, people) == list(rows.values())


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (
            "本科学历的须具有3年以上工作经历，硕士研究生须具有1年以上工作经历",
            {"本科,学士,2": NO, "硕士研究生,硕士,2": YES, "硕士研究生,硕士,0": NO, "博士研究生,博士,0": YES},
        ),
        (
            "本科及以上学历的须具有3年以上工作经历",
            {"本科,学士,2": NO, "硕士研究生,硕士,2": NO, "博士研究生,博士,3": YES},
        ),
    ],
)
def test_years_of_work(verdicts_of, words: str, rows: dict[str, str]) -> None:
    people = [f"工程岗,{row},是" for row in rows]
    assert verdicts_of(NOTICE.format(words), "报考岗位,学历,学位,工作年限,诚信承诺", people) == list(rows.values())
