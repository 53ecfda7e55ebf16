"""Wordings of selection rules, family by family: sentences → one line per scheme, as in the whole small notices."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from tests.extractors.test_schemes_families import brief

HALF = "总成绩=笔试×40%+面试×60%。"
H = "- | total=written*0.4+interview*0.6"


def schemes_of(text):
    found = extract([read_bytes(f"溪口县公开招聘工作人员公告\n一、考试\n{text}".encode(), "notice.txt")])
    return [brief(s, found) for s in found.schemes]


PASS_MARKS = [
    ("面试满分100分,60分合格。", f"{H} | interview≥60"),
    ("笔试采用闭卷形式,总分100分,55分及格。", f"{H} | written≥55"),
    ("笔试采用闭卷形式,卷面总分100分,设合格分数线。", f"{H} | written≥authority"),
    ("面试采用结构化形式,总分100分,设最低控制线,由领导小组视情况确定。", f"{H} | interview≥authority"),
    ("笔试成绩上了最低合格分数线(含)以上者按计划数1:2进入面试。", f"{H} | written≥authority | interview←written x2"),
    ("笔试、面试成绩均达到合格线的前提下,再计算总成绩。", f"{H} | written≥authority | interview≥authority"),
    ("设定面试最低分数线。人数之比不足1:2的,面试成绩须达到72分方可体检。", f"{H} | interview≥72?"),
    ("笔试总成绩=笔试成绩+加分,低于58分的不进入下一环节。", f"{H} | written≥58"),
    ("笔试不设合格线。", H),
    ("笔试设最低分数线,为本场平均分的75%。", H),
    ("面试设最低控制线,最低分数为65分。", f"{H} | interview≥65"),
    ("笔试成绩或面试成绩低于55分的,均不得进入体检。", f"{H} | written≥55 | interview≥55"),
    ("递补人员的笔试成绩应在最低合格分数线以上。", f"{H} | written≥authority"),
    ("参加面试的人员从笔试成绩达到合格线的考生中产生。", f"{H} | written≥authority"),
    ("进入复审的,笔试成绩须达到同类岗位平均成绩的70%。", H),
    ("未达总成绩合格分数线的不能列为体检对象。", f"{H} | total≥authority"),
]


@pytest.mark.parametrize(("text", "expected"), PASS_MARKS)
def test_pass_marks_in_many_wordings(text, expected):
    assert schemes_of(HALF + text) == [expected]


WITHOUT_WEIGHTS = [
    (
        "考试分笔试和面试。面试占总成绩的65%。面试对象根据笔试成绩从高到低,按招录人数3倍确定。",
        "- | total=interview*0.65+written*0.35 | interview←written x3",
    ),
    ("考试采取笔试、面试、实操相结合。面试占总成绩的50%。", "- | total=interview*0.5"),
    ("面试总分100分。笔试成绩低于50分的,取消面试资格。", "- | written≥50"),
    ("面试总分100分。按笔试成绩1:4确定面试人选。", "- | interview←written x4"),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_WEIGHTS)
def test_rounds_that_only_rules_name(text, expected):
    assert schemes_of(text) == [expected]


FORMULAS = [
    (
        "总成绩=[笔试成绩(行测成绩+申论成绩+加分)÷2]×65%+面试×35%。",
        "written=xingce*0.5+shenlun*0.5 | total=written*0.65+interview*0.35",
    ),
    (
        "笔试总成绩=笔试成绩+证书加分。考试总成绩=笔试×70%+面试×30%。",
        "total=written*0.7+interview*0.3",
    ),
    (
        "总成绩=(公共科目笔试×30%+专业科目笔试×70%)×50%+面试×50%。",
        "written=public_subjects*0.3+professional*0.7 | total=written*0.5+interview*0.5",
    ),
    (
        "综合成绩=笔试成绩*45%+面试成绩*55%(面试成绩取第二轮面试的成绩)。",
        "total=written*0.45+interview*0.55",
    ),
    (
        "总成绩=[笔试成绩(行测成绩+申论成绩)÷2]×50%﹢面试×50%。",
        "written=xingce*0.5+shenlun*0.5 | total=written*0.5+interview*0.5",
    ),
    (
        "总成绩=教师专业技能考核×60%+服务期工作实绩考核×40%。",
        "total=skill_test*0.6+performance_assessment*0.4",
    ),
    ("学术评议、试讲(含面试)各占综合成绩的50%。", "total=academic_review*0.5+trial_lecture*0.5"),
    ("总成绩中,学术评议、试讲分别占70%、30%。", "total=academic_review*0.7+trial_lecture*0.3"),
]


@pytest.mark.parametrize(("text", "expected"), FORMULAS)
def test_formulas_with_words_inside_and_behind(text, expected):
    assert schemes_of(text) == [f"- | {expected}"]


CLASSES = [
    (
        "勤务:体能测试、笔试、面试各占总成绩的25%、35%、40%。总成绩低于65分的淘汰。\n文职:笔试、面试各占总成绩的55%、45%。总成绩低于70分的淘汰。",
        [
            "勤务 | total=physical_test*0.25+written*0.35+interview*0.4 | total≥65",
            "文职 | total=written*0.55+interview*0.45 | total≥70",
        ],
    ),
    (
        "总成绩=笔试×60%+面试×40%。加试技能的职位总成绩=笔试×50%+技能测试成绩×30%+面试×20%。",
        [
            "- | total=written*0.6+interview*0.4",
            "加试技能的职位 | total=written*0.5+skill_test*0.3+interview*0.2",
        ],
    ),
    (
        "按笔试占40%、面试占60%的比例计算总成绩;有技能测试的岗位,技能测试成绩占面试成绩的50%。",
        [
            "- | total=written*0.4+interview*0.6",
            "有技能测试的岗位 | interview=skill_test*0.5 | total=written*0.4+interview*0.6",
        ],
    ),
    (
        "A类岗位\n总成绩=笔试×60%+面试×40%。\nB类岗位\n总成绩=笔试×45%+面试×55%。",
        ["A类岗位 | total=written*0.6+interview*0.4", "B类岗位 | total=written*0.45+interview*0.55"],
    ),
    (
        "综合成绩1(无专业科目)=笔试×60%+面试×40%\n综合成绩2(有专业科目)=笔试×40%+专业科目成绩×30%+面试×30%",
        [
            "无专业科目 | total=written*0.6+interview*0.4",
            "有专业科目 | total=written*0.4+professional*0.3+interview*0.3",
        ],
    ),
    (
        "总成绩=笔试×60%+面试×40%。加试技能的职位面试成绩=结构化面试×70%+技能测试成绩×30%。",
        [
            "- | total=written*0.6+interview*0.4",
            "加试技能的职位 | interview=part_1*0.7+skill_test*0.3 | total=written*0.6+interview*0.4",
        ],
    ),
    (
        "综合成绩由笔试成绩占比40%、面试成绩占比60%加总得出。对免笔试的应试人员,其面试成绩即为综合成绩。",
        ["- | total=written*0.4+interview*0.6", "对免笔试的应试人员 | total=interview*1"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_each_class_has_its_own_weights_and_floors(text, expected):
    assert schemes_of(text) == expected


SHORTLISTS = [
    (
        "按以下比例确定面试人选:计划数在4人及以下的,报考比例不低于5:1,面试比例为4:1;计划数在5人以上的,面试比例为2:1。",
        f"{H} | interview←written x4? | interview←written x2?",
    ),
    (
        "计划6人以下的,按1:3的比例确定面试人选;6人(含)以上的,按1:2的比例(其中计划为6至8人的,面试人员统一为17人)。",
        f"{H} | interview←written x3? | interview←written x2? | interview←written n17?",
    ),
    (
        "按笔试成绩1:3确定面试人选。若面试范围末位笔试成绩并列,则相应增加面试人员数量。",
        f"{H} | interview←written x3+",
    ),
    ("按笔试成绩1:3确定面试人选,笔试成绩相同时,视为并列。", f"{H} | interview←written x3+"),
    ("按1:2确定面试人选,末位同分的不扩大面试人数。", f"{H} | interview←written x2"),
    ("按笔试成绩1:2确定面试人选(含同分并列者)。", f"{H} | interview←written x2+"),
    ("按笔试成绩由高到低(同分跟进)1:4确定面试人员。", f"{H} | interview←written x4+"),
    ("笔试成绩相同时,视为该岗位并列。按笔试成绩1:5确定面试人选。", f"{H} | interview←written x5+"),
    ("面试按1:1.6确定人选,如:招9人,面试人数为15人。", f"{H} | interview←written x1.6"),
    ("免试人员的笔试成绩按前三名的平均成绩计。", H),
    ("实际到场面试人数与计划数比例为1:1及以下的岗位,面试成绩须达到72分。", f"{H} | interview≥72?"),
    ("总成绩从高到低1:1确定预选对象。", f"{H} | physical←total x1"),
]


@pytest.mark.parametrize(("text", "expected"), SHORTLISTS)
def test_shortlists_in_many_wordings(text, expected):
    assert schemes_of(HALF + text) == [expected]


TIES = [
    ("最后一名总成绩并列的,并列人员以笔试成绩高低排序。", "total: written"),
    ("总成绩相同的,按笔试成绩排名;笔试、面试成绩均相同的,由招聘办另行组织面试后确定。", "total: written>extra_test"),
    ("总成绩相同的,按笔试成绩;仍相同的,再次组织测试。", "total: written>extra_test"),
    (
        "总成绩同分的,采取参与防汛一线的医务人员、笔试成绩、学历高者依次优先的办法。",
        "total: preference>written>education",
    ),
    ("总成绩相同的,按照社区志愿者(含网格员)、退伍军人、中共党员顺序优先。", "total: preference>veteran>party_member"),
    (
        "若四舍五入后总成绩相同,则按四舍五入前实际成绩排序。总成绩仍相同的,笔试成绩高者在前。",
        "total: raw_score>written",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TIES)
def test_tie_breaks_in_many_wordings(text, expected):
    assert schemes_of(HALF + text) == [f"{H} | {expected}"]


def test_a_rule_in_brackets_breaks_ties():
    text = "按总成绩1:1确定体检人员(如总成绩相同,则按面试成绩高低确定)。"
    assert schemes_of(HALF + text) == [f"{H} | physical←total x1 | total: interview"]


STANDINGS = [
    (
        "依笔试成绩占45%、技能成绩占55%的比例从高到低1:3确定面试人员。"
        "总成绩按笔试占25%、技能成绩占35%、面试成绩占40%计算。",
        "- | total=written*0.25+skill_test*0.35+interview*0.4 | interview←pre_interview x3",
    ),
    (
        "按适岗评价、笔试成绩3:2的比例折算,从高到低1:5确定面试人选。总成绩按适岗评价、笔试、面试3:2:5的比例合成。",
        "- | total=fitness_assessment*0.3+written*0.2+interview*0.5 | interview←pre_interview x5",
    ),
]


@pytest.mark.parametrize(("text", "expected"), STANDINGS)
def test_results_that_only_rank_for_a_round_are_no_weights(text, expected):
    assert schemes_of(text) == [expected]


ROUNDINGS = [
    ("面试由7名评委打分,去掉一个最高分和一个最低分,取平均分(保留2位小数)。", {"interview": 2}),
    ("(二)面试\n结构化面试,满分100分。\n1.总成绩合成。成绩计算到小数点后两位。", {"total": 2}),
    ("笔试、面试成绩均保留1位小数,总成绩保留3位小数。", {"written": 1, "interview": 1, "total": 3}),
]


@pytest.mark.parametrize(("text", "expected"), ROUNDINGS)
def test_what_a_rounding_rule_is_about(text, expected):
    document = read_bytes(f"溪口县公开招聘公告\n{HALF}\n{text}".encode(), "notice.txt")
    scheme = extract([document]).schemes[0]
    kept = {x.id: x.decimals for x in (*scheme.marks, *scheme.steps) if getattr(x, "decimals", None) is not None}
    assert kept == expected


MARKS = [
    ("按笔试、面试成绩各占50%计算考试总成绩,满分100分。", {"total": 100}),
    ("总成绩=技能考试成绩×60%+面试×40%,总分100分。", {"total": 100}),
    ("技能测试分为看打与听打,各占50分。总成绩=技能测试×50%+面试×50%。", {"part_1": 50, "part_2": 50}),
    ("(一)笔试\n成绩采用百分制,按60%计入总成绩。面试占40%。", {"written": 100}),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_whose_full_marks_are_printed(text, expected):
    document = read_bytes(f"溪口县公开招聘公告\n{text}".encode(), "notice.txt")
    scheme = extract([document]).schemes[0]
    full = {x.id: x.full for x in (*scheme.marks, *scheme.steps) if getattr(x, "full", None) is not None}
    assert {k: full.get(k) for k in expected} == expected


BONUSES = [
    ("退伍军人加2分作为笔试成绩。上述加分不累计,不超过3分。", f"{H} | +2@written"),
    ("持中级社工证的加3分计入总成绩。", f"{H} | +3@total"),
]


@pytest.mark.parametrize(("text", "expected"), BONUSES)
def test_points_go_where_the_words_behind_them_say(text, expected):
    assert schemes_of(HALF + text) == [expected]


@pytest.mark.parametrize(
    ("text", "applicants"),
    [
        ("报名人数与岗位计划数为1:1的岗位,面试成绩低于70分的不予聘用。", None),
        ("报名人数与岗位名额的比例高于1:1时,按总成绩确定体检对象。", None),
        ("报名人数与招聘计划数的比例不低于3:1。", 3),
        ("报名人数与招聘计划数之比低于2:1的岗位,取消招聘。", 2),
        ("名额与报名人数之比须大于1:4,否则减少名额。", 4),
    ],
)
def test_a_case_that_another_rule_is_for_opens_no_post(text, applicants):
    document = read_bytes(f"溪口县公开招聘公告\n{HALF}\n{text}".encode(), "notice.txt")
    ratios = extract([document]).opening_ratios
    assert [r.applicants for r in ratios] == ([] if applicants is None else [applicants])


@pytest.mark.parametrize(
    ("head", "rows", "weights"),
    [
        (
            "RELATIVE WEIGHTS",
            ["Written test ...... 55", "Map reading simulation ...... 30", "Oral test ...... 15"],
            [55, 30, 15],
        ),
        ("Subjects and weights", ["Written test ...... 60", "Oral test ...... 40"], [60, 40]),
        ("Subjects and weights", ["Written test ...... 60", "Oral test ...... 45"], []),
        ("Rooms on each floor", ["Written test ...... 60", "Oral test ...... 40"], []),
    ],
)
def test_bare_numbers_behind_leaders(head: str, rows: list[str], weights: list[int]) -> None:
    text = "\n".join(["HILL COUNTY ANNOUNCES AN EXAMINATION FOR CLERK", "Candidates must hold a diploma.", head, *rows])
    document = read_bytes(f"{text}\nThe final average is computed to two decimals.\n".encode(), "a.txt")
    found = [
        t.weight * 100 for s in extract([document]).schemes for step in s.steps for t in getattr(step, "terms", ())
    ]
    assert found == weights


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("Only candidates who attain a score of at least 70 on the written test will be scheduled.", [("written", 70)]),
        ("Applicants who attain at least 65 on the written test will proceed to the interview.", [("written", 65)]),
        ("A score of at least 60 on the interview is needed.", [("interview", 60)]),
        ("Those earning not less than 55 in the written test move on to the interview.", [("written", 55)]),
        ("Applicants hold an IELTS certificate with a score of at least 6.5 in the test of English.", []),
        ("At least 12 candidates sat for the written test last year.", []),
        ("The room seats at least 40 in the written test hall.", []),
    ],
)
def test_least_scores_without_a_unit(sentence: str, marks: list[tuple[str, int]]) -> None:
    text = (
        "HILL COUNTY ANNOUNCES AN EXAMINATION FOR CLERK\nRequirements: Candidates must hold a diploma.\nSelection\n"
        "The written test has a weight of 60% and the interview a weight of 40% in the final score.\n"
        f"{sentence}\nThe final average is computed to two decimals.\n"
    )
    schemes = extract([read_bytes(text.encode(), "a.txt")]).schemes
    assert [(g.on, g.min) for s in schemes for g in s.gates] == marks
