"""Pass marks: numbers, lines set later, averages, conditions; and what looks like one and is none."""

from __future__ import annotations

import pytest


def brief(gate):
    return f"{gate.on}>{'' if gate.strict else '='}{gate.min}" + (f" to {gate.to}" if gate.to else "")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("面试成绩低于60分的不予聘用。", ["interview>=60"]),
        ("面试合格分数线为60分，低于合格分数线的不得进入体检。", ["interview>=60 to physical"]),
        ("面试成绩须达到75分以上方可进入下一环节。", ["interview>=75"]),
        ("笔试合格线为45分。", ["written>=45"]),
        ("笔试成绩设60分为合格线，未达到合格线的不得参加面试。", ["written>=60 to interview"]),
        ("面试成绩60分以上（含60分）为合格。", ["interview>=60"]),
        ("面试成绩达不到面试考官组同一题本平均分的，不得进入体检。", ["interview>=average to physical"]),
        ("考生面试成绩低于本考场有效人员平均成绩的，不得确定为体检人选。", ["interview>=average to physical"]),
        ("总成绩低于60分的不予聘用。", ["total>=60"]),
        ("笔试、面试任意一项成绩低于50分的，取消应聘资格。", ["written>=50", "interview>=50"]),
        ("笔试合格分数线由县人社局根据招聘人数和笔试情况确定。", ["written>=authority"]),
        ("笔试结束后，省公务员主管部门划定最低合格分数线。", ["written>=authority"]),
        ("技能测试成绩不满70分者淘汰。", ["skill_test>=70"]),
        ("面试成绩须在80分（不含80分）以上。", ["interview>80"]),
        ("面试成绩高于65分的方可进入体检环节。", ["interview>65 to physical"]),
        ("行测低于50分的，不得确定为面试人选。", ["xingce>=50 to interview"]),
        ("各科成绩均不得低于40分。", ["xingce>=40", "shenlun>=40", "professional>=40"]),
        ("面试满分100分，及格分60分，不及格者不予录用。", ["interview>=60"]),
        ("笔试成绩不低于卷面总分的50%为合格。", ["written>=50"]),
        ("笔试、面试、技能测试三个环节各低于70分即淘汰。", ["written>=70", "interview>=70", "skill_test>=70"]),
        ("面试最低合格分为70分，达不到的不列入体检范围。", ["interview>=70 to physical"]),
        ("面试成绩及格线统一划定为60分。", ["interview>=60"]),
        ("专业技能测试成绩达70分（含）以上者，方能参加面试。", ["skill_test>=70 to interview"]),
        ("笔试、面试成绩均达到60分以上的，方可计算总成绩。", ["written>=60", "interview>=60"]),
        ("笔试成绩（含加分）低于55分的，不得进入面试。", ["written>=55 to interview"]),
        ("面试环节最终得分低于70分的，视为不合格，不进入后续环节。", ["interview>=70"]),
        ("面试成绩70分以下不予聘用。", ["interview>70"]),
        ("面试成绩合格（60分及以上）者方可参与排名。", ["interview>=60"]),
        ("单项成绩低于60分者，不予聘用。", ["written>=60", "skill_test>=60", "interview>=60"]),
        ("综合成绩60分以上者，按1:1比例进入体检。", ["total>=60 to physical"]),
        ("从面试成绩达到70分的考生中，按总成绩由高到低1:1确定体检人员。", ["interview>=70"]),
        ("在笔试成绩达到最低合格分数线的应聘人员中，按1:3的比例确定面试人员。", ["written>=authority"]),
        ("Only those who score 70% or higher in the written test will be called for interview.", ["written>=70"]),
        ("To pass the oral board, candidates must obtain a score of 70 or more.", ["interview>=70"]),
        ("Candidates must score at least 60% in the interview to be considered for appointment.", ["interview>=60"]),
        ("The pass mark for the interview is 50.", ["interview>=50"]),
        ("Candidates scoring below 40 marks in Paper I shall not be called for interview.", ["paper_i>=40"]),
        ("The qualified line of the interview is 60 points.", ["interview>=60"]),
        ("The pass mark of the written test will be determined by the Commission.", ["written>=authority"]),
        ("A final average score of 70% is required.", ["total>=70"]),
        ("A passing score of 70 is required on the oral interview.", ["interview>=70"]),
        ("The interview score must reach 70 points before the physical examination.", ["interview>=70"]),
        ("Candidates whose interview score is lower than 60 points will not be employed.", ["interview>=60"]),
        ("The interview carries 50 marks; the minimum qualifying marks for the interview are 20.", ["interview>=20"]),
    ],
)
def test_pass_mark_wordings(select, text, want):
    (scheme,) = select(text)
    assert [brief(g) for g in scheme.gates] == want


