"""Round rest: what has the share that another leaves, of an interview (讨论占面试成绩的40%,其余为结构化面试) or of the
total (笔试占总成绩的60%,其余为面试成绩)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Clause
from extractors.values.subjects import SubjectHit, find_subjects

_ROUND = "interview"
_KINDS = frozenset(("part", "other"))
_FORM = r"(?P<q>[\u4e00-\u9fff]{2,10}?(?:面试|面谈|答辩|问答|演讲|试讲|展示|操作|讨论|测试|测评))"
_FIRST = r"[\u4e00-\u9fff]{2,10}(?:\([^()]*\))?"
_REST = (
    re.compile(
        rf"(?:其余|剩余|余下)(?:部分|的|分数|分值|\d+%)*(?:为|是|由|均为|来自|即)?{_FORM}(?=[,。;()]|$|组成|构成|成绩)"
    ),
    re.compile(rf"由{_FIRST}(?:和|及|、|与|以及){_FORM}(?:\([^()\d]*\))?(?:两(?:个|项)?部分)?(?:组成|构成)"),
    re.compile(
        rf"(?:包括|包含|分为|含|设){_FIRST}(?:和|及|、|与|以及){_FORM}(?:两(?:个|项|种)?(?:部分|环节|形式))?(?=[,。;(]|$)"
    ),
)
_PLAIN = frozenset(("面试", "面试成绩"))


def with_rest(statements: Sequence[Statement]) -> list[Statement]:
    """``statements``, and for the one share of a form of the interview the share of the other form that is named."""
    out: list[Statement] = []
    told = [(s, s.value) for s in statements if isinstance(s.value, Share) and s.source.zh]
    tests = {value.subject.id for _, value in told}
    for made in statements:
        share = made.value
        if isinstance(share, Share) and made.source.zh and (left := _left_of_total(made, share, tests)):
            out += [made, left]
            continue
        alone = isinstance(share, Share) and made.source.zh and _is_form(share)
        sentence = _sentence(made) if alone else None
        hit = next(_others(sentence, share), None) if sentence is not None and isinstance(share, Share) else None
        if hit is None or not isinstance(share, Share) or sentence is None:
            out.append(made)
            continue
        named = any(s is not made and value.subject.name == hit.name for s, value in told)
        if named or any(s is not made and _is_form(value) and s.group == made.group for s, value in told):
            out.append(made)
            continue
        whole = SubjectHit(-1, -1, _ROUND, "面试")
        shift = sentence.start - made.base
        rest = replace(hit, start=hit.start + shift, end=hit.end + shift)
        out.append(replace(made, value=replace(share, parent=whole)))
        out.append(replace(made, value=Share(rest, Decimal(1) - share.weight, whole, share.start, share.end)))
    return out


_TEST = re.compile(
    r"(?:其余|剩余|余下|剩下)(?:部分|的|分数|分值|\d+%)*(?:均|都)?(?:为|是|由|来自|即)?"
    r"(?P<q>[\u4e00-\u9fff]{2,10}?)(?:所占|占|计入|组成|构成)?(?=[,。;()]|$)"
    r"|(?<=[,。;、])(?P<p>[\u4e00-\u9fff]{2,8}?)所?占(?:其余|剩余|余下|剩下)的?(?:全部|部分|比例|权重|分数|分值)?(?=[,。;()]|$)"
)


def _left_of_total(made: Statement, share: Share, tests: set[str]) -> Statement | None:
    """The share of the other test, where a sentence gives one test's share of the total and leaves the rest to it."""
    above = share.parent
    if share.subject.kind != "stage" or not 0 < share.weight < 1 or (above is not None and above.kind != "total"):
        return None
    line = made.source.line_at(made.base + share.start)
    at = made.base + share.end
    sentence = next((s for s in made.source.sentences(line) if s.start <= at <= s.end), None) if line else None
    found = _TEST.search(sentence.text, at - sentence.start) if sentence is not None else None
    name = "q" if found and found["q"] else "p"
    hits = [h for h in find_subjects(found[name]) if h.kind != "total"] if found else []
    if found is None or sentence is None or len(hits) != 1 or hits[0].kind != "stage" or hits[0].id in tests:
        return None
    begin = found.start(name) + hits[0].start + sentence.start - made.base
    hit = replace(hits[0], start=begin, end=begin + len(hits[0].name))
    return replace(made, value=Share(hit, Decimal(1) - share.weight, above, share.start, share.end))


def _is_form(share: object) -> bool:
    """Whether a share is one of a form of the interview: a part, of it or of nothing that is said."""
    if not isinstance(share, Share) or not 0 < share.weight < 1:
        return False
    above = share.parent is None or share.parent.id == _ROUND
    named = share.subject.kind in _KINDS or (share.subject.id == _ROUND and share.subject.name not in _PLAIN)
    return above and named


def _sentence(made: Statement) -> Clause | None:
    line = made.source.line_at(made.base + made.value.start)
    at = made.base + made.value.start
    sentences = made.source.sentences(line) if line is not None else ()
    return next((s for s in sentences if s.start <= at < s.end and "面试" in s.text), None)


def _others(sentence: Clause, share: Share) -> Iterator[SubjectHit]:
    """The other form that the sentence names, in its positions."""
    for form in _REST:
        for found in form.finditer(sentence.text):
            name = found["q"]
            hits = [h for h in find_subjects(name) if h.kind != "total"]
            if name in _PLAIN or name == share.subject.name or share.subject.name.endswith(name):
                continue
            ident = hits[-1].id if hits and hits[-1].end == len(name) else ""
            yield SubjectHit(found.start("q"), found.end("q"), ident, name)


__all__ = ["with_rest"]
