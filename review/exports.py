"""Exports: a campaign as calendar, job postings and data package, for people and programs that know nothing of ours."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date, timedelta
from typing import Any

from schema.campaign import Campaign
from schema.notice import Event, Post

_ZONE = "Asia/Shanghai"

COLUMNS = {
    "id": "string",
    "code": "string",
    "name": "string",
    "org": "string",
    "headcount": "integer",
    "category": "string",
    "education": "string",
    "degree": "string",
    "majors": "string",
    "age_min": "integer",
    "age_max": "integer",
    "born_from": "string",
    "born_to": "string",
    "gender": "string",
    "political": "string",
    "regions": "string",
    "experience_years": "string",
    "certificates": "string",
    "preferred": "string",
    "workplace": "string",
    "remarks": "string",
    "scheme": "string",
}
"""Columns of the table of posts and their types in Table Schema."""


LISTS = frozenset({"majors", "political", "regions", "certificates", "preferred"})
"""Columns whose cells hold several values, joined by ``;``."""


def posts(campaign: Campaign) -> list[dict[str, str]]:
    """The posts as rows of :data:`COLUMNS`; lists are joined by ``;``, what the notice is silent on is empty."""
    rows = []
    for item in campaign.posts:
        data = item.post.model_dump(mode="json") | {"scheme": item.scheme}
        rows.append({name: _cell(data[name]) for name in COLUMNS})
    return rows


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else str(value)


# Calendar -----------------------------------------------------------------------------------------------------------


def calendar(campaign: Campaign) -> str:
    """The timeline as iCalendar (RFC 5545): events with a day, in the local time of the notice.

    Moments known only to the month or year are left out: a calendar has no way to say them.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jinbang//campaign//EN", "CALSCALE:GREGORIAN"]
    for event in campaign.timeline:
        lines += _event(campaign, event)
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(campaign: Campaign, event: Event) -> list[str]:
    start, end = event.start or event.end, event.end
    if start is None or len(start) < 10 or (end is not None and len(end) < 10):
        return []
    title = f"{event.label or event.event.value} · {campaign.name}"
    uid = hashlib.sha256(f"{campaign.id}/{event.id}".encode()).hexdigest()[:32]
    lines = ["BEGIN:VEVENT", f"UID:{uid}@jinbang", "DTSTAMP:19700101T000000Z", f"SUMMARY:{_escaped(title)}"]
    if len(start) == 10 and (end is None or len(end) == 10):
        last = date.fromisoformat(end or start) + timedelta(days=1)
        lines += [
            f"DTSTART;VALUE=DATE:{start.replace('-', '')}",
            f"DTEND;VALUE=DATE:{last.isoformat().replace('-', '')}",
        ]
    else:
        lines.append(f"DTSTART;TZID={_ZONE}:{_moment(start, '00:00')}")
        if end is not None and end != start:
            lines.append(f"DTEND;TZID={_ZONE}:{_moment(end, '24:00')}")
    if event.place:
        lines.append(f"LOCATION:{_escaped(event.place)}")
    return [*lines, f"CATEGORIES:{event.event.value}", "END:VEVENT"]


def _moment(moment: str, default: str) -> str:
    """``2023-05-22T24:00`` is the next day's first moment."""
    day, _, clock = moment.partition("T")
    clock = clock or default
    if clock == "24:00":
        day, clock = (date.fromisoformat(day) + timedelta(days=1)).isoformat(), "00:00"
    return f"{day.replace('-', '')}T{clock.replace(':', '')}00"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 bytes, never cut within a character."""
    out, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > 74:
            out.append(" ")
            size = 1
        out[-1] += char
        size += width
    return "\r\n".join(out)


# Job postings -------------------------------------------------------------------------------------------------------


def job_postings(campaign: Campaign) -> list[dict[str, Any]]:
    """A schema.org JobPosting (JSON-LD) per post."""
    registration = next((e for e in campaign.timeline if e.event.value == "registration"), None)
    return [_posting(campaign, item.post, registration) for item in campaign.posts]


def _posting(campaign: Campaign, post: Post, registration: Event | None) -> dict[str, Any]:
    wanted = [*(post.majors if isinstance(post.majors, tuple) else ()), *post.certificates]
    posting: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": post.name,
        "identifier": {"@type": "PropertyValue", "name": campaign.name, "value": post.code or post.id},
        "hiringOrganization": {"@type": "Organization", "name": post.org} if post.org else None,
        "totalJobOpenings": post.headcount,
        "qualifications": "；".join(wanted) or None,
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": post.education.value,
        }
        if post.education
        else None,
        "description": post.remarks or campaign.name,
        "jobLocation": {"@type": "Place", "address": post.workplace} if post.workplace else None,
        "datePosted": None,
        "validThrough": _iso(registration.end) if registration else None,
    }
    return {key: value for key, value in posting.items() if value is not None}


def _iso(moment: str | None) -> str | None:
    if moment is None or not moment.endswith("T24:00"):
        return moment
    return f"{(date.fromisoformat(moment[:10]) + timedelta(days=1)).isoformat()}T00:00"


# Data package -------------------------------------------------------------------------------------------------------


def data_package(campaign: Campaign) -> dict[str, str]:
    """A Frictionless data package: file name -> text of the table of posts and of its description."""
    table = io.StringIO()
    writer = csv.DictWriter(table, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(posts(campaign))
    text = table.getvalue()
    package = {
        "profile": "tabular-data-package",
        "name": f"jinbang-{campaign.id[:12].lower()}",
        "title": campaign.name,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "posts",
                "path": "posts.csv",
                "format": "csv",
                "encoding": "utf-8",
                "hash": f"sha256:{hashlib.sha256(text.encode()).hexdigest()}",
                "bytes": len(text.encode()),
                "schema": {
                    "fields": [{"name": name, "type": kind} for name, kind in COLUMNS.items()],
                    "primaryKey": "id",
                    "missingValues": [""],
                },
            }
        ],
    }
    return {"posts.csv": text, "datapackage.json": json.dumps(package, ensure_ascii=False, indent=2) + "\n"}
