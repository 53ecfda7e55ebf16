"""Decisions survive new readings as long as their ground does; where it changes people are asked, never overruled."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest

from review.corrections import apply_correction
from review.decisions import finding_pointer, fold, in_force, question_pointer
from review.draft import draft
from review.merge import merge
from review.pointers import find, fingerprint_of, replace, translated
from schema.decisions import Decision, DecisionKind
from schema.errors import BadPointer
from schema.findings import Effect, Finding, Question, Severity
from schema.notice import OpeningRatio
from schema.scheme import Scheme, Stage, WeightedSum

COUNT = itertools.count(1)


def decide(campaign, pointer, after, *, kind=DecisionKind.SET, **more):
    place = find(campaign, pointer) if kind is DecisionKind.SET else None
    return Decision(
        id=next(COUNT),
        campaign=campaign.id,
        kind=kind,
        actor="wang",
        time="2024-01-01T00:00:00Z",
        pointer=place.pointer if place else pointer,
        before=place.value if place else None,
        after=after,
        fingerprint=place.fingerprint() if place else None,
        **more,
    )


@pytest.fixture
def campaign(given):
    return draft(
        given.notice(posts=(given.post(1, code="A1", age_max=30), given.post(2, name="会计", quote="会计1人")))
    )


@pytest.mark.parametrize(
    ("pointer", "whole", "value"),
    [
        ("/posts/A1/headcount", "/posts/post-1/post/headcount", 1),
        ("/posts/post-1/headcount", "/posts/post-1/post/headcount", 1),
        ("/posts/post-1/post/age_max", "/posts/post-1/post/age_max", 30),
        ("/posts/post-2/scheme", "/posts/post-2/scheme", None),
        ("/apply_limit", "/apply_limit", None),
        ("/name", "/name", "招聘公告"),
    ],
)
def test_a_field_is_found_by_the_ids_of_its_records(campaign, pointer, whole, value):
    place = find(campaign, pointer)
    assert (place.pointer, place.value) == (whole, value)


@pytest.mark.parametrize(
    "pointer",
    [
        "",
        "name",
        "/",
        "/posts",
        "/posts/A1",
        "/posts/Z9/headcount",
        "/posts/A1/salary",
        "/posts/A1/id",
        "/name/x",
        "/owners",
    ],
)
def test_what_is_no_single_field_is_refused(campaign, pointer):
    with pytest.raises(BadPointer):
        find(campaign, pointer)


def test_a_value_that_the_field_cannot_hold_is_refused(campaign):
    for pointer, value in (("/posts/A1/headcount", "three"), ("/posts/A1/gender", "x"), ("/posts/A1/headcount", 1.5)):
        with pytest.raises(BadPointer):
            replace(campaign, pointer, value, by="wang")


def test_what_is_decided_names_who_decided_and_on_what(campaign):
    changed = replace(campaign, "/posts/A1/headcount", 4, by="wang")
    post = changed.posts[0].post
    assert (post.headcount, campaign.posts[0].post.headcount) == (4, 1)
    assert post.derived["headcount"].rule == "decided by wang"
    assert post.derived["headcount"].inputs[0].quote == "依据"
    assert type(campaign).model_validate_json(changed.model_dump_json()) == changed


def test_the_last_decision_that_is_not_taken_back_is_in_force(campaign):
    first, second = (decide(campaign, "/posts/A1/headcount", n) for n in (4, 5))
    back = decide(campaign, second.pointer, None, kind=DecisionKind.REVERT, reverts=second.id)
    for decisions, value in (([first], 4), ([first, second], 5), ([first, second, back], 4)):
        folded = fold(campaign, decisions)
        assert folded.campaign.posts[0].post.headcount == value
        assert folded.campaign.owners[first.pointer] == "wang"
    everything = [first, decide(campaign, first.pointer, None, kind=DecisionKind.REVERT, reverts=first.id)]
    assert in_force(everything) == {}
    assert fold(campaign, everything).campaign == campaign


def test_unchanged_evidence_carries_a_decision_through_new_ids_and_another_order(given, campaign):
    decision = decide(campaign, "/posts/post-2/headcount", 7)
    new = draft(
        given.notice(
            posts=(given.post(9, name="新设岗位", org="新局"), given.post(2, id="post-3", name="会计", quote="会计1人"))
        )
    )
    folded, aliases = merge(campaign, new, [decision])
    assert aliases == {"/posts/post-2/post/headcount": "/posts/post-3/post/headcount"}
    assert [p.post.headcount for p in folded.campaign.posts] == [1, 7]
    assert folded.carried == (decision,)
    assert folded.conflicts == ()
    again, led = merge(new, campaign, [decision], aliases=aliases)
    assert led == {}
    assert again.campaign.posts[1].post.headcount == 7


def test_a_value_read_differently_from_the_same_words_is_still_the_persons(given, campaign):
    decision = decide(campaign, "/posts/A1/age_max", 35)
    new = draft(given.notice(posts=(given.post(1, code="A1", age_max=28),)))
    folded, _ = merge(campaign, new, [decision])
    assert folded.campaign.posts[0].post.age_max == 35
    assert folded.conflicts == ()


def test_changed_evidence_is_a_conflict_that_shows_both(given, campaign):
    decision = decide(campaign, "/posts/A1/headcount", 4)
    new = draft(given.notice(posts=(given.post(1, code="A1", headcount=2, quote="改为2人"),)))
    folded, _ = merge(campaign, new, [decision])
    (conflict,) = folded.conflicts
    assert (conflict.decided, conflict.before, conflict.now) == (4, 1, 2)
    assert conflict.evidence[0].quote == "改为2人"
    assert folded.campaign.posts[0].post.headcount == 4
    assert not folded.settled
    keep = decide(new, "/posts/A1/headcount", 4)
    assert fold(new, [decision, keep]).conflicts == ()
    back = decide(new, decision.pointer, None, kind=DecisionKind.REVERT, reverts=decision.id)
    taken = fold(new, [decision, back])
    assert (taken.conflicts, taken.campaign.posts[0].post.headcount) == ((), 2)


def test_a_notice_that_comes_to_agree_is_no_conflict(given, campaign):
    decision = decide(campaign, "/posts/A1/headcount", 2)
    new = draft(given.notice(posts=(given.post(1, code="A1", headcount=2, quote="改为2人"),)))
    folded, _ = merge(campaign, new, [decision])
    assert (folded.conflicts, folded.campaign.posts[0].post.headcount) == ((), 2)


def test_a_record_that_has_gone_never_lends_its_id_to_another(given, campaign):
    decision = decide(campaign, "/posts/post-2/headcount", 7)
    new = draft(given.notice(posts=(given.post(2, name="驾驶员", org="机关车队"),)))
    assert translated(decision.pointer, campaign, new) is None
    folded, aliases = merge(campaign, new, [decision])
    assert [c.gone for c in folded.conflicts] == [True]
    assert folded.campaign.posts[0].post.headcount == 1
    later, _ = merge(new, new, [decision], aliases=aliases)
    assert [c.gone for c in later.conflicts] == [True]


def test_an_answer_sets_what_it_is_about_and_is_asked_again_on_other_words(given):
    stage = given.made(Stage, id="st", to="physical", by="total", ratio="1")
    schemes = tuple(
        given.made(
            Scheme, id=f"s{i}", stages=(stage,), total="total", steps=(given.made(WeightedSum, id="total", terms=()),)
        )
        for i in (1, 2)
    )
    campaign = draft(given.notice(schemes=schemes))
    question = Question(
        id="question-1",
        code="tie_at_cut_unstated",
        pointer="/schemes/s1/stages/st/ties",
        message="?",
        readings=("all", "chain", "people"),
        evidence=stage.evidence["self"],
    )
    assert fold(campaign, [], questions=[question]).open_questions == (question,)
    answer = decide(campaign, question_pointer(question), 1, kind=DecisionKind.ANSWER)
    answer = answer.model_copy(update={"fingerprint": fingerprint_of(question.evidence)})
    folded = fold(campaign, [answer], questions=[question])
    assert folded.open_questions == ()
    assert [s.stages[0].ties for s in folded.campaign.schemes] == ["chain", "chain"]
    changed = question.model_copy(
        update={"evidence": (stage.evidence["self"][0].model_copy(update={"quote": "改了"}),)}
    )
    assert fold(campaign, [answer], questions=[changed]).open_questions == (changed,)


@pytest.mark.parametrize(
    ("reading", "headcount", "below"),
    [(0, 9, None), (1, 2, "cancel"), (2, 2, None)],
    ids=["post", "ratio", "none"],
)
def test_a_reading_sets_the_fields_that_its_question_names(given, reading, headcount, below):
    ratio = given.made(OpeningRatio, id="opening_ratio", applicants=Decimal(3), per=Decimal(1))
    post = given.post(1, code="A1", name="会计", headcount=2)
    campaign = draft(given.notice(posts=(post,), opening_ratios=(ratio,)))
    question = Question(
        id="question-1",
        code="invented",
        message="?",
        readings=("nine places", "cancelled below", "nothing"),
        evidence=ratio.evidence["self"],
        effects=(
            (Effect(pointer="/posts/A1/headcount", value=9), Effect(pointer="/posts/gone/headcount", value=1)),
            (Effect(pointer="/opening_ratios/opening_ratio/below", value="cancel"),),
        ),
    )
    answer = decide(campaign, question_pointer(question), reading, kind=DecisionKind.ANSWER)
    answer = answer.model_copy(update={"fingerprint": fingerprint_of(question.evidence)})
    folded = fold(campaign, [answer], questions=[question])
    assert folded.open_questions == ()
    assert folded.campaign.posts[0].post.headcount == headcount
    assert folded.campaign.opening_ratios[0].below == below


def test_an_error_blocks_until_somebody_settles_it(campaign):
    finding = Finding(id="finding-1", code="headcount_mismatch", severity=Severity.ERROR, message="8 != 9")
    assert fold(campaign, [], findings=[finding]).blocking == (finding,)
    settled = decide(campaign, finding_pointer(finding), None, kind=DecisionKind.SETTLE)
    settled = settled.model_copy(update={"fingerprint": fingerprint_of(finding.evidence)})
    assert fold(campaign, [settled], findings=[finding]).settled


def test_a_correction_carries_what_it_does_not_touch(given):
    original = given.extracted("01-linxi-shiye.txt")
    old = draft(original)
    decisions = [decide(old, "/posts/LX2304/headcount", 4), decide(old, "/posts/LX2301/age_max", 32)]
    new = draft(apply_correction(original, given.extracted("10-linxi-correction.txt")).notice)
    folded, _ = merge(old, new, decisions)
    assert [d.pointer for d in folded.carried] == ["/posts/LX2301/post/age_max"]
    assert [(c.pointer, c.decided, c.before, c.now) for c in folded.conflicts] == [
        ("/posts/LX2304/post/headcount", 4, 3, 2)
    ]
