"""Chinese dates: phrase → first, last (year 2023 given by the notice)."""

from __future__ import annotations

import pytest

from extractors.values.dates import find_date, find_dates

SINGLE_RANGES = [
    ("拟于2024年4至6月组织", "2024-04", "2024-06"),
    ("2024年4月、5月分批进行", "2024-04", "2024-05"),
    ("2024年5月6日8:30至5月10日17:30", "2024-05-06T08:30", "2024-05-10T17:30"),
    ("3月15日-4月8日", "2023-03-15", "2023-04-08"),
    ("报名:3月15日9:00-3月18日16:00", "2023-03-15T09:00", "2023-03-18T16:00"),
    ("自3月1日起至3月9日止", "2023-03-01", "2023-03-09"),
    ("从7月1日上午8时开始,至7月5日下午5时结束", "2023-07-01T08:00", "2023-07-05T17:00"),
    ("2026年6月12日至15日24:00期间", "2026-06-12", "2026-06-15T24:00"),
    ("6月8日9:00至10日18:00", "2023-06-08T09:00", "2023-06-10T18:00"),
    ("6月24日至6月30日(5个工作日)", "2023-06-24", "2023-06-30"),
    ("11月30日-12月1日", "2023-11-30", "2023-12-01"),
    ("2025年12月20日至1月10日", "2025-12-20", "2026-01-10"),
    ("2025年12月1日至2026年8月31日", "2025-12-01", "2026-08-31"),
    ("5月13日9:00至18:00", "2023-05-13T09:00", "2023-05-13T18:00"),
    ("2021年9月5日上午9:00-11:30", "2021-09-05T09:00", "2021-09-05T11:30"),
    ("9月5日(星期日)下午2:00-4:30", "2023-09-05T14:00", "2023-09-05T16:30"),
    ("11月11日(星期六)上午9:00-12:00", "2023-11-11T09:00", "2023-11-11T12:00"),
    ("6月25日、26日", "2023-06-25", "2023-06-26"),
    ("10月20日和10月21日", "2023-10-20", "2023-10-21"),
    ("10月10日(星期二)、11日(星期三)、12日(星期四)", "2023-10-10", "2023-10-12"),
    ("10月20日和10月21日,上午8:30-12:00", "2023-10-20", "2023-10-21"),
    ("4月-7月,组织培训", "2023-04", "2023-07"),
    ("3月11日起至3月20日(上午8:30-11:30,下午2:30-5:30)", "2023-03-11", "2023-03-20"),
    ("2023/3/4-2023/3/8", "2023-03-04", "2023-03-08"),
]
SINGLES = [
    ("4月9日24时后关闭", "2023-04-09T24:00"),
    ("下午2:00前,2019年5月8日下午2:00开会", "2019-05-08T14:00"),
    ("7月5日下午5点半", "2023-07-05T17:30"),
    ("7月5日中午12:00", "2023-07-05T12:00"),
    ("7月5日上午8时30分", "2023-07-05T08:30"),
    ("7月5日20时", "2023-07-05T20:00"),
    ("二○一二年七月九日", "2012-07-09"),
    ("二〇二五年二月十七日", "2025-02-17"),
    ("二零二三年十二月三十一日", "2023-12-31"),
    ("2023-05-08 09:12", "2023-05-08T09:12"),
    ("2023.3.5", "2023-03-05"),
    ("2024/3/4 16:20:11", "2024-03-04T16:20"),
    ("测试拟定于4月中旬", "2023-04"),
    ("面试时间:预计8月下旬", "2023-08"),
    ("2023年5月底前", "2023-05"),
    ("体检时间为7月8日前后", "2023-07-08"),
    ("截至2018年9月30日", "2018-09-30"),
    ("至10月16日12:00法定上班时间", "2023-10-16T12:00"),
    ("1991年1月1日及以后出生", "1991-01-01"),
    ("9月1号报到", "2023-09-01"),
]
NOTHING = [
    "工作经历满12个月",
    "公示7日",
    "笔试结束7日内电话通知",
    "2023年第13号",
    "2月30日",
    "4月31日前",
    "13月5日",
    "满3月的",
    "(2019)55号",
    "9:00-11:00",
    "编号20230508",
    "3.5.2.1节",
]


@pytest.mark.parametrize(("text", "first", "last"), SINGLE_RANGES)
def test_ranges_have_both_ends(text: str, first: str, last: str) -> None:
    match = find_dates(text, year=2023)[0]
    assert (match.first, match.last) == (first, last)


@pytest.mark.parametrize(("text", "first"), SINGLES)
def test_single_moments_are_as_precise_as_printed(text: str, first: str) -> None:
    match = find_dates(text, year=2023)[-1]
    assert (match.first, match.last) == (first, None)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, year=2023) == []


def test_sessions_of_one_day_inherit_it() -> None:
    found = find_dates("2024年6月1日上午9:00-11:00考甲科,下午2:30-4:30考乙科;6月2日9:00-10:00考丙科")
    assert [(m.first, m.last, m.derived) for m in found] == [
        ("2024-06-01T09:00", "2024-06-01T11:00", False),
        ("2024-06-01T14:30", "2024-06-01T16:30", True),
        ("2024-06-02T09:00", "2024-06-02T10:00", True),
    ]


def test_listed_moments_stand_alone() -> None:
    found = find_dates("2026年6月8日17:00、6月9日10:00和17:00、6月10日10:00公布")
    assert [m.first for m in found] == [
        "2026-06-08T17:00",
        "2026-06-09T10:00",
        "2026-06-09T17:00",
        "2026-06-10T10:00",
    ]


def test_days_that_do_not_follow_each_other_stand_alone() -> None:
    assert [m.first for m in find_dates("6月5日、12日", year=2023)] == ["2023-06-05", "2023-06-12"]


def test_opening_hours_are_no_event() -> None:
    assert len(find_dates("2024年5月7日至12日(每日8:00-22:00,周末照常)")) == 1
    assert len(find_dates("2024年5月7日发布,工作日8:30-12:00办公")) == 1


def test_year_comes_from_an_earlier_date_of_the_sentence_or_the_notice() -> None:
    near = find_dates("2023年12月30日报名,1月3日缴费", year=2023)
    assert near[1].first == "2023-01-03"
    assert near[1].derived
    assert find_dates("1990年1月1日以后出生。3月10日报名", year=2023)[1].first == "2023-03-10"
    assert find_dates("2020年3月1日;3月10日")[1].first == "2020-03-10"
    assert find_dates("3月10日报名") == []


def test_positions_cover_what_is_printed() -> None:
    text = "笔试时间为2024年6月1日(周六)上午9:00-11:00。"
    match = find_date(text)
    assert match is not None
    assert text[match.start : match.end] == "2024年6月1日(周六)上午9:00-11:00"


def test_item_numbers_are_not_months() -> None:
    assert find_dates("2.5月8日报名", year=2023)[0].first == "2023-05-08"
    assert find_dates("约2.5月", year=2023) == []


def test_letters_for_digits_are_repaired() -> None:
    match = find_date("2O24年5月6日至5月10日")
    assert match is not None
    assert (match.first, match.last, match.repaired) == ("2024-05-06", "2024-05-10", True)
