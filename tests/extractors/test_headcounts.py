"""Headcounts: the total as stated, its parts, and proofs of damaged numbers."""

from __future__ import annotations

import pytest

import ingest
from extractors.posts.gathering import extract_posts
from extractors.posts.headcounts import extract_headcount
from extractors.text.context import Context
from extractors.text.source import Source


def read(text: str, name: str = "notice.txt") -> tuple[Context, Source]:
    source = Source(ingest.read_bytes(text.encode(), name))
    ctx = Context((source,))
    ctx.posts = extract_posts(ctx)
    return ctx, source


def parts_of(text: str) -> tuple[int | None, dict[str, int]]:
    ctx, _ = read(text)
    headcount = extract_headcount(ctx)
    return headcount.total, {p.label: p.count for p in headcount.parts}


TOTALS = [
    ("经研究决定，面向社会公开招聘工作人员30名。", 30),
    ("现面向社会公开招聘事业单位工作人员一百二十名，现公告如下。", 120),
    ("本次公开招聘共设岗位23个，计划招聘56人。", 56),
    ("招聘名额：15名。", 15),
    ("招聘总人数为50人。", 50),
    ("一、招录计划\n全省计划录用公务员1,234名。", 1234),
    ("某县2024年公开招聘教师公告（86人）\n为加强教师队伍建设，现公告如下。", 86),
    ("决定公开遴选公务员26名。", 26),
    ("面向社会招录协警报名正在进行,本次共招录协警200名。", 200),
    ("现公开招聘工作人员(共招聘12人)。", 12),
    ("拟面向2025届毕业生公开招聘教师40名。", 40),
    ("现公开招聘2025年应届毕业生3名。", 3),
    ("因工作需要，招聘合同制司机两名。", 2),
    ("我院拟引进博士研究生12人。", 12),
    ("决定补充录用153名公务员，现公告如下。", 153),
    ("现招募“三支一扶”人员200人。", 200),
    ("一、竞聘职位（共6个）\n（一）基本条件", 6),
    ("本次招聘岗位6个，招聘计划9人。", 9),
    ("面向全国公开选调公务员18名，有关事项如下。", 18),
    ("每人限报1个岗位。", None),
    ("计划聘用数在6人到10人之间时,报考比例不低于5:1。", None),
    ("如招聘计划减少到1名仍达不到3:1,取消该岗位。", None),
    ("达不到开考比例的,计划招聘1人的,取消该岗位;计划招聘2人以上的,相应核减。", None),
    ("二、招聘对象\n选聘到村任职(一村一名大学生工程)的人员。", None),
    ("按招聘人数1:3的比例确定面试人选。", None),
    ("招聘公告\n报名人数不足3人的岗位取消招聘。", None),
    ("面试考官由7名人员组成。", None),
    ("为保证公平,对同一职位(某县水利站招聘30人职位代码001)设两个考场。", None),
    ("本次招聘计划数由24名调整为22名。", 22),
    ("招聘人数由16人变更为15人。", 15),
    ("Applications are invited for 42 posts of Junior Clerk.", 42),
    ("The Commission will recruit 118 (one hundred and eighteen) Constables posts in the State.", 118),
    ("It is decided to recruit 64 teachers for the whole society.", 64),
    ("We are inviting applications for 7 positions.", 7),
    ("Number of vacancies: 31 in the cadre of Inspectors.", 31),
    ("Candidates must have 5 years of experience to fill the posts.", None),
]


@pytest.mark.parametrize(("text", "total"), [t for t in TOTALS if t[1] is not None])
def test_a_stated_total_is_read(text: str, total: int) -> None:
    assert parts_of(text)[0] == total


@pytest.mark.parametrize("text", [t for t, n in TOTALS if n is None])
def test_other_numbers_are_no_total(text: str) -> None:
    assert parts_of(text)[0] is None


