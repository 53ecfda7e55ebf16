"""Stages: who goes on to which step of the selection, by what, and how many (入围比例, 前3名, 等额).

Ratios that open a post (开考比例) or weigh marks (6:4) send nobody on and are no stages; neither is a share
that only conditions another rule (低于2:1的职位). Two stages named for the same people are one shortlist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from extractors.conditions.predicates import find_condition
from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.outline.others import named_in
from extractors.outline.passages import Passage, Piece, without_explained
from extractors.outline.respective import respective
from extractors.scoring.naming import Names
from extractors.scoring.targets import find_targets, pick_target, target_words
from extractors.selection.headed_rounds import labelled_round, next_round, numbered_round, own_round
from extractors.selection.ordered_before import ordered_before
from extractors.selection.results_of_classes import by_track
from extractors.selection.rounds_filled import round_filled
from extractors.selection.stage_draft import LATE, OPEN, StageDraft
from extractors.selection.stages_en import english_stages, sends_on
from extractors.selection.standing import ABSENT, standing
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.quantities import Quantity, find_quantities, opening, shortage_rule, tie_rule, weighs
from extractors.values.subjects import kinds
from schema.notice import Track
from schema.scheme import Stage

MOST = 8
"""Quantities read in one clause; more are no sentence about people going on."""


def find_stages(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[Stage]:
    """All stages of the notice as one scheme reads them, in order."""
    found: list[StageDraft] = []
    for passage in passages:
        if passage.zh:
            _read(passage, names, tracks, found)
        else:
            english_stages(passage, names, tracks, found)
    sized = {(d.to, d.by) for d in found if d.quantity is not None}
    found = [d for d in found if d.quantity is not None or d.passage.zh or (d.to, d.by) not in sized]
    _earlier(passages, names, found)
    names.cuts = [(d.passage.source, d.passage.line.index, d.passage.start + d.start, d.by) for d in found]
    unique: dict[tuple[object, ...], StageDraft] = {}
    for draft in found:
        q = draft.quantity
        key = (
            draft.to,
            draft.by,
            q and (q.ratio, q.plus, q.top, q.count, q.see),
            draft.condition and draft.condition.text,
            draft.tracks,
        )
        first = unique.setdefault(key, draft)
        first.ties = first.ties or draft.ties
        first.shortage = first.shortage or draft.shortage
    return [d.build(f"stage-{n}") for n, d in enumerate(unique.values(), 1)]


def _earlier(passages: Sequence[Passage], names: Names, found: list[StageDraft]) -> None:
    """笔试成绩相同的,视为并列 (or: 都进入面试), said of the test before the cut is: everybody equal at it goes on."""
    open_ = [d for d in found if d.ties is None]
    for passage in passages if open_ else ():
        for clause in passage.clauses() if passage.zh and find(_EQUALS, passage.text) else ():
            if tie_rule(clause.text) != "all" or find_quantities(clause.text):
                continue
            scored = {n.id for n in names.scores(clause.text)}
            sent = {to for group in find_targets(clause.text, names) for to in group.ids}
            for draft in open_:
                if draft.ties is not None or not _before(passage, clause, draft):
                    continue
                beside = draft.passage.line.index == passage.line.index and draft.passage.source is passage.source
                if (draft.by in scored and draft.to not in LATE) or (draft.to in sent and beside):
                    draft.ties = "all"
                    draft.cites.append((passage, clause.start, clause.end))


_EQUALS = re.compile("并列|同分|相同|相等")


def _before(passage: Passage, clause: Piece, draft: StageDraft) -> bool:
    """Whether a clause stands before that of a cut."""
    return (passage.start, clause.start) < (draft.passage.start, draft.start)


def concerns(passage: Passage) -> bool:
    """Whether a sentence says how many or who go on, or what is done about ties and shortage; to whom it applies
    depends on the scheme."""
    if not passage.zh:
        return any(sends_on(clause.text) for clause in passage.clauses())
    return any(
        find_quantities(c.text) or _PASSED.search(c.text) or tie_rule(c.text) or shortage_rule(c.text)
        for c in passage.clauses()
    )


def _read(passage: Passage, names: Names, tracks: Sequence[Track], found: list[StageDraft]) -> None:
    for clause in passage.clauses():
        quantities = find_quantities(clause.text)
        if quantities:
            for part, quantity in _shares_of(clause, quantities[:MOST]):
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
            between = clause.text[quantity.end : quantities[index + 1].start]
            cut = (
                re.search(r"(?<=\()其中|[,、;]其中", between)
                or _OWN_CLASS.search(between)
                or re.search(r"[,、;(]", _ASIDE.sub(lambda m: "-" * len(m.group()), between))
            )
            stop = quantity.end + cut.start() if cut else quantities[index + 1].start
        text = clause.text[begin:stop]
        moved = replace(quantity, start=quantity.start - begin, end=quantity.end - begin)
        out.append((Piece(clause.start + begin, clause.start + stop, text), moved))
        begin = stop + 1 if stop < len(clause.text) and clause.text[stop] in ",、;(" else stop
    return out


_ASIDE = re.compile(r"\([^()]*\)")
_OWN_CLASS = re.compile(r"(?<=\))(?:或者?|以及|[、,;和及与])")
"""两倍进入面试(普通岗位)或者一点五倍…: a class in brackets behind its number."""


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
    if opening(text, quantity) and not quantity.capped:
        return
    previous = next((d for d in reversed(found) if d.passage.line.index == passage.line.index), None)
    groups = find_targets(text, names)
    to = (
        _held_there(text, quantity, names)
        or round_filled(text, quantity, names, found)
        or pick_target(groups, quantity, names)
    )
    numbers = _NUMBERS.search(text)
    if to is None and numbers:
        to = target_words()[1][numbers.group(1)]
    if to is None and len(text) < len(clause.text):
        to = pick_target(find_targets(clause.text, names), None, names)
        if to is None and (numbers := _NUMBERS.search(clause.text)):  # …按1:5、…按1:4确定进入面试人数
            to = target_words()[1][numbers.group(1)]
    lead = passage.text[: part.start]
    if to is None and previous is None:
        to = pick_target(find_targets(lead, names), None, names)
    condition = find_condition(text[: quantity.start] if text[: quantity.start].strip() else text)
    if to is None and condition and previous is None and _BARE_RATIO.search(text[: quantity.start]):
        earlier = passage.source.text[passage.line.start : passage.start].rstrip("。")
        to = pick_target(find_targets(earlier[earlier.rfind("。") + 1 :], names), None, names)
    if to is None and condition and previous is None:
        to = pick_target(find_targets(passage.text[part.start :], names), None, names)
    if to is None and previous is not None and (condition or mentions(text, tracks) or re.search("确定|选取|按", text)):
        to = previous.to
    sends = _SENDS.search(text) or _SENDS.search(_around(clause, part))
    if to is None and (sends or (quantity.ratio == 1 and _HELD.search(text))) and not weighs(text):
        to = _topic(passage, names)
    labelled = None
    if to is None and quantity.ratio is not None and (sends or _TAKES_PART.search(text)) and not weighs(text):
        labelled = to = labelled_round(passage, names)
    if to == "review" and _REVIEWED.search(passage.text, part.start):
        to = "interview"
    if to is None and "入围" in clause.text and not weighs(text):
        to = "next"
    if to is None and (gap := _GAP.search(text)):
        called = next(g for g in gap.groups() if g)
        to = next((n.id for n in names.find(called) if names.known(n.id)), target_words()[1].get(called))
    if to is None and quantity.count and (by := _round(passage, clause, names)) is not None:
        if (goal := _after(by, names)) is not None:
            found.append(StageDraft(passage, clause.start, clause.end, goal, by, quantity, passage.tracks, "post"))
        return
    if quantity.see and "面试" in text[quantity.start : quantity.end] and to in (None, "review"):
        to = "interview"
    if quantity.capped:
        to = _capped(passage, names)
    if to is None:
        return
    said = without_explained(text)
    near = next((x for x in (text[: quantity.end], said) if mentions(x, tracks)), None)
    near = near or without_explained(_around(clause, part))
    whole = (
        respective(clause.text, part.start - clause.start + quantity.start, tracks)
        or named_in(passage.text, part.start, part.start + quantity.end, tracks)
        or passage.scope(near, tracks)
    )
    called = mentions(condition.text, tracks) if condition else ()
    codes = {code for t in tracks if t.id in called for code in t.codes}
    told = condition.predicate.fact if condition else None
    if called and condition and (told == "text" or (told == "post" and codes == set(condition.predicate.values))):
        condition = None  # the class is a track: the scheme that holds it says so
    per: Literal["vacancy", "post"] | None = (
        "post"
        if quantity.count
        and re.search(r"每个?(?:竞争)?(?:职位|岗位)|各(?:职位|岗位)|每一?(?:职位|岗位)|每岗|每职位", clause.text)
        else None
    )
    if quantity.ratio is not None or quantity.see:
        per = "vacancy"
    for ids, cut in by_track(part, tracks) or [(whole, part)]:
        by = standing(cut.text, (cut is part and quantity) or None, to, names, passage, cut.start)
        if by is None and (quantity.top is not None or labelled):
            about = [n.id for n in names.find(cut.text[: quantity.start]) if names.known(n.id) and n.id != to]
            by = about[-1] if about else None
        if by is None and cut is part:
            by = standing(lead, None, to, names, passage, 0) if previous is None else None
        if by is None and cut is part:
            by = ordered_before(passage, to, ids, names, tracks)
        by = by or own_round(passage, cut.text, names)
        same = [d for d in found if d.passage is passage and d.to == to and d.tracks and d.condition is None]
        if by is None and condition and not ids and len({d.by for d in same}) > 1:  # each class by a result of its own
            made = (StageDraft(passage, clause.start, clause.end, to, d.by, quantity, d.tracks, per) for d in same)
            found += [replace(d, condition=condition) for d in made]
            continue
        going_on = previous is not None and (previous.to == to or (to == "next" and previous.passage is passage))
        by = by or (previous.by if previous and going_on else None) or _default(to, names)
        if by in ("next", ABSENT) or by is None or (by == to and (by := _default(to, names)) in (None, to)):
            continue
        ahead = (numbered_round(passage, text, names) or next_round(passage, by, names)) if to == "next" else to
        goal = ahead or _after(by, names)
        if goal is None or (goal not in OPEN and not names.known(goal)):
            continue
        goal = _event(goal, names)
        if (
            goal not in LATE
            and by == names.total()
            and (root := names.root()) is not None
            and goal in {*names.leaves(root), *names.chain()}
        ):
            by = names.before(goal) or by  # 占总成绩40%,按1:1.5确定面试人员: nobody has a total before it
        found.append(StageDraft(passage, clause.start, clause.end, goal, by, quantity, ids, per, condition=condition))


def _held_there(text: str, quantity: Quantity, names: Names) -> str | None:
    """The round that is held right behind a ratio, whatever it leads to in the end."""
    held = re.match(load("stages")["words"]["held"], text[quantity.end :])
    if held is None or quantity.ratio is None:
        return None
    called = held["round"] or held["plain"]
    word = target_words()[0].match(called)
    known = next((n.id for n in names.find(called) if n.start == 0 and names.known(n.id)), None)
    return known or (target_words()[1][word.group()] if word else None)


_SENDS = re.compile("确定|入围(?!线)|进入|选取|择优|取人|取足|取满|低取(?=[,;。]|$)")
_TAKES_PART = re.compile("参加|参与|筛选|入选")
_HELD = re.compile("进行|组织|安排|开展")
"""体检:按计划数等额进行."""


def _around(clause: Piece, part: Piece) -> str:
    """The clause less the brackets behind one of its numbers: 按1:3(丙岗按1:2) limits the first number to nobody."""
    end = part.end - clause.start
    return clause.text[:end] + _ASIDE.sub(
        "", clause.text[max(end - 1, 0) :] if clause.text[end - 1 : end] == "(" else clause.text[end:]
    )


_BARE_RATIO = re.compile(r"(?:比例|按照?|以|为|是|[,:]|选?取|选出|的|岗位|职位)\s?$")
"""面试人选…按比例确定。招聘10人以上的,比例为1:2: where to is said in the sentence before."""
_GAP = re.compile(r"(复试|面试|考察)(?:的|采[取用]|实行|按照?|为|以)*差额|差额(复试|面试|考察)")
"""复试差额比例为120%: nobody is sent on in so many words."""
_KEPT = re.compile(r"(?:取|选取|保留|选拔|选出|录|留)(?:每一?个?(?:学科|岗位|职位))?(?:成绩|得分|排名)?前")


def _round(passage: Passage, clause: Piece, names: Names) -> str | None:
    """笔试:学科专业知识,每学科取前6名: the round whose label the line has; its best go on to the next."""
    if not _KEPT.search(clause.text):
        return None
    title = _LABELLED.match(passage.text) or _LABELLED.match(passage.line.text)
    named = [n.id for n in names.find(title.group("name")) if names.known(n.id)] if title else []
    return named[0] if named else None


_LABELLED = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s?|第[一二三四五六]轮[:、]?\s?)?(?P<name>[^,。;:]{2,12})[:。]"
)
_REVIEWED = re.compile(
    r"(?:复核|复审|审核|审查)(?:合格|通过)(?:者|的|人员)?,?(?:方可|均可?|可|才能)?(?:直接)?(?:参加|进入)面试"
)
"""选取资格复核对象,复核通过者参加面试: the review is on the way to the interview."""
_NUMBERS = re.compile(
    r"(面试|考察|体检|资格复审|政审)(?:入围)?(?:的)?(?:人员|人选|考生|对象)?(?:的)?(?:人数|比例|名额)"
)
"""进入面试人数与录用人数的比例为3:1: nobody is sent on in so many words."""


def _event(goal: str, names: Names) -> str:
    """考察 that gets marks is a component; people still go on to the inspection."""
    name = next((x.name for x in (*names.scheme.marks, *names.scheme.steps) if x.id == goal), None)
    meant = target_words()[1].get(name or "")
    return meant if goal not in OPEN and meant in LATE else goal


_PASSED = re.compile(r"(合格|及格|通过)[^,;]{0,16}?(?:全部|均可?|都可?|可以?|方可|方能)(?:参加|进入)([^,;]{2,12})$")


def _everybody(passage: Passage, clause: Piece, names: Names, tracks: Sequence[Track], found: list[StageDraft]) -> None:
    """笔试合格人员全部进入面试: everybody goes on who passed the component named."""
    match = _PASSED.search(clause.text)
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
    chained = _STILL_EQUAL.search(text) is not None and _FIRST.search(passage.text, 0, clause.end) is not None
    if ties and (chained or ties == "chain" or _is_shortlist(text)):
        equal = re.search("|".join(load("stages")["ties"]["equal"]), text)
        begin = text.rfind(",", 0, equal.start() if equal else 0) + 1
        named = {n.id for n in names.find(text[begin:])}
        chosen = [d for d in near if d.by in named] or near
        last, every = chosen[-1], re.search(r"[各每](?:一|个)?(?:轮|环节|阶段)", text)
        for draft in chosen:
            if (draft.to == last.to or every or _beside(draft, last)) and draft.ties is None:
                draft.ties = ties
                draft.chain_first = ties == "all" and chained
                draft.cites.append((passage, clause.start, clause.end))
    shortage = shortage_rule(text)
    if shortage and (not opening(text, None) or (shortage == "all" and _HELD_ALL_THE_SAME.search(text))):
        goal = near[-1].to
        for draft in near:
            if draft.to == goal and draft.shortage is None:
                draft.shortage = shortage
                draft.cites.append((passage, clause.start, clause.end))


_HELD_ALL_THE_SAME = re.compile(r"实际[^,;。]{0,8}人数[^,;。]{0,4}(?:进行|组织|安排)[^,;。]{0,4}面试")
"""若报名人数达不到1:2,按实际报考人数进行面试: about the interview, whatever numbers it begins with."""


def _beside(one: StageDraft, other: StageDraft) -> bool:
    """Cuts of one line for different classes, by the same result: 医护岗确定技能操作人员;管理岗确定面试人员."""
    apart = one.tracks and other.tracks and not set(one.tracks) & set(other.tracks)
    return bool(apart) and one.by == other.by and one.passage.line.index == other.passage.line.index


_STILL_EQUAL = re.compile(
    r"(?:两|各|几|单|三|所有)(?:科|项|门)[^,;。]{0,8}?(?:相同|相等|一致)|(?:仍|再|也|还|又|依然|均)(?:然|旧)?(?:相同|相等|并列|同分|一样|无法|不能)"
)
_FIRST = re.compile(r"(?:相同|相等|同分|并列)[^。;]{0,40}?(?:高者|高的|较高|优先|由高|从高|在前)")
"""成绩相同的,专业科目高者优先;仍相同的,一并进入: a chain decides first, and all go on whom it leaves equal."""


def _close(stage: Passage, here: Passage) -> bool:
    """In the same line, or a later one under the same heading close by."""
    gap = here.line.index - stage.line.index
    return gap == 0 or (0 < gap <= 3 and stage.line.parents[:1] == here.line.parents[:1])


def _is_shortlist(text: str) -> bool:
    return (
        not re.search(r"优先|高者|高的|排序|排名在|名次在前|加试", text)
        or re.search(r"一并|末位|最后一", text) is not None
    )


def _topic(passage: Passage, names: Names) -> str | None:
    """The stage that the heading is about: 面试, 试讲人选."""
    words, terms = target_words()
    for head in passage.context:
        if len(head) > _HEADING:
            continue
        if match := words.search(head):
            return terms[match.group()]
        for named in names.find(head):
            if names.known(named.id) and _PEOPLE.match(head, named.end):
                return named.id
    return None


_HEADING = 14
_PEOPLE = re.compile(r"(?:入围)?(?:人选|人员|对象|名单|范围)")


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
    weighed = names.leaves(total) if (total := names.root()) is not None else []
    asked = [m.id for m in names.scheme.marks if kinds().get(m.id) == "paper" and m.id not in weighed]
    chain = [c for c in names.chain() if c != names.scheme.total and c not in asked]  # 笔试内容为专业知识 is no round
    later = chain[chain.index(by) + 1 :] if by in chain else []
    if later:
        return next((c for c in later if c in OPEN or kinds().get(c, "stage") == "stage"), later[0])
    return "physical" if by in ("total", names.scheme.total) else None
