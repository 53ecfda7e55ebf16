"""Exports say what the campaign says, in formats that others can read; impact counts whom a change touches."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest

from review.corrections import apply_correction
from review.draft import draft
from review.exports import COLUMNS, calendar, data_package, job_postings, posts
from review.impact import impact, lines
from review.workbook import write_workbook
from schema.notice import Event


@pytest.fixture(scope="module")
def campaign(given):
    return draft(given.extracted("01-linxi-shiye.txt"))


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_the_calendar_has_every_event_with_a_day(given, campaign):
    text = calendar(campaign)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(campaign.timeline)
    assert "DTSTART;TZID=Asia/Shanghai:20230515T090000" in lines
    assert "DTEND;TZID=Asia/Shanghai:20230523T000000" in lines  # payment until 24:00 of the 22nd
    assert "DTSTART;VALUE=DATE:20230722" in lines
    assert "DTEND;VALUE=DATE:20230723" in lines
    assert len({line for line in lines if line.startswith("UID:")}) == len(campaign.timeline)


@pytest.mark.parametrize(("start", "end", "count"), [("2024-05", None, 0), (None, None, 0), (None, "2024-05-01", 1)])
def test_what_has_no_day_is_not_in_the_calendar(given, start, end, count):
    event = given.made(Event, event="interview", start=start, end=end, label="面试;第一,二组")
    text = calendar(draft(given.notice(timeline=(event,))))
    assert text.count("BEGIN:VEVENT") == count
    assert count == 0 or "面试\\;第一\\,二组" in text


def test_a_job_posting_per_post(campaign):
    postings = job_postings(campaign)
    assert len(postings) == 8
    first = json.loads(json.dumps(postings[0]))
    assert (first["@type"], first["title"], first["totalJobOpenings"]) == ("JobPosting", "采编播音", 2)
    assert first["hiringOrganization"]["name"] == "县融媒体中心"
    assert first["validThrough"] == "2023-05-20T17:00"
    assert first["identifier"]["value"] == "LX2301"


def test_the_data_package_describes_its_table(campaign):
    files = data_package(campaign)
    package = json.loads(files["datapackage.json"])
    (resource,) = package["resources"]
    assert re.fullmatch(r"[a-z0-9._/-]+", package["name"])
    assert resource["bytes"] == len(files[resource["path"]].encode())
    rows = list(csv.DictReader(io.StringIO(files["posts.csv"])))
    assert [f["name"] for f in resource["schema"]["fields"]] == list(rows[0]) == list(COLUMNS)
    assert rows == posts(campaign)
    assert rows[3]["majors"] == "农学;园艺;植物保护"


def test_the_workbook_holds_text_only(given, campaign, tmp_path):
    evil = given.post(1, code="A1", name="=1+1", org='=HYPERLINK("http://x.example")')
    write_workbook(draft(given.notice(posts=(evil,))), tmp_path / "evil.xlsx")
    write_workbook(campaign, tmp_path / "c.xlsx")
    with zipfile.ZipFile(tmp_path / "evil.xlsx") as book:
        sheets = "".join(book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/"))
        assert "<f>" not in sheets
        assert "hyperlink" not in sheets.lower()
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(tmp_path / "c.xlsx")
    assert book.sheet_names == ["posts", "schemes", "eligibility", "timeline", "fees", "form", "materials", "owners"]
    rows = book.get_sheet_by_name("posts").to_python()
    assert len(rows) == 9
    assert rows[1][rows[0].index("code")] == "LX2301"


def test_impact_counts_whom_a_correction_touches(given, campaign):
    ranking = pytest.importorskip("ranking")
    after = draft(
        apply_correction(given.extracted("01-linxi-shiye.txt"), given.extracted("10-linxi-correction.txt")).notice
    )
    candidates = ranking.read(given.folder / "01-linxi-shiye.candidates.csv")
    found = impact(campaign, after, candidates)
    assert impact(campaign, campaign, candidates).changes.height == 0
    rows = found.changes.to_dicts()
    gone = {r["id"] for r in rows if r["post"] == "LX2305" and r["what"] == "rank"}
    by_hand = ranking.rank(campaign, candidates).frame.iter_rows(named=True)
    assert gone == {row["id"] for row in by_hand if row["post"] == "LX2305" and row["rank"] is not None}
    assert any(r["what"] == "total" for r in rows if r["post"] in ("LX2306", "LX2307", "LX2308"))  # 60:40 became 50:50
    assert not any(r["what"] == "total" for r in rows if r["post"] in ("LX2301", "LX2302", "LX2303"))
    told = list(lines(found))
    assert told[0] == f"{len({r['id'] for r in rows})} candidates are touched"
    assert len(told) == 1 + found.posts.height
