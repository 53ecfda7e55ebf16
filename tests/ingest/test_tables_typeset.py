"""Tables of plain text set with blanks: ruled, with names and cells over several lines, blank lines between rows."""

from __future__ import annotations

import pytest

from ingest import read_bytes
from ingest.typeset import unwrap


def rows(text: str) -> list[list[list[str]]]:
    document = read_bytes(text.encode(), "a.txt")
    return [
        [
            [document.text[c.start : c.end] for c in grid.cells[r * grid.cols : (r + 1) * grid.cols]]
            for r in range(grid.rows)
        ]
        for grid in document.tables
    ]


RULED = """\
POSTS ON OFFER

------------------------------------------------------------
Code   Title of post        Section           GM  RC  All
                                              men
------------------------------------------------------------
PA1    Pump hand            Pumping and       4   2   6
                            Drainage
WK2    Weir keeper          Navigation        2   1   3
------------------------------------------------------------
       Total                                  6   3   9
------------------------------------------------------------
All posts are pensionable.
"""


def test_names_and_cells_over_several_lines() -> None:
    assert rows(RULED) == [
        [
            ["Code", "Title of post", "Section", "GM men", "RC", "All"],
            ["PA1", "Pump hand", "Pumping and Drainage", "4", "2", "6"],
            ["WK2", "Weir keeper", "Navigation", "2", "1", "3"],
            ["", "Total", "", "6", "3", "9"],
        ]
    ]


def test_lines_keep_their_numbers() -> None:
    text, numbers = unwrap(RULED)
    lines = text.split("\n")
    assert numbers[lines.index("All posts are pensionable.")] == 13
    assert numbers[0] == 1


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "                Entry      Final\nMembers         Rs. 20     Rs. 40\nOthers          Rs. 30     Nil\n",
            [["", "Entry", "Final"], ["Members", "Rs. 20", "Rs. 40"], ["Others", "Rs. 30", "Nil"]],
        ),
        (
            "Post                No. of posts\nPump hand           6\nWeir keeper         3\n",
            [["Post", "No. of posts"], ["Pump hand", "6"], ["Weir keeper", "3"]],
        ),
        (
            "Code   Title          Places\n\nPA1    Pump hand      6\n\nWK2    Weir keeper    3\n",
            [["Code", "Title", "Places"], ["PA1", "Pump hand", "6"], ["WK2", "Weir keeper", "3"]],
        ),
    ],
)
def test_other_hard_tables(text: str, want: list[list[str]]) -> None:
    assert rows(text) == [want]


@pytest.mark.parametrize(
    "text",
    [
        "Salary:     $40,100 to $52,800 a year\nHours:      37.5 a week\nLeave:      25 days\n",
        "Written test      6 March 2027\nInterviews        12 April 2027\nPosting           1 June 2027\n",
        "The keeper of the lock  sees to it that boats pass.\nHe keeps the book  and the key.\n",
        "Weir keepers      20\nPump hands        30\n",
    ],
)
def test_labels_dates_and_prose_stay_lines(text: str) -> None:
    assert unwrap(text)[0] == text
    assert rows(text) == []


DRAWN = """\
Posts on offer:

No. Title of post  Section             GM RC  All
--- -------------- ------------------ --- --- ---
  1 Pump hand      Pumping & Drains    10   2  12
  2 Weir keeper    Navigation & Locks   4   6  10
  3 Lock Attendant Bridges and Towpaths 7   1   8

All posts are pensionable.
"""


def test_a_rule_in_pieces_draws_the_columns_whatever_stands_close() -> None:
    assert rows(DRAWN) == [
        [
            ["No.", "Title of post", "Section", "GM", "RC", "All"],
            ["1", "Pump hand", "Pumping & Drains", "10", "2", "12"],
            ["2", "Weir keeper", "Navigation & Locks", "4", "6", "10"],
            ["3", "Lock Attendant", "Bridges and Towpaths", "7", "1", "8"],
        ]
    ]
