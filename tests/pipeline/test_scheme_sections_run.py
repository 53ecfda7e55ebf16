"""Scheme sections of many kinds run as extracted: totals and places worked out by hand from what the text says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import ranking
from extractors import extract
from ingest import read, read_bytes
from review.draft import draft

POSTS = read_bytes(
    "<html><body><h1>附件：岗位表</h1><table><tr><th>岗位代码</th><th>岗位名称</th><th>招聘人数</th></tr>"
    "<tr><td>001</td><td>综合岗</td><td>2</td></tr></table></body></html>".encode(),
    "posts.html",
)
MORE = Path(__file__).resolve().parents[2] / "corpus" / "more"

# notice → marks by the ids of the scheme, one dict a candidate; the totals and ranks that a person gets from the text
CASES: dict[str, tuple[list[dict[str, str]], list[str | None], list[int | None]]] = {
    # 30 % + 20 % + 50 %, one decimal; equal totals go to the higher second interview
    "s05-soe": (
        [
            {"written": "80", "first_test": "70", "second_test": "90"},  # 24 + 14 + 45 = 83
            {"written": "90", "first_test": "80", "second_test": "80"},  # 27 + 16 + 40 = 83
            {"written": "95", "first_test": "95", "second_test": "69"},  # 82, but 69 < 70
        ],
        ["83.0", "83.0", "82.0"],
        [1, 2, None],
    ),
    # (公共×40%+专业×60%)×60% + 面试×40%
    "s06-wenzhi": (
        [
            {"public_subjects": "70", "professional": "80", "interview": "85"},  # 76*0.6 + 34 = 79.6
            {"public_subjects": "90", "professional": "60.5", "interview": "90"},  # 72.3*0.6 + 36 = 79.38
            {"public_subjects": "99", "professional": "99", "interview": "59.99"},
        ],
        ["79.60", "79.38", "83.40"],
        [1, 2, None],
    ),
    # 4:4:2, the written mark of 150 counted as 100
    "s09-xuandiao": (
        [
            {"written": "120", "interview": "80", "part_1": "90"},  # 32 + 32 + 18 = 82
            {"written": "105", "interview": "90", "part_1": "90"},  # 28 + 36 + 18 = 82, lower written mark
            {"written": "150", "interview": "69", "part_1": "90"},  # below 70 in the interview
        ],
        ["82.0", "82.0", "85.6"],
        [1, 2, None],
    ),
    # 50 % + 30 % + 20 %, whole numbers; at least 75 in the first and 80 in all
    "s12-postdoc": (
        [
            {"academic_review": "90", "trial_lecture": "85", "interview": "80"},  # 45 + 25.5 + 16 = 86.5 → 87
            {
                "academic_review": "80",
                "trial_lecture": "79",
                "interview": "80",
            },  # 40 + 23.7 + 16 = 79.7: below 80 unrounded
            {"academic_review": "74", "trial_lecture": "99", "interview": "99"},
        ],
        ["87", "80", None],
        [1, None, None],
    ),
    # 初试÷5×60% + 复试÷3×40%, 复试 the sum of three
    "s13-fushi": (
        [
            {"first_test": "400", "professional": "80", "interview": "120", "foreign_language": "40"},  # 48 + 32 = 80
            {"first_test": "410", "professional": "75", "interview": "120", "foreign_language": "38"},  # 49.2 + 31.07
            {"first_test": "450", "professional": "90", "interview": "89", "foreign_language": "50"},
        ],
        ["80.00", "80.27", "84.53"],
        [2, 1, None],
    ),
    # 看打 and 听打 half each; six tenths of it and four of the interview
    "s16-law": (
        [
            {"part_1": "90", "part_2": "80", "interview": "70"},  # 85*0.6 + 28 = 79
            {"part_1": "70", "part_2": "80", "interview": "85"},  # 75*0.6 + 34 = 79: lower skill mark
        ],
        ["79", "79"],
        [1, 2],
    ),
    # marks added up; 60 % of every paper and 65 % of 250
    "s24-cert": (
        [
            {"navigation": "60", "ship_handling": "70", "port_regulations": "33"},  # 163
            {"navigation": "59", "ship_handling": "99", "port_regulations": "50"},
            {"navigation": "60", "ship_handling": "70", "port_regulations": "32"},  # 162 < 162.5
        ],
        ["163", "208", "162"],
        [1, None, None],
    ),
    # both converted to percentages first: 150 of 200 is 75, 40 of 50 is 80
    "s28-ng": (
        [
            {"written": "150", "interview": "40"},  # 45 + 32 = 77
            {"written": "160", "interview": "36.25"},  # 48 + 29 = 77, higher CBT
            {"written": "99", "interview": "50"},
        ],
        ["77.00", "77.00", None],
        [2, 1, None],
    ),
    # 45 % + 40 % + 15 % of marks out of 20, cut off after two decimals
    "s29-courts": (
        [
            {
                "written": "15.5",
                "oral_test": "13.3",
                "assessment_previous_service": "18",
            },  # 6.975 + 5.32 + 2.7 = 14.995 → 14.99
            {"written": "9.99", "oral_test": "20", "assessment_previous_service": "20"},
        ],
        ["14.99", None],
        [1, None],
    ),
    # 积分: what the three are worth simply adds up
    "s38-kaohe": (
        [
            {"part_1": "20", "part_2": "16", "interview": "50"},
            {"part_1": "15", "part_2": "20", "interview": "51"},  # 86 as well: higher interview
            {"part_1": "20", "part_2": "20", "interview": "35"},  # below 36
        ],
        ["86", "86", "75"],
        [2, 1, None],
    ),
    # out of 40 as it is, 30 % and 30 % of marks out of 100; shortlisted by the points, not by the raw marks
    "s39-shujiyuan": (
        [
            {"skill_test": "36", "written": "80", "interview": "90"},  # 36 + 24 + 27
            {"skill_test": "38", "written": "70", "interview": "93"},  # 38 + 21 + 27.9
            {"skill_test": "40", "written": "90", "interview": "59"},  # interview below 60
        ],
        ["87.00", "86.90", "84.70"],
        [1, 2, None],
    ),
    # 20 % + 35 % + 45 %, whole numbers; 65 in the first interview is not enough, 65 以下 ends it
    "s42-xiaozhao": (
        [
            {"认知能力测评": "80", "first_test": "90", "second_test": "80"},  # 16 + 31.5 + 36 = 83.5 → 84
            {
                "认知能力测评": "90",
                "first_test": "80",
                "second_test": "85",
            },  # 18 + 28 + 38.25 = 84.25 → 84, higher second
            {"认知能力测评": "99", "first_test": "65", "second_test": "99"},
        ],
        ["84", "84", None],
        [2, 1, None],
    ),
    # three parts that simply add up; 80 in all and 28 in the report
    "s44-boshi": (
        [
            {"trial_lecture": "25", "academic_review": "33", "interview": "25"},  # 83
            {"trial_lecture": "26.5", "academic_review": "31.5", "interview": "25"},  # 83, lower report
            {"trial_lecture": "30", "academic_review": "27.9", "interview": "30"},  # report below 28
            {"trial_lecture": "25", "academic_review": "30", "interview": "24.9"},  # 79.9
        ],
        ["83.0", "83.0", None, "79.9"],
        [1, 2, None, None],
    ),
    # written ÷ 150 × 100 × 55 % + 45 %; 60 % of 150 are 90
    "s48-plusone": (
        [
            {"written": "120", "interview": "80"},  # 44 + 36
            {"written": "105", "interview": "92.22"},  # 38.5 + 41.499 = 79.999 → 80.00, lower written mark
            {"written": "89.9", "interview": "99"},
        ],
        ["80.00", "80.00", None],
        [1, 2, None],
    ),
    # two fifths of marks out of 50 and three fifths of marks out of 100, as printed
    "s49-county-psb": (
        [
            {"written": "40", "interview": "80"},  # 16 + 48
            {"written": "34", "interview": "84"},  # 13.6 + 50.4 = 64, higher interview
            {"written": "50", "interview": "59"},
        ],
        ["64.00", "64.00", "55.40"],
        [2, 1, None],
    ),
    # 25 + 25 + 50, eight by the screening score, which is not carried on
    "s52-asstprof": (
        [
            {"screening_test": "90", "demonstration_lecture": "20", "domain_knowledge_test": "20", "interview": "30"},
            {"screening_test": "10", "demonstration_lecture": "20", "domain_knowledge_test": "15", "interview": "35"},
            {"screening_test": "99", "demonstration_lecture": "10", "domain_knowledge_test": "10", "interview": "29"},
        ],
        ["70", "70", "49"],
        [2, 1, None],
    ),
    # 70 % and 30 % of percentages, four decimals
    "s53-apprentice": (
        [
            {"matriculation_examination": "81.25", "iti_examination": "77.33"},  # 56.875 + 23.199
            {"matriculation_examination": "77.5", "iti_examination": "86.08"},  # 54.25 + 25.824
            {"matriculation_examination": "49.9", "iti_examination": "99"},
        ],
        ["80.0740", "80.0740", "64.6300"],
        [1, 1, None],
    ),
    # 30 points of merit, 40 % and 30 % of marks out of 100
    "s57-jiaoxuan": (
        [
            {"part_1": "24", "written": "80", "trial_lecture": "80"},  # 24 + 32 + 24
            {"part_1": "20", "written": "75", "trial_lecture": "100"},  # 20 + 30 + 30 = 80, higher lecture
            {"part_1": "30", "written": "90", "trial_lecture": "69.9"},
        ],
        ["80.00", "80.00", "86.97"],
        [2, 1, None],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_totals_and_ranks_are_those_worked_by_hand(name: str, tmp_path: Path) -> None:
    marks, totals, ranks = CASES[name]
    campaign = draft(extract([read(MORE / f"{name}.txt"), POSTS]))
    table = tmp_path / "candidates.csv"
    rows = [{"准考证号": f"K{i}", "岗位代码": "001", **row} for i, row in enumerate(marks)]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    frame = ranking.rank(campaign, ranking.read(table)).frame
    got = {row["id"]: row for row in frame.iter_rows(named=True)}
    assert [got[f"K{i}"]["total"] for i in range(len(rows))] == totals
    assert [got[f"K{i}"]["rank"] for i in range(len(rows))] == ranks
