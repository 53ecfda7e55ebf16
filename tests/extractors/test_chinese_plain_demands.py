"""Demands and dates as people say them: 到40岁也可以, 或者 between demands, 一人一岗, 前交考务费."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

HEAD = "云岭县2026年公开招聘工作人员公告\n"


def notice(text):
    return extract([ingest.read_bytes(f"{HEAD}{text}\n".encode(), "a.txt")])


def said(condition):
    """Kind, bounds and options of a condition, as far as it has them."""
    names = ("min", "max", "born_from", "born_to", "who", "regions")
    held = {n: getattr(condition, n) for n in names if getattr(condition, n, None)}
    held = {n: getattr(v, "value", v) for n, v in held.items()}
    options = [said(o) for o in getattr(condition, "options", ())]
    return (condition.kind, held, options) if options else (condition.kind, held)


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("1985年6月1日以后出生、年满18周岁", [("age", {"min": 18, "born_from": "1985-06-01"})]),
        ("1990年6月1日以后出生,即35周岁及以下", [("age", {"max": 35, "born_from": "1990-06-01"})]),
        (
            "年龄36岁以下,退役军人可以到41岁",
            [("age", {"max": 36}), ("age", {"max": 41, "who": "退役军人"})],
        ),
        (
            "30周岁以下,其中社区专职工作者可放到38周岁",
            [("age", {"max": 30}), ("age", {"max": 38, "who": "社区专职工作者"})],
        ),
        (
            "大专及以上学历,或者具有中级以上职称",
            [("any_of", {}, [("education", {"min": "associate"}), ("certificate", {})])],
        ),
        (
            "户籍在江滩市,或者本人在云岭县有自有住房",
            [("any_of", {}, [("region", {"regions": ("江滩市",)}), ("other", {})])],
        ),
        ("三是身体健康", [("health", {})]),
        (
            "男性限42周岁以内,女性限37周岁以内",
            [("age", {"max": 42, "who": "男性"}), ("age", {"max": 37, "who": "女性"})],
        ),
        (
            "出生日期应介于1986年5月1日与2006年5月1日之间",
            [("age", {"born_from": "1986-05-01", "born_to": "2006-05-01"})],
        ),
        (
            "本人或者配偶一方具有江滩市户口,两种情形满足一种即可报考",
            [
                (
                    "any_of",
                    {},
                    [("region", {"regions": ("江滩市",)}), ("region", {"who": "配偶一方", "regions": ("江滩市",)})],
                )
            ],
        ),
        (
            "具有大专以上学历,或者持有会计师资格证书,二者具备其一即可",
            [("any_of", {}, [("education", {"min": "associate"}), ("certificate", {})])],
        ),
        (
            "大专及以上学历;或者具有中级以上职称,且从事会计工作2年以上",
            [
                (
                    "any_of",
                    {},
                    [("education", {"min": "associate"}), ("all_of", {}, [("experience", {}), ("certificate", {})])],
                )
            ],
        ),
        ("1985年6月1日以后出生;年满18周岁", [("age", {"born_from": "1985-06-01"}), ("age", {"min": 18})]),
        ("大专及以上学历,具有中级以上职称", [("education", {"min": "associate"}), ("certificate", {})]),
    ],
)
def test_demands(text, conditions):
    assert [said(c) for c in notice(f"二、报考条件\n1.{text}。").eligibility] == conditions


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("一人选报一个乡镇的一个岗位。", 1),
        ("一人一岗,多报无效。", 1),
        ("每名应聘者选报一个岗位。", 1),
        ("每人选报两个岗位。", 2),
        ("实行一人一岗一表的工作台账制度。", None),
    ],
)
def test_posts_for_one_person(text, limit):
    found = notice(f"三、报名\n{text}").apply_limit
    assert (found and found.posts) == limit


@pytest.mark.parametrize(
    ("text", "event", "start", "end"),
    [
        ("2026年3月9日前把考务费交清。", "payment", None, "2026-03-09"),
        ("2026年3月9日17:00前给出审核结论。", "online_review", None, "2026-03-09T17:00"),
        ("招聘单位于2026年3月12日前审查完毕。", "online_review", None, "2026-03-12"),
        (
            "2026年4月10日9:00起下载准考证,4月13日8:30停止下载。",
            "admission_ticket",
            "2026-04-10T09:00",
            "2026-04-13T08:30",
        ),
    ],
)
def test_steps(text, event, start, end):
    (found,) = notice(f"三、报名\n{text}").timeline
    assert (found.event.value, found.start, found.end) == (event, start, end)
