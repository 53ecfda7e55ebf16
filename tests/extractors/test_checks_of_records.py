"""Findings and questions that no short notice shows: tracks and posts, shares of subtotals, hidden parts of a file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.checks import counts as check_counts
from extractors.checks import head as check_head
from extractors.checks import scoring as check_scoring
from extractors.scoring import scheme_posts
from extractors.text.context import Context, Draft
from extractors.text.source import Source
from ingest import read_bytes
from schema.notice import Headcount, HeadcountPart, Notice, Post, Track
from schema.scheme import Mark, Scheme, Term, WeightedSum

DOCUMENT = read_bytes("云岭县公开招聘工作人员公告\n教师岗、医生岗各若干名。\n".encode(), "notice.txt")


def context() -> Context:
    return Context((Source(DOCUMENT),))


def made(model, ident, **values):
    draft = Draft(ident)
    draft.cite(DOCUMENT.evidence(0, 5))
    return draft.build(model, **values)


def post(ident: str, track: str, headcount: int = 1) -> Post:
    return made(Post, ident, name=ident, headcount=headcount, tracks=(track,))


def notice(**values) -> Notice:
    return Notice(id="0", documents=(DOCUMENT.id,), extractor="test", **values)


def tracks(*idents: str) -> tuple[Track, ...]:
    return tuple(made(Track, ident, label=ident) for ident in idents)


def scheme(share: str | None, **values) -> Scheme:
    terms = tuple(made(Term, f"term-{i}", input=i, weight=Decimal("0.3")) for i in ("xingce", "shenlun"))
    written = made(WeightedSum, "written", terms=terms, share_of="total", share=Decimal(share) if share else None)
    rest = (
        made(Term, "term-written", input="written", weight=Decimal(1)),
        made(Term, "term-interview", input="interview", weight=Decimal("0.4")),
    )
    total = made(WeightedSum, "total", terms=rest)
    marks = tuple(made(Mark, ident, full=Decimal(100)) for ident in ("xingce", "shenlun", "interview"))
    return made(Scheme, "scheme-1", marks=marks, steps=(written, total), total="total", **values)


def found(check, held: Notice) -> set[str]:
    ctx = context()
    check(ctx, held)
    return {f.code for f in ctx.findings}


@pytest.mark.parametrize(("people", "wrong"), [(3, True), (2, False)])
def test_posts_of_a_track_against_the_part_stated_for_it(people: int, wrong: bool) -> None:
    part = made(HeadcountPart, "part-1", label="teacher", count=2)
    held = notice(
        headcount=made(Headcount, "headcount", parts=(part,)),
        tracks=tracks("teacher"),
        posts=(post("a", "teacher", people),),
    )
    assert ("headcount_part_mismatch" in found(check_counts.check, held)) is wrong


@pytest.mark.parametrize(("names", "alone"), [(("teacher", "doctor"), True), (("teacher",), False)])
def test_a_track_to_which_no_post_belongs(names: tuple[str, ...], alone: bool) -> None:
    held = notice(tracks=tracks(*names), posts=(post("a", "teacher"),))
    assert ("track_without_posts" in found(check_counts.check, held)) is alone


@pytest.mark.parametrize(("scored", "bare"), [("doctor", True), ("teacher", False)])
def test_a_post_whose_track_has_no_scheme(scored: str, bare: bool) -> None:
    held = notice(
        tracks=tracks("teacher", "doctor"),
        posts=(post("a", "teacher"),),
        schemes=(scheme(None, tracks=(scored,)),),
    )
    assert ("post_without_scheme" in found(check_counts.check, held)) is bare


@pytest.mark.parametrize(("share", "wrong"), [("0.5", True), ("0.6", False)])
def test_parts_against_the_share_of_their_subtotal(share: str, wrong: bool) -> None:
    assert ("subtotal_share_mismatch" in found(check_scoring.check, notice(schemes=(scheme(share),)))) is wrong


@pytest.mark.parametrize(("warnings", "hidden"), [(("hidden_sheet: 名单 was not read",), True), ((), False)])
def test_hidden_parts_of_a_file(warnings: tuple[str, ...], hidden: bool) -> None:
    document = DOCUMENT.model_copy(update={"warnings": warnings})
    (*_, last) = extract([document]).findings or (None,)
    codes = [f.code for f in extract([document]).findings]
    assert ("hidden_parts" in codes) is hidden
    assert last is not None
    ctx = Context((Source(document),))
    check_head.check(ctx, notice())
    assert ("hidden_parts" in {f.code for f in ctx.findings}) is hidden


@pytest.mark.parametrize(("when", "asks"), [("其他专业的岗位", True), (None, False)])
def test_a_rule_for_posts_that_nobody_can_place(when: str | None, asks: bool) -> None:
    ctx = context()
    ctx.posts = (post("a", "teacher"),)
    scheme_posts.with_posts(ctx, (scheme(None, when=when, tracks=("doctor",)),))
    assert ("posts_of_scheme" in {q.code for q in ctx.questions}) is asks
