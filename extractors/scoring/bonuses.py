"""Bonuses: points for people in a given situation, how they stack, and their cap (加5分, 每满1年加0.5分最高3分).

Caps, deductions and full marks are no bonuses; pay is none either (月薪加…元).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.outline.mentions import carried, mentions
from extractors.outline.passages import Passage, Piece
from extractors.scoring.bonus_drafts import BonusDraft, distinct
from extractors.scoring.bonus_heads import BonusHead, head_over, opens, read_head
from extractors.scoring.bonus_levels import find_levels
from extractors.scoring.bonus_lists import listed_bonuses, spread, table_bonuses
from extractors.scoring.bonus_people import read_who
from extractors.scoring.bonus_places import bonus_place, place_for_all, said_place
from extractors.scoring.bonus_posts import limit_drafts
from extractors.scoring.bonus_rules import Rule, Stacking, per_unit
from extractors.scoring.bonus_words import favoured, named
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.values.numbers import NUMBER, parse_number
from schema.evidence import Evidence
from schema.notice import Post, Track
from schema.scheme import Bonus


@dataclass(frozen=True, slots=True)
class Bonuses:
    """What a notice says of bonuses, with the evidence of rule and cap."""

    items: tuple[Bonus, ...] = ()
    rule: Rule | None = None
    rule_cite: Evidence | None = None
    cap: Decimal | None = None
    cap_cite: Evidence | None = None
    most: int | None = None
    most_cite: Evidence | None = None
    lost: tuple[Evidence, ...] = ()
    """Sentences that keep points from posts which could not be told."""


def find_bonuses(
    passages: Sequence[Passage],
    names: Names,
    tracks: Sequence[Track],
    formula: str | None = None,
    posts: Sequence[Post] = (),
) -> Bonuses:
    """All bonuses as one scheme reads them. ``formula``: the scheme's, which says where the bonus goes in."""
    from extractors.scoring.bonuses_en import english_bonuses
    from extractors.scoring.stacking_en import english_rules

    drafts: list[BonusDraft] = []
    told = Stacking()
    place = next((on for p in passages if p.zh and (on := place_for_all(p, names))), None)
    spoken = place is not None or "bonus" in (formula or "")
    over: BonusHead | None = None
    said: list[tuple[Rule, Passage, Evidence]] = []
    for passage in passages:
        if passage.zh:
            had = len(drafts)
            same = over is not None and over.passage.line is passage.line
            over = over if same else head_over(passage, names, posts, tracks)
            over = _read(passage, names, tracks, posts, drafts, over, spoken=spoken)
            if len(drafts) == had:
                drafts += listed_bonuses(passage, names)
        else:
            english_bonuses(passage, names, tracks, drafts)
            rule, cap, start, end = english_rules(passage, bool(drafts))
            if rule:
                said.append((rule, passage, passage.cite(start, end)))
            if cap is not None and told.cap is None:
                told.cap, told.cap_cite = cap, passage.cite(start, end)
    for rule, passage, cite in said:
        own = [d for d in drafts if d.passage.line is passage.line]
        if rule == "highest" and 1 < len(own) < len(drafts):  # said of the two kinds of veterans, not of seniority
            told.kinds.append((own, cite))
        elif told.rule is None:
            told.rule, told.rule_cite = rule, cite
    for source in dict.fromkeys(p.source for p in passages if p.zh):
        for grid in source.grids:
            above = source.line_at(max(0, grid.start - 2))
            drafts += table_bonuses(grid, above, names, (above.text,) if above else ())
    drafts = spread(drafts, passages)
    for passage in passages if drafts else ():
        if passage.zh:
            told.read(passage, drafts)
    for draft in drafts:
        if draft.assumed and place:
            draft.on = place
    lost = limit_drafts(passages, drafts, posts, tracks)
    inside = bool(formula and "bonus" in formula)
    divisors = _divisors(formula or "")
    unique: dict[tuple[object, ...], BonusDraft] = {}
    for draft in drafts:
        if inside:
            draft.converted = False
            draft.over = divisors.get(draft.on)
        key = (draft.on, draft.points, draft.unit, draft.when, draft.tracks, draft.posts, draft.not_posts)
        unique.setdefault(key, draft)
    told.group(list(unique.values()))
    items = distinct([d.build(f"bonus-{n}") for n, d in enumerate(unique.values(), 1)])
    evidence = tuple(p.cite(start, end) for p, start, end in lost)
    return Bonuses(items, told.rule, told.rule_cite, told.cap, told.cap_cite, told.most, told.most_cite, evidence)


