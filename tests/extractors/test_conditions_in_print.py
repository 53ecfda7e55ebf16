"""Demands as printed notices word them: whom they are on, places without 市, levels and days, people shut out."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = "苇江县2024年公开招聘工作人员公告\n2024年3月1日\n一、报考条件\n"


def read(body: str) -> Notice:
    document = read_bytes((HEAD + body).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


def told(body: str) -> list[dict[str, Any]]:
    left = {"id", "evidence", "derived", "confidence", "noise", "tracks", "basis", "full_time"}
    return [
        {k: v for k, v in c.model_dump(mode="json").items() if k not in left and v not in (None, (), [], False)}
        for c in read(body).eligibility
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.应聘托育教师要具备中专及以上学历,且具有幼儿园教师资格;2.应聘村小教师要具备专科及以上学历。",
            [("secondary_vocational", "应聘托育教师"), (None, "应聘托育教师"), ("associate", "应聘村小教师")],
        ),
        (
            "1.中学教师岗位招聘对象为具备本科及以上学历的毕业生;村小教师岗位招聘对象为具备大专及以上学历的毕业生。",
            [("bachelor", "中学教师岗位"), ("associate", "村小教师岗位")],
        ),
    ],
)
def test_whom_a_level_is_asked_of(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(r.get("min"), r.get("who")) for r in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "regions", "who"),
    [
        ("1.江岭籍户口,品行端正。", ["江岭"], None),
        ("1.具有江岭行政区划内户籍。", ["江岭"], None),
        ("1.具有青山区四个镇、六个街道户籍。", ["青山区"], None),
        ("1.专业不限,岗位301仅限青山区户籍人员报考。", ["青山区"], "岗位301"),
        ("1.专业不限,职位B02只限青山区户籍人员报考。", ["青山区"], "职位B02"),
    ],
)
def test_places(text: str, regions: list[str], who: str | None) -> None:
    found = [(r["regions"], r.get("who")) for r in told(text) if r["kind"] == "region"]
    assert found == [(regions, who)]


@pytest.mark.parametrize("text", ["1.外籍户口人员另行安排。", "1.中国籍户口。"])
def test_no_place(text: str) -> None:
    assert not [r for r in told(text) if r["kind"] == "region"]


def test_settled_or_renting() -> None:
    (choice,) = told("1.具有江岭户籍或在江岭居(租)住1年以上的人员。")
    assert choice["kind"] == "any_of"
    assert choice["options"][0]["regions"] == ["江岭"]


@pytest.mark.parametrize("text", ["1.年龄在35(含)周岁以下。", "1.年龄35周岁(含)以下。", "1.年龄35(含本数)周岁以下。"])
def test_the_bound_is_in(text: str) -> None:
    assert [r.get("max") for r in told(text)] == [35]


def test_graduates_by_a_day() -> None:
    (level,) = told("1.全日制硕士毕业生(2024年8月前须取得研究生学历并获得硕士学位)。")
    assert (level["min"], level["obtained_by"], level.get("who")) == ("master", "2024-08", None)
    assert told("1.2024届毕业生(2024年8月前须取得毕业证书)。")[0].get("min") is None


def test_a_day_of_entry_is_no_day_of_reckoning() -> None:
    body = "1.年龄不超过40周岁(截止报名时间),且在本县从事网格工作满1年(2023年11月5日前入职)。"
    found = read(body)
    assert [r.get("as_of") for r in told(body)] == [None, None]
    assert found.timeline == ()


def test_whose_assessment() -> None:
    assert [r.get("who") for r in told("1.公务员年度考核均为称职以上等次。")] == [None]
    assert [r.get("who") for r in told("1.参公人员近三年年度考核均为称职以上等次。")] == ["参公人员"]


def test_what_the_examination_covers_asks_nothing() -> None:
    assert told("1.品行端正。\n二、招考方法\n1.考试内容范围:教育学、教师职业道德、教材教法。")[1:] == []


def test_who_may_apply_for_some_posts_heads_a_list() -> None:
    body = "(二)以下人员可根据岗位要求报考应届高校毕业生专项招聘岗位:\n1.2024届高校毕业生。"
    assert all("以下人员" not in str(r.get("text")) for r in told(body))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "现役军人、在读学生,以及国家和省另有规定不得应聘到有关岗位的人员,不得应聘。",
            ["现役军人", "在读学生", "国家和省另有规定不得应聘到有关岗位的人员"],
        ),
        (
            "有下列情形之一的,不得报考:\n1.受过刑事处罚的;\n3.被开除公职的;\n4.现役军人。",
            ["受过刑事处罚的", "被开除公职的", "现役军人"],
        ),
    ],
)
def test_people_shut_out(text: str, expected: list[str]) -> None:
    assert [e.text for e in read(text).exclusions] == expected


def test_a_new_section_ends_the_list() -> None:
    found = read("有下列情形之一的,不得报考:\n1.受过刑事处罚的;\n2.现役军人。\n二、报名\n5.每人限报一个岗位。")
    assert [e.text for e in found.exclusions] == ["受过刑事处罚的", "现役军人"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("报名时,每人交笔试费50元,进入试讲者每人另收取试讲费60元。", [("written", "笔试费"), ("interview", "试讲费")]),
        ("每名考生缴面试费80元。技能测试费60元/人。", [("interview", "面试费"), ("other", "技能测试费")]),
        ("缴纳笔试考务费,每人120元(免笔试岗位不缴纳)。", [("written", "笔试考务费"), ("written", "免笔试岗位")]),
        (
            "笔试费每人90元。特困供养人员、城市低保对象免缴。",
            [("written", "笔试费"), ("written", "特困供养人员、城市低保对象")],
        ),
        (
            "笔试费每人90元。脱贫户家庭的报考者,可申请免缴。",
            [("written", "笔试费"), ("written", "脱贫户家庭的报考者")],
        ),
    ],
)
def test_names_of_fees(text: str, expected: list[tuple[str, str]]) -> None:
    found = read(f"品行端正。\n二、缴费\n{text}").fees
    assert [(f.item.value, f.label) for f in found] == expected


def test_registration_from_the_day_of_issue() -> None:
    (event,) = read("品行端正。\n二、报名\n请从即日起,到3月30日前到县教育局人事股办理报名手续。").timeline
    assert (event.start, event.end, event.place) == ("2024-03-01", "2024-03-30", "县教育局人事股")


def test_an_address_ends_with_its_bracket() -> None:
    body = "品行端正。\n二、报名\n报名时间:3月13日\n报名地点:县公安局1楼(青檀路1号) 勤务岗位报名时现场测量身高。"
    assert [e.place for e in read(body).timeline] == ["县公安局1楼(青檀路1号)"]


def words(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(r["kind"], r.get("text"), r.get("who")) for r in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.取得高级工及以上等级的,年龄上限增加3岁。",
            [("age", "年龄上限增加3岁", "取得高级工及以上等级的")],
        ),
        (
            "1.持有潜水特种技能证书的,身高放宽至165厘米。",
            [("health", "身高放宽至165厘米", "持有潜水特种技能证书的")],
        ),
        ("1.QH-2须能适应野外作业,无恐高症。", [("health", "须能适应野外作业,无恐高症", "QH-2")]),
        (
            "1.应聘C01、C02岗位暂不要求护士执业证书,须在聘用后2年内取得。",
            [("certificate", "暂不要求护士执业证书,须在聘用后2年内取得", "应聘C01、C02岗位")],
        ),
        (
            "1.小学岗位应聘者普通话等级须为二级乙等及以上,语文学科为二级甲等及以上。",
            [
                ("language", "普通话等级须为二级乙等及以上", "小学岗位应聘者"),
                ("language", "语文学科为二级甲等及以上", "语文学科"),
            ],
        ),
        (
            "1.热爱教育事业,有奉献精神,具有教师资格证。",
            [("character", "热爱教育事业,有奉献精神", None), ("certificate", "具有教师资格证", None)],
        ),
        (
            "1.具有岗位要求的身体条件,持有A2以上机动车驾驶证且驾龄满2年。",
            [
                ("health", "具有岗位要求的身体条件", None),
                ("certificate", "持有A2以上机动车驾驶证且驾龄满2年", None),
            ],
        ),
        ("1.品行端正,具有良好的职业资格意识。", [("character", "品行端正,具有良好的职业资格意识", None)]),
    ],
)
def test_demands_in_words(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("1.年满18周岁。“35周岁以下”指1988年5月19日及以后出生。", [None, "35周岁以下"]),
        ("1.年满18周岁;40周岁及以下指1983年5月19日(含)以后出生。", [None, "40周岁及以下"]),
        ("1.年龄35周岁以下。“35周岁以下”指1988年5月19日以后出生。", [None]),
    ],
)
def test_what_a_limit_in_the_table_means(text: str, who: list[str | None]) -> None:
    assert [r.get("who") for r in told(text) if r["kind"] == "age"] == who


@pytest.mark.parametrize(
    "text",
    [
        "1.本科学历者不超过25周岁,硕士研究生不超过28周岁,截止日期为2024年4月15日。",
        "1.本科毕业生25周岁以下,硕士毕业生28周岁以下,年龄计算时间为报名首日。\n二、报名\n报名首日为2024年4月15日。",
    ],
)
def test_the_day_of_several_limits(text: str) -> None:
    assert [r.get("as_of") for r in told(text)] == ["2024-04-15", "2024-04-15"]


def test_men_only() -> None:
    asked = told("1.男性,年满18周岁。")
    assert [r["kind"] for r in asked] == ["gender", "age"]
    both = told("1.男性,身高170厘米以上;\n2.女性,身高160厘米以上。")
    assert "gender" not in [r["kind"] for r in both]


def test_whom_a_list_only_prefers() -> None:
    body = "1.品行端正。\n有下列情形之一的,在同等条件下可以优先招聘:\n(1)退役军人;\n(2)消防类专业毕业生。"
    assert [r["kind"] for r in told(body)] == ["character"]
    asked = told("1.品行端正。\n2.具备下列条件之一:\n(1)具有本科学历;\n(2)具有工程师职称。")
    assert [r["kind"] for r in asked] == ["character", "any_of"]
