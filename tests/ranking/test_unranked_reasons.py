"""Why a campaign ranks nobody: the error names the cause and what to do about it."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read
from ranking.unranked import why_unranked
from review import draft

HEAD = "云汀县公开招聘事业单位工作人员公告\n"
POSTS = "岗位代码 岗位名称 人数\nA01 会计 2人\nA02 文秘 1人\n"


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        (HEAD + "一、报名\n报名时间为5月1日至5月3日。\n", "no way of ranking", "add the scheme"),
        (HEAD + "笔试占60%，面试占40%，笔试、面试满分均为100分。岗位见附件。\n", "has no posts", "post table"),
    ],
)
def test_names_the_cause(tmp_path, text, what, hint):
    path = tmp_path / "公告.txt"
    path.write_text(text, encoding="utf-8")
    told = why_unranked(draft(extract([read(path)])))
    assert what in told[0]
    assert hint in told[1]


@pytest.fixture
def campaign(tmp_path):
    path = tmp_path / "公告.txt"
    path.write_text(HEAD + POSTS + "笔试占60%，面试占40%，笔试、面试满分均为100分。\n", encoding="utf-8")
    return draft(extract([read(path)]))


def test_shares_that_make_no_whole(campaign):
    scheme = campaign.schemes[0]
    total = next(s for s in scheme.steps if s.id == scheme.total)
    first = total.terms[0].model_copy(update={"weight": "0.9"})
    steps = tuple(
        s.model_copy(update={"terms": (first, *s.terms[1:])}) if s.id == total.id else s for s in scheme.steps
    )
    posts = tuple(p.model_copy(update={"scheme": None}) for p in campaign.posts)
    broken = campaign.model_copy(update={"schemes": (scheme.model_copy(update={"steps": steps}),), "posts": posts})
    what, hint = why_unranked(broken)
    assert "do not make a whole" in what
    assert "90%" in what
    assert "in all" in what
    assert "jinbang check" in hint


def test_posts_that_no_scheme_covers(campaign):
    posts = tuple(p.model_copy(update={"scheme": None}) for p in campaign.posts)
    what, hint = why_unranked(campaign.model_copy(update={"posts": posts}))
    assert "no post is linked" in what
    assert campaign.posts[0].post.code in what
    assert "jinbang set" in hint
