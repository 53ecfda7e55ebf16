"""Requirements that a notice repeats: what several posts ask alike."""

from __future__ import annotations

from extractors.conditions.rules import Rule
from schema.conditions import Nationality, Prose


def each_once(rules: list[Rule], posts: frozenset[str]) -> list[Rule]:
    """Each requirement once: prose repeated under all posts, or of nobody in particular, holds for all of them.

    ``posts``: the names of the posts that have chapters of their own; prose repeated under some is asked of those.
    """
    out: list[Rule] = []
    asked: dict[object, set[object]] = {}
    for rule in rules if posts else ():
        if rule.model is Prose and "who" in rule.values:
            asked.setdefault((rule.values["kind"], rule.values["text"]), set()).add(rule.values["who"])
    some = {said for said, people in asked.items() if len(people) > 1 and not people >= posts}
    for rule in rules:
        key = {k: v for k, v in rule.values.items() if k != "who"}
        apart = rule.model is Prose and (rule.values.get("kind"), rule.values.get("text")) in some
        same = next((r for r in out if _alike(r, rule, key, apart=apart)), None)
        if rule.model is Nationality and any(r.model is Nationality and "who" not in r.values for r in out):
            continue  # 中国公民 beside 具有中华人民共和国国籍
        if same is None or (not key and not rule.options):
            out.append(rule)
            continue
        if same.values.get("who") != rule.values.get("who") and rule.model is Prose:
            same.values.pop("who", None)
            same.proofs.pop("who", None)
            same.tracks = ()
        elif same.values.get("who") != rule.values.get("who"):
            out.append(rule)
    return out


def _alike(one: Rule, other: Rule, key: dict[str, object], *, apart: bool) -> bool:
    """Whether two rules ask the same; for prose, whomever they ask, unless it is asked of some posts (``apart``)."""
    if one.model is not other.model or one.options != other.options:
        return False
    same = {k: v for k, v in one.values.items() if k != "who"} == key
    if apart and one.values.get("who") != other.values.get("who"):
        return False
    return same and (one.model is Prose or one.tracks == other.tracks)


__all__ = ["each_once"]
