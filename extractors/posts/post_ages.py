"""Ages of single posts in English sentences: ``35 years for Pump Attendant and 40 years for Weir Keeper``.

The posts stand behind their ages, or before them: in one sentence, or each in a line of its own under a title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.conditions.ages import AgeMatch, find_ages
from extractors.lexicon import load
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.document import BlockKind

_AGE = re.compile(r"\bage", re.IGNORECASE)
_LEAST = re.compile(
    r"\b(?:minimum|lower|least|not (?:be )?(?:less|below|under|younger)|attained|completed)\b", re.IGNORECASE
)
_FEWEST, _MOST = 2, 60
"""Posts of a notice in which ages are told apart."""


class _Said(NamedTuple):
    """An age, the posts that it is for, and where both stand in the text of the line."""

    age: AgeMatch
    posts: tuple[Entry, ...]


def add_ages(source: Source, entries: Sequence[Entry]) -> None:
    """The bounds of age that sentences or titled lines give to listed posts by their names or codes."""
    if source.zh or not _FEWEST <= len(entries) <= _MOST:
        return
    names = _names(entries)
    listed = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    one = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
    _bare_years(source, names, listed)
    titled = False
    for line in source.lines:
        if line.kind is BlockKind.TABLE:
            continue
        heads = _titles_ages(line)
        told = _told(line, one, names, titled=titled)
        for age, posts in told:
            _put(source, line, age, posts, entries)
        titled = heads or (titled and bool(told))


def _names(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The posts by their names and codes, and by a name without its bracket where one post alone has it."""
    names = {str(e.get(k)).casefold(): e for e in entries for k in ("name", "code") if e.get(k)}
    bare: dict[str, list[Entry]] = {}
    for entry in entries:
        short = re.sub(r"\s*\([^()]*\)$", "", str(entry.get("name") or "")).casefold()
        bare.setdefault(short, []).append(entry)
    return {short: found[0] for short, found in bare.items() if len(found) == 1 and len(short) > 3} | names


def _bare_years(source: Source, names: Mapping[str, Entry], listed: str) -> None:
    """Numbers that are bounds by the words before them all: ``The upper limit is 35 for X and 40 for Y``."""
    said = re.compile(
        rf"(?P<age>[1-6]\d)(?: ?years?)?(?: of age)?,? (?:for|in (?:the )?case of|in respect of) (?:the )?"
        rf"(?:posts? (?:code )?(?:of )?)?(?P<who>(?:{listed})(?:(?:, | and |, and | & )(?:{listed}))*)(?!\w)",
        re.IGNORECASE,
    )
    one = re.compile(listed, re.IGNORECASE)
    for line in source.lines:
        if line.kind is BlockKind.TABLE or not _AGE.search(line.text):
            continue
        found = list(said.finditer(line.text))
        for item in found if len(found) > 1 and not _RANGE.search(line.text) else ():
            least = _LEAST.search(line.text[max(0, item.start() - 60) : item.start()]) is not None
            where = source.cite(line.start + item.start(), line.start + item.end())
            for name in one.findall(item["who"]):
                names[name.casefold()].put("age_min" if least else "age_max", int(item["age"]), where)


_RANGE = re.compile(r"\b[1-6]\d(?: years)? ?(?:-|–|to|and|~) ?[2-7]\d\b", re.IGNORECASE)


def _titles_ages(line: Line) -> bool:
    return re.compile("|".join(load("ages")["post_lines"]["title"]), re.IGNORECASE).fullmatch(line.text) is not None


def _told(line: Line, one: re.Pattern[str], names: Mapping[str, Entry], *, titled: bool) -> list[_Said]:
    """The ages of a line with their posts; none where it does not tell all of them apart."""
    text = line.text
    if not (titled or _AGE.search(text) or "years old" in text):
        return []
    ages = [m for m in find_ages(text, aged=True) if m.min is not None or m.max is not None]
    mentions = [m for m in one.finditer(text) if all(m.end() <= a.start or a.end <= m.start() for a in ages)]
    if not ages or not mentions or len(text) > _LONGEST:
        return []
    words = load("ages")["post_lines"]
    before, after, join = (re.compile(words[k], re.IGNORECASE) for k in ("before", "after", "join"))
    runs = list(_runs(text, mentions, join))
    ahead = [_owner(text, run, ages, before) for run in runs]
    if all(found is not None for found in ahead) and len(ages) == len(runs):
        opens = text[: mentions[0].start()]
        alone = len(runs) == 1 and not (titled and re.compile(words["opens"], re.IGNORECASE).fullmatch(opens))
        if not alone:
            return [_Said(age, _of(run, names)) for run, age in zip(runs, ahead, strict=True) if age]
    behind = [a for a in ages if any(after.fullmatch(text[a.end : run[0].start()]) for run in runs)]
    if len(behind) == len(ages) == len(runs) > 1:
        return [_Said(age, _of(run, names)) for age, run in zip(ages, runs, strict=True)]
    return []


_LONGEST = 600


def _runs(text: str, mentions: Sequence[re.Match[str]], join: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    """Names in a row are for one age."""
    run: list[re.Match[str]] = []
    for mention in mentions:
        if run and not join.fullmatch(text[run[-1].end() : mention.start()]):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _owner(text: str, run: Sequence[re.Match[str]], ages: Sequence[AgeMatch], gap: re.Pattern[str]) -> AgeMatch | None:
    """The age right behind the names."""
    after = next((a for a in ages if a.start >= run[-1].end()), None)
    return after if after is not None and gap.fullmatch(text[run[-1].end() : after.start]) else None


def _of(run: Sequence[re.Match[str]], names: Mapping[str, Entry]) -> tuple[Entry, ...]:
    return tuple(names[m.group().casefold()] for m in run)


def _put(source: Source, line: Line, age: AgeMatch, posts: Sequence[Entry], entries: Sequence[Entry]) -> None:
    where = source.cite(line.start + age.start, line.start + age.end)
    for entry in entries:
        mine = any(entry is post for post in posts)
        for name in ("age_min", "age_max"):
            if any(e.start < where.end and where.start < e.end for e in entry.draft.evidence.get(name, ())):
                entry.draft.values.pop(name, None)  # read as that of the block in which the sentence stands
                entry.draft.evidence.pop(name, None)
        if mine:
            entry.put("age_min", None if age.min is None else age.min + age.min_strict, where)
            entry.put("age_max", None if age.max is None else age.max - age.max_strict, where)


__all__ = ["add_ages"]
