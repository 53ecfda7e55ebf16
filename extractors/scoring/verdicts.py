"""Verdicts: tests whose result is 合格/不合格 instead of a number, and the stage that passing them opens.

Physical and psychological tests, a check of political reliability (政审) and a trial at work (试岗) qualify only; a
health check is an event of the selection and gets no mark. Marks in the same sentence (60分以下为不合格) make it a test
with a pass mark (:mod:`extractors.selection.gates`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage
from extractors.scoring.naming import Names
from extractors.scoring.targets import target_words
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.text.needles import Either, find, may_match
from extractors.values.sayings import Uncounted
from extractors.values.subjects import SubjectHit
from schema.notice import Track
from schema.scheme import Gate

_QUALIFYING = ("physical_test", "psychological")
_OTHERS = (
    (re.compile(r"政审|政治审查|政治考察|政治考核"), "political_review"),
    (re.compile(r"(?:试岗|跟岗|顶岗|上岗试用)(?:考核|测试|考察|实习)?(?!期满?[前后]|时间|\d)"), "trial_post"),
    (re.compile(r"\b(?:political review|political background check)\b", re.IGNORECASE), "political_review"),
    (re.compile(r"\b(?:on-the-job trial|work trial|trial (?:duty|shift))\b", re.IGNORECASE), "trial_post"),
)
_MARKS = re.compile(r"\d\s?分(?!钟|别)|\d\s?(?:marks?|points?|%)", re.IGNORECASE)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {key: re.compile(value, re.IGNORECASE) for key, value in load("selection")["verdicts"].items()}


@cache
def _either() -> Either:
    return Either(_words()["stated"], _words()["fails"], _words()["passes"])


def gives_verdict(text: str) -> bool:
    """Whether a sentence says of any test that it only qualifies."""
    words = _words()
    return may_match(_either(), text) and bool(find(words["stated"], text) or find(words["fails"], text))


def verdicts(
    text: str, hits: Sequence[SubjectHit], section: SubjectHit | None, said: SubjectHit | None
) -> list[Uncounted]:
    """Tests of a sentence that only qualify (体能测评只作合格与否的评定; 心理测试不合格者不得进入面试).

    ``section``: the test of the heading, ``said``: the one that an earlier sentence was about.
    """
    if not may_match(_either(), text):
        return []
    words = _words()
    passes = find(words["passes"], text)
    stated = find(words["stated"], text) or passes
    fails = find(words["fails"], text)
    if not (stated or fails) or _MARKS.search(text) or words["not"].search(text):
        return []
    hits = [h for h in hits if not (_TAKEN.search(text, 0, h.start) and _TAKERS.match(text, h.end))]
    if stated:
        own = _before(text, hits, stated.start())
        heading = section if section and section.id in _QUALIFYING else None
        earlier = said if said and said.id in _QUALIFYING else None
        hit = own or (heading or earlier if not any(h.end <= stated.start() for h in hits) else None)
        implied = stated is passes
        if implied and hit is not None and hit.id not in _QUALIFYING:
            return []
        return [Uncounted(hit, stated.start(), stated.end(), pass_fail=True, implied=implied)] if hit else []
    assert fails is not None
    near = [h for h in hits if h.id in _QUALIFYING and words["gap"].fullmatch(text, h.end, fails.start())]
    return [Uncounted(near[-1], fails.start(), fails.end(), pass_fail=True)] if near else []


_TAKEN = re.compile(r"(?:参加|通过|完成)(?:了)?$")
_TAKERS = re.compile(r"(?:考试|测试)?的(?:人员|考生|应聘人员|报考人员|应聘者|报考者|均|都|须)")
"""参加笔试的人员都要参加,结果分为…: who takes a test, not which."""


def _before(text: str, hits: Sequence[SubjectHit], at: int) -> SubjectHit | None:
    """The qualifying test named last before ``at``, unless another test stands between."""
    others = [SubjectHit(m.start(), m.end(), i, m.group()) for p, i in _OTHERS for m in p.finditer(text)]
    named = sorted([h for h in (*hits, *others) if h.end <= at], key=lambda h: h.start)
    named = [h for h in named if h.kind != "total"]
    fine = {*_QUALIFYING, *(i for _, i in _OTHERS)}
    return named[-1] if named and named[-1].id in fine else None


def concerns(passage: Passage) -> bool:
    """Whether a sentence says what passing or failing a test leads to."""
    return find(_words()["opens" if passage.zh else "opens_en"], passage.text) is not None


def verdict_gates(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[Gate]:
    """Which stage a verdict opens (不合格者不得进入面试): one gate for each such test, ``min`` 1 = 合格."""
    tests = {m.id: m.name or "" for m in names.scheme.marks if m.pass_fail}
    out: dict[str, Gate] = {}
    for passage in passages if tests else ():
        for start, end, test, to in _opened(passage, names, tests):
            if test in out:
                continue
            draft = Draft(f"gate-verdict-{len(out) + 1}")
            draft.cite(passage.cite(start, end))
            draft.put("on", test)
            draft.put("min", Decimal(1))
            draft.put("to", to)
            out[test] = draft.build(Gate, tracks=mentions(passage.text[start:end], tracks) or passage.tracks)
    return list(out.values())


def _opened(passage: Passage, names: Names, tests: dict[str, str]) -> Iterator[tuple[int, int, str, str]]:
    words = _words()
    for clause in passage.clauses():
        found = words["opens"].search(clause.text) if passage.zh else words["opens_en"].search(clause.text)
        if found is None:
            continue
        lead = passage.text[: clause.start + found.start()]
        test = _named_test(lead, names, tests)
        if test is None and not names.find(lead):
            around = (passage.source.text[passage.line.start : passage.start], *passage.context)
            test = next((t for a in around if (t := _named_test(a, names, tests))), None)
        to = _stage(found.group("to"), passage.zh)
        if test is not None and to is not None and to != test:
            yield clause.start, clause.end, test, to


def _named_test(text: str, names: Names, tests: dict[str, str]) -> str | None:
    named = [n for n in names.find(text) if n.id != "total"]
    if named and named[-1].id in tests:
        return named[-1].id
    spots = [(text.rfind(name), i) for i, name in tests.items() if name and name in text]
    return max(spots)[1] if spots and not named else None


def _stage(text: str, zh: bool) -> str | None:
    if zh:
        pattern, terms = target_words()
        word = pattern.search(text)
        return terms[word.group()] if word else "hire" if re.search("录用|聘用|录取", text) else None
    for to, spelled in load("stages")["targets_en"].items():
        if any(s in text.casefold() for s in spelled):
            return str(to)
    return "written" if re.search("written", text, re.IGNORECASE) else None
