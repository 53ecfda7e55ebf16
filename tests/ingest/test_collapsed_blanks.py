"""A Chinese notice in one line whose blanks are of other kinds, or set numbers off beside standing for line breaks."""

from __future__ import annotations

import re

import pytest

from ingest import read_bytes

LINES = [
    "临溪市城投公司招聘公告",
    "一、招聘岗位",
    "本次招聘会计岗2名、司机岗1名。",
    "二、应聘条件",
    "(一)年龄在35周岁以下;",
    "(二)具有3年以上工作经验;",
    "(三)有下列情形之一的不得应聘:",
    "1.受过处分未满2年的;",
    "2.在读的2026届毕业生。",
    "三、报名",
    "报名时间为2026年3月1日至3月9日,地点在市民中心502室,逾期不再受理,报名材料须真实完整,弄虚作假的取消应聘资格并承担责任。",
    "四、考试",
    "按1:3的比例进入面试,考试成绩当场公布,应聘人员对成绩有疑问的可以申请复核,复核结果以书面形式告知本人,其他事宜另行通知。",
]
SPACED = [re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", line) for line in LINES]


@pytest.mark.parametrize(
    ("lines", "blank"),
    [(LINES, " "), (LINES, "\u00a0"), (LINES, "\u3000"), (LINES, " \u00a0"), (SPACED, " "), (SPACED, "\u00a0")],
)
def test_the_lines_come_back_whatever_the_blanks(lines: list[str], blank: str) -> None:
    text = read_bytes(" ".join(lines).replace(" ", blank).encode(), "a.txt").view.text
    assert text.split("\n") == LINES


def test_a_number_that_is_a_cell_of_its_own_stays_apart() -> None:
    text = " ".join([*SPACED[:2], "岗位名称 职数 概述 会计 1 1.记账;2.报税。", *SPACED[3:]])
    assert "会计  1" in read_bytes(text.encode(), "a.txt").view.text
