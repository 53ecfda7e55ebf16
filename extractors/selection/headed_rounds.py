"""Headed rounds: which stage the heading over a sentence is about, and which one 下一轮 is.

(二)面试 with (三)实操考核 behind it at the same level sends people on to the practical test, whatever the tests weigh.
"""

from __future__ import annotations

from extractors.outline.passages import Passage
from extractors.scoring.naming import Names
from extractors.scoring.targets import target_words
from extractors.text import patterns as re
from extractors.text.source import Line
from extractors.values.subjects import kinds
from schema.scheme import WeightedSum

_TITLE = re.compile(r"(?:第[一二三四五六](?:轮|关|环节|阶段|步)[:、.,\s]?)?(?P<name>[^。:;,(\d]{2,14})")


def round_over(passage: Passage, names: Names) -> str | None:
    """The test of the nearest heading over a passage that names one; None where it names several."""
    for head in passage.context:
        if named := {n.id for n in names.find(head) if names.known(n.id)}:
            (only, *more) = named
            return only if not more and kinds().get(only) == "stage" else None
    return None


_PASSED = re.compile(r"[。\s]*(?:在|从)?(?P<name>[^,。;]{2,10}?)(?:成绩)?合格(?:者|人员|考生|的)")


def passed_next(passage: Passage, names: Names) -> str | None:
    """由…划定最低合格分数线。在笔试合格者中…: the test that the sentence behind a line speaks of."""
    end = passage.start + len(passage.text)
    found = _PASSED.match(passage.source.text, end, min(end + 40, passage.line.end))
    named = [n.id for n in names.find(found["name"]) if names.known(n.id)] if found else []
    return named[0] if named else None


def next_round(passage: Passage, by: str, names: Names) -> str | None:
    """The stage of the heading behind the one that is about ``by``; None where the headings do not tell."""
    lines = passage.source.lines
    for over in (passage.line, *(lines[i] for i in reversed(passage.line.parents))):
        here = _stage(over, names) if over.label else None
        if here != by:
            continue
        beside = (x for x in lines[over.index + 1 :] if x.level <= over.level and x.level)
        after = next(beside, None)
        goal = _stage(after, names) if after is not None and after.level == over.level else None
        return goal if goal != by else None
    return None


def numbered_round(passage: Passage, text: str, names: Names) -> str | None:
    """进入第三轮: the test that the line of that round names first; None where the notice has no such line."""
    told = _GOES_TO.search(text)
    if told is None:
        return None
    head = re.compile(
        rf"\W{{0,2}}第{told['n']}(?:轮|关|环节|阶段)(?:[^:、,。\s]{{0,4}}[:、,\s])?\s?(?P<name>[^,。;:()\d]{{2,14}})"
    )
    for line in passage.source.lines:
        title = head.match(line.text)
        named = [n.id for n in names.find(title["name"]) if names.known(n.id) and n.id != "total"] if title else []
        if named:
            return _whole(named[0], names)
    return None


_GOES_TO = re.compile(r"进入第(?P<n>[二三四五])(?:轮|关|环节|阶段)")


def labelled_round(passage: Passage, names: Names) -> str | None:
    """The test whose label opens the line of a clause (初面:笔试前1:5进入), where it is not the one that ranks them."""
    text = passage.line.text
    label = _LABEL.match(text, len(passage.line.label or "") if text.startswith(passage.line.label or "") else 0)
    if label is None:
        return None
    named = [n.id for n in names.find(label["name"]) if names.known(n.id) and n.id != "total"]
    if len(set(named)) != 1:
        return None
    said = text[label.end() :]
    return None if any(n.id == named[0] and n.scored for n in names.find(said)) else _whole(named[0], names)


_LABEL = re.compile(r"(?:[(]?[\d一二三四五六七八九十]{1,3}[).、]\s?)?(?P<name>[^,。;:()\d]{2,8})[:。]\s?")


def own_round(passage: Passage, text: str, names: Names) -> str | None:
    """第三轮:试讲,…80分以上且排名在3倍以内的进入…: the test that its line begins with, where a mark of it and a rank
    that names no result are asked for together."""
    label = _OWN.match(passage.line.text) if _MARK_AND_RANK.search(text) else None
    named = [n.id for n in names.find(label["name"]) if names.known(n.id) and n.id != "total"] if label else []
    return _whole(named[0], names) if len(set(named)) == 1 else None


_OWN = re.compile(
    r"(?:[(]?[\d一二三四五六七八九十]{1,3}[).、]\s?)?(?:第[一二三四五六](?:轮|关|环节|阶段|步)[:、.,\s]?)?"
    r"(?P<name>[^,。;:()\d]{2,10})(?:\([^()]*\))?[,:。]"
)
_MARK_AND_RANK = re.compile(r"\d\s?分(?:\(含\))?(?:及?以上)?的?,?(?:且|并且?|同时)[^,;。]{0,6}(?:排名|名次|排位|位次)")


def _stage(line: Line, names: Names) -> str | None:
    """What the title of a numbered line is called by: a component, or a stage without marks."""
    title = _TITLE.match(line.text, len(line.label or ""))
    if title is None:
        return None
    named = [n for n in names.find(title["name"]) if names.known(n.id) and n.id != "total"]
    if named:
        return _whole(named[0].id, names)
    words, terms = target_words()
    found = words.search(title["name"])
    return terms[found.group()] if found else None


def _whole(ident: str, names: Names) -> str:
    """The test that a part belongs to: the round is called by its first part (面试及技能测试)."""
    over = [s.id for s in names.scheme.steps if isinstance(s, WeightedSum) and any(t.input == ident for t in s.terms)]
    over = [i for i in over if i != names.scheme.total]
    return over[0] if len(over) == 1 else ident
