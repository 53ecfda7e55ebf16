"""Eligibility: the conditions of a notice as typed leaves with evidence, one record for each requirement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.context import Context, Draft
from extractors.dates import find_dates
from extractors.exclusions import excludes
from extractors.requirements import read_clause, skipped
from extractors.requirements_en import read_english
from extractors.rules import GENERIC, Rule, Scope, pattern, subject
from extractors.sections import Piece, Zone, label_of, pieces
from extractors.service import cut_off
from extractors.source import Source, split
from schema.conditions import Age, AllOf, AnyOf, Condition, Experience, Leaf, Prose, Tenure
from schema.evidence import Evidence
from schema.findings import Severity


def extract_eligibility(ctx: Context) -> tuple[Condition, ...]:
    """The conditions on applicants, in the order of the text; duplicates of one wording are given once."""
    out: list[Condition] = []
    for source in ctx.sources:
        rules = list(_chinese(ctx, source) if source.zh else read_english(ctx, source))
        for rule in _unique(rules):
            out.append(_build(ctx, source, rule, f"eligibility-{len(out) + 1}"))
    return tuple(out)


def _chinese(ctx: Context, source: Source) -> list[Rule]:
    rules: list[Rule] = []
    for group in _groups(source):
        rules += _read_piece(ctx, source, group)
    reckoned = _reckoning(ctx, source)
    if reckoned is not None:
        moment, span, derived = reckoned
        ages = [r for r in rules if r.model is Age and not r.values.keys() & {"born_from", "born_to", "text"}]
        for rule in ages:
            _set(rule, "as_of", moment, span, derived)
        if not ages and not any(r.model is Age for r in rules):
            rule = Rule(Age, {}, span)
            _set(rule, "as_of", moment, span, derived)
            rules.append(rule)
    return _join_experience(rules)


def _set(rule: Rule, name: str, value: object, span: tuple[int, int], derived: str | None) -> None:
    rule.values[name] = value
    if derived:
        rule.derived[name] = (derived, [span])
    else:
        rule.proofs[name] = [span]


def _groups(source: Source) -> Iterator[Piece]:
    """Pieces that may state conditions: those in sections on conditions, and single lines elsewhere that do so by themselves."""
    exclusive: tuple[str, int] | None = None
    for piece in pieces(source):
        if exclusive is not None:
            style, number = exclusive
            if piece.style == style and piece.number == number + 1 or piece.bullet and style == "bullet":
                exclusive = (style, number + 1)
                continue
            if not style and (piece.number == 1 or piece.bullet):
                exclusive = ("bullet" if piece.bullet else piece.style, 1)
                continue
            exclusive = None
        if excludes(piece.text) and re.search(r"[:：]\s*$|情形之一|下列情形|以下情形", piece.text):
            exclusive = ("", 0)
            if piece.zone in (Zone.CONDITIONS, Zone.EXCLUSIONS):
                continue
        yield piece


_SUBJECT = re.compile(r"(?P<who>[^,;。:()]{4,44}?(?:的|人员|者)),(?:除[^,;。]{2,24}外,)?(?:还|应当|应|须|需|必须|要)")
"""报考…的,除具备以上条件外,应…: everything in the piece is about these people."""
_INTRO = re.compile(
    r"(?:条件|要求|公告|规定|如下|资格|范围|对象|同时(?:具备|符合))[^,;。:]{0,12}:$|^(?:具体|有关)[^,;。]{0,20}如下"
)
_TOPIC = re.compile(
    r"^(?:(?:基本|资格|岗位|应聘|报考|其他|具体)?(?:条件|要求)|考核对象|招聘对象|报考对象|招聘范围|范围|对象|年龄|学历|专业|国籍|户籍|性别|政治面貌|健康状况|身体条件|工作经历)(?:要求|条件)?:"
)


def _read_piece(ctx: Context, source: Source, piece: Piece) -> list[Rule]:
    inside = piece.zone in (Zone.CONDITIONS, Zone.SCOPE)
    scope = Scope(ctx.tracks, ctx.year, *_post_heading(source, piece))
    if not inside:
        return list(_elsewhere(source, piece, scope))
    if piece.zone is Zone.SCOPE:
        return list(_circle(source, piece, scope))
    if _INTRO.search(piece.text) and not re.search(r"。|可(?:以)?报[名考]", piece.text) and not piece.style:
        return []
    rules: list[Rule] = []
    held = _SUBJECT.match(piece.text)
    if held and not GENERIC.fullmatch(held["who"]):
        scope = replace(scope, who=held["who"], who_span=(piece.start, piece.start + held.end("who")))
    for sentence in split(_as_line(piece), _SENTENCES):
        text, at = sentence.text, sentence.start
        topic = _TOPIC.match(text)
        if topic and topic.group().startswith(("范围", "对象", "考核对象", "招聘对象", "报考对象", "招聘范围")):
            body = text[topic.end() :].strip()
            if body and not skipped(body):
                begin = at + text.index(body, topic.end())
                rules.append(Rule(Prose, {"kind": "status", "text": body}, (begin, begin + len(body))))
            continue
        if topic and topic.group().startswith(("年龄", "学历", "户籍", "国籍")) is False:
            at, text = at + topic.end(), text[topic.end() :]
        if not text.strip():
            continue
        if piece.text.rstrip("。:; ") == text.strip("。:; ") and _is_title(piece, text):
            continue
        rules += _sentence(ctx, piece, text, at, scope, rules)
    return _date_tenures(source, piece, rules)


def _date_tenures(source: Source, piece: Piece, rules: list[Rule]) -> list[Rule]:
    """任职年限计算截至2011年9月30日 dates the times in a rank of its piece."""
    told = re.search(r"任职(?:年限|时间|年数)[^。;]{0,12}(?:计算|截[至止])[^。;]{0,24}", piece.text)
    dates = find_dates(told.group()) if told else []
    if told and dates:
        begin = piece.start + told.start()
        for rule in rules:
            if rule.model is Tenure and "years" in rule.values:
                rule.values["as_of"] = dates[-1].last or dates[-1].first
                rule.proofs["as_of"] = [(begin, begin + dates[-1].end)]
    return rules


def _is_title(piece: Piece, text: str) -> bool:
    """A heading among the items (基本条件, 年龄): it has a number but says nothing by itself."""
    plain = text.strip("。:; ")
    if piece.style in ("n", "n()", "ring", "abc", "n.n", "zh()", "") and re.search(r"[;。]$", piece.text):
        return False
    return (
        len(plain) <= 14
        and bool(
            re.search(
                r"(?:条件|要求|资格|范围|对象|情形|岗|岗位|职位|学历|学位|专业|年龄|方式|办法|职责|部分|户籍|其他|其它)(?:\([^()]*\))?$",
                plain,
            )
        )
        and not re.match(r"具有|具备|符合|取得|岗位所需", plain)
    )


_SENTENCES = re.compile(r"[。!?;]|\n")


def _as_line(piece: Piece) -> object:
    return replace(piece.line, start=piece.start, end=piece.end, text=piece.text)


def _sentence(ctx: Context, piece: Piece, text: str, at: int, scope: Scope, before: list[Rule]) -> list[Rule]:
    if excludes(text):
        return _before_exclusion(text, at, scope)
    cutoff = cut_off(text, at, scope)
    if cutoff:
        return [cutoff[0]]
    if re.match(r"任职(?:年限|时间|年数)[^,;。]{0,12}(?:计算|截[至止])", text):
        return []
    if pattern("terms", "reckoned").search(text) and not re.search(r"周岁|岁", text):
        return []
    if skipped(text) and not re.search(r"周岁|取得|年度考核|任职满", text):
        return []
    return read_clause(text, at, scope)


def _before_exclusion(text: str, at: int, scope: Scope) -> list[Rule]:
    """遵守宪法和法律,…的人员不得报考: what stands before the excluded people may be a condition."""
    head = re.match(r"(?P<c>(?:遵守|拥护|热爱|具有|身体)[^,;。]{2,40}),", text)
    return read_clause(head["c"], at, scope) if head else []


def _post_heading(source: Source, piece: Piece) -> tuple[str | None, tuple[int, int] | None]:
    """The post that the heading right above speaks of (幼儿教师岗), with its range."""
    for index in reversed(piece.line.parents):
        line = source.lines[index]
        length = label_of(line.text)[2]
        text = line.text[length:].strip()
        if re.fullmatch(r"[^,。;:]{2,16}(?:岗|岗位|职位|教师|辅警|人员)(?:\([^()]*\))?", text) and not re.search(
            r"条件|范围|对象|要求|参加|选择|招聘|及|的", text
        ):
            start = line.start + line.text.index(text, length)
            return text, (start, start + len(text))
    return None, None


_FACING = re.compile(
    r"(?:面向(?P<a>[^,。;:]{2,30}?)(?:公开|进行|以竞争|选拔|招聘|招录|选聘|选调|考试)|在(?P<b>校内|院内|系统内|全市范围内|本单位内部?)公开(?:招聘|选拔|竞聘))"
)


def _elsewhere(source: Source, piece: Piece, scope: Scope) -> Iterator[Rule]:
    """Conditions that stand outside the sections on conditions: cut-off dates and dates by which papers must be held."""
    for sentence in split(_as_line(piece), _SENTENCES):
        text, at = sentence.text, sentence.start
        if excludes(text):
            continue
        if re.search(r"经[历验]|年限", text):
            cutoff = cut_off(text, at, scope)
            if cutoff and not re.search(r"加分|服务期|递补", text):
                yield cutoff[0]
                continue
        if (
            "取得" in text
            and re.search(r"学历|学位|毕业证|资格证|证书", text)
            and not re.search(r"成绩|加分|通知书", text)
        ):
            for rule in read_clause(text, at, scope):
                if "obtained_by" in rule.values:
                    yield rule
        if "不接收" in text and re.search(r"不接收[^,;。]{2,10}$", text):
            yield Rule(Prose, {"kind": "status", "text": text}, (at, at + len(text)))


def _circle(source: Source, piece: Piece, scope: Scope) -> Iterator[Rule]:
    """Who may take part, from a section on the circle of applicants."""
    for sentence in split(_as_line(piece), re.compile(r"[。!?]|\n")):
        text, at = sentence.text, sentence.start
        topic = re.match(r"(?:[^,。;:]{0,8}(?:范围|对象|人员)(?:为|是|:|包括)|(?:凡|限))", text)
        if topic:
            text, at = text[topic.end() :], at + topic.end()
        if not text or excludes(text) or skipped(text) or re.match(r"根据", text) or _is_title(piece, text):
            continue
        part = re.match(r"(?P<a>[^。]*?毕业生\([^()]*\))$", text)
        found = [
            r
            for r in read_clause(text, at, scope)
            if r.model is not Prose or r.values["kind"] not in ("other", "character")
        ]
        structured = [r for r in found if r.model is not Prose]
        if structured and not part and len(text) > 60:
            yield from structured
        elif structured and all(r.model.__name__ == "Certificate" for r in structured):
            yield from structured
        else:
            yield Rule(Prose, {"kind": "status", "text": text}, (at, at + len(text)))


def _reckoning(ctx: Context, source: Source) -> tuple[str, tuple[int, int], str | None] | None:
    """The date as of which ages are reckoned, wherever it is printed."""
    for piece in pieces(source):
        for match in pattern("terms", "reckoned").finditer(piece.text):
            window = piece.text[match.start() : match.end() + 24]
            for date in find_dates(window, year=ctx.year):
                moment = date.last or date.first
                if moment and len(moment) >= 7 and not re.match(r"[^,;。]{0,6}(?:出生|取得)", window[date.end :]):
                    begin = piece.start + match.start()
                    return moment, (begin, begin + date.end), None
    return None


def _join_experience(rules: list[Rule]) -> list[Rule]:
    """A cut-off date printed by itself belongs to the rule beside it that names the same experience without a date."""
    out: list[Rule] = []
    for rule in rules:
        last = next(
            (r for r in out if r.model is Experience and "as_of" not in r.values and "years" not in r.values), None
        )
        if rule.model is Experience and "as_of" in rule.values and "years" not in rule.values and last is not None:
            last.values["as_of"] = rule.values["as_of"]
            last.proofs["as_of"] = [rule.cited]
            continue
        out.append(rule)
    return out


def _unique(rules: list[Rule]) -> list[Rule]:
    """Each requirement once: a condition repeated under several posts holds for all of them."""
    out: list[Rule] = []
    for rule in rules:
        key = {k: v for k, v in rule.values.items() if k != "who"}
        same = next(
            (
                r
                for r in out
                if r.model is rule.model
                and {k: v for k, v in r.values.items() if k != "who"} == key
                and r.options == rule.options
            ),
            None,
        )
        if same is None or not key and not rule.options:
            out.append(rule)
            continue
        if same.values.get("who") != rule.values.get("who") and rule.model is Prose:
            same.values.pop("who", None)
            same.proofs.pop("who", None)
            same.tracks = ()
        elif same.values.get("who") != rule.values.get("who"):
            out.append(rule)
    return out


def _build(ctx: Context, source: Source, rule: Rule, ident: str) -> Condition:
    draft = Draft(ident)
    draft.cite(source.cite(*rule.cited))
    for name, value in rule.values.items():
        if name == "kind":
            continue
        if name in rule.derived:
            why, spans = rule.derived[name]
            draft.put(name, value, *_cite(source, spans), rule=why)
        else:
            draft.put(name, value, *_cite(source, rule.proofs.get(name, [])))
    more: dict[str, object] = {"tracks": rule.tracks, "noise": rule.noise}
    if rule.model in (AnyOf, AllOf):
        more["options"] = tuple(_build(ctx, source, o, f"{ident}-{i + 1}") for i, o in enumerate(rule.options))
    if rule.model is Prose:
        more["kind"] = rule.values["kind"]
    _remark(ctx, source, rule, ident)
    leaf: Leaf = draft.build(rule.model, **more)
    return leaf  # type: ignore[return-value]


def _cite(source: Source, spans: list[tuple[int, int]]) -> list[Evidence]:
    return [source.cite(a, b) for a, b in spans]


def _remark(ctx: Context, source: Source, rule: Rule, ident: str) -> None:
    """Findings on repaired values and the question that an English "under" leaves open."""
    pointer = f"/eligibility/{ident}"
    if rule.swapped:
        message = "the earliest and the latest date of birth are printed the wrong way round"
        proof = f"{rule.values.get('born_to')} would be later than {rule.values.get('born_from')}"
        ctx.find("swapped_bounds", message, source.cite(*rule.cited), proof=proof, pointer=pointer)
    elif rule.noise:
        message = "the printed digits are damaged; the value is the only reading that makes sense"
        ctx.find("repaired_digits", message, source.cite(*rule.cited), severity=Severity.INFO, pointer=pointer)
    if rule.loose and rule.values.get("max"):
        age = rule.values["max"]
        readings = (f"{age} is too old", f"{age} is still eligible")
        ctx.ask(
            "age_bound_inclusive", f'does "under {age}" include {age}?', readings, source.cite(*rule.cited), default=0
        )


__all__ = ["extract_eligibility", "subject"]
