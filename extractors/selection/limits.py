"""Limits: how many posts one person may apply for, and how many applicants open a post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from extractors.conditions.rules import LONGEST
from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.needles import Either, find, find_all, may_match
from extractors.text.source import Clause, Source
from extractors.values.numbers import NUMBER, english_number, parse_int, parse_number
from extractors.values.ratios import find_ratios
from schema.document import BlockKind
from schema.findings import Severity
from schema.notice import ApplyLimit, OpeningRatio

Below = Literal["cut", "cancel", "transfer", "relax"]


@cache
def _words(language: str) -> dict[str, Any]:
    return dict(load("limits")[language])


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    found = _words(language)[name]
    number = NUMBER if language == "zh" else english_number()
    source = found if isinstance(found, str) else "|".join(found)
    return re.compile(source.replace("NUM", number), re.IGNORECASE)


@cache
def _apply_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    number = NUMBER if language == "zh" else english_number()
    sources = dict.fromkeys(_words(language)["apply"])
    return tuple(re.compile(source.replace("NUM", number), re.IGNORECASE) for source in sources)


@cache
def _any_apply(language: str) -> Either:
    return Either(*_apply_patterns(language))


def extract_apply_limit(ctx: Context) -> ApplyLimit | None:
    """The number of posts one person may apply for; the plainest wording decides, then the first."""
    best: tuple[int, int, int, Source, int, int] | None = None
    for rank, source in enumerate(ctx.sources):
        any_of = _any_apply("zh" if source.zh else "en")
        said = (*_sentences(source), *_remarks(source)) if may_match(any_of, source.text) else ()
        for sentence in said:
            for order, value, start, end in _applications(source, sentence) if may_match(any_of, sentence.text) else ():
                if best is None or (order, rank) < (best[0], best[1]):
                    best = (order, rank, value, source, start, end)
    if best is None:
        return None
    _, _, value, source, start, end = best
    draft = Draft("apply_limit")
    draft.put("posts", value, source.cite(start, end))
    return draft.build(ApplyLimit)


def _sentences(source: Source) -> Iterator[Clause]:
    for line in source.lines:
        if line.kind is not BlockKind.TABLE:
            yield from (s for s in source.sentences(line) if len(s.text) <= LONGEST)


def _remarks(source: Source) -> Iterator[Clause]:
    """Rows of tables that say how many posts one may apply for (网上投递, 4月8日—22日, 每人只能投递一个岗位)."""
    for line in source.lines:
        if line.kind is BlockKind.TABLE and len(line.text) <= LONGEST and re.search(r"每人|限报|only one", line.text):
            for cell in re.finditer(r"[^\t]+", line.text):
                yield Clause(line.start + cell.start(), line.start + cell.end(), cell.group(), line)


def _applications(source: Source, sentence: Clause) -> Iterator[tuple[int, int, int, int]]:
    language = "zh" if source.zh else "en"
    for order, pattern in enumerate(_apply_patterns(language)):
        for match in find_all(pattern, sentence.text):
            groups = match.groupdict()
            raw = next((v for k, v in groups.items() if k.startswith("n") and v), None) or groups.get("over")
            raw = _SAID.get(raw.casefold(), raw) if raw else raw
            value = parse_int(raw) if raw else None
            if value is None or not 1 <= value <= 9:
                continue
            if source.zh and re.search(_words("zh")["apply_not"], match.group()):
                continue
            if groups.get("over"):
                value -= 1
            if value:
                yield order, value, sentence.start + match.start(), sentence.start + match.end()


_SAID = {"single": "one", "a single": "one", "both": "two"}


@dataclass(frozen=True, slots=True)
class _Found:
    applicants: Decimal | None
    strict: bool
    below: Below | None
    tracks: tuple[str, ...]
    start: int
    end: int
    inside: Below | None = None
    """What brackets behind the ratio say of posts below it, or of some of them."""
    unread: str | None = None
    """Posts with a ratio of their own that are no class of the notice."""


def extract_opening_ratios(ctx: Context) -> tuple[OpeningRatio, ...]:
    """Applicants needed per vacancy, the general rule first. Exceptions for single posts are left to the posts."""
    found: list[tuple[Source, _Found]] = []
    for source in ctx.sources:
        read = _chinese if source.zh else _english
        for sentence in _sentences(source):
            found += [(source, f) for f in read(ctx, sentence)]
    _tell(ctx, found)
    found = [(source, item) for source, item in found if item.unread is None]
    found.sort(key=lambda pair: (pair[1].applicants is None, bool(pair[1].tracks)))
    out: list[OpeningRatio] = []
    seen: set[tuple[str, ...]] = set()
    for source, item in found:
        if item.tracks in seen:
            continue
        seen.add(item.tracks)
        draft = Draft("opening_ratio" if not out else f"opening_ratio-{len(out) + 1}")
        evidence = source.cite(item.start, item.end)
        draft.cite(evidence)
        if item.applicants is None:
            draft.put("unlimited", True)
        else:
            draft.put("applicants", item.applicants)
            draft.put("per", Decimal(1))
            draft.put("strict", item.strict or None)
            if item.below:
                draft.put("below", item.below)
            elif later := _consequence(source, item.end):
                below, start, end = later
                draft.put("below", below, source.cite(start, end))
            elif item.inside:
                draft.put("below", item.inside)
        out.append(draft.build(OpeningRatio, tracks=item.tracks))
    return tuple(out)


def _tell(ctx: Context, found: Sequence[tuple[Source, _Found]]) -> None:
    for source, item in found:
        if item.unread is not None:
            ctx.find(
                "rule_unread",
                f"{item.unread} open with fewer applicants than other posts: which posts these are is for people",
                source.cite(item.start, item.end),
                severity=Severity.WARNING,
                pointer="/opening_ratios",
            )


def _chinese(ctx: Context, sentence: Clause) -> Iterator[_Found]:
    text = sentence.text
    if not re.search(r"比|倍|不足|人|\d\s?:\s?\d", text):
        return
    for found in find_all(_pattern("zh", "exception"), text) if "比例" in text or "开考" in text else ():
        yield _excepted(ctx, sentence, found)
        text = text[: found.start("who")] + " " * (found.end() - found.start("who")) + text[found.end() :]
    none = find(_pattern("zh", "none"), text)
    if none:
        left = re.split(r"[,;:]", text[: none.start()])[-1]
        named = mentions(left, ctx.tracks)
        general = re.fullmatch(
            r"(?:本次|此次|这次)?[^,;。]{0,8}?(?:各|所有|全部|均|所设)?[^,;。]{0,4}?(?:岗位|职位|招聘|招考|考试|公告)?(?:均|都|一律)?",
            left,
        )
        if named or (general and not re.search(r"其中|[A-Z\d]|教师|医|乡镇", left)):
            yield _Found(
                None, False, None, named, sentence.start + none.start() - len(left), sentence.start + none.end()
            )
    number = _ratio_zh(text) or _people_zh(text)
    if number is None:
        return
    value, start, end = number
    clause_start = max((m.end() for m in re.finditer(r"[,;:]", text[:start])), default=0)
    clause = text[clause_start:start]
    before = text[max(0, clause_start - 30) : start]
    below = _below("zh", _BRACKET.sub("", text[end:]))
    strict = bool(_pattern("zh", "strict").search(clause[-16:]))
    tracks = mentions(clause, ctx.tracks)
    yield _Found(
        value,
        strict,
        below,
        tracks,
        sentence.start + _begin(text, clause_start, before),
        sentence.start + _stop(text, end),
        _below("zh", text[end:]),
    )


def _excepted(ctx: Context, sentence: Clause, found: re.Match[str]) -> _Found:
    """The ratio of the posts that are excepted; ``unread`` where they are no class of the notice."""
    ratios = find_ratios(found["ratio"]) if found["ratio"] else []
    named = mentions(found["who"], ctx.tracks)
    start, end = sentence.start + found.start("who"), sentence.start + found.end()
    value = ratios[0].multiple if ratios else None
    return _Found(value, False, None, named, start, end, unread=None if named else found["who"])


_BRACKET = re.compile(r"\([^()]*\)")


def _begin(text: str, clause_start: int, before: str) -> int:
    return clause_start if clause_start < len(text) else 0


def _stop(text: str, end: int) -> int:
    following = re.match(r"[^;。]*", text[end:])
    return end + (following.end() if following else 0)


def _ratio_zh(text: str) -> tuple[Decimal, int, int] | None:
    """The ratio of applicants to vacancies: beside 开考, or between words for both."""
    # a ratio right after a colon (开考比例:1:3) is no clock time
    for ratio in find_ratios(re.sub(r"(?<=比例):(?=\s?\d+\s?:\s?\d)", " ", text)):
        left = text[: ratio.start]
        clause = re.split(r"[;]", left)[-1]
        last = re.split(r"[,;:]", left)[-1]
        right = re.split(r"[;。]", text[ratio.end :])[0]
        if _pattern("zh", "exception_before").search(left) or ratio.multiple <= 0:
            continue
        near = last + right[:14]
        opens = _pattern("zh", "opens").search(clause[-40:] + right)
        sides = _pattern("zh", "applicants").search(clause) and _pattern("zh", "vacancies").search(last + right[:6])
        if _pattern("zh", "not_opening").search(near if opens else clause[-40:] + right[:10]):
            continue
        if _KEPT_OPEN.match(right):
            continue
        case = _COMPARED.search(left) or (_COMPARED_AFTER.match(right) and not _LACKING.search(last))
        if not opens and (ratio.multiple <= 1 or case):
            continue
        if opens or sides or (_BOTH_COUNTED.search(last) and _LACKING.search(last)):
            return ratio.multiple, ratio.start, ratio.end
    return None


_BOTH_COUNTED = re.compile(
    r"(?:人数|者数|人员数)(?:与|和|同|跟|对|比)[^,;。:]{0,8}(?:人数|名额|计划数?|岗位数|职数|需求数)(?:的)?(?:之比|比例|比)"
)
"""初选合格人数与岗位人数之比不足2:1的岗位: whoever is counted, people stand against places, and too few of them."""
_COMPARED = re.compile(r"(?<![须应需要大小于或])(?:高于|大于|超过|等于)\s?$")
_COMPARED_AFTER = re.compile(r"(?:时|的(?:岗位|职位|情况下),)")
"""报名人数与计划数之比高于1:1时: a case that another rule is for, not what opens a post."""
_KEPT_OPEN = re.compile(r"(?:的)?(?:比例)?的?,(?:也|均|则|可)?不(?:再|予)?(?:核减|取消|调减|减少)")
"""达不到3:1的,不再核减计划: nothing depends on the ratio."""
_LACKING = re.compile(r"达不到|未达|不足|低于|少于|不满|不到|不够|未形成|没有达到|未能达到|小于")
_FEWER = re.compile(
    rf"(?:不足|少于|不满|低于|达不到|未达到|未达|不够)\s*(?P<n>{NUMBER})\s*(?:名|人|个)(?!以上)|(?:达到|满)\s*(?P<m>{NUMBER})\s*(?:名"
    rf"|人)(?:及?以上)?[^,;。]{{0,8}}(?:方可|方能|才能)"
    rf"|(?:须有|应有|至少有|要有|有)\s*(?P<k>{NUMBER})\s*(?:名|人)(?:及|或)?(?:以上)[^。;]{{0,40}}?(?:方可|方能|才能|才可)开考"
)


def _people_zh(text: str) -> tuple[Decimal, int, int] | None:
    """不足3人的职位,不予开展竞争: a number of people for one post."""
    for match in _FEWER.finditer(text):
        value = parse_number(match["n"] or match["m"] or match["k"])
        around = text[max(0, match.start() - 30) : match.end() + 30]
        if value is None or not _pattern("zh", "opens").search(text[match.start() :]):
            continue
        if re.search(r"面试人|进入面试|笔试合格", around[:30]):
            continue
        return value, match.start(), match.end()
    return None


NEAR = 6
"""Sentences after the ratio in which its consequence may stand."""


def _consequence(source: Source, at: int) -> tuple[Below, int, int] | None:
    """报名人数达不到开考比例的,核减招聘人数: what a later sentence says of posts below the ratio, and where."""
    language = "zh" if source.zh else "en"
    seen = 0
    for sentence in _sentences(source):
        if sentence.start < at:
            continue
        for clause in re.finditer(r"[^;]+", sentence.text):
            short = _pattern(language, "short").search(clause.group())
            if short and (below := _below(language, clause.group()[short.end() :])):
                start = sentence.start + clause.start()
                return below, start, start + len(clause.group())
        seen += 1
        if seen >= NEAR:
            break
    return None


def _below(language: str, rest: str) -> Below | None:
    """What happens to a post with too few applicants: the first consequence printed."""
    best: tuple[int, Below] | None = None
    names: tuple[Below, ...] = ("cut", "cancel", "transfer", "relax")
    for name in names:
        found = re.search(_some(name, language), rest, re.IGNORECASE)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), name)
    if best and best[1] == "cancel" and _OF_ONE.search(rest[: best[0]]) and re.search(_some("cut", language), rest):
        return "cut"
    return best[1] if best else None


_OF_ONE = re.compile(r"[1一]\s*[人名个](?:的|岗|职位|计划)")
"""计划招1人的,取消;2人以上的,相应核减: a post for one person is cut to none."""


def _some(name: str, language: str) -> str:
    return "|".join(_words(language)[name])


_FEW_EN = re.compile(
    rf"\b(?:fewer|less) than (?P<n>{english_number()}) (?:[a-z]+ ){{0,2}}"
    r"(?:applica(?:nt|tion)s?|candidates?|people|persons?)"
    r" (?:per|for each|for every|for one|to each) (?:opening|vacancy|post|position|place)\b",
    re.IGNORECASE,
)
"""Posts with fewer than three applicants per opening will be reduced."""


def _english(ctx: Context, sentence: Clause) -> Iterator[_Found]:
    text = sentence.text
    none = find(_pattern("en", "none"), text)
    if none:
        yield _Found(None, False, None, (), sentence.start + none.start(), sentence.start + none.end())
        return
    if few := _FEW_EN.search(text):
        value, below = parse_int(few["n"]), _below("en", text[few.end() :])
        if value and below:
            scope = mentions(text[: few.start()], ctx.tracks)
            yield _Found(Decimal(value), False, below, scope, sentence.start, sentence.end)
        return
    if not find(_pattern("en", "applicants"), text) or not find(_pattern("en", "opens"), text):
        return
    if _pattern("en", "not_opening").search(text):
        return
    for ratio in find_ratios(text):
        if ratio.multiple <= 0:
            continue
        left = text[: ratio.start]
        strict = bool(_pattern("en", "strict").search(left)) and not _pattern("en", "not_strict").search(left)
        yield _Found(
            ratio.multiple,
            strict,
            _below("en", text[ratio.end :]),
            mentions(left, ctx.tracks),
            sentence.start,
            sentence.end,
        )
        return
