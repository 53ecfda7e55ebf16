"""Whole small notices in the manner of many kinds: text → weights, rules and order of every scheme; all of them run."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import extract
from ingest import read, read_bytes
from ranking.graph import Graph
from review import draft

CORPUS = Path(__file__).parents[2] / "corpus" / "notices"


def brief(scheme, notice=None):
    """One line per scheme: ``when | step=part*weight[scale]+… | gates | stages | ties | bonuses``.

    Classes that are tracks of the ``notice`` stand where the condition does.
    """
    labels = {t.id: t.label for t in notice.tracks} if notice else {}
    parts = [scheme.when or "、".join(labels[t] for t in scheme.tracks if t in labels) or "-"]
    for step in scheme.steps:
        if step.op == "weighted_sum" and not step.stage_only:
            terms = (
                f"{t.input}*{t.weight}" + (f"[{t.scale_from}→{t.scale_to}]" if t.scale_from else "") for t in step.terms
            )
            parts.append(f"{step.id}={'+'.join(terms)}")
    parts += [f"{g.on}≥{g.min}{'?' if g.when else ''}" for g in scheme.gates]
    for stage in scheme.stages:
        size = f"x{stage.ratio}" if stage.ratio is not None else f"n{stage.count}" if stage.count else "all"
        parts.append(f"{stage.to}←{stage.by} {size}{'+' if stage.ties == 'all' else ''}{'?' if stage.when else ''}")
    parts += [f"{t.on}: {'>'.join(k.key for k in t.by)}" for t in scheme.tie_breaks]
    parts += [f"+{b.points}{'/' + b.unit if b.unit else ''}@{b.on}" for b in scheme.bonuses]
    parts += [f"void {','.join(v.inputs)}" for v in scheme.voids]
    return " | ".join(parts)


def runnable(notice):
    """Every rule refers to something that its scheme has, the graph can be computed, and a campaign can be drafted."""
    for scheme in notice.schemes:
        if scheme.total is None:
            continue
        names = set(scheme.ids())
        assert scheme.total in Graph(scheme).steps
        assert {s.by for s in scheme.stages} | {g.on for g in scheme.gates} | {b.on for b in scheme.bonuses} <= names
        assert {i for v in scheme.voids for i in v.inputs} | {t.on for t in scheme.tie_breaks} <= names
    draft(notice)


def notice_of(text):
    document = read_bytes(f"某市2024年公开招聘公告\n一、考试\n{text}".encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


HALF = "总成绩=笔试成绩×40%+面试成绩×60%。"
H = "- | total=written*0.4+interview*0.6"

WEIGHTS = [
    ("笔试、面试按6:4的比例确定总成绩。", ["- | total=written*0.6+interview*0.4"]),
    (
        "总成绩由适岗评价、笔试和面试成绩构成，权重比为4︰2︰4。",
        ["- | total=fitness_assessment*0.4+written*0.2+interview*0.4"],
    ),
    ("总成绩中笔试占四成，面试占六成。", [H]),
    ("最终成绩按笔试成绩的40%加面试成绩的60%计算。", [H]),
    ("面试成绩即为综合成绩，面试满分100分。", ["- | total=interview*1"]),
    ("本次招聘不组织笔试，以面试成绩为总成绩。", ["- | total=interview*1"]),
    (
        "面试成绩=试讲成绩×60%+答辩成绩×40%。总成绩=面试成绩。",
        ["- | interview=trial_lecture*0.6+defence*0.4 | total=interview*1"],
    ),
    (
        "综合成绩=初试成绩（满分60分）+复试成绩（满分30分）+综合评价（满分10分）。",
        ["- | total=first_test*1+second_test*1+test_1*1"],
    ),
    (
        "笔试内容为公共基础知识（占30%）和护理专业知识（占70%）。" + HALF,
        ["- | written=public_basics*0.3+professional*0.7 | total=written*0.4+interview*0.6"],
    ),
    (
        "骨干教师采取试讲与技能测试相结合的方式，其中试讲占70%、技能测试占30%。\n笔试成绩占总成绩的40%，面试成绩占总成绩的60%。",
        ["- | interview=trial_lecture*0.7+skill_test*0.3 | total=written*0.4+interview*0.6"],
    ),
    (
        "总成绩=公共科目成绩×50%+专业科目成绩×50%。\n面试成绩占综合成绩的60%，笔试成绩占40%。",
        ["- | written=public_subjects*0.5+professional*0.5 | total=interview*0.6+written*0.4"],
    ),
    (
        "报名人数5人及以下的岗位，免笔试，直接进入面试，其面试成绩即为总成绩。其他岗位按笔试成绩占50%、面试成绩占50%合成总成绩。",
        ["报名人数5人及以下的岗位 | total=interview*1", "其他岗位 | total=written*0.5+interview*0.5"],
    ),
    ("面试采取试讲的方式，满分100分。总成绩=笔试成绩×40%+试讲成绩×60%。", ["- | total=written*0.4+trial_lecture*0.6"]),
    ("2024年度招聘采取笔试、面试相结合的方式，笔试占40%，面试占60%。", [H]),
    ("笔试成绩为最终成绩，不接受查分。笔试占40%，面试占60%。", [H]),
    ("往年招聘中，笔试占70%，面试比例为1:2。\n" + HALF, [H]),
]


@pytest.mark.parametrize(("text", "expected"), WEIGHTS)
def test_weights(text, expected):
    notice = notice_of(text)
    assert [brief(s) for s in notice.schemes] == expected
    runnable(notice)


MORE = [
    (
        "笔试成绩占30%，面试占70%（其中结构化面试占40%，无领导小组讨论占30%）。",
        ["- | interview=part_1*0.4+leaderless_group*0.3 | total=written*0.3+interview*1"],
    ),
    (
        "总成绩由笔试和面试组成，笔试占40%，面试占60%（其中试讲占70%，答辩占30%）。",
        ["- | interview=trial_lecture*0.7+defence*0.3 | total=written*0.4+interview*0.6"],
    ),
    (
        "综合成绩=笔试成绩×30%+专业面试成绩×40%+综合面试成绩×30%。",
        ["- | total=written*0.3+interview*0.4+part_1*0.3"],
    ),
    ("笔试占20%，专业面试占50%，综合面试占30%。", ["- | total=written*0.2+interview*0.5+part_1*0.3"]),
    ("总成绩=笔试成绩（含政策性加分）×40%+面试成绩×60%。", [H]),
    (
        "笔试总成绩（满分100分）=职测成绩÷1.5×50%+综应成绩÷1.5×50%+加分。",
        ["- | written=vocational_aptitude*0.5[3→2]+comprehensive_application*0.5[3→2]"],
    ),
    (
        "考核采取试讲（40%）+科研评价（30%）+面谈（30%）的方式。",
        ["- | total=trial_lecture*0.4+test_1*0.3+interview*0.3"],
    ),
    ("笔试成绩不带入面试，面试成绩为最终成绩。", ["- | total=interview*1"]),
    (
        "1.初试：采用结构化面试，满分100分，占40%。\n2.复试：采用无领导小组讨论，满分100分，占30%。\n3.综合评价：满分100分，占30%。",
        ["- | total=first_test*0.4+second_test*0.3+test_1*0.3"],
    ),
    (
        "001岗位：笔试40%+试讲60%；002岗位：笔试50%+实操50%。",
        ["001岗位 | total=written*0.4+trial_lecture*0.6", "002岗位 | total=written*0.5+skill_test*0.5"],
    ),
    (
        "笔试成绩=（职业能力倾向测验成绩+综合应用能力成绩）÷3。两科满分均为150分。" + HALF,
        [
            "- | written=vocational_aptitude*0.5[150→100]+comprehensive_application*0.5[150→100]"
            " | total=written*0.4+interview*0.6"
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_more_weights(text, expected):
    notice = notice_of(text)
    assert [brief(s, notice) for s in notice.schemes] == expected
    runnable(notice)


SCALES = [
    (
        "笔试试卷总分150分，其中教育理论60分、专业知识90分。笔试成绩按百分制折算后占总成绩的40%，面试占60%。",
        ["- | written=education_basics*1+professional*1 | total=written*0.4[150→100]+interview*0.6"],
    ),
    (
        "笔试成绩满分120分，先除以1.2化成百分制，再以40%计入；面试以60%计入。",
        ["- | total=written*0.4[120→100]+interview*0.6"],
    ),
    (
        "总成绩=笔试成绩÷3×40%+面试成绩×60%。笔试科目为行测和申论，各150分。",
        ["- | written=xingce*1+shenlun*1 | total=written*0.4[3→1]+interview*0.6"],
    ),
    (
        "（一）笔试。满分150分，由行测（100分）和专业知识（50分）组成，成绩除以1.5折为百分制。\n（二）总成绩。" + HALF,
        ["- | written=xingce*1+professional*1 | total=written*0.4[150→100]+interview*0.6"],
    ),
    (
        "面试：试讲40分，技能展示60分，两部分得分相加为面试成绩。" + HALF,
        ["- | interview=trial_lecture*1+skill_test*1 | total=written*0.4+interview*0.6"],
    ),
    ("笔试满分100分，包括单选题40分、多选题20分、论述题40分。" + HALF, [H]),
]


@pytest.mark.parametrize(("text", "expected"), SCALES)
def test_scales(text, expected):
    notice = notice_of(text)
    assert [brief(s) for s in notice.schemes] == expected
    runnable(notice)


RULES = [
    (
        "招聘计划9人（含）以下的岗位按1:3的比例、10人（含）以上的岗位按1:2的比例确定面试人选。",
        [f"{H} | interview←written x3? | interview←written x2?"],
    ),
    ("各岗位以1:6的比例根据笔试成绩排序入围，比例内末位同分者并列入围。", [f"{H} | interview←written x6+"]),
    ("依笔试名次由高到低，按3倍选取资格复核对象，复核通过者参加面试。", [f"{H} | interview←written x3"]),
    ("根据总成绩按计划数1:1.5的比例确定进入考察体检范围人选，等额考察体检。", [f"{H} | inspection←total x1.5"]),
    ("进入面试的比例由1:2调整为1:3，末位同分者全部进入。", [f"{H} | interview←written x3+"]),
    ("按岗位人数的2倍，从笔试高分往下取，参加面试；同分的都取。", [f"{H} | interview←written x2+"]),
    ("笔试设55分最低分数线，低于此线不得进入下一轮。", [f"{H} | written≥55"]),
    ("面试合格线为60分；无竞争的岗位，面试成绩须达到70分方可进入体检。", [f"{H} | interview≥60 | interview≥70?"]),
    ("笔试、面试两个环节中任一环节低于50分即淘汰。", [f"{H} | written≥50 | interview≥50"]),
    ("笔试、面试有一项缺考或零分，视为无总成绩。", [f"{H} | void written,interview"]),
    (
        "总成绩相同，优先顺序为：①面试得分；②笔试得分；③工作年限。公示五天。",
        [f"{H} | total: interview>written>experience_years"],
    ),
    (
        "若出现总成绩并列且超出招聘人数的，按面试成绩从高到低确定，面试成绩也相同的，由用人单位领导班子集体研究确定。",
        [f"{H} | total: interview>decision"],
    ),
    ("体检人选末位总成绩并列的，按面试成绩、笔试成绩依次确定。", [f"{H} | total: interview>written"]),
    ("总成绩相同的，先按面试成绩排序，再相同的加试一场课堂教学测试。", [f"{H} | total: interview>extra_test"]),
    (
        "总成绩并列时，依次优先录用烈士子女、退役军人、优秀毕业生。",
        [f"{H} | total: martyr_child>veteran>graduate_honours"],
    ),
    (
        "持有社会工作者职业资格证书的，初级加2分、中级加4分、高级加6分，就高加分，计入笔试成绩。",
        [f"{H} | +2@written | +4@written | +6@written"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_rules(text, expected):
    notice = notice_of(f"{HALF}\n{text}")
    assert [brief(s) for s in notice.schemes] == expected
    runnable(notice)


def test_points_behind_the_weights_go_to_the_total():
    notice = notice_of(
        "综合成绩=笔试成绩×40%+面试成绩×60%+政策性加分。烈士子女加5分，少数民族加3分，加分不累计，取最高项。"
    )
    assert [brief(s) for s in notice.schemes] == [f"{H} | +5@total | +3@total"]
    runnable(notice)


def test_a_class_without_written_test_has_no_written_rules():
    text = (
        "初级岗位按1:3的比例从笔试合格人员中由高分到低分确定面试人选；高级岗位不进行笔试，直接面试。\n"
        "笔试设定合格分数线，由市局根据笔试情况确定。面试成绩未达到60分的，不得进入体检。\n"
        "初级岗位：总成绩=笔试成绩×40%+面试成绩×60%。高级岗位以面试成绩为总成绩。总成绩保留两位小数。"
    )
    notice = notice_of(text)
    junior, senior = notice.schemes
    assert brief(senior, notice) == "高级岗位 | total=interview*1 | interview≥60"
    assert brief(junior, notice) == (
        "初级岗位 | total=written*0.4+interview*0.6 | written≥authority | interview≥60 | interview←written x3"
    )
    assert {s.decimals for scheme in (junior, senior) for s in scheme.steps if s.id == "total"} == {2}
    runnable(notice)


def test_rows_of_a_post_table_are_classes():
    table = "岗位代码\t岗位名称\t人数\t笔试面试成绩比例\n"
    table += "A01\t语文教师\t3\t6:4\nA02\t音乐教师\t2\t4:6\nA03\t数学教师\t3\t6:4\n"
    notice = notice_of(table + "笔试、面试满分均为100分。")
    codes = {track.id: track.codes for track in notice.tracks}
    weights = {codes[s.tracks[0]]: brief(s).split(" | ")[1] for s in notice.schemes}
    assert weights == {
        ("A01", "A03"): "total=written*0.6+interview*0.4",
        ("A02",): "total=written*0.4+interview*0.6",
    }
    runnable(notice)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("修正后面试成绩=考生面试成绩×（全部考生面试平均分÷本组考生面试平均分）。", "formula_not_understood"),
        ("总成绩=笔试成绩×240%+面试成绩×60%。", "weight_above_one"),
    ],
)
def test_what_cannot_be_computed_is_a_finding(text, code):
    notice = notice_of(text)
    assert code in {f.code for f in notice.findings}
    runnable(notice)


def test_a_floor_of_the_converted_mark_is_a_finding():
    text = "笔试满分150分，成绩除以1.5折为百分制。笔试设55分（百分制）最低分数线。" + HALF
    notice = notice_of(text)
    assert brief(notice.schemes[0]) == "- | total=written*0.4[150→100]+interview*0.6 | written≥55"
    assert "pass_mark_on_converted_scale" in {f.code for f in notice.findings}


def test_a_share_printed_for_a_subtotal_makes_no_wrong_sum():
    notice = notice_of("笔试成绩占30%，面试占70%（其中结构化面试占40%，答辩占30%）。笔试、面试满分均为100分。")
    assert "weights_do_not_add_up" not in {f.code for f in notice.findings}
    assert "scale_mismatch" not in {f.code for f in notice.findings}


def test_a_floor_that_depends_on_others_is_a_question():
    notice = notice_of(HALF + "未形成竞争的职位，面试成绩不得低于同考场形成竞争职位面试最低成绩。")
    assert "relative_pass_mark" in {q.code for q in notice.questions}
    assert not notice.schemes[0].gates


@pytest.mark.parametrize(
    "text",
    [
        "请考生于6月1日至6月5日打印准考证，凭身份证参加报名确认。",
        "公示期为5个工作日。监督电话：0000-1234567。",
        "报名人数与招聘计划之比不低于3:1方可开考，达不到的取消岗位。",
        "面试考官由7人组成，其中外聘考官占比不低于60%。",
        "报名费100元，退役军人减免50%，低保家庭全免。",
        "试用期内发放基本工资的80%，月薪5000元，五险一金齐全。",
    ],
)
def test_boilerplate_gives_no_scheme(text):
    assert not notice_of(text).schemes


@pytest.mark.parametrize(
    "path", sorted(p for p in CORPUS.iterdir() if p.suffix in (".txt", ".md", ".html")), ids=lambda p: p.stem
)
def test_schemes_of_the_corpus_run(path):
    document = read(path)
    runnable(extract([document]))
