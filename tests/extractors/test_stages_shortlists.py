"""Who goes on: ratios in all directions, fixed numbers, everybody, ties and shortage, conditions on the post."""

from __future__ import annotations

import pytest


def brief(stage):
    """to<-by xRATIO / nCOUNT, then + for equal people included and ~ for fewer people going on all the same."""
    size = f"x{stage.ratio}" if stage.ratio is not None else f"n{stage.count}" if stage.count else "all"
    return f"{stage.to}<-{stage.by} {size}{'+' if stage.ties == 'all' else ''}{'~' if stage.shortage == 'all' else ''}"


CASES = [
    ("面试人选按照招聘岗位计划数与面试人数1:3的比例，从笔试成绩高分到低分依次确定。", ["interview<-written x3"]),
    ("按拟进入面试人数与招聘人数3:1的比例确定面试人选，笔试成绩并列的一并进入面试。", ["interview<-written x3+"]),
    ("根据笔试成绩，按招聘名额三倍的比例从高分到低分确定进入资格复审人员。", ["review<-written x3"]),
    ("从高分到低分按计划录用人数4倍确定面试对象，不足4倍的按实际人数确定。", ["interview<-written x4~"]),
    ("按不超过遴选计划5倍的比例，依据笔试成绩由高到低确定面试人选。", ["interview<-written x5"]),
    ("进入面试人数与职位计划录用人数的比例一般为3:1。", ["interview<-written x3"]),
    ("面试人数按招募计划的1.5倍确定，计算结果有小数的向上取整。", ["interview<-written x1.5"]),
    ("面试人员数为岗位计划数的2.5倍，计算时出现小数的进一位。", ["interview<-written x2.5"]),
    ("笔试成绩前10名进入技能测试。", ["skill_test<-written n10"]),
    ("每个岗位取笔试成绩前三名进行技能测试。", ["skill_test<-written n3"]),
    ("每个职位选出2名人选进入考察。", ["inspection<-total n2"]),
    ("笔试成绩达到合格线的人员全部进入面试。", ["interview<-written all"]),
    ("按照1:1的比例依次等额确定体检人选，末位总成绩相同的一并参加体检。", ["physical<-total x1+"]),
    ("根据总成绩从高分到低分，按岗位招聘数等额确定考察对象。", ["inspection<-total x1"]),
    ("笔试成绩按1:5进入面试阶段。", ["interview<-written x5"]),
    ("按1:2比例提出考察人选。", ["inspection<-total x2"]),
    ("按总成绩1:1.2的比例从高到低确定体检、考察人选。", ["physical<-total x1.2"]),
    ("面试人员按岗位拟招聘人数的1.5倍确定，最后一名并列的同时进入面试。", ["interview<-written x1.5+"]),
    ("在1:3的范围内确定面试人员，不足1:3的，按实际合格人数确定。", ["interview<-written x3~"]),
    ("从笔试合格人员中按1:3确定进入面试资格复审的人选，比例内最后一名分数并列者全部入围。", ["interview<-written x3+"]),
    ("以笔试成绩、技能测试成绩之和由高到低，按1:3确定面试人选。", ["interview<-written_and_skill_test x3"]),
    ("面试人选的比例见职位表。", ["interview<-written xsee_attachment"]),
    ("对入围人员进行资格复审，复审合格者按笔试成绩排名前5名进入面试。", ["interview<-written n5"]),
    ("每个岗位笔试前6名入围面试，不足6名的全部入围。", ["interview<-written n6~"]),
    ("各岗位面试成绩第一名者进入体检环节。", ["physical<-interview n1"]),
    ("总成绩排名第一的，确定为体检对象。", ["physical<-total n1"]),
    ("通过资格审查人数达到录用计划3倍后，不再对其他人员进行资格审查。", ["review<-written x3"]),
    ("面试比例按照招聘计划数1:3确定，笔试成绩相同者一并进入面试。", ["interview<-written x3+"]),
    ("按照技能测试成绩由高到低1:3确定面试人员。", ["interview<-skill_test x3"]),
    ("笔试成绩排名在招聘计划数3倍以内的人员进入面试。", ["interview<-written x3"]),
    ("体检人选按参加面试人员综合成绩从高分到低分1:1.5差额确定。", ["physical<-total x1.5"]),
    ("按1:3（如遇并列取满并列人员）确定面试人选。", ["interview<-written x3+"]),
    (
        "从合格人员中按1:2的比例从高分到低分确定技能测试人选；从技能测试合格人员中按1:1确定体检人选。",
        ["skill_test<-written x2", "physical<-total x1"],
    ),
    ("- 笔试科目：综合知识\n- 体检比例：1:1", ["physical<-total x1"]),
    (
        "Candidates who do not achieve a passing score on the written test will not be invited to the interview.",
        ["interview<-written all"],
    ),
    (
        "Candidates will be called for interview in the ratio of 1:3 of the vacancies by the written test score.",
        ["interview<-written x3"],
    ),
    ("Candidates will be shortlisted at 5 times the number of vacancies for the interview.", ["interview<-written x5"]),
    ("The top 20 candidates in the written test will be invited to the interview.", ["interview<-written n20"]),
    (
        "The ten highest scoring candidates on the written test will proceed to the interview.",
        ["interview<-written n10"],
    ),
    (
        "Physical examination candidates are determined in equal amounts according to the total score.",
        ["physical<-total x1"],
    ),
    ("Only candidates who pass the written test will be invited to the interview.", ["interview<-written all"]),
    (
        "The candidates for interview are determined in the ratio of 1:3 of the recruitment plan, and those with the"
        " same score in the last place will enter the interview together.",
        ["interview<-written x3+"],
    ),
]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_shortlist_wordings(select, text, want):
    (scheme,) = select(text)
    assert [brief(s) for s in scheme.stages] == want


