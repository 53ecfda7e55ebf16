"""Parts of a test that no lexicon names, lists of tests of several classes, sums of named tests, and coded posts with
a category; each with a near miss. A row is a passage, lines that the scheme has, and beginnings of lines it has not."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract
from tests.extractors.test_schemes_told import check

TOTAL = "总成绩=笔试成绩×30%+技能测试成绩×20%+面试成绩×50%。"


@pytest.mark.parametrize(
    ("text", "has", "never"),
    [
        (
            f"技能测试分为看打和校对两项,满分均为100分。技能测试成绩=看打成绩×70%+校对成绩×30%。{TOTAL}",
            ["named 看打", "named 校对", "part_1/skill_test 0.7 of 100", "part_2/skill_test 0.3 of 100"],
            ["named 看打成绩"],
        ),
        (
            f"技能测试包括绘图、放样两个项目,分值各为100分。技能测试成绩=绘图×40%+放样×60%。{TOTAL}",
            ["named 绘图", "named 放样", "part_1/skill_test 0.4 of 100"],
            [],
        ),
        ("综合成绩=平均成绩×60%+面试成绩×40%。", [], ["named 平均 "]),
        (
            "笔试科目为《综合知识》和《气象专业知识》,各占50%。总成绩=笔试成绩×50%+面试成绩×50%。",
            ["professional/written 0.5", "named 气象专业知识"],
            ["test_"],
        ),
        (
            "笔试科目为《气象专业知识》和《水文专业知识》,各占50%。总成绩=笔试成绩×50%+面试成绩×50%。",
            ["test_1/written 0.5", "test_2/written 0.5"],
            ["professional"],
        ),
        (
            f"速记技能测试满分100分。{TOTAL}按招聘人数1:2的比例,依笔试成绩与速记技能测试成绩之和由高到低确定面试人选。",
            ["written + skill_test > interview x2"],
            ["written > interview", "skill_test > interview"],
        ),
        (
            f"技能测试满分100分。{TOTAL}按招聘人数1:2的比例,依笔试成绩由高到低确定面试人选。",
            ["written > interview x2"],
            ["written + skill_test"],
        ),
        (
            f"技能测试满分100分。{TOTAL}技能测试、朗读展示成绩低于70分的,不得列为体检人选。",
            ["skill_test >= 70"],
            ["written >=", "interview >="],
        ),
        (
            f"技能测试满分100分。{TOTAL}朗读展示成绩低于70分的,不得列为体检人选。",
            [],
            ["skill_test >=", "written >=", "interview >="],
        ),
    ],
)
def test_what_a_passage_tells(text: str, has: list[str], never: list[str]) -> None:
    check(text, has, never)


TABLE = """# 沅北市2026年公开招聘辅警公告

招聘辅警8名。

## 四、考试

### (一)体能测评

项目和{head}见下表。

| {column} | {head} |
|---|---:|
| 折返跑 | {n} |
| 负重登阶 | 60 |

### (二)笔试

笔试满分100分。总成绩=体能测评成绩×40%+笔试成绩×60%。
"""


@pytest.mark.parametrize(
    ("column", "head", "n", "parts"),
    [
        ("项目", "满分", "40", ["折返跑", "负重登阶"]),
        ("测试内容", "分值", "40", ["折返跑", "负重登阶"]),
        ("项目", "满分", "50", []),
        ("要素", "分值", "40", []),
    ],
)
def test_a_table_of_the_events_of_a_test(column: str, head: str, n: str, parts: list[str]) -> None:
    document = ingest.read_bytes(TABLE.format(column=column, head=head, n=n).encode(), "notice.md")
    (scheme,) = extract([document]).schemes
    named = {mark.name for mark in scheme.marks}
    assert named & {"折返跑", "负重登阶"} == set(parts)


@pytest.mark.parametrize(
    ("lines", "posts"),
    [
        (
            "KX01 标本制作,专业技术岗位,2名,本科及以上学历,生物学专业;\nKX02 票务员,工勤类,1名,高中及以上学历。",
            [("KX01", "标本制作", "专业技术岗位", 2), ("KX02", "票务员", "工勤类", 1)],
        ),
        (
            "KX01 标本制作,2名,专业技术岗位优先;\nKX02 票务员,1名,高中及以上学历。",
            [("KX01", "标本制作", None, 2), ("KX02", "票务员", None, 1)],
        ),
    ],
)
def test_coded_posts_with_a_category(lines: str, posts: list[tuple[str, str, str | None, int]]) -> None:
    text = f"沅北市科技馆公开招聘工作人员公告\n一、招聘岗位\n{lines}\n二、报名\n报名时间:2026年5月6日至5月9日。\n"
    document = ingest.read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    assert [(p.code, p.name, p.category, p.headcount) for p in notice.posts] == posts
