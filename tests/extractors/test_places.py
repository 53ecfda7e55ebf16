"""Regional limits: phrase → places, basis."""

from __future__ import annotations

import unicodedata

import pytest

from extractors.values.places import find_regions


def names(text: str) -> list[tuple[str, ...]]:
    return [m.names for m in find_regions(unicodedata.normalize("NFKC", text))]


LIMITS = [
    ("限青山县户籍", ("青山县",)),
    ("限青山县户籍或生源", ("青山县",)),
    ("具有云州市户籍", ("云州市",)),
    ("须为河东区户籍", ("河东区",)),
    ("限云州市户籍（东城区、西城区、北湖区）", ("东城区", "西城区", "北湖区")),
    ("限云州市（含所辖各县区）户籍", ("云州市",)),
    ("户籍在云州市的人员", ("云州市",)),
    ("户籍所在地为青山县、白水县", ("青山县", "白水县")),
    ("户籍地须为河东区", ("河东区",)),
    ("限湖南省生源", ("湖南省",)),
    ("仅限西藏生源", ("西藏",)),
    ("限四川籍考生", ("四川",)),
    ("云州市常住户口", ("云州市",)),
    ("具有青山县常住户口", ("青山县",)),
    ("限黑龙江省或吉林省生源", ("黑龙江省", "吉林省")),
    ("限本县户籍", ("本县",)),
    ("本省户籍或者本省生源", ("本省",)),
    ("持有云州市居住证", ("云州市",)),
    ("夫妻一方为青山县户籍", ("青山县",)),
    ("限和田地区户籍", ("和田地区",)),
    ("限凉山彝族自治州户籍", ("凉山彝族自治州",)),
    ("限内蒙古自治区呼伦贝尔市户籍", ("内蒙古自治区呼伦贝尔市",)),
    ("限长沙户籍", ("长沙",)),
    ("具有朔州市户籍", ("朔州市",)),
    ("面向青山县石桥镇户籍人员", ("青山县石桥镇",)),
    ("青山县户籍（生源）", ("青山县",)),
    ("报名者户口须在河东区", ("河东区",)),
    ("限河东区、河西区户籍", ("河东区", "河西区")),
    ("具有云州市东城区或西城区户籍", ("云州市东城区", "西城区")),
    ("生源地为青山县", ("青山县",)),
    ("household registration in Qingshan County", ("Qingshan County",)),
    ("must be residents of the State of Norland", ("State of Norland",)),
]


@pytest.mark.parametrize(("text", "places"), LIMITS)
def test_a_limit_names_its_places(text: str, places: tuple[str, ...]) -> None:
    assert names(text) == [places]


@pytest.mark.parametrize(
    "text",
    [
        "户籍不限",
        "不限户籍",
        "户口簿原件及复印件",
        "到户籍所在地派出所开具证明",
        "不含北京高校集体户口",
        "户籍以报名首日为准",
        "具备岗位所需的户籍要求",
        "工作地点在云州市东城区",
        "落户手续由个人办理",
        "按户籍管理规定办理",
        "云州市人力资源和社会保障局",
    ],
)
def test_other_mentions_limit_nobody(text: str) -> None:
    assert names(text) == []


def test_bases_are_kept_apart() -> None:
    found = find_regions("限青山县户籍或生源")
    assert found[0].basis == ("hukou", "origin")
    assert find_regions("持有云州市居住证")[0].basis == ("residence",)


def test_the_span_begins_with_the_place() -> None:
    text = "须具有青山县户籍,年龄不限"
    match = find_regions(text)[0]
    assert text[match.start : match.end] == "青山县户籍"
