"""Columns of post tables that nobody had seen: what is kept of them, what they weigh, and what they merely wish."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.conditions.majors import read_majors
from extractors.posts.cells import read_cell
from extractors.posts.columns import kind_of
from extractors.posts.mapping import mapped_tables
from ingest import read_bytes
from schema.values import Degree, Education, Gender

HEADINGS = [
    ("学历性质", "mode"),
    ("学习形式", "mode"),
    ("是否全日制", "mode"),
    ("基层工作经历时间", "experience"),
    ("女名额", "part"),
    ("其中男性人数", "part"),
    ("O.B.C.", "part"),
    ("General (UR)", "part"),
    ("设岗学校", "org"),
    ("编制单位", "org"),
    ("省辖市", "org_parent"),
    ("笔试成绩折算比例", "tests"),
    ("面试成绩计入总成绩比例", "tests"),
    ("Written Test Weightage", "tests"),
    ("岗位对象", "conditions"),
    ("汇报对象", "ignored"),
    ("居住地要求", "region"),
    ("规培证", "certificates"),
    ("招录编号", "code"),
    ("V/No.", "code"),
    ("进人计划", "headcount"),
    ("优先条件", "preferred"),
    ("Desirable Qualifications", "preferred"),
    # near ones that are something else
    ("服务时间", "ignored"),
    ("男女比例", None),
    ("面试成绩", "result"),
    ("笔试合格分数线", None),
    ("学位证书要求", "degree"),
    ("Essential and desirable qualifications", None),
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_what_a_heading_is_taken_for(heading, kind):
    assert kind_of(heading)[0] == kind


CELLS = [
    ("mode", "全日制", {"full_time": True}),
    ("mode", "限全日制普通高等教育", {"full_time": True}),
    ("mode", "是", {"full_time": True}),
    ("mode", "不限", {}),
    ("mode", "普通招生计划", {}),
    ("mode", "全日制本科及以上", {"full_time": True, "education": Education.BACHELOR}),
    ("age", "18≤年龄≤35", {"age_min": 18, "age_max": 35}),
    ("age", "18周岁<年龄<36周岁", {"age_min": 19, "age_max": 35}),
    ("age", "18≤身高", {}),
    ("preferred", "有驾驶证", {"remarks": "有驾驶证", "preferred": "有驾驶证"}),
    ("preferred", "Three years' experience in a museum", {"remarks": "*", "preferred": "*"}),
    ("preferred", "无", {}),
    ("headcount", "2(男)", {"headcount": 2, "gender": Gender.MALE}),
    ("headcount", "3人(限女性)", {"headcount": 3, "gender": Gender.FEMALE}),
    ("headcount", "3(男2)", {"headcount": 3}),
    ("graduates", "√", {"fresh_graduates_only": True}),
    ("graduates", "×", {}),
    ("conditions", "35", {}),
    ("education_degree", "硕士研究生(硕士)", {"education": Education.MASTER, "degree": Degree.MASTER}),
    ("education_degree", "本科(学士)", {"education": Education.BACHELOR, "degree": Degree.BACHELOR}),
]


@pytest.mark.parametrize(("kind", "text", "want"), CELLS)
def test_what_a_cell_says(kind, text, want):
    found = {f.field: f.value for f in read_cell(kind, text)}
    assert found == {field: text if value == "*" else value for field, value in want.items()}


DIVISIONS = [
    ("UR-2, OBC-1, SC-1", [("UR", 2), ("OBC", 1), ("SC", 1)]),
    ("UR: 3; EWS: 1", [("UR", 3), ("EWS", 1)]),
    ("男3人、女2人", [("男", 3), ("女", 2)]),
    ("见附件2", [("见附件", 2)]),
    ("2", []),
    ("UR-2 as per roster", []),
    ("不限", []),
]


@pytest.mark.parametrize(("text", "want"), DIVISIONS)
def test_how_a_cell_divides_a_headcount(text, want):
    assert [fact.value for fact in read_cell("division", text)] == want


SHARES = [
    ("笔试折算比例", "40%", ("笔试", Decimal("0.4"))),
    ("面试成绩折合系数", "0.6", ("面试", Decimal("0.6"))),
    ("试讲成绩计入总成绩比例", ".35", ("试讲", Decimal("0.35"))),
    ("笔试折算比例", "1:3", None),
    ("笔试折算比例", "60", None),
]


@pytest.mark.parametrize(("heading", "text", "want"), SHARES)
def test_what_a_test_weighs(heading, text, want):
    found = [fact.value[:2] for fact in read_cell("tests", text, heading)]
    assert found == ([want] if want else [])


def table(*rows: str) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row.split("|")) + "</tr>" for row in rows)
    return f"<html><body><table>{cells}</table></body></html>".encode()


def test_an_authority_beside_the_employer_is_kept_under_its_heading():
    document = read_bytes(
        table("主管部门|招聘单位|内设科室|岗位|人数|学历", "市水利局|市河道管理处|工程科|巡堤员|2|大专以上"),
        "岗位.html",
    )
    (post,) = extract([document]).posts
    assert post.org == "市河道管理处"
    assert post.extra == {"主管部门": "市水利局", "内设科室": "工程科"}
    (found,) = mapped_tables([document])
    fields = {column.heading[-1]: column.field for column in found[2]}
    assert fields["主管部门"] is None
    assert fields["内设科室"] is None
    assert fields["招聘单位"] == "org"


def test_an_authority_alone_is_the_employer():
    document = read_bytes(table("主管部门|岗位|人数|学历", "市水利局|巡堤员|2|大专以上"), "岗位.html")
    (post,) = extract([document]).posts
    assert post.org == "市水利局"
    assert {c.heading[-1]: c.field for c in next(mapped_tables([document]))[2]}["主管部门"] == "org"


def test_pass_marks_do_not_make_a_table_one_of_results():
    document = read_bytes(
        table("岗位代码|岗位名称|招聘人数|笔试合格分数线|面试合格分数线", "C1|检验员|2|50|60", "C2|化验员|1|50|60"),
        "岗位.html",
    )
    assert [(p.code, p.headcount) for p in extract([document]).posts] == [("C1", 2), ("C2", 1)]


def test_a_wish_is_no_demand():
    document = read_bytes(
        table(
            "Post Code|Name of Post|No. of Posts|Essential Qualification|Desirable",
            "7/26|Curator|2|Master's degree in History|Two years' experience in a museum",
        ),
        "posts.html",
    )
    (post,) = extract([document]).posts
    assert post.preferred == ("Two years' experience in a museum",)
    assert post.experience_years is None


def test_all_sites_of_an_employer_are_no_employer():
    document = read_bytes(table("岗位名称|招聘人数|学历|工作地点", "驾驶员|5|初中及以上|各供水站"), "岗位.html")
    (post,) = extract([document]).posts
    assert (post.org, post.workplace) == (None, "各供水站")


def test_codes_guarded_in_a_csv_keep_their_zeros():
    rows = '岗位代码,岗位名称,招聘人数\n="00123",采样员,2\n\'00124,化验员,1\n'
    document = read_bytes(rows.encode(), "岗位.csv")
    assert [(p.code, p.headcount) for p in extract([document]).posts] == [("00123", 2), ("00124", 1)]
    assert '"' not in document.text


def test_levels_and_sexes_ticked_in_columns_of_their_own():
    rows = (
        "编号|部门|岗位|人数|学历要求|学历要求|学历要求|性别|性别|是否限应届",
        "编号|部门|岗位|人数|硕士|本科|大专|男|女|是否限应届",
        "1|法务部|法务|1|√|√||||√",
        "2|工程部|测量员|2|||√|√||",
    )
    first, second = extract([read_bytes(table(*rows), "岗位.html")]).posts
    assert (first.education, first.gender, first.fresh_graduates_only) == (Education.BACHELOR, None, True)
    assert (second.education, second.gender, second.fresh_graduates_only) == (Education.ASSOCIATE, Gender.MALE, None)


def test_ages_in_columns_of_the_levels_are_those_of_some():
    rows = (
        "岗位|人数|学历|年龄（周岁以下）|年龄（周岁以下）|专业",
        "岗位|人数|学历|本科|硕士|专业",
        "水文员|2|本科以上|30|35|水文学",
        "规划师|1|本科以上|40|40周岁|城乡规划",
    )
    first, second = extract([read_bytes(table(*rows), "岗位.html")]).posts
    assert first.age_max is None
    assert [(limit.who, limit.max) for limit in first.age_limits] == [("本科", 30), ("硕士", 35)]
    assert [(limit.who, limit.max) for limit in second.age_limits] == [("本科", 40), ("硕士", 40)]


def test_rows_that_a_page_hides_are_no_posts():
    rows = "<tr><td>岗位</td><td>名额</td><td>学历</td></tr><tr><td>收费员</td><td>1</td><td>大专</td></tr>"
    hidden = "<tr style='display:none'><td>样例</td><td>99</td><td>大专</td></tr>"
    more = "<tbody hidden><tr><td>样例</td><td>88</td><td>大专</td></tr></tbody>"
    page = f"<html><body><table>{rows}{hidden}{more}</table></body></html>"
    assert [(p.name, p.headcount) for p in extract([read_bytes(page.encode(), "岗位.html")]).posts] == [("收费员", 1)]


def test_codes_beside_names_in_the_headings():
    rows = ("招聘单位及代码|岗位名称及代码|招聘人数及性别|学历", "园林所（101）|园艺师（10101）|2（男）|本科")
    (post,) = extract([read_bytes(table(*rows), "岗位.html")]).posts
    assert (post.org, post.name, post.code, post.headcount) == ("园林所(101)", "园艺师", "10101", 2)
    assert post.gender is Gender.MALE


BROKEN = [
    ("本科:医学检验技术  硕士:临床检验诊断学", ("医学检验技术", "临床检验诊断学")),
    ("本科:护理学  硕士研究生:护理学、护理", ("护理学", "护理")),
    ("大专及以上:护理  本科及以上:护理学", ("护理", "护理学")),
    ("0812计算机科学与技术  0835软件工程", ("0812计算机科学与技术", "0835软件工程")),
    ("哲学(0101)  法学(0301)", ("哲学(0101)", "法学(0301)")),
    # a line may break inside an entry
    ("计算机科学与技  术、软件工程", ("计算机科学与技术", "软件工程")),
    ("中国语言  文学类", ("中国语言文学类",)),
]


@pytest.mark.parametrize(("text", "want"), BROKEN)
def test_majors_on_lines_of_their_own(text, want):
    found = read_majors(text)
    assert tuple("".join(item.split()) for item in found) == want


def test_lines_of_a_cell_in_a_workbook_name_the_majors_of_each_level():
    rows = ("科室|岗位|人数|学历及专业", "检验科|技师|2|本科：医学检验技术<br>硕士：临床检验诊断学")
    (post,) = extract([read_bytes(table(*rows), "岗位.html")]).posts
    assert post.majors == ("医学检验技术", "临床检验诊断学")


GROUPS = [
    (("一|总部||3|", "1|总部|会计|1|", "2|总部|出纳|2|", "二|分公司||4|", "3|分公司|司机|4|"), [1, 2, 4]),
    (("1|总部|会计|1|", "2|总部|出纳|2|"), [1, 2]),
    # a count that the posts behind it do not add up to is one of a post
    (("1|总部||5|", "2|总部|出纳|2|"), [5, 2]),
    (("1|总部||3|本科", "2|总部|出纳|3|"), [3, 3]),
]


@pytest.mark.parametrize(("rows", "want"), GROUPS)
def test_sums_before_the_posts_of_an_employer(rows, want):
    document = read_bytes(table("序号|单位|岗位|人数|学历", *rows), "岗位.html")
    assert [p.headcount for p in extract([document]).posts] == want
