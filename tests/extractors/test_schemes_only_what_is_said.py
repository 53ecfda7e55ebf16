"""Values that a passage seems to state and does not, each beside one that does: what tests ask, sums of people's marks.

A row is a passage, lines that the scheme has, and lines (or beginnings of lines) that it has not.
"""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def told(text):
    document = read_bytes(f"沅北市公开招聘工作人员公告\n四、考试\n{text}\n".encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    sheet = to_facts(notice, [document])
    out = [f"track {t['label']}" for t in sheet.get("tracks", [])]
    for one in sheet.get("schemes", []):
        for c in one.get("components", []):
            out += [f"{c['id']}/{c['of']} {c['weight']}" if c.get("of") else c["id"], f"named {c.get('name')}"]
            out += [f"{c['id']} of {c['full']}"] if c.get("full") else []
        for s in one.get("shortlists", []):
            out.append(f"{s.get('by')} > {s['to']} x{s.get('ratio', s.get('count'))}")
        for p in one.get("pass_marks", []):
            out.append(f"{p['on']} >= {p['min']}" + (f" when {p['when']}" if p.get("when") else ""))
        out += [f"ties {t['on']}: {' '.join(t['by'])}" for t in one.get("tie_breaks", [])]
        out += [f"{ident} to {places}" for ident, places in one.get("rounding", {}).items()]
        out += [f"formula {one['formula']}"] if one.get("formula") else []
    return out


def check(text, has, never):
    out = told(text)
    assert [line for line in has if line not in out] == [], out
    assert [line for line in out if any(line.startswith(n) for n in never)] == [], out


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "面试主要测评逻辑思维、沟通协调能力和仪态举止等,满分100分,合格分为65分。",
            ["interview of 100", "interview >= 65"],
            ["named 面试主要", "test_"],
        ),
        ("面试着重测试应变能力、协调能力和综合分析能力,满分为100分。", ["interview of 100"], ["test_"]),
        (
            "笔试主要测试专业知识、公共基础知识和公文写作,满分100分,60分合格。",
            ["written of 100", "written >= 60"],
            ["professional of", "public_basics of"],
        ),
        (
            "面试重点考察应聘人员的专业技能、试讲能力,总分为100分,合格线为70分。",
            ["interview of 100", "interview >= 70"],
            ["trial_lecture of", "trial_lecture >="],
        ),
        (
            "笔试主要测试公共基础知识(40%)和专业知识(60%),满分100分。",
            ["written of 100", "public_basics/written 0.4"],
            ["named 笔试主要"],
        ),
        ("考试主要考核方式为笔试和面试,笔试占40%,面试占60%。", ["written/total 0.4", "interview/total 0.6"], []),
        (
            "面试主要采取结构化面试和试讲方式,结构化面试满分40分,试讲满分60分。",
            ["trial_lecture of 60"],
            [],
        ),
    ],
)
def test_what_a_test_asks_is_no_test(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "例如:\n甲考场面试室:总分:1246.50,实际参考人数18人,平均分69.25。\n乙考场面试室:总分:1311.80,实际参考人数18人。",
            [],
            ["interview of"],
        ),
        ("如第一考场面试总分为1520.4分,共21人,平均分72.4。", [], ["interview of", "total of"]),
        ("举例:某考场面试总分800,参加考生10人,则平均分为80分。", [], ["interview of", "total of"]),
        ("三个考场的加权系数分别为(保留三位小数):1.012、0.987。", [], ["total to"]),
        ("笔试共三科,每科满分120分,笔试总分360分。", ["written of 360"], []),
        ("以考官评分的平均分为面试成绩,面试总分100分。", ["interview of 100"], []),
    ],
)
def test_what_marks_of_people_add_up_to_is_no_full_mark(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "对特殊紧缺专业岗位,报名人数达不到比例的,经审批可以组织考试,但应聘人员面试成绩不得低于75分。",
            [],
            ["interview >= 75!"],
        ),
        (
            "高层次人才岗位可不受开考比例限制,但拟聘用人员面试成绩应达到80分以上。",
            ["interview >= 80 when 高层次人才岗位可不受开考比例限制"],
            ["interview >= 80!"],
        ),
        ("笔试不设开考比例,但拟聘人员综合成绩须达到60分方可聘用。", ["total >= 60"], ["total >= 60 when"]),
        ("面试由市局组织,但面试成绩须达到70分方可进入体检。", ["interview >= 70"], ["interview >= 70 when"]),
        (
            "3.面试人数与岗位数之比低于2:1的,面试成绩低于70分者不得进入考察。",
            ["interview >= 70 when 面试人数与岗位数之比低于2:1的"],
            [],
        ),
        (
            "4、未形成有效竞争的职位,面试成绩须达到70分。",
            ["interview >= 70 when 未形成有效竞争的职位"],
            [],
        ),
    ],
)
def test_marks_for_some_keep_their_condition(text, has, never):
    out = told(text)
    assert [line for line in has if line not in out] == [], out
    assert [n for n in never if (n[:-1] in out if n.endswith("!") else any(x.startswith(n) for x in out))] == [], out


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "按招聘计划数与面试人数1:2的比例,根据笔试成绩确定进入面试人员。男女按1:1比例招聘的职位,男女生分别按笔试成绩排序,"
            "分别确定面试人员。",
            ["written > interview x2"],
            ["written > interview x1"],
        ),
        ("男女性别比例为2:1的岗位,根据笔试成绩分别确定面试人选。", [], ["written > interview"]),
        ("男、女各半(1:1)录用的岗位,分别从高分到低分确定面试人员。", [], ["None > interview", "written > interview"]),
        ("男女均按1:3的比例,根据笔试成绩确定面试人选。", ["written > interview x3"], []),
        ("男性岗位按1:3、女性岗位按1:4的比例,根据笔试成绩确定面试人选。", ["written > interview x4"], []),
    ],
)
def test_how_many_of_each_sex_are_hired_sends_nobody_on(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "市教育局根据应聘人员的总成绩(总成绩=(笔试成绩+加分)×40%+试讲成绩×60%,保留两位小数),按照1:1的比例从高分到低分确定"
            "体检人员。",
            ["total > physical x1"],
            ["trial_lecture > physical", "written > physical"],
        ),
        (
            "报考技术岗位的,根据笔试成绩(百分制)(占40%)和技能测试成绩(百分制)(占30%)两科成绩之和,按1:3的比例从高到低确定参加"
            "面试人员。",
            [],
            ["skill_test > interview", "written > interview"],
        ),
        (
            "根据面试成绩(含试讲成绩),按1:1的比例确定体检人员。",
            ["interview > physical x1"],
            ["trial_lecture > physical"],
        ),
        ("按笔试成绩(行测+申论)从高分到低分,以1:3的比例确定面试人选。", ["written > interview x3"], []),
    ],
)
def test_what_a_bracket_explains_of_a_result_ranks_nobody(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        ("笔试合格分数线为总分不低于120分,首批进入面试的有300人。", ["written >= 120"], ["total >="]),
        ("报考综合类岗位的笔试合格分数线为总分不低于130分。", ["written >= 130 when 综合类岗位"], ["total >="]),
        (
            "总成绩=笔试成绩×50%+面试成绩×50%。笔试合格线为60分,总成绩合格线为70分。",
            ["written >= 60", "total >= 70"],
            [],
        ),
        (
            "面试成绩即为总成绩,总成绩相同的,退役士兵考生在其服役期间荣立三等功及以上(立功次数相同的不计)者优先。仍不能确定的,"
            "进行加试。",
            ["ties total: commendation extra_test"],
            ["ties total: veteran"],
        ),
        ("面试成绩即为总成绩,总成绩相同的,退役士兵优先。", ["ties total: veteran"], []),
    ],
)
def test_whose_mark_and_whose_merit(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "根据笔试成绩由高分到低分按规定比例(会计、文秘、法律岗位为1:3,保安岗位为1:5)依次确定面试人选。",
            ["track 会计、文秘、法律岗位", "track 保安岗位"],
            [],
        ),
        (
            "面试人选按笔试成绩从高到低确定,其中语文、数学、英语岗位为1:3,音乐、体育、美术岗位为1:5。",
            ["track 语文、数学、英语岗位", "track 音乐、体育、美术岗位"],
            [],
        ),
        (
            "教师、教辅人员岗位按1:3,行政、后勤岗位按1:5的比例确定进入面试人员。",
            ["track 教师、教辅人员岗位", "track 行政、后勤岗位"],
            [],
        ),
        ("管理岗位为1:3,工勤岗位为1:5的比例,按笔试成绩确定面试人选。", ["track 管理岗位", "track 工勤岗位"], []),
        ("总成绩=笔试、面试分别按4:6、5:5折算。", [], ["track"]),
    ],
)
def test_a_class_is_all_that_its_list_names(text, has, never):
    check(text, has, never)


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            "笔试总成绩满分为100分。笔试总成绩=(通用笔试各科目成绩之和/通用笔试各科目满分之和)×60+(专门笔试各科目成绩之和/专门笔试"
            "各科目满分之和)×40。",
            ["written of 100"],
            ["formula written = written", "part_"],
        ),
        ("笔试总成绩=笔试成绩+加分。总成绩=笔试总成绩×40%+面试成绩×60%。", ["interview/total 0.6"], ["part_"]),
    ],
)
def test_no_mark_is_made_of_itself(text, has, never):
    check(text, has, never)
