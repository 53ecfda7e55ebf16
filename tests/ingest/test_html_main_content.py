"""Pages of many makers: the notice apart from what stands around it, its title and attachments wherever they stand."""

from __future__ import annotations

import pytest

from ingest import read_bytes
from schema.document import BlockKind, Document

LINES = [
    "为充实护理队伍，根据有关规定，现面向社会公开招聘工作人员4名，有关事项公告如下。",
    "一、招聘岗位",
    "本次公开招聘工作人员4名，具体岗位及要求见下表。",
    "二、报名",
    "报名时间为2025年3月3日8:30至3月7日17:30，采取现场报名方式进行，逾期不再受理。",
]
TEXT = "".join(f"<p>{line}</p>" for line in LINES)
TITLE = "云岭县医院公开招聘护士公告"
NAV = "<ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li><li><a href='/b'>互动交流</a></li></ul>"
NEWS = "<ul>" + "".join(f"<li><a href='/{i}'>某某单位公开招聘公告第{i}号</a></li>" for i in range(20)) + "</ul>"


def read(body: str, head: str = "") -> Document:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def shown(document: Document, furniture: bool = False) -> list[str]:
    blocks = (b for b in document.blocks if (b.kind is BlockKind.FURNITURE) is furniture)
    return [document.text[b.start : b.end] for b in blocks]


HEAD = f"<h1>{TITLE}</h1>"
PAGES = {
    "title in a division of its own": f"{NAV}<div class='title'>{TITLE}</div><div class='TRS_Editor'>{TEXT}</div>",
    "title deep in another": f"{NAV}<div><div class='bt'><span>{TITLE}</span></div><div class='nr'>{TEXT}</div></div>",
    "side bar with news": f"<div class='left'>{NAV}<h3>热门</h3>{NEWS}</div><div class='main'>{HEAD}{TEXT}</div>",
    "layout by tables": f"<table><tr><td>{NAV}</td><td><h1>{TITLE}</h1><div id='zoom'>{TEXT}</div></td></tr></table>",
    "only breaks": f"{NAV}<div id='zoom'><h2>{TITLE}</h2>{'<br><br>'.join(LINES)}</div>",
    "an editor's frame": f"{HEAD}<div class='TRS_Editor'><style>.TRS_Editor P{{margin:0}}</style>{TEXT}</div>",
    "a script between": f"{HEAD}<div><script>var a = '脚本，文字。';</script>{TEXT}<noscript>无脚本</noscript></div>",
    "hidden parts": f"<h1>{TITLE}</h1><div style='display: none'>隐藏，文字。</div><div>{TEXT}</div>",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_notice_apart_from_what_stands_around_it(name: str) -> None:
    assert shown(read(PAGES[name])) == [TITLE, *LINES]


def test_a_title_that_stands_in_the_head_only() -> None:
    document = read(f"{NAV}<div>{TEXT}</div>", f"<title>{TITLE} - 云岭县人民政府</title>")
    assert shown(document) == [TITLE, *LINES]
    assert document.address(0) == "/html/head/title"


def test_a_title_in_the_body_is_not_doubled() -> None:
    document = read(f"<div class='x'>{TITLE}</div><div>{TEXT}</div>", f"<title>{TITLE}_云岭县人民政府</title>")
    assert shown(document) == [TITLE, *LINES]


ITEMS = "".join(f"<li>{line}</li>" for line in LINES)


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<h3>岗位：护士　人数：4</h3>", ["岗位：护士　人数：4", *LINES]),
        ("<h4>护理部</h4><h5>护士（4名）</h5>", ["护理部", "护士（4名）", *LINES]),
        ("<h3><a href='/'>返回首页</a></h3>", LINES),
        ("<p>字号：大 中 小</p>", LINES),
        ("<h3>热门</h3><p>浏览次数：30</p>", LINES),  # a heading over something else
    ],
)
def test_headings_right_above_the_main_part(above: str, expected: list[str]) -> None:
    assert shown(read(f"{above}<ul>{ITEMS}</ul>")) == expected


