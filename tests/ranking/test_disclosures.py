"""What columns disclose of circumstances that shut people out: one says more than a declaration about all."""

from __future__ import annotations

import pytest

from ranking.columns import Header
from ranking.disclosures import disclosed, disclosing
from schema import Evidence
from schema.notice import Exclusion

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
NOTICE = """松江区公开招聘工作人员公告
一、招聘岗位
招聘文员20名，窗口人员5名。
二、有下列情形之一的人员不得报考
{}
三、报名
报名时间2026年5月6日至5月12日。
四、成绩
总成绩=笔试成绩×50%+面试成绩×50%。
"""
SHUT = ("受过刑事处罚的", "从机关事业单位离职（辞职）未满3年的", "与招聘单位有回避关系的", "现役军人")


def notice(*lines: str) -> str:
    return NOTICE.format("\n".join(f"{n}.{line}；" for n, line in enumerate(lines, 1)))


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("无不得报考情形,离职未满3年", {"是,否": YES, "是,是": NO, "是,": YES, ",否": OPEN, "否,否": OPEN}),
        ("是否存在不得报考情形,有无回避关系", {"否,无": YES, "否,有": NO, "是,无": NO, "无,": YES, ",无": OPEN}),
        ("无不得应聘的情形,从机关事业单位离职时间", {"是,": YES, "是,2025年3月": NO, "是,2019年3月": YES}),
        ("无不得应聘的情形,离职时间", {"是,": YES, "是,2025年3月": OPEN, "是,2019年3月": YES}),
        ("诚信承诺,是否曾受刑事处罚", {"是,否": YES, "是,是": NO}),
        ("诚信承诺,是否现役军人", {"是,否": YES, "是,是": NO, ",否": OPEN}),
        ("诚信承诺,子女", {"是,1": YES, "是,0": YES}),
    ],
)
def test_one_circumstance_says_more_than_all(verdicts_of, head: str, rows: dict[str, str]) -> None:
    people = [f"文员,{row}" for row in rows]
    assert verdicts_of(notice(*SHUT), f"报考岗位,{head}", people) == list(rows.values())


def test_columns_about_each_of_them(verdicts_of) -> None:
    head = "报考岗位,未受过刑事处罚,离职是否不满3年,有无回避关系,是否现役军人"
    rows = {"是,否,无,否": YES, "否,否,无,否": OPEN, "是,否,无,是": NO, "是,,无,否": OPEN, "是,是,无,否": NO}
    assert verdicts_of(notice(*SHUT), head, [f"文员,{row}" for row in rows]) == list(rows.values())


def test_a_column_about_a_part_does_not_clear_the_rest(verdicts_of) -> None:
    shut = "在职公务员、从机关离职不满3年的"
    rows = {"否,": OPEN, "否,是": YES, "是,是": NO}
    assert verdicts_of(notice(shut), "报考岗位,离职未满3年,诚信承诺", [f"文员,{r}" for r in rows]) == list(
        rows.values()
    )


@pytest.mark.parametrize(
    ("heading", "of"),
    [
        ("有无违法犯罪记录", "a"),
        ("不良信用记录", "b"),
        ("是否被开除公职", "c"),
        ("子女", None),
        ("信用卡", None),
        ("毕业院校", None),
        ("曾开除时间", None),
    ],
)
def test_the_circumstance_that_a_heading_names(heading: str, of: str | None) -> None:
    texts = {
        "a": "有违法犯罪记录或者刑事处罚的",
        "b": "有较为严重的不良个人信用记录的",
        "c": "曾被开除公职的",
        "d": "与子女同岗的",
    }
    shut = [
        Exclusion(id=i, text=t, evidence={"self": (Evidence(document="0" * 64, start=0, end=len(t), quote=t),)})
        for i, t in texts.items()
    ]
    assert set(disclosing(shut, Header((heading,)), [0])) == ({f"x:{of}#0"} if of else set())


@pytest.mark.parametrize(
    ("heading", "cell", "guilty"),
    [
        ("有无回避关系", "无", False),
        ("有无回避关系", "有", True),
        ("无犯罪记录", "是", False),
        ("无犯罪记录", "无", False),
        ("无犯罪记录", "否", None),
        ("违法犯罪记录", "否", False),
        ("违法犯罪记录", "2019年盗窃", None),
    ],
)
def test_cells_of_such_columns(heading: str, cell: str, guilty: bool | None) -> None:
    assert disclosed(heading, cell) is guilty
