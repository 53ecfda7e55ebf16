"""Which English clauses among the conditions ask something of applicants, told by subject and verb."""

from __future__ import annotations

import pytest

from extractors.conditions.askers_en import asks
from extractors.conditions.held_posts_en import tenure


@pytest.mark.parametrize(
    "text",
    [
        "able to handle a small boat",
        "willingness to work at night",
        "Applicants must own a bicycle",
        "Persons who are serving elsewhere must resign first",
        "Township nurses who apply for rural wards must speak the local tongue",
        "On 4 June 2031, each candidate should be settled in the province",
        "Familiarity with field maps is essential",
        "Experience must have been gained within the last six years",
        "Appointment is subject to a clear reference",
        "Pupils in their last term may also apply",
        "and should have passed a trial dive",
    ],
)
def test_demand_is_told_by_its_grammar(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "The number of places may be raised or lowered",
        "No allowance for meals is paid to anybody",
        "Quota rules in force shall be followed",
        "Candidates with the same score hold the same rank",
        "Candidates must submit two photographs",
        "An applicant shall apply for one place only",
        "Copies of diplomas are required",
        "In case of doubt, the printed text shall prevail",
        "For help with the form write to desk@harbour.example.org or ring 000 1",
        "Fees for the medical board are separate",
    ],
)
def test_clause_about_other_things_asks_nothing(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "rank", "years"),
    [
        ("served in the grade of Lock Keeper II for three (3) years", "Lock Keeper II", 3),
        ("have held the post of Chief Diver or an equivalent one for at least two years", "Chief Diver", 2),
        ("two (2) years must be at the level of Senior Ranger (R4)", "Senior Ranger (R4)", 2),
    ],
)
def test_time_in_a_rank(text: str, rank: str, years: int) -> None:
    rule = tenure(text, 0)
    assert rule is not None
    assert (rule.values["rank"], rule.values["years"]) == (rank, years)


@pytest.mark.parametrize("text", ["three years' experience in dredging", "served the public for three years"])
def test_time_without_a_rank(text: str) -> None:
    assert tenure(text, 0) is None
