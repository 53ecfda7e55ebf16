"""Headings that no list holds: told by their shape, kept apart from others, reported with the way."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from cli.main import app
from extractors import extract
from extractors.posts.cells import read_cell
from extractors.posts.columns import SHAPED, kind_of
from extractors.posts.mapping import mapped_tables
from ingest import read_bytes
from schema.values import Education

SHAPES = [
    ("招聘社区工作者总数", "headcount"),
    ("本年度拟引进人才名额", "headcount"),
    ("计划录用数", "headcount"),
    ("核减后招聘计划", "headcount"),
    ("核减前计划数", "ignored"),
    ("招聘岗位名称及等级", "name"),
    ("岗位名称及人数", "name"),
    ("学段学科", "name"),
    ("任教学科名称", "name"),
    ("需求岗位报考代码", "code"),
    ("招录计划编号", "code"),
    ("支行名称", "org"),
    ("具体用人网点", "org"),
    ("事业单位主管部门名称", "org_parent"),
    ("盟市", "org_parent"),
    ("是否组织专业科目笔试", "tests"),
    ("是否加试体能测评", "tests"),
    ("岗位招聘对象及范围", "conditions"),
    ("岗位职责及任职要求", "conditions"),
    ("学历、专业、年龄及其他要求", "conditions"),
    ("执业资格或其它说明", "conditions"),
    ("备注及咨询电话", "conditions"),
    ("用人方式", "ignored"),
    ("编制经费形式", "ignored"),
    ("笔试试卷种类", "category"),
    ("实际工作地点", "workplace"),
    ("面试人员入围比例", "ratio"),
    ("考核方式及占比", "tests"),
    ("考试科目及分值比例", "tests"),
    ("岗位简称代码", "code"),
    ("报考对象类别", "category"),
    ("Functional Title", "name"),
    ("Name of the Post & Pay Level", "name"),
    ("Post/Designation", "name"),
    ("Vacancy Ref.", "code"),
    ("Requisition ID", "code"),
    ("Total No. of Advertised Posts", "headcount"),
    ("No. of Slots Available", "headcount"),
    ("Age as on 01.01.2027 (in years)", "age"),
    ("Permissible Age Limit", "age"),
    ("Minimum Essential Qualification & Experience", "education"),
    ("Entry Qualification", "education"),
    ("Post Qualification Experience", "experience"),
    ("Academic & Professional Requirements", "education"),
    ("Language Proficiency Requirements", "certificates"),
    ("Age (as on 01.06.2027) Min.", "age_min"),
    ("Age (as on 01.06.2027) Max.", "age"),
    ("计划总数", "headcount"),
    ("最低文化程度及专业背景", "education_majors"),
    ("园所名称", "org"),
    ("Grade/Position", "name"),
    ("Case No.", "code"),
    ("岗位去向", "ignored"),
    ("Hiring Department", "org"),
    ("Service Area", "org"),
    ("Post Level", "category"),
    ("Primary Location(s)", "workplace"),
    ("Terms of Service", "ignored"),
    ("Contract Duration", "ignored"),
    ("Hours per week", "ignored"),
    ("Annual Package", "ignored"),
    ("Enquiries", "ignored"),
]


@pytest.mark.parametrize(("heading", "kind"), SHAPES)
def test_shape_of_a_heading_tells_its_kind(heading: str, kind: str) -> None:
    assert kind_of(heading)[0] == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("是否专业考试", "majors"),
        ("原计划人数", "headcount"),
        ("面试人数", "headcount"),
        ("报名人数", "headcount"),
        ("缴费人数", "headcount"),
        ("民族", "region"),
        ("是否蒙汉兼通", "certificates"),
        ("State Quota", "headcount"),
        ("Age Relaxation", "age"),
        ("Test Centre Code", "code"),
    ],
)
def test_words_in_a_heading_do_not_make_it_of_their_kind(heading: str, kind: str) -> None:
    assert kind_of(heading)[0] != kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Minimum Qualificati on", "education"), ("Depart ment", "org"), ("No. of Vacan cies", "headcount")],
)
def test_words_that_a_narrow_column_cuts_are_joined(heading: str, kind: str) -> None:
    assert kind_of(heading)[0] == kind


@pytest.mark.parametrize(
    ("heading", "kind"), [("招聘岗位名秤", "name"), ("学历层此要求", "education"), ("招聘人数数", "headcount")]
)
def test_a_misprinted_heading_counts_as_the_one_it_looks_like(heading: str, kind: str) -> None:
    found, rank = kind_of(heading)
    assert found == kind
    assert rank >= SHAPED


TABLE = "序号,岗位名称,招聘人数,最高年龄规定,幸运颜色,学历\n1,会计,1,35周岁以下,红,本科\n2,文秘,2,40周岁以下,蓝,大专\n"


def test_unknown_columns_are_kept_named_and_reported() -> None:
    document = read_bytes(TABLE.encode(), "posts.csv")
    notice = extract([document])
    assert [p.extra for p in notice.posts] == [{"幸运颜色": "红"}, {"幸运颜色": "蓝"}]
    unknown = [f for f in notice.findings if f.code == "unmapped_column"]
    assert ["幸运颜色" in f.message for f in unknown] == [True]
    assert [e.quote for f in unknown for e in f.evidence] == ["幸运颜色"]
    assert unknown[0].evidence[0].address is not None


def test_inferred_columns_are_reported_with_the_way_and_the_confidence() -> None:
    document = read_bytes(TABLE.encode(), "posts.csv")
    guessed = [f for f in extract([document]).findings if f.code == "guessed_column"]
    assert len(guessed) == 1
    assert "“最高年龄规定” is read as age_max (contained, 0." in guessed[0].message
    assert [e.quote for e in guessed[0].evidence] == ["最高年龄规定"]


def test_every_column_is_listed_with_its_field() -> None:
    document = read_bytes(TABLE.encode(), "posts.csv")
    (found,) = mapped_tables([document])
    assert [(m.heading[-1], m.field, m.way) for m in found[2]] == [
        ("序号", "no", "listed"),
        ("岗位名称", "name", "listed"),
        ("招聘人数", "headcount", "listed"),
        ("最高年龄规定", "age_max", "contained"),
        ("幸运颜色", None, "unknown"),
        ("学历", "education", "listed"),
    ]


def test_the_command_shows_the_columns(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "posts.csv"
    path.write_text(TABLE, encoding="utf-8")
    shown = CliRunner().invoke(app, ["columns", str(path), "--json"])
    columns = json.loads(shown.output)[0]["columns"]
    assert columns[4] == {
        "number": 5,
        "heading": ["幸运颜色"],
        "field": None,
        "way": "unknown",
        "confidence": "0",
        "address": columns[4]["address"],
    }
    assert CliRunner().invoke(app, ["columns", str(path)]).exit_code == 0


CELLS = [
    ("majors", "\\", []),
    ("majors", "-", []),
    ("conditions", "大专学历的须具有2年以上工作经历", [("remarks", "大专学历的须具有2年以上工作经历")]),
    ("conditions", "0574-5550001", []),
    ("code", "PW 07/26", [("code", "PW 07/26")]),
    ("code", "2026 0715", [("code", "20260715")]),
    ("name", "Clerk (Level-2)", [("name", "Clerk (Level-2)")]),
    ("name", "Field Assistant (BPS-11)", [("name", "Field Assistant (BPS-11)")]),
    ("name", "Manager (E2)", [("name", "Manager (E2)")]),
    ("name", "投资经理(C01)", [("name", "投资经理"), ("code", "C01")]),
    ("region", "Oakhollow County", [("regions", ("Oakhollow County",))]),
    ("region", "None", []),
    ("education", "CA / CMA", [("certificates", "CA / CMA")]),
    ("education", "Diploma", [("education", Education.ASSOCIATE)]),
    ("education", "大专(学前教育专业)", [("education", Education.ASSOCIATE), ("majors", ("学前教育",))]),
    ("gender", "Both", [("gender", "unlimited")]),
    ("conditions", "须中共党员,年龄适当放宽", [("remarks", "须中共党员,年龄适当放宽"), ("political", "中共党员")]),
    ("tests", "是", []),
]


@pytest.mark.parametrize(("kind", "text", "facts"), CELLS)
def test_cells_of_tables_nobody_has_seen(kind: str, text: str, facts: list[tuple[str, object]]) -> None:
    assert [(f.field, f.value) for f in read_cell(kind, text)] == facts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("本科及以上,高级职称", {"education", "certificates"}),
        ("Secondary education; valid driving licence class B", {"education", "certificates"}),
        ("BSc in Nursing; NMC registration", {"education", "degree", "majors", "certificates"}),
        ("LLB degree; 8 years' experience", {"education", "degree"}),
        ("Diploma in Building; CPA is an advantage", {"education", "majors"}),
    ],
)
def test_cells_of_qualifications_tell_licences_as_well(text: str, wanted: set[str]) -> None:
    assert wanted <= {f.field for f in read_cell("education", text)}


def test_demands_behind_the_duties_are_the_remarks() -> None:
    text = "岗位职责:1.负责采样;2.负责化验。任职要求:1.35周岁以下,大专及以上学历;2.能适应倒班。"
    facts = {f.field: f for f in read_cell("conditions", text)}
    assert facts["remarks"].value == "1.35周岁以下,大专及以上学历;2.能适应倒班。"
    assert facts["age_max"].value == 35
    assert text[facts["remarks"].start : facts["remarks"].end] == facts["remarks"].value


def test_levels_before_their_majors() -> None:
    found = {f.field: f.value for f in read_cell("education_majors", "本科及以上:物理学类、天文学类")}
    assert found["majors"] == ("物理学类", "天文学类")
