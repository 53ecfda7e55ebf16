"""What must not happen: foreign requests, wrong roles, planted sessions, scripts in fields, paths in names."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline import run
from store import Store
from web.app import create_app
from web.auth import FAILURES, WINDOW_SECONDS, Throttle
from web.guard import COOKIE
from web.pages import entry
from web.settings import Settings
from web.uploads import safe_name

PASSWORD = "correct horse battery"
Make = Callable[..., TestClient]


def sign_in(client: TestClient, name: str, password: str = PASSWORD):
    page = client.get("/login").text
    token = page.split('name="token" value="')[1].split('"')[0]
    return client.post("/login", data={"name": name, "password": password, "token": token})


@pytest.fixture(autouse=True)
def _fresh_throttle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "throttle", Throttle())


def change(client: TestClient, ident: str, **headers: str) -> int:
    body = {"edits": [{"pointer": "/posts/LX2304/headcount", "value": "4"}]}
    return client.post(f"/api/campaigns/{ident}/decisions", json=body, headers=headers).status_code


# Requests from elsewhere --------------------------------------------------------------------------------------------


def test_a_change_without_the_token_is_refused(client: TestClient, ident: str) -> None:
    assert change(client, ident, **{"x-csrf-token": ""}) == 403
    assert change(client, ident, **{"x-csrf-token": "guess"}) == 403
    assert change(client, ident) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_change_from_another_site_is_refused_even_with_the_token(
    client: TestClient, ident: str, headers: dict[str, str]
) -> None:
    assert change(client, ident, **headers) == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", ""])
def test_a_foreign_name_for_this_server_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/login", "/static/app.js", "/api/session", "/nowhere"])
def test_every_answer_carries_the_safety_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_pages_hold_no_inline_script_style_or_handler(client: TestClient, ident: str) -> None:
    for path in ("", "/history", "/diff", "/ranking", "/panel", "/approve", "/schemes/0/trial"):
        found = Tags(client.get(f"/campaigns/{ident}{path}").text)
        assert not found.wrong, (path, found.wrong)


# Accounts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("role", "status"), [("", 401), ("reader", 403), ("reviewer", 200), ("approver", 200)])
def test_only_reviewers_decide(shared_server: Make, ident: str, role: str, status: int) -> None:
    assert change(shared_server(role), ident) == status


def test_only_approvers_approve(shared_server: Make, ident: str) -> None:
    reviewer = shared_server("reviewer")
    assert (
        reviewer.post(f"/api/campaigns/{ident}/answers", json={"item": "question-1", "reading": 0}).status_code == 200
    )
    body = {"state": "approved", "confirmed": ["posts", "timeline"]}
    assert reviewer.post(f"/api/campaigns/{ident}/state", json=body).status_code == 403
    assert shared_server("approver").post(f"/api/campaigns/{ident}/state", json=body).status_code == 200
    assert reviewer.post(f"/api/campaigns/{ident}/state", json={"state": "in_review"}).status_code == 403


def test_nobody_who_is_not_signed_in_sees_anything(shared_server: Make, ident: str) -> None:
    stranger = shared_server()
    for path in ("/", f"/campaigns/{ident}", f"/campaigns/{ident}/history", "/uploads"):
        answer = stranger.get(path)
        assert (answer.status_code, answer.headers.get("location")) == (303, "/login"), path
    for path in ("/api/session", "/api/campaigns", f"/api/campaigns/{ident}"):
        assert stranger.get(path).status_code == 401, path


def test_signing_in_gives_a_new_session_and_ends_the_planted_one(shared_server: Make) -> None:
    victim = shared_server("reader")
    old = victim.cookies[COOKIE]
    assert sign_in(victim, "reviewer").status_code == 303
    assert victim.cookies[COOKIE] != old
    thief = shared_server()
    thief.cookies.set(COOKIE, old)
    assert thief.get("/api/session").status_code == 401
    planted = shared_server()
    planted.cookies.set(COOKIE, "planted-by-somebody", domain="127.0.0.1", path="/")
    assert sign_in(planted, "reader").status_code == 303
    assert "planted" not in planted.cookies[COOKIE]


def test_signing_out_ends_the_session(shared_server: Make) -> None:
    person = shared_server("reader")
    token = person.cookies[COOKIE]
    assert person.post("/logout").status_code == 204
    person.cookies.set(COOKIE, token)
    assert person.get("/api/session").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(shared_server: Make) -> None:
    header = sign_in(shared_server(), "reader").headers.get_list("set-cookie")
    session = next(line for line in header if line.startswith(COOKIE))
    assert "HttpOnly" in session
    assert "SameSite=strict" in session


def test_after_some_wrong_passwords_even_the_right_one_has_to_wait(shared_server: Make) -> None:
    stranger = shared_server()
    for _ in range(FAILURES):
        assert sign_in(stranger, "reader", "wrong password").status_code == 401
    answer = sign_in(stranger, "reader")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= WINDOW_SECONDS + 1


def test_the_form_must_be_ours(shared_server: Make) -> None:
    answer = shared_server().post("/login", data={"name": "reader", "password": PASSWORD, "token": "x"})
    assert answer.status_code == 403


def test_throttle_forgets_after_its_window() -> None:
    at = 0.0
    throttle = Throttle(lambda: at)
    for _ in range(FAILURES):
        throttle.fail("name a")
    assert throttle.wait("name a") > 0
    assert throttle.wait("name b") == 0
    at = WINDOW_SECONDS + 1
    assert throttle.wait("name a") == 0


def test_without_accounts_only_this_machine_is_served(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from cli.main import app

    for host in ("0.0.0.0", "192.0.2.1", "::"):
        result = CliRunner().invoke(app, ["serve", "--host", host, "--store", str(tmp_path / "x.db")])
        assert result.exit_code == 2, result.output
    result = CliRunner().invoke(app, ["serve", "--accounts", "--store", str(tmp_path / "x.db")])
    assert result.exit_code == 2, "accounts are asked for, and there is none"


# What a notice may hold ---------------------------------------------------------------------------------------------

HARM = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></textarea></title>{{7919*7907}}"


class Tags(HTMLParser):
    """Elements and attributes that a page of ours never has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "script" and not (held.get("src") or "").startswith("/static/"):
            self.wrong.append("script")
        if tag == "style" or "style" in held:
            self.wrong.append("style")
        if tag == "img" and not (held.get("src") or "").startswith("/"):
            self.wrong.append("img")
        self.wrong += [name for name in held if name.startswith("on")]


