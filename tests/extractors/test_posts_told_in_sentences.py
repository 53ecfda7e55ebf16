"""Posts that sentences and short lists name: leads before a name, shared numbers, lists behind semicolons, sections."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

BELOW = "\n二、招聘条件\n1.政治素质好；\n2.本科及以上学历；\n3.年龄不超过44周岁。\n三、报名\n发送简历至邮箱。\n"


def notice(title: str, body: str) -> Notice:
    document = read_bytes(f"{title}\n{body}{BELOW}".encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


POSTS = [
    ("本次公开招聘高级专业技术人员4人。", [("高级专业技术人员", 4)]),
    ("海州大学化学系现公开招聘学科秘书一名。", [("学科秘书", 1)]),
    ("因工作需要，现公开招聘院长1名。", [("院长", 1)]),
    ("财务处拟公开招聘会计人员2名，要求如下。", [("会计人员", 2)]),
    ("国际处现招聘外事秘书岗位工作人员1名。", [("外事秘书", 1)]),
    ("海州市博物馆面向社会招聘讲解员若干名。", [("讲解员", None)]),
    ("我校拟招聘高中语文教师2人，高中数学教师1人，校医1人。", [("高中语文教师", 2), ("高中数学教师", 1), ("校医", 1)]),
    ("信息中心拟招聘网络工程师、软件工程师各1名。", [("网络工程师", 1), ("软件工程师", 1)]),
    ("现招聘主管护师和药剂师各2名。", [("主管护师", 2), ("药剂师", 2)]),
    ("一、招聘职位：研究员（3人）；助理研究员（5人）。", [("研究员", 3), ("助理研究员", 5)]),
    ("一、招聘岗位\n教学秘书（编制外）1名，实验员（编制外）2名。", [("教学秘书(编制外)", 1), ("实验员(编制外)", 2)]),
]


@pytest.mark.parametrize(("body", "posts"), POSTS)
def test_posts_of_sentences(body: str, posts: list[tuple[str, int | None]]) -> None:
    found = notice("海州市某单位招聘启事", body)
    assert [(p.name, p.headcount) for p in found.posts] == posts


@pytest.mark.parametrize(
    "body",
    [
        "现公开招聘工作人员5名。",
        "学校各拟推荐教师、学生各2名参加座谈。",
        "拟引进高层次人才10名。",
        "笔试由主任、副主任各1名监考。",
    ],
)
def test_sentences_that_name_no_post(body: str) -> None:
    assert notice("海州市某单位招聘启事", body).posts == ()


@pytest.mark.parametrize("body", [POSTS[6][0], POSTS[7][0], POSTS[9][0]])
def test_the_first_number_of_a_list_is_no_total(body: str) -> None:
    assert notice("海州市某单位招聘启事", body).headcount.total is None


@pytest.mark.parametrize(
    ("body", "total"),
    [
        ("本次招聘12名，其中医师4名、护士8名。", 12),
        ("本次招聘12名，每个岗位限报1人。", 12),
        ("计划招聘12名，面试36名。", 12),
        ("招聘24人，分甲类16人和乙类8人。", 24),
    ],
)
def test_a_total_before_other_numbers(body: str, total: int) -> None:
    assert notice("海州市某单位招聘启事", body).headcount.total == total


@pytest.mark.parametrize(
    "body",
    [
        "岗位一：票务员3人\n岗位二：讲解员5人（女）\n岗位三：保洁员2人",
        "一、招聘岗位及人数\n1.票务员：3人\n2.讲解员：5人\n3.司机（A1）：2人",
        "海州出版社诚聘以下岗位：\n1、策划编辑 2人\n岗位要求：硕士学历。\n2、发行业务员 1人\n岗位要求：能出差。",
    ],
)
def test_conditions_of_all_are_not_those_of_the_last_post(body: str) -> None:
    found = notice("海州市某单位招聘启事", body)
    assert len(found.posts) > 1
    assert [p.age_max for p in found.posts] == [None] * len(found.posts)
    assert not any(getattr(c, "who", None) for c in found.eligibility if c.kind == "age")
