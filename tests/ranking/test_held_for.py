"""Papers that must have been held for some years, and the marks of tests of languages."""

from __future__ import annotations

import pytest

from ranking.credentials import joined
from ranking.held_for import held_for, since_column, without_time
from ranking.wording import judge

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"
NOTICE = """青岚集团招聘公告
一、岗位
岗位代码	岗位名称	招聘人数	学历	其他条件
K01	驾驶员	2	高中及以上	持有C1及以上驾驶证满3年
K02	护士	2	大专及以上	取得护士执业证书2年以上
二、报名
报名时间2026年3月6日至3月12日。
三、成绩
总成绩=笔试成绩×50%+面试成绩×50%。
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C1及以上驾驶证满3年", ("C1及以上驾驶证", 36)),
        ("取得护士执业证书2年以上", ("取得护士执业证书", 24)),
        ("持有法律职业资格证书满六个月", ("持有法律职业资格证书", 6)),
        ("证书有效期2年", None),
        ("取得资格证书后2年内到岗", None),
        ("试用期1年", None),
        ("2年以上会计工作经历", None),
    ],
)
def test_demands_of_time(text: str, found: tuple[str, int] | None) -> None:
    assert held_for(text) == found
    assert without_time(text) == (found[0] if found else text)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("驾照取得时间", True),
        ("驾驶证初次领证日期", True),
        ("护士证发证日期", True),
        ("毕业证取得时间", False),
        ("驾驶证", False),
    ],
)
def test_columns_of_days_of_issue(heading: str, told: bool) -> None:
    assert (since_column(heading) is not None) is told


def test_papers_of_posts(verdicts_of) -> None:
    rows = {
        "K01,高中,C1,2018-05-01,,": YES,
        "K01,高中,C1,2025-05-01,,": NO,
        "K01,高中,C1,,,": OPEN,
        "K01,高中,C2,2018-05-01,,": NO,
        "K02,大专,,,有,2020-05-01": YES,
        "K02,大专,,,有,2025-06-01": NO,
        "K02,大专,,,无,": NO,
    }
    head = "报考岗位代码,学历,驾驶证,驾照取得时间,护士执业证书,护士证取得时间"
    assert verdicts_of(NOTICE, head, list(rows)) == list(rows.values())


@pytest.mark.parametrize(
    ("cell", "value", "want"),
    [
        ("英语六级480分", "大学英语六级425分以上或雅思6.0分以上", True),
        ("雅思6.5", "大学英语六级425分以上或雅思6.0分以上", True),
        ("英语四级", "大学英语六级425分以上或雅思6.0分以上", False),
        ("雅思5.5", "大学英语六级425分以上或雅思6.0分以上", False),
        ("六级410", "大学英语六级425分以上或雅思6.0分以上", False),
        ("英语六级", "大学英语六级425分以上", True),
        ("英语六级", "大学英语六级500分以上", None),
        ("四级500、六级520", "大学英语六级500分以上", True),
        ("CET-6", "大学英语六级考试（CET-6）", True),
        ("CET-4", "大学英语六级考试（CET-6）", False),
        ("托福95", "雅思6.0分以上或托福90分以上", True),
        ("托福85", "雅思6.0分以上或托福90分以上", False),
        ("日语N1", "大学英语四级", False),
    ],
)
def test_tests_of_languages(cell: str, value: str, want: bool | None) -> None:
    assert judge("certificate", joined([("英语水平", cell)]), (value,)) is want


def test_other_papers_say_nothing_of_a_language() -> None:
    assert judge("certificate", joined([("资格证书", "会计从业资格")]), ("大学英语六级",)) is None
    assert judge("certificate", joined([("英语水平", "英语六级")]), ("会计专业技术资格",)) is None