def _divisors(formula: str) -> dict[str, Decimal]:
    """By the step that a bracket with the points in it computes, what the bracket is divided by."""
    found: dict[str, Decimal] = {}
    for line in formula.split("; "):
        left, _, right = line.partition(" = ")
        divided = _DIVIDED.search(right)
        if divided and Decimal(divided["n"]) > 1:
            whole = divided.end() == len(right)
            if whole or divided["sum"].count("+") > 1:  # (笔试+加分)÷2 inside the total is the weight of the test
                found[left if whole else "written"] = Decimal(divided["n"])
    return found


_DIVIDED = re.compile(r"\((?P<sum>[^()]*\bbonus\b[^()]*)\)\s*/\s*(?P<n>\d+(?:\.\d+)?)")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    n = rf"({NUMBER})"
    points = r"\s?分(?!钟|之|别|制)"
    favours, name = "|".join(load("bonuses")["favours"]), named().pattern
    mark = "(?:(?:其|本人)?(?:考试|笔试|面试|总|综合|最终|卷面)?总?(?:成绩|得分|分)?)"
    return {
        "add": re.compile(
            rf"(?<!不)(?<!最高)(?<!最多)(?<!累计)(?<!总共)(?<!最高可)(?<!最多可)(?:各|另|再|分别|可|均|共|一次性|直接|给予|奖励)?(?:增加|"
            rf"加计|加|计加)\s?(?:计)?{n}{points}(?!以|为限|封顶)"
        ),
        "give": re.compile(
            rf"(?:给予|予以|享受|享有|获得|奖励)(?:政策性)?(?P<on>[^,;。\d]{{0,10}}?)\s?{n}{points}的?(?P<on2>{mark})(?:加分|{favours}|政策)|"
            rf"(?:{favours})(?P<on3>{mark})\s?{n}{points}|"
            rf"(?<!含)(?:{name})(?:分?值|标准|额度|幅度)*(?:统一|均|一律)?(?:为|是|按|计|:)?(?:每[人项次])?\s?{n}{points}(?!以|为限|封顶)|"
            rf"(?<=,)标准(?:统一|均|一律)?(?:为|是|按|:)(?:每[人项次])?\s?{n}{points}"
        ),
        "max": re.compile(
            rf"(?:最高|最多|累计最高|累计|上限|封顶|总计|合计)[^,;。\d]{{0,10}}?(?:加|不超过|为|不得超过|至|可加)?\s?{n}{points}|"
            rf"{n}{points}封顶|[加满到]\s?{n}{points}为止|不(?:得|能)?(?:超过|突破)\s?{n}{points}|以\s?{n}{points}为(?:限|上限)"
        ),
    }


def _read(
    passage: Passage,
    names: Names,
    tracks: Sequence[Track],
    posts: Sequence[Post],
    found: list[BonusDraft],
    over: BonusHead | None,
    *,
    spoken: bool,
) -> BonusHead | None:
    """Adds the points of a sentence to ``found``; ``over`` is the head they may stand under, the last one returns."""
    text = passage.text
    if "分" not in text or not favoured().search(text):
        return None
    if re.search(r"扣分|减分|扣\d|倒扣", text):
        return None
    pats = _patterns()
    base: Piece | None = None
    for clause in passage.clauses():
        levels, last = find_levels(clause.text)
        lead = clause.text[:last] if levels else ""
        if (
            levels
            and (on := _into(clause.text[last:], names) or _on(lead, passage, clause, names, spoken=spoken)) is not None
        ):
            scope = mentions(clause.text, tracks) or passage.tracks
            for level in levels:
                when = "".join(clause.text[s:e] for s, e in level.whens)
                whens = tuple((clause.start + s, clause.start + e) for s, e in level.whens)
                end = clause.start + last
                found.append(BonusDraft(passage, clause.start, end, on, level.points, when, whens, scope))
        spots = sorted((m for key in ("add", "give") for m in pats[key].finditer(clause.text)), key=lambda m: m.start())
        for match in spots:
            bare = match.group().startswith("标准") and not named().search(text, 0, clause.start + match.start())
            if match.start() < last or bare or _foreign(clause.text, match):
                continue
            points = next((n for g in reversed(match.groups()) if g and (n := parse_number(g)) is not None), None)
            if points is None or not 0 < points <= 100:
                continue
            aside = _ASIDE.match(clause.text, last)
            last = aside.end() if aside and last else last  # (W04岗位不加): of those before
            lead = clause.text[last : match.start()]
            lead_start = clause.start + last
            if begin := opens(lead):
                over = read_head(passage, lead[: begin - 1], lead_start, base, names, posts, tracks)
                base = over.who.base
            people = lead[begin:].lstrip(",、: ")
            lead_start += len(lead) - len(people) if begin else len(lead) - len(lead.lstrip(",、: "))
            rest_end = next((m.start() for m in spots if m.start() > match.end()), len(clause.text))
            rest = clause.text[match.end() : rest_end]
            limit = pats["max"].search(rest)
            unit = _unit(lead, match.group(0))
            before = lead + "".join(match[key] or "" for key in ("on", "on2", "on3") if key in match.re.groupindex)
            said = _into(rest, names) or said_place(before, passage, clause, names)
            if said is None and over is not None and over.passage is not passage:
                said = over.on
            on = said or (
                _on(before, passage, clause, names, spoken=spoken or over is not None) if said is None else None
            )
            last = match.end() + (limit.end() if limit and unit else 0)
            if on is None:
                continue
            headed = over is not None and bool(over.who.text)
            who = read_who(people, lead_start, None if headed else base, names, posts, tracks)
            base = base if headed else who.base
            if over is not None:
                who = over.of(who, passage)
            scope = mentions(lead, tracks) or mentions(_ASIDE.sub("", clause.text[: match.start()]), tracks)
            scope = scope or carried(passage.text, clause.start, tracks) or passage.tracks
            if passage.tracks and not _APPLIES.search(clause.text, 0, match.start()):
                scope = passage.tracks  # 原特岗教师加4分, under 报考中小学岗位的: a standing of people, not their post
            draft = BonusDraft(
                passage,
                clause.start,
                clause.start + match.end() + (limit.end() if limit and unit else 0),
                on,
                points,
                who.text,
                who.spans,
                scope,
                unit,
                lead=lead_start,
                assumed=said is None,
                least=None if unit else who.least,
            )
            if unit and limit:
                draft.max = next(parse_number(g) for g in limit.groups() if g)
            prior = found[-1] if found and found[-1].passage is passage else None
            if unit and prior and prior.least and prior.unit is None and _GOES_ON.match(people + match.group()):
                draft.when, draft.whens, draft.beyond = prior.when, prior.whens, prior.least
            draft.converted = (
                bool(re.search(r"(?:转换|折算|换算|折合|加权)(?:成绩)?(?:之)?后[^,;]{0,12}$", lead))
                and "百分制" not in lead
            )
            for target in [on, *_more(lead, match.group(), on, names)]:
                found.append(replace(draft, on=target))
    return over