@pytest.mark.parametrize(
    "text",
    [
        "面试满分为100分，笔试满分100分。",
        "大学英语六级成绩达到425分以上。",
        "2023年面试合格线为75分，今年另行公布。",
        "体检合格者进入考察。",
        "同一岗位应聘者面试成绩均低于70分的，取消该岗位招聘计划。",
        "本次招聘不设最低合格分数线。",
        "面试成绩不设合格线。",
        "6月3日可查询笔试成绩和合格分数线。",
        "享受政策性加分的考生，其笔试成绩加分后不得超过100分。",
        "年龄在18周岁以上、35周岁以下。",
        "符合多项条件的，加分最多不超过5分。",
        "Candidates must have 20/40 vision and a GPA of at least 3.0.",
        "There will be negative marking of 0.25 marks for each wrong answer.",
        "Seniority credit may not exceed a maximum of 5 points.",
    ],
)
def test_other_marks_are_no_gates(select, text):
    assert [s.gates for s in select(text)] == [()]


@pytest.mark.parametrize(
    ("text", "when", "op", "value"),
    [
        ("未形成竞争的岗位，面试成绩须达到70分方可进入体检。", "未形成竞争的岗位", "le", 1),
        ("面试无竞争的岗位，考生面试成绩不得低于75分。", "面试无竞争的岗位", "le", 1),
        (
            "参加面试人数与计划数比例低于2:1的岗位，面试成绩须达到70分。",
            "参加面试人数与计划数比例低于2:1的岗位",
            "lt",
            2,
        ),
        (
            "参加面试人数与计划数之比应达到2:1，达不到的，面试成绩须在70分以上。",
            "参加面试人数与计划数之比应达到2:1,达不到的",
            "lt",
            2,
        ),
        ("面试没有形成竞争的岗位，考生成绩须达到70分。", "面试没有形成竞争的岗位", "le", 1),
        ("只有1人参加面试的岗位，其面试成绩应达到70分以上。", "只有1人参加面试的岗位", "le", 1),
    ],
)
def test_marks_that_depend_on_competition(select, text, when, op, value):
    (scheme,) = select(text)
    (gate,) = scheme.gates
    assert gate.when == when
    assert (gate.predicate.fact, gate.predicate.op, gate.predicate.value) == ("competition", op, value)


def test_marks_by_category_of_candidate(select):
    (scheme,) = select("Minimum qualifying marks in the written test: UR-35, OBC/EWS-34 and SC/ST-33.")
    got = [(str(g.min), g.when, g.predicate.values) for g in scheme.gates]
    assert got == [("35", "UR", ("UR",)), ("34", "OBC/EWS", ("OBC", "EWS")), ("33", "SC/ST", ("SC", "ST"))]


def test_marks_by_class_of_post(select):
    text = "甲类岗位面试合格线为60分，乙类岗位面试合格线为55分。"
    jia, yi = select(text, tracks={"jia": "甲类", "yi": "乙类"})
    assert (jia.tracks, [g.min for g in jia.gates]) == (("jia",), [60])
    assert (yi.tracks, [g.min for g in yi.gates]) == (("yi",), [55])


def test_a_class_that_is_no_track_is_kept_as_a_condition(select):
    (scheme,) = select("A类笔试成绩不低于55分；B类笔试成绩不低于50分。")
    assert [(str(g.min), g.when, g.predicate.fact) for g in scheme.gates] == [
        ("55", "A类", "category"),
        ("50", "B类", "category"),
    ]


def test_a_corrected_mark_replaces_the_old_one(select):
    (scheme,) = select("“面试成绩低于60分的，不予聘用”更正为“面试成绩低于65分的，不予聘用”。")
    assert [brief(g) for g in scheme.gates] == ["interview>=65"]


