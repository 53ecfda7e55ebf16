"""Several procedures in one notice: each class of posts has tests, pass marks, cuts and weights of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes
from review.draft import draft

POSTS = """\
砚溪职业学校2025年公开招聘公告
一、岗位
H01　机电专任教师　2人　硕士研究生
H02　护理专任教师　1人　硕士研究生
K01　专职辅导员　3人　本科
Z01　化学实验员　1人　本科
"""


def weights(text: str, head: str = POSTS) -> dict[str, dict[str, str] | None]:
    """By code of a post the weights of the scheme that it gets; None where it gets none."""
    document = read_bytes((head + text).encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    campaign = draft(notice)
    schemes = {s.id: s for s in campaign.schemes}
    out: dict[str, dict[str, str] | None] = {}
    for item in campaign.posts:
        scheme = schemes.get(item.scheme or "")
        step = next((s for s in scheme.steps if s.id == scheme.total), None) if scheme else None
        terms = getattr(step, "terms", ())
        out[item.post.code or ""] = {t.input: str(Decimal(t.weight).normalize()) for t in terms} if step else None
    return out


TEACHER = {"trial_lecture": "0.6", "interview": "0.4"}
TUTOR = {"written": "0.3", "interview": "0.7"}
LAB = {"written": "0.2", "skill_test": "0.5", "interview": "0.3"}
THREE = {"H01": TEACHER, "H02": TEACHER, "K01": TUTOR, "Z01": LAB}

WORDINGS = [
    # paragraphs numbered like chapters, and what is done in each
    """\
四、考试
4.1　专任教师岗位不组织笔试，程序为试讲、面试：
试讲、面试满分均为100分。总成绩为试讲成绩的百分之六十与面试成绩的百分之四十之和。
4.2　辅导员岗位程序为笔试、面试：
笔试、面试满分均为100分。总成绩为笔试成绩的百分之三十与面试成绩的百分之七十之和。
4.3　实验员岗位程序为笔试、技能测试、面试：
总成绩中笔试占20%、技能测试占50%、面试占30%。
""",
    """\
四、考核程序
（一）专任教师岗位
按试讲、面试的顺序进行。总成绩＝试讲成绩×60%＋面试成绩×40%。
（二）辅导员岗位
按笔试、面试的顺序进行。总成绩＝笔试成绩×30%＋面试成绩×70%。
（三）实验员岗位
按笔试、技能测试、面试的顺序进行。总成绩＝笔试成绩×20%＋技能测试成绩×50%＋面试成绩×30%。
""",
    """\
四、考试
1.专任教师岗考试方式：试讲＋面试，试讲占60%，面试占40%。
2.辅导员岗考试方式：笔试＋面试，笔试占30%，面试占70%。
3.实验员岗考试方式：笔试＋技能测试＋面试，三项依次占20%、50%、30%。
""",
    """\
四、考试
①专任教师岗位流程：试讲→面试。试讲成绩占总成绩的60%，面试成绩占总成绩的40%。
②辅导员岗位流程：笔试→面试。笔试成绩占总成绩的30%，面试成绩占总成绩的70%。
③实验员岗位流程：笔试→技能测试→面试。笔试成绩占总成绩的20%，技能测试成绩占总成绩的50%，面试成绩占总成绩的30%。
""",
    """\
四、考试
各岗位考核环节如下：
专任教师岗位：试讲、面试。总成绩由试讲成绩（60%）和面试成绩（40%）组成。
辅导员岗位：笔试、面试。总成绩由笔试成绩（30%）和面试成绩（70%）组成。
实验员岗位：笔试、技能测试、面试。总成绩由笔试成绩（20%）、技能测试成绩（50%）和面试成绩（30%）组成。
""",
    """\
四、考试
应聘专任教师岗位的，依次参加试讲、面试，总成绩=试讲×60%+面试×40%。
应聘辅导员岗位的，依次参加笔试、面试，总成绩=笔试×30%+面试×70%。
应聘实验员岗位的，依次参加笔试、技能测试、面试，总成绩=笔试×20%+技能测试×50%+面试×30%。
""",
    """\
四、考试
（一）专任教师岗位考核环节为试讲和面试。试讲在前，满分100分，低于60分的不得参加面试；面试满分100分。按试讲60%、面试40%计算总成绩。
（二）辅导员岗位考核环节为笔试和面试。笔试、面试满分各100分。按笔试30%、面试70%计算总成绩。
（三）实验员岗位考核环节为笔试、技能测试和面试。按笔试20%、技能测试50%、面试30%计算总成绩。
""",
    """\
