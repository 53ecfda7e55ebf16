"""Rankings that authors computed exactly from notices which they invented without sight of the code.

Every notice was read cold first. Those that come out otherwise as yet are named in ``corpus/more/README.md``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

MORE = Path(__file__).resolve().parents[2] / "corpus" / "more"
YES = {"是", "1", "yes"}
COLUMNS = {
    "total": ("总成绩", "total"),
    "rank": ("总名次", "rank"),
    "to_interview": ("进入面试", "to_interview"),
    "to_physical": ("进入体检", "to_physical"),
}
EXACT = [
    "rc01-zhexi-shiye",
    "rc02-wanghu-teachers",
    "rc07-yuanzhou-linxuan",
    "rc08-longjing-sanzhiyifu",
    "rd01-yunjiang-shizhi",
    "rd02-chuning-counsellor",
    "rd04-shiling-village-cadre",
    "rd05-ningxi-court-clerks",
    "rd06-linhu-bank",
    "re01-nilgaon-psc",
    "re02-tolliver-fire-captain",
    "re05-kaimgarh-valley-bank",
    "re07-okemi-civil-service",
    "rk01-yunluan-shiye",
    "rk02-tongxi-teachers",
    "rk04-fengling-linxuan",
    "rk07-qiwu-community",
    "rk08-yunxiu-counsellor",
    "rp01-lanyuan-gwy",
    "rp03-cangping-tegang",
    "rp04-qingluan-hospital",
    "rp05-yunhan-bank",
    "rp07-hailing-fujing",
    "rp10-jingping-szyf",
]
runner = CliRunner()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def notice(stem: str) -> Path:
    return next(MORE / f"{stem}{kind}" for kind in (".txt", ".html", ".md") if (MORE / f"{stem}{kind}").exists())


def ranked(stem: str, folder: Path) -> list[dict[str, str]] | None:
    """The ranking straight from the notice; None where it is refused."""
    campaign, output = folder / "campaign.yaml", folder / "ranking.csv"
    runner.invoke(app, ["campaign", str(notice(stem)), "-o", str(campaign)])
    result = runner.invoke(app, ["rank", str(campaign), str(MORE / f"{stem}.candidates.csv"), "-o", str(output)])
    return rows(output) if result.exit_code == 0 else None


def differences(found: list[dict[str, str]], wanted: list[dict[str, str]]) -> Iterator[str]:
    """What is told otherwise of a candidate; a column that only one side has is not compared."""
    by_id = {row["id"]: row for row in found}
    for row in wanted:
        ident = row.get("准考证号") or row["id"]
        for ours, names in COLUMNS.items():
            name = next((n for n in names if n in row), None)
            if name is None or ours not in by_id[ident]:
                continue
            mine, theirs = by_id[ident][ours].strip(), row[name].strip()
            told = ours.startswith("to_")
            if ((mine == "1") != (theirs in YES)) if told else (number(mine) != number(theirs)):
                yield f"{ident}: {name} {mine!r}, wanted {theirs!r}"


def number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


@pytest.mark.parametrize("stem", EXACT)
def test_a_notice_gives_the_ranking_of_its_author(tmp_path: Path, stem: str) -> None:
    found = ranked(stem, tmp_path)
    assert found is not None
    assert list(differences(found, rows(MORE / f"{stem}.ranking.csv"))) == []
