"""Bonuses: points for people in a given situation, how they stack, and their cap (加5分, 每满1年加0.5分最高3分).

Caps, deductions and full marks are no bonuses; pay is none either (月薪加…元).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.outline.mentions import carried, mentions
from extractors.outline.passages import Passage, Piece, pieces
from extractors.scoring.bonus_levels import find_levels
from extractors.scoring.bonus_places import bonus_place
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.values.numbers import NUMBER, parse_number
from schema.evidence import Evidence
from schema.notice import Track
from schema.scheme import Bonus

Rule = Literal["cumulative", "highest"]


@dataclass(slots=True)
class BonusDraft:
    """A bonus under construction. ``whens``: ranges of the passage that together say who gets it."""

    passage: Passage
    start: int
    end: int
    on: str
    points: Decimal
    when: str
    whens: tuple[tuple[int, int], ...]
    tracks: tuple[str, ...]
    unit: str | None = None
    max: Decimal | None = None
    converted: bool = False
    over: Decimal | None = None

    def build(self, ident: str) -> Bonus:
        draft = Draft(ident)
        draft.cite(self.passage.cite(self.start, self.end))
        draft.put("on", self.on)
        draft.put("points", self.points)
        draft.put("unit", self.unit)
        draft.put("max", self.max)
        if self.when:
            draft.put("when", self.when, *(self.passage.cite(s, e) for s, e in self.whens))
        if self.converted:
            draft.put("converted", True)
        draft.put("over", self.over)
        return draft.build(Bonus, tracks=self.tracks, match=match_words(self.when, zh=self.passage.zh))


@dataclass(frozen=True, slots=True)
class Bonuses:
    """What a notice says of bonuses, with the evidence of rule and cap."""

    items: tuple[Bonus, ...] = ()
    rule: Rule | None = None
    rule_cite: Evidence | None = None
    cap: Decimal | None = None
    cap_cite: Evidence | None = None


@dataclass(slots=True)
class _State:
    drafts: list[BonusDraft] = field(default_factory=list)
    rule: Rule | None = None
    rule_cite: Evidence | None = None
    cap: Decimal | None = None
    cap_cite: Evidence | None = None


def find_bonuses(
    passages: Sequence[Passage], names: Names, tracks: Sequence[Track], formula: str | None = None
) -> Bonuses:
    """All bonuses as one scheme reads them. ``formula``: the scheme's, which says where the bonus goes in."""
    from extractors.scoring.bonuses_en import english_bonuses, english_rules

    state = _State()
    for passage in passages:
        if passage.zh:
            _read(passage, names, tracks, state.drafts)
            _rules(passage, state)
        else:
            english_bonuses(passage, names, tracks, state.drafts)
            rule, cap, start, end = english_rules(passage, bool(state.drafts))
            if rule and state.rule is None:
                state.rule, state.rule_cite = rule, passage.cite(start, end)
            if cap is not None and state.cap is None:
                state.cap, state.cap_cite = cap, passage.cite(start, end)
    inside = bool(formula and "bonus" in formula)
    divisors = _divisors(formula or "")
    unique: dict[tuple[object, ...], BonusDraft] = {}
    for draft in state.drafts:
        if inside:
            draft.converted = False
            draft.over = divisors.get(draft.on)
        unique.setdefault((draft.on, draft.points, draft.unit, draft.when, draft.tracks), draft)
    items = _distinct([d.build(f"bonus-{n}") for n, d in enumerate(unique.values(), 1)])
    return Bonuses(items, state.rule, state.rule_cite, state.cap, state.cap_cite)


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


