"""Whom English notices let be older: bare lists of years, women who are alone, ex-servicemen whose service counts."""

from __future__ import annotations

import pytest

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
NOTICE = """Marlow State Public Service Commission
Notice: Assistant Engineer (50 posts)

Eligibility
1. Educational qualification: Bachelor's degree.
2. Age: 21 to 30 years as on 01.01.2026.
3. {}

Selection
Written test 60%, interview 40%.
"""
HEAD = "Qualification,Date of Birth,Gender,Category,PwBD,Ex-Serviceman,Marital status"
BARE = {
    "1997,Male,UR,No,No,Single": YES,
    "1994,Male,UR,No,No,Single": NO,
    "1992,Male,SC,No,No,Single": YES,
    "1991,Male,OBC,No,No,Single": NO,
    "1994,Male,OBC,No,No,Single": YES,
    "1987,Male,UR,Yes,No,Single": YES,
    "1984,Male,UR,Yes,No,Single": NO,
}
WOMEN = {
    "1992,Female,UR,No,No,Widow": YES,
    "1987,Female,UR,No,No,Widow": NO,
    "1987,Female,SC,No,No,Widow": YES,
    "1987,Female,SC,No,No,Single": NO,
    "1992,Female,UR,No,No,Divorced": YES,
    "1992,Female,UR,No,No,Single": NO,
    "1992,Male,UR,No,No,Single": NO,
}
SERVED = {"1997,Male,UR,No,No,Single": YES, "1980,Male,UR,No,Yes,Single": OPEN, "1980,Male,UR,No,No,Single": NO}


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("Relaxation of upper age limit: SC/ST 5 years; OBC 3 years; PwBD 10 years.", BARE),
        ("Relaxation in upper age limit for SC/ST: 5 years, OBC: 3 years, PwBD: 10 years.", BARE),
        ("Age relaxation: SC/ST - 5 years, OBC - 3 years, PwBD - 10 years.", BARE),
        (
            "The upper age limit is relaxable up to 35 years for widows, divorced women and women judicially separated "
            "from their husbands (up to 40 years for SC/ST).",
            WOMEN,
        ),
        (
            "Relaxation of upper age limit: widows, divorced women and judicially separated women up to the age of 35 "
            "years (up to 40 years for SC/ST).",
            WOMEN,
        ),
        ("Ex-servicemen: length of military service plus 3 years is deducted from the age.", SERVED),
        (
            "The upper age limit is relaxable as follows:\n(a) SC/ST: 5 years\n"
            "(b) Ex-servicemen: The period of military service is deducted from the actual age.",
            SERVED,
        ),
    ],
)
def test_who_may_be_older(verdicts_of, words: str, rows: dict[str, str]) -> None:
    people = [f"Bachelor,{row[:4]}-05-05{row[4:]}" for row in rows]
    assert verdicts_of(NOTICE.format(words), HEAD, people) == list(rows.values())


@pytest.mark.parametrize(
    ("who", "verdict"),
    [("博士研究生", OPEN), ("硕士研究生", NO)],
)
def test_how_much_older_is_for_people(verdicts_of, who: str, verdict: str) -> None:
    notice = (
        "青岚区2026年招聘教师公告\n一、岗位\n招聘语文教师5名，数学教师5名。\n二、条件\n1.年龄在35周岁以下，博士研究生年龄可适当放宽；\n"
        "2.本科及以上学历。\n三、报名\n报名时间2026年3月6日至3月12日。\n四、成绩\n总成绩=笔试成绩×50%+面试成绩×50%。\n"
    )
    assert verdicts_of(notice, "报考岗位,学历,出生日期", [f"语文教师,{who},1970-01-01"]) == [verdict]


SECTIONS = """滨湖水务集团有限公司2026年社会招聘公告
一、招聘岗位
（一）工程管理岗2人
1.全日制本科及以上学历，土木工程专业；
2.具有5年以上工程管理工作经验，其中担任项目负责人3年以上，硕士研究生可放宽至3年；
（二）财务岗1人
1.本科及以上学历，会计学专业；
2.年龄35周岁及以下，具有高级会计师职称的可放宽至45周岁；
二、报名时间
2026年6月1日至6月10日。
三、成绩计算
总成绩=笔试成绩×50%+面试成绩×50%。
"""


def test_what_sections_of_posts_add_to_a_demand(verdicts_of) -> None:
    head = "应聘岗位,学历,学习形式,所学专业,出生日期,工程管理工作年限,担任项目负责人年限,职称"
    rows = {
        "工程管理岗,本科,全日制,土木工程,1990-01-01,8,4,": YES,
        "工程管理岗,本科,全日制,土木工程,1990-01-01,8,2,": NO,
        "工程管理岗,本科,全日制,土木工程,1990-01-01,4,4,": NO,
        "工程管理岗,硕士研究生,全日制,土木工程,1990-01-01,4,4,": YES,
        "财务岗,本科,全日制,会计学,1984-01-01,,,高级会计师": YES,
        "财务岗,本科,全日制,会计学,1984-01-01,,,会计师": NO,
    }
    assert verdicts_of(SECTIONS, head, list(rows)) == list(rows.values())
