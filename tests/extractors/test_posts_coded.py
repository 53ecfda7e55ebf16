# ruff: noqa: E501 - one case a line
"""Posts that begin with their code in running text, classes with a code each, and the tracks that codes tell apart."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.md")
    found = extract([document])
    found.verify([document])
    return found


POSTS = [
    (
        "G-1 吊车司机 6人:高中及以上,45周岁以下,持有起重机操作证。\n\nG-2 理货员 9人:大专及以上,物流管理专业,35周岁以下。",
        [("G-1", "吊车司机", 6, "high_school", (), 45), ("G-2", "理货员", 9, "associate", ("物流管理",), 35)],
    ),
    (
        "301号岗位 放射技师,2人,医学影像技术专业专科起步,年龄30岁以下;302号岗位 药剂师,3人,药学或中药学专业本科及以上,年龄35岁以下。",
        [
            ("301", "放射技师", 2, "associate", ("医学影像技术",), 30),
            ("302", "药剂师", 3, "bachelor", ("药学", "中药学"), 35),
        ],
    ),
    (
        "(1)Y01 讲解员,5名:本科及以上学历,历史学专业,30周岁以下。\n\n(2)Y02 安保员,7名:初中及以上学历,专业不限,50周岁以下。",
        [("Y01", "讲解员", 5, "bachelor", ("历史学",), 30), ("Y02", "安保员", 7, "junior_high", "unlimited", 50)],
    ),
]


@pytest.mark.parametrize(("body", "want"), POSTS)
def test_posts_that_begin_with_a_code(body: str, want: list[tuple[object, ...]]) -> None:
    found = notice(f"# 某馆公开招聘公告\n\n一、岗位\n\n{body}\n\n二、报名\n\n现场报名。")
    assert [(p.code, p.name, p.headcount, p.education, p.majors, p.age_max) for p in found.posts] == want


@pytest.mark.parametrize(
    "body",
    [
        "301号岗位 最终招聘3人,302号岗位取消。",
        "01号岗位 进入面试6人;02号岗位 进入面试9人。",
        "A01岗位 报名人数8人,A02岗位 报名人数2人,均予开考。",
        "S01岗位按1:4的比例,S02岗位按1:2的比例进入面试。",
        "X1楼 会议室,3人一组;X2楼 报告厅,5人一组。",
    ],
)
def test_other_uses_of_codes_are_no_posts(body: str) -> None:
    assert notice(f"# 某馆公开招聘公告\n\n一、考务\n\n{body}\n").posts == ()


def test_classes_with_a_code_each() -> None:
    found = notice(
        "# 公告\n\n现公开招募乡村医生助理15名。\n\n一、名额\n\n城区组6名(编号A1)、山区组9名(编号A2)。\n\n"
        "二、考试\n\n城区组笔试占60%,山区组笔试占40%。"
    )
    assert [(p.code, p.name, p.category, p.headcount) for p in found.posts] == [
        ("A1", "乡村医生助理", "城区组", 6),
        ("A2", "乡村医生助理", "山区组", 9),
    ]


TABLE = (
    "# 某厂招聘公告\n\n|代码|岗位|{0}|人数|学历|\n|-|-|-|-|-|\n|KJ1|研发员|{1}|2|硕士研究生|\n|KJ2|试验员|{1}|1|本科|\n"
    "|YX1|操作工|{2}|5|大专|\n\n"
)
TRACKS = [
    (
        ("类别", "研究", "运行"),
        "KJ开头的为研究类岗位,YX开头的为运行类岗位。\n\n研究类岗位笔试占三成。",
        [("研究类岗位", ("KJ1", "KJ2")), ("运行类岗位", ("YX1",))],
    ),
    (
        ("层次", "甲类", "乙类"),
        "甲类人才面试占100%,乙类人才笔试占50%、面试占50%。甲类、乙类人才均按1:1体检。",
        [("甲类人才", ("KJ1", "KJ2")), ("乙类人才", ("YX1",))],
    ),
    (
        ("部门", "一部", "二部"),
        "研究组(KJ1、KJ2号岗位):笔试占30%,面试占70%。\n\n运行组(YX1号岗位):笔试占60%,面试占40%。",
        [("研究组", ("KJ1", "KJ2")), ("运行组", ("YX1",))],
    ),
]


@pytest.mark.parametrize(("cells", "body", "want"), TRACKS)
def test_tracks_with_their_codes(
    cells: tuple[str, str, str], body: str, want: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = notice(TABLE.format(*cells) + body)
    assert [(t.label, t.codes) for t in found.tracks] == want


@pytest.mark.parametrize(
    "body",
    [
        "面试设考官组、监督组、保障组。\n\n考官组:负责评分,面试成绩占100%。\n\n监督组:负责监督成绩。",
        "准考证号KJ开头的为上午场。",
        "领导小组:负责成绩审定。\n\n工作组:负责笔试、面试的组织。",
    ],
)
def test_groups_that_are_no_tracks(body: str) -> None:
    assert notice(TABLE.format("部门", "一部", "二部") + body).tracks == ()


def test_a_column_of_levels_may_be_one_of_education() -> None:
    found = notice(
        "# 招聘公告\n\n|代码|岗位|层次|人数|专业|\n|-|-|-|-|-|\n|K1|研发员|硕士研究生|2|化学|\n|K2|试验员|本科|1|化学|\n"
    )
    assert [(p.category, p.education) for p in found.posts] == [(None, "master"), (None, "bachelor")]


def test_classes_that_are_posts_name_them() -> None:
    table = "# 某校招聘公告\n\n|岗位大类|部门|岗位编号|人数|学历|\n|-|-|-|-|-|\n|{0}|文学院|K1|2|博士研究生|\n|{1}|学工部|K2|1|硕士研究生|\n"
    assert [p.name for p in notice(table.format("专任教师", "辅导员")).posts] == ["专任教师", "辅导员"]
    assert [p.name for p in notice(table.format("综合类", "管理岗位")).posts] == [None, None]
    assert [p.name for p in notice(table.format("社会人员", "党员")).posts] == [None, None]


def test_gender_beside_the_number() -> None:
    table = "|编码|岗位|名额|学历|\n|-|-|-|-|\n|Z1|巡防员|9|高中|\n|Z2|话务员|3|大专|\n|Z3|驾驶员|2|高中|\n"
    found = notice(f"# 公告\n\n计划招录14名,其中巡防员9名(限男性)、话务员3名(性别不限)、驾驶员2名(含A证)。\n\n{table}")
    assert [p.gender for p in found.posts] == ["male", None, None]
