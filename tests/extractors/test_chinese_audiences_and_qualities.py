"""Whom a notice recruits among, times within times, titles held for years, and lists of qualities in one item."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import AnyOf, Experience, Prose, Tenure
from schema.notice import Notice


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


def opening(sentence: str) -> list[str | None]:
    """What the opening sentence states of the applicants."""
    found = notice(f"管理岗位选聘通知\n{sentence},现将有关事项通知如下:\n一、资格条件\n1、身体健康。\n2、品行端正。")
    return [c.text for c in found.eligibility if isinstance(c, Prose) and c.kind == "status"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("经研究,面向公司内部公开招聘以下人员", "面向公司内部"),
        ("图书馆拟面向校内以竞争上岗方式选拔主管1名", "面向校内"),
        ("根据工作需要,在院内公开选聘科室负责人", "在院内公开选聘"),
        ("经党委同意,面向全院职工选聘护士长2名", "面向全院职工"),
        ("现从集团系统内选拔管理人员", "从集团系统内选拔"),
        ("我行面向境内高校招聘2031届毕业生40人", "2031届毕业生"),
        ("水务公司拟招收全日制本科及以上应届毕业生若干", "全日制本科及以上应届毕业生"),
    ],
)
def test_whom_the_opening_recruits_among(sentence: str, expected: str) -> None:
    assert opening(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "经研究,面向社会公开招聘工作人员5名",
        "面向全国公开招聘技术人员",
        "公司内部管理制度规范,现公开招聘会计2名",
        "面向校内设立的岗位发放补贴",
        "在全省范围内公开选调公务员",
        "学院每年招收研究生,毕业生就业良好,现招聘教师3名",
    ],
)
def test_openings_that_keep_nobody_out(sentence: str) -> None:
    assert opening(sentence) == []


def test_a_section_on_applicants_says_it_better() -> None:
    text = (
        "主管选聘通知\n现面向公司内部公开选聘主管1名,有关事项如下:\n一、选聘范围\n公司本部在册满1年的员工。\n"
        "二、资格条件\n1、身体健康。"
    )
    told = [c.text for c in notice(text).eligibility if isinstance(c, Prose) and c.kind == "status"]
    assert told == ["公司本部在册满1年的员工"]


def items(*lines: str) -> Notice:
    listed = "\n".join(f"{i}、{line}" for i, line in enumerate(lines, 1))
    return notice(f"云岭水务有限公司招聘启事\n公司招聘主管2名。\n一、应聘条件\n{listed}\n二、报名\n现场报名。")


@pytest.mark.parametrize(
    ("line", "whole", "options"),
    [
        (
            "从事机电管理工作6年以上,其中车间主任岗位2年以上,或首席技师职位1年以上。",
            "6",
            [(Experience, "车间主任岗位", "2"), (Tenure, "首席技师", "1")],
        ),
        (
            "具有5年以上教学经历,其中担任班主任3年以上或担任年级组长1年以上。",
            "5",
            [(Tenure, "班主任", "3"), (Tenure, "年级组长", "1")],
        ),
        (
            "工作满10年,其中任中层副职满3年,或者在基层车间工作满4年。",
            "10",
            [(Tenure, "中层副职", "3"), (Experience, "在基层车间工作", "4")],
        ),
    ],
)
def test_times_within_a_time(line: str, whole: str, options: list[tuple[type, str, str]]) -> None:
    first, choice = items(line, "身体健康。").eligibility[:2]
    assert isinstance(first, Experience)
    assert str(first.years) == whole
    assert isinstance(choice, AnyOf)
    told = []
    for option in choice.options:
        assert isinstance(option, Experience | Tenure)
        told.append((type(option), option.rank if isinstance(option, Tenure) else option.field, str(option.years)))
    assert told == options


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("从事财务工作5年以上,其中会计主管岗位2年以上。", ["5", "2"]),
        ("具有8年以上工程管理经历,其中海外项目3年以上。", ["8", "3"]),
        ("从事财务工作5年以上,其中有会计主管岗位经历者优先。", ["5"]),
        ("具有5年以上工作经历,其中报考主管岗位的须满8年。", ["5"]),
    ],
)
def test_a_time_within_a_time(line: str, years: list[str]) -> None:
    told = [c for c in items(line, "身体健康。").eligibility if isinstance(c, Experience | Tenure) and not c.who]
    assert [str(c.years) for c in told] == years


@pytest.mark.parametrize("verb", ["聘为会计师", "受聘会计师职务", "受聘为会计师"])
def test_a_title_and_the_years_it_was_held(verb: str) -> None:
    held, title = items(f"会计师及以上职称,{verb}满3年。", "身体健康。").eligibility[:2]
    assert title.kind == "certificate"
    assert title.text == "会计师及以上职称"
    assert isinstance(held, Tenure)
    assert (held.rank, str(held.years)) == ("会计师", "3")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("遵守劳动纪律、服从指挥;诚实守信、爱岗敬业;团结同事,乐于奉献。", "character"),
        ("具备岗位所需的专业知识,热爱水务事业;具有较强的责任心和服务意识。", "other"),
    ],
)
def test_qualities_of_one_item_are_one_condition(line: str, kind: str) -> None:
    told = items(line, "身体健康。").eligibility
    assert next((c.kind, c.text) for c in told if isinstance(c, Prose)) == (kind, line.rstrip("。"))
    assert len(told) == 2


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("年龄35周岁以下;本科及以上学历;吃苦耐劳。", ["age", "education", "character"]),
        ("品行端正;具有驾驶证;身体健康。", ["character", "certificate", "health"]),
        ("拥护党的领导;吃苦耐劳。", ["political", "character"]),
    ],
)
def test_what_can_be_checked_stays_apart(line: str, kinds: list[str]) -> None:
    assert [c.kind for c in items(line, "服从安排。").eligibility][: len(kinds)] == kinds
