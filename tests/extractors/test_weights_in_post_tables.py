"""Weights as columns of the post table: every post finds the weights of its row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes
from review.draft import draft

HEAD = "砚溪集团2025年公开招聘公告\n一、招聘岗位\n"
RULES = "\n二、考试\n各环节满分均为100分。{said}，结果保留两位小数。\n"
SAID = "按岗位表所列比重将各环节成绩加权计算总成绩"


def weights(table: str, said: str = SAID) -> dict[str, dict[str, str] | None]:
    """By code of a post the weights of the scheme that it gets, by printed names; None where it gets none."""
    document = read_bytes((HEAD + table + RULES.format(said=said)).encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    campaign = draft(notice)
    schemes = {s.id: s for s in campaign.schemes}
    out: dict[str, dict[str, str] | None] = {}
    for item in campaign.posts:
        scheme = schemes.get(item.scheme or "")
        step = next((s for s in scheme.steps if s.id == scheme.total), None) if scheme else None
        names = {x.id: x.name or x.id for x in (*scheme.marks, *scheme.steps)} if scheme else {}
        terms = getattr(step, "terms", ())
        out[item.post.code or ""] = (
            {names[t.input]: str(Decimal(t.weight).normalize()) for t in terms} if step else None
        )
    return out


def half(a: str, b: str) -> dict[str, str]:
    return {"笔试": a, "面试": b}


THREE = {"X01": half("0.5", "0.5"), "X02": half("0.4", "0.6"), "X03": half("0.4", "0.6")}
TABLES = {
    "columns": """\
岗位代码	岗位名称	人数	笔试	面试	学历
X01	规划	2	50%	50%	本科
X02	测量	1	40%	60%	本科
X03	预算	3	40%	60%	大专""",
    "named as weights": """\
序号	岗位代码	岗位名称	人数	笔试权重	面试权重	学历
1	X01	规划	2	50%	50%	本科
2	X02	测量	1	40%	60%	本科
3	X03	预算	3	40%	60%	大专""",
    "percent in the heading": """\
序号	岗位代码	岗位名称	人数	笔试占比（%）	面试占比（%）	学历
1	X01	规划	2	50	50	本科
2	X02	测量	1	40	60	本科
3	X03	预算	3	40	60	大专""",
    "pairs": """\
序号	岗位代码	岗位名称	招聘人数	笔试、面试所占比重	学历
1	X01	规划	2	50%、50%	本科
2	X02	测量	1	40%、60%	本科
3	X03	预算	3	40%、60%	大专""",
    "pairs with a slash": """\
序号	岗位代码	岗位名称	招聘人数	笔试/面试占总成绩比例	学历
1	X01	规划	2	50%/50%	本科
2	X02	测量	1	40%/60%	本科
3	X03	预算	3	40%/60%	大专""",
    "ratios": """\
序号	岗位代码	岗位名称	招聘人数	笔试面试比例	学历
1	X01	规划	2	5:5	本科
2	X02	测量	1	4:6	本科
3	X03	预算	3	4:6	大专""",
    "ratios of hundred": """\
岗位名称	岗位代码	招聘人数	笔试和面试成绩比例	学历
规划	X01	2	50:50	本科
测量	X02	1	40:60	本科
预算	X03	3	40:60	大专""",
    "in words": """\
序号	岗位代码	岗位名称	招聘人数	学历	成绩构成
1	X01	规划	2	本科	笔试50%，面试50%
2	X02	测量	1	本科	笔试40%，面试60%
3	X03	预算	3	大专	笔试40%，面试60%""",
    "formulas": """\
序号	岗位代码	岗位名称	招聘人数	学历	总成绩计算方法
1	X01	规划	2	本科	笔试×50%+面试×50%
2	X02	测量	1	本科	笔试×40%+面试×60%
3	X03	预算	3	大专	笔试×40%+面试×60%""",
    "joined by plus": """\
