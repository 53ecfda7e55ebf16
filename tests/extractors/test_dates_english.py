"""English dates, Indian and American order, and those that machine translation damaged."""

from __future__ import annotations

import pytest

from extractors.dates import find_date, find_dates

MOMENTS = [
    ("March 22, 2009 to March 29, 2009", "2009-03-22", "2009-03-29"),
    ("from 9: 00 on April 20, 2009 to 24: 00 on April 25, 2009", "2009-04-20T09:00", "2009-04-25T24:00"),
    ("From 8:00 am Friday, June 22, 2018 to 11:59 pm, Thursday, July 5, 2018", "2018-06-22T08:00", "2018-07-05T23:59"),
    ("JULY 7, 2014 through JULY 18, 2014", "2014-07-07", "2014-07-18"),
    ("June 20th-June 22nd, 2009", "2009-06-20", "2009-06-22"),
    ("June 5-9, 2009", "2009-06-05", "2009-06-09"),
    ("On April 22-24, with", "2023-04-22", "2023-04-24"),
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
    ("SATURDAY, APRIL 28, 2018, in", "2018-04-28", None),
    ("17 October 2018", "2018-10-17", None),
    ("the 5th of May 2021", "2021-05-05", None),
    ("August 20th, 2008", "2008-08-20", None),
    ("Interview: March 2019", "2019-03", None),
    ("10/04/2024 (up to 05:00 pm)", "2024-04-10T17:00", None),
    ("Open Date: 03-10-17", "2017-03-10", None),
    ("20-05-2024 onwards", "2024-05-20", None),
    ("12/23/2016", "2016-12-23", None),
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
    ("March 22, 2009 to March 3, 20091", "2009-03-22", "2009-03-31"),
    ("June 5 -9, 200917: 00", "2009-06-05", "2009-06-09T17:00"),
    ("June, 20091April-June 18", "2009-06-14", "2009-06-18"),
    ("June 2009 13.", "2009-06-13", None),
    ("born before March 30th 199 1", "1991-03-30", None),
    ("from April 27th to May 1 1", "2023-04-27", "2023-05-11"),
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
