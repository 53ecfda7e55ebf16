"""Stages: who goes on to which step of the selection, by what, and how many (入围比例, 前3名, 等额).

Ratios that open a post (开考比例) or weigh marks (6:4) send nobody on and are no stages; neither is a share
that only conditions another rule (低于2:1的职位). Two stages named for the same people are one shortlist.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.context import Draft
from extractors.lexicon import load
from extractors.naming import Names
from extractors.numbers import NUMBER, parse_int
from extractors.passages import Passage, Piece
from extractors.predicates import Condition, find_condition
from extractors.ratios import find_ratios
from extractors.standing import standing
from extractors.tracks import mentions
from schema.notice import Track
from schema.scheme import Predicate, Stage

OPEN = frozenset(
    {"written", "review", "skill_test", "interview", "inspection", "physical", "publicity", "hire", "online_review"}
)
"""Stages that need no component of the scheme."""
LATE = frozenset({"physical", "inspection", "publicity", "hire"})
"""Stages after all marks are known: the total decides who gets there, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, at ``start:end``: a ratio per vacancy, a count, or what the post table says."""

    start: int
    end: int
    ratio: Decimal | None = None
    count: int | None = None
    see: bool = False
    capped: bool = False
    """达到3倍的，不再审核其他人员: the ratio closes the list instead of opening it."""


@dataclass(slots=True)
class StageDraft:
    """A stage under construction: ties and shortage are printed after it."""

    passage: Passage
    start: int
    end: int
    to: str
    by: str
    quantity: Quantity | None
    tracks: tuple[str, ...]
    per: Literal["vacancy", "post"] | None = None
    ties: Literal["all", "none", "chain", "manual"] | None = None
    shortage: Literal["all", "cut", "cancel", "transfer"] | None = None
    condition: Condition | None = None
    cites: list[tuple[Passage, int, int]] = field(default_factory=list)

    def build(self, ident: str) -> Stage:
        draft = Draft(ident)
        draft.cite(self.passage.cite(self.start, self.end))
        for passage, start, end in self.cites:
            draft.cite(passage.cite(start, end))
        draft.put("to", self.to)
        draft.put("by", self.by)
        quantity = self.quantity
        if quantity is None:
            draft.put("all", True)
        elif quantity.see:
            draft.put("ratio", "see_attachment")
        else:
            draft.put("ratio", quantity.ratio)
            draft.put("count", quantity.count)
        draft.put("per", self.per)
        draft.put("ties", self.ties)
        draft.put("shortage", self.shortage)
        predicate: Predicate | None = None
        if self.condition:
            draft.put("when", self.condition.text)
            predicate = self.condition.predicate
        return draft.build(Stage, tracks=self.tracks, predicate=predicate)


def find_stages(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[Stage]:
    """All stages of the notice as one scheme reads them, in order."""
    from extractors.stages_en import english_stages

    found: list[StageDraft] = []
    for passage in passages:
        if passage.zh:
            _read(passage, names, tracks, found)
        else:
            english_stages(passage, names, tracks, found)
    unique: dict[tuple[object, ...], StageDraft] = {}
    for draft in found:
        q = draft.quantity
        key = (
            draft.to,
            draft.by,
            q and (q.ratio, q.count, q.see),
            draft.condition and draft.condition.text,
            draft.tracks,
        )
        first = unique.setdefault(key, draft)
        first.ties = first.ties or draft.ties
        first.shortage = first.shortage or draft.shortage
    return [d.build(f"stage-{n}") for n, d in enumerate(unique.values(), 1)]


def _read(passage: Passage, names: Names, tracks: Sequence[Track], found: list[StageDraft]) -> None:
    for clause in passage.clauses():
        quantities = find_quantities(clause.text)
        if quantities:
            for part, quantity in _shares_of(clause, quantities):
                _stage(passage, clause, part, quantity, names, tracks, found)
        else:
            _everybody(passage, clause, names, tracks, found)
        apply_rest(passage, clause, names, found)


def _shares_of(clause: Piece, quantities: list[Quantity]) -> list[tuple[Piece, Quantity]]:
    """Each quantity with its part of the clause: from the comma after the one before up to its own last comma."""
    if len(quantities) == 1:
        return [(clause, quantities[0])]
    out, begin = [], 0
    for index, quantity in enumerate(quantities):
        stop = len(clause.text)
        if index + 1 < len(quantities):
            cut = re.search(r"[,、;]", clause.text[quantity.end : quantities[index + 1].start])
            stop = quantity.end + cut.start() if cut else quantities[index + 1].start
        text = clause.text[begin:stop]
        moved = replace(quantity, start=quantity.start - begin, end=quantity.end - begin)
        out.append((Piece(clause.start + begin, clause.start + stop, text), moved))
        begin = stop + 1 if stop < len(clause.text) and clause.text[stop] in ",、;" else stop
    return out


def _stage(
    passage: Passage,
    clause: Piece,
    part: Piece,
    quantity: Quantity,
    names: Names,
    tracks: Sequence[Track],
    found: list[StageDraft],
) -> None:
    text = part.text
    if _opening(text, quantity) and not quantity.capped:
        return
    previous = next((d for d in reversed(found) if d.passage.line.index == passage.line.index), None)
    groups = find_targets(text, names)
    to = pick_target(groups, quantity, names)
    if to is None and len(text) < len(clause.text):
        to = pick_target(find_targets(clause.text, names), None, names)
    lead = passage.text[: part.start]
    if to is None and previous is None:
        to = pick_target(find_targets(lead, names), None, names)
    condition = find_condition(text[: quantity.start] if text[: quantity.start].strip() else text)
    if to is None and previous is not None and (condition or mentions(text, tracks) or re.search("确定|选取|按", text)):
        to = previous.to
    if to is None and re.search("确定|入围|进入|选取|择优", text) and not _weighs(text):
        to = _topic(passage)
    if quantity.see and "面试" in text[quantity.start : quantity.end] and to in (None, "review"):
        to = "interview"
    if quantity.capped:
        to = _capped(passage, names)
    if to is None:
        return
    whole = passage.scope(part.text, tracks) if mentions(part.text, tracks) else passage.scope(clause.text, tracks)
    per = (
        "post"
        if quantity.count
        and re.search(r"每个?(?:竞争)?(?:职位|岗位)|各(?:职位|岗位)|每一?(?:职位|岗位)|每岗|每职位", clause.text)
        else None
    )
    if quantity.ratio is not None or quantity.see:
        per = "vacancy"
    for ids, cut in _by_track(part, tracks) or [(whole, part)]:
        by = standing(cut.text, cut is part and quantity or None, to, names, passage, cut.start)
        if by is None and cut is part:
            by = standing(lead, None, to, names, passage, 0) if previous is None else None
        by = by or (previous.by if previous and previous.to == to else None) or _default(to, names)
        if by == "next" or by is None or (by == to and (by := _default(to, names)) in (None, to)):
            continue
        goal = _after(by, names) if to == "next" else to
        if goal is None or (goal not in OPEN and not names.known(goal)):
            continue
        found.append(StageDraft(passage, clause.start, clause.end, goal, by, quantity, ids, per, condition=condition))


def _by_track(part: Piece, tracks: Sequence[Track]) -> list[tuple[tuple[str, ...], Piece]] | None:
    """勤务辅警依据…之和、文职辅警依据笔试成绩: fragments that name different tracks and what each is ranked by."""
    out: list[tuple[tuple[str, ...], Piece]] = []
    for match in re.finditer(r"[^,、;]+", part.text):
        ids = mentions(match.group(), tracks)
        if ids and re.search(r"依据?|按照?|根据|以", match.group()) and re.search("成绩|得分|分数", match.group()):
            out.append((ids, Piece(part.start + match.start(), part.start + match.end(), match.group())))
    return out if len({ids for ids, _ in out}) > 1 else None


def _everybody(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track], found: list[StageDraft]) -> None:
    """笔试合格人员全部进入面试: everybody goes on who passed the component named."""
    match = re.search(
        r"(合格|通过)[^,;]{0,16}?(?:全部|均可?|都可?|可以?|方可|方能)(?:参加|进入)([^,;]{2,12})$", clause.text
    )
    if (
        match is None
        or re.search(r"不足|达不到|低于|未达|并列|相同|同分|资格|不得", clause.text)
        or "免" in clause.text
    ):
        return
    if re.search(r"\d\s?分", clause.text):
        return
    groups = find_targets(clause.text[match.start(2) - 2 :], names)
    to = pick_target(groups, None, names)
    by = next((n.id for n in names.find(clause.text[: match.end(1)]) if names.known(n.id)), None)
    if to and by and by != to and (to in OPEN or names.known(to)) and names.ids:
        scope = passage.scope(clause.text, tracks)
        found.append(StageDraft(passage, clause.start, clause.end, to, by, None, scope))


def apply_rest(passage: Passage, clause: Piece, names: Names, found: list[StageDraft]) -> None:
    """Ties at the cut and shortage, printed in or after the clause of the stage."""
    text = clause.text
    near = [d for d in found if d.passage.source is passage.source and _close(d.passage, passage)]
    if not near and tie_rule(text) == "all":
        named = {n.id for n in names.find(text)}
        near = [d for d in found if d.by in named and d.to not in LATE]
    if not near:
        return
    ties = tie_rule(text)
    if ties and _is_shortlist(text):
        equal = re.search("|".join(load("stages")["ties"]["equal"]), text)
        begin = text.rfind(",", 0, equal.start() if equal else 0) + 1
        named = {n.id for n in names.find(text[begin:])}
        chosen = [d for d in near if d.by in named] or near
        goal = chosen[-1].to
        for draft in chosen:
            if draft.to == goal and draft.ties is None:
                draft.ties = ties
                draft.cites.append((passage, clause.start, clause.end))
    shortage = shortage_rule(text)
    if shortage and not _opening(text, None):
        goal = near[-1].to
        for draft in near:
            if draft.to == goal and draft.shortage is None:
                draft.shortage = shortage
                draft.cites.append((passage, clause.start, clause.end))


def _close(stage: Passage, here: Passage) -> bool:
    """In the same line, or a later one under the same heading close by."""
    gap = here.line.index - stage.line.index
    return gap == 0 or (0 < gap <= 3 and stage.line.parents[:1] == here.line.parents[:1])


def _is_shortlist(text: str) -> bool:
    return (
        not re.search(r"优先|高者|高的|排序|排名在|名次在前|加试", text)
        or re.search(r"一并|末位|最后一", text) is not None
    )


# -- what the text says --------------------------------------------------------------------------------------------


def find_quantities(text: str) -> list[Quantity]:
    """Ratios, counts and references to a table that say how many go on; conditions (低于1:2) are left out."""
    out: list[Quantity] = []
    for ratio in find_ratios(text):
        before, after = text[max(0, ratio.start - 14) : ratio.start], text[ratio.end :]
        capped = bool(re.search(r"达到?[^,;]*$", text[: ratio.start])) and bool(re.search(r"不再|不进行", after))
        if not capped and _conditional(before, after):
            continue
        if ratio.multiple <= 0 or ratio.multiple > 60 or re.match(r"[^,;]{0,10}(?:递补|替补|补充)", after):
            continue
        out.append(Quantity(ratio.start, ratio.end, ratio=ratio.multiple, capped=capped))
    for pattern, per_unit in _counts():
        for match in pattern.finditer(text):
            value = parse_int(match.group(1))
            if value and not any(q.start < match.end() and match.start() < q.end for q in out):
                if per_unit is None and re.match(
                    r"(?:以上|及以上|以下|及以下|\(含|的(?:岗位|职位))", text[match.end() :]
                ):
                    continue
                out.append(Quantity(match.start(), match.end(), count=value))
    if not out:
        out += [Quantity(m.start(), m.end(), see=True) for m in _SEE.finditer(text)][:1]
    # 等额 beside 1:1 says the same thing twice
    kept = [
        q
        for q in out
        if not (q.ratio == 1 and text[q.start : q.end].startswith("等") and any(o is not q and o.ratio for o in out))
    ]
    return _without_repeats(sorted(kept, key=lambda q: q.start))


def _without_repeats(quantities: list[Quantity]) -> list[Quantity]:
    out: list[Quantity] = []
    for q in quantities:
        if (
            not out
            or (q.ratio, q.count, q.see) != (out[-1].ratio, out[-1].count, out[-1].see)
            or q.start - out[-1].end > 25
        ):
            out.append(q)
    return out


_SEE = re.compile(
    r"(?:职位表|岗位表|一览表|简介表|需求表|信息表|计划表|附件\s?\d*|简章|各职位|各岗位|职位所列|岗位所列)[^,;。]{0,12}(?:比例)"
)


def _conditional(before: str, after: str) -> bool:
    if re.search(r"(?:低于|不足|不到|达不到|未达到?|不满|少于|小于|未满|未形成)[^,;、]{0,10}$", before):
        return True
    if re.search(r"(?:至少|不低于|不得低于|不少于|不得少于|一般不低于|最低)(?:为|达到?)?\s?$", before):
        return True
    if re.search(r"(?<!不)(?<!不得)(?:超过|大于|高于)[^,;、]{0,6}$", before):
        return True
    return bool(re.search(r"达到?[^,;]{0,10}$", before)) and not re.match(r"(?:的)?比例[,]?(?:确定|进入)", after)


@cache
def _counts() -> tuple[tuple[re.Pattern[str], bool | None], ...]:
    n = NUMBER
    return (
        (re.compile(rf"前\s?({n})\s?(?:名|位|人)"), True),
        (
            re.compile(
                rf"(?:每个?|各|每一)[^,。;]{{0,8}}(?:职位|岗位|单位|类别)[^,;。]{{0,14}}?(?:确定|选出|推荐|提出|产生|选取|取|选拔|遴选|差额)(?:不超过)?\s?({n})\s?(?:名|人|位)"
            ),
            True,
        ),
        (
            re.compile(
                rf"(?:确定|选出|推荐|提出|产生|选取|取)\s?({n})\s?(?:名|人|位)(?=[^,;。]{{0,10}}(?:人选|对象|人员|进入|参加|考生|候选))"
            ),
            None,
        ),
        (re.compile(rf"(?:面试|入围|考察|体检)(?:人数|人选)(?:统一)?(?:确定)?为\s?({n})\s?(?:人|名)"), True),
    )


def _opening(text: str, quantity: Quantity | None) -> bool:
    """Whether the clause is about opening a post or weighing marks."""
    words = load("stages")["words"]
    if re.search("|".join(words["opening"]), text) and not re.search(
        r"(?:确定|进入|入围|参加)[^,;]{0,14}(?:人选|人员|名单|对象|面试|考察|体检)",
        text[quantity.end :] if quantity else text,
    ):
        return True
    if "开考" in text:
        return True
    return quantity is not None and quantity.ratio is not None and _weighs(text, quantity)


def _weighs(text: str, quantity: Quantity | None = None) -> bool:
    words = "|".join(load("stages")["words"]["weights"])
    window = text if quantity is None else text[max(0, quantity.start - 16) : quantity.end + 14]
    return bool(re.search(words, window)) and not re.search(r"人选|人员|名单|对象|进入|入围", window)


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Stages named together at ``start:end`` (资格复审及面试人选). ``either``: joined by 或."""

    start: int
    end: int
    ids: tuple[str, ...]
    either: bool
    strong: bool


