"""Tests that only qualify (合格/不合格), the stage that passing them opens, and what only sounds like one."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

REST = "\n二、笔试满分100分，面试满分100分。\n三、总成绩＝笔试成绩×60%＋面试成绩×40%。\n"
REST_EN = (
    "\n\nThe written test carries 100 marks and the interview carries 50 marks. "
    "Total marks = written test + interview.\n"
)


def read(text: str):
    document = read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    assert notice.verify([document]) > 0
    (scheme,) = notice.schemes
    marks = {m.id for m in scheme.marks if m.pass_fail and not m.counted}
    return marks, [(g.on, g.to) for g in scheme.gates if g.on in marks], scheme


@pytest.mark.parametrize(
    ("text", "test", "to"),
    [
        ("体能测试只评定合格与否，未通过的不得参加笔试。", "physical_test", "written"),
        ("体能测评仅作合格或不合格评定，不合格的取消面试资格。", "physical_test", "interview"),
        ("面试前组织心理测试，测试未通过的取消面试资格。", "psychological", "interview"),
        ("体能测试按照有关标准执行，不达标者即取消面试资格。", "physical_test", "interview"),
        ("体能考核结果分为“合格”“不合格”，不合格者不能进入面试环节。", "physical_test", "interview"),
        ("体能测评实行达标制，不达标的人员不得进入体检。", "physical_test", "physical"),
        ("体能测试设达标、不达标两个等次，达标者方可参加面试。", "physical_test", "interview"),
        ("心理测试结果为合格和不合格两种，不合格人员一律不得列入考察对象。", "psychological", "inspection"),
        ("心理素质测评采用合格制，合格者方可进入面试。", "psychological", "interview"),
        ("心理测评由第三方机构实施。结果只作合格与否的认定，不合格的不予录用。", "psychological", "hire"),
        ("心理健康测试不合格的，不得进入体检环节。", "psychological", "physical"),
        ("体能测评成绩不合格者不得参加面试。", "physical_test", "interview"),
        ("政审结论分为合格和不合格，政审不合格的不予聘用。", "political_review", "hire"),
        ("试岗考核只作合格与否的结论，不合格的不予聘用。", "trial_post", "hire"),
        ("体能测评只判定是否达标，不计入总成绩；不达标者不得进入面试。", "physical_test", "interview"),
    ],
)
def test_a_test_that_only_qualifies_and_what_it_opens(text, test, to):
    for start in ("某局招聘10人。\n一、", "某局招聘10人。\n（一）"):
        marks, gates, scheme = read(start + text + REST)
        assert test in marks
        assert gates == [(test, to)]
        assert {t.input for s in scheme.steps for t in s.terms} == {"written", "interview"}


def test_the_heading_says_which_test():
    text = "某局招聘10人。\n（一）体能测评。各项目按现行标准实施，结果只作合格与否的评定，不合格者不得进入面试。"
    marks, gates, _ = read(text + REST)
    assert (marks, gates) == ({"physical_test"}, [("physical_test", "interview")])


@pytest.mark.parametrize(
    ("text", "test", "to"),
    [
        (
            "The physical fitness test is pass/fail. Candidates who fail the physical fitness test shall not be "
            "admitted to the interview.",
            "physical_test",
            "interview",
        ),
        (
            "The physical test will be marked pass or fail. Only those who pass the physical test will be called for "
            "the interview.",
            "physical_test",
            "interview",
        ),
    ],
)
def test_english_verdicts(text, test, to):
    marks, gates, _ = read("Recruitment of 4 officers.\n\n" + text + REST_EN)
    assert test in marks
    assert (test, to) in gates


@pytest.mark.parametrize(
    "text",
    [
        "体检结果分为合格、不合格，体检不合格的不得进入考察。",
        "资格复审不合格者不得进入面试。",
        "近三年年度考核分为合格、不合格等次的，按有关规定执行。",
        "体能测评满分100分，60分以下为不合格，不合格者不得参加面试。",
        "面试成绩低于60分为不合格，不合格者不予聘用。",
        "应聘人员应当身心健康，心理素质良好。",
        "试用期考核不合格的，取消录用。",
        "笔试合格者方可进入面试。",
        "考察不合格的不予录用。",
    ],
)
def test_what_is_no_test_that_only_qualifies(text):
    marks, _, _ = read("某局招聘10人。\n一、" + text + REST)
    assert marks == set()


@pytest.mark.parametrize(
    "text",
    [
        "同场进行性格测评，结果分为“适合”“不适合”，不计分，不适合者不得参加面试。",
        "心理测评结果为匹配和不匹配，不匹配的不能进入面试。",
        "心理测试只评定是否适宜，不适宜的取消面试资格。",
    ],
)
def test_a_verdict_in_other_words(text):
    document = read_bytes(
        f"某公司招聘公告\n笔试满分100分。{text}\n总成绩=笔试成绩×40%+面试成绩×60%。".encode(), "a.txt"
    )
    (scheme,) = extract([document]).schemes
    assert [(m.id, m.pass_fail) for m in scheme.marks if not m.counted] == [("psychological", True)]


def test_the_mark_that_passes_a_round():
    document = read_bytes(
        "某公司招聘公告\n初面百分制，初面成绩65分（含）以上为通过。\n总成绩=初面成绩。".encode(), "a.txt"
    )
    (scheme,) = extract([document]).schemes
    assert [(g.on, str(g.min), g.strict) for g in scheme.gates] in (
        [("first_test", "65", False)],
        [("interview", "65", False)],
    )


def test_a_sum_in_quotes_that_ranks_for_a_round_is_no_total():
    text = (
        "【终面】通过初面的人员按照“笔试成绩×30%＋初面成绩×70%”计算初选积分，由高到低取名额两倍的人员进入终面。\n"
        "综合成绩=笔试成绩×20%+初面成绩×30%+终面成绩×50%。"
    )
    (scheme,) = extract([read_bytes(f"某公司招聘公告\n{text}".encode(), "a.txt")]).schemes
    total = next(step for step in scheme.steps if step.id == scheme.total)
    assert [str(term.weight) for term in total.terms] == ["0.2", "0.3", "0.5"]
