"""Conditions on people who hold a post already: grades, seats held, alternatives to them, demands post by post."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import condition_sheet
from extractors import extract
from ingest import read_bytes


def asked(item: str) -> list[dict[str, Any]]:
    text = f"云岭市公开遴选工作人员公告\n二、遴选条件\n1.身体健康;\n2.{item}\n三、报名\n现场报名。\n"
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return [plain(condition_sheet(c)) for c in found.eligibility[1:]]


def plain(sheet: dict[str, Any]) -> dict[str, Any]:
    out = {k: v for k, v in sheet.items() if k not in ("quote", "note", "tracks")}
    if "options" in out:
        out["options"] = [plain(o) for o in out["options"]]
    return out


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "在现单位工作满3周年(截至2027年2月28日),乡镇新录用人员须满5年服务期;",
            [{"kind": "tenure", "years": 3, "as_of": "2027-02-28"}],
        ),
        (
            "现聘管理七级及以上岗位或在管理八级岗位聘用满2年;",
            [
                {
                    "kind": "any_of",
                    "options": [
                        {"kind": "tenure", "rank": "管理七级及以上"},
                        {"kind": "tenure", "rank": "管理八级", "years": 2},
                    ],
                }
            ],
        ),
        (
            "应有2年以上统计工作经历,或在省级刊物发表过调研报告2篇以上;",
            [
                {
                    "kind": "any_of",
                    "options": [
                        {"kind": "experience", "years": 2, "field": "统计工作经历"},
                        {"kind": "other", "text": "在省级刊物发表过调研报告2篇以上"},
                    ],
                }
            ],
        ),
        (
            "报考财务岗位的,还须具有会计专业技术初级以上资格或3年以上财务工作经历;",
            [
                {
                    "kind": "any_of",
                    "who": "报考财务岗位的",
                    "options": [
                        {"kind": "certificate", "text": "还须具有会计专业技术初级以上资格"},
                        {"kind": "experience", "years": 3, "field": "财务工作经历"},
                    ],
                }
            ],
        ),
        (
            "报考文书岗位的,须为全额拨款事业编制人员,在乡镇工作满3年;",
            [
                {"kind": "status", "text": "须为全额拨款事业编制人员", "who": "报考文书岗位的"},
                {"kind": "experience", "years": 3, "field": "在乡镇工作", "who": "报考文书岗位的"},
            ],
        ),
        ("聘用后须服从安排,或调离原岗位;", [{"kind": "character", "text": "聘用后须服从安排,或调离原岗位"}]),
        (
            "其中报考书记员职位的,应具有高等学校法学类本科以上学历并获得学士学位;",
            [{"kind": "education", "min": "bachelor", "majors": ["法学类"], "who": "报考书记员职位的"}],
        ),
        (
            "其中K01岗位须具有中级职称,K02岗位须具有统计师资格;",
            [
                {"kind": "certificate", "text": "K01岗位须具有中级职称", "who": "K01岗位"},
                {"kind": "certificate", "text": "K02岗位须具有统计师资格", "who": "K02岗位"},
            ],
        ),
    ],
)
def test_demands_on_those_in_service(item: str, told: list[dict[str, Any]]) -> None:
    assert asked(item) == told


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "在2027年7月31日前取得岗位要求的毕业证、学位证和资格证;",
            [
                {"kind": "education", "obtained_by": "2027-07-31"},
                {"kind": "certificate", "text": "在2027年7月31日前取得岗位要求的毕业证、学位证和资格证"},
            ],
        ),
        ("须在2027年7月31日前取得毕业证和学位证;", [{"kind": "education", "obtained_by": "2027-07-31"}]),
        (
            "学历、资格证书的取得时间截止到2027年9月20日;",
            [
                {"kind": "education", "obtained_by": "2027-09-20"},
                {"kind": "certificate", "text": "学历、资格证书的取得时间截止到2027年9月20日"},
            ],
        ),
        (
            "岗位要求的工作经历,计算到2027年5月11日,按足年足月累计;",
            [{"kind": "experience", "as_of": "2027-05-11", "who": "岗位要求的工作经历"}],
        ),
        (
            "年龄计算到2027年3月6日。退役军人年龄放宽至38周岁;",
            [{"kind": "age", "max": 38, "who": "退役军人"}, {"kind": "age", "as_of": "2027-03-06"}],
        ),
        (
            "大专生24周岁以下,本科生26周岁以下,按2027年7月31日计算;",
            [
                {"kind": "age", "max": 24, "as_of": "2027-07-31", "who": "大专生"},
                {"kind": "age", "max": 26, "as_of": "2027-07-31", "who": "本科生"},
            ],
        ),
    ],
)
def test_days_of_papers_and_of_reckoning(item: str, told: list[dict[str, Any]]) -> None:
    assert asked(item) == told


def test_whom_a_sentence_names_before_the_list() -> None:
    text = (
        "云岭市公开招募公告\n二、招募对象和条件\n招募对象为全日制高校2027年毕业生。应当具备以下条件:\n1.身体健康。\n"
        "三、报名\n现场报名。\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    assert [c.kind for c in found.eligibility] == ["status", "health"]
