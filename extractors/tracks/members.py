"""Members: the posts of a class, by its words, by a sentence that defines it, or as all that no other class has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.outline.mentions import stems
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, codes_in, give_codes, named_by, of_category, others_of
from extractors.values.code_labels import PERHAPS_LABEL
from schema.lazy_posts import values
from schema.notice import HeadcountPart, Post

_CODE = r"(?:[A-Za-z]{1,4}-?[A-Za-z]?\d{1,8}[A-Za-z]?|\d{1,8})"
_CODES = rf"{_CODE}(?:(?:[、,和及与]|至|-|~){_CODE}){{0,30}}"
_NOUN = r"(?:岗位?|职位|职类|[类组级档]|系列|序列|方向|条线|岗)"
_LABEL = rf"[^,。;:、()（）\d=%“”\s]{{1,12}}?{_NOUN}"
_BRACKETS = re.compile(
    rf"(?P<label>{_LABEL})[”\"]?\s?\({PERHAPS_LABEL}(?:为|是|:)?(?P<codes>{_CODES})(?:号|岗位?|职位)?\)"
)
_ARE = re.compile(
    rf"(?P<codes>{_CODES})(?:号)?(?:岗位?|职位)?(?:均|都|分别)?"
    rf"(?:为|属于?|是|系|列入|归入|划为)[“\"]?(?P<label>{_LABEL})[”\"]?(?=[,。;、(]|$)"
)
_REST = re.compile(
    rf"(?:其[余他](?:的)?(?:岗位?|职位)?)(?:均|都|则)?"
    rf"(?:为|属于?|是|系)[“\"]?(?P<label>{_LABEL})[”\"]?(?=[,。;、(]|$)"
)
_NOT = re.compile(r"[本该各每此其同]|招聘|报考|应聘|考试|笔试|面试|成绩|人员$|以[上下]|学历|专业|的|需要|年龄|限制")


def by_definition(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes that sentences define by the codes of their posts: 机关岗(A01、A02); B01、B02为外勤岗,其余为内勤岗.

    They share out all posts among them."""
    known = {code for code in values(posts, "code") if code}
    seen: dict[str, Candidate] = {}
    rest: list[Candidate] = []
    for line in source.prose():
        for pattern in (_BRACKETS, _ARE):
            for found in find_all(pattern, line.text):
                label, start = _clean(found.group("label"), line.start + found.start("label"))
                codes = set(re.findall(_CODE, found.group("codes")))
                if not codes <= known or not codes or _NOT.search(label) or label in seen:
                    continue
                candidate = Candidate(label, source, start, start + len(label))
                codes_in(candidate, found.group("codes"), line.start + found.start("codes"), posts)
                _between(candidate, found.group("codes"), posts)
                seen[label] = candidate
        for found in find_all(_REST, line.text):
            label, start = _clean(found.group("label"), line.start + found.start("label"))
            if not _NOT.search(label) and label not in seen:
                rest.append(Candidate(label, source, start, start + len(label)))
    if len(rest) == 1 and seen and rest[0].label not in seen:
        taken = {ident for c in seen.values() for ident in c.posts}
        give_codes(rest[0], [posts[at] for at, ident in enumerate(values(posts, "id")) if ident not in taken])
        seen[rest[0].label] = rest[0]
    held = [ident for c in seen.values() for ident in c.posts]
    names = set(values(posts, "name"))
    whole = len(held) == len(set(held)) == len(posts) and not any(label in names for label in seen)
    return list(seen.values()) if 1 < len(seen) < len(posts) and whole else []


def _clean(label: str, start: int) -> tuple[str, int]:
    short = re.sub(r"^(?:.*(?:分为|设置?|包括|其中|包含|分|[和与及为]))(?=.{2})", "", label)
    return short, start + len(label) - len(short)


def _between(candidate: Candidate, text: str, posts: Sequence[Post]) -> None:
    """A01至A05: the posts between two codes, in the order of the table."""
    ends = re.fullmatch(rf"({_CODE})(?:至|-|~)({_CODE})", text)
    codes = list(values(posts, "code"))
    if ends is None or ends[1] not in codes or ends[2] not in codes:
        return
    first, last = codes.index(ends[1]), codes.index(ends[2])
    if first < last:
        candidate.codes, candidate.posts = [], []
        give_codes(candidate, [posts[at] for at in range(first, last + 1)])


_ITEM = re.compile(r"[^、和及与]{2,14}(?:岗位?|职位|学段|[类组级])")


def apart(found: Sequence[Candidate]) -> list[Candidate]:
    """The classes; one label of several (普通岗、退役军人专岗) is as many, where each is named by itself as well."""
    out: list[Candidate] = []
    for candidate in found:
        items = list(re.finditer(r"[^、和及与]+", candidate.label))
        listed = len(items) > 1 and candidate.later is None and not candidate.evidence
        text = candidate.source.text.replace(candidate.label, "")
        if not listed or not all(_ITEM.fullmatch(m.group()) and m.group() in text for m in items):
            out.append(candidate)
            continue
        for m in items:
            at = candidate.start + m.start()
            out.append(Candidate(m.group(), candidate.source, at, at + len(m.group()), sure=candidate.sure))
    return list({c.label: c for c in reversed(out)}.values())[::-1]


