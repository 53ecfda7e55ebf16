"""Examination subjects: phrase → component id and printed name."""

import pytest

from extractors.values.subjects import find_subjects, new_id, subject_of

SINGLE = [
    ("笔试总成绩", "written", "笔试"),
    ("公共科目笔试总成绩", "written", "公共科目笔试"),
    ("面试成绩", "interview", "面试"),
    ("结构化面试", "interview", "结构化面试"),
    ("考试综合成绩", "total", "考试综合成绩"),
    ("总成绩", "total", "总成绩"),
    ("最终成绩", "total", "最终成绩"),
    ("行测", "xingce", "行测"),
    ("《行政职业能力测验》", "xingce", "行政职业能力测验"),
    ("行政能力测验(含综合知识)成绩", "xingce", "行政能力测验"),
    ("《申论(A卷)》成绩", "shenlun", "申论"),
    ("职业能力倾向测验", "vocational_aptitude", "职业能力倾向测验"),
    ("综合应用能力", "comprehensive_application", "综合应用能力"),
    ("公共基础知识", "public_basics", "公共基础知识"),
    ("教育综合知识", "education_basics", "教育综合知识"),
    ("学科专业知识", "professional", "学科专业知识"),
    ("公安专业科目成绩", "professional", "公安专业科目"),
    ("试讲", "trial_lecture", "试讲"),
    ("说课成绩", "trial_lecture", "说课"),
    ("实际操作", "skill_test", "实际操作"),
    ("专业技能测试成绩", "skill_test", "专业技能测试"),
    ("体能测评", "physical_test", "体能测评"),
    ("民主测评得分", "peer_review", "民主测评"),
    ("心理素质测评", "psychological", "心理素质测评"),
    ("加试", "extra_test", "加试"),
    ("written test score", "written", "written test"),
    ("Interview", "interview", "Interview"),
    ("final merit", "total", "final merit"),
    ("Multiple-Choice Test", "multiple_choice", "Multiple-Choice Test"),
    ("administrative aptitude test", "xingce", "administrative aptitude test"),
    ("Training and Experience Questionnaire", "experience_review", "Training and Experience Questionnaire"),
    ("demo lesson", "trial_lecture", "demo lesson"),
]


@pytest.mark.parametrize(("phrase", "ident", "name"), SINGLE)
def test_phrase_gives_component(phrase, ident, name):
    hit = subject_of(phrase)
    assert hit is not None
    assert (hit.id, hit.name) == (ident, name)
    assert phrase[hit.start :].startswith(name)


NONE = [
    "submit the application form",
    "online applications",
    "大学英语四级证书",
    "英语六级",
    "总分为100分的试卷",
    "取得教师资格证",
    "年龄35周岁以下",
    "加试《公安专业》",
]


@pytest.mark.parametrize("phrase", NONE)
def test_other_words_are_no_components(phrase):
    assert [h.id for h in find_subjects(phrase) if h.id in ("shenlun", "foreign_language", "total", "extra_test")] == []


def test_several_components_in_order():
    found = find_subjects("按行测、申论各占50%合成笔试总成绩,再与面试成绩合成总成绩")
    assert [h.id for h in found] == ["xingce", "shenlun", "written", "interview", "total"]


def test_new_ids_are_short_and_free():
    assert new_id("Subject concerned") == "subject_concerned"
    assert new_id("教学基本功") == "part_1"
    assert new_id("教学基本功", {"part_1"}) == "part_2"
    assert new_id("面试") == "interview"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The on-line test carries 200 marks.", [("written", "on-line test")]),
        (
            "On-line examinations are held in March; the on-line examination lasts an hour.",
            [("written", "on-line examination")],
        ),
        ("The line test accounts for 50%.", [("xingce", "line test")]),
        ("Candidates apply on-line. Tests follow.", []),
    ],
)
def test_a_test_on_line_is_no_line_test(text: str, found: list[tuple[str, str]]) -> None:
    assert [(h.id, h.name) for h in find_subjects(text)] == found
