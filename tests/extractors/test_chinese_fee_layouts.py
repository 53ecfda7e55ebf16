"""Chinese fees by their place: below a heading on fees, level by level, in tables of levels and of steps."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

Told = tuple[str, str | None, int, str | None]


def fees(text: str, name: str = "notice.txt") -> list[Told]:
    document = read_bytes(text.encode(), name)
    found = extract([document])
    found.verify([document])
    return [(f.item, f.label, int(f.amount), f.per) for f in found.fees]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "【收费】\n初级、中级每人每科48元;高级每人85元。",
            [("written", "初级、中级", 48, "subject"), ("written", "高级", 85, "person")],
        ),
        (
            "五、收费标准\n按照有关规定执行:\n1.二级口述每人500元;\n2.三级口述、笔述每人每科90元。",
            [("total", "二级口述", 500, "person"), ("written", "三级口述、笔述", 90, "subject")],
        ),
        (
            "五、报名\n报名费:初级、中级每科45元,高级每人70元。",
            [("registration", "初级、中级", 45, "subject"), ("registration", "高级", 70, "person")],
        ),
        (
            "五、报名\n认定费:五级120元/人。补考30元/人。",
            [("total", "五级", 120, "person"), ("other", "补考", 30, "person")],
        ),
        ("五、体检\n体检时间为6月1日,地点为县医院,费用260元。", [("other", "体检", 260, None)]),
        ("五、报名\n不再另行收取费用。", [("total", None, 0, None)]),
        ("五、报名\n应聘全程免费。", [("total", None, 0, None)]),
        # who is spared it names the fee that costs nothing; a deadline names none
        (
            "五、缴费\n审查合格的人员在5月8日24:00前缴费,每人每科45元。孤儿家庭的报考人员不收笔试费用。",
            [("written", None, 45, "subject"), ("written", "孤儿家庭的报考人员", 0, None)],
        ),
        (
            "五、缴费\n缴纳笔试考务费80元/人。引进人才岗位不收取费用。",
            [("written", "笔试考务费", 80, "person"), ("total", "引进人才岗位", 0, None)],
        ),
        ("五、缴费\n本岗位不收取费用。", [("total", None, 0, None)]),
        ("五、待遇\n一类每人每月4800元;二类每人每月4200元。", []),
        ("五、教材\n定价45元。", []),
    ],
)
def test_fees_below_headings(body: str, told: list[Told]) -> None:
    assert fees(f"云岭省验船师考试公告\n四、科目\n共两科。\n{body}\n六、其他\n另行通知。") == told


_TABLE = """# 云岭省验船师考试公告

## 考试级别

| 级别 | 科目 | 满分 | {head} |
|---|---|---|---|
| 一级 | 船体 | 100 | {a} |
| 一级 | 轮机 | 100 | {b} |
| 二级 | 基础 | 100 | 44 |
"""


@pytest.mark.parametrize(
    ("head", "amounts", "told"),
    [
        ("考试费(元/科)", (52, 52), [("written", "一级", 52, "subject"), ("written", "二级", 44, "subject")]),
        (
            "考试费(元/科)",
            (52, 61),
            [
                ("written", "船体", 52, "subject"),
                ("written", "轮机", 61, "subject"),
                ("written", "基础", 44, "subject"),
            ],
        ),
        ("补贴(元)", (52, 52), []),
        ("题量", (52, 52), []),
    ],
)
def test_tables_of_levels(head: str, amounts: tuple[int, int], told: list[Told]) -> None:
    assert fees(_TABLE.format(head=head, a=amounts[0], b=amounts[1]), "notice.md") == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("网上缴费 | 5月8日至10日 | 每人每科38元", [("written", None, 38, "subject")]),
        ("报名缴费 | 5月8日至10日 | 报名费每人60元", [("registration", "报名费", 60, "person")]),
        (
            "网上缴费 | 5月8日 | 初、中级每科40元,高级每科50元",
            [("written", "初、中级", 40, "subject"), ("written", "高级", 50, "subject")],
        ),
        ("面试 | 5月8日至10日 | 交通补助每人60元", []),
    ],
)
def test_steps_that_tell_the_fee(row: str, told: list[Told]) -> None:
    text = f"# 云岭县招聘公告\n\n| 环节 | 时间 | 说明 |\n|---|---|---|\n| {row} |\n| 笔试 | 5月20日 | 县中学 |\n"
    assert fees(text, "notice.md") == told
