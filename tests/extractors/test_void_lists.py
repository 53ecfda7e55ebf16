"""Absent or zero in any one of a list: every part that the list names, and nothing else."""

from __future__ import annotations

import pytest

TREE = {
    "trial_lecture": "试讲",
    "defence": "答辩",
    "skill_test": "技能测试",
    "physical_test": "体能测评",
    "written": "笔试",
    "interview": "面试",
    "total": {"written": "0.2", "trial_lecture": "0.2", "defence": "0.2", "skill_test": "0.2", "interview": "0.2"},
}
PARTS = ("trial_lecture", "defence", "skill_test")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("试讲、答辩、技能测试任一项缺考的，取消聘用资格。", PARTS),
        ("试讲、答辩、体育技能测试任意一项缺考者，不予聘用。", PARTS),
        ("试讲、答辩和技能测试有一项缺考的，总成绩无效。", PARTS),
        ("试讲、答辩、技能测试中任何一项为零分的，不得聘用。", PARTS),
        ("试讲、答辩、技能测试三项中有一项缺考的，取消资格。", PARTS),
        ("笔试、面试、体能测评任一环节缺考的，视为自动放弃。", ("written", "interview", "physical_test")),
        ("试讲与答辩其中一项缺考的，取消聘用资格。", ("trial_lecture", "defence")),
        ("凡试讲、答辩有一个环节缺考或零分的，不予录用。", ("trial_lecture", "defence")),
        ("试讲、技能测试任一部分缺考，取消资格。", ("trial_lecture", "skill_test")),
        ("笔试、试讲有一项违纪或缺考的，不计总成绩。", ("written", "trial_lecture")),
        ("试讲、答辩、技能测试之一缺考的，取消资格。", PARTS),
        ("试讲成绩、答辩成绩有一项为零分的，不予聘用。", ("trial_lecture", "defence")),
        ("技能测试、面试只要有一项缺考的，取消录用资格。", ("skill_test", "interview")),
    ],
)
def test_any_one_of_a_list(select, text, want):
    (scheme,) = select(text, tree=TREE)
    (void,) = scheme.voids
    assert set(void.inputs) == set(want)


@pytest.mark.parametrize(
    "text",
    [
        "试讲、答辩任何一项低于60分的，不予聘用。",
        "面试缺考者视为放弃。",
        "试讲、答辩于同日进行，缺考人员名单另行公布。",
    ],
)
def test_other_lists_void_nothing(select, text):
    (scheme,) = select(text, tree=TREE)
    assert scheme.voids == ()


def test_english_lists(select):
    (scheme,) = select("Candidates absent from any one of Paper I, Paper II and the Interview shall be disqualified.")
    (void,) = scheme.voids
    assert void.inputs == ("paper_i", "paper_ii", "interview")
