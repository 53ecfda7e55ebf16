"""Mixed cells: what stands under a heading that names two things (专业及职称, 年龄及学历)."""

from __future__ import annotations

from extractors.conditions.certificates import parts
from extractors.conditions.majors import read_majors
from extractors.posts.facts import Fact, tidy
from extractors.text import patterns as re
from extractors.values.education import find_education

_SUBJECTS = re.compile(r"专业(?!技术|资格|能力|水平|职)")
_LEVELS = re.compile(r"学历|学位|文化程度")
_TITLE = re.compile(r"职称|证书?(?:\([^()]*\))?$|资格|(?:师|员)(?:及以上|以上)?$|级(?:及以上|以上)$")


def names_majors(label: str) -> bool:
    """Whether a heading of titles speaks of majors as well."""
    return _SUBJECTS.search(label) is not None


def names_levels(label: str) -> bool:
    """Whether a heading of conditions speaks of levels of education."""
    return _LEVELS.search(label) is not None


def majors_and_titles(text: str) -> list[Fact] | None:
    """Majors with titles behind them (土木工程,高级工程师); None where a cell holds only one of both."""
    items = parts(text)
    titles = [item for item in items if _TITLE.search(item.text)]
    subjects = [item for item in items if item not in titles]
    if not titles or not subjects or subjects != items[: len(subjects)]:
        return None
    facts = [Fact("certificates", tidy(item.text), item.start, item.end) for item in titles]
    value = read_majors(text[subjects[0].start : subjects[-1].end])
    return [Fact("majors", value, subjects[0].start, subjects[-1].end), *facts] if value else facts


def holds_title(text: str) -> bool:
    """Whether a cell names a title or certificate."""
    return any(_TITLE.search(item.text) for item in parts(text))


def level_alone(text: str) -> list[Fact]:
    """The level that one clause of a cell is, and nothing else (45周岁以下,博士研究生)."""
    for item in parts(text):
        found = find_education(item.text, bare=True)
        if found and found[0].level is not None and (found[0].start, found[0].end) == (0, len(item.text)):
            return [Fact("education", found[0].level, item.start, item.end)]
    return []
