"""HTML: the notice apart from the page around it, tables with spans, addresses, encodings, hostile markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import read, read_bytes
from schema.document import BlockKind, Document
from schema.errors import EmptyInput, InputError, TooLarge

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"

BODY = (
    "<p>现面向社会公开招聘工作人员，有关事项公告如下，请仔细阅读。</p><p><b>一、条件</b></p><p>1．身体健康，品行端正，遵纪守法；</p>"
    "<p>2．年满１８周岁，能正常履行职责。</p>"
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>公告_某县政府</title>
<script>var a="笔试50%";</script></head><body>
<div class="nav"><ul><li>首页</li><li>政务公开</li></ul></div>
<h1>某县公开招聘公告</h1><div class="info">来源：本站&nbsp;&nbsp;发布时间：2021-06-08</div>
<div id="zoom">{BODY}<p style="text-align:right">某县人社局<br>2021年6月8日</p></div>
<div class="fujian"><a href="/a/1.xls">附件1：岗位表.xls</a></div>
<div class="foot">主办：某县政府 网站地图</div></body></html>"""


def shown(document: Document, kind: BlockKind | None = None) -> list[str]:
    out = []
    for block in document.blocks:
        furniture = block.kind is BlockKind.FURNITURE
        if (kind is None and not furniture) or block.kind is kind:
            start, end = document.view.forth(block.start, block.end)
            out.append(document.view.text[start:end])
    return out


def test_main_part_title_and_attachments() -> None:
    document = read_bytes(PAGE.encode(), "a.html")
    assert shown(document) == [
        "某县公开招聘公告",
        "现面向社会公开招聘工作人员,有关事项公告如下,请仔细阅读。",
        "一、条件",
        "1.身体健康,品行端正,遵纪守法;",
        "2.年满18周岁,能正常履行职责。",
        "某县人社局",
        "2021年6月8日",
        "附件1:岗位表.xls",
    ]
    assert shown(document, BlockKind.FURNITURE) == [
        "首页",
        "政务公开",
        "来源:本站  发布时间:2021-06-08",
        "主办:某县政府网站地图",
    ]
    assert "50%" not in document.text


def test_addresses_are_xpaths() -> None:
    document = read_bytes(PAGE.encode(), "a.html")
    assert document.address(document.text.index("身体")) == "/html/body/div[3]/p[3]"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gb2312", "big5"])
def test_encoding_is_the_declared_one(charset: str) -> None:
    head = f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>"
    text = f"<html><head>{head}</head><body><p>考生公告一二三</p></body></html>"
    document = read_bytes(text.encode(charset), "a.html")
    assert document.text.strip() == "考生公告一二三"


def test_pages_are_recognised_by_their_content() -> None:
    assert read_bytes(PAGE.encode(), "download").media_type == "text/html"


TABLE = """<table><tr><th rowspan="2">代码</th><th colspan="2">条件</th><th rowspan="2">备注</th></tr>
<tr><th>学历</th><th>专业</th></tr>
<tr><td>01</td><td rowspan="2">本科</td><td>法学<br>法律</td>
<td rowspan="0"><table><tr><td>须</td><td>测试</td></tr></table></td></tr>
<tr><td>02</td><td>不限</td></tr><tr><td>03</td><td>大专</td><td></td></tr></table>"""


def test_spans_become_inheritance() -> None:
    document = read_bytes(f"<html><body>{BODY}<p>岗位表</p>{TABLE}</body></html>".encode(), "a.html")
    (grid,) = document.tables
    assert (grid.rows, grid.cols, grid.header_rows, grid.name) == (5, 4, 2, "岗位表")
    assert (grid.cell(1, 0).inherits, grid.cell(1, 0).why) == ((0, 0), "merged")
    assert (grid.cell(3, 1).inherits, grid.cell(3, 1).why) == ((2, 1), "merged")
    assert (grid.cell(4, 2).inherits, grid.cell(4, 2).why) == ((3, 2), "blank")
    assert (grid.cell(4, 3).inherits, grid.cell(4, 3).why) == ((2, 3), "merged")
    assert grid.cell(2, 2).rowspan == 1
    assert "法学  法律\t须  测试" in document.view.text
    assert document.address(grid.cell(2, 2).start) == "/html/body/table/tr[3]/td[3]"


def test_a_layout_table_is_no_table() -> None:
    inner = "".join(f"<tr><td>{i}</td><td>岗位{i}</td><td>2</td></tr>" for i in range(4))
    page = "<html><body><table><tr><td colspan=2>横幅</td></tr><tr><td>导航<br>机构</td>"
    page += f"<td><h2>公告标题在此处</h2>{BODY}<table>{inner}</table></td></tr></table></body></html>"
    document = read_bytes(page.encode(), "a.html")
    assert [(t.rows, t.cols) for t in document.tables] == [(4, 3)]
    assert shown(document)[0] == "公告标题在此处"


