"""Lists of which one item suffices, as examinations for a qualification print them: level by level, item by item."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import condition_sheet
from extractors import extract
from ingest import read_bytes


def asked(body: str, title: str = "云岭省二级验船师资格考试公告") -> list[dict[str, Any]]:
    document = read_bytes(f"{title}\n二、报考条件\n{body}\n三、报名\n现场报名。\n".encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return [plain(condition_sheet(c)) for c in found.eligibility]


def plain(sheet: dict[str, Any]) -> dict[str, Any]:
    out = {k: v for k, v in sheet.items() if k not in ("quote", "note")}
    if "options" in out:
        out["options"] = [plain(o) for o in out["options"]]
    return out


def path(item: str) -> list[dict[str, Any]]:
    """What one item of a list of alternatives asks for."""
    found = asked(f"报考人员须具备下列条件之一:\n1.{item};\n2.从事验船工作满9年。")
    (choice,) = (c for c in found if c["kind"] == "any_of")
    first = choice["options"][0]
    return list(first["options"]) if first["kind"] == "all_of" else [first]


@pytest.mark.parametrize(
    ("item", "demands"),
    [
        (
            "具有工学、理学学科门类大学本科学历,从事验船、检修业务工作满3年",
            [("education", "bachelor"), ("experience", 3)],
        ),
        ("取得船舶类专业硕士学位,从事验船工作满1年", [("education", "master"), ("experience", 1)]),
        ("具有博士学位", [("education", "doctor")]),
        ("硕士学位、或大学本科学历,从事验船工作满4年", [("education", "bachelor"), ("experience", 4)]),
        ("具有硕士学位或者第二学士学位,从事验船工作满2年", [("education", "master"), ("experience", 2)]),
        ("具有中专学历,受聘担任轮机(电气、甲板)员职务满6年", [("education", "secondary_vocational"), ("tenure", 6)]),
        ("年满17周岁,拟在船上见习", [("age", None), ("other", None)]),
    ],
)
def test_one_path(item: str, demands: list[tuple[str, str | int | None]]) -> None:
    found = path(item)
    assert [(c["kind"], c.get("min") if c["kind"] == "education" else c.get("years")) for c in found] == demands


def test_two_paths_in_one_item() -> None:
    items = "1.船舶类专业本科学历,从事验船工作满3年;其他专业本科学历,从事验船工作满4年。\n2.船舶类专业博士学位。"
    (choice,) = asked(f"具备下列条件之一者,可以报考:\n{items}")
    assert [len(o.get("options", ())) for o in choice["options"]] == [2, 2, 0]


@pytest.mark.parametrize(
    ("day", "alone"),
    [
        ("(二)从事相关工作年限的截止日期为2027年6月30日。", [{"kind": "experience", "as_of": "2027-06-30"}]),
        ("(二)工作年限计算至2027年6月30日。", [{"kind": "experience", "as_of": "2027-06-30"}]),
        ("(二)工作年限按周年计算。", []),
    ],
)
def test_the_day_of_all_paths_stands_alone(day: str, alone: list[dict[str, Any]]) -> None:
    found = asked(
        f"(一)报考者须符合下列条件之一:\n1.大专学历,从事验船工作满6年;\n2.本科学历,从事验船工作满4年。\n{day}"
    )
    (choice,) = (c for c in found if c["kind"] == "any_of")
    assert all("as_of" not in leaf for o in choice["options"] for leaf in o["options"])
    assert [c for c in found if c["kind"] == "experience"] == alone


def test_whom_a_heading_names_stands_on_the_choice() -> None:
    body = "(一)报考轮机方向人员的条件\n具备下列条件之一:\n1.大专学历,从事轮机工作满6年;\n2.轮机专业本科学历。"
    (choice,) = asked(body)
    assert choice["kind"] == "any_of"
    assert choice["who"] == "轮机方向人员"
    assert all("who" not in o for o in choice["options"])


def test_sections_with_bare_numbers() -> None:
    text = (
        "云岭县验船师考试公告\n1  报考条件\n1.1  身体健康;\n1.2  大专以上学历。\n2  报名安排\n6月1日起报名。\n"
        "3  收费标准\n每科40元。\n4  其他说明\n另行通知。"
    )
    document = read_bytes(text.encode(), "notice.txt")
    assert [b.label for b in document.blocks if b.level == 1] == ["1", "2", "3", "4"]
    rows = "云岭县招聘公告\n岗位如下\n1  语文教师\n2  数学教师\n3  英语教师\n以上岗位另行公布。"
    assert not [b.label for b in read_bytes(rows.encode(), "notice.txt").blocks if b.level]


_WAYS = """# 云岭省验船师考试公告

