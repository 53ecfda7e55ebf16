"""Pass marks for each part of a list, and pass marks whose condition stands behind them."""

from __future__ import annotations

import pytest

BOTH = ["interview", "written"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("笔试和技能测试，均实行百分制，成绩皆达60分（含）以上者为合格。", ["skill_test", "written"]),
        ("笔试、面试成绩都在60分以上者为合格。", BOTH),
        ("笔试和面试均须达到60分方可进入体检。", BOTH),
        ("笔试、面试成绩均在60分（含60分）以上的为合格。", BOTH),
        ("笔试与面试，满分各100分，成绩均达到60分为合格。", BOTH),
        ("笔试、面试各达60分以上者方为合格。", BOTH),
        ("笔试考试、面试考核均采用百分制，两项皆须达到60分方可录用。", BOTH),
        ("笔试、技能测试、面试三个环节均不得低于60分。", ["interview", "skill_test", "written"]),
        ("笔试、面试任何一项低于60分的，不予录用。", BOTH),
        ("笔试成绩和面试成绩都达到60分的，方可确定为体检人选。", BOTH),
        ("行测、申论均达到60分以上者为合格。", ["shenlun", "xingce"]),
        ("各科成绩均达到60分以上为合格。", ["professional", "shenlun", "xingce"]),
    ],
)
def test_a_mark_for_each(select, text, want):
    (scheme,) = select(text)
    assert sorted(g.on for g in scheme.gates) == want
    assert {g.min for g in scheme.gates} == {60}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Candidates must score at least 40 marks in each paper.", ["paper_i", "paper_ii"]),
        ("The pass mark for the interview is 40.", ["interview"]),
        ("笔试满分100分，面试成绩达到60分以上者为合格。", ["interview"]),
        ("笔试结束后进行面试，面试成绩在60分以上者为合格。", ["interview"]),
        ("笔试、面试均采用百分制。", []),
    ],
)
def test_a_mark_for_one_or_none(select, text, want):
    (scheme,) = select(text)
    assert sorted({g.on for g in scheme.gates}) == want


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("面试成绩低于平均分的，不得列为考察人选，本规定仅适用于面试人数与计划数比例低于2:1的职位。", "lt", 2),
        ("面试成绩低于平均分的，不得列为考察人选。此项要求只针对参加面试人数与计划数之比不足2:1的职位。", "lt", 2),
        ("面试成绩须达到70分（仅限参加面试人数与计划数比例低于2:1的岗位）。", "lt", 2),
        ("面试成绩须达到70分。该规定适用于未形成竞争的岗位。", "le", 1),
        ("面试成绩低于70分的不予聘用。上述规定只适用于面试未形成竞争的岗位。", "le", 1),
        ("面试成绩须达到70分方可进入体检；该项规定仅适用于只有1人参加面试的岗位。", "le", 1),
        ("面试成绩须达到70分方可进入体检。参加面试人数与计划数比例达到2:1的岗位不受此限制。", "lt", 2),
        ("面试成绩须达到70分方可进入体检，形成竞争的岗位除外。", "le", 1),
        ("面试合格线为70分。本条规定只对参加面试人数与招聘人数比例低于3:1的岗位。", "lt", 3),
        ("面试成绩低于70分的，不予录用。面试于6月举行。以上规定只适用于无竞争的岗位。", "le", 1),
        ("面试成绩应达到75分方可列为体检人选，此规定仅限参加面试人数少于计划数2倍的职位。", "lt", 2),
        ("面试合格线为70分，仅适用于面试人数与计划数比例不足2:1的职位。", "lt", 2),
    ],
)
def test_a_condition_behind_the_mark(select, text, op, value):
    (scheme,) = select(text)
    (gate,) = scheme.gates
    assert gate.predicate is not None
    assert (gate.predicate.fact, gate.predicate.op, gate.predicate.value) == ("competition", op, value)
    assert gate.when


def test_an_english_condition_behind_the_mark(select):
    text = (
        "Candidates must score at least 60 marks in the interview. This requirement applies only to posts for which "
        "fewer than two candidates per vacancy are interviewed."
    )
    (scheme,) = select(text)
    (gate,) = scheme.gates
    assert (gate.predicate.op, gate.predicate.value) == ("lt", 2)


@pytest.mark.parametrize(
    "text",
    [
        "面试成绩低于60分的不予聘用。本公告只适用于本次招聘。",
        "面试成绩低于60分的不予聘用。体检费用自理，复检人员除外。",
        "面试成绩低于60分的不予聘用。按1:3的比例确定面试人选，达不到比例的按实际人数进行。",
    ],
)
def test_what_follows_is_no_condition(select, text):
    (scheme,) = select(text)
    assert [g.when for g in scheme.gates] == [None]
