"""Rules of selection in wordings met in unseen Chinese notices: whose they are, by what, and how many go on."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def facts(text: str, name: str = "a.txt") -> dict[str, Any]:
    document = read_bytes(f"岚溪县2025年招聘公告\n四、考试\n{text}".encode(), name)
    return to_facts(extract([document]), [document])


def schemes(text: str, name: str = "a.txt") -> list[dict[str, Any]]:
    return list(facts(text, name).get("schemes", []))


def components(scheme: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Name → full marks, weight and what it is a part of."""
    parts = {c["id"]: c for c in scheme.get("components", [])}
    return {
        c.get("name", c["id"]): (
            c.get("full"),
            str(c.get("weight")),
            parts.get(c.get("of"), {}).get("name", c.get("of")),
        )
        for c in parts.values()
    }


TWO = "甲类：总成绩=笔试×40%+面试×60%。\n乙类：总成绩=笔试×50%+面试×50%。\n"


# -- lists of bullets -----------------------------------------------------------------------------------------------

BULLETS = """\
实操考核满分100分，内容如下：

- 甲类：焊接60分，故障判断40分。
- 乙类：不参加实操考核。

{between}

综合得分：

- 甲类：综合得分=笔试×20%+实操×60%+面试×20%
- 乙类：综合得分=笔试×50%+面试×50%

{behind}
"""


@pytest.mark.parametrize(
    ("between", "behind"),
    [
        ("面试满分100分，低于60分的不予录用。", "综合得分保留2位小数。"),
        ("面试低于60分的淘汰，满分100分。", "综合得分取小数点后两位。"),
        ("面试满分100分，60分合格，不合格的不再列入后续环节。", "综合得分计算到小数点后2位。"),
    ],
)
def test_what_stands_behind_a_list_of_bullets_is_of_all(between, behind):
    read = schemes(BULLETS.format(between=between, behind=behind), "a.md")
    assert len(read) == 2
    assert [s["rounding"] for s in read] == [{"total": 2}] * 2
    assert [components(s)["面试"][0] for s in read] == [100, 100]
    assert all({p["on"]: str(p["min"]) for p in s["pass_marks"]}["interview"] == "60" for s in read)


def test_a_bullet_that_stands_over_something_keeps_what_stands_under_it():
    text = "- 甲类：\n\n  总成绩保留2位小数。\n\n- 乙类：\n\n  总成绩保留3位小数。\n\n总成绩=笔试×50%+面试×50%。\n"
    assert all(s["rounding"] != {"total": 2, "written": 3} for s in schemes(text, "a.md") if "rounding" in s)


@pytest.mark.parametrize("mark", ["-", "•", "·", "●", "*"])
def test_the_bullet_is_no_part_of_the_name_of_a_class(mark):
    text = f"{mark} A类：总成绩=笔试×20%+面试×80%\n{mark} B类：总成绩=笔试×50%+面试×50%\n"
    assert [t["label"] for t in facts(text)["tracks"]] == ["A类", "B类"]


# -- lines that are wrapped -----------------------------------------------------------------------------------------


FILLER = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九，\n" * 8
WRAPPED = f"{FILLER}笔试满分一百分，考试结束之后由招聘单位按照岗位的招聘名额"


@pytest.mark.parametrize("ratio", ["1︰2", "1:2", "1：1.5"])
def test_a_ratio_at_the_head_of_a_wrapped_line_goes_on_from_the_line_before(ratio):
    text = f"{WRAPPED}\n{ratio}的比例，依笔试成绩从高到低确定面试人选。\n"
    (stage,) = [x for s in schemes(text) for x in s["shortlists"]]
    assert (stage["to"], stage["by"]) == ("interview", "written")


@pytest.mark.parametrize("head", ["9:00开始报到", "地点:县一中"])
def test_a_time_or_a_key_at_the_head_of_a_line_begins_one(head):
    from extractors.text.source import Source

    text = f"{WRAPPED}\n{head}，依次进行资格审查和面试。\n"
    lines = Source(read_bytes(text.encode(), "a.txt")).lines
    assert lines[-1].text.startswith(head)


