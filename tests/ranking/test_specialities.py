"""Certificates of one name for different work, and grades in numbers."""

from __future__ import annotations

import pytest

from ranking.credentials import joined
from ranking.wording import judge


@pytest.mark.parametrize(
    ("cell", "value", "want"),
    [
        ("执业医师（临床）", "执业医师资格证（临床）", True),
        ("执业医师（口腔）", "执业医师资格证（临床）", False),
        ("执业医师", "执业医师资格证（临床）", None),
        ("执业助理医师（临床）", "执业医师资格证（临床）", False),
        ("临床执业医师", "执业医师资格证（口腔类别）", False),
        ("中医执业医师", "执业医师证书（中医类别）", True),
        ("执业医师证（中西医结合）", "执业医师证书（中医类别）", None),
        ("执业医师（口腔）", "执业医师资格证（临床、口腔）", True),
        ("执业医师（公共卫生）", "执业医师资格证（临床或口腔）", False),
        ("执业医师（临床）", "执业医师资格证（执业范围：儿科）", None),
        ("执业医师（临床，儿科）", "执业医师资格证（执业范围：儿科）", True),
        ("执业医师（口腔）", "执业医师资格证书", True),  # any will do
        ("执业医师", "执业医师资格证（有效）", True),
        ("一级建造师（建筑工程）", "一级建造师执业资格（建筑工程专业）", True),
        ("一级建造师（市政公用工程）", "一级建造师执业资格（建筑工程）", False),
        ("一级建造师（机电）、一级建造师（建筑）", "一级建造师执业资格（建筑工程）", True),
        ("一级造价工程师（安装）", "一级造价工程师（土建专业）", False),
        ("二级建造师（建筑工程）", "一级建造师执业资格（建筑工程）", False),
    ],
)
def test_what_a_certificate_is_for(cell, value, want):
    assert judge("certificate", cell, (value,)) is want


@pytest.mark.parametrize(
    ("cell", "value", "want"),
    [
        ("二级心理咨询师", "二级心理咨询师", True),
        ("三级心理咨询师", "二级心理咨询师证书", False),
        ("二级注册消防工程师", "一级注册消防工程师", False),
        ("一级注册消防工程师", "一级注册消防工程师", True),
        ("人力资源管理师（一级）", "一级人力资源管理师", True),
        ("二级人力资源管理师", "一级人力资源管理师", False),
        ("健康管理师（四级）", "三级及以上健康管理师", False),
        ("健康管理师（二级）", "三级及以上健康管理师", True),
        ("健康管理师", "三级及以上健康管理师", None),
        ("二级心理咨询师", "一级人力资源管理师", None),
        ("国家二级运动员", "国家一级运动员证书", False),
        ("住院医师规范化培训合格证书", "三级甲等医院住院医师规范化培训合格证书", True),
    ],
)
def test_grades_in_numbers(cell, value, want):
    assert judge("certificate", cell, (value,)) is want


@pytest.mark.parametrize(
    ("pieces", "want"),
    [
        ((("执业医师资格证", "是"), ("执业类别", "临床")), True),
        ((("执业医师资格证", "是"), ("执业类别", "口腔")), False),
        ((("执业医师资格证", "是"), ("执业类别", "")), None),
        ((("执业资格证书", "执业医师"), ("执业类别", "口腔")), False),
        ((("执业资格证书", "无"), ("执业类别", "")), False),
    ],
)
def test_a_column_that_tells_what_it_is_for(pieces, want):
    assert judge("certificate", joined(pieces), ("执业医师资格证（临床）",)) is want
