"""Fees of the examination: what for, how much, per whom; those who pay nothing are fees of 0.

Pay, deposits, prices of training classes and refunds are no fees; a fee without an amount (体检费自理) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.notices.currencies import code_of
from extractors.notices.exempt import exempt, open_bracket, people_joined
from extractors.notices.fee_labels import (
    beside_the_point,
    item_in,
    label_of,
    noun_in,
    payer_of,
    trim,
    wider_label,
    words,
)
from extractors.notices.fee_tables import fee_remarks, separate_posts, table_fees
from extractors.notices.waivers_en import borne, examined, waivers
from extractors.outline import mentions as track_names
from extractors.posts.label_pairs import led_pairs
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.needles import find
from extractors.text.source import Clause, Line, Source, head
from extractors.values.money import Money, find_money
from schema.document import BlockKind
from schema.notice import Fee
from schema.values import FeeItem, FeePer

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    source: Source
    item: FeeItem
    amount: Decimal
    currency: str | None
    per: FeePer | None
    label: Span | None
    clause: Span
    tracks: tuple[str, ...]


def extract_fees(ctx: Context) -> tuple[Fee, ...]:
    """The fees in the order printed, each once."""
    out: list[Fee] = []
    seen: set[tuple[object, ...]] = set()
    for source in ctx.sources:
        last: FeeItem | None = None
        told = -2
        for line in source.lines:
            if line.kind is BlockKind.TABLE:
                continue
            prices = [] if source.zh else list(_priced(ctx, source, line)) or list(_led(ctx, source, line))
            for priced in prices:
                name: str | None = source.text[slice(*priced.label)] if priced.label else None
                key = (priced.item, priced.amount, priced.per, name, priced.tracks)
                if key not in seen:
                    seen.add(key)
                    out.append(_build(priced, name, len(out) + 1))
            if prices or not (find(_context(), line.text) or find(_free(), line.text) or "元" in line.text):
                continue
            heads = _heads(source, line)
            last = last if line.index <= told + 1 else None  # who is exempt may stand in the line below the fee
            for clause in source.clauses(line):
                for found in _clause(ctx, source, line, clause, heads, last):
                    if found.item is not FeeItem.OTHER or source.zh:
                        last = found.item  # the price of something else is not what people are spared
                    told = line.index
                    label = source.text[slice(*found.label)] if found.label else None
                    key = (found.item, found.amount, found.per, label, found.tracks)
                    free = found.amount == 0 and any(k[0] is found.item and k[1] == 0 and not label for k in seen)
                    if key in seen or free:
                        continue
                    seen.add(key)
                    out.append(_build(found, label, len(out) + 1))
        for step, cell in fee_remarks(source):
            if (beside := source.line_at(cell.start)) is None:
                continue
            for found in _clause(ctx, source, beside, Clause(cell.start, cell.end, cell.text, beside), step.text, None):
                label = source.text[slice(*found.label)] if found.label else None
                out.append(_build(found, label, len(out) + 1))
        out += table_fees(ctx, source, len(out))
    return tuple(out)


_PRICE_LEADER = re.compile(r"\s*(?:(?:\.\s?){3,}|…+)\s*")
_PRICE_MARK = re.compile(r"\s*(?::|\s-\s|\t| {2,})\s*")
_NIL = re.compile(r"(?:nil|free|exempt(?:ed)?|no fee|none)\b", re.IGNORECASE)
_PRICES = re.compile(r"\b(?:fees?|charges)\b", re.IGNORECASE)


def _priced(ctx: Context, source: Source, line: Line) -> Iterator[_Found]:
    """The prices of a list under a heading on fees: ``SC / ST candidates ....... Rs. 300/-``, ``… Nil``.

    Several printed lines may have run together where there are leaders.
    """
    above = _introduced(source, line)
    if len(line.text) > 300 or not _PRICES.search(above):
        return
    marks = list(_PRICE_LEADER.finditer(line.text)) or list(_PRICE_MARK.finditer(line.text))[:1]
    begin = 0
    for i, mark in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else len(line.text)
        value = line.text[mark.end() : stop]
        nil = _NIL.match(value)
        money = next((m for m in find_money(value)[:1] if m.start < 3), None)
        end = mark.end() + (nil.end() if nil else money.end if money else 0)
        closed = re.match(r"(?:\s?/-)?(?:\s*only)?(?:\s*\([^()]{3,40}\))?[\s.;,]*", line.text[end:])
        end += closed.end() if closed else 0
        name = line.text[begin : mark.start()].strip()
        last = i + 1 == len(marks)
        if (
            not (nil or money)
            or not (3 <= len(name) <= 90 or re.fullmatch(r"[A-Z]{2}", name))
            or not name[0].isupper()
            or (last and end < len(line.text))
        ):
            return
        at = line.start + line.text.index(name, begin)
        item = item_in(name) or item_in(above) or FeeItem.REGISTRATION
        yield _Found(
            source, item, money.amount if money else Decimal(0), code_of(source, money, value) if money else None,
            FeePer.POST if money and money.amount and separate_posts(source) else None,
            (at, at + len(name)), (at, line.start + end), track_names.mentions(name, ctx.tracks),
        )  # fmt: skip
        begin = end


def _led(ctx: Context, source: Source, line: Line) -> Iterator[_Found]:
    """The fees among pairs of labels and values with leaders: ``Filing fee ....... $25``."""
    for label, value in led_pairs(line):
        money = find_money(value.text)
        if not re.fullmatch(r"(?:[A-Za-z-]+ ){0,3}fees?", label.text, re.IGNORECASE) or not money:
            continue
        if money[0].start == 0 and re.fullmatch(r"\s*(?:/-)?\.?", value.text[money[0].end :]):
            yield _Found(
                source, item_in(label.text) or FeeItem.REGISTRATION, money[0].amount,
                code_of(source, money[0], value.text), None,
                (label.start, label.end), (label.start, value.end), track_names.mentions(label.text, ctx.tracks),
            )  # fmt: skip


def _introduced(source: Source, line: Line) -> str:
    """What a list is about: its heading, or the end of the sentence before it that a colon leaves open."""
    for before in reversed(source.lines[max(0, line.index - 12) : line.index]):
        if before.kind is BlockKind.LIST_ITEM and line.kind is BlockKind.LIST_ITEM:
            continue
        if before.text.endswith(":") and before.index not in line.parents:
            return re.split(r"[.;]\s", before.text)[-1]
        if len(before.text) < 40 and _PRICES.search(before.text) and not find_money(before.text):
            return before.text
        break
    return head(source.lines[line.parents[-1]].text) if line.parents else ""


def _build(found: _Found, label: str | None, number: int) -> Fee:
    source = found.source
    draft = Draft(f"fee-{number}")
    draft.cite(source.cite(*found.clause))
    if found.label:
        draft.put("label", label, source.cite(*found.label))
    draft.put("amount", found.amount)
    draft.put("currency", found.currency)
    draft.put("per", found.per)
    return draft.build(Fee, item=found.item, tracks=found.tracks)


def _heads(source: Source, line: Line) -> str:
    run_in = None if source.zh else _RUN_IN.match(line.text)
    own = run_in["head"] if run_in else head(line.text)
    above = [head(source.lines[i].text) for i in line.parents]
    if not above and line.index and len(before := source.lines[line.index - 1].text) <= 20:
        above = [before]
    return " ".join([*above, own if len(own) < 20 else ""])


_RUN_IN = re.compile(r"(?:\(?[A-Za-z\d]{1,3}[.)]\s*)?(?P<head>[A-Z][A-Za-z/& -]{2,18})\.(?=\s|$)")
"""b.  Fee. Rs. 1000/- for each post …"""


def _context() -> re.Pattern[str]:
    return words("context", "words")


@cache
def _pay(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load("fees")["context"][name]), re.IGNORECASE)


@cache
def _free() -> re.Pattern[str]:
    """Words for no fee; 免费 only where it ends a phrase (免费师范生 and 减免费用 are something else)."""
    patterns = "|".join(load("fees")["free"]["patterns"])
    return re.compile(f"{words('free', 'words').pattern}|{patterns}", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load('fees')['free']['whole'])})+")


def _clause(
    ctx: Context, source: Source, line: Line, clause: Clause, heads: str, last: FeeItem | None
) -> Iterator[_Found]:
    amounts = find_money(clause.text)
    if amounts and _context().search(f"{heads} {line.text}"):
        yield from _amounts(ctx, source, line, clause, amounts, heads, last)
    yield from _nothing(ctx, source, clause, amounts, heads, last)
    if not source.zh and not amounts and borne(clause.text) and (of := examined(line.text, clause.end - line.start)):
        yield _free_fee(ctx, source, clause, FeeItem.OTHER, (line.start + of[0], line.start + of[1]))


# -- amounts


def _amounts(
    ctx: Context,
    source: Source,
    line: Line,
    clause: Clause,
    amounts: Sequence[Money],
    heads: str,
    last: FeeItem | None,
) -> Iterator[_Found]:
    text = clause.text
    prev = 0
    lead: Span | None = None
    for i, money in enumerate(amounts):
        nxt = amounts[i + 1].start if i + 1 < len(amounts) else len(text)
        before, after = text[prev : money.start], text[money.end : nxt]
        tail = re.split(r"[,、。;(]", after)[0]
        near = f"{before[-30:]}|{tail[:14]}"
        prev = money.end
        if words("context", "not").search(near) or (
            words("context", "not").search(text) and not noun_in(before + tail)
        ):
            continue
        of_pay = not source.zh and (_pay("pay").search(text) or _pay("pay_heads").search(heads))
        if of_pay and not noun_in(before + tail) and not _PRICES.search(heads):
            continue
        if re.search(r"(?:每月|/月|/年|元每年|万)\s*$", before[-4:]) or re.match(
            r"\s*(?:/月|/年|每月|(?:an?|per|each|/) ?(?:hour|hr|week|fortnight|month|year|annum)\b|万)", tail
        ):
            continue
        label = label_of(text, prev - (money.end - money.start) - len(before), money.start, money.end, tail)
        if not source.zh and i == 0 and len(find_money(line.text)) > 1:
            label = payer_of(text[: money.start]) or label
        named = text[slice(*label)] if label else ""
        if not label and lead is not None and not item_in(before) and not item_in(tail):
            label, named = lead, text[slice(*lead)]
        split = re.match(r"\s*\([^()]*\d[^()]*[,、;+][^()]*\d", after + text[nxt:]) is not None
        act = _ACT.match(text) if label and named in ("费用", "费") else None
        if act:
            label, named = act.span("act"), act["act"]
        if label and named in ("费用", "缴费", "费") and (wider := wider_label(text, label)) is not None:
            label, named = wider, text[slice(*wider)]
        if named == "缴费":
            label, named = None, ""
        if i and re.search(r"[,、;][两二三四]科(?:合?共计?|合计)?$", before):
            continue  # 每科50元,两科共100元: the same fee again
        if label and noun_in(named):
            lead = label
        beside = last if not source.zh or (line.start < clause.start and not noun_in(text)) else None
        item = _item(named, before + tail, text[: money.start], heads, beside)
        if not source.zh and not _NAMED.search(named + before):
            of = examined(line.text, clause.start - line.start + money.start)
            if of is not None and (item is not FeeItem.OTHER or label is None or _BARE.fullmatch(named)):
                item, label = FeeItem.OTHER, (of[0] + line.start - clause.start, of[1] + line.start - clause.start)
        if not source.zh and beside_the_point(text, label, money.start) and item_in(named) is not FeeItem.WRITTEN:
            item = FeeItem.OTHER
        if split and (item is FeeItem.TOTAL or named.endswith("费用")):
            item = FeeItem.OTHER
        per = _per(re.split(r"[,;。]", before[-14:])[-1] + "|" + text[money.start : money.end] + tail, line, money)
        if item is FeeItem.REGISTRATION and per is FeePer.SUBJECT and not _applying(text[: money.start]):
            item = FeeItem.WRITTEN  # an examination fee by subject is that of the written examination
        if (
            item is FeeItem.REGISTRATION
            and not _applying(named)
            and re.match(r"\s*\(仅?(?:包?含|包括)?笔试(?![^()]*面试)", after)
        ):
            item = FeeItem.WRITTEN
        start = clause.start + (label[0] if label else max(0, money.start - 10))
        begin, finish = min(start, clause.start + money.start), clause.start + money.end + len(tail.rstrip())
        span = (clause.start + label[0], clause.start + label[1]) if label else None
        tracks = track_names.mentions(named, ctx.tracks) or track_names.mentions(text, ctx.tracks)
        code = code_of(source, money, text) if money.amount else None
        yield _Found(source, item, money.amount, code, per, span, (begin, finish), tracks)


_ACT = re.compile(r"(?:参加)?(?P<act>体检|体能测[评试]|培训|试讲|面试|笔试)(?=时间|地点|于|在|定于|,)")
"""体检时间…,地点…,费用280元: what a bare 费用 is for."""
_NAMED = re.compile(
    r"\b(?:registration|application|written|examination|exam|test|interview|filing|processing|subject|paper|training) "
    r"(?:examination )?(?:fees?|charges?)\b|\bfees? (?:of|for) ",
    re.IGNORECASE,
)
"""A fee with a name of its own."""
_BARE = re.compile(r"(?:the )?(?:expenses?|costs?|fees?|charges?)", re.IGNORECASE)


def _applying(text: str) -> bool:
    return re.search(r"报名|申请|注册|服务|application|registration|filing|processing", text, re.IGNORECASE) is not None


def _item(label: str, near: str, before: str, heads: str, last: FeeItem | None) -> FeeItem:
    """What the fee is for: by its label, its surroundings, what was said before, the fee before it, the heading;
    费用 alone is all."""
    for text in (label, near, before):
        found = item_in(text)
        if found:
            return found
    if re.search(r"\bcost of\b", label, re.IGNORECASE):
        return FeeItem.OTHER
    return last or item_in(heads) or FeeItem.TOTAL


def _per(near: str, line: Line, money: Money) -> FeePer | None:
    for name in ("subject", "person", "post"):
        if words("per", name).search(near):
            return FeePer(name)
    # separate applications with separate fees for each post
    if re.search(
        r"separate applications? (?:.{0,20}separate fees?|and fees?\b.{0,30}each)|applying for more than one post",
        line.text,
        re.IGNORECASE,
    ):
        return FeePer.POST
    return None


# -- nothing to pay


def _nothing(
    ctx: Context, source: Source, clause: Clause, amounts: Sequence[Money], heads: str, last: FeeItem | None
) -> Iterator[_Found]:
    """``last``: item of the fee before it in the line, which people who are exempt would have paid."""
    text = clause.text
    if words("free", "not").search(text) or re.fullmatch(r"no fees?\W*", text, re.IGNORECASE):
        return  # a heading
    m = _free().search(text)
    none = re.search(r"(?P<l>报名费|考务费|考试费|笔试费|面试费)用?\s?[:为]?\s?无(?![需须])", text)
    if m is None and none is None:
        return
    if none is not None:
        span = (clause.start + none.start("l"), clause.start + none.end("l"))
        yield _free_fee(ctx, source, clause, item_in(none["l"]) or FeeItem.TOTAL, span)
        return
    assert m is not None
    behind = re.match(r"[^,;。]{0,10}?(?P<l>[\u4e00-\u9fff]{0,6}费用?)", text[m.end() :])
    begin = max((x.end() for x in re.finditer(r"[,:;、](?![^(]*\))", text[: m.start()])), default=0)
    if not re.search(r"[\u4e00-\u9fff]", text):
        for waiver in waivers(text, m, led=last is not None):
            item = last or waiver.item or item_in(heads)
            who = (clause.start + waiver.label[0], clause.start + waiver.label[1]) if waiver.label else None
            yield _free_fee(ctx, source, clause, item or FeeItem.REGISTRATION, who)
        return
    several = _SEVERAL.match(text, m.end())
    if several:  # 不收报名费和考务费
        if re.match(r"[\u4e00-\u9fff]{2}(?:[、和及与或]|以及)", several["l"]):  # 不收取报名和考试费用
            for word in re.findall(r"报名|考务|考试|笔试|面试|体检|资料|培训|测试", several["l"]):
                kind = FeeItem.WRITTEN if word in ("考务", "考试") else item_in(word + "费") or FeeItem.TOTAL
                yield _free_fee(ctx, source, clause, kind, None)
            return
        for piece in re.finditer(r"[\u4e00-\u9fff]{1,4}?费用?", several["l"]):
            at = clause.start + several.start("l") + piece.start()
            noun = re.sub(r"^(?:和|及|与|或|以及)", "", piece.group())
            at += len(piece.group()) - len(noun)
            kind = FeeItem.WRITTEN if noun.startswith(("考务", "考试")) else item_in(noun) or FeeItem.TOTAL
            yield _free_fee(ctx, source, clause, kind, (at, at + len(noun)))
        return
    kinds = _coordinate(text[: m.start()])
    if len(kinds) > 1:
        for kind in kinds:
            yield _free_fee(ctx, source, clause, kind, None)
        return
    if behind and re.search(r"任何", text[m.start() : m.end() + behind.end()]):
        yield _free_fee(ctx, source, clause, _named_item(behind["l"]), None)
    elif "任何费用" in m[0]:
        yield _free_fee(ctx, source, clause, FeeItem.TOTAL, None)
    elif behind:
        if not noun_in(behind["l"]) and behind["l"] != "费":
            return  # 服装费 and the like
        if who := exempt(text, begin, m):
            span = (clause.start + who[0], clause.start + who[1])
            posts = text[slice(*who)].endswith(("岗位", "职位")) and behind["l"] in ("费", "费用")
            item = FeeItem.TOTAL if posts else _spared(behind["l"], last)  # 引才岗位不收取费用: none at all
            yield _free_fee(ctx, source, clause, item, span)
            return
        at = m.end() + behind.start("l")
        if behind["l"] in ("费", "费用") and (item := item_in(text[begin : m.start()])):
            yield _free_fee(ctx, source, clause, item, None)
            return
        bare = behind["l"] in ("费", "费用")
        named = None if bare else (clause.start + at, clause.start + at + len(behind["l"]))
        yield _free_fee(ctx, source, clause, _named_item(behind["l"]), named)
    else:
        begin = max(begin, open_bracket(text[: m.start()]))
        who = exempt(text, begin, m) or trim(text, people_joined(text, begin, m.start()), m.start())
        name = text[slice(*who)] if who else ""
        if not name or not (amounts or _context().search(heads + text)):
            return
        through = re.search(r"全程|全部|各环节|整个|所有", name)
        item = item_in(name) or (FeeItem.TOTAL if through else last or item_in(text) or item_in(heads) or FeeItem.TOTAL)
        everybody = noun_in(name) or _whole().fullmatch(name) is not None
        label = (clause.start + who[0], clause.start + who[1]) if who and not everybody else None
        yield _free_fee(ctx, source, clause, item, label)


_SEVERAL = re.compile(
    r"(?:取|任何)?(?P<l>(?:报名|考务|考试|笔试|面试|体检|资料|培训|测试)(?:费用?)?(?:(?:[、和及与或]|以及)(?:报名|考务|考试|笔试|面试|体检|资料|培训|测试)费用?)+)"
)


def _spared(name: str, last: FeeItem | None) -> FeeItem:
    """The fee that some people are spared: the one that is named, else the one before it."""
    if re.search(r"笔试|面试|报名|体检", name):
        return _named_item(name)
    return FeeItem.WRITTEN if last and re.search(r"考试|考务", name) else last or _named_item(name)


def _named_item(name: str) -> FeeItem:
    return (item_in(name) or FeeItem.TOTAL) if name not in ("费", "费用") else FeeItem.TOTAL


def _coordinate(text: str) -> list[FeeItem]:
    """笔试、面试均不收费: one fee for each."""
    m = re.search(
        r"((?:报名|申报|笔试|面试|考试|体检|培训)(?:[、和及与](?:报名|申报|笔试|面试|考试|体检|培训))+)(?:均|都|一律)?$",
        text,
    )
    named = re.split(r"[、和及与]", m[1]) if m else []
    return [found for part in named if (found := FeeItem.WRITTEN if part == "考试" else item_in(part))]


def _free_fee(ctx: Context, source: Source, clause: Clause, item: FeeItem, label: Span | None) -> _Found:
    tracks = track_names.mentions(clause.text, ctx.tracks)
    return _Found(source, item, Decimal(0), None, None, label, (clause.start, clause.end), tracks)
