"""Fee tables: who pays what, by category of those who apply, by post or by part of the examination.

``Category | Application fee | Examination fee`` with an amount, a bare number or ``Nil`` in each cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.lexicon import load
from extractors.notices.fee_labels import item_in, words
from extractors.outline import mentions as track_names
from extractors.posts.label_pairs import label_rows
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.source import Grid, GridCell, Source, head
from extractors.values.money import Money, find_money
from extractors.values.numbers import parse_number
from schema.notice import Fee
from schema.values import FeeItem, FeePer

_FEES = re.compile(r"\b(?:fees?|charges|payable)\b|费", re.IGNORECASE)
_PAY = re.compile(
    r"\b(?:salary|pay|scale|stipend|allowance|wages?|remuneration|per (?:month|annum|hour)|marks?|weight\w*)\b|"
    r"工资|薪|补[贴助]|待遇|奖|安家|资助|津贴|启动费|经费",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"(?:nil|free|exempt(?:ed)?|waived|no (?:fees?|charge)|none|not payable|免费?|免交|-|0)(?: \([^()]{3,40}\))?[.*]?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?")
_NUMBER = re.compile(r"\(?(?:[ivx]{1,5}|\d{1,2}|[A-Za-z])\)?[.)]?", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:/-|/=)?\s*(?:only)?\.?", re.IGNORECASE)
_SUMS = re.compile(r"(?:grand )?total\b|合计|总计", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Priced:
    """A cell that says what is paid: its row and its column name for whom and what for."""

    cell: GridCell
    row: GridCell
    column: GridCell | None
    amount: Decimal
    currency: str | None


def table_fees(ctx: Context, source: Source, count: int) -> list[Fee]:
    """The fees that the tables of a document state, in the order printed; ``count`` fees were found before them."""
    out: list[Fee] = []
    for grid in source.grids:
        if not (2 <= grid.cols <= 8 and grid.rows <= _ROWS):
            continue
        above = _above(source, grid)
        bare = not grid.header_rows
        found = _table(grid, above) if not bare or (grid.cols == 2 and _NAMES_FEES.match(above)) else []
        found = found or _labelled(grid)
        items = {c.column.text: item_in(c.column.text) for c in found if c.column is not None}
        registers = FeeItem.REGISTRATION in items.values()
        for priced in found:
            kinds = list(items.values())
            shared = priced.column is not None and kinds.count(items[priced.column.text]) > 1
            out.append(_fee(ctx, source, priced, above, shared, registers, f"fee-{count + len(out) + 1}"))
    return out


_STEP = re.compile(r"(?:网上|现场|在线)?(?:报名)?(?:及|与|和)?(?:缴费|交费|收费|报名)(?:确认)?(?:\([^()]*\))?")


def fee_remarks(source: Source) -> Iterator[tuple[GridCell, GridCell]]:
    """网上缴费 | 5月8日至10日 | 每人每科40元: the step and what the row of a Chinese schedule says of its fee."""
    for grid in source.grids if source.zh else ():
        for row in grid.rows_from(0) if grid.rows <= _ROWS else ():
            step = next((c for c in row if _STEP.fullmatch(c.text)), None)
            if step is None:
                continue
            for cell in row:
                per = any(words("per", name).search(cell.text) for name in ("subject", "person"))
                if per and not cell.why and find_money(cell.text):
                    yield step, cell


_ROWS = 40


def _fee(ctx: Context, source: Source, priced: _Priced, above: str, shared: bool, registers: bool, ident: str) -> Fee:
    row, column = priced.row, priced.column
    named = column.text if column is not None else ""
    draft = Draft(ident)
    draft.cite(source.cite(row.start, row.end), source.cite(priced.cell.start, priced.cell.end))
    item = item_in(_NOUN.sub("", named)) or item_in(_NOUN.sub("", row.text)) or item_in(named) or item_in(above)
    if column is None and _BESIDE.search(row.text):
        item = FeeItem.OTHER
    if registers and column is not None and not item_in(named):
        item = FeeItem.WRITTEN  # beside the fee for registering those for the examinations themselves
    label, cited = row.text, [source.cite(row.start, row.end)]
    if column is not None and shared:
        # two columns of one kind (preliminary, main), or one for each category: which of them is part of the name
        where = source.cite(column.start, column.end)
        label, cited = (named, [where]) if _FEES.search(row.text) else (f"{named}; {label}", [where, *cited])
    draft.put("label", label, *cited)
    draft.put("amount", priced.amount)
    draft.put("currency", priced.currency)
    per = FeePer.SUBJECT if _SUBJECT.search(f"{named} {row.text}") else None
    if source.zh:
        per = next((FeePer(name) for name in ("subject", "person") if words("per", name).search(named)), None)
        if per is FeePer.SUBJECT and item is FeeItem.REGISTRATION and not re.search(r"报名|报考", named):
            item = FeeItem.WRITTEN
    draft.put("per", per or (FeePer.POST if priced.amount and separate_posts(source) else None))
    return draft.build(Fee, item=item or FeeItem.REGISTRATION, tracks=track_names.mentions(row.text, ctx.tracks))


_BESIDE = re.compile(
    r"\b(?:re-?mark\w*|re-?check\w*|re-?scor\w*|re-?total\w*|re-?issue\w*|exempt\w*|appeals?|reviews? of|duplicate|"
    r"replacement|certified cop(?:y|ies)|change of|deferral|transfer)\b",
    re.IGNORECASE,
)
"""What some pay for besides the examination."""
_NOUN = re.compile(r"\b(?:exam(?:ination)?\s+)?(?:fees?|charges)\b", re.IGNORECASE)
"""The noun alone does not tell which fee."""
_SUBJECT = re.compile(r"\b(?:per|each|every) (?:subject|paper)\b", re.IGNORECASE)
_SEPARATE = re.compile(
    r"\b(?:separate (?:application[^.;]{0,40}\bfees?|fees?)\b[^.;]{0,40}(?:each|every|per)\b|"
    r"(?:each|every|per) (?:post|position)[^.;]{0,60}separate (?:application[^.;]{0,40}\bfees?|fees?)\b|"
    r"fees? (?:is|are|shall be|will be|must be) (?:charged |payable |paid |due )*separately for (?:each|every)\b)"
    r"[^.;]{0,30}",
    re.IGNORECASE,
)


def separate_posts(source: Source) -> bool:
    """Whether a notice says that who applies for several posts pays for each of them."""
    return any(re.search(r"post|position", m[0], re.IGNORECASE) for m in _SEPARATE.finditer(source.text))


def _above(source: Source, grid: Grid) -> str:
    """The headings over a table, and the line before it."""
    line = source.line_at(grid.start)
    if line is None:
        return grid.name or ""
    texts = [head(source.lines[i].text) for i in line.parents[-1:]]
    before = source.lines[line.index - 1].text if line.index else ""
    return " ".join([*texts, before if len(before) < 160 else before[-80:], grid.name or ""])


def _table(grid: Grid, above: str) -> list[_Priced]:
    heads = [grid.header(col) for col in range(grid.cols)]
    names = [" ".join(c.text for c in cells) for cells in heads]
    if any(_PAY.search(name) for name in names) or not (_FEES.search(" ".join(names)) or _FEES.search(above)):
        return []
    body = list(grid.body())
    code = _currency(" ".join(names) + " " + above)
    priced = [col for col in range(grid.cols) if _is_priced(body, col, code, names[col], above)]
    if not priced:
        return []
    owners = [c for c in range(grid.cols) if c not in priced and not _counts(body, c)]
    owner = next((c for c in owners if _tells(body, c, priced)), None)
    if owner is None or not any(_money(row[c].text, code) for row in body for c in priced):
        return []
    out: list[_Priced] = []
    for row in body:
        who = row[owner]
        if not who.text or _SUMS.match(who.text):
            continue
        for col in priced:
            cell = row[col]
            found = _money(cell.text, code)
            if not cell.text or (found is None and not _NIL.fullmatch(cell.text.strip())):
                continue
            amount, currency = (found.amount, found.currency) if found else (Decimal(0), None)
            column = heads[col][-1] if heads[col] else None
            if not any(p.row.text == who.text and p.column == column and p.amount == amount for p in out):
                out.append(_Priced(cell, who, column, amount, currency if amount else None))
    return out


_NAMES_FEES = re.compile(r"(?:[\w.]{1,4} )?(?:[A-Za-z]+ ){0,2}(?:fees?|charges)\b", re.IGNORECASE)
"""A heading that is about fees: what stands below needs no heading of its own."""


def _labelled(grid: Grid) -> list[_Priced]:
    """The rows of a table of labels that are fees: ``Filing fee | $30.00``."""
    return [
        _Priced(value, label, None, found.amount, found.currency)
        for label, value in label_rows(grid)
        if _A_FEE.fullmatch(label.text) and (found := _money(value.text, None)) is not None
    ]


_A_FEE = re.compile(r"(?:[A-Za-z-]+ ){0,3}fees?:?", re.IGNORECASE)


def _is_priced(body: Sequence[Sequence[GridCell]], col: int, code: str | None, name: str, above: str) -> bool:
    texts = [row[col].text.strip() for row in body if row[col].text.strip()]
    named = name if re.search(r"[\u4e00-\u9fff]", name) else f"{name} {above}"  # 满分 beside 考试费 is no price
    paid = [_money(t, code if _FEES.search(named) or "元" in name else None) for t in texts]
    return bool(texts) and all(m is not None or _NIL.fullmatch(t) for m, t in zip(paid, texts, strict=True))


def _tells(body: Sequence[Sequence[GridCell]], col: int, priced: Sequence[int]) -> bool:
    """Whether a column names what is paid for: not a level over subjects with amounts of their own."""
    seen: dict[str, tuple[str, ...]] = {}
    return all(
        seen.setdefault(row[col].text, amounts) == amounts
        for row in body
        for amounts in [tuple(row[c].text for c in priced)]
    )


def _counts(body: Sequence[Sequence[GridCell]], col: int) -> bool:
    """Whether a column only numbers the rows."""
    texts = [row[col].text.strip() for row in body if row[col].text.strip()]
    return bool(texts) and all(_NUMBER.fullmatch(t) for t in texts)


def _money(text: str, code: str | None) -> Money | None:
    """An amount and nothing else; a bare number where the heading says of which money."""
    found = find_money(text)
    if found and not text[: found[0].start].strip() and _TAIL.fullmatch(text[found[0].end :]):
        return found[0]
    bare = _AMOUNT.match(text.strip()) if code else None
    if bare is None or code is None or not _TAIL.fullmatch(text.strip()[bare.end() :]):
        return None
    amount = parse_number(bare[0].replace(",", ""))
    return Money(0, len(text), amount, code) if amount else None


def _currency(text: str) -> str | None:
    """The money that headings name: Fee (Rs.), Amount in KES."""
    for code, names in load("fees")["currency"].items():
        if any(re.search(rf"(?<![A-Za-z]){re.escape(w)}(?![A-Za-z])", text) for w in names):
            return str(code)
    return None
