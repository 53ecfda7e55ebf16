"""Attachments: the ways in which notices list them."""

from __future__ import annotations

import pytest

from extractors.notices.attachments import extract_attachments
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes

LISTS = [
    ("附件：1．岗位专业对照表.xls　2．承诺书.doc\n", ["岗位专业对照表.xls", "承诺书.doc"]),
    (
        "附件：1.甲市招聘报名表\n      2.岗位专业参考目录\n\n甲市人社局\n2024年5月8日\n",
        ["甲市招聘报名表", "岗位专业参考目录"],
    ),
    (
        "附件：\n\n1. 报名登记表\n2. 工作经历证明（样式）\n\n甲区招聘工作领导小组\n",
        ["报名登记表", "工作经历证明(样式)"],
    ),
    ("附件1 应聘报名表\n附件2 心理测试须知\n", ["应聘报名表", "心理测试须知"]),
    ("附件1：职位表\n附件2：报考指南\n", ["职位表", "报考指南"]),
    ("附：1、竞争上岗报名表；2、资历评价计分表\n", ["竞争上岗报名表", "资历评价计分表"]),
    ("附：甲1、乙2岗位对照表\n", ["甲1、乙2岗位对照表"]),
    ("附件：诚信承诺书\n甲大学\n2024年1月23日\n", ["诚信承诺书"]),
    ("附件下载：\n附件1-岗位信息表.pdf\n附件2-应聘申请表.docx\n", ["岗位信息表.pdf", "应聘申请表.docx"]),
    (
        "附件:\n2、职位一览表(待发)\n3、各市职位一览表(待发)\n6、体检项目和标准 (待发)\n",
        ["职位一览表(待发)", "各市职位一览表(待发)", "体检项目和标准(待发)"],
    ),
    (
        "附件 Attachments: 应聘登记表 Application Form；推荐信模板 Reference Letter Template\n",
        ["应聘登记表", "推荐信模板"],
    ),
    ("附件：①岗位表②报名表③承诺书\n", ["岗位表", "报名表", "承诺书"]),
    ("附件：2024年度补充录用职位表.xls\n甲市公务员局\n", ["2024年度补充录用职位表.xls"]),
    (
        "Attachment: 1. Open Recruitment Post Table. xls\n2. Registration form. document\nCounty Personnel Bureau\n",
        ["Open Recruitment Post Table. xls", "Registration form. document"],
    ),
    ("Annexures: 1. Syllabus\n2. Format of certificate\n", ["Syllabus", "Format of certificate"]),
]
NONE = [
    "具体岗位见附件1，报名表见附件2。\n",
    "附件材料须齐全。\n",
    "将身份证扫描件作为附件1发送至邮箱。\n",
    "附则\n",
]


def titles(text: str) -> list[str]:
    lead = (
        "Notice of recruitment\nThe details are as follows.\n"
        if text.isascii()
        else "甲市公开招聘公告\n有关事项如下。\n"
    )
    document = read_bytes((lead + text).encode(), "notice.txt")
    found = extract_attachments(Context((Source(document),)))
    for item in found:
        item.evidence["title"][0].verify(document)
    return [item.title for item in found]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_mentions_are_no_lists(text: str) -> None:
    assert titles(text) == []


def test_the_attachment_itself_is_not_listed_again() -> None:
    assert titles("附件：\n1、报名表\n2、岗位说明书\n\n附件1：\n报名表\n姓名\n附件2：\n岗位说明书\n") == [
        "报名表",
        "岗位说明书",
    ]
