"""Sections of a machine's English that came as one line each get their lines back; running text keeps its own."""

from __future__ import annotations

import pytest

from ingest import read_bytes

_FILLER = (
    "The specific requirements shall be subject to the notice, and those who fail to comply bear the consequences. " * 2
)


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        (
            f"Second, the recruitment objects and conditions (1) Objects: residents of the county. {_FILLER}(2) "
            "Conditions: 1. Be healthy; 2. Be honest.",
            ["Second, the recruitment objects and conditions", "(1) Objects: residents of the county. The specific"],
        ),
        (
            f"Third, registration The registration is on the spot. {_FILLER}",
            ["Third, registration", "The registration"],
        ),
        (
            f"VI. Interview (1) Interview The interview is structured. {_FILLER}(2) The full mark is 100.",
            ["VI. Interview", "(1) Interview", "The interview is structured. The specific"],
        ),
        (
            f"Verb (abbreviation for verb) physical fitness Candidates run 1000 metres. {_FILLER}",
            ["Verb (abbreviation for verb) physical fitness", "Candidates run 1000 metres. The specific"],
        ),
        (
            f"Announcement of Heyuan Town on the Recruitment of Clerks. In order to strengthen the team, the following "
            f"is announced: 1. Recruitment plan There are 12 people. {_FILLER}",
            ["Announcement of Heyuan Town on the Recruitment of Clerks", "In order to", "1. Recruitment plan", "There"],
        ),
        (
            f"Tel: 0799-5550100. {_FILLER}Heyuan Town Personnel Bureau May 65438+0, 2014",
            ["Tel: 0799-5550100. The specific", "Heyuan Town Personnel Bureau", "May"],
        ),
    ],
)
def test_a_section_in_one_line_gets_its_lines_back(text: str, begin: list[str]) -> None:
    lines = read_bytes(text.encode(), "a.txt").view.text.split("\n")
    assert len(lines) >= len(begin)
    assert all(line.startswith(start) for line, start in zip(lines, begin, strict=False)), lines


@pytest.mark.parametrize(
    "text",
    [
        f"First, candidates sit a written test of two hours. {_FILLER}",
        f"Second, applicants in Tibetan counties may write in Tibetan. {_FILLER}",
        f"One, two or three of the following papers are taken (1) by everybody. {_FILLER}",
        f"Applicants must hold a degree. {_FILLER}The office opens on May 5, 2014",
        "Third, registration The registration is on the spot.",
    ],
)
def test_running_text_stays_one_line(text: str) -> None:
    assert "\n" not in read_bytes(text.encode(), "a.txt").view.text.strip()
