"""Posts of Chinese notices in the shapes that tables, blocks, lists and corrections give them."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from extractors.posts.cells import read_cell
from ingest import read_bytes
from schema.notice import Post


def posts(text: str) -> tuple[Post, ...]:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found.posts


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("name", "投资经理(C01)", {"name": "投资经理", "code": "C01"}),
        ("name", "内科医师(代码:20301)", {"name": "内科医师", "code": "20301"}),
        ("name", "护士(合同制)", {"name": "护士(合同制)"}),
        (
            "conditions",
            "硕士研究生及以上;金融学、投资学;5年以上投融资工作经验;年龄40周岁及以下",
            {"education": "master", "majors": ("金融学", "投资学"), "age_max": 40},
        ),
        ("conditions", "高中及以上;专业不限;45周岁以下", {"education": "high_school", "majors": "unlimited"}),
        ("conditions", "本科及以上学历,服从安排,身体健康", {"education": "bachelor"}),
        ("conditions", "不限", {}),
        (
            "education_majors",
            "本科及以上学历、学士学位,汉语言文学、新闻学专业",
            {"education": "bachelor", "degree": "bachelor", "majors": ("汉语言文学", "新闻学")},
        ),
    ],
)
def test_cells(kind: str, text: str, expected: dict[str, Any]) -> None:
    facts = {f.field: getattr(f.value, "value", f.value) for f in read_cell(kind, text)}
    assert {k: facts.get(k) for k in expected} == expected
    assert "majors" in expected or "majors" not in facts


TABLES = [
    (
        "招聘岗位\t用人部门\t拟招人数\t学历学位及专业要求\t年龄要求\t其他\n"
        "会计\t财务科\t2人\t大专及以上学历,会计学、财务管理专业\t40周岁以下\t具有初级会计师职称\n"
        "司机\t后勤科\t1人\t高中及以上\t45周岁以下\t持A2驾驶证\n",
        [
            {"name": "会计", "org": "财务科", "headcount": 2, "majors": ("会计学", "财务管理"), "age_max": 40},
            {"name": "司机", "org": "后勤科", "headcount": 1, "age_max": 45, "certificates": ("A2驾驶证",)},
        ],
    ),
    (
        "单位\t岗位信息\t\t招聘条件\t\t\n\t岗位名称\t人数\t学历\t专业\t年龄\n"
        "市一中\t语文教师\t2\t本科\t中国语言文学类\t35岁以下\n市二中\t数学教师\t1\t硕士\t数学类\t35岁以下\n",
        [
            {"org": "市一中", "name": "语文教师", "headcount": 2, "age_max": 35},
            {"org": "市二中", "name": "数学教师", "headcount": 1, "majors": ("数学类",)},
        ],
    ),
    (
        "学段\t岗位\t代码\t人数\t学历\t教师资格\t专业\n高中\t语文\tG1\t6\t本科\t高级中学教师资格\t汉语言文学\n"
        "\t物理\tG2\t5\t\t\t物理学\n幼儿园\t幼教\tE1\t2\t大专\t幼儿园教师资格\t学前教育\n",
        [
            {"code": "G1", "certificates": ("高级中学教师资格",)},
            {"code": "G2", "certificates": ("高级中学教师资格",), "majors": ("物理学",)},
            {"code": "E1", "certificates": ("幼儿园教师资格",)},
        ],
    ),
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_tables(table: str, expected: list[dict[str, Any]]) -> None:
    found = posts(f"某区公开招聘公告\n\n{table}")
    assert [{k: getattr(p, k) for k in e} for p, e in zip(found, expected, strict=True)] == expected


LISTS = [
    (
        "招聘岗位一:小学语文教师\n招聘人数:3人\n岗位要求:本科及以上学历,汉语言文学类专业,35周岁以下。\n"
        "招聘岗位二:初中数学教师\n招聘人数:2人\n岗位要求:全日制本科及以上学历,数学类专业,30周岁以下,中共党员。\n",
        [("小学语文教师", 3, 35), ("初中数学教师", 2, 30)],
    ),
    (
        "一、招聘计划\n岗位一:内科医师2名,硕士研究生及以上学历,内科学专业,35周岁以下。\n"
        "岗位二:护士5名,大专及以上学历,护理学专业,30周岁以下。\n",
        [("内科医师", 2, 35), ("护士", 5, 30)],
    ),
    (
        "一、岗位及人数\n1、窗口人员:6名(男2名,女4名);\n2、法律援助人员:2名。\n二、条件\n(一)窗口人员:大专以上学历,35周岁以下;\n"
        "(二)法律援助人员:法学专业本科以上学历,通过国家统一法律职业资格考试,40周岁以下。\n",
        [("窗口人员", 6, 35), ("法律援助人员", 2, 40)],
    ),
    ("招聘岗位:勤务辅警30名(限男性)、文职辅警5名。\n", [("勤务辅警", 30, None), ("文职辅警", 5, None)]),
    (
        "一、招聘岗位\n(一)专任教师(7人)\n1.计算机教师4人,博士研究生学历,40周岁以下;\n2.护理教师3人,硕士研究生及以上学历,35周岁以下。\n",
        [("计算机教师", 4, 40), ("护理教师", 3, 35)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_and_blocks(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert [(p.name, p.headcount, p.age_max) for p in posts(f"某区公开招聘公告\n\n{text}")] == expected


def test_a_correction_in_words_leaves_each_post_as_it_now_is() -> None:
    text = (
        "某市关于公开招聘教师公告的更正公告\n\n一、“初中历史(代码2207)”岗位由于编制调整,招聘人数从3人减至1人。\n"
        "二、“小学科学(代码2211)”岗位原专业要求为“物理学”,现改为“物理学、化学”。\n"
        "三、增设“特教(代码2219)”岗位,计划招聘2人,要求本科及以上学历,年龄35周岁以下。\n"
        "四、“日语(代码2203)”岗位因故撤销该岗位。\n"
    )
    found = {p.code: p for p in posts(text)}
    assert {c: p.headcount for c, p in found.items()} == {"2207": 1, "2211": None, "2219": 2, "2203": 0}
    assert found["2211"].majors == ("物理学", "化学")
    assert found["2219"].age_max == 35


def test_the_old_wording_of_a_correction_asks_nothing() -> None:
    text = (
        "某市公开招聘公告的更正公告\n\n二、报考条件\n原公告“年龄在30周岁以下(1991年6月17日以后出生)”,"
        "更正为“年龄在35周岁以下(1986年6月17日以后出生)”。\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    assert [c.max for c in extract([document]).eligibility if c.kind == "age"] == [35]
