"""Criteria in rows, lists and sentences: points or shares that make up a whole, for one class or several."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def schemes(text: str, name: str = "n.md"):
    document = read_bytes(text.encode(), name)
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document]).get("schemes") or []


def parts(scheme):
    return {
        c["name"]: (str(c.get("weight")), str(c.get("full"))) for c in scheme["components"] if c.get("of") == "total"
    }


HEAD = "# NOTICE OF VACANCIES\n\nThe Harbour Board of Tessaly invites applications for 3 posts of clerk.\n\n"
HEAD_ZH = "# 澄江县博物馆公开招聘工作人员公告\n\n因工作需要，拟公开招聘讲解员3名、保管员2名。\n\n"


def table(*rows: str) -> str:
    first, *rest = rows
    return "\n".join([f"| {first} |", "|" + "---|" * (first.count("|") + 1), *(f"| {r} |" for r in rest)]) + "\n"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            HEAD
            + "## Rating\n\n"
            + table("Factor | Max. points", "Schooling | 15", "Written test | 45", "Interview | 40"),
            {"Schooling": ("1", "15"), "Written test": ("1", "45"), "Interview": ("1", "40")},
        ),
        (
            HEAD + "## Rating\n\n" + table("Component | Marks", "Trade test | 60", "Interview | 20", "Total | 80"),
            {"Trade test": ("1", "60"), "Interview": ("1", "20")},
        ),
        (
            HEAD + "## Marks\n\n- Publications: 35 points\n- Trial lecture: 45 points\n- Interview: 20 points\n",
            {"Publications": ("1", "35"), "Trial lecture": ("1", "45"), "Interview": ("1", "20")},
        ),
        (
            HEAD
            + "## Marks\n\nThe criteria are: Training, 20 points; Written Test, 50 points; Interview, 30 points.\n",
            {"Training": ("1", "20"), "Written Test": ("1", "50"), "Interview": ("1", "30")},
        ),
        (
            HEAD
            + "## Marks\n\n"
            + table("Stage | Full marks | Contribution", "Written test | 80 | 65%", "Interview | 50 | 35%"),
            {"Written test": ("0.65", "80"), "Interview": ("0.35", "50")},
        ),
        (
            HEAD_ZH + "## 考试\n\n" + table("考核环节 | 分值 | 权重", "笔试 | 120 | 55%", "器物鉴别 | 100 | 45%"),
            {"笔试": ("0.55", "120"), "器物鉴别": ("0.45", "100")},
        ),
        (HEAD + table("Question type | Marks", "Multiple choice questions | 60", "Interview questions | 40"), {}),
        (HEAD + table("Factor | Points", "Voice | 30", "Manner | 30", "Content | 40"), {}),
        (HEAD + table("Factor | Max. points", "Schooling | 15", "Written test | 45", "Interview | 30"), {}),
        (HEAD + table("Item | Fee (points)", "Written test fee | 60", "Interview fee | 40"), {}),
        (HEAD + "The minimum is: Written, 40 points; Interview, 40 points; Total, 20 points.\n", {}),
        (HEAD_ZH + "## 题型\n\n" + table("题型 | 分值", "单选题 | 40", "笔试作文题 | 60"), {}),
    ],
)
def test_criteria_that_make_up_a_whole(text, want):
    found = schemes(text)
    assert (parts(found[0]) if found else {}) == want


def test_every_class_has_a_column_of_points():
    text = (
        HEAD
        + "## Points\n\n"
        + table("Criteria | Grade 4 | Grade 6", "Education | 10 | 25", "Written test | 50 | 35", "Interview | 40 | 40")
    )
    found = schemes(text)
    assert [parts(s)["Education"][1] for s in found] == ["10", "25"]


def test_classes_on_the_left_of_their_criteria():
    text = (
        HEAD_ZH
        + "## 考核办法\n\n"
        + table(
            "岗位 | 考核项目 | 占总成绩比重",
            "讲解员 | 面试 | 60%",
            " | 笔试 | 40%",
            "保管员 | 面试 | 30%",
            " | 实操 | 70%",
        )
    )
    found = schemes(text)
    assert [p for s in found for p in [parts(s)]] == [
        {"面试": ("0.6", "None"), "笔试": ("0.4", "None")},
        {"面试": ("0.3", "None"), "实操": ("0.7", "None")},
    ]


def test_a_test_marked_out_of_a_hundred_counts_by_its_points():
    text = (
        HEAD
        + "## Points\n\n"
        + table("Criteria | Points", "Education | 30", "Written test | 30", "Interview | 40")
        + ("\nThe written test is scored out of 100 and converted to the points above.\n")
    )
    assert parts(schemes(text)[0]) == {
        "Education": ("0.3", "30"),
        "written test": ("0.3", "100"),
        "Interview": ("0.4", "40"),
    }


def test_a_pass_mark_elsewhere_is_not_what_a_criterion_is_marked_out_of():
    text = HEAD + "- Field work: 45 marks\n- Written test: 35 marks\n- Interview: 20 marks\n\n"
    text += "Nobody with fewer than 12 marks in the interview will be appointed.\n"
    assert parts(schemes(text)[0])["Interview"] == ("1", "20")
