"""jinbang diff: files, gold sheets, stored notices and campaigns; four formats, and whom it touches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from review.patch import apply

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"


def jinbang(*words: object, code: int = 0, store: Path | None = None) -> str:
    env = {"COLUMNS": "200"} | ({"JINBANG_STORE": str(store)} if store else {})
    result = CliRunner().invoke(app, [str(w) for w in words], env=env)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture(scope="module")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("diff")
    one, two = folder / "one.yaml", folder / "two.yaml"
    jinbang("campaign", NOTICES / "01-linxi-shiye.txt", "-o", one)
    two.write_text(one.read_text("utf-8").replace("age_max: 35", "age_max: 36"), "utf-8")
    return one, two


def test_one_change_on_several_posts_is_one_line(campaigns: tuple[Path, Path]) -> None:
    said = jinbang("diff", *campaigns, code=1)
    assert "1 change on 4 records" in said
    assert "4 ×" in said
    assert jinbang("diff", campaigns[0], campaigns[0]) == "nothing differs\n"


def test_json_patch_and_page(campaigns: tuple[Path, Path], tmp_path: Path) -> None:
    data = json.loads(jinbang("diff", *campaigns, "-f", "json", code=1))
    assert [g["weight"] for g in data["groups"]] == ["eligibility"]
    operations = json.loads(jinbang("diff", *campaigns, "-f", "patch", code=1))
    assert [o["value"] for o in operations] == [36] * 4
    for name in ("one.json", "two.json"):
        jinbang("export", campaigns[name == "two.json"], "-o", tmp_path / name)
    one, two = (json.loads((tmp_path / name).read_text("utf-8")) for name in ("one.json", "two.json"))
    assert apply(one, operations) == two
    jinbang("diff", *campaigns, "-o", tmp_path / "d.html", code=1)
    page = (tmp_path / "d.html").read_text("utf-8")
    assert page.count("<q") >= 2
    assert "35周岁以下" in page


def test_extraction_against_gold_and_a_stored_notice(tmp_path: Path) -> None:
    said = json.loads(
        jinbang("diff", NOTICES / "01-linxi-shiye.txt", NOTICES / "01-linxi-shiye.yaml", "-f", "json", code=1)
    )
    assert not [g for g in said["groups"] if g["section"] == "posts" and g["field"] in ("headcount", "age_max", "code")]
    store = tmp_path / "s.db"
    jinbang("ingest", NOTICES / "01-linxi-shiye.txt", store=store)
    ident = json.loads(jinbang("list", "-q", "临溪 农技推广", "-f", "json", store=store))["id"]
    assert jinbang("diff", ident, NOTICES / "01-linxi-shiye.txt", store=store) == "nothing differs\n"


def test_whom_it_touches(campaigns: tuple[Path, Path], tmp_path: Path) -> None:
    changed = tmp_path / "c.yaml"
    changed.write_text(campaigns[0].read_text("utf-8").replace("weight: '0.6'", "weight: '0.7'"), "utf-8")
    table = NOTICES / "01-linxi-shiye.candidates.csv"
    said = jinbang("diff", campaigns[0], changed, "--candidates", table, code=1)
    assert "candidates are touched" in said
    assert "total of" in said
