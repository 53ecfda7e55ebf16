"""Eligibility: the conditions of a notice as typed leaves with evidence, one record for each requirement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.conditions.exclusion_titles import run_in_shut
from extractors.conditions.exclusion_words import excludes
from extractors.conditions.exclusions import circumstances
from extractors.conditions.letters import demands, is_letter
from extractors.conditions.papers import likewise
from extractors.conditions.prose_conditions import defines, skipped
from extractors.conditions.provisions import provisions
from extractors.conditions.reckoning import (
    date_all,
    date_by_reference,
    date_tenures,
    dated_ages,
    join_experience,
    reckoning,
    set_value,
)
from extractors.conditions.regions import widened_region
from extractors.conditions.relaxations import without_example
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import GENERIC, LONGEST, Rule, Scope, Span, labelled, pattern
from extractors.conditions.service import cut_off, has_amount
from extractors.eligibility.ages_of_some import drop_lone_sex, eased_age
from extractors.eligibility.alternatives import Alternatives, alternatives_of, choices, complete, levels_apart, relaxed
from extractors.eligibility.audiences import audience
from extractors.eligibility.chapter_demands import asked_of_post, of_chapter
from extractors.eligibility.circle_lists import joined_circles
from extractors.eligibility.circles import SENTENCES, as_line, circle, circle_ahead, foreign
from extractors.eligibility.class_demands import (
    class_demands,
    describes_post,
    eased_for_post,
    post_above,
    post_label,
    post_lines,
    told_by_posts,
)
from extractors.eligibility.eased_lists import eased_below, eased_by_heading
from extractors.eligibility.either import either, or_else
from extractors.eligibility.exemptions import exempted, frees
from extractors.eligibility.firm_ages import firm_ages
from extractors.eligibility.labelled_people import labelled_people
from extractors.eligibility.path_tables import table_paths
from extractors.eligibility.qualities import append, said_together
from extractors.eligibility.ranked_demands import ranked_demands
from extractors.eligibility.repeated import each_once
from extractors.eligibility.requirements_en import read_english
from extractors.eligibility.table_notes import table_notes
from extractors.eligibility.translated import read_translated
from extractors.outline.introductions import demand_ahead, introduces, remark
from extractors.outline.mentions import mentions
from extractors.outline.piece_scope import (
    POST_FIELD,
    below_post,
    class_above,
    heads_group,
    heads_paragraph,
    in_post_block,
    kind_above,
    people_above,
    titled_people,
)
from extractors.outline.post_chapters import chapter_at, post_chapters
from extractors.outline.sections import Piece, Zone, pieces
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.source import Clause, Source, split
from extractors.text.translated import translated
from schema.conditions import (
    Age,
    AllOf,
    AnyOf,
    Condition,
    Leaf,
    Prose,
)
from schema.evidence import Evidence
from schema.findings import Severity
from schema.values import NoticeKind


def extract_eligibility(ctx: Context) -> tuple[Condition, ...]:
    """The conditions on applicants, in the order of the text; duplicates of one wording are given once."""
    out: list[Condition] = []
    for source in ctx.sources:
        reader = _chinese if source.zh else read_translated if translated(source) else read_english
        rules = list(reader(ctx, source))
        if ctx.header.kind is NoticeKind.CORRECTION:
            gone = [m.span() for m in _REPLACED.finditer(source.text)]
            rules = [r for r in rules if not any(a <= r.cited[0] < b for a, b in gone) and not _plain_other(r)]
        posts = frozenset(source.text[slice(*chapter.name)] for chapter in post_chapters(source))
        for rule in each_once(rules, posts):
            out.append(_build(ctx, source, rule, f"eligibility-{len(out) + 1}"))
    return tuple(out)


def _chinese(ctx: Context, source: Source) -> list[Rule]:
    rules: list[Rule] = []
    shut = circumstances(source)
    opened: Alternatives | None = None
    listed: list[tuple[Piece, list[Rule]]] = []
    for piece in pieces(source):
        if piece.zone is not Zone.SCOPE and listed:
            rules += joined_circles(listed)
            listed = []
        if eased := eased_by_heading(source, piece, ctx.year):
            rules += opened.close() if opened else []
            opened = None
            rules += relaxed(eased, piece, _read_piece(ctx, source, piece, shut))
            continue
        if opened is not None and opened.takes(piece):
            if opened.relaxes is not None:
                rules += relaxed(opened.relaxes, piece, _read_piece(ctx, source, piece, shut))
            else:
                opened.options += choices(
                    piece, complete(piece.text, piece.start, _read_piece(ctx, source, piece, shut))
                )
            continue
        rules += opened.close() if opened else []
        told = _read_piece(ctx, source, piece, shut)
        if piece.text.endswith(":") and (eased := eased_below(piece.text, piece.start, ctx.year)):
            told, opened = [], Alternatives(relaxes=eased)
        else:
            opened = alternatives_of(piece, told)
        if opened is not None:
            opened.tracks = mentions(piece.text, ctx.tracks) or class_above(piece, ctx.tracks)
        if piece.zone is Zone.SCOPE:
            listed.append((piece, told))
            date_by_reference(ctx, source, piece, told)
            date_tenures(piece, [*rules, *told])
            continue
        rules += told
        date_by_reference(ctx, source, piece, rules)
        date_tenures(piece, rules)
    rules += joined_circles(listed)
    rules += opened.close() if opened else []
    rules += table_paths(ctx, source)
    rules += ranked_demands(ctx, source)
    rules += firm_ages(ctx, source, rules)
    rules = [*audience(source, rules), *rules]
    reckoned = reckoning(ctx, source)
    if reckoned is not None:
        moment, span, derived = reckoned
        ages = [r for r in rules if r.model is Age and not r.values.keys() & {"born_from", "born_to", "text"}]
        asked = [r for r in rules if r.model is Age and "text" not in r.values]
        if all("放宽" in source.text[r.cited[0] - _NEAR : r.cited[1]] for r in asked):
            ages = asked = []  # a relaxation alone: the limits stand with the posts
        for rule in ages:
            set_value(rule, "as_of", moment, span, derived)
        if not asked:
            rule = Rule(Age, {}, span)
            set_value(rule, "as_of", moment, span, derived)
            rules.append(rule)
    date_all(ctx, source, rules)
    return join_experience(dated_ages(rules))


_TITLE = re.compile(r"(?![^。]*(?:符合|适应|具[有备]|的))[\u4e00-\u9fff]{2,9}(?:条件|要求|方面|素质)")  # 身体条件。
_RUN_IN = 8
"""Characters of a first sentence that may be the title of its item."""
_NEAR = 8
"""Characters before an age in which 放宽 says that it only relaxes another."""
_REPLACED = re.compile(
    r"[“\"][^“”\"\n]{1,200}[”\"](?=[,;]?\s?(?:为?笔误|现|统一|均)?[,;]?(?:现)?(?:更正|修改|修订|调整|变更|更改|改)(?:为|成))"
)
"""The old wording of a correction: it asks nothing any more."""


_SUBJECT = re.compile(
    r"(?:其中[:,]?|凡是?)?(?P<who>(?:[^,;。:()]|\([^()]{1,12}\)){4,44}?(?:的|人员|者|(?<=资格)|(?<=职位)|(?<=岗位))),(?:除[^,;。]{2,24}外,)?(?:还|应当|应|须|需|必须|要)"
)
"""报考…的,除具备以上条件外,应…: everything in the piece is about these people."""
_POSTS_ASK = re.compile(
    r"(?!(?:各|所有|全部|该|本|同一))[^,;。:()]{2,16}(?:岗位|职位)(?:的)?(?:还|另|均)?(?:[^,;。:()须应]{0,6})(?:须|应当|必须)"
)
"""助产岗位须…: what some posts ask, below the circle of applicants, says nothing of who may apply."""
_EACH_OWN = re.compile(r"(?:^|[;。])报考[^,;。:]{2,40}的,")
_TOPIC = re.compile(
    r"^(?:(?:备?注|说明):|[^,;。:]{0,8}(?:条件|要求)|考核对象|招聘对象|报考对象|招聘范围|范围|对象|年龄|学历|专业|国籍|户籍|性别|政治面貌|健康状况|身体条件|工作经历)(?:要求|条件)?:"
)


def _read_piece(ctx: Context, source: Source, piece: Piece, shut: Sequence[Span]) -> list[Rule]:
    if any(a <= piece.start and piece.end <= b + 1 for a, b in shut):
        return []
    chapter = chapter_at(source, piece.start)
    if run_in_shut(piece) is not None:
        return []
    if describes_post(ctx, source, piece):
        return list(eased_for_post(ctx, source, piece, chapter))
    above = post_above(ctx, source, piece) or people_above(source, piece, ctx.tracks)
    scope = Scope(ctx.tracks, ctx.year, *above)
    if chapter is not None:
        narrowed = of_chapter(source, chapter, piece, scope)
        if narrowed is None:
            return []
        piece, scope = narrowed
    if piece.zone not in (Zone.CONDITIONS, Zone.SCOPE):
        return (
            list(class_demands(ctx, piece, scope))
            or list(table_notes(source, piece, scope))
            or list(() if piece.line.index in post_lines(ctx, source) else _elsewhere(ctx, source, piece, scope))
        )
    if circled := circle_ahead(piece):
        return [circled]
    if introduces(piece) or heads_group(source, piece):
        span = demand_ahead(piece.text)
        return read_clause(piece.text[slice(*span)], piece.start + span[0], scope) if span else []
    if piece.zone is Zone.SCOPE and (piece.style or not _POSTS_ASK.match(piece.text)):
        return list(circle(piece, scope, shut))
    if chapter is None and (
        (POST_FIELD.match(piece.text) and in_post_block(source, piece))
        or (below_post(source, piece, post_lines(ctx, source)) and told_by_posts(ctx, source, piece))
    ):
        return []
    rules: list[Rule] = []
    about = labelled(piece.text, ctx.tracks) or post_label(ctx, source, piece)
    if about is not None:
        label, begin, named = about
        people = labelled_people(piece.text[begin:], piece.start + begin, scope) if named else None
        begin += people[1] if people else 0
        inner = replace(piece, start=piece.start + begin, text=piece.text[begin:])
        rules = _read_piece(ctx, source, inner, shut)
        rules = [*(people[0] if people else ()), *(complete(inner.text, inner.start, rules) if named else rules)]
        for rule in rules:
            if rule.tracks:
                continue
            eased_age(rule, ctx.year)
            rule.tracks = named
            if not named and "who" not in rule.values:
                rule.values["who"] = label
                rule.proofs.setdefault("who", []).append((piece.start, piece.start + len(label)))
        return rules
    held = _SUBJECT.match(piece.text)
    if held and not GENERIC.fullmatch(held["who"]) and len(_EACH_OWN.findall(piece.text)) < 2:
        scope = replace(
            scope, who=held["who"], who_span=(piece.start + held.start("who"), piece.start + held.end("who"))
        )
    if titled := titled_people(piece):
        scope = replace(scope, who=titled[0], who_span=titled[1])
    letter = is_letter(piece)
    for sentence in split(as_line(piece), SENTENCES):
        if titled and sentence.start == piece.start:
            continue
        colon = re.match(r"[^;]*?:", sentence.text)
        lead = colon.group() if colon and len(sentence.text) > colon.end() else ""
        more = piece.style and sentence.start == piece.start and len(sentence.text) + _RUN_IN < len(piece.text)
        if (lead and (skipped(lead[:-1]) or frees(lead))) or (more and _TITLE.fullmatch(sentence.text)):
            continue
        told: list[Rule] = []
        since = 0
        for clause in split(replace(piece.line, start=sentence.start, end=sentence.end, text=sentence.text), _CLAUSES):
            if not any(a <= clause.start and clause.start < b for a, b in shut):
                asked = demands(clause.text, clause.start, scope) if letter and not excludes(clause.text) else None
                other = or_else(clause)
                rules_of = (
                    asked
                    or likewise(clause.text, clause.start, told)
                    or _clause(ctx, piece, other.text, other.start, _own_scope(other, scope, held))
                )
                if other is not clause and (choice := either(told[since:], rules_of)):
                    told[since:] = [choice]
                    continue
                since = len(told)
                told += rules_of
        if sentence.start == piece.start and len(sentence.text) <= _RUN_IN < len(piece.text) - 8 and piece.style:
            told = [rule for rule in told if not _plain_other(rule)]  # 增项。已取得…的人员,…: a title
        for rule in told:
            if _plain_other(rule) and (kind := kind_above(piece)):
                rule.values["kind"] = kind
        told = said_together(source, told) if piece.style else told
        append(source, piece, rules, told)
    drop_lone_sex(source, piece, rules, (chapter.line.start, chapter.end) if chapter else None)
    rules = levels_apart(piece, rules)
    if all(_plain_other(rule) for rule in rules) and heads_paragraph(source, piece):
        return []
    alone = len(re.findall(r"的,", piece.text)) < 2
    if held and alone and scope.who == held["who"] and (begin := held.end("who")) < len(piece.text) and len(rules) > 0:
        rules = complete(piece.text[begin:], piece.start + begin, rules, scope)
    if chapter is not None:
        asked_of_post(source, chapter, rules)
    named = class_above(piece, ctx.tracks)
    for rule in rules if named else ():
        if not rule.tracks and "who" not in rule.values and rule.values.keys() != {"as_of"}:
            rule.tracks = named
    return rules


def _own_scope(clause: Clause, scope: Scope, held: re.Match[str] | None) -> Scope:
    """报考甲岗位的,须…;报考乙岗位的,须…: each clause is about the people at its own head."""
    own = _SUBJECT.match(clause.text)
    if own is None or GENERIC.fullmatch(own["who"]) or (held and scope.who == held["who"]):
        return scope
    return replace(scope, who=own["who"], who_span=(clause.start + own.start("who"), clause.start + own.end("who")))


def _plain_other(rule: Rule) -> bool:
    return rule.model is Prose and rule.values["kind"] == "other" and not rule.tracks and "who" not in rule.values


def _clause(ctx: Context, piece: Piece, text: str, at: int, scope: Scope) -> list[Rule]:
    topic = _TOPIC.match(text)
    if topic and re.match(r"[^:]*(?:范围|对象)", topic.group()):
        body = text[topic.end() :].strip()
        begin = at + len(text) - len(text[topic.end() :].lstrip())
        return (
            [Rule(Prose, {"kind": "status", "text": body}, (begin, begin + len(body)))]
            if len(body) > 3 and not skipped(body)
            else []
        )
    if topic and not re.match(r"年龄|学历|户籍|国籍|性别", topic.group()):
        at, text = at + topic.end(), text[topic.end() :]
    if not text.strip() or len(text) > LONGEST or foreign(text):
        return []
    if exempted(text):
        return [Rule(Prose, {"kind": "other", "text": text}, (at, at + len(text)))]
    if re.search(r"免[试考]", text):
        return []  # who is freed from subjects is asked nothing
    rules = _sentence(text, at, scope)
    if piece.style or piece.bullet:
        return rules
    # a paragraph among the conditions says many things: only what demands something is one
    return [
        r
        for r in rules
        if r.model is not Prose or r.values["kind"] not in ("other", "status") or _DEMAND.search(r.values["text"])
    ]


_DEMAND = re.compile(
    r"高度认同|^(?:应|须|具有|具备|符合|能|热爱|有(?!意|关|下列)|持|取得)|应当|必须|须|应符合|应具|可以?报[名考]|可适当|在编在岗|按照.{4,}执行"
    r"|(?<!不)(?<!不再)(?:视同|视为|按照?|作为|比照|享受)[^,;。]{0,8}应届"
)


_CLAUSES = re.compile(r";")


def _sentence(text: str, at: int, scope: Scope) -> list[Rule]:
    text = without_example(text)
    if excludes(text):
        return _before_exclusion(text, at, scope)
    if allowed := provisions(text, at, scope):
        return allowed
    ahead = demand_ahead(text)
    if ahead:
        return read_clause(text[slice(*ahead)], at + ahead[0], scope)
    cutoff = cut_off(text, at, scope)
    if cutoff and not has_amount(text):
        after = re.match(r"[,;]", text[cutoff[2] :])
        begin = cutoff[2] + 1
        scope = replace(scope, day=(str(cutoff[0].values["as_of"]), cutoff[0].cited))
        further = read_clause(text[begin:], at + begin, scope) if after and len(text) - begin > 8 else []
        return [cutoff[0], *(r for r in further if not _plain_other(r))]
    if (region := widened_region(text, at, scope)) is not None:
        return [region]
    if defines(text) or remark(text):
        return []
    if re.match(r"任职(?:年限|时间|年数)[^,;。]{0,12}(?:计算|截[至止])", text):
        return []
    if pattern("terms", "reckoned").search(re.sub(r"\([^()]*\)", "", text)) and not re.search(r"周岁|岁", text):
        return []
    if (
        skipped(re.sub(r"[,(][^,;()]*优先[^;]*$", "", text))
        and not re.search(r"周岁|取得|年度考核|任职满", text)
        and not re.match(r"(?:具有|具备|符合).{4,}(?:,|要求|条件)", text)
    ):
        return []
    return read_clause(text, at, scope)


def _before_exclusion(text: str, at: int, scope: Scope) -> list[Rule]:
    """遵守宪法和法律,…的人员不得报考: what stands before the excluded people may be a condition."""
    head = re.match(r"(?P<c>(?:遵守|拥护|热爱|具有|身体)[^,;。]{2,40}),", text)
    return read_clause(head["c"], at, scope) if head else []


def _elsewhere(ctx: Context, source: Source, piece: Piece, scope: Scope) -> Iterator[Rule]:
    """Conditions outside the sections on conditions: cut-off dates, and dates by which papers must be held."""
    for sentence in split(as_line(piece), SENTENCES):
        text, at = sentence.text, sentence.start
        if len(text) > LONGEST or excludes(text):
            continue
        if exempted(text):
            yield Rule(Prose, {"kind": "other", "text": text}, (at, at + len(text)))
            continue
        if re.search(r"经[历验]|年限|从事[^,;。]{2,16}?时间", text):
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


def _cite(source: Source, spans: Sequence[Span | Evidence]) -> list[Evidence]:
    return [span if isinstance(span, Evidence) else source.cite(*span) for span in spans]


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
