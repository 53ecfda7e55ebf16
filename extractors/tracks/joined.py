"""Joined classes: categories of posts that every rule names together are one class (A、B岗位:只考…; C岗位:考…两科)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from extractors.outline.mentions import stems
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.tracks.labels import Candidate

_RULE = re.compile(r"%|占|成绩|得分|合格|低于|比例|考[《一]|科|满分|笔试|面试|试讲|测试|加分|\d\s?分|\d\s?[:比]\s?\d")
_COUNTED = re.compile(r"\d\s?[名人个]")
_NOUN = r"(?:岗位|职位|职类|学段|教师|人员|类|岗)?"
_FEWEST = 3


def joined(found: Sequence[Candidate], source: Source) -> list[Candidate]:
    """The classes, those that are never told apart put together under the words that name them together.

    Only rules of selection count: that the table of posts or the headcount lists them apart makes no difference.
    """
    if len(found) < _FEWEST or not all(c.posts and not c.sure for c in found):
        return list(found)
    named = [*_named(source, found), *_weighed(source, found)]
    groups = [{at} for at in range(len(found))]
    for one, other in combinations(range(len(found)), 2):
        both = [ids for ids in named if ids & {one, other}]
        if both and all({one, other} <= ids for ids in both):
            mine = next(g for g in groups if one in g)
            theirs = next(g for g in groups if other in g)
            if mine is not theirs:
                mine |= theirs
                groups.remove(theirs)
    if not 1 < len(groups) < len(found):
        return list(found)
    out = [c for group in groups if (c := _together([found[at] for at in sorted(group)], source)) is not None]
    if len(out) < len(groups):
        return list(found)
    noun = next((m.group() for c in out if c.sure and (m := re.search(r"(?:岗位|职位)$", c.label))), "")
    for candidate in out if noun else ():
        _with_noun(candidate, noun, source)
    return out


def _with_noun(candidate: Candidate, noun: str, source: Source) -> None:
    """The class left alone, by the same noun as the others where the text calls it so (卫生职位 beside 甲、乙职位)."""
    for stem in stems(candidate.label) if not candidate.sure else ():
        at = source.text.find(stem + noun)
        if at >= 0:
            candidate.label, candidate.evidence = stem + noun, (source.cite(at, at + len(stem + noun)),)
            return


def _named(source: Source, found: Sequence[Candidate]) -> Iterator[set[int]]:
    """The classes that rules of selection name: those of each list together, the others one by one."""
    forms, short = {form: at for at, c in enumerate(found) for form in stems(c.label)}, _short(found)
    one = "|".join(map(re.escape, sorted({**short, **forms}, key=len, reverse=True)))
    listed = re.compile(rf"(?:{one})(?:{_NOUN}[、和及与](?:{one}))*")
    for line in source.prose():
        for clause in re.split(r"[。;\n]", line.text):
            if _RULE.search(clause) and not _COUNTED.search(clause):
                for match in listed.finditer(clause):
                    items = re.findall(one, match.group())
                    if len(items) > 1 or items[0] in forms:
                        yield {forms[item] if item in forms else short[item] for item in items}


def _short(found: Sequence[Candidate]) -> dict[str, int]:
    """What a list may call a class by: the end of its name that is the end of no other (医师 of 临床医师)."""
    out: dict[str, int] = {}
    taken: set[str] = {form for c in found for form in stems(c.label)}
    for at, candidate in enumerate(found):
        name = stems(candidate.label)[-1]
        for tail in (name[cut:] for cut in range(1, len(name) - 1)):
            if tail in out or any(tail in form for form in taken if form not in stems(candidate.label)):
                out.pop(tail, None)
                taken.add(tail)
            elif not re.fullmatch(_NOUN, tail):
                out[tail] = at
    return out


def _weighed(source: Source, found: Sequence[Candidate]) -> Iterator[set[int]]:
    """The classes that rows of a table of weights are about."""
    forms = {form: at for at, c in enumerate(found) for form in stems(c.label)}
    for grid in source.grids:
        if grid.sheet is None and grid.rows <= _ROWS:
            for cells in grid.body():
                texts = [cell.text.strip() for cell in cells]
                at = next((forms[t] for t in texts[:2] if t in forms), None)
                if at is not None and any(_VALUE.search(t) for t in texts[1:]):
                    yield {at}


_ROWS = 30
_VALUE = re.compile(r"\d\s?%|\d\s?:\s?\d|\d\s?分")


def _together(members: Sequence[Candidate], source: Source) -> Candidate | None:
    """One class of several, by the list that names them; a class alone as it is; None where no list does."""
    if len(members) == 1:
        return members[0]
    short = {at: tail for tail, at in sorted(_short(members).items(), key=lambda one: len(one[0]), reverse=True)}
    called = [(*stems(c.label), *([short[at]] if at in short else [])) for at, c in enumerate(members)]
    forms = "|".join(re.escape(f) for names in called for f in names)
    listed = re.compile(rf"(?:{forms})(?:[、和及与](?:{forms})){{{len(members) - 1}}}{_NOUN}")
    for line in source.prose():
        for match in listed.finditer(line.text):
            begun = [names for names in called if any(f in match.group() for f in names)]
            if len(begun) == len(members) and not _COUNTED.match(line.text, match.end()):
                start = line.start + match.start()
                out = Candidate(match.group(), source, start, start + len(match.group()), sure=True)
                out.codes = [code for c in members for code in c.codes]
                out.posts = [post for c in members for post in c.posts]
                return out
    return None


__all__ = ["joined"]