def _distinct(items: list[Bonus]) -> tuple[Bonus, ...]:
    """Words that several situations share (县级表彰, 市级表彰) tell nobody apart: those keep their phrase."""
    out = []
    for item in items:
        others = {w for o in items if o.when != item.when and o.points != item.points for w in o.match}
        if item.when and item.match and set(item.match) <= others:
            parts = [
                p
                for p in re.split(r"[、,和或]|及(?!以上|以下|其)", re.sub(r"\([^()]*\)", "", item.when))
                if len(p) >= 2
            ]
            own = tuple(p for p in parts if not any(p in (o.when or "") for o in items if o.when != item.when))
            item = item.model_copy(update={"match": own or (item.when,)})
        out.append(item)
    return tuple(out)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    n = rf"({NUMBER})"
    points = r"\s?分(?!钟|之|别|制)"
    units = "|".join(u for group in load("bonuses")["units"].values() for u in group)
    return {
        "add": re.compile(
            rf"(?<!不)(?<!最高)(?<!最多)(?<!累计)(?<!总共)(?<!最高可)(?<!最多可)(?:各|另|再|分别|可|均|共|一次性|直接|给予|奖励)?(?:增加|"
            rf"加计|加|计加)\s?(?:计)?{n}{points}(?!以|为限|封顶)"
        ),
        "give": re.compile(
            rf"(?:给予|享受|奖励)(?:政策性)?(?P<on>[^,;。\d]{{0,10}}?)\s?{n}{points}(?:的)?(?:加分|奖励|优惠|照顾|政策)|"
            rf"(?<!含)加分\s?{n}{points}"
        ),
        "unit": re.compile(
            rf"每(?:服务|工作|任职|从事|参加)?(?:满)?\s?(?:一|1|1个)?\s?({units})|(?:表彰|奖励|荣誉|称号|获奖|"
            rf"立功)[^,;]{{0,4}}(?:一|1|每)(次|项|个)|(?:一|每一?)(次)[^,;]{{0,2}}$"
        ),
        "max": re.compile(
            rf"(?:最高|最多|累计最高|累计|上限|封顶|总计|合计)[^,;。\d]{{0,10}}?(?:加|不超过|为|不得超过|至|可加)?\s?{n}{points}|"
            rf"{n}{points}封顶|不超过\s?{n}{points}|以\s?{n}{points}为(?:限|上限)"
        ),
    }


def _read(passage: Passage, names: Names, tracks: Sequence[Track], found: list[BonusDraft]) -> None:
    text = passage.text
    if "分" not in text or not re.search("加|奖励|给予|享受", text):
        return
    if re.search(r"扣分|减分|扣\d|倒扣", text):
        return
    pats = _patterns()
    base: Piece | None = None
    for clause in passage.clauses():
        levels, last = find_levels(clause.text)
        lead = clause.text[: levels[0].whens[-1][1]] if levels else ""
        if levels and (on := _into(clause.text[last:], names) or _on(lead, passage, clause, names)) is not None:
            scope = mentions(clause.text, tracks) or passage.tracks
            for level in levels:
                when = "".join(clause.text[s:e] for s, e in level.whens)
                whens = tuple((clause.start + s, clause.start + e) for s, e in level.whens)
                end = clause.start + last
                found.append(BonusDraft(passage, clause.start, end, on, level.points, when, whens, scope))
        spots = sorted((m for key in ("add", "give") for m in pats[key].finditer(clause.text)), key=lambda m: m.start())
        for match in spots:
            if match.start() < last or _foreign(clause.text, match):
                continue
            points = parse_number(next(g for g in reversed(match.groups()) if g))
            if points is None or not 0 < points <= 100:
                continue
            lead = clause.text[last : match.start()]
            shift = len(lead) - len(lead.lstrip(",、: "))
            lead_start = clause.start + last + shift
            rest_end = next((m.start() for m in spots if m.start() > match.end()), len(clause.text))
            rest = clause.text[match.end() : rest_end]
            limit = pats["max"].search(rest)
            unit = _unit(lead, match.group(0))
            on = _into(rest, names) or _on(lead + (match.groupdict().get("on") or ""), passage, clause, names)
            last = match.end() + (limit.end() if limit and unit else 0)
            if on is None:
                continue
            who = _who(lead.lstrip(",、: "), lead_start, names)
            when, whens, base = _joined(who, base, passage, tracks)
            scope = mentions(lead, tracks) or mentions(clause.text[: match.start()], tracks)
            scope = scope or carried(passage.text, clause.start, tracks) or passage.tracks
            if passage.tracks and not _APPLIES.search(clause.text, 0, match.start()):
                scope = passage.tracks  # 原特岗教师加4分, under 报考中小学岗位的: a standing of people, not their post
            draft = BonusDraft(
                passage,
                clause.start,
                clause.start + match.end() + (limit.end() if limit and unit else 0),
                on,
                points,
                when,
                whens,
                scope,
                unit,
            )
            if unit and limit:
                draft.max = next(parse_number(g) for g in limit.groups() if g)
            draft.converted = (
                bool(re.search(r"(?:转换|折算|换算|折合|加权)(?:成绩)?(?:之)?后[^,;]{0,12}$", lead))
                and "百分制" not in lead
            )
            for target in [on, *_more(lead, match.group(), on, names)]:
                found.append(_copy(draft, target))


_APPLIES = re.compile("报考|应聘|竞聘|选择|岗位|职位|[A-Z甲乙丙丁]类")


def _into(rest: str, names: Names) -> str | None:
    """加2分作为笔试成绩, 加3分计入总成绩: the result is named behind the points."""
    found = re.match(r"\s?,?(?:作为|计入|记入|加入|并入|纳入|算入|带入)(?:其|本人)?(?P<on>[^,。;]{2,12})", rest)
    named = [n.id for n in names.find(found.group("on")) if names.known(n.id)] if found else []
    return named[0] if named else None


