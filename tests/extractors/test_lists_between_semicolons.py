"""Classes and people listed between semicolons: parts of a headcount, who is shut out, what is free."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    return extract([read_bytes(f"某市2024年公开招聘公告\n\n{text}\n".encode(), "n.txt")])


PARTS = [
    (
        "面向社会引进人才20名。\n\n本次引进分两个层次：一层为学科骨干，引进5名；二层为青年教师，引进15名。",
        [("一层", 5), ("二层", 15)],
    ),
    ("公开招聘工作人员12名。\n\n岗位设置：内勤岗4名；外勤岗8名。", [("内勤岗", 4), ("外勤岗", 8)]),
    (
        "公开招聘教师30名。其中：小学教师20名，农村定向教师（以下简称定向教师）10名。",
        [("小学教师", 20), ("农村定向教师", 10)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_parts_of_a_headcount(text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(part.label, part.count) for part in notice(text).headcount.parts] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "面向社会引进人才20名。\n\n评审分两步：一步由专家评审，共5名；二步由单位评审，共9名。",
        "公开招聘工作人员12名。\n\n考点设置：东区安排监考4名；西区安排监考9名。",
    ],
)
def test_numbers_that_do_not_add_up_are_no_parts(text: str) -> None:
    assert notice(text).headcount.parts == ()


SHUT = [
    ("不属于本次选聘对象：1）在编教师；2）受处分期间的人员。", ["在编教师", "受处分期间的人员"]),
    ("未列入招募范围：在校学生；现役军人。", ["在校学生", "现役军人"]),
]


@pytest.mark.parametrize(("text", "wanted"), SHUT)
def test_a_circle_denied_before_a_colon_opens_a_list(text: str, wanted: list[str]) -> None:
    assert [item.text for item in notice(text).exclusions] == wanted


@pytest.mark.parametrize("text", ["招聘对象：应届毕业生；社会人员。", "报考范围：全国；不限户籍。"])
def test_a_circle_that_is_not_denied_opens_none(text: str) -> None:
    assert notice(text).exclusions == ()


def test_a_paragraph_of_people_ends_before_the_next_heading() -> None:
    text = "■ 不接受报名的情形\n失信被执行人；现役军人；本院在编人员。\n\n■ 怎样投递\n发送简历到人事科。"
    assert [item.text for item in notice(text).exclusions] == ["失信被执行人", "现役军人", "本院在编人员"]


FREE = [
    ("申报、考试均不收费。", ["registration", "written"]),
    ("申报不收取费用。", ["registration"]),
    ("应聘全程免费。", ["total"]),
    ("招聘全过程不收取费用。", ["total"]),
]


@pytest.mark.parametrize(("text", "wanted"), FREE)
def test_what_is_free(text: str, wanted: list[str]) -> None:
    found = notice(text).fees
    assert [fee.item for fee in found] == wanted
    assert all(fee.amount == 0 and fee.label is None for fee in found)


@pytest.mark.parametrize("text", ["应征公民免费体检。", "申报材料按时提交。"])
def test_other_things_are_no_fees(text: str) -> None:
    assert notice(text).fees == ()
