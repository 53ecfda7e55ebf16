"""A notice of a few sentences, read against a scheme made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from extractors.selection.selection import attach
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.document import Document
from schema.notice import Notice, Track
from schema.scheme import Mark, Scheme, Term, WeightedSum

Tree = Mapping[str, str | Mapping[str, str]]

CHINESE: Tree = {
    "xingce": "行政职业能力测验",
    "shenlun": "申论",
    "professional": "专业知识",
    "interview": "面试",
    "skill_test": "技能测试",
    "written": {"xingce": "0.4", "shenlun": "0.3", "professional": "0.3"},
    "total": {"written": "0.5", "skill_test": "0.2", "interview": "0.3"},
}
ENGLISH: Tree = {
    "paper_i": "Paper I",
    "paper_ii": "Paper II",
    "interview": "Interview",
    "written": {"paper_i": "0.5", "paper_ii": "0.5"},
    "total": {"written": "0.5", "interview": "0.5"},
}
NAMES = {"written": ("笔试", "Written test"), "total": ("总成绩", "Total score")}


def make_scheme(document: Document, tree: Tree, tracks: tuple[str, ...] = ()) -> Scheme:
    """A scheme with full marks of 100; its own evidence is the first character of the document."""
    proof = {"self": (document.evidence(0, 1),)}
    marks = tuple(Mark(id=i, name=n, full=Decimal(100), evidence=proof) for i, n in tree.items() if isinstance(n, str))
    steps = tuple(
        WeightedSum(
            id=i,
            name=NAMES[i][document.language.value == "en"],
            evidence=proof,
            terms=tuple(Term(id=f"{i}-{k}", input=k, weight=Decimal(w), evidence=proof) for k, w in parts.items()),
        )
        for i, parts in tree.items()
        if not isinstance(parts, str)
    )
    total = "total" if "total" in tree else None
    return Scheme(id="scheme-1", marks=marks, steps=steps, total=total, tracks=tracks, evidence=proof)


@pytest.fixture
def select() -> Callable[..., tuple[Scheme, ...]]:
    """``select(text, tree=…, tracks={id: label})``: the schemes that come out, all evidence verified."""

    def run(text: str, *, tree: Tree | None = None, tracks: Mapping[str, str] | None = None) -> tuple[Scheme, ...]:
        document = read_bytes(text.encode(), "notice.txt")
        source = Source(document)
        proof = {"self": (document.evidence(0, 1),)}
        known = tuple(Track(id=i, label=label, evidence=proof) for i, label in (tracks or {}).items())
        base = make_scheme(document, tree or (CHINESE if source.zh else ENGLISH), tuple(t.id for t in known))
        schemes = attach(Context((source,), tracks=known), (base,))
        notice = Notice(id="n", documents=(document.id,), extractor="test", schemes=schemes)
        assert notice.verify([document]) > 0
        return schemes

    return run
