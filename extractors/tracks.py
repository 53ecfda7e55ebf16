"""Tracks: the classes of posts or applicants for which rules differ, and which of them a clause names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractors import patterns as re
from extractors.context import Context, Draft
from extractors.headcounts import read_headcount
from extractors.lexicon import load
from extractors.memo import memo
from extractors.reading import body_text
from extractors.track_labels import Candidate, finders
from extractors.track_names import by_code_lists
from extractors.track_numbers import by_number, by_prefix, by_total
from schema.evidence import Derivation, Evidence
from schema.lazy_posts import values
from schema.notice import Post, Track


def mentions(text: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    """Ids of the tracks that a clause is limited to, in the order of ``tracks``; ``()`` where it holds for all.

    A track is named by its label, the stem of its label (综合类 for 综合类岗位) or one of its codes.
    除A类外 names the others; 各类 and 所有 name none.
    """
    return _mentions(text, tuple([_Class(t.id, t.label, t.codes) for t in tracks])) if tracks else ()


class _Class(NamedTuple):
    """What of a track can be named."""

    id: str
    label: str
    codes: tuple[str, ...]


@memo
def _mentions(text: str, tracks: tuple[_Class, ...]) -> tuple[str, ...]:
    named = {t.id for t in tracks if _named(text, t, tracks)}
    excluded = {t.id for t in tracks if t.id in named and _excluded(text, t)}
    if excluded and named != excluded:  # 省级机关(除省属公安机关外)按1:3
        return tuple(t.id for t in tracks if t.id in named - excluded)
    if excluded:
        return tuple(t.id for t in tracks if t.id not in excluded)
    if len(named) == len(tracks) and len(tracks) > 1:
        return ()
    return tuple(t.id for t in tracks if t.id in named)


@memo
def stems(label: str) -> tuple[str, ...]:
    """The ways in which a text may call a label, longest first: 综合类岗位, 综合类; 五级(初级工), 五级, 初级工."""
    out = [label]
    bracket = re.fullmatch(r"([^()]+)\(([^()]+)\)", label)
    if bracket:
        out += [bracket.group(1), bracket.group(2)]
    for form in list(out):
        cut = re.sub(rf"(?:{_tails()})+$", "", form)
        if len(cut) >= 2 and cut != form:
            out.append(cut)
    if re.fullmatch(r"[A-Za-z][A-Za-z' /-]{3,}", label):  # a Recruit is one of the Recruits
        out += [label[:-1] if label.endswith("s") and not label.endswith("ss") else label + "s"]
    return tuple(sorted(dict.fromkeys(x.strip() for x in out if x.strip()), key=len, reverse=True))


@cache
def _tails() -> str:
    data = load("tracks")["tails"]
    return "|".join([*map(re.escape, data["zh"]), *(rf" ?{re.escape(w)}" for w in data["en"])])


@cache
def _forms(label: str) -> re.Pattern[str]:
    forms = []
    for stem in stems(label):
        latin = re.match(r"[A-Za-z0-9]", stem)
        forms.append((r"(?<![A-Za-z0-9])" if latin else "") + re.escape(stem))
        if re.search(r"[A-Za-z0-9]$", stem):
            forms[-1] += r"(?![A-Za-z0-9])"
    return re.compile("|".join(forms), re.IGNORECASE)


def _named(text: str, track: _Class, tracks: Sequence[_Class]) -> bool:
    if any(
        code and code in text and re.search(rf"(?<![A-Za-z0-9]){re.escape(code)}(?![A-Za-z0-9])", text)
        for code in track.codes
    ):
        return True
    longer: list[str] | None = None
    for found in _forms(track.label).finditer(text):
        if longer is None:
            others = (stems(other.label) for other in tracks if other.id != track.id)
            longer = [form for forms in others for form in forms if len(form) > len(track.label) / 2]
        # 副科级 holds 科级: a longer label of another track around this place is that track, not this one
        inside = any(
            form != found.group() and found.group() in form and _covers(text, form, found.start(), found.end())
            for form in longer
        )
        if not inside:
            return True
    return _listed(text, track, tracks)


def _covers(text: str, form: str, start: int, end: int) -> bool:
    return form in text and any(
        m.start() <= start and end <= m.end() and m.end() - m.start() > end - start
        for m in re.finditer(re.escape(form), text)
    )


def _listed(text: str, track: _Class, tracks: Sequence[_Class]) -> bool:
    """A、B类: the class word stands once for several letters."""
    letter = re.fullmatch(
        r"([A-Z甲乙丙丁戊一二三四五六])(类|级|档|组|系列|序列)(?:岗位|职位)?", stems(track.label)[-1]
    ) or re.fullmatch(r"([A-Z甲乙丙丁戊一二三四五六])(类|级|档|组|系列|序列)(?:岗位|职位|\(.*\))?", track.label)
    if letter is None:
        return _series(text, track)
    alphabet = (
        r"[A-Z]"
        if letter.group(1).isascii()
        else r"[甲乙丙丁戊]"
        if letter.group(1) in "甲乙丙丁戊"
        else r"[一二三四五六]"
    )
    pattern = (
        rf"(?<![A-Za-z0-9第]){alphabet}(?:{letter.group(2)})?(?:[、,和及与或/]{alphabet}(?:{letter.group(2)})?)+"
        rf"(?={letter.group(2)}|岗|职|两|三|{letter.group(2)})"
    )
    return any(letter.group(1) in m.group() for m in re.finditer(pattern, text))


def _series(text: str, track: _Class) -> bool:
    """X系列, Y、X类 name the posts X1, X2 where these are a class of their own."""
    initials = {found[1] if (found := re.fullmatch(r"([A-Z])\d{1,3}", code)) else "" for code in track.codes}
    if len(initials) != 1 or "" in initials:
        return False
    (initial,) = initials
    named = rf"(?<![A-Za-z0-9]){initial}(?:(?:系列|序列|类)?[、,和及与或/][A-Z])*(?:系列|序列|类)"
    return initial in text and re.search(named, text) is not None


def _excluded(text: str, track: _Class) -> bool:
    forms = _forms(track.label).pattern
    return (
        re.search(rf"(?:{forms})(?:岗位|职位|人员|考生)?除外", text, re.IGNORECASE) is not None
        or re.search(rf"除(?:了|报考)?[^,。;]{{0,30}}?(?:{forms})[^,。;]{{0,20}}?(?:以外|之外|外)", text, re.IGNORECASE)
        is not None
    )


def find_tracks(ctx: Context) -> tuple[Track, ...]:
    """The classes for which the notice has different rules; none where all rules hold for everybody.

    Codes are those of the posts in the class, where the list of posts is complete.
    """
    headcount = read_headcount(ctx)
    counted = sum(count or 0 for count in values(ctx.posts, "headcount"))
    complete = headcount.total is None or counted == headcount.total
    for source in ctx.sources:
        named = (by_prefix,) if source.zh else (by_number, by_total)
        numbered = [find(source, ctx.posts) for find in named]
        for found in (*numbered, *finders(source, ctx.posts, headcount.parts, complete)):
            found = by_code_lists(source, found, ctx.posts) if source.zh else found
            if len(found) >= 2 and (found[0].sure or _differ(ctx, found)):
                for candidate in found:
                    candidate.settle()
                _repair_codes(ctx, found)
                return _build(found)
    return ()


_RULE = re.compile(
    r"%|占|成绩|合格|周岁|比例|满\d|年以上|学历|加分|加\d|免|加试|考《|卷|体能|开考|分以|任.{0,8}职务|名次|计算|不低于"
    r"|\bscore|\binterview|\bwritten|years old|\bdegree|\bmarks"
)


def _differ(ctx: Context, found: Sequence[Candidate]) -> bool:
    """Whether some clause states a rule for a part of the classes only."""
    tracks = [Track(id=f"t{i}", label=c.label, evidence={"self": c.cite()}) for i, c in enumerate(found)]
    forms = "|".join(re.escape(f) for c in found for f in stems(c.label))
    apart = re.compile(rf",(?=(?:报考|应聘|竞争|其中)?(?:{forms}))|(?<=[a-z%\d])\. ", re.IGNORECASE)
    bare = [c.label for c in found if not re.search(r"类|级|岗位?$|职位$|人员$|[A-Za-z]", c.label)]
    for source in ctx.sources:
        for line in source.prose():
            for clause in re.split(r"[。;\n]", line.text):
                if not _RULE.search(clause) or "是指" in clause:
                    continue
                for part in apart.split(clause):
                    if any(_inside_word(part, label) for label in bare):
                        continue
                    if mentions(part, tracks) and not re.match(r"[^,]{0,40}(?:共设|计划招聘)", part):
                        return True
    return False


def _inside_word(text: str, label: str) -> bool:
    """Whether a bare label (高中) stands in the text only as part of something else (高中物理, 高中以上学历)."""
    named = re.search(rf"{re.escape(label)}(?:学段|教师)?(?:岗位|职位|组|段|类|的|:|考生|人员)", text)
    return label in text and named is None


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


def _ident(label: str, number: int) -> str:
    for ident, labels in load("tracks")["ids"].items():
        if any(form.casefold() in labels for form in stems(label)):
            return str(ident)
    letter = re.match(r"([A-Z])类", label)
    if letter:
        return letter.group(1).lower()
    words = re.findall(r"[a-z]+", label.casefold())
    if words and len(words) <= 3:
        return "_".join(words)
    return f"track_{number}"


def link(posts: tuple[Post, ...], tracks: tuple[Track, ...]) -> tuple[tuple[Post, ...], tuple[Track, ...]]:
    """Posts with the ids of their tracks, tracks with the ids of their posts."""
    belongs: dict[str, tuple[str, ...]] = {}
    for post in posts:
        belongs[post.id] = tuple(
            t.id
            for t in tracks
            if post.id in t.posts
            or (post.code and post.code in t.codes)
            or (post.category and post.category in stems(t.label))
        )
    linked = tuple(p.model_copy(update={"tracks": belongs[p.id]}) if belongs[p.id] else p for p in posts)
    filled = []
    for track in tracks:
        mine = tuple(p.id for p in posts if track.id in belongs[p.id])
        if mine and not track.posts:
            draft_evidence = track.quotes("label")
            derived = {**track.derived, "posts": _derivation(draft_evidence)}
            track = track.model_copy(update={"posts": mine, "derived": derived})
        filled.append(track)
    return linked, tuple(filled)


def _derivation(evidence: tuple[Evidence, ...]) -> Derivation:
    return Derivation(rule="posts_of_the_class", inputs=evidence)
