"""What the view makes of characters, markup and white space."""

from __future__ import annotations

import pytest

from ingest import read_bytes


def view(text: str, name: str = "a.txt") -> str:
    return read_bytes(text.encode(), name).view.text


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("比例为１∶３，满分１００分（含）；", "比例为1:3,满分100分(含);"),
        ("比例为1︰3的岗位。", "比例为1:3的岗位。"),
        ("上午9∶00—11∶30到场。", "上午9:00-11:30到场。"),
        ("电话０７３１——８８８８。", "电话0731--8888。"),
        ("6月1日～6月3日报到。", "6月1日~6月3日报到。"),
        ("面积５０㎡以上。", "面积50m2以上。"),
        ("①身份证；②毕业证。", "①身份证;②毕业证。"),
        ("人社发〔2020〕3号《通知》。", "人社发〔2020〕3号《通知》。"),
        ("总成绩＝笔试×５０％÷２。", "总成绩=笔试×50%÷2。"),
        ("体温37.3℃以上。", "体温37.3°C以上。"),
    ],
)
def test_characters_are_unified(printed: str, shown: str) -> None:
    assert view(printed) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("2022 年 5 月 9 日 - 5 月 10 日在 1 楼。", "2022年5月9日-5月10日在1楼。"),
        ("姓    名：张某", "姓  名:张某"),
        ("报　名　表", "报  名  表"),
        ("　　第一段　尾部", "第一段  尾部"),
        ("不可\u200b见\ufeff的\u00ad字。", "不可见的字。"),
        ("公告\u00a0发布。", "公告发布。"),
        ("The  City of   X hires, see “Apply” here.", "The  City of  X hires, see “Apply” here."),
        ("Pay is $84,125 to $104,520; apply.", "Pay is $84,125 to $104,520; apply."),
    ],
)
def test_white_space(printed: str, shown: str) -> None:
    assert view(printed) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("**缴费时间：** 4月1日止。", "缴费时间:4月1日止。"),
        ("编号 3101**********1234 的考生。", "编号3101**********1234的考生。"),
        ("$总分 = 甲 \\times 60\\% + 乙 * 40\\%$，取整。", "总分=甲×60%+乙*40%,取整。"),
        ("<p>第一条要求；</p> <p>第二条要求。</p>", "第一条要求;  第二条要求。"),
        ("甲&nbsp;乙&amp;丙&lt;5。", "甲乙&丙<5。"),
        ("邮箱 a\\_b@x.example。", "邮箱a_b@x.example。"),
        ("加<b>粗</b>与<span style='x'>样</span>式。", "加粗与样式。"),
        ("面试成绩低于60分且<30岁的。", "面试成绩低于60分且<30岁的。"),
    ],
)
def test_markup_left_in_text(printed: str, shown: str) -> None:
    assert view(printed) == shown


def test_markdown_marks_are_not_in_the_view() -> None:
    text = "# 公告\n\n> 甲局 · 2022年9月1日\n\n## 一、岗位\n\n- 有驾驶证的；\n- *优先* 条件见<https://x.example/a>。\n\n---\n\n完\n"
    assert view(text, "a.md") == "公告\n甲局·2022年9月1日\n一、岗位\n有驾驶证的;\n优先条件见https://x.example/a。\n完"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("名单将在网站上进行公\n\n示。\n\n二、其他", "名单将在网站上进行公示。\n二、其他"),
        ("按技能测验（含\n\n基础知识）成绩排序，\n\n确定人选。", "按技能测验(含基础知识)成绩排序,确定人选。"),
        ("三、防疫要求\n\n为保障健康，现通知如下：", "三、防疫要求\n为保障健康,现通知如下:"),
        (
            "咨询单位：某某公司\n\n咨询电话：0971\n\n某某公司\n\n2022年4月11日",
            "咨询单位:某某公司\n咨询电话:0971\n某某公司\n2022年4月11日",
        ),
        (
            "1. Two years of full-time paid experience as a clerk by \nMarch 15, 2019 and\n2. A degree.",
            "1. Two years of full-time paid experience as a clerk by March 15, 2019 and\n2. A degree.",
        ),
        (
            "外籍人员24至60周岁，须持有效签证。 / Expatriates are 24 to 60.\n品行端正，身体健康。 / In good health.",
            "外籍人员24至60周岁,须持有效签证。/Expatriates are 24 to 60.\n品行端正,身体健康。/In good health.",
        ),
        (
            "From 8:00 am Friday, June 22, 2018 to 11:59 pm\nFrom 8:00 am Friday, June 28, 2019 to 11:59 pm",
            "From 8:00 am Friday, June 22, 2018 to 11:59 pm\nFrom 8:00 am Friday, June 28, 2019 to 11:59 pm",
        ),
    ],
)
def test_soft_line_breaks(printed: str, shown: str) -> None:
    assert view(printed) == shown


WRAPPED = """　　为加强队伍建设，经研究决定，现面向社会公开招聘工作人员二十名
，有关事项公告如下：
　　一、应聘人员须具有本市户籍，年龄在十八周岁以上、三十五周岁以下
，具有大专及以上学历，退役军人放宽到四十周岁，烈士子女放宽到四十
五周岁；
　　二、报名时间为四月十日至四月二十日，上午八时至十二时，下午二时
三十分至五时三十分，地点为

— 1 —

县政府一楼大厅，报名时须带身份证、户口簿、毕业证书原件以及复印件
各一份，照片四张，每人限报一个岗位，报名费用全免，不收取任何其他
费用。
"""


def test_hard_wrapped_paragraphs_are_joined_over_pages() -> None:
    lines = view(WRAPPED).split("\n")
    assert len(lines) == 3
    assert "四十五周岁;" in lines[1]
    assert "地点为县政府一楼大厅" in lines[2]
    assert "1" not in lines[2]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["## 一、岗位", "- 有驾驶证的；", "## 二、待遇"], "一、岗位\n有驾驶证的;\n二、待遇"),
        (["# 1", "- 有驾驶证的；", "二、待遇"], "# 1\n-有驾驶证的;\n二、待遇"),
    ],
)
def test_hashes_left_in_a_page(lines: list[str], shown: str) -> None:
    """One line with a hash is a line; two are headings."""
    page = "".join(f"<p>{line}</p>" for line in lines)
    assert read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html").view.text == shown
