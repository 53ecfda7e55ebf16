"""Posts from tables: headings, carried values, rows that are no posts, tables that are not of posts."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from corpus import notices
from extractors.posts.columns import kind_of
from extractors.posts.gathering import extract_posts
from extractors.text.context import Context
from extractors.text.source import Source
from schema.evidence import Role
from schema.notice import Post
from schema.values import Degree, Education, Gender


def read(text: str, name: str = "notice.txt") -> tuple[tuple[Post, ...], Context]:
    source = Source(ingest.read_bytes(text.encode(), name))
    ctx = Context((source,))
    found = extract_posts(ctx)
    for post in found:
        for pieces in post.evidence.values():
            for piece in pieces:
                piece.verify(source.document)
    return found, ctx


HEADINGS = [
    ("序号", "no"),
    ("岗位名称", "name"),
    ("招聘职位", "name"),
    ("学科", "name"),
    ("岗位代码", "code"),
    ("职位编号", "code"),
    ("招聘单位", "org"),
    ("招录机关", "org"),
    ("部门名称", "org"),
    ("主管部门（单位）", "org_parent"),
    ("用人司局", "org_unit"),
    ("科室", "org_unit"),
    ("招聘人数", "headcount"),
    ("补录人数", "headcount"),
    ("名额", "headcount"),
    ("招考人数（人）", "headcount"),
    ("计划数", "headcount"),
    ("学历要求", "education"),
    ("学位", "degree"),
    ("学历学位", "education_degree"),
    ("学历及学位要求", "education_degree"),
    ("学历专业要求", "education_majors"),
    ("专业要求", "majors"),
    ("本科专业名称及代码", "majors"),
    ("年龄", "age"),
    ("年龄上限", "age"),
    ("性别", "gender"),
    ("政治面貌", "political"),
    ("户籍要求", "region"),
    ("生源", "region"),
    ("基层工作最低年限", "experience"),
    ("教师资格", "certificates"),
    ("职称要求", "certificates"),
    ("其他条件", "conditions"),
    ("报考要求", "conditions"),
    ("备注", "conditions"),
    ("任职要求", "conditions"),
    ("工作地点", "workplace"),
    ("单位地址或工作地点", "workplace"),
    ("岗位类别", "category"),
    ("考试类别", "category"),
    ("考试类别所属大类", "ignored"),
    ("服务基层项目工作经历", "ignored"),
    ("薪酬待遇", "ignored"),
    ("咨询电话1", "ignored"),
    ("岗位职责", "ignored"),
    ("部门代码", "org_code"),
    ("面试比例", "ratio"),
    ("测评方式及权重", "tests"),
    ("是否限应届毕业生报考", "graduates"),
    ("更正前", "before"),
    ("笔试成绩", "result"),
    ("准考证号", "result"),
    ("Name of Post", "name"),
    ("Post Code", "code"),
    ("Department", "org"),
    ("UR", "part"),
    ("女", "part"),
    ("Pay", "ignored"),
    ("岗位名秤", "name"),
    ("拟招聘人数", "headcount"),
    ("天气", None),
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_headings_name_their_kind(heading: str, kind: str | None) -> None:
    import unicodedata

    assert kind_of(unicodedata.normalize("NFKC", heading))[0] == kind


TABLE = (
    "招聘岗位如下：\n\n序号\t招聘单位\t岗位名称\t招聘人数\t学历\t学位\t专业要求\t年龄\t其他条件\n"
    "1\t县文化馆\t声乐辅导\t2\t大学本科及以上\t学士及以上\t音乐学、音乐表演\t30周岁以下\t限青山县户籍\n"
    "2\t\t舞蹈辅导\t1\t大学本科及以上\t不限\t舞蹈学／舞蹈表演\t35周岁以下\t\n"
    "3\t县图书馆\t古籍修复\t1\t硕士研究生\t硕士\t不限\t40周岁以下\t具有2年以上工作经历；有相关证书者优先\n"
    "合计\t\t\t4\t\t\t\t\t\n"
)


def test_a_tab_table_gives_a_post_for_each_row() -> None:
    (first, second, third), _ = read(TABLE)
    assert (first.no, first.org, first.name, first.headcount) == (1, "县文化馆", "声乐辅导", 2)
    assert (first.education, first.degree, first.majors) == (
        Education.BACHELOR,
        Degree.BACHELOR,
        ("音乐学", "音乐表演"),
    )
    assert (first.age_max, first.regions, first.remarks) == (30, ("青山县",), "限青山县户籍")
    assert (second.degree, second.majors, second.remarks) == (Degree.NONE, ("舞蹈学", "舞蹈表演"), None)
    assert (third.majors, third.experience_years, third.preferred) == ("unlimited", 2, ("有相关证书者优先",))
    assert [p.id for p in (first, second, third)] == ["post-1", "post-2", "post-3"]


def test_a_blank_employer_is_carried_down_and_says_so() -> None:
    (_, second, _), _ = read(TABLE)
    assert second.org == "县文化馆"
    piece = second.quotes("org")[0]
    assert (piece.role, piece.reason, piece.quote) == (Role.INHERITED, "blank", "县文化馆")


def test_blank_conditions_are_not_carried_even_where_blanks_repeat() -> None:
    (_, second, _), _ = read(TABLE.replace("招聘岗位如下：", "招聘岗位如下（空白格与上格相同）："))
    assert second.remarks is None
    assert second.regions == ()


HTML = """<html><body><h1>某区2024年公开招聘教师公告</h1><p>共招聘教师7名。</p>
<table border="1">
<tr><th rowspan="2">岗位代码</th><th rowspan="2">岗位名称</th>
<th colspan="3">招聘人数</th><th colspan="2">资格条件</th></tr>
<tr><th>合计</th><th>男</th><th>女</th><th>学历</th><th>专业</th></tr>
<tr><td>K1</td><td>初中体育教师</td><td>4</td><td>3</td><td>1</td><td rowspan="2">
全日制本科及以上，学士及以上学位</td><td>体育教育</td></tr>
<tr><td>K2</td><td>初中音乐教师</td><td>3</td><td>1</td><td>2</td><td>音乐学</td></tr>
</table></body></html>"""


def test_two_rows_of_headings_and_merged_cells() -> None:
    (first, second), _ = read(HTML, "notice.html")
    assert (first.id, first.headcount, second.headcount) == ("K1", 4, 3)
    assert [(p.label, p.count) for p in second.headcount_parts] == [("男", 1), ("女", 2)]
    assert (second.education, second.full_time, second.degree) == (Education.BACHELOR, True, Degree.BACHELOR)
    assert second.quotes("education")[0].reason == "merged"
    assert second.majors == ("音乐学",)


def test_an_unknown_column_is_kept_and_reported() -> None:
    (post,), ctx = read("| 岗位名称 | 人数 | 学历 | 幸运色 |\n|---|---|---|---|\n| 文员 | 2 | 大专 | 红 |\n", "n.md")
    assert post.extra == {"幸运色": "红"}
    assert [f.code for f in ctx.findings] == ["unmapped_column"]


def test_one_cell_may_hold_all_requirements() -> None:
    (post,), _ = read(
        "| 招聘岗位 | 人数 | 岗位要求 |\n|---|---|---|\n"
        "| 安保队员 | 10 | 初中以上文化程度，45周岁以下，退役军人优先，限男性 |\n",
        "n.md",
    )
    assert (post.education, post.age_max, post.gender) == (Education.JUNIOR_HIGH, 45, Gender.MALE)
    assert post.preferred == ("退役军人优先",)


def test_reservation_columns_are_parts() -> None:
    (post,), _ = read(
        "Post Code | Name of Post | Department | UR | SC | ST | Total | Pay\n"
        "01 | Junior Clerk | Revenue | 20 | 6 | 4 | 30 | Level 2\n",
    )
    assert (post.code, post.headcount) == ("01", 30)
    assert [(p.label, p.count) for p in post.headcount_parts] == [("UR", 20), ("SC", 6), ("ST", 4)]


def test_a_scoring_column_gives_the_tests_of_the_post() -> None:
    (post,), _ = read(
        "| 岗位编码 | 岗位 | 人数 | 测评方式及权重 |\n|---|---|---|---|\n| A1 | 电工 | 2 | 笔试30% 实操70% |\n", "n.md"
    )
    assert [(t.name, str(t.weight)) for t in post.tests] == [("笔试", "0.3"), ("实操", "0.7")]


def test_headings_at_the_left() -> None:
    (post,), _ = read(
        "| 岗位名称 | 档案编目 |\n|---|---|\n| 招聘人数 | 2 |\n| 学历要求 | 硕士研究生 |\n| 其他要求 | 限女性 |\n",
        "n.md",
    )
    assert (post.name, post.headcount, post.education, post.gender) == ("档案编目", 2, Education.MASTER, Gender.FEMALE)


def test_numbered_requirements_in_one_cell() -> None:
    (post,), _ = read(
        "<table><tr><td>岗位名称</td><td>招聘人数</td><td>岗位条件</td></tr><tr><td>会计</td><td>1</td>"
        "<td>1.本科及以上学历；<br>2.会计学、财务管理专业；<br>3.具有会计师职称；<br>4.35周岁以下。</td></tr></table>",
        "n.html",
    )
    assert (post.education, post.majors, post.age_max) == (Education.BACHELOR, ("会计学", "财务管理"), 35)
    assert post.certificates == ("会计师职称",)


NO_POSTS = [
    "费用如下：\n\n项目\t金额\t备注\n笔试\t50元/科\t网上缴费\n面试\t80元\t现场缴费\n",
    "面试安排：\n\n岗位\t人数\t面试时间\t候考室\n语文教师\t12\t7月1日上午\t301\n数学教师\t9\t7月1日下午\t302\n",
    "报名登记表\n\n姓名\t\t性别\t\t出生年月\t\n民族\t\t政治面貌\t\t学历\t\n报考岗位\t\t岗位代码\t\t专业\t\n",
    "权重如下：\n\n岗位类别\t笔试\t面试\n教学岗位\t40%\t60%\n管理岗位\t50%\t50%\n",
    "Category | Relaxation | Maximum age\nOBC | 3 years | 35 years\nSC / ST | 5 years | 37 years\n",
]


@pytest.mark.parametrize("text", NO_POSTS)
def test_other_tables_give_no_posts(text: str) -> None:
    assert read(text)[0] == ()


def test_a_result_list_names_each_post_once() -> None:
    found, _ = read(
        "| 序号 | 岗位名称 | 岗位代码 | 准考证号 | 笔试成绩 | 综合成绩 |\n|---|---|---|---|---|---|\n"
        "| 1 | 文员 | 0301 | 1001 | 82 | 80.1 |\n| 2 | 文员 | 0301 | 1002 | 81 | 79.3 |\n",
        "n.md",
    )
    assert [(p.code, p.name, p.headcount) for p in found] == [("0301", "文员", None)]


def test_a_before_and_after_table_gives_the_posts_as_amended() -> None:
    found, _ = read(
        "关于公告的更正公告\n\n取消QS05岗位的招聘计划。\n\n岗位代码\t更正项目\t更正前\t更正后\n"
        "QS01\t招聘人数\t3\t2\nQS02\t专业要求\t法学\t法学、法律\n"
    )
    by_code = {p.code: p for p in found}
    assert by_code["QS01"].headcount == 2
    assert by_code["QS02"].majors == ("法学", "法律")
    assert (by_code["QS05"].headcount, by_code["QS05"].derived["headcount"].rule) == (0, "cancelled")


FOLDER = Path(notices.__file__).parent


@pytest.mark.parametrize("path", sorted(p for p in FOLDER.iterdir() if p.suffix in {".txt", ".md", ".html"}), ids=str)
def test_every_post_of_the_corpus_has_sound_evidence(path: Path) -> None:
    document = ingest.read(path)
    for post in extract_posts(Context((Source(document),))):
        for pieces in post.evidence.values():
            for piece in pieces:
                piece.verify(document)


def many(*files: tuple[str, str]) -> tuple[Post, ...]:
    documents = [ingest.read_bytes(text.encode(), name) for text, name in files]
    found = extract_posts(Context(tuple(Source(d) for d in documents)))
    by_id = {d.id: d for d in documents}
    for post in found:
        for pieces in post.evidence.values():
            for piece in pieces:
                piece.verify(by_id[piece.document])
    return found


def test_the_announcement_adds_to_posts_of_its_attachment() -> None:
    first, second = many(
        ("某县公告\n二、条件\n巡防辅警须具有高中及以上学历，文职辅警须具有大专及以上学历。\n", "a.txt"),
        ("| 岗位名称 | 人数 | 岗位代码 |\n|---|---|---|\n| 巡防辅警 | 5 | X1 |\n| 文职辅警 | 3 | X2 |\n", "b.md"),
    )
    assert (first.education, second.education) == (Education.HIGH_SCHOOL, Education.ASSOCIATE)


def test_the_same_table_in_two_files_counts_once() -> None:
    table = "| 岗位名称 | 人数 | 单位 |\n|---|---|---|\n| 文员 | 5 | 民政局 |\n| 司机 | 1 | 民政局 |\n"
    assert len(many((table, "a.md"), ("# 岗位表\n\n" + table, "b.md"))) == 2
