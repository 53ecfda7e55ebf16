"""Conditions in words that columns decide all the same: a declaration does not outweigh what the table tells."""

from __future__ import annotations

import pytest

from ranking.facts import PLACES
from ranking.measures import heights

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
NOTICE = """青岚区2026年公开招聘工作人员公告
一、招聘岗位
{}。
二、招聘条件
1.遵纪守法，品行端正；
2.{}。
三、报名时间：2026年5月6日至5月12日。
四、总成绩=笔试成绩×50%+面试成绩×50%。
"""
POSTS = "勤务辅警5名，文职辅警3名"


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("男性身高不低于165cm，女性身高155cm以上", {True: 165, False: 155}),
        ("身高：男性168厘米以上，女性158厘米以上", {True: 168, False: 158}),
        ("身高男170cm、女160cm以上", {True: 170, False: 160}),
        ("男性身高1.70米以上、女性身高1.60米以上，双眼裸视力均不低于4.8", {True: 170, False: 160}),
        ("男女身高均不低于160厘米", {True: 160, False: 160}),
        ("身高1米65以上", {None: 165}),
        ("身高须达到1.72米", {None: 172}),
    ],
)
def test_least_heights_by_sex(text: str, least: dict[bool | None, int]) -> None:
    found = heights(text)
    assert found is not None
    assert {sex: size // 10**PLACES for sex, size in found.least} == least


@pytest.mark.parametrize(
    "text", ["身高不超过190cm", "身高体重符合标准", "身高165cm以上，其中飞行岗位175cm以上", "170cm以上", "身体健康"]
)
def test_what_says_other_things_of_height(text: str) -> None:
    assert heights(text) is None


@pytest.mark.parametrize(
    ("demand", "rows"),
    [
        (
            "男性身高1.70米以上、女性身高1.60米以上",
            {"勤务辅警,男,170": YES, "勤务辅警,男,1.69米": NO, "文职辅警,女,160": YES, "文职辅警,女,159.5": NO},
        ),
        (
            "勤务辅警男性身高170cm以上，女性身高160cm以上",
            {"勤务辅警,男,169": NO, "勤务辅警,女,160": YES, "文职辅警,男,160": YES, "勤务辅警,男,": OPEN},
        ),
        ("身高170cm以上，少数民族可放宽5厘米", {"勤务辅警,男,170": YES, "勤务辅警,男,167": OPEN}),
        ("身高170cm以上，其中勤务辅警175cm以上", {"文职辅警,男,150": OPEN}),
        ("身高170cm以上者优先", {"文职辅警,男,150": YES}),
        ("身体健康，五官端正", {"文职辅警,男,150": YES}),
    ],
)
def test_heights(verdicts_of, demand: str, rows: dict[str, str]) -> None:
    people = [f"{row},是" for row in rows]
    assert verdicts_of(NOTICE.format(POSTS, demand), "报考岗位,性别,身高,诚信承诺", people) == list(rows.values())


@pytest.mark.parametrize(
    ("demand", "head", "rows"),
    [
        (
            "报考退役军人岗位的须为退役军人",
            "人员身份",
            {"普通岗位,无": YES, "退役军人岗位,无": NO, "退役军人岗位,退役军人": YES},
        ),
        (
            "报考党员岗位的须为中共正式党员",
            "政治面貌",
            {"党员岗位,中共党员": YES, "党员岗位,中共预备党员": NO, "党员岗位,群众": NO, "普通岗位,群众": YES},
        ),
        ("须为中共党员（含预备党员）", "政治面貌", {"普通岗位,中共预备党员": YES, "普通岗位,共青团员": NO}),
        ("拥护中国共产党的领导", "政治面貌", {"普通岗位,群众": YES}),
        ("中共党员优先", "政治面貌", {"普通岗位,群众": YES}),
        (
            "普通话水平达到二级乙等及以上",
            "普通话等级",
            {"普通岗位,二级乙等": YES, "普通岗位,二级甲等": YES, "普通岗位,三级甲等": NO},
        ),
        (
            "普通话水平二级乙等及以上，党员岗位须达到二级甲等及以上",
            "普通话等级",
            {"普通岗位,二级乙等": YES, "党员岗位,二级甲等": YES, "党员岗位,二级乙等": NO},
        ),
        (
            "2026届普通高校毕业生",
            "毕业时间",
            {"普通岗位,2026-06-30": YES, "普通岗位,2022-06-30": NO},
        ),
        ("2026届普通高校毕业生优先", "毕业时间", {"普通岗位,2022-06-30": YES}),
        (
            "取得与学历相应的学位",
            "学历,学位",
            {"普通岗位,本科,学士": YES, "普通岗位,本科,无": NO, "普通岗位,大专,无": YES},
        ),
    ],
)
def test_words_that_columns_tell(verdicts_of, demand: str, head: str, rows: dict[str, str]) -> None:
    people = [f"{row},是" for row in rows]
    notice = NOTICE.format("普通岗位5名，退役军人岗位2名，党员岗位1名", demand)
    assert verdicts_of(notice, f"报考岗位,{head},诚信承诺", people) == list(rows.values())


@pytest.mark.parametrize("opening", ["面向2026届高校毕业生公开招聘", "面向全国2026届普通高校毕业生公开择优招聘"])
def test_whom_the_opening_is_for(verdicts_of, opening: str) -> None:
    notice = NOTICE.format("工程岗5名，财务岗2名", "须于2026年7月31日前取得毕业证").replace(
        "公告\n", f"公告\n因业务发展需要，现{opening}工作人员7名，公告如下：\n", 1
    )
    rows = {"工程岗,2026-06-30,是": YES, "工程岗,2024-06-30,否": NO, "工程岗,2026-08-30,是": NO}
    people = [f"{row},是" for row in rows]
    assert verdicts_of(notice, "报考岗位,毕业时间,是否应届毕业生,诚信承诺", people) == list(rows.values())


def test_an_opening_for_all_keeps_nobody_out(verdicts_of) -> None:
    notice = NOTICE.format("工程岗5名，财务岗2名", "本科及以上学历").replace(
        "公告\n", "公告\n现面向社会和2026届高校毕业生公开招聘工作人员7名，公告如下：\n", 1
    )
    people = ["工程岗,本科,2024-06-30,否,是"]
    assert verdicts_of(notice, "报考岗位,学历,毕业时间,是否应届毕业生,诚信承诺", people) == [YES]


SCHOOLS = "高中语文教师10名，初中数学教师20名，小学英语教师20名，幼儿园教师10名"


@pytest.mark.parametrize(
    ("demand", "rows"),
    [
        (
            "应聘高中教师须具有全日制本科及以上学历和学士学位；应聘初中、小学教师须具有本科及以上学历；"
            "应聘幼儿园教师须具有大专及以上学历",
            {
                "高中语文教师,本科,全日制,学士": YES,
                "高中语文教师,本科,非全日制,学士": NO,
                "初中数学教师,本科,非全日制,无": YES,
                "初中数学教师,大专,全日制,无": NO,
                "小学英语教师,大专,全日制,无": NO,
                "幼儿园教师,大专,全日制,无": YES,
                "幼儿园教师,中专,全日制,无": NO,
            },
        ),
        (
            "报考中学教师岗位的须具有本科及以上学历，其他岗位须具有大专及以上学历",
            {"高中语文教师,大专,全日制,无": NO, "初中数学教师,大专,全日制,无": NO, "小学英语教师,大专,全日制,无": YES},
        ),
        (
            "报考我区岗位的人员须具有本科及以上学历且取得相应学位",
            {"小学英语教师,大专,全日制,无": NO, "小学英语教师,本科,全日制,无": NO, "幼儿园教师,本科,全日制,学士": YES},
        ),
    ],
)
def test_levels_for_stages_of_schools(verdicts_of, demand: str, rows: dict[str, str]) -> None:
    people = [f"{row},是" for row in rows]
    notice = NOTICE.format(SCHOOLS, demand)
    assert verdicts_of(notice, "报考岗位,学历,是否全日制,学位,诚信承诺", people) == list(rows.values())
