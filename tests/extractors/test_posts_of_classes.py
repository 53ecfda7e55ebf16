"""Which posts a class has: by the letter of their codes, by what a letter stands for, as those that are left."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from review import draft

HEAD = "青禾县2024年公开招聘公告\n一、岗位\n"
SCHEMES = "\n二、成绩\n{a}：总成绩=笔试成绩×40%+面试成绩×60%。\n{b}：总成绩=笔试成绩×60%+面试成绩×40%。\n"


def classes(table: str, between: str, a: str, b: str) -> dict[str, set[str]]:
    notice = extract([read_bytes(f"{HEAD}{table}\n{between}{SCHEMES.format(a=a, b=b)}".encode(), "notice.txt")])
    campaign = draft(notice)
    found: dict[str, set[str]] = {}
    for item in campaign.posts:
        scheme = next((s for s in campaign.schemes if s.id == item.scheme), None)
        share = (
            next((str(t.weight) for s in scheme.steps for t in s.terms if t.input == "written"), "") if scheme else ""
        )
        found.setdefault(share, set()).add(item.post.code or "")
    return found


TWO = {"0.4": {"A01", "A02"}, "0.6": {"B01", "B02"}}


@pytest.mark.parametrize(
    ("table", "between", "a", "b", "want"),
    [
        (
            "类别|岗位代码|岗位|人数\nA 高层次人才|A01|带头人|1\nA 高层次人才|A02|骨干|1\n"
            "B 教师|B01|数控|2\nB 教师|B02|会计|2",
            "",
            "A类岗位",
            "B类岗位",
            TWO,
        ),
        (
            "岗位代码|岗位|人数\nA01|内科|1\nA02|急诊|1\nB01|病区|2\nB02|产科|2",
            "说明：A类为医师岗位，B类为护理岗位。\n",
            "医师岗位",
            "护理岗位",
            TWO,
        ),
        (
            "岗位代码|岗位|人数\nA01|内科医师|1\nC01|检验技师|1\nB01|病区|2\nB02|产科|2",
            "说明：A类为医师岗位，B类为护理岗位，C类为医技岗位。\n",
            "医师、医技岗位",
            "护理岗位",
            {"0.4": {"A01", "C01"}, "0.6": {"B01", "B02"}},
        ),
        (
            "岗位代码|岗位|人数\nQW01|勤务辅警巡逻|1\nQW02|勤务辅警值守|1\nWZ01|文书|2\nWZ02|接待|2",
            "报考勤务辅警（QW01、QW02）的，须参加体能测评。\n",
            "勤务辅警",
            "文职辅警",
            {"0.4": {"QW01", "QW02"}, "0.6": {"WZ01", "WZ02"}},
        ),
        (
            "岗位代码|岗位|人数\nK1|语文|1\nK2|数学|1\nK3|音乐|2\nK4|美术|2",
            "",
            "只考试讲的岗位",
            "音乐、美术岗位",
            {"0.4": {"K1", "K2"}, "0.6": {"K3", "K4"}},
        ),
        # letters that the classes do not all have, and codes that begin alike, tell nothing
        (
            "岗位代码|岗位|人数\nQW01|勤务辅警巡逻|1\nQW02|勤务辅警值守|1\nQW03|文书|2\nQW04|接待|2",
            "报考勤务辅警（QW01、QW02）的，须参加体能测评。\n",
            "勤务辅警",
            "文职辅警",
            {"0.4": {"QW01", "QW02"}, "": {"QW03", "QW04"}},
        ),
    ],
    ids=["letter", "letter explained", "letters of a list", "left over", "complement", "codes alike"],
)
def test_posts_of_two_classes(table, between, a, b, want):
    assert classes(table, between, a, b) == want


def test_what_stands_behind_the_last_class_is_about_all_of_them():
    """A line below the last class that names another one leaves it, and so does what follows."""
    text = (
        "青禾学院2024年人才招聘公告\n【招聘岗位】\n类别|岗位代码|岗位|人数\n"
        "A 教师|A01|会计教师|2\nB 辅导员|B01|辅导员|3\n"
        "【考核方式】\n▲ A类岗位\n采取笔试、试讲相结合的方式。\n总成绩=笔试成绩×40%+试讲成绩×60%。\n"
        "▲ B类岗位\n采取笔试、面试相结合的方式。\n总成绩=笔试成绩×50%+面试成绩×50%。\n"
        "笔试：A类考专业知识，B类考综合知识。笔试60分为合格。\n"
        "入围：笔试合格人员按招聘人数1:3的比例进入面试（A类为试讲），末位成绩相同的均予入围。\n"
        "所有成绩四舍五入，保留两位小数。\n【体检】\n按总成绩从高到低等额确定体检人选。\n"
    )
    notice = extract([read_bytes(text.encode(), "notice.txt")])
    assert len(notice.schemes) == 2
    for scheme in notice.schemes:
        total = next(step for step in scheme.steps if step.id == "total")
        assert total.decimals == 2
        assert [g.min for g in scheme.gates if g.on == "written"] == [60]
        assert [(s.to, s.ratio) for s in scheme.stages][-1] == ("physical", 1)
