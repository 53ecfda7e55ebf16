"""The API as it describes itself: whatever is sent, nothing breaks; and every page has its call."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from web.app import create_app
from web.language import catalogue
from web.settings import Settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
from hypothesis import HealthCheck, settings  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
app = create_app(Settings(store="unused.db", worker=False))
schema = schemathesis.openapi.from_dict(app.openapi())


@pytest.fixture(scope="module")
def live(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    database = shutil.copy(filled, tmp_path_factory.mktemp("contract") / "store.db")
    made = create_app(Settings(store=database, actor="王", worker=False))
    with TestClient(made, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        client.headers["x-csrf-token"] = client.get("/api/session").json()["csrf"]
        ident = client.get("/api/campaigns").json()["campaigns"][0]["id"]
        file = ROOT / "corpus/notices/01-linxi-shiye.candidates.csv"
        client.post(f"/api/campaigns/{ident}/candidates", files={"file": (file.name, file.read_bytes())})
        yield client, ident


@schema.parametrize()
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_whatever_is_sent_nothing_breaks(case, live: tuple[TestClient, str]) -> None:
    client, ident = live
    held = case.path_parameters or {}
    if "ident" in held:
        held["ident"] = ident
    if isinstance(held.get("number"), int) and held["number"] > 5:
        held["number"] = 1
    arguments = case.as_transport_kwargs(base_url="http://127.0.0.1")
    headers = {k: v for k, v in dict(arguments.pop("headers", {})).items() if k.lower() != "x-csrf-token"}
    answer = client.request(headers=headers, **{k: v for k, v in arguments.items() if k != "cookies"})
    assert answer.status_code < 500, f"{case.method} {answer.url}: {answer.text[:300]}"


def test_both_languages_have_the_same_words() -> None:
    zh, en = catalogue("zh"), catalogue("en")
    assert {t: sorted(words) for t, words in zh.items()} == {t: sorted(words) for t, words in en.items()}
    import string

    for table, words in zh.items():
        for name, text in words.items():
            fields = [sorted(f for _, f, _, _ in string.Formatter().parse(x) if f) for x in (text, en[table][name])]
            assert fields[0] == fields[1], f"{table}.{name}"


def test_templates_use_words_that_are_there() -> None:
    import re

    words = catalogue("en")
    used = set()
    for path in (ROOT / "web" / "templates").glob("*.html"):
        used |= set(re.findall(r"t\('([a-z_]+)\.([A-Za-z_]+)'[,)]", path.read_text("utf-8")))
    assert used
    assert [f"{t}.{n}" for t, n in sorted(used) if n not in words.get(t, {})] == []


def test_everything_the_pages_change_is_in_the_api() -> None:
    """No page of ours changes anything but through the API, signing in and out apart."""
    import re

    found = set()
    for path in (ROOT / "web" / "pages").glob("*.py"):
        found |= set(re.findall(r'@router\.(?:post|put|patch|delete)\("([^"]+)"', path.read_text("utf-8")))
    assert found == {"/login", "/logout"}
