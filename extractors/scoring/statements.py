"""Statements about scoring: every weight, full mark, rounding rule and formula of a notice, with whom it holds for.

A statement keeps its place in the view (``source`` + ``base``), the tracks it is limited to, and the clause it stands
in (``group``), so that the shares of one clause can be put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from extractors.outline.mentions import mentions
from extractors.outline.others import means_others
from extractors.outline.passages import PAST
from extractors.scoring.assigned_wholes import assigned_wholes
from extractors.scoring.class_marks import full_marks_of
from extractors.scoring.class_papers import class_papers
from extractors.scoring.class_shares import class_shares, without_class_shares
from extractors.scoring.class_wholes import with_class_wholes
from extractors.scoring.exempt_classes import for_those_who_sit
from extractors.scoring.expressions import products
from extractors.scoring.floor_lists import floor_lists
from extractors.scoring.formula import Formula, find_formulas
from extractors.scoring.fullmarks import FullMark, of_marked
from extractors.scoring.item_means import item_means
from extractors.scoring.label_sums import label_sum
from extractors.scoring.listed_parts import listed_part, part_items
from extractors.scoring.marked_apiece import marked_apiece
from extractors.scoring.means_en import with_means
from extractors.scoring.named_papers import named_papers
from extractors.scoring.near import last_list, titled, told
from extractors.scoring.nested_wholes import with_nested
from extractors.scoring.parts_in_turn import parts_in_turn
from extractors.scoring.plus_sums import plus_sums
from extractors.scoring.point_lists import each_full
from extractors.scoring.post_tests import post_tests
from extractors.scoring.rest_shares import apart_from_rest, rest_shares
from extractors.scoring.restated_sums import without_restated
from extractors.scoring.round_forms import with_forms
from extractors.scoring.round_rest import with_rest
from extractors.scoring.rounding import find_roundings
from extractors.scoring.scopes import scope
from extractors.scoring.scored_items import scored_items
from extractors.scoring.section_titles import SectionTitles
from extractors.scoring.sole_test import sole_test
from extractors.scoring.stage_plans import stage_plan
from extractors.scoring.stated import Statement, Value, repaired, unnumbered
from extractors.scoring.statement_lists import listed
from extractors.scoring.strange_classes import shares_of_all, strange, theirs
from extractors.scoring.table_statements import table_statements
from extractors.scoring.verdicts import gives_verdict, verdicts
from extractors.scoring.weighed_papers import weighed_papers
from extractors.scoring.weighting import Share, find_shares, of_people
from extractors.scoring.whose import condition, names_class, owner_of, partly
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find, find_all, may_match
from extractors.text.source import Clause, Line, Source
from extractors.values.fractions import fractional
from extractors.values.qualifiers import for_stage, says_when
from extractors.values.ratios import find_percents
from extractors.values.sayings import (
    Alias,
    Held,
    Total,
    Uncounted,
    aliases,
    forms,
    held,
    phrases,
    sole_paper,
    totals,
    uncounted,
)
from extractors.values.subjects import SubjectHit, find_subjects


def find_statements(ctx: Context) -> list[Statement]:
    """Everything that the sources of a notice say about scoring, in order."""
    out: list[Statement] = []
    for source in ctx.sources:
        reader = _Reader(ctx, source)
        floors = {index for found in floor_lists(source) for index in found.lines}
        lists = {index: made for index, made in listed(source, ctx.tracks).items() if index not in floors}
        out += [made for several in lists.values() for made in several]
        for line in source.prose():
            if line.index not in lists and line.index not in floors:
                out += reader.line(line)
            elif line.index in lists and not source.zh:
                out += _behind(lists[line.index], reader.line(line), line, source)
        weighed = post_tests(ctx, source, reader.group + 1)
        reader.group = max([reader.group, *(s.group for s in weighed)])
        out += weighed
        for grid in source.grids:
            if any(grid.start <= s.value.start < grid.end for s in weighed):
                continue
            made = table_statements(ctx, grid, reader.group + 1)
            reader.group = max([reader.group, *(s.group for s in made)])
            out += made
        if not source.zh:
            whose = partial(scope, ctx, source)
            out, proven = assigned_wholes(source, whose, out)
            out = with_means(source, whose, [*out, *proven])
            out, steps_of_it = stage_plan(source, whose, out)
            out += steps_of_it
    made = list(class_papers(ctx, max((s.group for s in out), default=0)))
    spoken = {(s.source, s.base + s.value.start) for s in made if isinstance(s.value, Share)}
    out = [s for s in out if not isinstance(s.value, Share) or (s.source, s.base + s.value.start) not in spoken]
    told = with_class_wholes(weighed_papers(without_restated([*out, *made])), ctx.tracks)
    return for_those_who_sit(ctx, with_nested(with_forms(with_rest(told))))


def _behind(own: Sequence[Statement], read: Iterator[Statement], line: Line, source: Source) -> Iterator[Statement]:
    """What sentences behind an item say (Interview: 40%. It is marked out of 50.), beside the weights of its list."""
    ends = [s.base + s.value.end for s in own]
    stop = next((c.end for c in source.sentences(line) if c.end >= max(ends, default=line.end)), line.end)
    if stop >= line.end:
        return
    yield from (s for s in read if s.base + s.value.start >= stop and not isinstance(s.value, Share | Formula))


_SENT_TO = re.compile(
    r"\b(?:called|invited|admitted|proceed|go on|followed|sit|take|attend|undergo)(?: (?:to|by|for))?(?: the| an?)?"
    r"(?: [a-z-]+){0,2} $",
    re.IGNORECASE,
)
"""Who passes the one test is called to the other. It counts …: the other is meant."""
_WHO_PASSES = re.compile(
    r"\bwho (?:have |has )?(?:pass|fail|clear|qualif|succeed|reach)\w*(?: (?:in|at|on|for))?(?: the| this| an?)? $",
    re.IGNORECASE,
)
"""Who passes the first test is sent another one, whose name nobody knows: It is pass or fail."""
_IT = re.compile(
    r"(?:It|This(?: (?:test|paper|examination|stage))?) (?:carries|counts|accounts|is worth|will|shall|is weighted)\b"
)
"""An aptitude test shall be held for post 1. It carries 40 %."""


def _called(text: str, number: re.Match[str], hits: Sequence[SubjectHit]) -> Share:
    """The share of a listed part by all that stands before its leaders: a test named in brackets tells its kind."""
    name = text[: number.start()].strip()
    subject = SubjectHit(text.find(name), text.find(name) + len(name), hits[0].id if hits else "", name)
    return Share(subject, Decimal(number["n"]) / 100, None, number.start("n"), number.end("n"), None, None)


class _Reader:
    def __init__(self, ctx: Context, source: Source) -> None:
        self.ctx, self.source = ctx, source
        self.known: list[SubjectHit] = []
        self.listed: list[SubjectHit] = []
        self.said: SubjectHit | None = None
        self.group = 0
        self.excepted: dict[str, int] = {}
        self.titles = SectionTitles(source)

    def line(self, line: Line) -> Iterator[Statement]:
        sentences = [self._plain(s) for s in self.source.sentences(line)]
        if line.level and len(self.source.path(line)) <= 1:
            self.known = []
        if find(phrases()["leaders"], line.text):
            yield from self._leaders(line, self.titles.section(line))
            return
        if all(_silent(s.text) for s in sentences):
            return
        section = self.titles.section(line)
        if may_match(phrases()["paper"], line.text) and (paper := phrases()["paper"].match(line.text)):
            yield self._paper(paper, line, section)
        named: SubjectHit | None = None
        for index, sentence in enumerate(sentences):
            text = sentence.text
            if PAST.match(text.lstrip(" (")):
                continue
            hits = tuple(find_subjects(text))
            following = sentences[index + 1].text if index + 1 < len(sentences) else ""
            when = condition(text)
            dealt = class_shares(text, self.ctx.tracks, section) if self.source.zh else []
            for one in dealt:
                made = self._statement(one.share, sentence, line, section, hits, one.who or when, at=sentence.start)
                group = self.excepted.setdefault(one.who, -1 - len(self.excepted)) if one.who else self.group
                yield replace(made, tracks=one.tracks, group=group)
            for clause in self._clauses(sentence, line):
                left = without_class_shares(clause.text, clause.start - sentence.start, dealt)
                clause = replace(clause, text=left) if dealt else clause
                yield from self._clause(clause, sentence, line, section, hits, when or partly(clause.text))
            result = self._result(text, sentences[index - 1].text if index else "")
            sides: list[Value] = [
                *find_roundings(text, result or section, following),
                *full_marks_of(sentence, self._clauses(sentence, line), self._classes(sentence), self.known, section),
            ]
            if not self.source.zh and index:
                marks = [s for s in sides if isinstance(s, FullMark)]
                given = marked_apiece(text, sentences[index - 1].text, marks) if marks else []
                sides = [*(s for s in sides if not isinstance(s, FullMark)), *given]
            points_of = [*each_full(text), *item_means(text, self.known)] if self.source.zh and "分" in text else []
            for share in points_of:
                yield self._statement(share, sentence, line, section, hits, when, at=sentence.start)
            about = section or (titled(line, sentence) if _IT_IS.match(text) and not hits else None)
            told_back = not any(h.kind != "total" for h in hits) and _ITS_RESULT.match(text)
            if not self.source.zh and named is not None and told_back:
                about = replace(named, start=-1, end=-1)
            tests_named = [h for h in hits if h.kind != "total" and not says_when(text, h.start)]
            alone = len({h.id for h in tests_named}) == 1 and _HELD_TEST.fullmatch(text[: tests_named[0].start])
            named = tests_named[0] if alone else named if not tests_named else None
            sides += [
                *aliases(text),
                *sole_paper(text, about),
                *uncounted(text, hits, about),
                *totals(text),
                *forms(text),
            ]
            sides += [] if self.source.zh else sole_test(text, hits, self.said)
            if not self.source.zh and (summed := plus_sums(text)):
                sides = [*(s for s in sides if not isinstance(s, Total | Alias)), *summed]
            sides += label_sum(text, self.source, line, self.titles.section)
            sides += verdicts(text, hits, section, self.said)
            sides = self._general(sides, text, sentence)
            items = scored_items(self.source, line, sentence, section) if self.source.zh else []
            if self.source.zh and (items := items or parts_in_turn(sentences, index, section)):
                at = {item.start for item in items}
                sides = [s for s in sides if not isinstance(s, FullMark) or s.start not in at]
                sides += items
            if self.source.zh and index == 0 and line.index in part_items(self.source):
                part = listed_part(self.source, line, sentence.start, self.titles.first(self.titles.over(line)))
                sides = [s for s in sides if not part or not isinstance(s, FullMark)]
                sides += part
            self.group += 1
            for value in sides:
                yield self._statement(value, sentence, line, section, hits, when, at=sentence.start + value.start)
            if tests := held(text):
                yield self._statement(tests, sentence, line, section, hits, when, at=sentence.start)
            if not self.source.zh and (papers := named_papers(text)):
                yield self._statement(papers, sentence, line, section, hits, when, at=sentence.start)
            self._remember(hits, text)

    def _result(self, text: str, before: str) -> SubjectHit | None:
        """The result that "the score" is, behind a sentence that says what a result is made of."""
        if self.source.zh or not before or not _THE_SCORE.match(text):
            return None
        wholes = [s.parent for s in find_shares(before) if s.parent is not None]
        return replace(wholes[0], start=-1, end=-1) if wholes else None

    def _general(self, sides: list[Value], text: str, sentence: Clause) -> list[Value]:
        """Without the marks that a sentence gives to a class of people that is no track: they are not everybody's."""
        found = strange(text, self.ctx.tracks) if self.source.zh else []
        own = theirs([s for s in sides if isinstance(s, FullMark)], found)
        if own:
            self.ctx.find(
                "weights_contradict",
                f"{found[0][0]} are marked otherwise, but are no class of posts that is known: left out",
                self.source.cite(sentence.start + own[0].start, sentence.start + own[-1].end),
            )
        return [s for s in sides if s not in own]

    def _leaders(self, line: Line, section: SubjectHit | None) -> Iterator[Statement]:
        """Written Test . . . . . . 35%: dots between a test and its weight are no ends of sentences."""
        text = phrases()["leaders"].sub(lambda m: " " * len(m.group()), line.text)
        clause = Clause(line.start, line.end, text, line)
        hits = tuple(find_subjects(text))
        self.group += 1
        bare = self._parts_of_hundred(line)
        shares = [replace(s, parent=None, end=min(s.end, len(text))) for s in find_shares(f"{text}%" if bare else text)]
        if bare and not shares:
            shares = [_called(text, bare, hits)]
        values: list[Value] = [*shares, *uncounted(text, hits, section)]
        for value in values:
            yield self._statement(value, clause, line, section, hits, None, at=line.start + value.start)
            if isinstance(value, Share) and value.weight == 0:
                none = Uncounted(value.subject, value.start, value.end, pass_fail=False)
                yield self._statement(none, clause, line, section, hits, None, at=line.start + value.start)

    def _parts_of_hundred(self, line: Line) -> re.Match[str] | None:
        """The bare number behind the leaders of a list, if it is a weight: its heading says so, and all make 100."""
        lines = self.source.lines
        at = next(i for i, other in enumerate(lines) if other.start == line.start)
        numbers = {
            i: phrases()["bare"].search(other.text)
            for i, other in enumerate(lines[max(at - 9, 0) : at + 10], max(at - 9, 0))
        }
        first = last = at
        while numbers.get(first - 1):
            first -= 1
        while numbers.get(last + 1):
            last += 1
        found = [m for i in range(first, last + 1) if (m := numbers.get(i))]
        heads = " ".join(other.text for other in lines[max(first - 2, 0) : first])
        whole = sum(int(m["n"]) for m in found) == 100
        return numbers[at] if whole and phrases()["weighed"].search(heads) else None

    def _paper(self, found: re.Match[str], line: Line, section: SubjectHit | None) -> Statement:
        """Paper-I  General Studies  100 marks: the paper is called by its subject."""
        ident = find_subjects(found.group("id").replace(" ", "-"))
        hit = SubjectHit(found.start("name"), found.end("name"), ident[0].id if ident else "", found.group("name"))
        clause = Clause(line.start, line.end, line.text, line)
        hit = replace(hit, name=hit.name.split(" (")[0]) if "qualif" in hit.name.casefold() else hit
        held = Held((hit,), found.start(), found.end())
        return self._statement(held, clause, line, section, (hit,), None, at=line.start)

    def _clauses(self, sentence: Clause, line: Line) -> list[Clause]:
        return [self._plain(c) for c in self.source.clauses(line) if sentence.within(c.start, c.end)]

    def _classes(self, sentence: Clause) -> int:
        """How many classes the clauses of a sentence are about."""
        printed = re.split(";", self.source.text[sentence.start : sentence.end]) if self.ctx.tracks else []
        return len({found for text in printed if (found := mentions(text, self.ctx.tracks))})

    def _plain(self, clause: Clause) -> Clause:
        return unnumbered(repaired(self.source, clause), self.ctx.tracks)

    def _clause(
        self,
        clause: Clause,
        sentence: Clause,
        line: Line,
        section: SubjectHit | None,
        hits: tuple[SubjectHit, ...],
        when: str | None,
    ) -> Iterator[Statement]:
        self.group += 1
        if not self.source.zh and self.said is not None and section is None and _IT.match(clause.text):
            section = replace(self.said, start=-1, end=-1)
        formulas = find_formulas(clause.text)
        text = clause.text
        if not self.source.zh and "(" in text and ("%" in text or "per cent" in text):
            text = _CONTENT.sub(lambda m: " " * len(m.group()), text)
        if amended := list(find_all(phrases()["amended"], text)):  # only what a correction puts in place counts
            formulas = [f for f in formulas if f.start >= amended[-1].start()]
            text = "。" * amended[-1].end() + text[amended[-1].end() :]
        for formula in formulas:
            printed = clause.text[formula.start : formula.end]
            addends = find_subjects(printed.rpartition("“")[2])
            if formula.left is None and for_stage(clause.text, formula.end, addends):
                continue
            if products(formula.right) is None and "票" not in printed:
                if re.search("成绩|得分|分数", printed) and re.search("平均|系数", printed):
                    self.ctx.find(
                        "formula_not_understood",
                        "the formula needs marks of other people (averages, a coefficient); it is left out",
                        self.source.cite(clause.start + formula.start, clause.start + formula.end),
                    )
                continue
            text = text[: formula.start] + "。" * (formula.end - formula.start) + text[formula.end :]
            whose = when or (owner_of(formula) if self.source.zh else None)
            left = formula.left.text if formula.left is not None else ""
            named = mentions(left, self.ctx.tracks) or means_others(left)  # 乙类职位总成绩=…, 其余职位总成绩=…
            at = formula.left.end if formula.left is not None and named else formula.start
            yield self._statement(formula, clause, line, section, hits, whose, at=clause.start + at)
        before = [h for h in find_subjects(sentence.text[: clause.start - sentence.start]) if not of_people("", h)]
        known = last_list(before) or self.known
        if self.listed and len(self.listed) == len(find_percents(text)):
            known = self.listed
        text, remainder = apart_from_rest(text) if self.source.zh else (text, None)
        shares = find_shares(text, known, section)
        shares += rest_shares(remainder, shares)
        if not self.source.zh:
            shares = [s for s in shares if s.parent is None or s.parent.id != s.subject.id]
        if self.source.zh:
            shares = of_marked(text, shares, known, section)
            shares = shares if when else shares_of_all(text, shares, self.ctx.tracks)
        for share in shares:
            yield self._statement(share, clause, line, section, hits, when, at=clause.start + share.start)
        lost = [h for h in find_subjects(text) if h.id.startswith("interview_") and shares]
        if lost := [h for h in lost if h.id not in {s.subject.id for s in shares}]:  # its weight fell out of the text
            held = Held((lost[0],), lost[0].start, lost[0].end)
            yield self._statement(held, clause, line, section, hits, when, at=clause.start + lost[0].start)

    def _statement(
        self,
        value: Value,
        clause: Clause,
        line: Line,
        section: SubjectHit | None,
        hits: tuple[SubjectHit, ...],
        when: str | None,
        at: int,
    ) -> Statement:
        tracks = scope(self.ctx, self.source, line, at)
        return Statement(
            value,
            self.source,
            clause.start,
            line.index,
            self.group,
            tracks=tracks,
            when=None if when and names_class(when, tracks, self.ctx.tracks) else when,
            label=_label(clause.text),
            section=section,
            hits=hits,
        )

    def _remember(self, hits: Sequence[SubjectHit], sentence: str) -> None:
        tests = [h for h in hits if h.kind != "total"]
        sent = [h for h in tests if not self.source.zh and _SENT_TO.search(sentence, 0, h.start)]
        about = [h for h in tests if self.source.zh or not _WHO_PASSES.search(sentence, 0, h.start)]
        self.said = next(iter(sent or about), self.said if about == tests else None)
        self.listed = told(hits)
        listed = last_list(hits)
        if len(listed) > 1:
            self.known = listed


