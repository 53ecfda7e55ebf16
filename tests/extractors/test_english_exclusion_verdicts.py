"""English sentences that shut out by what an act leads to or by what becomes of people; near-misses stay silent."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "NOTICE OF EXAMINATION\nHarbour Board of Wenby, 4 January 2027\n\nGENERAL INSTRUCTIONS\n\n"


def exclusions(text: str) -> list[str]:
    return [item.text for item in extract([read_bytes((HEAD + text).encode(), "notice.txt")]).exclusions]


WHOLE = [
    "Any attempt to bribe an officer of the Board will make the candidate unfit for appointment.",
    "Forged papers lead to cancellation of candidature.",
    "A misleading answer on the form may result in removal from the register of pilots.",
    "Any person who was dismissed from a dock company for theft will be rejected.",
    "Persons awaiting trial are not to apply.",
    "Candidates will not be eligible for appointment if they have sunk a vessel.",
    "If you have lost your licence, you may be disqualified.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_verdict_shuts_out_whom_or_what_it_is_on(sentence: str) -> None:
    assert [text.rstrip(".") for text in exclusions(sentence + "\n")] in (
        [sentence.rstrip(".")],
        [sentence.removesuffix(" are not to apply.")],
    )


LISTS = [
    (
        "People who have sunk a barge; persons under investigation; those who owe the Board money, can't apply.\n",
        ["People who have sunk a barge", "persons under investigation", "those who owe the Board money"],
    ),
    (
        "The Board may refuse any applicant who has been struck off a crew list; who has sold Board rope; or who has "
        "hidden a former name.\n",
        ["who has been struck off a crew list", "who has sold Board rope", "who has hidden a former name"],
    ),
    (
        "The Board will not place on a list, or will remove from one, any person who:\n\n"
        "   • has sunk a vessel;\n   • has been convicted of smuggling.\n",
        ["has sunk a vessel", "has been convicted of smuggling"],
    ),
    (
        "We do not accept applications from:\n\n- pilots on loan to other ports;\n- those with debts.\n",
        ["pilots on loan to other ports", "those with debts"],
    ),
    (
        "The following are not within the scope of recruitment: pilots of other ports; persons under inquiry.\n",
        ["pilots of other ports", "persons under inquiry"],
    ),
    ("The following are within the scope of the examination: knots; tides.\n", []),
    ("We do not accept the following papers:\n\n- faxes;\n- copies of cards.\n", []),
    (
        "A candidate who has two wives living, or who has been barred by any board, shall not be eligible.\n",
        ["A candidate who has two wives living", "who has been barred by any board"],
    ),
    (
        "(2) The following personnel may not apply:\nSerial smugglers; Deserters of the navy; Persons under inquiry.\n",
        ["Serial smugglers", "Deserters of the navy", "Persons under inquiry"],
    ),
    (
        "Lamps may not be brought aboard; possession of one will result in disqualification.\n",
        ["possession of one will result in disqualification"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_circumstance_is_one(text: str, expected: list[str]) -> None:
    assert [item.rstrip(".") for item in exclusions(text)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Candidates may not be eligible for appointment if their record shows a collision.",
        "Names may be removed from the list after two years.",
        "The ropes must be coiled; applications by fax will not be accepted.",
        "Good results lead to promotion.",
        "Hard work results in a place on the list.",
    ],
)
def test_near_misses_shut_out_nobody(sentence: str) -> None:
    assert exclusions(sentence + "\n") == []


GRAMMAR = [
    ("Anybody under sentence of a naval court shall not be enlisted.", None),
    ("Members on probation, and members who lost a boat, are not permitted to compete.", None),
    ("A pilot whose licence was withdrawn for cause shall be turned away.", None),
    ("Those related to the Harbour Master by blood will be excluded.", None),
    ("A stoker who has been convicted of arson is barred.", None),
    ("No nomination shall be received from any diver who is in arrears.", ["any diver who is in arrears"]),
    ("Employees dismissed from a lighthouse for neglect are ineligible.", None),
    ("No candidature shall be entertained from a person who has been cashiered.", ["a person who has been cashiered"]),
    ("The Harbour Act prohibits the appointment of anyone convicted of wrecking.", ["anyone convicted of wrecking"]),
    (
        "Persons struck from a crew list; people who have been cashiered; crew who have kin on the Board, can't apply.",
        ["Persons struck from a crew list", "people who have been cashiered", "crew who have kin on the Board"],
    ),
    (
        "III. WHO ARE NOT QUALIFIED\n\n- those with a pending case;\n- those found guilty of smuggling.\n\nIV. HOW\n",
        ["those with a pending case", "those found guilty of smuggling"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GRAMMAR)
def test_people_with_a_limit_and_a_verdict_are_shut_out(text: str, expected: list[str] | None) -> None:
    assert [item.rstrip(".") for item in exclusions(text + "\n")] == (expected or [text.rstrip(".")])


@pytest.mark.parametrize(
    "sentence",
    [
        "Candidates who are late by ten minutes will not be admitted.",
        "Candidates who arrive after the bell will not be admitted.",
        "Candidates who do not sit all papers will be disqualified from the list.",
        "Persons with a limp will not be excluded.",
        "Officers appointed will not be permitted to trade in rope.",
        "Candidates from other ports shall not be eligible for reservation.",
        "Members who have applied before need not apply again.",
        "Applicants under 18 years may not apply.",
        "No applications will be accepted by fax from the islands.",
        "The law forbids the employment of steam whistles.",
        "Candidates with the same marks will not be rejected.",
        "Persons who are blind will be allowed a scribe and shall not be considered absent.",
        "A candidate who is not shortlisted will not be considered further.",
        "Those who are unqualified or give up shall be filled in turn.",
        "Stokers who have done 90 days of the course may file, but cannot be appointed until they end it.",
        "Stokers in service who hold a ticket (new stokers cannot apply in their first year).",
    ],
)
def test_how_the_selection_goes_shuts_nobody_out(sentence: str) -> None:
    assert exclusions(sentence + "\n") in ([], ["new stokers cannot apply in their first year"])


NUMBERED = [
    (
        "A person is not eligible\n(a) who has sunk a barge;\n(b) who owes us dues.\n",
        ["who has sunk a barge", "who owes us dues"],
    ),
    (
        "An applicant shall not be appointed\n(i) if she has sold Board rope;\n(ii) if she is under inquiry.\n",
        ["if she has sold Board rope", "if she is under inquiry"],
    ),
    (
        "A candidate is ineligible (i) if he has sold rope; (ii) if he is under inquiry; or (iii) if he owes us.\n",
        ["if he has sold rope", "if he is under inquiry", "if he owes us"],
    ),
    (
        "An officer is debarred (a) who has left a ship without leave, (b) who has been found guilty of smuggling.\n",
        ["who has left a ship without leave", "who has been found guilty of smuggling"],
    ),
    ("Candidates are not eligible (a) for a boat allowance; (b) for a refund of the dues.\n", []),
    ("A candidate must\n(a) who owns a boat, bring it;\n(b) be sworn in.\n", []),
]


@pytest.mark.parametrize(("text", "wanted"), NUMBERED)
def test_a_verdict_over_numbered_circumstances_is_about_each_of_them(text: str, wanted: list[str]) -> None:
    assert [item.rstrip(".;") for item in exclusions(text)] == wanted
