"""A large post table: every post with its evidence, against bare reads of the same workbook by xlrd and calamine.

Each side runs in a fresh process, since all hold the whole table in memory; of the quick ones the best of several runs
counts. Seconds are of the processor, so that a busy machine slows all sides alike; the other pairs are peaks of memory.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from benchmarks.timing import Pair

if TYPE_CHECKING:
    from schema.lazy_posts import LazyPosts

TYPED = "national post table (xls) → typed, grounded posts"
"""Read, the posts told from other rows and from each other (names, codes, headcounts, organisations parsed), every
post with all its values and their evidence at hand by its number. A column is parsed when a field of it is asked
for."""
COLUMNS = "national post table (xls) → every field of every post, by column"
"""The same, and every column parsed."""
PROVEN = "national post table (xls) → every field of every post, and the range of every quote"
"""The same, and the places of all evidence as arrays, checked against the document; no object is made for a post."""
POSTS = "national post table (xls) → every post made, all values and all evidence"
"""Every field of every post, and every post looked at: one record each, with one for each piece of evidence."""
FACTS = "national post table (xls) → the whole notice as a fact sheet (YAML text)"
JSON = "national post table (xls) → the whole notice with all evidence (JSON text)"
"""What ``jinbang extract`` writes, beginning with the bytes of the file; every quote is checked on the way."""


ROUNDS = 3


def run() -> list[Pair]:
    """Seconds and peaks of memory of both sides; nothing where no large table is at hand."""
    root = Path(__file__).resolve().parent.parent.parent
    pairs: list[Pair] = []
    for archive in sorted((root / "shared" / "real").glob("*guokao*/*.zip")):
        sides = [_bare, _read, _posts, _columns, *([_opened] if importlib.util.find_spec("xlrd") else [])]
        bare, read, typed, columns, *rest = _best(sides, archive)
        ours, made = _alone(_extract, archive), _alone(_made, archive)
        proven, facts, text = (_alone(side, archive) for side in (_proven, _facts, _json))
        wider = [(COLUMNS, columns), (PROVEN, proven), (POSTS, made), (FACTS, facts), (JSON, text)]
        posts = f"posts of {ours[2]} rows"
        pairs += [
            Pair("reading the workbook / calamine's cells", read[0], bare[0]),
            Pair("reading the workbook / calamine's cells, peak of memory", read[1], bare[1], "MB"),
            Pair(f"{TYPED} / calamine's cells", typed[0], bare[0]),
            Pair(f"{TYPED} / calamine's cells, peak of memory", typed[1], bare[1], "MB"),
            *(Pair(f"{name} / calamine's cells", found[0], bare[0]) for name, found in wider),
            Pair(f"{posts} / calamine's cells", ours[0], bare[0]),
            Pair(f"{posts} / calamine's cells, peak of memory", ours[1], bare[1], "MB"),
        ]
        if rest:
            slow, mere = _alone(_xlrd, archive), rest[0]
            merged = _alone(_merged, archive)
            pairs += [
                Pair(f"{TYPED} / xlrd's mere read", typed[0], mere[0]),
                *(Pair(f"{name} / xlrd's mere read", found[0], mere[0]) for name, found in wider),
                Pair(f"{TYPED} / xlrd's cells", typed[0], slow[0]),
                Pair(f"{TYPED} / xlrd's cells with merged ranges", typed[0], merged[0]),
                Pair(f"{posts} / xlrd's mere read", ours[0], mere[0]),
                Pair("reading the workbook / xlrd's mere read", read[0], mere[0]),
                Pair("reading the workbook / xlrd's cells", read[0], slow[0]),
                Pair(f"{posts} / xlrd's cells", ours[0], slow[0]),
                Pair(f"{posts} / xlrd's cells, peak of memory", ours[1], slow[1], "MB"),
            ]
    return pairs


def _best(sides, archive: Path):
    """The least seconds of several rounds, in each of which every side runs once: a busy machine slows all of them."""
    rounds = [[_alone(side, archive) for side in sides] for _ in range(ROUNDS)]
    return [min(found) for found in zip(*rounds, strict=True)]


def _alone(work, archive: Path):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, archive).result()


def _read(archive: Path) -> tuple[float, float, int]:
    from ingest import read_all

    start = time.process_time()
    documents = read_all(archive)
    return time.process_time() - start, _peak(), len(documents)


def _extract(archive: Path) -> tuple[float, float, int]:
    from extractors import extract
    from ingest import read_all

    start = time.process_time()
    notice = extract(read_all(archive))
    return time.process_time() - start, _peak(), len(notice.posts)


def _posts(archive: Path, also: Callable[[LazyPosts], object] | None = None) -> tuple[float, float, int]:
    from benchmarks.reading import post_table
    from extractors.posts.gathering import extract_posts
    from extractors.text.context import Context
    from extractors.text.memo import forget
    from extractors.text.source import Source
    from ingest import read_all, read_bytes
    from schema.undisturbed import undisturbed

    extract_posts(Context((Source(read_bytes(post_table(600), "a.xlsx")),)))  # loads the lexicons
    forget()
    start = time.process_time()
    sources = tuple(Source(document) for document in read_all(archive))
    with undisturbed():  # as in all of the extraction
        posts = cast("LazyPosts", extract_posts(Context(sources)))
    if also is not None:
        also(posts)
    spent = time.process_time() - start
    assert all(posts[at].evidence["name"][0].address for at in (0, len(posts) // 2, -1))
    return spent, _peak(), len(posts)


def _columns(archive: Path) -> tuple[float, float, int]:
    from schema.notice import Post

    return _posts(archive, lambda posts: [posts.rows.values(field) for field in Post.model_fields])


def _made(archive: Path) -> tuple[float, float, int]:
    return _posts(archive, lambda posts: sum(len(post.evidence) for post in posts))


def _proven(archive: Path) -> tuple[float, float, int]:
    from schema.notice import Post

    def work(posts: LazyPosts) -> None:
        for field in Post.model_fields:
            posts.rows.values(field)
        documents = {shape.grid.source.document.id: shape.grid.source.document for shape in posts.rows.shapes}
        assert posts.rows.verify(documents) > 10 * len(posts)

    return _posts(archive, work)


def _facts(archive: Path) -> tuple[float, float, int]:
    return _written(archive, "facts")


def _json(archive: Path) -> tuple[float, float, int]:
    return _written(archive, "json")


def _written(archive: Path, kind: str) -> tuple[float, float, int]:
    from cli.extract import TEXTS, Format
    from cli.notices import read_one

    start = time.process_time()
    item = read_one([archive])
    size = sum(map(len, TEXTS[Format(kind)](item, True)))
    return time.process_time() - start, _peak(), size


def _opened(archive: Path) -> tuple[float, float, int]:
    import xlrd

    start = time.process_time()
    with ZipFile(archive) as members:
        books = [xlrd.open_workbook(file_contents=members.read(member)) for member in members.infolist()]
    return time.process_time() - start, _peak(), len(books)


def _bare(archive: Path) -> tuple[float, float, int]:
    from python_calamine import CalamineWorkbook

    start = time.process_time()
    rows = 0
    with ZipFile(archive) as members:
        for member in members.infolist():
            book = CalamineWorkbook.from_filelike(BytesIO(members.read(member)))
            rows += sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    return time.process_time() - start, _peak(), rows


def _xlrd(archive: Path) -> tuple[float, float, int]:
    return _cells(archive, formats=False)


def _merged(archive: Path) -> tuple[float, float, int]:
    """xlrd tells of merged ranges, without which blank cells cannot be told from merged ones, only with all formats."""
    return _cells(archive, formats=True)


def _cells(archive: Path, *, formats: bool) -> tuple[float, float, int]:
    import xlrd

    start = time.process_time()
    rows = 0
    with ZipFile(archive) as members:
        for member in members.infolist():
            book = xlrd.open_workbook(file_contents=members.read(member), formatting_info=formats)
            rows += sum(len(list(sheet.get_rows())) for sheet in book.sheets())
    return time.process_time() - start, _peak(), rows


def _peak() -> float:
    """Peak resident memory of this process in GB; getrusage may give that of the process which started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e9
