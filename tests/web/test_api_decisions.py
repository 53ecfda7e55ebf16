"""Decisions through the API: fields, groups, answers, refusals, and two people at one field."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

HEADCOUNT = "/posts/LX2304/post/headcount"


def field(client: TestClient, ident: str, pointer: str) -> dict:
    return client.get(f"/api/campaigns/{ident}/field", params={"pointer": pointer}).json()


def decide(client: TestClient, ident: str, pointer: str, value: object, **more: object):
    body = {"edits": [{"pointer": pointer, "value": value}], "reason": "核对", **more}
    return client.post(f"/api/campaigns/{ident}/decisions", json=body)


def test_a_field_comes_with_its_words_and_the_heading_of_its_column(client: TestClient, ident: str) -> None:
    found = field(client, ident, "/posts/LX2302/org")
    assert found["value"] == "县融媒体中心"
    assert [(e["role"], e["reason"]) for e in found["evidence"]] == [("inherited", "blank")]
    assert [(e["quote"], e["role"]) for e in found["context"]] == [("招聘单位", "header")]
    assert found["alike"]["cell"] == 2


def test_a_decision_is_kept_with_its_reason(client: TestClient, ident: str) -> None:
    answer = decide(client, ident, HEADCOUNT, "4", seen=1)
    assert answer.status_code == 200
    assert answer.json()["version"] == 2
    found = field(client, ident, HEADCOUNT)
    assert (found["value"], found["printed"], found["owner"]) == (4, 3, "王")
    assert found["decisions"][0]["reason"] == "核对"


@pytest.mark.parametrize(
    ("pointer", "entered", "kept"),
    [
        ("/schemes/scheme-1/steps/total/terms/scheme-1-total-written/weight", "45%", "0.45"),
        ("/schemes/scheme-1/stages/stage-1/ratio", "1:5", "5"),
        ("/posts/LX2301/majors", "新闻学\n传播学", ["新闻学", "传播学"]),
        ("/posts/LX2301/majors", "unlimited", "unlimited"),
        ("/posts/LX2301/education", "master", "master"),
        ("/eligibility/eligibility-5/born_from", "1992年5月9日", "1992-05-09"),
        ("/posts/LX2301/age_max", "", None),
        ("/header/title", "临溪县招聘公告", "临溪县招聘公告"),
        ("/header/published", "2023年5月9日", "2023-05-09"),
        ("/header/kind", "teacher", "teacher"),
    ],
)
def test_what_people_enter_is_read_by_the_kind_of_the_field(
    client: TestClient, ident: str, pointer: str, entered: str, kept: object
) -> None:
    answer = client.post(f"/api/campaigns/{ident}/check", json={"pointer": pointer, "value": entered})
    assert answer.status_code == 200, answer.text
    assert answer.json()["value"] == kept
    assert decide(client, ident, pointer, entered).status_code == 200
    assert field(client, ident, pointer)["value"] == kept


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        (HEADCOUNT, "four"),
        (HEADCOUNT, 0.5),
        ("/posts/LX2301/education", "kindergarten"),
        ("/eligibility/eligibility-5/born_from", "next May"),
        ("/eligibility/eligibility-5/born_from", "2023-13-01"),
        ("/posts/NOBODY/headcount", "1"),
        ("/posts/LX2301/evidence", "1"),
        ("/tracks/track_1/label", "another"),
        ("/header/kind", "feast"),
        ("/header/published", "soon"),
        ("/eligibility", [{"kind": "age", "max": "forty"}]),
        ("/eligibility", [{"kind": "weather"}]),
        ("/eligibility", "none"),
        ("/schemes/scheme-1/steps/total/terms", [{"input": "nothing", "weight": "100%"}]),
        ("/schemes/scheme-1/steps/total/terms", [{"input": "total", "weight": "100%"}]),
        ("/schemes/scheme-1/steps/total/terms", [{"input": "written", "weight": "60"}]),
        ("/schemes/scheme-1/stages", [{"to": "interview", "by": "nothing"}]),
        ("nowhere", "1"),
        ("", "1"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_and_nothing_kept(
    client: TestClient, ident: str, pointer: str, value: object
) -> None:
    assert decide(client, ident, pointer, value).status_code == 422
    assert client.get(f"/api/campaigns/{ident}").json()["version"] == 1


def test_a_stale_save_is_refused_with_both_values(shared_server, ident: str) -> None:
    first, second = shared_server("reviewer"), shared_server("approver")
    assert decide(first, ident, HEADCOUNT, "4", seen=1).status_code == 200
    answer = decide(second, ident, HEADCOUNT, "5", seen=1)
    assert answer.status_code == 409
    error = answer.json()["error"]
    assert (error["code"], error["mine"], error["theirs"], error["by"], error["seen"]) == (
        "E503",
        "5",
        4,
        "reviewer",
        2,
    )
    assert decide(second, ident, HEADCOUNT, "5", seen=error["seen"]).status_code == 200
    assert decide(second, ident, "/posts/LX2301/age_max", "32", seen=1).status_code == 200, (
        "another field is no conflict"
    )


def test_of_many_at_once_just_one_wins(client: TestClient, ident: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: decide(client, ident, HEADCOUNT, str(n), seen=1).status_code, range(10, 18)))
    assert sorted(answers) == [200] + [409] * 7


def test_accepting_a_group_is_one_version(client: TestClient, ident: str) -> None:
    body = {"pointers": ["/posts/LX2302/org"], "group": "cell", "seen": 1}
    answer = client.post(f"/api/campaigns/{ident}/accept", json=body).json()
    assert sorted(d["pointer"] for d in answer["decisions"]) == ["/posts/LX2301/post/org", "/posts/LX2302/post/org"]
    assert answer["version"] == 2
    undone = client.post(f"/api/campaigns/{ident}/undo", json={}).json()
    assert len(undone["decisions"]) == 2
    assert field(client, ident, "/posts/LX2301/org")["owner"] is None


def test_rejecting_empties_a_field(client: TestClient, ident: str) -> None:
    body = {"pointer": "/posts/LX2301/certificates", "reason": "不是证书"}
    assert client.post(f"/api/campaigns/{ident}/reject", json=body).status_code == 200
    found = field(client, ident, "/posts/LX2301/certificates")
    assert (found["value"], found["owner"]) == ([], "王")


def test_nothing_is_approved_before_all_is_settled_and_looked_at(client: TestClient, ident: str) -> None:
    def approve(*confirmed: str):
        return client.post(f"/api/campaigns/{ident}/state", json={"state": "approved", "confirmed": list(confirmed)})

    assert "tie_at_cut_unstated" in approve("posts", "timeline").json()["error"]["message"]
    answer = client.post(f"/api/campaigns/{ident}/answers", json={"item": "question-1", "reading": 1})
    assert answer.status_code == 200
    assert approve().status_code == 409, "nobody has looked at posts and dates"
    assert approve("posts", "timeline").json()["state"] == "approved"
    assert client.post(f"/api/campaigns/{ident}/answers", json={"item": "question-1", "reading": 9}).status_code == 422
    assert client.post(f"/api/campaigns/{ident}/state", json={"state": "closed"}).json()["state"] == "closed"
    assert decide(client, ident, HEADCOUNT, "4").status_code == 409