# -- who goes on ----------------------------------------------------------------------------------------------------

ALL = "理论考试、实操考核、面试均满分100分。总成绩=理论考试×20%+实操考核×60%+面试×20%。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("理论考试及格人员按招聘人数的3倍从高分到低分确定下一环节人选。", ("skill_test", "theory", 3)),
        ("理论考试合格者按1:2的比例确定下一轮人选。", ("skill_test", "theory", 2)),
    ],
)
def test_who_passed_goes_on_to_the_next_round(text, expected):
    (stage,) = schemes(ALL + text)[0]["shortlists"]
    assert (stage["to"], stage["by"], stage["ratio"]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "笔试及格人员按招聘人数的3倍（乙类为4倍）从高分到低分确定下一环节人选。",
        "笔试合格人员按3倍（乙类4倍）由高分到低分进入下一环节。",
    ],
)
def test_the_ratio_of_a_class_in_brackets_is_of_the_same_cut(text):
    weights = "甲类：总成绩=笔试×20%+面试×80%。\n乙类：总成绩=笔试×50%+面试×50%。"
    read = schemes(f"{text}\n{weights}")
    assert [[(x["to"], x["by"], x["ratio"]) for x in s["shortlists"]] for s in read] == [
        [("interview", "written", 3)],
        [("interview", "written", 4)],
    ]


FOUR = (
    "\n".join(f"W-{n}：总成绩=笔试×{n}0%+实操×{8 - n}0%+面试×20%" for n in range(1, 4))
    + "\nW-4：总成绩=笔试×50%+面试×50%\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "总成绩相同的，W-1至W-3按实操、笔试成绩的顺序比较，W-4按面试成绩比较。",
        "总成绩相同的，W-1~W-3岗位依次比较实操、笔试成绩，W-4岗位比较面试成绩。",
    ],
)
def test_a_range_of_codes_names_those_between_its_ends(text):
    read = schemes(FOUR + text)
    chains = {s["tracks"][0]: s["tie_breaks"][0]["by"] for s in read}
    assert list(chains.values()) == [["skill_test", "written"]] * 3 + [["interview"]]


def test_a_range_of_other_things_names_nobody():
    read = schemes(FOUR + "6-1至6-3日报到。总成绩相同的，笔试成绩高者优先。")
    assert [s["tie_breaks"][0]["by"] for s in read] == [["written"]] * 4


# -- ties -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "综合分数一致的，笔试分数高者列前；再一致的，面谈得分高者列前。",
        "综合成绩一致的，笔试成绩高者列前；仍一致的，面谈成绩高者列前。",
    ],
)
def test_results_that_agree_are_equal(text):
    read = schemes(f"笔试、面谈在综合分数中的权重分别为0.6、0.4。{text}")
    assert read[0]["tie_breaks"][0]["by"] == ["written", "interview"]


def test_other_things_that_agree_are_no_tie():
    read = schemes("笔试、面谈在综合分数中的权重分别为0.6、0.4。人数与计划一致的，笔试成绩高者优先。")
    assert "tie_breaks" not in read[0]


# -- the last round -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("笔试占20%，初面占30%，终面占50%。", {"written", "first_test", "interview"}),
        ("笔试占40%，初面占60%。", {"written", "interview"}),
        ("笔试占20%，面试占30%，终面占50%。", {"written", "interview", "final_test"}),
        ("笔试占20%，初面占30%，复面占50%。", {"written", "first_test", "second_test"}),
    ],
)
def test_the_last_round_face_to_face_is_the_interview(text, expected):
    assert {c["id"] for c in schemes(f"总成绩中{text}")[0]["components"]} - {"total"} == expected


# -- items of a performance test ------------------------------------------------------------------------------------

