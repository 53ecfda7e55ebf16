"""A relaxation keeps its people; where nobody is named its words are kept, and it is no bound for everybody."""

from __future__ import annotations

import pytest

from extractors.eligibility.gathering import extract_eligibility
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.conditions import AnyOf, Condition, Experience, Prose, Region


def rules(*items: str) -> tuple[Condition, ...]:
    lines = [f"{n}.{item}" for n, item in enumerate(items, 1)]
    document = read_bytes("\n".join(["一、报考条件", *lines]).encode(), "n.txt")
    return extract_eligibility(Context((Source(document),)))


def asked(*items: str) -> list[str]:
    """Each condition as its kind, bounds and people in one line."""
    out = []
    for rule in rules(*items):
        told = rule.model_dump(exclude_none=True, mode="json")
        shown = [
            f"{told[k]}" for k in ("min", "max", "born_from", "as_of", "value", "text", "years", "who") if k in told
        ]
        out.append(" ".join([told["kind"], *shown]))
    return out


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            ("在乡镇卫生院连续工作满3年的在职职工,年龄可放宽5周岁,如:专科学历可放宽至33周岁。",),
            ["age 年龄可放宽5周岁 在乡镇卫生院连续工作满3年的在职职工"],
        ),
        (
            ("具有两年以上工作经历的在岗村医,年龄可适当放宽3周岁,例如本科学历可放宽到33周岁。",),
            ["age 年龄可适当放宽3周岁 具有两年以上工作经历的在岗村医"],
        ),
        (
            ("年龄为18周岁以上、30周岁以下,对急需的无人机操作人才,经区人社局批准,年龄可以放宽至42周岁。",),
            ["age 18 30", "age 42 急需的无人机操作人才"],
        ),
        (
            ("年龄18岁以上,32岁以下。在岗巡逻队年龄放宽到40岁。40岁以下为1985年5月1日后出生。",),
            ["age 18 32", "age 40 1985-05-01 在岗巡逻队"],
        ),
        (
            ("年龄36周岁以下。其中,定向招聘某镇村党组织书记,村委会主任、副主任的岗位,年龄放宽到46周岁。",),
            ["age 36", "age 46 定向招聘某镇村党组织书记,村委会主任、副主任的岗位"],
        ),
        (
            ("年龄28周岁以下,因工作需要经局党组研究年龄可放宽到32周岁。",),
            ["age 28", "age 因工作需要经局党组研究年龄可放宽到32周岁"],
        ),
        (("年龄不超过35周岁,根据实际情况可放宽至40周岁。",), ["age 35", "age 根据实际情况可放宽至40周岁"]),
        (("年龄不超过35周岁,条件优秀者可适当放宽至45周岁。",), ["age 35", "age 45 条件优秀者"]),
        (
            ("年龄在40周岁以下,其中副高以上职称人员经院党委会审定,年龄可适当放宽至50周岁。",),
            ["age 40", "age 50 副高以上职称人员"],
        ),
        (
            ("对在社区连续任职满5年的网格员,年龄放宽至45周岁,学历放宽至高中。",),
            ["age 45 在社区连续任职满5年的网格员", "education high_school 在社区连续任职满5年的网格员"],
        ),
        (
            ("18至35周岁之间,具有3年以上同岗位工作经验的维修电工放宽至45周岁。",),
            ["age 18 35", "age 45 具有3年以上同岗位工作经验的维修电工"],
        ),
        (
            ("退役五年以上的社会青年。应具有本科及以上学历。", "年龄35周岁以下。身体健康。"),
            ["education bachelor 退役五年以上的社会青年", "age 35", "health 身体健康"],
        ),
        (
            ("具有出警经验消防员。\n(1)具有大专及以上学历。\n(2)具有2年接警工作经历。",),
            ["education associate 具有出警经验消防员", "experience 2 具有出警经验消防员"],
        ),
        (
            ("学历为本科及以上学历。定向招聘某县村支部书记,村主任的岗位,报考者学历放宽至高中。",),
            ["education bachelor", "education high_school 定向招聘某县村支部书记,村主任的岗位"],
        ),
        (
            ("具有大专及以上学历,具有三年以上驾驶经历或持有A2证的司机根据实际情况放宽至中专。",),
            ["education associate", "education secondary_vocational 具有三年以上驾驶经历或持有A2证的司机"],
        ),
        (("具有大专及以上学历,视岗位情况可放宽至高中。",), ["education associate", "other 视岗位情况可放宽至高中"]),
        (
            ("具有本科及以上学历。急需工种经批准学历可放宽到大专。",),
            ["education bachelor", "education associate 急需工种"],
        ),
        (("年龄为20周岁及以上、28周岁及以下。",), ["age 20 28"]),
        (("限女性,年龄为20周岁及以上、28周岁及以下。",), ["gender female", "age 20 28"]),
        (
            ("大专及以下人员应聘的应在32周岁以下,本科人员应聘的应在36周岁。",),
            ["age 32 大专及以下人员应聘的", "age 36 本科人员应聘的"],
        ),
        (("年龄不超过45周岁(1978年6月30之后出生)。",), ["age 45 1978-06-30"]),
        (
            ("年龄截至2024年6月30日计算,如40周岁以下,指未满41周岁,在1983年7月1日及以后出生,以此类推。",),
            ["age 2024-06-30"],
        ),
        (("年龄35周岁以下,如为硕士研究生可放宽至40周岁。",), ["age 35", "age 40 硕士研究生"]),
    ],
)  # fmt: skip
def test_what_is_eased_and_for_whom(items: tuple[str, ...], expected: list[str]) -> None:
    assert asked(*items) == expected


