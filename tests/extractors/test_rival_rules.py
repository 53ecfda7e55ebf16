"""Two pass marks for one result, and two ratios for one round: people are told of them."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

HEAD = "云溪县2024年公开招聘公告\n一、岗位\n护士岗位6人，药师岗位2人。\n三、考试\n笔试占40%，面试占60%。"


def rivals(text: str) -> list[str]:
    notice = extract([ingest.read_bytes(f"{HEAD}{text}\n".encode(), "a.txt")])
    return [f.message for f in notice.findings if f.code == "rules_contradict"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("面试成绩低于60分的不予录用。\n面试成绩未达到65分的不予录用。", 1),
        ("笔试成绩合格线为50分。\n笔试成绩低于60分的，取消资格。", 1),
        ("按招聘人数1:3确定面试人选。\n笔试成绩从高到低，按1:5确定面试人选。", 1),
        # said twice, of two tests or rounds, or of two classes
        ("面试成绩低于60分的不予录用。\n面试成绩须达到60分方可录用。", 0),
        ("笔试合格线为60分，面试合格线为65分。", 0),
        ("按招聘人数1:3确定面试人选。根据总成绩按1:1确定体检人选。", 0),
        ("面试合格线护士岗位为60分，药师岗位为65分。", 0),
        ("护士岗位按1:3、药师岗位按1:5确定面试人选。", 0),
        ("招聘人数为1人的岗位按1:5、2人及以上的岗位按1:3确定面试名单。", 0),
    ],
)
def test_rules_that_cannot_both_hold_are_told(text, count):
    assert len(rivals(text)) == count
