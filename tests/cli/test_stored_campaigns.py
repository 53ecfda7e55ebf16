"""Commands take the id of a stored campaign; what counts asks for its approval and is recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from pipeline.desk import Desk
from schema.decisions import CampaignState
from store import Store

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
CANDIDATES = NOTICES / "01-linxi-shiye.candidates.csv"


@pytest.fixture
def jinbang(tmp_path):
    url = f"sqlite:///{tmp_path}/s.db"

    def run(*words, code=0):
        env = {"JINBANG_STORE": url, "COLUMNS": "200", "JINBANG_ACTOR": "王"}
        result = CliRunner().invoke(app, [str(w) for w in words], env=env)
        assert result.exit_code == code, result.output
        return result.output

    run.url = url
    run("ingest", NOTICES / "01-linxi-shiye.txt")
    run.ident = json.loads(run("list", "--campaigns", "-f", "json"))["campaign"]
    return run


def approve(jinbang):
    store = Store.open(jinbang.url)
    desk = Desk(store, "李")
    for question in desk.open(jinbang.ident).folded.open_questions:
        desk.answer(jinbang.ident, question.id, 0, "")
    desk.move(jinbang.ident, CampaignState.APPROVED)
    store.close()


def test_a_draft_can_be_looked_at_but_ranks_nobody(jinbang, tmp_path):
    assert "columns" in jinbang("template", jinbang.ident[:12], "-o", tmp_path / "t.xlsx")
    jinbang("screen", jinbang.ident[:12], CANDIDATES, "-o", tmp_path / "s.csv")
    assert "not approved" in jinbang("rank", jinbang.ident[:12], CANDIDATES, code=5)
    assert "not approved" in jinbang("publish", jinbang.ident[:12], CANDIDATES, "-o", tmp_path / "p.csv", code=5)


def test_a_ranking_by_id_is_that_of_the_file_and_is_recorded(jinbang, tmp_path):
    approve(jinbang)
    jinbang("export", jinbang.ident, "-o", tmp_path / "c.yaml")
    jinbang("rank", jinbang.ident[:12], CANDIDATES, "-o", tmp_path / "by-id.csv")
    jinbang("rank", tmp_path / "c.yaml", CANDIDATES, "-o", tmp_path / "by-file.csv")
    assert (tmp_path / "by-id.csv").read_bytes() == (tmp_path / "by-file.csv").read_bytes()
    (recorded,) = json.loads(jinbang("history", jinbang.ident, "--format", "json"))["rankings"]
    assert recorded["actor"] == "王"


def test_an_id_that_the_store_does_not_know_is_an_error(jinbang):
    assert "E502" in jinbang("rank", "abcdef1234", CANDIDATES, code=5)