def test_the_items_below_name_those_for_whom_the_limit_is_eased() -> None:
    below = "以下人员年龄可放宽至32周岁:\n(1)退役士兵;\n(2)持有大型客车驾驶证的人员。"
    assert asked("年龄26周岁及以下。", below) == ["age 26", "age 32 退役士兵", "age 32 持有大型客车驾驶证的人员"]


def test_two_limits_eased_for_those_below_are_dealt_out_by_the_items() -> None:
    below = "以下人员年龄可放宽至30周岁、35周岁:\n(1)退役士兵,年龄可以放宽至30周岁;\n(2)现职消防员。"
    assert asked(below) == ["age 30 退役士兵", "age 年龄可放宽至30周岁、35周岁 现职消防员"]


@pytest.mark.parametrize(
    ("item", "place", "others"),
    [
        ("报考人员须具有青岭县户籍(指报名时户籍在青岭县或曾在青岭县)。", "青岭县", "曾在青岭县"),
        ("限青岭县户籍,指考生报名时为青岭县户籍或曾为青岭县户籍。", "青岭县", "曾为青岭县户籍"),
        ("具有青岭县户口(含在青岭县工作满两年的人员)。", "青岭县", "在青岭县工作满两年的人员"),
        (
            "须为青岭县户籍,以及由青岭县统一选派的人员,其服务地可视为户籍地。",
            "青岭县",
            "由青岭县统一选派的人员,其服务地可视为户籍地",
        ),
        ("须具有青岭县户籍。", "青岭县", None),
    ],
)
def test_who_counts_for_somebody_of_the_place_is_a_choice_beside_it(item: str, place: str, others: str | None) -> None:
    found = list(rules(item))
    assert len(found) == 1
    options = found[0].options if isinstance(found[0], AnyOf) else (found[0],)
    assert [o.regions for o in options if isinstance(o, Region)] == [(place,)]
    assert [o.text for o in options if isinstance(o, Prose)] == ([others] if others else [])


def test_two_times_served_in_one_clause_are_two_demands() -> None:
    told = "具有2年以上机关(含参照管理单位和公司)工作经历和3年以上基层工作经历。"
    assert [(str(r.years), r.field) for r in rules(told) if isinstance(r, Experience)] == [
        ("2", "机关(含参照管理单位和公司)工作经历"),
        ("3", "基层工作经历"),
    ]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (
            "(一)在本院工作满三年的后勤人员。\n(二)男女不限,年龄不超过45周岁。\n"
            "(四)具有较强的沟通能力。\n(五)近三年年度考核均为合格及以上。\n一、报名\n(一)个人申请。",
            ["experience", "age", "other", "assessment"],
        ),
        (
            "(一)热爱社区工作;\n(二)具有大专及以上学历。\n成绩合格的在校学生可以报名。\n(三)年龄在40周岁以下;\n(四)身体健康。",
            ["character", "education", "age", "health"],
        ),
        ("(一)个人申请。提交材料。\n(二)考核录用。组织考试。\n(三)公示。校内公示。", []),
        ("1.身份证原件;\n2.学历证书原件;\n3.一寸照片两张。", []),
    ],
)
def test_a_list_of_demands_without_a_heading(lines: str, kinds: list[str]) -> None:
    found = extract_eligibility(Context((Source(read_bytes(lines.encode(), "n.txt")),)))
    assert [rule.kind for rule in found] == kinds