岗位代码	岗位名称	招聘人数	学历	考核方式及权重
X01	规划	2	本科	笔试（50%）+面试（50%）
X02	测量	1	本科	笔试（40%）+面试（60%）
X03	预算	3	大专	笔试（40%）+面试（60%）""",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_each_post_has_the_weights_of_its_row(table: str) -> None:
    assert weights(table) == THREE


OWN = {
    "X-A": {"履历评分": "0.15", "业绩评分": "0.35", "面试": "0.5"},
    "X-B": {"履历评分": "0.1", "业绩评分": "0.2", "笔试": "0.3", "面试": "0.4"},
    "X-C": {"履历评分": "0.1", "业绩评分": "0.1", "笔试": "0.4", "面试": "0.4"},
}


@pytest.mark.parametrize("none", ["—", "/", "", "无", "-", "不设"])
def test_tests_of_the_notice_alone_and_tests_that_are_not_held(none: str) -> None:
    table = f"""\
岗位编号	岗位名称	人数	履历评分	业绩评分	笔试	面试	任职条件
X-A	副部长	1	15%	35%	{none}	50%	本科及以上；45周岁以下
X-B	工程管理	2	10%	20%	30%	40%	本科及以上；土木类
X-C	稽核	2	10%	10%	40%	40%	大专及以上"""
    assert weights(table, "按第一条所列权重加权得出综合得分") == OWN


def test_many_posts_of_a_few_kinds() -> None:
    kinds = ("40%\t60%", "50%\t50%", "50%\t50%")
    rows = "\n".join(f"{n}\tX{n:02}\t岗位{n}\t1\t{kinds[n % 3]}\t本科" for n in range(1, 31))
    found = weights("序号\t岗位代码\t岗位名称\t人数\t笔试比例\t面试比例\t学历\n" + rows)
    assert found == {f"X{n:02}": half("0.5", "0.5") if n % 3 else half("0.4", "0.6") for n in range(1, 31)}


def test_one_for_all() -> None:
    table = TABLES["columns"].replace("50%\t50%", "40%\t60%")
    assert set(map(str, weights(table).values())) == {str(half("0.4", "0.6"))}


@pytest.mark.parametrize(
    "table",
    [
        # shares of people, or of pay, are no weights
        """\
岗位代码	岗位名称	人数	男性比例	女性比例	学历
X01	规划	2	50%	50%	本科
X02	测量	1	40%	60%	本科""",
        """\
岗位代码	岗位名称	人数	基本工资	绩效工资	学历
X01	规划	2	50%	50%	本科
X02	测量	1	40%	60%	本科""",
        """\
岗位代码	岗位名称	人数	首年留任率	次年留任率	学历
X01	规划	2	50%	50%	本科
X02	测量	1	40%	60%	本科""",
    ],
)
def test_other_percentages_are_no_weights(table: str) -> None:
    assert all(value is None for value in weights(table, "按成绩从高到低录用").values())


CLASSED = """\
序号	岗位代码	岗位名称	笔试类别	招聘人数	笔试、面试所占比重	学历
1	X01	规划	A	2	50%、50%	本科
2	X02	测量	B	1	50%、50%	本科
3	X03	预算	C	3	40%、60%	大专"""


def test_classes_of_papers_divide_classes_of_weights() -> None:
    said = "笔试分甲卷、乙卷两科。A类：笔试成绩＝甲卷×40%＋乙卷×60%；B类、C类：笔试成绩＝甲卷×50%＋乙卷×50%。" + SAID
    document = read_bytes((HEAD + CLASSED + RULES.format(said=said)).encode(), "a.txt")
    notice = extract([document])
    labels = {t.id: t.label for t in notice.tracks}
    found = {}
    for scheme in notice.schemes:
        steps = {x.id: [str(t.weight) for t in getattr(x, "terms", ())] for x in scheme.steps}
        found |= {labels[t]: (steps["written"], steps["total"]) for t in scheme.tracks}
    assert found == {
        "A类": (["0.4", "0.6"], ["0.5", "0.5"]),
        "B类": (["0.5", "0.5"], ["0.5", "0.5"]),
        "C类": (["0.5", "0.5"], ["0.4", "0.6"]),
    }
