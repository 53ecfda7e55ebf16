"""Items that begin with their codes are lines of their own, however long they are."""

from __future__ import annotations

import pytest

from extractors.text.source import Source
from ingest import read_bytes

LONG = "硕士研究生及以上，口腔医学、临床医学专业，具有执业医师资格"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"二、岗位\nK01 牙科医师，2人，{LONG}\nK02 儿科医师，1人，{LONG}\nK03 药师，1人，本科", 4),
        (f"二、岗位\nX-01、牙科医师2人，{LONG}\nX-02、儿科医师1人，{LONG}", 3),
        (f"二、岗位\n  QL201 牙科医师，2人，{LONG}\n  QL202 儿科医师，1人，{LONG}", 3),
        # a code that goes on with what the line before began
        (f"二、岗位\n牙科医师，2人，{LONG}，代码为\nK02，1人，{LONG}", 2),
        ("二、岗位\nK02岗位须加试，加试科目为口腔操作，面试在加试之后进行，应聘\nK01岗位、K03岗位的，不加试", 2),
    ],
)
def test_lines(text: str, count: int) -> None:
    assert len(Source(read_bytes(text.encode(), "a.txt")).lines) == count
