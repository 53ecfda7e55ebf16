"""Weights told in tenths and halves, weights that only rank people for a round, and marks of the items of a test."""

from __future__ import annotations

import pytest

from extractors.scoring.fullmarks import find_full_marks
from extractors.scoring.weighting import find_shares
from extractors.values.subjects import find_subjects


def shares(text, **how):
    return {s.subject.name: str(s.weight) for s in find_shares(text, **how)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("总成绩里笔试占两成,初面占三成,复面占五成", {"笔试": "0.2", "初面": "0.3", "复面": "0.5"}),
        ("笔试占2成、面试占8成", {"笔试": "0.2", "面试": "0.8"}),
        ("总成绩由面试(六成)和笔试(四成)构成", {"面试": "0.6", "笔试": "0.4"}),
        ("笔试、面试各半计入总成绩", {"笔试": "0.5", "面试": "0.5"}),
        ("总成绩按技能测试与面试各半计算", {"技能测试": "0.5", "面试": "0.5"}),
        ("笔试和面试成绩对半折算为总成绩", {"笔试": "0.5", "面试": "0.5"}),
        ("笔试、试讲对半开", {"笔试": "0.5", "试讲": "0.5"}),
        ("笔试、面试权重均为一半", {"笔试": "0.5", "面试": "0.5"}),
        # halves and tenths of other things
        ("面试人员男女各半", {}),
        ("笔试时间过半后可以交卷", {}),
        ("参加面试的人数超过两成的岗位", {}),
        ("评委中校外专家和本校教师各占一半,面试当场打分", {}),
    ],
)
def test_tenths_and_halves(text, want):
    assert shares(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("体能和笔试成绩各按50%折算相加,从高到低按计划数的2倍确定面试人员", {"体能": "0.5", "笔试": "0.5"}),
        ("笔试和初试按四六比例合成,由高到低按1:3确定终试人员", {"笔试": "0.4", "初试": "0.6"}),
        ("笔试占60%、初面占40%,合计后从高到低确定复面人选", {"笔试": "0.6", "初面": "0.4"}),
    ],
)
def test_what_only_ranks_people_for_a_round_is_no_weight_of_the_total(text, want):
    assert shares(text) == {}
    assert shares(text, staged=True) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("笔试和面试按6:4合成,从高到低确定体检人选", {"笔试": "0.6", "面试": "0.4"}),
        ("笔试占40%、面试占60%,按总成绩从高到低确定考察对象", {"笔试": "0.4", "面试": "0.6"}),
    ],
)
def test_what_ranks_people_in_the_end_is(text, want):
    assert shares(text) == want
    assert shares(text, staged=True) == {}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("体能测评。设跳远、折返跑、长跑、仰卧起坐四个项目,单项满分25分", []),
        ("各项满分均为100分", ["stages"]),
    ],
)
def test_the_mark_of_the_items_of_a_test_is_not_that_of_the_tests(text, want):
    section = next((h for h in find_subjects("体能测评") if h.kind == "stage"), None)
    found = [m.target for m in find_full_marks(text, (), section)]
    assert found == want
