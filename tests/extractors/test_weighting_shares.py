"""Weights in prose: phrase → (component, share, whole)."""

import pytest

from extractors.scoring.weighting import find_shares
from extractors.values.subjects import find_subjects, subject_of

SPOKEN = [
    # each
    ("总成绩由笔试成绩和面试成绩各占50%构成", "written .5 total, interview .5 total"),
    ("笔试、面试成绩各按50%的比例计入总成绩", "written .5 total, interview .5 total"),
    ("行政职业能力测验和申论成绩均占笔试成绩的50%", "xingce .5 written, shenlun .5 written"),
    ("笔试、实际操作、面试三项各占总成绩的30%、30%、40%", "written .3 total, skill_test .3 total, interview .4 total"),
    # respectively
    ("笔试与面试成绩分别占总成绩的30%和70%", "written .3 total, interview .7 total"),
    ("按笔试、面试分别占60%、40%的比例合成考试总成绩", "written .6 total, interview .4 total"),
    (
        "体能测评、笔试、面试成绩分别按20%、40%、40%计入综合成绩",
        "physical_test .2 total, written .4 total, interview .4 total",
    ),
    ("笔试、面试成绩分别以45%、55%的权重计算综合得分", "written .45 total, interview .55 total"),
    ("笔试成绩和试讲成绩依次占40%、60%", "written .4 -, trial_lecture .6 -"),
    # one after the other
    ("笔试成绩占40%、面试成绩占60%", "written .4 -, interview .6 -"),
    ("笔试占总成绩的35%,面试占总成绩的65%", "written .35 total, interview .65 total"),
    ("笔试(40%)、面试(60%)", "written .4 -, interview .6 -"),
    ("笔试(占60%)和面试(占40%)相结合的方式", "written .6 -, interview .4 -"),
    ("总成绩=笔试40%+面试60%", "written .4 total, interview .6 total"),
    ("考试总成绩按笔试成绩70%、面试成绩30%折算", "written .7 total, interview .3 total"),
    (
        "综合成绩由笔试成绩的40%、专业测试成绩的30%和面试成绩的30%组成",
        "written .4 total, skill_test .3 total, interview .3 total",
    ),
    ("笔试成绩按60%、面试成绩按40%折算后相加为最终成绩", "written .6 total, interview .4 total"),
    ("公共基础知识占30%,专业知识占70%", "public_basics .3 -, professional .7 -"),
    ("笔试成绩权重为30%,面试成绩权重为70%", "written .3 -, interview .7 -"),
    ("面试成绩在总成绩中的权重为55%", "interview .55 total"),
    ("说课占面试成绩的60%,答辩占面试成绩的40%", "trial_lecture .6 interview, defence .4 interview"),
    ("面试成绩由试讲和答辩两部分构成,其中试讲占70%,答辩占30%", "trial_lecture .7 interview, defence .3 interview"),
    ("笔试成绩占百分之四十,面试成绩占百分之六十", "written .4 -, interview .6 -"),
    ("笔试占四成,面试占六成", "written .4 -, interview .6 -"),
    ("笔试成绩百分制折算后占60%,面试占40%", "written .6 -, interview .4 -"),
    (
        "按笔试成绩占50%、业绩考核成绩占20%、面试成绩占30%的比例",
        "written .5 -, performance_assessment .2 -, interview .3 -",
    ),
    ("教学基本功占20%,面试占80%", "教学基本功 .2 -, interview .8 -"),
    ("论文评审占总成绩的30%,面试占总成绩的70%", "论文评审 .3 total, interview .7 total"),
    # ratios
    ("按照笔试、面试成绩6:4的比例合成总成绩", "written .6 total, interview .4 total"),
    ("笔试成绩与面试成绩按4:6的比例计算综合成绩", "written .4 total, interview .6 total"),
    ("笔试、技能测试、面试成绩按3:3:4的比例折算", "written .3 -, skill_test .3 -, interview .4 -"),
    ("笔试和面试相结合(所占比例为5:5)", "written .5 -, interview .5 -"),
    ("公共知识、专业知识、面试成绩3:4:3", "public_knowledge .3 -, professional .4 -, interview .3 -"),
    ("笔试和面试成绩按六比四计入总成绩", "written .6 total, interview .4 total"),
    # English
    (
        "The written test accounts for 60% and the interview for 40% of the total score",
        "written .6 total, interview .4 total",
    ),
    (
        "written test and interview, accounting for 40% and 60% of the total score respectively",
        "written .4 total, interview .6 total",
    ),
    ("The written examination shall carry a weightage of 80% and the interview 20%", "written .8 -, interview .2 -"),
    ("a 40% weighted essay test and a 60% weighted interview", "essay_test .4 -, interview .6 -"),
    ("The interview is worth 70% of the final score", "interview .7 total"),
    (
        "40% of the final score is based on the written test and 60% on the interview",
        "written .4 total, interview .6 total",
    ),
    ("Written test (40%) and interview (60%)", "written .4 -, interview .6 -"),
    ("the trial lecture counts for 55 percent of the total score", "trial_lecture .55 total"),
]


