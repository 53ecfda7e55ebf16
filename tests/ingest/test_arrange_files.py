"""Several files of one notice: the announcement first, attachments as it lists them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from ingest import read_all, read_bytes
from ingest.arrange import arrange, listed, place_of
from schema.document import Document

ANNOUNCEMENT = (
    "某县公开招聘公告\n一、岗位\n详见附件，报名时间另行通知，请留意本站消息。\n"
    "附件：1. 岗位一览表\n2. 报名登记表\n3. 诚信承诺书\n"
)
TABLE = "代码,岗位,人数\n01,司机,2\n02,厨师,1\n"
PLAIN = "说明。\n"


def document(text: str, name: str) -> Document:
    return read_bytes(text.encode(), name)


def test_the_announcement_comes_first_and_attachments_as_listed() -> None:
    names = ["附件3诚信承诺书.txt", "岗位一览表（定稿）.csv", "报名登记表.txt", "其他.txt", "公告.txt"]
    texts = ["本人承诺如实填写。", TABLE, "姓名：\n", PLAIN, ANNOUNCEMENT]
    documents = [document(text, name) for name, text in zip(names, texts, strict=True)]
    assert [d.name for d in arrange(documents)] == [names[4], names[1], names[2], names[0], names[3]]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("附件2.txt", PLAIN, 1),
        ("附件二.txt", PLAIN, 1),
        ("2024年岗位一览表.txt", PLAIN, 0),
        ("诚信承诺书（样式）.txt", PLAIN, 2),
        ("03.txt", PLAIN, 2),
        ("2-表.txt", PLAIN, 1),
        ("下载.txt", "诚信承诺书\n\n本人承诺如实填写。\n", 2),
        ("20240506112233.txt", "附件2\n\n姓名 性别\n", 1),
        ("岗位.csv", "某县岗位一览表,,\n" + TABLE, 0),
        ("照片.txt", PLAIN, 3),
        ("附件9.txt", PLAIN, 3),
    ],
)
def test_places_of_files(name: str, text: str, place: int) -> None:
    assert place_of(document(text, name), listed(document(ANNOUNCEMENT, "公告.txt"))) == place


@pytest.mark.parametrize(
    "lines",
    [
        "附件：1. 岗位一览表\n2. 报名登记表",
        "附件1：岗位一览表\n附件2：报名登记表",
        "附件一、岗位一览表\n附件二、报名登记表",
        "附件：\n1.《岗位一览表》\n2.《报名登记表》",
        "附件：1.岗位一览表；2.报名登记表",
        "附件：附件1. 岗位一览表\n附件2. 报名登记表",
    ],
)
def test_ways_to_list(lines: str) -> None:
    found = listed(document(f"某县公开招聘公告\n一、岗位\n详见附件，请留意本站消息。\n{lines}\n", "公告.txt"))
    assert [item for item in found if item[1]] == [("1", "岗位一览表"), ("2", "报名登记表")]


def test_a_sheet_says_what_it_is() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, word in (("报名登记表", "姓名"), ("说明", "填表")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, [word, "单位"])
        sheet.write_row(1, 0, ["甲", "乙"])
    book.close()
    made = read_bytes(out.getvalue(), "f_0182.xlsx")
    assert place_of(made, listed(document(ANNOUNCEMENT, "公告.txt"))) == 1


BODY = "报名采用现场方式，请携带本人身份证件和学历证书到指定地点办理，逾期不再受理。" * 5


@pytest.mark.parametrize(
    ("title", "warned"), [("乙县公开招聘公告", True), ("甲县公开招聘补充公告", False), ("报名登记表", False)]
)
def test_an_archive_of_several_notices_says_so(tmp_path: Path, title: str, warned: bool) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("1.txt", f"甲县公开招聘公告\n\n{BODY}{BODY}\n\n附件：\n1. 报名登记表\n")
        package.writestr("乙.txt", f"{title}\n\n{BODY}\n")
    first, _ = read_all(path)
    assert any(w.startswith("several_notices: 1.txt、乙.txt") for w in first.warnings) is warned


def test_an_archive_of_one_notice_with_names_in_gbk(tmp_path: Path) -> None:
    """As Chinese Windows packs it: no mark for the encoding of names, the table before the announcement."""
    files = {"附件\\附件1.csv": TABLE, "附件\\附件3.txt": "本人承诺如实填写。", "公告正文.txt": ANNOUNCEMENT}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number, (name, text) in enumerate(files.items()):
            package.writestr(str(number) * len(name.encode("gbk")), text)
    raw = out.getvalue()
    for number, name in enumerate(files):
        raw = raw.replace(str(number).encode() * len(name.encode("gbk")), name.encode("gbk"))
    path = tmp_path / "公告.zip"
    path.write_bytes(raw)
    names = [made.name.replace("\\", "/") for made in read_all(path)]
    assert names == ["公告.zip/公告正文.txt", "公告.zip/附件/附件1.csv", "公告.zip/附件/附件3.txt"]
