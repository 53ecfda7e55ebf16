"""Chinese cuts in wordings of our own: who goes on, by what, how many; what looks like a cut and is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("以岗位招聘人数的4倍确定面试人员。", ["interview written x4"]),
        ("按笔试成绩从高分到低分，取招聘计划数的3倍进入面试。", ["interview written x3"]),
        ("根据笔试成绩由高到低，按1∶5的比例确定技能测试人员。", ["skill_test written x5"]),
        ("笔试成绩排在前10名的进入面试。", ["interview written 10"]),
        ("面试人选为笔试成绩前8名。", ["interview written 8"]),
        ("依据技能测试成绩，按1:2确定面试人选。", ["interview skill_test x2"]),
        ("按总成绩1:1确定体检人员。", ["physical total x1"]),
        ("按总成绩从高到低等额确定体检对象。", ["physical total x1"]),
        ("按总成绩由高到低1:1.2确定考察对象。", ["inspection total x1.2"]),
        ("按照1：3的比例确定资格复审人员，末位同分的一并进入。", ["review written x3 all"]),
        ("以1：3确定面试人选，最后一名成绩并列的均进入面试。", ["interview written x3 all"]),
        ("笔试合格人员全部进入面试。", ["interview written all"]),
        ("技能测试合格者方可参加面试。", ["interview skill_test all"]),
        ("以笔试与技能测试成绩之和，按1:2确定面试人选。", ["interview written_and_skill_test x2"]),
        ("以招聘人数三倍的比例确定面试人员。", ["interview written x3"]),
        ("面试人员按拟招聘人数1比4的比例从高分到低分确定。", ["interview written x4"]),
        ("按1:3确定面试人选，不足1:3的按实际人数确定。", ["interview written x3 short:all"]),
        ("按总成绩前2名确定考察人选。", ["inspection total 2"]),
        ("总成绩排名第一的确定为拟聘用人员。", ["hire total 1"]),
        ("按笔试成绩高低顺序，以岗位需求数的5倍确定面试名单。", ["interview written x5"]),
        ("以岗位招聘人数的3倍确定资格复审人员。面试合格线为65分，未达到合格线的取消录用资格。", ["review written x3"]),
        ("以招聘人数3倍确定面试人员。面试未达到及格线的，取消聘用资格。", ["interview written x3"]),
        ("按1:3确定面试人选。笔试未达控制线的取消资格。", ["interview written x3"]),
        ("招聘岗位开考比例为1:3。", []),
        ("报名人数与招聘人数达不到3:1的，取消该岗位。", []),
        ("笔试、面试成绩按6:4的比例合成总成绩。", []),
        ("面试时间为上午9:00至11:30。", []),
        ("评委由7名专家组成。", []),
        ("每个岗位限报1人次。", []),
        ("面试成绩于3月10日前公布。", []),
    ],
)
def test_cuts(select, text, want):
    (scheme,) = select(text)

    def brief(stage):
        size = "all" if stage.all else f"x{stage.ratio}" if stage.ratio else str(stage.count)
        short = f"short:{stage.shortage}" if stage.shortage else None
        return " ".join(filter(None, (stage.to, stage.by, size, stage.ties, short)))

    assert [brief(s) for s in scheme.stages] == want
