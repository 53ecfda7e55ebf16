"""Points told in tiers behind the people they are for, people who get none, and of several situations only one."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "沅北市公开招聘工作人员公告\n四、考试\n"


def points(text):
    made = extract([read_bytes((HEAD + text).encode(), "notice.txt")]).schemes
    return [f"{b.points}@{b.on} {b.when}" for b in made[0].bonuses] if made else []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "1.在高原连续工作的考生,报考市直单位的,面试成绩按下列标准加分:工作满2年不足5年加1分,工作满5年不足8年加2分。",
            [
                "1@interview 在高原连续工作的考生,报考市直单位,工作满2年不足5年",
                "2@interview 在高原连续工作的考生,报考市直单位,工作满5年不足8年",
            ],
        ),
        (
            "退役大学生士兵笔试成绩加分标准如下:服役满2年不满5年的加2分;服役满5年及以上的加3分。",
            ["2@written 退役大学生士兵,服役满2年不满5年", "3@written 退役大学生士兵,服役满5年及以上"],
        ),
        (  # a second group of the same people
            "服务基层项目人员报考乡镇岗位的,笔试总成绩按服务年限加分:满1年加1分、满3年及以上加4分;报考县直岗位的,笔试总成绩按"
            "服务年限加分:满2年加1分,满3年及以上加2分。",
            [
                "1@written 服务基层项目人员报考乡镇岗位,满1年",
                "4@written 服务基层项目人员报考乡镇岗位,满3年及以上",
                "1@written 服务基层项目人员,报考县直岗位,满2年",
                "2@written 服务基层项目人员,报考县直岗位,满3年及以上",
            ],
        ),
        (
            "对在编外岗位工作的应聘人员,根据工作年限在笔试成绩中加分,具体为:3年以上5年以下加1分,5年以上加2分。",
            ["1@written 对在编外岗位工作的应聘人员,3年以上5年以下", "2@written 对在编外岗位工作的应聘人员,5年以上"],
        ),
        (
            "烈士子女笔试卷面分加6分。另外,复员军人也可加分,具体如下:服现役满十二年的加4分。服现役满八年的加2分。",
            ["6@written 烈士子女", "4@written 复员军人,服现役满十二年", "2@written 复员军人,服现役满八年"],
        ),
        (  # sentences of their own, with people of their own
            "另外,对于退役士兵也有加分,具体如下:服役满十二年的士官加6分。服役八年至十一年的士官加4分。加分计入笔试成绩。",
            ["6@written 服役满十二年的士官", "4@written 服役八年至十一年的士官"],
        ),
        (  # an announcement without people tells nothing of them
            "符合条件的考生在笔试成绩上加分,标准为:获省级表彰的加5分。获县级表彰的加1分。",
            ["5@written 获省级表彰", "1@written 获县级表彰"],
        ),
        (
            "加分项目:烈士子女笔试成绩加5分,少数民族考生笔试成绩加2分。",
            ["5@written 烈士子女", "2@written 少数民族考生"],
        ),
        ("代课教师报考城区学校不加分,报考乡镇学校笔试成绩加4分。", ["4@written 代课教师,报考乡镇学校"]),
        (
            "退役军人报考定向岗位的不享受加分,报考其他岗位的在笔试成绩中加5分。",
            ["5@written 退役军人,报考其他岗位"],
        ),
        ("民办教师未满3年的不加分,满3年的笔试成绩加3分。", ["3@written 民办教师满3年"]),
        ("报考定向岗位的退役军人不加分。", []),
        (
            "网格员笔试加分办法:\n1.连续工作满2年的加1分;\n2.连续工作满4年的加2分。",
            ["1@written 网格员,连续工作满2年", "2@written 网格员,连续工作满4年"],
        ),
        (  # of these people, whoever meets one of the conditions below
            "1.少数民族考生符合下列情形之一的,笔试成绩加3分:\n(1)报考民族乡岗位的;\n(2)报考自治县岗位的。",
            ["3@written 少数民族考生,报考民族乡岗位", "3@written 少数民族考生,报考自治县岗位"],
        ),
        (
            "残疾考生符合下列条件的,笔试成绩加3分。\n报考福利院岗位的;报考特教学校的。",
            ["3@written 残疾考生,报考福利院岗位", "3@written 残疾考生,报考特教学校"],
        ),
        (
            "考生符合下列条件之一的,笔试加2分:\n(1)烈士子女;\n(2)退役士兵。",
            ["2@written 烈士子女", "2@written 退役士兵"],
        ),
        (
            "残疾考生符合下列条件的,笔试成绩加3分。\n考生须携带残疾证;身份证原件到现场办理。",
            ["3@written 残疾考生符合下列条件"],
        ),
    ],
)
def test_whom_points_are_for(text, want):
    assert points(text) == want


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("以上加分只享受其中一项,不作累计加分。", "highest"),
        ("各项加分不能累加,只能取其中一项。", "highest"),
        ("两类加分不搞累计加分。", "highest"),
        ("可同时享受多项加分,可以累计加分。", "cumulative"),
        ("具备其中一项即可加分。", None),
    ],
)
def test_only_one_is_not_all_of_them(text, rule):
    text = f"{HEAD}烈士子女笔试加10分,少数民族考生笔试加5分。{text}"
    assert extract([read_bytes(text.encode(), "notice.txt")]).schemes[0].bonus_rule == rule


def test_tiers_of_one_group_are_of_one_kind():
    text = (
        "支教人员报考市直岗位的,笔试成绩按以下规定加分:满3年不足10年加1分,满10年及以上加2分;报考乡镇岗位的,笔试成绩按以下规定"
        "加分:满3年不足10年加3分,满10年及以上加4分。"
    )
    made = extract([read_bytes((HEAD + text).encode(), "notice.txt")]).schemes[0].bonuses
    assert [int(b.least) for b in made] == [3, 10, 3, 10]
    assert made[0].group == made[1].group != made[2].group == made[3].group
