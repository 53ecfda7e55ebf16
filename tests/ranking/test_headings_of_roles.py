"""Headings under which offices export their applicants: number, name and post; what is no candidate number."""

from __future__ import annotations

import pytest

from ranking.binding import role_columns
from ranking.columns import Header, find_role

REST = ("性别", "出生日期", "学历")


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "简历编号",
            "应聘者编号",
            "报名流水号",
            "申请编号",
            "受理号",
            "投递编号",
            "考生ID",
            "Application No.",
            "application_no",
        ),
        *(
            "Application Ref",
            "Applicant Number",
            "Hall Ticket No.",
            "Admit Card Number",
            "Candidate Ref.",
            "Index Number",
        ),
    ],
)
@pytest.mark.parametrize("post", ["应聘岗位", "Post Applied For", "Vacancy Ref.", "requisition_number", "职位代码"])
def test_number_and_post(heading: str, post: str) -> None:
    header = Header((heading, *REST, post))
    assert role_columns(header) == (0, 4)


@pytest.mark.parametrize(
    "other", ["Nursing Council Registration No.", "Teacher Registration Number", "Bar Registration No."]
)
def test_a_number_of_the_application_comes_before_numbers_of_registers(other: str) -> None:
    assert role_columns(Header((other, "Post Code", "Application No.")))[0] == 2


@pytest.mark.parametrize(
    "heading", ["应聘者", "应聘人姓名", "候选人", "Candidate's Name", "Name of the Applicant", "applicant_name"]
)
def test_names(heading: str) -> None:
    assert find_role(Header(("编号", *REST, heading)), "name") == 4
