"""Notices of other makes: boards of jobs, bulletins of employers, people told by labels, days told once for all."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(*lines: str, title: str = "云岭县2026年招聘工作人员公告") -> Notice:
    document = read_bytes("\n".join([title, *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


def asked(found: Notice) -> list[str]:
    """Each condition as its kind, values and people in one line."""
    out = []
    for rule in found.eligibility:
        told = rule.model_dump(exclude_none=True, mode="json")
        out.append(" ".join([told["kind"], *(str(told[k]) for k in _SHOWN if k in told)]))
    return out


_SHOWN = ("min", "max", "years", "text", "as_of", "who")


def dates(found: Notice) -> dict[str, tuple[Any, Any]]:
    return {e.event.value: (e.start, e.end) for e in found.timeline}


BOARD = (
    "招聘职位:仓库管理员",
    "云岭县长禾粮油有限公司",
    "薪资:4500-6000元/月",
    "工作地点:长禾路9号",
    "招聘人数:3人",
    "学历要求:大专",
    "年龄要求:20-45岁",
    "任职要求:",
    "1、两年以上仓储工作经验;",
    "2、能吃苦耐劳。",
    "招聘职位:叉车司机",
    "薪资:面议",
    "招聘人数:1人",
    "任职要求:持有叉车证,能上夜班。",
)


def test_what_a_board_asks_of_one_post_binds_no_other() -> None:
    found = notice(*BOARD)
    assert [(p.name, p.headcount) for p in found.posts] == [("仓库管理员", 3), ("叉车司机", 1)]
    assert {getattr(rule, "who", None) for rule in found.eligibility} == {"仓库管理员", "叉车司机"}
    assert not [rule for rule in asked(found) if rule.startswith("age")]


@pytest.mark.parametrize(
    "head",
    [
        "(二)值班员(12人,其中女性不超过4人)",
        "(二)值班员(12人;男8人、女4人)",
        "(二)值班员(12人)",
        "(二)值班员 12人",
    ],
)
def test_heads_whose_places_are_divided(head: str) -> None:
    found = notice(
        "一、招聘岗位",
        "(一)检修工(5人)",
        "任职要求:",
        "● 大专及以上学历;",
        head,
        "任职要求:",
        "● 高中及以上学历;",
        "● 身高:男1.70米以上,女1.60米以上。",
    )
    assert [(p.name, p.headcount) for p in found.posts] == [("检修工", 5), ("值班员", 12)]
    assert "education high_school 值班员" in asked(found)
    assert "health 身高:男1.70米以上,女1.60米以上 值班员" in asked(found)


@pytest.mark.parametrize(
    "lead",
    [
        "因办园规模扩大,我园诚聘:",
        "因业务需要,本院招聘:",
        "我校现诚聘:",
        "本公司现急聘以下人员:",
        "我院面向社会公开招聘:",
        "本店诚招:",
        "经研究,我所拟招聘如下人员:",
        "幼儿园招募:",
    ],
)
def test_lists_below_who_hires(lead: str) -> None:
    found = notice(
        lead,
        "1. 保育员4名:女,45岁以下,初中以上学历。",
        "2. 厨师2名:男,50岁以下,有健康证。",
    )
    told = [(p.name, p.headcount, p.gender and str(p.gender)) for p in found.posts]
    assert [t[:2] for t in told] == [("保育员", 4), ("厨师", 2)]
    assert [p.gender.value for p in found.posts if p.gender] == ["female", "male"]


@pytest.mark.parametrize("lead", ["我园教职工每周安排:", "联系人如下:", "所需材料:", "本园现有:", "考官组成:"])
def test_lists_of_others_are_no_posts(lead: str) -> None:
    assert notice(lead, "1. 报名表4份:粘贴照片。", "2. 身份证复印件2份:正反面。").posts == ()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("博士研究生:年龄不超过45周岁,具有良好的科研能力。", "博士研究生"),
        ("学科带头人:年龄不超过50周岁,具有正高职称。", "学科带头人"),
        ("硕士研究生:须为应届毕业生,年龄不超过28周岁。", "硕士研究生"),
        ("中级职称人员:年龄45周岁以下,全日制本科以上学历。", "中级职称人员"),
        ("青年骨干:年龄40周岁以下,具有副高职称。", "青年骨干"),
        ("驾驶员:持有A2证,55周岁以下。", "驾驶员"),
        ("项目负责人:具有二级建造师证书,年龄50周岁以下。", "项目负责人"),
        ("退役军人:年龄40周岁以下,服役满5年。", "退役军人"),
    ],
)
def test_labels_that_name_people(item: str, expected: str) -> None:
    found = notice("二、招聘条件", f"1.{item}", "2.应聘人员:年龄18周岁以上。")
    told = [rule for rule in asked(found) if not rule.startswith("age 18")]
    assert told
    assert all(rule.endswith(f" {expected}") for rule in told)


@pytest.mark.parametrize("label", ["应聘人员", "报考人员", "所有应聘者", "年龄", "年龄要求", "联系人", "本人"])
def test_labels_that_name_nobody_in_particular(label: str) -> None:
    found = notice("二、招聘条件", f"1.{label}:35周岁以下。")
    assert [rule for rule in asked(found) if rule.startswith("age")] in (["age 35"], [])


@pytest.mark.parametrize(
    "text",
    [
        "以上条件计算截止日期为2026年9月1日。",
        "上述所有时间计算节点均为2026年9月1日。",
        "各项资格条件的时间认定截止2026年9月1日。",
        "所有资格条件的认定时间截至2026年9月1日。",
        "公告中涉及的年限计算截止日期均为2026年9月1日。",
        "本公告所涉年龄、经历的截止日期均为2026年9月1日。",
        "上述条件的计算基准日为2026年9月1日。",
        "所有年限计算时间统一截至2026年9月1日。",
    ],
)
def test_one_day_for_all_conditions(text: str) -> None:
    found = notice("一、招聘条件", "年龄35周岁以下,具有3年以上工作经历。", "二、其他", text)
    assert {str(getattr(rule, "as_of", None)) for rule in found.eligibility} == {"2026-09-01"}


@pytest.mark.parametrize(
    "text",
    [
        "上述报名时间截止到2026年9月1日。",
        "所有报名人员缴费截止日期为2026年9月1日。",
        "各项材料提交截止时间为2026年9月1日。",
        "以上岗位报名截止时间为2026年9月1日17:00。",
        "符合上述条件者请于2026年9月1日前报名。",
        "本公告有效期截止2026年9月1日。",
        "上述岗位公示时间为2026年9月1日。",
        "所有资格证书须在2026年9月1日前取得。",
    ],
)
def test_days_of_other_things_reckon_nothing(text: str) -> None:
    found = notice("一、招聘条件", "年龄35周岁以下,具有3年以上工作经历。", "二、其他", text)
    assert not [rule for rule in found.eligibility if getattr(rule, "as_of", None)]


@pytest.mark.parametrize(
    "where", ["截止到2026年9月1日,", "截至2026年9月1日,", "截止2026年9月1日,应聘者", "截至2026年9月1日"]
)
def test_the_day_before_the_age(where: str) -> None:
    found = notice("一、招聘条件", f"1.{where}年龄不满35周岁。")
    assert [(str(rule.as_of), rule.max) for rule in found.eligibility] == [("2026-09-01", 35)]


@pytest.mark.parametrize(
    "where",
    [
        "地点见准考证",
        "地点以准考证为准",
        "考生凭准考证参加",
        "考点详见准考证",
        "按准考证规定的考场参加",
        "请携带准考证和身份证",
    ],
)
def test_a_ticket_that_is_only_shown(where: str) -> None:
    found = notice("二、招聘程序", f"(三)笔试。3月14日(星期六)上午9时至11时,{where}。", "2026年3月2日")
    assert dates(found)["written_exam"] == ("2026-03-14T09:00", "2026-03-14T11:00")
    assert "admission_ticket" not in dates(found)


@pytest.mark.parametrize(
    "text", ["3月10日至12日打印准考证。", "3月10日至12日领取准考证。", "准考证于3月10日至12日下载。"]
)
def test_a_ticket_that_is_had(text: str) -> None:
    found = notice("二、招聘程序", f"(三){text}", "2026年3月2日")
    assert "admission_ticket" in dates(found)


@pytest.mark.parametrize(
    "aged",
    [
        "中级职称45周岁以下",
        "高级职称50周岁以下",
        "具有副高职称者48周岁以下",
        "主治医师不超过45岁",
        "持有一级建造师证书的可到45周岁",
        "取得高级资格的人员年龄在50岁以下",
    ],
)
def test_the_age_of_holders_is_no_certificate(aged: str) -> None:
    found = notice(
        "一、招聘岗位",
        "岗位\t人数\t条件",
        f"全科医生\t3\t1.本科及以上学历;2.取得执业医师证;3.年龄40周岁以下,{aged}。",
        "护士\t2\t持护士执业证,30周岁以下。",
    )
    assert [p.certificates for p in found.posts] == [("执业医师证",), ("护士执业证",)]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("户籍为云岭县或父母、配偶为云岭县户籍。", 2),
        ("具有云岭县户籍或配偶、父母具有云岭县户籍。", 2),
        ("云岭县户籍或者父母、子女为云岭县户籍。", 2),
    ],
)
def test_the_register_of_kin_is_enough(text: str, options: int) -> None:
    (rule,) = notice("一、报名条件", f"1.{text}").eligibility
    assert rule.kind == "any_of"
    assert len(rule.options) == options


CHANGES = notice(
    "各位考生:",
    "根据工作需要,现对《云岭县2026年公开招聘教师公告》部分内容调整如下:",
    "一、报名时间由原来的2026年5月6日—5月10日延长至2026年5月13日17:00。",
    "二、岗位代码YL021“高中物理教师”招聘人数由2人增加至4人;岗位代码YL034“初中地理教师”取消招聘。",
    "三、岗位YL040年龄要求由“30周岁以下”调整为“35周岁以下”。",
    "云岭县教育局",
    "2026年5月9日",
    title="关于调整《云岭县2026年公开招聘教师公告》部分内容的补充公告",
)


def test_posts_of_a_correction_by_their_codes() -> None:
    told = [(p.code, p.name, p.headcount, p.age_max) for p in CHANGES.posts]
    assert told == [
        ("YL021", "高中物理教师", 4, None),
        ("YL034", "初中地理教师", 0, None),
        ("YL040", None, None, 35),
    ]


def test_changes_of_posts_and_windows() -> None:
    told = {(c.target, c.field, c.before, c.after, c.action) for c in CHANGES.changes}
    assert told == {
        ("registration", "end", "2026-05-10", "2026-05-13T17:00", "move"),
        ("post YL021", "headcount", "2", "4", "replace"),
        ("post YL034", "headcount", None, None, "cancel"),
        ("post YL040", "age_max", "30", "35", "replace"),
    }


@pytest.mark.parametrize(
    "title",
    [
        "小荷镇中心幼儿园招聘启事",
        "云江市轨道交通有限公司社会招聘公告",
        "澜州学院2026年人才招聘简章",
        "桂原区社区卫生服务中心招聘公告(二)",
    ],
)
@pytest.mark.parametrize("first", ["因规模扩大,我单位诚聘:", "为满足发展需要,现面向社会诚聘英才。"])
def test_a_title_right_above_its_text(title: str, first: str) -> None:
    found = notice(first, "1. 保育员4名:女,45岁以下,初中以上学历。", "2. 厨师2名:男,50岁以下,有健康证。", title=title)
    assert found.header.title == title


@pytest.mark.parametrize("lines", [("根据《云岭县公开招聘", "教师公告》,现将有关事项公告如下:")])
def test_a_title_that_is_quoted_goes_on(lines: tuple[str, ...]) -> None:
    document = read_bytes("\n".join(lines).encode(), "n.txt")
    assert "根据《云岭县公开招聘教师公告》" in document.view.text