def _copy(draft: BonusDraft, on: str) -> BonusDraft:
    return BonusDraft(
        draft.passage,
        draft.start,
        draft.end,
        on,
        draft.points,
        draft.when,
        draft.whens,
        draft.tracks,
        draft.unit,
        draft.max,
        draft.converted,
    )


def _more(lead: str, printed: str, on: str, names: Names) -> list[str]:
    """行测、申论各加2.5分: the other papers named with the one found."""
    if not re.match("各|分别|均", printed) and not re.search(r"各$|分别$|均$", lead):
        return []
    ids = [n.id for n in names.find(lead[-30:]) if names.known(n.id)]
    return [i for i in dict.fromkeys(ids) if i != on]


def _foreign(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 14) : match.end() + 6]
    if re.search(
        r"(?:不超过|不得超过|最高|最多|累计|总和|合计|(?<![笔面]试)总分|上限|封顶)[^,;]{0,6}$",
        text[max(0, match.start() - 10) : match.start()],
    ):
        return True
    return (
        bool(re.search(r"评委|考官|个?字[加计得]|每题|每答|答对|每小题|满分|薪|工资|补贴|(?<!职业)资格(?!证)", around))
        and "加分" not in around
    )


def _unit(lead: str, printed: str) -> str | None:
    """``year`` for 每满1年加0.5分; ``commendation`` for 表彰一次加5分."""
    found = _patterns()["unit"].search(lead[-16:])
    if found is None:
        return None
    word = next(g for g in found.groups() if g)
    for unit, words in load("bonuses")["units"].items():
        if word in words:
            if unit == "commendation" and not re.search("表彰|奖|荣誉|称号|立功|优秀|功", lead):
                return "time"
            return str(unit)
    return None


def _on(lead: str, passage: Passage, clause: Piece, names: Names) -> str | None:
    rate = _patterns()["unit"].search(lead[-16:]) is not None
    return bonus_place(lead, passage, clause, names, rate=rate)


def _who(lead: str, start: int, names: Names) -> tuple[int, int, str]:
    """The part of the lead that says who gets the points, without the component and the amount."""
    title = re.match(r"[^,:]*加分[^,:]*:", lead)
    text = lead[title.end() :] if title else lead
    text = re.sub(r"^\s*(?:(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]|[①-⑳])\s*)+", "", text)
    start += len(lead) - len(text)
    ranges = [(s.start, s.end, s.text) for s in pieces(text, re.compile(r"[,:]"))]
    while len(ranges) > 1 and re.search(r"%|合成|折算|计算", ranges[0][2]):
        ranges.pop(0)  # how the total is made is no situation of a person
    while ranges:
        head, _, part = ranges[-1]
        named = names.find(part)
        cut = next((n.start for n in named if n.scored or names.known(n.id)), None)
        stripped = re.search(
            r"(?:在|于|可在|可|其|给予|享受|每满?(?:一|1)?(?:个)?(?:年|月|学期).*|的)*$",
            part[:cut] if cut is not None else part,
        )
        keep = (part[:cut] if cut is not None else part)[: stripped.start() if stripped else None]
        keep = re.sub(r"[,、]?(?:卷面|每一?[项次个])$", "", keep)
        keep = re.sub(r"^在[^,]{0,12}(?:成绩|基础)上?$", "", keep)
        keep = re.sub(r"^(?:在|按)?(?:折合|折算|换算)成百分制$", "", keep)
        keep = re.sub(r"(?:折算|转换|换算|折合)(?:成百分制)?(?:之)?(?:后|的)$", "", keep).rstrip("的在 ")
        if keep.strip():
            return start + ranges[0][0], start + head + len(keep), text[ranges[0][0] : head + len(keep)]
        ranges.pop()
    return start, start, ""


def _joined(
    who: tuple[int, int, str], base: Piece | None, passage: Passage, tracks: Sequence[Track]
) -> tuple[str, tuple[tuple[int, int], ...], Piece | None]:
    """``when`` verbatim; 报考乡镇机关的 is joined to the people named before it. A track is not repeated in it."""
    start, end, text = who
    parts = pieces(text, re.compile(","))
    kept = [p for p in parts if not (tracks and re.match("报考|应聘|竞聘|选择", p.text) and mentions(p.text, tracks))]
    first = kept[0] if kept else None
    if first is not None and len(kept) < len(parts):
        end, text = start + kept[-1].end, text[: kept[-1].end]
    if first is None:
        return (base.text, ((base.start, base.end),), base) if base else ("", (), None)
    tail = re.search(r"报考[^,;]{1,10}(?:类|岗|职位|机关|单位)[^,;]{0,8}$", text) if tracks else None
    if tail and tail.start() > 2 and mentions(tail.group(), tracks):
        text, end = text[: tail.start()].rstrip(","), start + len(text[: tail.start()].rstrip(","))
        parts = pieces(text, re.compile(","))
    if base is not None and re.match(r"(?:报考|应聘|竞聘|服务于)", text) and len(parts) == 1:
        return f"{base.text},{text}", ((base.start, base.end), (start, end)), base
    people = pieces(text, re.compile(r",(?=(?:在)?(?:报考|应聘|竞聘))"))
    if people and re.match("报考|应聘|竞聘", people[0].text):
        return text, ((start, end),), None
    fresh = Piece(start + people[0].start, start + people[0].end, people[0].text) if people else None
    return text, ((start, end),), fresh


