"""Changes of correction notices: a sentence → target, field, old, new, action."""

from __future__ import annotations

import pytest

from extractors.notices.corrections import extract_changes
from extractors.notices.header import extract_header, notice_year
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.notice import Change

Row = tuple[str, str | None, str | None, str | None, str]

ZH = (
    "甲县人社局关于《甲县2024年公开招聘公告》的更正公告\n现对部分内容更正如下：\n"
    "{}\n甲县人力资源和社会保障局\n2024年5月8日\n"
)
EN = "CORRIGENDUM to Advertisement No. 05/2024\nDated: 05.03.2024\n{}\n"


def changes(text: str) -> list[Change]:
    document = read_bytes(text.encode(), "notice.txt")
    ctx = Context((Source(document),))
    ctx.header = extract_header(ctx)
    ctx.year = notice_year(ctx, ctx.header)
    found = list(extract_changes(ctx))
    for item in found:
        for piece in (p for pieces in item.evidence.values() for p in pieces):
            piece.verify(document)
    return found


ROWS: list[tuple[str, Row]] = [
    ("1、取消A2305岗位的招聘计划。", ("post A2305", "headcount", None, None, "cancel")),
    ("A2304岗位招聘人数由“3人”更正为“2人”。", ("post A2304", "headcount", "3", "2", "replace")),
    ("将20110203职位的录用计划由2名调整为4名。", ("post 20110203", "headcount", "2", "4", "replace")),
    ("A2308岗位“其他条件”栏增加“取得护士执业证书”。", ("post A2308", "remarks", None, "取得护士执业证书", "add")),
    (
        "A2301岗位学历要求由“本科及以上”更正为“大专及以上”。",
        ("post A2301", "education", "本科及以上", "大专及以上", "replace"),
    ),
    (
        "A2301岗位专业要求由“会计学”修改为“会计学、审计学”。",
        ("post A2301", "majors", "会计学", "会计学、审计学", "replace"),
    ),
    ("A2302岗位年龄由“30周岁以下”改为“35周岁以下”。", ("post A2302", "age_max", "30", "35", "replace")),
    ("增设XF05岗位，招聘驾驶员2名。", ("post XF05", None, None, "XF05岗位", "add")),
    ("XF03岗位取消。", ("post XF03", "headcount", None, None, "cancel")),
    ("体能测试时间由4月9日调整至4月23日。", ("physical_test", "start", "2024-04-09", "2024-04-23", "move")),
    ("计划招聘总数由16人变更为15人。", ("headcount", "total", "16", "15", "replace")),
    (
        "报名截止时间由原5月20日17:00延长至5月24日17:00。",
        ("registration", "end", "2024-05-20T17:00", "2024-05-24T17:00", "move"),
    ),
    ("缴费截止时间顺延至5月26日24:00。", ("payment", "end", None, "2024-05-26T24:00", "move")),
    (
        "笔试时间由原定的2024年6月10日推迟至2024年6月17日。",
        ("written_exam", "start", "2024-06-10", "2024-06-17", "move"),
    ),
    ("面试时间调整为7月29日。", ("interview", "start", None, "2024-07-29", "move")),
    (
        "“可在5月25日前改报其他岗位”更正为“可在5月29日前改报其他岗位”。",
        ("other", "end", "2024-05-25", "2024-05-29", "move"),
    ),
    (
        "“面试成绩低于60分的，不予聘用”更正为“面试成绩低于65分的，不予聘用”。",
        ("pass_mark interview", "min", "60", "65", "replace"),
    ),
    (
        "咨询电话变更为：0999-1234505。原0999-1234501停止使用。",
        ("contacts", "phones", "0999-1234501", "0999-1234505", "replace"),
    ),
    ("报名邮箱由a@x.cn更改为b@x.cn。", ("contacts", "emails", "a@x.cn", "b@x.cn", "replace")),
    ("笔试考务费由50元调整为45元。", ("fee 笔试考务费", "amount", "50", "45", "replace")),
]


@pytest.mark.parametrize(("sentence", "row"), ROWS)
def test_one_change(sentence: str, row: Row) -> None:
    found = [(c.target, c.field, c.before, c.after, c.action) for c in changes(ZH.format(sentence))]
    assert found == [row]


def test_weights_of_a_formula() -> None:
    text = "“卫生类岗位：总成绩＝笔试成绩×60%＋面试成绩×40%”，更正为“卫生类岗位：总成绩＝笔试成绩×50%＋面试成绩×50%”。"
    assert [(c.target, c.field, c.before, c.after) for c in changes(ZH.format(text))] == [
        ("scheme 卫生类岗位", "weight written", "0.6", "0.5"),
        ("scheme 卫生类岗位", "weight interview", "0.4", "0.5"),
    ]


def test_a_window_moves_at_both_ends() -> None:
    found = changes(ZH.format("准考证打印时间调整为6月13日9:00至6月16日17:00。"))
    assert [(c.target, c.field, c.after) for c in found] == [
        ("admission_ticket", "start", "2024-06-13T09:00"),
        ("admission_ticket", "end", "2024-06-16T17:00"),
    ]


def test_parts_change_with_their_total() -> None:
    found = changes(ZH.format("计划招聘总数由16人变更为15人，其中综合类岗位7人，卫生类岗位8人。"))
    assert [(c.target, c.after) for c in found] == [
        ("headcount", "15"),
        ("headcount 综合类岗位", "7"),
        ("headcount 卫生类岗位", "8"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "《公告》其他内容不变。",
        "弄虚作假的，取消应聘资格。",
        "申请加分的截止时间不变。",
        "由此带来的不便，敬请谅解。",
        "已报考该岗位的人员，可在5月26日前改报其他岗位。",
    ],
)
def test_sentences_that_change_nothing(sentence: str) -> None:
    assert changes(ZH.format(sentence)) == []


ENGLISH: list[tuple[str, Row]] = [
    (
        "The last date for submission of online application is extended to 27.09.2024.",
        ("registration", "end", None, "2024-09-27", "move"),
    ),
    ("The written examination is postponed to 20 October 2024.", ("written_exam", "start", None, "2024-10-20", "move")),
    (
        "For “two years of experience” read “three years of experience”.",
        ("notice", None, "two years of experience", "three years of experience", "replace"),
    ),
]


@pytest.mark.parametrize(("sentence", "row"), ENGLISH)
def test_english_changes(sentence: str, row: Row) -> None:
    assert [(c.target, c.field, c.before, c.after, c.action) for c in changes(EN.format(sentence))] == [row]


def test_other_notices_change_nothing() -> None:
    assert changes("甲县2024年公开招聘公告\nA2304岗位招聘人数由“3人”更正为“2人”。\n") == []


def test_the_cells_of_a_table_run_together_break_nothing() -> None:
    found = changes(
        ZH.format("岗位编号更正事项更正前更正后A2304招聘人数32A2307招聘人数23A2308年龄35周岁以下40周岁以下")
    )
    assert len(found) <= 1
