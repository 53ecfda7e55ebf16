"""A heading that holds the name of a mark, or is held by it, is taken where nothing else fits; the run says so."""

from __future__ import annotations

import pytest

from ranking.columns import Header, Matcher, find_role


@pytest.mark.parametrize(
    ("names", "wanted", "found"),
    [
        (
            ("考号", "笔试卷面成绩", "面试成绩"),
            {"written": "笔试", "interview": "面试"},
            {"written": 1, "interview": 2},
        ),
        (("考号", "专业笔试", "面试"), {"written": "笔试", "interview": "面试"}, {"written": 1, "interview": 2}),
        (("考号", "履历业绩评价"), {"performance_assessment": "业绩评价"}, {"performance_assessment": 1}),
        (("考号", "理论卷面分"), {"part_1": "理论成绩"}, {"part_1": 1}),
        # nothing is taken that could be two things, or that is no mark
        (("考号", "上午笔试", "下午笔试"), {"written": "笔试"}, {}),
        (("考号", "笔试考场", "是否进入面试"), {"written": "笔试", "interview": "面试"}, {}),
        (("考号", "笔试名次"), {"written": "笔试"}, {}),
        (("考号", "第2轮面试"), {"interview": "第1轮面试"}, {}),
    ],
)
def test_headings_that_hold_a_name(names, wanted, found):
    matcher = Matcher(Header(names, frozenset({0})), "marks")
    assert matcher.match(wanted) == found
    assert set(matcher.held) <= set(found)


def test_the_name_itself_comes_first():
    matcher = Matcher(Header(("考号", "笔试", "笔试卷面"), frozenset({0})), "marks")
    assert matcher.match({"written": "笔试"}) == {"written": 1}
    assert matcher.held == {}


@pytest.mark.parametrize(
    ("filled", "found"), [({1}, {"professional": 1}), ({2}, {"professional": 2}), ({1, 2}, {}), (set(), {})]
)
def test_of_several_headings_the_one_that_these_people_filled(filled: set[int], found: dict[str, int]) -> None:
    header = Header(("考号", "林业专业科目", "水利专业科目"), frozenset({0}))
    matcher = Matcher(header, "marks", filled=lambda at: at in filled)
    assert matcher.match({"professional": "专业科目"}) == found
    assert matcher.held == found


@pytest.mark.parametrize("name", ["岗位代号", "职位代号", "报考岗位代号", "报考代码", "岗位号"])
def test_codes_of_posts_by_other_words(name):
    assert find_role(Header(("准考证号", "姓名", name, "岗位")), "post") == 2


def test_a_mark_on_paper_is_no_result():
    """笔试成绩=卷面分÷120×100: the paper's mark is scaled, and never taken for the result."""
    import polars as pl

    from extractors import extract
    from ingest import read_bytes
    from ranking import Candidates, rank
    from review import draft

    text = (
        "青禾县2024年招聘公告\n一、岗位\n岗位代码|岗位|人数\nS1|护士|1\n二、成绩\n"
        "笔试成绩＝卷面分÷120×100＋加分，折算后的成绩保留两位小数。退役军人加2分。"
        "总成绩按笔试成绩60%、面试成绩40%的比例计算。各项成绩保留两位小数。\n"
    )
    campaign = draft(extract([read_bytes(text.encode(), "notice.txt")]))
    table = {"应聘编号": ["1", "2"], "岗位代号": ["S1", "S1"], "笔试卷面分": ["90", "83"], "面试": ["80", "80"]}
    run = rank(campaign, Candidates.from_frame(pl.DataFrame(table | {"加分项目": ["", "退役军人"]})))
    assert run.frame["written"].to_list() == ["75.00", "71.17"]


@pytest.mark.parametrize(
    ("names", "wanted", "found"),
    [
        (("考号", "驻村干部服务月数"), {"服务驻村月数": None}, {"服务驻村月数": 1}),
        (("考号", "驻村干部服务月数", "驻村服务总月数"), {"服务驻村月数": None}, {}),
        (("考号", "驻村干部服务次数"), {"服务驻村月数": None}, {}),
        (("考号", "第2段服务年限"), {"第1段服务年限": None}, {}),
    ],
)
def test_measures_whose_words_stand_in_another_order(names, wanted, found):
    assert Matcher(Header(names, frozenset({0})), "facts").match(wanted) == found