_THE_SCORE = re.compile(
    r"\W*(?:the|this|that|such|its?) ?(?:score|mark|result|figure|average|percentage|sum)?s? (?:is|are|will|shall)\b",
    re.IGNORECASE,
)
"""The score is recorded to two decimal places: the one that the sentence before says how to make."""
_IT_IS = re.compile(r"(?:It|This(?: test)?) (?:is|will be|shall be|carries|does)\b")
_HELD_TEST = re.compile(
    r"\W*(?:\(?\w{1,4}[.)] )?(?:there (?:will|shall) be |(?:[\w-]+ ){1,3}?(?:will |shall "
    r"|must )?(?:also )?(?:sit|take|undergo"
    r"|complete|attend|do) )?(?:also )?(?:(?:an?|the|this|one|your) )?(?:[\w-]+ ){0,2}",
    re.IGNORECASE,
)
"""Before the test of which a sentence says that it is held: its subject, or what people sit."""
_ITS_RESULT = re.compile(
    r"\W*(?:it|this(?: (?:test|paper|exercise|examination))?|its (?:marks?|scores?|results?)|the (?:marks?"
    r"|scores?|results?)"
    r"(?: of (?:it|this(?: test)?))?) (?:is|are|will|shall|does|do|carries|carry|serves?)\b",
    re.IGNORECASE,
)
"""A typing test is held too; its result does not enter into the total: the test of the sentence before."""
_NUMBERS = re.compile(r"[\d=分百成比位整]|decimal|nearest|percentage")


_CONTENT = re.compile(
    r"(?<=\w )(?<!weightage )(?<!weight )(?<!ratio )\((?!(?:[Ww]ritten|[Oo]ral|[Ii]nterview"
    r"|[Vv]iva)\b)[A-Za-z][^()%]{2,40} \d{1,2} ?(?:%|per cent)[,;] ?"
    r"[^()%]{2,40} \d{1,2} ?(?:%|per cent)(?:[,;] ?[^()%]{2,40} \d{1,2} ?(?:%|per cent))*\)"
)
"""A paper of multiple choice type (subject 80%, general knowledge 20%): what it is about is no share of the total."""


def _silent(text: str) -> bool:
    """Whether a sentence can state nothing about scoring: it names no component and prints no number of any kind."""
    return not (
        _NUMBERS.search(text)
        or find_subjects(text)
        or find(phrases()["uncounted"], text)
        or gives_verdict(text)
        or fractional(text)
    )


_LABEL = re.compile(r"(?:\(?[\d一二三四五六七八九十]+[).、]\s?)?([^,。;:=%]{2,30}):")


def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    return found.group(1) if found else None