RUN_IN = [
    (".TRS_Editor P{margin-top:1em;line-height:1.5} @font-face{font-family:宋体}", "style"),
    ("p.MsoNormal, li.MsoNormal{margin:0cm;} table{width:100%}", "style"),
    ("var timer = function(){return 1;}", "script"),
    ("document.write('点击数');", "script"),
]


@pytest.mark.parametrize(("code", "kind"), RUN_IN)
def test_style_and_script_run_into_the_text(code: str, kind: str) -> None:
    document = read(f"<div>{code}{'<br>' if kind == 'script' else ''}{TEXT}<p>{code}</p></div>")
    assert shown(document) == LINES
    before = read(f"<div><p>{code} </p><p>总成绩=笔试×60%+面试×40%</p>{TEXT}</div>")
    assert shown(before) == ["总成绩=笔试×60%+面试×40%", *LINES]


def test_attachments_outside_the_main_part() -> None:
    files = "<ul><li><a href='/a/1.xls'>岗位一览表</a></li><li><a href='/a/2.doc'>报名表</a></li></ul>"
    document = read(f"<h1>{TITLE}</h1><div>{TEXT}</div><div class='fj'>{files}</div><div class='foot'>版权所有</div>")
    assert shown(document) == [TITLE, *LINES, "岗位一览表", "报名表"]
    assert shown(document, furniture=True) == ["版权所有"]


def test_several_tables_keep_their_places() -> None:
    one = "<table><tr><th>代码<th>岗位<th>人数<tr><td>01<td>护士<td>4</table>"
    two = "<table><tr><th>科目<th>权重<th>备注<tr><td>笔试<td>60%<td>无</table>"
    document = read(f"{NAV}<div><p>{LINES[0]}</p>{one}<p>另见下表。</p>{two}<p>{LINES[4]}</p></div>")
    assert shown(document) == [
        LINES[0],
        "代码\t岗位\t人数\n01\t护士\t4",
        "另见下表。",
        "科目\t权重\t备注\n笔试\t60%\t无",
        LINES[4],
    ]


def test_hard_blanks_are_gaps() -> None:
    document = read("<div><p>报名&nbsp;&nbsp;&nbsp;&nbsp;3月3日</p></div>")
    assert document.view.text == "报名  3月3日"


TRADITIONAL = "雲嶺縣醫院公開招聘護士公告，現將有關事項公告如下，請報名人員於三月三日至七日前往現場報名。"


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", "gb2312"),
        ("utf-8", "big5"),
        ("utf-8-sig", "gbk"),
        ("gb18030", "utf-8"),
        ("gbk", "gb2312"),
        ("gb2312", ""),
        ("big5", "utf-8"),
        ("big5", "big5"),
        ("big5", ""),
        ("utf-16", ""),
    ],
)
def test_encodings_whatever_the_page_says(encoding: str, meta: str) -> None:
    line = TRADITIONAL if encoding == "big5" else LINES[0]
    charset = f"<meta charset='{meta}'>" if meta else ""
    page = f"<html><head>{charset}</head><body><p>{line}</p><p>{line}</p></body></html>"
    document = read_bytes(page.encode(encoding), "a.html")
    assert document.text.split("\n")[:2] == [line, line]


def test_terms_and_their_descriptions_are_one_line() -> None:
    page = (
        "<html><head><title>River Warden - Vacancies - Aldmere Council</title></head><body>"
        "<nav><ul><li>River</li><li>Vacancies</li></ul></nav><main><h1>River Warden (Open Competition)</h1>"
        "<p>The Council invites applications from persons who hold the qualifications named below, for one post.</p>"
        "<h2>Key dates</h2><dl><dt>Applications open</dt><dd>Monday, 3 June 2024</dd>"
        "<dt>Closing time:</dt><dd>4.00 p.m. on 28 June 2024</dd>"
        "<dt>Notes</dt><dd><p>One paragraph.</p><p>Another.</p></dd></dl></main></body></html>"
    )
    document = read_bytes(page.encode(), "a.html")
    kept = [document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.FURNITURE]
    assert kept[0] == "River Warden (Open Competition)"
    assert kept[-5:] == [
        "Applications open: Monday, 3 June 2024",
        "Closing time: 4.00 p.m. on 28 June 2024",
        "Notes",
        "One paragraph.",
        "Another.",
    ]
