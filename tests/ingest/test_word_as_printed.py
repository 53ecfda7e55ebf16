"""Word files read as they print: changes accepted, text boxes once, fields by their results, nothing hidden."""

from __future__ import annotations

import io
import zipfile

import pytest

from ingest import read_bytes
from schema.document import BlockKind, Document

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def word(body: str, **parts: str) -> bytes:
    """A package with this body; ``parts`` are further files of the folder ``word``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            package.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    return read_bytes(word(body, **parts), "a.docx")


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).view.text.split("\n")


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def p(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def tc(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks) or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*texts: str, properties: str = "") -> str:
    return tr(*(tc(p(r(text))) for text in texts), properties=properties)


def box(*blocks: str) -> str:
    """A text box as Word writes it: once for new programs and once for old ones."""
    inner = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:textbox>{inner}</v:textbox></w:pict>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def mark(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


CHANGED = [
    (p(r("招聘"), f"<w:del>{r('三')}</w:del>", f"<w:ins>{r('五')}</w:ins>", r("人")), ["招聘五人"]),
    (
        p(f"<w:moveFrom>{r('报名在前。')}</w:moveFrom>", r("先看"), f"<w:moveTo>{r('报名在后。')}</w:moveTo>"),
        ["先看报名在后。"],
    ),
    (p(f"<w:ins><w:del>{r('又删')}</w:del>{r('留下')}</w:ins>"), ["留下"]),
    (
        p(r("年满十八"), properties="<w:rPr><w:del/></w:rPr>") + p(r("周岁。")) + p(r("身体健康。")),
        ["年满十八周岁。", "身体健康。"],
    ),
    (
        tbl(row("代码", "岗位", "人数"), row("01", "司机", "2", properties="<w:del/>"), row("02", "厨师", "1")),
        ["代码\t岗位\t人数", "02\t厨师\t1"],
    ),
    (
        tbl(row("代码", "岗位", "人数"), row("01", "司机", "2", properties="<w:ins/>")),
        ["代码\t岗位\t人数", "01\t司机\t2"],
    ),
]


@pytest.mark.parametrize(("body", "printed"), CHANGED)
def test_changes_are_accepted(body: str, printed: list[str]) -> None:
    assert lines(body) == printed


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    document = read(p(r("某县公告"), box(p(r("附件1")), p(r("岗位表见后")))) + p(r("一、报名")))
    assert document.view.text.split("\n") == ["某县公告", "附件1", "岗位表见后", "一、报名"]
    assert document.address(document.text.index("岗位表")) == "p[1]/box[1]/p[2]"


def test_a_text_box_of_old_programs_and_one_with_a_table() -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('咨询电话另附'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    document = read(p(r("正文"), old, box(tbl(row("代码", "人数"), row("01", "2")))))
    assert document.view.text.split("\n") == ["正文", "咨询电话另附", "代码\t人数", "01\t2"]
    assert document.address(document.text.index("01")) == "p[1]/box[2]/tbl[1]/tr[2]/tc[1]"


def test_a_text_box_in_a_cell() -> None:
    assert lines(tbl(row("代码", "备注"), tr(tc(p(r("01"))), tc(p(r("限男性"), box(p(r("有驾照")))))))) == [
        "代码\t备注",
        "01\t限男性  有驾照",
    ]


FIELDS = [
    (p(r("共"), mark("begin"), instruction(" NUMPAGES "), mark("separate"), r("12"), mark("end"), r("页")), "共页"),
    (p(r("见"), mark("begin"), instruction(" REF _a "), mark("separate"), r("第三条"), mark("end")), "见第三条"),
    (p(r("第"), f"<w:fldSimple w:instr=' PAGE '>{r('7')}</w:fldSimple>", r("页起")), "第页起"),
    (p(f"<w:fldSimple w:instr=' DATE '>{r('5月6日')}</w:fldSimple>"), "5月6日"),
    (p(f"<w:hyperlink>{r('www.example.test')}</w:hyperlink>", r("报名")), "www.example.test报名"),
    (
        p(
            mark("begin"),
            instruction(" IF "),
            mark("begin"),
            instruction(" PAGE "),
            mark("separate"),
            r("1"),
            mark("end"),
        )
        + p(instruction(" = 1 "), mark("separate"), r("首页"), mark("end")),
        "首页",
    ),
]


@pytest.mark.parametrize(("body", "printed"), FIELDS)
def test_fields_are_their_results_but_page_numbers_are_none(body: str, printed: str) -> None:
    assert "".join(lines(body)) == printed


def test_hidden_text_is_not_read_and_said() -> None:
    style = "<w:style w:styleId='H'><w:name w:val='secret'/><w:rPr><w:vanish/></w:rPr></w:style>"
    styles = f"<w:styles {SPACES}>{style}</w:styles>"
    body = p(
        r("公告"), r("内部稿", "<w:vanish/>"), r("密", "<w:rStyle w:val='H'/>"), r("发布", "<w:vanish w:val='0'/>")
    )
    document = read(body, styles=styles)
    assert document.text.strip() == "公告发布"
    assert document.warnings == ("hidden_text: 4 hidden characters were not read",)


def test_comments_headers_and_footers_are_not_read() -> None:
    note = f"<w:comments {SPACES}><w:comment w:id='1'>{p(r('领导批示'))}</w:comment></w:comments>"
    top = f"<w:hdr {SPACES}>{p(r('页眉'))}</w:hdr>"
    body = p("<w:commentRangeStart w:id='1'/>", r("招聘司机"), "<w:r><w:commentReference w:id='1'/></w:r>")
    assert lines(body, comments=note, header1=top, footer1=top) == ["招聘司机"]


def test_footnotes_come_after_the_body() -> None:
    notes = f"<w:footnotes {SPACES}><w:footnote w:id='0'>{p(r('分隔'))}</w:footnote>" + (
        f"<w:footnote w:id='2'>{p(r('以毕业证书为准。'))}</w:footnote></w:footnotes>"
    )
    document = read(
        p(r("须为应届毕业生"), "<w:r><w:footnoteReference w:id='2'/></w:r>") + p(r("其他。")), footnotes=notes
    )
    assert document.view.text.split("\n") == ["须为应届毕业生", "其他。", "以毕业证书为准。"]
    assert document.address(document.text.index("以毕业")) == "note[fn2]"


def test_content_controls_and_their_prompts() -> None:
    def control(inner: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    prompt = control(r("单击此处输入文字。"), "<w:showingPlcHdr/>")
    body = control(p(r("某县公告"))) + p(r("招聘"), control(r("六")), r("人"), prompt)
    body += tbl(row("代码", "人数"), control(row("01", "2")))
    assert lines(body) == ["某县公告", "招聘六人", "代码\t人数", "01\t2"]


def test_tables_in_cells_and_frames() -> None:
    inner = tbl(row("甲", "乙"), row("丙", "丁"))
    document = read(tbl(row("代码", "条件"), tr(tc(p(r("01"))), tc(p(r("如下")), inner, p()))))
    (grid,) = document.tables
    assert (grid.rows, grid.cols) == (2, 2)
    cell = grid.cell(1, 1)
    assert document.text[cell.start : cell.end] == "如下\n甲\u3000乙\n丙\u3000丁"
    framed = read(tbl(tr(tc(p(r("岗位表")), tbl(row("代码", "人数"), row("01", "2"))))))
    assert framed.view.text.split("\n") == ["岗位表", "代码\t人数", "01\t2"]
    assert framed.address(framed.text.index("01")) == "tbl[1]/tr[1]/tc[1]/tbl[1]/tr[2]/tc[1]"


def test_merged_cells_of_every_kind() -> None:
    def merged(tag: str, value: str = "") -> str:
        return f"<w:{tag}{f' w:val={chr(39)}{value}{chr(39)}' if value else ''}/>"

    document = read(
        tbl(
            tr(
                tc(p(r("单位")), properties=merged("vMerge", "restart")),
                tc(p(r("条件")), properties=merged("hMerge", "restart")),
                tc(p(), properties=merged("hMerge", "continue")),
            ),
            tr(tc(p(), properties=merged("vMerge")), tc(p(r("学历"))), tc(p(r("专业")))),
            tr(tc(p(r("县医院"))), tc(p(r("不限")), properties="<w:gridSpan w:val='2'/>")),
            tr(tc(p(r("本科"))), tc(p(r("法学"))), properties="<w:gridBefore w:val='1'/>"),
        )
    )
    (grid,) = document.tables
    assert (grid.rows, grid.cols, grid.header_rows) == (4, 3, 2)
    assert (grid.cell(0, 2).inherits, grid.cell(1, 0).inherits, grid.cell(2, 2).inherits) == ((0, 1), (0, 0), (2, 1))
    assert document.text[grid.cell(3, 1).start : grid.cell(3, 1).end] == "本科"


def test_formulas_symbols_and_pinyin() -> None:
    def m(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = f"<m:oMath>{m('总成绩=')}<m:f><m:num>{m('甲+乙')}</m:num><m:den>{m('2')}</m:den></m:f></m:oMath>"
    ruby = f"<w:r><w:ruby><w:rt>{r('lín')}</w:rt><w:rubyBase>{r('临')}</w:rubyBase></w:ruby></w:r>"
    assert lines(p(fraction)) == ["总成绩=(甲+乙)/(2)"]
    assert lines(p("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", r("同意"))) == ["☑同意"]
    assert lines(p(ruby, r("溪县"))) == ["临溪县"]


def test_a_table_of_contents_is_furniture() -> None:
    styles = f"<w:styles {SPACES}><w:style w:styleId='T1'><w:name w:val='toc 1'/></w:style></w:styles>"
    document = read(p(r("一、报名 3"), properties="<w:pStyle w:val='T1'/>") + p(r("一、报名")), styles=styles)
    assert [block.kind is BlockKind.FURNITURE for block in document.blocks] == [True, False]


def numbering(*nums: str, levels: str = "") -> str:
    shared = f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
    return f"<w:numbering {SPACES}>{shared}{''.join(nums)}</w:numbering>"


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    inner = f"<w:start w:val='1'/><w:numFmt w:val='{kind}'/>{more}<w:lvlText w:val='{text}'/>"
    return f"<w:lvl w:ilvl='{depth}'>{inner}</w:lvl>"


def num(number: int, override: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='0'/>{override}</w:num>"


def item(text: str, number: int = 1, depth: int = 0) -> str:
    return p(r(text), properties=f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>")


def test_lists_that_share_a_definition_count_on_unless_they_start_anew() -> None:
    xml = numbering(
        num(1),
        num(2),
        num(3, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"),
        levels=level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    )
    body = item("报名") + item("网上报名", depth=1) + item("考试", 2) + item("附则", 3) + item("其他", 3)
    assert lines(body, numbering=xml) == ["一、报名", "1.1网上报名", "二、考试", "一、附则", "二、其他"]


def test_latin_text_stands_apart_from_its_number() -> None:
    xml = numbering(num(1), levels=level(0, "decimal", "%1."))
    assert lines(item("Two drivers") + item("司机"), numbering=xml) == ["1. Two drivers", "2.司机"]


def test_a_list_of_a_style_that_is_based_on_another() -> None:
    styles = (
        f"<w:styles {SPACES}><w:style w:styleId='A'><w:name w:val='a'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
        "</w:pPr></w:style><w:style w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/></w:style></w:styles>"
    )
    xml = numbering(num(1), levels=level(0, "decimalEnclosedCircleChinese", "%1"))
    body = p(r("报名"), properties="<w:pStyle w:val='B'/>") + p(r("考试"), properties="<w:pStyle w:val='A'/>")
    assert lines(body, numbering=xml, styles=styles) == ["①报名", "②考试"]


def symbol(font: str, code: str) -> str:
    return f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"


def tick(value: int) -> str:
    data = f"<w:ffData><w:checkBox><w:default w:val='{value}'/></w:checkBox></w:ffData>"
    begin = f"<w:r><w:fldChar w:fldCharType='begin'>{data}</w:fldChar></w:r>"
    return begin + instruction("FORMCHECKBOX") + mark("end")


SIGNS = [
    (r("面试") + symbol("Symbol", "F0B3") + r("60分"), "面试≥60分"),
    (r("笔试") + symbol("Symbol", "F0B4") + r("40%") + symbol("Symbol", "F0B8") + r("2"), "笔试×40%÷2"),
    (symbol("Wingdings 2", "F052") + r("本科") + symbol("Wingdings 2", "F0A3") + r("大专"), "☑本科□大专"),
    (tick(1) + r("全日制") + tick(0) + r("在职"), "☑全日制☐在职"),
    (r("总成绩=") + mark("begin") + instruction(r"EQ \f(笔试+面试,2)") + mark("end"), "总成绩=(笔试+面试)/(2)"),
    ("<w:r><w:pict><v:shape><v:textpath string='招聘公告'/></v:shape></w:pict></w:r>", "招聘公告"),
    (r("招聘") + r("10", "<w:strike/>") + r("12人"), "招聘12人"),
]


@pytest.mark.parametrize(("body", "printed"), SIGNS)
def test_signs_of_symbol_fonts_ticks_fractions_and_struck_text(body: str, printed: str) -> None:
    assert lines(p(body)) == [printed]


def test_struck_text_is_said() -> None:
    document = read(p(r("招聘"), r("10", "<w:dstrike/>"), r("12人")))
    assert document.warnings == ("struck_text: 2 characters that are struck out were not read",)


def test_a_page_break_ends_the_line() -> None:
    assert lines(p(r("前页"), "<w:r><w:br w:type='page'/></w:r>", r("后页"))) == ["前页", "后页"]
