"""How places set apart for categories are filled, and what becomes of those nobody of the category can take."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.selection.apart import is_category
from ingest import read_bytes

ZH = """某市直属单位公开招聘工作人员公告

一、考试办法
笔试满分100分，面试满分100分。总成绩＝笔试成绩×60%＋面试成绩×40%。
二、录用
{said}
"""
EN = """Recruitment of Assistants

1. Selection
The written test carries 100 marks and the interview carries 50 marks. Final merit = written test 80% + interview 20%.
2. Reservation
{said}
"""


def scheme_of(said: str):
    text = (EN if said.isascii() else ZH).format(said=said)
    (scheme,) = extract([read_bytes(text.encode(), "notice.txt")]).schemes
    return scheme


OPEN_FIRST = [
    "先按总成绩从高到低录用普通名额，再在定向人员中录用定向名额。",
    "先从全体考生中确定社会名额人选，再从服务基层人员中依次确定专项名额人选。",
    "退役士兵考生总成绩达到普通岗位录取线的，占用普通名额。",
    "定向考生名次进入普通计划范围的，计入普通计划，不再计算定向计划。",
    "残疾考生按成绩被录用的，不占用残疾人名额。",
    "普通名额面向全体考生，定向名额由符合条件者竞争。",
    "SC, ST and OBC candidates selected on their own merit shall be adjusted against unreserved vacancies.",
    "A reserved category candidate who qualifies by general standards will be counted against the UR posts.",
    "OBC candidates placed on merit without any concession shall not be counted against the reserved quota.",
    "Unreserved vacancies are open to all candidates whatever their community.",
    "The general posts will be filled from candidates of all categories in order of merit.",
    "Open category seats shall be filled first in order of the merit list.",
]
APART = [
    "定向名额与普通名额分别排序，依次录用。",
    "退役军人岗位和社会岗位分开划线。",
    "服务基层人员单独排名，择优录用。",
    "预留名额另行录用。",
    "定向计划与普通计划名额互不占用。",
    "Candidates who apply under a reserved category shall be considered only against the reserved vacancies.",
    "Those applying for EWS seats will not be considered against general vacancies.",
    "There shall be no migration from reserved lists to the open list.",
]
UNFILLED = [
    ("定向名额未招满的，转为社会名额。", "open"),
    ("预留计划有空缺的，调剂到普通计划。", "open"),
    ("专项名额未完成时，剩余部分由普通考生按成绩补足。", "open"),
    ("残疾人岗位无人报考的，改为社会招聘。", "open"),
    ("定向名额未招满的，不再调剂。", "kept"),
    ("预留名额空缺的予以核销。", "kept"),
    ("Reserved vacancies that remain unfilled shall be filled by general candidates.", "open"),
    ("If EWS posts cannot be filled, they will be treated as unreserved.", "open"),
    ("PwBD seats left vacant shall be transferred to other candidates.", "open"),
    ("In the absence of suitable ex-servicemen the posts will be offered to general candidates.", "open"),
    ("SC posts lying vacant will be carried forward to the next year.", "kept"),
    ("Reserved vacancies not filled shall not be de-reserved.", "kept"),
]
SILENT = [
    "按总成绩从高到低录用，名额用完为止。",
    "先组织笔试，再组织面试。",
    "定向岗位仅限服务基层人员报考。",
    "退役士兵须提供退伍证明。",
    "残疾考生达到合格线的，可申请延长考试时间。",
    "普通岗位面试比例为1:3。",
    "招聘岗位未招满的，在其他岗位考生中调剂。",
    "岗位空缺的不再递补。",
    "4% of the posts are reserved for persons with benchmark disabilities.",
    "SC and ST candidates must produce a caste certificate issued by a competent authority.",
    "Reserved candidates availing relaxation of age shall not be considered against unreserved vacancies.",
    "SC candidates selected by relaxed standards shall be counted against reserved vacancies.",
    "General candidates must secure 40% of the marks.",
    "The post will be filled by direct recruitment.",
    "Vacant posts may be filled later from the waiting list.",
    "UR: 10, SC: 3, ST: 1, OBC: 5, EWS: 1.",
]


@pytest.mark.parametrize(("said", "order"), [*((s, "open_first") for s in OPEN_FIRST), *((s, "apart") for s in APART)])
def test_the_order_of_filling_is_read_with_its_words(said, order):
    scheme = scheme_of(said)
    assert scheme.reserved == order
    (evidence,) = scheme.evidence["reserved"]
    assert evidence.quote
    assert evidence.quote in said.replace("，", ",").replace("；", ";") or evidence.quote in said


@pytest.mark.parametrize(("said", "becomes"), UNFILLED)
def test_what_becomes_of_places_left_over(said, becomes):
    scheme = scheme_of(said)
    assert (scheme.unfilled, scheme.reserved) == (becomes, None)
    assert scheme.evidence["unfilled"][0].quote


@pytest.mark.parametrize("said", SILENT)
def test_other_sentences_say_nothing_of_it(said):
    scheme = scheme_of(said)
    assert scheme.reserved is None
    assert scheme.unfilled is None


def test_opposite_sentences_are_left_to_people():
    assert scheme_of("定向名额与普通名额分别排序。普通名额面向全体考生。").reserved is None


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("SC", True),
        ("EWS", True),
        ("服务基层项目人员", True),
        ("定向", True),
        ("男", False),
        ("城东校区", False),
        ("women", False),
    ],
)
def test_labels_of_categories(label, category):
    assert is_category(label) is category
