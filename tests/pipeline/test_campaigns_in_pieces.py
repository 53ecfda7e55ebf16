"""Campaigns of very many posts: kept in pieces that versions share, held between decisions, and the same as ever."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

import store.campaigns
import store.pieces
import store.repository
from pipeline.desk import Desk, Opened
from review.decisions import fold
from review.draft import draft
from schema.notice import Notice
from store import Store
from store.tables import CampaignRow, PieceRow


class AtHand(dict[tuple[str, int], Opened]):
    def get(self, ident: str, version: int) -> Opened | None:  # type: ignore[override]
        return super().get((ident, version))

    def put(self, opened: Opened) -> None:
        self[opened.version.campaign, opened.seen] = opened


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A campaign of eight posts counts as a very large one."""
    for module in (store.campaigns, store.pieces, store.repository):
        monkeypatch.setattr(module, "MANY", 3)
    monkeypatch.setattr(store.pieces, "SIZE", 3)


def test_decisions_write_only_the_pieces_that_they_touch(
    few: None, database_url: str, extracted: tuple[tuple[str, str], ...]
) -> None:
    notice = Notice.model_validate_json(extracted[0][1])
    opened_store = Store.open(database_url)
    with opened_store.write() as repository:
        drafted = draft(notice)
        repository.campaigns.put(drafted, base=drafted, extractor=notice.extractor)
    held = AtHand()
    desk = Desk(opened_store, "王", held)
    desk.set(notice.id, "/posts/LX2304/headcount", 4, "核对")
    desk.decide(notice.id, [("/posts/LX2301/age_max", 32), ("/posts/LX2301/headcount", 5)], "核对")
    number = desk.set(notice.id, "/posts/LX2308/headcount", 9, "核对").id
    desk.revert(notice.id, number, "误")
    desk.set(notice.id, "/name", "公告", "")
    assert held.get(notice.id, 6) is not None

    other = Store.open(database_url)
    with other.read() as repository:
        for version in range(1, 7):
            kept, campaign, base = repository.campaigns.get(notice.id, version)
            assert kept.digest == campaign.digest(), version
            assert base == drafted
            decisions = [d for d in repository.campaigns.decisions(notice.id) if d.base < version]
            again = fold(drafted, decisions, questions=notice.questions, findings=notice.findings)
            assert again.campaign.digest() == kept.digest
        assert campaign == held.get(notice.id, 6).campaign  # type: ignore[union-attr]
        assert repository.campaigns.head(notice.id[:12]).version == 6
    from sqlalchemy.orm import Session

    with Session(other.engine) as session:
        assert session.scalar(select(func.count()).select_from(PieceRow)) == 3 + 3
        first, second = session.scalars(select(CampaignRow).order_by(CampaignRow.version).limit(2))
        assert (first.base, first.base_pieces) == (None, None)
        assert second.pieces != first.pieces == second.base_pieces
    other.close()
    opened_store.close()


def test_an_ordinary_campaign_stores_its_ground_once(database_url: str, extracted: tuple[tuple[str, str], ...]) -> None:
    notice = Notice.model_validate_json(extracted[0][1])
    opened_store = Store.open(database_url)
    with opened_store.write() as repository:
        drafted = draft(notice)
        repository.campaigns.put(drafted, base=drafted, extractor=notice.extractor)
        repository.campaigns.put(drafted.model_copy(update={"name": "别名"}))
        assert [v.version for v in repository.campaigns.versions(notice.id)] == [1, 2]
        assert repository.campaigns.get(notice.id)[2] == drafted
        row = repository.campaigns._newest(notice.id)
        assert row is not None
        assert row.base == drafted.model_dump_json()
        assert repository.campaigns.get(notice.id, 1)[2] == drafted
    opened_store.close()
