"""Conditions of Chinese notices: clause → typed leaf with its subject; what is prose; what is no condition."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.eligibility.gathering import extract_eligibility
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.conditions import Condition

FIELDS = (
    "kind",
    "who",
    "text",
    "min",
    "max",
    "min_strict",
    "max_strict",
    "born_from",
    "born_to",
    "as_of",
    "full_time",
    "degree",
    "majors",
    "obtained_by",
    "regions",
    "registered_by",
    "years",
    "field",
    "rank",
    "value",
    "for_",
    "what",
    "months",
)


def plain(leaf: Condition) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(leaf, name, None)
        if value not in (None, (), False):
            out[name] = (
                str(value) if name in ("years", "min", "degree", "value") and not isinstance(value, tuple) else value
            )
    if leaf.kind in ("any_of", "all_of"):
        out["options"] = [plain(option) for option in leaf.options]
    return out


def conditions(text: str, *, year: int = 2023) -> list[dict[str, Any]]:
    document = read_bytes(text.encode(), "notice.txt")
    ctx = Context((Source(document),), year=year)
    found = extract_eligibility(ctx)
    for leaf in found:
        for _, record in leaf.walk():
            for pieces in record.evidence.values():
                for piece in pieces:
                    piece.verify(document)
    return [plain(leaf) for leaf in found]


def clause(text: str) -> list[dict[str, Any]]:
    return conditions(f"一、招聘计划\n招聘10人。\n二、报考条件\n1.{text};\n三、报名\n网上报名。")


SERVICE = [
    ("具有2年以上基层工作经历", {"kind": "experience", "years": "2", "field": "基层工作经历"}),
    ("具有三年以上财务工作经验", {"kind": "experience", "years": "3", "field": "财务工作经验"}),
    ("具备1年及以上教学经历", {"kind": "experience", "years": "1", "field": "教学经历"}),
    ("有5年以上工作经历", {"kind": "experience", "years": "5"}),
    ("从事护理工作满三年", {"kind": "experience", "years": "3", "field": "从事护理工作"}),
    ("在社区工作满2年", {"kind": "experience", "years": "2", "field": "在社区工作"}),
    ("满24个月工作经历", {"kind": "experience", "years": "2"}),
    ("大学本科毕业的有四年及以上工作经历", {"kind": "experience", "years": "4", "who": "大学本科毕业的"}),
    (
        "报考会计岗位的,应具有3年以上会计工作经历",
        {"kind": "experience", "years": "3", "field": "会计工作经历", "who": "报考会计岗位的"},
    ),
    ("基层工作经历截止时间为2022年8月31日", {"kind": "experience", "field": "基层工作经历", "as_of": "2022-08-31"}),
    ("工作年限以社保缴纳记录为准,截至2022年8月31日", {"kind": "experience", "as_of": "2022-08-31"}),
    (
        "要求工作经历的岗位,工作经历计算截止时间为2022年6月30日",
        {"kind": "experience", "who": "要求工作经历的岗位", "as_of": "2022-06-30"},
    ),
    ("工作经历计算至2023年5月31日", {"kind": "experience", "as_of": "2023-05-31"}),
    ("任副科级职务满2年", {"kind": "tenure", "rank": "副科级", "years": "2"}),
    ("须任科员级职务满3年", {"kind": "tenure", "rank": "科员级", "years": "3"}),
    ("担任正科级领导职务3年以上", {"kind": "tenure", "rank": "正科级", "years": "3"}),
    ("现任副处级职务", {"kind": "tenure", "rank": "副处级"}),
    ("任四级主任科员满两年", {"kind": "tenure", "rank": "四级主任科员", "years": "2"}),
    ("任中层副职岗位工作2年以上", {"kind": "tenure", "rank": "中层副职", "years": "2"}),
    ("2019至2021年年度考核均为称职以上等次", {"kind": "assessment", "years": (2019, 2020, 2021), "min": "称职"}),
    ("2020、2021、2022年年度考核均为合格以上", {"kind": "assessment", "years": (2020, 2021, 2022), "min": "合格"}),
    ("2020年、2021年年度考核结果为优秀", {"kind": "assessment", "years": (2020, 2021), "min": "优秀"}),
    (
        "近三年年度考核结果均为合格以上等次",
        {"kind": "assessment", "min": "合格", "text": "近三年年度考核结果均为合格以上等次"},
    ),
    (
        "获得市级以上表彰的,任职年限可缩短一年",
        {"kind": "substitution", "for_": "tenure", "what": "获得市级以上表彰的", "months": 12},
    ),
    (
        "其中有一年为优秀的,上述任职年限可缩短半年",
        {"kind": "substitution", "for_": "tenure", "what": "其中有一年为优秀的", "months": 6},
    ),
    (
        "取得硕士学位的,工作年限可放宽2年",
        {"kind": "substitution", "for_": "experience", "what": "取得硕士学位的", "months": 24},
    ),
]


@pytest.mark.parametrize(("text", "want"), SERVICE)
def test_service(text: str, want: dict[str, Any]) -> None:
    found = clause(text)
    assert len(found) == 1, found
    got = found[0] | ({"years": tuple(found[0]["years"])} if isinstance(found[0].get("years"), tuple) else {})
    assert got == want


LEAVES = [
    ("具有中华人民共和国国籍", {"kind": "nationality", "value": "中华人民共和国"}),
    (
        "拥护中华人民共和国宪法,拥护中国共产党领导",
        {"kind": "political", "text": "拥护中华人民共和国宪法,拥护中国共产党领导"},
    ),
    ("中共党员", {"kind": "political", "text": "中共党员"}),
    ("品行端正,遵纪守法", {"kind": "character", "text": "品行端正,遵纪守法"}),
    ("具有良好的职业道德和敬业精神", {"kind": "character", "text": "具有良好的职业道德和敬业精神"}),
    ("热爱社区工作,责任心强", {"kind": "character", "text": "热爱社区工作,责任心强"}),
    ("具有正常履行职责的身体条件和心理素质", {"kind": "health", "text": "具有正常履行职责的身体条件和心理素质"}),
    ("双眼裸视力不低于4.8,无色盲", {"kind": "health", "text": "双眼裸视力不低于4.8,无色盲"}),
    ("普通话达到二级甲等以上", {"kind": "language", "text": "普通话达到二级甲等以上"}),
    ("持有C1及以上机动车驾驶证", {"kind": "certificate", "text": "持有C1及以上机动车驾驶证"}),
    ("法律、法规规定的其他条件", {"kind": "other", "text": "法律、法规规定的其他条件"}),
    ("具有大专以上文化程度", {"kind": "education", "min": "associate"}),
    ("具有全日制本科及以上学历,研究生优先", {"kind": "education", "min": "bachelor", "full_time": True}),
    (
        "报考法规科职位的须为法律专业本科以上",
        {"kind": "education", "min": "bachelor", "majors": ("法律",), "who": "报考法规科职位的"},
    ),
    ("毕业证、学位证须于2023年7月31日前取得", {"kind": "education", "obtained_by": "2023-07-31"}),
    (
        "应届毕业生须于2023年8月31日前取得学历学位证书",
        {"kind": "education", "obtained_by": "2023-08-31", "who": "应届毕业生"},
    ),
    (
        "资格证书须在2023年7月31日之前取得",
        {"kind": "certificate", "text": "资格证书须在2023年7月31日之前取得", "obtained_by": "2023-07-31"},
    ),
    ("限男性", {"kind": "gender", "value": "male"}),
    ("户籍不限", {"kind": "region", "regions": "unlimited"}),
    ("35周岁以下", {"kind": "age", "max": 35}),
    ("年龄适当放宽,最多不超过3岁", {"kind": "age", "text": "年龄适当放宽,最多不超过3岁"}),
]


@pytest.mark.parametrize(("text", "want"), LEAVES)
def test_leaf(text: str, want: dict[str, Any]) -> None:
    assert clause(text) == [want]


@pytest.mark.parametrize(
    "text",
    [
        "同等条件下退役军人优先",
        "具体岗位条件详见附件1",
        "基层工作经历是指在县级以下单位工作的经历",
        "报考者必须如实填写报名表",
        "联系电话:0000-1234567",
    ],
)
def test_no_condition(text: str) -> None:
    assert clause(text) == []


def test_alternatives() -> None:
    (found,) = clause("具有青岩市户籍,或在青岩市连续缴纳社会保险满1年")
    assert found["kind"] == "any_of"
    assert [o["kind"] for o in found["options"]] == ["region", "other"]


def test_alternative_ranks() -> None:
    (found,) = clause("现任正科级职务,或任副科级职务满3年")
    assert [o["rank"] for o in found["options"]] == ["正科级", "副科级"]


def test_subjects_of_ages() -> None:
    found = clause("年龄35周岁以下,其中退役军人可放宽至38周岁,具有高级职称的人员年龄可放宽到45周岁")
    assert [(f.get("who"), f["max"]) for f in found] == [(None, 35), ("退役军人", 38), ("具有高级职称的人员", 45)]


def test_ages_quoted_from_the_post_table() -> None:
    found = clause("岗位要求“30周岁以下”的,为1993年5月8日及以后出生,“35周岁以下”的,为1988年5月8日及以后出生")
    assert [(f["who"], f["max"], f["born_from"]) for f in found] == [
        ("岗位要求“30周岁以下”的", 30, "1993-05-08"),
        ("“35周岁以下”的", 35, "1988-05-08"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "年龄计算至2023年9月1日。",
        "年龄计算截止日期为2023年9月1日。",
        "以上年龄均以2023年9月1日为界。",
        "年龄以2023年9月1日为计算截止日。",
    ],
)
def test_reckoning_date_dates_ages_without_birth_dates(told: str) -> None:
    found = conditions(f"一、报考条件\n1.年龄35周岁以下;\n2.身体健康。\n{told}")
    assert found[0] == {"kind": "age", "max": 35, "as_of": "2023-09-01"}


@pytest.mark.parametrize(
    "told",
    [
        "年龄的计算：“35周岁以下”须在1988年9月23日（含）以后出生。",
        "年龄计算办法：30周岁以下是指1993年10月及以后出生。",
        "年龄按周岁计算，即1988年9月23日至2005年9月23日期间出生。",
    ],
)
def test_a_day_of_birth_reckons_no_age(told: str) -> None:
    found = conditions(f"一、报考条件\n1.年满18周岁;\n2.身体健康。\n{told}")
    assert all("as_of" not in each for each in found)


def test_day_named_by_reference() -> None:
    text = "一、任职资格\n1.具有两年以上工作经历;\n2.工作年限计算以报名截止日期为准。\n二、报名时间:2023年10月8日至20日"
    (found,) = conditions(text)
    assert found == {"kind": "experience", "years": "2", "as_of": "2023-10-20"}


@pytest.mark.parametrize(
    "heading",
    ["应聘条件", "二、招聘条件", "【报名条件】", "(二)报考资格", "三、岗位任职要求", "第二部分 报考条件"],
)
def test_headings_that_open_conditions(heading: str) -> None:
    assert conditions(f"{heading}\n1.具有中华人民共和国国籍;\n2.身体健康。")[0]["kind"] == "nationality"


@pytest.mark.parametrize("heading", ["三、资格审查", "四、体检与考察", "三、报名材料", "五、纪律要求", "六、加分条件"])
def test_headings_that_do_not(heading: str) -> None:
    assert conditions(f"一、招聘计划\n招聘10人。\n{heading}\n1.身体健康;\n2.持有效身份证件。") == []


def test_exclusions_are_no_conditions() -> None:
    text = "二、报考条件\n1.身体健康;\n2.有下列情形之一的,不得报考:\n(1)现役军人;\n(2)受过刑事处罚的。"
    assert [f["kind"] for f in conditions(text)] == ["health"]


def test_post_in_the_heading_limits_what_stands_below() -> None:
    text = "三、岗位条件\n(一)保育员岗\n1.具有高中及以上学历;\n2.年龄不超过45周岁。\n(二)教师岗\n1.具有本科及以上学历。"
    assert [(f["kind"], f["who"]) for f in conditions(text)] == [
        ("education", "保育员岗"),
        ("age", "保育员岗"),
        ("education", "教师岗"),
    ]


def test_damaged_and_swapped_values_give_findings() -> None:
    document = read_bytes("二、报考条件\n1.年龄l8周岁以上、35周岁以下;".encode(), "n.txt")
    ctx = Context((Source(document),))
    (age,) = extract_eligibility(ctx)
    assert age.noise
    assert [f.code for f in ctx.findings] == ["repaired_digits"]


def test_list_of_relaxations() -> None:
    text = (
        "二、报考条件\n1.35周岁以下;\n2.符合下列条件之一的,年龄可放宽到40周岁:\n(1)退役军人;\n(2)具有中级职称的人员。"
    )
    assert [(f["max"], f.get("who")) for f in conditions(text)] == [
        (35, None),
        (40, "退役军人"),
        (40, "具有中级职称的人员"),
    ]


def test_list_of_alternatives() -> None:
    text = "二、申报条件\n(一)资历条件(须具备下列条件之一):\n1.从事专业技术工作满3年;\n2.担任助理工程师满4年。"
    (found,) = conditions(text)
    assert found["kind"] == "any_of"
    assert [o["kind"] for o in found["options"]] == ["experience", "tenure"]


def test_an_endless_clause_is_left_alone() -> None:
    text = (
        "二、报考条件\n1."
        + "年龄在35周岁以下具有本科以上学历从事教学工作满三年的人员和退役军人" * 200
        + ";\n2.身体健康。"
    )
    assert [f["kind"] for f in conditions(text)] == ["health"]


def test_several_times_served_in_one_clause() -> None:
    found = clause("具有2年以上基层工作经历和3年以上公务员工作经历")
    assert [(f["years"], f["field"]) for f in found] == [("2", "基层工作经历"), ("3", "公务员工作经历")]


def test_levels_and_certificates_of_several_posts() -> None:
    found = clause("教师岗位须具有本科以上学历并取得教师资格证,护理岗位须具有大专以上学历并取得护士执业资格证")
    assert [(f["kind"], f["who"]) for f in found] == [
        ("education", "教师岗位"),
        ("education", "护理岗位"),
        ("certificate", "教师岗位"),
        ("certificate", "护理岗位"),
    ]
