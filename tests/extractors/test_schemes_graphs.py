"""Schemes of whole notices: text → marks, steps and weights."""

from decimal import Decimal

import pytest

from extractors.selection.schemes import extract_schemes
from extractors.text.context import Context
from extractors.text.source import Source
from ingest.reader import read_bytes
from schema.evidence import Evidence
from schema.notice import Track
from schema.scheme import Clip, MapPoints, Mean, PerUnit, VoteShare, WeightedSum


def context(text, *labels):
    document = read_bytes(text.encode(), "notice.txt")
    proof = {"self": (Evidence(document=document.id, start=0, end=1, quote=document.text[0]),)}
    tracks = tuple(Track(id=f"t{n}", label=label, evidence=proof) for n, label in enumerate(labels, 1))
    return Context((Source(document),), tracks=tracks)


def schemes(text, *labels):
    ctx = context(text, *labels)
    found = extract_schemes(ctx)
    for scheme in found:
        for _, record in scheme.walk():
            for pieces in record.evidence.values():
                for piece in pieces:
                    piece.verify(ctx.sources[0].document)
    return found


def step(scheme, ident):
    return next(s for s in scheme.steps if s.id == ident)


def mark(scheme, ident):
    return next(m for m in scheme.marks if m.id == ident)


def weights(scheme, ident="total"):
    return {t.input: str(t.weight) for t in step(scheme, ident).terms}


