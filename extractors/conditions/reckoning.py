"""The days as of which ages and times served are reckoned, wherever a notice prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.rules import Rule, Span, pattern
from extractors.outline.sections import Piece, pieces
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.values.dates import find_dates
from schema.conditions import Age, AnyOf, Experience, Leaf, Tenure
from schema.evidence import Evidence


def set_value(rule: Rule, name: str, value: object, span: tuple[int, int], derived: str | None) -> None:
    rule.values[name] = value
    if derived:
        rule.derived[name] = (derived, [span])
    else:
        rule.proofs[name] = [span]


def _with_options(rules: Sequence[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield rule
        yield from _with_options(rule.options)


def _chosen_times(rules: Sequence[Rule]) -> bool:
    """Whether times served are asked for in lists of which one item suffices (大专学历,从事…满4年; 本科学历,…)."""
    return any(
        o.model is Experience for r in rules if r.model is AnyOf for item in r.options for o in (item, *item.options)
    )


def date_tenures(piece: Piece, rules: list[Rule]) -> None:
    """任职年限计算截至2011年9月30日 dates the times in a rank that have no date yet.

    The one date of a list of alternatives stands by itself, once for all of them.
    """
    told = re.search(
        r"(?:任职|工作|服务)(?:\([^()]{1,6}\))?(?:年限|时间|年数|经历)[^。;]{0,16}(?:计算|截[止至])[^。;]{0,24}",
        piece.text,
    )
    dates = find_dates(told.group()) if told else []
    if told and dates and not _chosen_times(rules):
        begin = piece.start + told.start()
        for rule in _with_options(rules):
            if rule.model in (Tenure, Experience) and "years" in rule.values and "as_of" not in rule.values:
                rule.values["as_of"] = dates[-1].last or dates[-1].first
                rule.proofs["as_of"] = [(begin, begin + dates[-1].end)]


def reckoning(ctx: Context, source: Source) -> tuple[str, tuple[int, int], str | None] | None:
    """The date as of which ages are reckoned, wherever it is printed."""
    return _day_behind(ctx, source, "reckoned", _BEYOND) or _day_behind(ctx, source, "reckoned_first", 0)


def date_all(ctx: Context, source: Source, rules: Sequence[Rule]) -> None:
    """以上条件计算截止日期为…: the day for whatever ages and times the notice asks for that have none of their own."""
    told = _day_behind(ctx, source, "reckoned_all", _RIGHT_BEHIND)
    if told is None:
        return
    for rule in _with_options(rules):
        measured = rule.model is Age or (rule.model in (Experience, Tenure) and "years" in rule.values)
        if measured and not rule.values.keys() & {"as_of", "born_from", "born_to", "text"}:
            set_value(rule, "as_of", told[0], told[1], None)


def _day_behind(
    ctx: Context, source: Source, words: str, beyond: int
) -> tuple[str, tuple[int, int], str | None] | None:
    """The first date that begins within ``beyond`` characters of one of the wordings of the lexicon."""
    for piece in pieces(source):
        for match in pattern("terms", words).finditer(piece.text):
            window = piece.text[match.start() : match.end() + beyond + _DATE]
            for date in find_dates(window, year=ctx.year):
                if date.start > match.end() - match.start() + beyond:
                    break
                moment = date.last or date.first
                between = window[match.end() - match.start() : date.start]
                if _ANOTHER.search(between):
                    break
                if moment and len(moment) >= 7 and not _HAPPENED.match(window, date.end):
                    begin = piece.start + match.start()
                    return moment, (begin, begin + date.end), None
    return None


_BEYOND = 24
"""Characters behind the words of reckoning in which its day begins."""
_RIGHT_BEHIND = 6
"""The same behind words that name no age: 均为, 统一为 and no more."""
_DATE = 40
_HAPPENED = re.compile(r"[^,;。]{0,6}(?:出生|取得|入职|参加工作|到岗)")
"""A day of birth is none on which ages are reckoned."""
_ANOTHER = re.compile(r"^[^()]*\),")
"""不超过40周岁(截止报名时间),且工作满1年(2024年…): what stands behind the bracket is another demand."""


def date_by_reference(ctx: Context, source: Source, piece: Piece, rules: list[Rule]) -> None:
    """年龄和任职年限计算时间以报名截止日期为准: dates the rules of the whole notice that have none of their own."""
    told = BY_REFERENCE.search(piece.text)
    named = named_day(ctx, source, told["day"]) if told else None
    if told is None or named is None:
        return
    moment, evidence = named
    begin = piece.start + told.start()
    kinds: list[type[Leaf]] = [Age] if "年龄" in told["what"] else []
    if re.search(r"年限|经[历验]", told["what"]):
        kinds += [Experience, Tenure]
    targets = [r for r in rules if r.model in kinds and not r.values.keys() & {"as_of", "born_from", "born_to"}]
    if not targets and Experience in kinds:
        targets = [Rule(Experience, {}, (begin, piece.start + told.end()))]
        rules += targets
    for rule in targets:
        rule.values["as_of"] = moment
        rule.derived["as_of"] = ("named_day", [(begin, piece.start + told.end()), evidence])


BY_REFERENCE = re.compile(
    r"(?P<what>(?:年龄|任职|工作|基层|经[历验]|年限|[、和及的足年月累计算按])*(?:年龄|年限|经[历验])(?:[^。;]{0,12})?)(?:,)?(?:以|为|至|到)(?P<day>报名截止|报名结束|报名开始|报名首日|公告发布)(?:之日|日期?|当日|当天)?"
)


REGISTRATION = re.compile(r"报名(?:截止)?(?:时间|日期)|网上报名|报名截止|报名首日|报名(?:开始|起始)(?:时间|日期|日)")


def named_day(ctx: Context, source: Source, day: str) -> tuple[str, Span | Evidence] | None:
    """The date of 报名截止 or 公告发布, from where the notice prints it."""
    if day == "公告发布":
        proof = ctx.header.quotes("published")
        return (ctx.header.published, proof[0]) if ctx.header.published and proof else None
    for line in source.prose():
        for match in REGISTRATION.finditer(line.text):
            window = line.text[match.end() : match.end() + 60]
            for date in find_dates(window, year=ctx.year):
                moment = (date.first if day in ("报名开始", "报名首日") else date.last or date.first) or ""
                if date.start <= 6 and len(moment) >= 10:
                    return moment[:10], (line.start + match.start(), line.start + match.end() + date.end)
    return None


def dated_ages(rules: list[Rule]) -> list[Rule]:
    """“28周岁以下”指1997年3月以后出生: the dates of birth of the limit that was printed without any."""
    out: list[Rule] = []
    for rule in rules:
        told = rule.model is Age and rule.values.keys() & {"born_from", "born_to"} and "max" in rule.values
        quoted = told and re.search(
            r"^(?:其中)?[:,]?[“\"]|周?岁(?:及|或)?以[下上]|^不(?:得)?超过\d\d周?岁$", str(rule.values.get("who", ""))
        )
        bare = told and "who" not in rule.values and not rule.tracks
        targets = [
            r
            for r in out
            if (quoted or bare)
            and r.model is Age
            and r.values.get("max") == rule.values["max"]
            and not r.values.keys() & {"born_from", "born_to"}
        ]
        for target in targets:
            for name in ("born_from", "born_to"):
                if name in rule.values:
                    target.values[name] = rule.values[name]
                    target.proofs[name] = rule.proofs.get(name) or [rule.cited]
        if not targets:
            if rule.explains is not None and told and not rule.tracks:
                rule.values["who"], rule.proofs["who"] = rule.explains[0], [rule.explains[1]]
            out.append(rule)
    return out


def join_experience(rules: list[Rule]) -> list[Rule]:
    """A cut-off date printed by itself belongs to the times served that have none; without any it stands alone."""
    if _chosen_times(rules):
        return rules
    out: list[Rule] = []
    for rule in rules:
        alone = rule.model is Experience and "as_of" in rule.values and "years" not in rule.values
        targets = [r for r in out if r.model is Experience and "as_of" not in r.values] if alone else []
        same = [r for r in targets if r.values.get("field", "") == rule.values.get("field", r.values.get("field", ""))]
        unnamed = [r for r in targets if "years" not in r.values]
        chosen = unnamed[:1] or ([] if "who" in rule.values else same)
        for target in chosen:
            target.values["as_of"] = rule.values["as_of"]
            if "as_of" in rule.derived:
                target.derived["as_of"] = rule.derived["as_of"]
            else:
                target.proofs["as_of"] = [rule.cited]
        dated = alone and any(
            r.model is Experience and r.values.get("as_of") == rule.values["as_of"] and "years" in r.values for r in out
        )
        if not chosen and not dated:
            out.append(rule)
    return out
