"""The story of the API on each database that a store can be in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from fastapi.testclient import TestClient

from pipeline import run
from store import Store
from tests.web.conftest import CANDIDATES, ORIGINAL
from web import auth
from web.app import create_app
from web.settings import Settings
from web.tables import Base


@pytest.fixture
def client(database_url: str) -> Iterator[TestClient]:
    opened = Store.open(database_url)
    assert run([(ORIGINAL,)], opened).count("stored") == 1
    auth.put_account(opened, "王", auth.Role.APPROVER, "correct horse battery")
    opened.close()
    settings = Settings(store=database_url, actor="王", processes=0, worker=False)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as made:
        made.headers["x-csrf-token"] = made.get("/api/session").json()["csrf"]
        yield made


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
def test_the_migrations_make_the_tables_of_the_pages(database_url: str) -> None:
    opened = Store.open(database_url)

    def ours(_: object, name: str | None, kind: str, *more: object) -> bool:
        return kind not in ("table", "index") or (name or "").startswith(("web_", "ix_web_"))

    with opened.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, Base.metadata) == []
    opened.close()


def test_review_approve_rank(client: TestClient) -> None:
    (card,) = client.get("/api/campaigns", params={"q": "采编播音"}).json()["campaigns"]
    base = f"/api/campaigns/{card['id']}"
    edit = {"edits": [{"pointer": "/posts/LX2304/headcount", "value": "4"}], "reason": "批复", "seen": 1}
    assert client.post(f"{base}/decisions", json=edit).json()["version"] == 2
    assert client.post(f"{base}/decisions", json=edit).status_code == 409
    for item in client.get(base).json()["items"]:
        if item["kind"] == "question" and not item["done"]:
            assert client.post(f"{base}/answers", json={"item": item["key"], "reading": 1}).status_code == 200
    points = [p["id"] for p in client.get(f"{base}/checklist").json()]
    moved = client.post(f"{base}/state", json={"state": "approved", "confirmed": points})
    assert moved.json()["state"] == "approved", moved.text
    table = client.post(f"{base}/candidates", files={"file": (CANDIDATES.name, CANDIDATES.read_bytes())}).json()["id"]
    ran = client.post(f"{base}/candidates/{table}/run")
    assert ran.status_code == 200, ran.text
    assert not ran.json()["trial"]
    told = client.get(f"{base}/history").json()
    assert len(told["rankings"]) == 1
    assert client.delete(f"{base}/candidates/{table}").json() == {"removed": table}
    for path in ("", "/history", "/diff", "/ranking"):
        assert client.get(f"/campaigns/{card['id']}{path}").status_code == 200
