"""Classes called by the numbers of their posts, or side by side in one clause, each with a number of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.values.ordinals import find_ordinals
from ingest import read_bytes
from schema.notice import Notice
from schema.scheme import Scheme, WeightedSum

POSTS = (
    "职位一:资料室编目员(岗位代码ZL1),2名,本科以上学历。\n"
    "职位二:外勤联络员(岗位代码WL2),3名,本科以上学历。\n"
    "职位三:机房值守员(岗位代码JF3),1名,大专以上学历。\n"
)


def notice(text: str) -> Notice:
    return extract([read_bytes(f"某县招聘公告\n\n{text}".encode(), "n.txt")])


def weights(scheme: Scheme) -> dict[str, Decimal]:
    total = next(s for s in scheme.steps if s.id == scheme.total)
    assert isinstance(total, WeightedSum)
    return {t.input: t.weight for t in total.terms}


def by_label(found: Notice) -> dict[str, dict[str, Decimal]]:
    names = {t.id: t.label for t in found.tracks}
    return {names[t]: weights(s) for s in found.schemes for t in s.tracks}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("职位一至职位三考法律;职位四考文秘", [("职位一至职位三", (1, 2, 3)), ("职位四", (4,))]),
        ("岗位1、2、4采用", [("岗位1、2、4", (1, 2, 4))]),
        ("2号至4号岗位的笔试", [("2号至4号岗位", (2, 3, 4))]),
        ("报考职位5的考生", [("职位5", (5,))]),
        ("在岗位一线工作满两年", []),
        ("与岗位1:3的比例", []),
        ("提供岗位10名", []),
        ("KJ2号岗位", []),
        ("招聘岗位三类", []),
    ],
)
def test_numbers_of_posts(text: str, want: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(text[o.start : o.end], o.numbers) for o in find_ordinals(text)] == want


@pytest.mark.parametrize(
    ("rules", "want"),
    [
        (
            "职位一、职位二按笔试成绩占60%、面试成绩占40%合成总成绩;职位三按笔试成绩占30%、面试成绩占70%合成总成绩。",
            {"职位一、职位二": ("0.6", "0.4"), "职位三": ("0.3", "0.7")},
        ),
        (
            "职位一至职位二总成绩=笔试成绩×50%+面试成绩×50%;职位三总成绩=笔试成绩×20%+面试成绩×80%。",
            {"职位一至职位二": ("0.5", "0.5"), "职位三": ("0.2", "0.8")},
        ),
    ],
)
def test_rules_of_numbered_posts(rules: str, want: dict[str, tuple[str, str]]) -> None:
    found = notice(f"一、职位\n{POSTS}二、成绩\n笔试、面试满分均为100分。{rules}")
    assert [post.no for post in found.posts] == [1, 2, 3]
    assert by_label(found) == {k: {"written": Decimal(a), "interview": Decimal(b)} for k, (a, b) in want.items()}


def test_what_numbered_posts_are_asked_is_named_without_them() -> None:
    found = notice(
        f"一、职位\n{POSTS}二、笔试。满分100分。职位一、职位二考档案整理(40分)和公文拟写(60分);职位三考网络运维(70分)和公文拟写(30分)。"
        "\n三、成绩。职位一、职位二笔试占50%,面试占50%;职位三笔试占40%,面试占60%。"
    )
    names = {n for s in found.schemes for n in (m.name for m in s.marks)}
    assert {"档案整理", "网络运维"} <= names
    assert not any("职位" in (name or "") for name in names)


@pytest.mark.parametrize(
    ("rules", "want"),
    [
        ("教学岗按4:6、后勤岗按5:5的比例,将笔试和面试成绩合成总成绩。", {"教学岗": "0.4", "后勤岗": "0.5"}),
        ("笔试、面试成绩按馆员岗3:7、技工岗6:4计算综合成绩。", {"馆员岗": "0.3", "技工岗": "0.6"}),
    ],
)
def test_ratios_dealt_to_classes(rules: str, want: dict[str, str]) -> None:
    assert {k: v["written"] for k, v in by_label(notice(rules)).items()} == {k: Decimal(v) for k, v in want.items()}


@pytest.mark.parametrize(
    "rules",
    [
        "笔试、面试成绩按4:6的比例合成总成绩。",
        "笔试成绩占40%、面试成绩占60%。每个岗位按1:3确定面试人选,不足1:2的岗位取消招聘。",
        "笔试、试讲成绩按3:7合成。男生1000米、女生800米。",
        "同一岗位面试成绩须达到60分、总成绩须达到70分。笔试占50%,面试占50%。",
    ],
)
def test_no_classes_where_one_rule_holds_for_all(rules: str) -> None:
    found = notice(rules)
    assert not found.tracks
    assert len(found.schemes) == 1


def test_pass_marks_dealt_to_classes_hold_for_them_only() -> None:
    found = notice("护理岗位笔试成绩低于50分、临床岗位笔试成绩低于65分的,不得进入面试。笔试占50%,面试占50%。")
    names = {t.id: t.label for t in found.tracks}
    assert {names[s.tracks[0]]: [g.min for g in s.gates] for s in found.schemes} == {
        "护理岗位": [Decimal(50)],
        "临床岗位": [Decimal(65)],
    }


@pytest.mark.parametrize(
    "text",
    [
        "笔试和面试按3:7计入考试成绩,考试成绩占综合成绩的80%,民主测评占综合成绩的20%。",
        "按笔试占30%、面试占70%合成考试成绩。按考试成绩80%、民主测评20%的比例计算综合成绩。",
    ],
)
def test_a_total_that_is_part_of_another(text: str) -> None:
    (scheme,) = notice(text).schemes
    assert weights(scheme) == {"exam": Decimal("0.8"), "peer_review": Decimal("0.2")}
    exam = next(s for s in scheme.steps if s.id == "exam")
    assert isinstance(exam, WeightedSum)
    assert {t.input: t.weight for t in exam.terms} == {"written": Decimal("0.3"), "interview": Decimal("0.7")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("面试采取结构化面试和小组讨论两种方式,满分100分,其中结构化面试占70%,小组讨论占30%。", True),
        ("面试占70%,笔试占30%。", False),
    ],
)
def test_forms_of_an_interview_are_its_parts(text: str, *, want: bool) -> None:
    (scheme,) = notice(f"二、面试\n{text}\n三、总成绩\n总成绩=笔试成绩×30%+面试成绩×70%。").schemes
    assert weights(scheme) == {"written": Decimal("0.3"), "interview": Decimal("0.7")}
    assert any(s.id == "interview" for s in scheme.steps) is want
