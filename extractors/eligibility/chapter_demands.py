"""Demands of posts that are described one below the other: each is made on those who apply for its post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractors.conditions.rules import Rule, Scope
from extractors.outline.post_chapters import Chapter, post_chapters
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from extractors.text.source import Source


def of_chapter(source: Source, chapter: Chapter, piece: Piece, scope: Scope) -> tuple[Piece, Scope] | None:
    """What a piece of a chapter demands, and of whom; None where it tells duties, pay or places."""
    begin = chapter.asks(piece.start, piece.end)
    if begin is None:
        return None
    if len(post_chapters(source)) > 1:
        scope = replace(scope, who=source.text[slice(*chapter.name)], who_span=chapter.name)
    return replace(piece, zone=Zone.CONDITIONS, start=begin, text=piece.text[begin - piece.start :]), scope


def asked_of_post(source: Source, chapter: Chapter, rules: Iterable[Rule]) -> None:
    """Give the rules of a chapter that name nobody to those who apply for its post, where there are others."""
    if len(post_chapters(source)) < 2:
        return
    name = source.text[slice(*chapter.name)]
    for rule in rules:
        if rule.tracks:
            continue
        if "who" not in rule.values:
            rule.values["who"], rule.proofs["who"] = name, [chapter.name]
        elif _SEX.fullmatch(str(rule.values["who"])):
            rule.values["who"] = f"应聘{name}的{rule.values['who']}"
            rule.proofs["who"] = [chapter.name, *rule.proofs.get("who", [])]


_SEX = re.compile(r"[男女]性?(?:人员|者)?")
"""女性,45周岁以下 below a post: the women who apply for it."""


__all__ = ["asked_of_post", "of_chapter"]
