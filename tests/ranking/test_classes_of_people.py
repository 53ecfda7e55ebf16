"""Classes of people: what clauses and columns name, who is excluded by the column, and phrases that limit a clause."""

from __future__ import annotations

import pytest

from ranking.checks import All, Any, Flag, Level, Words
from ranking.classes import asked_class, classes_in
from ranking.phrases import Phrases, work_named
from ranking.wording import judge


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("现役军人、试用期内的公务员", {"serving", "probation"}),
        ("在读的非应届毕业生", {"student"}),
        ("应届毕业生", {"fresh"}),
        ("“三支一扶”服务满2年考核合格人员", {"project"}),
        ("特岗教师", {"project"}),
        ("退役大学生士兵", {"veteran"}),
        ("事业单位在编人员", {"staff"}),
        ("专职网格员", {"grid"}),
        ("非公务员", set()),
        ("社会人员", set()),
        ("图书管理", set()),
    ],
)
def test_classes_that_a_text_names(text, classes):
    assert classes_in(text) == classes


@pytest.mark.parametrize(
    ("cell", "who", "want"),
    [
        ("退役军人", "退役军人", True),
        ("社会人员", "退役军人", False),
        ("专职网格员", "退役军人", False),
        ("应届毕业生", "退役军人", None),  # one may be both
        ("企业职工", "服务基层项目人员", False),
        ("大学生村官，服务满3年，考核合格", "服务基层项目人员", True),
        ("三支一扶", "服务基层项目人员", None),  # for how long is not said
        ("三支一扶（服务期内，未满2年）", "服务基层项目人员", None),
        ("社会人员", "残疾人", None),  # of which no column of classes tells
        ("无", "退役军人", False),
        ("", "退役军人", None),
    ],
)
def test_a_column_of_classes_names_one_for_each(cell, who, want):
    assert judge("class", cell, (who,)) is want


@pytest.mark.parametrize(
    ("cell", "exclusion", "want"),
    [
        ("现役军人", "现役军人", True),
        ("退役军人", "现役军人", False),
        ("试用期内公务员", "试用期内的公务员", True),
        ("应届毕业生", "在读的非应届毕业生", False),
        ("在校学生（非应届）", "在读的非应届毕业生", True),
        ("事业单位在编人员", "青芦县机关事业单位在编人员", None),  # perhaps of another county
        ("事业单位在编人员", "事业单位在编人员", True),
        ("青芦县公办学校在编教师", "青芦县公办学校在编教师", True),
        ("现役军人", "现役军人（已批准退役的除外）", None),
        ("社会人员", "曾因犯罪受过刑事处罚的", False),
        ("公务员", "公务员被辞退未满5年的", False),  # the class only tells who did it
        ("公务员", "辞去公务员职务未满3年的", None),
        ("特岗教师", "服务期未满的特岗教师", None),
        ("失信被执行人", "被列为失信联合惩戒对象的", True),
    ],
)
def test_who_is_excluded_by_the_column_of_classes(cell, exclusion, want):
    assert judge("excluded", cell, (exclusion,)) is want


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("是否退役军人", "veteran"),
        ("是否为现役军人", "serving"),
        ("有无犯罪记录", "convicted"),
        ("是否服务基层项目人员", "project"),
        ("是否全日制", None),
        ("退役军人", None),
        ("是否同意调剂", None),
    ],
)
def test_columns_that_ask_for_a_class(heading, name):
    assert asked_class(heading) == name


HAS = frozenset({"credentials", "education", "fresh", "degree", "experience_years", "n:网格员工作年限"})


@pytest.mark.parametrize(
    ("who", "check"),
    [
        (
            "具有博士学位或者副高级专业技术职称的",
            Any((Level("degree", 3), Words("credentials", "held", ("副高级专业技术职称",)))),
        ),
        ("具有硕士研究生及以上学历并取得相应学位的", All((Level("education", 5), Level("degree", 2)))),
        (
            "2025年应届硕士研究生、博士研究生",
            Any(
                (
                    All((Flag("fresh", True), Level("education", 5))),
                    All((Flag("fresh", True), Level("education", 6))),
                )
            ),
        ),
        ("从事专职网格员工作满3年的人员", Level("n:网格员工作年限", 3_000_000)),
        ("特别优秀的", None),
        ("配偶", None),
    ],
)
def test_phrases_that_limit_a_clause(who, check):
    assert Phrases(HAS).people(who) == check


@pytest.mark.parametrize(
    ("text", "work"),
    [("2年以上医院护理工作经历", "医院护理"), ("具有3年以上工作经历", ""), ("网格员工作年限", "网格员")],
)
def test_work_that_counts(text, work):
    assert work_named(text) == work
