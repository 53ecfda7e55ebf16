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
