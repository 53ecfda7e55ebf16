"""Tracks: the classes of posts or applicants for which rules differ, and which of them a clause names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.lexicon import load
from extractors.outline.mentions import english_letter, stems
from extractors.posts.headcounts import read_headcount
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.code_heads import by_code_heads
from extractors.tracks.coded_sums import by_coded_sums
from extractors.tracks.differences import dealt, differ
from extractors.tracks.formulas_en import by_formula_en
from extractors.tracks.joined import joined
from extractors.tracks.labels import Candidate
from extractors.tracks.members import apart, by_counts, fill
from extractors.tracks.named import by_code_lists, by_post_name
from extractors.tracks.numbered import by_number, by_ordinal, by_prefix, by_total
from extractors.tracks.under_heads import under_heads
from extractors.tracks.ways import candidates
from schema.evidence import Evidence
from schema.lazy_posts import values
from schema.notice import HeadcountPart, Track


def find_tracks(ctx: Context) -> tuple[Track, ...]:
    """The classes for which the notice has different rules; none where all rules hold for everybody.

    Codes are those of the posts in the class, where the list of posts is complete.
    """
    headcount = read_headcount(ctx)
    counted = sum(count or 0 for count in values(ctx.posts, "headcount"))
    complete = headcount.total is None or counted == headcount.total
    for source in ctx.sources:
        named = (
            (by_prefix, by_ordinal)
            if source.zh
            else (
                by_formula_en,
                by_code_heads,
                by_number,
                by_total,
                by_coded_sums,
            )
        )
        numbered = [find(source, ctx.posts) for find in named]
        ways = iter((*numbered, *candidates(source, ctx.posts, headcount.parts, complete)))
        made = _first(ctx, source, ways, headcount.parts)
        if made and made[0].weighed and (finer := _first(ctx, source, ways, headcount.parts, weighed_as=made)):
            made = finer
        if made:
            _repair_codes(ctx, made)
            return _build(made)
    return ()


def _first(
    ctx: Context,
    source: Source,
    ways: Iterator[list[Candidate]],
    parts: Sequence[HeadcountPart],
    weighed_as: Sequence[Candidate] = (),
) -> list[Candidate]:
    """What the first of the ways finds that is two classes or more with rules of their own, with their posts.

    ``weighed_as``: classes told by the weights of their posts; only such are taken as divide these up (the papers of
    A and B are others, though both weigh alike)."""
    for found in ways:
        found = by_code_lists(source, apart(found), ctx.posts) if source.zh else found
        timed = source.zh and any(_TIME_OF_DAY.search(candidate.label) for candidate in found)
        if len(found) < _PAIR or timed or not (found[0].sure or differ(ctx.sources, found)):
            continue
        if source.zh and not weighed_as and not found[0].weighed:
            found = _whole(found, ways, ctx.sources)
        for candidate in found:
            candidate.settle()
        if source.zh:
            fill(found, ctx.posts)
            found = by_post_name(found if weighed_as else joined(found, source), ctx.posts)
            by_counts(found, ctx.posts, parts)
            under_heads(found, ctx.posts)
        if not weighed_as or _divides(found, weighed_as):
            return found
    return []


_PAIR = 2


def _divides(found: Sequence[Candidate], whole: Sequence[Candidate]) -> bool:
    """Whether each class lies in one of others, and all of them are as many posts, each once."""
    held = sorted(ident for c in found for ident in c.posts)
    inside = all(c.posts and any(set(c.posts) <= set(w.posts) for w in whole) for c in found)
    return inside and held == sorted(ident for w in whole for ident in w.posts)


_TIME_OF_DAY = re.compile(r"(?:上午|下午|中午|晚上|当[天日])$")
"""上午8:30,下午1:30: hours, not ratios of two classes."""


def _whole(found: list[Candidate], others: Iterator[list[Candidate]], sources: Sequence[Source]) -> list[Candidate]:
    """The classes, with those that another way finds beside all of them: what a part of the notice tells
    apart (体能测评: 甲岗、乙岗) need not be all that there are (甲岗、乙岗、丙岗 in its formulas). Letters
    that it names together (乙、丙类) are classes apart where another rule tells them apart."""
    named = {stem for c in found for stem in _letters(_stem(c))}
    joined = {stem for c in found if len(_letters(_stem(c))) > 1 for stem in _letters(_stem(c))}
    for more in others:
        wider = [_stem(c) for c in more]
        apart = [c for c in more if _stem(c) in joined]
        if (
            len(set(wider)) == len(more) > len(found)
            and named <= set(wider)
            and (not apart or differ(sources, apart) or dealt(sources, more))
        ):
            return more
    return found


def _letters(stem: str) -> list[str]:
    """乙、丙类: 乙类, 丙类."""
    several = re.fullmatch(r"((?:[A-Z甲乙丙丁戊][、和及与])+[A-Z甲乙丙丁戊])([类组级档])", stem)
    return [letter + several[2] for letter in re.findall(r"[A-Z甲乙丙丁戊]", several[1])] if several else [stem]


def _stem(candidate: Candidate) -> str:
    return min(stems(candidate.label), key=len)


def _repair_codes(ctx: Context, found: Sequence[Candidate]) -> None:
    """A damaged code is replaced by the one code of the same make that the text prints elsewhere and no class has."""
    codes = [c.codes[0][0] for c in found if len(c.codes) == 1]
    if len(codes) < 3:
        return
    width = max(set(map(len, codes)), key=[len(c) for c in codes].count)
    good = [c for c in codes if len(c) == width and c.isdigit()]
    prefix = _prefix(good)
    damaged = [c for c in found if len(c.codes) == 1 and c.codes[0][0] not in good]
    if len(prefix) < 3 or len(damaged) != 1 or len(good) < 2:
        return
    track = damaged[0]
    source = track.source
    free: dict[str, Evidence] = {}
    for match in re.finditer(rf"(?<!\d){prefix}\d{{{width - len(prefix)}}}(?!\d)", body_text(source)):
        if match.group() not in good:
            free.setdefault(match.group(), source.cite(*match.span()))
    if len(free) != 1:
        return
    code, evidence = next(iter(free.items()))
    printed, where = track.codes[0]
    track.codes = [(code, where), (code, evidence)]
    track.noise = True
    ctx.find(
        "code_repaired",
        f"printed “{printed}” is read as {code}: the other codes begin with {prefix}, and {code} is printed elsewhere",
        where,
        evidence,
        proof=f"{', '.join(sorted(good))} and {code} share {prefix}",
        pointer="/tracks",
    )


def _prefix(codes: Sequence[str]) -> str:
    out = ""
    for chars in zip(*codes, strict=False):
        if len(set(chars)) > 1:
            break
        out += chars[0]
    return out


def _build(found: Sequence[Candidate]) -> tuple[Track, ...]:
    out: list[Track] = []
    taken: set[str] = set()
    for number, candidate in enumerate(found, 1):
        ident = _ident(candidate.label, number)
        if ident in taken:
            ident = f"track_{number}"
        taken.add(ident)
        draft = Draft(ident)
        draft.put("label", candidate.label, *candidate.cite())
        codes = tuple(dict.fromkeys(code for code, _ in candidate.codes))
        draft.put("codes", codes, *(e for _, e in candidate.codes))
        posts = tuple(dict.fromkeys(candidate.posts))
        draft.put("posts", posts, *candidate.cite(), rule="posts_of_the_class")
        out.append(draft.build(Track, noise=candidate.noise))
    return tuple(out)


_NUMBERED = re.compile(r"(?:posts?|positions?|jobs?|items?)\b[^\d]{0,12}\d", re.IGNORECASE)
"""A class called by the codes of its posts."""


def _ident(label: str, number: int) -> str:
    for ident, labels in load("tracks")["ids"].items():
        if any(form.casefold() in labels for form in stems(label)):
            return str(ident)
    letter = re.match(r"([A-Z])类", label)
    if letter:
        return letter.group(1).lower()
    if english := english_letter(label):
        return english.lower()
    words = re.findall(r"[a-z]+", label.casefold())
    if _NUMBERED.match(label):
        return f"track_{number}"
    if words and len(words) <= 3:
        return "_".join(words)
    return f"track_{number}"
