"""Notes beside a table that are about all of its posts: 以上岗位年龄均不超过35周岁."""

from __future__ import annotations

from extractors.conditions.rules import pattern


def all_posts(text: str, *, going: bool = False) -> int | None:
    """Where a clause of a note that is about all posts of a table begins to demand; None for others.

    ``going``: the clause before it was about all of them.
    """
    if pattern("notes", "not").search(text):
        return None
    label = pattern("notes", "label").match(text)
    begin = label.end() if label else 0
    if named := pattern("notes", "all").match(text, begin):
        return named.end()
    alike = pattern("notes", "alike").match(text, begin) or (going and pattern("notes", "more").match(text, begin))
    return begin if alike else None


__all__ = ["all_posts"]