@cache
def _target_words() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {t: to for to, ts in load("stages")["targets"].items() for t in ts}
    return re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True))), terms


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("stages")["words"]
    verbs, people, idle = ("|".join(sorted(words[k], key=len, reverse=True)) for k in ("verbs", "people", "idle"))
    return (
        re.compile(rf"(?:{verbs})[^,;。由按]{{0,8}}$"),
        re.compile(rf"\s?(?:的|范围的?)?(?:{people})(?!中|里|比例|人数|合格)"),
        re.compile(rf"\s?(?:{idle})|(?:的)?(?:人员|考生|人选)(?:中|里|当中|之中|范围内)"),
    )


def find_targets(text: str, names: Names) -> list[TargetGroup]:
    """Stages to which the text sends people, in order, those joined by 、及和或 in one group."""
    words, terms = _target_words()
    spots: list[tuple[int, int, str]] = []
    for named in names.find(text):
        if not named.scored or re.match(
            r"(?:环节|考试|测试|考核)?(?:人选|人员|对象|名单|环节|阶段)", text[named.end :]
        ):
            spots.append((named.start, named.end, named.id))
    for match in words.finditer(text):
        if not any(s < match.end() and match.start() < e for s, e, _ in spots):
            spots.append((match.start(), match.end(), terms[match.group()]))
    for match in re.finditer("|".join(load("stages")["words"]["next"]), text):
        spots.append((match.start(), match.end(), "next"))
    spots.sort()
    before, after, idle = _around()
    groups: list[TargetGroup] = []
    index = 0
    while index < len(spots):
        last = index
        while last + 1 < len(spots) and re.fullmatch(
            r"(?:人选|人员|环节|阶段|考试)?(?:[、和及与或/]|以及|或者)(?:参加|进入|组织)?",
            text[spots[last][1] : spots[last + 1][0]],
        ):
            last += 1
        start, end = spots[index][0], spots[last][1]
        follows = after.match(text, end) is not None
        idles = idle.match(text, end) is not None and not follows
        leads = before.search(text[max(0, start - 12) : start]) is not None
        if (follows or leads or spots[index][2] == "next") and not idles:
            ids = tuple(dict.fromkeys(s[2] for s in spots[index : last + 1]))
            either = bool(re.search("或|/", text[start:end]))
            groups.append(TargetGroup(start, end, ids, either, follows and leads))
        index = last + 1
    return groups


