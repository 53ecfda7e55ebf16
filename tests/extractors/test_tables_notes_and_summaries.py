"""Notes on all posts of a table, tables that only sum up, cells that name tests, titles and wishes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.conditions.certificates import find_certificates
from extractors.conditions.notes_of_all import all_posts
from extractors.posts.cell_tests import read_tests
from extractors.posts.cells import read_cell
from ingest import read_bytes
from schema.conditions import Age, EducationLevel
from schema.notice import Notice
from schema.values import Education


def notice(text: str, name: str) -> Notice:
    document = read_bytes(text.encode(), name)
    found = extract([document])
    found.verify([document])
    return found


NOTES = [
    ("说明:本表岗位均要求36周岁及以下(1990年5月8日及以后出生)。", "age_max", 36),
    ("注:以下岗位年龄均为40周岁以下。", "age_max", 40),
    ("年龄一律不超过45周岁。", "age_max", 45),
    ("备注:表中所列岗位均须具有硕士研究生及以上学历", "education", Education.MASTER),
    ("1.报名自愿。2.所有岗位均须具有高级中学教师资格证。", "certificates", ("高级中学教师资格证",)),
    ("注:上述岗位均面向2026年应届毕业生", "fresh_graduates_only", True),
]


@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize(("note", "field", "value"), NOTES)
def test_a_note_in_the_sheet_asks_it_of_every_post(note: str, field: str, value: object, below: bool) -> None:
    head, rows = "春江水务岗位表,,", "岗位,人数,工作地点\n抄表,2,东城\n维修,1,西城"
    lines = [head, rows, f'"{note}",,'] if below else [head, f'"{note}",,', rows]
    found = notice("\n".join(lines) + "\n", "table.csv").posts
    assert [getattr(p, field) for p in found] == [value, value]
    assert {p.evidence[field][0].reason for p in found} == {"note"}


def test_what_a_post_says_itself_stays() -> None:
    text = "岗位,人数,年龄\n抄表,2,30周岁以下\n维修,1,\n注:以上岗位年龄均不超过45周岁。,,\n"
    assert [p.age_max for p in notice(text, "t.csv").posts] == [30, 45]


@pytest.mark.parametrize(
    "note",
    [
        "以上岗位均须服务满5年。",
        "以上岗位年龄计算截止2026年5月1日。",
        "各岗位要求详见附件。",
        "所有岗位笔试均不指定教材。",
        "以上岗位面试比例均为1:3。",
        "维修岗位须具有电工证。",
        "以上岗位均提供住房。",
        "所有岗位年龄可适当放宽至40周岁。",
    ],
)
def test_notes_that_ask_nothing_of_all_posts(note: str) -> None:
    assert all_posts(note) is None
    found = notice(f"岗位,人数,工作地点\n抄表,2,东城\n维修,1,西城\n{note},,\n", "t.csv").posts
    assert all(p.age_max is None and not p.certificates and p.experience_years is None for p in found)


def test_a_line_below_a_table_asks_it_of_everybody() -> None:
    rows = "<tr><td>岗位</td><td>人数</td></tr><tr><td>出纳</td><td>1</td></tr><tr><td>审计</td><td>1</td></tr>"
    page = f"<h1>春江学院招聘公告</h1><table>{rows}</table><p>以上岗位均要求本科及以上学历。年龄不超过38周岁。</p>"
    found = notice(page, "a.html").eligibility
    assert {c.min for c in found if isinstance(c, EducationLevel)} == {Education.BACHELOR}
    assert {c.max for c in found if isinstance(c, Age)} == {38}


def test_a_table_that_only_counts_lists_no_posts_beside_one_that_names_them() -> None:
    whole = "<tr><td>单位</td><td>人数</td></tr><tr><td>甲医院</td><td>3</td></tr><tr><td>乙医院</td><td>1</td></tr>"
    rows = (
        "<tr><td>单位</td><td>岗位</td><td>人数</td></tr><tr><td>甲医院</td><td>护士</td><td>3</td></tr>"
        "<tr><td>乙医院</td><td>药师</td><td>1</td></tr>"
    )
    found = notice(f"<table>{whole}</table><p>明细</p><table>{rows}</table>", "a.html").posts
    assert [(p.org, p.name, p.headcount) for p in found] == [("甲医院", "护士", 3), ("乙医院", "药师", 1)]
    alone = notice(f"<h1>卫健局招聘护士公告</h1><table>{whole}</table>", "a.html").posts
    assert [p.headcount for p in alone] == [3, 1]


def test_a_row_that_wants_some_people_is_a_post() -> None:
    text = "学院,专业,层次,需求人数\n药学院,药理学,博士,若干\n护理学院,护理学,硕士,2\n"
    found = notice(text, "t.csv").posts
    assert [(p.org, p.headcount) for p in found] == [("药学院", None), ("护理学院", 2)]


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("笔试+面试(3:7)", [("笔试", "0.3"), ("面试", "0.7")]),
        ("笔试、面试5:5", [("笔试", "0.5"), ("面试", "0.5")]),
        ("笔试40%+面试60%", [("笔试", "0.4"), ("面试", "0.6")]),
        ("笔试+面试(1:3)", []),
        ("笔试+面试", []),
        ("面试(1:3)", []),
    ],
)
def test_a_cell_that_names_tests_and_what_they_weigh(text: str, tests: list[tuple[str, str]]) -> None:
    found = [f.value for f in read_tests(text, "考试方式") if f.field == "tests"]
    assert [(name, weight) for name, weight, _ in found] == [(n, Decimal(w)) for n, w in tests]


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        ("中级工程师或二级建造师", ["中级工程师或二级建造师"]),
        ("注册安全工程师", ["注册安全工程师"]),
        ("执业助理医师及以上", ["执业助理医师及以上"]),
        ("具有高级会计师职称", ["高级会计师职称"]),
        ("负责协助高级工程师", []),
        ("高级工程师年龄可放宽至50周岁", []),
        ("接受主治医师带教", []),
    ],
)
def test_titles_that_stand_alone(clause: str, named: list[str]) -> None:
    assert [c.text for c in find_certificates(clause)] == named


def test_wishes_in_a_column_of_majors() -> None:
    wished = {f.field: f.value for f in read_cell("majors", "会计学、审计学优先")}
    assert wished == {"preferred": "会计学、审计学优先"}
    both = {f.field: f.value for f in read_cell("majors", "理工科专业,自动化专业优先")}
    assert both["preferred"] == "自动化专业优先"
    assert "majors" in both
