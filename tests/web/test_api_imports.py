"""An edited export comes back as decisions; what cannot be one is refused, with its place and without ours."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient


def exported(client: TestClient, ident: str, kind: str) -> bytes:
    return client.get(f"/api/campaigns/{ident}/export", params={"format": kind}).content


def bring(client: TestClient, ident: str, name: str, data: bytes, **form: Any):
    return client.post(f"/api/campaigns/{ident}/import", files={"file": (name, data)}, data=form)


def value(client: TestClient, ident: str, pointer: str) -> Any:
    return client.get(f"/api/campaigns/{ident}/field", params={"pointer": pointer}).json()["value"]


def test_a_workbook_comes_back(client: TestClient, ident: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(client, ident, "xlsx")))
    sheet = book["posts"]
    head = [cell.value for cell in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if "LX2304" in [c.value for c in r])
    row[head.index("headcount")].value = "4"
    out = io.BytesIO()
    book.save(out)
    answer = bring(client, ident, "改.xlsx", out.getvalue(), seen=1, reason="编办批复")
    assert answer.status_code == 200, answer.text
    assert [(d["after"], d["reason"]) for d in answer.json()["decisions"]] == [(4, "编办批复")]
    assert value(client, ident, "/posts/LX2304/headcount") == 4


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_campaign_file_comes_back(client: TestClient, ident: str, kind: str) -> None:
    text = exported(client, ident, kind).decode()
    name = client.get(f"/api/campaigns/{ident}").json()["name"]
    answer = bring(client, ident, f"edited.{kind}", text.replace(name, name + "（修订）").encode())
    assert answer.status_code == 200, answer.text
    assert value(client, ident, "/name") == name + "（修订）"
    again = bring(client, ident, f"edited.{kind}", exported(client, ident, kind))
    assert again.json()["decisions"] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ"),
        ("../../a.yaml", b"- 1"),
        ("a.xlsx", b"PK\x03\x04 nothing"),
        ("a.json", b"{" * 5000),
        ("a.yaml", b"a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n"),
        ("a.yaml", b"!!python/object/apply:os.system [ls]"),
        ("a.yaml", b"\xff\xfe"),
    ],
)
def test_what_is_no_export_is_refused(client: TestClient, ident: str, name: str, data: bytes) -> None:
    answer = bring(client, ident, name, data)
    assert answer.status_code in (400, 422), answer.text
    assert "/tmp" not in answer.text
    assert client.get(f"/api/campaigns/{ident}").json()["version"] == 1


def test_a_stale_copy_is_a_conflict(client: TestClient, ident: str) -> None:
    text = exported(client, ident, "json").decode()
    name = client.get(f"/api/campaigns/{ident}").json()["name"]
    edit = {"edits": [{"pointer": "/name", "value": "甲"}], "seen": 1}
    assert client.post(f"/api/campaigns/{ident}/decisions", json=edit).status_code == 200
    assert bring(client, ident, "x.json", text.replace(name, "乙").encode(), seen=1).status_code == 409
    assert value(client, ident, "/name") == "甲"


def test_form_and_documents_are_shown(client: TestClient, ident: str) -> None:
    page = client.get(f"/campaigns/{ident}", headers={"accept-language": "zh"}).text
    assert "sec-form" in page
    assert "报名表字段" in page
