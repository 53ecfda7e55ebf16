"""Dates beside subjects that only name a stage (体检合格者), beside 户籍所在地, and under headings of manners."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


CASES = [
    ("体检合格者于6月1日至6月7日公示。", [("publicity", "2024-06-01", "2024-06-07")]),
    ("考察合格人员6月3日至6月9日在县政府网公示。", [("publicity", "2024-06-03", "2024-06-09")]),
    ("6月3日至6月9日,在户籍所在地街道张榜。", [("publicity", "2024-06-03", "2024-06-09")]),
    ("5月6日至5月10日,本人到户口所在地派出所报名。", [("registration", "2024-05-06", "2024-05-10")]),
    ("面试合格人员6月12日体检。", [("physical_exam", "2024-06-12", None)]),
    ("入选者7月15日到村任职。", [("onboarding", "2024-07-15", None)]),
    ("须于2024年3月1日前将户籍迁入本县。", []),
]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_what_a_date_is_for(text: str, want: list[tuple[str, str | None, str | None]]) -> None:
    found = notice(f"某县2024年公开招聘公告\n\n四、其他事项\n{text}\n\n某县人社局\n2024年4月20日\n")
    assert [(e.event, e.start, e.end) for e in found.timeline] == want


@pytest.mark.parametrize("heading", ["报名办法", "报名方式"])
def test_times_under_headings_of_manners(heading: str) -> None:
    found = notice(f"某县2024年公开招聘公告\n\n三、{heading}\n时间:5月6日8:30-5月10日17:30。\n\n某局\n2024年4月20日\n")
    assert [(e.event, e.start, e.end) for e in found.timeline] == [
        ("registration", "2024-05-06T08:30", "2024-05-10T17:30")
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("具有本市户籍或者持有本市居住证。", ["any_of"]),
        ("具有东城县户口或已办理东城县居住证。", ["any_of"]),
        ("具有本县户籍或本县生源。", ["region"]),
        ("具有本市户籍。", ["region"]),
    ],
)
def test_registered_or_with_a_permit(text: str, kinds: list[str]) -> None:
    found = notice(f"某县公开招聘公告\n\n二、报考条件\n1.{text}\n")
    assert [c.kind for c in found.eligibility] == kinds
