"""Classes of posts that a notice calls by number or code: ``for posts 1, 2 and 3``, ``J开头的为教师类岗位``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.source import Line, Source
from extractors.tracks.labels import Candidate
from extractors.values.code_labels import PERHAPS_LABEL
from extractors.values.fractions import TENTHS
from extractors.values.ordinals import find_ordinals
from schema.lazy_posts import values
from schema.notice import Post

_ITEM = r"(?:[A-Z]{0,4}[-/]?\d{1,5}(?:-?[A-Z]{1,2}\d?)?)"
_NAMED = re.compile(
    rf"\b(?P<label>(?i:posts?|positions?|items?|jobs?|vacanc(?:y|ies)|lots?)(?: (?i:codes?|nos?\.?|"
    rf"numbers?))? (?P<list>{_ITEM}(?:, ?{_ITEM})*"
    rf"(?:,? ?(?:and|or|&) ?{_ITEM})?))(?![\w%]| (?:years?|marks|months|points)\b)"
)
_SERIAL = re.compile(
    rf"(?P<label>(?i:S(?:l|r|er(?:ial)?)?\.?(?: ?nos?\.?)?) "
    rf"(?P<list>{_ITEM}(?:, ?{_ITEM})*(?:,? ?(?:and|&) ?{_ITEM})?))"
)
_RULE = re.compile(
    r"score|interview|written|test|marks?\b|exam|percent|per cent|%|years|assessment|evaluation|"
    r"criteria|points|selection",
    re.IGNORECASE,
)


def by_number(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The groups of numbered posts for which rules are given, where no post is in two of them.

    Headings of their own (``Assessment for F-01 and F-02``) decide before what is said in passing, and so do paragraphs
    that begin with the posts they are about.
    """
    known: dict[str, Post] = {}
    for post in posts:
        for key in (str(post.no) if post.no else None, post.code):
            if key:
                known[key] = post
    if len(known) < 2:
        return []
    own = _entries(source, posts)
    named = [pair for line in source.prose() if line.index not in own for pair in _named(source, line, known)]
    headed = [c for line, c in named if _heads(line, c)]
    ruled = [c for line, c in named if re.search(r"\bfor (?:the )?$", line.text[: c.start - line.start], re.IGNORECASE)]
    leading = [c for line, c in named if _leads(line, c)]
    for candidates in (_columns(source, known), headed, ruled, leading, [c for _, c in named]):
        groups: dict[tuple[str, ...], Candidate] = {}
        for candidate in candidates:
            groups.setdefault(tuple(sorted(candidate.posts)), candidate)
        out = list(groups.values())
        taken = [ident for candidate in out for ident in candidate.posts]
        if len(out) > 1 and len(set(taken)) == len(taken):
            return by_name(out, posts)
    return []


def _entries(source: Source, posts: Sequence[Post]) -> set[int]:
    """The lines that are the entries of posts themselves (A01 Nurse, 2 people, under 35): they rule nobody."""
    made = {(post.code, post.name) for post in posts if post.code and post.name}
    return {
        line.index
        for line in source.prose()
        for code, name in made
        if line.text.lstrip().startswith(code) and name in line.text[: len(code) + len(name) + 8]
    }


_CALLED = re.compile(
    rf"(?:(?i:posts?|positions?|jobs?) )?(?P<list>{_ITEM}(?:(?:, ?|,? and ){_ITEM})*)(?: (?i:posts?|positions?))?"
)


def by_name(found: Sequence[Candidate], posts: Sequence[Post]) -> list[Candidate]:
    """Classes called by the code of one post each have the post's name, where every one called so has its own."""
    named = {p.code: p for p in posts if p.code and p.name}
    coded = [(c, m["list"]) for c in found if (m := _CALLED.fullmatch(c.label))]
    mine = [named.get(code) if len(c.posts) == 1 else None for c, code in coded]
    if None in mine or len({p.name for p in mine if p is not None}) != len(coded):
        return list(found)
    for (candidate, _), post in zip(coded, mine, strict=True):
        if post is not None and post.name:
            candidate.evidence = post.quotes("name")
            candidate.label = post.name
    return list(found)


