"""Voids: absent or zero in a paper ends it (任何一科缺考或零分的，不得进入面试)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.gate_items import inputs as made_of
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.text.memo import memo
from extractors.text.needles import find
from schema.notice import Track
from schema.scheme import Void

_ABSENT_EN = re.compile(
    (
        r"\babsent\b|\bomits?\b|\babsence\b|(?:does|do|did) not (?:sit|take|complete|respond to|answer|appear"
        r"|attend|turn up|show up"
        r"|come(?! with| from)|report (?:for|to|at) (?=[^.;]{0,40}(?:interview|test|exam|board|assessment))"
        r"|present)|no-shows?\b|\bmiss(?:es|ed"
        r"|ing)?\b|unattended|"
        r"non-?attendance|fail(?:s|ed|ure)? to (?:sit|take|"
        r"appear|attend|turn up|show up|be present|complete|respond to|answer)|not appear(?:ed|ing)?"
    ),
    re.IGNORECASE,
)
_ZERO_EN = re.compile(r"\bzero\b|\b0 marks?\b|\bnil\b", re.IGNORECASE)
_END_EN = re.compile(
    (
        r"cannot (?:be|go|continue|proceed)\b|not (?:be )?(?:allowed|considered|permitted|eligible|admitted|called"
        r"|enter)|disqualif|"
        r"cancel|invalid|reject|shall not|excluded|nor shall|will not|dropped|removed|removes|"
        r"\bvoid\b|deemed to have failed|gets? no score|"
        r"(?:treated|regarded|considered|deemed) (?:as |to )?(?:not )?(?:having |have )?(?:failed|unsuccessful"
        r"|disqualified"
        r"|not (?:having |have )?(?:taken|sat|appeared|attended|completed))"
        r"|considered (?:to have )?failed|eliminat|forfeit|fails? the exam|"
        r"out of (?:the )?(?:[a-z]+ )?(?:running|competition|contention|process|selection)|"
        r"\b(?:is|are) out\b(?! of (?:the )?(?:country|office|town))|taken off|struck (?:off|from)|no longer"
        r"|withdrawn|"
        r"no (?:pass|qualification)\b|not (?:be )?qualified|unqualified|"
        r"rejected|loses? (?:the|their|his|all)|leaves? the|goe?s? no further|ends? (?:the|an?|their|his|her"
        r"|your|this)\b|"
        r"(?:regarded|deemed|considered|treated|taken|seen) (?:as |to )?(?:an? |having |have |automatic\w* )*"
        r"(?:unqualified|giv\w+ up|abandon\w*|waiv\w*|withdraw\w*)|automatically (?:gives? up|abandons?|waives?)"
    ),
    re.IGNORECASE,
)
_MAY_END = re.compile(
    r"\b(?:may|might|can|could) (?:also |then |at any time )?be (?:disqualified|rejected|dropped|removed|excluded"
    r"|eliminated|withdrawn|cancel(?:l?ed))",
    re.IGNORECASE,
)
"""Candidates who do not complete the essay may be disqualified: somebody decides that, no rule does."""
_EACH_EN = re.compile(
    r"(?:\b(?:any|either|one|each)\b|\b(?:not|fails?|failing|failure)\b[^.;]{0,16}\b(?:all|both)\b)[^.;]{0,20}"
    r"\b(?:subject"
    r"|paper|part|stage|test|component|phase)s?",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:any(?: one)?|either|one|each) of\b", re.IGNORECASE)
_EITHER = re.compile(
    r"\b(?:for|from|in|at|to|sit|attend|take|miss\w*) (?:the )?[\w -]{3,40}? or (?:the )?(?:\w+ )?\w+", re.IGNORECASE
)
"""Who does not appear for Part 2 or Part 3: for either of them."""
_STAGES_EN = re.compile(
    r"\b(?:any|either|one|each)\b[^.;]{0,20}\b(?:stage|component|phase|step|hurdle|round)s?\b", re.IGNORECASE
)


_SENT_ON = (
    r"\b(?:not|never|nor|no longer)\b[^.;,]{0,24}\b(?:invited|called|admitted|scheduled|permitted|allowed|eligible"
    r"|proceed|considered) (?:to|for)(?: (?:take|sit|attend|appear (?:in|for|at)))?(?: the| an?)? $"
)
"""Not be invited to the interview: the test that is missed is another one."""


def find_voids(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[Void]:
    """Rules on absent and zero marks as one scheme reads them."""
    out: list[Void] = []
    for passage in passages:
        for clause in passage.clauses():
            for found, absent, zero, effect in _read(passage, clause, names):
                ids = tuple(i for i in dict.fromkeys(found) if names.known(i))
                ids = tuple(
                    i for i in ids if not any(i in v.inputs and v.zero >= zero and v.absent >= absent for v in out)
                )
                if not ids:
                    continue
                draft = Draft(f"void-{len(out) + 1}")
                draft.cite(passage.cite(clause.start, clause.end))
                scope = mentions(clause.text, tracks) or passage.tracks
                out.append(draft.build(Void, inputs=ids, absent=absent, zero=zero, effect=effect, tracks=scope))
    return out


def concerns(passage: Passage) -> bool:
    """Whether a sentence speaks of absence or a zero at all."""
    if not passage.zh:
        return any(_missed(passage.text))
    words = _words()
    return bool(find(words["absent"], passage.text) or find(words["zero"], passage.text))


_ANY = re.compile(
    r"(?:三|两|二|四|五|各)?(?:个|项|部分|模块|板块|环节)*(?:考试|测试|考核|中|成绩)*,?(?:中|如)?(?:的)?(?:任[何一意]|其中|有|凡有|只要有|出现)?"
    r"(?:任[何意]?)?(?:之一|[一1])(?:项|个?环节|部分|模块|板块|门|科|个?项目|者)?(?:成绩|测试|考核|考试)?(?:出现|为|有|系|中|被判)?(?:违纪|舞弊|、|或者?|弃考|缺席)*$"
)
_JOINT = re.compile(r"(?:成绩|考试|测试|考核|测评|环节)?(?:[、和及与或]|以及|或者)[\u4e00-\u9fff]{0,4}?")


_BOTH_HELD = re.compile(
    r"[》”]?(?:两科|两门|各科|各门|两项|各项|几科)?(?:必须|都|均|须|要|应|全部)*(?:考|参加|作答)(?:全|齐)?,"
)
"""甲与乙必须都考,有一科缺席…: the papers, and what is asked of them."""


def _listed(lead: str, names: Names) -> list[str]:
    """试讲、答辩、实操任何一项(缺考): every part of the list, papers for the written test."""
    every = _ANY.search(lead)
    if every is None or not re.search(r"项|环节|部分|模块|板块|门|科|者|之一", every.group()):
        return []
    named = [n for n in names.find(lead) if n.id != "total" and n.start <= every.start()]
    run = named[-1:]
    for name in reversed(named[:-1]):
        if not _JOINT.fullmatch(lead, name.end, run[0].start):
            break
        run.insert(0, name)
    if not run or (every.start() - run[-1].end > 4 and not _BOTH_HELD.fullmatch(lead, run[-1].end, every.start())):
        return []
    papers = [p for p in names.papers() if names.known(p)]
    ids = [i for n in run for i in (papers if n.id == "written" and papers else [n.id])]
    return list(dict.fromkeys(i for i in ids if names.known(i)))


_EACH_TEST = re.compile(
    r"(?:任[何意]?一|其中一|有一|凡有一|每一)个?(?:项目?|环节)(?:的)?(?:考试|测试|考核|成绩)?(?:有|出现)?$"
)


def _each_test(lead: str, passage: Passage, names: Names) -> list[str]:
    """任何一项缺考, where neither the sentence nor its headings name a test: every mark that counts."""
    if not _EACH_TEST.search(lead) or any(names.find(text) for text in (lead, *passage.context)):
        return []
    counted = [m.id for m in names.scheme.marks if m.counted]
    return counted if len(counted) > 1 else []


_EACH_ITEM = re.compile(
    r"(?:任[何意]?一|其中一|有[任]?一|凡有一|每一|单)个?(?:小?项目?|科目?|门|部分|模块|板块)(?:的)?(?:测试|考核|成绩|得分)?(?:有|出现|得|为|被判)?$"
)


def _each_item(lead: str, passage: Passage, names: Names) -> list[str]:
    """体能测试设…四项,四项得分相加。有一项得0分的: the marks that make up the test of the line or the heading."""
    if not _EACH_ITEM.search(lead) or names.find(lead):
        return []
    for text in (passage.source.text[passage.line.start : passage.start], *passage.context):
        named = [n.id for n in names.find(text)]
        parts = {i: made_of(names, i) for i in named if i != names.scheme.total}
        several = [parts[i] for i in named if len(parts.get(i, ())) > 1]
        if several:
            return several[-1]
        if named:
            return []
    return []


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = load("selection")["voids"]
    return {key: re.compile("|".join(data[key])) for key in ("absent", "zero", "bar", "disqualify")}


def _read(
    passage: Passage, clause: Piece, names: Names
) -> list[tuple[Sequence[str], bool, bool, Literal["disqualify", "bar"]]]:
    text = clause.text
    if not passage.zh:
        return _english(text, names, passage)
    words = _words()
    absent, zero = words["absent"].search(text), words["zero"].search(text)
    if not (absent or zero) or re.search(r"(?:除外|以外|之外)", text):
        return []
    start = min(m.start() for m in (absent, zero) if m)
    rest = text[start:]
    bar, end = words["bar"].search(rest), words["disqualify"].search(rest)
    if not (bar or end):
        return []
    effect: Literal["disqualify", "bar"] = "bar" if bar and not end else "disqualify"
    if (
        len(several := _listed(text[:start], names)) > 1
        or (several := _each_item(text[:start], passage, names))
        or (several := _each_test(text[:start], passage, names))
    ):
        return [(several, bool(absent), bool(zero), effect)]
    named = [n.id for n in names.find(text[: start + 24]) if n.end <= start + 24 and n.start <= start + 16]
    papers = [i for i in dict.fromkeys(named) if i in names.papers() and i != "written"]
    about = re.search("笔试|科目", passage.text[: clause.start] + "".join(passage.context))
    if {"written", "interview"} <= set(named) and re.search(r"[一1之]项|任[一何意]|其中|之一", text):
        return [([*(papers or names.papers()), "interview"], bool(absent), bool(zero), effect)]
    if not papers and not re.search(r"科|门|笔试|卷", text[: start + 20]) and ("interview" in named or not about):
        return []
    if not papers and "interview" in named and "written" not in named and not re.search(r"科|门|笔试", text[:start]):
        return []
    return [(papers or names.papers(), bool(absent), bool(zero), effect)]


@memo
def _missed(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return find(_ABSENT_EN, text), find(_ZERO_EN, text)


def _english(
    text: str, names: Names, passage: Passage
) -> list[tuple[Sequence[str], bool, bool, Literal["disqualify", "bar"]]]:
    absent, zero = _missed(text)
    if not (absent or zero) or not _END_EN.search(_MAY_END.sub("", text)):
        return []
    effect: Literal["disqualify", "bar"] = (
        "disqualify"
        if re.search(
            r"disqualif|cancel|invalid|reject|dropped|removed|\bvoid\b|failed|eliminat|forfeit", text, re.IGNORECASE
        )
        else "bar"
    )
    if re.search(
        r"submit|application|register|report(?:ing)? for duty|fee|pay|document|interview notice", text, re.IGNORECASE
    ) and not re.search(r"paper|subject|test|essay", text, re.IGNORECASE):
        return []
    out: list[tuple[Sequence[str], bool, bool, Literal["disqualify", "bar"]]] = []
    split = text.find(", nor ") if absent and zero else -1
    parts = (
        [(text, bool(absent), bool(zero))] if split < 0 else [(text[:split], True, False), (text[split:], False, True)]
    )
    for part, is_absent, is_zero in parts:
        each = _EACH_EN.search(part)
        found = [n for n in names.find(part) if names.known(n.id) and n.id != "total"]
        named = [n.id for n in found if not re.search(_SENT_ON, part[: n.start], re.IGNORECASE)]
        if len(set(named)) > 1:
            either = _ONE_OF.search(part) or _EITHER.search(part)
            named = named if either else [i for i in named if i != "interview"]
        marks = {m.id for m in names.scheme.marks}
        listed = [i for i in dict.fromkeys(named) if i in marks]
        advisory = re.search(r"advisory (?:writing|essay|test|exercise|session)", part, re.IGNORECASE)
        if advisory and not listed:
            listed = [m.id for m in names.scheme.marks if "advisory" in (m.name or "").casefold()]
        if _STAGES_EN.search(part) and not listed:
            out.append(([m.id for m in names.scheme.marks], is_absent, is_zero, effect))
            continue
        if each and re.search(r"\bparts?\b", each.group()) and names.papers() in ([], ["written"]) and not listed:
            listed = [m.id for m in names.scheme.marks if m.counted] or [m.id for m in names.scheme.marks]
            out.append((listed, is_absent, is_zero, effect))
            continue
        inputs = (
            (names.papers() or [m.id for m in names.scheme.marks if m.counted])
            if each and not [i for i in listed if i in names.papers()]
            else listed
        )
        if not inputs and not found and not each and _IN_THEM.search(part):
            before = passage.text[: passage.text.find(part)] or passage.source.text[passage.line.start : passage.start]
            inputs = list(dict.fromkeys(n.id for n in names.find(before) if n.id in marks)) or list(marks)
        if not inputs and not found and not each and _NOT_THERE.search(part):
            inputs = _titled(passage, names)
        if inputs:
            out.append((inputs, is_absent, is_zero, effect))
    return out


_IN_THEM = re.compile(
    r"\b(?:absent|absence|absents?) (?:from|in|at) (?:any|either|one|both)(?: one)?(?: of (?:them|these"
    r"|the two))?(?= |[.,;]|$)",
    re.IGNORECASE,
)
"""Absence in either: in one of those named before."""
_NOT_THERE = re.compile(
    r"\b(?:not|fail(?:s|ed|ure)? to) (?:appear|attend|turn up|show up|come(?! with| from)|present themselves"
    r"|be present)\b(?! (?:to|with))"
    r"|\b(?:are|is) absent\b",
    re.IGNORECASE,
)


def _titled(passage: Passage, names: Names) -> list[str]:
    """The one test that the line is about: ``Oral board. … Those who do not appear are dropped.``"""
    marks = {m.id for m in names.scheme.marks}
    first = passage.source.text[passage.line.start : passage.start].partition(". ")[0]
    for head in (first, *passage.context[:1]):
        if told := {n.id for n in names.find(head) if n.id in marks}:
            return list(told) if len(told) == 1 else []
    return []
