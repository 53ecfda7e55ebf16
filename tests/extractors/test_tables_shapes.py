"""Shapes of post tables: bands, crossed tables, tables that go on, turned ones, title rows, numbered columns."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
import xlsxwriter

from extractors import extract
from ingest import read_bytes
from schema.document import Document
from schema.notice import Notice, Post

Rows = Sequence[str]


def as_xlsx(rows: Rows) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for r, row in enumerate(rows):
        for c, text in enumerate(row.split("|")):
            if text.isdigit() and len(text) < 4 and text[0] != "0":
                sheet.write_number(r, c, int(text))
            elif text:
                sheet.write_string(r, c, text)
    book.close()
    return out.getvalue()


def as_docx(*tables: Rows, between: str = "") -> bytes:
    made = docx.Document()
    for number, rows in enumerate(tables):
        if number:
            made.add_paragraph(between)
        width = rows[0].count("|") + 1
        table = made.add_table(len(rows), width)
        for r, row in enumerate(rows):
            for c, text in enumerate(row.split("|")):
                table.cell(r, c).text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(data: bytes, name: str) -> tuple[Document, Notice]:
    document = read_bytes(data, name)
    notice = extract([document])
    notice.verify([document])
    return document, notice


def posts(rows: Rows) -> tuple[Post, ...]:
    return read(as_xlsx(rows), "table.xlsx")[1].posts


BANDS = [
    "一、管理岗|||||",
    "编号|岗位名称|拟聘人数|学历||",
    "G1|文秘|2|本科||",
    "G2|人事|1|本科||",
    "|||||",
    "二、专技岗|||||",
    "编号|岗位名称|等级|拟聘人数|学历|职称",
    "Z1|测绘|八级|1|硕士|中级及以上",
    "Z2|试验|十级|3|本科|",
    "三、工勤岗|||||",
    "编号|岗位名称|拟聘人数|条件||",
    "Q1|驾驶|1|高中以上学历,45周岁以下||",
]


def test_a_row_of_other_headings_begins_another_table() -> None:
    found = posts(BANDS)
    assert [p.code for p in found] == ["G1", "G2", "Z1", "Z2", "Q1"]
    assert [p.headcount for p in found] == [2, 1, 1, 3, 1]
    assert (found[2].category, found[2].certificates) == ("八级", ("中级及以上",))
    assert (found[4].age_max, found[4].remarks) == (45, "高中以上学历,45周岁以下")
    # a blank repeats nothing of the table above
    assert (found[0].remarks, found[3].certificates) == (None, ())


def test_bands_keep_the_addresses_of_the_sheet() -> None:
    _, notice = read(as_xlsx(BANDS), "table.xlsx")
    assert [str(p.evidence["code"][0].address) for p in notice.posts[2:]] == ["Sheet1!A8", "Sheet1!A9", "Sheet1!A12"]


def test_a_turned_table_keeps_the_addresses_of_the_sheet() -> None:
    rows = ["岗位|文秘岗|财务岗", "岗位编号|H1|H2", "招聘名额|1|2", "学历|本科|大专", "年龄|35周岁以下|40周岁以下"]
    found = posts(rows)
    assert [p.name for p in found] == ["文秘岗", "财务岗"]
    assert str(found[0].evidence["headcount"][0].address) == "Sheet1!B3"
    assert str(found[1].evidence["age_max"][0].address) == "Sheet1!C5"


def test_schools_down_and_subjects_across_give_a_post_for_each_number() -> None:
    found = posts(["招聘学校|语文|数学|体育|合计", "白马一中|2|1||3", "青石小学||3|1|4", "合计|2|4|1|7"])
    assert [(p.org, p.name, p.headcount) for p in found] == [
        ("白马一中", "语文", 2),
        ("白马一中", "数学", 1),
        ("青石小学", "数学", 3),
        ("青石小学", "体育", 1),
    ]


def test_subjects_down_and_schools_below_stages_across() -> None:
    found = posts(
        ["学科|高中|初中|小学|专业", "语文|1|0|2|汉语言文学", "物理||1||物理学", "合计|1|1|2|"],
    )
    assert [(p.name, p.category, p.headcount, p.majors) for p in found] == [
        ("语文", "高中", 1, ("汉语言文学",)),
        ("语文", "小学", 2, ("汉语言文学",)),
        ("物理", "初中", 1, ("物理学",)),
    ]


def test_subjects_that_say_in_what_they_count() -> None:
    found = posts(["学校|语文（人）|数学（人）|合计", "石桥中学|2|/|2", "柳林小学|1|3|4", "合计|3|3|6"])
    assert [(p.org, p.name, p.headcount) for p in found] == [
        ("石桥中学", "语文", 2),
        ("柳林小学", "语文", 1),
        ("柳林小学", "数学", 3),
    ]


def test_what_no_list_holds_beside_known_services_under_one_heading() -> None:
    rows = ["县区|岗位及人数|||小计", "|支教|支医|防汛值守|", "清水县|2||1|3", "安平县|1|4||5"]
    found = posts(rows)
    assert [(p.name, p.headcount) for p in found] == [("支教", 2), ("防汛值守", 1), ("支教", 1), ("支医", 4)]


def test_a_table_with_codes_is_not_crossed() -> None:
    found = posts(["岗位代码|岗位名称|合计|语文|数学", "T1|小学教师|3|2|1", "T2|初中教师|2|1|1"])
    assert [(p.code, p.headcount, {x.label: x.count for x in p.headcount_parts}) for p in found] == [
        ("T1", 3, {"语文": 2, "数学": 1}),
        ("T2", 2, {"语文": 1, "数学": 1}),
    ]


FIRST = ["序号|用工单位|岗位|人数|性别|年龄|学历", "1|县档案局|整理员|1|女|40周岁以下|大专及以上"]
REST = ["2|县交通局|协管|6|男|45周岁以下|高中及以上", "3|县应急局|值班员|2|男|35周岁以下|大专及以上"]


@pytest.mark.parametrize("between", ["", "(续表)", "第2页"])
def test_a_table_without_headings_goes_on_with_the_one_above(between: str) -> None:
    _, notice = read(as_docx(FIRST, REST, between=between), "table.docx")
    assert [(p.no, p.org, p.headcount, p.age_max) for p in notice.posts] == [
        (1, "县档案局", 1, 40),
        (2, "县交通局", 6, 45),
        (3, "县应急局", 2, 35),
    ]


def test_a_table_of_other_things_does_not_go_on() -> None:
    other = ["甲|乙|丙|丁|戊|己|庚", "办公地点|一楼|电话|0570|传真|0571|无"]
    _, notice = read(as_docx(FIRST, other), "table.docx")
    assert len(notice.posts) == 1


def test_a_title_over_rows_employs_the_posts_below_it() -> None:
    found = posts(
        ["序号|职位|人数|学历", "一、政务服务中心(共2人)|||", "1|窗口|2|大专", "二、城市管理局|||", "2|协管员|5|高中"]
    )
    assert [p.org for p in found] == ["政务服务中心", "城市管理局"]


def test_a_title_that_is_no_employer_employs_nobody() -> None:
    found = posts(["序号|职位|人数|学历", "一、综合类岗位|||", "1|窗口|2|大专", "二、技术类岗位|||", "2|维护|5|本科"])
    assert [p.org for p in found] == [None, None]


@pytest.mark.parametrize("row", ["(1)|(2)|(3)|(4)|(5)", "1|2|3|4|5", "A|B|C|D|E"])
def test_a_row_that_numbers_the_columns_is_no_post(row: str) -> None:
    found = posts(["Post Code|Name of Post|UR|SC|Total", row, "26/01|Clerk|5|2|7", "26/02|Typist|1|1|2"])
    assert [(p.code, p.headcount) for p in found] == [("26/01", 7), ("26/02", 2)]


def test_a_column_that_counts_the_rows_has_no_codes() -> None:
    found = posts(["岗位序号|单位名称|岗位名称|人数", "1|市医院|医师|2", "2|市医院|护士|3", "3|市血站|采血|1"])
    assert [(p.no, p.code) for p in found] == [(1, None), (2, None), (3, None)]
    kept = posts(["岗位序号|单位名称|岗位名称|人数", "001|市医院|医师|2", "002|市医院|护士|3"])
    assert [p.code for p in kept] == ["001", "002"]


def test_parts_under_what_divides_the_headcount() -> None:
    rows = [
        "街道|招聘总数|其中|||户籍要求|学历要求",
        "||面向毕业生|面向退役军人|面向社会||",
        "新安街道|12|4|2|6|本区户籍|大专及以上",
        "永宁街道|8|2|1|5|本区户籍|大专及以上",
    ]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for r, row in enumerate(rows):
        for c, text in enumerate(row.split("|")):
            sheet.write(r, c, int(text) if text.isdigit() else text)
    sheet.merge_range(0, 2, 0, 4, "其中")
    for c in (0, 1, 5, 6):
        sheet.merge_range(0, c, 1, c, rows[0].split("|")[c])
    book.close()
    _, notice = read(out.getvalue(), "table.xlsx")
    assert [(p.org, p.headcount, [x.count for x in p.headcount_parts]) for p in notice.posts] == [
        ("新安街道", 12, [4, 2, 6]),
        ("永宁街道", 8, [2, 1, 5]),
    ]


def merged(rows: Rows, *ranges: tuple[int, int, int, int]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    cells = [row.split("|") for row in rows]
    for r, row in enumerate(cells):
        for c, text in enumerate(row):
            sheet.write(r, c, int(text) if text.isdigit() and len(text) < 3 else text)
    for top, left, bottom, right in ranges:
        text = cells[top][left]
        sheet.merge_range(top, left, bottom, right, int(text) if text.isdigit() and len(text) < 3 else text)
    book.close()
    return out.getvalue()


def test_rows_for_the_levels_of_one_post_are_one_post() -> None:
    rows = [
        "岗位代码|岗位|招聘人数|学历|专业",
        "D01|野外地质|2|研究生|矿物学、岩石学",
        "|||本科|地质学",
        "D02|遥感解译|1|研究生|摄影测量与遥感",
    ]
    _, notice = read(merged(rows, (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)), "table.xlsx")
    assert [(p.code, p.headcount, p.education and p.education.value, p.majors) for p in notice.posts] == [
        ("D01", 2, "bachelor", ("矿物学", "岩石学", "地质学")),
        ("D02", 1, "master", ("摄影测量与遥感",)),
    ]


def test_a_level_may_be_the_only_cell_of_its_row() -> None:
    rows = ["岗位代码|岗位|招聘人数|学历及专业", "D01|地质|2|研究生,矿物学", "|||本科,地质学"]
    _, notice = read(merged(rows, *((1, c, 2, c) for c in range(3))), "table.xlsx")
    assert [(p.code, p.majors) for p in notice.posts] == [("D01", ("矿物学", "地质学"))]


def test_posts_that_share_a_merged_headcount_stay_apart() -> None:
    rows = ["岗位代码|岗位|招聘人数|学历", "D01|地质|2|研究生", "D02|测绘||本科"]
    _, notice = read(merged(rows, (1, 2, 2, 2)), "table.xlsx")
    assert [p.code for p in notice.posts] == ["D01", "D02"]


def test_two_columns_bound_the_age() -> None:
    found = posts(["编号|岗位|人数|最低年龄|最高年龄", "A1|司机|1|25|45", "A2|保安|2|18周岁|50周岁"])
    assert [(p.age_min, p.age_max) for p in found] == [(25, 45), (18, 50)]