def _columns(source: Source, known: dict[str, Post]) -> list[Candidate]:
    """Classes that head the columns of a table of marks: ``Criteria | Items 3 and 5 | Item 8``."""
    for grid in source.grids:
        cells = [c for col in range(1, grid.cols) for c in grid.header(col)[:1]]
        out: list[Candidate] = []
        for cell in cells:
            found = _NAMED.fullmatch(cell.text.strip()) or _SERIAL.fullmatch(cell.text.strip())
            members = [known.get(key) for key in re.findall(_ITEM, found["list"])] if found else [None]
            if None not in members:
                start = cell.start + cell.text.index(found["label"]) if found else cell.start
                out.append(_candidate(source, start, start + len(cell.text.strip()), members))
        if len(out) > 1:
            return out
    return []


def _candidate(source: Source, start: int, end: int, members: Sequence[Post | None]) -> Candidate:
    mine = [m for m in members if m is not None]
    candidate = Candidate(source.text[start:end], source, start, end, sure=True)
    candidate.posts = [m.id for m in mine]
    candidate.codes = [(m.code, m.quotes("code")[0]) for m in mine if m.code]
    return candidate


def _heads(line: Line, candidate: Candidate) -> bool:
    """Whether a line is a heading whose last words name the class."""
    body = re.sub(r"^\s*[(]?[\dA-Z]{1,3}[.)]+\s+", "", line.text).replace(candidate.label, "")
    return len(line.text) <= 90 and line.end - candidate.end <= 2 and re.search(r"[.;,]\s", body) is None


def _leads(line: Line, candidate: Candidate) -> bool:
    """Whether a line tells how the posts that it begins with are filled: ``Posts 1 and 2 shall be filled by …``."""
    at = candidate.start - line.start
    return (
        re.fullmatch(r"\s*(?:[(]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]+\s+)?(?:the )?", line.text[:at], re.IGNORECASE)
        is not None
        and _FILLED.match(line.text[at + len(candidate.label) :]) is not None
    )


_FILLED = re.compile(
    r"(?:,? [a-z-]+){0,4}? (?:(?:will|shall|is|are|to) )+be "
    r"(?:filled|selected|assessed|tested|examined|recruited|decided)\b|"
    r" (?:is|are) (?:filled|assessed|tested|examined|recruited)\b"
)


def _named(source: Source, line: Line, known: dict[str, Post]) -> list[tuple[Line, Candidate]]:
    """The classes that one line names and gives rules for: by a noun and numbers, or by the codes alone."""
    out: list[tuple[Line, Candidate]] = []
    codes = sorted((re.escape(k) for k in known if not k.isdigit()), key=len, reverse=True)
    patterns = [_NAMED]
    if codes:
        one = f"(?:{'|'.join(codes)})"
        patterns.append(
            re.compile(rf"(?<![\w/-])(?P<label>(?P<list>{one}(?:, ?{one})*(?:,? ?(?:and|or|&) ?{one})?))(?![\w/-])")
        )
    for pattern in patterns:
        for found in pattern.finditer(line.text):
            members = [known.get(key) for key in re.findall(_ITEM if pattern is _NAMED else one, found["list"])]
            if None in members or not _RULE.search(line.text[max(0, found.start() - 200) : found.end() + 200]):
                continue
            start = line.start + found.start("label")
            if any(c.start < start + 1 and start < c.end for _, c in out):
                continue
            out.append((line, _candidate(source, start, start + len(found["label"]), members)))
    return out


_TOTALS = re.compile(
    r"(?:^|(?<=[.;] ))(?P<label>[A-Z][A-Za-z' -]{3,50}? (?:posts?|positions?))\s*: ?(?:the )?total (?:score|"
    r"result|grade)s?\s*="
)


