"""Tables of who may enter: a row for each way in (学历 | 专业 | 工作年限), or a cell of demands for each level.

Rows are alternatives, level by level where a column names levels; a table of posts is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.prose_conditions import kind_of
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Rule, Scope
from extractors.eligibility.alternatives import complete
from extractors.outline.item_labels import label_of
from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Grid, GridCell, Source
from extractors.values.education import find_education, is_unlimited
from extractors.values.numbers import NUMBER, parse_number
from schema.conditions import AllOf, AnyOf, Certificate, EducationLevel, Experience, Prose

_COLUMNS = (
    ("post", re.compile(r"人数|名额|岗位|职位|单位|代码|编码|部门|计划数|工种")),
    ("level", re.compile(r"(?:级别|等级|层级|层次|类别|类型|资格名称|报考资格|职业资格)(?:\([^()]*\))?$")),
    ("years", re.compile(r"年限|年数|工龄|资历|(?:工作|从业|从事|任职)[^,;。]{0,20}(?:时间|经[历验]|满)")),
    ("education", re.compile(r"学历|学位|文化程度")),
    ("majors", re.compile(r"专业")),
    ("demands", re.compile(r"条件|要求|资格|证书|职称|其[他它]|备注")),
)
_YEARS = re.compile(rf"(?:累计|连续)?(?:满|不少于|至少|达到?)?\s*(?P<n>{NUMBER})\s*年?(?:及?以上)?(?:\(含\))?")
_ASKED = re.compile(r"(?:其中|累计|连续|所需|要求|最低|:|,|\([^()]*\)|\s)")
_TIME = re.compile(r"(?:的)?(?:最低|最少)?(?:年限|年数|时间|工龄|资历)(?:要求)?$")
_ANY = re.compile(r"不限|不要求|无(?:要求)?|[-/—]+|")
_ITEM = re.compile(r"\n+|(?<=[。;:])\s*(?=[(]?\d{1,2}[).、]|[①-⑳]|[(][一二三四五六七八九十][)])|;")
_ONE = re.compile(r"(?:之一|任一|其一)")


def table_paths(ctx: Context, source: Source) -> Iterator[Rule]:
    """The demands of the tables of a Chinese document that say who may enter, one choice for each level."""
    if not source.zh:
        return
    for grid in source.grids:
        if grid.cols < 2 or grid.rows < 2 or grid.rows > _ROWS:
            continue
        first = max(grid.header_rows, 1)
        names = {col: _column(grid, col, first) for col in range(grid.cols)}
        kinds = {col: kind for col, (kind, _) in names.items()}
        told = set(kinds.values())
        if "post" in told or None in told:
            continue
        if "education" in told and "years" in told:
            yield from _ways(ctx, list(grid.rows_from(first)), names)
        elif "level" in told and "demands" in told and "education" not in told:
            yield from _demanded(ctx, list(grid.rows_from(first)), names)


_ROWS = 40


def _column(grid: Grid, col: int, rows: int) -> tuple[str | None, str]:
    """The kind of a column and its heading."""
    cells = [grid.cell(row, col) for row in range(rows)]
    text = "".join(dict.fromkeys(c.text for c in cells))
    plain = re.sub(r"\s", "", text)
    if re.fullmatch(r"序号|编号", plain):
        return "no", plain
    return next((kind for kind, words in _COLUMNS if words.search(plain)), None), plain


def _ways(ctx: Context, rows: Sequence[Sequence[GridCell]], names: dict[int, tuple[str | None, str]]) -> Iterator[Rule]:
    levels: dict[str, list[list[Rule]]] = {}
    cells: dict[str, GridCell] = {}
    for row in rows:
        level = next((c for c in row if names[c.col][0] == "level"), None)
        label = level.text if level else ""
        if level is not None:
            cells.setdefault(label, level)
        rules = [rule for cell in row for rule in _cell(ctx, cell, *names[cell.col])]
        if majors := _majors(row, names):
            for rule in rules:
                if rule.model is EducationLevel:
                    rule.values["majors"] = majors
        if rules and len({c.start for c in row}) > 1:
            levels.setdefault(label, []).append(rules)
    for label, options in levels.items():
        yield from _about(ctx, label, cells.get(label), _choice(options))


def _choice(options: Sequence[list[Rule]]) -> list[Rule]:
    if len(options) < 2:
        return [rule for rules in options for rule in rules]
    together = [r[0] if len(r) == 1 else Rule(AllOf, {}, _over(r), options=r) for r in options]
    return [Rule(AnyOf, {}, _over(together), options=together)]


def _over(rules: Sequence[Rule]) -> tuple[int, int]:
    return min(r.cited[0] for r in rules), max(r.cited[1] for r in rules)


def _about(ctx: Context, label: str, cell: GridCell | None, rules: list[Rule]) -> list[Rule]:
    """Put the level of a row on its demands."""
    if cell is None:
        return rules
    for rule in rules:
        rule.tracks = mentions(label, ctx.tracks)
        if not rule.tracks:
            rule.values["who"], rule.proofs["who"] = label, [(cell.start, cell.end)]
    return rules


def _majors(row: Sequence[GridCell], names: dict[int, tuple[str | None, str]]) -> tuple[str, ...]:
    cell = next((c for c in row if names[c.col][0] == "majors"), None)
    if cell is None or not cell.text or is_unlimited(cell.text) or re.match(r"其[他它]", cell.text):
        return ()
    return tuple(x for x in re.split(r"[、,;/\n]", cell.text) if x)


def _cell(ctx: Context, cell: GridCell, kind: str | None, heading: str) -> Iterator[Rule]:
    text, span = cell.text, (cell.start, cell.end)
    if kind in ("level", "no") or not text or _ANY.fullmatch(text):
        return
    if kind == "education":
        found = [m for m in find_education(text, bare=True) if m.level or m.degree]
        for match in found[:1]:
            level = {"min": match.level} if match.level else {"degree": match.degree}
            yield Rule(EducationLevel, dict[str, object](level), span)
    elif kind == "years":
        amount = _YEARS.fullmatch(text)
        years = parse_number(amount["n"]) if amount else None
        if years is not None:
            values: dict[str, object] = {"years": years}
            field = _TIME.sub("", _ASKED.sub("", heading))
            if field and not re.fullmatch(r"(?:相关)?(?:工作|从业|任职|专业)?", field):
                values["field"] = field
            yield Rule(Experience, values, span)
    elif kind == "majors" and re.match(r"其[他它]", text):
        return
    elif kind == "demands":
        yield from _read(ctx, text, cell.start)


def _read(ctx: Context, text: str, at: int) -> list[Rule]:
    """One demand in a cell: typed, else as what its words are of."""
    rules = read_clause(text.rstrip("。;"), at, Scope(ctx.tracks, ctx.year))
    for rule in rules:
        if rule.model is Prose and kind_of(text) == "certificate":
            rule.model, rule.values = Certificate, {"text": rule.values["text"]}
    return rules


def _demanded(
    ctx: Context, rows: Sequence[Sequence[GridCell]], names: dict[int, tuple[str | None, str]]
) -> Iterator[Rule]:
    """级别 | 报考条件: the items of each cell, alternatives where it or the heading says that one is enough."""
    for row in rows:
        level = next((c for c in row if names[c.col][0] == "level"), None)
        for cell in row:
            if level is None or names[cell.col][0] != "demands" or not cell.text or cell.why:
                continue
            options: list[list[Rule]] = []
            one = _ONE.search(names[cell.col][1]) is not None
            for text, at in _items(cell):
                if _ONE.search(text) and text.endswith((":", "之一", "者", "的")):
                    one = True
                elif rules := complete(text, at, _read(ctx, text, at)):
                    options.append(rules)
            rules = _choice(options) if one else [rule for rules in options for rule in rules]
            yield from _about(ctx, level.text, level, rules)


def _items(cell: GridCell) -> Iterator[tuple[str, int]]:
    """The items of a cell without their numbers, each with where it begins in the view."""
    edges = [0, *(e for m in _ITEM.finditer(cell.text) for e in m.span()), len(cell.text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        body = cell.text[start:end]
        body = body[label_of(body)[2] :].lstrip()
        text = body.rstrip("。; ")
        if len(text) > 3:
            yield text, cell.start + end - len(body)


__all__ = ["table_paths"]
