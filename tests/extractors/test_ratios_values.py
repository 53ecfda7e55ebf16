"""Ratios, percentages and proportions: phrase → value → place."""

from decimal import Decimal

import pytest

from extractors.values.ratios import find_percents, find_proportions, find_ratios

RATIOS = [
    ("按1:3的比例", "1:3", "1", "3"),
    ("按3:1的比例", "3:1", "3", "1"),
    ("比例为1 : 5", "1 : 5", "1", "5"),
    ("1:1.5", "1:1.5", "1", "1.5"),
    ("2.5:1的比例", "2.5:1", "2.5", "1"),
    ("1:10确定人选", "1:10", "1", "10"),
    ("按1:20的比例", "1:20", "1", "20"),
    ("1比3", "1比3", "1", "3"),
    ("三比一", "三比一", "3", "1"),
    ("招聘人数的3倍", "3倍", "3", "1"),
    ("计划数三倍的人数", "三倍", "3", "1"),
    ("按两倍确定", "两倍", "2", "1"),
    ("名额的1.5倍", "1.5倍", "1.5", "1"),
    ("等额确定体检人选", "等额", "1", "1"),
    ("determined in equal amounts", "equal amounts", "1", "1"),
    ("three times the number of vacancies", "three times", "3", "1"),
    ("five times", "five times", "5", "1"),
    ("@ 5 times the vacancies", "5 times", "5", "1"),
    ("twice the number of posts", "twice", "2", "1"),
    ("in the ratio of 3 to 1", "3 to 1", "3", "1"),
]


@pytest.mark.parametrize(("phrase", "printed", "left", "right"), RATIOS)
def test_ratio(phrase, printed, left, right):
    (ratio,) = find_ratios(phrase)
    assert (phrase[ratio.start : ratio.end], ratio.left, ratio.right) == (printed, Decimal(left), Decimal(right))


@pytest.mark.parametrize(
    ("phrase", "multiple"), [("1:3", "3"), ("3:1", "3"), ("1:1.5", "1.5"), ("1:10", "10"), ("4:2", "2")]
)
def test_multiple_is_the_same_both_ways_round(phrase, multiple):
    assert str(find_ratios(f"按{phrase}的比例")[0].multiple) == multiple


CLOCKS = [
    "上午9:00至11:30",
    "8:30-10:00",
    "4月3日17:30前",
    "报名时间:9:00",
    "9:05开始",
    "at 17:30",
    "截至24:00",
    "http://example.org:8080/a",
    "10:30~12:30考试",
    "每日8:30-17:30",
    "from 9:00 am",
]


@pytest.mark.parametrize("phrase", CLOCKS)
def test_clock_times_are_no_ratios(phrase):
    assert find_ratios(phrase) == []
    assert find_proportions(phrase) == []


PERCENTS = [
    ("占60%", "0.6"),
    ("占 40 %", "0.4"),
    ("12.5%", "0.125"),
    ("100%", "1"),
    ("0%", "0"),
    ("百分之六十", "0.6"),
    ("百分之三十五", "0.35"),
    ("百分之百", "1"),
    ("千分之四百", "0.4"),
    ("千分之六百五十", "0.65"),
    ("千分之350", "0.35"),
    ("450‰", "0.45"),
    ("百分之60", "0.6"),
    ("六成", "0.6"),
    ("七成五", "0.75"),
    ("40 percent", "0.4"),
    ("70 per cent", "0.7"),
    ("百分之十二点五", "0.125"),
]


@pytest.mark.parametrize(("phrase", "value"), PERCENTS)
def test_percentage_is_an_exact_share(phrase, value):
    (percent,) = find_percents(phrase)
    assert str(percent.value) == value


@pytest.mark.parametrize("phrase", ["成立", "三成员", "八成立", "完成60项"])
def test_no_percentage(phrase):
    assert find_percents(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "shares"),
    [
        ("6:4", ("0.6", "0.4")),
        ("3:4:3", ("0.3", "0.4", "0.3")),
        ("30:70", ("0.3", "0.7")),
        ("4:2:4", ("0.4", "0.2", "0.4")),
        ("1:1", ("0.5", "0.5")),
        ("六比四", ("0.6", "0.4")),
    ],
)
def test_proportion_gives_shares(phrase, shares):
    (found,) = find_proportions(f"按{phrase}的比例")
    assert found.shares is not None
    assert tuple(map(str, found.shares)) == shares


def test_a_proportion_without_exact_shares_has_none():
    assert find_proportions("按1:2的比例")[0].shares is None
