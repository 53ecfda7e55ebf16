"""A newer extractor's reading is merged under what people decided, with the corrections that came in between."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from pipeline.desk import Desk
from pipeline.intake import intake
from review.draft import draft
from schema.decisions import CampaignState
from schema.document import Document
from schema.errors import BadPointer, EditConflict, NotFound
from schema.notice import Notice
from store import Store

Extracted = tuple[tuple[str, str], ...]


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store.open(database_url)
    yield opened
    opened.close()


def bring(store: Store, document: str, notice: str, **changes: object) -> str:
    """Store a reading; ``changes``: extractor, or headcount of LX2304 as read from other words."""
    data = json.loads(notice)
    data["extractor"] = changes.get("extractor", data["extractor"])
    if "age" in changes:
        post = next(p for p in data["posts"] if p["code"] == "LX2301")
        post["age_max"] = changes["age"]
        post["evidence"]["age_max"] = post["evidence"]["headcount"]
    read = Notice.model_validate(data)
    with store.write() as repository:
        repository.put_notice(read, [Document.model_validate_json(document)])
        return intake(repository, read, draft(read))


def test_a_newer_reading_carries_decisions_and_corrections(store: Store, extracted: Extracted) -> None:
    original, correction = extracted
    ident = bring(store, *original)
    desk = Desk(store, "王")
    desk.set(ident, "/posts/LX2301/age_max", 32, "核对")
    desk.set(ident, "/posts/LX2302/headcount", 2, "核对")
    assert bring(store, *correction) == ident
    assert desk.open(ident).version.version == 4
    bring(store, *original)
    assert desk.open(ident).version.version == 4  # the same reading again changes nothing

    bring(store, *original, extractor="jinbang@9.0", age=31)
    opened = desk.open(ident)
    assert (opened.version.version, opened.version.cause) == (5, "read by jinbang@9.0")
    posts = {p.post.code: p.post for p in opened.campaign.posts}
    assert (posts["LX2302"].headcount, posts["LX2304"].headcount, "LX2305" in posts) == (2, 2, False)
    (conflict,) = opened.folded.conflicts
    assert (conflict.decided, conflict.before, conflict.now) == (32, 30, 31)
    assert posts["LX2301"].age_max == 32
    assert opened.base.posts[0].post.age_max == 31
    with store.read() as repository:
        assert {s.extractor for s in repository.list_notices()} == {"jinbang@0.1.0", "jinbang@9.0"}


def test_a_correction_is_applied_once(store: Store, extracted: Extracted) -> None:
    original, correction = extracted
    ident = bring(store, *original)
    for _ in range(2):
        bring(store, *correction)
    opened = Desk(store, "王").open(ident)
    assert opened.version.version == 2
    assert [q.code for q in opened.folded.open_questions] == ["tie_at_cut_unstated"]
    post = next(p.post for p in opened.campaign.posts if p.post.code == "LX2308")
    assert (post.remarks or "").count("取得公共卫生类别执业医师资格证书") == 1


def test_nobody_decides_on_words_that_they_have_not_seen(store: Store, extracted: Extracted) -> None:
    original, correction = extracted
    ident = bring(store, *original)
    desk = Desk(store, "王")
    seen = desk.open(ident).seen
    bring(store, *correction)
    with pytest.raises(EditConflict, match="says otherwise"):
        desk.set(ident, "/posts/LX2304/headcount", 4, "核对", seen=seen)
    desk.set(ident, "/posts/LX2301/age_max", 32, "核对", seen=seen)
    with pytest.raises(EditConflict, match="王"):
        desk.set(ident, "/posts/LX2301/age_max", 33, "核对", seen=seen)
    desk.set(ident, "/posts/LX2304/headcount", 4, "核对", seen=desk.open(ident).seen)
    assert [d.after for d in desk.open(ident).decisions] == [32, 4]


def test_a_closed_campaign_changes_no_more(store: Store, extracted: Extracted) -> None:
    original, correction = extracted
    ident = bring(store, *original)
    Desk(store, "李").move(ident, CampaignState.CLOSED)
    assert bring(store, *correction) != ident
    assert Desk(store, "李").open(ident).version.version == 2


def test_what_cannot_be_decided_changes_nothing(store: Store, extracted: Extracted) -> None:
    ident = bring(store, *extracted[0])
    desk = Desk(store, "王")
    with pytest.raises(BadPointer):
        desk.set(ident, "/posts/LX2301/headcount", "many", "")
    with pytest.raises(BadPointer, match="no such reading"):
        desk.answer(ident, "tie_at_cut_unstated", 9, "")
    with pytest.raises(NotFound):
        desk.answer(ident, "nothing", 0, "")
    with pytest.raises(NotFound):
        desk.revert(ident, 77, "")
    made = desk.set(ident, "/posts/LX2301/headcount", 3, "")
    desk.revert(ident, made.id, "")
    with pytest.raises(EditConflict, match="already"):
        desk.revert(ident, made.id, "")
    assert desk.open(ident).version.version == 3
    assert desk.open(ident).campaign.posts[0].post.headcount == 2