def fill(found: Sequence[Candidate], posts: Sequence[Post]) -> None:
    """Give each class without posts those that its words mean; the rest to the one class that means the others."""
    for candidate in found:
        if candidate.posts or candidate.codes or candidate.later is not None:
            continue
        if re.match(r"其[余他它]|别的|剩余", candidate.label):
            continue
        codes_in(candidate, candidate.label, candidate.start, posts)
        if not candidate.posts:
            give_codes(candidate, _by_letter(candidate, posts))
        if not candidate.posts:
            same = next((s for form in stems(candidate.label) if (s := _same(form, posts))), None)
            give_codes(candidate, same or _by_names(candidate.label, posts) or _by_rows(candidate, posts))
    held = [ident for c in found for ident in c.posts]
    if len(held) == len(set(held)):
        others_of(found, posts)
        return
    for candidate in found:  # words that mean posts of several classes mean none
        candidate.posts, candidate.codes = [], []


def by_counts(found: Sequence[Candidate], posts: Sequence[Post], parts: Sequence[HeadcountPart]) -> None:
    """Give classes without posts those that stand side by side in the list and are as many people as the notice says
    that the class has (护理组12人,医技组7人 over posts of 8, 4, 3 and 4), where every class comes out so."""
    told = [next((p.count for p in parts if p.within is None and p.label in stems(c.label)), None) for c in found]
    counts = values(posts, "headcount") if len(posts) <= _ROWS else []
    wanted = [n for n in told if n is not None]
    if len(found) < _PAIR or len(wanted) < len(found) or len(posts) <= len(found) or not all(counts):
        return
    if any(c.later is not None for c in found) or all(c.posts for c in found) or sum(counts) != sum(wanted):
        return
    runs: list[list[Post]] = []
    at = 0
    for count in wanted:
        stop = at
        while stop < len(posts) and sum(counts[at:stop]) < count:
            stop += 1
        if sum(counts[at:stop]) != count:
            return
        runs.append(list(posts[at:stop]))
        at = stop
    held = [set(c.posts) for c in found]
    if any(mine and mine != {p.id for p in run} for mine, run in zip(held, runs, strict=True)):
        return
    for candidate, run in zip(found, runs, strict=True):
        if not candidate.posts:
            candidate.codes = []
            give_codes(candidate, run)


_PAIR = 2


def _by_letter(candidate: Candidate, posts: Sequence[Post]) -> list[Post]:
    """Posts of the letters that the text says to be the class (A类为医师岗位,B类为护理岗位), by their codes."""
    coded = (
        [post for post in posts if post.code and re.match(r"[A-Z](?![A-Z])", post.code)] if len(posts) <= _ROWS else []
    )
    if not coded or len(coded) < len(posts):
        return []
    told = {m["class"]: m["letter"] for m in find_all(_LETTERED, candidate.source.text)}
    words = list(_words(candidate.label))
    letters = [next((told[name] for name in told if w in name), "") for w in words]
    return [post for post in coded if post.code and post.code[0] in letters] if words and all(letters) else []


_LETTERED = re.compile(
    r"(?P<letter>[A-Z])[类组](?:岗位|职位)?(?:为|是|即|系|:)(?P<class>[^,。;:、()\d]{2,10}?(?:岗位?|职位|人员))(?=[,。;、(]|$)"
)


def _by_rows(candidate: Candidate, posts: Sequence[Post]) -> list[Post]:
    """Posts whose row of the table has the label in a cell of its own (组别, 工种, 考核类别)."""
    known = {code: at for at, code in enumerate(values(posts, "code")) if code}
    forms = set(stems(candidate.label))
    out: list[Post] = []
    for grid in candidate.source.grids if known else ():
        if grid.sheet is None and grid.rows <= _ROWS:
            texts = ([cell.text.strip() for cell in cells] for cells in grid.body())
            rows = (row for row in texts if forms & set(row))
            out += [posts[known[text]] for row in rows for text in row if text in known]
    return out


_ROWS = 200


def _same(form: str, posts: Sequence[Post]) -> list[Post]:
    form = re.sub(r"^(?:报考|应聘|竞聘)", "", form)
    return of_category(form, posts) or [posts[at] for at, org in enumerate(values(posts, "org")) if org == form]


def _by_names(label: str, posts: Sequence[Post]) -> list[Post]:
    """Posts of a label that lists their names, if each of its words is the name of one."""
    words = list(_words(label))
    names = {name for name in values(posts, "name") if name}
    if not words or any(not any(w in name for name in names) for w in words):
        return []
    return named_by(label, posts)


def _words(label: str) -> Iterator[str]:
    stem = re.sub(r"^(?:报考|应聘|竞聘)", "", re.sub(r"(?:岗位|职位|人员|岗)+$", "", label))
    yield from (w for w in re.split(r"[、,和及与]", stem) if len(w) > 1)


__all__ = ["apart", "by_counts", "by_definition", "fill"]
