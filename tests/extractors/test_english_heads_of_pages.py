"""Heads of English notices by their layout: names in brackets, columns of labels, gazettes, numbers for titles."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

BODY = (
    "\n\nThe Board invites applications from persons who hold a mate's ticket. Applications close on 12 March 2027.\n\n"
    "DUTIES\nThe mate stands watch and keeps the log of the port.\n\nHOW TO APPLY\nWrite to the Secretary.\n"
)

HEADS: list[tuple[str, str, dict[str, object]]] = [
    (
        "WENBY LUOTSI HALLINTO\n(Wenby Pilotage Commission)\nQuay Street\n\nAdvertisement No. 3/2027",
        "",
        {"issuer": ("Wenby Pilotage Commission",), "doc_number": "Advertisement No. 3/2027"},
    ),
    (
        "WENBY DOCKYARD LTD\n(A State-owned Company)\n\nRECRUITMENT OF MATES",
        "",
        {"issuer": ("WENBY DOCKYARD LTD",)},
    ),
    (
        "WENBY BOROUGH COUNCIL\n\nCANDIDATE INFORMATION PACK\nPlease read with care.\n\nLock Keeper (Grade IV)\n\n"
        "Reference: WBC/27/4",
        "",
        {"title": "Lock Keeper (Grade IV)", "doc_number": "WBC/27/4"},
    ),
    (
        "CITY OF WENBY\nCIVIL SERVICE COMMISSION\n1 Quay Street\n\nEXAMINATION ANNOUNCEMENT NO. 27-4\n\n"
        "PILOT (Promotional)                 STOKER (Open)\nClass Code 11                       Class Code 12\n\n"
        "Announcement date: January 4, 2027",
        "",
        {"title": "EXAMINATION ANNOUNCEMENT NO. 27-4", "published": "2027-01-04"},
    ),
    (
        "WENBY PROVINCE PUBLIC SERVICE COMMISSION\nBlock C, Quay Road\n\nCONSOLIDATED ADVERTISEMENT NO. 2/2027\n"
        "Dated: 04-01-2027",
        "",
        {"title": "CONSOLIDATED ADVERTISEMENT NO. 2/2027", "published": "2027-01-04"},
    ),
    (
        "THE GOVERNMENT OF WENBY\nCIVIL SERVICE VACANCY\n\nDepartment            : Harbours and Lights Department\n"
        "Post title            : Lamp Keeper, 4 vacancies; of which 3 in the Outer Branch and 1 in the Inner Branch\n"
        "Vacancy notice no.    : HLD/R/27-4\nDate of issue         : 4 January 2027",
        "",
        {"issuer": ("Harbours and Lights Department",), "doc_number": "HLD/R/27-4", "published": "2027-01-04"},
    ),
    (
        "Part I : Section II   GAZETTE OF THE REPUBLIC OF WENBY   04.01.2027\n\nWENBY HARBOUR DEPARTMENT\n\n"
        "Open Competitive Examination for Recruitment of Pilots - 2027\n\n"
        "The examination will be held by the Commissioner General of Examinations on 17 June 2027.",
        "\nHarbour Department, Wenby,\n20th December, 2026.\n",
        {
            "published": "2027-01-04",
            "agent": "Commissioner General of Examinations",
            "issuer": ("WENBY HARBOUR DEPARTMENT",),
        },
    ),
    (
        "WENBY COUNTY MERIT SYSTEM\n\nClass Announcement: Harbour Inspector II\nRecruitment No. 27-51-4   Unit: Ports",
        "\nAnnouncement issued January 4, 2027. The provisions of this announcement make no contract.\n",
        {
            "title": "Class Announcement: Harbour Inspector II",
            "issuer": ("WENBY COUNTY MERIT SYSTEM",),
            "doc_number": "Recruitment No. 27-51-4",
            "published": "2027-01-04",
        },
    ),
    (
        "Notice of Wenby Port Group Co., Ltd. on Open Recruitment\nThe Group entrusted Wenby Talent Service Co., Ltd. "
        "(hereinafter Talent) to recruit 7 employees.",
        "\nWenby Port Bureau Wenby Rail Bureau\n4 January 2027\n",
        {"agent": "Wenby Talent Service Co., Ltd.", "issuer": ("Wenby Port Bureau", "Wenby Rail Bureau")},
    ),
    (
        "2017 Wenby Prison Bureau General Rules for Recruiting Police\nWen Jian Ren [20 17] No.9",
        "",
        {"doc_number": "Wen Jian Ren [2017] No.9"},
    ),
    (
        "WENBY HARBOUR DEPARTMENT\n\nRECRUITMENT OF MATES\nThe examination will be conducted by the Department.",
        "",
        {"agent": None, "title": "RECRUITMENT OF MATES"},
    ),
]


@pytest.mark.parametrize(("head", "tail", "expected"), HEADS)
def test_a_head_is_read_by_its_layout(head: str, tail: str, expected: dict[str, object]) -> None:
    found = extract([read_bytes((head + BODY + tail).encode(), "notice.txt")]).header
    assert {name: getattr(found, name) for name in expected} == expected
