"""Rounding rules: phrase → (components, decimals, mode)."""

import pytest

from extractors.scoring.rounding import find_roundings
from extractors.values.subjects import subject_of

RULES = [
    ("总成绩保留两位小数", "total 2 -"),
    ("总成绩保留2位小数,第三位四舍五入", "total 2 half_up"),
    ("笔试成绩保留小数点后两位", "written 2 -"),
    ("面试成绩精确到小数点后1位", "interview 1 -"),
    ("综合成绩精确到0.01", "total 2 -"),
    ("综合成绩精确到0.001分", "total 3 -"),
    ("考试总成绩取小数点后2位", "total 2 -"),
    ("总成绩计算到小数点后面两位(如有第三位,四舍五入)", "total 2 half_up"),
    ("总成绩四舍五入保留小数点后3位", "total 3 half_up"),
    ("总成绩保留到小数点第四位,四舍五入", "total 4 half_up"),
    ("成绩均按“四舍五入法”保留小数点后两位", "- 2 half_up"),
    ("面试成绩取整数", "interview 0 -"),
    ("笔试成绩保留整数,四舍五入", "written 0 half_up"),
    ("总成绩保留小数点后两位,不实行四舍五入", "total 2 truncate"),
    ("笔试成绩保留两位小数,第三位舍去", "written 2 truncate"),
    ("总成绩保留2位小数,尾数不进位", "total 2 truncate"),
    ("笔试成绩、面试成绩、总成绩均保留两位小数", "written+interview+total 2 -"),
    ("笔试、面试各保留1位,总成绩2位", "written+interview 1 -; total 2 -"),
    ("笔试总成绩=行测成绩×50%+申论成绩×50%,保留2位小数", "written 2 -"),
    ("总成绩按笔试成绩占60%、面试成绩占40%合成,四舍五入保留两位小数", "total 2 half_up"),
    ("笔试成绩占总成绩的60%,保留2位小数", "written 2 -"),
    ("最后成绩按笔试、面试各占一半计算,保留一位小数", "total 1 -"),
    ("综合成绩由笔试、面试成绩各占50%组成,保留三位小数", "total 3 -"),
    ("笔试、面试成绩各按50%计入总成绩,保留2位小数", "total 2 -"),
    ("总成绩由笔试和面试组成,面试成绩保留一位小数", "interview 1 -"),
    ("按行测、申论成绩各占50%的比例合成笔试成绩(保留一位小数)", "written 1 -"),
    ("各单项成绩及总成绩均保留一位小数", "total 1 - stages"),
    ("各环节成绩保留小数点后两位", "- 2 - stages"),
    ("所有成绩四舍五入,保留两位小数", "total 2 half_up stages"),
    ("以上成绩均按四舍五入保留到小数点后两位", "total 2 half_up stages"),
    ("成绩计算时保留小数点后两位,四舍五入", "- 2 half_up"),
    ("满分100分,面试成绩现场公布,保留两位小数", "interview 2 -"),
    ("Keep two decimal places in the total score", "total 2 -"),
    ("The total score is rounded to two decimal places", "total 2 half_up"),
    ("The final merit shall be calculated to three decimal places", "total 3 -"),
    ("Interview marks are kept to one decimal place", "interview 1 -"),
    ("Written score, which is worked out to 2 decimal places", "written 2 -"),
    ("The written score is truncated to 2 decimals", "written 2 truncate"),
    ("the final score will be rounded to the nearest whole number", "total 0 half_up"),
]


def spoken(rules):
    return "; ".join(
        f"{'+'.join(h.id for h in r.subjects) or '-'} {r.decimals} {r.mode.value if r.mode else '-'}"
        + (" stages" if r.target == "stages" else "")
        for r in rules
    )


@pytest.mark.parametrize(("phrase", "expected"), RULES)
def test_phrase_gives_rule(phrase, expected):
    assert spoken(find_roundings(phrase)) == expected


@pytest.mark.parametrize(
    "phrase",
    ["加权系数保留两位小数", "身份证号码后四位", "保留面试资格", "取前两位进入面试", "第三位小数按四舍五入法处理"],
)
def test_other_digits_are_no_rounding(phrase):
    assert find_roundings(phrase) == []


def test_the_mode_may_stand_in_the_next_sentence():
    (rule,) = find_roundings("笔试成绩保留两位小数", None, "第三位小数四舍五入")
    assert rule.mode is not None
    assert rule.mode.value == "half_up"


def test_a_heading_gives_the_component():
    (rule,) = find_roundings("保留两位小数", subject_of("面试"))
    assert [h.id for h in rule.subjects] == ["interview"]
