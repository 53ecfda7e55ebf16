"""Which mark a rule is about where it names none; formulas in quotation marks; tests called by their first word."""

from __future__ import annotations

import ingest
from extractors import extract


def scheme(text):
    (found,) = extract([ingest.read_bytes(f"某县公开选调公告\n{text}\n".encode(), "a.txt")]).schemes
    return found


def kept(found):
    return {x.id: x.decimals for x in (*found.marks, *found.steps) if x.decimals is not None}


def test_after_a_formula_the_total_is_kept():
    text = "(四)面试\n面试成绩满分100分。\n综合得分=笔试成绩×45%+面试成绩×55%。计算得分时,保留小数点后一位。"
    assert kept(scheme(text)) == {"total": 1}


def test_under_a_heading_without_formula_the_test_is_kept():
    text = "综合成绩=笔试成绩×45%+面试成绩×55%。\n(四)面试\n由七名考官打分,保留小数点后三位。"
    assert kept(scheme(text)) == {"interview": 3}


def test_the_one_test_that_is_no_part_is_kept():
    text = "面试总分100分,其中才艺展示占55分,答辩占45分。\n(三)成绩计算\n1.成绩计算到小数点后两位。"
    assert kept(scheme(text)) == {"interview": 2}


def test_quotation_marks_instead_of_an_equals_sign():
    found = scheme("综合成绩按“笔试成绩×30%+试讲成绩×70%+加分项成绩”计算。")
    assert found.formula == "total = written*0.3 + trial_lecture*0.7 + bonus"


def test_a_test_called_by_its_first_word():
    found = scheme(
        "笔试满分100分。技能考核满分100分。按笔试成绩占45%、技能成绩占55%的比例从高分到低分以1:3确定参加面试人员。\n"
        "总成绩按笔试占30%、技能考核占30%、面试占40%计算。"
    )
    (stage,) = found.stages
    step = next(s for s in found.steps if s.id == stage.by)
    assert [(t.input, str(t.weight)) for t in step.terms] == [("written", "0.45"), ("skill_test", "0.55")]


def test_people_above_the_line():
    found = scheme("综合成绩=笔试×50%+面试×50%。在面试成绩合格线以上考生中,按1:1的比例确定体检人选。")
    assert [(g.on, g.min) for g in found.gates] == [("interview", "authority")]


def test_marks_for_the_items_of_a_test_stop_nobody():
    text = (
        "某市招聘公告\n总成绩=笔试×50%+体能测评×50%。\n"
        "体能测评分折返跑、跳绳,取两项平均分,其中任意一项低于30分的,不进入面试。\n"
    )
    notice = extract([ingest.read_bytes(text.encode(), "a.txt")])
    assert not notice.schemes[0].gates
    assert ["任意一项" in e.quote for f in notice.findings if f.code == "rule_unread" for e in f.evidence] == [True]
