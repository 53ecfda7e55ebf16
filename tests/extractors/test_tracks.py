"""Tracks: which classes have rules of their own, and which of them a clause names."""

from __future__ import annotations

import pytest

import ingest
from extractors.outline.mentions import mentions, stems
from extractors.posts.gathering import extract_posts
from extractors.posts.links import link
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.tracks.classes import find_tracks
from schema.evidence import Evidence
from schema.notice import Track

PROOF = Evidence(document="0" * 64, start=0, end=1, quote="x")


def track(ident: str, label: str, *codes: str) -> Track:
    return Track(id=ident, label=label, codes=codes, evidence={"self": (PROOF,)})


KINDS = (track("general", "综合类岗位"), track("medical", "卫生类岗位", "W01", "W02"))
LETTERS = (track("a", "A类"), track("b", "B类"), track("police", "公安类"))
STEMS = (track("jia", "甲类"), track("yi", "乙类"), track("bing", "丙类"))
RANKS = (track("zheng", "正科级"), track("fu", "副科级"))
LEVELS = (track("five", "五级(初级工)"), track("four", "四级(中级工)"), track("one", "一级(高级技师)"))
ENGLISH = (track("t", "rural teachers", "T01"), track("h", "township health personnel", "H02"))

MENTIONS = [
    ("综合类岗位:总成绩=笔试×50%", KINDS, ("general",)),
    ("报考综合类的", KINDS, ("general",)),
    ("W02岗位免笔试", KINDS, ("medical",)),
    ("综合类、卫生类岗位均须参加笔试", KINDS, ()),
    ("各类岗位满分100分", KINDS, ()),
    ("除综合类岗位外,其他岗位不设开考比例", KINDS, ("medical",)),
    ("所有考生须参加体检", KINDS, ()),
    ("报考A类职位", LETTERS, ("a",)),
    ("A类、B类职位:笔试总成绩", LETTERS, ("a", "b")),
    ("A、B类职位", LETTERS, ("a", "b")),
    ("A类和公安类职位", LETTERS, ("a", "police")),
    ("公安类职位加试", LETTERS, ("police",)),
    ("CA类证书", LETTERS, ()),
    ("除公安类职位以外的职位", LETTERS, ("a", "b")),
    ("丙类免笔试", STEMS, ("bing",)),
    ("甲、乙类人员加分", STEMS, ("jia", "yi")),
    ("甲类、乙类", STEMS, ("jia", "yi")),
    ("竞争副科级职位的", RANKS, ("fu",)),
    ("竞争正科级职位的", RANKS, ("zheng",)),
    ("报考五级的", LEVELS, ("five",)),
    ("初级工收费200元", LEVELS, ("five",)),
    ("一级(高级技师)答辩", LEVELS, ("one",)),
    ("Rural teachers adopt trial lecture", ENGLISH, ("t",)),
    ("candidates for township health personnel", ENGLISH, ("h",)),
    ("post code T01", ENGLISH, ("t",)),
    ("T011 is another code", ENGLISH, ()),
    ("笔试时间另行通知", KINDS, ()),
]


@pytest.mark.parametrize(("text", "tracks", "ids"), MENTIONS)
def test_a_clause_names_its_tracks(text: str, tracks: tuple[Track, ...], ids: tuple[str, ...]) -> None:
    assert mentions(text, tracks) == ids


def test_no_tracks_no_mentions() -> None:
    assert mentions("综合类岗位", ()) == ()


def test_stems_of_a_label() -> None:
    assert stems("综合类岗位") == ("综合类岗位", "综合类")
    assert "初级工" in stems("五级(初级工)")


def read(text: str, name: str = "notice.txt") -> tuple[Context, Source]:
    source = Source(ingest.read_bytes(text.encode(), name))
    ctx = Context((source,))
    ctx.posts = extract_posts(ctx)
    ctx.tracks = find_tracks(ctx)
    ctx.posts, ctx.tracks = link(ctx.posts, ctx.tracks)
    return ctx, source


TABLE = (
    "一、岗位\n\n| 岗位代码 | 岗位名称 | 岗位类别 | 人数 | 学历 |\n|---|---|---|---|---|\n"
    "| Z1 | 文员 | 管理类 | 2 | 本科及以上 |\n| Z2 | 护士 | 医护类 | 3 | 大专及以上 |\n\n"
)


