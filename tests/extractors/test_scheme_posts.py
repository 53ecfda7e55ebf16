"""The posts that a scheme's condition names: by code, by name, by a run of codes; never some people of them."""

from __future__ import annotations

import pytest

from extractors.scoring.scheme_posts import posts_named
from schema import Evidence, Post

PROOF = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}
POSTS = tuple(
    Post(id=f"p{n}", code=code, name=name, evidence=PROOF)
    for n, (code, name) in enumerate(
        [
            ("QN001", "会计"),
            ("QN002", "司机"),
            ("QN003", "讲解员"),
            ("QN0031", "文秘"),
            (None, "厨师"),
            ("QN005", "讲解员"),
        ]
    )
)


@pytest.mark.parametrize(
    ("when", "want"),
    [
        ("QN002职位", ("QN002",)),
        ("QN002职位按笔试占30%", ("QN002",)),
        ("报考QN001、QN003岗位的考生", ("QN001", "QN003")),
        ("岗位代码为QN001至QN003的岗位", ("QN001", "QN002", "QN003")),
        ("司机和讲解员岗位", ("QN002", "QN003", "QN005")),
        ("讲解员(QN003)岗位只进行面试", ("QN003",)),
        ("厨师岗位", ("p4",)),
        ("Posts QN001 and QN002", ("QN001", "QN002")),
        ("QN0031职位", ("QN0031",)),
        ("QN00职位", ()),
        ("QN002职位中具有博士学位的人员", ()),
        ("QN002职位面试成绩80分以上的考生可免试", ()),
        ("除QN002外的职位", ()),
        ("艰苦边远地区职位", ()),
        ("会计学专业毕业生", ()),
        ("司机以外的岗位", ()),
    ],
)
def test_the_posts_that_a_condition_names(when, want):
    assert posts_named(when, POSTS) == want
