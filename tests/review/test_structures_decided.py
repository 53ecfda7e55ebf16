"""Lists of records are decided as a whole: terms, nested conditions, chains; what is the same keeps its words."""

from __future__ import annotations

import itertools
import random

import pytest

from review.decisions import fold
from review.draft import draft
from review.merge import merge
from review.pointers import find, replace
from schema.conditions import Age, EducationLevel, Region
from schema.decisions import Decision, DecisionKind
from schema.errors import BadPointer
from schema.notice import Header
from schema.scheme import Mark, Scheme, Term, TieBreak, TieKey, WeightedSum

COUNT = itertools.count(1)
TERMS = "/schemes/s1/steps/total/terms"


@pytest.fixture
def campaign(given):
    terms = (
        given.made(Term, id="t1", quote="笔试占六成", input="written", weight="0.6"),
        given.made(Term, id="t2", quote="面试占四成", input="interview", weight="0.4"),
    )
    total = given.made(WeightedSum, id="total", quote="总成绩", terms=terms)
    marks = tuple(given.made(Mark, id=name, name=name, full="100") for name in ("written", "interview"))
    tie = given.made(TieBreak, id="tie", on="total", by=(TieKey(key="written"), TieKey(key="age", kind="fact")))
    scheme = given.made(Scheme, id="s1", marks=marks, steps=(total,), total="total", tie_breaks=(tie,))
    conditions = (
        given.made(Age, id="c1", quote="不超过三十岁", max=30),
        given.made(EducationLevel, id="c2", quote="大学以上", min="bachelor"),
        given.made(Region, id="c3", quote="本市户口", regions=("本市",)),
    )
    posts = tuple(given.post(n, code=f"A{n}", age_max=30) for n in range(1, 6))
    return draft(given.notice(posts=posts, schemes=(scheme,), eligibility=conditions))


def decision(base, pointer, after, header=None, **more):
    from review.decisions import Facts

    place = find(Facts(header=header) if header else base, pointer)
    return Decision(
        id=next(COUNT),
        campaign=base.id,
        kind=DecisionKind.SET,
        actor="wang",
        time="2024-01-01T00:00:00Z",
        pointer=place.pointer,
        before=place.value,
        after=after,
        fingerprint=place.fingerprint(),
        **more,
    )


def test_a_term_more_rests_on_the_words_of_its_sum_and_the_others_on_their_own(campaign):
    value = find(campaign, TERMS).value
    value[0]["weight"] = "0.5"
    value.append({"input": "bonus", "weight": "0.1"})
    terms = find(replace(campaign, TERMS, value, by="wang"), TERMS).models[-1].terms
    assert [(t.id, t.input, str(t.weight)) for t in terms] == [
        ("t1", "written", "0.5"),
        ("t2", "interview", "0.4"),
        ("decided-1", "bonus", "0.1"),
    ]
    assert terms[0].derived["weight"].rule == "decided by wang"
    assert terms[0].derived["weight"].inputs[0].quote == "笔试占六成"
    assert terms[1].evidence["self"][0].quote == "面试占四成"
    assert not terms[1].derived


def test_wrapping_and_moving_keeps_the_words_of_each_condition(campaign):
    age, level, region = find(campaign, "/eligibility").value
    value = [{"kind": "any_of", "options": [region, {"kind": "all_of", "options": [age, level]}]}]
    made = replace(campaign, "/eligibility", value, by="wang").eligibility
    (either,) = made
    assert (either.kind, either.id) == ("any_of", "decided-1")
    assert either.options[0].quotes("regions")[0].quote == "本市户口"
    inner = either.options[1].options
    assert [o.quotes("max" if o.kind == "age" else "min")[0].quote for o in inner] == ["不超过三十岁", "大学以上"]
    assert find(replace(campaign, "/eligibility", value, by="wang"), "/eligibility").value[0]["options"][0] == region


