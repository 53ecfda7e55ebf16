"""Notices of one test: what they call the result of the examination is its mark; a test that is not held has none."""

from __future__ import annotations

import pytest

from tests.extractors.test_chinese_schemes_unseen import schemes

HEAD = "岚溪县博物馆招聘公告\n四、考试\n"


def only(text: str) -> dict[str, object]:
    (scheme,) = schemes(HEAD + text)
    return {
        "marks": {c["id"]: c.get("full") for c in scheme.get("components", [])},
        "by": [s["by"] for s in scheme.get("shortlists", [])],
        "pass": [(p["on"], p["min"]) for p in scheme.get("pass_marks", [])],
        "ties": [t["on"] for t in scheme.get("tie_breaks", [])],
    }


@pytest.mark.parametrize(
    ("text", "test"),
    [
        (
            "考试采取面试的方式进行，面试成绩采用百分制。根据考试成绩，由高分到低分按1:1.5比例确定考察人选。",
            "interview",
        ),
        ("考试只进行笔试，满分100分。依据考试成绩从高到低按1:1确定体检人员。", "written"),
        ("本次招聘不笔试，采取面试方式进行，满分100分。按考试成绩由高到低等额确定体检人选。", "interview"),
        ("免予笔试，考核采取面试方式，满分100分。按考核总成绩由高到低等额确定体检人选。", "interview"),
        (
            "取消笔试，采取面试的形式，满分100分。考试成绩相同的，加试一题。按考试成绩由高到低等额确定体检人选。",
            "interview",
        ),
        ("无需参加笔试，只进行面试，满分100分。根据综合成绩等额确定体检人选。", "interview"),
    ],
)
def test_the_result_of_the_examination_is_that_of_the_one_test(text: str, test: str) -> None:
    found = only(text)
    assert found["marks"] == {test: 100}
    assert found["by"] == [test]
    assert set(found["ties"]) <= {test}  # type: ignore[call-overload]


def test_its_line_is_that_of_the_test() -> None:
    assert only("考核采取面试方式，满分100分，考核成绩低于60分的不予聘用。")["pass"] == [("interview", 60)]


@pytest.mark.parametrize(
    "text",
    [
        "面试满分100分。笔试内容另行通知。根据总成绩，按1:1确定体检人员。",
        "笔试满分100分。面试人选按1:3确定。根据总成绩，按1:1确定体检人员。",
    ],
)
def test_where_other_tests_are_spoken_of_the_total_stays_a_total(text: str) -> None:
    assert "total" in only(text)["by"]  # type: ignore[operator]
