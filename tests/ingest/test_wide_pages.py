"""Pages of very many elements side by side: read in time, with the XPaths that lxml would give."""

from __future__ import annotations

import time

import pytest
from lxml.html import document_fromstring

from ingest import read_bytes
from ingest.xpath import paths

PART = (
    "<div><p>说明</p><p>其二</p><ul><li>甲</li><li>乙</li></ul><o:p>注</o:p></div>"
    "<table><tr><td>岗位名称</td><td>人数</td></tr></table><p>正文</p>"
)


@pytest.mark.parametrize("times", [3, 300])
def test_paths_are_those_of_lxml(times: int) -> None:
    tree = document_fromstring(f"<html><body>{PART * times}</body></html>").getroottree()
    path = paths(tree)
    for element in tree.getroot().iter():
        assert path(element) == tree.getpath(element)


def test_tables_side_by_side_take_time_for_each_and_no_more() -> None:
    table = "<table><tr><td>岗位名称</td><td>人数</td></tr><tr><td>教师</td><td>1</td></tr></table>"
    spent = []
    for times in (3_000, 12_000):
        page = f"<html><body>{table * times}</body></html>".encode()
        start = time.process_time()
        document = read_bytes(page, "a.html")
        spent.append(time.process_time() - start)
        assert len(document.tables) == times
    assert spent[1] < 9 * spent[0]
    last = document.tables[-1].cells[-1]
    assert document.address(last.start) == "/html/body/table[12000]/tr[2]/td[2]"
