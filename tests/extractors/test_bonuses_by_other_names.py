"""Points that a notice calls by other names than 加分: 奖励分, 照顾3分, 激励分, a standard, a list with commas."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "沅北市公开招聘工作人员公告\n四、考试\n笔试满分100分,面试满分100分。总成绩=笔试成绩×50%+面试成绩×50%。\n"


def scheme(text):
    (made,) = extract([read_bytes((HEAD + text).encode(), "notice.txt")]).schemes
    return made


def points(text):
    return [f"{b.points or b.points_per}@{b.on} {b.when}" for b in scheme(text).bonuses]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("取得法律职业资格证书的人员给予5分的笔试奖励分。", ["5@written 取得法律职业资格证书的人员"]),
        ("随军配偶按规定在笔试成绩中照顾2分。", ["2@written 随军配偶"]),
        ("少数民族考生笔试优惠3分。", ["3@written 少数民族考生"]),
        ("获得市级以上劳动模范称号的，奖励面试成绩2分。", ["2@interview 获得市级以上劳动模范称号"]),
        ("服务期满的村医，在笔试成绩上予以4分的照顾。", ["4@written 服务期满的村医"]),
        ("编外工作满两年的人员，笔试给予3分的倾斜。", ["3@written 编外工作满两年的人员"]),
        ("大学生村官笔试加分标准为每人4分。", ["4@written 大学生村官"]),
        ("退役士兵笔试成绩奖励分为5分。", ["5@written 退役士兵"]),
        ("烈士配偶可在笔试成绩基础上获得3分照顾分。", ["3@written 烈士配偶"]),
        ("持有一级造价师证的，总成绩里另计奖励分2分。", ["2@total 持有一级造价师证"]),
        ("获得校级一等奖学金的，激励分1分，计入总成绩。", ["1@total 获得校级一等奖学金"]),
        (
            "退役士兵可享受笔试加分，标准为2分；其中立二等功以上的，标准为4分。",
            ["2@written 退役士兵", "4@written 其中立二等功以上"],
        ),
        (
            "激励分设定如下：获得校级奖学金计1分；获得市级优秀学生称号计2分。",
            ["1@written 获得校级奖学金", "2@written 获得市级优秀学生称号"],
        ),
        (
            "加分项目一览：初级会计证，1分；中级会计证，2分；高级会计证，4分（均加在笔试成绩中，取最高项）。",
            ["1@written 初级会计证", "2@written 中级会计证", "4@written 高级会计证"],
        ),
        (
            "笔试加分项：1.持有中级技工证，2分；2.持有高级技工证，3分。",
            ["2@written 持有中级技工证", "3@written 持有高级技工证"],
        ),
        (  # who looks at the papers is no situation of a person
            "服务期满的支教人员，由县教育局核准后在其笔试卷面分上增加六分。",
            ["6@written 服务期满的支教人员"],
        ),
        ("退役军人照顾3分，立功者再照顾1分。", ["3@written 退役军人", "1@written 立功者"]),
    ],
)
def test_points_by_other_names(text, want):
    assert points(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "面试满分100分，考官照顾考生情绪，60分合格。",
        "面试时间奖励10分钟。",
        "优惠政策按有关文件执行，笔试合格线为50分。",
        "评分标准为5分制。",
        "面试标准为60分合格。",
        "同等条件下予以优先照顾，笔试成绩100分计入总分。",
    ],
)
def test_no_points_for_anybody(text):
    assert points(text) == []


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("退役士兵加3分，村官加2分。政策性加分总额不得突破4分。", 4),
        ("退役士兵加3分，村官加2分，加分累计不突破4分。", 4),
        ("退役士兵照顾3分，立功者再照顾2分，合计不得突破4分。", 4),
        ("退役士兵加3分，村官加2分，招聘人数不得突破4名。", None),
    ],
)
def test_a_cap_that_points_must_not_break(text, cap):
    assert scheme(text).bonus_cap == cap


def test_a_rate_up_to_a_limit():
    (bonus,) = scheme("任网格员的，每满一年，笔试另加0.5分，加满3分为止。").bonuses
    assert (bonus.max, bonus.when) == (3, "任网格员")


def test_points_by_another_name_are_no_component():
    made = scheme("").model_dump()["steps"]
    text = HEAD.replace("×50%。", "×50%+激励分。") + "获得校级奖学金计1分的激励分。"
    (other,) = extract([read_bytes(text.encode(), "notice.txt")]).schemes
    assert [s["id"] for s in made] == [s.id for s in other.steps]
    assert {m.id for m in other.marks} == {"written", "interview"}
