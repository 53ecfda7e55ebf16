"""Whose a mark, a share or a demand is: the class that a clause goes on about, the test that a number stands behind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.values.floors import find_lines
from ingest import read_bytes
from schema.conditions import Condition
from schema.notice import Notice
from schema.scheme import Scheme, WeightedSum


def notice(text: str) -> Notice:
    return extract([read_bytes(f"某县招聘公告\n\n{text}".encode(), "n.txt")])


def weights(scheme: Scheme, of: str = "total") -> dict[str, Decimal]:
    step = next((s for s in scheme.steps if s.id == of), None)
    return {t.input: t.weight for t in step.terms} if isinstance(step, WeightedSum) else {}


def gates(scheme: Scheme) -> set[tuple[str, str]]:
    return {(g.on, str(g.min)) for g in scheme.gates}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("笔试满分120分。笔试设最低合格分数线,为满分的60%。笔试占50%,面试占50%。", {("written", "72")}),
        ("笔试卷面总分150分,合格线为卷面总分的50%。笔试占50%,面试占50%。", {("written", "75")}),
        ("笔试占40%,面试占60%;面试合格分数线为65分,笔试不划定合格线。", {("interview", "65")}),
        ("体能测评共三项,每项均须达到60分。笔试、面试各占50%。", set()),
        ("体能测评占30%,其中跑步、跳远任一项低于60分的淘汰。笔试占40%,面试占30%。", set()),
        ("笔试占40%,面试占60%。任一项成绩低于60分的淘汰。", {("written", "60"), ("interview", "60")}),
        (
            "面试分技能展示和综合答辩两项,技能展示占60%,综合答辩占40%,单项成绩低于55分的淘汰。总成绩=笔试×40%+面试×60%。",
            {("skill_display", "55"), ("test_1", "55")},
        ),
    ],
)
def test_marks_to_be_reached(text: str, want: set[tuple[str, str]]) -> None:
    (scheme,) = notice(text).schemes
    names = {m.id: m.name for m in scheme.marks}
    assert len(gates(scheme)) == len(want), names
    assert {m for _, m in gates(scheme)} == {m for _, m in want}
    assert {on for on, _ in gates(scheme)} & {"written", "interview"} == {o for o, _ in want} & {"written", "interview"}


@pytest.mark.parametrize(
    "text", ["合格标准为各科目试卷满分的60%", "最低控制线按卷面分的45%划定", "及格线定为总分的55%"]
)
def test_shares_of_full_marks_are_floors(text: str) -> None:
    (line,) = find_lines(text)
    assert line.percent


@pytest.mark.parametrize("text", ["合格人数为总人数的60%", "面试占总分的60%", "合格线为60分,占总成绩的40%"])
def test_shares_of_something_else_are_none(text: str) -> None:
    assert not any(line.percent for line in find_lines(text))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "一、竞聘演说与答辩。演说8分钟、答辩5分钟,满分100分,占总成绩的40%。其中演说60分,答辩40分。\n二、民主测评。占总成绩的60%。",
            {"0.4", "0.6"},
        ),
        ("笔试法律知识60分,文字录入40分,合计100分,按30%计入总分;面试100分,按70%计入总分。", {"0.3", "0.7"}),
        ("笔试成绩按6:4的比例与面试成绩合成总成绩。", {"0.6", "0.4"}),
    ],
)
def test_shares_behind_a_mark_are_of_what_is_marked(text: str, want: set[str]) -> None:
    (scheme,) = notice(text).schemes
    assert {str(w) for w in weights(scheme).values()} == want


RULES = "甲组笔试占40%,面试占60%;乙组笔试占60%,面试占40%。"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("乙组考生获省级奖励的,笔试成绩加4分;在本院规培满一年的,笔试成绩加1分。", {"甲组": [], "乙组": [4, 1]}),
        ("获省级奖励的,笔试成绩加4分;各组考生服务满一年的,笔试成绩加1分。", {"甲组": [4, 1], "乙组": [4, 1]}),
    ],
)
def test_points_of_a_class_go_on_behind_a_semicolon(text: str, want: dict[str, list[int]]) -> None:
    found = notice(text + RULES)
    names = {t.id: t.label for t in found.tracks}
    assert {names[t]: [int(b.points or 0) for b in s.bonuses] for s in found.schemes for t in s.tracks} == want


ASKED = """二、资格条件
(一)共同条件
1.中共党员;
2.年龄45周岁以下。
(二)报考{0}的,还须具备:
1.具有3年以上文秘工作经历;
2.大学本科以上学历。
(三)报考{1}的人员,除具备上述共同条件外,还须同时具备下列条件:
1.具有注册会计师证书。
三、成绩
{2}
"""


def whose(found: Notice) -> list[str]:
    names = {t.id: t.label for t in found.tracks}

    def of(condition: Condition) -> str:
        return "、".join(names[t] for t in condition.tracks) or str(getattr(condition, "who", None) or "")

    return [of(c) for c in found.eligibility]


@pytest.mark.parametrize(
    ("classes", "rules"),
    [
        (("岗位一、岗位二", "岗位三"), "岗位一、岗位二笔试占60%,面试占40%;岗位三笔试占40%,面试占60%。"),
        (("文秘职位", "会计岗"), "笔试占60%,面试占40%。"),
    ],
)
def test_demands_below_those_who_apply_for_a_class_are_theirs(classes: tuple[str, str], rules: str) -> None:
    found = notice(ASKED.format(*classes, rules))
    assert whose(found) == ["", "", classes[0], classes[0], classes[1]]


def test_short_names_of_a_formula_are_the_tests_of_the_headings() -> None:
    (scheme,) = notice(
        "考核由专业理论考试、实践技能考核和面试三个环节组成,每个环节满分均为100分。\n(一)专业理论考试\n理论成绩不足60分者淘汰。\n"
        "(二)实践技能考核\n技能成绩不足65分者淘汰。\n(三)总成绩\n总成绩=理论成绩×30%+技能成绩×40%+面试成绩×30%。"
    ).schemes
    assert weights(scheme) == {
        "professional": Decimal("0.3"),
        "skill_test": Decimal("0.4"),
        "interview": Decimal("0.3"),
    }
    assert gates(scheme) == {("professional", "60"), ("skill_test", "65")}
    assert {m.full for m in scheme.marks} == {Decimal(100)}


def test_a_mark_of_a_test_that_invited_people_take() -> None:
    (scheme,) = notice(
        "面试人选须参加实操测试,时间为6月3日,满分100分,成绩低于60分的取消面试资格。总成绩=实操测试成绩×40%+面试成绩×60%。"
    ).schemes
    assert gates(scheme) == {("skill_test", "60")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "1.总成绩=笔试成绩×55%+面试成绩×45%+加分。\n2.加分直接加入总成绩,不参与面试人选的确定。加分项目为:\n(1)退役军人加2分;",
            "total",
        ),
        ("在理论卷面分基础上加分:退役军人加2分。总成绩=专业理论考试成绩×60%+面试成绩×40%。", "professional"),
    ],
)
def test_where_points_go(text: str, want: str) -> None:
    (scheme,) = notice(text).schemes
    assert [b.on for b in scheme.bonuses] == [want]


def test_classes_of_lettered_posts() -> None:
    found = notice(
        "招聘岗位\n\n| 岗位代码 | 岗位名称 | 人数 |\n| --- | --- | --- |\n"
        "| A1 | 内科 | 2 |\n| A2 | 外科 | 1 |\n| B1 | 病房 | 3 |\n\n"
        "说明:A类为诊疗岗位,B类为照护岗位。\n诊疗岗位:笔试占40%,面试占60%。照护岗位:笔试占60%,面试占40%。"
    )
    assert {t.label: t.codes for t in found.tracks} == {"诊疗岗位": ("A1", "A2"), "照护岗位": ("B1",)}


EXAM = (
    "一、科目\n考试设《港口装卸工艺基础》(以下简称《工艺基础》)和《港口理货与交接实务》(以下简称《理货实务》)两个科目。\n"
    "《工艺基础》满分100分;《理货实务》满分120分,其中客观题50分、主观题70分。\n二、成绩\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "合格标准为各科目试卷满分的60%,即《工艺基础》60分、《理货实务》72分,不合并计算。",
        "各科目均须达到试卷满分的60%方为合格。",
    ],
)
def test_an_examination_for_a_qualification_has_papers_and_no_total(text: str) -> None:
    (scheme,) = extract([read_bytes(f"关于港口理货员资格考试的通知\n\n{EXAM}{text}".encode(), "n.txt")]).schemes
    assert scheme.total is None
    full = {x.name: x.full for x in (*scheme.marks, *scheme.steps)}
    assert full["港口装卸工艺基础"] == 100
    assert full["港口理货与交接实务"] == 120
    names = {x.id: x.name for x in (*scheme.marks, *scheme.steps)}
    assert {(names[g.on], g.min) for g in scheme.gates} == {
        ("港口装卸工艺基础", Decimal(60)),
        ("港口理货与交接实务", Decimal(72)),
    }


@pytest.mark.parametrize("text", ["依据《港口法》《理货规程》两个文件。", "笔试满分100分,参考《甲》《乙》两本书。"])
def test_titles_that_are_no_papers(text: str) -> None:
    names = {m.name for s in notice(text + "总成绩=笔试成绩×60%+面试成绩×40%。").schemes for m in s.marks}
    assert names == {"笔试", "面试"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "(一)笔试。满分100分。笔试成绩占总成绩的30%。低于60分者不进入下一环节。\n(二)面试。占70%。",
            {("written", "60")},
        ),
        ("技能考核含甲、乙两站,占总成绩的40%,任一站低于60分即淘汰。面试占60%。", set()),
    ],
)
def test_the_whole_of_a_share_is_not_what_is_to_be_reached(text: str, want: set[tuple[str, str]]) -> None:
    (scheme,) = notice(text).schemes
    assert not {on for on, _ in gates(scheme)} & {"total", "interview"}
    assert want <= gates(scheme)


def test_one_consequence_for_the_marks_of_two_classes() -> None:
    found = notice(
        "档案岗笔试占40%、面试占60%;速录岗笔试占70%、面试占30%。档案岗笔试70分以下、速录岗笔试60分以下的不进入面试。"
    )
    names = {t.id: t.label for t in found.tracks}
    assert {names[t]: [g.min for g in s.gates] for s in found.schemes for t in s.tracks} == {
        "档案岗": [Decimal(70)],
        "速录岗": [Decimal(60)],
    }


def test_lists_of_their_own_before_several_ratios() -> None:
    found = notice("岗位1笔试、面试成绩按5:5合成,岗位2笔试、面试成绩按4:6合成。")
    names = {t.id: t.label for t in found.tracks}
    assert {names[t]: weights(s)["written"] for s in found.schemes for t in s.tracks} == {
        "岗位1": Decimal("0.5"),
        "岗位2": Decimal("0.4"),
    }


def test_a_test_that_no_lexicon_knows_keeps_its_share() -> None:
    (scheme,) = notice("路考+面试,路考占最终成绩80%,面试占最终成绩20%。").schemes
    assert weights(scheme)["interview"] == Decimal("0.2")
