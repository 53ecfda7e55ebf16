"""The life of one campaign, told with the commands, on SQLite and PostgreSQL. docs/campaigns.md tells it to people."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from cli.main import app
from corpus.facts import to_facts
from corpus.metric import compare, load
from pipeline.desk import Desk
from ranking import read as read_candidates
from review.diff import diff
from review.files import load_campaign
from review.impact import impact
from review.workbook import sheets
from schema.errors import NotSettled
from store import Store

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
ORIGINAL, CORRECTION = NOTICES / "01-linxi-shiye.txt", NOTICES / "10-linxi-correction.txt"
Jinbang = Callable[..., str]


@pytest.fixture
def jinbang(database_url: str) -> Jinbang:
    """Runs a command on the store; gives what it prints."""

    def run(*words: str | Path, code: int = 0) -> str:
        result = CliRunner().invoke(app, [str(w) for w in words], env={"JINBANG_STORE": database_url, "COLUMNS": "200"})
        assert result.exit_code == code, result.output
        return result.output

    return run


def history(jinbang: Jinbang, ident: str) -> dict:
    return json.loads(jinbang("history", ident, "-f", "json"))


def test_the_story(jinbang: Jinbang, database_url: str, tmp_path: Path) -> None:
    # A notice comes in and makes a draft.
    jinbang("ingest", ORIGINAL)
    listed = json.loads(jinbang("list", "--campaigns", "-f", "json"))
    ident = listed["campaign"]
    assert (listed["state"], listed["version"]) == ("draft", 1)

    # Two fields are reviewed, and nothing can be approved while a question is open.
    by = ("--by", "王")
    jinbang("set", ident, "/posts/LX2304/headcount", "4", "--reason", "编办批复4人", *by)
    jinbang("set", ident, "/posts/LX2301/age_max", "32", "--reason", "与主管部门核对", *by)
    assert "tie_at_cut_unstated" in jinbang("approve", ident, "--by", "李", code=5)
    jinbang("answer", ident, "tie_at_cut_unstated", "2", *by)
    assert "approved" in jinbang("approve", ident, "--by", "李")
    store = Store.open(database_url)
    before = Desk(store, "李").open(ident)
    assert before.version.state == "approved"
    assert {s.stages[1].ties for s in before.campaign.schemes} == {"chain"}

    # The correction finds its notice; what it does not touch is carried, what it touches is asked.
    said = jinbang("ingest", CORRECTION)
    assert "conflict /posts/LX2304/post/headcount: decided 4 (decision 1) on 3; the notice says 2" in said
    opened = Desk(store, "李").open(ident)
    assert opened.version.state == "in_review"
    assert [c.pointer for c in opened.folded.conflicts] == ["/posts/LX2304/post/headcount"]
    posts = {p.post.code: p.post for p in opened.campaign.posts}
    assert (posts["LX2301"].age_max, posts["LX2304"].headcount, posts["LX2307"].headcount) == (32, 4, 3)
    assert "LX2305" not in posts
    assert {s.stages[1].ties for s in opened.campaign.schemes} == {"chain"}
    assert "conflict on /posts/LX2304/post/headcount" in jinbang("approve", ident, "--by", "李", code=5)

    # Somebody decides: the correction is right. The new version is approved.
    jinbang("revert", ident, "1", "--reason", "以更正公告为准", *by)
    jinbang("approve", ident, "--by", "李")
    after = Desk(store, "李").open(ident)
    assert {p.post.code: p.post.headcount for p in after.campaign.posts}["LX2304"] == 2

    # The amended sheet is the authored one, but for what the reading of the original had wrong already.
    with store.read() as repository:
        notice = repository.get_notice(after.version.notice or "")
        documents = [repository.get_document(d) for d in notice.documents]
        original = repository.get_notice(ident)
    notice.verify(documents)
    wrong = compare(load(NOTICES / "01-linxi-shiye.yaml"), to_facts(original, documents[:1]))
    for name, section in compare(load(NOTICES / "01-linxi-shiye-amended.yaml"), to_facts(notice, documents)).items():
        assert set(section.missed) <= set(wrong[name].missed)
        assert set(section.spurious) <= set(wrong[name].spurious)
    assert diff(before.campaign, after.campaign).groups[0].weight == "ranking"

    # Whom it touches, and the ranking, exactly as published.
    candidates = read_candidates(NOTICES / "01-linxi-shiye-amended.candidates.csv")
    touched = impact(before.campaign, after.campaign, candidates)
    assert set(touched.posts["post"]) == {"LX2304", "LX2306", "LX2307", "LX2308"}
    run = Desk(store, "李").rank(ident, candidates)
    with (NOTICES / "01-linxi-shiye-amended.ranking.csv").open(encoding="utf-8-sig") as file:
        published = {row["准考证号"]: row for row in csv.DictReader(file)}
    for row in run.frame.iter_rows(named=True):
        want = published[row["id"]]
        assert (row["total"] or "", str(row["rank"] or "")) == (want["总成绩"], want["总名次"])
        assert ("是" if row["to_physical"] == 1 else "否") == want["进入体检"]
    store.close()

    # The history tells it all.
    told = history(jinbang, ident)
    assert [d["kind"] for d in told["decisions"]] == ["set", "set", "answer", "state", "revert", "state"]
    assert [d["actor"] for d in told["decisions"]] == ["王", "王", "王", "李", "王", "李"]
    states = [v["state"] for v in told["versions"]]
    assert states == ["draft", "in_review", "in_review", "in_review", "approved", "in_review", "in_review", "approved"]
    assert [v["parent"] for v in told["versions"]] == [None, 1, 2, 3, 4, 5, 6, 7]
    assert told["versions"][5]["cause"].startswith("correction: ")
    assert len(told["versions"][5]["conflicts"]) == 1
    assert told["rankings"][0]["campaign"] == told["versions"][-1]["digest"]
    assert told["conflicts"] == told["questions"] == []
    assert "编办批复4人" in jinbang("history", ident)


def test_a_correction_that_comes_first_waits_for_its_notice(jinbang: Jinbang, database_url: str) -> None:
    jinbang("ingest", CORRECTION)
    jinbang("ingest", ORIGINAL)
    jinbang("ingest", ORIGINAL, CORRECTION)
    store = Store.open(database_url)
    with store.read() as repository:
        found = repository.search("临溪县 更正公告")
        ident = next(v.campaign for v in repository.campaigns.newest() if v.version == 2)
    assert len(found) == 1
    posts = {p.post.code: p.post.headcount for p in Desk(store, "李").open(ident).campaign.posts}
    assert (posts["LX2304"], posts["LX2307"], "LX2305" in posts) == (2, 3, False)
    store.close()


def test_an_edited_file_comes_back_as_decisions(jinbang: Jinbang, tmp_path: Path, database_url: str) -> None:
    jinbang("ingest", ORIGINAL)
    ident = json.loads(jinbang("list", "--campaigns", "-f", "json"))["campaign"]
    file = tmp_path / "campaign.yaml"
    jinbang("export", ident, "-o", file)
    assert "0 decisions" in jinbang("import", ident, file, "--reason", "无", "--by", "王")
    text = file.read_text("utf-8")
    edited = text.replace("age_max: 30", "age_max: 33").replace("weight: '0.6'", "weight: '0.55'")
    assert edited != text
    file.write_text(edited, "utf-8")
    jinbang("import", ident, file, "--reason", "复核", "--by", "王")
    decisions = history(jinbang, ident)["decisions"]
    assert {d["pointer"].rsplit("/", 1)[1] for d in decisions} == {"age_max", "weight"}
    jinbang("export", ident, "-o", tmp_path / "again.yaml")
    assert "age_max: 33" in (tmp_path / "again.yaml").read_text("utf-8")
    lines = edited.replace("code: LX2308", "code: LX2399").replace("name: 公卫医师", "name: 完全不同")
    file.write_text(lines, "utf-8")
    assert "only fields can be decided" in jinbang("import", ident, file, "--reason", "x", "--by", "王", code=5)
    assert len(history(jinbang, ident)["decisions"]) == len(decisions)


def test_an_edited_workbook_comes_back_as_decisions(jinbang: Jinbang, tmp_path: Path, database_url: str) -> None:
    jinbang("ingest", ORIGINAL)
    ident = json.loads(jinbang("list", "--campaigns", "-f", "json"))["campaign"]
    file = tmp_path / "campaign.xlsx"
    jinbang("export", ident, "-o", file)
    assert "0 decisions" in jinbang("import", ident, file, "--reason", "无", "--by", "王")
    campaign = load_campaign_text(jinbang, ident, tmp_path)
    tables = {name: [columns, *([row.get(c, "") for c in columns] for row in rows)] for name, columns, rows in campaign}
    at = tables["posts"][0].index("headcount")
    tables["posts"][1][at] = 7
    with xlsxwriter.Workbook(str(file)) as book:
        for name, lines in tables.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    assert "→ 7" in jinbang("import", ident, file, "--reason", "复核", "--by", "王")
    assert [d["after"] for d in history(jinbang, ident)["decisions"]] == [7]


def load_campaign_text(jinbang: Jinbang, ident: str, folder: Path) -> list:
    jinbang("export", ident, "-o", folder / "now.yaml")
    return sheets(load_campaign(folder / "now.yaml"))


def test_every_format_is_written(jinbang: Jinbang, tmp_path: Path) -> None:
    jinbang("ingest", ORIGINAL)
    ident = json.loads(jinbang("list", "--campaigns", "-f", "json"))["campaign"]
    for name in ("c.json", "c.yaml", "c.xlsx", "c.ics", "c.jsonld", "package"):
        jinbang("export", ident, "-o", tmp_path / name)
        assert (tmp_path / name).exists()
    jinbang("export", ident, "-o", tmp_path / "c.odd", code=3)
    assert jinbang("diff", tmp_path / "c.json", tmp_path / "c.yaml") == "nothing differs\n"


def test_nobody_is_ranked_by_what_is_not_approved(jinbang: Jinbang, database_url: str) -> None:
    jinbang("ingest", ORIGINAL)
    store = Store.open(database_url)
    desk = Desk(store, "王")
    ident = json.loads(jinbang("list", "--campaigns", "-f", "json"))["campaign"]
    with pytest.raises(NotSettled, match="not approved"):
        desk.rank(ident, read_candidates(NOTICES / "01-linxi-shiye.candidates.csv"))
    jinbang("approve", ident, "--state", "closed", "--by", "李")
    jinbang("set", ident, "/name", "别名", "--reason", "x", "--by", "王", code=5)
    jinbang("approve", ident, "--by", "李", code=5)
    store.close()
