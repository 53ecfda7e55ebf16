"""Lists that say whom words of the notice mean (“定向招录对象”是指下列人员之一) ask nobody to be one of them."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.eligibility.alternatives import defines_people
from ingest import read_bytes


def conditions(lead: str) -> list[dict[str, Any]]:
    text = (
        "云台市2026年公开招考工作人员公告\n二、报考条件\n（一）具有中华人民共和国国籍。\n"
        f"（二）{lead}\n1.在基层项目服务满2年且考核合格的人员；\n2.在军队服役5年以上的退役军人。\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return [c for c in to_facts(notice, [document])["eligibility"] if c["kind"] != "nationality"]


@pytest.mark.parametrize(
    "lead",
    [
        "“定向招录对象”是指下列人员之一：",
        "基层服务人员是指具备以下条件之一的人员：",
        "“优先对象”指下列情形之一的人员：",
        "定向职位人员（含退役军人）均是指下列人员：",
    ],
)
def test_definitions_demand_nothing(lead: str) -> None:
    assert conditions(lead) == []


@pytest.mark.parametrize(
    "lead",
    ["报考者须具备下列条件之一：", "报考人员应当是下列人员之一："],
)
def test_choices_are_demands(lead: str) -> None:
    assert conditions(lead)


@pytest.mark.parametrize("lead", ["招聘对象是指下列人员之一:", "本次报考范围是指下列人员:", "须具备下列条件之一:"])
def test_who_may_apply_is_no_definition(lead: str) -> None:
    assert not defines_people(lead)
