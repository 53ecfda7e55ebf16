"""Posts that are listed by any name with the number of people, where the list holds nothing else."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes


def posts(*lines: str) -> list[tuple[str | None, int | None]]:
    found = extract([read_bytes("\n".join(["安澜市医院公开招聘公告", *lines]).encode(), "n.txt")])
    return [(p.name, p.headcount) for p in found.posts]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["三、招聘岗位", "综合管理1名，财务主管2名。"], [("综合管理", 1), ("财务主管", 2)]),
        (["三、招聘岗位及人数", "党群工作1名、宣传策划1名。"], [("党群工作", 1), ("宣传策划", 1)]),
        (["一、岗位：小学60人，初中40人。"], [("小学", 60), ("初中", 40)]),
        (
            ["因工作需要，拟公开招聘综合管理1名、工程管理2名、法务1名。"],
            [("综合管理", 1), ("工程管理", 2), ("法务", 1)],
        ),
        (["三、招聘岗位", "综合管理岗位1名、市场开发岗位2名。"], [("综合管理", 1), ("市场开发", 2)]),
    ],
)
def test_a_list_names_its_posts(lines: list[str], expected: list[tuple[str, int]]) -> None:
    assert posts(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["三、招聘岗位", "博士2名、硕士5名。"],  # kinds of people
        ["三、招聘岗位", "男性3名、女性2名。"],
        ["面试考官由组织部门2名、用人单位3名、专家2名组成。"],
        ["近年来，我院公开招聘引进博士3名，硕士10名，学科带头人2名。"],
    ],
)
def test_other_counts_are_no_posts(lines: list[str]) -> None:
    assert posts(*lines) == []
