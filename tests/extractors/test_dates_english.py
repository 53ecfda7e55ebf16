"""English dates, Indian and American order, and those that machine translation damaged."""

from __future__ import annotations

import pytest

from extractors.values.dates import find_date, find_dates

MOMENTS = [
    ("March 3, 2011 to March 9, 2011", "2011-03-03", "2011-03-09"),
    ("from 8: 30 on May 12, 2011 to 24: 00 on May 17, 2011", "2011-05-12T08:30", "2011-05-17T24:00"),
    ("From 9:00 am Monday, May 6, 2019 to 11:59 pm, Friday, May 17, 2019", "2019-05-06T09:00", "2019-05-17T23:59"),
    ("AUGUST 3, 2015 through AUGUST 14, 2015", "2015-08-03", "2015-08-14"),
    ("July 4th-July 6th, 2011", "2011-07-04", "2011-07-06"),
    ("June 5-9, 2009", "2009-06-05", "2009-06-09"),
    ("On May 13-15, bring", "2023-05-13", "2023-05-15"),
    ("from 15th to 19th July 2024", "2024-07-15", "2024-07-19"),
    ("between 5 May and 9 May 2020", "2020-05-05", "2020-05-09"),
    ("22.10.2018 to 24.10.2018", "2018-10-22", "2018-10-24"),
    ("December 28, 2019 to January 3, 2020", "2019-12-28", "2020-01-03"),
    ("February 22, 2020, 10:00-12:00 Beijing time", "2020-02-22T10:00", "2020-02-22T12:00"),
    ("9th June 2024 from 10.00 am to 12.00 noon", "2024-06-09T10:00", "2024-06-09T12:00"),
    ("May 5, 2021, 9:00-11:30 am", "2021-05-05T09:00", "2021-05-05T11:30"),
    ("18.09.2018 (10:00 hrs)", "2018-09-18T10:00", None),
    ("by 11:59 pm, THURSDAY, MARCH 23, 2017", "2017-03-23T23:59", None),
    ("5:00 pm, MAY 16, 2017", "2017-05-16T17:00", None),
    ("SUNDAY, MARCH 31, 2019, in", "2019-03-31", None),
    ("17 October 2018", "2018-10-17", None),
    ("the 5th of May 2021", "2021-05-05", None),
    ("August 20th, 2008", "2008-08-20", None),
    ("Interview: March 2019", "2019-03", None),
    ("10/04/2024 (up to 05:00 pm)", "2024-04-10T17:00", None),
    ("Open Date: 03-10-17", "2017-03-10", None),
    ("20-05-2024 onwards", "2024-05-20", None),
    ("12/23/2016", "2016-12-23", None),
    ("will be held in April and May 2016", "2016-04", "2016-05"),
    ("late June or early July 2027", "2027-06", "2027-07"),
    ("between April and June 2027", "2027-04", "2027-06"),
    ("organized in mid-June", "2023-06", None),
    ("Sept. 3, 2019", "2019-09-03", None),
    ("12:30 am, July 4, 2019", "2019-07-04T00:30", None),
    ("4 March 2022 at 1700 hrs", "2022-03-04T17:00", None),
]
DAMAGED = [
    ("September 65438+0, 2008", "2008-09-01", None),
    ("September 65438+08, 2008 to September 19, 2008", "2008-09-18", "2008-09-19"),
    ("October 65438+02, 2008", "2008-10-12", None),
    ("November 65438+00, 2008 to November 17, 2008", "2008-11-10", "2008-11-17"),
    ("August 365438+0, 2008", "2008-08-31", None),
    ("May 65,438+05, 2010", "2010-05-15", None),
    ("September 2 1, 2008 (Sunday)", "2008-09-21", None),
    ("May 20, 2011 to May 3, 20110", "2011-05-20", "2011-05-30"),
    ("July 4 -8, 201118: 00", "2011-07-04", "2011-07-08T18:00"),
    ("July, 20111March-July 17", "2011-07-13", "2011-07-17"),
    ("July 2011 12.", "2011-07-12", None),
    ("born before May 20th 198 7", "1987-05-20", None),
    ("from May 25th to June 1 2", "2023-05-25", "2023-06-12"),
]
NOTHING = [
    "Candidates may 2 times apply",
    "Section 4.2.1",
    "march in step",
    "Part-III 20 marks",
    "phone 0000-22334455",
    "Rule 5-3",
    "version 1.2.34",
    "65438+ 0 working days",
    "February 30, 2020",
]


@pytest.mark.parametrize(("text", "first", "last"), MOMENTS)
def test_printed_moments(text: str, first: str, last: str | None) -> None:
    match = find_date(text, 2023)
    assert match is not None
    assert (match.first, match.last, match.repaired) == (first, last, False)


@pytest.mark.parametrize(("text", "first", "last"), DAMAGED)
def test_damage_with_one_reading_is_repaired_and_marked(text: str, first: str, last: str | None) -> None:
    match = find_date(text, 2023)
    assert match is not None
    assert (match.first, match.last, match.repaired) == (first, last, True)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, year=2023) == []


def test_order_of_numeric_dates_is_learned_from_their_neighbours() -> None:
    assert [m.first for m in find_dates("25/03/2024, 04/05/2024")] == ["2024-03-25", "2024-05-04"]
    assert [m.first for m in find_dates("03/25/2024, 04/05/2024")] == ["2024-03-25", "2024-04-05"]
    assert find_dates("04/05/2024", day_first=False)[0].first == "2024-04-05"


def test_positions_point_into_the_damaged_text() -> None:
    text = "Interview time: October 65438+02, 2008. See the notice"
    match = find_date(text)
    assert match is not None
    assert text[match.start : match.end] == "October 65438+02, 2008"
