"""What is left of the whole, forms of the interview with marks, classes before brackets, marks of paper and total."""

from __future__ import annotations

import pytest

from tests.extractors.test_chinese_schemes_unseen import components, schemes

HEAD = "岚溪县学校招聘公告\n四、考试\n"
SHARES = "笔试占40%，面试占60%。"


def parts(text: str) -> dict[str, tuple[object, ...]]:
    (scheme,) = schemes(HEAD + text)
    return components(scheme)


def weights(text: str) -> dict[str, str]:
    return {name: part[1] for name, part in parts(text).items()}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("总成绩中笔试占40%，剩余60%为面试成绩。", {"笔试": "0.4", "面试": "0.6"}),
        ("笔试占40%，剩下的60%由面试成绩决定。", {"笔试": "0.4", "面试": "0.6"}),
        ("综合成绩里笔试的比重是四成，余下六成看面试。", {"笔试": "0.4", "面试": "0.6"}),
        ("笔试、技能测试各占30%，剩余40%为面试成绩。", {"笔试": "0.3", "技能测试": "0.3", "面试": "0.4"}),
        ("笔试成绩占总成绩的30%，其余70%由试讲和答辩各占一半。", {"笔试": "0.3", "试讲": "0.35", "答辩": "0.35"}),
        ("总成绩中面试占70%，笔试占余下部分。", {"面试": "0.7", "笔试": "0.3"}),
    ],
)
def test_what_is_left_is_that_of_the_test_named(text: str, want: dict[str, str]) -> None:
    assert weights(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "剩余20%的名额由主管部门统筹。" + SHARES,
        SHARES + "其余30%的考生不再进入面试。",
        SHARES + "其余60%为往届生。",
    ],
)
def test_what_is_left_of_people_is_no_share(text: str) -> None:
    assert weights(text) == {"笔试": "0.4", "面试": "0.6"}


@pytest.mark.parametrize(
    "text",
    [
        "面试采取无领导小组讨论和结构化面试两种方式，无领导小组讨论40分，结构化面试60分。" + SHARES,
        "笔试占40%；面试包括无领导小组讨论（40分）、结构化面试（60分），占60%。",
        "面试（无领导小组讨论40分，结构化面试60分）占60%，笔试占40%。",
        "面试由无领导小组讨论、结构化面试两部分组成，分别计40分、60分。" + SHARES,
        "面试分两个环节：无领导小组讨论40分、结构化面试60分。" + SHARES,
        "面试成绩=无领导小组讨论成绩（满分40分）+结构化面试成绩（满分60分）。总成绩=笔试×40%+面试×60%。",
    ],
)
def test_a_form_of_the_interview_beside_another_is_a_part_of_it(text: str) -> None:
    assert parts(text) == {
        "无领导小组讨论": (40, "1", "面试"),
        "结构化面试": (60, "1", "面试"),
        "面试": (None, "0.6", "total"),
        "笔试": (None, "0.4", "total"),
    }


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("面试采取结构化面试，满分100分。" + SHARES, 100),
        ("笔试100分，结构化面试100分。" + SHARES, 100),
        ("结构化面试60分合格。" + SHARES, None),
    ],
)
def test_the_one_form_is_the_interview(text: str, full: int | None) -> None:
    found = parts(text)
    assert len(found) == 2
    assert {p[0] for name, p in found.items() if name.endswith("面试")} == {full}


@pytest.mark.parametrize(
    "text",
    [
        "总成绩计算办法：教师岗（笔试占40%、试讲占60%），管理岗（笔试占50%、面试占50%）。",
        "教师岗（笔试40%+试讲60%）；管理岗（笔试50%+面试50%）。",
        "教师岗位（笔试40%，试讲60%）、管理岗位（笔试50%，面试50%）分别计算总成绩。",
        "总成绩：教师（笔试40%，试讲60%），辅导员（笔试50%，面试50%）。",
    ],
)
def test_each_class_has_the_shares_in_its_bracket(text: str) -> None:
    found = [{name: p[1] for name, p in components(s).items()} for s in schemes(HEAD + text)]
    assert found == [{"笔试": "0.4", "试讲": "0.6"}, {"笔试": "0.5", "面试": "0.5"}]


def test_brackets_behind_tests_make_no_classes() -> None:
    text = "笔试（专业知识60%，公共知识40%）占50%，面试（试讲50%，答辩50%）占50%。"
    assert len(schemes(HEAD + text)) == 1


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("试卷满分120分。面试满分100分。" + SHARES, {"笔试": 120, "面试": 100}),
        ("笔试闭卷，时间120分钟。卷面满分150分。面试满分100分。" + SHARES, {"笔试": 150, "面试": 100}),
        ("卷面满分150分，笔试成绩折算为百分制。面试满分100分。" + SHARES, {"笔试": 150, "面试": 100}),
        ("考核总分值为100分，笔试占40分，面试占60分。", {"笔试": 40, "面试": 60, "total": 100}),
        ("考核总分值为100分：笔试30分、实操40分、面试30分。", {"笔试": 30, "实操": 40, "面试": 30, "total": 100}),
        ("考核实行百分制，其中笔试40分，面试60分。", {"笔试": 40, "面试": 60}),
    ],
)
def test_marks_of_the_paper_and_of_the_total(text: str, want: dict[str, int]) -> None:
    assert {name: p[0] for name, p in parts(text).items()} == want
