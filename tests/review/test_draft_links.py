"""Drafting: posts find their schemes, authority gates become parameters, nothing is invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ranking import Candidates, rank
from review.draft import draft
from schema import Evidence, Notice, Post
from schema.errors import NoRanking
from schema.notice import ApplyLimit, Track
from schema.scheme import Gate, Mark, Scheme, WeightedSum

PROOF = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}


def made(kind, **fields):
    fields.setdefault("id", "x")
    return kind(evidence=PROOF, **fields)


def scheme(name, tracks=(), total="total", **more):
    steps = (made(WeightedSum, id="total", name="总成绩", terms=()),)
    return made(
        Scheme, id=name, tracks=tracks, steps=steps, marks=(made(Mark, id="written", name="笔试"),), total=total, **more
    )


def notice(**more):
    return Notice(id="n" * 64, documents=("d",), extractor="jinbang@0.1.0", **more)


TRACKS = (
    made(Track, id="a", label="A类职位", codes=("1001",)),
    made(Track, id="b", label="B类", posts=("p3",)),
    made(Track, id="police", label="公安机关人民警察职位"),
)


@pytest.mark.parametrize(
    ("post", "tracks"),
    [
        ({"id": "p1", "code": "１００１"}, ("a",)),
        ({"id": "p3"}, ("b",)),
        ({"id": "p4", "tracks": ("police",)}, ("police",)),
        ({"id": "p5", "category": "B类"}, ("b",)),
        ({"id": "p6", "category": "A类"}, ("a",)),
        ({"id": "p7", "category": "人民警察"}, ("police",)),
        ({"id": "p8", "category": "C类"}, ()),
        ({"id": "p9", "category": "类"}, ()),
        ({"id": "p9"}, ()),
    ],
)
def test_the_tracks_of_a_post(post, tracks):
    schemes = (scheme("s_a", ("a",)), scheme("s_b", ("b", "police")), scheme("s_rest"))
    found = draft(notice(tracks=TRACKS, posts=(made(Post, **post),), schemes=schemes)).posts[0]
    assert found.tracks == tracks
    assert found.scheme == {"a": "s_a", "b": "s_b", "police": "s_b"}.get(tracks[0] if tracks else "", "s_rest")
    assert len(found.labels) == len(tracks)


@pytest.mark.parametrize(
    ("schemes", "want"),
    [
        ((), None),
        ((scheme("s", total=None, by_reference="见附件"),), None),
        ((scheme("s"),), "s"),
        ((scheme("s", ("a",)),), None),
        ((scheme("s1"), scheme("s2")), None),
        ((scheme("s1"), scheme("s2", when="艰苦边远地区")), "s1"),
        ((scheme("s", when="艰苦边远地区"),), None),
        ((scheme("s1"), scheme("s2", when="YZ002职位", posts=("YZ002",))), "s1"),
    ],
)
def test_no_scheme_is_made_up(schemes, want):
    campaign = draft(notice(posts=(made(Post, id="p", name="会计", headcount=1),), schemes=schemes))
    assert campaign.posts[0].scheme == want
    if want is None:
        with pytest.raises(NoRanking):
            rank(campaign, Candidates.from_frame(__import__("polars").DataFrame({"准考证号": ["1"]})))


@pytest.mark.parametrize(
    ("post", "want"),
    [
        ({"code": "YZ002"}, "s_code"),
        ({"code": "ＹＺ００２", "tracks": ("a",)}, "s_code"),
        ({"id": "post-9"}, "s_id"),
        ({"code": "YZ003", "tracks": ("a",)}, "s_a"),
        ({"code": "YZ004"}, "s_all"),
        ({"code": "YZ005", "tracks": ("b",)}, "s_all"),
    ],
)
def test_a_code_beats_a_track_and_a_track_the_rest(post, want):
    schemes = (
        scheme("s_all"),
        scheme("s_a", ("a",)),
        scheme("s_b", ("b",), when="定向单位的"),
        scheme("s_code", when="YZ002职位", posts=("YZ002",)),
        scheme("s_id", when="厨师岗位", posts=("post-9",)),
    )
    campaign = draft(notice(tracks=TRACKS, posts=(made(Post, **post),), schemes=schemes))
    assert campaign.posts[0].scheme == want


def test_parameters_and_owners():
    gates = (made(Gate, id="g1", on="written", min="authority"), made(Gate, id="g2", on="written", min=Decimal(60)))
    schemes = (scheme("s_a", ("a",), gates=gates), scheme("s_b", ("b",), gates=gates))
    limit = made(ApplyLimit, posts=1)
    campaign = draft(
        notice(tracks=TRACKS, posts=(made(Post, id="p1", code="1001"),), schemes=schemes, apply_limit=limit)
    )
    assert [(p.name, p.label, p.on, p.scheme) for p in campaign.parameters] == [
        ("written@s_a", "笔试合格线（A类职位）", "written", "s_a")
    ]
    assert campaign.owners == {"": "jinbang@0.1.0"}
    assert campaign.apply_limit == 1
    assert campaign.notice == "n" * 64
