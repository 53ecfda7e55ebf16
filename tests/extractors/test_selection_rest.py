"""Absent and zero marks, replacements, and how rules reach the schemes of their tracks."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.selection.selection import attach
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.notice import Post

ALL = ("xingce", "shenlun", "professional")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("笔试单科缺考或零分的，取消面试资格。", [(ALL, True, True, "disqualify")]),
        ("任一科目缺考或成绩为0分者，不得进入面试。", [(ALL, True, True, "bar")]),
        ("行测、申论有一科缺考的，笔试成绩无效。", [(ALL[:2], True, False, "disqualify")]),
        ("两科笔试有一项缺考或零分，视为无总成绩。", [(ALL, True, True, "disqualify")]),
        ("专业知识零分的，不得确定为面试人选。", [(("professional",), False, True, "bar")]),
        ("凡有一科缺考或成绩为零分者，均不得进入资格复审。", [(ALL, True, True, "bar")]),
        (
            "Candidates absent from any paper will be disqualified.",
            [(("paper_i", "paper_ii"), True, False, "disqualify")],
        ),
        (
            "Those who get zero in any subject are not allowed to enter the interview.",
            [(("paper_i", "paper_ii"), False, True, "bar")],
        ),
        ("缺考者视为自动放弃。", []),
        ("笔试有缺考、零分科目的人员除外。", []),
        ("笔试成绩低于60分的不得参加面试。", []),
        ("未按时缴费的视为放弃。", []),
    ],
)
def test_absent_and_zero(select, text, want):
    (scheme,) = select(text)
    assert [(v.inputs, v.absent, v.zero, v.effect) for v in scheme.voids] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("资格复审不合格或放弃的，按笔试成绩从高分到低分依次递补。", [(True, "review", None)]),
        ("主动放弃面试的，一次性递补。", [(True, "interview", 1)]),
        ("体检、考察不合格的，按总成绩依次递补，递补不超过两次。", [(True, "physical", 2), (True, "inspection", 2)]),
        ("考察出现不合格的不再递补。", [(False, "inspection", None)]),
        ("因放弃面试造成的空缺名额，不予递补。", [(False, "interview", None)]),
        ("公示后出现的缺额，不再递补。", [(False, "publicity", None)]),
        ("可递补，也可不递补。", [(True, None, None)]),
        ("体检不合格的依次递补；考察不合格的不再递补。", [(True, "physical", None), (False, "inspection", None)]),
        ("Vacancies arising from unqualified physical examination will be filled in turn.", [(True, "physical", None)]),
        ("Vacancies caused by resignation will not be filled.", [(False, "hire", None)]),
        ("报名时间顺延3天。", []),
        ("六、递补说明", []),
    ],
)
def test_replacement_wordings(select, text, want):
    (scheme,) = select(text)
    assert list(dict.fromkeys((r.allowed, r.stage, r.times) for r in scheme.replacements)) == want


def test_a_scheme_is_split_only_where_rules_differ(select):
    tracks = {"jia": "甲类", "yi": "乙类", "bing": "丙类"}
    same = select("面试成绩低于60分的不予录用。", tracks=tracks)
    assert [s.tracks for s in same] == [("jia", "yi", "bing")]
    split = select(
        "面试成绩低于60分的不予录用。甲类、乙类按1:3的比例确定面试人选；丙类按1:2的比例确定面试人选。", tracks=tracks
    )
    assert [(s.tracks, [str(x.ratio) for x in s.stages]) for s in split] == [
        (("jia", "yi"), ["3"]),
        (("bing",), ["2"]),
    ]


def test_a_heading_limits_its_items(select):
    text = (
        "三、面试\n（一）甲类岗位。面试合格线为60分。\n"
        "（二）乙类岗位。面试合格线为70分。\n笔试成绩低于50分的不得进入面试。"
    )
    jia, yi = select(text, tracks={"jia": "甲类岗位", "yi": "乙类岗位"})
    assert [(g.on, g.min) for g in jia.gates] == [("interview", 60), ("written", 50)]
    assert [(g.on, g.min) for g in yi.gates] == [("interview", 70), ("written", 50)]


def attached(text: str):
    return attach(Context((Source(read_bytes(text.encode(), "n.txt")),)), ())


def test_a_notice_without_scoring_gets_no_scheme():
    assert attached("考核科目为职业道德、职业能力，满分均为100分。每人收费320元，报名截止3月28日24时。") == ()


def test_a_notice_with_a_shortlist_only_gets_a_scheme_for_it():
    (scheme,) = attached("依考试成绩从高到低，按1:1确定考察与体检人员。")
    assert [(s.to, s.by, s.ratio) for s in scheme.stages] == [("physical", "total", 1)]


def test_the_bundled_notices_read_without_loss():
    folder = Path(__file__).resolve().parents[2] / "corpus" / "notices"
    for path in sorted(folder.glob("[0-9]*.txt")):
        document = read_bytes(path.read_bytes(), path.name)
        schemes = attach(Context((Source(document),)), ())
        for scheme in schemes:
            for _, record in scheme.walk():
                for pieces in record.evidence.values():
                    for piece in pieces:
                        piece.verify(document)


def test_a_condition_that_names_posts_gets_their_codes():
    text = "编播中心：\n采编岗按1:2、播音主持岗按1:4的比例，从笔试成绩高到低确定面试人选。"
    source = Source(read_bytes(text.encode(), "n.txt"))
    proof = {"self": (source.cite(0, 4),)}
    posts = tuple(
        Post(id=f"post-{code}", code=code, name=name, evidence=proof)
        for code, name in (("A1", "新闻采编"), ("A2", "采编二"), ("B1", "播音主持"))
    )
    (scheme,) = attach(Context((source,), posts=posts), ())
    assert [(s.ratio, s.predicate.fact, s.predicate.values) for s in scheme.stages] == [
        (2, "post", ("A1", "A2")),
        (4, "post", ("B1",)),
    ]
