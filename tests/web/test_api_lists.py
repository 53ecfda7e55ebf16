"""Lists of records through the API: tried before they are kept, kept as one decision, taken back as one."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

TERMS = "/schemes/scheme-1/steps/total/terms"
TAG = re.compile(r"<(script|template|q)\b.*?</\1>|<[^>]+>", re.S)
RAW = re.compile(r"(?<![\w./@:-])(?:[a-z]+(?:_[a-z]+)+|(?:scheme|stage|tie|gate|eligibility|post|decided)-\d+[-\w]*)")


def field(client: TestClient, ident: str, pointer: str) -> dict:
    return client.get(f"/api/campaigns/{ident}/field", params={"pointer": pointer}).json()


def attempt(client: TestClient, ident: str, value: object, **more: object) -> dict:
    body = {"edits": [{"pointer": TERMS, "value": value}], "scheme": 0, **more}
    return client.post(f"/api/campaigns/{ident}/attempt", json=body).json()


def test_shares_are_added_up_and_a_sample_is_computed_before_anything_is_kept(client: TestClient, ident: str) -> None:
    terms = field(client, ident, TERMS)["value"]
    terms[0]["weight"], terms[1]["weight"] = "60%", "40%"
    marks = {"职业能力倾向测验": "120", "综合应用能力": "90", "面试": "80"}
    told = attempt(client, ident, terms, values=marks)
    assert (told["problem"], told["whole"]) == (None, "100 %")
    assert told["lines"][-1][1].startswith("笔试 × 60% + 面试 × 40%")
    assert told["values"][-1] == {"id": "total", "name": "总成绩", "value": "74.00"}
    terms[0]["weight"] = "90%"
    assert attempt(client, ident, terms)["whole"] == "130 %"
    terms[0]["input"] = "total"
    assert "itself" in attempt(client, ident, terms)["problem"]["message"]
    assert client.get(f"/api/campaigns/{ident}").json()["version"] == 1


def test_a_list_is_one_decision_and_is_taken_back_as_one(client: TestClient, ident: str) -> None:
    before = field(client, ident, "/eligibility")["value"]
    value = [{"kind": "any_of", "options": before[:2]}, *before[3:]]
    body = {"edits": [{"pointer": "/eligibility", "value": value}], "reason": "核对", "seen": 1}
    answer = client.post(f"/api/campaigns/{ident}/decisions", json=body)
    assert answer.status_code == 200, answer.text
    found = field(client, ident, "/eligibility")
    assert found["owner"] == "王"
    assert found["value"][0] == {"id": "decided-1", "kind": "any_of", "options": before[:2]}
    inner = f"/eligibility/decided-1/options/{before[0]['id']}/value"
    assert field(client, ident, inner)["evidence"] == field(client, ident, f"/eligibility/{before[0]['id']}/value").get(
        "evidence", field(client, ident, inner)["evidence"]
    )
    body = {"edits": [{"pointer": inner, "value": "中国"}], "seen": 2}
    assert client.post(f"/api/campaigns/{ident}/decisions", json=body).status_code == 200
    assert field(client, ident, inner)["value"] == "中国"
    client.post(f"/api/campaigns/{ident}/undo", json={})
    client.post(f"/api/campaigns/{ident}/undo", json={})
    assert field(client, ident, "/eligibility")["value"] == before


def test_cited_words_are_those_of_the_document(client: TestClient, ident: str) -> None:
    sha = client.get(f"/api/campaigns/{ident}").json()["documents"][0]
    before = field(client, ident, "/eligibility")["value"]

    def add(**cited: object) -> object:
        own = {"kind": "gender", "value": "female", "cites": [{"document": sha, "start": 0, "end": 4, **cited}]}
        body = {"edits": [{"pointer": "/eligibility", "value": [*before, own]}]}
        return client.post(f"/api/campaigns/{ident}/decisions", json=body)

    for wrong in ({"document": "0" * 64}, {"end": 0}, {"end": 10**6}, {"start": "x"}, {"start": None}):
        assert add(**wrong).status_code == 422, wrong
    assert add(quote="仅限女性").status_code == 200
    pointer = "/eligibility/decided-1/value"
    (piece,) = field(client, ident, pointer)["evidence"]
    assert piece["quote"] == "临溪县2", "what stands there, whatever was sent"


def test_the_title_that_was_decided_is_that_of_the_inbox(client: TestClient, ident: str) -> None:
    body = {"edits": [{"pointer": "/header/title", "value": "临溪县招聘公告"}], "reason": "核对"}
    assert client.post(f"/api/campaigns/{ident}/decisions", json=body).status_code == 200
    assert field(client, ident, "/header/title")["owner"] == "王"
    assert client.get("/api/campaigns").json()["campaigns"][0]["name"] == "临溪县招聘公告"
    client.post(f"/api/campaigns/{ident}/undo", json={})
    assert client.get("/api/campaigns").json()["campaigns"][0]["name"] != "临溪县招聘公告"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ids_are_never_shown(client: TestClient, ident: str, language: str) -> None:
    headers = {"accept-language": language}
    panel = client.get(f"/campaigns/{ident}/panel", headers=headers).text
    keys = dict.fromkeys(re.findall(r'data-(?:pointer|key)="(/[^"]+)"', panel))
    shown = [panel]
    for key in keys:
        if not key.endswith("/formula"):  # people edit what is printed there
            shown.append(client.get(f"/campaigns/{ident}/item", params={"key": unescape(key)}, headers=headers).text)
    for page in (*shown, client.get(f"/campaigns/{ident}/history", headers=headers).text):
        text = unescape(TAG.sub(" ", page))
        assert not RAW.findall(text), RAW.findall(text)
