# ruff: noqa: E501 - one case a line
"""Headings of Chinese sections in other forms, subjects that only name a class, sums of assessments."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.md")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    "heading", ["二、报名者须满足", "二、应聘人员应具备", "二、什么人可以报", "二、谁能来应聘", "二、申请人要符合哪些"]
)
def test_headings_of_conditions(heading: str) -> None:
    found = notice(
        f"# 某社招人启事\n\n一、岗位\n\n编辑2人。\n\n{heading}\n\n1.具有中华人民共和国国籍;\n\n2.身体健康。\n\n三、其他\n\n1.自带文具。"
    )
    assert [c.kind for c in found.eligibility] == ["nationality", "health"]


@pytest.mark.parametrize("heading", ["二、报名者须知", "二、应聘人员登记", "二、什么时候报", "二、申请人资料保密"])
def test_headings_of_other_things(heading: str) -> None:
    found = notice(
        f"# 某社招人启事\n\n一、岗位\n\n编辑2人。\n\n{heading}\n\n1.系统全天开放;\n\n2.身体健康状况如实填写。"
    )
    assert found.eligibility == ()


@pytest.mark.parametrize("sign", ["◆", "■", "●", "★"])
def test_headings_with_a_glyph_over_numbered_items(sign: str) -> None:
    found = notice(
        f"某院招聘公告\n\n{sign} 招聘岗位\n(1)书记员,3名;\n(2)安检员,2名。\n\n{sign} 应聘条件\n1)具有中华人民共和国国籍;\n2)身体健康。\n\n"
        f"{sign} 报名办法\n1)现场报名;\n2)身体不适者可委托他人报名。\n"
    )
    assert [c.kind for c in found.eligibility] == ["nationality", "health"]


def test_bullets_that_are_items() -> None:
    found = notice(
        "# 某院招聘公告\n\n## 应聘条件\n\n● 具有中华人民共和国国籍\n\n● 具有岗位要求的能力\n\n● 身体健康\n\n● 年满18周岁\n"
    )
    assert [c.kind for c in found.eligibility][:1] == ["nationality"]
    assert {"health", "age"} <= {c.kind for c in found.eligibility}


LEVELS = "# 某中心技能等级认定公告\n\n|编号|职业(工种)|等级|计划人数|\n|-|-|-|-|\n|K1|钳工|四级/中级工|30|\n|K2|焊工|三级/高级工|20|\n\n本批共计划认定50人,其中四级/中级工30人、三级/高级工20人。\n\n二、申报条件\n\n(一)申报四级/中级工的,须从事本职业工作满4年;\n\n(二)申报三级/高级工的,须从事本职业工作满6年;\n\n(三)申报三级/高级工的应届毕业生,须取得毕业证书。\n"


def test_people_who_apply_for_a_class_are_the_class() -> None:
    found = notice(LEVELS)
    labels = {t.id: t.label for t in found.tracks}
    assert [(labels[c.tracks[0]], c.who) for c in found.eligibility[:2]] == [
        ("四级/中级工", None),
        ("三级/高级工", None),
    ]


def test_trades_and_levels_of_an_assessment() -> None:
    found = notice(LEVELS)
    assert [(p.code, p.name, p.category, p.headcount) for p in found.posts] == [
        ("K1", "钳工", "四级/中级工", 30),
        ("K2", "焊工", "三级/高级工", 20),
    ]
    assert (found.headcount.total, [(p.label, p.count) for p in found.headcount.parts]) == (
        50,
        [("四级/中级工", 30), ("三级/高级工", 20)],
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某中心公开遴选事业单位工作人员公告", "public_institution"),
        ("某局公开遴选公务员公告", "civil_service"),
        ("某保障中心招考文职人员公告", "other"),
        ("某公安局招聘文职辅警公告", "auxiliary_police"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    assert notice(f"# {title}\n\n现招3人。\n").header.kind == kind
