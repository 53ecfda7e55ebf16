"""Subtotals: names for a total that have a share of another total (考试成绩占综合成绩的60%)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.subjects import SubjectHit, find_subjects

_SHARE_OF = re.compile(r"\s?(?:[占按以×*为]|所占|权重){0,3}[^,;。%、=+]{0,14}?\d{1,3}(?:\.\d+)?\s?%")


def part_of_total(text: str, hit: SubjectHit) -> bool:
    """Whether a name for a total has a share of another total in a clause (考试成绩占综合成绩的60%)."""
    found = _SHARE_OF.match(text, hit.end) if hit.kind == "total" else None
    inside = find_subjects(text[hit.end : found.end()]) if found else []
    if re.search(r"[占入到成][《“]?$", text[: hit.start]):
        return False  # 占综合成绩的60%: the share is of it
    others = {h.name for h in find_subjects(text) if h.kind == "total"} - {hit.name}
    return found is not None and bool(others) and all(h.kind == "total" for h in inside)


def subtotal_names(sources: Sequence[Source]) -> Mapping[str, str]:
    """The one name that is no total of the notice but a part of it, though others call a total so: its id."""
    found = {
        hit.name
        for source in sources
        if source.zh and "%" in source.text
        for line in source.prose()
        if "%" in line.text
        for clause in source.clauses(line)
        for hit in find_subjects(clause.text)
        if part_of_total(clause.text, hit)
    }
    return {found.pop(): "exam"} if len(found) == 1 else {}


__all__ = ["part_of_total", "subtotal_names"]