## 报考条件

{intro}

| {head} |
|---|---|---|
{rows}

## 报名

现场报名。
"""


def rows_of(head: str, rows: str, intro: str = "符合下表所列条件之一的,可以报考:") -> list[dict[str, Any]]:
    document = read_bytes(_WAYS.format(intro=intro, head=head, rows=rows).encode(), "notice.md")
    found = extract([document])
    found.verify([document])
    return [plain(condition_sheet(c)) for c in found.eligibility]


def test_a_row_for_each_way_in() -> None:
    rows = "| 船舶工程 | 大学本科 | 满3年 |\n| 船舶工程 | 硕士 | 满1年 |\n| 其他专业 | 博士 | 不限 |"
    (choice,) = rows_of("专业 | 学历(学位) | 从事验船工作年限", rows)
    assert choice["kind"] == "any_of"
    first, second, third = choice["options"]
    assert first["options"] == [
        {"kind": "education", "min": "bachelor", "majors": ["船舶工程"]},
        {"kind": "experience", "years": 3, "field": "从事验船工作"},
    ]
    assert [c.get("min") for c in second["options"]] == ["master", None]
    assert third == {"kind": "education", "min": "doctor"}


def test_rows_level_by_level() -> None:
    rows = "| 一级 | 本科 | 5年 |\n| 一级 | 硕士 | 3年 |\n| 二级 | 大专 | 2年 |"
    one, level, years = rows_of("报考级别 | 学历 | 工作年限", rows)
    assert (one["kind"], one["who"], len(one["options"])) == ("any_of", "一级", 2)
    assert (level["min"], level["who"]) == ("associate", "二级")
    assert (years["years"], years["who"]) == (2, "二级")


def test_a_cell_of_demands_for_each_level() -> None:
    rows = (
        "| 1 | 三级 | 具备下列条件之一:1.大专学历,从事验船工作满2年;2.取得四级验船证书。 |\n"
        "| 2 | 二级 | 取得三级验船证书,并从事验船工作满3年。 |"
    )
    found = rows_of("序号 | 级别 | 申报条件", rows)
    assert [c["kind"] for c in found] == ["any_of", "certificate", "experience"]
    assert all(c["who"] in ("三级", "二级") for c in found)


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("学历 | 工作年限 | 月薪", "| 本科 | 满3年 | 6000元 |\n| 硕士 | 满1年 | 8000元 |"),
        ("岗位 | 学历 | 工作年限", "| 船员 | 本科 | 满3年 |\n| 水手 | 大专 | 满1年 |"),
    ],
)
def test_tables_that_are_no_ways_in(head: str, rows: str) -> None:
    assert not [c for c in rows_of(head, rows, "待遇如下。") if c["kind"] == "any_of"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("已取得一级验船证书的人员,可免试《船体检验》科目。", True),
        ("在读船舶硕士研究生,凭学校证明,报考二级时免试《船舶原理》。", True),
        ("免试部分科目人员须现场提交材料。", False),
        ("低保家庭考生免收考试费。", False),
    ],
)
def test_who_need_not_sit_a_subject(sentence: str, told: bool) -> None:
    found = asked(f"大专以上学历。\n三、免试规定\n(一){sentence}")
    assert [c["text"] for c in found if c["kind"] == "other"] == ([sentence.rstrip("。")] if told else [])


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("凡遵守国家法律,恪守职业道德的人员,均可报名参加相应级别的考试。", "遵守国家法律,恪守职业道德"),
        ("凡遵守国家法律,恪守职业道德,并符合相应级别报考条件的,均可申请参加考试。", "遵守国家法律,恪守职业道德"),
        ("遵守国家法律,恪守职业道德,具备相应的验船知识。", "遵守国家法律,恪守职业道德,具备相应的验船知识"),
    ],
)
def test_demands_ahead_of_what_they_open(sentence: str, text: str) -> None:
    assert asked(f"(一){sentence}\n(二)大专以上学历。")[0] == {"kind": "character", "text": text}


def test_all_that_is_asked_of_a_class() -> None:
    body = (
        "甲类:具有博士学位,正高级专业技术职务,年龄不超过50周岁,主持过省级课题2项以上;\n"
        "乙类:具有硕士学位,年龄不超过40周岁,在海事刊物发表论文1篇以上。"
    )
    posts = "一、引进名额\n甲类2名,乙类6名。甲类直接考察,乙类参加面试。"
    document = read_bytes(
        f"云岭县引进人才公告\n{posts}\n二、引进条件\n{body}\n三、报名\n现场报名。\n".encode(), "n.txt"
    )
    found = extract([document])
    found.verify([document])
    assert [c.kind for c in found.eligibility] == [
        "education",
        "certificate",
        "age",
        "other",
        "education",
        "age",
        "other",
    ]


def test_bullets_below_the_heading_of_a_level() -> None:
    text = (
        "# 云岭省验船师资格考试指南\n\n## 一、有哪些级别\n\n验船师资格考试分为中级、高级两个级别。\n\n"
        "## 二、怎样才能报考\n\n"
        "### 中级\n具备以下条件之一:\n- 取得大专学历,从事验船工作满5年;\n- 取得博士学位。\n\n"
        "### 高级\n本科以上学历。\n\n## 三、报名\n\n现场报名。\n"
    )
    document = read_bytes(text.encode(), "notice.md")
    found = extract([document])
    found.verify([document])
    middle, senior = (t.id for t in found.tracks)
    assert [(c.kind, c.tracks) for c in found.eligibility] == [("any_of", (middle,)), ("education", (senior,))]
    assert [o.kind for o in found.eligibility[0].options] == ["all_of", "education"]  # type: ignore[union-attr]


def test_kinds_of_posts_are_no_posts() -> None:
    text = (
        "云岭县公开选调工作人员公告\n一、选调名额\n公务员职位12人,事业单位岗位14人,具体见附件。\n二、条件\n身体健康。\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    assert not extract([document]).posts


def test_levels_of_which_nobody_has_two() -> None:
    body = (
        "(一)助理级:本科毕业,从事验船工作1年以上;大专毕业,取得员级职称后从事验船工作3年以上。\n"
        "(二)中级:博士毕业;硕士毕业,从事验船工作2年以上。\n(三)学历、资历计算截止2027年6月30日。"
    )
    first, second, day = asked(body)
    assert [first["kind"], second["kind"]] == ["any_of", "any_of"]
    assert [c["kind"] for c in first["options"][1]["options"]] == ["education", "certificate", "experience"]
    assert second["options"][0] == {"kind": "education", "min": "doctor"}
    assert day == {"kind": "experience", "as_of": "2027-06-30"}


@pytest.mark.parametrize(
    "item",
    [
        "本科以上学历;其中船体岗位须硕士以上学历",
        "大专以上学历;在本市工作满2年",
        "本科学历;报考轮机岗位的,须硕士学历",
    ],
)
def test_clauses_that_hold_side_by_side(item: str) -> None:
    assert not [c for c in asked(f"(一){item}。") if c["kind"] == "any_of"]


def test_titles_run_into_their_items() -> None:
    found = asked("(一)考全科。凡遵纪守法,具备工程类大专以上学历并从事验船工作满2年的人员,可报名参加考试。")
    assert [c["kind"] for c in found] == ["education", "experience", "character"]
    assert found[0]["majors"] == ["工程类"]
    assert not [c for c in found if "who" in c]
