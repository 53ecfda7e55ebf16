"""English rules of selection as bodies of many countries word them: pass marks, points besides, what ends it."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

FRAME = """VELDANA COUNTY COUNCIL
Recruitment of Storekeepers

Applications are invited for 6 posts of Storekeeper.

SELECTION
Candidates will sit a written test (100 marks) and attend an interview (100 marks). The final score is made up of
60% of the written test and 40% of the interview.

{}
"""


def scheme(clause: str) -> dict[str, Any]:
    return to_facts(extract([read_bytes(FRAME.format(clause).encode(), "notice.txt")]))["schemes"][0]


@pytest.mark.parametrize(
    ("clause", "want"),
    [
        ("Only candidates with 55 marks or more in the written test go forward.", {"written": 55}),
        ("A mark of 48 out of 100 in the written test is required.", {"written": 48}),
        ("The interview is marked out of 100 and the applicant must obtain not less than 62.", {"interview": 62}),
        ("Candidates failing to secure 44% marks in the interview shall stand disqualified.", {"interview": 44}),
        ("No candidate shall be recommended whose aggregate is below 66%.", {"total": 66}),
        ("A pass (52%) is required in both the written test and the interview.", {"written": 52, "interview": 52}),
        ("Half marks in the interview are needed to qualify.", {"interview": 50}),
        ("The written test has 48 questions.", {}),
        ("Three clerks with 12 years or more in the service are on the panel.", {}),
        ("A mark of 80 was the best of last year.", {}),
        ("Candidates failing to bring two photographs will be asked to come again.", {}),
    ],
)
def test_pass_marks(clause: str, want: dict[str, int]) -> None:
    assert {gate["on"]: int(gate["min"]) for gate in scheme(clause).get("pass_marks", ())} == want


LISTED = """Additional marks will be awarded as follows and added to the written test mark:
 - holders of a lifeguard badge: 6 marks
 - residents of Lower Veldana: 2 marks
"""


def test_marks_of_a_list_go_where_its_opening_says() -> None:
    points = {(b["on"], int(b["points"]), b["when"]) for b in scheme(LISTED)["bonuses"]}
    assert points == {
        ("written", 6, "holders of a lifeguard badge"),
        ("written", 2, "residents of Lower Veldana"),
    }


def test_a_list_of_marks_of_tests_gives_nobody_points() -> None:
    assert "bonuses" not in scheme("The written test is marked as follows:\n - reasoning: 60 marks\n - essay: 40 marks")


@pytest.mark.parametrize(
    ("clause", "want"),
    [
        ("An applicant who falls under both headings will be awarded the higher marks only.", "highest"),
        ("Only one of these may be claimed, whichever is the greater.", "highest"),
        ("Candidates cannot claim both.", "highest"),
        ("Both may be claimed together.", "cumulative"),
        ("Only one of the two test centres is open on Monday.", None),
    ],
)
def test_several_claims(clause: str, want: str | None) -> None:
    assert scheme(LISTED + clause).get("bonus_rule") == want


def test_marks_that_are_added_up_are_no_points_besides() -> None:
    assert "bonuses" not in scheme("The two marks are added up.")


@pytest.mark.parametrize(
    ("clause", "want"),
    [
        ("Non-attendance at interview ends a candidature.", ["interview"]),
        ("Persons who do not take part in the written test or in the interview are no longer considered.", None),
    ],
)
def test_absence_ends_it(clause: str, want: list[str] | None) -> None:
    assert scheme(clause)["zero_or_absent_fails"] == (want or ["written", "interview"])


def test_the_first_criteria_are_not_people() -> None:
    told = (
        "After the first three criteria have been weighted, the seven applicants with the highest sum are interviewed."
    )
    assert [s.get("count") for s in scheme(told).get("shortlists", ())] in ([7], [])


POSTS = """COUNTY SERVICE BOARD

S/No.  Ref.     Position             Grade   No. of Posts
1.     BRD-1    Bridge Inspector     K       3
2.     FRY-2    Ferry Master         H       2

1. BRIDGE INSPECTOR (BRD-1)
Requirements for appointment:
 - Bachelor's degree in Civil Engineering;
 - at least two years' experience in inspection of bridges;
 - a certificate in rope work.
Duties include visiting bridges.

2. FERRY MASTER (FRY-2)
For appointment to this grade, a candidate must have:
 - Diploma in Navigation.
Ability to swim will be an added advantage.

SELECTION
The written test (100 marks) counts for 40% and the interview (100 marks) for 60%.
"""


def test_demands_below_the_names_of_posts() -> None:
    first, second = to_facts(extract([read_bytes(POSTS.encode(), "notice.txt")]))["posts"]
    assert (first["education"], first["majors"], int(first["experience_years"])) == (
        "bachelor",
        ["Civil Engineering"],
        2,
    )
    assert first["certificates"] == ["certificate in rope work"]
    assert (second["education"], second["majors"]) == ("associate", ["Navigation"])
    assert second["preferred"] == ["Ability to swim will be an added advantage"]
