"""Alternatives: ways that a post prints beside each other, of which one is enough, and what it waives for some people.

中级会计师及以上职称，或者5年以上会计工作经历; 具备下列条件之一：①…；②…; 取得执业医师证书，应届毕业生可先上岗. Only
words that are read whole become a check; others leave the demands as they are, for a person to decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ranking.checks import All, Any, Check, Nobody, Words
from ranking.choices import choices_in
from ranking.columns import plain
from ranking.phrases import Phrases
from schema.conditions import Condition
from schema.notice import Post

_PIECES = re.compile(r"[;。\n]+(?!\s*或)")
_OPTIONS = re.compile(r"[,;]\s*或者?(?:是)?")
_ALSO = re.compile(r"[,]|且(?!不)|并(?:且)?(?=具|有|取|持)|同时(?=具|有|取|持)")
_ONE_OF = re.compile(r"(?:条件|情形|要求|资格)之一(?:的)?[:,]?")
_ITEM = re.compile(r"◆|\(\d\)|(?<!\d)\d[.、)](?!\d)|\([一二三四五六七八九]\)")
_BESIDE = re.compile(r"\((或[^()]*)\)")
"""硕士学历(或高级职称): a second way in brackets."""
_AGED = re.compile(r"(\d\d)周?岁")
_WAIVED = re.compile(
    r"(?P<who>[^,;。()]*应届[^,;。()可暂须尚未]*?)(?:[尚暂]?未取得[^,;。]*?)?(?:的)?,?"
    r"(?:可以?|暂)(?:先上岗|后取证|先聘用|暂?不(?:提供|要求|作|做|具备|具有|受)(?:要求)?|暂缓|免|凭(?P<proof>[^,;。]*?)(?=报名|报考|应聘|,|;|$))"
    r"(?P<what>[^,;。]*)"
)


@dataclass(frozen=True)
class Ways:
    """A check in place of the demands of ``fields``, and the words that it reads."""

    check: Check
    words: str
    fields: frozenset[str]
    names: frozenset[str] = frozenset()
    """Papers of the post that it decides, where others stay."""


def ways_of(post: Post, phrases: Phrases, notice: Sequence[Condition]) -> tuple[Ways, ...]:
    """What the remarks of a post, or its column of schooling, ask for in several ways, each read whole."""
    found: list[Ways] = []
    schooling = " ".join(piece.quote for piece in post.quotes("education"))
    if "或" in schooling and (post.education is not None):
        check = _options(_clean(schooling), phrases)
        if check is not None:
            found.append(Ways(check, schooling, frozenset({"education", "full_time"})))
    remarks = _BESIDE.sub(r",\1", _clean(post.remarks or ""))
    pieces = [remarks] if _ONE_OF.search(remarks) else [p for p in _PIECES.split(remarks) if p.strip()]
    for piece in pieces:
        check = _one_of(piece, phrases) if _ONE_OF.search(piece) else _options(piece, phrases)
        fields, names = _chosen(post, piece)
        if check is not None and (fields or names):
            found.append(Ways(check, piece, fields, names))
    told = "".join(way.words for way in found)
    aged = bool(post.age_limits) or len(set(_AGED.findall(remarks))) > 1
    for source in dict.fromkeys((_clean(schooling), remarks)):
        for choice in choices_in(source, lambda side: _all_of(side, phrases), aged=aged):
            if choice.words in told:
                continue
            fields, names = _chosen(post, choice.words)
            if choice.schooled or fields or names:
                found.append(Ways(choice.check, choice.words, fields, names))
                told += choice.words
    if not any("certificates" in way.fields for way in found):
        waived = _waived(post, phrases, notice)
        if waived is not None:
            found.append(waived)
    return tuple(found)


def _clean(text: str) -> str:
    """Without width and white space; a circled number keeps apart from the digits behind it."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", _CIRCLED.sub("◆", text)))


_CIRCLED = re.compile("[\u2460-\u2473\u2776-\u277f]")


def _options(text: str, phrases: Phrases) -> Check | None:
    """Parts joined by 或 behind a comma, each of one or more demands that all must hold."""
    options = [part for part in _OPTIONS.split(text) if part]
    if len(options) < 2:
        return None
    return _any([_all_of(part, phrases) for part in options])


