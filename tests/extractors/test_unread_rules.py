"""Sentences that look like rules of selection: those of which nothing is read are said, all others are passed over."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = {
    "en": "Recruitment of Harbour Wardens\n\nSelection\nThe written test carries 60% and the interview 40% of the final score. Each is marked out of 100.\n",
    "zh": "某港务局招聘看守员公告\n\n三、考试\n笔试满分100分，面试满分100分。总成绩＝笔试成绩×60%＋面试成绩×40%。\n",
}


def unread(text: str, language: str) -> list[str]:
    notice = extract([read_bytes((HEAD[language] + text + "\n").encode(), "notice.txt")])
    return [f.evidence[0].quote for f in notice.findings if f.code == "rule_unread"]


SAID = [
    ("en", "Whoever trails the best result by over 30 marks is out."),
    ("en", "Ten marks are within the gift of the harbour master, in steps of 5 points."),
    ("en", "Those in the lowest 25% of test scores drop out of the competition."),
    ("en", "Scores of the night shift are multiplied by 110%."),
    ("en", "Five candidates against one post and three for each additional post shall be called for the interview."),
    ("en", "A tie is a matter for the next sitting of the board."),
    ("en", "The harbour score is worth an extra quarter, 25% on top of all marks."),
    ("en", "The ratio of scored forms is 1:7 by district."),
    ("zh", "面试得分须超过同组考官评分均值的85%才算过关。"),
    ("zh", "本区考生成绩一律上调5分折入。"),
    ("zh", "得分落后首名30分以外者退出测试。"),
    ("zh", "笔试排名在后25%的应聘者离场。"),
    ("zh", "各岗位类别笔试成绩换算成标准分，由考试机构统一办理。"),
    ("zh", "面试各考场成绩按修正系数进行平衡处理。"),
    ("zh", "按考生的百分等级划档，前两档进入面试。"),
    ("zh", "笔试原始成绩经标准化处理后合成总成绩。"),
    ("zh", "民主测评到会人数须达到应到人数的三分之二以上，否则另行组织。"),
    ("zh", "考察组投票须有五分之四以上成员到会。"),
    ("en", "Written marks are carried forward as normalised scores across shifts."),
    ("en", "The board votes with a quorum of five of its members."),
]
PASSED_OVER = [
    ("en", "The interview pass mark is 50."),
    ("en", "Three candidates for each vacancy will be called for the interview in order of written test score."),
    ("en", "Candidates with equal final scores are ranked by interview score."),
    ("en", "The written test has 50 questions of 2 marks each."),
    ("en", "Half a mark is deducted for each wrong answer in the test."),
    ("en", "The written test lasts 90 minutes."),
    ("en", "A fee of 200 is payable before the written test."),
    ("en", "The salary is reviewed and may rise by 3% after the first assessment."),
    ("en", "4% of the vacancies are reserved for candidates with benchmark disabilities, whatever the test score."),
    ("en", "Applicants with a degree of at least 60% marks may apply until 3 May 2024."),
    ("en", "The test will be held at 9:30 on 12 June 2024."),
    ("en", "Final scores are rounded to two decimal places."),
    ("en", "Veterans receive 5 points on the final score."),
    ("zh", "面试成绩低于60分的，不得进入体检。"),
    ("zh", "按笔试成绩从高到低1:3确定面试人选。"),
    ("zh", "总成绩相同的，按笔试成绩排序。"),
    ("zh", "笔试时间为120分钟。"),
    ("zh", "每题2分，共50题。"),
    ("zh", "试用期工资为标准的80%。"),
    ("zh", "去年笔试占70%、面试占30%。"),
    ("zh", "（五）总成绩并列的处理"),
    ("zh", "总成绩保留两位小数。"),
    ("zh", "考场按标准化考点的要求布置。"),
    ("zh", "标准分数线由主管部门公布，届时另行通知。"),
    ("zh", "应聘人员须全部到会议室集合，由专人带领入场。"),
]


@pytest.mark.parametrize(("language", "text"), SAID)
def test_a_rule_of_which_nothing_is_read_is_said(language: str, text: str) -> None:
    assert unread(text, language)


@pytest.mark.parametrize(("language", "text"), PASSED_OVER)
def test_what_is_read_or_no_rule_is_passed_over(language: str, text: str) -> None:
    assert unread(text, language) == []


def test_a_table_of_weights_that_is_not_read_is_said() -> None:
    assert unread("Band\tMaximum marks\nUpper\t70 to 90\nLower\t40 to 70\n", "en")


def test_a_notice_without_any_results_has_no_rules_of_selection() -> None:
    notice = extract(
        [
            read_bytes(
                b"Notice of closure\n\nThe office closes at 16:30. About 30% of the paper archive moves.\n", "n.txt"
            )
        ]
    )
    assert "rule_unread" not in [f.code for f in notice.findings]
