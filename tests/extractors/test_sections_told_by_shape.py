"""Shapes that carry a whole section: bare titles over exclusions, lines of classes, rows of weights."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import AnyOf
from schema.notice import Notice


def notice(text: str, name: str = "n.txt") -> Notice:
    return extract([read_bytes(text.encode(), name)])


ITEMS = "①酒后驾驶被吊销驾照的；\n②有严重失信记录的；\n③患有精神类疾病的。\n"
TITLED = [
    ("（三）不予录取\n" + ITEMS, ["酒后驾驶被吊销驾照的", "有严重失信记录的", "患有精神类疾病的"]),
    ("（三）不得应聘\n" + ITEMS, ["酒后驾驶被吊销驾照的", "有严重失信记录的", "患有精神类疾病的"]),
    ("（三）不招收\n" + ITEMS.replace("患有", "确诊"), None),
    ("（三）不得应聘的人员范围\n1.被列入黑名单的；\n2.在读的学生。\n", ["被列入黑名单的", "在读的学生"]),
    ("（三）不予受理\n①未按要求上传照片的；\n②逾期未缴费的；\n③简历不完整的。\n", []),
    ("（三）不予录取\n①体检不合格的，不得录取；\n②面试缺考的，取消资格。\n", []),
]


@pytest.mark.parametrize(("part", "wanted"), TITLED)
def test_a_bare_title_opens_a_list_of_exclusions(part: str, wanted: list[str] | None) -> None:
    text = f"某站招聘公告\n二、应聘条件\n（一）基本条件\n1.遵纪守法；\n2.身体健康。\n{part}三、报名\n现场报名。\n"
    found = [e.text for e in notice(text).exclusions]
    if wanted is None:
        assert set(found) <= {"酒后驾驶被吊销驾照的", "有严重失信记录的", "确诊精神类疾病的"}
    else:
        assert found == wanted


RUN_IN = [
    (
        "出过安全事故、质量差错者，或受过刑事处罚者，以及在其他医院规培期内的人，恕不接收。",
        ["出过安全事故、质量差错者", "受过刑事处罚者", "在其他医院规培期内的人"],
    ),
    ("曾被辞退者，以及有违法记录者，概不考虑。", ["曾被辞退者", "有违法记录者"]),
    ("材料不全者，以及逾期报送者，恕不接收。", []),
    ("面试低于60分者，以及缺考者，概不录用。", []),
]


@pytest.mark.parametrize(("sentence", "wanted"), RUN_IN)
def test_people_before_a_polite_verdict(sentence: str, wanted: list[str]) -> None:
    text = f"某院招聘公告\n一、条件\n（1）遵纪守法；\n（2）身体健康。\n{sentence}\n二、报名\n现场报名。\n"
    assert [e.text for e in notice(text).exclusions] == wanted


COUNTED = [
    ("初选合格人数与岗位人数之比不足4:1的岗位延期招聘。", Decimal(4)),
    ("审核通过人数与招募人数的比例低于4:1的岗位予以核减。", Decimal(4)),
    ("登记人数同计划数之比达不到4：1的岗位顺延。", Decimal(4)),
    ("进入面试人数与岗位人数之比为4:1。", None),
    ("入围体检人数与岗位数之比不足4:1的，据实确定。", None),
    ("在编人数与编制名额之比为4:1。", None),
]


@pytest.mark.parametrize(("sentence", "wanted"), COUNTED)
def test_people_against_places_open_a_post(sentence: str, wanted: Decimal | None) -> None:
    found = notice(f"某局招聘公告\n一、报名\n{sentence}\n").opening_ratios
    assert [o.applicants for o in found] == ([wanted] if wanted else [])


CLASSES = [
    (
        "本次共招聘30人，分为两类：\n第一类　外勤人员：18人，常年受理；\n"
        "第二类　内勤人员：12人，其中文书8人、出纳4人，按月签约。\n",
        [("外勤人员", 18, None), ("内勤人员", 12, None), ("文书", 8, "内勤人员"), ("出纳", 4, "内勤人员")],
    ),
    (
        "本次共招聘30人，包括：\n▲外勤 18人\n▲内勤（12人）\n",
        [("外勤", 18, None), ("内勤", 12, None)],
    ),
    ("本次共招聘30人，分为两类：\n第一类　外勤人员：18人；\n第二类　内勤人员：10人。\n", []),
    ("本次共招聘30人，步骤：\n1.第一批面试20人\n2.第二批面试20人\n", []),
]


@pytest.mark.parametrize(("part", "wanted"), CLASSES)
def test_lines_below_a_total_are_its_parts(part: str, wanted: list[tuple[str, int, str | None]]) -> None:
    found = notice(f"某中心招聘公告\n一、人数\n{part}二、报名\n现场报名。\n").headcount
    assert found.total == 30
    assert [(p.label, p.count, p.within) for p in found.parts] == wanted


def test_the_division_of_places_may_stand_before_the_code() -> None:
    text = "某队招聘公告\n一、招聘岗位\n▲巡护 9人，代码XH\n▲文秘 6人（男2人，女4人），代码WM\n"
    posts = notice(text).posts
    assert [(p.name, p.code, p.headcount) for p in posts] == [("巡护", "XH", 9), ("文秘", "WM", 6)]
    assert [(p.label, p.count) for p in posts[1].headcount_parts] == [("男", 2), ("女", 4)]


POSTS = """# 某市学校招聘公告