def match_words(when: str, *, zh: bool) -> tuple[str, ...]:
    """Distinctive words of a situation, by which a candidate table may name it; else its own phrases."""
    words = load("bonuses")["match" if zh else "match_en"]
    low = when.casefold()
    found = [w for w in words if w.casefold() in low]
    kept = [w for w in found if not any(w != o and w in o for o in found)]
    if kept or not when:
        return tuple(kept)
    if not zh:
        return (when,)
    phrases = re.split(r"[、,和或与]|及(?!以上|以下|其)", re.sub(r"\([^()]*\)", "", when))
    return tuple(p for p in phrases if 2 <= len(p) <= 12) or (when,)


def _rules(passage: Passage, state: _State) -> None:
    """Stacking and cap, in sentences about bonuses only."""
    about = "加分" in passage.text or "".join(passage.context).find("加分") >= 0
    near = (
        bool(state.drafts)
        and state.drafts[-1].passage.source is passage.source
        and passage.line.index - state.drafts[-1].passage.line.index <= 2
    )
    if not (about or near) or re.search("扣分", passage.text):
        return
    data = load("bonuses")["rules"]
    plain = re.sub(r"\([^()]*\)", lambda m: " " * len(m.group()), passage.text)
    if state.rule is None:
        for rule in ("highest", "cumulative"):
            match = re.search("|".join(data[rule]), plain)
            if (
                match
                and (about or near)
                and not re.search(r"工作|经历|时间|年限", plain[max(0, match.start() - 8) : match.start()])
            ):
                state.rule, state.rule_cite = rule, passage.cite(0, len(passage.text))
                break
    if state.rule == "highest" and _ALL_ADD_UP.search(plain):
        state.rule, state.rule_cite = "cumulative", passage.cite(0, len(passage.text))
    if state.cap is None:
        adds = _patterns()["add"]
        several = sum(adds.search(c.text) is not None for c in passage.clauses()) > 1
        for clause in passage.clauses():
            cap = _cap(clause.text, several=several)
            if cap is not None:
                state.cap, state.cap_cite = cap, passage.cite(clause.start, clause.end)
                break


_ALL_ADD_UP = re.compile(
    r"(?:以上|上述|前述|各|几|两|三|四|五)(?:大)?(?:类|种|项)(?:加分|情形|条件)?(?:之间)?(?:可以?|均可|都可)(?:累计|累加|叠加|相加)"
)
"""以上三项可累计, behind 同时持有多个证书的按最高等级计: the kinds add up, of one kind the best counts."""


def _cap(text: str, *, several: bool = False) -> Decimal | None:
    """A limit on all bonuses together; a limit on one rate (每满1年加1分,最高3分) is that bonus's own, as is
    one in a clause of ``several`` that each give points (本科加3分,研究生加5分,最高加5分)."""
    n = rf"({NUMBER})\s?分"
    pattern = re.compile(
        rf"(?:累计|总和|总分|总计|合计|总共|最多|最高|加分总?(?:额|值|和|分)?|总加分|上限)[^,;。\d]{{0,12}}?(?:不超过|不得超过|不能超过|以|"
        rf"为|上限为?|最多加?|最高加?|加|至多)?\s?{n}(?:为限|为上限|封顶)?|{n}封顶|(?<=[,;])(?:但|且)?(?:均|一律)?(?:不超过|不得超过)\s?{n}"
    )
    for match in pattern.finditer(text):
        lead = text[: match.start()]
        unit = _patterns()["unit"].search(lead[-40:])
        if unit or re.search(r"满分|成绩总分|笔试总分", match.group()):
            continue
        if not re.search(r"超过|最多|最高|为限|封顶|上限|至多", match.group()):
            continue
        own = several and _patterns()["add"].search(lead)
        if (own or re.search(r"(?:表彰|奖励|每|一次)[^;]*$", lead)) and not re.search(
            "累计|总|各项|合计|同一|每人|个人|每名", match.group() + lead[-10:]
        ):
            continue
        return next(parse_number(g) for g in match.groups() if g)
    return None
