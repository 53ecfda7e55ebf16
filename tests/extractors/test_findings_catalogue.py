"""Findings and questions: each kind on the smallest notice that shows it, and its twin that must stay silent."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.findings import Finding, Question
from schema.notice import Notice

HEAD = "云岭县2024年公开招聘工作人员公告\n\n"
TAIL = "\n\n云岭县人力资源和社会保障局\n2024年3月1日\n"
TABLE = "一、招聘岗位\n序号\t岗位名称\t岗位代码\t招聘人数\n1\t会计\tA01\t{0}\n2\t文秘\tA02\t{1}\n"
SCORING = "三、考试\n笔试满分{0}分，面试满分100分。总成绩＝笔试成绩×{1}%＋面试成绩×{2}%。\n"


def notice(body: str, *, head: str = HEAD, tail: str = TAIL) -> Notice:
    document = read_bytes((head + body + tail).encode(), "notice.txt")
    extracted = extract([document])
    extracted.verify([document])
    return extracted


def finding(extracted: Notice, code: str) -> Finding | None:
    return next((f for f in extracted.findings if f.code == code), None)


def question(extracted: Notice, code: str) -> Question | None:
    return next((q for q in extracted.questions if q.code == code), None)


@pytest.mark.parametrize(
    ("body", "code", "proof"),
    [
        ("本次计划招聘5名。\n" + TABLE.format(2, 3), "headcount_adds_up", "2+3 = 5"),
        ("本次计划招聘6名。\n" + TABLE.format(2, 3), "headcount_mismatch", "2+3 = 5, stated 6"),
        ("本次计划招聘20名，其中县直单位12名、乡镇单位9名。", "headcount_parts_mismatch", "12+9 = 21, stated 20"),
        ("本次计划招聘21名，其中县直单位12名、乡镇单位9名。", "parts_add_up", "12+9 = 21, stated 21"),
        (SCORING.format(100, 60, 50), "weights_do_not_add_up", "60% + 50% = 110%"),
        (SCORING.format(100, 60, 40), "weights_add_up", "60% + 40% = 100%"),
        (SCORING.format(150, 60, 40), "scale_mismatch", "150*0.6 + 100*0.4 = 130"),
        (
            "二、报名\n报名时间：2024年3月20日9:00至3月10日17:00。\n",
            "dates_reversed",
            "2024-03-20T09:00 > 2024-03-10T17:00",
        ),
        (
            "二、报名\n报名时间：2024年3月10日9:00至3月20日17:00。\n三、考试\n笔试时间：2024年3月5日9:00—11:00。\n",
            "dates_out_of_order",
            None,
        ),
        (
            "二、报名\n报名时间：2024年2月10日9:00至2月20日17:00。\n",
            "starts_before_publication",
            "2024-02-10 < 2024-03-01",
        ),
        ("三、考试\n面试定于2024年5月20日（星期五）举行。\n", "weekday_mismatch", "2024-05-20: 星期一"),
        (
            "二、应聘条件\n1.年龄在18周岁以上、35周岁以下（1988年3月1日至2006年3月1日期间出生）；\n",
            "age_window_admits_older",
            "born 1988-03-01 is 36 on 2024-03-01",
        ),
        (
            "二、应聘条件\n1.年龄在18周岁以上、35周岁以下（1990年3月2日至2006年3月1日期间出生）；\n",
            "age_window_excludes",
            "the oldest admitted, born 1990-03-02, is 33 on 2024-03-01",
        ),
        (
            "一、招聘岗位\n序号\t岗位名称\t岗位代码\t招聘人数\n1\t会计\tA01\t1\n2\t文秘\tA01\t1\n",
            "duplicate_code",
            None,
        ),
        (
            "一、招聘岗位\n序号\t岗位名称\t岗位代码\t招聘人数\n1\t会计\t2401\t1\n2\t文秘\t2402\t1\n3\t司机\t2403\t1\n4\t厨师\t24\t1\n",
            "damaged_code",
            "3 of 4 codes have 4 characters",
        ),
        (
            "三、考试\n笔试满分100分，面试满分100分。面试成绩低于120分的，不予聘用。\n",
            "pass_mark_above_full",
            "120 > 100",
        ),
        (
            "五、收费\n报名后缴纳考务费用200元（报名费50元，考试费140元）。\n",
            "fee_sum_mismatch",
            "50+140 = 190, stated 200",
        ),
        ("请填写附件3。\n附件：1.岗位表\n2.报名表\n", "attachment_missing", "referred to: [3]; listed: [1, 2]"),
        ("联系人：张某，电话13900000000。\n", "personal_data", None),
        ("总分按考（论坛）试成绩排序。\n", "inserted_word", None),
        (
            "请如实填写岗位代码。\n一、招聘岗位\n序号\t岗位名称\t招聘人数\n1\t会计\t1\n2\t文秘\t1\n",
            "post_code_not_printed",
            None,
        ),
    ],
)
def test_finding_is_made_with_its_proof(body: str, code: str, proof: str | None) -> None:
    found = finding(notice(body), code)
    assert found is not None
    assert found.evidence
    if proof is not None:
        assert found.proof == proof


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("本次计划招聘5名。\n" + TABLE.format(2, 3), "headcount_mismatch"),
        ("本次计划招聘50名，部分岗位示例如下，详见附件。\n" + TABLE.format(2, 3), "headcount_mismatch"),
        (SCORING.format(100, 60, 40), "weights_do_not_add_up"),
        (SCORING.format(100, 60, 40), "scale_mismatch"),
        ("三、考试\n面试定于2024年5月20日（星期一）举行。\n", "weekday_mismatch"),
        ("二、报名\n报名时间：2024年3月10日9:00至3月20日17:00。\n", "dates_reversed"),
        ("请填写附件2。\n附件：1.岗位表\n2.报名表\n", "attachment_missing"),
        ("咨询电话：0000-1234567。\n", "personal_data"),
    ],
)
def test_finding_is_not_made_without_cause(body: str, code: str) -> None:
    assert finding(notice(body), code) is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            "三、考试\n按招聘人数1:3的比例，从高分到低分确定面试人选。\n" + SCORING.format(100, 60, 40),
            "tie_at_cut_unstated",
        ),
        (SCORING.format(100, 60, 40) + "总成绩保留两位小数。\n", "rounding_mode_unstated"),
        (SCORING.format(100, 60, 40), "rounding_unstated"),
        ("二、报名\n岗位开考比例须大于1:3。\n", "opening_ratio_strict"),
        ("二、应聘条件\n1.年龄35周岁以下（1989年3月1日以后出生）；\n", "date_boundary_unstated"),
    ],
)
def test_question_is_asked_with_its_readings(body: str, code: str) -> None:
    asked = question(notice(body), code)
    assert asked is not None
    assert len(asked.readings) > 1
    assert asked.answer is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            "三、考试\n按招聘人数1:3的比例确定面试人选，末位同分的一并进入面试。\n" + SCORING.format(100, 60, 40),
            "tie_at_cut_unstated",
        ),
        (SCORING.format(100, 60, 40) + "总成绩保留两位小数，第三位四舍五入。\n", "rounding_mode_unstated"),
        ("二、应聘条件\n1.年龄35周岁以下（1989年3月1日及以后出生）；\n", "date_boundary_unstated"),
    ],
)
def test_question_is_not_asked_where_the_notice_answers_it(body: str, code: str) -> None:
    assert question(notice(body), code) is None
