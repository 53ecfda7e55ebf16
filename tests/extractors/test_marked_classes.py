"""Classes that one sentence sets side by side, each with tests that make up the same whole."""

from __future__ import annotations

import pytest

from tests.extractors.test_chinese_schemes_unseen import components, schemes

HEAD = "岚溪县学校招聘教师公告\n四、面试\n"
LESSON = {"试讲": (70, "1", "面试"), "答辩": (30, "1", "面试"), "面试": (100, "None", None)}
SHOW = {"试讲": (40, "1", "面试"), "技能展示": (60, "1", "面试"), "面试": (100, "None", None)}


@pytest.mark.parametrize(
    "text",
    [
        "面试满分100分：文化课岗位试讲70分、答辩30分；音体美岗位试讲40分、技能展示60分。",
        "面试满分100分，其中文化课岗位试讲占70分，答辩占30分；音体美岗位试讲占40分，技能展示占60分。",
        "面试满分100分，文化课教师试讲70分，答辩30分，音体美教师试讲40分，技能展示60分。",
        "面试满分100分。其中，报考文化课岗位的试讲70分、答辩30分；其他岗位试讲40分、技能展示60分。",
    ],
)
def test_each_class_has_its_own_parts(text: str) -> None:
    found = [components(s) for s in schemes(HEAD + text)]
    assert len(found) == 2
    assert {k: v[:1] for k, v in found[0].items()} == {k: v[:1] for k, v in LESSON.items()}
    assert {k: v[:1] for k, v in found[1].items()} == {k: v[:1] for k, v in SHOW.items()}


@pytest.mark.parametrize(
    "text",
    [
        "面试满分100分：文化课岗位试讲70分、答辩30分；音体美岗位试讲40分、技能展示60分。",
        "面试满分100分，其中文化课岗位试讲占70分，答辩占30分；音体美岗位试讲占40分，技能展示占60分。",
        "面试（满分100分）。文化课岗位试讲70分、答辩30分；音体美岗位试讲40分、技能展示60分。面试合格线70分。",
    ],
)
def test_the_test_over_the_sentence_is_the_whole_of_both(text: str) -> None:
    assert [components(s) for s in schemes(HEAD + text)] == [LESSON, SHOW]


def test_shares_of_unknown_tests_are_named_without_the_class() -> None:
    text = "面试总分100分，其中幼儿园教师岗位弹唱占50%，舞蹈占50%；其他岗位试讲占70%，答辩占30%。"
    first, second = (components(s) for s in schemes(HEAD + text))
    assert (first["弹唱"][1], first["舞蹈"][1]) == ("0.5", "0.5")
    assert (second["试讲"][1], second["答辩"][1]) == ("0.7", "0.3")


def test_each_class_breaks_ties_by_its_own_tests() -> None:
    text = (
        "面试（满分100分）。文化课岗位试讲70分、答辩30分；音体美岗位试讲40分、技能展示60分。若同一岗位考生成绩相同的，"
        "文化课岗位依次按照试讲、答辩成绩高低顺序确定名次；音体美岗位依次按照技能展示、试讲成绩高低顺序确定名次。"
    )
    chains = [s["tie_breaks"][0]["by"] for s in schemes(HEAD + text)]
    assert chains == [["trial_lecture", "defence"], ["skill_test", "trial_lecture"]]


@pytest.mark.parametrize(
    "text",
    [
        "面试满分100分：试讲70分、答辩30分。",
        "面试满分100分，教师岗位试讲时间10分钟、答辩5分钟；会计岗位上机20分钟、答辩5分钟。",
        "面试满分100分，其中语言表达20分，仪表举止10分，教学设计40分，专业素养30分。",
        "招聘语文教师3名，试讲满分100分；数学教师2名。",
    ],
)
def test_one_class_is_none(text: str) -> None:
    assert len(schemes(HEAD + text)) <= 1
