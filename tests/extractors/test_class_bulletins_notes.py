"""Bulletins of city classes: what their notes ask, the tests that only qualify, the steps of a home-made essay."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

_BULLETIN = """TIDE WARDEN

Class Code:       5190
Open Date: 04-03-20

REQUIREMENTS/MINIMUM QUALIFICATIONS

{asked}

PROCESS NOTES

{notes}

APPLICATION DEADLINE

{deadline}

SELECTION PROCESS

{selection}
"""


def _read(
    asked: str = "1. Two years of full-time paid experience as a Weir Hand.",
    notes: str = "1. None.",
    deadline: str = "Applications must be received by THURSDAY, APRIL 16, 2020.",
    selection: str = "Examination Weight:  Interview . . . . . . . . 100%",
) -> Notice:
    text = _BULLETIN.format(asked=asked, notes=notes, deadline=deadline, selection=selection)
    notice = extract([document := read_bytes(text.encode(), "bulletin.txt")])
    notice.verify([document])
    return notice


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Registration as a Master Diver with the Harbor Board is required prior to appointment.", "certificate"),
        ("To be at the level of a Weir Hand II, a Lock Operator (LO) certificate is required.", "certificate"),
        ("Some positions may require a rope rescue certificate.", "certificate"),
        ("A current first aid card will be required at the time of hire.", "certificate"),
        ("Good color vision and normal hearing is required.", "health"),
        ("Staff in this class are paid by the month; employees must possess the physical stamina to row.", None),
        ("A copy of the diving certificate is required at the time of filing.", None),
        ("Proof of registration as a diver is required to be attached.", None),
        ("A diving certificate is desirable but not required.", None),
        ("Employees of this class must possess the physical stamina to row in any weather.", "health"),
        ("After the course, they must pass a respirator fit test.", "health"),
        ("Time served as a Weir Cadet will not be recognized as skilled experience.", "other"),
    ],
)
def test_notes_ask_for_papers_and_senses(note: str, kind: str | None) -> None:
    told = [c.kind for c in _read(notes=f"1. {note}").eligibility][1:]
    assert told == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("For positions requiring a gun, candidates must be at least 21 years of age.", "positions requiring a gun"),
        ("For this examination, candidates must be at least 21 years of age.", None),
    ],
)  # fmt: skip
def test_an_age_may_be_asked_for_some_posts_only(note: str, who: str | None) -> None:
    ages = [c for c in _read(notes=f"1. {note}").eligibility if c.kind == "age"]
    assert [(a.min, a.who) for a in ages] == [(21, who)]


def test_conditions_to_be_met_before_appointment_are_a_list_of_demands() -> None:
    notes = (
        "1. The following conditions must be met prior to appointment:\n"
        "a. A valid State boat driver's license is required.\n"
        "b. Qualification by the Pilots' Office as a tide reader."
    )
    told = [c.text for c in _read(notes=notes).eligibility if c.kind == "certificate"]
    assert [text.split()[0] for text in told] == ["A", "Qualification"]


@pytest.mark.parametrize(
    ("asked", "kinds", "fields"),
    [
        (
            "1. Completion of four years of full-time paid experience as a Weir Hand; and\n2. A valid boat license.",
            ["experience", "certificate"],
            ["Weir Hand"],
        ),
        (
            "Three years of full-time paid experience as a Weir Hand on crews for one or more of the following:\n"
            "a. Dredging of tidal creeks; or\nb. Mending of sea walls.",
            ["any_of"],
            [
                "Weir Hand on crews for: Dredging of tidal creeks",
                "Weir Hand on crews for: Mending of sea walls",
            ],
        ),
        (
            "1. Graduation from a four-year college with 9 semester or 12 quarter units in hydraulics; and\n"
            "2. One year of full-time paid experience in gauging.",
            ["education", "other", "experience"],
            ["gauging"],
        ),
        (
            "Two years of full-time paid experience in gauging tides; charting shoals; or reading buoys.",
            ["experience"],
            ["gauging tides; charting shoals; or reading buoys"],
        ),
        (
            "Six months of full-time paid experience in gauging tides.",
            ["experience"],
            ["gauging tides"],
        ),
        (
            "1. Successful completion of one year of high school course work in physics; or\n"
            "2. One year of full-time paid experience in gauging.",
            ["any_of"],
            ["gauging"],
        ),
        (
            "1. Must be licensed as a:\na. Ship surgeon with a Harbor Board number; or\nb. Sea nurse with papers.",
            ["any_of"],
            [],
        ),
    ],
)
def test_requirements_share_their_lead(asked: str, kinds: list[str], fields: list[str]) -> None:
    told = _read(asked=asked).eligibility
    leaves = [o for c in told for o in (c.options if c.kind == "any_of" else [c])]
    assert [c.kind for c in told] == kinds
    assert [o.field for o in leaves if o.kind == "experience"] == fields
    assert not any(o.kind == "education" for o in leaves) or "education" in kinds


@pytest.mark.parametrize(
    ("school", "majors"),
    [
        ("from an accredited college or university in hydraulics, rigging or a related field", 3),
        ("from an accredited college in tidal studies", 1),
        ("from an accredited college or university in Halden", 0),
        ("from an accredited college in the United States", 0),
    ],
)
def test_majors_may_stand_behind_the_school(school: str, majors: int) -> None:
    asked = f"1. A Bachelor's degree {school}; or\n2. Two years of full-time paid experience as a Weir Hand."
    choice = _read(asked=asked).eligibility[0]
    degree = next(o for o in choice.options if o.kind == "education")
    assert len(getattr(degree.majors, "names", degree.majors or ())) == majors


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("This advisory essay will not be separately scored, but will be read.", {"interview", "essay_test"}),
        ("The sections of the form will not be separately scored.", {"interview"}),
    ],
)  # fmt: skip
def test_an_essay_in_prose_is_held_and_not_counted(sentence: str, ids: set[str]) -> None:
    scheme = _read(selection=f"Examination Weight:  Interview . . . . . . . . 100%\n\n{sentence}").schemes[0]
    assert {m.id for m in scheme.marks if m.id != "total"} == ids
    assert not any(m.counted for m in scheme.marks if m.id == "essay_test")


_DOTS = " ." * 90


@pytest.mark.parametrize("gap", [" ", "  ", " .  . ."])
def test_long_leaders_do_not_hide_a_test(gap: str) -> None:
    weights = f"Written Test{_DOTS}{gap}Qualifying\n     Essay{_DOTS}{gap}Advisory\n     Interview{_DOTS}{gap}100%"
    scheme = _read(selection=f"Examination Weights:  {weights}").schemes[0]
    assert {m.id: m.counted for m in scheme.marks} == {"written": False, "essay_test": False, "interview": True}


_THREE = (
    "Examination Weights:  Written Test . . . . . Qualifying\nEssay . . . . . Advisory\nInterview . . . . . 100%\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        (
            "Candidates who pass the qualifying written test and complete the essay will be invited to the interview.",
            [("interview", "written")],
        ),
        (
            "Pilots must achieve a passing score on the written test and must complete the essay to be called to the "
            "interview.",
            [("interview", "written")],
        ),
        ("Candidates must pass the written test to have their essay read.", [("essay_test", "written")]),
        ("Candidates who complete the advisory essay will hear from the office.", []),
    ],
)
def test_what_is_merely_completed_sends_nobody_on(sentence: str, stages: list[tuple[str, str]]) -> None:
    scheme = _read(selection=_THREE + sentence).schemes[0]
    assert [(stage.to, stage.by) for stage in scheme.stages] == stages


def test_an_essay_left_undone_fails_the_whole() -> None:
    sentence = "Those who do not complete the essay will be considered to have failed the entire examination."
    notice = _read(selection=_THREE + sentence)
    assert [v.inputs for v in notice.schemes[0].voids] == [("essay_test",)]
    assert [e.text.split()[0] for e in notice.exclusions] == ["Those"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Applicants who fail to hand in the tide form will not be considered candidates in this test.", True),
        ("Any candidate who does not answer the letter will be ineligible for certification.", True),
        ("Candidates will not be eligible for an appointment if they have had two groundings.", True),
        ("Applicants who do not attach the form will be asked for it.", False),
    ],
)
def test_who_is_shut_out_by_what_he_has_not_done(sentence: str, told: bool) -> None:
    assert bool(_read(notes=f"1. {sentence}").exclusions) is told


_FILED = ("registration", "2020-04-03", "2020-04-16", None)


@pytest.mark.parametrize(
    ("deadline", "selection", "steps"),
    [
        (
            "Applications and Experience Questionnaires have to be received by THURSDAY, APRIL 16, 2020.",
            "",
            [_FILED],
        ),
        (
            "Applications must be received by APRIL 16, 2020. They will be kept on file for two years from "
            "APRIL 20, 2020 in the event that more are needed.",
            "",
            [_FILED],
        ),
        (
            "Applications must be received by APRIL 16, 2020.",
            "Interviews for this examination will begin during the period of MAY 4, 2020 to "
            "MAY 8, 2020. You will hear of the place of the interview, which will be held in Port Halden.",
            [_FILED, ("interview", "2020-05-04", "2020-05-08", "Port Halden")],
        ),
        (
            "Applications must be received by APRIL 16, 2020.",
            "The Written Test for deck hands and tide wardens of the outer harbor will be given on SATURDAY, MAY 9, "
            "2020; SATURDAY, JUNE 6, 2020; SATURDAY, JULY 4, 2020; AND SATURDAY, AUGUST 8, 2020 in Port Halden.",
            [
                _FILED,
                ("written_exam", "2020-05-09", None, "Port Halden"),
                ("written_exam", "2020-06-06", None, "Port Halden"),
                ("written_exam", "2020-07-04", None, "Port Halden"),
                ("written_exam", "2020-08-08", None, "Port Halden"),
            ],
        ),
        (
            "Applications must be received by APRIL 16, 2020.",
            "Applicants must complete the on-line essay between MAY 1, 2020 and MAY 3, 2020.",
            [_FILED, ("other", "2020-05-01", "2020-05-03", None)],
        ),
        (
            "Applications must be received by APRIL 16, 2020.",
            "The written test will be given in a single session in Port Halden, on MAY 9, 2020.\n\n"
            "Class Code 5190 . . . . . . 04-03-20 REV 04-10-20",
            [_FILED, ("written_exam", "2020-05-09", None, "Port Halden")],
        ),
    ],
)  # fmt: skip
def test_dates_of_bulletins(
    deadline: str, selection: str, steps: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    events = _read(deadline=deadline, selection=selection or "Interview 100%").timeline
    assert [(e.event.value, e.start, e.end, e.place) for e in events] == steps


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (
            "Promotional applicants come first. Promotional candidates have credit. Open competitive candidates may be "
            "certified; such open candidates are few.",
            ["Promotional candidates", "open candidates"],
        ),
        ("Promotional applicants precede open applicants.", ["Promotional applicants", "open applicants"]),
    ],
)  # fmt: skip
def test_classes_are_called_what_the_rules_call_them(names: str, labels: list[str]) -> None:
    basis = "\n\nTHIS EXAMINATION IS TO BE GIVEN BOTH ON AN\nINTERDEPARTMENTAL PROMOTIONAL AND OPEN COMPETITIVE BASIS"
    assert [t.label for t in _read(selection=names + basis).tracks] == labels