def pick_target(groups: list[TargetGroup], quantity: Quantity | None, names: Names) -> str | None:
    """The stage meant: the first group after the quantity, else the last before it."""
    if not groups:
        return None
    later = [g for g in groups if quantity and g.start >= quantity.end]
    group = next((g for g in later if g.strong), later[0]) if later else groups[-1]
    ids = set(group.ids)
    if {"physical", "inspection"} <= ids:
        return "physical"
    if {"review", "interview"} <= ids and not group.either:
        return "interview"
    return next((i for i in group.ids if names.known(i)), group.ids[0])


def _topic(passage: Passage) -> str | None:
    """The stage that the heading is about."""
    words, terms = _target_words()
    for head in passage.context:
        match = words.search(head)
        if match and len(head) <= 14:
            return terms[match.group()]
    return None


def _capped(passage: Passage, names: Names) -> str:
    """达到3倍的不再审核: those reviewed are the interview list, unless the review is the registration's own."""
    around = passage.source.text[passage.start : passage.line.end]
    if re.search(r"(?:拟?面试|进入面试)(?:人选|人员|名单)", around[:200]):
        return "interview"
    if any("网上" in c or "网络" in c for c in passage.context) or re.search("网上|网络", passage.line.text):
        return "online_review"
    return "review"


