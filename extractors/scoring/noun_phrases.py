"""Noun phrases: the name beside a number in an English sentence, found by grammar alone.

A phrase reaches back from its number over the verbs and little words between (carries, is worth, out of) to the last
article, preposition, conjunction or mark; or it follows the number (50 for the docket simulation). Words that no test
of a selection is called by make it none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from extractors.values.subjects import find_subjects

_LONGEST = 8
"""Words of a name; a longer stretch is running text."""
_WORD = re.compile(r"[A-Za-z][\w'’/&.-]*|[-–]|&|[^\sA-Za-z]+")
_LABEL = re.compile(
    r"^\W*(?:[(]?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+)?"
    r"(?:(?:stage|step|phase|round|tier|component|element|test|exercise|part)[- ](?:[ivx]{1,3}|\d|[a-h]"
    r"|one|two|three|four|five)"
    r"\b\s*[-:.)]*\s*)?(?:[-•*·]\s*)?",
    re.IGNORECASE,
)
_NUMBERED_ = (
    r"(?:Paper|Section|Part|Module|Exercise|Task|Question|Test|Unit|Stage|Step|Phase|Round|Tier|Component|Element)"
)
_NUMBERED = re.compile(rf"{_NUMBERED_}[ -]?['\"]?(?:\d|[A-H]|[X-Z]|IV|VI{{0,3}}|I{{1,3}})['\"]?")
_LED = re.compile(rf"(?<![A-Za-z])(?P<label>{_NUMBERED.pattern})(?:\s?[-:,.]\s*|\s)$")
"""``Paper A Ship Law``, ``Part-I, Subject knowledge``: a number before a name."""
_OWN_NAME = re.compile(rf"{_NUMBERED.pattern}[:,.]?\s+(?=[A-Z])")
_LABELLED = re.compile(rf"(?<![A-Za-z])(?P<label>{_NUMBERED.pattern}) ?\((?P<name>[A-Z][^()\d]{{2,70}})\)$")
"""``Paper I (General Studies)``: the paper is called by its subject."""

_NO_NAME = re.compile(
    r"\w+(?:ed|ly)|(?:total|scor|secur|obtain|contain|remain|pass|exceed|giv|receiv|hav|be|accord"
    r"|correspond|add)l?ing|(?:\w+ )?(?:first|second|third|fourth|final|next|last|preliminary|main) (?:stage"
    r"|phase|round|part|step|tier)|still \w+|(?:the )?(?:same|date|closing date|instead|follows|state"
    r"|duration)",
    re.IGNORECASE,
)
"""Participles, stages by their place and the like, which name nothing."""


_ENDS_NUMBERED = re.compile(rf"(?<![A-Za-z]){_NUMBERED.pattern}$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``name`` at ``at``; ``again``: it stands for something named before (the former, it, this stage)."""

    name: str
    at: int
    again: str | None = None
    label: str | None = None
    """The number that it has beside its name (Paper I)."""


@cache
def words() -> dict[str, re.Pattern[str]]:
    """The word lists as patterns; ``between`` and ``barred_before`` end at the number, the rest match a whole."""
    data = load("weighting")["noun_phrases"]

    def one_of(key: str) -> str:
        return "|".join(sorted(data[key], key=len, reverse=True))

    return {
        "between": re.compile(rf"(?:{one_of('between')})", re.IGNORECASE),
        "bounds": re.compile(rf"(?:{one_of('bounds')})", re.IGNORECASE),
        "determiners": re.compile(rf"(?:{one_of('determiners')})", re.IGNORECASE),
        "never": re.compile(rf"\b(?:{one_of('never')})\b", re.IGNORECASE),
        "whole": re.compile(rf"(?:the )?(?:{one_of('whole')})", re.IGNORECASE),
        "again": re.compile(rf"(?:{one_of('again')})", re.IGNORECASE),
        "barred_before": re.compile(rf"\b(?:{one_of('barred_before')})\b[\w %(-]{{0,18}}$", re.IGNORECASE),
        "barred_after": re.compile(rf"\W{{0,3}}(?:marks? |points? )?(?:{one_of('barred_after')})\b", re.IGNORECASE),
        "scored": re.compile(data["scored"], re.IGNORECASE),
        "contents": re.compile(data["contents"], re.IGNORECASE),
    }


_STARTS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz&-")
"""What a word of a name begins with."""