def test_categories_are_tracks_where_their_rules_differ() -> None:
    ctx, _ = read(
        TABLE + "二、成绩\n\n管理类岗位总成绩＝笔试×60%＋面试×40%；医护类岗位总成绩＝笔试×40%＋面试×60%。\n", "n.md"
    )
    assert [(t.label, t.codes) for t in ctx.tracks] == [("管理类岗位", ("Z1",)), ("医护类岗位", ("Z2",))]
    assert [p.tracks for p in ctx.posts] == [(ctx.tracks[0].id,), (ctx.tracks[1].id,)]


def test_categories_under_one_rule_are_no_tracks() -> None:
    ctx, _ = read(TABLE + "二、成绩\n\n总成绩＝笔试×60%＋面试×40%。\n", "n.md")
    assert ctx.tracks == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A类笔试成绩不低于55分，B类笔试成绩不低于50分。", ["A类", "B类"]),
        (
            "四、成绩\n（一）行政岗位。总成绩由笔试和面试构成。\n（二）教学岗位。总成绩由笔试和试讲构成。\n",
            ["行政岗位", "教学岗位"],
        ),
        ("三级（高级工）考试200元，二级（技师）考试380元。", ["三级(高级工)", "二级(技师)"]),
        ("笔试和面试占比为7:3的，总成绩=笔试×70%+面试×30%。\n笔试和面试占比为6:4的，总成绩=笔试×60%+面试×40%。", None),
        ("A类职位是指综合管理职位。B类职位是指技术职位。各类职位笔试满分100分。", []),
        ("笔试满分100分，面试满分100分。", []),
    ],
)
def test_classes_in_running_text(text: str, labels: list[str] | None) -> None:
    ctx, _ = read(text)
    found = [t.label for t in ctx.tracks]
    assert found == labels if labels is not None else len(found) == 2


def test_a_damaged_code_is_read_by_its_neighbours() -> None:
    text = (
        "There are four positions in this examination: 1. Clerks without Tibetan (post code:2280101); "
        "2. Clerks with Tibetan (post code: 165438); 3. County clerks without Tibetan (position code:2280201); "
        "4. County clerks with Tibetan (post code:2280202).\n"
        "The written test of post 2280102 has a third paper. Everybody takes part in the interview of the county.\n"
    )
    ctx, source = read(text)
    assert [t.codes for t in ctx.tracks] == [("2280101",), ("2280102",), ("2280201",), ("2280202",)]
    assert ctx.tracks[1].noise
    assert [f.code for f in ctx.findings] == ["code_repaired"]
    for piece in ctx.tracks[1].quotes("codes"):
        piece.verify(source.document)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("报考A类职位的，总成绩=笔试×50%+面试×50%。报考B类职位的，总成绩=笔试×40%+面试×60%。", ["A类职位", "B类职位"]),
        ("甲类岗位年龄35周岁以下，乙类岗位年龄40周岁以下。", ["甲类岗位", "乙类岗位"]),
        ("甲类岗位年龄35周岁以下，乙类年龄40周岁以下。", ["甲类", "乙类"]),
        ("管理岗位总成绩=笔试×60%+面试×40%；技术岗位总成绩=笔试×50%+面试×50%。", ["管理岗位", "技术岗位"]),
        ("六、程序\n（一）体检人员。按总成绩确定。\n（二）考察人员。按总成绩确定。\n", []),
        ("1.报名人员须如实填写。\n2.面试成绩当场公布。\n", []),
        (
            "竞聘正科级领导职位的，任职满四年；竞聘副科级领导职位的，任职满五年。",
            ["正科级领导职位", "副科级领导职位"],
        ),
        ("三、操作考核\n时间：2024年5月6日上午8:30，下午1:30，二楼。\n操作考核与面试成绩各占50%。\n", []),
        ("市直单位报名采用线上报名方式。县区单位报名采取现场方式。", ["市直单位", "县区单位"]),
    ],
)
def test_classes_by_their_rules(text: str, labels: list[str]) -> None:
    ctx, _ = read(text)
    assert [t.label for t in ctx.tracks] == labels
