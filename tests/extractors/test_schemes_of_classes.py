"""Schemes of notices whose classes of posts are tested apart: what is read for each class, and what for none."""

from __future__ import annotations

import pytest

import ingest
from corpus.facts import to_facts
from extractors import extract

TABLE = (
    "岗位代码\t岗位\t类别\t人数\nK01\t放射诊断\t诊疗\t3\nK02\t外伤急救\t诊疗\t2\n"
    "K03\t病区照护\t照护\t6\nK04\t档案整理\t行政\t1\n"
)
PLAN = f"某院招聘工作人员12名的公告\n一、岗位\n{TABLE}二、办法\n"


def facts(text, name="notice.txt"):
    document = ingest.read_bytes(text.encode(), name)
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


def schemes(text):
    """Scheme by the labels of its tracks."""
    found = facts(text)
    labels = {t["id"]: t["label"] for t in found.get("tracks", [])}
    return {"、".join(labels[t] for t in s.get("tracks", [])): s for s in found.get("schemes", [])}


def parts(scheme, *names):
    return [
        (c["id"], *(str(c[n]) if c.get(n) is not None else None for n in names)) for c in scheme.get("components", [])
    ]


def shortlists(scheme):
    return [(s["to"], s["by"], str(s.get("ratio") or s.get("count")), s.get("ties")) for s in scheme["shortlists"]]


@pytest.mark.parametrize(
    ("rules", "labels"),
    [
        (
            "诊疗、照护职位:只考《救护常识》一科。\n行政职位:考《救护常识》和《公文基础》两科,各占50%。",
            ["诊疗、照护职位", "行政职位"],
        ),
        (  # told apart in one rule
            "诊疗、照护职位:只考《救护常识》一科。\n诊疗职位笔试低于50分的淘汰,照护职位低于45分的淘汰。\n行政职位:考《公文基础》一科。",
            ["诊疗", "照护", "行政"],
        ),
        (  # told apart by a table of weights
            "诊疗、照护岗位按1:4确定操作人员。行政岗位按1:3确定面试人员。\n类别\t笔试\t操作考核\t面试\n诊疗\t40%\t30%\t30%\n照护\t50%\t30%\t20%\n行政\t60%\t不设\t40%",
            ["诊疗", "照护", "行政"],
        ),
    ],
)
def test_categories_that_no_rule_tells_apart_are_one_class(rules, labels):
    assert [t["label"] for t in facts(PLAN + rules).get("tracks", [])] == labels


def test_the_one_paper_of_a_class_is_all_of_its_written_test():
    found = schemes(
        f"{PLAN}笔试满分均为100分。诊疗、照护职位:笔试只考《救护常识》一科。\n行政职位:笔试考《救护常识》和《公文基础》两科,《救护常识》占40%,《公文基础》占60%。"
        "\n总成绩按笔试占60%、面试占40%合成。"
    )
    one = next(s for label, s in found.items() if label.startswith("诊疗"))
    assert [(c["name"], str(c["weight"])) for c in one["components"] if c.get("of") == "written"] == [("救护常识", "1")]


@pytest.mark.parametrize(
    ("rules", "label"),
    [
        ("总成绩:K01、K02为笔试50%+面试50%;K03为笔试30%+操作考核70%;K04为笔试60%+面试40%。", "K01、K02"),
        (
            "K01、K02:总成绩=笔试×50%+面试×50%\n\nK03:总成绩=笔试×30%+面试×70%\n\nK04:总成绩=笔试×60%+面试×40%",
            "K01、K02",
        ),
    ],
)
def test_the_class_of_one_code_is_called_by_its_post(rules, label):
    assert {t["label"] for t in facts(PLAN + rules)["tracks"]} >= {label, "病区照护", "档案整理"}


def test_rules_for_classes_in_brackets_behind_their_numbers():
    text = (
        "某街道招聘24人,分普通岗位16人和专项岗位8人。\n笔试占60%,面试占40%。\n"
        "按招聘人数的两倍进入面试(普通岗位)或者一点五倍进入面试(专项岗位),名次并列的一起进入。"
    )
    found = schemes(text)
    assert {label: shortlists(s) for label, s in found.items()} == {
        "普通岗位": [("interview", "written", "2", "all")],
        "专项岗位": [("interview", "written", "1.5", "all")],
    }


def test_people_equal_at_the_cuts_of_two_classes_go_on_in_both():
    text = (
        f"{PLAN}诊疗岗位以笔试成绩为序,按招聘人数的4倍确定技能操作人员;行政、照护岗位以笔试成绩为序,按3倍确定面试人员。最后一名并列的同时入围。\n"
        "诊疗岗位:笔试40%,技能操作30%,面试30%。\n照护岗位:笔试50%,面试50%。\n行政岗位:笔试60%,面试40%。"
    )
    assert {s["ties"] for found in schemes(text).values() for s in found["shortlists"]} == {"all"}


def test_a_plain_line_behind_the_list_of_the_last_class_is_for_all_classes():
    text = (
        "# 某集团招聘启事\n\n## 怎么选\n\n### 管理类\n\n- 笔试:百分制。\n- 总成绩=笔试成绩×30%+面试成绩×70%\n\n"
        "### 技术类\n\n- 笔试:百分制。\n"
        "- 总成绩=笔试成绩×60%+面试成绩×40%\n\n所有人员均须完成性格测评,结果不计入总成绩。\n\n总成绩保留1位小数。\n"
    )
    document = ingest.read_bytes(text.encode(), "notice.md")
    found = to_facts(extract([document]), [document])["schemes"]
    assert len(found) == 2
    assert [s["rounding"]["total"] for s in found] == [1, 1]
    assert [s["not_counted"] for s in found] == [["psychological"]] * 2


def test_the_chain_of_a_class_that_is_no_track_is_nobody_elses():
    text = (
        "甲类:总成绩=笔试成绩×30%+面试成绩×70%\n乙类:总成绩=笔试成绩×60%+面试成绩×40%\n"
        "总成绩相同的,甲类以面试成绩、乙类以笔试成绩、后勤类以实操成绩高者优先。"
    )
    assert [s["tie_breaks"][0]["by"] for s in schemes(text).values()] == [["interview"], ["written"]]