_GOES_ON = re.compile(
    r"(?:在此基础上|(?:此|之|以|其|往)后|超(?:过|出)(?:的|部分|年限)*),?每|每(?:再|多|超|增加|额外)|每[^,;]{1,8}再"
)
"""满2年的加2分,此后每多服役1年加0.5分: a rate that goes on from the years before it."""
_ASIDE = re.compile(r"\s?\([^()]*\)")
_APPLIES = re.compile("报考|应聘|竞聘|选择|岗位|职位|[A-Z甲乙丙丁]类")


def _into(rest: str, names: Names) -> str | None:
    """加2分作为笔试成绩, 加3分计入总成绩: the result is named behind the points."""
    found = re.match(r"\s?,?(?:作为|计入|记入|加入|并入|纳入|算入|带入)(?:其|本人)?(?P<on>[^,。;]{2,12})", rest)
    named = [n.id for n in names.find(found.group("on")) if names.known(n.id)] if found else []
    return named[0] if named else None


def _more(lead: str, printed: str, on: str, names: Names) -> list[str]:
    """行测、申论各加2.5分: the other papers named with the one found."""
    if not re.match("各|分别|均", printed) and not re.search(r"各$|分别$|均$", lead):
        return []
    ids = [n.id for n in names.find(lead[-30:]) if names.known(n.id)]
    return [i for i in dict.fromkeys(ids) if i != on]


def _foreign(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 14) : match.end() + 6]
    if re.search(
        r"(?:不超过|不得超过|最高|最多|累计|总和|合计|(?<![笔面]试)总分(?!(?:中|内|上|里|基础上|直接|可)?$)|上限|封顶)[^,;]{0,6}$",
        text[max(0, match.start() - 10) : match.start()],
    ):
        return True
    return (
        bool(re.search(r"评委|考官|个?字[加计得]|每题|每答|答对|每小题|满分|薪|工资|补贴|(?<!职业)资格(?!证)", around))
        and "加分" not in around
    )


def _unit(lead: str, printed: str) -> str | None:
    """``year`` for 每满1年加0.5分; ``commendation`` for 表彰一次加5分."""
    word = per_unit(lead[-16:])
    if word is None:
        return None
    for unit, words in load("bonuses")["units"].items():
        if word in words:
            if unit == "commendation" and not re.search("表彰|奖|荣誉|称号|立功|优秀|功", lead):
                return "time"
            return str(unit)
    return None


def _on(lead: str, passage: Passage, clause: Piece, names: Names, *, spoken: bool) -> str | None:
    return bonus_place(lead, passage, clause, names, sure=spoken or per_unit(lead[-16:]) is not None)
