"""A store with the bundled notice and its correction waiting, clients of every role, and a real server process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from fastapi.testclient import TestClient

from pipeline import run
from store import Store
from web import auth
from web.app import create_app
from web.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))
from browsing import CHROMIUM, pages

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "corpus" / "notices"
ORIGINAL, CORRECTION = NOTICES / "01-linxi-shiye.txt", NOTICES / "10-linxi-correction.txt"
CANDIDATES = NOTICES / "01-linxi-shiye.candidates.csv"
AMENDED_CANDIDATES = NOTICES / "01-linxi-shiye-amended.candidates.csv"
PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one notice, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("web") / "filled.db"
    store = Store.open(path)
    report = run([(ORIGINAL,)], store)
    for role in auth.Role:
        auth.put_account(store, role.value, role, PASSWORD)
    store.close()
    assert report.count("stored") == 1
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "store.db"))


@pytest.fixture
def ident(database: Path) -> str:
    """Id of the campaign."""
    store = Store.open(database)
    with store.read() as repository:
        found = repository.campaigns.newest()[0].campaign
    store.close()
    return found


@pytest.fixture
def client(database: Path) -> Iterator[TestClient]:
    """One person on this machine, who need not sign in; the token is sent along."""
    settings = Settings(store=database, actor="王", processes=0)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as made:
        made.headers["x-csrf-token"] = made.get("/api/session").json()["csrf"]
        yield made


@pytest.fixture
def shared_server(database: Path) -> Iterator[Callable[..., TestClient]]:
    """Makes clients of one server with accounts; with a role they are signed in."""
    settings = Settings(store=database, accounts=True, processes=0, worker=False)
    app = create_app(settings)
    with TestClient(app, base_url="http://127.0.0.1"):

        def make(role: str = "") -> TestClient:
            made = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
            if role:
                answer = sign_in(made, role)
                assert answer.status_code == 303, answer.text
                made.headers["x-csrf-token"] = made.get("/api/session").json()["csrf"]
            return made

        yield make


def sign_in(client: TestClient, name: str, password: str = PASSWORD):
    page = client.get("/login").text
    token = page.split('name="token" value="')[1].split('"')[0]
    return client.post("/login", data={"name": name, "password": password, "token": token})


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(params=["zh-CN", "en-GB"])
def page(request: pytest.FixtureRequest, browser: Any, database: Path) -> Iterator[Any]:
    """A page of a server on a store with one notice, in either language."""
    for address in serve(database):
        yield from pages(browser, address, request.param)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Address of a real server process on an empty store."""
    yield from serve(tmp_path / "live.db")


def serve(database: Path, *more: str) -> Iterator[str]:
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "JINBANG_ACTOR": "王"}
    command = [sys.executable, "-m", "cli.main", "serve", "--store", str(database), "--port", "0", *more]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split("  ")[0].rstrip("/")
        assert address.startswith("http://"), address
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urlopen(f"{address}/healthz", timeout=5):
                    break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