def test_what_is_written_in_a_notice_stays_text(tmp_path: Path) -> None:
    notice = tmp_path / "harm.txt"
    text = (Path(__file__).resolve().parents[2] / "corpus/notices/01-linxi-shiye.txt").read_text("utf-8")
    for word in ("采编播音", "县融媒体中心", "临溪县2023年公开招聘", "普通话水平一级乙等及以上", "三支一扶"):
        text = text.replace(word, word + HARM)
    notice.write_text(text, "utf-8")
    store = Store.open(tmp_path / "harm.db")
    assert run([(notice,)], store).count("stored") == 1
    with store.read() as repository:
        ident = repository.campaigns.newest()[0].campaign
    store.close()
    settings = Settings(store=tmp_path / "harm.db", actor=HARM, worker=False)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        client.headers["x-csrf-token"] = client.get("/api/session").json()["csrf"]
        listed = client.get(f"/api/campaigns/{ident}").json()
        pointers = [f["pointer"] for part in listed["sections"].values() for f in part]
        posts = client.get(f"/api/campaigns/{ident}/posts").json()
        pointers += [f"{row['pointer']}/post/{name}" for row in posts["rows"][:2] for name in posts["columns"][:-1]]
        pages = ["/", f"/?q={HARM}"]
        pages += [f"/campaigns/{ident}{p}" for p in ("", "/panel", "/history", "/diff", "/ranking", "/approve")]
        pages += [f"/campaigns/{ident}/source/{sha}" for sha in listed["documents"]]
        body = {"edits": [{"pointer": posts["rows"][0]["pointer"] + "/post/name", "value": HARM}], "reason": HARM}
        assert client.post(f"/api/campaigns/{ident}/decisions", json=body).status_code == 200
        shown = 0
        for path in pages:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert not Tags(answer.text).wrong, path
            assert "<script>alert" not in answer.text
            assert str(7919 * 7907) not in answer.text, "a template in a notice is never worked out"
            shown += "&lt;script&gt;alert(1)" in answer.text
        assert shown >= 4, "the text itself is shown"
        for pointer in pointers:
            answer = client.get(f"/campaigns/{ident}/field", params={"pointer": pointer})
            assert answer.status_code in (200, 422), pointer
            assert not Tags(answer.text).wrong, pointer


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/abs/notice.txt", "notice.txt"),
        ("a\x00b\r\n.txt", "a_b_.txt"),
        ("...", "file"),
        ("", "file"),
        ("公告 1.docx", "公告 1.docx"),
        ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_names_of_uploads_are_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2e%2e%2f%2e%2e%2fpyproject.toml"],
)
def test_only_static_files_are_static(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example"])
def test_switching_the_language_leads_nowhere_else(client: TestClient, back: str) -> None:
    answer = client.get("/language/en", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_too_large_a_request_is_refused(database: Path) -> None:
    settings = Settings(store=database, upload_bytes=2000, worker=False)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        client.headers["x-csrf-token"] = client.get("/api/session").json()["csrf"]
        files = [("files", ("a.txt", b"x" * 3000))]
        assert client.post("/api/uploads", files=files).status_code == 413
        assert client.post("/api/uploads", content=iter([b"x" * 1500] * 3)).status_code in (400, 413, 422)
