"""Marks and shares of English notices by grammar: the noun beside a number, what points back, what adds up."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

_HEAD = (
    "SALTMARSH LANDING AUTHORITY\n\nApplications are invited for posts of Warden and Clerk.\n\nSELECTION PROCEDURE\n\n"
)


def schemes(text: str, head: str = _HEAD):
    return extract([read_bytes((head + text + "\n").encode(), "notice.txt")]).schemes


def shares(scheme) -> dict[str, str]:
    """Name → weight in the total, ``40/40`` for 40 marks that simply add up."""
    names = {x.id: x for x in (*scheme.marks, *scheme.steps)}
    root = names.get(scheme.total or "")
    out = {}
    for term in root.terms if root is not None else ():
        item = names[term.input]
        out[item.name] = f"{item.full:f}" if term.weight == 1 and item.full else f"{term.weight.normalize():f}"
    return out


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The gull sketch carries 45 marks, the mooring drill 35 marks and the chart puzzle 20 marks.",
            {"gull sketch": "45", "mooring drill": "35", "chart puzzle": "20"},
        ),
        (
            "A maximum of 70 marks is given for the gull sketch and a maximum of 30 marks for the chart puzzle.",
            {"gull sketch": "70", "chart puzzle": "30"},
        ),
        (
            "Candidates do the gull sketch and then the mooring drill. The former is worth 55 marks "
            "and the latter 45 marks.",
            {"gull sketch": "55", "mooring drill": "45"},
        ),
        (
            "The gull sketch and the mooring drill carry 65 and 35 marks respectively.",
            {"gull sketch": "65", "mooring drill": "35"},
        ),
        (
            "The gull sketch and the mooring drill are weighted 65% and 35% respectively.",
            {"gull sketch": "0.65", "mooring drill": "0.35"},
        ),
        (
            "Candidates take a gull sketch and a mooring drill. They weigh 65% and 35% respectively.",
            {"gull sketch": "0.65", "mooring drill": "0.35"},
        ),
        (
            "All take the gull sketch and the mooring drill. The former counts for 65% and the latter "
            "for 35% of the final score.",
            {"gull sketch": "0.65", "mooring drill": "0.35"},
        ),
        (
            "The gull sketch makes up 80% of the final score. The remaining 20% comes from the chart puzzle.",
            {"gull sketch": "0.8", "chart puzzle": "0.2"},
        ),
        (
            "The gull sketch is worth 80% of the final score; the chart puzzle makes up the rest.",
            {"gull sketch": "0.8", "chart puzzle": "0.2"},
        ),
        (
            "There are two assessments: the gull sketch and the chart puzzle. Both carry the same weight.",
            {"gull sketch": "0.5", "chart puzzle": "0.5"},
        ),
        (
            "The gull sketch and the chart puzzle are combined in the ratio 65:35.",
            {"gull sketch": "0.65", "chart puzzle": "0.35"},
        ),
        ("Final score = 65% gull sketch and 35% chart puzzle.", {"gull sketch": "0.65", "chart puzzle": "0.35"}),
        (
            "- Gull sketch - half of your final score.\n\n- Chart puzzle - the other half.",
            {"Gull sketch": "0.5", "Chart puzzle": "0.5"},
        ),
        (
            "The weights of the parts:\n\nGull sketch: 65%\n\nChart puzzle: 35%",
            {"Gull sketch": "0.65", "Chart puzzle": "0.35"},
        ),
        (
            "Stage 1 - Gull sketch\n\nHeld at low tide. Maximum 65 marks.\n\nStage 2 - Chart "
            "puzzle\n\nMaximum 35 marks.",
            {"Gull sketch": "65", "Chart puzzle": "35"},
        ),
        (
            "In addition to the gull sketch and the chart puzzle, Wardens prepare a tide report. The "
            "weights are 40, 35 and 25 per cent respectively.",
            {"gull sketch": "0.4", "chart puzzle": "0.35", "tide report": "0.25"},
        ),
    ],
)
def test_numbers_belong_to_their_nouns(text, want):
    found = schemes(text)
    assert (shares(found[0]) if found else {}) == want


@pytest.mark.parametrize(
    "text",
    [
        "The paper covers tides (60%) and knots (40%).",
        "Of the places, 60% are for residents and 40% for others.",
        "Salary is reviewed: the basic pay counts for 60% and the allowance for 40%.",
        "Attendance of 60% and a deposit of 40 marks are asked of boarders.",
        "Candidates with equal marks are ranked by age, and the same marks in both are shared.",
    ],
)
def test_other_numbers_are_no_shares(text):
    assert all(not shares(s) for s in schemes(text))


def test_a_class_under_each_label_has_its_own_shares():
    text = "Wardens: gull sketch 65%, chart puzzle 35%.\n\nClerks: gull sketch 30%, chart puzzle 70%."
    notice = extract([read_bytes((_HEAD + text + "\n").encode(), "notice.txt")])
    assert [t.label for t in notice.tracks] == ["Wardens", "Clerks"]
    assert [shares(s) for s in notice.schemes] == [
        {"gull sketch": "0.65", "chart puzzle": "0.35"},
        {"gull sketch": "0.3", "chart puzzle": "0.7"},
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A minimum of 50% is required in each.", {"gull sketch": "50", "chart puzzle": "50"}),
        ("The pass mark is 60 in the former and 45 in the latter.", {"gull sketch": "60", "chart puzzle": "45"}),
        ("The pass marks are 60 and 45 respectively.", {"gull sketch": "60", "chart puzzle": "45"}),
        ("A score under 40 in the chart puzzle is the end of an application.", {"chart puzzle": "40"}),
        ("Nobody is asked to reach the shore by 40 past nine.", {}),
    ],
)
def test_pass_marks_that_point_back(text, want):
    scheme = schemes("The final score consists of the gull sketch (65%) and the chart puzzle (35%). " + text)[0]
    names = {x.id: x.name for x in (*scheme.marks, *scheme.steps)}
    assert {names[g.on]: f"{g.min:f}" for g in scheme.gates} == want


@pytest.mark.parametrize(
    ("rows", "want"),
    [
        (["Gull sketch | 65", "Chart puzzle | 35"], {"Gull sketch": "65", "Chart puzzle": "35"}),
        (["A. Gull sketch | 65", "B. Chart puzzle | 35"], {"Gull sketch": "65", "Chart puzzle": "35"}),
        (["Gull sketch | 65", "Chart puzzle | 25"], {}),
    ],
)
def test_tables_that_add_up(rows, want):
    text = "# Wardens\n\n## Selection tests\n\n| Step | Full value |\n|---|---|\n" + "".join(f"| {r} |\n" for r in rows)
    found = extract([read_bytes(text.encode(), "notice.md")]).schemes
    assert (shares(found[0]) if found else {}) == want


def test_parts_called_by_their_numbers():
    text = (
        "The examination has two parts.\n\n1. Gull sketch: 65%\n\n2. Chart puzzle: 35%\n\nA score of at "
        "least 60 is needed on Part 1."
    )
    scheme = schemes(text)[0]
    names = {x.id: x.name for x in scheme.marks}
    assert [(names[g.on], int(g.min)) for g in scheme.gates] == [("Gull sketch", 60)]


def test_a_key_that_nobody_knows_is_left_to_people():
    text = (
        "The final score consists of the gull sketch (65%) and the chart puzzle (35%). Ties are broken "
        "by the chart puzzle, then by length of residence on the quay, then by age."
    )
    (chain,) = schemes(text)[0].tie_breaks
    assert [k.kind for k in chain.by] == ["mark", "human", "fact"]
