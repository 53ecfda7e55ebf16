"""Reading: each reader beside the library below it, and memory beside it, in one run.

``python -m benchmarks.reading`` also prints the memory, which takes a process for each side.
"""

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


def run() -> list[Pair]:
    """Pairs for a made workbook and the bundled pages; for real tables where they are at hand."""
    from lxml.html import document_fromstring

    from ingest import read_bytes

    data, pages = workbook(), notice_pages()
    pairs = [
        side_by_side(
            "xlsx of 20,000 x 20 / calamine's bare read",
            lambda: read_bytes(data, "a.xlsx"),
            lambda: bare_workbook(data),
            rounds=3,
        ),
        side_by_side(
            f"{len(pages)} HTML notices ({len(pages)} of them a round) / lxml's bare parse",
            lambda: [read_bytes(page, "a.html") for page in pages],
            lambda: [document_fromstring(page) for page in pages],
        ),
    ]
    for path in sorted(REAL.glob("*/*.pdf")):
        content = path.read_bytes()
        pairs.append(
            side_by_side(
                "real PDF table / pdfplumber's text and tables",
                lambda content=content: read_bytes(content, "a.pdf"),
                lambda content=content: bare_pdf(content),
                rounds=3,
            )
        )
    return pairs + national()


def national() -> list[Pair]:
    """The national post table beside xlrd, where both are at hand."""
    try:
        import xlrd
    except ImportError:
        return []
    from ingest import read_bytes

    pairs = []
    for path in sorted(REAL.glob("*guokao*/*.zip")):
        with zipfile.ZipFile(path) as package:
            content = package.read(package.infolist()[0])
        pairs.append(
            side_by_side(
                "national post table (xls) / xlrd's mere read",
                lambda content=content: read_bytes(content, "a.xls"),
                lambda content=content: xlrd.open_workbook(file_contents=content),
                rounds=2,
            )
        )
    return pairs


PEAK = """
import sys
from pathlib import Path
data = Path(sys.argv[1]).read_bytes()
if sys.argv[2] == "ours":
    from ingest import read_bytes
    held = read_bytes(data, sys.argv[1])
else:
    from benchmarks.reading import bare_pdf, bare_workbook
    held = (bare_pdf if data.startswith(b"%PDF") else bare_workbook)(data)
status = Path("/proc/self/status").read_text()  # the figure of getrusage may be that of the parent
print(int(status.partition("VmHWM:")[2].split()[0]) * 1024)
"""


def memory(data: bytes, suffix: str) -> tuple[int, int]:
    """Peak bytes of a process that reads the file with our reader, and with the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes(data)
        sides = []
        for side in ("ours", "theirs"):
            command = [sys.executable, "-c", PEAK, str(path), side]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            sides.append(int(done.stdout))
    return sides[0], sides[1]


def main() -> None:
    """Times, then memory."""
    for pair in run():
        print(pair)
    held = [("xlsx of 20,000 x 20", workbook(), "xlsx")]
    held += [("real PDF table", path.read_bytes(), "pdf") for path in sorted(REAL.glob("*/*.pdf"))]
    for name, data, suffix in held:
        ours, theirs = memory(data, suffix)
        print(f"{'memory: ' + name:60} {ours / 2**20:9.0f} MB {theirs / 2**20:9.0f} MB  ratio {ours / theirs:5.2f}")


if __name__ == "__main__":
    main()
