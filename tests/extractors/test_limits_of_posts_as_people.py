"""Limits of age that only tell which posts a rule is for, lists of those for whom one is eased, people named twice."""

from __future__ import annotations

import pytest

HEAD = "云台市2026年公开招聘公告\n二、应聘条件\n（一）应聘人员应当具备下列条件：\n1.年龄在18周岁以上、35周岁以下；\n"


@pytest.fixture
def ages(tmp_path):
    from cli.notices import read_one

    def read(body):
        path = tmp_path / "n.txt"
        path.write_text(HEAD + body, encoding="utf-8")
        found = read_one([path]).notice
        return [(c.who, c.max, c.born_from) for c in found.eligibility if c.kind == "age"][1:]

    return read


@pytest.mark.parametrize(
    ("body", "want"),
    [
        (
            "（二）岗位年龄要求为35周岁以下的，下列人员可放宽：\n1.具有博士学位的，放宽至45周岁以下；\n",
            [("具有博士学位的", 45, None)],
        ),
        (
            "（二）符合以下条件的人员可适当放宽年龄：\n1.具有副高级职称的，放宽至45周岁以下；\n",
            [("具有副高级职称的", 45, None)],
        ),
        ("2.岗位年龄要求为30周岁以下、40周岁以下的，不再放宽；\n", []),
        (
            "2.要求30周岁以下的岗位，为1996年3月以后出生；\n",
            [("要求30周岁以下的岗位", 30, "1996-03")],
        ),
        (
            "2.退役军人，以及从事禁毒工作满4年的人员，年龄放宽至45周岁；\n",
            [("退役军人,以及从事禁毒工作满4年的人员", 45, None)],
        ),
        ("2.报考专技岗位的，年龄放宽至40周岁；\n", [("报考专技岗位的", 40, None)]),  # nobody beside them
    ],
)
def test_ages_with_whom_they_are_for(ages, body, want):
    assert ages(body) == want
