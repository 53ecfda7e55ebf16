"""Chinese notices of many kinds, a few lines each, through the whole extraction: what comes out and what must not."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from extractors.selection.limits import extract_opening_ratios
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.values.ratios import find_ratios
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


def clause(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(r.model.__name__, {k: str(v) for k, v in r.values.items()}) for r in read_clause(text, 0, Scope((), 2024))]


@pytest.mark.parametrize(
    ("text", "multiple"),
    [("开考比例:1:3", 3), ("比例为:1:5", 5), ("面试比例 : 1 : 10", 10), ("报名人数与招聘人数之比:3:1", 3)],
)
def test_a_ratio_may_stand_behind_a_colon(text: str, multiple: int) -> None:
    assert [r.multiple for r in find_ratios(text)] == [multiple]


@pytest.mark.parametrize("text", ["时间:9:00-11:00", "9:00:00", "报名时间:8:30至17:30"])
def test_clock_times_behind_a_colon_are_no_ratios(text: str) -> None:
    assert find_ratios(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("在本级机关工作满2年", ["Tenure"]),
        ("现聘岗位满3年", ["Tenure"]),
        ("在市级以上医院工作满2年", ["Experience"]),
        ("基层工作经历不少于2年,截至2024年6月", ["Experience"]),
        ("具有3年以上基层工作经历和2年以上公务员工作经历(截至2024年3月)", ["Experience", "Experience"]),
        ("出生日期在1994年7月1日(含)之后", ["Age"]),
        ("教师岗位须具有本科以上学历并取得教师资格证", ["EducationLevel", "Certificate"]),
        ("具有大学本科及以上学历,中级及以上职称", ["EducationLevel", "Certificate"]),
        ("大学本科及以上学历并取得学士学位", ["EducationLevel"]),
        ("全部证书应于2024年7月20日前领取到手", ["Certificate"]),
        ("父母一方为本县户籍的视同本县户籍", ["Region"]),
    ],
)
def test_clauses_become_typed_conditions(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in clause(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("政治素质好,理想信念坚定", "political"),
        ("政治素质过硬", "political"),
        ("享有公民的政治权利", "political"),
        ("具有良好的政治素质和道德品行", "character"),
        ("拥护党的领导,遵纪守法,公道正派,群众公认", "character"),
        ("品行端正,热心公益事业", "character"),
    ],
)
def test_prose_is_political_or_character_by_what_most_of_it_says(text: str, kind: str) -> None:
    assert [values["kind"] for _, values in clause(text)] == [kind]


def test_experience_with_one_date_for_several_amounts() -> None:
    found = clause("具有3年以上基层工作经历和2年以上公务员工作经历(截至2024年3月)")
    assert [(v["years"], v["as_of"]) for _, v in found] == [("3", "2024-03"), ("2", "2024-03")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "普通话达到二级乙等及以上,其他岗位须达到三级甲等及以上",
            ["普通话达到二级乙等及以上", "其他岗位须达到三级甲等及以上"],
        ),
        ("医师岗位须取得医师资格证,药剂岗位须取得药师资格证", ["医师岗位须取得医师资格证", "药剂岗位须取得药师资格证"]),
    ],
)
def test_what_is_asked_of_some_is_a_condition_of_its_own(text: str, parts: list[str]) -> None:
    assert [v["text"] for _, v in clause(text)] == parts


def test_a_split_of_the_headcount_is_no_list_of_posts() -> None:
    found = notice("甲市卫健委招聘简章\n\n甲市卫健委拟招聘工作人员42名(其中高级职称岗位6名、初级岗位36名)。\n")
    assert found.headcount.total == 42
    assert [(p.label, p.count) for p in found.headcount.parts] == [("高级职称岗位", 6), ("初级岗位", 36)]
    assert found.posts == ()


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("现招聘管理人员6名、技术人员12名,共计18名。", 18, [("管理人员", 6), ("技术人员", 12)]),
        ("拟招聘护理人员20人(男5人,女15人)。", 20, [("男", 5), ("女", 15)]),
        ("引进高层次人才50人左右,其中教授10人左右,博士40人左右。", 50, [("教授", 10), ("博士", 40)]),
        ("招聘总人数由原来的96人变为95人。", 95, []),
    ],
)
def test_headcounts_and_their_parts(text: str, total: int, parts: list[tuple[str, int]]) -> None:
    found = notice(f"某单位招聘公告\n\n{text}\n").headcount
    assert found.total == total
    assert [(p.label, p.count) for p in found.parts] == parts


@pytest.mark.parametrize(
    ("line", "phones"),
    [
        ("咨询电话:0000—2218806;技术支持:0000—2218810(工作日)。", ("0000-2218806", "0000-2218810")),
        ("咨询电话0000-5230017因故障,改为0000-5230088。", ("0000-5230088",)),
        ("版权所有:某局 技术支持:0000-8800000", ()),
    ],
)
def test_telephones(line: str, phones: tuple[str, ...]) -> None:
    assert notice(f"某局公开招聘公告\n\n{line}\n").contacts.phones == phones


@pytest.mark.parametrize(
    ("line", "kind", "start", "end"),
    [
        ("时间自2025年3月24日8:30起,到3月30日18:00止报名。", "registration", "2025-03-24T08:30", "2025-03-30T18:00"),
        (
            "准考证自2025年4月16日9:00开放打印,至4月19日9:00关闭。",
            "admission_ticket",
            "2025-04-16T09:00",
            "2025-04-19T09:00",
        ),
        ("笔试定于2025年7月9日上午9:00开始,11:30结束。", "written_exam", "2025-07-09T09:00", "2025-07-09T11:30"),
        ("考试成绩2025年7月8日前公布。", "written_results", None, "2025-07-08"),
        ("资格审查于2025年6月17日在县教育局三楼会议室进行。", "review", "2025-06-17", None),
        (
            "现场报名:2025年6月13日至6月16日,上午8:30-11:30,下午2:30-5:30。",
            "registration",
            "2025-06-13T08:30",
            "2025-06-16T17:30",
        ),
        ("面试时间原定2025年7月30日,改为2025年8月13日。", "interview", "2025-08-13", None),
        ("报名截止时间由2025年6月28日17:00推至2025年7月1日17:00。", "registration", None, "2025-07-01T17:00"),
        ("查询时间:2025年5月6日11:00-5月11日16:00。", "online_review", "2025-05-06T11:00", "2025-05-11T16:00"),
    ],
)
def test_one_event(line: str, kind: str, start: str | None, end: str | None) -> None:
    (event,) = notice(f"某区公开招聘公告\n\n四、有关安排\n{line}\n").timeline
    assert (event.event.value, event.start, event.end) == (kind, start, end)


def test_sessions_below_the_day_of_the_examination() -> None:
    text = (
        "某县公开招聘公告\n\n四、考试\n笔试时间为2024年4月27日(星期六)。\n"
        "甲职位:上午9:00-11:00 《农村工作》。\n乙职位:下午14:00-16:30 《申论》。\n"
    )
    events = notice(text).timeline
    assert [(e.start, e.end) for e in events] == [
        ("2024-04-27T09:00", "2024-04-27T11:00"),
        ("2024-04-27T14:00", "2024-04-27T16:30"),
    ]


@pytest.mark.parametrize(
    ("line", "applicants"),
    [
        ("报考岗位达不到3:1的不予开考。", 3),
        ("甲职位须有3人以上竞争一个名额方能开考,达不到的减少名额。", 3),
        ("开考比例:1:5,达不到的取消岗位。", 5),
    ],
)
def test_opening_ratios(line: str, applicants: int) -> None:
    document = read_bytes(f"某区招聘公告\n\n三、说明\n{line}\n".encode(), "notice.txt")
    found = extract_opening_ratios(Context((Source(document),)))
    assert [r.applicants for r in found] == [applicants]


def test_sanctions_and_house_rules_shut_nobody_out_and_ask_nothing() -> None:
    text = (
        "某院招聘公告\n\n二、应聘条件\n1.凡符合招聘岗位条件的人员均可报名应聘;\n2.身体健康。\n"
        "六、纪律\n考生违反考试纪律的,取消资格,五年内不得报考。\n"
        "七、待遇:年薪8万元,另有安家费10万元。\n八、防疫:考生须提前14天申报健康状况。\n"
        "注意事项:1.请勿携带贵重物品;2.迟到15分钟不得入场;3.保持通讯畅通。\n"
    )
    found = notice(text)
    assert [c.kind for c in found.eligibility] == ["health"]
    assert found.exclusions == () or all("五年内" not in e.text for e in found.exclusions)
    assert found.fees == ()
    assert found.posts == ()


def test_classes_with_the_noun_that_always_follows() -> None:
    text = (
        "某市遴选公告\n\n三、程序\n1.笔试。A类职位考公文写作,B类职位考业务案例。\n"
        "2.综合成绩。A类职位笔试占60%、面试占40%。B类职位笔试占50%、面试占50%。\n"
    )
    assert [t.label for t in notice(text).tracks] == ["A类职位", "B类职位"]


def test_the_complement_class_has_all_other_posts() -> None:
    text = (
        "某县招聘教师公告\n岗位代码\t岗位名称\t人数\t学历\nA1\t音乐教师\t2\t本科\nA2\t语文教师\t5\t本科\nA3\t数学教师\t5\t本科\n\n"
        "四、考试\n(一)音乐岗位:试讲占60%,专业技能占40%。\n(二)其他岗位:试讲占面试成绩的100%。\n"
    )
    assert [t.codes for t in notice(text).tracks] == [("A1",), ("A2", "A3")]


def test_conditions_under_the_label_of_a_class_hold_for_it() -> None:
    text = (
        "某市录用公告\n\n一、职位\n甲职位:面向村干部,录用9名,其中青县4名、沙县5名。\n乙职位:面向村官,录用8名,其中青县6名、沙县2名。\n"
        "二、报考资格\n1.甲职位:现任村党组织书记,且连续任职满3年;年龄40周岁以下。\n"
        "2.乙职位:在村工作满2年,年度考核称职以上;30周岁以下。\n"
    )
    found = notice(text)
    assert [(p.name, p.headcount, len(p.headcount_parts)) for p in found.posts] == [("甲职位", 9, 2), ("乙职位", 8, 2)]
    ages = [(c.max, c.tracks) for c in found.eligibility if c.kind == "age"]
    assert ages == [(40, (found.tracks[0].id,)), (30, (found.tracks[1].id,))]


def test_titles_of_companies_and_wide_blanks() -> None:
    assert (
        notice("云川投资有限责任公司公开招聘公告\n\n现招聘3人。\n").header.title == "云川投资有限责任公司公开招聘公告"
    )
    assert notice("青县2013年面向村干部\n考试录用公务员\n简  章\n\n现录用3名。\n").header.title == (
        "青县2013年面向村干部考试录用公务员简章"
    )


def test_attachments_without_numbers() -> None:
    text = "某县招聘公告\n\n现招聘3人。\n\n附件:教师招聘报名表\n诚信承诺书\n\n某县教育局\n2023年5月1日\n"
    assert [a.title for a in notice(text).attachments] == ["教师招聘报名表", "诚信承诺书"]


def test_alternatives_for_one_class_stand_in_any_order() -> None:
    text = (
        "某集团技能等级认定公告\n\n一、等级:五级(初级工)、四级(中级工)\n二、申报条件\n"
        "(一)具备以下条件之一者,可申报五级(初级工):\n1.累计从事本职业工作1年(含)以上;\n2.本职业学徒期满。\n"
        "(二)具备以下条件之一者,可申报四级(中级工):\n1.取得五级证书后,累计从事本职业工作4年以上;\n2.取得技工学校毕业证书。\n"
    )
    found = notice(text).eligibility
    assert [c.kind for c in found] == ["any_of", "any_of"]
    assert [len(c.tracks) for c in found] == [1, 1]


def test_requirements_in_the_block_of_a_post_are_its_own() -> None:
    text = (
        "某公司社会招聘公告\n\n一、招聘岗位及要求\n岗位名称:工程管理岗\n招聘人数:4人\n"
        "任职资格:本科及以上学历,土木工程、测绘工程等相关专业;35周岁及以下。\n"
        "岗位名称:财务管理岗\n招聘人数:2人\n任职资格:大专及以上学历,会计学专业;38周岁及以下。\n"
    )
    found = notice(text)
    assert [(p.name, p.headcount, p.majors, p.age_max) for p in found.posts] == [
        ("工程管理岗", 4, ("土木工程", "测绘工程等相关专业"), 35),
        ("财务管理岗", 2, ("会计学",), 38),
    ]
    told = [(c.kind, c.who) for c in found.eligibility]
    assert told == [(kind, post) for post in ("工程管理岗", "财务管理岗") for kind in ("education", "age")]


def test_the_whole_is_no_post_beside_its_parts() -> None:
    text = "某市公安局招聘方案\n\n现公开招聘警务辅助人员120人,其中勤务辅警100人(男95人、女5人),文职辅警20人。\n"
    found = notice(text)
    assert found.headcount.total == 120
    assert [(p.name, p.headcount) for p in found.posts] == [("勤务辅警", 100), ("文职辅警", 20)]


def test_a_fee_said_twice_is_one_fee() -> None:
    text = "某县公开招聘公告\n\n四、报名\n(三)缴费:每人每科50元,两科共100元。本次面试不收取费用。\n"
    assert [(f.amount, f.label) for f in notice(text).fees] == [(50, None), (0, None)]


def test_the_site_of_a_registration_stands_on_a_line_of_its_own() -> None:
    text = (
        "某县公开招聘公告\n\n四、报名\n网上报名:2024年8月5日9:00至8月9日17:00\n"
        "网上缴费:2024年8月5日9:00至8月11日17:00\n网址:甲县人民政府网(www.jiaxian.example.gov.cn)\n"
    )
    assert [e.place for e in notice(text).timeline] == ["甲县人民政府网", None]


def test_people_outside_a_circle_are_shut_out() -> None:
    text = (
        "某县引进人才公告\n\n一、引进条件\n身体健康。\n以下人员不在引进之列:\n甲、本县事业单位在编人员;\n"
        "乙、近三年有违纪违法记录的;\n丙、失信被执行人。\n"
    )
    assert [e.text for e in notice(text).exclusions] == [
        "本县事业单位在编人员",
        "近三年有违纪违法记录的",
        "失信被执行人",
    ]
