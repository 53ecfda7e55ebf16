"""Hostile files: each ends in its coded error, or is read harmlessly, within one GiB and a minute."""

from __future__ import annotations

import io
import json
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlsxwriter

from tests.ingest.pdf_files import pdf

GIB = 2**30
SECONDS = 60
ROOT = Path(__file__).resolve().parents[2]
TEXT = "某县公开招聘公告\n\n一、岗位\n招聘司机二名，具体要求见下文。\n".encode()
CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from ingest import read_all
from schema.errors import JinbangError
try:
    documents = read_all(sys.argv[1])
    said = {"code": None, "names": [d.name for d in documents], "warnings": [w for d in documents for w in d.warnings],
            "size": sum(len(d.text) for d in documents), "media": [d.media_type for d in documents]}
except JinbangError as error:
    said = {"code": error.code, "hint": error.hint, "message": str(error)}
said["memory"] = int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]) * 1024
print(json.dumps(said))
"""


def attempt(tmp_path: Path, data: bytes, name: str) -> dict:
    """What a process of its own says about the file; it has to end in time and below one GiB."""
    path = tmp_path / name
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert said["memory"] < GIB
    return said


def zipped(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(name, data)
    return out.getvalue()


def zip_bomb() -> bytes:
    return zipped(("a.txt", b"0" * (60 * 2**20)))


def many_large_members() -> bytes:
    return zipped(*((f"{i}.txt", b"0123456789" * (3 * 2**20)) for i in range(9)))


def lying_zip() -> bytes:
    """The directory says 10 bytes, the data are 50 MB."""
    data = bytearray(zipped(("a.txt", b"7" * (50 * 2**20))))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def nested(depth: int) -> bytes:
    data = TEXT
    for i in range(depth):
        data = zipped((f"{i}.zip" if i else "a.txt", data))
    return data


def bombs_in_archives() -> bytes:
    """Each archive is below every limit, all of them together are not."""
    inner = zipped(("a.txt", b"01234567\n" * (3 * 2**20)))
    return zipped(*((f"{i}.zip", inner) for i in range(40)))


def slip(name: str) -> Callable[[], bytes]:
    return lambda: zipped((name, TEXT), ("b.txt", TEXT))


def nul_name() -> bytes:
    return zipped(("aXb.txt", TEXT)).replace(b"aXb.txt", b"a\0b.txt")


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, dtd: str = "") -> bytes:
    xml = f'<?xml version="1.0"?>{dtd}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(("word/document.xml", xml.encode()))


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return word(paragraph("&a9;"), f"<!DOCTYPE x [{entities}]>")


def external_entity() -> bytes:
    return word(paragraph("&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>')


def laughs_in_a_sheet() -> bytes:
    parts = workbook(lambda sheet: sheet.write(0, 0, "序号"))
    with zipfile.ZipFile(io.BytesIO(parts)) as package:
        held = {info.filename: package.read(info) for info in package.infolist()}
    entity = b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet'
    held["xl/worksheets/sheet1.xml"] = held["xl/worksheets/sheet1.xml"].replace(b"<worksheet", entity)
    return zipped(*held.items())


def deep_word() -> bytes:
    return word("<w:sdt>" * 5000 + paragraph("公告") + "</w:sdt>" * 5000)


def document() -> bytes:
    made = docx.Document()
    made.add_paragraph("某县公开招聘公告")
    made.add_paragraph("招聘司机二名，具体要求见下文。")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def remote_template() -> bytes:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://192.0.2.1/evil.dotm" TargetMode="External"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(document())) as package:
        held = {info.filename: package.read(info) for info in package.infolist()}
    return zipped(*{**held, "word/_rels/settings.xml.rels": relations}.items())


def workbook(fill: Callable[[xlsxwriter.worksheet.Worksheet], object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book.add_worksheet())
    book.close()
    return out.getvalue()


def sheet_xml(cells: str, dimension: str = "A1:XFD1048576") -> bytes:
    """A workbook whose sheet says what it likes."""
    parts = workbook(lambda sheet: sheet.write(0, 0, "序号"))
    with zipfile.ZipFile(io.BytesIO(parts)) as package:
        held = {info.filename: package.read(info) for info in package.infolist()}
    held["xl/worksheets/sheet1.xml"] = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'
    ).encode()
    return zipped(*held.items())


def cell(place: str, quote: str = '"') -> str:
    return f"<c r={quote}{place}{quote} t={quote}inlineStr{quote}><is><t>公告</t></is></c>"


def far_cell() -> bytes:
    return sheet_xml(f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>')


def far_cell_first() -> bytes:
    return sheet_xml(f'<row r="1048576">{cell("XFD1048576")}</row><row r="1">{cell("A1")}</row>')


def far_cell_quoted() -> bytes:
    return sheet_xml(f"<row>{cell('A1', chr(39))}{cell('XFD1048576', chr(39))}</row>")


def declared_only() -> bytes:
    return sheet_xml(f'<row r="1">{cell("A1")}{cell("B1")}</row><row r="2">{cell("A2")}{cell("B2")}</row>')


def million_cells() -> bytes:
    cells = "<c><v>1</v></c>" * 1200
    return sheet_xml("".join(f"<row>{cells}</row>" for _ in range(1000)))


def encrypted_pdf() -> bytes:
    lock = f"<</Filter/Standard/V 1/R 2/O <{'ab' * 32}>/U <{'cd' * 32}>/P -44>>"
    return pdf(b"BT /F 12 Tf 80 700 Td (Notice) Tj ET", lock, trailer=f"/Encrypt 6 0 R/ID[<{'01' * 16}><{'01' * 16}>]")


def pdf_bomb() -> bytes:
    return pdf(b" " * (400 * 2**20))


def pdf_packed_twice() -> bytes:
    return pdf(zlib.compress(b" " * (30 * 2**20)), filters="[/FlateDecode /FlateDecode]")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def encrypted_office() -> bytes:
    names = [name.encode("utf-16-le") for name in ("EncryptionInfo", "EncryptedPackage")]
    return OLE + b"\0" * 1016 + (b"\0" * 100).join(names) + b"\0" * 3000


def truncated_xls() -> bytes:
    return OLE + b"\0" * 500 + "Workbook".encode("utf-16-le") + b"\0" * 2000


def half(data: Callable[[], bytes]) -> Callable[[], bytes]:
    return lambda: data()[: len(data()) // 2]


def plain_pdf() -> bytes:
    return pdf(b"BT /F 12 Tf 80 700 Td (Notice) Tj ET")


def long_text_everywhere() -> bytes:
    """A workbook that stores one long text and shows it in a hundred thousand cells."""
    cells = sheet_xml("".join("<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>" for _ in range(2000)), "A1:AX2000")
    with zipfile.ZipFile(io.BytesIO(cells)) as package:
        held = {info.filename: package.read(info) for info in package.infolist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    held["xl/sharedStrings.xml"] = f'<sst xmlns="{space}"><si><t>{"公" * 32_000}</t></si></sst>'.encode()
    return zipped(*held.items())


def of_method(method: int, flags: int = 0) -> bytes:
    """A member that says how it is packed: 9 is deflate64, 99 a method of AES."""
    data = bytearray(zipped(("a.txt", TEXT)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data[at : at + 4] = struct.pack("<HH", flags, method)
    return bytes(data)


def one_member_many_names() -> bytes:
    """Four hundred entries of the directory that lead to the same megabyte."""
    data = zipped(("a.txt", b"0123456789abcdef" * 2**16))
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[at:end]
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 400, 400, len(entry) * 400, at, 0)
    return data[:at] + entry * 400 + tail


def form(content: bytes, drawn: int) -> bytes:
    resources = f"/Resources<</XObject<</X {drawn} 0 R>>/Font<</F 5 0 R>>>>"
    head = f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}/Length {len(content)}>>\nstream\n"
    return head.encode() + content + b"\nendstream"


def forms(count: int, *, last: int) -> bytes:
    """A page with text and forms, each of which draws the next one ten times; the last draws form ``last``."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>"
    text = b"BT /F 12 Tf 80 700 Td (Notice) Tj ET /X Do"
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page + b"/Font<</F 5 0 R>>>>>>"]
    parts += [b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text)]
    parts += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    parts += [form(b"/X Do " * 10, 7 + i if i + 1 < count else last) for i in range(count)]
    return objects(parts)


