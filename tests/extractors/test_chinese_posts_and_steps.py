"""Posts, places, addresses and days of short Chinese notices, in wordings met in small advertisements."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(*lines: str, title: str = "云岭县2025年招聘工作人员公告") -> Notice:
    document = read_bytes("\n".join([title, *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


def test_both_sexes_in_one_bracket() -> None:
    posts = notice("一、招聘职位", "1、合同制引导员:7名", "2、合同制安检员:9名(5男4女)").posts
    assert [(p.name, p.headcount, [(x.label, x.count) for x in p.headcount_parts]) for p in posts] == [
        ("合同制引导员", 7, []),
        ("合同制安检员", 9, [("男", 5), ("女", 4)]),
    ]


def test_the_verb_is_no_part_of_a_label() -> None:
    posts = notice("公开招聘专职讲解员8名,其中南馆招录3名,北馆招录5名。").posts
    assert [[(x.label, x.count) for x in p.headcount_parts] for p in posts] == [[("南馆", 3), ("北馆", 5)]]


def test_conditions_under_the_name_of_a_listed_post() -> None:
    posts = notice(
        "一、招聘职位",
        "1、合同制讲解员:6名",
        "2、合同制保安员:4名",
        "二、招聘条件",
        "(一)合同制讲解员",
        "1、年龄26周岁以下;",
        "2、具有全日制普通高等院校旅游管理专业大学本科以上学历;",
        "(二)合同制保安员",
        "1、年龄45周岁以下;",
    ).posts
    assert [(p.name, p.age_max, p.education, p.majors) for p in posts] == [
        ("合同制讲解员", 26, "bachelor", ("旅游管理",)),
        ("合同制保安员", 45, None, ()),
    ]


def test_the_sum_of_the_posts_is_no_post() -> None:
    posts = notice(
        "二、招聘岗位及人数",
        "本次共设岗位2个,招聘协管员5名。",
        "岗位一:东城大队协管员3名,要求具有大专以上文化程度。",
        "岗位二:西城大队协管员2名,要求具有高中以上文化程度。",
    ).posts
    assert [(p.name, p.headcount) for p in posts] == [("东城大队协管员", 3), ("西城大队协管员", 2)]


def test_one_day_in_two_halves() -> None:
    events = notice(
        "四、报名",
        "时间:2025年8月26日一天(上午8:40-11:40,下午2:20-5:20)。",
        "地点:镇便民服务中心(和平路8号)2楼203办公室(联系电话:5550100)。",
    ).timeline
    assert [(e.start, e.end, e.place) for e in events] == [
        ("2025-08-26T08:40", "2025-08-26T17:20", "镇便民服务中心(和平路8号)2楼203办公室")
    ]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("请关注招考网站rsks.yunling.gov.cn发布的信息。", ("rsks.yunling.gov.cn",)),
        ("登录yunlinghr.com报名。", ("yunlinghr.com",)),
        ("文件名为报名表.doc,版本2.0。", ()),
    ],
)
def test_a_domain_between_chinese_characters(text: str, urls: tuple[str, ...]) -> None:
    assert notice(text).contacts.urls == urls


def test_a_post_cut_in_words() -> None:
    found = notice(
        "现将云岭职中招聘“焊接岗位”(岗位代码218)的招聘人数由原来的3名取消1个指标后调减为2名。",
        title="关于调减公开招聘岗位名额的公告",
    )
    assert [(p.name, p.code, p.headcount) for p in found.posts] == [("焊接", "218", 2)]
    assert found.headcount.total is None


def test_a_test_put_off_is_no_date() -> None:
    found = notice(
        "经研究决定,原定于2025年9月24日举行的公开选调笔试推迟,准考证打印时间同步推迟。",
        title="关于推迟公开选调笔试的公告",
    )
    assert [e for e in found.timeline if e.start] == []
