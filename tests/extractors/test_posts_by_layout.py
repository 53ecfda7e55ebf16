"""The same three posts in the layouts in which notices list posts without a table, and twins that list none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice, Post

Row = dict[str, str]

OFFICE = [
    {"code": "LQ01", "name": "财务会计岗", "n": "2", "level": "本科及以上", "majors": "会计学、财务管理", "age": "35"},
    {"code": "LQ02", "name": "档案管理岗", "n": "1", "level": "大专及以上", "majors": "档案学、文秘学", "age": "30"},
    {"code": "LQ03", "name": "网络运维岗", "n": "3", "level": "本科及以上", "majors": "网络工程", "age": "40"},
]
CLINIC = [
    {
        "code": "1101",
        "name": "内科医师",
        "n": "4",
        "level": "硕士研究生及以上",
        "majors": "内科学、临床医学",
        "age": "38",
    },
    {"code": "1102", "name": "影像技师", "n": "2", "level": "本科及以上", "majors": "医学影像技术", "age": "35"},
    {"code": "1103", "name": "护士", "n": "12", "level": "大专及以上", "majors": "护理学、助产学", "age": "30"},
]
SCHOOL = [
    {"code": "甲1", "name": "初中语文教师", "n": "3", "level": "本科及以上", "majors": "汉语言文学", "age": "35"},
    {
        "code": "甲2",
        "name": "初中物理教师",
        "n": "2",
        "level": "本科及以上",
        "majors": "物理学、应用物理学",
        "age": "35",
    },
    {
        "code": "乙1",
        "name": "小学科学教师",
        "n": "1",
        "level": "大专及以上",
        "majors": "科学教育、生物科学",
        "age": "32",
    },
]
LEVELS = {"本科及以上": "bachelor", "大专及以上": "associate", "硕士研究生及以上": "master"}

LAYOUTS: dict[str, Callable[[Row], str]] = {
    "gaps": lambda p: "{code}  {name}  {n}人  {level}  {majors}  {age}周岁以下".format(**p),
    "gaps without code": lambda p: "{name}  {n}名  {level}  {majors}  {age}周岁以下".format(**p),
    "gaps, name first": lambda p: "{name}  {code}  {n}人  {majors}  {level}  {age}周岁以下".format(**p),
    "code and commas": lambda p: "{code} {name}，{n}人，{level}学历，{majors}专业，{age}周岁以下。".format(**p),
    "name and bracket": lambda p: "{name}（代码{code}，{n}人）：{level}学历，{majors}专业，{age}周岁以下。".format(**p),
    "sentence": lambda p: "{name}招聘{n}人，具有{level}学历，{majors}专业毕业，年龄在{age}周岁以下。".format(**p),
    "labels": lambda p: (
        "岗位名称：{name}\n招聘人数：{n}人\n学历要求：{level}\n专业要求：{majors}\n年龄要求：{age}周岁以下".format(**p)
    ),
    "code in brackets over labels": lambda p: (
        "【{code}】{name}　{n}人\n学历：{level}\n专业：{majors}\n年龄：{age}周岁以下".format(**p)
    ),
    "name over a paragraph": lambda p: "{name}（{n}名）\n{level}学历，{majors}专业，{age}周岁以下。".format(**p),
    "name over counted labels": lambda p: (
        "### {code} {name}\n- 人数：{n}\n- 学历：{level}\n- 专业：{majors}\n- 年龄：{age}周岁以下".format(**p)
    ),
}


def notice(body: str, name: str = "notice.txt", head: str = "一、招聘岗位") -> Notice:
    text = f"宁溪县2025年公开招聘公告\n\n现面向社会公开招聘。\n\n{head}\n{body}\n\n二、报名\n每人限报一个岗位。\n"
    document = read_bytes(text.encode(), name)
    found = extract([document])
    found.verify([document])
    return found


def told(post: Post) -> tuple[object, ...]:
    return post.name, post.headcount, post.education and post.education.value, post.majors, post.age_max


@pytest.mark.parametrize("rows", [OFFICE, CLINIC, SCHOOL], ids=["office", "clinic", "school"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_posts_are_read_in_every_layout(layout: str, rows: list[Row]) -> None:
    name = "notice.md" if "counted" in layout else "notice.txt"
    posts = notice("\n".join(LAYOUTS[layout](row) for row in rows), name).posts
    assert [told(p) for p in posts] == [
        (r["name"], int(r["n"]), LEVELS[r["level"]], tuple(r["majors"].split("、")), int(r["age"])) for r in rows
    ]


@pytest.mark.parametrize("rows", [OFFICE, CLINIC, SCHOOL], ids=["office", "clinic", "school"])
def test_posts_stand_in_the_clauses_of_one_line(rows: list[Row]) -> None:
    body = "；".join("{name}（{code}）{n}名，{level}学历，{majors}专业".format(**p) for p in rows) + "。"
    assert [(p.code, p.name, p.headcount) for p in notice(body).posts] == [
        (r["code"], r["name"], int(r["n"])) for r in rows
    ]


@pytest.mark.parametrize(
    "body",
    [
        "笔试  60分  闭卷  90分钟\n面试  40分  结构化  20分钟",
        "南桥镇  0000-2201101  党政办  周一至周五\n北桥镇  0000-2201102  党政办  周一至周五",
        "岗位详见附件1。\n报名人数与招聘人数不足3人的，取消岗位。",
        "（1）报名\n（2）资格审查\n（3）笔试",
    ],
)
def test_other_lines_with_gaps_and_numbers_are_no_posts(body: str) -> None:
    assert notice(body).posts == ()


def test_a_line_with_the_sum_of_those_below_names_their_class() -> None:
    body = (
        "甲类：高中教师（5人）\n甲01  数学教师  3人  数学  高中数学教师资格\n"
        "甲02  化学教师  2人  化学  高中化学教师资格\n"
        "甲类岗位要求全日制本科及以上学历、学士及以上学位。\n"
        "乙类：幼儿教师（4人）\n乙01  幼儿园教师  4人  学前教育  幼儿园教师资格\n乙类岗位要求大专及以上学历。"
    )
    found = notice(body)
    assert [(p.code, p.category, p.education and p.education.value, p.full_time) for p in found.posts] == [
        ("甲01", "甲类", "bachelor", True),
        ("甲02", "甲类", "bachelor", True),
        ("乙01", "乙类", "associate", None),
    ]
    assert [p.certificates for p in found.posts] == [("高中数学教师资格",), ("高中化学教师资格",), ("幼儿园教师资格",)]


def test_a_line_whose_number_is_no_sum_names_no_class() -> None:
    body = "甲类：高中教师（9人）\nK01  数学教师  3人  本科及以上\nK02  化学教师  2人  本科及以上"
    assert [(p.code, p.category) for p in notice(body).posts] == [("K01", None), ("K02", None)]


def test_the_employer_over_its_posts_is_no_class() -> None:
    body = (
        "县中医院（3人）\nA01  针灸医师  2人  本科及以上\nA02  药剂师  1人  大专及以上\n"
        "县妇幼保健院（2人）\nA03  儿科医师  2人  本科及以上"
    )
    assert [(p.org, p.category) for p in notice(body).posts] == [
        ("县中医院", None),
        ("县中医院", None),
        ("县妇幼保健院", None),
    ]


def test_what_is_said_of_all_above_is_each_posts_own() -> None:
    body = "D01  搬运工  3人  初中及以上\nD02  装卸工  2人  初中及以上\n以上岗位均限男性，年龄45周岁以下。"
    assert [(p.gender and p.gender.value, p.age_max) for p in notice(body).posts] == [("male", 45), ("male", 45)]


def test_employer_and_post_in_one_word_are_parted() -> None:
    body = (
        "岗位代码3301：区城市照明管理中心电气维护岗，招2人。大专及以上学历，聘用后最低服务3年。\n"
        "岗位代码3302：区不动产登记中心档案整理岗，招1人。本科及以上学历，不限户籍。"
    )
    first, second = notice(body).posts
    assert (first.org, first.name, first.remarks) == ("区城市照明管理中心", "电气维护岗", "聘用后最低服务3年")
    assert (second.org, second.name, second.regions) == ("区不动产登记中心", "档案整理岗", "unlimited")


@pytest.mark.parametrize("names", [("财务中心会计", "运营中心出纳"), ("市法院书记员", "县法院书记员")])
def test_professions_keep_their_whole_name(names: tuple[str, str]) -> None:
    body = "\n".join(f"F0{i} {name}，2人，大专及以上学历。" for i, name in enumerate(names, 1))
    assert tuple(p.name for p in notice(body).posts) == names


def test_codes_behind_the_places_in_one_sentence() -> None:
    body = "招录30名，其中灭火救援员24名（岗位代码：X1），通信调度员6名（岗位代码：X2），均限男性。"
    assert [(p.code, p.name, p.headcount, p.gender and p.gender.value) for p in notice(body).posts] == [
        ("X1", "灭火救援员", 24, "male"),
        ("X2", "通信调度员", 6, "male"),
    ]


def test_items_that_share_the_places_of_a_class_are_the_posts() -> None:
    body = "1、勤务辅警20名，专业不限；\n2、文职辅警7名：\n（1）接警调度 4名，专业不限；\n（2）法制内勤 3名，法学类。"
    assert [(p.name, p.headcount, p.category, p.majors) for p in notice(body).posts] == [
        ("勤务辅警", 20, None, "unlimited"),
        ("接警调度", 4, "文职辅警", "unlimited"),
        ("法制内勤", 3, "文职辅警", ("法学类",)),
    ]


def test_numbers_of_demands_are_no_part_of_them() -> None:
    body = (
        "▶ 总工程师（1人）\n任职要求：1.硕士研究生及以上学历；2.45周岁以下；3.10年以上工程管理经验。\n"
        "▶ 投资主管（3人）\n任职要求：1.本科及以上学历；2.40周岁以下；3.5年以上投资工作经验。"
    )
    assert [(p.name, p.education and p.education.value, p.age_max, p.experience_years) for p in notice(body).posts] == [
        ("总工程师", "master", 45, 10),
        ("投资主管", "bachelor", 40, 5),
    ]


def test_a_section_headed_by_the_short_name_of_a_post() -> None:
    text = (
        "某区招聘公告\n\n一、招聘岗位\nA岗（普通岗）：12名。\nB岗（退役军人岗）：3名。\n\n二、招聘条件\n（一）A岗条件\n"
        "年龄在40周岁以下，大专及以上学历。\n（二）B岗条件\n年龄在45周岁以下，中专及以上学历。\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    assert [(p.headcount, p.age_max, p.education and p.education.value) for p in found.posts] == [
        (12, 40, "associate"),
        (3, 45, "secondary_vocational"),
    ]


def test_employers_side_by_side_with_subjects() -> None:
    body = "云岫一中：语文2名、数学3名\n城关小学：语文6名、音乐1名"
    found = notice(body, head="一、学校、学科及名额")
    assert [(p.org, p.name, p.headcount) for p in found.posts] == [
        ("云岫一中", "语文", 2),
        ("云岫一中", "数学", 3),
        ("城关小学", "语文", 6),
        ("城关小学", "音乐", 1),
    ]
    assert found.headcount.parts == ()


def test_more_than_the_number_in_the_bracket() -> None:
    body = (
        "1. **净水工**（9人，工作地点：城东水厂）\n   要求高中及以上学历，40周岁以下。\n"
        "2. **营业员**（4人，工作地点：各营业厅）\n   要求大专及以上学历，专业不限，35周岁以下。\n"
    )
    found = notice(body, "notice.md", "## 岗位需求")
    assert [(p.name, p.headcount, p.workplace, p.age_max) for p in found.posts] == [
        ("净水工", 9, "城东水厂", 40),
        ("营业员", 4, "各营业厅", 35),
    ]
    assert found.eligibility == ()
