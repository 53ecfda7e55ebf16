"""Lengths of work that stand inside or beside another one, and the columns that count just that work."""

from __future__ import annotations

import pytest

from ranking.facts import PLACES
from ranking.nested_work import nested_work, without_nested
from ranking.phrases import Phrases
from ranking.work import column_of_work, work_named

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5年以上审计工作经历，其中担任项目经理2年及以上", [("担任项目经理", 2)]),
        ("3年以上法务工作经验，其中在国有企业从事法务工作2年以上", [("在国有企业从事法务工作", 2)]),
        ("具有5年以上工程管理工作经验（含2年以上项目负责人经历）", [("项目负责人经历", 2)]),
        ("3年以上审计工作经历，且有1年以上团队管理经验", [("有团队管理经验", 1)]),
        ("8年以上工作经历，其中至少三年担任中层正职", [("至少担任中层正职", 3)]),
        ("持C1驾驶证，驾龄3年以上", [("驾龄", 3)]),
        ("具有5年以上驾龄", [("驾龄", 5)]),
        ("5年以上临床护理工作经历，其中担任护士长满2年者优先", []),
        ("2年以上会计工作经历，且须服从最低服务年限5年以上的安排", []),
        ("5年以上科研工作经历，其中近3年年度考核均为合格以上", []),
        ("工作满3年（不含试用期）", []),
        ("本科及以上学历，其中2024年毕业的须提供证明", []),
        ("3年(含)以上会计工作经历", []),
    ],
)
def test_lengths_that_stand_inside_another(text: str, found: list[tuple[str, int]]) -> None:
    assert [(item.field, item.years // 10**PLACES) for item in nested_work(text)] == found


def test_the_first_work_is_that_before_what_stands_inside_it() -> None:
    assert without_nested("5年以上审计工作经历，其中担任项目经理2年及以上") == "5年以上审计工作经历，"
    assert without_nested("5年以上审计工作经历") == "5年以上审计工作经历"


@pytest.mark.parametrize(
    ("work", "columns", "found"),
    [
        ("法务工作", ["n:国有企业法务工作年限", "n:法务工作年限"], "n:法务工作年限"),
        ("国有企业法务工作", ["n:国有企业法务工作年限", "n:法务工作年限"], "n:国有企业法务工作年限"),
        ("担任部门副职及以上职务", ["n:担任部门副职及以上职务年限", "n:财务工作年限"], "n:担任部门副职及以上职务年限"),
        ("finance", ["n:years of finance experience", "n:years at managerial level"], "n:years of finance experience"),
        ("managerial level", ["n:years at managerial level"], "n:years at managerial level"),
        ("nursing in a hospital", ["n:years of nursing management"], None),
        ("会计", ["n:护理工作年限"], None),
    ],
)
def test_of_several_columns_the_one_that_is_most_alike(work: str, columns: list[str], found: str | None) -> None:
    assert column_of_work(work_named(work), columns) == found


@pytest.mark.parametrize(
    ("phrase", "work"),
    [("3年以上相关工作经历", "相关"), ("同类岗位工作经验", "同类"), ("2年以上工作经历", ""), ("工作年限", "")],
)
def test_related_work_is_not_any_work(phrase: str, work: str) -> None:
    assert work_named(phrase) == work


NOTICE = """青岚集团2026年公开招聘公告
一、岗位
岗位代码	岗位名称	招聘人数	学历	工作经历要求
B01	审计经理	1	本科及以上	5年以上审计工作经历，其中担任项目经理2年及以上
B02	法务主管	1	本科及以上	3年以上法务工作经验，其中在国有企业从事法务工作2年以上
B03	人事主管	1	本科及以上	3年以上相关工作经历
B04	综合专员	1	本科及以上	不限
二、报名
报名时间2026年5月6日至5月12日。
三、成绩
总成绩=笔试成绩×50%+面试成绩×50%。
"""
GENERAL = """青岚集团公开招聘公告
一、招聘岗位
工程部经理1人，财务部经理1人。
二、应聘条件
1.大学本科及以上学历；
2.{}；
三、报名
报名时间2026年5月6日至5月12日。
四、成绩
总成绩=笔试成绩×50%+面试成绩×50%。
"""


def test_posts_of_a_table(verdicts_of) -> None:
    head = "审计工作年限,担任项目经理年限,法务工作年限,国有企业法务工作年限,工作年限,相关工作年限"
    rows = {
        "B01,6,3,,,,": YES,
        "B01,6,1,,,,": NO,
        "B01,6,,,,,": OPEN,
        "B02,,,4,2,,": YES,
        "B02,,,4,1,,": NO,
        "B02,,,2,2,,": NO,
        "B03,,,,,5,3": YES,
        "B03,,,,,5,1": NO,
        "B03,,,,,5,": OPEN,
        "B04,,,,,,": YES,
    }
    assert verdicts_of(NOTICE, f"报考岗位代码,{head},学历", [f"{row},本科" for row in rows]) == list(rows.values())


@pytest.mark.parametrize(
    ("demand", "head", "rows"),
    [
        (
            "工作满8年，其中至少3年担任中层管理职务",
            "工作年限,担任中层管理职务年限",
            {"9,3": YES, "9,2": NO, "7,4": NO, "9,": OPEN},
        ),
        (
            "从事会计工作满6年（其中担任会计主管满2年）",
            "会计工作年限,会计主管任职年限",
            {"6,2": YES, "9,1": NO, "5,4": NO, "9,": OPEN},
        ),
        (
            "具有基层工作经历5年以上，其中在乡镇工作不少于2年",
            "基层工作年限,乡镇工作年限",
            {"6,2": YES, "9,1": NO, "4,4": NO},
        ),
        ("具有10年及以上工作经历，其中担任中层正职职务满3年", "工作年限,联系电话", {"12,1": OPEN, "8,1": NO}),
    ],
)
def test_demands_of_everybody(verdicts_of, demand: str, head: str, rows: dict[str, str]) -> None:
    people = [f"工程部经理,{row},本科" for row in rows]
    assert verdicts_of(GENERAL.format(demand), f"报考岗位,{head},学历", people) == list(rows.values())


def test_a_seat_that_is_another_one_is_no_column_of_it() -> None:
    assert column_of_work(work_named("副科级"), ["n:正科级任职年限"], more=0.5) is None
    assert Phrases({"n:审计工作年限"}).column_of_years(work_named("审计")) == "n:审计工作年限"
