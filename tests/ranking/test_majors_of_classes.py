"""Majors against classes, disciplines and halves: what the public catalogues decide, and what a person must."""

from __future__ import annotations

import polars as pl
import pytest

from ranking import Candidates, screen
from ranking.majorhalves import halves
from ranking.wording import judge
from schema import Campaign, CampaignPost, Evidence, Post

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"


@pytest.mark.parametrize(
    ("cell", "value", "want"),
    [
        ("软件工程", "计算机类", True),
        ("物联网工程专业", "计算机类", True),
        ("数据科学与大数据技术（080910T）", "计算机类", True),
        ("知识产权", "法学类", True),
        ("民商法学", "法学类", True),
        ("中国古代文学", "中国语言文学类", True),
        ("水利水电工程", "工学门类", True),
        ("水利水电工程", "工学类", True),
        ("传播学", "新闻传播学（一级学科）", True),
        ("给排水科学与工程", "新闻传播学类", False),
        ("园林", "法学类", False),
        ("信息与计算科学", "计算机类", None),  # provinces list it there
        ("信息管理与信息系统", "计算机类", None),
        ("通信工程", "计算机类", None),  # the same field of learning
        ("软件技术", "计算机类", None),  # of another catalogue
        ("智慧水产", "计算机类", None),  # in none
        ("园林", "乡村振兴类", None),  # no class of the catalogue
        ("会计电算化", "会计学", None),
        ("财务会计教育", "会计学", None),
        ("机电技术应用", "机电一体化技术", None),
        ("桥梁工程", "采矿工程", False),
        ("行政管理", "酒店管理", False),
    ],
)
def test_a_class_takes_the_majors_that_the_catalogue_lists(cell, value, want):
    assert judge("major", cell, (value,)) is want


@pytest.mark.parametrize(
    ("cell", "values", "want"),
    [
        ("本科：法学；硕士：经济法学", ("法学类",), True),
        ("法学、会计学", ("会计学",), None),
        ("园林/园艺", ("护理学",), False),
        ("矿物学、岩石学、矿床学", ("地质学类",), True),
        ("土木、水利与海洋工程", ("土木类",), True),
    ],
)
def test_several_majors_in_a_cell(cell, values, want):
    assert judge("major", cell, values) is want


def said(**fields):
    return {
        name: (Evidence(document="0" * 64, start=0, end=len(quote), quote=quote),) for name, quote in fields.items()
    }


def _post(printed: str, *majors: str) -> Post:
    return Post(id="A", code="A", majors=majors, evidence=said(majors=printed, code="A"))


@pytest.mark.parametrize(
    ("printed", "majors", "want"),
    [
        ("本科：园艺；研究生：果树学", ("园艺", "果树学"), ((4, 4, ("园艺",)), (5, None, ("果树学",)))),
        ("本科专业:园艺;硕士专业:果树学", ("园艺", "果树学"), ((4, 4, ("园艺",)), (5, None, ("果树学",)))),
        ("大专:护理;本科及以上:护理学", ("护理", "护理学"), ((3, 3, ("护理",)), (4, None, ("护理学",)))),
        ("园艺、果树学", ("园艺", "果树学"), ()),
        ("本科：园艺、果树学", ("园艺", "果树学"), ()),
        ("本科：园艺；研究生：不限", ("园艺",), ()),
    ],
)
def test_halves_of_a_list_of_majors(printed, majors, want):
    assert tuple((half.least, half.most, half.majors) for half in halves(_post(printed, *majors))) == want


def test_each_half_is_for_its_level():
    post = _post("本科：园艺；研究生：果树学", "园艺", "果树学")
    campaign = Campaign(id="c", name="c", posts=(CampaignPost(post=post),))
    people = [
        ("1", "本科", "园艺", YES),
        ("2", "本科", "果树学", NO),
        ("3", "硕士研究生", "果树学", YES),
        ("4", "硕士研究生", "园艺", OPEN),  # studied before, perhaps
        ("5", "硕士研究生", "护理学", NO),
        ("6", "", "园艺", OPEN),
        ("7", "本科", "", OPEN),
    ]
    table = pl.DataFrame(
        [(n, "A", level, major) for n, level, major, _ in people],
        schema=["报名序号", "岗位代码", "学历", "所学专业"],
        orient="row",
    )
    assert screen(campaign, Candidates.from_frame(table)).status.to_list() == [want for *_, want in people]
