"""The JSON of a notice in pieces is the JSON of the notice."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema import notice_json
from schema.document import Document
from schema.lazy_posts import LazyPosts


def table(rows: int) -> Document:
    lines = ["岗位代码\t招聘单位\t岗位名称\t招聘人数\t备注"]
    lines += [f'K{n:04}\t第{n % 7}小学\t教师"甲"\t{n % 3 + 1}\t{"限女性" if n % 5 else ""}' for n in range(rows)]
    return read_bytes("\n".join(lines).replace("\t", ",").replace('"', "“").encode(), "岗位表.csv")


@pytest.mark.parametrize("indent", [None, 2, 4])
@pytest.mark.parametrize("rows", [3, 500, 1100])
def test_pieces_make_up_the_whole(rows: int, indent: int | None) -> None:
    notice = extract([table(rows)])
    assert isinstance(notice.posts, LazyPosts) == (rows >= 500)
    found = list(notice_json.pieces(notice, indent=indent))
    assert "".join(found) == notice.model_dump_json(indent=indent)
    assert len(found) == (2 + -(-rows // 512) if rows >= 500 else 1)
