"""Whom a dated step is for is not the step: reviews passed before it, systems that close, posts that may be changed."""

from __future__ import annotations

import pytest

from extractors.notices.header import extract_header, notice_year
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.timeline.steps import extract_timeline
from ingest import read_bytes

REGISTRATION = ("registration", "2019-05-01T09:00", "2019-05-07T17:00", "甲市人事考试网")
OPEN = "报考人员请于2019年5月1日9:00至5月7日17:00登录甲市人事考试网报名。"


def steps(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    ctx = Context((Source(read_bytes(text.encode(), "n.txt")),))
    ctx.header = extract_header(ctx)
    ctx.year = notice_year(ctx, ctx.header)
    return [(e.event.value, e.start, e.end, e.place) for e in extract_timeline(ctx)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "网上缴费:通过网上资格初审的人员,须通过手机于2019年5月9日17:00之前支付考务费60元。",
            [("payment", None, "2019-05-09T17:00", None)],
        ),
        (
            "通过资格初审的考生于2019年5月9日16:00之前缴纳报名费100元。",
            [("payment", None, "2019-05-09T16:00", None)],
        ),
        ("资格初审合格人员于2019年5月9日缴费。", [("payment", "2019-05-09", None, None)]),
        ("资格初审于2019年5月9日进行。", [("online_review", "2019-05-09", None, None)]),
        (OPEN + "报名系统将于5月7日17:00自动关闭,逾期无法打印准考证。", [REGISTRATION]),
        (OPEN + "5月7日17:00后报名通道关闭,不再接受改报。", [REGISTRATION]),
        (
            "2019年4月20日起,应聘者可登录乙县人民政府网下载《岗位计划表》。",
            [("announcement", "2019-04-20", None, "乙县人民政府网")],
        ),
        ("缴费系统将于2019年5月9日17:00准时关闭。", [("payment", None, "2019-05-09T17:00", None)]),
        (
            OPEN + "5月8日12:00前未通过资格审查的,可以改报其他岗位;5月8日12:00至5月9日17:00期间,不能再改报其他岗位。",
            [REGISTRATION, ("other", None, "2019-05-08T12:00", None)],
        ),
        (
            "报考人员在2019年4月20日后可通过以下网站查询职位表。登录甲市人事考试网报名。",
            [("announcement", "2019-04-20", None, None)],
        ),
        (
            "请于2019年5月12日9:00后登录甲市人事考试网查询报名序号。",
            [("other", "2019-05-12T09:00", None, "甲市人事考试网")],
        ),
        (
            "请于2019年5月14日9:00至16日16:00在考区考试机构网站进行网上确认及缴费。",
            [("payment", "2019-05-14T09:00", "2019-05-16T16:00", "考区考试机构网站")],
        ),
        (
            "取消的岗位,由某学院在2019年5月10日12:00前在某学院官网上向社会公布。",
            [("announcement", None, "2019-05-10T12:00", "某学院官网")],
        ),
        (
            "报考人员于2019年5月20日9:00起在( )上自行下载、打印准考证。",
            [("admission_ticket", "2019-05-20T09:00", None, None)],
        ),
    ],
)
def test_steps(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert steps(f"一、公告与网上报名\n{text}") == expected
