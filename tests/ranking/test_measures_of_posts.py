"""Measures in remarks of posts, bare cells of certificates, years of teaching, kinds told by years or words."""

from __future__ import annotations

import pytest

from ranking.answers import degree_told, kind_told, level_of
from ranking.checks import All, Level
from ranking.credentials import is_credential, joined, judge_credentials
from ranking.facts import PLACES
from ranking.measures import least_of, measure_of, measured, sizes
from ranking.phrases import Phrases, work_named
from ranking.reservations import head_of, kinds_of
from schema.evidence import Evidence
from schema.notice import Post


@pytest.mark.parametrize(
    ("text", "name", "least"),
    [
        ("身高170厘米及以上", "height", 170),
        ("身高不低于168cm", "height", 168),
        ("身高须达到1.72米", "height", 172),
        ("Minimum height: 165 cm", "height", 165),
        ("双眼裸眼或矫正视力均达到4.9及以上", "eyesight", 4.9),
        ("矫正视力不低于5.0", "eyesight", 5.0),
        ("with 55% marks", "percentage", 55),
        ("at least 60 per cent marks in aggregate", "percentage", 60),
    ],
)
def test_the_least_of_a_measure(text: str, name: str, least: float) -> None:
    assert least_of(text) == (name, round(least * 10**PLACES))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("身高男性170厘米、女性160厘米以上", "height"),
        ("裸眼视力不低于4.8", "eyesight"),
        ("55% marks (50% for SC and ST)", "percentage"),
        ("the physical standard at para 5", "other"),
        ("typing speed of 35 words per minute", "other"),
        ("需经常值夜班", None),
        ("适合男性", None),
    ],
)
def test_what_people_have_to_judge(text: str, measure: str | None) -> None:
    assert measure_of(text) == measure
    assert least_of(text) is None


@pytest.mark.parametrize(
    ("cell", "size"),
    [("172", 172), ("1.72米", 172), ("168.5cm", 168.5), ("5.0/4.9", 4.9), ("左眼5.0 右眼4.8", 4.8), ("良好", None)],
)
def test_sizes_in_cells(cell: str, size: float | None) -> None:
    assert sizes(cell) == (None if size is None else round(size * 10**PLACES))


def test_clauses_of_posts() -> None:
    proof = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}
    one = Post(id="p1", remarks="男性;身高170厘米及以上;须值夜班", evidence=proof)
    two = Post(id="p2", remarks="身高170厘米及以上优先", evidence=proof)
    (clause,) = measured((one, two), frozenset({"height"}))
    assert clause.check == Level("height", 170 * 10**PLACES)
    assert clause.applies == (True, False)


@pytest.mark.parametrize(
    ("demand", "heading", "cell", "verdict"),
    [
        ("高级中学语文", "教师资格(学段 学科)", "高级中学 语文", True),
        ("初级中学及以上数学", "教师资格证", "高级中学 数学", True),
        ("初级中学及以上 数学", "教师资格证", "小学 数学", False),
        ("小学及以上语文", "教师资格证", "初级中学 英语", False),
        ("初中数学教师资格证", "教师资格证", "初级中学教师资格(数学)", True),
        ("二级乙等及以上", "普通话等级", "二级甲等", True),
        ("二级甲等及以上", "普通话等级", "二级乙等", False),
        ("幼儿园", "教师资格证", "小学 语文", None),
    ],
)
def test_cells_that_name_but_the_step(demand: str, heading: str, cell: str, verdict: bool | None) -> None:
    assert is_credential(heading)
    assert judge_credentials(joined([(heading, cell)]), (demand,)) is verdict


@pytest.mark.parametrize(
    ("phrase", "work"),
    [("教龄满5年", "教学"), ("从教3年以上", "教学"), ("护龄（年）", "护理"), ("医院护理工作满2年", "医院护理")],
)
def test_other_words_for_one_work(phrase: str, work: str) -> None:
    assert work_named(phrase) == work


@pytest.mark.parametrize(
    "who",
    ["具有硕士研究生学历和硕士学位", "研究生学历、硕士及以上学位", "研究生学历并取得硕士学位的人员"],
)
def test_a_level_and_a_degree_are_both_asked(who: str) -> None:
    found = Phrases({"education", "degree"}).people(who)
    assert isinstance(found, All)
    assert found.parts == (Level("education", 5), Level("degree", 2))


def test_years_of_teaching_in_a_column_of_their_own() -> None:
    assert Phrases({"n:教龄"}).people("教龄满5年(截至2026年5月31日)") == Level("n:教龄", 5 * 10**PLACES)


@pytest.mark.parametrize(
    ("cell", "level", "degree"),
    [
        ("B.Tech", 4, 1),
        ("M.L.I.Sc.", 5, 2),
        ("GNM Diploma", 3, 0),
        ("Matriculation (10th)", 2, 0),
        ("本科（学士学位）", 4, 1),
        ("硕士研究生", 5, None),
    ],
)
def test_degrees_told_in_a_column_of_education(cell: str, level: int, degree: int | None) -> None:
    assert (level_of(cell, "levels"), degree_told(cell)) == (level, degree)


@pytest.mark.parametrize(
    ("heading", "kind", "cell", "told"),
    [
        ("Military Service (years)", "servicemen", "Nil", False),
        ("Military Service (years)", "servicemen", "10", True),
        ("Regular Govt. Employee - Continuous Service (years)", "employees", "2.5", True),
        ("Marital Status", "widows", "Widow, not remarried", True),
        ("Marital Status", "widows", "Unmarried", False),
        ("PwBD", "disabled", "Yes", True),
    ],
)
def test_kinds_told_by_years_and_words(heading: str, kind: str, cell: str, told: bool) -> None:
    assert head_of(heading) == kind
    assert kind_told(kind, cell) is told


@pytest.mark.parametrize("heading", ["Category", "Declaration", "Post-Qualification Experience (years)"])
def test_headings_of_no_kind(heading: str) -> None:
    assert head_of(heading) is None


def test_backward_classes_with_their_creamy_layer() -> None:
    found = kinds_of("Backward Classes, Non-Creamy Layer (BC-NCL)")
    assert found is not None
    assert found.social == {"bc"}
    assert not found.more
