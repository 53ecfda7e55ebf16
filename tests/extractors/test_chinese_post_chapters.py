"""Posts one below the other, each with duties and demands: whatever the heads, labels and lists look like."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice
from schema.values import Education, Gender


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


TEXT = """青浦物流集团招聘公告
我公司因业务发展需要,现面向社会公开招聘以下人员:
{0}
{2}
1、负责合同审核、纠纷处理;
2、参与重大项目论证,须具备3年以上经验的员工协助提交意见书。
{3}
1、全日制本科及以上学历,法学专业;
2、年龄35周岁以下;
3、3年以上企业法务工作经验;
4、工作地点:青浦。
薪资待遇:8-12万元/年。
{1}
{2}
1、负责冷库设备检修,具备应急处置能力;
2、编制检修计划。
{3}
1、大专及以上学历,制冷、电气类专业;
2、年龄40周岁以下,中级及以上职称;
3、能适应夜班,有冷链行业经验者优先。
薪资待遇:面议。
应聘方式
请于2031年3月31日前将简历发送至hr@example.com.cn。
青浦物流集团有限公司
2031年3月1日
"""
HEADS = [
    ("一、岗位1:法务专员(2人)", "二、岗位2:制冷工程师(3人)"),
    ("一、法务专员2名", "二、制冷工程师3名"),
    ("(一)法务专员(2名)", "(二)制冷工程师(3名)"),
    ("1、法务专员 2人", "2、制冷工程师 3人"),
    ("岗位名称:法务专员\n招聘人数:2人", "岗位名称:制冷工程师\n招聘人数:3人"),
    ("职位:法务专员(2名)", "职位:制冷工程师(3名)"),
    ("★法务专员 招聘人数:2人", "★制冷工程师 招聘人数:3人"),
    ("1.岗位:法务专员,招聘人数:2人", "2.岗位:制冷工程师,招聘人数:3人"),
    ("岗位一:法务专员", "岗位二:制冷工程师"),
    ("【法务专员】", "【制冷工程师】"),
    ("一、法务专员", "二、制冷工程师"),
    ("法务专员", "制冷工程师"),
]


@pytest.mark.parametrize(("first", "second"), HEADS)
@pytest.mark.parametrize(
    ("duties", "demands"),
    [
        ("岗位职责:", "任职要求:"),
        ("工作内容", "任职条件"),
        ("(1)岗位职责:", "(2)任职资格:"),
        ("职责描述:", "岗位要求:"),
    ],
)
def test_each_post_asks_for_itself(first: str, second: str, duties: str, demands: str) -> None:
    found = notice(TEXT.format(first, second, duties, demands))
    counted = "2" in first.replace("二", "")
    assert [(p.name, p.headcount) for p in found.posts] == [
        ("法务专员", 2 if counted else None),
        ("制冷工程师", 3 if counted else None),
    ]
    lawyer, engineer = found.posts
    assert (lawyer.education, lawyer.majors, lawyer.age_max) == (Education.BACHELOR, ("法学",), 35)
    assert (lawyer.experience_years, lawyer.workplace) == (3, "青浦")
    assert (engineer.education, engineer.majors, engineer.age_max) == (Education.ASSOCIATE, ("制冷", "电气类"), 40)
    assert (engineer.certificates, engineer.workplace) == (("中级及以上职称",), None)
    assert engineer.preferred
    assert {(c.kind, c.who) for c in found.eligibility} == {
        ("education", "法务专员"),
        ("age", "法务专员"),
        ("experience", "法务专员"),
        ("education", "制冷工程师"),
        ("age", "制冷工程师"),
        ("certificate", "制冷工程师"),
        ("health", "制冷工程师"),
    }


def test_labels_and_lists_on_one_line() -> None:
    found = notice(
        "青浦物流集团招聘公告\n一、法务专员(2人)\n岗位职责:负责合同审核,须按时提交意见书。\n"
        "任职要求:1.本科及以上学历,法学专业;2.年龄35周岁以下;3.3年以上律师工作经验。\n"
        "二、叉车司机(3人)\n岗位职责:负责装卸,具备应急处置能力。\n"
        "任职要求:1.男性,高中及以上学历;2.持有叉车司机证。\n三、报名方式\n现场报名。"
    )
    lawyer, driver = found.posts
    assert (lawyer.age_max, lawyer.experience_years, lawyer.remarks) == (35, 3, None)
    assert (driver.gender, driver.education, driver.certificates) == (
        Gender.MALE,
        Education.HIGH_SCHOOL,
        ("叉车司机证",),
    )
    assert all(c.who in ("法务专员", "叉车司机") for c in found.eligibility)


def test_labels_with_numbers_of_their_own() -> None:
    found = notice(
        "青浦大学后勤中心招聘启事\n一、招聘岗位\n(一)水电维修工\n1.招聘人数:2人\n2.岗位职责:负责校园水电维修。\n"
        "3.任职要求:高中及以上学历,持有电工证,年龄50周岁以下。\n4.薪资待遇:5000元/月。\n(二)宿舍管理员\n1.招聘人数:4人\n"
        "2.岗位职责:负责宿舍值班,熟悉消防知识。\n3.任职要求:女性,初中及以上学历,年龄55周岁以下。\n"
        "4.薪资待遇:3500元/月。\n二、报名方式\n现场报名。"
    )
    assert [(p.name, p.headcount, p.age_max, p.gender) for p in found.posts] == [
        ("水电维修工", 2, 50, None),
        ("宿舍管理员", 4, 55, Gender.FEMALE),
    ]
    assert [c.kind for c in found.eligibility] == ["education", "age", "certificate", "gender", "education", "age"]


def test_demands_before_duties() -> None:
    found = notice(
        "云岭航空公司社会招聘公告\n【签派员】\n招聘人数:5人\n任职资格:\n- 本科及以上学历\n- 年龄35周岁以下\n"
        "工作职责:\n- 负责航班放行,具有良好的判断能力\n【机务员】\n招聘人数:10人\n任职资格:\n- 大专及以上学历\n"
        "工作职责:\n- 负责航线维修\n应聘方式\n发送简历至zp@example.com"
    )
    assert [(p.name, p.headcount, p.age_max) for p in found.posts] == [("签派员", 5, 35), ("机务员", 10, None)]
    assert [(c.kind, c.who) for c in found.eligibility] == [
        ("education", "签派员"),
        ("age", "签派员"),
        ("education", "机务员"),
    ]


def test_the_only_post_asks_everybody() -> None:
    found = notice(
        "青浦大学材料实验室招聘启事\n一、招聘岗位:博士后(材料方向)2名\n二、岗位职责\n1、开展新材料研究,具有团队精神;\n"
        "三、应聘条件\n1、具有博士学位,年龄不超过35周岁;\n2、博士阶段为材料、化学等相关专业;\n四、申请方式\n发送简历。"
    )
    (post,) = found.posts
    assert (post.name, post.headcount, post.age_max) == ("博士后(材料方向)", 2, 35)
    assert post.majors == ("材料", "化学等相关专业")
    assert [(c.kind, c.who) for c in found.eligibility] == [("education", None), ("age", None), ("other", None)]


@pytest.mark.parametrize(
    "text",
    [
        "一、岗位设置\n工作职责:负责全校后勤。\n二、应聘条件\n任职要求:\n1、本科及以上学历;\n2、年龄40周岁以下。",
        "一、工作安排\n岗位职责\n1、组织培训;\n任职要求\n1、本科及以上学历;",
        "一、基本条件\n任职要求:\n1、本科及以上学历;\n2、身体健康。",
    ],
)
def test_headings_of_sections_are_no_posts(text: str) -> None:
    found = notice(f"青浦大学招聘启事\n我校拟招聘工作人员。\n{text}\n三、报名\n现场报名。")
    assert found.posts == ()
    assert all(c.who is None for c in found.eligibility)


@pytest.mark.parametrize(
    ("text", "majors"),
    [
        ("本科或研究生阶段为自动化、电气工程等相关专业", ("自动化", "电气工程等相关专业")),
        ("法学、社会学专业", ("法学", "社会学")),
        ("所学专业为土木工程相关专业", ("土木工程相关专业",)),
        ("具有扎实的专业能力", ()),
        ("专业不限", None),
        ("了解本行业相关专业", ()),
    ],
)
def test_majors_of_an_item_of_their_own(text: str, majors: tuple[str, ...] | None) -> None:
    (post,) = notice(f"青浦大学招聘启事\n招聘岗位:实验员1名\n应聘条件\n1、{text};\n2、身体健康。").posts
    assert majors is None or post.majors == majors


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("女性,初中及以上学历,年龄55周岁以下", [("gender", None), ("education", None), ("age", None)]),
        ("男,大专及以上学历", [("gender", None), ("education", None)]),
        ("男性50周岁以下,女性45周岁以下", [("age", "男性"), ("age", "女性")]),
        ("男性,身高170cm以上;女性,身高160cm以上", [("health", None), ("health", None)]),
    ],
)
def test_a_sex_at_the_head_of_an_item(line: str, expected: list[tuple[str, str | None]]) -> None:
    found = notice(f"青浦大学招聘启事\n拟招聘工作人员。\n应聘条件\n1、{line};\n2、具有驾驶证。").eligibility
    assert [(c.kind, c.who) for c in found][:-1] == expected