TOTALS = [
    ("总成绩按笔试成绩占40%、面试成绩占60%的比例合成。", {"written": "0.4", "interview": "0.6"}),
    ("笔试、面试成绩各占总成绩的50%。", {"written": "0.5", "interview": "0.5"}),
    (
        "综合成绩=笔试成绩×30%+技能测试成绩×30%+面试成绩×40%。",
        {"written": "0.3", "skill_test": "0.3", "interview": "0.4"},
    ),
    ("按笔试、面试成绩6:4的比例合成总成绩。", {"written": "0.6", "interview": "0.4"}),
    ("面试成绩即为总成绩。", {"interview": "1"}),
    (
        "一、笔试(占总成绩40%)\n笔试内容另定。\n二、面试(占总成绩60%)\n面试满分100分。",
        {"written": "0.4", "interview": "0.6"},
    ),
    ("总成绩=(笔试成绩+面试成绩)÷2。", {"written": "0.5", "interview": "0.5"}),
    (
        "The written test accounts for 60% and the interview for 40% of the total score.",
        {"written": "0.6", "interview": "0.4"},
    ),
    (
        "Examination Weights:  Essay Test . . . . . . . . . 45%\n        Interview . . . . . . . . . . . . 55%",
        {"essay_test": "0.45", "interview": "0.55"},
    ),
    ("Total score = written test score × 50% + interview score × 50%.", {"written": "0.5", "interview": "0.5"}),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_total(text, expected):
    (scheme,) = schemes(text)
    assert weights(scheme) == expected
    assert scheme.total == "total"


def test_papers_make_the_written_mark():
    (scheme,) = schemes(
        "笔试考《行政职业能力测验》和《申论》两科,每科满分100分,各占笔试成绩的50%。笔试成绩保留两位小数。\n"
        "面试满分100分。总成绩按笔试成绩60%、面试成绩40%合成,保留两位小数。"
    )
    assert weights(scheme, "written") == {"xingce": "0.5", "shenlun": "0.5"}
    assert weights(scheme) == {"written": "0.6", "interview": "0.4"}
    assert mark(scheme, "xingce").full == 100
    assert (step(scheme, "written").decimals, step(scheme, "total").decimals) == (2, 2)


def test_a_bonus_in_the_bracket_is_weighted_with_it():
    (scheme,) = schemes("总成绩=〔(行测成绩+申论成绩)×50%+加分〕×60%+面试成绩×40%。")
    assert weights(scheme, "written") == {"xingce": "0.5", "shenlun": "0.5"}
    assert weights(scheme) == {"written": "0.6", "interview": "0.4"}
    assert scheme.formula == "total = ((xingce + shenlun)*0.5 + bonus)*0.6 + interview*0.4"


def test_division_by_three_rebases_two_papers_of_150():
    (scheme,) = schemes(
        "《职业能力倾向测验》《综合应用能力》两科满分均为150分。\n"
        "笔试成绩=(职业能力倾向测验成绩+综合应用能力成绩)÷3,保留两位小数。总成绩=笔试成绩×50%+面试成绩×50%。"
    )
    for term in step(scheme, "written").terms:
        assert (term.weight, term.scale_from, term.scale_to) == (Decimal("0.5"), 150, 100)
        assert term.coefficient == (1, 3)


def test_division_without_known_full_marks_is_still_exact():
    (scheme,) = schemes("总成绩=笔试成绩÷3×60%+面试成绩×40%。")
    written = next(t for t in step(scheme, "total").terms if t.input == "written")
    assert written.weight == Decimal("0.6")
    assert written.coefficient == (1, 5)


def test_full_marks_are_not_rebased_without_a_word():
    (scheme,) = schemes("笔试考行测、申论两科,每科满分120分,各占笔试成绩的50%。总成绩=笔试成绩×60%+面试成绩×40%。")
    assert all(t.scale_to is None for t in step(scheme, "written").terms)


def test_papers_as_shares_of_the_total_reach_it_once():
    (scheme,) = schemes("笔试占总成绩的70%,面试占总成绩的30%。\n行政职业能力测验占总成绩的40%,申论占总成绩的30%。")
    written = step(scheme, "written")
    assert (written.share_of, written.share) == ("total", Decimal("0.7"))
    assert weights(scheme, "written") == {"xingce": "0.4", "shenlun": "0.3"}
    assert weights(scheme) == {"written": "1", "interview": "0.3"}


def test_parts_that_add_up_have_weight_one():
    (scheme,) = schemes("面试由演讲和答辩组成,满分100分,其中演讲40分、答辩60分。总成绩按笔试40%、面试60%合成。")
    assert weights(scheme, "interview") == {"speech": "1", "defence": "1"}
    assert (mark(scheme, "speech").full, mark(scheme, "defence").full) == (40, 60)


def test_votes():
    (scheme,) = schemes("民主测评得分=(优秀票数×1+称职票数×0.8)÷有效票数×100。\n总成绩=民主测评得分×30%+面试成绩×70%。")
    votes = step(scheme, "peer_review")
    assert isinstance(votes, VoteShare)
    assert [str(t.weight) for t in votes.counts] == ["1", "0.8"]
    assert votes.full == 100
    assert mark(scheme, votes.valid).name == "有效票数"
    assert weights(scheme) == {"peer_review": "0.3", "interview": "0.7"}


def test_two_ballots_counted_alike():
    (scheme,) = schemes(
        "甲票(乙票)得分=(满意票数×1+基本满意票数×0.6)÷有效票数×100\n民主测评得分=甲票得分×40%+乙票得分×60%\n"
        "综合得分=民主测评得分×20%+笔试成绩×80%"
    )
    assert list(weights(scheme, "peer_review").values()) == ["0.4", "0.6"]
    assert sum(isinstance(s, VoteShare) for s in scheme.steps) == 2


def test_a_weighted_score_is_a_step_not_a_weight():
    (scheme,) = schemes("基础权重=基础分数×20%\n笔试权重=笔试分数×40%\n面试权重=面试分数×40%")
    assert weights(scheme) == {"base_score": "0.2", "written": "0.4", "interview": "0.4"}


def test_points_for_facts_with_a_cap():
    (scheme,) = schemes(
        "基础分=职务分+年度考核分+挂职分。职务分:正科计30分,副科计20分。年度考核分:2020年至2022年考核“称职”一次计10分,“优秀”一次计12分。"
        "挂职分:参加挂职的每一年计4分,半年计2分,最多不超过8分。\n总成绩=基础分×40%+面试成绩×60%。"
    )
    duty, years, stay = step(scheme, "duty"), step(scheme, "annual_assessment"), step(scheme, "secondment")
    assert isinstance(duty, MapPoints)
    assert {r.value: r.points for r in duty.rows} == {"正科": 30, "副科": 20}
    assert isinstance(years, MapPoints)
    assert len(years.inputs) == 3
    assert isinstance(stay, Clip)
    assert stay.high == 8
    rate = step(scheme, stay.input)
    assert isinstance(rate, PerUnit)
    assert (rate.unit, rate.points) == (Decimal("0.5"), 2)


def test_panel_mean_without_extremes_and_chief():
    (scheme,) = schemes(
        "除主考官评分外,其余评分去掉一个最高分和一个最低分后的平均分为面试成绩,保留两位小数。总成绩=笔试成绩×50%+面试成绩×50%。"
    )
    interview = step(scheme, "interview")
    assert isinstance(interview, Mean)
    assert (interview.drop_highest, interview.drop_lowest) == (1, 1)
    assert interview.exclude == ("interview_judge_chief",)
    assert interview.decimals == 2


def test_each_class_has_its_own_scheme():
    found = schemes(
        "综合类岗位:总成绩=笔试成绩×50%+面试成绩×50%;\n卫生类岗位:总成绩=笔试成绩×60%+面试成绩×40%。",
        "综合类岗位",
        "卫生类岗位",
    )
    assert [(s.tracks, weights(s)["written"]) for s in found] == [(("t1",), "0.5"), (("t2",), "0.6")]


def test_classes_under_headings():
    found = schemes("(一)管理岗位\n笔试占40%,面试占60%。\n(二)教学岗位\n试讲占70%,面试占30%。", "管理岗位", "教学岗位")
    assert [weights(s) for s in found] == [
        {"written": "0.4", "interview": "0.6"},
        {"trial_lecture": "0.7", "interview": "0.3"},
    ]


def test_contradicting_labels_without_tracks_make_variants():
    found = schemes("教师岗位:总成绩=笔试成绩×40%+面试成绩×60%;\n其他岗位:总成绩=笔试成绩×60%+面试成绩×40%。")
    assert [(s.when, weights(s)["written"]) for s in found] == [("教师岗位", "0.4"), ("其他岗位", "0.6")]


def test_people_excused_from_a_test():
    found = schemes(
        "总成绩=笔试成绩×60%+面试成绩×40%。\n具有博士学位的人员可申请免笔试,其综合成绩按面试成绩的100%计算。"
    )
    assert len(found) == 2
    assert weights(found[1]) == {"interview": "1"}
    assert found[1].when == "具有博士学位的人员可申请免笔试"


UNCOUNTED = [
    ("心理测试结果不计入总成绩。", "psychological", False),
    ("体能测评不计算分值,成绩分为合格与不合格。", "physical_test", True),
    ("面试前须参加心理素质测评。", "psychological", False),
    ("民族语言测试实行合格制。", "ethnic_language", True),
]


@pytest.mark.parametrize(("sentence", "ident", "pass_fail"), UNCOUNTED)
def test_a_test_without_weight_is_held(sentence, ident, pass_fail):
    (scheme,) = schemes(f"总成绩=笔试成绩×50%+面试成绩×50%。\n{sentence}")
    held = mark(scheme, ident)
    assert (held.counted, held.pass_fail) == (False, pass_fail)


def test_a_qualifying_test_in_a_table_of_weights():
    (scheme,) = schemes(
        "Examination Weights:  Written Test . . . . . . . . Qualifying\n    Interview . . . . . . . . 100%"
    )
    assert weights(scheme) == {"interview": "1"}
    assert not mark(scheme, "written").counted


def test_a_weight_above_one_is_refused():
    ctx = context("总成绩=笔试成绩×240%+面试成绩×60%。")
    (scheme,) = extract_schemes(ctx)
    written = next(t for t in step(scheme, "total").terms if t.input == "written")
    assert (written.weight, written.derived["weight"].rule) == (Decimal("0.4"), "remainder_of_one")
    assert "weight_above_one" in [f.code for f in ctx.findings]


def test_the_rest_of_one_is_derived_and_asked():
    ctx = context("考试分笔试和面试。笔试满分100分。面试成绩占总成绩的60%。")
    (scheme,) = extract_schemes(ctx)
    written = next(t for t in step(scheme, "total").terms if t.input == "written")
    assert written.weight == Decimal("0.4")
    assert written.derived["weight"].rule == "remainder_of_one"
    assert "weight_inferred" in [q.code for q in ctx.questions]


def test_a_formula_wins_over_prose_and_says_so():
    ctx = context("总成绩按笔试成绩占60%、面试成绩占40%合成。\n总成绩=笔试成绩×50%+面试成绩×50%。")
    found = extract_schemes(ctx)
    assert len(found) == 1
    assert weights(found[0])["written"] == "0.5"
    assert "formula_contradicts_prose" in [f.code for f in ctx.findings]


def test_a_correction_gives_the_new_weights():
    (scheme,) = schemes("“总成绩=笔试成绩×60%+面试成绩×40%”更正为“总成绩=笔试成绩×50%+面试成绩×50%”。")
    assert weights(scheme)["written"] == "0.5"


def test_levels_without_ranking_get_no_weights():
    (scheme,) = schemes("考核科目为理论知识、操作技能,满分均为100分。成绩由评价机构公布。")
    assert scheme.total is None
    assert scheme.steps == ()


def test_a_list_of_results_has_no_scheme():
    assert schemes("关于公布体检结果的公告\n现将体检合格人员名单公布如下。") == ()


def test_step_types_are_sums_unless_said():
    (scheme,) = schemes("总成绩=笔试成绩×50%+面试成绩×50%。")
    assert isinstance(step(scheme, "total"), WeightedSum)


def test_a_garbled_number_is_read_and_reported():
    ctx = context(
        "The full mark of the interview is /kloc-0/00.\n"
        "Total score = written test score × 50% + interview score × 50%.\n"
        "The training takes 65438+02 months."
    )
    (scheme,) = extract_schemes(ctx)
    interview = mark(scheme, "interview")
    assert (interview.full, interview.noise) == (100, True)
    assert interview.evidence["full"][0].quote == "/kloc-0/00"
    assert "full_mark_repaired" in [f.code for f in ctx.findings]
