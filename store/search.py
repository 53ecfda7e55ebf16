"""Search: notices by the words of their titles, issuers and posts. FTS5 on SQLite, tsvector on PostgreSQL.

Chinese is cut into words by jieba, both when a notice is stored and when it is searched for; single characters are
indexed too, so that a name that the dictionary does not know is found all the same.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from schema.notice import Notice

_WORD = re.compile(r"\w+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 200_000
"""Characters of a notice that are indexed: titles and posts of the largest tables fit."""


@cache
def _cutter() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba


def words(content: str, *, characters: bool = True) -> list[str]:
    """The words of a text, in order: each run of Chinese cut into words and, for the index, characters."""
    out: list[str] = []
    for run in _WORD.findall(unicodedata.normalize("NFKC", content).casefold().replace("_", " ")):
        if not _CHINESE.search(run):
            out.append(run)
            continue
        for word in _cutter().cut_for_search(run):
            out.append(word)
            if characters and len(word) > 1 and _CHINESE.search(word):
                out += word
    return out


class Index:
    """The index of a store within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._postgres = session.get_bind().dialect.name == "postgresql"

    def put(self, notice: Notice) -> None:
        """Index a notice in the place of what was indexed of it before."""
        self.put_text(notice.id, notice.extractor, _text(notice))

    def put_text(self, notice: str, extractor: str, content: str) -> None:
        """Index these words for a notice."""
        key = {"notice": notice, "extractor": extractor}
        row = key | {"words": " ".join(words(content))}
        if self._postgres:
            self._run(
                "INSERT INTO search (notice, extractor, words)"
                " VALUES (:notice, :extractor, array_to_tsvector(array_remove(string_to_array(:words, ' '), '')))"
                " ON CONFLICT (notice, extractor) DO UPDATE SET words = EXCLUDED.words, row = EXCLUDED.row",
                row | {"words": " ".join(sorted(set(row["words"].split())))},
            )
            return
        where = "WHERE notice = :notice AND extractor = :extractor"
        old = self._run(f"SELECT row FROM search_rows {where}", key).scalar()
        if old is not None:
            self._run("DELETE FROM search WHERE rowid = :row", {"row": old})
            self._run(f"DELETE FROM search_rows {where}", key)
        self._run("INSERT INTO search (notice, extractor, words) VALUES (:notice, :extractor, :words)", row)
        self._run(
            "INSERT INTO search_rows (notice, extractor, row) VALUES (:notice, :extractor, last_insert_rowid())", key
        )

    def find(self, query: str, *, limit: int = 50, offset: int = 0) -> list[tuple[str, str]]:
        """Ids and extractors of the notices that have all these words, those stored last first."""
        wanted = list(dict.fromkeys(words(query, characters=False)))
        if not wanted:
            return []
        page = {"limit": limit, "offset": offset}
        if self._postgres:
            found = self._run(
                "SELECT notice, extractor FROM search WHERE words @@ CAST(:query AS tsquery)"
                " ORDER BY row DESC LIMIT :limit OFFSET :offset",
                page | {"query": " & ".join("'" + word.replace("'", "''") + "'" for word in wanted)},
            )
        else:
            found = self._run(
                "SELECT notice, extractor FROM search WHERE search MATCH :query"
                " ORDER BY rowid DESC LIMIT :limit OFFSET :offset",
                page | {"query": " ".join(f'"{word}"' for word in wanted)},
            )
        return [(notice, extractor) for notice, extractor in found]

    def _run(self, statement: str, values: dict[str, Any]) -> Any:
        return self._session.execute(text(statement), values)


def _text(notice: Notice) -> str:
    header = notice.header
    parts: list[str | None] = [header.title, *header.issuer, header.agent, header.doc_number, header.corrects]
    for post in notice.posts:
        majors = post.majors if isinstance(post.majors, tuple) else ()
        parts += [post.code, post.name, post.org, post.workplace, *majors]
    return "\n".join(dict.fromkeys(filter(None, parts)))[:_LONGEST]
