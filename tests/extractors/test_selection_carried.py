"""What is carried from one sentence to the next: where people go on to, what adds marks up, whose line it is."""

from __future__ import annotations

import ingest
from extractors import extract
from schema.values import Rounding


def notice_of(text):
    return extract([ingest.read_bytes(f"某县事业单位公开招聘公告\n{text}\n".encode(), "a.txt")])


def scheme(text):
    (found,) = notice_of(text).schemes
    return found


HALF = "总成绩=笔试×50%+面试×50%。"


def test_where_to_is_said_in_the_sentence_before():
    found = scheme(
        HALF
        + "\n面试人选根据笔试成绩按比例由高分到低分确定。招聘8人(含8人)以上的,比例为1:2;7人(含7人)以下的,比例为1:4。"
    )
    assert [(s.to, str(s.ratio), s.predicate.op) for s in found.stages] == [
        ("interview", "2", "ge"),
        ("interview", "4", "le"),
    ]


def test_a_line_in_brackets_and_from_people_above_it():
    for text in (
        "在笔试过关(即达到最低合格分数线)的考生中,按1:3确定面试人选。",
        "从笔试合格分数线以上的人员中,按1:3确定面试人选。",
    ):
        assert [(g.on, g.min) for g in scheme(HALF + text).gates] == [("written", "authority")]


def test_a_line_that_somebody_set_and_its_number():
    text = HALF + "只有一人参加面试的,面试成绩须达到领导小组设定的合格分数线(面试合格分数线为65分)。"
    assert [(g.on, str(g.min)) for g in scheme(text).gates] == [("interview", "65")]


def test_whoever_reaches_it_is_let_in():
    text = "总成绩=体能考核×50%+笔试×50%。\n"
    text += "1、体能考核。设跳远、折返跑、跳绳三个项目,三项总成绩达到55分以上的,进入笔试环节。"
    assert [(g.on, str(g.min)) for g in scheme(text).gates] == [("physical_test", "55")]


def test_a_sum_of_what_is_weighed_already():
    found = scheme("笔试、面试成绩分别以35%和65%的权重计入总成绩。\n面试满分100分。考生总成绩=笔试总成绩+面试总成绩。")
    (total,) = (s for s in found.steps if s.id == "total")
    assert [(t.input, str(t.weight)) for t in total.terms] == [("written", "0.35"), ("interview", "0.65")]


def test_a_sum_alone_is_the_total():
    found = scheme("笔试满分60分。面试满分40分。考生总成绩=笔试成绩+面试成绩。")
    (total,) = (s for s in found.steps if s.id == "total")
    assert [(t.input, str(t.weight)) for t in total.terms] == [("written", "1"), ("interview", "1")]


def test_the_sum_of_the_papers_where_nothing_else_is_weighed():
    found = scheme("总分按四舍五入保留小数点后3位。\n笔试成绩=行政职业能力测验×70%+申论×30%。")
    assert [(s.id, s.decimals, s.rounding) for s in found.steps] == [("written", 3, Rounding.HALF_UP)]


def test_people_called_by_what_they_do():
    found = notice_of(
        "(一)消防队员\n消防队员采取体能考核、面试的方式,体能考核占60%、面试占40%。\n1、面试。满分100分。\n(二)接警员\n"
        "接警员采取笔试、面试的方式,笔试占30%、面试占70%。"
    )
    assert [t.label for t in found.tracks] == ["消防队员", "接警员"]
    assert [[t.input for t in s.steps[-1].terms] for s in found.schemes] == [
        ["physical_test", "interview"],
        ["written", "interview"],
    ]


def test_a_cap_for_each_person():
    text = HALF + "\n下列人员的笔试成绩可以加分,以示奖励,但同一应聘者加分上限为4分:\n①退役士兵加3分;\n②志愿者加2分。"
    found = scheme(text)
    assert (str(found.bonus_cap), [str(b.points) for b in found.bonuses]) == ("4", ["3", "2"])
