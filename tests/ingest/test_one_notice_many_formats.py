"""One notice in every format gives the same facts, and every evidence leads back to the text that it quotes."""

from __future__ import annotations

import email.policy
import html
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter

from corpus.facts import to_facts
from extractors import extract
from ingest import convert, read_all
from ingest.limits import Budget, Limits
from ingest.place import crops, locate
from schema.document import Document
from schema.evidence import Evidence

TITLE = "临溪县教育局2024年公开招聘事业单位工作人员公告"
BEFORE = [
    "为充实教师队伍，根据事业单位公开招聘有关规定，临溪县教育局决定面向社会公开招聘工作人员6名，现将有关事项公告如下。",
    "一、招聘岗位",
    "本次公开招聘工作人员6名，具体岗位及要求见下表。",
]
TABLE = [
    ["岗位代码", "招聘单位", "岗位名称", "招聘人数", "学历要求", "专业要求"],
    ["A01", "县第一中学", "语文教师", "2", "本科及以上", "汉语言文学"],
    ["A02", "县第一中学", "数学教师", "3", "本科及以上", "数学与应用数学"],
    ["A03", "县实验小学", "校医", "1", "大专及以上", "临床医学"],
]
AFTER = [
    "二、应聘条件",
    "（一）具有中华人民共和国国籍，拥护中华人民共和国宪法；",
    "（二）年龄在18周岁以上、35周岁以下；",
    "（三）具有正常履行职责的身体条件。",
    "曾因犯罪受过刑事处罚的人员，不得报名。",
    "三、报名",
    "报名采取网上报名方式进行，报名时间为2024年5月6日9:00至5月10日17:00。",
    "报名考试费每人100元。",
    "四、考试",
    "考试分为笔试和面试，均采用百分制。笔试于2024年5月25日举行。",
    "考试总成绩按笔试成绩占60%、面试成绩占40%的比例计算，保留两位小数。",
    "按照招聘人数与面试人选1:3的比例，从高分到低分确定进入面试人员。",
    "咨询电话：0555-2345678",
]


def text() -> bytes:
    rows = ["\t".join(row) for row in TABLE]
    return "\n".join([TITLE, *BEFORE, *rows, *AFTER]).encode()


def page(charset: str = "utf-8") -> bytes:
    paragraphs = ["".join(f"<p>　　{html.escape(line)}</p>" for line in part) for part in (BEFORE, AFTER)]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}_临溪县人民政府</title></head><body>'
        '<div class="nav"><ul><li>首页</li><li>政务公开</li></ul></div>'
        f"<h1>{TITLE}</h1><div class='content'>{paragraphs[0]}<table>{rows}</table>{paragraphs[1]}</div>"
        "<div class='footer'>主办：临溪县人民政府</div></body></html>"
    ).encode(charset)


def saved_page() -> bytes:
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = TITLE
    message.set_content(page().decode(), subtype="html", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def crawled() -> bytes:
    body = page().decode()
    body = body[body.index("<div class='content'>") : body.index("<div class='footer'>")]
    return json.dumps({"code": 200, "data": {"title": TITLE, "content": body}}, ensure_ascii=False).encode()


def word() -> bytes:
    made = docx.Document()
    made.add_heading(TITLE, 0)
    for line in BEFORE:
        made.add_paragraph(line)
    table = made.add_table(rows=len(TABLE), cols=len(TABLE[0]))
    for r, row in enumerate(TABLE):
        for c, value in enumerate(row):
            table.cell(r, c).text = value
    for line in AFTER:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    made = book.add_worksheet()
    for r, row in enumerate(TABLE):
        made.write_row(r, 0, [int(v) if v.isdigit() else v for v in row])
    book.close()
    return out.getvalue()


class Canvas:
    """Pages of a PDF with the Chinese font that every reader has; places count from the top left."""

    def __init__(self) -> None:
        self.pages = [""]
        self.y = 60.0

    def say(self, words: str, x: float, y: float, size: float = 12) -> None:
        self.pages[-1] += f"BT /F {size} Tf {x} {842 - y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"

    def paragraph(self, words: str, *, indent: bool = True, width: int = 36) -> None:
        words = ("　　" if indent else "") + words
        for at in range(0, len(words), width):
            if self.y > 760:
                self.pages.append("")
                self.y = 60.0
            self.say(words[at : at + width], 80, self.y)
            self.y += 20

    def table(self, rows: list[list[str]]) -> None:
        for row in rows:
            for c, words in enumerate(row):
                x = 60 + 80 * c
                self.pages[-1] += f"{x} {842 - self.y - 15} 80 30 re S\n"
                self.say(words, x + 3, self.y + 4, 9)
            self.y += 30
        self.y += 15

    def save(self) -> bytes:
        kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(self.pages)))
        font = (
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
            "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
            "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
            "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>/DW 1000/W[1[1000]]>>]>>"
        )
        objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>", font]
        for i, content in enumerate(self.pages):
            resources = "/Resources<</Font<</F 3 0 R>>>>"
            objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * i} 0 R{resources}>>")
            objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
        out, places = "%PDF-1.4\n", []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n{body}\nendobj\n"
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        end = (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>"
        )
        return f"{out}{end}\nstartxref\n{len(out)}\n%%EOF".encode()


