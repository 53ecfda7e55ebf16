"""A large post table: every post with its evidence, against a bare read of the same workbook by python-calamine.

Each side runs once in a fresh process, since both hold the whole table in memory; the second pair is their peaks.
"""

from __future__ import annotations

import resource
import time
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from zipfile import ZipFile

from benchmarks.timing import Pair


def run() -> list[Pair]:
    """Seconds and peak memory (MB) of both sides; nothing where no large table is at hand."""
    root = Path(__file__).resolve().parent.parent.parent
    pairs: list[Pair] = []
    for archive in sorted((root / "shared" / "real").glob("*guokao*/*.zip")):
        ours, theirs = _alone(_extract, archive), _alone(_bare, archive)
        name = f"posts of {ours[2]} rows / calamine's cells"
        pairs += [Pair(f"{name}, seconds", ours[0], theirs[0]), Pair(f"{name}, peak in GB", ours[1], theirs[1])]
    return pairs


def _alone(work, archive: Path):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, archive).result()


def _extract(archive: Path) -> tuple[float, float, int]:
    from extractors import extract
    from ingest import read_all

    start = time.perf_counter()
    notice = extract(read_all(archive))
    return time.perf_counter() - start, _peak(), len(notice.posts)


def _bare(archive: Path) -> tuple[float, float, int]:
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    rows = 0
    with ZipFile(archive) as members:
        for member in members.infolist():
            book = CalamineWorkbook.from_filelike(BytesIO(members.read(member)))
            rows += sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    return time.perf_counter() - start, _peak(), rows


def _peak() -> float:
    """Peak resident memory of this process in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
