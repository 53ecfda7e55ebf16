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


@pytest.mark.parametrize(
    ("said", "inner"),
    [
        ("舞蹈类岗位另加形体展示,试讲和形体展示各占面试成绩的50%。", []),
        ("试讲和形体展示各占面试成绩的50%。", ["试讲", "形体展示"]),
    ],
)
def test_what_one_class_does_is_not_asked_of_all(said, inner):
    text = f"笔试成绩占40%,面试成绩占60%。\n面试采取结构化方式,满分100分。{said}"
    of_all = next(s for s in facts(text)["schemes"] if "when" not in s)
    assert [c["name"] for c in of_all["components"] if c.get("of") == "interview"] == inner


def test_a_class_with_a_whole_of_its_own_is_no_test():
    text = (
        "招聘战斗员6人,驾驶员2人。\n总成绩:\n1.战斗员:体能测试成绩占70%,面试成绩占30%。\n"
        "2.驾驶员:体能测试成绩占30%,技能测试成绩占50%,面试成绩占20%。"
    )
    found = {label: [(i, w, of) for i, w, of in parts(s, "weight", "of") if of] for label, s in schemes(text).items()}
    assert found == {
        "战斗员": [("physical_test", "0.7", "total"), ("interview", "0.3", "total")],
        "驾驶员": [("physical_test", "0.3", "total"), ("skill_test", "0.5", "total"), ("interview", "0.2", "total")],
    }


def test_marks_and_replacements_by_the_class_they_are_said_of():
    text = (
        "甲类:总成绩=笔试成绩×30%+面试成绩×70%\n乙类:总成绩=笔试成绩×60%+面试成绩×40%\n"
        "面试甲类低于60分、乙类低于70分的,不予聘用。体检出现缺额的,甲类可递补一次,乙类不递补。"
    )
    found = schemes(text)
    assert {k: [str(g["min"]) for g in s["pass_marks"]] for k, s in found.items()} == {"甲类": ["60"], "乙类": ["70"]}
    assert {k: s["replacements"] for k, s in found.items()} == {"甲类": True, "乙类": False}


def test_each_class_has_the_paper_that_is_named_for_it():
    text = (
        "1.笔试。满分100分。甲类岗位考《行业常识》,乙类岗位考《乡村实务》。\n"
        "2.总成绩。甲类岗位按笔试60%、面试40%计算;乙类岗位按笔试40%、面试60%计算。"
    )
    papers = {k: [c["name"] for c in s["components"] if c.get("of") == "written"] for k, s in schemes(text).items()}
    assert sorted(papers.values()) == [["乡村实务"], ["行业常识"]]
