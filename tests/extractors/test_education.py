"""Education levels: phrase → level, upper bound, mode, degree, span."""

from __future__ import annotations

import pytest

from extractors.values.education import find_degree, find_education
from schema.values import Degree, Education

A, B, M, D = Education.ASSOCIATE, Education.BACHELOR, Education.MASTER, Education.DOCTOR
S, H, J, P = Education.SECONDARY_VOCATIONAL, Education.HIGH_SCHOOL, Education.JUNIOR_HIGH, Education.PRIMARY

LEVELS = [
    ("大专以上文化程度", A),
    ("具有大学专科及以上学历", A),
    ("高职（专科）及以上学历", A),
    ("须具备本科及以上学历", B),
    ("大学本科以上文化", B),
    ("普通高校本科毕业生", B),
    ("大学及以上学历", B),
    ("硕士研究生及以上", M),
    ("研究生学历", M),
    ("学历要求：硕士及以上", M),
    ("博士研究生学历", D),
    ("高中及以上学历", H),
    ("高中（中专、职高）以上", S),
    ("高中或中专毕业", S),
    ("具有中等职业学校毕业证书，中专以上学历", S),
    ("中师及以上学历", S),
    ("职业高中以上文化程度", S),
    ("初中以上文化", J),
    ("小学以上文化程度", P),
    ("大专或本科学历", A),
    ("应届硕士毕业生", M),
    ("a college degree or above", A),
    ("junior college education or above", A),
    ("technical secondary school education or above", S),
    ("a bachelor's degree in accounting", B),
    ("Bachelor’s or above degree", None),
    ("master degree or higher", M),
    ("possess a doctoral degree", D),
    ("completion of high school or equivalent", H),
    ("graduation from an accredited four-year college or university", B),
    ("an associate degree from a community college", A),
    ("undergraduate degree or above", B),
]


@pytest.mark.parametrize(("text", "level"), [x for x in LEVELS if x[1] is not None])
def test_the_lowest_level_is_read(text: str, level: Education) -> None:
    import unicodedata

    found = find_education(unicodedata.normalize("NFKC", text))
    assert [m.level for m in found][:1] == [level]


NOT = [
    "小学数学教师",
    "高中语文教师岗位",
    "初中部教学楼",
    "大学英语六级",
    "大学生村官",
    "硕士生导师",
    "小学及以上数学教师资格证",
    "本科专业目录",
    "博士后流动站",
    "市第一高级中学",
    "High School Teacher",
    "residents of the high school district",
]


@pytest.mark.parametrize("text", NOT)
def test_school_words_that_ask_for_nothing_are_left_alone(text: str) -> None:
    assert find_education(text) == []


def test_the_span_holds_the_requirement() -> None:
    text = "应聘者须具有全日制本科及以上学历,并通过考试"
    match = find_education(text)[0]
    assert text[match.start : match.end] == "全日制本科及以上学历"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("全日制大专及以上学历", True),
        ("全日制普通高校本科以上学历", True),
        ("统招本科及以上学历", True),
        ("本科及以上学历(全日制)", True),
        ("本科及以上学历", None),
        ("本科及以上学历(不限全日制)", None),
        ("非全日制本科及以上学历", None),
    ],
)
def test_full_time_only_where_printed(text: str, mode: bool | None) -> None:
    assert find_education(text)[0].full_time is mode


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("硕士研究生及以上学历、硕士及以上学位", Degree.MASTER),
        ("本科及以上学历,学士及以上学位", Degree.BACHELOR),
        ("博士研究生学历学位", Degree.DOCTOR),
        ("具有硕士学位", Degree.MASTER),
        ("学士以上学位", Degree.BACHELOR),
        ("本科及以上学历", None),
        ("本科及以上学历并取得相应学位", Degree.BACHELOR),
        ("硕士研究生及以上学历,且具有与学历相对应的学位", Degree.MASTER),
        ("本科及以上学历(须取得相应学位证书)", Degree.BACHELOR),
        ("大学本科及以上学历、取得对应学位", Degree.BACHELOR),
        ("大专及以上学历并取得相应学位", None),  # no degree belongs to that level
        ("本科及以上学历,有相应学位优先", None),
        ("Master's degree in hydrology", Degree.MASTER),
    ],
)
def test_degree_only_where_asked_for(text: str, degree: Degree | None) -> None:
    assert find_education(text)[0].degree is degree


@pytest.mark.parametrize(
    ("text", "level", "upper"),
    [
        ("仅限本科学历", B, B),
        ("限大专学历", A, A),
        ("限本科及以上学历", B, None),
        ("中专以上、本科以下学历", S, B),
        ("大专至本科学历", A, B),
    ],
)
def test_upper_bounds(text: str, level: Education, upper: Education | None) -> None:
    match = find_education(text)[0]
    assert (match.level, match.upper) == (level, upper)


def test_the_education_before_the_one_asked_for_does_not_lower_it() -> None:
    found = find_education("全日制硕士研究生学历(基础学历为全日制本科)")
    assert [m.level for m in found] == [M]


def test_two_requirements_stay_two() -> None:
    found = find_education("勤务岗位高中及以上学历;文职岗位大专及以上学历")
    assert [m.level for m in found] == [H, A]


@pytest.mark.parametrize(
    ("cell", "degree"),
    [
        ("学士", Degree.BACHELOR),
        ("硕士及以上", Degree.MASTER),
        ("学士及以上学位", Degree.BACHELOR),
        ("不限", Degree.NONE),
        ("无要求", Degree.NONE),
        ("博士", Degree.DOCTOR),
        ("与最高学历相对应的学位", None),
    ],
)
def test_degree_cells(cell: str, degree: Degree | None) -> None:
    found = find_degree(cell, bare=True)
    assert (found.degree if found else None) is degree


@pytest.mark.parametrize(
    ("cell", "level"), [("本科", B), ("专科、本科", A), ("研究生", M), ("高中", H), ("大专/本科", A)]
)
def test_cells_need_no_context(cell: str, level: Education) -> None:
    assert find_education(cell) == [] or cell == "研究生"
    assert find_education(cell, bare=True)[0].level is level
