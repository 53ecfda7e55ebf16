"""Places in Chinese clauses: where people must be registered, come from or live, and who is taken for one of them."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.conditions.papers import BEFORE
from extractors.conditions.rules import Rule, Scope, limit, pattern, subject
from extractors.text import patterns as re
from extractors.values.dates import DateMatch, find_dates
from extractors.values.places import find_regions
from schema.conditions import AnyOf, Prose, Region


def regions(text: str, at: int) -> Iterator[tuple[Rule, int, int]]:
    """The places that a clause limits people to, with the day by which they must be registered there."""
    settled = re.search(r"落户|户籍|户口|常住", text)
    by: DateMatch | None = None
    if settled:
        by = next((d for d in find_dates(text) if BEFORE.match(text, d.end)), None)
        as_of = re.search(
            r"(?:户籍|户口|生源地?)[^,;。]{0,6}(?:以|截[至止](?:到)?)(?P<day>[^,;。()]{6,20})(?:为准|的?户)?", text
        )
        if by is None and as_of:
            by = next(iter(find_dates(text[: as_of.end("day")])[-1:]), None)
    posts = pattern("terms", "posts_of_place").search(text) if settled else None
    if posts is not None and by is not None:
        yield _of_posts(at, len(text), (posts["who"], posts.start("who"), posts.end("who")), by)
        return
    matches = [m for m in find_regions(text) if not re.search(r"生源应|政策|材料|证明", text[m.start : m.end + 6])]
    for match in matches:
        rule = Rule(Region, {"regions": match.names, "basis": match.basis}, (at + match.start, at + match.end))
        if by is not None:
            rule.values["registered_by"] = by.last or by.first
            rule.proofs["registered_by"] = [(at + by.start, at + by.end)]
        yield rule, match.start, match.end
    free = re.search(
        r"(?:户籍|户口|生源地?|地域)(?:、[^,;。]{1,6})?(?:均)?不限|不限(?:定|制)?(?:户籍|户口|生源地?|地域)", text
    )
    if not matches and settled and free:
        yield Rule(Region, {"regions": "unlimited"}, (at + free.start(), at + free.end())), free.start(), free.end()
    elif not matches and by is not None and re.search(r"落户|户籍", text):
        rule = Rule(Region, {"registered_by": by.last or by.first}, (at, at + len(text)))
        yield rule, 0, len(text)


def _of_posts(at: int, end: int, who: tuple[str, int, int], by: DateMatch) -> tuple[Rule, int, int]:
    """要求本县户籍的,须在…前落户: by when those are registered who apply for posts that ask for a place."""
    values: dict[str, object] = {"registered_by": by.last or by.first, "who": who[0]}
    proofs = {"registered_by": [(at + by.start, at + by.end)], "who": [(at + who[1], at + who[2])]}
    if named := find_regions(who[0]):
        values["regions"] = named[0].names
    return Rule(Region, values, (at + who[1], at + end), proofs=proofs), who[1], end


_KIN = re.compile(r"(?<=[籍口])\((?:含|包括|或)?(?P<kin>(?:本人、)?(?:父母|夫妻|配偶|子女)[^()]*(?:户籍|户口)[^()]*)\)")
"""具有本区户籍(父母或配偶一方具有本区户籍): whose place of register is enough as well."""


def _outside(text: str, at: int) -> bool:
    """Whether a place of a clause stands outside its brackets."""
    return text.count("(", 0, at) == text.count(")", 0, at)


_OR_KIN = re.compile(
    r"本人(?:或者?|、|及|和)(?P<kin>(?:其)?(?:配偶|父母|子女|父亲|母亲|夫妻)(?:、(?:父母|子女|配偶))*(?:或者?(?:父母|子女|配偶))?(?:其中)?(?:一方|任一方|之一)?)"
    r"(?=[^,;。]{0,24}(?:户籍|户口))"
)
"""本人或者配偶一方具有本县户口: whoever has a relative there may apply as well."""


def _or_kin(text: str, at: int, scope: Scope) -> Rule | None:
    found = _OR_KIN.search(text)
    own = list(regions(text[found.end() :], at + found.end())) if found else []
    if found is None or len(own) != 1:
        return None
    rule = own[0][0]
    theirs = Rule(Region, dict(rule.values), rule.cited, proofs={k: list(v) for k, v in rule.proofs.items()})
    theirs.values["who"] = found["kin"]
    theirs.proofs["who"] = [(at + found.start("kin"), at + found.end("kin"))]
    return limit(Rule(AnyOf, {}, (at, at + len(text)), options=[rule, theirs]), None, at, scope, text)


def either_region(text: str, at: int, scope: Scope) -> Rule | None:
    """具有本市户籍,或在本市缴纳社保1年以上: alternatives, at least one of them a region."""
    if of_kin := _or_kin(text, at, scope):
        return of_kin
    kin = _KIN.search(text)
    own = [rule for rule, _, end in regions(text[: kin.start()], at) if end <= kin.start()] if kin else []
    if kin and len(own) == 1:
        other = Rule(Prose, {"kind": "other", "text": kin["kin"]}, (at + kin.start("kin"), at + kin.end("kin")))
        return limit(Rule(AnyOf, {}, (at, at + len(text)), options=[own[0], other]), None, at, scope, text)
    found = next(
        (
            m
            for m in re.finditer(r"[,、;]?\s*(?:或者是?|或)(?=[^,、]{5,}|(?:其)?(?:父母|配偶|子女|夫妻)[、或])", text)
            if _outside(text, m.start())
        ),
        None,
    )
    if not found or not re.search(r"户籍|户口|居住证|生源|常住", text):
        return None
    whole = find_regions(text)
    if (
        len(whole) == 1
        and len(whole[0].basis) > 1
        and not re.search(r"夫妻|父母|配偶|一方|[居常]住满|或者?(?:持有?|办理|取得|领取)[^,、]{0,10}居住证", text)
    ):
        return None  # 本县户籍或本县生源: one place on either basis
    sides = [(text[: found.start()], 0)]
    begin = found.end()
    for more in _OR_AGAIN.finditer(text, found.end()):
        if _outside(text, more.start()) and _BASES.search(text, more.end()):
            sides.append((text[begin : more.start()], begin))
            begin = more.end()
    sides.append((text[begin:], begin))
    if not all(_BASES.search(side) for side, _ in sides):
        return None
    options: list[Rule] = []
    for side, offset in sides:
        both = re.search(
            r"(?:且|并且?|同时)(?:在|持|有|具|已|连续)", side
        )  # 本市户籍且在本区居住满1年: not the place alone
        lives = both or ((re.search(r"居住|常住|租\)?住", side)) and not re.search(r"户籍|户口|生源", side))
        inner = [] if lives else [rule for rule, _, _ in regions(side, at + offset)]
        if inner:
            who = subject(side, max(0, inner[0].cited[0] - at - offset))
            options.append(limit(inner[0], who, at + offset, Scope(scope.tracks, scope.year)))
        else:
            body = re.sub(r"^(?:须|应|具有|是)", "", side)
            begin = at + offset + len(side) - len(body)
            options.append(Rule(Prose, {"kind": "other", "text": body}, (begin, begin + len(body))))
    if not any(o.model is Region for o in options):
        return None
    return limit(Rule(AnyOf, {}, (at, at + len(text)), options=options), None, at, scope, text)


_OR_AGAIN = re.compile(r"[,;]\s*(?:或者是?|或)(?=[^,、]{5,})")
_BASES = re.compile(
    r"户籍|户口|生源|居住|居\(租\)住|租住|常住|社会保险|社保|养老保险|工作|就读|毕业|住房|房产|房屋|购房|配偶|父母|子女"
)
"""On what somebody may be of a place."""
_WIDER = re.compile(
    r"(?:[,(]?或(?:者)?(?=曾)|,(?:以及|和|及)?(?=[^,;。()]{2,60}(?:人员|干部|毕业生|职工|者|的),?[^,;。]{0,16}视(?:为|同)))"
    r"|[(](?:含|包括)(?=[^()]{2,40}(?:人员|干部|毕业生|职工|者|的)[)]$)"
)
_EXPLAINED = re.compile(r"[,(](?:是|系|即)?指(?:的是)?")


def widened_region(text: str, at: int, scope: Scope) -> Rule | None:
    """具有某县户籍(指…或曾为某县户籍),以及由某县选派的人员,其服务地可视为户籍地: the place, or what counts for it."""
    found = re.match(r"[^;。()]{2,24}?(?:户籍|户口|生源)(?=[,(])", text)
    own = list(regions(found.group(), at)) if found else []
    more = _WIDER.search(text, found.end()) if found and len(own) == 1 else None
    if found is None or more is None or not re.search(r"(?:须|应|限|为|具[有备])[^,;。]*$", found.group()):
        return None
    explained = _EXPLAINED.match(text, found.end())
    if more.start() != found.end() and not (explained and more.start() > explained.start()):
        return None
    begin = more.end()
    told = text[begin:].rstrip(")")
    other = Rule(Prose, {"kind": "other", "text": told}, (at + begin, at + begin + len(told)))
    return Rule(AnyOf, {}, (at, at + len(text)), options=[own[0][0], other])
