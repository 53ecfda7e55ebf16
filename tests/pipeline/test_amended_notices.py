"""A notice and its correction, read together, are the amended notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.facts import to_facts
from corpus.metric import compare, load, total
from ingest import read
from pipeline.amended import extract_amended
from schema.errors import InputError

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"


def test_both_read_together_are_the_amended_sheet() -> None:
    documents = [read(NOTICES / f"{name}.txt") for name in ("01-linxi-shiye", "10-linxi-correction")]
    notice = extract_amended(documents)
    counts = total(compare(load(NOTICES / "01-linxi-shiye-amended.yaml"), to_facts(notice, documents)).values())
    assert counts.f1 > 0.99
    assert notice.verify(documents) > 100
    assert extract_amended(list(reversed(documents))).posts == notice.posts
    with pytest.raises(InputError, match="not here"):
        extract_amended(documents[1:])
