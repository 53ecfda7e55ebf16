"""Paragraphs of letters without headings: what they ask of everybody and of each class, and of which post."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = (
    "柳湾镇招聘启事\n\n因工作需要，柳湾镇人民政府招聘工作人员9人，其中专职巡河员4人，政务大厅导办人员3人，"
    "公益性岗位（环境保洁）2人。\n\n"
)


def notice(paragraph: str) -> Notice:
    return extract([read_bytes(f"{HEAD}{paragraph}\n\n柳湾镇人民政府\n2016年5月3日\n".encode(), "n.txt")])


def asked(paragraph: str) -> list[tuple[str, Any]]:
    out: list[tuple[str, Any]] = []
    for c in notice(paragraph).eligibility:
        said = c.model_dump(
            exclude_none=True, mode="json", exclude={"id", "evidence", "derived", "confidence", "noise"}
        )
        out.append((type(c).__name__, said))
    return out


PLAIN = [
    ("应聘者要求拥护党的领导，作风正派，能吃苦，身体健康。", ["拥护党的领导", "作风正派,能吃苦", "身体健康"]),
    ("应聘人员须遵纪守法，品行端正，身体健康，服从安排。", ["遵纪守法,品行端正", "身体健康", "服从安排"]),
    ("报名者应当热爱本职工作，责任心强，五官端正。", ["热爱本职工作,责任心强", "五官端正"]),
    ("所有应聘人员均须政治立场坚定，诚实守信，无不良信用记录。", ["政治立场坚定", "诚实守信,无不良信用记录"]),
    ("凡报名人员必须身体健康，能吃苦耐劳。", ["身体健康", "能吃苦耐劳"]),
]


@pytest.mark.parametrize(("text", "demands"), PLAIN)
def test_plain_demands_by_kind(text: str, demands: list[str]) -> None:
    assert [said["text"] for _, said in asked(text)] == demands


CLASSES = [
    ("巡河员要求高中及以上文化", ("EducationLevel", "min", "high_school")),
    ("巡河员要求年龄在20周岁到45周岁之间", ("Age", "max", 45)),
    ("巡河员须会游泳", ("Prose", "text", "会游泳")),
    ("导办人员要求大专及以上文化", ("EducationLevel", "min", "associate")),
    ("导办人员须35周岁以下", ("Age", "max", 35)),
    ("环境保洁岗位只招本镇低保对象", ("Prose", "text", "只招本镇低保对象")),
    ("巡河员须柳湾镇户籍", ("Region", "regions", ["柳湾镇"])),
    ("巡河员须柳湾镇或相邻的石桥乡户籍", ("Region", "regions", ["柳湾镇", "石桥乡"])),
]


@pytest.mark.parametrize(("clause", "wanted"), CLASSES)
def test_demands_of_a_class(clause: str, wanted: tuple[str, str, Any]) -> None:
    found = asked(f"应聘者要求身体健康。{clause}，不限专业；其他人员不作要求。")
    model, field, value = wanted
    assert (model, value) in [(m, said.get(field)) for m, said in found]


SILENT = [
    "应聘者须携带身份证、户口簿到镇政府报名。",
    "应聘者应按通知要求参加笔试。",
    "报名人员须如实填写登记表，弄虚作假的取消资格。",
    "应聘人员应随时关注通知，保持电话畅通。",
    "女性优先考虑。",
]


@pytest.mark.parametrize("text", SILENT)
def test_steps_of_the_procedure_are_no_conditions(text: str) -> None:
    assert asked(text) == []


def test_posts_are_those_listed_and_not_their_sum() -> None:
    found = notice("应聘者要求身体健康。").posts
    assert [(p.name, p.headcount) for p in found] == [
        ("专职巡河员", 4),
        ("政务大厅导办人员", 3),
        ("公益性岗位(环境保洁)", 2),
    ]


def test_a_post_by_its_shorter_name() -> None:
    found = notice(
        "应聘者要求身体健康。巡河员要求高中及以上文化，年龄在20周岁到45周岁之间，须柳湾镇户籍；"
        "导办人员要求大专及以上文化，年龄35周岁以下，女性优先考虑；环境保洁岗位男性不超过60周岁、女性不超过50周岁。"
    ).posts
    first, second, third = found
    assert (first.education, first.age_min, first.age_max, first.regions) == ("high_school", 20, 45, ("柳湾镇",))
    assert (second.education, second.age_max, second.preferred) == ("associate", 35, ("女性优先考虑",))
    assert (third.education, third.age_max) == (None, None)


def test_a_word_that_two_posts_end_with_names_none() -> None:
    head = "河口镇招聘启事\n\n河口镇招聘专职巡河员4人、兼职巡河员3人。\n\n"
    text = "应聘者要求身体健康。巡河员要求高中及以上文化。\n"
    found = extract([read_bytes(f"{head}{text}".encode(), "n.txt")])
    assert all(p.education is None for p in found.posts)


def test_a_threshold_is_a_heading_of_conditions() -> None:
    text = (
        "某市法院招录书记员简章\n\n【报考门槛】\n（1）身体健康；\n（2）年满18周岁；\n\n【测试办法】\n（1）携带证件；\n"
    )
    found = extract([read_bytes(text.encode(), "n.txt")])
    assert len(found.eligibility) == 2
