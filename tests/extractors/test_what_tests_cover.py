"""What a test covers, told behind its name with its share: the share is that of the test, not of a topic."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes
from schema.scheme import WeightedSum


def weights(*lines: str) -> dict[str, Decimal]:
    document = read_bytes("\n".join(["清河市招聘公告", "一、考试", *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    (scheme,) = found.schemes
    steps = [s for s in scheme.steps if isinstance(s, WeightedSum) and s.id == scheme.total]
    return {t.input: t.weight for s in steps for t in s.terms}


@pytest.mark.parametrize(
    "line",
    [
        "笔试(百分制):内容为社区工作基础知识、公文写作,占总成绩60%。",
        "笔试:内容为社区工作基础知识、公文写作,占总成绩60%。",
        "笔试采取闭卷形式,试题包括时事政治、公文写作等内容,占60%。",
        "笔试内容:教育学、心理学、学科专业知识,卷面满分120分,折算成百分制后占60%。",
        "笔试范围为公共基础知识、公文写作,成绩占总成绩的60%。",
        "笔试,命题范围包括法律常识、公文写作,按60%计入总成绩。",
    ],
)
def test_the_share_behind_what_a_test_covers(line: str) -> None:
    assert weights(line, "面试占总成绩40%。") == {"written": Decimal("0.6"), "interview": Decimal("0.4")}


@pytest.mark.parametrize(
    ("line", "shares"),
    [
        ("笔试内容为公共基础知识、专业知识,各占50%。", {"public_basics": "0.5", "professional": "0.5"}),
        ("笔试内容为公共基础知识(占40%)、专业知识(占60%)。", {"public_basics": "0.4", "professional": "0.6"}),
    ],
)
def test_papers_with_shares_of_their_own_are_papers(line: str, shares: dict[str, str]) -> None:
    document = read_bytes(f"清河市招聘公告\n一、考试\n{line}\n总成绩=笔试成绩×60%+面试成绩×40%".encode(), "n.txt")
    (scheme,) = extract([document]).schemes
    told = {t.input: str(t.weight) for s in scheme.steps if isinstance(s, WeightedSum) for t in s.terms}
    assert {k: v for k, v in told.items() if k in shares} == shares


def test_what_a_test_is_in_is_no_paper_beside_it() -> None:
    text = "清河市招聘公告\n一、考试\n考试包括法律知识笔试、面试。\n总成绩:笔试占60%,面试占40%。"
    (scheme,) = extract([read_bytes(text.encode(), "n.txt")]).schemes
    assert {m.id for m in scheme.marks} == {"written", "interview"}
