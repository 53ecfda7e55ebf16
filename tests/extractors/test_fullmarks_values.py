"""Full marks: phrase → (component, marks, whole)."""

import pytest

from extractors.scoring.fullmarks import find_full_marks
from extractors.values.subjects import find_subjects, subject_of

MARKS = [
    ("笔试满分100分", "written 100"),
    ("笔试满分为150分", "written 150"),
    ("面试总分100分", "interview 100"),
    ("面试分值为100分", "interview 100"),
    ("笔试卷面满分为120分", "written 120"),
    ("笔试成绩为100分,面试成绩为100分", "written 100, interview 100"),
    ("笔试、面试满分均为100分", "written 100, interview 100"),
    ("笔试和面试成绩满分各为100分", "written 100, interview 100"),
    ("申论和行测分值各为120分", "shenlun 120, xingce 120"),
    ("笔试考《行测》《申论》两科,两科满分均为150分", "xingce 150, shenlun 150"),
    ("笔试科目为公共基础知识和专业知识,每科满分100分", "public_basics 100, professional 100"),
    ("笔试采用百分制", "written 100"),
    ("面试成绩按百分制计算", "interview 100"),
    ("笔试成绩折算成百分制", "written 100"),
    ("各科满分均为100分", "papers 100"),
    ("各环节满分均为100分", "stages 100"),
    ("每个环节满分100分", "stages 100"),
    (
        "面试由演讲和答辩组成,满分100分,其中演讲40分、答辩60分",
        "interview 100, speech 40<interview, defence 60<interview",
    ),
    ("笔试满分100分,含客观题70分、主观题30分", "written 100, objective_part 70<written, subjective_part 30<written"),
    ("笔试满分100分(公共知识40分,专业知识60分)", "written 100, public_knowledge 40<written, professional 60<written"),
    ("笔试满分100分,其中政策理论60分,公文写作40分", "written 100, 政策理论 60<written, document_writing 40<written"),
    ("试讲满分60分,答辩满分40分", "trial_lecture 60, defence 40"),
    ("面试由试讲和技能测试组成,满分各为100分", "trial_lecture 100, skill_test 100"),
    ("考试总成绩为100分", "total 100"),
    ("Each subject has a full mark of 100", "papers 100"),
    ("The total score of each subject is 150", "papers 150"),
    ("The full mark of the interview is 100", "interview 100"),
    ("The full score of the written test is 150 points", "written 150"),
    ("two subjects, with a full score of 100 in each subject", "papers 100"),
    ("The interview shall carry 50 marks", "interview 50"),
    ("The written test is marked out of 150", "written 150"),
    ("The Essay Test, scored on a scale of 100, has two parts", "essay_test 100"),
    ("Each stage is marked out of 100", "stages 100"),
    ("Interview score 100, which makes up 30% of the total score", "interview 100"),
]


def spoken(marks):
    return ", ".join(
        f"{(m.subject.id or m.subject.name) if m.subject else m.target} {m.full}"
        + (f"<{m.part_of.id}" if m.part_of else "")
        for m in marks
    )


@pytest.mark.parametrize(("phrase", "expected"), MARKS)
def test_phrase_gives_full_marks(phrase, expected):
    assert spoken(find_full_marks(phrase)) == expected


@pytest.mark.parametrize(("phrase", "expected"), MARKS)
def test_each_value_is_where_it_is_printed(phrase, expected):
    for mark in find_full_marks(phrase):
        printed = phrase[mark.start : mark.end]
        assert printed == str(mark.full) or "百分制" in printed


NONE = [
    "笔试成绩低于50分的,不得进入面试",
    "面试成绩达到70分方可聘用",
    "笔试成绩加5分",
    "笔试合格线为60分",
    "考试时间为120分钟",
    "面试成绩60分以上为合格",
    "每题2分",
    "最多不超过9分",
    "综合成绩须高于70分",
    "必须获得不少于60分",
    "candidates must secure not less than 20 marks",
]


@pytest.mark.parametrize("phrase", NONE)
def test_pass_marks_and_points_are_no_full_marks(phrase):
    assert find_full_marks(phrase) == []


def test_a_heading_gives_the_component():
    section = subject_of("面试")
    assert spoken(find_full_marks("采取结构化方式,满分100分", (), section)) == "interview 100"
    assert (
        spoken(find_full_marks("其中个人陈述40分,答辩60分", (), section))
        == "statement 40<interview, defence 60<interview"
    )


def test_components_named_before():
    known = find_subjects("行测、申论")
    assert spoken(find_full_marks("满分均为100分", known)) == "xingce 100, shenlun 100"
