"""A store of 100,000 notices answers at once. Minutes long, so only with ``pytest -m slow``."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert

from review.diff import diff
from schema.document import Document
from schema.notice import Notice, Post
from store import Repository, Store
from store.tables import NoticeRow

COUNT = 100_000
LIMIT = 0.1
"""Seconds that each of these may take."""

PLACES, JOBS = (
    "东西南北江河湖海山溪",
    ("教师", "护士", "会计", "农技推广员", "公卫医师", "工程师", "法官助理", "社区工作者"),
)


def fill(store: Store, document: Document, notice: Notice) -> list[str]:
    """Notices of 30 posts each with titles of their own; all cite the same document."""
    proof = {"self": (document.evidence(0, 2),)}
    posts = tuple(
        Post(id=f"A{i:03}", code=f"A{i:03}", name=f"岗位{i}", org="单位", headcount=1 + i % 3, evidence=proof)
        for i in range(30)
    )
    text = notice.model_copy(update={"posts": posts}).model_dump_json()
    idents = [hashlib.sha256(str(i).encode()).hexdigest() for i in range(COUNT)]
    with store.write() as repository:
        repository.put_document(document)
        for begin in range(0, COUNT, 5000):
            rows = []
            for i in range(begin, begin + 5000):
                place = PLACES[i % 10] + PLACES[i // 10 % 10]
                title = f"{place}县{2005 + i % 20}年公开招聘{JOBS[i % 8]}公告第{i}号"
                data = json.loads(text) | {"id": idents[i]} if i % 1000 == 0 else None
                rows.append(
                    {
                        "id": idents[i],
                        "extractor": "test@1",
                        "title": title,
                        "kind": "teacher" if i % 3 else "civil_service",
                        "published": f"{2005 + i % 20}-{1 + i % 12:02}-{1 + i % 28:02}",
                        **dict.fromkeys(("posts", "schemes", "errors", "findings", "questions"), 1),
                        "json": json.dumps(data) if data else text,
                    }
                )
                repository.index.put_text(idents[i], "test@1", title)
            repository._session.execute(insert(NoticeRow), rows)
    return idents


@pytest.mark.slow
@pytest.mark.skipif("not config.getoption('-m')", reason="minutes long: pytest -m slow")
def test_list_search_open_and_diff_are_quick(
    tmp_path: Path, make_document: Callable[[str], Document], make_notice: Callable[..., Notice]
) -> None:
    store = Store.open(tmp_path / "large.db")
    document = make_document("公告")
    idents = fill(store, document, make_notice(document))

    def two(repository: Repository) -> None:
        one, other = (repository.get_notice(idents[i]) for i in (1000, 2000))
        diff(one, other.model_copy(update={"posts": other.posts[1:]}))

    asked: dict[str, Callable[[Repository], object]] = {
        "list": lambda r: r.list_notices(limit=50),
        "list of a kind": lambda r: r.list_notices(kind="civil_service", limit=50),
        "last page": lambda r: r.list_notices(limit=50, offset=5000),
        "search for a common word": lambda r: r.search("护士"),
        "search for three words": lambda r: r.search("东江 教师 2024"),
        "search for a number": lambda r: r.search("第77123号"),
        "open": lambda r: r.get_notice(idents[77]),
        "open by its first characters": lambda r: r.get_notice(idents[77][:10]),
        "open two and diff": two,
    }
    slow = {}
    for name, ask in asked.items():
        times = []
        for _ in range(5):
            started = time.perf_counter()
            with store.read() as repository:
                ask(repository)
            times.append(time.perf_counter() - started)
        print(f"{name}: {sorted(times)[2] * 1000:.1f} ms")
        if sorted(times)[2] > LIMIT:
            slow[name] = times
    store.close()
    assert slow == {}
