"""Whoever failed a test that was held before the shortlist takes no place on it, though some never came so far."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

NOTICE = """岚州县森林消防队招聘公告
一、岗位
岗位代码	岗位名称	招聘人数
S1	扑火队员	1
二、测试
（一）体能测试，设仰卧起坐、跳绳、长跑三项，每项满分30分，三项得分相加为体能成绩。有一项得0分或者没有参加的，或者体能成绩不到50分的，当场淘汰。
（二）心理测评由县医院出具合格或不合格意见，不折算分数。体能过关的都要参加。
（三）面试满分100分。
面试人选：在体能测试、心理测评都过关的人员中，按招聘人数的2倍、以体能成绩为序确定。
三、总成绩
总成绩=体能成绩×50%+面试成绩×50%，保留2位小数。
按总成绩由高到低等额确定体检人选。
"""
TABLE = """考号,岗位代码,仰卧起坐,跳绳,长跑,心理测评,面试
101,S1,29,29,29,不合格,
102,S1,30,28,0,,
103,S1,25,25,25,合格,80
104,S1,24,24,24,合格,81
105,S1,23,23,23,合格,
106,S1,15,15,15,,
"""


@pytest.fixture
def ranked(tmp_path: Path) -> dict[str, dict[str, str]]:
    notice, table = tmp_path / "notice.txt", tmp_path / "table.csv"
    notice.write_text(NOTICE, encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    run = CliRunner()
    made = run.invoke(app, ["campaign", str(notice), "-o", str(tmp_path / "c.yaml")])
    assert made.exit_code == 0, made.output
    done = run.invoke(app, ["rank", str(tmp_path / "c.yaml"), str(table), "-o", str(tmp_path / "o.csv")])
    assert done.exit_code == 0, done.output
    with (tmp_path / "o.csv").open(encoding="utf-8-sig") as rows:
        return {row["id"]: row for row in csv.DictReader(rows)}


def test_places_go_to_those_who_passed_all(ranked):
    assert {i: row["to_interview"] for i, row in ranked.items()} == {
        "101": "0",  # failed the psychological test
        "102": "0",  # a zero in one exercise
        "103": "1",
        "104": "1",
        "105": "0",
        "106": "0",  # below the pass mark, so never tested further
    }
    assert [ranked[i]["total"] for i in ("103", "104")] == ["77.50", "76.50"]