def many_pages(count: int = 20_000) -> bytes:
    """Far more pages than anybody prints."""
    kids = " ".join(f"{n} 0 R" for n in range(3, count + 3))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    pages = f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode()
    return objects([b"<</Type/Catalog/Pages 2 0 R>>", pages, *[page] * count])


def objects(parts: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>"
    return bytes(out) + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode()


def many_strokes() -> bytes:
    strokes = (f"{i % 590} {i % 800} m {i * 7 % 590} {i % 800} l S" for i in range(150_000))
    return pdf(b"BT /F 12 Tf 80 700 Td (Notice) Tj ET\n" + "\n".join(strokes).encode())


def huge_picture() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 65_535, 65_535, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9000))) + chunk(b"IEND", b"")
    )


def many_parts() -> bytes:
    head = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
    )
    return (head + "<p>公告</p>\r\n" + "--x\r\nContent-Type: image/gif\r\n\r\nR0\r\n" * 10_000 + "--x--").encode()


def many_attributes() -> bytes:
    return ("<p " + " ".join(f'a{i}="1"' for i in range(100_000)) + ">公告</p>").encode()


REFUSED = [
    (long_text_everywhere, "a.xlsx", "E117"),
    (lambda: of_method(9), "a.zip", "E107"),
    (lambda: of_method(99, 1), "a.zip", "E106"),
    (one_member_many_names, "a.zip", "E113"),
    (many_pages, "a.pdf", "E112"),
    (many_strokes, "a.pdf", "E103"),
    (huge_picture, "a.png", "E113"),
    (many_parts, "a.mhtml", "E116"),
    (many_attributes, "a.html", "E103"),
    (lambda: ("序号," * 1_000_000).encode(), "a.csv", "E111"),
    (zip_bomb, "a.zip", "E115"),
    (many_large_members, "a.zip", "E113"),
    (lying_zip, "a.zip", "E107"),
    (bombs_in_archives, "a.zip", "E113"),
    (lambda: nested(50), "a.zip", "E110"),
    (slip("../../etc/evil.txt"), "a.zip", "E109"),
    (slip("..\\evil.txt"), "a.zip", "E109"),
    (slip("/etc/evil.txt"), "a.zip", "E109"),
    (slip("C:/evil.txt"), "a.zip", "E109"),
    (nul_name, "a.zip", "E109"),
    (billion_laughs, "a.docx", "E109"),
    (external_entity, "a.docx", "E109"),
    (laughs_in_a_sheet, "a.xlsx", "E109"),
    (deep_word, "a.docx", "E110"),
    (far_cell, "a.xlsx", "E111"),
    (far_cell_first, "a.xlsx", "E111"),
    (far_cell_quoted, "a.xlsx", "E111"),
    (million_cells, "a.xlsx", "E111"),
    (encrypted_pdf, "a.pdf", "E106"),
    (encrypted_office, "a.xlsx", "E106"),
    (encrypted_office, "a.docx", "E106"),
    (half(plain_pdf), "a.pdf", "E107"),
    (half(document), "a.docx", "E107"),
    (half(declared_only), "a.xlsx", "E107"),
    (truncated_xls, "a.xls", "E107"),
    (pdf_bomb, "a.pdf", "E113"),
    (pdf_packed_twice, "a.pdf", "E113"),
    (lambda: b"", "a.pdf", "E101"),
    (lambda: ("<div>" * 100_000 + "公告").encode(), "a.html", "E110"),
    (lambda: ("<b>" * 100_000 + "公告").encode(), "a.html", "E110"),
    (lambda: b'{"a":' * 100_000 + b'"b"' + b"}" * 100_000, "a.json", "E110"),
    (lambda: random.Random(3).randbytes(100_000), "a.bin", "E102"),
]


