"""Rounds called by number, decimal weights, marks dealt out to a list, halved sums, stages printed as steps."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "松陵县水务集团公开招聘公告\n\n现面向社会公开招聘管网巡检员6名。有关事项公告如下。\n\n"


def scheme(text: str):
    document = read_bytes((HEAD + text).encode(), "n.txt")
    notice = extract([document])
    notice.verify([document])
    found = to_facts(notice, [document]).get("schemes") or [{}]
    return found[0]


def counted(text: str):
    return {c["id"]: str(c["weight"]) for c in scheme(text).get("components", []) if c.get("weight") is not None}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "民主测评、笔试、面谈在综合成绩中的权重分别为0.1、0.5、0.4。",
            {"peer_review": "0.1", "written": "0.5", "interview": "0.4"},
        ),
        ("总成绩由笔试和面试构成，两项权重为0.35和0.65。", {"written": "0.35", "interview": "0.65"}),
        ("笔试、面试的权重系数依次是0.55、0.45，合成总成绩。", {"written": "0.55", "interview": "0.45"}),
        ("笔试满分100分，裸眼视力不低于4.8，面试加0.5分。", {}),
        ("近三年增长率权重分别为0.2、0.3。", {}),
        (
            "初试（笔试）满分100分。复试（面试）满分100分。\n\n总成绩=初试成绩×40%+复试成绩×60%。",
            {"written": "0.4", "interview": "0.6"},
        ),
        (
            "初试占总成绩的40%，复试占总成绩的60%。",
            {"first_test": "0.4", "second_test": "0.6"},
        ),
    ],
)
def test_weights(text, want):
    assert counted("一、考试办法\n\n" + text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("试卷总分100分，考查水务常识、应急处置、公文写作三方面，各占50分、30分、20分。", ["50", "30", "20"]),
        ("笔试分《公共基础知识》《专业知识》两科，满分依次为70分和130分。", ["70", "130"]),
        ("卷面满分100分，分综合知识（70分）和英语（30分）两卷合并计分。", ["70", "30"]),
        ("试卷包括单选题、判断题两部分，各占60分、40分。", []),
        ("迟到、早退两种情形，分别扣5分、3分。", []),
        ("笔试成绩不合格的甲、乙两类人员分别加2分、3分。", []),
    ],
)
def test_marks_dealt_out(text, want):
    made = scheme(f"一、考试\n\n第一步：笔试。{text}\n\n二、总成绩\n\n总成绩=笔试成绩×50%+面试成绩×50%。")
    fulls = [str(c["full"]) for c in made["components"] if c["id"] not in ("written", "interview") and c.get("full")]
    assert sorted(fulls) == sorted(want)


def test_a_sum_that_is_halved_keeps_the_share_of_each_paper():
    made = scheme(
        "丁、笔试\n\n笔试设《教育理论》《学科专业知识》两科，卷面满分依次为60分和140分。"
        "笔试成绩由两科相加后除以2得出，满分为100分。\n\n戊、总成绩\n\n总成绩=笔试成绩×50%+面试成绩×50%。"
    )
    papers = {c["id"]: str(c["weight"]) for c in made["components"] if c.get("of") == "written"}
    assert papers == {"education_basics": "0.3", "professional": "0.7"}


def test_doing_a_survey_is_no_aptitude_test():
    made = scheme("由职工代表进行测评，满分100分。总成绩=民主测评成绩×40%+面试成绩×60%。")
    assert [c["id"] for c in made["components"] if c.get("full")] != ["xingce"]