ITEMS = ("3000米跑", "引体向上", "折返跑")
TABLE = "    项目        满分标准    及格标准\n    3000米跑    12分30秒    14分40秒\n"
TABLE += "    引体向上    15个        6个\n    折返跑      10秒0       11秒8\n"
MARKDOWN = (
    "\n| 测试项目 | 20分 | 10分 |\n|---|---|---|\n| 3000米跑 | 12分30秒 | 14分40秒 |\n| 引体向上 | 15个 | 6个 |\n"
)
MARKDOWN += "| 折返跑 | 10秒0 | 11秒8 |\n\n"
FIT = "\n总成绩=体能×40%+面试×60%。\n"


@pytest.mark.parametrize(
    ("lead", "table"),
    [
        ("（一）体能测试\n测三项，每项按下表计分，单项满分25分，三项合计满分75分：\n", TABLE),
        ("（一）体能测试\n项目与评分标准如下（每项满分25分，三项相加得体能成绩）：\n", TABLE),
        ("（一）体能测试\n共3个项目，每个项目满分25分，标准见下表。\n", MARKDOWN),
    ],
)
def test_the_rows_under_one_mark_for_each_are_the_parts(lead, table):
    (read,) = schemes(f"{lead}{table}{FIT}", "a.md" if "|" in table else "a.txt")
    found = components(read)
    assert [found[name][:2] for name in ITEMS] == [(25, "1")] * 3
    assert all(str(found[name][2]).startswith("体能") for name in ITEMS)
    assert "pass_marks" not in read


@pytest.mark.parametrize(
    "lead",
    [
        "（一）体能测试\n测四项，每项按下表计分，单项满分25分，四项合计满分100分：\n",  # one row is lost
        "（一）体能测试\n每项按下表计分：\n",
        "（一）体能测试\n每项限时25分钟，三项全部完成：\n",
    ],
)
def test_rows_that_do_not_make_up_what_is_said_are_no_parts(lead):
    (read,) = schemes(f"{lead}{TABLE}{FIT}")
    assert not {"3000米跑", "引体向上"} & set(components(read))


@pytest.mark.parametrize(
    "text",
    [
        "接线员只测800米跑和仰卧起坐两项，单项满分50分，合计满分100分。",
        "女子测800米跑、仰卧起坐两项，每项满分50分。",
        "800米跑和仰卧起坐两个项目，各50分。",
    ],
)
def test_two_items_of_one_sentence(text):
    (read,) = schemes(f"（一）体能测试\n{text}{FIT}")
    found = components(read)
    assert found["800米跑"][:2] == found["仰卧起坐"][:2] == (50, "1")


# -- wide spaces for punctuation ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "（四）面试　　按计划数的1.5倍，由笔试成绩从高到低取人；最后一名并列的都取。",
            ("interview", "written", "1.5"),
        ),
        ("（四）面试　　按1:3由笔试成绩从高到低取足。", ("interview", "written", "3")),
        ("（七）体检　　按计划数等额进行，体检费自理。", ("physical", "total", "1")),
        ("（七）考察、体检　　按计划数等额组织，费用自理。", ("inspection", "total", "1")),
    ],
)
def test_a_title_before_a_wide_space(text, expected):
    read = schemes(f"总成绩=笔试×40%+面试×60%。\n{text}")
    assert [(x["to"], x["by"], str(x["ratio"])) for x in read[0]["shortlists"]] == [expected]


@pytest.mark.parametrize("text", ["（三）报名　　按计划数等额进行。", "（八）待遇　　工资由低到高取，每年1:1配套。"])
def test_other_titles_send_nobody_on(text):
    assert "shortlists" not in schemes(f"总成绩=笔试×40%+面试×60%。\n{text}")[0]


BONUS = "退役军人　　3分\n在派出所任辅警，每满1年　　1分\n公安院校毕业的　　2分\n"


