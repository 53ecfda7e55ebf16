"""Bonus rules: whether points for several situations add up, which of them are of one kind, and the limit on all.

Of the points of one kind the best count (两证都有的只按4分计), whatever holds between the kinds (以上三项可累计).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.outline.passages import Passage, Piece
from extractors.scoring.bonus_drafts import BonusDraft
from extractors.scoring.bonus_people import tier_stem
from extractors.scoring.bonus_words import named
from extractors.text import patterns as re
from extractors.values.numbers import NUMBER, parse_number
from schema.evidence import Evidence

Rule = Literal["cumulative", "highest"]
ADDS = re.compile(rf"(?:加|计|增加)\s?{NUMBER}\s?分")


@dataclass(slots=True)
class Stacking:
    """The rule and the cap as read so far, and what was said of the points of one kind."""

    rule: Rule | None = None
    rule_cite: Evidence | None = None
    cap: Decimal | None = None
    cap_cite: Evidence | None = None
    most: int | None = None
    """How many situations count at most."""
    most_cite: Evidence | None = None
    kinds: list[tuple[list[BonusDraft], Evidence]] = field(default_factory=list)
    every: Evidence | None = None
    """Where it is said that the best of each kind counts."""

    def read(self, passage: Passage, drafts: Sequence[BonusDraft]) -> None:
        """Take from a sentence about points what it says of several."""
        about = named().search(passage.text) is not None or named().search("".join(passage.context)) is not None
        near = about or any(
            d.passage.source is passage.source and 0 <= passage.line.index - d.passage.line.index <= 2 for d in drafts
        )
        if not near or re.search("扣分", passage.text):
            return
        plain = re.sub(r"\([^()]*\)", lambda m: " " * len(m.group()), passage.text)
        plain = self._kinds(passage, plain, drafts)
        plain = self._most(passage, plain)
        if self.rule is None:
            for rule in _RULES:
                match = re.search("|".join(load("bonuses")["rules"][rule]), plain)
                if match and not re.search(r"工作|经历|时间|年限", plain[max(0, match.start() - 8) : match.start()]):
                    self.rule, self.rule_cite = rule, passage.cite(0, len(passage.text))
                    break
        if self.rule == "highest" and _ALL_ADD_UP.search(plain):
            self.rule, self.rule_cite = "cumulative", passage.cite(0, len(passage.text))
        if self.cap is None:
            several = sum(ADDS.search(c.text) is not None for c in passage.clauses()) > 1
            for clause in passage.clauses():
                cap = _cap(clause.text, several=several)
                if cap is not None:
                    self.cap, self.cap_cite = cap, passage.cite(clause.start, clause.end)
                    break

    def _most(self, passage: Passage, plain: str) -> str:
        """Takes how many situations count at most, and that those add up; the sentence without it."""
        found = _MOST.search(plain)
        number = parse_number(found["a"] or found["b"]) if found else None
        if found is None or number is None or self.most is not None:
            return plain
        self.most, self.most_cite = int(number), passage.cite(0, len(passage.text))
        if self.rule is None:
            self.rule, self.rule_cite = "cumulative", self.most_cite
        return plain[: found.start()] + " " * (found.end() - found.start()) + plain[found.end() :]

    def _kinds(self, passage: Passage, plain: str, drafts: Sequence[BonusDraft]) -> str:
        """Notes what is said of one kind; the sentence without it, since it is no rule for all."""
        if (each := _EACH_KIND.search(plain)) and (self.every is None):
            self.every = passage.cite(*each.span())
            plain = plain[: each.start()] + " " * (each.end() - each.start()) + plain[each.end() :]
        if (beside := _BESIDE.search(plain)) and (own := _last_two(passage, beside.start(), drafts)):
            self.kinds.append((own, passage.cite(*beside.span())))
            plain = plain[: beside.start()] + " " * (beside.end() - beside.start()) + plain[beside.end() :]
        for clause in passage.clauses():
            best = _BEST.search(plain, clause.start, clause.end)
            own = [d for d in drafts if d.passage is passage and clause.start <= d.start < clause.end]
            if best is None:
                continue
            if not own and _SAID_OF_ITEM.search(plain, clause.start, clause.end):
                own = _of_thing(clause.text, [d for d in drafts if d.passage.line is passage.line])
            if len({d.when for d in own}) > 1 and (_SAID_OF_ITEM.search(plain, clause.start, clause.end)):
                self.kinds.append((own, passage.cite(clause.start, clause.end)))
                comma = plain.find(
                    ",", best.end(), clause.end
                )  # …只按最高奖次加分,累计不超过5分: a rule for all behind it
                again = _NO_MORE.match(plain, comma, clause.end) if comma >= 0 else None
                stop = again.end() if again else clause.end if comma < 0 else comma
                plain = plain[: clause.start] + " " * (stop - clause.start) + plain[stop:]
        return plain

    def group(self, drafts: Sequence[BonusDraft]) -> None:
        """Give the points of one kind their group; what is said of the only kind there is holds for all."""
        whole = [(own, cite) for own, cite in self.kinds if len(own) == len(drafts)]
        if whole and self.rule is None:
            self.rule, self.rule_cite = "highest", whole[0][1]
        groups = [(own, cite) for own, cite in self.kinds if len(own) < len(drafts)]
        if self.every is not None:
            groups += [(own, self.every) for own in _by_item(drafts) if not any(d.group for d in own)]
            if self.rule is None and not groups:
                self.rule, self.rule_cite = "highest", self.every
        for draft, before in zip(drafts[1:], drafts, strict=False):
            inside = draft.passage is before.passage and draft.when.startswith("其中")
            if inside or (draft.passage.line is before.passage.line and _tiers(draft, before)):
                groups.append(([before, draft], draft.passage.cite(draft.start, draft.end)))
        for number, (own, cite) in enumerate(groups, 1):
            name = next((d.group for d in own if d.group), f"kind-{number}")
            for draft in own:
                if draft.group is None:
                    draft.group = name
                    draft.cites.append(("group", cite))
        for draft in drafts:
            if draft.group is None and not any(d.beyond and d.when == draft.when for d in drafts):
                draft.least = None  # 连续工作满3年的加3分 alone is a situation like any other


def _of_thing(text: str, drafts: list[BonusDraft]) -> list[BonusDraft]:
    """同一竞赛只按最高奖次加分: the points for what is named, from the first for it to the end of its clause."""
    if named := _OF_NAMED.search(text):  # 社工证书按最高等级加分
        mine = [d for d in drafts if named["what"] in d.when]
        return mine if len({d.when for d in mine}) > 1 else drafts
    thing = _THING.search(text)
    first = next((n for n, d in enumerate(drafts) if thing and thing["what"] in d.when), None)
    if first is None:
        return drafts
    clause = next((c for c in drafts[first].passage.clauses() if c.start <= drafts[first].start < c.end), None)
    passage = drafts[first].passage
    return [d for d in drafts[first:] if d.passage is passage and clause and clause.start <= d.start < clause.end]


def _last_two(passage: Passage, at: int, drafts: Sequence[BonusDraft]) -> list[BonusDraft]:
    """The points that are said not to go with those before them, and these."""
    here = [n for n, d in enumerate(drafts) if d.passage is passage and d.start <= at]
    return list(drafts[here[-1] - 1 : here[-1] + 1]) if here and here[-1] else []


_BESIDE = re.compile(
    r"不(?:得|能|可以?|再)?(?:与|和|同|跟)(?:前|上|该)(?:一|述|款|列)?(?:[项条款类目]|者|加分)?(?:加分|情形|政策|项目)?(?:的)?"
    r"(?:加分)?(?:重复|累计|累加|叠加|兼得|兼有|同时|并)(?:享受|加分|计算|计分|计|得)?"
)
"""…加8分,不与前项重复享受: these points and the ones before them are of one kind."""
_OF_NAMED = re.compile(
    r"(?:^|[,:;。])(?:其中)?(?:持有|取得|获得)?(?:多个|多本|不同等级的?)?(?!以上|上述|同)(?P<what>[\u4e00-\u9fff]{2,12}(?:证书|证|职称|学历|学位|称号|荣誉))(?:的)?"
    r"(?:只能|只|仅|均)?(?:[按以取就计]|选择?)"
)
_NO_MORE = re.compile(r",(?:均|且|但)?不(?:再|得|能|予)?(?:重复|累[计加]|叠加)[^,;。]{0,6}(?=$|[,;。])")
_THING = re.compile("同(?:一)?(?:年度|类|种|项)?(?P<what>竞赛|比赛|赛事|活动|称号|荣誉|奖项|证书|表彰)")


def _tiers(one: BonusDraft, other: BonusDraft) -> bool:
    """满2年的加1分,满5年的加2分: two numbers of years that are asked of the same people."""
    return bool(one.least and other.least) and one.on == other.on and tier_stem(one.when) == tier_stem(other.when)


_RULES: tuple[Rule, ...] = ("highest", "cumulative")
_HIGHEST = r"(?:最高|高的|高者|就高|择高|取高|较高|高分|高项|一次|一项|其一|不累[计加]|不重复|不叠加|不兼得)"
_BEST = re.compile(rf"{_HIGHEST}|(?:只|仅|均?按|以)[^,;。]{{0,8}}\d+(?:\.\d+)?\s?分(?:计|算|为准|加)")
_SAID_OF_ITEM = re.compile(
    r"两证|证书|(?:同时|均)(?:取得|持有|具有|具备|拥有|获得|有)|都有|都取得|(?:最高|按)(?:等级|级别|层次|学历|学位|奖项|档)|同(?:一)?(?:工种|专业|证|奖|荣誉|年度|竞赛|比赛|赛事|活动|称号|项目)|"
    r"(?:多|两|几)(?:个|种|项|本)(?:证|奖|荣誉|称号|等级|级别)|(?:等级|级别|层次)[^,;。]{0,4}高"
)
_EACH_KIND = re.compile(
    rf"(?:同(?:一)?(?:类|类别|类型|种|种类|项|项目|性质)|每(?:一)?(?:类|种|项)|各(?:类|种|项)(?:中|内))[^,;。]{{0,16}}?{_HIGHEST}[^,;。]{{0,8}}"
)
"""同类加分取最高一项, 每类只加一次."""
_MOST = re.compile(
    r"(?:最多|至多|不超过|不得超过|不多于|限|只|仅)(?:可|能|可以|得|限|按)*(?:同时)?(?:累计|累加|叠加|享受|选择?|取|计|加|算|认定)*(?:其中|分值)?(?:最?高|较高)?的?"
    r"(?P<a>[两二三四五2-5])(?:项|种|类)(?:加分|政策|条件|情形)?"
    r"|(?:取|按|选择?|以|就)(?:其中)?(?:分值|加分)?(?:最高|较高|高)的?(?P<b>[两二三四五2-5])(?:项|种|类)"
)
"""符合多项的,最多累计两项; 取分值最高的两项相加."""
_ALL_ADD_UP = re.compile(
    r"(?:以上|上述|前述|各|几|两|三|四|五)(?:大)?(?:类|种|项)(?:加分|情形|条件)?(?:之间)?(?:可以?|均可|都可)(?:累计|累加|叠加|相加)"
)
"""以上三项可累计, behind 同时持有多个证书的按最高等级计: the kinds add up, of one kind the best counts."""


def _by_item(drafts: Sequence[BonusDraft]) -> list[list[BonusDraft]]:
    """The points of one item of a list, or of one clause of a sentence that lists them all, where there are several."""
    lines = {d.passage.line.index for d in drafts}
    found: dict[tuple[object, ...], list[BonusDraft]] = {}
    for draft in drafts:
        clause: Piece | None = next((c for c in draft.passage.clauses() if c.start <= draft.start < c.end), None)
        title = draft.passage.context[0] if draft.passage.context and "类" in draft.passage.context[0] else None
        key = (title,) if title else (draft.passage.line.index, None if len(lines) > 1 else clause and clause.start)
        found.setdefault(key, []).append(draft)
    return [own for own in found.values() if len({d.when for d in own}) > 1]


@cache
def _caps() -> re.Pattern[str]:
    n = rf"({NUMBER})\s?分"
    return re.compile(
        rf"(?:累计|总和|总分|总计|合计|总共|最多|最高|加分总?(?:额|值|和|分)?|总加分|上限)[^,;。\d]{{0,12}}?(?:不超过|不得超过|不能超过|不(?:得|能|可|应|准)?突破|以|"
        rf"为|上限为?|最多加?|最高加?|加|至多)?\s?{n}(?:为限|为上限|封顶)?|{n}封顶|(?<=[,;])(?:但|且)?(?:均|一律)?(?:不超过|不得超过|不(?:得|能|可)?突破)\s?{n}"
    )


def _cap(text: str, *, several: bool = False) -> Decimal | None:
    """A limit on all bonuses together; a limit on one rate (每满1年加1分,最高3分) is that bonus's own, as is
    one in a clause of ``several`` that each give points (本科加3分,研究生加5分,最高加5分)."""
    for match in _caps().finditer(text):
        lead = text[: match.start()]
        if per_unit(lead[-40:]) or re.search(r"满分|成绩总分|笔试总分", match.group()):
            continue
        if not re.search(r"超过|突破|最多|最高|为限|封顶|上限|至多", match.group()):
            continue
        own = several and ADDS.search(lead)
        if (own or re.search(r"(?:表彰|奖励|每|一次)[^;]*$", lead)) and not re.search(
            "累计|总|各项|合计|同一|每人|个人|每名", match.group() + lead[-10:]
        ):
            continue
        return next(parse_number(g) for g in match.groups() if g)
    return None


@cache
def _units() -> re.Pattern[str]:
    units = "|".join(u for group in load("bonuses")["units"].values() for u in group)
    return re.compile(
        rf"每(?:再|多|超过?|超出|增加|额外)?(?:服务|工作|任职|从事|参加|服役|从教|从医|任教|在岗|在职|参保)?(?:满|多|够|增加)?"
        rf"\s?(?:一|1|1个)?\s?({units})|(?:表彰|奖励|荣誉|称号|获奖|"
        rf"立功)[^,;]{{0,4}}(?:一|1|每)(次|项|个)|(?:一|每一?)(次)[^,;]{{0,2}}$"
    )


def per_unit(text: str) -> str | None:
    """The unit in which points are counted (年 of 每满1年), as printed."""
    found = _units().search(text)
    return next(g for g in found.groups() if g) if found else None


__all__ = ["Rule", "Stacking", "per_unit"]