四、考试
（一）专任教师
试讲、面试各100分，总成绩按试讲60%、面试40%合成。
（二）辅导员
笔试、面试各100分，总成绩按笔试30%、面试70%合成。
（三）实验员
笔试、技能测试、面试各100分，总成绩按笔试20%、技能测试50%、面试30%合成。
""",
]


@pytest.mark.parametrize("text", WORDINGS, ids=range(len(WORDINGS)))
def test_each_post_gets_the_weights_of_its_procedure(text: str) -> None:
    assert weights(text) == THREE


GROUPS = [
    """\
二、岗位计划
甲组（免笔试）
M01 骨科医师，2人，硕士研究生及以上，骨外科学专业
M02 超声科医师，1人，本科及以上，医学影像学专业
乙组（须笔试）
M03 助产士，3人，大专及以上，助产专业
M04 药师，1人，本科及以上，药学专业
""",
    """\
二、岗位
（一）甲组：
1.骨科医师（M01），2名，硕士研究生及以上，骨外科学专业；
2.超声科医师（M02），1名，本科及以上，医学影像学专业。
（二）乙组：
1.助产士（M03），3名，大专及以上，助产专业；
2.药师（M04），1名，本科及以上，药学专业。
""",
    """\
二、岗位
组别	岗位代码	岗位名称	人数	学历
甲组	M01	骨科医师	2	硕士研究生及以上
甲组	M02	超声科医师	1	本科及以上
乙组	M03	助产士	3	大专及以上
乙组	M04	药师	1	本科及以上
""",
    """\
二、岗位
甲组：M01骨科医师2名、M02超声科医师1名；乙组：M03助产士3名、M04药师1名。
""",
    """\
二、岗位
M01 骨科医师，2人，硕士研究生及以上
M02 超声科医师，1人，本科及以上
M03 助产士，3人，大专及以上
M04 药师，1人，本科及以上
其中M01、M02为甲组，M03、M04为乙组。
""",
]
RULES = """\
四、考核办法
（一）甲组：免予笔试，审核合格的全部参加技能操作和面试。
    考核总成绩 = 技能操作成绩 × 40% + 面试成绩 × 60%
（二）乙组：依次进行笔试、技能操作、面试。
    考核总成绩 = 笔试成绩 × 30% + 技能操作成绩 × 40% + 面试成绩 × 30%
"""
FIRST = {"skill_test": "0.4", "interview": "0.6"}
SECOND = {"written": "0.3", "skill_test": "0.4", "interview": "0.3"}


@pytest.mark.parametrize("text", GROUPS, ids=range(len(GROUPS)))
def test_posts_listed_under_a_group_belong_to_it(text: str) -> None:
    want = {"M01": FIRST, "M02": FIRST, "M03": SECOND, "M04": SECOND}
    assert weights(RULES, "栗川医院2025年公开招聘公告\n" + text) == want


def test_heads_of_a_list_are_no_classes_without_rules_of_their_own() -> None:
    text = GROUPS[0] + "四、考试\n笔试、面试满分均为100分，总成绩＝笔试×50%＋面试×50%。\n"
    both = {"written": "0.5", "interview": "0.5"}
    assert weights(text, "栗川医院2025年公开招聘公告\n") == dict.fromkeys(("M01", "M02", "M03", "M04"), both)


@pytest.mark.parametrize(
    "text",
    [
        # a group that stands over no post
        GROUPS[0].replace("乙组（须笔试）\n", "") + RULES,
        # a post that stands under neither group
        "二、岗位\nM00 门诊导医，1人，大专及以上学历\n" + GROUPS[0].partition("\n")[2] + RULES,
    ],
)
def test_no_post_is_given_a_group_where_not_every_post_has_one(text: str) -> None:
    got = weights(text, "栗川医院2025年公开招聘公告\n")
    assert all(value is None for value in got.values())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "试讲由七名评委打分，去掉一个最高分和一个最低分后取平均值，为试讲成绩；试讲成绩高者参加面试。",
            "trial_lecture",
        ),
        ("按试讲成绩确定面试人员；面试去掉一个最高分和一个最低分，取平均分；试讲不去分。", "interview"),
        ("试讲满分100分；去掉一个最高分、一个最低分，其余评委的平均分为试讲成绩；面试另行组织。", "trial_lecture"),
    ],
)
def test_the_panel_is_that_of_its_clause_and_its_class(text: str, want: str) -> None:
    said = WORDINGS[0].replace("试讲、面试满分均为100分。", text)
    notice = extract([read_bytes((POSTS + said).encode(), "a.txt")])
    labels = {t.id: t.label for t in notice.tracks}
    found = {labels[s.tracks[0]]: [x.id for x in s.steps if x.op == "mean"] for s in notice.schemes}
    assert found == {"专任教师岗位": [want], "辅导员岗位": [], "实验员岗位": []}