def by_total(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """``Ordinary posts: total score = …; Coach post: total score = …``; the nameless class has all other posts."""
    seen: dict[str, Candidate] = {}
    for line in source.prose():
        for found in _TOTALS.finditer(line.text):
            start = line.start + found.start("label")
            seen.setdefault(
                found["label"], Candidate(found["label"], source, start, start + len(found["label"]), sure=True)
            )
    if len(seen) < 2:
        return []
    left = list(posts)
    for label, candidate in seen.items():
        mine = [p for p in posts if p.name and p.name.casefold() in label.casefold()]
        _give(candidate, mine)
        left = [p for p in left if p not in mine]
    bare = [c for c in seen.values() if not c.posts]
    if len(bare) == 1 and len(left) < len(posts):
        _give(bare[0], left)
    return list(seen.values())


def _give(candidate: Candidate, posts: Sequence[Post]) -> None:
    candidate.posts = [p.id for p in posts]
    candidate.codes = [(p.code, p.quotes("code")[0]) for p in posts if p.code]


_PREFIX = re.compile(
    r"(?P<prefix>[A-Z]{1,4}(?:-[A-Z]{0,2})?|\d{1,4})(?:开头|打头|起头|字头|为首|起始)的?(?:岗位|职位)?(?:代码|编号|"
    r"编码)?的?(?:均|都)?(?:为|是|属于?|系)"
    r"(?P<label>[^,。;:、\n()]{2,16}?(?:岗位?|职位|类|组|系列))(?=[,。;:、(]|$)"
    rf"|(?P<label2>[^,。;:、\n()的]{{2,16}}?(?:岗位?|职位|类|组|系列))的?{PERHAPS_LABEL}(?:均|都|一律)?(?:以|由)"
    r"(?P<prefix2>[A-Z]{1,4}(?:-[A-Z]{0,2})?|\d{1,4})(?:开头|打头|起头|为首|起始)"
)


def by_prefix(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes told by how the codes begin: ``LH-T开头的为技术类岗位``; ``教师岗位代码以J开头``."""
    out: list[Candidate] = []
    for line in source.prose():
        for found in find_all(_PREFIX, line.text):
            group = "label" if found["label"] else "label2"
            start = line.start + found.start(group)
            candidate = Candidate(found[group], source, start, start + len(found[group]), sure=True)
            prefix = found["prefix"] or found["prefix2"]
            codes = enumerate(values(posts, "code"))
            _give(candidate, [posts[at] for at, code in codes if code and code.startswith(prefix)])
            if candidate.codes and candidate.label not in {c.label for c in out}:
                out.append(candidate)
    return out


_VALUE = re.compile(rf"\d+(?:\.\d+)?\s?%|\d\s?:\s?\d|\d+(?:\.\d+)?\s?(?:分|倍)|[×]\s?0?\.\d|{TENTHS}")


def by_ordinal(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The groups of numbered posts that rules of selection tell apart (职位一至职位三…占50%;职位四…占40%).

    No post may be in two of them, and where the posts are numbered they have to be posts of the notice.
    """
    known = {post.no: post for post in posts if post.no} if posts else {}
    groups: dict[tuple[int, ...], Candidate] = {}
    for line in source.prose():
        for clause in source.clauses(line):
            found = find_ordinals(clause.text)
            stops = [*(o.start for o in found[1:]), len(clause.text)]
            for one, stop in zip(found, stops, strict=False):
                if _VALUE.search(clause.text, one.end, stop) and (not known or set(one.numbers) <= set(known)):
                    start, end = clause.start + one.start, clause.start + one.end
                    groups.setdefault(one.numbers, Candidate(source.text[start:end], source, start, end, sure=True))
    taken = [number for numbers in groups for number in numbers]
    if len(groups) < _PAIR or len(set(taken)) < len(taken):
        return []
    for numbers, candidate in groups.items():
        _give(candidate, [known[number] for number in numbers if number in known])
    return list(groups.values())


_PAIR = 2