@pytest.mark.parametrize(
    "lead",
    [
        "（五）加分　　以下各项加到总成绩，可累计，但合计不得超过6分：\n",
        "加分项目（加入总成绩，可累计，合计最多6分）：\n",
        "下列人员在总成绩中加分：\n",
    ],
)
def test_people_and_points_set_in_columns(lead):
    (read,) = schemes(f"总成绩=笔试×40%+面试×60%。\n{lead}{BONUS}")
    assert [(b.get("points"), b.get("points_per"), b["on"]) for b in read["bonuses"]] == [
        (3, None, "total"),
        (None, {"unit": "year", "points": 1}, "total"),
        (2, None, "total"),
    ]


@pytest.mark.parametrize("lead", ["面试评分要素：\n", "扣分项目：\n", "收费标准：\n"])
def test_other_columns_with_points_are_no_bonus(lead):
    assert "bonuses" not in schemes(f"总成绩=笔试×40%+面试×60%。\n{lead}{BONUS}")[0]


def test_the_minutes_of_a_run_are_no_pass_mark():
    (read,) = schemes("体能测试：1000米跑  3分45秒以内  4分以内  超过4分20秒\n总成绩=体能×40%+面试×60%。")
    assert "pass_marks" not in read


def test_rounding_before_the_ties_of_classes_is_of_all():
    text = "甲岗：总成绩=笔试×40%+面试×60%。\n乙岗：总成绩=实操×40%+面试×60%。\n"
    read = schemes(f"{text}总成绩取小数后两位，总成绩同分时，甲岗看笔试成绩；乙岗看实操成绩。")
    assert [s["rounding"] for s in read] == [{"total": 2}] * 2
    assert [s["tie_breaks"][0]["by"] for s in read] == [["written"], ["skill_test"]]


# -- smaller wordings -----------------------------------------------------------------------------------------------

PLAIN = "总成绩=笔试×40%+面试×60%。"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("体检不合格的由后面一名顶上，只顶一次。", True),
        ("放弃的，从后面的人中依次补上。", True),
        ("自愿放弃的岗位由后续人员依次补上。", True),
        ("缺少的材料应在3日内补上。", None),
        ("由后勤部门补上签字。", None),
    ],
)
def test_places_that_are_filled_in_plain_words(text, allowed):
    assert schemes(PLAIN + text)[0].get("replacements") is allowed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各项成绩均保留两位小数。", {"written": 2, "interview": 2, "total": 2}),
        ("各项成绩保留两位小数，四舍五入。总成绩保留3位小数。", {"written": 2, "interview": 2, "total": 3}),
        ("各单项成绩均保留两位小数。", {"written": 2, "interview": 2}),
    ],
)
def test_every_result_is_rounded(text, expected):
    assert schemes(f"{PLAIN}\n{text}")[0]["rounding"] == expected


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("面试由试讲和学术答辩组成，试讲占60%，学术答辩占40%，两项均为百分制。", 100),
        ("面试由试讲和学术答辩组成，试讲占60%，学术答辩占40%，两部分都按百分制评分。", 100),
        ("面试由试讲和学术答辩组成，试讲占60%，学术答辩占40%。", None),
    ],
)
def test_so_many_tests_are_marked_out_of_a_hundred(text, full):
    found = components(schemes(f"{PLAIN}\n{text}")[0])
    assert [found[name][0] for name in ("试讲", "学术答辩")] == [full, full]


def test_a_mark_for_a_step_of_the_selection_keeps_its_name():
    read = schemes("资格审查评分满分100分。总成绩=资格审查评分×20%+面试×80%。资格审查评分低于50分的，不进入面试。")
    assert components(read[0])["资格审查评分"][:2] == (100, "0.2")


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("有党员身份的，总分另加0.5分。", ["0.5"]),
        ("获得省级以上奖励的，总分加2分。", ["2"]),
        ("加分总分不超过5分。", []),
    ],
)
def test_points_added_to_the_whole(text, points):
    assert [str(b["points"]) for b in schemes(PLAIN + text)[0].get("bonuses", [])] == points