def pdf() -> bytes:
    canvas = Canvas()
    canvas.say(TITLE, 140, canvas.y, 14)
    canvas.y += 40
    for line in BEFORE:
        canvas.paragraph(line)
    canvas.table(TABLE)
    for line in AFTER:
        canvas.paragraph(line)
    return canvas.save()


def old_word(kind: str) -> bytes:
    if convert.program() is None:
        pytest.skip("LibreOffice is not installed")
    return convert.convert(word(), "docx", kind, Budget(Limits(), "notice.docx"))


def apart() -> bytes:
    """The announcement as text and its table as a workbook, in an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("1公告.txt", "\n".join([TITLE, *BEFORE, *AFTER]))
        package.writestr("2岗位表.xlsx", sheet())
    return out.getvalue()


FORMATS = {
    "html": page,
    "gbk.html": lambda: page("gb18030"),
    "mhtml": saved_page,
    "json": crawled,
    "docx": word,
    "pdf": pdf,
    "zip": apart,
    "doc": lambda: old_word("doc"),
    "rtf": lambda: old_word("rtf"),
    "odt": lambda: old_word("odt"),
}


def read(tmp_path: Path, kind: str, data: bytes) -> tuple[tuple[Document, ...], dict[str, Any], Any]:
    path = tmp_path / f"notice.{kind}"
    path.write_bytes(data)
    documents = read_all(path)
    notice = extract(documents)
    facts = {key: value for key, value in to_facts(notice, documents).items() if key not in ("source", "facts")}
    return documents, facts, notice


def evidence_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"document", "start", "end", "quote"} <= value.keys() else []
        return own + [e for item in value.values() for e in evidence_in(item)]
    return [e for item in value for e in evidence_in(item)] if isinstance(value, list) else []


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return read(tmp_path_factory.mktemp("plain"), "txt", text())[1]


def test_the_text_says_what_it_should(plain: dict[str, Any]) -> None:
    assert [(p["code"], p["headcount"]) for p in plain["posts"]] == [("A01", 2), ("A02", 3), ("A03", 1)]
    for section in ("notice", "headcount", "eligibility", "exclusions", "schemes", "timeline", "fees", "contacts"):
        assert plain[section], section


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
def test_the_facts_are_those_of_the_text(tmp_path: Path, plain: dict[str, Any], kind: str) -> None:
    documents, facts, notice = read(tmp_path, kind, FORMATS[kind]())
    assert without_places(facts) == without_places(plain)
    by_id = {document.id: document for document in documents}
    cited = evidence_in(notice.model_dump(mode="json"))
    assert len(cited) > 30
    for item in cited:
        proof = Evidence.model_validate(item)
        document = by_id[proof.document]
        proof.verify(document)
        place = locate(document, proof.start, proof.end)
        assert place.quote == proof.quote
        assert place.addresses
        assert proof.address == document.address(proof.start)


def without_places(facts: dict[str, Any]) -> dict[str, Any]:
    """Without where a post stands, which is not the same in each format."""
    posts = [{k: v for k, v in p.items() if k not in ("sheet", "row", "page")} for p in facts["posts"]]
    return {**facts, "posts": posts}


@pytest.mark.slow
def test_addresses_in_a_pdf_lead_to_the_words(tmp_path: Path) -> None:
    """Inside the box that an address names stand the words that it is said to lead to."""
    import pdfplumber

    data = pdf()
    (document,), _, notice = read(tmp_path, "pdf", data)
    with pdfplumber.open(io.BytesIO(data)) as book:
        for item in evidence_in(notice.model_dump(mode="json")):
            found = ""
            for native in locate(document, item["start"], item["end"]).addresses:
                number, box = native.removeprefix("page ").split(" ")
                left, top, right, bottom = map(float, box.strip("()").split(","))
                crop = book.pages[int(number) - 1].crop((left - 2, top - 2, right + 2, bottom + 2))
                found += "".join(c["text"] for c in crop.chars)
            assert "".join(item["quote"].split()) in "".join(found.split())
    at = document.text.index("语文教师")
    assert crops(data, document, at, at + 4)
