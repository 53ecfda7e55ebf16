"""Titles and certificates on their ladders, and the columns in which tables hold them."""

from __future__ import annotations

import pytest

from ranking.credentials import RECORD, UNIT, is_credential, joined, title_grade
from ranking.wording import judge


@pytest.mark.parametrize(
    ("cell", "value", "want"),
    [
        ("中级会计专业技术资格", "初级及以上会计专业技术资格", True),
        ("社会工作师", "助理社会工作师及以上职业资格证书", True),
        ("助理社会工作师", "社会工作师（中级）及以上职业资格证书", False),
        ("执业助理医师", "执业医师资格证书", False),
        ("执业医师资格证书", "执业助理医师及以上", True),
        ("执业护士", "护士执业资格证书", True),
        ("护师", "护士执业资格证书", None),  # a title is no licence
        ("法律职业资格证书（C类）", "法律职业资格证书（A类）", False),
        ("电工证、技师证书", "高级技师证书", False),
        ("C1驾驶证", "A2及以上驾驶证", False),
        ("CET-6", "大学英语四级", True),
        ("二级建造师", "一级建造师", False),
        ("一级建造师", "注册土木工程师或一级建造师执业资格证书之一", True),
        ("无", "注册土木工程师或一级建造师执业资格证书之一", False),
        ("执业药师", "执业药师资格证和健康证", None),
        ("普通话二级乙等", "普通话二级甲等及以上", False),
        ("高级中学教师资格证书（语文）", "初级中学及以上教师资格证书（语文）", True),
        ("高级中学教师资格证书（数学）", "初级中学及以上教师资格证书（语文）", False),
        ("高级中学教师资格证书", "小学教师资格证书", None),  # that it is enough is not said
        ("小学教师资格考试合格证明", "小学教师资格证书", False),
        ("高级会计师", "注册会计师", None),
        ("注册测绘师", "工程师及以上职称", None),
        # a paper that is told only by what it must fit
        ("小学教师资格证（语文）", "相应的教师资格证书", None),
        ("初中数学教师资格证", "与应聘岗位学科一致的教师资格证", None),
        ("高级中学教师资格证书", "具有岗位要求的相应学段教师资格证", None),
        ("无证书", "护士执业资格证书", False),
        ("未评", "中级及以上职称", False),
    ],
)
def test_a_higher_certificate_holds_the_lower(cell, value, want):
    assert judge("certificate", cell, (value,)) is want


@pytest.mark.parametrize(
    ("cell", "who", "want"),
    [
        ("副高级（主任编辑）", "具有副高级及以上专业技术职称的", True),
        ("主任医师", "具有副高级专业技术职称的", True),
        ("副主任医师（副高级）", "具有正高级专业技术职称的", False),
        ("高级工程师", "具有高级专业技术职称的", True),
        ("二级教师", "一级教师职称", False),
        ("高级技师", "具有副高级及以上职称的", None),  # a skill, not a title
        ("无", "具有中级及以上职称的", False),
        ("讲师", "中级及以上职称", True),
        ("助理工程师", "中级及以上专业技术职称", False),
    ],
)
def test_titles_by_grade(cell, who, want):
    assert judge("held", cell, (who,)) is want


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("主管护师", 2),
        ("副研究馆员", 3),
        ("教授", 4),
        ("副教授", 3),
        ("馆员", 2),
        ("注册会计师", None),
        ("群众", None),
        ("小学高级教师", 2),
        ("中小学高级教师", 3),
        ("中教一级", 2),
        ("小教一级", 1),
        ("中学二级教师", 1),
        ("记者", 2),
        ("高级记者", 4),
        ("主任记者", 3),
        ("检验师", 1),
        ("主管检验师", 2),
        ("康复治疗师", 1),
        ("医师", 1),
        ("主治医师", 2),
        ("副主任医师", 3),
        ("执业医师", None),
        ("统计员", 1),
        ("统计师", 2),
    ],
)
def test_grades_of_titles(text, grade):
    assert title_grade(text) == grade


@pytest.mark.parametrize(
    ("pieces", "value", "want"),
    [
        ((("教师资格证书", "无"), ("普通话等级", "二级甲等")), "小学及以上教师资格证书", False),
        ((("教师资格证书", ""), ("普通话等级", "二级甲等")), "小学及以上教师资格证书", None),
        ((("教师资格证书", "小学"), ("普通话等级", "")), "普通话二级乙等及以上", None),
        ((("教师资格证书", "小学"), ("普通话等级", "一级乙等")), "普通话二级甲等及以上", True),
        ((("护士执业证书", "有"),), "护士执业资格证书", True),
        ((("机动车驾驶证", "C1"),), "C1及以上驾驶证", True),
        ((("职称", "无"), ("资格证书", "无")), "初级及以上会计专业技术资格", False),
        ((("职称", "无"), ("资格证书", "")), "初级及以上会计专业技术资格", None),
        ((("职称", "无"), ("资格证书", "")), "中级及以上专业技术职称", False),
        ((("职称", ""), ("资格证书", "无")), "中级及以上专业技术职称", None),
        ((("执业资格证书", "无"),), "护士执业资格证书", False),
        ((("驾驶证", "无"),), "护士执业资格证书", None),
    ],
)
def test_the_column_that_is_about_a_demand_decides(pieces, value, want):
    assert judge("certificate", joined(pieces), (value,)) is want


def test_blank_columns_make_no_fact():
    assert joined([("职称", ""), ("资格证书", "")]) == ""
    assert joined([("职称", "讲师"), ("资格证书", "")]) == f"职称{UNIT}讲师{RECORD}资格证书{UNIT}"


@pytest.mark.parametrize("heading", ["教师资格证书", "普通话等级", "护士执业证", "机动车驾驶证", "职业技能等级"])
def test_headings_of_credentials(heading):
    assert is_credential(heading)


@pytest.mark.parametrize("heading", ["毕业证书编号", "身份证", "准考证号", "资格审查", "学位证书", "考核等级"])
def test_headings_of_other_papers(heading):
    assert not is_credential(heading)
