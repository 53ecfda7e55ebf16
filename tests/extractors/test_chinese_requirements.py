"""Chinese demands clause by clause: what is asked, of whom, and the wording that proves it."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope


def clause(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Model, values and cited wording of every rule of a clause; the range must lie in the clause."""
    out = []
    for rule in read_clause(text, 0, Scope((), 2023)):
        assert 0 <= rule.cited[0] < rule.cited[1] <= len(text)
        values = {k: str(v) for k, v in rule.values.items() if k not in ("basis", "full_time", "obtained_by")}
        out.append((rule.model.__name__, values))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("退伍义务兵学历可放宽至初中", [("junior_high", "退伍义务兵")]),
        ("山区乡镇考生文化程度放宽到高中", [("high_school", "山区乡镇考生")]),
        ("优秀运动员学历降低到中专", [("secondary_vocational", "优秀运动员")]),
        (
            "须有大专及以上文化程度(云岭县户籍人员文化程度可放宽至高中)",
            [("associate", ""), ("high_school", "云岭县户籍人员")],
        ),
        (
            "驾驶员、保育员须具有高中及以上学历,文秘员须具有大专及以上学历",
            [("high_school", "驾驶员、保育员"), ("associate", "文秘员")],
        ),
        ("本科及以上学历,其中科研岗须为物理学专业,要求博士研究生学历", [("bachelor", ""), ("doctor", "科研岗")]),
        ("高校毕业生报考须具备本科以上学历", [("bachelor", "高校毕业生")]),
        ("社会人才须具备国民教育大专以上学历", [("associate", "社会人才")]),
        ("中专以上文化", [("secondary_vocational", "")]),
        ("报考小学教师资格,应当具备大学专科毕业及以上学历", [("associate", "报考小学教师资格")]),
        ("报考高级岗位的,须具备硕士研究生学历", [("master", "报考高级岗位的")]),
        ("技校毕业,从事焊接工作满6年", [("secondary_vocational", "")]),
    ],
)
def test_education_and_whom_it_is_asked_of(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(v["min"], v.get("who", "")) for m, v in clause(text) if m == "EducationLevel" and "min" in v]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("年龄20周岁-30周岁(1990年6月1-2000年6月1日)", ("1990-06-01", "2000-06-01")),
        ("20至30周岁(1990年6月1日至2000年6月1日)", ("1990-06-01", "2000-06-01")),
        ("18周岁以上40周岁以下(1980年3月9日-2002年3月9日期间出生)", ("1980-03-09", "2002-03-09")),
        ("35周岁以下(1985年7月以后出生)", ("1985-07", "None")),
        ("报名人员在35周岁以下(报名时间2020年1月1日至2020年1月9日)", ("None", "None")),
    ],
)
def test_birth_dates_in_brackets_behind_an_age(text: str, born: tuple[str, str]) -> None:
    age = next(v for m, v in clause(text) if m == "Age")
    assert (age.get("born_from", "None"), age.get("born_to", "None")) == born


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("讲师须具有硕士学位,年龄不超过38周岁", ["讲师", "讲师"]),
        ("巡防员须具有高中学历,年龄在40周岁以下", ["巡防员", "巡防员"]),
        ("具有硕士学位,年龄不超过38周岁", ["", ""]),
        ("硕士研究生不超过30周岁,本科生不超过26周岁", ["硕士研究生", "本科生"]),
    ],
)
def test_a_subject_holds_for_what_follows_in_its_clause(text: str, whom: list[str]) -> None:
    assert [v.get("who", "") for _, v in clause(text)] == whom


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "乡镇岗位须为农学专业,园区岗位须为机械专业",
            [("乡镇岗位", "乡镇岗位须为农学专业"), ("园区岗位", "园区岗位须为机械专业")],
        ),
        ("押运员须会驾驶汽车,收银员须会使用电脑", [("押运员", "押运员须会驾驶汽车"), ("收银员", "收银员须会使用电脑")]),
        ("能够适应加班和值班", [("", "能够适应加班和值班")]),
        ("司炉岗位须持有锅炉操作证", [("司炉岗位", "司炉岗位须持有锅炉操作证")]),
    ],
)
def test_one_demand_for_each_class_of_posts(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(v.get("who", ""), v["text"]) for _, v in clause(text)] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("具有中华人民共和国国籍,拥护宪法,遵纪守法", ["Nationality", "拥护宪法,遵纪守法"]),
        ("具有中国国籍,身体健康", ["Nationality", "身体健康"]),
        ("热爱社会主义祖国,拥护中国共产党的领导", ["热爱社会主义祖国,拥护中国共产党的领导"]),
        ("报考职业资格考试者应热爱祖国,遵守社会公德", ["报考职业资格考试者应热爱祖国,遵守社会公德"]),
    ],
)
def test_what_stands_beside_a_checkable_rule(text: str, kinds: list[str]) -> None:
    assert [v.get("text", m) for m, v in clause(text)] == kinds


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "具有1年以上基层工作经历和4年以上机关或参照管理单位(机构)工作人员工作经历",
            ["基层工作经历", "机关或参照管理单位(机构)工作人员工作经历"],
        ),
        ("具有3年以上审计工作经历", ["审计工作经历"]),
        ("要求3年以上基层工作经历的岗位,须足年足月", []),
    ],
)
def test_times_served(text: str, fields: list[str]) -> None:
    assert [v["field"] for m, v in clause(text) if m == "Experience"] == fields


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("具有云岭县辖区户籍", "('云岭县',)"),
        ("大专以上学历,户籍不限", "unlimited"),
        ("限东屏区户籍(户籍以2024年5月6日为准)", "('东屏区',)"),
    ],
)
def test_regions(text: str, regions: str) -> None:
    assert [v["regions"] for m, v in clause(text) if m == "Region"] == [regions]


def test_education_stays_beside_a_free_choice_of_hukou() -> None:
    assert [m for m, _ in clause("全日制本科及以上学历,户籍不限")] == ["EducationLevel", "Region"]


def test_a_bracket_that_relaxes_education_limits_no_region() -> None:
    assert "Region" not in [m for m, _ in clause("要求大专及以上学历(青沙州户籍考生文化程度可放宽至高中)")]
