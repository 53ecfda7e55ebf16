"""Posts whose places running text counts by sex: ``勤务辅警男性8名、女性2名,文职辅警2名``.

A sentence or a list of lines is read token by token: a name with its places, a sex with its own, places alone, a sex
alone. Only two or more posts, all of them with a name that is one of posts and at least one with a sex, are a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from extractors.lexicon import load
from extractors.posts.entry import Entry
from extractors.posts.lists import line_entries
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.code_labels import CODE_LABEL
from extractors.values.numbers import NUMBER, parse_int
from schema.values import Gender

_SEX = r"(?:仅限|限|均为|须为)?(?P<{0}>男|女)(?:性|生|队员|辅警)?"
_COUNT = rf"(?P<n>{NUMBER})\s*(?:名|人|个)"
_HIRE = r"(?:拟|计划|共)?(?:招聘|招录|招收|招募|招用|招)?"
_BRACKET = r"(?:\([^()]{1,24}\))"
_NAMED = re.compile(
    rf"(?:岗位|职位)?(?:(?P<letter>[A-Z])(?:岗|类)?[:\s]\s*|(?P<rank>[A-Z]岗)\s*)?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fffA-Z/]{{1,17}}?)"
    rf"(?P<before>{_BRACKET})?\s*[:]?\s*{_HIRE}\s*(?:{_SEX.format('sex')}\s*)?(?:{_COUNT}\s*(?P<behind>{_BRACKET})?)?"
)
_OF_SEX = re.compile(rf"(?:其中:?)?\s*{_SEX.format('sex')}\s*(?:{_COUNT})?")
_PLACES = re.compile(rf"{_HIRE}\s*{_COUNT}\s*(?P<behind>{_BRACKET})?")
_EITHER = re.compile(r"(?:男女|性别)(?:均?不限|均可)|不限(?:男女|性别)")
_TOKEN = re.compile(r"(?:其中:?)?(?:(?!其中|(?<=[名人])[男女][性生]?\d)[^、,;。\s()]|\([^()]*\))+")
_LABEL = re.compile(
    r"\s*(?:[(]?(?P<no>\d{1,3})[)、.]+|[(]?[一二三四五六七八九十]{1,3}[)、.]+|[①-⑳]|[-—–•·*●○■□◆◇▲▶※]{1,2})\s*"
)
_CODE = re.compile(rf"\({CODE_LABEL}[:为]?\s?(?P<code>[A-Za-z]{{0,4}}-?\d{{0,8}})\)")
_IN_BRACKET = re.compile(rf"\((?:其中:?)?{_SEX.format('sex')}\)")
_PARTS = re.compile(r"(?P<sex>男|女)(?:性|生)?\s*(?P<n>\d{1,3})\s*(?:名|人)")
_LEAST = 2


@dataclass(slots=True)
class _Post:
    """What the tokens say of one post; ranges count from the beginning of the line."""

    line: Line
    name: tuple[str, int, int]
    code: tuple[str, int, int] | None = None
    number: tuple[int, int, int] | None = None
    count: tuple[int, int, int] | None = None
    sex: tuple[str, int, int] | None = None
    parts: list[tuple[str, int, int, int]] = field(default_factory=list)
    either: tuple[int, int] | None = None

    @property
    def sound(self) -> bool:
        return self.count is not None or bool(self.parts)


def posts_by_sex(source: Source) -> list[Entry]:
    """The posts of the first sentence or list of lines that counts them so; none in other languages, and none where
    every line says as much without its sex (勤务辅警65名,其中男性58名)."""
    if not source.zh or not ("男" in source.text or "女" in source.text):
        return []
    found = _first(source)
    return found if found and len(line_entries(source)) < len(found) else []


def _first(source: Source) -> list[Entry]:
    words = load("posts")["sections"]
    run: list[_Post] = []
    last: Line | None = None
    for line in source.prose():
        path = " ".join(source.path(line))
        if any(w in path for w in words["never"]):
            continue
        inside = any(w in path.casefold() for w in words["posts"])
        label = _LABEL.match(line.text)
        found = _listed(line, label.end() if label else 0) if inside or label else []
        found = found if _named_posts(found) else []
        if label and label["no"] and len(found) == 1:
            found[0].number = (int(label["no"]), *label.span("no"))
        if not found and (told := _told(line)):
            return _entries(source, told)
        if found and (last is None or line.index == last.index + 1):
            run += found
        else:
            if posts := _entries(source, run):
                return posts
            run = found
        last = line if found else None
    return _entries(source, run)


def _told(line: Line) -> list[_Post]:
    """The posts that a sentence counts behind 招聘 or 其中."""
    if not _PARTS.search(line.text) and not re.search(r"\([男女]性?\)", line.text):
        return []
    for begin in _starts(line.text):
        found = _listed(line, begin)
        if len(found) >= _LEAST and _sound(found):
            return found
    return []


def _starts(text: str) -> Iterator[int]:
    for sentence in re.finditer(r"[^。]+", text):
        for found in re.finditer(r"招聘|招录|招收|招募|其中:?|分别为|包括|:", sentence.group()):
            yield sentence.start() + found.end()


def _listed(line: Line, begin: int) -> list[_Post]:
    """The posts of the tokens from ``begin`` on, up to one that belongs to none; [] where the first is no post."""
    out: list[_Post] = []
    for token in _TOKEN.finditer(line.text, begin):
        text, at = token.group(), token.start()
        if out and (mine := _OF_SEX.fullmatch(text)):
            _take_sex(out[-1], mine, at)
        elif out and _EITHER.fullmatch(text):
            out[-1].either = (at, at + len(text))
        elif out and out[-1].count is None and (mine := _PLACES.fullmatch(text)):
            out[-1].count = _number(mine, at)
            _take_bracket(out[-1], mine, "behind", at)
        elif mine := _NAMED.fullmatch(text):
            if mine["n"] is None and out and out[-1].count is None and not out[-1].parts:
                break
            out.append(_post(line, mine, at))
        else:
            break
    return out


def _number(mine: re.Match[str], at: int) -> tuple[int, int, int]:
    return parse_int(mine["n"]) or 0, at + mine.start("n"), at + mine.end("n")


def _post(line: Line, mine: re.Match[str], at: int) -> _Post:
    post = _Post(line, (mine["name"], at + mine.start("name"), at + mine.end("name")))
    if mine["letter"]:
        post.code = (mine["letter"], at + mine.start("letter"), at + mine.end("letter"))
    _take_bracket(post, mine, "before", at)
    if mine["n"] is not None:
        if mine["sex"]:
            _take_sex(post, mine, at)
        else:
            post.count = _number(mine, at)
        _take_bracket(post, mine, "behind", at)
    elif mine["sex"]:
        post.sex = (mine["sex"], at + mine.start("sex"), at + mine.end("sex"))
    return post


def _take_sex(post: _Post, mine: re.Match[str], at: int) -> None:
    begin = at + mine.start("sex")
    if mine["n"] is None:
        post.sex = (mine["sex"], begin, at + mine.end("sex"))
    else:
        post.parts.append((mine["sex"], parse_int(mine["n"]) or 0, begin, at + mine.end("n")))


def _take_bracket(post: _Post, mine: re.Match[str], group: str, at: int) -> None:
    text = mine[group] or ""
    begin = at + mine.start(group)
    if code := _CODE.search(text):
        post.code = (code["code"], begin + code.start("code"), begin + code.end("code"))
    if alone := _IN_BRACKET.fullmatch(text):
        post.sex = (alone["sex"], begin + alone.start("sex"), begin + alone.end("sex"))
    elif _EITHER.search(text):
        post.either = (begin + 1, begin + len(text) - 1)
    for part in _PARTS.finditer(text):
        post.parts.append((part["sex"], int(part["n"]), begin + part.start(), begin + part.end()))


def _named_posts(posts: Sequence[_Post]) -> bool:
    return all(p.sound and p.name[0].endswith(_titles()) and not _NO_NAME.search(p.name[0]) for p in posts)


def _sound(posts: Sequence[_Post]) -> bool:
    sexes = all(len({s for s, *_ in p.parts}) == len(p.parts) for p in posts)
    fits = all(p.count is None or len(p.parts) < _LEAST or sum(n for _, n, *_ in p.parts) == p.count[0] for p in posts)
    return len(posts) >= _LEAST and sexes and fits and _named_posts(posts)


_NO_NAME = re.compile(
    r"招聘|招录|招收|其中|本次|合计|总计|人数|^(?:共|计划|岗位|职位|人员|考生|辅助人员|工作人员)$|[男女]$"
)


@cache
def _titles() -> tuple[str, ...]:
    titles = load("posts")["titles"]
    return (*titles["office"], *titles["posts"])


def _entries(source: Source, posts: Sequence[_Post]) -> list[Entry]:
    if not _sound(posts) or not any(p.parts or p.sex for p in posts):
        return []
    return [_entry(source, post) for post in posts]


def _entry(source: Source, post: _Post) -> Entry:
    base = post.line.start
    entry = Entry(source, start=base + post.name[1])
    stem = re.sub(r"(?<=..)岗位$", "", post.name[0])
    for name, said in (
        ("name", (stem, post.name[1], post.name[1] + len(stem))),
        ("code", post.code),
        ("no", post.number),
    ):
        if said is not None:
            entry.put(name, said[0], source.cite(base + said[1], base + said[2]))
    proofs = [source.cite(base + a, base + b) for _, _, a, b in post.parts]
    if post.count is not None:
        entry.put("headcount", post.count[0], source.cite(base + post.count[1], base + post.count[2]))
    elif len(post.parts) == 1:
        entry.put("headcount", post.parts[0][1], proofs[0])
    else:
        entry.draft.put("headcount", sum(n for _, n, *_ in post.parts), *proofs, rule="sum_of_parts")
    if len(post.parts) > 1:
        for (label, count, *_), proof in zip(post.parts, proofs, strict=True):
            entry.add_part(label, count, proof)
    sex = post.sex or ((post.parts[0][0], *post.parts[0][2:]) if len(post.parts) == 1 and post.count is None else None)
    if sex is not None:
        where = source.cite(base + sex[1], base + sex[2])
        entry.put("gender", Gender.MALE if sex[0] == "男" else Gender.FEMALE, where)
    elif post.either is not None:
        entry.put("gender", "unlimited", source.cite(base + post.either[0], base + post.either[1]))
    return entry


__all__ = ["posts_by_sex"]