def _default(to: str, names: Names) -> str | None:
    return names.total() if to in LATE else names.before(to)


def _after(by: str, names: Names) -> str | None:
    chain = [c for c in names.chain() if c != names.scheme.total]
    if by in chain and chain.index(by) + 1 < len(chain):
        return chain[chain.index(by) + 1]
    return "physical" if by in ("total", names.scheme.total) else None


def tie_rule(text: str) -> Literal["all", "none", "chain"] | None:
    """What is done with people equal at the cut."""
    data = load("stages")["ties"]
    if re.search("|".join(data["closed"]), text):
        return "chain" if re.search(r"按|依据?|高低|优先", text) else "none"
    equal, together, forward = ("|".join(data[k]) for k in ("equal", "together", "forward"))
    if re.search(rf"(?:{equal})[^。;]{{0,18}}?(?:{together})[^。;]{{0,8}}?(?:{forward})", text):
        return "all"
    if re.search(
        r"(?:如遇)?并列[^,;]{0,6}取满|取满并列|并列(?:人员|者)?(?:全部|均|都|同时)|(?:相同|同分)(?:的|者)?并列(?:进入|入围)",
        text,
    ):
        return "all"
    return None


def shortage_rule(text: str) -> Literal["all", "cut", "cancel", "transfer"] | None:
    """What is done where too few people are left for the ratio."""
    data = load("stages")["shortage"]
    below = re.search("|".join(data["below"]), text)
    if below is None or re.search(r"\d\s?分|零分|满分", text[below.start() : below.end() + 6]):
        return None
    rest = text[below.end() :]
    for rule in ("all", "cancel", "cut", "transfer"):
        if re.search("|".join(data[rule]), rest):
            return rule  # type: ignore[return-value]
    return None
