"""Whole extraction (alone, and with reading) against segmenting the same text with jieba.

What the extractors remember of a notice is dropped before the next one is read, so no round gains by the one before.
"""

from __future__ import annotations

import logging
from pathlib import Path

from benchmarks.timing import Pair, side_by_side


def run() -> list[Pair]:
    """One pair for the bundled text notices, one for the real seeds where they are at hand."""
    import jieba

    from extractors import extract
    from ingest import read

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    root = Path(__file__).resolve().parent.parent
    groups = {"bundled notices": sorted((root / "corpus" / "notices").glob("*.txt"))}
    seeds = sorted((root.parent / "shared" / "seeds").glob("*.txt"))
    if seeds:
        groups["five real notices"] = seeds
    pairs = []
    for name, paths in groups.items():
        texts = [path.read_text(encoding="utf-8") for path in paths]
        documents = [read(path) for path in paths]
        pairs.append(
            side_by_side(
                f"extract the {name}, read before / jieba.lcut of their text",
                lambda documents=documents: [extract([document]) for document in documents],
                lambda texts=texts: [jieba.lcut(text) for text in texts],
            )
        )
        pairs.append(
            side_by_side(
                f"read and extract the {name} / jieba.lcut of their text",
                lambda paths=paths: [extract([read(path)]) for path in paths],
                lambda texts=texts: [jieba.lcut(text) for text in texts],
            )
        )
    return pairs
