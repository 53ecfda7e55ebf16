"""Pass marks for each of several tests: which marks "every paper" is, and which those that 均, 任一项 stand behind."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.selection.gates_again import told_before
from extractors.selection.standing import numbered
from extractors.text import patterns as re
from extractors.values.numbers import parse_number
from schema.scheme import WeightedSum


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(load("selection")["gates_en"]["each"])
    return re.compile(
        rf"\b(?:(?:in|on|for|of|at|under|against|per|across|within) )?(?:each(?: one)?|every|any(?: one)?|both|all"
        rf"|either)(?: of)?(?: the| these| their)?"
        rf"(?: (?:two|three|four|five|six|seven|eight|\d))?(?: (?!and\b|or\b|of\b)[a-z-]+)?? (?P<noun>{nouns})(?:s"
        rf"|ies|y|a|on)?\b(?! mark)",
        re.IGNORECASE,
    )


def says_each(text: str, match: re.Match[str]) -> bool:
    """Whether the words right behind a pass mark make it one for each of several, known or not."""
    tail = _UNIT.match(text, match.end())
    end = tail.end() if tail else match.end()
    found = _pattern().match(text, end) or _THEM.match(text, match.end())
    return found is not None and not _ANY.search(found.group())


_UNIT = re.compile(r"\s?(?:marks?|points?|%|per ?cent)?(?: or (?:more|better|above|higher))?\s?", re.IGNORECASE)
_THEM = re.compile(
    r"\s?(?:marks?|points?|%|per ?cent)?(?: or (?:more|better|above|higher))? (?:in|on|for|at) (?:(?:each|every|all"
    r"|any|either|both)(?: one)? of (?:them|these|the \w+)|(?:each|either|both)(?=[.,;]|$)|them both)",
    re.IGNORECASE,
)
"""Less than 40 % in any one of them, at least 70 on each."""
_NEAR = 48
_OPEN = re.compile(r"[.;]|\d")
_OUT_OF = re.compile(r"\bout of \d+(?: marks| points)?")
_ANY = re.compile(r"\b(?:any|either)\b", re.IGNORECASE)


def each_of(passage: Passage, clause: Piece, match: re.Match[str], names: Names) -> list[str]:
    """Ids of the marks that a pass mark is of, where it is one for each of several; none where it is of one."""
    text = clause.text
    found = _pattern().search(text, match.start(), min(len(text), match.end() + _NEAR))
    if found is None:
        before = [m for m in _pattern().finditer(text, 0, match.start()) if match.start() - m.end() < _NEAR]
        found = before[-1] if before else None
    if found is None and (these := _THEM.match(text, match.end())) is not None:
        counted = [m.id for m in names.scheme.marks if m.counted]
        known = [n.id for n in names.find(text[: match.start()]) if n.id in counted]
        told = list(dict.fromkeys(known)) or _before(passage, clause, match, names, counted)
        return (
            told
            if len(told) > 1
            and (not _ANY.search(these.group()) or _FLOOR.search(text[max(0, match.start() - 16) : match.end()]))
            else []
        )
    if found is None:
        return []
    between = text[match.end() : found.start()] if found.start() > match.end() else text[found.end() : match.start()]
    if _OPEN.search(_OUT_OF.sub("", between)):
        return []
    lead = text[max(0, match.start() - 16) : match.end()]
    if _ANY.search(found.group()) and not _FLOOR.search(lead):
        return []
    if (several := [n.id for n in numbered(text[found.start() :], names)]) and len(several) > 1:
        return list(dict.fromkeys(several))
    return _called(found.group("noun").casefold(), passage, clause, names)


def _before(passage: Passage, clause: Piece, match: re.Match[str], names: Names, counted: list[str]) -> list[str]:
    """The tests that were named last; every one that counts where none was, none where those were no part of it."""
    told = told_before(passage, clause, match.start(), names)
    if len(told) > 1:
        return told
    lead = passage.source.text[passage.line.start : passage.start] + clause.text[: match.start()]
    many = _MANY.match(clause.text, match.end())
    if many and parse_number(many["n"]) not in (len(counted), None):
        return []  # each of the three, where four tests count: three others
    return [] if any(not names.known(n.id) for n in names.find(lead)) else counted


_MANY = re.compile(r"[^.;]{0,40}?\bof (?:the|these) (?P<n>two|three|four|five|six|seven|\d)\b", re.IGNORECASE)


_FLOOR = re.compile(
    r"\bbelow\b|\bless than\b|\bunder\b|\blower than\b|\bfewer\b|\bno (?:rating|mark|score)", re.IGNORECASE
)


def _called(noun: str, passage: Passage, clause: Piece, names: Names) -> list[str]:
    if noun in ("paper", "subject") and len(papers := names.papers()) > 1:
        return papers
    marks = names.scheme.marks
    if noun in ("behaviour", "behavior") and (told := [m.id for m in marks if _behaviours().match(m.name or "")]):
        return told
    own = [m.id for m in marks if re.search(rf"\b{re.escape(noun)}s?\b", m.name or "", re.IGNORECASE)]
    if len(own) > 1:
        return own
    groups = {s.id: names.leaves(s) for s in names.scheme.steps if isinstance(s, WeightedSum)}
    told = [
        passage.text[: clause.start + len(clause.text)],
        passage.source.text[passage.line.start : passage.start],
        *passage.context,
    ]
    for text in told:  # the behaviours of the interview, where the interview is what is spoken of
        over = [
            n.id for n in names.find(text) if n.id in groups and n.id != names.scheme.total and len(groups[n.id]) > 1
        ]
        if over:
            return groups[over[-1]]
    inner = [ids for ident, ids in groups.items() if ident != names.scheme.total and len(ids) > 1]
    if noun not in _PARTS and len(inner) == 1:
        return inner[0]
    counted = [m.id for m in marks if m.counted]
    if noun not in _PARTS and noun not in (
        "exercise",
        "paper",
        "subject",
        "examination",
        "assessment",
        "section",
        "module",
    ):
        used = {t.input for s in names.scheme.steps if isinstance(s, WeightedSum) for t in s.terms}
        loose = [i for i in counted if i not in used]
        counted = loose if used else counted
        return counted if len(counted) > 1 else []
    if noun in ("paper", "subject"):
        oral = groups.get("interview", ["interview"])
        counted = [i for i in counted if i not in oral]
    return counted if len(counted) > 1 else [m.id for m in marks]


@cache
def _behaviours() -> re.Pattern[str]:
    """The behaviours of the British civil service's framework, by name."""
    return re.compile("|".join(load("selection")["gates_en"]["behaviours"]), re.IGNORECASE)


