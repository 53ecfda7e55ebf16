"""A post that limits age for some people otherwise: they are judged by that limit, everybody else by the post's."""

from __future__ import annotations

import polars as pl
import pytest

from ranking import Candidates, screen
from ranking.clauses import clauses_of

NOTICE = """青禾县融媒体中心公开招聘工作人员公告

一、报考条件
（一）年龄在18周岁以上、32周岁以下，年龄计算截至2024年5月6日。

二、招聘岗位
岗位代码|岗位名称|招聘人数|年龄|备注
Q01|编辑|1|30周岁以下，硕士研究生放宽至35周岁|
Q02|记者|2|男35周岁、女30周岁以下|
Q03|播音|1|30周岁以下|退役军人年龄可放宽3周岁
Q04|导播|1||硕士研究生年龄放宽至40周岁
Q05|校对|1|40周岁以下，博士研究生不限|
Q06|司机|1|30周岁以下（1994年1月1日以后出生），本科35周岁以下（1989年1月1日以后出生）|

三、报名时间
2024年5月6日至5月10日。
"""


@pytest.fixture(scope="module")
def campaign():
    from extractors import extract
    from ingest import read_bytes
    from review import draft

    return draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))


CASES = [
    # post, sex, level, born, class, status
    ("Q01", "女", "本科", "1994-05-07", "无", "eligible"),
    ("Q01", "女", "本科", "1992-01-01", "无", "ineligible"),
    ("Q01", "女", "硕士研究生", "1992-01-01", "无", "eligible"),
    ("Q01", "女", "硕士研究生", "1988-05-06", "无", "ineligible"),
    ("Q01", "女", "", "1992-01-01", "无", "needs_documents"),
    ("Q02", "男", "本科", "1989-01-01", "无", "eligible"),
    ("Q02", "女", "本科", "1989-01-01", "无", "ineligible"),
    ("Q02", "女", "本科", "1995-01-01", "无", "eligible"),
    ("Q03", "男", "本科", "1991-06-01", "无", "ineligible"),
    ("Q03", "男", "本科", "1991-06-01", "退役军人", "eligible"),
    ("Q03", "男", "本科", "1989-06-01", "退役军人", "ineligible"),
    ("Q04", "男", "本科", "1991-01-01", "无", "ineligible"),  # the limit of the notice: 32
    ("Q04", "男", "硕士研究生", "1985-01-01", "无", "eligible"),
    ("Q05", "男", "本科", "1980-01-01", "无", "ineligible"),
    ("Q05", "男", "博士研究生", "1960-01-01", "无", "eligible"),
    ("Q06", "男", "本科", "1990-01-01", "无", "eligible"),
    ("Q06", "男", "大专", "1993-12-31", "无", "ineligible"),
    ("Q06", "男", "大专", "1994-01-01", "无", "eligible"),
]


@pytest.mark.parametrize(("post", "sex", "level", "born", "named", "status"), CASES)
def test_people_are_judged_by_their_own_limit(campaign, post, sex, level, born, named, status):
    person = {
        "准考证号": "1",
        "岗位代码": post,
        "性别": sex,
        "学历": level,
        "出生日期": born,
        "人员类别": named,
        "诚信承诺": "是",
    }
    found = screen(campaign, Candidates.from_frame(pl.DataFrame({k: [v] for k, v in person.items()}))).frame.to_dicts()
    assert found[0]["status"] == status, found[0]


def test_the_clause_tells_every_limit_with_its_words(campaign):
    clause = next(c for c in clauses_of(campaign, frozenset({"birth", "education"})) if c.id == "post:age")
    posts = [item.post.code for item in campaign.posts]
    assert clause.words_for(posts.index("Q01")) == "年龄30周岁以下；硕士研究生：35周岁以下"
    assert clause.words_for(posts.index("Q03")) == "年龄30周岁以下；退役军人：放宽3周岁"
    assert clause.words_for(posts.index("Q05")) == "年龄40周岁以下；博士研究生：不限"
    assert "硕士研究生年龄放宽至40周岁" in clause.quotes_for(posts.index("Q04"))


@pytest.mark.parametrize(
    ("born", "named", "status"),
    [
        ("1980-01-01", "none", "ineligible"),
        ("1980-01-01", "permanent Public Service", "eligible"),
        ("1999-01-01", "none", "eligible"),
        ("2010-01-01", "permanent Public Service", "ineligible"),
    ],
)
def test_a_class_without_an_upper_age_still_has_the_least(born, named, status):
    from extractors import extract
    from ingest import read_bytes
    from review import draft

    text = (
        "FIELD SURVEY DEPARTMENT\nRecruitment 2023\n\nPost: Survey Assistant (4 vacancies)\n\n"
        "06. Age limit. - Not less than 18 years and not more than 28 years on 31 March 2023. "
        "The upper age limit does not apply to those already in the permanent Public Service.\n"
    )
    campaign = draft(extract([read_bytes(text.encode(), "notice.txt")]))
    person = {"candidate id": "1", "post": "Survey Assistant", "date of birth": born, "category": named}
    found = screen(campaign, Candidates.from_frame(pl.DataFrame({k: [v] for k, v in person.items()}))).frame.to_dicts()
    assert found[0]["status"] == status