def test_words_that_somebody_names_are_those_of_the_new_record(campaign):
    words = {"document": "0" * 64, "start": 5, "end": 9, "quote": "限女性报"}
    value = [*find(campaign, "/eligibility").value, {"kind": "gender", "value": "female", "cites": [words]}]
    changed = replace(campaign, "/eligibility", value, by="wang")
    assert changed.eligibility[-1].quotes("value")[0].quote == "限女性报"
    kept = find(changed, "/eligibility").value
    assert kept[-1]["cites"][0]["quote"] == "限女性报"
    assert replace(campaign, "/eligibility", kept, by="wang") == changed, "the value says all of it"


@pytest.mark.parametrize(
    "value",
    ["terms", [1], [{"input": "x"}], [{"weight": "1"}], [{"id": "t1", "input": "a", "weight": "1"}] * 2, [{"no": 1}]],
)
def test_what_is_no_list_of_such_records_is_refused(campaign, value):
    with pytest.raises(BadPointer):
        replace(campaign, TERMS, value, by="wang")


def test_a_field_of_a_record_that_was_moved_or_brought_in_can_be_decided(campaign):
    age, level, region = find(campaign, "/eligibility").value
    whole = decision(campaign, "/eligibility", [{"id": "decided-1", "kind": "any_of", "options": [age, level]}, region])
    changed = fold(campaign, [whole]).campaign
    inner = decision(changed, "/eligibility/decided-1/options/c1/max", 35)
    folded = fold(campaign, [whole, inner])
    assert not folded.conflicts
    assert folded.campaign.eligibility[0].options[0].max == 35
    again, _ = merge(campaign, campaign, [whole, inner])
    assert again.campaign == folded.campaign


def test_other_words_below_a_list_are_a_conflict(given, campaign):
    chosen = decision(campaign, "/eligibility", find(campaign, "/eligibility").value[:1])
    other = given.made(Age, id="c1", quote="不超过四十岁", max=40)
    read_anew = campaign.model_copy(update={"eligibility": (other, *campaign.eligibility[1:])})
    folded, _ = merge(campaign, read_anew, [chosen])
    assert [c.pointer for c in folded.conflicts] == ["/eligibility"]
    assert [c.max for c in folded.campaign.eligibility] == [30], "it stays in force until somebody decides"


def test_the_notice_about_itself_is_decided_and_its_title_names_the_campaign(given, campaign):
    header = given.made(Header, id="header", quote="招聘公告", title="招聘公告", published="2024-03-01")
    title = decision(campaign, "/header/title", "林溪招聘公告", header)
    folded = fold(campaign, [title], header=header)
    assert (folded.header.title, folded.campaign.name) == ("林溪招聘公告", "林溪招聘公告")
    assert folded.campaign.owners["/header/title"] == "wang"
    changed = given.made(Header, id="header", quote="另一公告", title="另一公告", published="2024-03-01")
    assert [c.pointer for c in merge(campaign, campaign, [title], header=changed)[0].conflicts] == ["/header/title"]
    assert not merge(campaign, campaign, [title], header=header)[0].conflicts


@pytest.mark.parametrize("seed", range(12))
def test_folding_after_what_was_folded_before_is_folding_all(campaign, seed):
    chance = random.Random(seed)
    pointers = [f"/posts/post-{n}/post/{name}" for n in range(1, 6) for name in ("headcount", "age_max")]
    pointers += ["/name", "/eligibility"]
    made: list[Decision] = []
    before = None
    for _ in range(14):
        standing = [d for d in made if d.kind is DecisionKind.SET and d.id not in {o.reverts for o in made}]
        new = []
        for _ in range(chance.choice((1, 1, 3))):
            if standing and chance.random() < 0.3:
                old = standing.pop(chance.randrange(len(standing)))
                new.append(old.model_copy(update={"id": next(COUNT), "kind": DecisionKind.REVERT, "reverts": old.id}))
                continue
            pointer = chance.choice(pointers)
            value = {"/name": "名称", "/eligibility": find(campaign, "/eligibility").value[:2]}.get(pointer)
            new.append(decision(campaign, pointer, value if value is not None else chance.randrange(1, 50)))
        made += new
        whole = fold(campaign, made)
        before = fold(campaign, made, before=before)
        assert before == whole
        assert before.campaign.digest() == whole.campaign.digest()
