"""Askers: who applies for one post, at the head of a clause (报考护士的,大专以上,30周岁以下), and what is asked.

Everything behind such a head is asked of these people alone, up to the next head; read apart, each of its demands
would be asked of everybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.rules import GENERIC, Rule, Scope, any_asker, limit, pattern


def about_askers(text: str, at: int, rules: Sequence[Rule], scope: Scope) -> None:
    """Limit the demands behind each head of a clause to the people whom the head names.

    :param text: the clause; ``at``: its view offset
    :param rules: what the clause demands; those that name people or classes of their own are left alone
    """
    heads = [
        head
        for head in pattern("subjects", "askers").finditer(text)
        if not GENERIC.fullmatch(head["who"]) and not any_asker(head["who"])
    ]
    ends = [*(h.start() for h in heads), len(text)][1:]
    for head, end in zip(heads, ends, strict=True):
        for rule in rules:
            if head.end() <= rule.cited[0] - at < end and not rule.tracks and "who" not in rule.values:
                limit(rule, (head["who"], head.start("who"), head.end("who")), at, scope)


__all__ = ["about_askers"]
