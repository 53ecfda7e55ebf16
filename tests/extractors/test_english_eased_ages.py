"""Items of a list of those whose age is eased: nobody else is asked for what they say."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "LORVA STATE SELECTION BOARD\nRecruitment of Clerks (8 posts)\n\nAGE\nAge as on 01.01.2026: 21 to 35 years.\n"


def conditions(item: str) -> list[dict[str, Any]]:
    text = f"{HEAD}RELAXATION OF UPPER AGE\n(i) Hill residents: 4 years.\n(ii) {item}\n"
    document = read_bytes(text.encode(), "notice.txt")
    found = to_facts(extract([document]), [document])["eligibility"]
    keep = ("kind", "max", "text", "who")
    own = ({k: v for k, v in one.items() if k in keep} for one in found)
    return [one for one in own if one.get("who") != "Hill residents" and one.get("max") != 35]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "Ex-servicemen: the period of service rendered plus three years is deducted from the age.",
            {
                "text": "the period of service rendered plus three years is deducted from the age",
                "who": "Ex-servicemen",
            },
        ),
        (
            "Persons with disabilities: 10 years, over and above any other relaxation.",
            {"text": "10 years, over and above any other relaxation", "who": "Persons with disabilities"},
        ),
        (
            "Serving employees of the State: 5 years. Not admissible for drivers.",
            {"text": "5 years. Not admissible for drivers", "who": "Serving employees of the State"},
        ),
        (
            "Widows who have not remarried: below 40 years.",
            {"max": 40, "who": "Widows who have not remarried"},
        ),
        ("Meritorious sportspersons: up to 38 years.", {"max": 38, "who": "Meritorious sportspersons"}),
        ("Freedom fighters' children: 3 years.", {"max": 38, "who": "Freedom fighters' children"}),
    ],
)
def test_what_an_item_gives_is_for_its_people(item: str, expected: dict[str, Any]) -> None:
    assert conditions(item) == [{"kind": "age", **expected}]
