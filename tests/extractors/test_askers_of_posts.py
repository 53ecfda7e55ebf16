"""Demands on those who apply for one post: at the head of a clause, below a heading, behind the people wanted."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import Age, Certificate, Condition, EducationLevel, Experience, GenderIs

Asked = list[tuple[str, str | None, object]]


def conditions(*lines: str) -> tuple[Condition, ...]:
    document = read_bytes("\n".join(["云岭县公开招聘护士、司机公告", *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found.eligibility


def asked(*lines: str) -> Asked:
    out: Asked = []
    for each in conditions(*lines):
        match each:
            case Age():
                out.append(("age", each.who, each.max if each.max is not None else each.text or each.min))
            case EducationLevel():
                out.append(("level", each.who, each.min and each.min.value))
            case Certificate():
                out.append(("paper", each.who, each.text))
            case Experience():
                out.append(("years", each.who, each.years and int(each.years)))
            case GenderIs():
                out.append(("sex", each.who, each.value and each.value.value))
            case _:
                pass
    return out


LISTED = ("一、招聘岗位", "护士8名,司机2名。", "二、报名条件")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "1.报考护士的,大专及以上学历,30周岁以下,具有护士执业资格证;",
            [
                ("level", "报考护士的", "associate"),
                ("age", "报考护士的", 30),
                ("paper", "报考护士的", "具有护士执业资格证"),
            ],
        ),
        (
            "1.应聘司机岗位的人员须持有A1驾驶证,年龄45周岁以下。",
            [("age", "应聘司机岗位的人员", 45), ("paper", "应聘司机岗位的人员", "应聘司机岗位的人员须持有A1驾驶证")],
        ),
        (
            "1.除具备基本条件外,应聘护士岗位的,还须具有护士执业证书,年龄不超过35周岁。",
            [("age", "应聘护士岗位的", 35), ("paper", "应聘护士岗位的", "还须具有护士执业证书")],
        ),
        (
            "1.报考护士的,30周岁以下;报考司机的,高中以上学历,45周岁以下。",
            [("age", "报考护士的", 30), ("level", "报考司机的", "high_school"), ("age", "报考司机的", 45)],
        ),
        # twins: whoever applies
        ("1.报考人员年龄须在18周岁以上,40周岁以下。", [("age", None, 40)]),
        ("1.报名参加本次考试的人员,年龄不超过50周岁。", [("age", None, 50)]),
        ("1.报考我院岗位的人员,年龄不超过50周岁。", [("age", None, 50)]),
        ("1.应聘本公司各岗位的人员,年龄不超过50周岁。", [("age", None, 50)]),
        ("1.应聘者须具有大专以上学历,年龄35周岁以下。", [("level", None, "associate"), ("age", None, 35)]),
    ],
)
def test_what_follows_those_who_apply_for_a_post_is_asked_of_them(line: str, expected: Asked) -> None:
    assert sorted(asked(*LISTED, line), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("护士条件:", "护士"), ("护士应聘条件:", "护士"),
        ("(二)司机报名条件:", "司机"), ("护士岗位招聘要求:", "护士岗位"),
        ("司机任职资格:", "司机"), ("应聘条件:", None), ("具体条件:", None), ("其他条件:", None),
    ],
)  # fmt: skip
def test_a_heading_that_names_a_post(head: str, who: str | None) -> None:
    found = asked(*LISTED[:2], head, "1.年龄30周岁以下;", "2.男性;", "3.大专及以上学历。")
    told = {each[1] for each in found}
    assert len(found) == 3
    assert {w and w.removesuffix("岗位") for w in told} == {who and who.removesuffix("岗位")}


def test_a_heading_may_shorten_the_name_of_the_post() -> None:
    lines = ("一、招聘岗位", "司法警察3名,书记员4名。", "法警条件:", "1.年龄28周岁以下。")
    assert asked(*lines) == [("age", "法警", 28)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("服役满5年的退役军人,可放宽3岁", [("age", "服役满5年的退役军人", "可放宽3岁")]),
        ("合同期满2次的辅警,放宽2周岁", [("age", "合同期满2次的辅警", "放宽2周岁")]),
        ("具有两年以上司机工作经历的,年龄可放宽2岁", [("age", "具有两年以上司机工作经历的", "年龄可放宽2岁")]),
        ("具有5年以上工作经历的,学历可适当放宽", []),
        ("从事护理工作满2年的人员,专业不限", []),
        # twin: an experience that is asked for
        ("具有5年以上工作经历", [("years", None, 5)]),
    ],
)
def test_for_whom_something_is_eased_is_asked_of_nobody(text: str, expected: Asked) -> None:
    assert asked(*LISTED, f"1.年龄35周岁以下;{text}。") == [("age", None, 35), *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "因工作需要,现招聘驾驶员2名,要求:年龄45周岁以下,高中以上学历,持有B1驾驶证。",
            [("age", None, 45), ("level", None, "high_school"), ("paper", None, "持有B1驾驶证")],
        ),
        (
            "我馆拟招聘档案整理员3人,条件如下:大专以上学历,年龄在40周岁以下,具有2年以上工作经历。",
            [("level", None, "associate"), ("age", None, 40), ("years", None, 2)],
        ),
        ("招聘保安2人、保洁员3人,要求55周岁以下,身体健康。", [("age", None, 55)]),
        (
            "现招聘语文教师1名、数学教师1名,应聘者须具有本科以上学历、教师资格证,年龄35周岁以下。有意者请于4月10日前报名。",
            [("level", None, "bachelor"), ("paper", None, "教师资格证"), ("age", None, 35)],
        ),
        # twins: nothing is asked
        ("现招聘驾驶员2名,要求:报名时携带身份证。", []),
        ("现招聘驾驶员2名,应聘者须于4月10日前报名。", []),
    ],
)
def test_demands_behind_the_people_wanted(text: str, expected: Asked) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize("label", ["条件", "报名条件", "应聘条件", "招聘条件", "基本条件"])
def test_a_labelled_line_below_a_list_of_posts_is_for_all_of_them(label: str) -> None:
    text = f"{label}:年龄18周岁以上、35周岁以下,大专以上学历。"
    assert asked("招聘护士8名、司机2名。", text) == [("age", None, 35), ("level", None, "associate")]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("具有本科以上学历、教师资格证", ["教师资格证"]),
        ("具备大专学历、初级会计师职称", ["初级会计师职称"]),
        ("具有大专及以上学历与护士执业证书", ["护士执业证书"]),
        ("具有本科以上学历、学士学位", []),
    ],
)
def test_a_paper_told_in_one_breath_with_a_level(text: str, papers: list[str]) -> None:
    assert [a[2] for a in asked(*LISTED, f"1.{text};") if a[0] == "paper"] == papers


@pytest.mark.parametrize(
    "lead",
    [
        "经研究,决定招聘编外工作人员1名(打字员),要求如下:",
        "我单位招聘编外打字员1名,应聘条件:", "现招聘打字员一名。条件为:",
    ],
)  # fmt: skip
def test_a_paragraph_that_opens_a_list_of_demands(lead: str) -> None:
    found = asked(lead, "1.大专以上学历;", "2.35周岁以下。", "有意者请于4月10日前报名。")
    assert found == [("level", None, "associate"), ("age", None, 35)]


@pytest.mark.parametrize(
    ("text", "majors"),
    [
        ("会计专业,大专以上学历", ("会计",)),
        ("法学类、公安学类专业,具有本科以上学历", ("法学类", "公安学类")),
        ("计算机及相关专业毕业,本科以上学历", ("计算机及相关专业",)),
        ("要求护理学专业,全日制大专及以上学历", ("护理学",)),
        # twins: no major is named
        ("相关专业,大专以上学历", ()),
        ("专业不限,大专以上学历", ()),
        ("热爱本专业,大专以上学历", ()),
    ],
)
def test_majors_ahead_of_the_level(text: str, majors: tuple[str, ...]) -> None:
    levels = [c for c in conditions(*LISTED, f"1.{text};") if isinstance(c, EducationLevel)]
    assert [tuple(c.majors or ()) for c in levels] == [majors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全日制硕士研究生,英语、日语专业", ("master", ("英语", "日语"))),
        ("本科,会计专业,35周岁以下", ("bachelor", ("会计",))),
        ("全日制本科毕业生,学前教育专业", ("bachelor", ("学前教育",))),
        ("博士研究生,专业不限", ("doctor", ())),
        ("硕士研究生,专业对口", ("master", ())),
    ],
)
def test_a_level_by_itself_with_majors_behind_it(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    found = [c for c in conditions(*LISTED, f"1.{text};") if isinstance(c, EducationLevel)]
    assert [(c.min and c.min.value, tuple(c.majors or ())) for c in found] == [expected]


def test_a_level_ahead_of_an_age_says_whose_age_it_is() -> None:
    assert asked(*LISTED, "1.博士研究生,年龄40周岁以下;") == [("age", "博士研究生", 40)]


@pytest.mark.parametrize("text", ["专业不限", "性别、专业不限", "政治面貌不作要求", "护士专业不限"])
def test_nothing_is_asked_where_nothing_is_limited(text: str) -> None:
    assert conditions(*LISTED, f"1.{text};") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "社区现任“两委”成员学历可放宽至高中,年龄可放宽至45周岁",
            [("age", "社区现任“两委”成员", 45), ("level", "社区现任“两委”成员", "high_school")],
        ),
        ("退役军人学历放宽至高中,年龄放宽至40周岁", [("age", "退役军人", 40), ("level", "退役军人", "high_school")]),
        ("具有硕士学位的,年龄可放宽至40周岁", [("age", "具有硕士学位的", 40)]),
    ],
)
def test_two_things_eased_for_the_same_people(text: str, expected: Asked) -> None:
    assert sorted(asked(*LISTED, f"1.大专以上学历,年龄35周岁以下,{text};"), key=str)[-len(expected) - 2 :] == sorted(
        [("age", None, 35), ("level", None, "associate"), *expected], key=str
    )
