"""What corrections in words leave of the posts that they name; what they mention without changing it."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = (
    "澄湖市人才服务局\n关于澄湖市2023年公开招聘有关事项的补充说明\n（澄人才函〔2023〕8号）\n各考生：\n"
    "《澄湖市2023年公开招聘实施细则》已于3月1日公布，现就部分内容说明如下。\n"
)


def notice(sentence: str) -> Notice:
    return extract([read_bytes(f"{HEAD}{sentence}\n澄湖市人才服务局\n2023年3月9日\n".encode(), "n.txt")])


def posts(sentence: str) -> list[dict[str, Any]]:
    return [p.model_dump(exclude_none=True, mode="json") for p in notice(sentence).posts]


def test_the_head_of_an_explanation_that_corrects() -> None:
    header = notice("其余内容不变。").header
    assert header.kind == "correction"
    assert header.doc_number == "澄人才函〔2023〕8号"
    assert header.corrects == "澄湖市2023年公开招聘实施细则"


CHANGED = [
    ("市博物馆“讲解”（岗位代码3301）学历条件由“大专及以上”提高到“本科及以上”。", {"education": "bachelor"}),
    ("市气象台“预报”（岗位代码3302）专业条件原为“大气科学”，现改为“大气科学、应用气象学”。", {"code": "3302"}),
    ("市血站“采血”（代码3303）年龄上限由35周岁放宽到40周岁。", {"age_max": 40, "org": "市血站"}),
    ("“文物保管”岗位（岗位代码3304）年龄由30周岁以下改为35周岁以下。", {"age_max": 35, "name": "文物保管"}),
    ("市救助站“社工”（岗位编号3305）增加“限女性”。", {"gender": "female"}),
    ("市档案馆“编研”（岗位代码3306）计划由5名减为4名。", {"headcount": 4}),
    ("市青少年宫“声乐”（岗位代码3307）招聘人数由1人增至2人。", {"headcount": 2}),
    ("市殡仪馆“防腐”（岗位代码3308）因报名人数不足，招聘取消。", {"headcount": 0}),
    ("市地震台“监测”（岗位代码3309）由于编制冻结，停止招聘。", {"headcount": 0}),
    ("市动物园“饲养”（岗位代码3310）招聘计划予以取消。", {"headcount": 0}),
    ("撤销市林科所“育种”（岗位代码3311）。", {"headcount": 0}),
    ("3312岗位性别由“男”改为“不限”，年龄由“30周岁以下”改为“38周岁以下”。", {"age_max": 38}),
    ("3313会计岗位学历由大专及以上调整为本科及以上。", {"education": "bachelor"}),
    ("市规划院“测绘”（岗位代码3314）补充“须具有初级及以上职称”。", {"certificates": ("初级及以上职称",)}),
    ("市科技馆“布展”（岗位代码3315）学历条件降为“大专及以上”。", {"education": "associate"}),
]


@pytest.mark.parametrize(("sentence", "wanted"), CHANGED)
def test_a_post_as_the_sentence_leaves_it(sentence: str, wanted: dict[str, Any]) -> None:
    found = posts(sentence)
    assert len(found) == 1
    for field, value in wanted.items():
        got = found[0][field]
        assert (tuple(got) if isinstance(got, list) else got) == value


def test_why_a_post_fell_away_is_its_remark() -> None:
    (post,) = posts("市殡仪馆“防腐”（岗位代码3308）因机构撤并，招聘取消。")
    assert (post["headcount"], post["remarks"]) == (0, "因机构撤并,招聘取消")


def test_posts_joined_by_a_comma_share_the_change() -> None:
    found = posts("“讲解”（岗位代码3301）、“编研”（岗位代码3306）年龄上限均由35周岁提高到40周岁。")
    assert [(p["code"], p["age_max"]) for p in found] == [("3301", 40), ("3306", 40)]


def test_two_posts_of_a_sentence_have_changes_of_their_own() -> None:
    found = posts("“讲解”（岗位代码3301）计划由3名减为2名，“编研”（岗位代码3306）计划由1名增为2名。")
    assert [(p["code"], p["headcount"]) for p in found] == [("3301", 2), ("3306", 2)]


SILENT = [
    "报考3301岗位的人员可于3月20日前改报其他岗位。",
    "上述3301、3306两个岗位的网上报名时间延长至3月22日17:00。",
    "报考3301岗位且不符合新增条件的，可申请退费。",
    "市博物馆“讲解”（岗位代码3301）的其他要求不变。",
    "关于3301岗位专业要求的咨询，请拨打电话0000-1112222。",
    "3301岗位资格条件仍按原公告执行。",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_a_post_only_mentioned_is_none_of_the_correction(sentence: str) -> None:
    assert posts(sentence) == []


MOVES = [
    ("原定4月9日的笔试推迟一周，于4月16日上午9:00进行。", ("written_exam", "start", "2023-04-09", "2023-04-16T09:00")),
    ("原定于4月22日举行的面试延期至4月29日。", ("interview", "start", "2023-04-22", "2023-04-29")),
    (
        "全部岗位缴费截止时间统一改为3月25日17:00（原为3月20日17:00）。",
        ("payment", "end", "2023-03-20T17:00", "2023-03-25T17:00"),
    ),
    ("资格初审延长至3月23日12:00。", ("online_review", "end", None, "2023-03-23T12:00")),
    ("“面试人选与招聘计划的比例为2∶1”更正为“3∶1”。", ("shortlist interview", "ratio", "2", "3")),
    (
        "“管理岗位笔试、面试成绩分别占总成绩的30%、70%”系笔误，应为“管理岗位笔试、面试成绩分别占总成绩的70%、30%”。",
        ("scheme", "weight written", "0.3", "0.7"),
    ),
    (
        "“管理岗位笔试、面试成绩分别占总成绩的30%、70%”有误，应为“管理岗位笔试、面试成绩分别占总成绩的70%、30%”。",
        ("scheme", "weight interview", "0.7", "0.3"),
    ),
    ("市殡仪馆“防腐”（岗位代码3308）因机构撤并，招聘取消。", ("post 3308", "headcount", None, None)),
    (
        "市气象台“预报”（岗位代码3302）专业条件原为“大气科学”，现改为“气象学”，学历条件由“硕士”降为“本科”。",
        ("post 3302", "education", "硕士", "本科"),
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), MOVES)
def test_changes_of_an_explanation(sentence: str, wanted: tuple[str | None, ...]) -> None:
    found = [(c.target, c.field, c.before, c.after) for c in notice(sentence).changes]
    wanted_target = wanted[0]
    assert any(c[1:] == wanted[1:] and (c[0] or "").startswith(wanted_target or "") for c in found), found


@pytest.mark.parametrize(
    "sentence",
    ["取消和核减的岗位如下。", "一、取消的岗位", "调整条件的岗位", "原定4月9日的笔试时间不变。", "面试时间暂不变动。"],
)
def test_headings_and_what_stays_change_nothing(sentence: str) -> None:
    assert notice(sentence).changes == ()


def test_the_new_number_takes_the_place_of_the_old_in_its_rule() -> None:
    found = notice(
        "“管理岗位笔试、面试成绩分别占总成绩的30%、70%”系笔误，应为“管理岗位笔试、面试成绩分别占总成绩的70%、30%”。\n"
        "“面试人选与招聘计划的比例为2∶1”更正为“4∶1”，末位成绩相同的一并列入。"
    )
    assert [str(s.ratio) for scheme in found.schemes for s in scheme.stages if s.to == "interview"] == ["4"]


def test_a_further_clause_changes_the_same_post() -> None:
    (post,) = posts(
        "市血站“采血”（岗位代码3303）学历条件改为“大专及以上”；招聘人数由2名增加到5名；年龄上限由30周岁提高到38周岁。"
    )
    assert (post["education"], post["headcount"], post["age_max"]) == ("associate", 5, 38)


def test_a_further_clause_about_the_whole_changes_no_post() -> None:
    (post,) = posts("市血站“采血”（岗位代码3303）学历条件改为“大专及以上”；资格初审延长至3月23日12:00；其他事项不变。")
    assert post.get("headcount") is None
    assert post["education"] == "associate"


@pytest.mark.parametrize(
    "text",
    [
        "笔试时间由4月13日改至4月20日。",
        "笔试由4月13日改期至4月20日。",
        "笔试时间由4月13日延后至4月20日。",
        "笔试由4月13日调至4月20日举行。",
    ],
)
def test_only_the_new_day_dates_the_event(text: str) -> None:
    assert [(e.event, e.start) for e in notice(text).timeline if e.event == "written_exam"] == [
        ("written_exam", "2023-04-20")
    ]
