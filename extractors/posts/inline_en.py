"""Posts that one English sentence counts, each with its code: ``Fire fighters (post code: X01) 50, drivers (…) 15``.

What the text says of them afterwards they are told by their names (``fire fighters are between 18 and 24 years old``).
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.ages import find_ages
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.reading import Reading, read_repaired
from extractors.text.source import Source
from extractors.values.education import find_education
from schema.values import Gender

_CODED = re.compile(
    r"(?:^|[,;:]|\band\b)\s*(?P<name>[A-Za-z][A-Za-z' /-]{2,60}?) ?"
    r"\((?:(?:post|position|job|item|class) ?(?:code|no\.?|number)|code|class)[:. ]*"
    r"(?P<code>[A-Za-z]{0,5}-?\d[\w-]{0,14})\)[ :,-]*"
    r"(?P<n>\d{1,5})(?: (?:people|persons|posts?|vacancies))?(?=[,;.\s]|$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:^|[,;:.]|\band\b)\s*(?P<name>[A-Za-z][A-Za-z' /-]{2,60}?)(?::|,| -) ?(?P<n>\d{1,5})"
    r"(?: (?:people|persons|staff|posts?|vacancies|places|positions))? ?"
    r"\((?:(?:post|position|job|item|class) )?(?:(?:code|no\.?|number)[:. ]*)?(?P<code>[A-Za-z]{1,5}-?\d[\w-]{0,14})\)"
    r"(?=[,;.\s]|$)"
)
"""Logistics teachers: 4 people (A02): the code behind the number, the word for it in the first of them only."""
_LABELLED = re.compile("code|class", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\n]+?(?:\.(?=\s)|\n|$)")
_PART = re.compile(
    r"(?P<n>\d{1,4}) (?:(?:are|is|will be) )?(?:assigned |allocated |posted )?"
    r"(?:to|in|for|at) (?:the )?(?P<label>[A-Z][\w' -]{2,40}?)(?=,| and \d|$|\.)"
)
_MEN = re.compile(
    r"\ball (?:the )?(?:posts?|positions?) (?:are|is) "
    r"(?:limited|restricted|open only) to (?P<who>men|males?|women|females?)\b",
    re.I,
)


def inline_coded(source: Source) -> list[Entry]:
    """The posts of the first sentence that counts two or more by their codes; none in other languages."""
    if source.zh or not _LABELLED.search(source.text):
        return []
    reading = read_repaired(source)
    for sentence in _SENTENCE.finditer(reading.text):
        found = list(_CODED.finditer(sentence.group())) or list(_COUNTED.finditer(sentence.group()))
        if len(found) >= 2 and len({m["code"] for m in found}) == len(found):
            entries = [_entry(source, reading, m, sentence.start()) for m in found]
            _details(source, reading, entries, sentence.start())
            return entries
    return []


def _entry(source: Source, reading: Reading, m: re.Match[str], at: int) -> Entry:
    def cite(group: str) -> tuple[int, int]:
        return reading.back(at + m.start(group), at + m.end(group))

    entry = Entry(source, start=cite("name")[0])
    entry.put("name", m["name"], source.cite(*cite("name")))
    entry.put("code", m["code"], source.cite(*cite("code")))
    entry.put("headcount", int(m["n"]), source.cite(*cite("n")))
    return entry


def _details(source: Source, reading: Reading, entries: Sequence[Entry], begin: int) -> None:
    text = reading.text
    if (limited := _MEN.search(text, begin)) is not None:
        gender = Gender.MALE if limited["who"].casefold().startswith(("men", "male")) else Gender.FEMALE
        for entry in entries:
            entry.put("gender", gender, source.cite(*reading.back(*limited.span())))
    names = {str(e.get("name")).casefold(): e for e in entries}
    listed = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    for m in re.compile(rf"\bamong (?:the )?(?P<who>{listed}), (?P<rest>[^.\n]+)", re.I).finditer(text, begin):
        _parts(source, reading, names[m["who"].casefold()], m)
    said = re.compile(
        rf"(?P<who>\b(?:{listed}))\b (?:should|must|shall|are|is|can|may|need|have|has)\b(?P<rest>[^;\n]+)", re.I
    )
    for clause in re.finditer(r"[^;.\n]+(?:\.(?=\d)[^;.\n]+)*", text[begin:]):
        if re.search(r"\bwho apply|\bretired\b|\bscore|\binterview|\btest\b", clause.group(), re.I):
            continue
        for m in said.finditer(clause.group()):
            _tell(source, reading, names[m["who"].casefold()], m["rest"], begin + clause.start() + m.start("rest"))


def _parts(source: Source, reading: Reading, entry: Entry, m: re.Match[str]) -> None:
    at = m.start("rest")
    items = list(_PART.finditer(m["rest"]))
    if len(items) < 2 or sum(int(i["n"]) for i in items) != entry.get("headcount"):
        return
    for item in items:
        where = source.cite(*reading.back(at + item.start(), at + item.end()))
        entry.add_part(item["label"], int(item["n"]), where)


def _tell(source: Source, reading: Reading, entry: Entry, text: str, at: int) -> None:
    for level in find_education(text)[:1]:
        if level.level is not None:
            where = source.cite(*reading.back(at + level.start, at + level.end))
            entry.put("education", level.level, where)
    for age in find_ages(text)[:1]:
        where = source.cite(*reading.back(at + age.start, at + age.end))
        entry.put("age_min", age.min, where)
        entry.put("age_max", age.max, where)


__all__ = ["inline_coded"]
