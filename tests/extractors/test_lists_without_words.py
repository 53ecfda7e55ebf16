"""Lists told by what stands in them: the excluded below any sentence, alternatives by level, signs as headings."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import Age, AllOf, AnyOf, Certificate, EducationLevel, Experience, Region
from schema.notice import Notice

SHUT = ["受过刑事处罚的", "被开除公职的", "正在接受立案审查的", "在读的非应届毕业生", "现役军人"]
ASKED = "1. 遵纪守法，品行端正；\n2. 年满18周岁；\n3. 具有大专及以上学历。\n"
MARKS = {
    "numbers": lambda i: f"{i}. ",
    "brackets": lambda i: f"（{i}）",
    "rings": lambda i: "①②③④⑤"[i - 1],
    "dashes": lambda _: "- ",
    "dots": lambda _: "• ",
    "plain": lambda _: "",
}


def notice(body: str) -> Notice:
    text = f"岚溪区公开招聘工作人员公告\n\n现招聘工作人员20名。\n\n一、条件\n{body}\n\n二、报名\n登录岚溪人才网报名。\n"
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize(
    "opening",
    [
        "请不要投递的情况：",
        "以下几类人员暂不符合要求：",
        "负面情形：",
        "存在下列问题之一的，取消报名资格：",
        "但有下列情形的除外：",
    ],
)
def test_a_list_of_the_excluded_is_told_by_its_items(opening: str, marks: str) -> None:
    items = "\n".join(f"{MARKS[marks](i)}{item}；" for i, item in enumerate(SHUT, 1))
    found = notice(f"{ASKED}{opening}\n{items}")
    assert [e.text for e in found.exclusions] == SHUT
    assert len(found.eligibility) == 3


@pytest.mark.parametrize("opening", ["负面情形：", "以下情形不予考虑：", "不宜应聘的情况如下："])
def test_the_excluded_run_into_the_sentence(opening: str) -> None:
    found = notice(f"{ASKED}{opening}{'；'.join(SHUT)}。")
    assert [e.text for e in found.exclusions] == SHUT


@pytest.mark.parametrize(
    ("opening", "items"),
    [
        ("报名须提交以下材料：", ["身份证复印件；", "毕业证书复印件；", "近期照片2张。"]),
        ("应聘人员应具备下列条件：", ["身体健康；", "具有大专及以上学历；", "具有2年以上工作经历。"]),
        ("以下情况可以加分：", ["获得市级表彰的；", "退役军人；", "中共党员。"]),
        ("联系方式如下：", ["电话：0000-1234567；", "邮箱：a@b.example.com；", "地址：滨河路1号。"]),
    ],
)
def test_other_lists_shut_nobody_out(opening: str, items: list[str]) -> None:
    body = "\n".join(f"（{i}）{item}" for i, item in enumerate(items, 1))
    assert notice(f"{ASKED}{opening}\n{body}").exclusions == ()


def test_seventy_marks_and_below_open_no_list() -> None:
    found = notice(f"{ASKED}\n■ 考核\n面试70分以下者不聘用。\n■ 待遇\n月薪5000元。\n■ 其他\n由人事科解释。")
    assert found.exclusions == ()


def test_signs_before_headings_stand_above_numbers() -> None:
    text = (
        "关于选聘后备干部的公告\n\n现选聘后备干部12名。\n\n■ 报名要求\n（1）政治素质好，热心为群众办事；\n"
        "（2）岚溪区户籍；\n"
        "（3）年满20周岁，不超过40周岁；\n（4）身体健康。\n存在下列问题之一的，取消报名资格：\n（1）因赌博受过处罚的；\n"
        "（2）长期拖欠集体资金，被通报批评的。\n■ 报名方法\n到所在乡镇报名。\n■ 怎么考\n笔试满分100分。\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    assert [e.text for e in found.exclusions] == ["因赌博受过处罚的", "长期拖欠集体资金,被通报批评的"]
    assert any(isinstance(c, Region) for c in found.eligibility)
    assert any(isinstance(c, Age) and c.max == 40 for c in found.eligibility)


def test_alternatives_by_level_are_trees() -> None:
    body = (
        "凡遵守国家法律，恪守职业道德的人员，具备下列条件之一者，可申请参加考试：\n"
        "（1）取得测绘类专业大专学历，从事测绘业务满4年；\n（2）取得其他专业本科学历，从事测绘业务满5年；\n"
        "（3）取得初级资格证书，从事测绘业务满6年；\n（4）取得测绘类专业博士研究生学历。"
    )
    choice = next(c for c in notice(body).eligibility if isinstance(c, AnyOf))
    first, second, third, fourth = choice.options
    assert isinstance(first, AllOf)
    level, served = first.options
    assert isinstance(level, EducationLevel)
    assert level.majors == ("测绘类",)
    assert isinstance(served, Experience)
    assert (served.years, served.field) == (4, "从事测绘业务")
    assert isinstance(second, AllOf)
    assert second.options[0].who == "其他专业"
    assert isinstance(third, AllOf)
    assert {type(option) for option in third.options} == {Certificate, Experience}
    assert isinstance(fourth, EducationLevel)


def test_items_with_their_own_people_are_no_choice() -> None:
    body = (
        "具备下列条件之一者可以报名：\n（1）本科毕业生年龄不超过25周岁；\n（2）硕士毕业生年龄不超过30周岁；\n"
        "（3）博士毕业生年龄不超过35周岁。"
    )
    found = notice(body)
    assert not any(isinstance(c, AnyOf) for c in found.eligibility)
    assert [c.max for c in found.eligibility if isinstance(c, Age)] == [25, 30, 35]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("每名报名者选报一个岗位，不得兼报。", 1),
        ("报考人员在同一年度内只报一个级别。", 1),
        ("每人只能选择一个级别报考。", 1),
        ("只能从甲、乙、丙三类岗位中选报一类。", 1),
        ("各等级考生分别编排考场。", None),
        ("从三类岗位中选出一类先行面试。", None),
    ],
)
def test_one_may_apply_for_so_many(text: str, limit: int | None) -> None:
    found = notice(f"{ASKED}{text}")
    assert (found.apply_limit.posts if found.apply_limit else None) == limit


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "笔试考务费每科45元。低收入家庭考生，凭证明免收笔试考务费。",
            [("written", 45, "笔试考务费"), ("written", 0, "低收入家庭考生")],
        ),
        (
            "笔试费每人100元。城乡低保人员凭有关证件免缴考试费。",
            [("written", 100, "笔试费"), ("written", 0, "城乡低保人员")],
        ),
        ("本次遴选不收取报名和考试费用。", [("registration", 0, None), ("written", 0, None)]),
    ],
)
def test_those_who_are_spared_a_fee(text: str, want: list[tuple[str, int, str | None]]) -> None:
    assert [(f.item.value, int(f.amount), f.label) for f in notice(f"{ASKED}{text}").fees] == want


def test_days_among_the_remarks_of_a_table_of_tests() -> None:
    body = (
        "| 项目 | 满分 | 比重 | 说明 |\n|--|--|--|--|\n| 笔试 | 100 | 40% | 9月28日9:30—11:30，闭卷 |\n"
        "| 实操考核 | 100 | 40% | 10月12日，在北郊实训基地进行 |\n| 面试 | 100 | 20% | 10月20日，半结构化 |\n"
    )
    text = f"某公司2024年招聘公告\n\n现招聘员工20名。\n\n## 考核\n\n{body}\n\n2024年9月1日\n"
    document = read_bytes(text.encode(), "notice.md")
    found = extract([document])
    assert [(e.event.value, e.start, e.end, e.place) for e in found.timeline] == [
        ("written_exam", "2024-09-28T09:30", "2024-09-28T11:30", None),
        ("skill_test", "2024-10-12", None, "北郊实训基地"),
        ("interview", "2024-10-20", None, None),
    ]


def test_what_leads_to_the_next_day_is_not_of_this_one() -> None:
    text = "某局招聘公告\n\n一、体检、政审\n9月27日在区人民医院体检，政审于10月20日前完成。\n\n某局\n2025年8月4日\n"
    document = read_bytes(text.encode(), "notice.txt")
    assert [(e.event.value, e.start, e.end) for e in extract([document]).timeline] == [
        ("physical_exam", "2025-09-27", None),
        ("inspection", None, "2025-10-20"),
    ]


def test_who_signs_below_a_date_under_the_title() -> None:
    text = (
        "某区公开招聘教师公告\n\n（2026年3月2日）\n\n现招聘教师3名。\n\n咨询电话：0000-1234567\n\n"
        "某区教育局\n某区人力资源和社会保障局\n"
    )
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    assert found.header.issuer == ("某区教育局", "某区人力资源和社会保障局")
    assert found.header.published == "2026-03-02"
