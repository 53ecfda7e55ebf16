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


def test_classes_with_ratios_of_their_own_in_one_sentence():
    table = "岗位代码\t岗位名称\t招聘人数\nB1\t初中数学教师\t2\nB2\t初中音乐教师\t1\nB3\t初中美术教师\t1\n"
    text = "音体美岗位按1:4,其他岗位按1:2的比例确定面试人选。总成绩=笔试×45%+面试×55%。"
    found = notice_of(table + text)
    assert {t.label: t.codes for t in found.tracks} == {"音体美岗位": ("B2", "B3"), "其他岗位": ("B1",)}
    assert [(s.tracks, [str(x.ratio) for x in s.stages]) for s in found.schemes] == [
        (("track_1",), ["4"]),
        (("track_2",), ["2"]),
    ]


def test_two_rounds_in_one_sentence():
    found = scheme(HALF + "\n根据笔试成绩,按1:6的比例确定资格复审人选,按1:4的比例确定面试人选。")
    assert [(s.to, str(s.ratio)) for s in found.stages] == [("review", "6"), ("interview", "4")]


def test_points_alone_make_a_scheme():
    found = scheme("四、加分\n退役士兵笔试成绩加4分,烈士子女加2分。")
    assert [(b.on, str(b.points)) for b in found.bonuses] == [("written", "4"), ("written", "2")]


def test_the_whole_of_the_items_and_each_of_them():
    text = "体能测评共三项,总分100分,总分低于55分或其中任意一项不满35分的,取消面试资格。\n笔试占50%,体能测评占50%。"
    found = notice_of(text)
    assert [(g.on, str(g.min)) for g in found.schemes[0].gates] == [("physical_test", "55")]
    assert any("不满35分" in e.quote for f in found.findings if f.code == "rule_unread" for e in f.evidence)
