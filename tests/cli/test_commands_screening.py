"""screen and template on the command line: what a template asks for is what screening and ranking read back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import polars as pl
import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from cli.campaigns import campaign_of
from cli.main import app
from ranking import Candidates, rank, screen
from ranking.applicants import roles_of
from ranking.columns import Header
from ranking.identity import check_character
from ranking.lines import Line
from ranking.template import fields
from schema.errors import NoRanking

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
NAMES = sorted(p.name for p in NOTICES.iterdir() if p.suffix in (".txt", ".md", ".html") and p.stem != "README")

runner = CliRunner()


def run(*args: object, code: int = 0) -> str:
    result = runner.invoke(app, [str(a) for a in args])
    assert result.exit_code == code, result.stderr[-2000:]
    return result.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_filled_in_template_is_read_back_without_doubt(name: str) -> None:
    campaign = campaign_of(NOTICES / name)
    asked = fields(campaign)
    header = Header(tuple(f.heading for f in asked))
    roles = roles_of(header)
    for at, field in enumerate(asked):
        if field.role in roles:
            assert roles[field.role] == at
    number = "11010119900307001"
    cells = {
        "id": "1",
        "post": campaign.posts[0].post.code or campaign.posts[0].post.name if campaign.posts else None,
        "id_card": number + check_character(number),
    }
    row = {f.heading: cells.get(f.role) or (f.options[0] if f.options else "") for f in asked}
    frame = pl.DataFrame({heading: [cell] for heading, cell in row.items()}, schema=dict.fromkeys(row, pl.String))
    table = Candidates.from_frame(frame)
    assert screen(campaign, table).frame.height == 1
    lines = [Line("全部", pl.Series([50]).cast(pl.Int64)[0])] if campaign.parameters else None
    try:
        result = rank(campaign, table, parameters=lines)
    except NoRanking:
        return
    assert not [w for w in result.warnings if w.startswith(("given", "no_tie_column", "unchecked"))]


def test_a_template_has_drop_downs_and_says_what_it_wants(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    run("template", NOTICES / "01-linxi-shiye.txt", "-o", path)
    book = CalamineWorkbook.from_path(str(path))
    head = book.get_sheet_by_name("考生").to_python()[0]
    rows = book.get_sheet_by_name("数据字典").to_python()[1:]
    assert [row[0] for row in rows] == head
    assert {"准考证号", "岗位代码", "身份证号", "职业能力倾向测验", "加分项目"} <= set(head)
    assert "LX2301；LX2302" in next(row[3] for row in rows if row[0] == "岗位代码")
    assert book.get_sheet_by_name("条件").to_python()[1][2]
    again = tmp_path / "again.xlsx"
    run("template", NOTICES / "01-linxi-shiye.txt", "-o", again)
    assert path.read_bytes() == again.read_bytes()
    run("template", NOTICES / "01-linxi-shiye.txt", "-o", tmp_path / "t.csv", code=3)


def test_screening_names_the_clause_that_decides(tmp_path: Path) -> None:
    notice = NOTICES / "07-wuling-auxiliary-police.txt"
    table = tmp_path / "a.csv"
    table.write_text(
        "报名序号,岗位代码,出生日期,性别,学历,户籍所在地,国籍,承诺,证书,人员身份\n"
        "1,Q01,1990-03-07,男,高中,梧岭县,中国,是,C1及以上机动车驾驶证,无\n"
        "2,W01,2001-04-02,女,大专,梧岭县,中国,是,,无\n"
        "3,W01,1984-03-31,女,大专,梧岭县,中国,是,,退役军人\n",
        encoding="utf-8",
    )
    rows = [json.loads(line) for line in run("screen", notice, table, "--json").splitlines()]
    assert [row["status"] for row in rows] == ["eligible", "ineligible", "eligible"]
    assert "1984-04-01～2001-04-01" in rows[1]["reasons"]
    assert "依据" in rows[1]["reasons"]
    run("screen", notice, table, "-o", tmp_path / "o.csv")
    with (tmp_path / "o.csv").open(encoding="utf-8") as file:
        written = list(csv.DictReader(file))
    assert [row["status"] for row in written] == [row["status"] for row in rows]
    assert written[0]["run"].startswith("campaign=")
    assert "合格" in run("screen", notice, table) or "eligible" in run("screen", notice, table)


def test_bad_facts_are_coded_errors(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("报名序号,岗位代码,身份证号\n1,Q01,110101199003070010\n", encoding="utf-8")
    result = runner.invoke(app, ["screen", str(NOTICES / "07-wuling-auxiliary-police.txt"), str(table)])
    assert result.exit_code == 4
    assert result.stderr.startswith("E307: row 2, 身份证号")


def test_a_withdrawal_names_who_moves_up_and_why(tmp_path: Path) -> None:
    notice, table = NOTICES / "01-linxi-shiye.txt", NOTICES / "01-linxi-shiye.candidates.csv"
    args = ["rank", notice, table, "-o", tmp_path / "r.csv", "--withdraw", "23061001:physical:体检不合格"]
    result = runner.invoke(app, [str(a) for a in [*args, "--worklist", tmp_path / "w.csv"]])
    assert result.exit_code == 0, result.stderr
    assert "23061001退出physical" in result.stderr
    assert "23061006" in result.stderr
    assert "依次递补" in result.stderr
    with (tmp_path / "r.csv").open(encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert (rows["23061006"]["to_physical"], rows["23061001"]["note"]) == ("1", "withdrawn:physical")
    with (tmp_path / "w.csv").open(encoding="utf-8") as file:
        assert "23061006" not in {row["id"] for row in csv.DictReader(file)}


def test_posts_below_the_opening_ratio_are_told_and_changed_only_on_demand(tmp_path: Path) -> None:
    notice, table = NOTICES / "01-linxi-shiye.txt", NOTICES / "01-linxi-shiye.candidates.csv"
    few = tmp_path / "n.csv"
    few.write_text("岗位代码,报名人数\nLX2301,3\n", encoding="utf-8")
    for flags, went in (((), 2), (("--apply-opening-ratio",), 1)):
        args = ["rank", notice, table, "-o", tmp_path / "r.csv", "--applicants", few, *flags]
        result = runner.invoke(app, [str(a) for a in args])
        assert result.exit_code == 0, result.stderr
        assert "LX2301：3人报名，须达到6人：核减招聘人数" in result.stderr
        assert ("not applied" in result.stderr) is not bool(flags)
        with (tmp_path / "r.csv").open(encoding="utf-8") as file:
            named = [r for r in csv.DictReader(file) if r["post"] == "LX2301" and r["to_physical"] == "1"]
        assert len(named) == went


@pytest.mark.parametrize("ending", ["html", "xlsx", "csv"])
def test_the_published_list_hides_numbers_and_is_the_same_every_time(tmp_path: Path, ending: str) -> None:
    notice, table = NOTICES / "01-linxi-shiye.txt", NOTICES / "01-linxi-shiye.candidates.csv"
    for copy in "ab":
        run("publish", notice, table, "-o", tmp_path / f"{copy}.{ending}")
    content = (tmp_path / f"a.{ending}").read_bytes()
    assert content == (tmp_path / f"b.{ending}").read_bytes()
    if ending == "html":
        page = content.decode()
        assert "23061001" not in page
        assert "23****01" in page
        assert "<svg" in page
        assert "<script" not in page
        assert "engine: jinbang@" in page
    run("publish", notice, table, "-o", tmp_path / "x.csv", "--stage", "moon", code=4)


def test_impact_shows_what_another_weight_changes(tmp_path: Path) -> None:
    notice, table = NOTICES / "01-linxi-shiye.txt", NOTICES / "01-linxi-shiye.candidates.csv"
    run("campaign", notice, "-o", tmp_path / "a.yaml")
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text.replace("headcount: 2", "headcount: 1", 1), encoding="utf-8")
    found = json.loads(run("impact", tmp_path / "a.yaml", tmp_path / "b.yaml", table, "--json"))
    assert {c["what"] for c in found["changes"]} == {"to_interview", "to_physical"} or found["changes"]
    assert {c["post"] for c in found["changes"]} == {found["posts"][0]["post"]}
    same = run("impact", tmp_path / "a.yaml", tmp_path / "a.yaml", table)
    assert "nothing changes" in same
