"""Demands of English notices: sentences that ask something of whoever applies, and lists of which any item will do."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "HARWICK PUBLIC SERVICE COMMISSION\nNOTICE OF VACANCY\n\nThe Commission invites applications.\n\n"


def conditions(text: str, head: str = HEAD) -> list[dict[str, object]]:
    document = read_bytes((head + text + "\n").encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return [
        {k: v for k, v in record.items() if k not in ("quote", "note")}
        for record in to_facts(notice, [document]).get("eligibility", [])
    ]


SENTENCES = [
    ("Each candidate must be in good health.", "health", "Each candidate must be in good health"),
    (
        "Applicants must be physically fit for work at sea.",
        "health",
        "Applicants must be physically fit for work at sea",
    ),
    ("You must pass a pre-employment drug test.", "health", "You must pass a pre-employment drug test"),
    ("Candidates should have normal colour vision.", "health", "Candidates should have normal colour vision"),
    ("A candidate must be certified medically fit by a district surgeon.", "health", None),
    ("The appointee shall be free from any contagious illness.", "health", None),
    ("Candidates must meet the medical standards of the Corps.", "health", None),
    ("Persons appointed must be in a state of health that allows regular service.", "health", None),
    (
        "Must pass a medical examination before appointment.",
        "health",
        "Must pass a medical examination before appointment",
    ),
    ("Applicants must be of good character.", "character", "Applicants must be of good character"),
    ("Each applicant shall be of excellent moral character.", "character", None),
    ("Candidates must have a clean disciplinary record.", "character", None),
    ("Applicants must be fluent in spoken English.", "language", "Applicants must be fluent in spoken English"),
    ("You must be able to speak and read English.", "language", None),
    ("Candidates must have a working knowledge of Kiswahili.", "language", None),
    ("Candidates should possess a good command of French.", "language", None),
    (
        "Driver Requirement: At the time of appointment, you must possess a driver license valid here.",
        "certificate",
        None,
    ),
    ("Applicants must hold a valid Class C driving licence.", "certificate", None),
    ("Candidates must be registered with the Veterinary Council.", "certificate", None),
    ("You must obtain a valid nursing licence before you start.", "certificate", None),
    ("Candidates must be permanent residents of the territory.", "status", None),
    ("You must be able to prove your right to work here.", "status", None),
    ("Applicants must have the right to work in the country.", "status", None),
    ("Candidates in public employment must apply through the proper channel.", "other", None),
    ("Applicants must be computer literate.", "other", "Applicants must be computer literate"),
    ("Must be willing to work nights and weekends.", "other", "Must be willing to work nights and weekends"),
    ("Candidates must have completed national service.", "other", None),
    ("Must pass a thorough background investigation.", "other", "Must pass a thorough background investigation"),
    ("HEALTH: A candidate must be in sound bodily health.", "health", "A candidate must be in sound bodily health"),
    ("Candidates must not be colour-blind.", "health", None),
]


@pytest.mark.parametrize(("text", "kind", "said"), SENTENCES)
def test_a_sentence_that_asks_something_is_a_condition_of_its_kind(text: str, kind: str, said: str | None) -> None:
    found = conditions(text)
    assert [r["kind"] for r in found] == [kind]
    assert said is None or found[0]["text"] == said


SILENT = [
    "Applicants must attach copies of their certificates.",
    "Candidates must submit the form before noon.",
    "Applicants must complete the form in block letters.",
    "You must report to the hall at eight.",
    "Candidates must bring a pencil and an identity card.",
    "All applicants must pay the fee at a bank.",
    "Candidates should note that no travel costs are met.",
    "Successful candidates must serve a probation of six months.",
    "The panel must be satisfied with the referees.",
    "The list must be published within a month.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_applicants_must_hand_in_or_do_is_no_condition(text: str) -> None:
    assert conditions(text) == []


NATIONS = [
    ("Candidates must be citizens of Kenya.", "Kenya"),
    ("Applicants must be Ghanaian citizens.", "Ghana"),
    ("A candidate must be a citizen of India.", "India"),
    ("To be considered you must:\n\n- be an Australian citizen;\n- be willing to travel.", "Australia"),
    ("All applicants must:\n\n1. be citizens of Ghana by birth or naturalisation;\n2. be willing to travel.", "Ghana"),
    ("Citizenship: Must be a citizen of Jamaica.", "Jamaica"),
]


@pytest.mark.parametrize(("text", "country"), NATIONS)
def test_the_country_whose_citizens_may_apply(text: str, country: str) -> None:
    assert country in [r.get("value") for r in conditions(text)]


def test_citizens_or_permanent_residents_are_a_choice() -> None:
    found = conditions("Citizenship: Must be a citizen of Jamaica or a permanent resident who has applied.")
    assert found[0]["kind"] == "any_of"
    assert [o["kind"] for o in found[0]["options"]] == ["nationality", "status"]  # type: ignore[union-attr]


CHOICES = [
    (
        "HOW TO QUALIFY\n\nYou must have:\n\n1. A bachelor's degree in Botany; or\n2. An associate degree and two "
        "years of full-time satisfactory experience in a nursery; or\n3. Four years of experience in a nursery.",
        ["education", "all_of", "experience"],
    ),
    (
        "Education\n\nEach candidate must:\n\n(a) hold a diploma in Nursing; or\n\n"
        "(b) have passed the final examination.",
        ["education", "other"],
    ),
    (
        "QUALIFICATIONS\n\nMaster's degree in Geology.\n\nOR\n\nFive years of experience in geological mapping.",
        ["education", "experience"],
    ),
]


@pytest.mark.parametrize(("text", "kinds"), CHOICES)
def test_items_joined_by_or_are_one_choice(text: str, kinds: list[str]) -> None:
    found = [r for r in conditions(text) if r["kind"] == "any_of"]
    assert [[o["kind"] for o in r["options"]] for r in found] == [kinds]  # type: ignore[union-attr]


def test_a_rank_held_for_years_is_tenure() -> None:
    text = (
        "REQUIREMENTS\n\nA candidate must:\n\n- have held the rank of Lieutenant for at least two (2) years; and\n"
        "- be willing to travel."
    )
    assert {"kind": "tenure", "rank": "Lieutenant", "years": 2} in [
        {k: int(v) if k == "years" else v for k, v in r.items()} for r in conditions(text) if r["kind"] == "tenure"
    ]
