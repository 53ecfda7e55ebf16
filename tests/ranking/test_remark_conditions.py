"""What a post asks for in its remarks decides eligibility like any other column, with the words that say so."""

from __future__ import annotations

import polars as pl
import pytest

from ranking import Candidates, screen

NOTICE = """青禾县融媒体中心公开招聘工作人员公告

一、招聘岗位
岗位代码\t岗位名称\t招聘人数\t学历\t专业\t备注
Q01\t夜班值守\t1\t大专及以上\t不限\t适合男性
Q02\t采访记者\t2\t本科及以上\t新闻学\t限女性，须取得C1驾驶证
Q03\t文字编辑\t1\t本科及以上\t不限\t试用期三个月

二、报名时间
2024年5月6日至5月10日。
"""


@pytest.fixture(scope="module")
def campaign():
    from extractors import extract
    from ingest import read_bytes
    from review import draft

    return draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))


@pytest.mark.parametrize(
    ("post", "sex", "licence", "status", "words"),
    [
        ("Q02", "男", "C1驾驶证", "ineligible", "限女性"),
        ("Q02", "女", "C1驾驶证", "eligible", None),
        ("Q02", "女", "无", "ineligible", "C1驾驶证"),
        ("Q02", "", "C1驾驶证", "needs_documents", "限女性"),
        ("Q01", "女", "无", "eligible", None),  # 适合 recommends, it turns nobody away
        ("Q03", "男", "无", "eligible", None),
    ],
)
def test_remark_conditions_decide_with_their_words(campaign, post, sex, licence, status, words):
    person = {
        "准考证号": "1",
        "岗位代码": post,
        "性别": sex,
        "学历": "本科",
        "专业": "新闻学",
        "证书": licence,
        "诚信承诺": "是",
    }
    row = screen(campaign, Candidates.from_frame(pl.DataFrame({k: [v] for k, v in person.items()}))).frame.to_dicts()[0]
    assert row["status"] == status
    assert words is None or words in row["reasons"]
