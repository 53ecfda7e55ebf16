"""Papers of the written test for which the notice prints no share: parts of it, while the test itself has its mark."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

SUM = "\n（二）面试\n考试总成绩=笔试成绩×50%+面试成绩×50%。\n"


def parts(text: str) -> dict[str, str | None]:
    document = read_bytes(f"岚溪县2025年招聘公告\n二、考试\n（一）笔试\n{text}".encode(), "a.txt")
    (scheme,) = to_facts(extract([document]), [document])["schemes"]
    return {c["id"]: c.get("of") for c in scheme["components"] if c["id"] not in ("written", "interview", "total")}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("考试科目：《职业能力倾向测验》和《综合应用能力》。", ["vocational_aptitude", "comprehensive_application"]),
        ("笔试科目为行政职业能力测验、申论。", ["xingce", "shenlun"]),
        ("笔试包括公共基础知识和专业知识两科。", ["public_basics", "professional"]),
        ("笔试内容为《教育综合知识》《学科专业知识》，均为闭卷。", ["education_basics", "professional"]),
    ],
)
def test_papers_are_parts_of_the_written_test(text, ids):
    assert parts(text + SUM) == dict.fromkeys(ids, "written")


@pytest.mark.parametrize(
    "text",
    [
        # weighed on their own: parts of what weighs them
        "笔试科目为行政职业能力测验、申论。\n总成绩=行政职业能力测验×30%+申论×30%+面试×40%。\n",
        # a test that only must be passed
        "笔试。\n另组织心理测试，不计入总成绩。" + SUM,
    ],
)
def test_nothing_is_put_below_a_written_test_without_word_of_it(text):
    assert "written" not in parts(text).values()


def test_a_title_with_a_pause_keeps_the_paragraph_below_apart():
    text = (
        "岚溪大学2025年辅导员、实验员公开招聘公告\n\n岚溪大学因事业发展需要，面向社会招聘辅导员、实验员，现公告如下：\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    found = to_facts(extract([document]), [document])["notice"]
    assert found["title"] == "岚溪大学2025年辅导员、实验员公开招聘公告"
    assert found["issuer"] == ["岚溪大学"]


def test_the_menu_of_a_site_is_no_title_and_who_acts_issues():
    text = (
        "岚溪讲堂\n首页 历年真题 课程安排 考试政策 关于我们\n\n"
        "为满足用人需要，根据有关规定，中共岚溪县委组织部、岚溪县教育局将组织实施2025年教师招聘工作。现将有关事项公告如下：\n"
        "一、条件\n（一）具有中华人民共和国国籍；\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    found = to_facts(extract([document]), [document])["notice"]
    assert "title" not in found or "历年真题" not in found["title"]
    assert found["issuer"] == ["中共岚溪县委组织部", "岚溪县教育局"]