@memo
def _is(key: str, word: str) -> bool:
    """Whether a word is one of a list; asked of the same little words thousands of times."""
    return words()[key].fullmatch(word) is not None


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(m.group(), m.start()) for m in _WORD.finditer(text)]


@memo
def before(lead: str) -> Phrase | None:
    """The phrase that ends ``lead``, the words before a number; None where there is none that can be a name."""
    label = _LABEL.match(lead)
    floor = label.end() if label else 0
    tokens = [(w, a) for w, a in _tokens(lead) if a >= floor]
    if not tokens and label and label.group().strip(" -•*·().:"):
        return None
    while tokens and ")" not in tokens[-1][0] and _between(tokens[-1][0]):
        stop = tokens[-1][1] + len(tokens[-1][0])
        if numbered := _ENDS_NUMBERED.search(lead, floor, stop):  # Question 1 is worth
            return Phrase(numbered.group(), numbered.start(), label=numbered.group())
        if _titled_end(tokens):
            break
        last = tokens.pop()
        if words()["again"].fullmatch(last[0]) and last[0].casefold() in _PRONOUNS and not _name_left(tokens):
            return Phrase("", last[1], last[0].casefold())
    if tokens and ")" in tokens[-1][0] and "(" in lead:
        opened = lead.rfind("(")
        closed = tokens[-1][1]
        if labelled := _LABELLED.search(lead, floor, closed + 1 + tokens[-1][0].index(")")):
            return Phrase(labelled["name"].strip(), labelled.start("name"), label=labelled["label"])
        if opened > floor and closed > opened:  # the yard exercise (two hours) carries 40 marks
            return before(lead[:opened].rstrip())
    if (comma := _COMMA.search(lead)) and comma.start() > floor and (whole := _head(lead[: comma.start()], floor)):
        return whole
    taken: list[tuple[str, int]] = []
    while tokens:
        word = tokens[-1][0]
        if word[0] not in _STARTS or (len(taken) and word == "-"):
            break
        if _is("determiners", word):
            break
        if word.casefold() in _JOINS and taken and _inside(tokens, taken):
            taken.append(tokens.pop())
            continue
        if _is("bounds", word) and not (word[:1].isupper() and taken and taken[-1][0][:1].isupper()):
            break
        taken.append(tokens.pop())
        if _joined_of(tokens, taken):
            taken += [tokens.pop() for _ in range(1 + (tokens[-1][0].casefold() != "of"))]
    taken.reverse()
    found = _phrase(lead, taken)
    if found is None or not found.name:
        return _known(lead, taken[-1][1] + len(taken[-1][0]) if taken else 0) or found
    led = _LED.search(lead, floor, found.at)
    return replace(found, label=led["label"]) if led else found


def _known(lead: str, stop: int) -> Phrase | None:
    """A test that the lexicon knows by a name with words in it that end a phrase elsewhere (computer based test)."""
    hits = find_subjects(lead[:stop])
    if not hits or hits[-1].kind == "total" or hits[-1].end < stop or " " not in hits[-1].name:
        return None
    return Phrase(hits[-1].name, hits[-1].start)


def _joined_of(tokens: Sequence[tuple[str, int]], taken: Sequence[tuple[str, int]]) -> bool:
    """Whether ``of`` before a phrase ties it to a noun that it completes (assessment of past service)."""
    head = [w for w, _ in tokens[-3:] if w.casefold() not in ("of", "the")]
    ends = [w.casefold() for w, _ in tokens[-2:]]
    if not ends or not head or "of" not in (ends[-1], ends[0] if ends[-1] == "the" else ""):
        return False
    word = head[-1]
    said = _between(word) or _is("bounds", word) or _is("determiners", word) or words()["never"].search(word)
    return word[0] in _STARTS and not said and not re.fullmatch(r"\w+ed|sets?|parts?|range|kinds?|types?", word)


def _titled_end(tokens: Sequence[tuple[str, int]]) -> bool:
    """Whether a word that else is none ends a name here (Delivering Results, the application form)."""
    (last, before_last) = (tokens[-1][0], tokens[-2][0] if len(tokens) > 1 else "")
    if last.casefold() == "form":
        return before_last.casefold() in ("application", "entry", "claim")
    return last in ("Results", "Share", "Value") and before_last[:1].isupper() and not _is("determiners", before_last)


_PRONOUNS = {"it", "this", "that", "which", "remaining", "rest", "remainder", "balance", "other"}


