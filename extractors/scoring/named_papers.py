"""Named papers: numbered papers of English notices with the names printed beside them (Paper A (Case Analysis))."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.values.sayings import Held
from extractors.values.subjects import SubjectHit, find_subjects

_PAPER = re.compile(
    r"\b(?P<id>Paper[- ](?:IV|I{1,3}|V|[1-6A-F]))(?: \((?P<in>[A-Z][^()\d]{2,60}?)"
    r"(?:[,;:-]? ?\d{2,3} ?(?:marks|points))?\)|: (?P<out>[A-Z][A-Za-z&'"
    r" -]{3,60}?)(?=,|;| and Paper|\.|$| \())"
)


def named_papers(text: str) -> Held | None:
    """Paper A (Case Analysis) and Paper B (Drafting): the papers with the names that are printed for them."""
    out: list[SubjectHit] = []
    for found in _PAPER.finditer(text):
        key = "in" if found.group("in") else "out"
        ident = find_subjects(re.sub(r"[- ]", "-", found.group("id")))
        name = found.group(key).strip()
        if ident and not re.search(r"\b(?:marks|hours?|minutes|qualifying|pass|each)\b", name, re.IGNORECASE):
            out.append(SubjectHit(found.start(key), found.start(key) + len(name), ident[0].id, name))
    return Held(tuple(out), out[0].start, out[-1].end) if len(out) > 1 else None


def made_of_papers(statements: Sequence[Statement]) -> dict[str, str]:
    """An examination by its own name (the JRE) that papers alone make up, in an English notice that names no written
    test: it is that."""
    parts: dict[str, set[str]] = {}
    for made in statements:
        value = made.value
        if made.source.zh or not isinstance(value, Share):
            continue
        if value.subject.id == "written" or (value.parent and value.parent.id == "written"):
            return {}
        if value.parent is not None and not value.parent.id and value.parent.name:
            parts.setdefault(value.parent.name, set()).add(value.subject.kind)
    return {name: "written" for name, kinds in parts.items() if kinds == {"paper"}}


__all__ = ["made_of_papers", "named_papers"]