计划招聘教师6名。

| 代码 | 岗位 | 类别 | 人数 | 学历 |
| --- | --- | --- | --- | --- |
| K1 | 物理教师 | 普教 | 2 | 本科 |
| K2 | 地理教师 | 普教 | 1 | 本科 |
| K3 | 钳工教师 | {second} | 3 | 大专 |

## 总成绩

| 类别 | 笔试 | 试讲 |
| --- | --- | --- |
| 普教 | 40% | 60% |
| 职教 | 30% | 70% |
"""


@pytest.mark.parametrize(
    ("second", "wanted"),
    [("职教", {"普教": ("K1", "K2"), "职教": ("K3",)}), ("特教", {"普教": ("K1", "K2"), "职教": ()})],
)
def test_rows_of_weights_have_the_posts_of_their_category(second: str, wanted: dict[str, tuple[str, ...]]) -> None:
    found = notice(POSTS.format(second=second), "n.md").tracks
    assert {t.label: t.codes for t in found} == wanted


ASKED = [
    ("助产岗位须具有大专及以上学历，并持有护士执业证书；司药岗位专业须为药学类。", {"education", "certificate"}, False),
    ("本次招募面向全国，须为2026年应届毕业生。", set(), True),
]


@pytest.mark.parametrize(("sentence", "kinds", "status"), ASKED)
def test_what_some_posts_ask_is_no_circle_of_applicants(sentence: str, kinds: set[str], status: bool) -> None:
    text = (
        f"某县招募公告\n二、招募对象\n1.2026年应届毕业生；\n2.离校未就业的毕业生。\n{sentence}\n三、报名\n网上报名。\n"
    )
    found = notice(text).eligibility
    assert kinds <= {c.kind for c in found}
    assert any("岗位" in str(getattr(c, "text", "")) and c.kind == "status" for c in found) is False
    (choice,) = [c for c in found if isinstance(c, AnyOf)]  # the people of the list: everybody is one of them
    assert [o.kind for o in choice.options] == ["status", "status"]
    assert len([c for c in found if c.kind == "status"]) == status


SEXES = [
    ("男性，20至33周岁，无文身；", [None]),
    ("男性，20至33周岁；女性，20至31周岁。", ["男性", "女性"]),
    ("男性不超过33周岁，女性不超过31周岁。", ["男性", "女性"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), SEXES)
def test_a_sex_beside_an_age_is_a_demand_of_its_own(sentence: str, wanted: list[str | None]) -> None:
    found = notice(f"某队招聘公告\n一、招聘条件\n1.遵纪守法；\n2.{sentence}\n二、报名\n现场报名。\n").eligibility
    assert [c.who for c in found if c.kind == "age"] == wanted


APPLIED = [("每人选报一个岗位，不收费。", 1), ("每位考生填报两个志愿。", 2), ("每人选报一个岗位的面试题。", None)]


@pytest.mark.parametrize(("sentence", "wanted"), APPLIED)
def test_each_chooses_so_many_posts(sentence: str, wanted: int | None) -> None:
    found = notice(f"某队招聘公告\n一、报名\n{sentence}\n").apply_limit
    assert (found.posts if found else None) == wanted
