"""Whom a Chinese demand is about, what frees or dates it, and what asks nothing."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.conditions.exclusions import extract_exclusions
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from extractors.eligibility.gathering import extract_eligibility
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.conditions import Condition


def clause(text: str) -> list[tuple[str, dict[str, Any]]]:
    out = []
    for rule in read_clause(text, 0, Scope((), 2025)):
        assert 0 <= rule.cited[0] < rule.cited[1] <= len(text)
        out.append((rule.model.__name__, {k: str(getattr(v, "value", v)) for k, v in rule.values.items()}))
    return out


def notice(*lines: str) -> tuple[list[Condition], list[str]]:
    document = read_bytes("\n".join(["云岭县2025年招聘工作人员公告", *lines]).encode(), "n.txt")
    ctx = Context((Source(document),))
    return list(extract_eligibility(ctx)), [x.text for x in extract_exclusions(ctx)]


@pytest.mark.parametrize(
    ("text", "who", "age"),
    [
        ("具有市级以上技术能手称号的年龄不超过45周岁", "具有市级以上技术能手称号的", "45"),
        ("学科带头人年龄不超过48周岁", "学科带头人", "48"),
        ("岗位等级要求(报考艰苦地区岗位人员年龄可放宽至38周岁)", "报考艰苦地区岗位人员", "38"),
        ("退役消防员报考驾驶岗位的,学历可为高中,年龄放宽至42周岁", "退役消防员报考驾驶岗位的", "42"),
        ("护林员子女,经乡镇推荐,年龄放宽至36周岁", "护林员子女", "36"),
    ],
)
def test_the_age_is_that_of_the_people_named(text: str, who: str, age: str) -> None:
    assert [(v.get("who"), v.get("max")) for m, v in clause(text) if m == "Age"] == [(who, age)]


def test_nobody_is_named_where_nothing_is_relaxed() -> None:
    assert all("who" not in v for m, v in clause("年龄不超过35周岁,学历可为高中") if m == "Age")


def test_birth_dates_behind_a_noun_belong_to_the_age() -> None:
    found = [v for m, v in clause("年满20周岁以上32周岁以下的中国公民(1993年4月8日以后出生)") if m == "Age"]
    assert found == [{"min": "20", "max": "32", "born_from": "1993-04-08"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全日制硕士毕业生不受年龄、户籍限制",
            [("Age", "全日制硕士毕业生"), ("Region", "全日制硕士毕业生")],
        ),
        ("退役军人可不受户口限制", [("Region", "退役军人")]),
        ("博士研究生均不受年龄限制", [("Age", "博士研究生")]),
    ],
)
def test_some_people_are_free_of_a_limit(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m, v.get("who")) for m, v in clause(text)] == expected


@pytest.mark.parametrize("text", ["本岗位受年龄限制", "专业不受限制", "名额不受限制"])
def test_other_words_on_limits_free_nobody(text: str) -> None:
    assert not [m for m, _ in clause(text) if m in ("Age", "Region")]


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        ("国家承认的大专以上学历,专业不限,毕业证书应于2025年8月31日前取得", "2025-08-31", None),
        ("2025届毕业生的学历学位证书须在2025年7月31日前取得", "2025-07-31", "2025届毕业生"),
        ("符合学历要求(2025届毕业生须于2025年9月30日前取得毕业证)", "2025-09-30", "2025届毕业生"),
        ("能提交就业推荐表的毕业生,取得学历证书的日期可放宽至2025年12月31日", "2025-12-31", "能提交就业推荐表的毕业生"),
        ("留学人员须在2025年10月31日前完成学历认证", "2025-10-31", "留学人员"),
        ("报考者为2025年应届毕业生的,其毕业证书应在2025年11月30日前取得", "2025-11-30", "2025年应届毕业生"),
        ("相关学历、上岗证等取得时间均以2025年9月8日为截止日期", "2025-09-08", None),
    ],
)
def test_days_by_which_papers_are_held(text: str, day: str, who: str | None) -> None:
    found = [v for m, v in clause(text) if m == "EducationLevel" and "obtained_by" in v]
    assert [(v["obtained_by"], v.get("who")) for v in found] == [(day, who)]


def test_the_day_joins_the_level_of_its_clause() -> None:
    found = [v for m, v in clause("本科以上学历,毕业证书应于2025年8月31日前取得") if m == "EducationLevel"]
    assert found == [{"min": "bachelor", "obtained_by": "2025-08-31"}]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("高级技工班毕业生可按大专学历报考", "other"),
        ("规培合格人员当年就业的,按应届毕业生同等对待", "status"),
        ("服务期满两年内的志愿者,可报考面向应届毕业生的岗位", "status"),
    ],
)
def test_one_thing_counts_as_another(text: str, kind: str) -> None:
    assert clause(text) == [("Prose", {"kind": kind, "text": text})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中:泅渡岗位报考人员要求身高172厘米以上", ("health", "泅渡岗位报考人员", "身高172厘米以上")),
        ("要求具有中级职称的,近三年须有业绩材料", ("other", "要求具有中级职称的", "近三年须有业绩材料")),
    ],
)
def test_prose_about_some(text: str, expected: tuple[str, str, str]) -> None:
    (model, values), *rest = clause(text)
    assert (model, values.get("kind"), values.get("who"), values["text"], rest) == ("Prose", *expected, [])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("持有相应学段的教师资格证书,普通话二级甲等以上", ["Certificate", "language"]),
        ("具有与任教学科专业相符的教师资格证书", ["Certificate"]),
        ("具有较强的专业知识", ["other"]),
        ("在择业期内、尚未落实工作单位的往届毕业生", ["status"]),
        ("驾驶考试岗位须持有一级考试员证", ["Certificate"]),
    ],
)
def test_kinds_of_what_is_held(text: str, kinds: list[str]) -> None:
    assert [v.get("kind", m) for m, v in clause(text)] == kinds


def test_two_things_asked_for_at_once() -> None:
    assert [m for m, _ in clause("须同时具备大专及以上学历和初级及以上职称")] == ["EducationLevel", "Certificate"]


def test_experience_of_a_quoted_class() -> None:
    found = [v for m, v in clause("“网格长”岗位要求具有连续两年以上社区服务工作经历") if m == "Experience"]
    assert [(v["years"], v.get("who")) for v in found] == [("2", "“网格长”岗位")]


def test_headings_name_those_whom_the_items_are_about() -> None:
    conditions, _ = notice(
        "二、招聘条件",
        "(一)应届毕业生",
        "1.本科以上学历;",
        "2.年龄28周岁以下。",
        "(二)在职教师",
        "1.年龄40周岁以下;",
        "教辅岗位报考条件:",
        "1、年龄45周岁以下;",
    )
    told = [(c.kind, getattr(c, "max", None), c.who) for c in conditions]
    assert told == [
        ("education", None, "应届毕业生"),
        ("age", 28, "应届毕业生"),
        ("age", 40, "在职教师"),
        ("age", 45, "教辅岗位"),
    ]


def test_what_asks_nothing_is_no_condition() -> None:
    conditions, _ = notice(
        "一、招聘条件",
        "(一)符合下列条件的人员可以报名:",
        "1.“应届毕业生”指在2025年毕业并取得证书的人员;",
        "2.截止日期为报名首日;",
        "3.岗位表另有规定的从其规定;",
        "4.例如2年经历是指满24个月。",
        "(二)回避情形",
    )
    assert conditions == []


def test_sentences_of_one_sort_are_one_condition() -> None:
    conditions, _ = notice(
        "一、招聘条件", "1.具备适应野外作业的体质。无色盲,听力正常。", "2.身体健康,能适应倒班,服从调配。"
    )
    assert [c.text for c in conditions] == ["具备适应野外作业的体质。无色盲,听力正常", "身体健康,能适应倒班,服从调配"]


def test_the_day_of_reckoning_and_the_day_of_papers_in_one_item() -> None:
    conditions, _ = notice(
        "一、招聘条件",
        "1.年龄35周岁以下;",
        "2.年龄、工作经历的计算截止到2025年5月31日,2025届毕业生须于2025年7月31日前取得毕业证书。",
    )
    assert [(c.kind, getattr(c, "as_of", None), getattr(c, "obtained_by", None)) for c in conditions] == [
        ("age", "2025-05-31", None),
        ("experience", "2025-05-31", None),
        ("education", None, "2025-07-31"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["(一)不得应聘的人员范围", "1.现役军人,在读的非应届毕业生。", "2.受过刑事处罚、被开除公职的人员。"],
            ["现役军人", "在读的非应届毕业生", "受过刑事处罚、被开除公职的人员"],
        ),
        (
            ["就读未毕业的学生不能应聘,也不得以原有学历应聘,现役军人不得应聘。"],
            ["就读未毕业的学生", "现役军人"],
        ),
        (
            ["失信被执行人、现役军人、本县在编教师(含试用期人员)以及2019年以来被辞退的人员不能应聘。"],
            ["失信被执行人", "现役军人", "本县在编教师(含试用期人员)", "2019年以来被辞退的人员"],
        ),
    ],
)
def test_people_between_commas_are_shut_out_one_by_one(lines: list[str], expected: list[str]) -> None:
    assert notice("一、招聘条件", *lines)[1] == expected


def test_a_bar_before_a_heading_is_no_part_of_it() -> None:
    conditions, _ = notice("▍基本条件", "1.年龄30周岁以下。", "▍流程", "(一)体检 按计划数等额进行,费用自理。")
    assert [c.kind for c in conditions] == ["age"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全日制本科以上院校的2025届毕业生(毕业时须如期取得学位证书)", "status"),
        ("非会计类专业人员须通过全国统一考试并取得会计从业资格证书", "Certificate"),
        ("讲解岗位须为旅游类专业或取得导游资格证书", "other"),
        ("志愿到高海拔站点工作", "other"),
    ],
)
def test_the_kind_is_that_of_the_words_outside_brackets(text: str, kind: str) -> None:
    assert [v.get("kind", m) for m, v in clause(text)][-1] == kind


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("非测绘类专业人员需通过技能鉴定并取得测量员资格证书", "非测绘类专业人员"),
        ("2025届毕业生毕业时须取得学位证书", "2025届毕业生"),
    ],
)
def test_whose_certificate_it_is(text: str, who: str) -> None:
    assert [v.get("who") for m, v in clause(text) if m == "Certificate"] == [who]


def test_what_is_said_beside_typed_rules_is_kept() -> None:
    told = clause("具有本科以上学历,年龄36周岁以下,曾主持过市级以上科研项目,能长期驻外")
    assert [v["text"] for m, v in told if m == "Prose"] == ["曾主持过市级以上科研项目,能长期驻外"]


def test_a_reference_to_the_age_asked_for_is_no_age() -> None:
    assert [(m, "who" in v) for m, v in clause("符合岗位年龄条件要求")] == [("Prose", False)]


def test_some_are_free_of_a_place() -> None:
    assert clause("报考县直医院的人员不限户籍和民族")[0] == (
        "Region",
        {"regions": "unlimited", "who": "报考县直医院的人员"},
    )


def test_majors_without_the_kind_of_school() -> None:
    found = [v for m, v in clause("具有全日制普通高等院校水利专业大学本科以上学历") if m == "EducationLevel"]
    assert found[0]["majors"] == "('水利',)"


def test_dates_of_birth_explained_afterwards() -> None:
    conditions, _ = notice(
        "一、招聘条件",
        "1.年龄要求:本科生26周岁及以下,硕士研究生33周岁及以下。其中“26周岁以下”系指1999年5月2日以后出生,余者类推。",
    )
    assert [(c.max, c.born_from, c.who) for c in conditions if c.kind == "age"] == [
        (26, "1999-05-02", "本科生"),
        (33, None, "硕士研究生"),
    ]


def test_a_plain_line_with_a_post_names_those_under_it() -> None:
    conditions, _ = notice(
        "二、任职资格",
        "调度长岗位:",
        "1.具有本科以上学历,年龄42周岁及以下;",
        "调度员岗位:",
        "1.具有本科以上学历,年龄32周岁及以下;",
    )
    assert [(c.kind, c.who) for c in conditions] == [
        ("education", "调度长岗位"),
        ("age", "调度长岗位"),
        ("education", "调度员岗位"),
        ("age", "调度员岗位"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["三、招聘岗位", "1.勤务岗位:负责巡逻;"],
        ["三、报名", "报名岗位:", "1.现场报名,带齐材料;"],
    ],
)
def test_a_post_outside_conditions_opens_none(lines: list[str]) -> None:
    assert notice(*lines)[0] == []


def test_office_hours_shut_nobody_out() -> None:
    assert notice("三、报名", "1.时间:5月6日至5月9日(上午9:00至11:30,节假日不接受报名)")[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公务员近两年年度考核均为称职以上,事业人员近两年年度考核均为合格以上",
            [("公务员", "称职"), ("事业人员", "合格")],
        ),
        ("上年度考绩在良好以上等次", [(None, "良好")]),
        ("近三年(2021年、2022年、2023年)年度考核为称职(合格)及以上等次", [(None, "称职")]),
    ],
)
def test_grades_and_whose_they_are(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(v.get("who"), v["min"]) for m, v in clause(text) if m == "Assessment"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参加工作满两年", [("2", None)]),
        ("正式进入全额拨款单位工作(正式聘用)3周年以上", [("3", "进入全额拨款单位工作(正式聘用)")]),
        ("须有3年以上法官(检察)工作经历(含试用期)", [("3", "法官(检察)工作经历")]),
    ],
)
def test_years_served(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(v["years"], v.get("field")) for m, v in clause(text) if m == "Experience"] == expected


def test_the_subject_of_a_demand_stands_before_its_verb() -> None:
    found = [
        v
        for m, v in clause("应聘哈萨克语翻译岗位人员应具有国家承认的哈萨克语授课专科及以上学历")
        if m == "EducationLevel"
    ]
    assert [(v["min"], v.get("who")) for v in found] == [("associate", "应聘哈萨克语翻译岗位人员")]


def test_each_clause_is_about_the_people_at_its_head() -> None:
    conditions, _ = notice(
        "三、报考条件",
        "1.报考甲类岗位的,须具有公务员身份;报考乙类岗位的,须具有事业单位在编身份;报考丙类岗位的,须有同意报考证明。",
    )
    assert [c.who for c in conditions] == ["报考甲类岗位的", "报考乙类岗位的", "报考丙类岗位的"]


def test_a_demand_before_the_list_it_introduces() -> None:
    conditions, _ = notice(
        "三、资格条件",
        "报名人员应当具有良好的政治、业务素质,作风正派,同时须符合以下条件:",
        "1.年龄38周岁以下;",
    )
    assert [(c.kind, getattr(c, "text", None)) for c in conditions] == [
        ("character", "具有良好的政治、业务素质,作风正派"),
        ("age", None),
    ]


def test_the_circle_is_who_and_not_how_many() -> None:
    conditions, _ = notice(
        "二、选调范围",
        "公开选调工作人员6名。公务员从全县机关公务员中选调;事业人员从全县在编事业人员中选调。",
    )
    assert [c.text for c in conditions] == ["公务员从全县机关公务员中选调", "事业人员从全县在编事业人员中选调"]


def test_a_circle_without_a_place() -> None:
    conditions, _ = notice("二、招聘范围", "应聘不受户籍限制,具备下列条件的人员均可报名。")
    assert [(c.kind, c.regions, c.who) for c in conditions] == [("region", "unlimited", None)]


def test_words_of_the_table_explained() -> None:
    conditions, _ = notice("三、招聘条件", "4、“年龄条件”中“38周岁及以下”为“1983年6月1日以后出生”。")
    assert [(c.max, c.born_from, c.who) for c in conditions] == [(38, "1983-06-01", None)]


def test_a_heading_closed_by_a_full_stop() -> None:
    conditions, _ = notice("二、招考条件", "(一)招考对象。", "1.年龄30周岁以下。")
    assert [c.kind for c in conditions] == ["age"]


def test_people_in_paragraphs_under_their_heading() -> None:
    _, shut = notice(
        "二、招聘条件",
        "(三)下列人员不得应聘:",
        "现役军人;在校就读的学生;在册的正式工作人员。签有合同的人员应聘,须持单位同意的材料,否则不得应聘。",
        "受过刑事处罚的人员;在招聘中舞弊并在禁考期内的人员;法律规定不得聘用的其他人员。",
    )
    assert shut == [
        "现役军人",
        "在校就读的学生",
        "在册的正式工作人员",
        "受过刑事处罚的人员",
        "在招聘中舞弊并在禁考期内的人员",
        "法律规定不得聘用的其他人员",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("特别突出者第一学历可放宽至全日制大专学历", [("associate", "特别突出者")]),
        ("在本市乡镇卫生院工作的,放宽至具有普通高等学校专科以上学历", [("associate", "在本市乡镇卫生院工作的")]),
        ("应聘中心幼儿园需专科以上学历", [("associate", "应聘中心幼儿园")]),
        ("学历为统招大专及以上往届毕业生,专业不限", [("associate", None)]),
        ("第一学历为本科", []),
    ],
)
def test_levels_relaxed_and_aimed_at_some(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(v["min"], v.get("who")) for m, v in clause(text) if m == "EducationLevel" and "min" in v]
    assert found == expected


def test_what_follows_the_age_of_some_is_about_them() -> None:
    told = clause("博士研究生年龄在36周岁以下,有较强的科研能力")
    assert [(v.get("kind", m), v.get("who")) for m, v in told] == [("Age", "博士研究生"), ("other", "博士研究生")]


def test_a_relaxation_in_brackets_is_read() -> None:
    conditions, _ = notice(
        "二、条件",
        "4.1987年1月1日以后出生。(报考职业中学人员的年龄放宽到1982年1月1日以后出生)。",
        "5.身体健康。(详见附件)",
    )
    assert [(c.kind, getattr(c, "born_from", None), c.who) for c in conditions] == [
        ("age", "1987-01-01", None),
        ("age", "1982-01-01", "报考职业中学人员"),
        ("health", None, None),
    ]


def test_a_bar_begins_a_line_of_its_own() -> None:
    conditions, shut = notice(
        "▍基本条件",
        "有以下情形的,不接受报名:",
        "1. 曾受行政拘留的",
        "2. 有吸毒史的",
        "▍流程",
        "(一)合成 总成绩=笔试40%+面试60%。",
        "(二)体检 按计划数等额进行。",
    )
    assert (conditions, shut) == ([], ["曾受行政拘留的", "有吸毒史的"])
