"""Reading: each reader beside the library below it, in processor time, and the memory of both, each in a process."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks.timing import Pair, side_by_side

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "real"
HEAD = (
    "部门代码 部门名称 用人司局 机构性质 职位名称 职位属性 职位分布 职位简介 职位代码 机构层级 "
    "类别 人数 专业 学历 学位 面貌 年限 经历 测试 备注"
)


def workbook(rows: int = 20_000) -> bytes:
    """A post table of 20 columns as the national ones are: codes, names, short and long texts, some of them alike."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD.split())
    for r in range(1, rows):
        codes = [str(100_000 + r % 500), f"某部门{r % 500}", "办公室", "行政机关", f"一级主任科员（{r % 7}）"]
        work = ["普通职位", "综合管理", f"从事综合管理 工作{r % 100}", str(400_110_001_000 + r), "中央", "三类"]
        needs = [r % 3 + 1, "法学类、中国语言文学类", "本科及以上", "学士", "不限", "无限制", "无限制", "否"]
        sheet.write_row(r, 0, [*codes, *work, *needs, f"备注{r % 11}" * (r % 3)])
    book.close()
    return out.getvalue()


def post_table(rows: int) -> bytes:
    """A post table of the columns that matter, with remarks of several demands each."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    about = ["专业", "学历", "学位", "政治面貌", "基层工作最低年限", "备注"]
    sheet.write_row(0, 0, ["职位代码", "用人单位", "职位名称", "招考人数", *about])
    remarks = "限应届毕业生；须持有会计证；限女性；35周岁以下；最低服务年限5年；限本省户籍"
    for r in range(1, rows):
        needs = ["会计学、审计学", "本科及以上", "学士", "中共党员", "二年", remarks]
        sheet.write_row(r, 0, [f"{300_000 + r}", f"某局{r % 9}处", "科员", r % 3 + 1, *needs])
    book.close()
    return out.getvalue()


def notice_pages() -> list[bytes]:
    """The bundled HTML notices."""
    return [path.read_bytes() for path in sorted((ROOT / "corpus" / "notices").glob("*.html"))]


def bare_workbook(data: bytes) -> object:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def bare_pdf(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as book:
        return [(page.extract_text(), page.extract_tables()) for page in book.pages]


def bare_page(data: bytes) -> object:
    from lxml.html import document_fromstring

    return document_fromstring(data)


def printed(pages: int = 10) -> bytes:
    """A PDF of paragraphs and a ruled table on each page, in the Chinese font that every reader has."""
    lines = [f"第{n}条报考人员应当对所提交信息的真实性负责，凡弄虚作假的，取消资格。" for n in range(18)]
    content = "".join(_say(line, 80, 60 + 20 * n) for n, line in enumerate(lines))
    for n in range(60):
        x, y = 60 + 80 * (n % 6), 450 + 30 * (n // 6)
        content += f"{x} {842 - y - 30} 80 30 re S\n" + _say(f"岗位{n}", x + 4, y + 18)
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>/DW 1000>>]>>"
    )
    kids = " ".join(f"{n + 5} 0 R" for n in range(pages))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>", font]
    bodies += [f"<</Length {len(content)}>>\nstream\n{content}\nendstream", *[page] * pages]
    text = "".join(f"{n} 0 obj\n{body}\nendobj\n" for n, body in enumerate(bodies, 1))
    return f"%PDF-1.4\n{text}trailer\n<</Size {pages + 5}/Root 1 0 R>>\n%%EOF".encode()


def _say(words: str, x: float, y: float) -> str:
    return f"BT /F 11 Tf {x} {842 - y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"


def run() -> list[Pair]:
    """Pairs for a made workbook, a made PDF and the bundled pages; for real tables where they are at hand."""
    from ingest import read_bytes

    table, pdf = workbook(), printed()
    real = [path.read_bytes() for path in sorted(REAL.glob("*/*.pdf"))]
    pairs = [
        side_by_side(
            "xlsx of 20,000 x 20 / calamine's bare read",
            lambda: read_bytes(table, "a.xlsx"),
            lambda: bare_workbook(table),
            rounds=3,
        ),
        *web_pages(),
    ]
    for name, content in [("PDF of ten pages", pdf), *(("real PDF table", content) for content in real)]:
        pairs.append(
            side_by_side(
                f"{name} / pdfplumber's text and tables",
                lambda content=content: read_bytes(content, "a.pdf"),
                lambda content=content: bare_pdf(content),
                rounds=3,
            )
        )
    pairs += [*national(), *recognised(real)]
    for name, content, suffix in [
        ("xlsx of 20,000 x 20 / calamine", table, "xlsx"),
        ("PDF of ten pages / pdfplumber", pdf, "pdf"),
        *(("real PDF table / pdfplumber", content, "pdf") for content in real),
        *(("national post table / calamine", content, "xls") for content in _national()),
        ("an HTML notice / lxml", notice_pages()[0], "html"),
    ]:
        pairs.append(Pair(f"peak of memory: {name}", *memory(content, suffix), "MB"))
    return pairs


def web_pages() -> list[Pair]:
    """The bundled HTML notices beside a bare parse, and beside the time that 200 of them a second leave to each."""
    from lxml.html import document_fromstring

    from ingest import read_bytes

    pages = notice_pages()
    pair = side_by_side(
        f"{len(pages)} HTML notices / lxml's bare parse",
        lambda: [read_bytes(page, "a.html") for page in pages],
        lambda: [document_fromstring(page) for page in pages],
        rounds=10,
    )
    each = pair.ours / len(pages)
    return [pair, Pair(f"an HTML notice ({1 / each:.0f} a second) / 200 a second", each, 1 / 200)]


def national() -> list[Pair]:
    """The national post table beside xlrd, where both are at hand."""
    try:
        import xlrd
    except ImportError:
        return []
    from ingest import read_bytes

    return [
        side_by_side(
            "national post table (xls) / xlrd's mere read",
            lambda content=content: read_bytes(content, "a.xls"),
            lambda content=content: xlrd.open_workbook(file_contents=content),
            rounds=2,
        )
        for content in _national()
    ]


def _national() -> list[bytes]:
    out = []
    for path in sorted(REAL.glob("*guokao*/*.zip")):
        with zipfile.ZipFile(path) as package:
            out.append(package.read(package.infolist()[0]))
    return out


def recognised(printed_pages: list[bytes]) -> list[Pair]:
    """A scanned page beside a bare run of the recogniser, once each; nothing without the extra ``ocr``."""
    from ingest import ocr, read_bytes

    if not ocr.installed() or not printed_pages:
        return []
    import numpy
    import pypdfium2

    picture = pypdfium2.PdfDocument(printed_pages[0])[0].render(scale=150 / 72).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.save(out, "PNG")
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "critical"})
    dots = numpy.asarray(picture)
    return [
        side_by_side(
            "a scanned page / rapidocr's bare run",
            lambda: read_bytes(out.getvalue(), "a.png"),
            lambda: engine(dots),
            rounds=1,
        )
    ]


PEAK = """
import sys
from pathlib import Path
data = Path(sys.argv[1]).read_bytes()
if sys.argv[2] == "ours":
    from ingest import read_bytes
    held = read_bytes(data, sys.argv[1])
else:
    from benchmarks.reading import BARE
    held = BARE[Path(sys.argv[1]).suffix](data)
status = Path("/proc/self/status").read_text()  # the figure of getrusage may be that of the parent
print(int(status.partition("VmHWM:")[2].split()[0]) * 1024)
"""


def memory(data: bytes, suffix: str) -> tuple[float, float]:
    """Peak, in GB, of a process that reads the file with our reader, and with the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes(data)
        sides = []
        for side in ("ours", "theirs"):
            command = [sys.executable, "-c", PEAK, str(path), side]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            sides.append(int(done.stdout) / 1e9)
    return sides[0], sides[1]


BARE = {".pdf": bare_pdf, ".xlsx": bare_workbook, ".xls": bare_workbook, ".html": bare_page}
"""The bare reader of each kind of file."""
