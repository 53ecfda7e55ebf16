"""Passed tests: a next stage taken from whoever passed earlier ones (在体能测试、心理测评都过关的人员中确定面试人选).

What is said of the people to choose from says when the verdicts and pass marks of those tests take effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage
from extractors.scoring.naming import Names
from extractors.scoring.targets import target_words
from extractors.text import patterns as re
from extractors.text.context import Draft
from schema.notice import Track
from schema.scheme import Gate


@dataclass(frozen=True, slots=True)
class Passed:
    """Whoever passed ``tests`` may be chosen for ``to``."""

    passage: Passage
    start: int
    end: int
    tests: tuple[str, ...]
    to: str
    tracks: tuple[str, ...]


_TESTS = r"[^,。;:]{2,48}?(?:测试|测评|考核|考试|成绩|结果)?"
_AMONG = re.compile(
    rf"(?:(?:在|从)(?P<of>{_TESTS})|(?:^|(?<=[,;:]))(?P<who>{_TESTS}))"
    r"(?:均|都|全部|全都|皆)?(?:过关|合格|达标|通过|及格)(?:的|者)?(?:人员|考生|应聘人员|报考人员|应聘者|报考者|人选|对象)?"
    r"(?:(?:当|之)?中|里|范围内|(?:的|者)?,?(?:都|均|全部|一律)(?:可以?)?(?:参加|进入|列入|列为))"
)
_HEAD = re.compile(
    r"(?:^|[,。;:)])[^,。;:]{0,12}?(?P<to>面试|考察|体检|笔试)(?:人选|对象|人员|名单)(?:的确定|确定|产生)?:"
)


def passed_tests(passages: Sequence[Passage], names: Names, tracks: Sequence[Track]) -> list[Passed]:
    """What sentences say of the tests that whoever goes on has passed, in order."""
    found: list[Passed] = []
    words, terms = target_words()
    for passage in passages:
        text = passage.text
        for match in _AMONG.finditer(text) if passage.zh else ():
            key = "of" if match["of"] else "who"
            tests = tuple(dict.fromkeys(n.id for n in names.find(match[key]) if names.known(n.id)))
            head = _HEAD.search(text, 0, match.start(key))
            behind = words.search(re.split("[。;]", text[match.end() :])[0])
            to = terms.get(head["to"]) if head else terms[behind.group()] if behind else None
            if to is None or to in tests or not tests:
                continue
            scope = mentions(text[: match.end()], tracks) or passage.tracks
            found.append(Passed(passage, match.start(), match.end(), tests, to, scope))
    return found


def taking_effect(gates: Sequence[Gate], passed: Sequence[Passed], verdicts: frozenset[str]) -> tuple[Gate, ...]:
    """``gates`` with the stage that passing opens; one more for each of ``verdicts`` that is spoken of only here."""
    out: list[Gate] = []
    for gate in gates:
        told = next((p for p in passed if gate.on in p.tests and _meets(gate.tracks, p.tracks)), None)
        if gate.to is not None or gate.when is not None or told is None:
            out.append(gate)
            continue
        evidence = dict(gate.evidence) | {"to": (told.passage.cite(told.start, told.end),)}
        out.append(gate.model_copy(update={"to": told.to, "evidence": evidence}))
    said = {gate.on for gate in out}
    for told in passed:
        for test in told.tests:
            if test in verdicts and test not in said:
                draft = Draft(f"gate-passed-{len(out) + 1}")
                draft.cite(told.passage.cite(told.start, told.end))
                draft.put("on", test)
                draft.put("min", 1)
                draft.put("to", told.to)
                out.append(draft.build(Gate, tracks=()))
                said.add(test)
    return tuple(out)


def _meets(gate: tuple[str, ...], told: tuple[str, ...]) -> bool:
    return not gate or not told or bool(set(gate) & set(told))


__all__ = ["Passed", "passed_tests", "taking_effect"]
