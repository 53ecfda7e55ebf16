"""Phrases that ask for several things: trees of "and", "with" and "or"; times in any order; substitutions."""

from __future__ import annotations

import pytest

from extractors.conditions.bulletin import item_rules
from extractors.conditions.experience_en import experience
from extractors.conditions.rules import Rule
from extractors.conditions.substitutions_en import substitution
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.conditions import AllOf, AnyOf, EducationLevel, Experience


def source_of(text: str) -> Source:
    return Source(read_bytes(text.encode(), "demand.txt"))


def shape(rule: Rule) -> str:
    if rule.options:
        sign = " | " if rule.model is AnyOf else " & "
        assert rule.model in (AnyOf, AllOf)
        return "(" + sign.join(shape(o) for o in rule.options) + ")"
    if rule.model is EducationLevel:
        return f"{rule.values['min'].value}:{'/'.join(rule.values.get('majors', ()))}"
    if rule.model is Experience:
        return f"{rule.values['years']}y"
    return {"Certificate": "paper", "Prose": "words"}.get(rule.model.__name__, rule.model.__name__)


TREES = [
    ("A degree in botany, or at least six years' experience in seed banks", "(bachelor:botany | 6y)"),
    (
        "A bachelor's degree in forestry or botany, or an associate degree in one of those fields with three years' "
        "experience in nurseries",
        "(bachelor:forestry/botany | (associate:forestry/botany & 3y))",
    ),
    ("A master's degree in soil science, AND two years of experience in mapping", "master:soil science ; 2y"),
    ("A full driving licence, or the means to reach distant farms", "(paper | words)"),
    ("Five years' experience in surveying or a certificate in hydrography", "(5y | paper)"),
    (
        "A diploma in welding and four years' experience or a degree in metallurgy and one year's experience",
        "((associate:welding & 4y) | (bachelor:metallurgy & 1y))",
    ),
    ("have completed Secondary 3, or equivalent, and have two years' experience on tugs", "junior_high: ; 2y"),
    ("Four years of experience in dredging, of which one year included blasting", "4y ; 1y"),
    # one demand, in spite of an "or"
    ("A high school diploma or possession of a G.E.D. certificate", "high_school:"),
    ("A degree or a diploma in nursing", "associate:nursing"),
    ("A degree in physics, mathematics or a related field", "bachelor:physics/mathematics/a related field"),
    ("One year of full-time or two years of part-time experience in rigging", "(1y | 2y)"),
]


@pytest.mark.parametrize(("text", "wanted"), TREES)
def test_a_phrase_is_a_tree_of_its_demands(text: str, wanted: str) -> None:
    source = source_of(text)
    rules, extra = item_rules(Context((source,)), source, source.text.rstrip(), 0)
    assert " ; ".join(map(shape, rules)) == wanted
    assert not extra
    assert all(0 <= r.cited[0] < r.cited[1] <= len(source.text) for r in rules)


TIMES = [
    ("experience of at least five years in bridge painting", "5", "bridge painting"),
    ("Experience in glazing of at least 18 months", "1.5", "glazing"),
    ("have worked as a diver for three years", "3", "diver"),
    ("Relevant experience: 2 years", "2", None),
    ("Minimum working experience of seven (7) years in customs valuation", "7", "customs valuation"),
    ("nine months as a ferry deckhand", "0.75", "ferry deckhand"),
    ("post-qualification experience of 4 years", "4", "post-qualification experience"),
    (
        "after the award of that diploma, at least three years of proven professional experience",
        "3",
        "proven professional experience",
    ),
]


@pytest.mark.parametrize(("text", "years", "field"), TIMES)
def test_a_time_is_read_in_any_order(text: str, years: str, field: str | None) -> None:
    rule = experience(source_of(text), text, 0)
    assert rule is not None
    assert str(rule.values["years"].normalize()) == years
    assert (rule.values.get("field") or "").startswith(field or "")


@pytest.mark.parametrize(
    "text",
    [
        "been employed as a lifeguard within the last two years",
        "a thorough grounding in four years of records",
        "no experience",
    ],
)
def test_when_and_what_are_no_time(text: str) -> None:
    assert experience(source_of(text), text, 0) is None


def test_a_part_of_the_time_may_be_made_up() -> None:
    text = "Unpaid service with a lifeboat crew may be substituted for up to six (6) months of the required experience"
    rule = substitution(text, 0)
    assert rule is not None
    assert rule.values == {"for_": "experience", "what": "Unpaid service with a lifeboat crew", "months": 6}


@pytest.mark.parametrize(
    "text",
    [
        "Additional experience may be substituted for the required degree",
        "A fee may be paid for two years of the membership",
        "Completion of a course may be substituted for three months of the required experience",
    ],
)
def test_no_time_is_made_up_where_none_is_told(text: str) -> None:
    assert substitution(text, 0) is None
