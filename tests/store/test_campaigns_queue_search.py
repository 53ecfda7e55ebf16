"""Versions, decisions, the queue and the search behave alike on SQLite and PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from schema.campaign import Campaign
from schema.decisions import CampaignState, Conflict, Decision, DecisionKind
from schema.document import Document
from schema.errors import EditConflict, NotFound, StoreError
from schema.notice import Notice
from store import Store
from store.queue import ATTEMPTS, Queue
from store.search import words


def decision(pointer: str = "/name", after: object = "乙", actor: str = "wang") -> Decision:
    return Decision(
        campaign="c",
        kind=DecisionKind.SET,
        actor=actor,
        time="2024-01-01T00:00:00Z",
        pointer=pointer,
        before={"a": [1, "二"]},
        after=after,
        reason="核对",
        fingerprint="f" * 32,
        base=1,
    )


def test_versions_know_their_parent_state_and_what_is_open(store: Store) -> None:
    draft = Campaign(id="c" * 20, name="草案", notice="n")
    conflict = Conflict(pointer="/name", decision=1, decided="乙", before="甲", now="丙")
    with store.write() as repository:
        campaigns = repository.campaigns
        assert campaigns.put(draft, extractor="test@1") == 1
        changed = draft.model_copy(update={"name": "乙"})
        assert campaigns.put(changed, cause="set", actor="wang", aliases={"/a": "/b"}, conflicts=(conflict,)) == 2
        assert campaigns.put(changed) == 2
        assert campaigns.put(changed, state=CampaignState.IN_REVIEW, force=True) == 3
        version, campaign, base = campaigns.get("cccc")
        assert (version.version, version.parent, version.state) == (3, 2, CampaignState.IN_REVIEW)
        assert (campaign.name, base.name, version.extractor) == ("乙", "草案", "test@1")
        assert (version.aliases, version.conflicts) == ({"/a": "/b"}, ())
        assert campaigns.get("c" * 20, 2)[0].conflicts == (conflict,)
        assert [v.cause for v in campaigns.versions("c" * 20)] == ["draft", "set", "draft"]
        assert [v.version for v in campaigns.newest(notice="n")] == [3]
        with pytest.raises(NotFound):
            campaigns.get("c" * 20, 9)
        campaigns.put(Campaign(id="cc", name="另一"))
        assert campaigns.get("cc")[1].name == "另一"
        with pytest.raises(StoreError, match="several"):
            campaigns.get("c")


def test_decisions_are_kept_in_order_and_whole(store: Store) -> None:
    with store.write() as repository:
        first = repository.campaigns.decide(decision())
        second = repository.campaigns.decide(decision(after=None))
        back = decision().model_copy(update={"kind": DecisionKind.REVERT, "reverts": first.id})
        third = repository.campaigns.decide(back)
    with store.read() as repository:
        assert repository.campaigns.decisions("c") == [first, second, third]
        assert repository.campaigns.decisions("other") == []


def test_who_has_not_seen_the_last_decision_on_a_field_gets_a_conflict(store: Store) -> None:
    with store.write() as repository:
        repository.campaigns.decide(decision(), seen=1)
        repository.campaigns.decide(decision("/apply_limit"), seen=1)
    with pytest.raises(EditConflict, match="wang"), store.write() as repository:
        repository.campaigns.decide(decision(actor="li", after="丁"), seen=1)
    with store.write() as repository:
        assert len(repository.campaigns.decisions("c")) == 2
        repository.campaigns.decide(decision(actor="li", after="丁"), seen=2)


def test_rankings_are_recorded_with_their_version(store: Store) -> None:
    with store.write() as repository:
        repository.campaigns.put(Campaign(id="c", name="草案"))
        version = repository.campaigns.get("c")[0]
        number = repository.campaigns.put_ranking(version, data="d" * 64, engine="e", actor="li", summary={"人": 3})
        (run,) = repository.campaigns.rankings("c")
        assert (run.id, run.version, run.digest, run.summary) == (number, 1, version.digest, {"人": 3})


def test_a_task_is_held_by_one_worker_at_a_time(store: Store) -> None:
    with store.write() as repository:
        for number in range(30):
            repository.queue.put("read", {"n": number})
    got: list[int] = []
    lock = threading.Lock()

    def work(name: str) -> None:
        while True:
            with store.write() as repository:
                task = repository.queue.claim(name)
            if task is None:
                return
            with lock:
                got.append(task.payload["n"])
            with store.write() as repository:
                assert repository.queue.finish(task)

    threads = [threading.Thread(target=work, args=(f"w{i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(30))
    with store.read() as repository:
        assert repository.queue.count() == {"done": 30}


def test_a_lost_lease_is_fenced_off(store: Store) -> None:
    clock = [1000.0]

    def queue(repository: object) -> Queue:
        return Queue(repository._session, lambda: clock[0])  # type: ignore[attr-defined]

    with store.write() as repository:
        queue(repository).put("read", {})
        first = queue(repository).claim("a", lease=60)
        assert first is not None
        assert queue(repository).claim("b") is None
        clock[0] += 50
        assert queue(repository).heartbeat(first)
        clock[0] += 50
        assert queue(repository).claim("b") is None
        clock[0] += 61
        second = queue(repository).claim("b")
        assert second is not None
        assert (second.id, second.fence, second.attempts) == (first.id, 2, 2)
        assert not queue(repository).heartbeat(first)
        assert not queue(repository).finish(first)
        assert queue(repository).release(second)
        third = queue(repository).claim("c", kinds=["write"])
        assert third is None
        third = queue(repository).claim("c", kinds=["read"])
        assert third is not None
        assert third.attempts == ATTEMPTS
        clock[0] += 61
        assert queue(repository).claim("d") is None
        assert queue(repository).bury() == 1
        assert queue(repository).count() == {"failed": 1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("教师", {"A1"}),
        ("教师 2024", {"A1"}),
        ("２０２４", {"A1", "B2"}),
        ("护士 人民医院", {"B2"}),
        ("护士 教师", set()),
        ("Water supervisor", {"C3"}),
        ("K-77", {"B2"}),
        ("医", {"B2"}),
        ("' OR \" : *", set()),
        ("", set()),
    ],
)
def test_notices_are_found_by_their_words(store: Store, query: str, found: set[str]) -> None:
    texts = {
        "A1": "临东县2024年公开招聘中小学教师公告",
        "B2": "2024年县人民医院招聘护士公告 K-77",
        "C3": "Notice: senior WATER supervisor",
    }
    with store.write() as repository:
        for ident, content in texts.items():
            repository.index.put_text(ident, "t", "旧文" + ident)
            repository.index.put_text(ident, "t", content)
        assert {notice for notice, _ in repository.index.find(query)} == found
        assert repository.index.find("旧文") == []


def test_what_is_stored_can_be_searched(
    store: Store, make_document: Callable[[str], Document], make_notice: Callable[..., Notice]
) -> None:
    document = make_document("公告一二")
    with store.write() as repository:
        repository.put_notice(make_notice(document), [document])
        assert [s.id for s in repository.search("公告")] == [make_notice(document).id]
        assert repository.search("没有") == []


def test_what_was_stored_last_is_found_first(store: Store) -> None:
    with store.write() as repository:
        for ident in ("B", "A", "C", "B"):
            repository.index.put_text(ident, "t", "招聘公告")
        assert [notice for notice, _ in repository.index.find("公告")] == ["B", "C", "A"]
        assert [notice for notice, _ in repository.index.find("公告", limit=1, offset=1)] == ["C"]


def test_chinese_is_cut_into_words_and_characters() -> None:
    assert {"公开", "招聘", "教师", "师", "2024"} <= set(words("2024公开招聘教师"))
