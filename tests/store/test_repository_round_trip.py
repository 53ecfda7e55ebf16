"""What is put into a store comes back unchanged, and putting it twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schema.campaign import Campaign
from schema.document import Document
from schema.errors import NotFound, StoreError
from schema.notice import Notice
from store import Job, Store

MakeDocument = Callable[[str], Document]
MakeNotice = Callable[..., Notice]


def test_documents_and_notices_round_trip(store: Store, make_document: MakeDocument, make_notice: MakeNotice) -> None:
    document = make_document("公告:招聘12人\n“引号”\t制表")
    notice = make_notice(document)
    with store.write() as repository:
        assert repository.put_notice(notice, [document]) is True
    with store.read() as repository:
        assert repository.get_document(document.id) == document
        assert repository.get_notice(notice.id) == notice
        assert repository.get_notice(notice.id[:8]) == notice
        assert repository.find_notice([document.id], "test@1") == notice.id
        assert repository.find_notice([document.id], "test@2") is None


def test_putting_twice_changes_nothing(store: Store, make_document: MakeDocument, make_notice: MakeNotice) -> None:
    document = make_document("公告")
    notice = make_notice(document)
    for fresh in (True, False):
        with store.write() as repository:
            assert repository.put_document(document) is fresh
            assert repository.put_notice(notice, [document]) is fresh
            assert repository.count_notices() == 1


def test_an_extractor_replaces_its_own_reading_and_stands_beside_others(
    store: Store, make_document: MakeDocument, make_notice: MakeNotice
) -> None:
    document = make_document("公告一二")
    with store.write() as repository:
        repository.put_notice(make_notice(document), [document])
        repository.put_notice(make_notice(document, published="2024-01-02"))
        assert repository.count_notices() == 1
        repository.put_notice(make_notice(document, extractor="test@2"))
        assert repository.count_notices() == 2
        ident = make_notice(document).id
        assert repository.get_notice(ident).extractor == "test@2"
        assert repository.get_notice(ident, "test@1").header.published == "2024-01-02"


def test_a_notice_needs_its_documents(store: Store, make_document: MakeDocument, make_notice: MakeNotice) -> None:
    with pytest.raises(StoreError, match="together with its documents"), store.write() as repository:
        repository.put_notice(make_notice(make_document("公告")))


def test_the_same_documents_in_another_order_are_another_notice(
    store: Store, make_document: MakeDocument, make_notice: MakeNotice
) -> None:
    first, second = make_document("公告"), make_document("附件")
    notice = make_notice(first, second)
    with store.write() as repository:
        repository.put_notice(notice, [first, second])
        assert repository.find_notice([first.id, second.id], "test@1") == notice.id
        assert repository.find_notice([second.id, first.id], "test@1") is None
        assert repository.find_notice([first.id], "test@1") is None


def test_lists_what_was_published_last_first(
    store: Store, make_document: MakeDocument, make_notice: MakeNotice
) -> None:
    days = ["2023-05-01", None, "2024-05-01"]
    with store.write() as repository:
        for i, day in enumerate(days):
            document = make_document(f"公告{i}")
            repository.put_notice(make_notice(document, published=day), [document])
        assert [s.published for s in repository.list_notices()] == ["2024-05-01", "2023-05-01", None]
        assert [s.published for s in repository.list_notices(limit=1, offset=1)] == ["2023-05-01"]
        assert repository.list_notices(kind="teacher") == []


def test_ids_that_fit_none_or_several(store: Store, make_document: MakeDocument, make_notice: MakeNotice) -> None:
    with store.write() as repository:
        for i in range(20):  # more than the 16 first digits, so that two share one
            document = make_document(f"公告{i}")
            repository.put_notice(make_notice(document), [document])
        ids = [s.id for s in repository.list_notices()]
        shared = next(i[0] for i in ids if sum(other[0] == i[0] for other in ids) > 1)
        with pytest.raises(StoreError, match="several notices"):
            repository.get_notice(shared)
        for bad in ("xyz", "%", "_"):
            with pytest.raises(NotFound):
                repository.get_notice(bad)
        with pytest.raises(NotFound):
            repository.get_document("0" * 64)
        with pytest.raises(NotFound):
            repository.get_campaign("none")


def test_campaigns_have_versions(store: Store) -> None:
    first = Campaign(id="c", name="草案")
    with store.write() as repository:
        assert repository.put_campaign(first) == 1
        assert repository.put_campaign(first) == 1
        assert repository.put_campaign(first.model_copy(update={"name": "改"})) == 2
        assert repository.get_campaign("c").name == "改"


def test_a_job_that_is_done_is_known_by_its_files_and_extractor(
    store: Store, make_document: MakeDocument, make_notice: MakeNotice
) -> None:
    document = make_document("公告")
    notice = make_notice(document)
    with store.write() as repository:
        repository.put_notice(notice, [document])
        run = repository.start_run("test@1", 2)
        repository.put_job(run, 0, Job("a.zip", "stored", key="k", notice=notice.id))
        repository.put_job(run, 1, Job("b.zip", "failed", key="bad"))
        assert repository.find_done("k", "test@1") == notice.id
        assert repository.find_done("k", "test@2") is None
        assert repository.find_done("bad", "test@1") is None


def test_runs_keep_a_record_of_each_job(store: Store) -> None:
    with store.write() as repository:
        run = repository.start_run("test@1", 2)
        repository.put_job(run, 1, Job("b.txt", "failed", code="E101", message="empty"))
        repository.put_job(run, 0, Job("a.txt", "stored", key="k", notice="n", seconds=0.5))
        repository.put_job(run, 1, Job("b.txt", "stored"))
        repository.finish_run(run)
        assert repository.jobs(run) == [
            Job("a.txt", "stored", key="k", notice="n", seconds=0.5),
            Job("b.txt", "stored"),
        ]
