# ruff: noqa: E501 - one case a line
"""Posts listed by their employers, classes told by lists of codes, and an examination that the total reads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.posts.conditions import read_conditions
from ingest import read_bytes
from schema.notice import Notice
from schema.scheme import WeightedSum


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


LIST = """青檀市直机关选调公告

一、选调职位
{items}

二、报名
10月8日起登录网站填表。
"""
ITEMS = [
    (
        "1.市水务局(职位代码W01):河道管护岗,一级科员以下,2名。大专以上学历;水利类专业;能够经常下乡。\n2.市档案馆(参公单位,职位代码W02):编目岗,一级科员以下,1名。本科以上学历。",
        [
            ("W01", "河道管护岗", "市水务局", 2, "一级科员以下", "associate", "能够经常下乡"),
            ("W02", "编目岗", "市档案馆", 1, "一级科员以下", "bachelor", "参公单位"),
        ],
    ),
    (
        "(一)古桥文化馆(岗位编号07):舞台技师,三名。高中以上学历。\n(二)古桥体育馆(岗位编号08):救生员,4人。高中以上学历。",
        [
            ("07", "舞台技师", "古桥文化馆", 3, None, "high_school", None),
            ("08", "救生员", "古桥体育馆", 4, None, "high_school", None),
        ],
    ),
]


@pytest.mark.parametrize(("items", "want"), ITEMS)
def test_posts_behind_their_employer(items: str, want: list[tuple[object, ...]]) -> None:
    posts = notice(LIST.format(items=items)).posts
    assert [(p.code, p.name, p.org, p.headcount, p.category, p.education, p.remarks) for p in posts] == want


@pytest.mark.parametrize(
    "items",
    [
        "1.市水务局(职位代码W01):本局职责为管理河道。\n2.市档案馆(职位代码W02):本馆保管档案。",
        "1.市水务局(联系人):张先生,河道科,2名同志接听。\n2.市档案馆(联系人):李女士,编目科,1名同志接听。",
        "1.市水务局(职位代码W01):河道管护岗,比例不足,改为2倍。\n2.市水务局(职位代码W01):河道管护岗,科员,2名。",
    ],
)
def test_employers_without_posts(items: str) -> None:
    assert not [p for p in notice(LIST.format(items=items)).posts if p.org in ("市水务局", "市档案馆")]


CODED = LIST.format(
    items="1.市水务局(职位代码W01):河道管护岗,科员,2名。\n2.市档案馆(职位代码W02):编目岗,科员,1名。\n3.市园林局(职位代码W03):苗圃岗,科员,1名。"
)


@pytest.mark.parametrize(
    ("rules", "want"),
    [
        (
            "未设加试的职位(W01、W03),综合成绩=笔试成绩×50%+面试成绩×50%。\n组织加试的职位(W02),综合成绩=笔试成绩×40%+面试成绩×60%。",
            [("未设加试的职位", ("W01", "W03")), ("组织加试的职位", ("W02",))],
        ),
        (
            "☆ 河道管护:综合成绩=笔试×50%+面试×50%\n☆ 编目岗:综合成绩=笔试×40%+面试×60%",
            [("河道管护", ("W01",)), ("编目岗", ("W02",))],
        ),
        # no lists of codes of posts: what is organised is no class
        ("未设加试的职位(见附件),笔试占50%。\n组织加试的职位(见附件),笔试占40%。", []),
    ],
)
def test_classes_by_lists_of_codes_and_behind_signs(rules: str, want: list[tuple[str, tuple[str, ...]]]) -> None:
    found = notice(f"{CODED}\n三、考试\n{rules}\n")
    assert [(t.label, t.codes) for t in found.tracks] == want


@pytest.mark.parametrize(
    ("rules", "want"),
    [
        (
            "考试成绩=笔试成绩×40%+面试成绩×60%。总成绩=考试成绩×80%+考察得分×20%。",
            {"exam": {"written": "0.4", "interview": "0.6"}, "total": {"exam": "0.8", "inspection": "0.2"}},
        ),
        (
            "考试成绩=笔试成绩×40%+面试成绩×60%,从高到低排名。",
            {"total": {"written": "0.4", "interview": "0.6"}},
        ),
    ],
)
def test_an_examination_that_the_total_reads(rules: str, want: dict[str, dict[str, str]]) -> None:
    (scheme,) = notice(f"某馆招聘公告\n一、考试\n笔试、面试满分均为100分。\n{rules}\n").schemes
    steps = {s.id: s for s in scheme.steps if isinstance(s, WeightedSum)}
    read = {i: {t.input: t.weight for t in s.terms} for i, s in steps.items()}
    assert read == {i: {k: Decimal(v) for k, v in terms.items()} for i, terms in want.items()}


HEADS = "某粮库校招\n一、岗位\n(一)验粮岗(岗位编码L1),5人\n{one}\n(二)晒场岗(岗位编码L2),4人\n1.高中及以上学历;\n2.专业为农学类。\n"


@pytest.mark.parametrize(
    ("one", "degree", "majors", "parts"),
    [
        (
            "工作地点:东仓2人、西仓3人\n1.本科及以上学历,取得相应学位;\n2.专业不限,农学类专业优先;",
            "bachelor",
            "unlimited",
            [("东仓", 2), ("西仓", 3)],
        ),
        # a sum that is not that of the post, a level without degree, a subject, a degree of one's own
        ("工作地点:东仓2人、西仓9人\n1.高中及以上学历,取得相应学位;\n2.农学类专业;", None, ("农学类",), []),
        ("工作地点:东仓\n1.本科及以上学历,硕士学位;\n2.专业不限。", "master", "unlimited", []),
        ("工作地点:东仓\n1.本科及以上学历;\n2.农学类专业,不限工作年限。", None, ("农学类",), []),
    ],
)
def test_what_a_head_of_a_post_demands(
    one: str, degree: str | None, majors: object, parts: list[tuple[str, int]]
) -> None:
    post = notice(HEADS.format(one=one)).posts[0]
    assert (post.degree, post.majors, [(p.label, p.count) for p in post.headcount_parts]) == (degree, majors, parts)


@pytest.mark.parametrize(("text", "found"), [("计算机等级考试模块(30分)另行通知", ()), ("计算机二级", ("计算机二级",))])
def test_a_module_of_a_test_is_no_certificate(text: str, found: tuple[str, ...]) -> None:
    assert tuple(f.value for f in read_conditions(text) if f.field == "certificates") == found