def test_hidden_parts_comments_and_server_code_are_not_text() -> None:
    page = "<%@ page language='java' %><html><body><div style='display: none'>隐藏</div>"
    page += f"<!-- 注释 --><span hidden>藏</span>{BODY}</body></html>"
    text = read_bytes(page.encode(), "a.jsp").text
    assert not any(word in text for word in ("隐藏", "注释", "藏", "page"))


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><body><script>1</script></body></html>", b"<!-- nothing -->"]
)
def test_pages_without_text(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        read_bytes(data, "a.html")


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 5000 + "公告".encode() + b"</div>" * 5000,
        b"<table><tr><td colspan=99999999 rowspan=99999999>x</td></tr><tr><td>y</td><td>z</td></tr></table>",
        b"<table>" + b"<tr><td>a</td><td colspan=1900>b</td></tr>" * 2000 + b"</table>",
    ],
)
def test_bombs_are_refused(data: bytes) -> None:
    with pytest.raises(TooLarge):
        read_bytes(b"<html><body>" + data + b"</body></html>", "a.html")


def test_entities_cannot_read_files() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>公告&x;正文</p></body></html>'
    try:
        text = read_bytes(page.encode(), "a.html").text
    except InputError:
        return
    assert "root:" not in text


@pytest.mark.parametrize("path", sorted(NOTICES.glob("*.html")), ids=lambda p: p.name)
def test_bundled_pages(path: Path) -> None:
    document = read(path)
    lines = shown(document)
    assert lines[0].startswith(("东埠区2021年", "榕湖市人民医院", "河汐水务", "靖海外国语"))
    assert document.tables
    for furniture in ("网站地图", "站内", "Privacy"):
        assert not any(furniture in line for line in lines)


NOTICE = "清溪县公开招聘护理人员公告"
GRID = "<table><tr><th>岗位</th><th>人数</th></tr><tr><td>护士</td><td>5</td></tr></table>"


def test_text_that_a_script_shows_is_read() -> None:
    """Saved while it was loading, the article of a messenger is still hidden; the second tab of a page is as well."""
    page = f"<h1>{NOTICE}</h1><div id='js_content' style='visibility: hidden; opacity: 0'>{BODY}</div>"
    page += f"<div class='tab-pane' style='display:none'>{GRID}</div><p style='display:none'>招聘八百名，年龄不限。</p>"
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert len(document.tables) == 1
    assert "1.身体健康,品行端正,遵纪守法;" in shown(document)
    assert "八百名" not in document.text


def test_line_ends_of_preformatted_text_are_kept() -> None:
    lines = ["现公开招聘护士五名，公告如下。", "一、条件", "年满十八周岁。", "二、报名"]
    document = read_bytes(f"<h1>{NOTICE}</h1><pre>{chr(10).join(lines)}</pre>".encode(), "a.html")
    assert shown(document) == [NOTICE, *(line.replace("，", ",") for line in lines)]


def test_preformatted_lines_that_were_broken_to_fit_are_joined() -> None:
    text = "Applicants must hold a diploma in nursing and have worked for\ntwo years in a hospital.\nThe fee is $15."
    document = read_bytes(f"<h1>Notice of Examination</h1><pre>{text}</pre>".encode(), "a.html")
    assert shown(document)[1:] == [text.split("\nThe")[0].replace("\n", " "), "The fee is $15."]


@pytest.mark.parametrize(
    ("page", "first"),
    [
        (f"<table><tr><td align=center>{NOTICE}</td></tr><tr><td>{BODY * 3}</td></tr></table>", NOTICE),
        (
            f"<title>JOBS - Job Announcement</title><div class=banner><h1>Budget Clerk</h1></div><div>{BODY}</div>",
            "Budget Clerk",
        ),
        (f"<h1>{NOTICE}</h1>{BODY}<div class='sidebar'><ul><li>{NOTICE}</li></ul></div>", NOTICE),
    ],
)
def test_the_title_is_read_once_and_first(page: str, first: str) -> None:
    lines = shown(read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html"))
    assert (lines[0], lines.count(first)) == (first, 1)


def test_buttons_that_head_a_fold_are_read_and_links_to_pages_are_not() -> None:
    page = f"<h1>{NOTICE}</h1><h2><button>考试办法</button></h2>{BODY}<p>[1] <a>[2]</a> <a>下一页</a></p>"
    lines = shown(read_bytes(page.encode(), "a.html"))
    assert "考试办法" in lines
    assert not any("下一页" in line for line in lines)
