"""What Chinese clauses ask for and what they only seem to: waivers, titles, alternatives, days named before."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def asked(*items: str, title: str = "二、报考条件") -> list[dict[str, object]]:
    body = "\n".join(f"{n}.{item}" for n, item in enumerate(items, 1))
    document = read_bytes(f"云岭县2027年招聘公告\n{title}\n{body}\n三、报名\n现场报名。".encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    drop = ("quote", "note")
    return [{k: v for k, v in c.items() if k not in drop} for c in to_facts(notice, [document]).get("eligibility", [])]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        # who need not sit a test is asked nothing
        ("以上岗位具有以下条件之一的免笔试:一是具有正高职称的人员;二是全日制博士研究生学历者;", []),
        (
            "体格条件。身高160厘米以上,视力正常,能值夜班。",
            [{"kind": "health", "text": "身高160厘米以上,视力正常,能值夜班"}],
        ),
        (
            "申报镇岗位人员,其学历要达到大学专科毕业及以上程度;申报村岗位人员,学历要达到高中毕业及以上程度。",
            [
                {"kind": "education", "min": "associate", "who": "申报镇岗位人员"},
                {"kind": "education", "min": "high_school", "who": "申报村岗位人员"},
            ],
        ),
        (
            "取得从业证书。其中,报考甲岗位的,应取得二级证书;报考乙岗位的,应取得三级证书。",
            [
                {"kind": "certificate", "text": "取得从业证书"},
                {"kind": "certificate", "text": "应取得二级证书", "who": "报考甲岗位的"},
                {"kind": "certificate", "text": "应取得三级证书", "who": "报考乙岗位的"},
            ],
        ),
        (
            "大专及以上学历,茶学类、园艺类专业。",
            [{"kind": "education", "min": "associate", "majors": ["茶学类", "园艺类"]}],
        ),
        (
            "本科及以上学历,所学专业为水利类;",
            [{"kind": "education", "min": "bachelor", "majors": ["水利类"]}],
        ),
        ("本科及以上学历,其中文秘岗须为汉语言类专业;", [{"kind": "education", "min": "bachelor"}]),
    ],
)
def test_demands(item: str, expected: list[dict[str, object]]) -> None:
    assert asked(item) == expected


@pytest.mark.parametrize(
    ("item", "options"),
    [
        (
            "具有云岭县户籍,或者持有云岭县居住证满1年(计算至2027年3月31日);",
            [("region", ["云岭县"]), ("other", "持有云岭县居住证满1年(计算至2027年3月31日)")],
        ),
        ("云岭县户籍或者在云岭县常住满3年;", [("region", ["云岭县"]), ("other", "在云岭县常住满3年")]),
        (
            "具有东河区户籍(父母或配偶一方具有东河区户籍);",
            [("region", ["东河区"]), ("other", "父母或配偶一方具有东河区户籍")],
        ),
    ],
)
def test_places_of_register_and_what_is_as_good(item: str, options: list[tuple[str, object]]) -> None:
    told = asked(item)
    assert [c["kind"] for c in told] == ["any_of"]
    found = told[0]["options"]
    assert isinstance(found, list)
    assert [(o["kind"], o.get("regions") or o.get("text")) for o in found] == options


def test_papers_by_the_day_that_was_named_before() -> None:
    told = asked("工作经历的计算截止时间为2027年7月31日,学历证书的取得时间也不得晚于这一日期。")
    assert told[-1] == {"kind": "education", "obtained_by": "2027-07-31"}
    assert asked("学位证书的取得时间不得晚于2027年6月30日。") == [{"kind": "education", "obtained_by": "2027-06-30"}]
    assert asked("学历证书的取得时间不得晚于这一日期。", "身体健康。")[-1]["kind"] == "health"


def test_those_who_need_not_hand_in_papers_are_no_level_of_the_post() -> None:
    body = "二、报考条件\n1.身体健康;\n2.英语六级。取得英语专业本科及以上学历的人员,可以不提供英语六级证书。"
    document = read_bytes(f"云岭学院公开招聘辅导员5名\n{body}\n".encode(), "notice.txt")
    assert [p.education for p in extract([document]).posts] == [None]


def test_a_demand_closed_by_a_full_stop_heads_nobody() -> None:
    text = "云岭县2027年招聘公告\n二、条件\n1.身体健康。\n2.具备岗位所需的其他条件。\n受过刑事处罚的人员,不得报名。\n"
    found = extract([read_bytes(text.encode(), "notice.txt")]).eligibility
    assert [c.kind for c in found] == ["health", "other"]