def test_a_mark_on_a_component_that_the_scheme_lacks_is_not_its_own(select):
    (scheme,) = select("试讲低于75分者不予录用。")
    assert scheme.gates == ()


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("实际参加面试人数不超过录用人数的职位，面试成绩须达到75分。", "le", 1),
        ("面试人数未超过招聘人数的岗位，考生面试成绩应不低于75分。", "le", 1),
        ("实际面试人数少于或等于招聘计划数的岗位，面试成绩须达75分。", "le", 1),
        ("若某岗位实际到场面试者不多于该岗位招聘名额，则其面试成绩不得低于75分。", "le", 1),
        ("参加面试人数等于招聘人数的，面试成绩须达到75分。", "le", 1),
        ("实际面试人数不足招聘人数2倍的岗位，面试成绩须达到75分。", "lt", 2),
        ("面试人数低于招聘计划数的，面试成绩须达到75分。", "lt", 1),
    ],
)
def test_people_set_against_places(select, text, op, value):
    (scheme,) = select(text)
    (gate,) = scheme.gates
    assert (gate.min, gate.predicate.fact, gate.predicate.op, gate.predicate.value) == (75, "competition", op, value)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("紧缺急需的岗位，面试成绩须达到70分。", [("紧缺急需的岗位", 70)]),
        ("面试成绩须达到60分，其中管理岗位面试成绩须达到65分。", [(None, 60), ("管理岗位", 65)]),
        ("各岗位面试成绩须达到60分。", [(None, 60)]),
        ("同一岗位面试成绩低于60分的不予聘用。", [(None, 60)]),
        ("应聘岗位，面试成绩须达到60分。", [(None, 60)]),
        ("面试合格线划定为60分，报考音乐、美术岗位的为55分。", [(None, 60), ("音乐、美术岗位", 55)]),
        ("面试满分100分，成绩当场公布，60分以下的（不含60分）不得确定为体检人选。", [(None, 60)]),
        ("面试百分制，70分及以上者方能进入体检环节。", [(None, 70)]),
    ],
)
def test_a_mark_of_posts_that_are_no_class_is_nobody_elses(select, text, want):
    (scheme,) = select(text)
    assert [(g.when, g.min) for g in scheme.gates] == want


def test_a_mark_for_each_class_with_the_verdict_behind_the_last(select):
    jia, yi = select("甲类岗位笔试达到60分、乙类岗位笔试达到50分的为合格。", tracks={"jia": "甲类", "yi": "乙类"})
    assert [g.min for g in jia.gates] == [60]
    assert [g.min for g in yi.gates] == [50]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("只有总成绩≥61.5分的人员，才有资格被确定为体检对象。", ["total>=61.5 to physical"]),
        ("笔试成绩须≥45分，方可进入面试。", ["written>=45 to interview"]),
        ("笔试成绩＜45分的，不得进入面试。", ["written>=45 to interview"]),
        ("面试成绩>65分方可进入体检。", ["interview>65 to physical"]),
        ("总成绩大于等于58分的方可进入体检。", ["total>=58 to physical"]),
        ("面试成绩≤59分的，不予聘用。", ["interview>59"]),
        ("评委打分汇总后，得分在59分及以下的，视为面试不合格。", ["interview>59"]),
        ("面试成绩在69分或以下的不予聘用。", ["interview>69"]),
        ("笔试成绩要过了55这条线才算数。", ["written>=55"]),
        ("面试要跨过68分的门槛。", ["interview>=68"]),
        ("笔试没有过50分这道线的，不再通知面试。", ["written>=50"]),
        ("面试要考到65分才录用。", ["interview>=65"]),
        ("笔试至少要拿到45分。", ["written>=45"]),
        ("笔试成绩满45分的考生才能参加面试。", ["written>=45 to interview"]),
        ("根据全体考生笔试成绩的平均值确定合格分数。", ["written>=average"]),
        ("笔试合格分数线按实际参考人员笔试成绩的平均分确定。", ["written>=average"]),
        ("【合格分数】笔试：四十五分；名单随成绩公布。", ["written>=45"]),
        ("合格线为笔试五十分、面试六十五分。", ["written>=50", "interview>=65"]),
    ],
)
def test_pass_marks_in_signs_and_in_plain_words(select, text, want):
    (scheme,) = select(text)
    assert [brief(g) for g in scheme.gates] == want


@pytest.mark.parametrize(
    "text",
    [
        "加分后笔试成绩≥100分的按100分计。",
        "年龄≥18岁，身高≥165厘米，视力≥4.8。",
        "考生每答对一题得2分。",
        "笔试满分为100分，时间≥90分钟。",
        "面试平均用时不超过15分钟，面试成绩按平均分计算。",
    ],
)
def test_signs_that_set_no_pass_mark(select, text):
    assert [s.gates for s in select(text)] == [()]