_PARTS = ("part", "component", "stage", "phase", "test", "tool", "round")
"""Words for the parts of the whole selection."""


def listed_tests(lead: str, names: Names) -> list[str]:
    """笔试、面试任意一项成绩 …: every component of the list."""
    every = re.search(
        r"(?:任[意何]?一|有一|其中一|各|均|皆|都|每一?|三个|两个|两)(?:项|科|门|个?环节|个)?(?:测试|考试)?(?:成绩|得分)?[^,;]{0,4}$",
        lead,
    )
    if every is None:
        return []
    named = [n for n in names.find(lead[: every.start() + 1]) if names.known(n.id)]
    run = named[-1:]
    if not run:
        return []
    for name in reversed(named[:-1]):
        if not _JOINED.fullmatch(lead[name.end : run[0].start]):
            break
        run.insert(0, name)
    far = 30 if re.match("各|均|皆|都|两|三", every.group()) and "。" not in lead[run[-1].end :] else 6
    close = bool(run) and every.start() - run[-1].end <= far
    return [n.id for n in run] if close and len(run) > 1 else []


_JOINED = re.compile(r"(?:成绩|得分|考试|考核|测试)?(?:[、和及与]|以及|(?:的)?满分(?:均?为)?\s?\d{2,3}\s?分[,、])")
"""实操满分100分,面试满分100分,均以60分为合格: tests of which each is told with its mark."""


__all__ = ["each_of", "listed_tests", "says_each"]
