"""Brackets behind tests: what they ask is no test, their marks and shares are those of the test before them."""

from __future__ import annotations

import pytest

from extractors.values.contents import without_contents
from tests.extractors.test_chinese_schemes_unseen import schemes

HEAD = "岚溪县司法局招聘公告\n四、考试\n"


def scored(text: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """id → full mark, weight, whole."""
    (scheme,) = schemes(HEAD + text)

    def printed(value: object) -> str | None:
        return None if value is None else str(value)

    return {c["id"]: (printed(c.get("full")), printed(c.get("weight")), c.get("of")) for c in scheme["components"]}


W20, I80 = ("150", "0.2", "total"), ("100", "0.8", "total")


@pytest.mark.parametrize(
    "text",
    [
        "笔试（法律基础知识、公文写作，150分）占20%，面试（结构化面谈，100分）占80%。",
        "笔试（150分，占20%），面试（100分，占80%）。",
        "笔试（满分150分，占20%）；面试（满分100分，占80%）。",
        "笔试（时长90分钟，闭卷，时政、公文写作，满分150分，占总成绩20%）；面试（每人10分钟，半结构化，满分100分，占总成绩80%）。",
        "报名→资格审查→笔试（新闻采写、时政常识，150分，占20%）→面试（自我介绍、答辩，100分，占80%）→体检→公示。",
        "总成绩=笔试成绩（时政、公文写作，满分150分）×20%+面试成绩（满分100分）×80%。",
        "笔试（含基础知识和案例分析两部分，共150分）占20%，面试（含自我介绍、现场答题，共100分）占80%。",
        "笔试（20%，150分，考查法律常识、病例分析）、面试（80%，100分，考查应变能力）。",
    ],
)
def test_marks_and_shares_are_those_of_the_test_before_the_bracket(text: str) -> None:
    assert scored(text) == {"written": W20, "interview": I80}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "初试（笔试，120分，占40%）、复试（试讲，100分，占60%）。",
            {"written": ("120", "0.4", "total"), "trial_lecture": ("100", "0.6", "total")},
        ),
        (
            "笔试（行政职业能力测验、申论，各100分）占50%，面试（100分）占50%。",
            {
                "written": (None, "0.5", "total"),
                "interview": ("100", "0.5", "total"),
                "xingce": ("100", None, "written"),
                "shenlun": ("100", None, "written"),
            },
        ),
        (
            "面试（试讲60分、答辩40分）占60%，笔试100分，占40%。",
            {
                "interview": (None, "0.6", "total"),
                "written": ("100", "0.4", "total"),
                "trial_lecture": ("60", "1", "interview"),
                "defence": ("40", "1", "interview"),
            },
        ),
        (
            "考核总分100分，其中笔试（医学基础、病例分析）30分，实操（体格检查、病历书写）40分，面试30分。",
            {
                "written": ("30", "1", "total"),
                "skill_test": ("40", "1", "total"),
                "interview": ("30", "1", "total"),
                "total": ("100", None, None),
            },
        ),
        (
            "资格审查→笔试（30%）→面试：初试（30%）→复试（40%）→体检→公示。",
            {
                "written": (None, "0.3", "total"),
                "first_test": (None, "0.3", "total"),
                "second_test": (None, "0.4", "total"),
            },
        ),
        (
            "总成绩由三部分构成：笔试（专业知识，占30%）→面试（初试、复试，其中初试占30%，复试占40%）。",
            {
                "written": (None, "0.3", "total"),
                "first_test": (None, "0.3", "total"),
                "second_test": (None, "0.4", "total"),
            },
        ),
        (
            "笔试（专业知识，占30%）→面试（占70%，其中试讲占60%、答辩占40%）。",
            {
                "written": (None, "0.3", "total"),
                "interview": (None, "0.7", "total"),
                "trial_lecture": (None, "0.6", "interview"),
                "defence": (None, "0.4", "interview"),
            },
        ),
    ],
)
def test_parts_in_brackets_and_steps_of_a_chain(text: str, want: dict[str, object]) -> None:
    assert scored(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "笔试(教师岗,100分)占40%",  # whose mark it is
        "面试(试讲60%、答辩40%)占60%",
        "笔试(其中客观题60分,主观题40分)占40%",
        "笔试成绩(折算成百分制)×40%",
        "笔试(法律知识、公文写作)",
        "参加面试(免笔试,100分)的人员",
        "教师(语文、数学,5人)占40%",
    ],
)
def test_other_brackets_stay_as_they_are(text: str) -> None:
    assert without_contents(text) == text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("笔试(法律知识、公文写作,150分)占20%", "笔试(150分)占20%"),
        ("笔试(60%,含专业知识、英语翻译)", "笔试(60%,)"),
        ("面试(结构化面谈,100分)", "面试(100分)"),
    ],
)
def test_blanks_keep_every_place(text: str, bare: str) -> None:
    blanked = without_contents(text)
    assert len(blanked) == len(text)
    assert blanked.replace(" ", "") == bare