def test_a_list_in_a_sentence_shares_the_word_number():
    text = "护理组（01、02号岗位）：笔试占30%，面试占70%。\n医技组（03、04号岗位）：笔试占50%，面试占50%。\n"
    read = schemes(f"{text}后勤组（05、06号岗位）：05号岗位笔试占四成、面试占六成；06号岗位实操占70%，面试占30%。")
    assert all(sum(float(c["weight"]) for c in s["components"] if c.get("of") == "total") <= 1 for s in read)


def test_the_tie_of_a_class_that_is_unknown_is_no_other_s():
    read = schemes(TWO + "总成绩相同时，甲类比笔试成绩，乙类比面试成绩，后勤组比实操成绩；再一样时年纪轻的优先。")
    assert [s["tie_breaks"][0]["by"] for s in read] == [["written", "age"], ["interview", "age"]]


# -- parts in lists -------------------------------------------------------------------------------------------------

MODULES = "笔试分三个模块：\n● 综合知识（经济、法律）：50分\n● 职业能力：40分\n● 英语：10分\n笔试总分100分。\n"


@pytest.mark.parametrize(
    "text",
    [
        f"（一）笔试\n6月1日，{MODULES[2:]}",
        "（一）笔试\n试卷由三部分组成：\n1.综合知识50分；\n2.职业能力40分；\n3.英语10分。\n",
        "（一）笔试\n考试内容如下：\n①综合知识（满分50分）\n②职业能力（满分40分）\n③英语（满分10分）\n".replace(
            "（满分", "，满分"
        ).replace("分）", "分"),
    ],
)
def test_items_of_a_list_that_make_up_the_test_of_its_heading(text):
    (read,) = schemes(f"{text}（二）面试\n满分100分。\n{PLAIN}")
    found = components(read)
    assert [found[name] for name in ("综合知识", "职业能力", "英语")] == [
        (50, "1", "笔试"),
        (40, "1", "笔试"),
        (10, "1", "笔试"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "（一）笔试\n试卷由三部分组成：\n1.单项选择50分；\n2.多项选择40分；\n3.判断10分。\n",
        "（一）笔试\n试卷由三部分组成：\n1.综合知识50分；\n2.职业能力40分；\n3.英语20分。\n",
        "（一）笔试\n加分项目如下：\n1.退役军人50分；\n2.烈士子女40分；\n3.劳动模范10分。\n",
        "（一）报名\n材料如下：\n1.身份证50分；\n2.毕业证50分。\n",
    ],
)
def test_other_lists_with_marks_are_no_parts(text):
    (read,) = schemes(f"{text}（二）面试\n满分100分。\n{PLAIN}")
    assert not [c for c in read["components"] if c.get("of") == "written" and c.get("weight") is not None]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_bullets_of_classes_under_the_test_they_hang_on(name):
    text = "实操考核满分100分，项目如下：\n\n- 甲类：吊装定位60分，限时8分钟，超时每10秒扣1分；故障判断40分。\n"
    text += "- 乙类：线路接线50分，程序调试30分，安全用电20分。\n\n甲类：总成绩=笔试×20%+实操×80%。\n\n"
    read = schemes(f"{text}乙类：总成绩=笔试×50%+实操×50%。\n", name)
    assert [{n for n, (_, w, _) in components(s).items() if w == "1"} for s in read] == [
        {"吊装定位", "故障判断"},
        {"线路接线", "程序调试", "安全用电"},
    ]


def test_a_part_as_large_as_the_others_together_is_a_part():
    (read,) = schemes("（一）实操考核\n线路接线50分，程序调试30分，安全用电20分。\n总成绩=笔试×50%+实操考核×50%。")
    assert {n for n, (_, w, _) in components(read).items() if w == "1"} == {"线路接线", "程序调试", "安全用电"}


def test_a_whole_before_its_parts_is_none_of_them():
    (read,) = schemes("（一）笔试\n笔试100分，其中法律常识60分，公文写作40分。\n总成绩=笔试×50%+面试×50%。")
    found = components(read)
    assert {n for n, (_, w, _) in found.items() if w == "1"} == {"法律常识", "公文写作"}