_COMMA = re.compile(
    r",(?: (?:which|each|and|also|is|are|carrying|carries|worth|marked|scored|weighted|counting|out|of|for|with|a"
    r"|maximum|it|up|to))+\s*$"
)
_POST = re.compile(r" (?:with|before|by|in front of|conducted|held|taken|lasting|consisting|given|led|chaired) ")


def _head(lead: str, floor: int) -> Phrase | None:
    """A conversation with three supervisors, worth …: what stands before the comma is one phrase with its own head."""
    begin = max(floor, max((m.end() for m in re.finditer(r"[;:.(] |,(?: and)? ", lead)), default=0))
    segment = lead[begin:]
    cut = _POST.search(segment)
    if cut is None or not re.search(r"\b(?:an?|the|your|is)\b", segment[: cut.start()]):
        return None
    found = before(segment[: cut.start()] + " ")
    return Phrase(found.name, begin + found.at, found.again) if found is not None and found.name else None


_JOINS = ("and", "&", "of", "for", "in")
"""Little words that may stand inside a title."""


def _name_left(tokens: list[tuple[str, int]]) -> bool:
    return any(len(w) > 3 and re.match("[A-Za-z]", w) and not _between(w) for w, _ in tokens[-4:])


@memo
def _between(word: str) -> bool:
    return bool(words()["between"].fullmatch(word)) or not re.search(r"[A-Za-z)]", word)


def _inside(tokens: list[tuple[str, int]], taken: list[tuple[str, int]]) -> bool:
    """Whether a little word joins two halves of one title (Law and Procedure, Test of English)."""
    if len(tokens) < 2:
        return False
    left, right = tokens[-2][0], taken[-1][0]
    return (
        left[:1].isupper() and right[:1].isupper() and left.casefold() not in ("candidates", "applicants", "for", "the")
    )


def _phrase(text: str, taken: list[tuple[str, int]]) -> Phrase | None:
    while taken and (_is("bounds", taken[0][0]) or _is("determiners", taken[0][0])):
        taken = taken[1:]
    while taken and taken[-1][0] in ("-", "&"):
        taken = taken[:-1]
    if not taken:
        return None
    begin, end = taken[0][1], taken[-1][1] + len(taken[-1][0])
    if own := _OWN_NAME.match(text, begin, end):  # Paper B Tonnage
        begin = own.end()
    name = text[begin:end].rstrip(" .,-:;")
    if words()["again"].fullmatch(name) or name.casefold() in _PRONOUNS:
        return Phrase("", begin, name.casefold())
    if words()["whole"].fullmatch(name):
        return Phrase("", begin, "whole")
    if _NO_NAME.fullmatch(name):
        return None
    numbered = _NUMBERED.fullmatch(name)
    if len(name) < 3 or len(name.split()) > _LONGEST or (re.search(r"\d", name) and not numbered):
        return None
    head = name.split(" of ")[0]
    if words()["never"].search(head) and (not name[:1].isupper() or " " not in name):
        return None
    if words()["never"].search(name) and re.search(
        r"\b(?:[Cc]andidates?|[Aa]pplicants?|[Mm]inimum|[Pp]ass\w*|[Vv]acanc\w+)\b", name
    ):
        return None
    return Phrase(name, begin)


_AFTER = re.compile(
    r"[\s:)-]*(?:(?:of|for|in|on|from|to|the|it|this|that|those|an?|your|their|final|overall|total|scores?|marks?"
    r"|points|is|are|be|being|will|shall|can|may|awarded|given"
    r"|allotted|allocated|assigned|earned|obtained|gained|secured|available|comes?|derived|taken|based"
    r"|goes|go|weight(?:ing|age)?|weighted|comprises|percentage|aggregate|average"
    r"|consists|remaining|other|balance|result|grade|respectively)\b[\s,]*)*(?=[A-Za-z])",
    re.IGNORECASE,
)


def only_between(text: str) -> bool:
    """Whether a stretch before a number holds no word of its own."""
    return all(_between(word) for word, _ in _tokens(text))


def after(text: str, start: int, stop: int) -> Phrase | None:
    """The phrase that follows a number at ``start``, before ``stop``."""
    skipped = _AFTER.match(text, start, stop)
    begin = skipped.end() if skipped else start
    taken: list[tuple[str, int]] = []
    for word, at in _tokens(text[begin:stop]):
        if word[0] not in _STARTS:
            break
        bound = _is("bounds", word) or _is("determiners", word)
        if taken and bound and not (word.casefold() in _JOINS and _titled(text, begin + at, word, taken)):
            break
        taken.append((word, begin + at))
    while taken and (_is("bounds", taken[-1][0]) or taken[-1][0] in _SCORES):
        taken.pop()
    found = _phrase(text, taken)
    if found is None or not _NUMBERED.fullmatch(found.name):
        return found
    own = _IN_BRACKET.match(text, found.at + len(found.name), stop)  # Paper B (Report Writing)
    return Phrase(own["name"].strip(), own.start("name"), label=found.name) if own else found


