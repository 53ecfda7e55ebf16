"""Sections whose headings no list knows are placed by what their pieces say; other sections stay what they were."""

from __future__ import annotations

import pytest

from extractors.outline.sections import Zone, pieces
from extractors.text.source import Source
from ingest import read_bytes


def _zones(text: str) -> dict[str, Zone]:
    source = Source(read_bytes(text.encode(), "notice.txt"))
    return {piece.text: piece.zone for piece in pieces(source)}


_ZH = """云栖镇综合服务中心招人启事

一、缘起
因镇里事务增多,现公开招人六名。

二、{head}
{items}

三、怎么来
9月3日至9月6日带身份证到镇政府二楼办公室填表。
"""
_EN = """LAKE MORROW WATER DISTRICT

THE WORK
The operator keeps three pumping stations running.

{head}
{items}

HOW WE CHOOSE
A written test counts 60 percent and an interview 40 percent.
"""


@pytest.mark.parametrize("head", ["敲门砖", "我们在找这样的你", "入伙的规矩", "C 准入线", "你合适吗", "报名须知"])
@pytest.mark.parametrize(
    "items",
    [
        ["中国公民,品行端正;", "年满18周岁,不超过40周岁;", "大专及以上学历,专业不限;", "身体健康,能上夜班。"],
        ["本镇户籍;", "1985年1月1日以后出生;", "有两年以上社区工作经历者,学历可为高中;", "无犯罪记录。"],
        [
            "拥护党的领导,遵纪守法;",
            "持有C1及以上驾照;",
            "高中及以上文化;",
            "裸眼视力不低于4.8,无色盲;",
            "服从安排,能吃苦。",
        ],
    ],
)
def test_demands_under_an_unknown_heading(head: str, items: list[str]) -> None:
    zones = _zones(_ZH.format(head=head, items="\n".join(f"{i}.{t}" for i, t in enumerate(items, 1))))
    assert {zones[text] for text in items} == {Zone.CONDITIONS}
    assert [zone for text, zone in zones.items() if text.startswith(("因镇里", "9月3日"))] == [Zone.OTHER] * 2


@pytest.mark.parametrize("head", ["谢绝", "这些人请止步", "红线"])
@pytest.mark.parametrize(
    "items",
    [
        ["受过刑事处罚的;", "被机关单位开除或者辞退的;", "现役军人;"],
        [
            "涉嫌违纪正在接受调查的;",
            "在公开考试中作弊,处理期未满的;",
            "与本单位负责人有回避关系的;",
            "法律规定不得聘用的其他情形。",
        ],
    ],
)
def test_people_shut_out_under_an_unknown_heading(head: str, items: list[str]) -> None:
    zones = _zones(_ZH.format(head=head, items="\n".join(f"({i}){t}" for i, t in enumerate(items, 1))))
    assert {zones[text] for text in items} == {Zone.EXCLUSIONS}


@pytest.mark.parametrize(
    "items",
    [
        ["本人身份证原件及复印件;", "学历学位证书扫描件;", "户口簿复印件;", "资格证书原件。"],
        ["月工资4,500元;", "缴纳五险一金;", "合同期三年,试用期两个月;", "提供工作餐。"],
        ["负责学历教育档案整理;", "协助开展年龄结构统计;", "完成户籍人口登记;"],
        ["护士4名,大专及以上学历,30周岁以下;", "药师2名,本科及以上学历;", "电工1名,持有低压电工证,45周岁以下。"],
        ["笔试满分100分,考学历教育常识;", "面试满分100分;", "持有资格证书的加2分;"],
        ["大专及以上学历。", "报名地点另行通知。"],
    ],
)
def test_other_lists_under_an_unknown_heading(items: list[str]) -> None:
    zones = _zones(_ZH.format(head="看过来", items="\n".join(f"{i}.{t}" for i, t in enumerate(items, 1))))
    assert {zones[text] for text in items} == {Zone.OTHER}


@pytest.mark.parametrize("head", ["WHAT YOU BRING", "THE DOOR TEST"])
@pytest.mark.parametrize(
    "items",
    [
        [
            "High school diploma or an equivalency certificate.",
            "Two years of experience in the operation of pumps.",
            "A valid class B driver's license.",
            "Must be able to lift 50 pounds.",
        ],
        [
            "Be a citizen or a permanent resident of the country.",
            "Hold a degree in hydrology.",
            "Be at least 21 years of age at the time of appointment.",
        ],
    ],
)
def test_english_demands_under_an_unknown_heading(head: str, items: list[str]) -> None:
    zones = _zones(_EN.format(head=head, items="\n".join(f"{i}. {t}" for i, t in enumerate(items, 1))))
    assert {zones[text] for text in items} == {Zone.CONDITIONS}


@pytest.mark.parametrize(
    "items",
    [
        ["Annual salary of 52,000.", "A pension after five years of service.", "Health insurance for residents."],
        ["Supervises licensed operators.", "Maintains certificates of inspection.", "Reviews degrees of wear."],
        ["A copy of your degree, uploaded to the portal.", "Your licence, attached.", "Submit proof of citizenship."],
        ["A degree in geology is an advantage.", "Experience in pumps is desirable.", "A licence is preferred."],
    ],
)
def test_other_english_lists_under_an_unknown_heading(items: list[str]) -> None:
    zones = _zones(_EN.format(head="READ ON", items="\n".join(f"{i}. {t}" for i, t in enumerate(items, 1))))
    assert Zone.CONDITIONS not in {zones[text] for text in items}


@pytest.mark.parametrize(
    ("head", "zone"),
    [
        ("通用要求", Zone.CONDITIONS),
        ("共性要求", Zone.CONDITIONS),
        ("硬性要求", Zone.CONDITIONS),
        ("着装要求", Zone.OTHER),
        ("考场要求", Zone.OTHER),
    ],
)
def test_demands_on_everybody_by_their_heading(head: str, zone: Zone) -> None:
    zones = _zones(_ZH.format(head=head, items="★ 认同本镇的做事方式;\n★ 愿与同伴轮值。"))
    assert [z for text, z in zones.items() if text.startswith("愿与")] == [zone]


_POSTS = """一、{head}
(一)镇卫生院(3名)
1.护士(代码H1)2名,大专及以上学历,30周岁以下;
2.药师(代码H2)1名,本科及以上学历,35周岁以下。
(二)镇中心校(2名)
3.教师(代码H3)2名,本科及以上学历,持有教师资格证。

二、基本条件
1.中国公民,品行端正;
2.录用1名以上子女的家庭优先,身体健康。
"""


@pytest.mark.parametrize("head", ["招聘岗位及条件", "岗位、名额与资格", "职位条件"])
def test_a_list_of_posts_asks_nothing_of_everybody(head: str) -> None:
    zones = _zones(_POSTS.format(head=head))
    asked = [text for text, zone in zones.items() if zone is Zone.CONDITIONS and text[0] not in "招岗职基"]
    assert asked == ["中国公民,品行端正;", "录用1名以上子女的家庭优先,身体健康。"]
