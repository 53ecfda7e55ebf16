"""Lists of attachments as web pages and letters print them, limits in cells, headcounts by sums, heads of notices."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str, title: str = "某县2024年公开招聘公告") -> Notice:
    return extract([read_bytes(f"{title}\n{text}\n".encode(), "n.txt")])


ATTACHED = [
    ("所附材料：《应聘登记表》《机测评分说明》", ["应聘登记表", "机测评分说明"]),
    ("附件：《应聘登记表》、《机测评分说明》。", ["应聘登记表", "机测评分说明"]),
    ("附件：1-应聘登记表；2-承诺书（样本）；3-高校名单", ["应聘登记表", "承诺书(样本)", "高校名单"]),
    ("附件：1.应聘登记表；2.承诺书", ["应聘登记表", "承诺书"]),
    ("附件【附件1：应聘登记表.docx】已下载 31 次", ["应聘登记表.docx"]),
    ("附件【2.专业目录.pdf】已下载7次", ["专业目录.pdf"]),
    ("附件：1.应聘登记表（下载次数：12）\n2.承诺书[点击次数：3]", ["应聘登记表", "承诺书"]),
    ("附件：应聘登记表(docx, 24 KB)", ["应聘登记表"]),
    ("随附材料：《体能测评标准》", ["体能测评标准"]),
    ("附件1：应聘登记表\n附件2：承诺书", ["应聘登记表", "承诺书"]),
]


@pytest.mark.parametrize(("text", "titles"), ATTACHED)
def test_attachments_of_pages_and_letters(text: str, titles: list[str]) -> None:
    assert [a.title for a in notice(f"一、报名\n报名时间为2024年5月6日。\n{text}").attachments] == titles


@pytest.mark.parametrize(
    "text",
    [
        "请填写《应聘登记表》《承诺书》并交到窗口。",
        "附件所列材料须齐全。",
        "评分依据见《机测评分说明》。",
        "2024-2-5前提交。",
    ],
)
def test_documents_only_mentioned_are_not_attached(text: str) -> None:
    assert notice(text).attachments == ()


def test_english_tails_are_no_part_of_a_title() -> None:
    found = extract(
        [
            read_bytes(
                b"Harbour Pilot\nApplications close on 3 May 2025.\n"
                b"Attachments: Candidate Guide (opens in a new window); Role Outline (PDF, 210 KB)\n",
                "n.txt",
            )
        ]
    )
    assert [a.title for a in found.attachments] == ["Candidate Guide", "Role Outline"]


LIMITS = [
    ("每人现场最多投3个岗位，最终确认1个岗位参加测评。", 1),
    ("考生可先意向登记两个岗位，最后只能选定1个岗位。", 1),
    ("每人只能投递一个岗位。", 1),
    ("每人限报两个志愿。", 2),
]


@pytest.mark.parametrize(("text", "posts"), LIMITS)
def test_posts_one_may_apply_for(text: str, posts: int) -> None:
    found = notice(text).apply_limit
    assert found is not None
    assert found.posts == posts


def test_a_cell_may_say_how_many_posts() -> None:
    page = "<h1>某县2024年公开招聘公告</h1><table><tr><th>事项</th><th>时间</th><th>说明</th></tr><tr><td>网上投递</td>"
    page += (
        "<td>5月6日至5月9日</td><td>每人只能投递一个岗位</td></tr><tr><td>笔试</td><td>5月20日</td><td>一中</td></tr>"
    )
    page += "</table>"
    found = extract([read_bytes(page.encode(), "n.html")]).apply_limit
    assert found is not None
    assert found.posts == 1


OPENING = [
    ("某职位现场确认人数少于名额3倍的，减少该职位名额。", "3"),
    ("岗位报到确认人数不足招聘名额2倍的，核减该岗位名额。", "2"),
    ("现场确认人数与招聘名额之比低于3：1的，取消该岗位招聘。", "3"),
]


@pytest.mark.parametrize(("text", "ratio"), OPENING)
def test_those_who_confirm_open_a_post(text: str, ratio: str) -> None:
    assert [str(r.applicants) for r in notice(text).opening_ratios] == [ratio]


ENGLISH_LIMITS = [
    ("You may apply for only one of the two locations.", 1),
    ("Applicants may apply for one of the listed positions.", 1),
    ("Each applicant may apply for both categories in one form.", 2),
    ("Candidates can apply for both posts.", 2),
]


@pytest.mark.parametrize(("text", "posts"), ENGLISH_LIMITS)
def test_english_limits(text: str, posts: int) -> None:
    found = extract([read_bytes(f"VACANCY NOTICE\nHarbour Pilot\n{text}\n".encode(), "n.txt")]).apply_limit
    assert found is not None
    assert found.posts == posts


@pytest.mark.parametrize("text", ["Both parents may apply for leave.", "You may apply for one of the two bursaries."])
def test_other_applications_limit_nothing(text: str) -> None:
    assert extract([read_bytes(f"VACANCY NOTICE\nHarbour Pilot\n{text}\n".encode(), "n.txt")]).apply_limit is None


SUMS = [
    ("教育类20名，卫生类14名，共34名。", 34, [("教育类", 20), ("卫生类", 14)]),
    ("管理岗位3人、工勤岗位9人，合计12人。", 12, [("管理岗位", 3), ("工勤岗位", 9)]),
]


@pytest.mark.parametrize(("text", "total", "parts"), SUMS)
def test_a_sum_behind_its_parts_at_the_start_of_a_line(text: str, total: int, parts: list[tuple[str, int]]) -> None:
    found = notice(f"一、岗位计划\n{text}").headcount
    assert found.total == total
    assert [(p.label, p.count) for p in found.parts] == parts


@pytest.mark.parametrize("text", ["男5名，女5名，共10名。", "内部考官3名，外聘考官4名，共7名。"])
def test_parts_of_something_else_are_no_headcount(text: str) -> None:
    assert notice(f"一、其他\n{text}").headcount.total is None


ENGLISH_COUNTS = [
    ("Number of Vacancies: 9 (Deck Duties: 5; Engine Room: 4)", 9, [("Deck Duties", 5), ("Engine Room", 4)]),
    ("Number of posts: 6 (Day Shift 4, Night Shift 2)", 6, [("Day Shift", 4), ("Night Shift", 2)]),
    ("Number of jobs available: 3", 3, []),
    ("Number of vacancies: 9 (Deck Duties: 5; Engine Room: 3)", 9, []),
]


@pytest.mark.parametrize(("text", "total", "parts"), ENGLISH_COUNTS)
def test_english_counts_with_their_breakdown(text: str, total: int, parts: list[tuple[str, int]]) -> None:
    found = extract([read_bytes(f"VACANCY NOTICE\nHarbour Pilot\n{text}\n".encode(), "n.txt")]).headcount
    assert found.total == total
    assert [(p.label, p.count) for p in found.parts] == parts


HEADS = [
    ("BAY OF ELMS CO-OPERATIVE BANK LTD.\nRecruitment of Clerks - 2024\n", "BAY OF ELMS CO-OPERATIVE BANK LTD."),
    ("# Tide Analyst\n\n**Office for Marine Safety**\n\nApply by 3 May 2025\n", "Office for Marine Safety"),
    ("VACANCY\nDepartment:  Department of Canal Works\nPost:  Lock Keeper\n", "Department of Canal Works"),
    (
        "Notice on Recruiting Guards\nApplicants register on 3 May 2010.\n\nFenhe Fire Brigade\nMay 1, 2010\n",
        "Fenhe Fire Brigade",
    ),
]


@pytest.mark.parametrize(("text", "issuer"), HEADS)
def test_who_issues_an_english_notice(text: str, issuer: str) -> None:
    name = "n.md" if text.startswith("#") else "n.txt"
    assert extract([read_bytes(text.encode(), name)]).header.issuer == (issuer,)


def test_several_issuers_side_by_side() -> None:
    found = notice("\n某县卫生健康局 某县教育局 某县财政局\n\n为充实队伍，现公开招聘工作人员3名。")
    assert found.header.issuer == ("某县卫生健康局", "某县教育局", "某县财政局")


def test_a_number_in_brackets_on_a_line_of_its_own() -> None:
    assert notice("（某人社发〔2024〕5号）\n为充实队伍，现公开招聘3名。").header.doc_number == "某人社发〔2024〕5号"


def test_a_number_in_a_sentence_is_that_of_another_document() -> None:
    assert notice("根据某人社发〔2024〕5号文件精神，现公开招聘3名。").header.doc_number is None
