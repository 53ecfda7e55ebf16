"""Posts kept for the graduates of a year, by the columns that tell; births in a place; limits of age explained."""

from __future__ import annotations

import pytest

from ranking.graduates import fresh_of, settled_of

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
NOTICE = """青岚区2026年招聘教师公告
一、岗位
岗位代码	岗位名称	招聘人数	学历	其他条件
H01	语文教师	5	本科及以上	{}
H02	数学教师	1	本科及以上	无
二、报名
报名时间2026年3月6日至3月12日。
三、成绩
总成绩=笔试成绩×50%+面试成绩×50%。
"""


def people(rows: dict[str, str]) -> list[str]:
    return [f"H01,本科,{row}" for row in rows]


@pytest.mark.parametrize(
    ("limit", "head", "rows"),
    [
        ("限2026届毕业生", "毕业时间", {"2026年6月": YES, "2025年6月": OPEN, "2020年6月": NO, "": OPEN}),
        ("限2025届、2026届毕业生", "毕业时间", {"2026年6月": YES, "2025年6月": YES, "2021年6月": NO}),
        (
            "限2026届毕业生",
            "毕业时间,落实工作单位",
            {"2025年6月,已落实": NO, "2025年6月,未落实": OPEN, "2025年6月,": OPEN},
        ),
        (
            "限2026届毕业生或择业期内未落实工作单位的毕业生",
            "毕业时间,落实工作单位",
            {
                "2026年6月,": YES,
                "2025年6月,未落实": YES,
                "2025年6月,已落实": NO,
                "2020年6月,未落实": NO,
                "2025年6月,": OPEN,
            },
        ),
        ("限2026届毕业生", "毕业生类别", {"2026届": YES, "2025届": NO, "往届": NO, "应届毕业生": YES, "未填": OPEN}),
        ("限应届毕业生", "是否应届", {"是": YES, "否": NO}),
        ("2026届毕业生优先", "毕业时间", {"2020年6月": YES, "": YES}),
        ("面向2026届毕业生和社会人员招聘", "毕业时间", {"2020年6月": YES}),
    ],
)
def test_posts_for_graduates(verdicts_of, limit: str, head: str, rows: dict[str, str]) -> None:
    assert verdicts_of(NOTICE.format(limit), f"报考岗位代码,学历,{head}", people(rows)) == list(rows.values())


@pytest.mark.parametrize(
    ("rule", "want"),
    [
        ("择业期内未落实工作单位的高校毕业生，可按应届毕业生报考。", YES),
        ("应届毕业生是指2026年毕业的人员和择业期内未落实工作单位的往届毕业生。", OPEN),  # a gloss is no condition
        ("择业期内未落实工作单位的高校毕业生，视同应届高校毕业生。", YES),
        ("择业期内未落实工作单位的高校毕业生不再作为应届毕业生对待。", OPEN),
    ],
)
def test_those_of_the_years_before_count_where_the_notice_says_so(verdicts_of, rule: str, want: str) -> None:
    told = NOTICE.format("限2026届毕业生").replace("二、报名\n", f"二、报名条件\n{rule}\n三、报名\n")
    rows = ["H01,本科,2025年6月,未落实", "H01,本科,2025年6月,已落实", "H01,本科,2026年6月,"]
    assert verdicts_of(told, "报考岗位代码,学历,毕业时间,落实工作单位", rows) == [want, NO, YES]


@pytest.mark.parametrize(
    ("limit", "rows"),
    [
        ("限青岚县户籍或生源", {"青岚县,白水县": YES, "白水县,青岚县": YES, "白水县,白水县": NO}),
        ("限青岚县生源", {"青岚县,白水县": NO, "白水县,青岚县": YES, "青岚县,": OPEN}),
    ],
)
def test_birth_in_a_place(verdicts_of, limit: str, rows: dict[str, str]) -> None:
    told = [",".join(f"云州省{place}" if place else "" for place in row.split(",")) for row in rows]
    found = verdicts_of(
        NOTICE.format(limit), "报考岗位代码,学历,户籍所在地,生源地", [f"H01,本科,{row}" for row in told]
    )
    assert found == list(rows.values())


@pytest.mark.parametrize(
    "words",
    [
        "例如“不超过35周岁”指1990年5月6日及以后出生",
        "如“35周岁以下”，是指1990年5月6日以后出生",
        "“35周岁以下”的表述含35周岁",
        "所称“18周岁以上、35周岁以下”，是指1990年5月至2008年5月期间出生",
    ],
)
def test_an_explained_limit_is_asked_of_nobody(verdicts_of, words: str) -> None:
    notice = NOTICE.format("无").replace(
        "二、报名\n", f"二、条件\n1.年龄在40周岁以下；\n2.年龄以报名首日计算，{words}。\n三、报名\n"
    )
    rows = ["H01,本科,1988-01-01", "H01,本科,1983-01-01"]
    assert verdicts_of(notice, "报考岗位代码,学历,出生日期", rows) == [YES, NO]


@pytest.mark.parametrize(
    ("cell", "fresh"),
    [("2026届", True), ("2025届毕业生", False), ("往届", False), ("应届", True), ("社会人员", False), ("待定", None)],
)
def test_cells_of_graduates(cell: str, fresh: bool | None) -> None:
    assert fresh_of(2026, cell) is fresh


@pytest.mark.parametrize(
    ("cell", "settled"),
    [("未落实", False), ("已落实", True), ("待业", False), ("否", False), ("某某公司", None), ("", None)],
)
def test_cells_of_employment(cell: str, settled: bool | None) -> None:
    assert settled_of(cell) is settled
