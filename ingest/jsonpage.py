"""Pages as crawlers and interfaces give them (json): the text fields, of which one may be the HTML of the notice.

The title comes first, as a heading; fields with markup are read as pages; lists of records are tables; short values
(dates, sources, links) are furniture, where the extractors look for the day of publication. Addresses are JSON
pointers, followed by the XPath inside a field of markup: ``/data/content /html/body/p[3]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ingest.assemble import Layout
from ingest.compose import Composer
from ingest.html import write_html
from ingest.limits import Budget
from ingest.matrix import matrix
from schema.errors import Damaged, EmptyInput, TooDeep

_TITLE = re.compile(r"(?:\w*title|headline|subject|标题|公告名称|name)", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:p|div|table|br|span|h\d|body|html|section|article)\b[^>]{0,4000}>", re.IGNORECASE)
_PROSE = re.compile(r"[\u4e00-\u9fff].*[，。；：、]|\w+ \w+ \w+ \w+", re.DOTALL)
_SHORT = 120
_LIST_CELLS = 200
"""Characters in a field of a record; records with longer fields are no rows of a table."""


def is_json(data: bytes) -> bool:
    """Whether the bytes are an object or a list of JSON from the first to the last."""
    body = data.removeprefix(b"\xef\xbb\xbf").strip()
    return (body[:1], body[-1:]) in ((b"{", b"}"), (b"[", b"]")) and bool(re.match(rb'[\[{]\s*["\[{]', body[:400]))


def read_json(source: str, budget: Budget) -> Layout:
    """The layout of a page in JSON.

    :raises Damaged: it is no JSON. :raises TooDeep: it is nested too deeply. :raises EmptyInput: it holds no text.
    """
    try:
        root = json.loads(source)
    except RecursionError as error:
        raise TooDeep("values are nested too deeply", where=budget.name) from error
    except ValueError as error:
        raise Damaged(f"the JSON is damaged: {error}", where=budget.name) from error
    composer = Composer(budget)
    fields = list(_fields(root, "", budget, 0))
    titles = [i for i, (path, value) in enumerate(fields) if isinstance(value, str) and _is_title(path, value)]
    if titles:
        best = min(titles, key=lambda i: (fields[i][0].count("/"), i))
        fields.insert(0, fields.pop(best))
    for index, (path, value) in enumerate(fields):
        budget.tick()
        _write(composer, path, value, title=bool(titles) and index == 0)
    if not composer.items:
        raise EmptyInput("the JSON holds no text", where=budget.name)
    return composer.layout()


def _fields(value: Any, path: str, budget: Budget, depth: int) -> Iterator[tuple[str, Any]]:
    """Pointer and value of every leaf; a list of records is one leaf."""
    budget.check_depth(depth)
    if isinstance(value, list) and _is_table(value):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _fields(item, f"{path}/{key.replace('~', '~0').replace('/', '~1')}", budget, depth + 1)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _fields(item, f"{path}/{index}", budget, depth + 1)
    elif isinstance(value, str) and value.strip():
        yield path, value


def _is_title(path: str, value: str) -> bool:
    return bool(_TITLE.fullmatch(path.rpartition("/")[2])) and 5 <= len(value.strip()) <= _SHORT and "<" not in value


def _is_table(items: list[Any]) -> bool:
    """Records of the same kind, two or more, each with two short fields at least."""
    if len(items) < 2 or not all(isinstance(item, dict) and len(item) >= 2 for item in items):
        return False
    values = [value for item in items for value in item.values()]
    return all(not isinstance(v, dict | list) and len(str(v)) <= _LIST_CELLS for v in values) and not any(
        isinstance(v, str) and _MARKUP.search(v) for v in values
    )


def _write(composer: Composer, path: str, value: Any, *, title: bool) -> None:
    if isinstance(value, list):
        _table(composer, path, value)
    elif _MARKUP.search(value):
        write_html(value, composer, composer.budget, prefix=f"{path} ")
    else:
        prose = title or len(value) > _SHORT or bool(_PROSE.search(value))
        for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            composer.line(line.replace("\t", "  "), path, depth=1 if title else 0, furniture=not prose)


def _table(composer: Composer, path: str, items: list[dict[str, Any]]) -> None:
    keys = list(dict.fromkeys(key for item in items for key in item))
    composer.budget.check("columns in a table", len(keys), composer.budget.limits.columns)
    made = matrix([keys, *([item.get(key) for key in keys] for item in items)], composer.budget)
    if made is None:
        return
    composer.sheet(made, [], lambda row, col: f"{path}/{max(row - 1, 0)}/{keys[col]}", None)
