"""Notices with several ways of scoring: text → one scheme per class, each with its own weights."""

import pytest

from extractors.selection.schemes import extract_schemes
from extractors.text.context import Context
from extractors.text.source import Source
from ingest.reader import read_bytes


def trees(text):
    """``when`` and the printed shares of every step, for each scheme."""
    found = extract_schemes(Context((Source(read_bytes(text.encode(), "notice.txt")),)))
    return [
        (s.when, {st.id: {t.input: str(t.weight) for t in st.terms} for st in s.steps if st.op == "weighted_sum"})
        for s in found
    ]


CLASSES = [
    (
        "高校辅导员岗位:综合成绩=笔试成绩×30%+面试成绩×70%。\n专任教师岗位:综合成绩=试讲成绩×60%+科研评价成绩×40%",
        [
            ("高校辅导员岗位", {"written": "0.3", "interview": "0.7"}),
            ("专任教师岗位", {"trial_lecture": "0.6", "test_1": "0.4"}),
        ],
    ),
    (
        "其他岗位笔试成绩占总成绩的60%,面试占40%;驾驶员岗位笔试占40%,实操占60%。",
        [("其他岗位", {"written": "0.6", "interview": "0.4"}), ("驾驶员岗位", {"written": "0.4", "skill_test": "0.6"})],
    ),
    (
        "一级岗位:笔试成绩×0.3+面试成绩×0.7\n二级岗位:笔试成绩×0.5+面试成绩×0.5",
        [("一级岗位", {"written": "0.3", "interview": "0.7"}), ("二级岗位", {"written": "0.5", "interview": "0.5"})],
    ),
    (
        "教师岗:总成绩=笔试(40%)+试讲(60%);行政岗:总成绩=笔试(50%)+面试(50%)",
        [("教师岗", {"written": "0.4", "trial_lecture": "0.6"}), ("行政岗", {"written": "0.5", "interview": "0.5"})],
    ),
    (
        "笔试成绩占40%,实操成绩占30%,面试成绩占30%。卫生岗位笔试成绩占60%,面试成绩占40%。",
        [
            (None, {"written": "0.4", "skill_test": "0.3", "interview": "0.3"}),
            ("卫生岗位", {"written": "0.6", "interview": "0.4"}),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_each_class_has_its_weights(text, expected):
    assert [(when, steps["total"]) for when, steps in trees(text)] == expected


TABLES = [
    (
        "| 岗位 | 笔试占比 | 面试占比 |\n| --- | --- | --- |\n| 会计岗 | 60% | 40% |\n| 文秘岗 | 50% | 50% |\n",
        [("会计岗", {"written": "0.6", "interview": "0.4"}), ("文秘岗", {"written": "0.5", "interview": "0.5"})],
    ),
    (
        "| 岗位 | 成绩构成 |\n| --- | --- |\n| 会计岗 | 笔试40%、面试60% |\n| 文秘岗 | 笔试40%、面试60% |\n",
        [(None, {"written": "0.4", "interview": "0.6"})],
    ),
    (
        "| 岗位 | 笔试面试成绩比例 |\n| --- | --- |\n| 会计岗 | 6:4 |\n| 文秘岗 | 5:5 |\n",
        [("会计岗", {"written": "0.6", "interview": "0.4"}), ("文秘岗", {"written": "0.5", "interview": "0.5"})],
    ),
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_weights_in_a_table(table, expected):
    found = extract_schemes(Context((Source(read_bytes(f"# 成绩\n\n{table}".encode(), "notice.md")),)))
    got = [(s.when, {t.input: str(t.weight) for t in next(x for x in s.steps if x.id == "total").terms}) for s in found]
    assert got == expected


SINGLE = [
    (
        "总成绩由笔试成绩、面试成绩和综合素质评价三部分组成,权重分别为40%、50%、10%。",
        {"total": {"written": "0.4", "interview": "0.5", "general_ability": "0.1"}},
    ),
    (
        "面试分结构化面试和试讲两个环节,结构化面试占40%,试讲占60%。笔试成绩和面试成绩按4:6合成综合成绩。",
        {"interview": {"part_1": "0.4", "trial_lecture": "0.6"}, "total": {"written": "0.4", "interview": "0.6"}},
    ),
    ("考试总成绩=(笔试成绩+政策加分)×50%+面试成绩×50%。", {"total": {"written": "0.5", "interview": "0.5"}}),
    (
        "笔试科目:《职业能力倾向测验》、《综合应用能力》,每科分值150分,总分300分。综合成绩=(笔试总分÷3)×50%+面试成绩×50%",
        {
            "written": {"vocational_aptitude": "1", "comprehensive_application": "1"},
            "total": {"written": "0.5", "interview": "0.5"},
        },
    ),
    ("综合成绩=(笔试成绩×40%)+(面试成绩×60%)", {"total": {"written": "0.4", "interview": "0.6"}}),
    ("面试成绩×40%+笔试成绩×60%=综合成绩。", {"total": {"interview": "0.4", "written": "0.6"}}),
    (
        "总成绩(100分)=笔试成绩(占30%)+技能测试(占30%)+面试成绩(占40%)",
        {"total": {"written": "0.3", "skill_test": "0.3", "interview": "0.4"}},
    ),
    (
        "考核采取笔试、实操、面试相结合方式,总分100分。其中笔试30分,实操40分,面试30分。",
        {"total": {"written": "1", "skill_test": "1", "interview": "1"}},
    ),
    ("最终成绩按照初试(占30%)、复试(占70%)合成。", {"total": {"first_test": "0.3", "second_test": "0.7"}}),
    (
        "笔试成绩占50%(其中:公共基础知识占20%,专业知识占30%),面试成绩占50%。",
        {"written": {"public_basics": "0.2", "professional": "0.3"}, "total": {"written": "1", "interview": "0.5"}},
    ),
    (
        "Merit will be drawn with 75% weightage for Computer Based Test and 25% weightage for Interview.",
        {"total": {"written": "0.75", "interview": "0.25"}},
    ),
    (
        "Part I Written Test - 60%\nPart II Practical Test - 25%\nPart III Oral Interview - 15%",
        {"total": {"written": "0.6", "skill_test": "0.25", "interview": "0.15"}},
    ),
    ("Written scores will be weighted 40%, oral examination 60%.", {"total": {"written": "0.4", "oral_test": "0.6"}}),
    (
        "The written test score and interview score shall be calculated according to the ratio of 6:4.",
        {"total": {"written": "0.6", "interview": "0.4"}},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_one_way_of_scoring(text, expected):
    ((when, steps),) = trees(text)
    assert (when, steps) == (None, expected)


def test_a_test_is_waived_on_a_condition():
    found = trees("笔试占40%,面试占60%。报名人数不足1:3的岗位免笔试,直接面试,面试成绩即为总成绩。")
    assert found[1][0] == "报名人数不足1:3的岗位免笔试,直接面试"
    assert found[1][1]["total"] == {"interview": "1"}


def test_scoring_left_to_another_document():
    text = "从高到低确定面试人选。考试总成绩计算等按《招录公告》执行。笔试成绩另行公布。"
    (scheme,) = extract_schemes(Context((Source(read_bytes(text.encode(), "notice.txt")),)))
    assert scheme.total is None
    assert scheme.by_reference