def spoken(shares):
    def one(share):
        weight = format(share.weight, "f").lstrip("0")
        return f"{share.subject.id or share.subject.name} {weight} {share.parent.id if share.parent else '-'}"

    return ", ".join(map(one, shares))


@pytest.mark.parametrize(("phrase", "expected"), SPOKEN)
def test_phrase_gives_shares(phrase, expected):
    assert spoken(find_shares(phrase)) == expected


@pytest.mark.parametrize(("phrase", "expected"), SPOKEN)
def test_each_share_is_where_it_is_printed(phrase, expected):
    for share in find_shares(phrase):
        printed = phrase[share.start : share.end]
        assert any(c.isdigit() or c in "百四六五成" for c in printed), printed
        name = phrase[share.subject.start : share.subject.start + len(share.subject.name)]
        assert name == share.subject.name


NO_WEIGHT = [
    "到会人数须达到应到人数的75%以上",
    "面试成绩须达到满分的60%以上",
    "笔试合格线不低于卷面总分的50%",
    "按照招聘人数与面试人数1:3的比例确定面试人选",
    "按1:1的比例确定体检对象",
    "报名人数达不到1:3的,核减招聘计划",
    "试用期工资为岗位工资的80%",
    "笔试于8:30开始,面试另行通知",
    "A final average score of 70% or higher is required",
    "candidates must score at least 65% on the written test",
    "面试入围比例不超过20%",
    "各类别最低分不得低于平均分的90%",
]


@pytest.mark.parametrize("phrase", NO_WEIGHT)
def test_limits_and_shortlists_are_no_weights(phrase):
    assert find_shares(phrase) == []


ANAPHORA = [
    ("每门占笔试成绩的50%", "行政职业能力测验、申论", "xingce .5 written, shenlun .5 written"),
    ("两科各占50%", "公共基础知识、专业知识", "public_basics .5 -, professional .5 -"),
    ("各科成绩分别占40%、60%", "教育综合知识、学科专业知识", "education_basics .4 -, professional .6 -"),
    ("按3:7的比例合成笔试成绩", "公共基础知识、专业知识", "public_basics .3 written, professional .7 written"),
    ("分别占笔试成绩的30%、70%", "公共基础知识、专业知识", "public_basics .3 written, professional .7 written"),
]


@pytest.mark.parametrize(("phrase", "named", "expected"), ANAPHORA)
def test_components_named_before_are_meant(phrase, named, expected):
    assert spoken(find_shares(phrase, find_subjects(named))) == expected


def test_a_heading_gives_the_component():
    section = subject_of("面试")
    assert spoken(find_shares("按60%折算后计入总成绩", (), section)) == "interview .6 total"
