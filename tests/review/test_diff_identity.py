"""Records are matched by what they are: by code, else by the best assignment, never by their place."""

from __future__ import annotations

import itertools
import random

import pytest

from review.assignment import assign
from review.diff import diff
from review.identity import match
from review.patch import apply, patch
from review.render import page, rows
from schema.diff import DiffKind, Weight
from schema.notice import Event


def best(scores):
    """The greatest total by trying every assignment."""
    if len(scores) > len(scores[0]):
        scores = [list(c) for c in zip(*scores, strict=True)]
    places = itertools.permutations(range(len(scores[0])), len(scores))
    return max(sum(scores[i][j] for i, j in enumerate(chosen)) for chosen in places)


def test_the_assignment_is_the_best_there_is():
    dice = random.Random(4)
    for _ in range(300):
        rows_, columns = dice.randint(1, 5), dice.randint(1, 5)
        scores = [[dice.choice((0, dice.randint(1, 1000))) for _ in range(columns)] for _ in range(rows_)]
        pairs = assign(scores)
        assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
        assert sum(scores[i][j] for i, j in pairs) == best(scores)
    assert assign([]) == []


@pytest.mark.parametrize("coded", [True, False])
@pytest.mark.parametrize("at", [0, 77, 200])
def test_a_post_inserted_into_200_is_one_post_added(given, coded, at):
    before = [given.post(n, **({"code": f"K{n:03}"} if coded else {})) for n in range(1, 201)]
    new = given.post(999, name="档案管理", org="市档案馆", **({"code": "K999"} if coded else {}))
    after = [*before[:at], new, *before[at:]]
    after = [p.model_copy(update={"id": f"post-{i}", "no": i}) for i, p in enumerate(after)]
    found = diff(given.notice(posts=before), given.notice(posts=after))
    added = [d for d in found.differences if d.field != "no"]
    assert [(d.kind, d.record) for d in added] == [(DiffKind.ADDED, "K999 档案管理" if coded else "档案管理")]
    assert all(d.weight is Weight.TEXT for d in found.differences if d.field == "no")


def test_without_numbers_it_is_the_only_difference(given):
    before = [given.post(n, no=None) for n in range(200)]
    after = [*before[:50], given.post(500, no=None, name="新岗位甲", org="新单位"), *before[50:]]
    assert len(diff(given.notice(posts=before), given.notice(posts=after)).differences) == 1


def test_one_change_on_37_posts_is_one_line(given):
    before = [given.post(n, code=f"K{n}", age_max=30) for n in range(37)]
    after = [p.model_copy(update={"age_max": 35}) for p in before]
    found = diff(given.notice(posts=before), given.notice(posts=after))
    assert len(rows(found)) == 1
    assert len(found.differences) == 37
    assert "37 ×" in rows(found)[0][2]


def test_a_renamed_post_without_code_is_changed_not_replaced(given):
    before = [given.post(1, name="会计(一)", org="财政局"), given.post(2, name="司机", org="办公室")]
    after = [given.post(2, name="司机", org="办公室"), given.post(1, name="会计", org="财政局")]
    found = diff(given.notice(posts=before), given.notice(posts=after))
    assert {(d.kind, d.field) for d in found.differences} == {(DiffKind.CHANGED, "name"), (DiffKind.MOVED, None)}


def test_a_post_with_another_code_is_another_post_unless_all_else_agrees(given):
    one = given.post(1, code="A1", name="会计", org="财政局")
    assert match([one], [given.post(1, code="B1", name="会计", org="财政局")]) == [(0, 0)]
    assert match([one], [given.post(1, code="B1", name="出纳", org="财政局")]) == [(None, 0), (0, None)]


def test_events_of_another_kind_are_never_the_same(given):
    a = given.made(Event, event="interview", start="2024-05-01")
    b = given.made(Event, event="written_exam", start="2024-05-01")
    assert match([a], [b]) == [(None, 0), (0, None)]
    assert match([a, b], [b, a]) == [(1, 0), (0, 1)]


def test_the_gravest_comes_first(given):
    before = given.notice(
        posts=(given.post(1, code="A1", remarks="甲", age_max=30),),
        timeline=(given.made(Event, event="interview", start="2024-05-01"),),
    )
    after = given.notice(
        posts=(given.post(1, code="A1", headcount=2, name="改名", age_max=35),),
        timeline=(given.made(Event, event="interview", start="2024-05-02"),),
    )
    weights = [d.weight for d in diff(before, after).differences]
    assert weights == [Weight.RANKING, Weight.ELIGIBILITY, Weight.ELIGIBILITY, Weight.SCHEDULE, Weight.TEXT]


def test_the_patch_turns_one_into_the_other(given):
    dice = random.Random(9)
    for _ in range(40):
        before = [given.post(n, code=f"K{n}") for n in range(dice.randint(0, 8))]
        after = [p.model_copy(update={"headcount": dice.randint(1, 3)}) for p in before if dice.random() < 0.7]
        after += [given.post(n, code=f"N{n}") for n in range(dice.randint(0, 3))]
        dice.shuffle(after)
        one, other = given.notice(posts=tuple(before)), given.notice(posts=tuple(after))
        operations = patch(one, other)
        assert apply(one.model_dump(mode="json"), operations) == other.model_dump(mode="json")


def test_the_patch_of_real_notices_applies_and_an_insertion_is_one_operation(given):
    one = given.extracted("01-linxi-shiye.txt")
    other = given.extracted("02-dongbu-teachers.html")
    for a, b in ((one, other), (other, one), (one, one)):
        assert apply(a.model_dump(mode="json"), patch(a, b)) == b.model_dump(mode="json")
    posts = [*one.posts[:3], given.post(99, code="LX2399"), *one.posts[3:]]
    operations = patch(one, one.model_copy(update={"posts": tuple(posts)}))
    assert [(o["op"], o["path"]) for o in operations] == [("add", "/posts/3")]


def test_nothing_differs_from_itself(given):
    one = given.extracted("04-lingxi-province-gwy.txt")
    assert diff(one, one).groups == ()
    assert "Nothing differs" in page(diff(one, one))


def test_the_page_shows_both_evidences_and_escapes_them(given):
    before = given.notice(posts=(given.post(1, code="A1", headcount=2),))
    changed = given.post(1, code="A1", headcount=3)
    proof = changed.evidence["self"][0].model_copy(update={"quote": "<script>改为3名"})
    changed = changed.model_copy(update={"evidence": {"self": (proof,)}})
    text = page(diff(before, before.model_copy(update={"posts": (changed,)})))
    assert "依据" in text
    assert "&lt;script&gt;改为3名" in text
    assert "<script" not in text
    assert "http" not in text