@pytest.mark.parametrize(("make", "name", "code"), REFUSED, ids=lambda value: getattr(value, "__name__", value))
def test_it_is_refused_with_its_code(tmp_path: Path, make: Callable[[], bytes], name: str, code: str) -> None:
    said = attempt(tmp_path, make(), name)
    assert said["code"] == code, said
    assert said["hint"]


HARMLESS = [
    (lambda: word("<w:p/>" * 300_000 + paragraph("公告")), "a.docx", None),
    (lambda: TEXT.decode().encode("utf-16-le"), "a.txt", None),
    (lambda: TEXT + "二、报名时间另行通知，请考生留意本网站。\n".encode("gbk") * 3, "a.txt", None),
    (remote_template, "a.docx", "remote_part: a attachedTemplate outside the file was not loaded"),
    (document, "a.pdf", "wrong_extension"),
    (declared_only, "a.xls", "wrong_extension"),
    (lambda: b"<html><body><p>" + TEXT + b"</p></body></html>", "a.xls", "wrong_extension"),
    (lambda: TEXT, "a.docx", "wrong_extension"),
    (lambda: zipped(("a.txt", TEXT)), "a.xlsx", None),
    (declared_only, "a.xlsx", None),
]


@pytest.mark.parametrize(("make", "name", "warning"), HARMLESS, ids=lambda value: getattr(value, "__name__", value))
def test_it_is_read_and_said(tmp_path: Path, make: Callable[[], bytes], name: str, warning: str | None) -> None:
    said = attempt(tmp_path, make(), name)
    assert said["code"] is None, said
    assert warning is None or any(w.startswith(warning) for w in said["warnings"]), said


def test_forms_that_draw_each_other_without_end_are_stopped() -> None:
    from ingest import Limits, read_bytes
    from schema.errors import TooSlow

    with pytest.raises(TooSlow):
        read_bytes(forms(10, last=6), "a.pdf", limits=Limits(seconds=1))


def test_ten_megabytes_in_one_line_of_a_page(tmp_path: Path) -> None:
    said = attempt(tmp_path, ("<html><body><p>" + "报名时间另行通知，" * 370_000).encode(), "a.html")
    assert said["size"] >= 9 * 370_000


def test_ten_megabytes_in_one_line(tmp_path: Path) -> None:
    said = attempt(tmp_path, ("报名时间另行通知，" * 370_000).encode(), "a.txt")
    assert said["size"] == 9 * 370_000


@pytest.mark.parametrize("name", ["../../etc/公告.txt", "..\\公告.txt", "/etc/公告.txt", "公\0告.txt", "公\n告.txt"])
def test_names_keep_their_last_part_only(name: str) -> None:
    from ingest import read_bytes

    assert read_bytes(TEXT, name).name == "公告.txt"
