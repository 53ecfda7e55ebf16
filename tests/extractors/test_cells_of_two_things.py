"""Cells under headings that name two things, days of birth, signs of comparison, levels closed to applicants."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.posts.cells import read_cell
from extractors.posts.columns import kind_of
from schema.values import Education


def facts(kind: str, text: str, label: str = "") -> dict[str, Any]:
    out: dict[str, Any] = {}
    for fact in read_cell(kind, text, label):
        if fact.field in ("certificates", "headcount_parts"):
            out.setdefault(fact.field, []).append(fact.value)
        elif fact.field != "remarks":
            out[fact.field] = fact.value
    return out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("桥梁工程，高级工程师", {"majors": ("桥梁工程",), "certificates": ["高级工程师"]}),
        ("冶金工程、材料学；副高级职称", {"majors": ("冶金工程", "材料学"), "certificates": ["副高级职称"]}),
        ("一级建造师", {"certificates": ["一级建造师"]}),
        ("水文学", {"majors": ("水文学",)}),
        ("不限", {"majors": "unlimited"}),
    ],
)
def test_majors_and_titles(text: str, found: dict[str, Any]) -> None:
    assert facts("certificates", text.replace("，", ",").replace("；", ";"), "专业及职称") == found


@pytest.mark.parametrize(
    ("label", "text", "level"),
    [
        ("年龄及学历", "45周岁以下,博士研究生", Education.DOCTOR),
        ("年龄、学历", "40周岁以下,本科及以上", Education.BACHELOR),
        ("其他条件", "40周岁以下,能适应夜班", None),
        ("年龄及学历", "40周岁以下,博士研究生可放宽", None),
    ],
)
def test_a_level_alone_beside_an_age(label: str, text: str, level: Education | None) -> None:
    assert facts("conditions", text, label).get("education") is level


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1991年7月1日以后出生", {"born_from": "1991-07-01"}),
        ("1991年7月1日(含)以后", {"born_from": "1991-07-01"}),
        ("1980.5.1-2006.4.30", {"born_from": "1980-05-01", "born_to": "2006-04-30"}),
        ("38周岁以下(1988年2月1日以后出生)", {"age_max": 38, "born_from": "1988-02-01"}),
        ("38周岁以下(年龄计算到2026年2月1日)", {"age_max": 38}),
        ("硕士1985年5月1日以后出生,本科1991年5月1日以后出生", {}),
        ("≤38周岁", {"age_max": 38}),
        ("年龄≥20周岁且≤38周岁", {"age_min": 20, "age_max": 38}),
    ],
)
def test_ages_and_days_of_birth(text: str, found: dict[str, Any]) -> None:
    assert facts("age", text) == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("男3女1", [("男", 3), ("女", 1)]),
        ("须值夜班;男2名、女2名", [("男", 2), ("女", 2)]),
        ("男45女40", None),
        ("身高男170女160", None),
        ("男1男2", None),
    ],
)
def test_places_by_sex(text: str, parts: list[tuple[str, int]] | None) -> None:
    assert facts("conditions", text).get("headcount_parts") == parts


@pytest.mark.parametrize("text", ["不允许报考", "不招录", "不得报考"])
def test_a_level_closed_to_applicants_has_no_majors(text: str) -> None:
    assert facts("majors", text) == {}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("招聘需求(人)", "headcount"),
        ("用工需求（单位：人）", "headcount"),
        ("实有人数(人)", "ignored"),
        ("身高(人)", "conditions"),
        ("出生日期要求", "age"),
        ("设岗县", "org_parent"),
        ("学科（专业）及研究方向", "majors"),
        ("专业技术及职称", "certificates"),
    ],
)
def test_headings(heading: str, kind: str | None) -> None:
    from ingest.fold import fold_text

    assert kind_of(fold_text(heading))[0] == kind
