"""What whole passages tell about a scheme, each with its near miss: parts, marks, who goes on, what must be reached.

A row is a passage, lines that the scheme has, and lines (or beginnings of lines) that it has not. A line is one fact:
``written/total 0.6 of 100`` is a part of the total that is marked out of 100.
"""

from __future__ import annotations

import pytest

import ingest
from corpus.facts import to_facts
from extractors import extract


def told(text):
    document = ingest.read_bytes(f"沅北市公开招聘工作人员公告\n四、考试\n{text}\n".encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    out = []
    for one in to_facts(notice, [document]).get("schemes", []):
        out += [f"when {one['when']}"] if one.get("when") else []
        for c in one.get("components", []):
            line = f"{c['id']}/{c['of']} {c['weight']}" if "weight" in c else c["id"]
            out += [line, f"named {c.get('name')}"]
            out += [f"{line} of {c['full']}"] if c.get("full") else []
        for s in one.get("shortlists", []):
            out.append(f"{s.get('by')} > {s['to']} x{s.get('ratio', s.get('count'))}")
            out += [f"{out[-1]} else {s['else']}"] if s.get("else") else []
        for p in one.get("pass_marks", []):
            out.append(f"{p['on']} >= {p['min']}")
            out += [f"{out[-1]} when {p['when']}"] if p.get("when") else []
        out += [f"ties {t['on']}: {' '.join(t['by'])}" for t in one.get("tie_breaks", [])]
        out += [f"{ident} not counted" for ident in one.get("not_counted", [])]
        out += [f"{ident} to {places}" for ident, places in one.get("rounding", {}).items()]
    return out


def check(text, has, never):
    out = told(text)
    assert [line for line in has if line not in out] == [], out
    assert [line for line in out if any(line.startswith(n) for n in never)] == [], out


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "综合成绩一(不设技能测试岗位)=笔试成绩×60%+面试成绩×40% 。综合成绩二(设技能测试岗位)=笔试成绩×50%+"
            "技能测试成绩×20%+面试成绩×30%。",
            ["when 不设技能测试岗位", "when 设技能测试岗位", "interview/total 0.4", "skill_test/total 0.2"],
            ["written/skill_test"],
        ),
        (  # the same weights, of other papers
            "总成绩计算:总成绩1(单科笔试)=职业能力测验成绩×50%+面试成绩×50%; 总成绩2(双科笔试)=(职业能力测验成绩+"
            "专业知识成绩)÷2×50%+面试成绩×50%。",
            ["when 单科笔试", "when 双科笔试", "vocational_aptitude/total 0.5", "professional/written 0.5"],
            [],
        ),
        (
            "总成绩(医疗岗位)=专业笔试成绩×60%+面试成绩×40%。总成绩(行政岗位)=笔试成绩×50%+面试成绩×50%。",
            ["when 医疗岗位", "when 行政岗位"],
            [],
        ),
        (  # one makes a part of the other
            "笔试成绩=职业能力测验成绩×50%+专业知识成绩×50% 。 总成绩=笔试成绩×60%+面试成绩×40%。",
            ["professional/written 0.5", "written/total 0.6"],
            ["when"],
        ),
        ("总成绩=笔试成绩×60%+面试成绩×40%。即总成绩=笔试成绩×0.6+面试成绩×0.4。", ["written/total 0.6"], ["when"]),
    ],
)
def test_formulas_for_cases(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "笔试成绩(含加分,下同)=卷面成绩+加分。总成绩(满分100分,下同)=笔试成绩×40%+面试成绩×60%。",
            ["written/total 0.4", "interview/total 0.6"],
            ["named 下同", "when"],
        ),
        (
            "笔试总成绩(包括政策加分,以下同)=笔试成绩+政策加分;综合成绩(以下简称总分)=笔试总成绩×50%+面试成绩×50%。",
            ["written/total 0.5"],
            ["named 下同", "when", "part"],
        ),
        ("最后成绩(保留两位小数)=笔试得分×30%+试讲得分×70%。", ["trial_lecture/total 0.7"], ["when", "named 保留"]),
        (
            "面试成绩(去掉最高分和最低分后)=评委打分平均分。总成绩(不含加分)=笔试成绩×50%+面试成绩×50%。",
            ["written/total 0.5"],
            ["when"],
        ),
    ],
)
def test_brackets_that_explain_what_is_computed(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (  # the whole is called like one of its parts
            "笔试满分100分。面试满分100分。技能操作满分100分。按面试占50%、技能操作占50%合成面试总成绩。"
            "面试总成绩低于60分的,不得进入试岗考核。",
            ["named 面试总成绩", "skill_test/interview 0.5 of 100", "interview >= 60"],
            ["skill_test/total", "skill_test >="],
        ),
        (
            "(一)笔试\n笔试成绩满分100分,按1:4的比例确定进入下一轮人选。\n(二)面试\n结构化面试满分100分,"
            "试讲满分100分,结构化面试占40%、试讲占60%合成面试成绩,按1:2的比例确定进入下一轮人选。\n(三)实操考核\n"
            "实操考核满分100分,合格线60分。",
            ["trial_lecture/interview 0.6 of 100", "written > interview x4", "interview > skill_test x2"],
            [],
        ),
        (  # what a test asks is no round
            "(一)笔试\n笔试内容为岗位专业知识,满分100分,按1:5比例进入下一轮。\n(二)面试\n面试满分100分,"
            "按面试成绩由高到低1:2确定进入下一环节(体检)。",
            ["written > interview x5", "interview > physical x2"],
            [],
        ),
        (  # two tests of one kind, told apart by their headings
            "(一)笔试\n笔试满分100分。\n(二)专业技能测试\n满分100分,60分合格。\n(三)岗位实操考核\n满分50分,30分合格。",
            ["skill_test of 100", "skill_test >= 60", "named 岗位实操考核", "test_1 of 50", "test_1 >= 30"],
            [],
        ),
        (
            "(一)技能测试\n技能测试满分100分。\n(二)技能测试成绩\n技能测试成绩60分合格。",
            ["skill_test >= 60"],
            ["test_"],
        ),
        ("笔试占40%,面试占60%合成总成绩,低于60分者不予聘用。", ["interview/total 0.6"], ["interview >=", "written >="]),
        (
            "笔试占40%,面试占60%。面试成绩占总成绩的60%,面试满分100分。",
            ["interview/total 0.6 of 100"],
            ["part", "named 面试成绩"],
        ),
    ],
)
def test_results_that_parts_make_and_the_next_round(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (  # what a bracket says is asked is no test
            "笔试满分100分,内容为公共基础知识(含时政、职业道德,占总分30%)和专业知识(考查临床、心理学知识,占总分70%)。",
            ["public_basics/written 0.3", "professional/written 0.7", "written of 100"],
            ["named 职业道德", "named 心理学", "professional/total"],
        ),
        (
            "笔试内容包括通用知识、岗位知识两部分,分别占试卷总分值的40%和60%。笔试、面试各占总成绩的50%。",
            ["public_knowledge/written 0.4", "named 岗位知识", "interview/total 0.5"],
            ["public_knowledge/interview"],
        ),
        (  # shares of the total that make what their test weighs
            "总成绩由笔试和实操按7:3合成。笔试含公共科目和专业科目,其中公共科目成绩按30%折算后计入总成绩,"
            "专业科目成绩按40%折算后计入总成绩。",
            ["written/total 0.7", "public_subjects/total 0.3", "professional/total 0.4"],
            ["public_subjects/written"],
        ),
        (
            "笔试(占总成绩60%)设综合知识(占20%)、业务知识(占40%)两科;面试占40%。",
            ["written/total 0.6", "comprehensive_knowledge/total 0.2", "interview/total 0.4"],
            [],
        ),
        ("笔试满分100分,试卷中客观题占总分60%,主观题占总分40%。", ["written of 100"], ["objective_part/total"]),
        ("笔试(专业知识占80%)满分100分,占总成绩的40%;面试占60%。", ["written/total 0.4"], ["written/total 0.8"]),
        ("笔试中法律和时事分别占试题数量的30%和70%。笔试占40%,面试占60%。", ["written/total 0.4"], ["law_basics/"]),
    ],
)
def test_shares_of_one_paper(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (  # who is spared a test has a total of his own, beside what holds for all
            "笔试成绩满分100分,及格线60分。从高分到低分按1:3比例进入面试。高级职称人员可不参加笔试,"
            "面试成绩即为总成绩。",
            ["written of 100", "written >= 60", "written > interview x3", "interview/total 1"],
            ["interview/total 1 of"],
        ),
        (
            "笔试满分为120分,按1:2确定面试人选。免笔试的硕士研究生,面试成绩作为综合成绩。",
            ["written of 120", "written > interview x2", "when 免笔试的硕士研究生", "interview/total 1"],
            [],
        ),
        (  # two weights of one part of a sentence stay together
            "笔试满分100分。博士应聘者可不参加笔试,直接进入面试,面试成绩作为总成绩,"
            "有技能测试岗位的总成绩按面试成绩40%、技能测试成绩60%相加。",
            [
                "written of 100",
                "when 有技能测试岗位",
                "interview/total 0.4",
                "skill_test/total 0.6",
                "interview/total 1",
            ],
            [],
        ),
        (
            "面试结束后,普通岗位按笔试成绩和面试成绩各占50%计算总成绩,高端人才岗位面试成绩作为其总成绩。",
            ["when 普通岗位", "when 高端人才岗位", "written/total 0.5", "interview/total 1"],
            [],
        ),
        ("所有应聘人员不参加笔试,直接面试,面试成绩作为综合成绩。", ["interview/total 1"], ["when", "written"]),
        ("本次招聘不组织笔试,面试成绩即总成绩,面试满分100分。", ["interview/total 1 of 100"], ["when", "written"]),
        (
            "笔试满分100分,设技能测试的岗位总成绩按笔试40%、技能测试30%、面试30%计算;笔试按1:3比例进入面试。",
            ["written > interview x3"],
            ["total > interview"],
        ),
    ],
)
def test_those_who_are_spared_a_test(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (  # the result of the test of the heading, and no total
            "(一)体能测评\n体能测评按项目标准执行,达标者方可参加笔试。\n(二)笔试\n考试成绩满分为100分。\n"
            "(三)面试\n面试成绩满分100分。\n综合成绩=笔试成绩×60%+面试成绩×40%。",
            ["written/total 0.6 of 100", "physical_test not counted"],
            ["total of 100"],
        ),
        (
            "1.体能测试:测试达标的考生进入笔试环节。\n2.笔试:考试成绩采用百分制。\n3.总成绩=笔试成绩×50%+"
            "面试成绩×50%。",
            ["written/total 0.5 of 100", "physical_test not counted"],
            ["total of"],
        ),
        (
            "(一)笔试\n考试成绩满分150分。\n(二)面试\n考试成绩满分100分,60分合格。\n最终成绩=笔试成绩÷1.5×50%+"
            "面试成绩×50%。",
            ["written/total 0.5 of 150", "interview/total 0.5 of 100", "interview >= 60"],
            ["total"],
        ),
        (  # a test that is marked and weighed counts
            "体能测评满分100分,占总成绩的20%,达标者方可参加笔试。笔试占40%、面试占40%。",
            ["physical_test/total 0.2 of 100"],
            ["physical_test not counted"],
        ),
        (
            "(一)体能测评\n体能测评满分100分,60分为合格。\n体能测评合格者方可参加面试。\n(二)面试\n面试满分100分。",
            ["physical_test of 100"],
            ["physical_test not counted"],
        ),
        (
            "四、笔试和面试\n考试成绩=笔试成绩×50%+面试成绩×50%,考试成绩满分100分。",
            ["written/total 0.5"],
            ["written/total 0.5 of"],
        ),
        ("(一)笔试\n笔试满分100分。\n(二)体检\n体检合格者方可聘用。", ["written of 100"], ["physical"]),
    ],
)
def test_results_of_the_test_of_a_heading(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "1.计算机测试:满分100分。\n2.面试:满分100分。\n3.总成绩=计算机考试成绩×40%+面试成绩×60%。",
            ["named 计算机测试", "test_1/total 0.4 of 100"],
            ["part", "named 计算机考试"],
        ),
        (
            "(1)打字测试:满分100分,采用上机方式。\n(2)面试:满分100分。\n总成绩=打字考核成绩×50%+面试成绩×50%。",
            ["named 打字测试", "test_1/total 0.5 of 100", "interview/total 0.5 of 100"],
            ["exam"],
        ),
        (
            "速录测试满分120分。总成绩=速录考试成绩×50%+面试成绩×50%,按速录考试成绩1:3确定面试人选。",
            ["test_1/total 0.5 of 120", "test_1 > interview x3"],
            [],
        ),
        (  # two tests of one list
            "技战术测试占20%、技战术考核占30%、面试占50%。技战术测试满分100分。",
            ["test_1/total 0.2 of 100", "test_2/total 0.3"],
            ["test_2/total 0.3 of"],
        ),
        (
            "心理测试满分100分,不计入总成绩。心理健康考试成绩占40%,面试占60%。",
            ["named 心理健康考试", "test_1/total 0.4", "psychological not counted"],
            ["test_1/total 0.4 of"],
        ),
        (
            "计算机测试满分50分,英语测试满分100分。总成绩=计算机测试成绩+英语测试成绩。",
            ["foreign_language/total 1 of 100"],
            [],
        ),
    ],
)
def test_one_test_under_two_near_names(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "综合知识考试、专业测试和总成绩保留两位小数。总成绩相同的,"
            "先看综合知识成绩;综合知识成绩还相同,按专业测试成绩确定;仍相同的,"
            "加试一场面试。",
            ["ties total: comprehensive_knowledge skill_test extra_test"],
            [],
        ),
        (  # a result that decides is one, whatever no lexicon says of it; where it stands is none
            "总成绩=笔试成绩×50%+面试成绩×50%。综合成绩并列时,依次按笔试中的教育基础成绩、面试成绩排序。",
            ["ties total: test_1 interview"],
            ["ties total: written"],
        ),
        (
            "缺考的人员、面试成绩为零分的人员、放弃资格的人员或未形成竞争岗位面试成绩低于合格线的人员,"
            "不得列为体检对象。",
            ["interview >= authority when 未形成竞争岗位"],
            [],
        ),
        (
            "面试违纪的人员、面试缺考的人员或只有一人参加面试的岗位未达到70分的人员,不能进入体检。",
            ["interview >= 70 when 只有一人参加面试的岗位"],
            [],
        ),
        ("总成绩=笔试×50%+面试×50%。两名考生专业相同的,按报名先后排序。", ["written/total 0.5"], ["ties"]),
        ("总成绩=笔试×50%+面试×50%。总成绩相同的,按原始成绩排序。", ["written/total 0.5"], ["ties total: test"]),
    ],
)
def test_what_decides_and_whom_a_mark_is_asked_of(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (  # a bracket that says how the interview is held, and labels of shares
            "即:笔试成绩×笔试所占比例40%+面试(专业测评)成绩×面试(专业测试)所占比例60%+加分。",
            ["written/total 0.4", "interview/total 0.6"],
            ["skill_test", "named 加分"],
        ),
        (
            "总成绩=笔试成绩×笔试权重(50%)+试讲成绩×试讲权重(50%)。",
            ["written/total 0.5", "trial_lecture/total 0.5"],
            [],
        ),
        ("总成绩=笔试成绩×0.4(权重)+面试成绩×0.6(权重)。", ["written/total 0.4", "interview/total 0.6"], []),
        (
            "1.需笔试考生的成绩计算为:笔试成绩×50%+面试成绩×50%+加分;\n2.直接面试考生的成绩计算为:综合成绩=面试成绩。",
            ["when 需笔试考生", "when 直接面试考生", "written/total 0.5", "interview/total 0.5", "interview/total 1"],
            [],
        ),
        (
            "总成绩=笔试成绩×50%+面试成绩×30%+技能操作成绩×20%。",
            ["skill_test/total 0.2", "interview/total 0.3"],
            ["when"],
        ),
        ("综合成绩:笔试成绩×占比30%+面试成绩×占比70%+加分。", ["written/total 0.3", "interview/total 0.7"], ["bonus"]),
    ],
)
def test_labels_of_shares_in_sums(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "笔试由两部分组成,第一部分职业能力测验50分,第二部分公文写作与案例分析50分。总成绩=笔试成绩×60%+"
            "面试成绩×40%。总成绩相同的,依次看公文写作与案例分析得分、面试得分。",
            ["named 公文写作与案例分析", "test_1/written 1 of 50", "ties total: test_1 interview"],
            ["named 公文写作与案例分析得分", "document_writing", "case_analysis"],
        ),
        (
            "第一卷政策理论60分;第二卷文字综合和材料处理40分,两卷相加为笔试成绩。",
            ["named 政策理论", "named 文字综合和材料处理", "test_1/written 1 of 60", "test_2/written 1 of 40"],
            ["named 第一卷"],
        ),
        (
            "笔试分法律基础与写作(60分)、时事政治(40分)两部分。",
            ["named 法律基础与写作", "test_1/written 1 of 60"],
            ["law_basics"],
        ),
        (
            "笔试满分100分。\n第一部分:职业能力测验(50分)。\n第二部分:公文写作与案例分析(50分)。",
            ["named 公文写作与案例分析"],
            ["document_writing", "case_analysis"],
        ),
        (  # two tests with a mark each
            "笔试中公文写作50分,案例分析50分。总成绩=笔试×60%+面试×40%。总成绩相同的,"
            "依次按公文写作和案例分析得分排序。",
            ["named 公文写作", "named 案例分析", "ties total: document_writing case_analysis"],
            ["named 公文写作和案例分析", "named 笔试中"],
        ),
        ("笔试科目为行政职业能力测验和申论,各100分。", ["xingce of 100", "shenlun of 100"], ["test"]),
        (
            "笔试和面试各100分,总成绩=笔试×50%+面试×50%。",
            ["written/total 0.5 of 100", "interview/total 0.5 of 100"],
            ["test"],
        ),
    ],
)
def test_names_of_two_things(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (  # what a test asks, in the middle of a phrase, is no paper
            "笔试满分为100分。考试内容为护理学相关基础理论知识。面试满分100分。总成绩=笔试成绩×40%+面试成绩×60%。",
            ["written/total 0.4 of 100"],
            ["theory"],
        ),
        ("考试内容为理论知识和技能操作。总成绩=理论知识成绩×40%+技能操作成绩×60%。", ["theory/total 0.4"], []),
        (
            "按笔试成绩1:2确定面试人选;报考人数与招聘人数达不到1:2的,按实际报考人数进行面试。",
            ["written > interview x2 else all"],
            [],
        ),
        (
            "报考人数与招聘人数达不到1:3的,取消该岗位。笔试成绩从高到低按1:3进入面试。",
            ["written > interview x3"],
            ["written > interview x3 else"],
        ),
        (  # the test whose line it is stands in the next sentence
            "由市人社局研究划定各类岗位最低合格分数线。在笔试合格人员中按1:3确定面试人选。",
            ["written >= authority", "written > interview x3"],
            [],
        ),
        (
            "面试岗位具体安排由招聘单位研究确定。笔试满分100分,在笔试合格人员中按1:3确定面试人选。",
            ["written of 100"],
            ["written >="],
        ),
        (
            "笔试满分100分。招聘5人及以上的,按1:2依笔试或技能测试成绩由高到低确定面试人选。",
            ["written > interview x2"],
            ["skill_test > interview"],
        ),
    ],
)
def test_what_is_asked_and_whose_line_it_is(text, has, never):
    check(text, has, never)