def _one_of(text: str, phrases: Phrases) -> Check | None:
    found = _ONE_OF.search(text)
    if found is None:
        return None
    head, rest = text[: found.start()], text[found.end() :]
    if re.search(r"[;。]", head) or len(head) > len("具备以下下列资格者或人员"):
        return None
    items = [part.strip(";,。") for part in _ITEM.split(rest)]
    items = [part for part in items if part]
    if len(items) < 2:
        items = [part for part in re.split(r"[;。]", rest) if part]
    return _any([_all_of(part, phrases) for part in items]) if len(items) > 1 else None


def _all_of(text: str, phrases: Phrases) -> Check | None:
    checks: list[Check] = []
    for part in _ALSO.split(text):
        if not part:
            continue
        check = phrases.atom(part)
        if check is None:
            return None
        checks.append(check)
    return checks[0] if len(checks) == 1 else All(tuple(checks)) if checks else None


def _any(options: Sequence[Check | None]) -> Check | None:
    read = [option for option in options if option is not None]
    return Any(tuple(read)) if read and len(read) == len(options) else None


def _fields(post: Post, piece: str) -> list[str]:
    """The demands of a post whose printed words all stand in a piece."""
    said = _key(piece)
    found = []
    if post.certificates and all(_key(name) in said for name in post.certificates):
        found.append("certificates")
    years = [quote.quote for quote in post.quotes("experience_years")]
    if post.experience_years is not None and years and all(_key(quote) in said for quote in years):
        found.append("experience")
    return found


def unread(texts: Sequence[str], ways: Sequence[Ways]) -> tuple[str, ...]:
    """Texts without the words that ways read: these open no other demand of the post."""
    found = [_BESIDE.sub(r",\1", _clean(text)) for text in texts] if ways else texts
    for way in ways:
        found = [text.replace(way.words, "") for text in found]
    return tuple(found)


def _chosen(post: Post, piece: str) -> tuple[frozenset[str], frozenset[str]]:
    """The demands of a post that stand in a choice, which decides them, and those of its papers that do."""
    said = _key(piece)
    found = set(_fields(post, piece))
    for field in ("education", "degree", "full_time", "political", "majors"):
        quotes = [quote.quote for quote in post.quotes(field)]
        if getattr(post, field) and quotes and all(_key(quote) in said for quote in quotes):
            found.add(field)
    names = () if "certificates" in found else (name for name in post.certificates if _key(name) in said)
    return frozenset(found), frozenset(names)


def _key(text: str) -> str:
    return re.sub(r"[,、()]", "", plain(_clean(text)))


def _waived(post: Post, phrases: Phrases, notice: Sequence[Condition]) -> Ways | None:
    """The certificates of a post, with those that it or the notice waives for some people (应届毕业生可先上岗)."""
    names = [name for name in post.certificates if not _WAIVED.search(_clean(name))]
    if not names:
        return None
    own = [m for source in (post.remarks or "", *post.certificates) for m in _WAIVED.finditer(_clean(source))]
    general = [
        m
        for leaf in notice
        if leaf.kind in ("certificate", "other") and leaf.text and not getattr(leaf, "names", ())
        for m in _WAIVED.finditer(_clean(f"{leaf.who or ''},{leaf.text}".lstrip(",")))
    ]
    single = [
        part for name in names for part in re.split(r"(?:证书|资格|证)和|、", name + "\x00") if part.strip("\x00")
    ]
    single = [part.strip("\x00") for part in single]
    checks: list[Check] = []
    waived = False
    for name in single:
        held: Check = Words("credentials", "certificate", (name,))
        for found, mine in [*((m, True) for m in own), *((m, False) for m in general)]:
            about = found["what"] + (found["proof"] or "")
            same = _shared(name, about if mine else found.group())
            if not same and (not mine or _names(about)):
                continue
            people = phrases.people(found["who"])
            if people is None:
                return None
            if found["proof"]:
                people = All((people, Any((Words("credentials", "certificate", (found["proof"],)), Nobody()))))
            held, waived = Any((held, people)), True
            break
        checks.append(held)
    if not waived:
        return None
    return Ways(All(tuple(checks)), "、".join(names), frozenset({"certificates"}))


def _names(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]{3,}(?:证|资格)", text) is not None


def _shared(name: str, text: str) -> bool:
    """Whether a text speaks of a certificate: four characters of its name stand there."""
    own = re.sub(r"证书$|证$|资格证书$|资格$", "", _clean(name))
    return any(own[i : i + 4] in text for i in range(max(1, len(own) - 3)) if len(own[i : i + 4]) == 4)


__all__ = ["Ways", "unread", "ways_of"]
