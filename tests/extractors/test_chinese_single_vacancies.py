"""Chinese notices about one vacancy: a label names the post, the demands of the notice are those of the post."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice, Post

HEAD = "云岭水务有限公司招聘启事\n"
DEMANDS = """
应聘条件:
1、大学本科及以上学历,给排水类、环境工程等相关专业;
2、年龄不超过40周岁;
3、从事水厂运行工作5年以上;
4、持有机动车驾驶证。
"""


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


def told(post: Post) -> dict[str, object]:
    """The fields of a post that a notice on one post may state."""
    names = ("education", "majors", "age_max", "age_min", "experience_years", "certificates", "gender")
    return {n: v for n in names if (v := getattr(post, n)) not in (None, ())}


@pytest.mark.parametrize(
    ("line", "name", "headcount"),
    [
        ("招聘岗位:水厂运行主管", "水厂运行主管", None),
        ("一、岗位名称:化验员", "化验员", None),
        ("(一)招聘职位:科研助理", "科研助理", None),
        ("【招聘岗位】:博士后(水处理方向)", "博士后(水处理方向)", None),
        ("岗位名称:设备管理员　　需求人数:2", "设备管理员", 2),
        ("岗位:设备管理员\n工作地点:云岭\n招聘人数:1人", "设备管理员", 1),
    ],
)
def test_a_label_names_the_post(line: str, name: str, headcount: int | None) -> None:
    (post,) = notice(f"{HEAD}{line}\n{DEMANDS}").posts
    assert (post.name, post.headcount) == (name, headcount)


@pytest.mark.parametrize(
    "line",
    [
        "招聘岗位:详见附件",
        "招聘岗位:化验员等若干岗位",
        "岗位:面向社会",
        "招聘岗位:以下岗位招满为止",
        "应聘岗位:按报名表填写",
        "职位:人事经理",  # of somebody to ask
        "五、报名\n应聘岗位:化验员",  # how to fill in a form
    ],
)
def test_a_label_that_names_no_post(line: str) -> None:
    assert notice(f"{HEAD}{line}\n二、待遇\n面议。").posts == ()


def test_the_demands_of_the_notice_are_those_of_its_only_post() -> None:
    (post,) = notice(f"{HEAD}招聘岗位:运行主管(1名)\n{DEMANDS}").posts
    assert told(post) == {
        "education": "bachelor",
        "majors": ("给排水类", "环境工程等相关专业"),
        "age_max": 40,
        "experience_years": 5,
        "certificates": ("机动车驾驶证",),
    }


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        ("1、年龄不超过40周岁,硕士研究生放宽至45周岁;", {}),  # eased for some: a condition, no bound of the post
        ("1、年龄在40周岁以下;\n2、退役军人年龄在45周岁以下;", {}),
        ("1、聘任工程师职务满3年;", {}),
        ("1、具有中级职称或从事本行业工作5年以上;", {}),
    ],
)
def test_demands_that_are_not_simply_those_of_the_post(demands: str, expected: dict[str, object]) -> None:
    (post,) = notice(f"{HEAD}招聘岗位:运行主管(1名)\n应聘条件:\n{demands}\n9、服从安排。").posts
    assert told(post) == expected


def test_of_several_posts_none_takes_the_demands_of_all() -> None:
    found = notice(f"{HEAD}招聘岗位:运行主管1名、化验员2名。\n{DEMANDS}").posts
    assert [(p.name, p.age_max) for p in found] == [("运行主管", None), ("化验员", None)]


def test_a_post_of_a_table_has_its_columns() -> None:
    table = (
        "<table><tr><th>岗位</th><th>人数</th><th>学历</th></tr><tr><td>化验员</td><td>1</td><td>大专</td></tr></table>"
    )
    page = f"<html><body><h1>云岭水务公司招聘公告</h1>{table}<p>应聘条件</p><p>1、年龄不超过40周岁;</p></body></html>"
    document = read_bytes(page.encode(), "notice.html")
    (post,) = extract([document]).posts
    assert (post.name, post.age_max) == ("化验员", None)


@pytest.mark.parametrize(
    ("text", "majors"),
    [
        ("本科及以上学历,通信类相关专业", ("通信类相关专业",)),
        ("大专及以上学历,物流、供应链等相关专业", ("物流", "供应链等相关专业")),
        ("本科及以上学历,应用化学、应急管理专业", ("应用化学", "应急管理")),
        ("大专及以上学历,物流类专业", ("物流类",)),
        ("本科及以上学历,专业不限", ()),
    ],
)
def test_kindred_majors_keep_their_word(text: str, majors: tuple[str, ...]) -> None:
    (level,) = [c for c in notice(f"{HEAD}应聘条件\n1、{text};\n2、身体健康。").eligibility if c.kind == "education"]
    assert level.majors == majors  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (
            "计划招聘档案员4名左右,要求本科及以上学历;计划招聘讲解员2名,限女性。",
            [("档案员", 4, "bachelor", None), ("讲解员", 2, None, "female")],
        ),
        (
            "拟引进讲师3人;拟引进辅导员6人,其中硕士毕业生不少于2人。",
            [("讲师", 3, None, None), ("辅导员", 6, None, None)],
        ),
        (
            "现选聘高级工程师1名,要求博士研究生学历;选聘技术员2名。",
            [("高级工程师", 1, "doctor", None), ("技术员", 2, None, None)],
        ),
    ],
)
def test_posts_of_the_clauses_of_one_sentence(clauses: str, expected: list[tuple[str, int, str, str]]) -> None:
    found = notice(f"云岭大学招聘启事\n一、招聘计划\n{clauses}\n二、待遇\n面议。").posts
    assert [(p.name, p.headcount, p.education, p.gender) for p in found] == expected


@pytest.mark.parametrize(
    "clauses",
    [
        "计划招聘应届人员4名;计划招聘其他人员2名。",
        "计划招聘工作人员4名;面试时考官5名。",
        "招聘计划为每科室4名;报名不足3人的取消。",
    ],
)
def test_clauses_that_hire_for_no_post(clauses: str) -> None:
    assert notice(f"云岭大学招聘启事\n一、招聘计划\n{clauses}\n二、待遇\n面议。").posts == ()


def test_a_part_of_the_places_is_no_demand_on_all() -> None:
    text = "一、招聘计划\n拟引进讲师3人;拟引进辅导员6人,其中硕士毕业生不少于2人。\n二、待遇\n面议。"
    parts = [[(x.label, x.count) for x in p.headcount_parts] for p in notice(f"云岭大学招聘启事\n{text}").posts]
    assert parts == [[], [("硕士毕业生", 2)]]


ASKS = "1.负责设备检修;\n2.本科及以上学历,机械类专业;\n3.年龄35周岁以下;\n4.福利:五险一金、定期体检。"


def test_the_name_of_the_only_post_stands_over_what_it_asks() -> None:
    found = notice(f"{HEAD}招聘岗位:检修工程师\n{ASKS}")
    assert [c.kind for c in found.eligibility] == ["education", "age"]
    assert told(found.posts[0]) == {"education": "bachelor", "majors": ("机械类",), "age_max": 35}


def test_of_several_posts_each_asks_for_itself() -> None:
    found = notice(f"{HEAD}招聘岗位:检修工程师\n{ASKS}\n招聘岗位:化验员\n1.大专学历;\n2.年龄40周岁以下。")
    assert [p.name for p in found.posts] == ["检修工程师", "化验员"]
    assert not any(p.age_max for p in found.posts)
    assert not any(c.kind == "age" and not c.who for c in found.eligibility)