@pytest.mark.parametrize(
    "text",
    [
        "岗位缴费人数与招聘计划之比不低于3:1方可开考，达不到的核减计划。",
        "报名人数达不到招聘计划数3倍的，取消该岗位或核减计划。",
        "笔试、面试成绩按6:4的比例合成总成绩。",
        "笔试成绩占60%，面试成绩占40%。",
        "参加面试人数低于2:1的职位，面试成绩须达到70分。",
        "笔试时间为9:00-11:30，面试时间另行通知。",
        "学校现有专任教师500人，师生比不低于1:18。",
        "面试考官由7人组成，去掉一个最高分和一个最低分。",
        "体检合格人员确定为考察对象。",
        "因体检不合格出现缺额的，按总成绩等额递补。",
        "The ratio of applicants to posts must reach 3:1 before the examination can be opened.",
        "The interview carries a weightage of 30% and the written test 70%.",
        "Duties require a stamina of two hours; the top two drawers hold the files.",
    ],
)
def test_other_ratios_and_numbers_send_nobody_on(select, text):
    assert [s.stages for s in select(text)] == [()]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "招聘计划6人及以上的岗位，按1:2的比例确定面试人选；其余岗位按1:3的比例确定。",
            [("2", "headcount", "ge", "6"), ("3", None, None, None)],
        ),
        (
            "招聘9人（含）以下的岗位按1:3、10人（含）以上的岗位按1:2确定面试人选。",
            [("3", "headcount", "le", "9"), ("2", "headcount", "ge", "10")],
        ),
        (
            "招聘计划为1人的岗位按1:5确定面试人选，2人的按1:4，3人及以上的按1:3。",
            [("5", "headcount", "eq", "1"), ("4", "headcount", "eq", "2"), ("3", "headcount", "ge", "3")],
        ),
        (
            "岗位0203、0204按1:5，其他岗位按1:3的比例确定面试人选。",
            [("5", "post", "in", ("0203", "0204")), ("3", None, None, None)],
        ),
        (
            "采编岗按1:2、播音主持岗按1:4的比例确定面试人选。",
            [("2", "text", "eq", None), ("4", "text", "eq", None)],
        ),
    ],
)
def test_ratio_depends_on_the_post(select, text, want):
    (scheme,) = select(text)
    got = []
    for stage in scheme.stages:
        p = stage.predicate
        value = (p.values or (str(p.value) if p.value is not None else None)) if p else None
        got.append((str(stage.ratio), p and p.fact, p and p.op, value))
    assert got == want


def test_number_of_people_for_a_span_of_headcounts(select):
    (scheme,) = select("招聘计划10-12人的岗位，面试人数统一确定为28人。")
    (stage,) = scheme.stages
    assert (stage.to, stage.count) == ("interview", 28)
    assert stage.predicate.values == ("10", "11", "12")


def test_ties_that_are_closed_by_a_chain(select):
    (scheme,) = select("按招聘人数1:4由高到低选取人员进入面试，末位同分者只按专业知识得分高低取一人，不扩大名额。")
    assert scheme.stages[0].ties == "chain"
    assert [(t.on, [k.key for k in t.by]) for t in scheme.tie_breaks] == [("written", ["professional"])]


def test_a_sum_that_only_ranks_becomes_a_step(select):
    (scheme,) = select("以笔试成绩、技能测试成绩之和由高到低，按1:3确定面试人选。")
    step = next(s for s in scheme.steps if s.stage_only)
    assert [(t.input, str(t.weight)) for t in step.terms] == [("written", "1"), ("skill_test", "1")]


def test_a_stage_by_a_component_that_the_scheme_lacks_is_not_its_own(select):
    (scheme,) = select("笔试成绩按1:3进入面试。", tree={"interview": "面试", "total": {"interview": "1"}})
    assert scheme.stages == ()


def test_evidence_is_the_clause(select):
    (scheme,) = select("面试满分100分。按招聘计划1:3的比例确定面试人选；体检费用自理。")
    (stage,) = scheme.stages
    assert stage.quotes("ratio")[0].quote == "按招聘计划1:3的比例确定面试人选"


def test_ratios_by_the_number_of_places_in_the_sentence_after(select):
    text = (
        "在达到合格分数线的考生中，按笔试成绩从高分到低分确定面试人选。"
        "录用人数1人的职位按1:5，录用人数2人的职位按1:4，录用3人以上的职位按1:3。"
    )
    (scheme,) = select(text)
    told = [(s.to, s.by, s.ratio, s.predicate.op, s.predicate.value) for s in scheme.stages]
    assert told == [
        ("interview", "written", 5, "eq", 1),
        ("interview", "written", 4, "eq", 2),
        ("interview", "written", 3, "ge", 3),
    ]