_SCORES = ("score", "scores", "mark", "marks", "result", "results")
_IN_BRACKET = re.compile(r" ?\((?P<name>[A-Z][^()\d]{2,70})\)")


def _titled(text: str, at: int, word: str, taken: list[tuple[str, int]]) -> bool:
    following = re.match(r"\s+([A-Z])", text[at + len(word) :])
    return bool(following) and taken[-1][0][:1].isupper()


_SEPARATOR = re.compile(
    r",? and then |,? then |,? and |,? & |,? plus |,? as well as |,? followed by |, |;\s|:\s| ?/ ?", re.IGNORECASE
)


@memo_list
def listed(text: str) -> list[Phrase]:
    """The longest list of names in a sentence (a yard exercise, a talk and a docket simulation); empty where none."""
    best: list[Phrase] = []
    run: list[Phrase] = []
    cuts = [(0, 0), *(m.span() for m in _SEPARATOR.finditer(text)), (len(text), len(text))]
    closed = False
    for (opened, begin), (end, _) in pairwise(cuts):
        body = text[begin:end]
        closed = closed and text[opened:begin] == ", "  # A and B, somebody does C: the list ended with B
        found = _follows(body) if run and not closed else None
        if found is not None:
            run.append(Phrase(found.name, begin + found.at))
            closed = " and " in text[opened:begin]
            if not re.fullmatch(r"\W*(?:\([^()]*\))?\W*", body[found.at + len(found.name) :]):
                best, run = max(best, run, key=len), []  # what follows it ends the list
            continue
        best = max(best, run, key=len)
        opening = before(body)
        opens = opening is not None and opening.name and _leads(body, opening)
        run = [Phrase(opening.name, begin + opening.at)] if opening is not None and opens else []
    best = max(best, run, key=len)
    return best if len(best) > 1 and len({p.name.casefold() for p in best}) == len(best) else []


def _follows(body: str) -> Phrase | None:
    """The name that a further item of a list begins with."""
    if _ARTICLE.match(body) is None:
        return None
    found = after(body, 0, len(body))
    return found if found is not None and found.name else None


@memo_list
def mentioned(text: str) -> list[Phrase]:
    """Every name behind an article, in order, each once (the portfolio … a school improvement brief)."""
    out: list[Phrase] = []
    for article in re.finditer(r"\b(?:the|an?|your|their)\s+(?=[A-Za-z])", text, re.IGNORECASE):
        found = after(text, article.end(), len(text))
        known = {p.name.casefold() for p in out}
        if found is not None and found.name and found.at == article.end() and found.name.casefold() not in known:
            out.append(found)
    return out


_ARTICLE = re.compile(
    r"\s*(?:then )?(?:the|an?|your|their|one|its|on the|in the)\b|\s*[A-Z]"
    r"|\s*[a-z][\w-]*(?: [a-z][\w-]*){0,3}\s*(?:[.(]|$)"
)


def _leads(body: str, phrase: Phrase) -> bool:
    """Whether a phrase that begins a list is marked as a noun: by its article, its capitals or a colon before it."""
    lead = body[: phrase.at].rstrip()
    return bool(
        re.search(
            r"(?:^|\b(?:the|an?|your|their|one|its|of|both|by|in|on|to|take|sit|takes|sits|complete|undertake"
            r"|include|includes|are|is|comprises|namely|through|between)|[:(])$",
            lead,
            re.IGNORECASE,
        )
    )


@cache
def head_noun() -> re.Pattern[str]:
    """The nouns that the name of a test ends in."""
    return re.compile(rf"\b(?:{'|'.join(load('subjects')['own']['heads'])})$", re.IGNORECASE)


def is_test(name: str) -> bool:
    """Whether a name alone tells that it is a test: by its head noun, or by what the notice calls its tests."""
    return bool(head_noun().search(name) or find_subjects(name))


__all__ = ["Phrase", "after", "before", "head_noun", "is_test", "listed", "mentioned", "only_between", "words"]
