"""A column of pass marks for one test in a table of posts, and numbers with letters that posts are called by."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes


def notice(rows, text, heads=("岗位代码", "岗位名称", "招聘人数", "成绩构成", "面试合格线")):
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    table = "<table><tr>" + "".join(f"<th>{h}</th>" for h in heads) + f"</tr>{cells}</table>"
    body = f"<html><body><h1>澜岸集团2025年公开招聘公告</h1>{table}<p>三、考试</p><p>{text}</p></body></html>"
    return extract([read_bytes(body.encode(), "n.html")])


ROWS = [
    ("P1", "法务", "1", "笔试40%+面试60%", "75分"),
    ("P2", "养护工", "2", "笔试50%+面试50%", "60分"),
    ("P3", "检测员", "1", "笔试40%+面试60%", "65分"),
]
TEXT = "面试成绩低于岗位表所列合格线的,不予录用。综合成绩按岗位表所列比例计算。"


def test_the_mark_is_for_the_test_of_the_heading_and_the_posts_of_the_row():
    found = notice(ROWS, TEXT)
    codes = {track.id: track.codes for track in found.tracks}
    marks = {codes[s.tracks[0]]: [(g.on, str(g.min), g.when) for g in s.gates] for s in found.schemes}
    assert marks == {
        ("P1", "P3"): [("interview", "75", "P1"), ("interview", "65", "P3")],
        ("P2",): [("interview", "60", None)],
    }


def test_the_posts_of_one_scheme_have_the_marks_of_their_rows():
    heads = ("岗位代码", "岗位名称", "招聘人数", "面试合格线")
    rows = [(*row[:3], row[4]) for row in ROWS]
    (scheme,) = notice(rows, "总成绩＝笔试成绩×40%＋面试成绩×60%。", heads).schemes
    assert [(g.on, str(g.min), g.when) for g in scheme.gates] == [
        ("interview", "75", "P1"),
        ("interview", "60", "P2"),
        ("interview", "65", "P3"),
    ]
    assert {g.predicate.values for g in scheme.gates} == {("P1",), ("P2",), ("P3",)}


def test_one_mark_for_all_posts_has_no_condition():
    rows = [(*row[:3], "笔试40%+面试60%", "70") for row in ROWS]
    (scheme,) = notice(rows, TEXT).schemes
    assert [(g.on, str(g.min), g.when) for g in scheme.gates] == [("interview", "70", None)]


@pytest.mark.parametrize("mark", ["见公告", "", "70%"])
def test_a_cell_without_a_mark_sets_none(mark):
    heads = ("岗位代码", "岗位名称", "招聘人数", "面试合格线")
    (scheme,) = notice([(*row[:3], mark) for row in ROWS], "总成绩＝笔试成绩×40%＋面试成绩×60%。", heads).schemes
    assert scheme.gates == ()


def test_numbers_with_letters_are_codes_where_there_are_none():
    heads = ("序号", "岗位名称", "招聘人数")
    text = "硕士研究生岗位（A1）免笔试，面试占40%，专业考核占60%。其他岗位笔试、技能操作、面试按4:3:3计算总成绩。"
    found = notice([("A1", "医师", "1"), ("A2", "药师", "2"), ("A3", "护士", "3")], text, heads)
    assert [p.code for p in found.posts] == ["A1", "A2", "A3"]
    assert [t.posts for t in found.tracks] == [("A1",), ("A2", "A3")]
    coded = notice([("A1", "0101", "医师", "1"), ("A2", "0102", "药师", "2")], text, ("序号", "岗位代码", *heads[1:]))
    assert [p.code for p in coded.posts] == ["0101", "0102"]
    plain = notice([("1", "医师", "1"), ("2", "药师", "2")], text, heads)
    assert [(p.no, p.code) for p in plain.posts] == [(1, None), (2, None)]
