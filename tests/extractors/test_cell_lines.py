"""Cells that hold all requirements of a post as numbered items or lines, with or without marks between them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.posts.cell_lines import cell_sentences
from extractors.posts.conditions import read_conditions
from schema.values import Education, Gender


def told(text: str) -> dict[str, Any]:
    return {f.field: f.value for f in read_conditions(text)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "1.学历:硕士研究生及以上  2.专业:儿科学、麻醉学  3.年龄:38周岁及以下  4.取得执业医师资格证",
            {
                "education": Education.MASTER,
                "majors": ("儿科学", "麻醉学"),
                "age_max": 38,
                "certificates": "执业医师资格证",
            },
        ),
        (
            "1.大专及以上学历2.助产专业3.年龄32周岁以下4.持护士执业证",
            {"education": Education.ASSOCIATE, "majors": ("助产",), "age_max": 32, "certificates": "护士执业证"},
        ),
        (
            "1.本科及以上学历  2.软件工程专业  3.40周岁以下  4.3年以上数据库运维经验",
            {
                "education": Education.BACHELOR,
                "majors": ("软件工程",),
                "age_max": 40,
                "experience_years": Decimal(3),
            },
        ),
        (
            "(1)本科及以上学历(2)会计学、审计学专业(3)2年以上内控工作经验",
            {"education": Education.BACHELOR, "majors": ("会计学", "审计学"), "experience_years": Decimal(2)},
        ),
        (
            "①中专以上学历②持有叉车操作证③50岁以下④限男性",
            {
                "education": Education.SECONDARY_VOCATIONAL,
                "certificates": "叉车操作证",
                "age_max": 50,
                "gender": Gender.MALE,
            },
        ),
        (
            "全日制本科及以上学历  给排水科学与工程专业  35周岁以下  持有二级建造师证书",
            {
                "education": Education.BACHELOR,
                "full_time": True,
                "majors": ("给排水科学与工程",),
                "age_max": 35,
                "certificates": "二级建造师证书",
            },
        ),
        (
            "学历:大专  专业:护理  年龄:30岁以下  职称:初级",
            {"education": Education.ASSOCIATE, "majors": ("护理",), "age_max": 30, "certificates": "初级"},
        ),
        (
            "一、本科及以上学历。二、年龄45周岁以下。三、矿业类专业。",
            {"education": Education.BACHELOR, "age_max": 45, "majors": ("矿业类",)},
        ),
        (
            "1.大专:护理;本科:护理学;研究生:护理学  2.年龄30周岁以下",
            {"education": Education.ASSOCIATE, "majors": ("护理", "护理学"), "age_max": 30},
        ),
    ],
)
def test_each_item_is_read_by_itself(text: str, said: dict[str, Any]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("具有1.5年以上工作经验,2.0以上视力", 1),
        ("身高1.65米以上,体重2.5公斤以内的器械", 1),
        ("计算机科学与技术、软件  工程专业,35周岁以下", 1),
        ("持有A2驾驶证", 1),
        ("2.限女性;1.身体好", 1),
        ("GB50016-2.1节、3.2节", 1),
    ],
)
def test_what_is_no_series_is_left_whole(text: str, sentences: int) -> None:
    assert len(cell_sentences(text)) == sentences


def test_a_line_folded_in_the_midst_of_a_list_is_one() -> None:
    assert told("本科及以上学历,计算机科学与技术、软件  工程专业")["majors"] == ("计算机科学与技术", "软件工程")


@pytest.mark.parametrize("text", ["职称:不限", "1.本科及以上学历2.职称:无要求", "证书要求:不作要求"])
def test_a_label_that_asks_for_nothing(text: str) -> None:
    assert "certificates" not in told(text)


@pytest.mark.parametrize("text", ["本科:不限;硕士:不限", "博士:40周岁以下;硕士:35周岁以下", "本科及以上:药学类"])
def test_levels_that_list_no_majors_one_by_one(text: str) -> None:
    assert not {"majors"} & told(text).keys()
