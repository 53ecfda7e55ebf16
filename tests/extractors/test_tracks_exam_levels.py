"""Levels of an examination for a qualification as classes."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

_PATHS = "1.大专学历,从事验船工作满4年;\n2.本科学历,从事验船工作满2年。"


def notice(text: str, name: str = "notice.txt") -> Notice:
    document = read_bytes(text.encode(), name)
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    ("levels", "first", "second", "labels"),
    [
        (
            "本考试设助理验船师、验船师和主任验船师三个级别。",
            "申请参加助理验船师考试,须具备下列条件之一:",
            "申请参加验船师考试,须具备下列条件之一:",
            ["助理验船师", "验船师", "主任验船师"],
        ),
        (
            "考试科目见大纲。",
            "报名参加初级验船专业技术资格考试的人员,还须具备下列条件之一:",
            "报名参加中级验船专业技术资格考试的人员,还须具备下列条件之一:",
            ["初级", "中级"],
        ),
        (
            "考试科目见大纲。",
            "报考二级(中级)者,应符合下列条件之一:",
            "报考一级(高级)者,应符合下列条件之一:",
            ["二级(中级)", "一级(高级)"],
        ),
        ("考试科目见大纲。", "报考人员应符合下列条件之一:", "报名时须符合下列要求:", []),
    ],
)
def test_levels_with_conditions_of_their_own(levels: str, first: str, second: str, labels: list[str]) -> None:
    text = (
        f"云岭省验船师职业资格考试公告\n一、考试级别\n{levels}\n二、报考条件\n(一){first}\n{_PATHS}\n"
        f"(二){second}\n{_PATHS}\n三、报名\n现场报名。\n"
    )
    found = notice(text)
    assert [t.label for t in found.tracks] == labels
    choices = [c for c in found.eligibility if c.kind == "any_of"]
    if labels:
        idents = [t.id for t in found.tracks]
        assert [c.tracks for c in choices] == [(idents[0],), (idents[1],)]
        assert all(c.who is None for c in choices)


def test_a_column_of_levels() -> None:
    rows = "| 中级 | 本科 | 满4年 |\n| 中级 | 硕士 | 满1年 |\n| 高级 | 博士 | 满2年 |"
    text = f"# 云岭省验船师资格考试公告\n\n## 报考条件\n\n| 级别 | 学历 | 工作年限 |\n|---|---|---|\n{rows}\n"
    found = notice(text, "notice.md")
    assert [t.label for t in found.tracks] == ["中级", "高级"]
    assert all(c.tracks and c.who is None for c in found.eligibility)


def test_levels_of_posts_are_none() -> None:
    body = "报考初级岗位人员,须大专学历。\n报考中级岗位人员,须本科学历。"
    text = f"云岭县招聘验船师公告\n一、岗位\n验船员3名。\n二、条件\n{body}\n"
    assert [t.label for t in notice(text).tracks if t.label in ("初级", "中级")] == []
