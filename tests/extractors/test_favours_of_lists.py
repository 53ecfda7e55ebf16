"""Lists of which one item suffices, where the introduction grants something: a favour is no demand on everybody."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import AnyOf, Condition


def conditions(intro: str) -> list[Condition]:
    text = (
        f"云岭县招聘公告\n三、招聘条件\n1.本科以上学历。\n2.{intro}\n(1)正高级职称;\n(2)省级优秀毕业生;\n3.身体健康。\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return list(notice.eligibility)


@pytest.mark.parametrize(
    "intro",
    [
        "符合以下条件之一者，可免笔试：",
        "有下列情形之一的，可以直接进入面试：",
        "具备下列条件之一的人员，经审核，可申请免考试：",
        "具备以下条件之一的优先录用：",
    ],
)
def test_nobody_is_asked_for_what_only_spares(intro: str) -> None:
    assert [c.kind for c in conditions(intro)] == ["education", "health"]


@pytest.mark.parametrize(
    ("intro", "who"),
    [
        ("高端人才的条件。符合以下条件之一者，可作为高端人才招聘：", "高端人才"),
        ("符合下列条件之一的，可以按高层次人才报考：", "高层次人才"),
        ("符合下列条件之一：", None),
    ],
)
def test_whom_the_list_is_about(intro: str, who: str | None) -> None:
    found = [c for c in conditions(intro) if isinstance(c, AnyOf)]
    assert [(c.who, len(c.options)) for c in found] == [(who, 2)]
    assert len(conditions(intro)) == 3
