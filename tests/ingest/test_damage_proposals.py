"""Damage is proposed, never repaired."""

from __future__ import annotations

import pytest

from ingest import read_bytes


@pytest.mark.parametrize(
    ("text", "printed", "reading", "kind"),
    [
        ("There are 12 3 clerks wanted in all counties.", "12 3", "123", "split_digits"),
        ("Those born after May 30th 198 9 may apply here.", "198 9", "1989", "split_digits"),
        ("Hire 65438+045 members of staff in the county.", "65438+045", "145", "machine_translation"),
        ("Before May 365438+0, 2008 the papers are due.", "365438+0", "31", "machine_translation"),
        ("Wait 65438+ 0 working days after the upload.", "65438+ 0", "1", "machine_translation"),
        ("The full mark of the test is /kloc-0/20 points.", "/kloc-0/20", "120", "machine_translation"),
        ("Pay from April 2, 2009 to April 1, 20090 at once.", "April 1, 20090", "April 10, 2009", "glued_date"),
        ("Check the marks on May 3 -9, 200914: 30 at noon.", "200914: 30", "2009 14:30", "glued_date"),
        ("The results come out in July 2010 15 or later.", "July 2010 15", "July 15, 2010", "glued_date"),
        ("年龄在l8周岁以上，身体健康的人员可以报名参加。", "l8", "18", "letter_for_digit"),
        ("报名时间为２O２１年３月，逾期不再受理报名申请。", "２O２１", "2021", "letter_for_digit"),
        ("The post code is 165438 and the rest is lost here.", "165438", "11", "lost"),
    ],
)
def test_proposals(text: str, printed: str, reading: str, kind: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    assert [(p.printed, p.reading, p.kind) for p in document.proposals] == [(printed, reading, kind)]
    only = document.proposals[0]
    assert document.text[only.start : only.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "Call (213) 473 9311 or Tel: 0836 283 526 for help.",
        "The salary is $84,125 to $104,520 a year at least.",
        "From 9:00 to 11:30 on May 5, 2010 in Room 12 only.",
        "第1批 2人，岗位代码C1、Q01，电话0731-8888888。",
        "满分100分，10:30—12:30考试，共2科。",
    ],
)
def test_sound_text_raises_no_proposals(text: str) -> None:
    assert read_bytes(text.encode(), "a.txt").proposals == ()
