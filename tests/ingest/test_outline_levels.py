"""Labels, levels and kinds of blocks."""

from __future__ import annotations

import pytest

from ingest import read_bytes
from ingest.labels import parse
from schema.document import BlockKind


def outline(text: str, name: str = "a.txt") -> list[tuple[str, int, str | None]]:
    return [(b.kind.value, b.level, b.label) for b in read_bytes(text.encode(), name).blocks]


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("一、招聘岗位", "zh", 1),
        ("十二、其他", "zh", 12),
        ("壹、条件", "formal", 1),
        ("丙、程序", "stem", 3),
        ("(三)面试", "zhparen", 3),
        ("2.年满18周岁", "num", 2),
        ("3.35周岁以下", "num", 3),
        ("1.18至35周岁之间", "num", 1),
        ("3、2009年考核合格", "num", 3),
        ("1.2026届毕业生", "num", 1),
        ("2.1 遵纪守法", "num2", 1),
        ("(4)复印件", "numparen", 4),
        ("③学历证书", "circled", 3),
        ("第二部分 报考条件", "part", 2),
        ("Second, the conditions", "ordinal", 2),
        ("Three. register", "ordinal", 3),
        ("XI。 train", "ordinal", 11),
        ("Verb (abbreviation for verb) interview", "ordinal", 5),
        ("(two) in any case", "paren", 2),
        ("(A) the scope", "paren", 1),
        ("(iv) Minimum score", "roman", 4),
        ("(b) persons dismissed", "letter", 2),
        ("1, people who", "num", 1),
    ],
)
def test_labels(line: str, kind: str, value: int) -> None:
    label = parse(line, chinese=any("\u4e00" <= c <= "\u9fff" for c in line))
    assert label is not None
    assert (label.kind, label.value) == (kind, value)
    assert line.startswith(label.text)


@pytest.mark.parametrize(
    "line",
    [
        "1.5万元",
        "2022年4月",
        "10:00-11:00",
        "一经查实",
        "1,500 people",
        "A Police Captain",
        "I am",
        "三十五周岁",
        "4.18周岁",
    ],
)
def test_no_labels(line: str) -> None:
    assert parse(line, chinese=any("\u4e00" <= c <= "\u9fff" for c in line)) is None


def test_usual_order() -> None:
    text = "公告\n一、条件\n（一）基本条件\n1. 健康；\n（1）无病；\n①证明；\n2. 守法。\n（二）其他\n二、程序\n"
    assert [x[1:] for x in outline(text)] == [
        (0, None),
        (1, "一、"),
        (2, "(一)"),
        (3, "1."),
        (4, "(1)"),
        (5, "①"),
        (3, "2."),
        (2, "(二)"),
        (1, "二、"),
    ]


def test_order_is_that_of_the_document() -> None:
    """（1） goes on counting across 1. … 2., so it stands above."""
    text = "（1）报名\n1. 时间另定；\n2. 地点另定。\n（2）笔试\n1. 科目两门；\n2. 满分一百。\n（3）面试\n1. 一次。\n"
    assert [x[1] for x in outline(text)] == [1, 2, 2, 1, 2, 2, 1, 2]


def test_levels_may_be_left_out() -> None:
    text = "一、报名\n1、时间\n4月1日起，至4月9日止。\n2、地点\n二、考试\n（一）笔试\n1. 科目为两门。\n"
    assert [x[1] for x in outline(text)] == [1, 2, 0, 2, 1, 2, 3]


def test_headings_and_items() -> None:
    text = "一、招聘程序\n1. 报名时间：4月1日至9日；\n2. 地点\n本县人社局三楼，逾期不候。\n"
    assert [x[0] for x in outline(text)] == ["heading", "list_item", "heading", "paragraph"]


