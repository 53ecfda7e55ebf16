"""Apart: who is ranked apart (男、女分别排序), and how places set apart for categories of applicants are filled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find
from schema.evidence import Evidence
from schema.notice import Track
from schema.scheme import Scheme

_ZH = re.compile(
    r"男(?:性)?(?:考生|人员)?[、和与及]?女(?:性)?(?:考生|人员|应聘人员|选手)?(?:的成绩|成绩)?"
    r"(?:分别|分开|各自|单独|分组)(?:进行)?(?:按[^,。;]{2,16})?(?:排序|排名|排列|排队|划线|划定)"
    r"|男[、和]?女(?:生|性)?分列(?!式)|(?:按|分)(?:男女|性别)(?:分别|分开|分组)?(?:进行)?(?:排序|排名|排列|列榜)"
)
_EN = re.compile(
    r"\bseparate (?:merit |select |selection |rank(?:ing)? |eligible )?(?:lists?|rankings?)\b[^.;]{0,40}?\b(?:for"
    r"|of) "
    r"(?:men and (?:for )?women|women and (?:for )?men|males? and females?|each (?:sex|gender))\b"
    r"|\b(?:men and women|males? and females?)(?: candidates)? (?:(?:shall|will|are|is|to) )?(?:be )?ranked "
    r"(?:separately|apart)|\branked separately (?:by|for each) (?:sex|gender)\b",
    re.IGNORECASE,
)


def set_apart(scheme: Scheme, passages: Sequence[Passage], tracks: Sequence[Track]) -> Scheme:
    """The scheme with ``apart``, ``reserved`` and ``unfilled`` as the sentences about it say."""
    return reserved_places(ranked_apart(scheme, passages, tracks), passages, tracks)


def reserved_places(scheme: Scheme, passages: Sequence[Passage], tracks: Sequence[Track]) -> Scheme:
    """The scheme with ``reserved`` and ``unfilled`` set, each where a sentence says so; where two say opposite things,
    people decide."""
    said: dict[str, dict[str, tuple[Evidence, ...]]] = {}
    for passage in passages:
        filled = _filled(passage.text, zh=passage.zh)
        if filled and _about(scheme, passage, tracks):
            for field, value, start, end in filled:
                said.setdefault(field, {}).setdefault(value, (passage.cite(start, end),))
    clear = {field: next(iter(values.items())) for field, values in said.items() if len(values) == 1}
    if not clear:
        return scheme
    proof = {**scheme.evidence, **{field: evidence for field, (_, evidence) in clear.items()}}
    return scheme.model_copy(update={field: value for field, (value, _) in clear.items()} | {"evidence": proof})


_BY_CATEGORY = re.compile(
    r"categor(?:y|ies)[- ]?wise|communit(?:y|ies)[- ]?wise|roster"
    r"|\b(?:each|every|respective|own|that|concerned|their|various|different|under the|in a) "
    r"(?:reservation |reserved |vertical )?(?:categor|communit|class\b)|\bcategor(?:y|ies) (?:separately|concerned)"
    r"|\bvertical|\bfor (?:reserved|unreserved|UR|SC|ST|OBC|EWS)\b",
    re.IGNORECASE,
)


def pooled(text: str) -> bool:
    """Whether an English sentence on a cut counts the vacancies of a post together: it divides them by no category."""
    return find(_BY_CATEGORY, text) is None


def is_category(label: str) -> bool:
    """Whether a part of a post is places of a category of applicants, not of a sex or a place of work."""
    table = load("reserved")["labels"]
    return label.strip().casefold() in table["known"] or any(word in label for word in table["words"])


@memo
def _filled(text: str, *, zh: bool) -> tuple[tuple[str, str, int, int], ...]:
    """What a sentence says of reserved places: each field once, its value and where it says so."""
    told: dict[str, tuple[str, str, int, int]] = {}
    for field, value, pattern, never in _rules(zh=zh):
        found = None if field in told else find(pattern, text)
        if found is not None and (never is None or not never.search(text)):
            told[field] = field, value, found.start(), found.end()
    return tuple(told.values())


@cache
def _rules(*, zh: bool) -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Field, value and pattern of each wording, in the order of the lexicon, and what a sentence of it never says."""
    table, language = load("reserved"), "zh" if zh else "en"
    words = {key.removeprefix(f"{language}_"): word for key, word in table["words"].items() if key.startswith(language)}
    found: list[tuple[str, str, re.Pattern[str], re.Pattern[str] | None]] = []
    for rule in table["rule"]:
        never = re.compile(rule[f"never_{language}"], re.IGNORECASE) if f"never_{language}" in rule else None
        for text in rule[language]:
            for key, word in words.items():
                text = text.replace(f"{{{key}}}", word)
            found.append((rule["field"], rule["value"], re.compile(text, 0 if zh else re.IGNORECASE), never))
    return tuple(found)


def _about(scheme: Scheme, passage: Passage, tracks: Sequence[Track]) -> bool:
    ids = mentions(passage.text, tracks) or passage.tracks
    return not (ids and scheme.tracks and not set(ids) & set(scheme.tracks))


def ranked_apart(scheme: Scheme, passages: Sequence[Passage], tracks: Sequence[Track]) -> Scheme:
    """The scheme with ``apart`` set, where a sentence about it says so."""
    for passage in passages:
        found = find(_ZH if passage.zh else _EN, passage.text)
        if found is None or not _about(scheme, passage, tracks):
            continue
        proof = {**scheme.evidence, "apart": (passage.cite(found.start(), found.end()),)}
        return scheme.model_copy(update={"apart": "gender", "evidence": proof})
    return scheme