PARTS = [
    ("计划招聘12人，其中管理岗位4人、专业技术岗位8人。", 12, {"管理岗位": 4, "专业技术岗位": 8}),
    ("共招聘教师120名：其中小学60名，初中40名，幼儿园20名。", 120, {"小学": 60, "初中": 40, "幼儿园": 20}),
    (
        "全市计划录用公务员300名，其中市直机关80名（其中公安机关30名），县（区）机关150名、乡镇机关70名。",
        300,
        {"市直机关": 80, "公安机关": 30, "县(区)机关": 150, "乡镇机关": 70},
    ),
    ("招聘辅警45名，其中男性40名、女性5名。", 45, {"男性": 40, "女性": 5}),
    ("计划招聘30人，包括医师12人、护士18人。", 30, {"医师": 12, "护士": 18}),
    ("公开招聘专职网格员50名（其中城区30名，乡镇20名）。", 50, {"城区": 30, "乡镇": 20}),
    (
        "拟招聘员工9名。\n二、岗位\n运行岗位4人、检修岗位3人、调度岗位2人。",
        9,
        {"运行岗位": 4, "检修岗位": 3, "调度岗位": 2},
    ),
    ("计划招聘10人，每个岗位限报1人，面试比例为3人。", 10, {}),
    (
        "计划招聘25人。\n甲组（教练岗，15人）\n教练须会游泳。\n乙组（船工岗，10人）\n船工须会划船。",
        25,
        {"甲组": 15, "乙组": 10},
    ),
    ("计划招聘25人。\n甲组（教练岗，15人）\n乙组（船工岗，9人）", 25, {}),
    # two numbers in one sentence and no whole: parts of a total that nobody prints
    ("区水务局公开遴选公务员8名，所属中心公开选聘水文技术人员3名。", None, {"公务员": 8, "水文技术人员": 3}),
    ("区水务局共遴选公务员8名，所属中心选聘水文技术人员3名。", 8, {}),
    ("计划招聘11名，其中公务员8名，技术人员3名。", 11, {"公务员": 8, "技术人员": 3}),
]


@pytest.mark.parametrize(("text", "total", "parts"), PARTS)
def test_parts_are_read_with_their_labels(text: str, total: int | None, parts: dict[str, int]) -> None:
    assert parts_of(text) == (total, parts)


def test_a_part_inside_a_part_names_it() -> None:
    ctx, _ = read("计划录用300名，其中市直机关80名（其中公安机关30名），县区机关220名。")
    inner = [p for p in extract_headcount(ctx).parts if p.within]
    assert [(p.label, p.within) for p in inner] == [("公安机关", "市直机关")]


def test_a_split_total_counts_only_with_the_sum_as_proof() -> None:
    ctx, _ = read(
        "This year 412 village doctors are planned to be recruited; Nurses of the district are 9 3, totaling 50 5. "
        "The personnel will be employed in 2009. Registration starts in March of that year.\n"
    )
    headcount = extract_headcount(ctx)
    assert headcount.total == 505
    assert headcount.noise
    finding = next(f for f in ctx.findings if f.code == "number_repaired")
    assert finding.proof == "412 + 93 = 505"
    assert "50 5" in finding.message


def test_evidence_quotes_the_printed_number() -> None:
    ctx, source = read("面向社会公开招聘工作人员３０名。")
    headcount = extract_headcount(ctx)
    assert headcount.total == 30
    piece = headcount.quotes("total")[0]
    assert piece.quote == "３０"
    piece.verify(source.document)


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ("(一)A类:首席工程师,2名(船体1名、轮机1名);\n(二)B类:骨干,7名。", {"A类": 2, "B类": 7}),
        ("1.管理岗位(4名)\n(1)办公室文员2名;\n2.技术岗位(5名)\n(1)检测员5名。", {"管理岗位": 4, "技术岗位": 5}),
        ("(一)A类:首席工程师,2名;\n(二)B类:骨干,6名。", {}),
    ],
)
def test_numbered_classes_that_make_up_the_total(lines: str, parts: dict[str, int]) -> None:
    ctx, _ = read(f"云岭县现引进人才9名。\n一、引进类别\n{lines}\n二、条件\n身体健康。\n")
    found = extract_headcount(ctx)
    assert found.total == 9
    assert {p.label: p.count for p in found.parts} == parts
