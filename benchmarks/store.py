"""A store with 100,000 notices: list, search, open and compare, against the tenth of a second that a person waits."""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.timing import Pair

LIMIT = 0.1
"""Seconds."""
_PLACES = "东西南北江河湖海山溪"
_JOBS = ("教师", "护士", "会计", "农技推广", "网络技术", "公卫医师", "工程师", "司机", "法官助理", "社区工作者")


def run() -> list[Pair]:
    """Median of 20 calls against the limit; ``JINBANG_BENCH_NOTICES`` sets another number of notices."""
    from store import Store

    many = int(os.environ.get("JINBANG_BENCH_NOTICES", "100000"))
    with tempfile.TemporaryDirectory() as folder:
        opened = Store.open(f"sqlite:///{folder}/bench.db")
        try:
            idents = _fill(opened, many)
            return [
                Pair(f"{name} among {many:,} notices / 0.1 s", _median(call), LIMIT)
                for name, call in _calls(opened, idents)
            ]
        finally:
            opened.close()


def _fill(store: Any, many: int) -> list[str]:
    """Notices that differ in id, title, kind and date, with the content of one bundled notice."""
    from sqlalchemy import insert

    from extractors import extract
    from ingest import read
    from store.tables import NoticeRow

    document = read(Path(__file__).resolve().parent.parent / "corpus" / "notices" / "01-linxi-shiye.txt")
    notice = extract([document])
    text, chance = notice.model_dump_json(), random.Random(1)
    idents = []
    with store.write() as repository:
        repository.put_notice(notice, [document])
        rows: list[dict[str, Any]] = []
        for number in range(many):
            ident = hashlib.sha256(str(number).encode()).hexdigest()
            place = "".join(chance.choice(_PLACES) for _ in range(2)) + "县"
            year = 2000 + number % 25
            title = f"{place}{year}年公开招聘{chance.choice(_JOBS)}公告第{number}号"
            rows.append(
                {
                    "id": ident,
                    "extractor": notice.extractor,
                    "title": title,
                    "kind": "public_institution" if number % 3 else "teacher",
                    "published": f"{year}-{1 + number % 12:02}-{1 + number % 28:02}",
                    "posts": len(notice.posts),
                    "schemes": len(notice.schemes),
                    "errors": 0,
                    "findings": len(notice.findings),
                    "questions": len(notice.questions),
                    "json": text.replace(notice.id, ident),
                }
            )
            repository.index.put_text(ident, notice.extractor, title)
            idents.append(ident)
            if len(rows) == 2000 or number == many - 1:
                repository._session.execute(insert(NoticeRow), rows)
                rows = []
    return idents


def _calls(store: Any, idents: list[str]) -> list[tuple[str, Callable[[], object]]]:
    from review.diff import diff

    chance = random.Random(2)

    def reading(work: Callable[[Any], object]) -> Callable[[], object]:
        def call() -> object:
            with store.read() as repository:
                return work(repository)

        return call

    def two(repository: Any) -> object:
        return diff(*(repository.get_notice(chance.choice(idents)) for _ in range(2)))

    return [
        ("list 50", reading(lambda r: r.list_notices(limit=50))),
        ("list 50 of a kind", reading(lambda r: r.list_notices(kind="teacher", limit=50))),
        ("count", reading(lambda r: r.count_notices())),
        ("search 教师 2024", reading(lambda r: r.search("教师 2024"))),
        ("search 护士", reading(lambda r: r.search("护士"))),
        ("open one", reading(lambda r: r.get_notice(chance.choice(idents)))),
        ("open two and compare", reading(two)),
    ]


def _median(call: Callable[[], object], times: int = 20) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]