def test_bulletin_in_capitals() -> None:
    text = (
        "PARK RANGER\n\nClass Code: 1966\nOpen Date: 01-02-19\n\nANNUAL SALARY\n\n$50,000 to $60,000\n\n"
        "REQUIREMENTS\n\n1. Two years of paid experience.\n2. A degree.\n\nNOTES:\n\n1. Apply early.\n"
    )
    assert outline(text) == [
        ("heading", 0, None),
        ("paragraph", 0, None),
        ("paragraph", 0, None),
        ("heading", 1, None),
        ("paragraph", 0, None),
        ("heading", 1, None),
        ("list_item", 2, "1."),
        ("list_item", 2, "2."),
        ("heading", 1, None),
        ("list_item", 2, "1."),
    ]


def test_capitals_between_counted_sections_stand_below_them() -> None:
    text = "1. Applications are invited.\nVACANCIES\nThere are two.\n2. AGE LIMIT\nAt most 30.\n3. FEE\nNone.\n"
    assert [x[1] for x in outline(text)] == [1, 2, 0, 1, 0, 1, 0]


def test_machine_translated_numbers_are_one_order() -> None:
    text = (
        "First, the posts\n(A) the scope\n1, clerks of townships;\n2. clerks of counties.\n(2) the places\n"
        "Second, the conditions\n(1) Good conduct;\n(two) no punishment.\nVerb (abbreviation for verb) register\n"
    )
    assert [x[1] for x in outline(text)] == [1, 2, 3, 3, 2, 1, 2, 2, 1]


def test_plain_numbers_stand_beside_marked_headings_of_their_kind() -> None:
    text = "# 公告\n\n## 一、岗位\n\n- 司机；\n\n二、条件\n\n1. 健康。\n"
    assert [x[1] for x in outline(text, "a.md")] == [0, 1, 2, 1, 2]


def test_title_byline_and_breadcrumb() -> None:
    text = (
        "您当前的位置：首页 > 通知公告 > 正文\n某县人社局\n关于招聘司机的公告\n"
        "来源：本站 发布时间：2023-03-09 浏览：14次 字号：[大] [中] [小]\n"
        "现公告如下：\n一、岗位\n"
    )
    kinds = [b.kind for b in read_bytes(text.encode(), "a.txt").blocks]
    assert kinds == [
        BlockKind.FURNITURE,
        BlockKind.HEADING,
        BlockKind.HEADING,
        BlockKind.FURNITURE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
    ]


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "－３－", "第 3 页 共 9 页", "第3页", "3/9", "Page 3 of 9"])
def test_page_numbers_are_not_in_the_view(number: str) -> None:
    shown = read_bytes(f"一、条件。\n\n{number}\n\n二、程序。\n".encode(), "a.txt").view.text
    assert shown == "一、条件。\n二、程序。"


def test_collapsed_notice_gets_its_lines_back() -> None:
    filler = "具体要求以本公告为准，应聘人员须如实填报信息，逾期不予受理，后果自负。" * 6
    text = (
        f"经研究，现公告如下： 一、岗位 岗位名称 职数 校史主管 1 二、条件 （一）身体健康；{filler} （二）品行端正。"
        " 三、其他 本公告由人事处解释。 档案馆 2025年10月23日"
    )
    lines = read_bytes(text.encode(), "a.txt").view.text.split("\n")
    assert lines[:3] == ["经研究,现公告如下:", "一、岗位", "岗位名称  职数  校史主管  1"]
    assert lines[-3:] == ["本公告由人事处解释。", "档案馆", "2025年10月23日"]


def test_bold_lines_of_an_english_text_head_what_follows():
    text = (
        "# NOTICE\n\n## Scheme of selection\n\n**Field posts**\n\nA written test of 100 marks is held in May.\n\n"
        "**Office posts**\n\n1. A written test.\n2. A typing test.\n\n**Nobody is admitted late.**\n\n"
        "Bring **a pencil** with you.\n"
    )
    document = read_bytes(text.encode(), "n.md")
    heads = [document.text[b.start : b.end].strip("#* ") for b in document.blocks if b.kind.value == "heading"]
    assert heads == ["NOTICE", "Scheme of selection", "Field posts", "Office posts"]
