"""Posts headed by a name and a number of people, each right over what it asks, in a section on posts and conditions."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from ranking.named_posts import people_of_posts
from schema.notice import Notice


def _notice(*lines: str) -> Notice:
    text = "\n".join(["安澜市社会福利院公开招聘护理人员公告", "一、招聘岗位及条件", *lines])
    return extract([read_bytes(text.encode(), "n.txt")])


@pytest.mark.parametrize("count", ["8人", "8名", "(8人)", ":8名"])
def test_what_stands_below_a_post_is_asked_of_its_applicants(count: str) -> None:
    notice = _notice(
        f"（一）养老护理员{count}",
        "1.年龄在45周岁以下；",
        "2.初中及以上文化程度。",
        f"（二）康复治疗师{count}",
        "大专及以上学历，康复治疗技术专业，年龄35周岁以下。",
        "二、报名",
        "1.报名时须提交学历证书。",
    )
    assert [(p.name, p.headcount, p.age_max) for p in notice.posts] == [("养老护理员", 8, 45), ("康复治疗师", 8, 35)]
    assert {c.who for c in notice.eligibility} == {"养老护理员", "康复治疗师"}


def test_limits_for_men_and_women_keep_nobody_out_by_sex() -> None:
    notice = _notice(
        "（一）养老护理员8人",
        "1.女性，年龄在45周岁以下；男性，年龄在50周岁以下；",
        "（二）护士2人",
        "1.年龄30周岁以下；",
    )
    first = notice.posts[0]
    assert (first.gender, first.age_max) == (None, None)
    assert [(c.who, c.max) for c in notice.eligibility] == [
        ("应聘养老护理员的女性", 45),
        ("应聘养老护理员的男性", 50),
        ("护士", 30),
    ]


def test_people_who_apply_for_nothing_in_particular_are_not_split() -> None:
    assert people_of_posts("应聘我院的人员", ()) is None
