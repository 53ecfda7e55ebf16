"""The scheme of a real internal competition runs as extracted: point tables, two ballots, a trimmed panel, two cuts."""

from __future__ import annotations

import csv
from pathlib import Path


def test_base_votes_panel_and_stages_give_the_total_worked_by_hand(shared: Path, tmp_path: Path) -> None:
    import ranking
    from extractors import extract
    from ingest import read
    from review.draft import draft

    (path,) = (shared / "seeds").glob("003*.txt")
    campaign = draft(extract([read(path)]))
    row = {
        "准考证号": "K1",
        "岗位名称": campaign.posts[0].post.name,
        "case_analysis": "50",
        "essay_test": "30",
        "part_1_votes_1": "16",  # (16 + 4*0.5) * 40 / 20 = 36
        "part_1_votes_2": "4",
        "part_1_valid": "20",
        "part_2_votes_1": "10",  # (10 + 10*0.5) * 60 / 20 = 45
        "part_2_votes_2": "10",
        "part_2_valid": "20",
        "duty_fact": "处长",  # 30
        "annual_assessment_2008": "优秀",  # 17 + 15 + 15
        "annual_assessment_2009": "称职",
        "annual_assessment_2010": "称职",
        "secondment_amount": "1",  # 3
        "interview_judge_chief": "99",  # takes no part
        **{f"interview_judge_{i}": str(78 + 2 * i) for i in range(1, 7)},  # 80…90 without both ends: 85
    }
    table = tmp_path / "candidates.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    ranked = ranking.rank(campaign, ranking.read(table)).frame.row(0, named=True)
    shown = {name: ranked[name] for name in ("base_score", "peer_review", "written", "interview", "total")}
    assert shown == {"base_score": "80", "peer_review": "81", "written": "80", "interview": "85", "total": "81.7"}
    assert (ranked["rank"], ranked["to_interview"], ranked["to_inspection"]) == (1, 1, 1)
