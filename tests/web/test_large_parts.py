"""A campaign opened from its kept parts looks just as it does when all of it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from web import large
from web.app import create_app
from web.settings import Settings


@pytest.fixture
def look(database: Path, ident: str) -> Callable[[], dict[str, object]]:
    """What the pages and calls say about the campaign, from a server that was just started."""

    def ask() -> dict[str, object]:
        found: dict[str, object] = {}
        with TestClient(create_app(Settings(store=database, worker=False)), base_url="http://127.0.0.1") as client:
            sha = client.get(f"/api/campaigns/{ident}").json()["documents"][0]
            for path in (
                f"/campaigns/{ident}/panel",
                f"/campaigns/{ident}/posts?offset=2&limit=4",
                f"/campaigns/{ident}/posts?q=县人民医院",
                f"/campaigns/{ident}/source/{sha}",
                f"/api/campaigns/{ident}",
                f"/api/documents/{sha}/tables/0?offset=0&limit=9",
                f"/api/documents/{sha}/tables/0?offset=5&limit=2",
                f"/api/documents/{sha}/tables/3",
                f"/api/campaigns/{ident}/citing?document={sha}&start=700&end=760",
                f"/api/campaigns/{ident}/citing?document={sha}&start=1500&end=1501",
                f"/api/campaigns/{ident}/field?pointer=/posts/LX2302/org",
                *(f"/api/campaigns/{ident}/field?pointer=/posts/{post}/headcount" for post in ("LX2301", "LX2308")),
                f"/api/campaigns/{ident}/field?pointer=/schemes/scheme-1/gates/gate-1/min",
                f"/api/campaigns/{ident}/field?pointer=/posts/NOBODY/headcount",
                f"/api/documents/{sha}/place?start=400&end=402",
            ):
                answer = client.get(path)
                body = answer.text.replace(client.app.state.csrf, "")
                found[path] = (answer.status_code, body)
        return found

    return ask


def test_the_parts_say_what_the_whole_says(
    look: Callable[[], dict[str, object]], database: Path, ident: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = look()
    monkeypatch.setattr(large, "MANY", 3)
    monkeypatch.setattr(large, "CHUNK", 3)
    monkeypatch.setattr(large, "_LONG", 100)
    from web import cards
    from web.office import Office
    from web.review import review_of

    office = Office(Settings(store=database))
    cards.put(office, office.heading(ident))
    office.close()
    fresh = Office(Settings(store=database))
    assert review_of(fresh, ident).core is not None
    assert not fresh.is_at_hand(fresh.heading(ident)), "nothing of it was read whole"
    fresh.close()
    parts = look()
    for path, (status, body) in parts.items():
        before_status, before = whole[path]
        assert status == before_status, path
        if "/field?" in path:
            import json

            kept, full = json.loads(body), json.loads(before)
            for each in (kept, full):
                for piece in each.get("context", []):
                    piece.pop("address")
            assert kept == full, path
        elif "/place?" in path:
            assert '"cell"' in body
        elif "/api/campaigns/" not in path:
            assert body == before, path
