"""Short notices: the year of bare dates, posts in the title, steps named by headings of columns, notes, circles."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(*lines: str, title: str = "云岭县招聘公告") -> Notice:
    document = read_bytes("\n".join([title, *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


def starts(found: Notice) -> list[tuple[str, str | None]]:
    return [(e.event.value, e.start) for e in found.timeline]


@pytest.mark.parametrize(
    "text",
    [
        "年龄18至26周岁(2001年4月1日至2009年4月1日出生)。",
        "2001年4月1日以后出生,2009年4月1日以前出生。",
        "年龄不超过25周岁(2001年4月1日后出生)。",
        "本院始建于2003年,2011年迁建成立。",
        "按照云人社发〔2019〕45号文件执行。",
        "根据(2020)16号文件精神。",
        "《条例》2014年7月1日起施行。",
        "公司2006年10月组建。",
    ],
)
def test_years_of_other_things_are_not_those_of_the_notice(text: str) -> None:
    found = notice("一、条件", text, "二、程序", "4月6日至4月12日报名,4月18日面试。")
    assert starts(found) == []


@pytest.mark.parametrize(
    "text", ["聘期自2026年7月1日起。", "面向2026年毕业生。", "截至2026年3月31日。", "2026年度计划用人。"]
)
def test_a_year_of_the_notice(text: str) -> None:
    found = notice("一、条件", text, "(2001年4月1日后出生,2002年4月1日后出生)", "二、程序", "4月18日面试。")
    assert ("interview", "2026-04-18") in starts(found)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("长宁高速公路有限公司收费员招聘", "收费员"),
        ("云岭县人民医院驾驶员招聘公告", "驾驶员"),
        ("桂原市图书馆公开招聘讲解员启事", "讲解员"),
        ("青禾水务集团2026年化验员招聘信息", "化验员"),
        ("小荷幼儿园保育员招聘启事", "保育员"),
        ("云岭县第一中学招聘宿管员公告", "宿管员"),
        ("长禾街道网格员社会招聘公告", "网格员"),
        ("东江学院辅导员招聘简章", "辅导员"),
    ],
)
def test_posts_named_by_the_title(title: str, name: str) -> None:
    found = notice("一、要求", "1.年龄:18-35周岁;", "招聘人数:6名(男2名、女4名)", title=title)
    assert [(p.name, p.headcount) for p in found.posts] == [(name, 6)]


@pytest.mark.parametrize(
    "title",
    [
        "云岭县人民医院工作人员招聘公告",
        "长宁公司招聘",
        "青禾集团公开招聘启事",
        "东江学院高层次人才招聘简章",
        "桂原市事业单位招聘公告",
        "云岭县卫生局人员招聘公告",
        "长禾街道社会招聘公告",
        "小荷幼儿园教职工招聘启事",
    ],
)
def test_titles_that_name_no_post(title: str) -> None:
    assert notice("一、要求", "1.年龄:18-35周岁;", "招聘人数:6名", title=title).posts == ()


@pytest.mark.parametrize(
    ("heads", "kinds"),
    [
        (("高校站", "报名时间", "面试时间", "地点"), ("registration", "interview")),
        (("站点", "资格审查时间", "笔试时间", "地点"), ("review", "written_exam")),
        (("场次", "报名日期", "笔试日期", "地点"), ("registration", "written_exam")),
        (("场次", "笔试时间", "面试时间", "场所"), ("written_exam", "interview")),
    ],
)
def test_steps_named_by_headings_of_columns(heads: tuple[str, ...], kinds: tuple[str, str]) -> None:
    found = notice(
        "四、招聘安排",
        "\t".join(heads),
        "东江师大\t2026年11月8日9:00-17:00\t2026年11月9日8:30\t大礼堂",
        "西岭师大\t2026年11月12日9:00-17:00\t2026年11月13日8:30\t体育馆",
    )
    assert starts(found) == [
        (kinds[0], "2026-11-08T09:00"),
        (kinds[1], "2026-11-09T08:30"),
        (kinds[0], "2026-11-12T09:00"),
        (kinds[1], "2026-11-13T08:30"),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "注:1.除另有说明外,年龄均为36周岁以下;2.“及以上”含本级。",
        "注:年龄均为36周岁以下。",
        "备注:1.以上岗位年龄均不超过36周岁。2.按附件报名。",
        "说明:除特别注明外,年龄一律为36周岁以下。",
    ],
)
def test_notes_below_a_table_about_all_posts(note: str) -> None:
    found = notice(
        "岗位\t人数\t学历要求\t专业要求",
        "语文教师\t3\t本科及以上\t中国语言文学类",
        "数学教师\t2\t本科及以上\t数学类",
        note,
    )
    assert [(c.kind, c.max) for c in found.eligibility if c.kind == "age"] == [("age", 36)]


@pytest.mark.parametrize(
    "items",
    [
        ("部属师范大学2026届公费师范生;", "省内师范院校2026届本科毕业生,在校期间获得国家奖学金。"),
        ("2026届全日制硕士研究生;", "具有高级职称的在职教师。"),
        ("服务期满的大学生村官;", "本市在职社区工作者,连续工作满三年。"),
        ("2026届应届生;", "退役士兵;", "在岗村医,从事诊疗五年以上。"),
    ],
)
def test_circles_of_which_one_is_enough(items: tuple[str, ...]) -> None:
    found = notice("二、招聘对象", *(f"({'一二三'[i]}){item}" for i, item in enumerate(items)))
    assert [c.kind for c in found.eligibility] == ["any_of"]
    assert len(found.eligibility[0].options) == len(items)


def test_what_the_line_of_a_post_asks_binds_nobody_else() -> None:
    found = notice(
        "一、招聘岗位",
        "1.内科医师2名。硕士研究生,年龄36周岁以下。",
        "2.临床护士9名。本科及以上学历,取得护士资格证书(应届毕业生须在2026年8月31日前取得)。",
        "二、时间安排",
        "2026年4月11日面试。",
    )
    assert len(found.posts) == 2
    assert found.eligibility == ()
