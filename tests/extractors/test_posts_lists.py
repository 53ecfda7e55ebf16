"""Posts without a table: one-line posts, inline lists, enumerations, keyed blocks, gap lines, English forms."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract
from extractors.posts.cells import read_cell
from extractors.posts.gathering import extract_posts
from extractors.text.context import Context
from extractors.text.source import Source
from schema.notice import Post
from schema.values import Education, Gender


def posts(text: str, name: str = "notice.txt") -> tuple[Post, ...]:
    source = Source(ingest.read_bytes(text.encode(), name))
    found = extract_posts(Context((source,)))
    for post in found:
        for pieces in post.evidence.values():
            for piece in pieces:
                piece.verify(source.document)
    return found


def pairs(text: str) -> list[tuple[str | None, int | None]]:
    return [(p.name, p.headcount) for p in posts(text)]


LISTS = [
    ("一、招聘岗位及人数\n1.行政管理岗2名；\n2.财务会计岗1名；\n二、条件\n", [("行政管理岗", 2), ("财务会计岗", 1)]),
    (
        "一、竞聘职位\n（1）办公室副主任1名；\n（2）信息科科长1名。\n二、条件\n",
        [("办公室副主任", 1), ("信息科科长", 1)],
    ),
    ("拟招聘检修岗位4人、调度岗位2人和化验岗位1人。", [("检修", 4), ("调度", 2), ("化验", 1)]),
    ("（一）招聘岗位：保育员岗（6人）、厨师岗（3人）；", [("保育员岗", 6), ("厨师岗", 3)]),
    ("本次招聘语文教师3名、数学教师2名。", [("语文教师", 3), ("数学教师", 2)]),
    ("岗位：合作交流处项目科科长（科级）1名\n条件如下。", [("合作交流处项目科科长(科级)", 1)]),
    (
        "一、财务主管（1人）\n要求：会计专业。\n二、行政助理（2人）\n要求：专业不限。\n",
        [("财务主管", 1), ("行政助理", 2)],
    ),
    (
        "一、竞争职位\n市财政局预算科副科长1名，市审计局办公室副主任1名。\n",
        [("市财政局预算科副科长", 1), ("市审计局办公室副主任", 1)],
    ),
    (
        "Posts offered:\n1. Junior Engineer (Civil) - 25 posts\n2. Driver - 4 posts\n",
        [("Junior Engineer (Civil)", 25), ("Driver", 4)],
    ),
    ("招聘岗位：\n1. 医师岗位：5名，硕士学历；\n2. 护理岗位：8名，大专及以上学历；\n", [("医师", 5), ("护理", 8)]),
    ("现面向社会公开招聘驾驶员5名、厨师2名，公告如下：\n", [("驾驶员", 5), ("厨师", 2)]),
    ("一、竞聘职位\n1、办公室主任\n2、财务科副科长\n二、条件\n", [("办公室主任", None), ("财务科副科长", None)]),
    ("一、竞争职位\n（一）正职：人事科科长、法规科科长。\n二、条件\n", [("人事科科长", None), ("法规科科长", None)]),
    ("Position: Clerk\nNumber of posts: 12\n\nPosition: Driver\nNumber of posts: 3\n", [("Clerk", 12), ("Driver", 3)]),
]


@pytest.mark.parametrize(("text", "want"), LISTS)
def test_posts_in_running_text(text: str, want: list[tuple[str, int]]) -> None:
    assert pairs(text) == want


NONE = [
    "具体岗位及条件见附件1。",
    "全省计划录用公务员536名，其中省直机关100名、市县机关436名。",
    "招聘工作领导小组由组长1人、副组长2人、成员5人组成。",
    "每个考官组由主考官1名、考官6名、监督员1名组成。",
    "参加考核的工勤人员分为五级（初级工）、四级（中级工）。",
    "1.报名时间为5月1日至5月3日，每人限报1个岗位。\n2.携带照片2张。\n",
    "笔试科目2门，面试考官7名。",
]


@pytest.mark.parametrize("text", NONE)
def test_texts_without_posts(text: str) -> None:
    assert posts(text) == ()


def test_a_counted_enumeration_gives_one_place_each() -> None:
    found = posts("一、竞争职位\n1、机关部门3个：办公室副主任、组织部副部长、老干部工作部部长。\n二、条件\n")
    assert [(p.name, p.org, p.category, p.headcount) for p in found] == [
        ("办公室副主任", "办公室", "机关部门", 1),
        ("组织部副部长", "组织部", "机关部门", 1),
        ("老干部工作部部长", "老干部工作部", "机关部门", 1),
    ]
    assert found[0].derived["headcount"].rule == "one_place_per_named_post"


def test_an_enumeration_whose_count_does_not_fit_is_not_trusted() -> None:
    assert posts("1、机关部门4个：办公室副主任、组织部副部长、老干部工作部部长。\n") == ()


def test_ranks_in_brackets_are_categories_where_they_differ() -> None:
    found = posts("一、竞争职位\n（1）办公室主任（正科级）1名；\n（2）信息科副科长（副科级）1名。\n")
    assert [(p.no, p.name, p.category) for p in found] == [(1, "办公室主任", "正科级"), (2, "信息科副科长", "副科级")]


def test_gap_lines_are_read_by_what_each_field_is() -> None:
    line = "50010203　市水利局　规划科一级科员　A类　2名　本科以上　水利工程、水文学　限男性\n"
    other = "50010204　市林业局　一级科员　B类　1名　大专以上　专业不限　限本市户籍\n"
    first, second = posts("部分职位如下：\n" + line + other)
    assert (first.code, first.org, first.name, first.category, first.headcount) == (
        "50010203",
        "市水利局",
        "规划科一级科员",
        "A类",
        2,
    )
    assert (first.education, first.majors, first.gender) == (
        Education.BACHELOR,
        ("水利工程", "水文学"),
        Gender.MALE,
    )
    assert (second.majors, second.regions) == ("unlimited", ("本市",))


def test_parts_codes_and_gender_stand_behind_the_count() -> None:
    first, second = posts(
        "一、名额\n（一）巡防辅警40名，其中男性36名、女性4名，岗位代码X01；\n（二）文职辅警8名，性别不限，岗位代码X02。\n"
    )
    assert (first.id, first.code, [(p.label, p.count) for p in first.headcount_parts]) == (
        "X01",
        "X01",
        [("男性", 36), ("女性", 4)],
    )
    assert second.gender == "unlimited"


def test_requirements_of_one_post_come_from_the_text() -> None:
    first, second = posts(
        "一、名额\n（一）巡防辅警40名，岗位代码X01；\n（二）文职辅警8名，岗位代码X02。\n二、条件\n"
        "（一）巡防辅警须具有高中及以上学历，文职辅警须具有大专及以上学历；\n（二）巡防辅警须持有C1及以上驾驶证。\n"
    )
    assert (first.education, second.education) == (Education.HIGH_SCHOOL, Education.ASSOCIATE)
    assert (first.certificates, second.certificates) == (("C1及以上驾驶证",), ())


def test_the_employer_before_the_colon() -> None:
    found = posts("一、遴选职位\n（一）市财政局：预算管理岗位1名、政府采购岗位2名\n二、条件\n")
    assert [(p.org, p.name, p.headcount) for p in found] == [("市财政局", "预算管理", 1), ("市财政局", "政府采购", 2)]


def test_keyed_blocks_carry_their_requirements() -> None:
    first, second = posts(
        "岗位名称：文员\n招聘人数：2人\n学历要求：大专及以上\n其他要求：具有2年以上工作经验，中共党员优先\n\n"
        "岗位名称：司机\n招聘人数：1人\n年龄要求：45周岁以下\n其他要求：持有B1及以上驾驶证，限男性\n"
    )
    assert (first.education, first.experience_years, first.preferred) == (Education.ASSOCIATE, 2, ("中共党员优先",))
    assert (second.age_max, second.gender, second.certificates) == (45, Gender.MALE, ("B1及以上驾驶证",))


def test_a_bulletin_with_a_class_code_is_one_post() -> None:
    (post,) = posts(
        "PARK RANGER\n\nClass Code:       1966\nOpen Date:  03-10-17\n\nREQUIREMENTS\n\n"
        "1. Two years of experience; and\n2. A valid Class C driver's license.\n\nNOTES\n\n"
        "1. Knowledge of local plants is highly desired.\n"
    )
    assert (post.name, post.code) == ("PARK RANGER", "1966")
    assert post.certificates == ("Class C driver's license",)
    assert post.preferred == ("Knowledge of local plants is highly desired.",)


def test_english_items_with_codes_and_their_qualifications() -> None:
    first, second = posts(
        "This time, 30 village doctors (post code: D01) and 12 school nurses (post code: N02) are to be recruited. "
        "Among the village doctors, there are 20 in hill stations and 10 in river stations.\n"
        "Village doctors should have a junior college degree or above; school nurses should have a technical "
        "secondary school degree or above.\nSchool nurses must have a nurse practising certificate.\n"
    )
    assert (first.code, first.headcount, first.education) == ("D01", 30, Education.ASSOCIATE)
    assert [(p.label, p.count) for p in first.headcount_parts] == [("hill stations", 20), ("river stations", 10)]
    assert (second.education, second.certificates) == (
        Education.SECONDARY_VOCATIONAL,
        ("nurse practising certificate",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Board invites applications:\n1. Clerk - 25 posts (UR-12, OBC-7, SC-6)\n2. Driver - 4 posts\n",
        "Name of the Post: Clerk\nNo. of Vacancies: 25 (UR-12, OBC-7, SC-6)\nAge Limit: 18-27 years\n",
    ],
)
def test_reserved_places_behind_an_english_count(text: str) -> None:
    first = posts(text)[0]
    assert (first.name, first.headcount) == ("Clerk", 25)
    assert [(p.label, p.count) for p in first.headcount_parts] == [("UR", 12), ("OBC", 7), ("SC", 6)]


def test_sections_under_the_name_of_a_post_hold_its_requirements() -> None:
    first, second = posts(
        "一、招聘岗位及条件\n岗位一：专职辅导员（5名）\n1.硕士研究生及以上学历，硕士学位；\n2.中共党员；\n3.年龄30周岁以下。\n"
        "岗位二：实验员（2名）\n1.大学本科及以上学历；\n2.化学、应用化学专业；\n3.年龄35周岁以下。\n二、报名\n"
    )
    assert (first.education, first.age_max, first.political) == (Education.MASTER, 30, ("中共党员",))
    assert (second.education, second.majors, second.age_max) == (Education.BACHELOR, ("化学", "应用化学"), 35)


@pytest.mark.parametrize("mark", ["", "◆", "● ", "▪"])
def test_blocks_under_any_bullet_keep_their_code_and_employer(mark):
    blocks = (("M01", "镇中心校", "数学教师", 1), ("M02", "镇卫生院", "护士", 2))
    lines = [f"{mark}岗位编号:{c}\n用人单位:{o}\n岗位:{n}\n人数:{k}\n学历:大专及以上" for c, o, n, k in blocks]
    found = extract([ingest.read_bytes(("某县公开招聘公告\n一、岗位\n" + "\n".join(lines)).encode(), "a.txt")]).posts
    assert [(p.code, p.org, p.name, p.headcount) for p in found] == list(blocks)


def test_blocks_that_begin_with_the_employer():
    text = "某县公开招聘公告\n一、岗位\n● 用人单位:镇中心校\n岗位:数学教师\n人数:1\n"
    text += "● 用人单位:镇卫生院\n岗位:护士\n人数:2\n"
    found = extract([ingest.read_bytes(text.encode(), "a.txt")]).posts
    assert [(p.org, p.name) for p in found] == [("镇中心校", "数学教师"), ("镇卫生院", "护士")]


def test_one_employer_over_all_blocks_is_not_that_of_the_first_alone():
    text = "某县公开招聘公告\n一、岗位\n用人单位:镇中心校\n岗位:数学教师\n人数:1\n岗位:英语教师\n人数:2\n"
    found = extract([ingest.read_bytes(text.encode(), "a.txt")]).posts
    assert len({p.org for p in found}) == 1


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("从事档案整理工作2年以上", "experience_years", "2"),
        ("担任班主任工作3年以上", "experience_years", "3"),
        ("聘用后从事教学工作5年以上", "experience_years", None),
        ("本科以上,法学、社会工作、心理学", "majors", "('法学', '社会工作', '心理学')"),
        ("本科以上,社会工作经验丰富", "majors", None),
    ],
)
def test_remarks(text, field, value):
    found = {f.field: str(f.value) for f in read_cell("conditions", text)}
    assert found.get(field) == value
