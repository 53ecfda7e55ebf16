"""Posts whose places a sentence or a list counts by sex."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice
from schema.values import Gender

HEAD = "石滩县公安局2025年招聘公告\n一、招聘计划\n"
MEN, WOMEN = Gender.MALE, Gender.FEMALE


def notice(text: str) -> Notice:
    document = read_bytes((HEAD + text).encode(), "a.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "本次招聘警务辅助人员9名，其中勤务辅警男性5名、女性2名，文职辅警2名（性别不限）。",
            [("勤务辅警", 7, {"男": 5, "女": 2}, None), ("文职辅警", 2, {}, "unlimited")],
        ),
        (
            "1.巡防岗：男性6人；\n2.记录岗：女性2人；\n3.监控岗：3人（男2人，女1人）。",
            [("巡防岗", 6, {}, MEN), ("记录岗", 2, {}, WOMEN), ("监控岗", 3, {"男": 2, "女": 1}, None)],
        ),
        (
            "●处突岗位（男）5名\n●处突岗位（女）2名\n●内勤岗位2名",
            [("处突岗位(男)", 5, {}, MEN), ("处突岗位(女)", 2, {}, WOMEN), ("内勤", 2, {}, None)],
        ),
        (
            "岗位A：治安协管员，男，8名；岗位B：接警员，女，2名；岗位C：文员，2名。",
            [("治安协管员", 8, {}, MEN), ("接警员", 2, {}, WOMEN), ("文员", 2, {}, None)],
        ),
        (
            "招收消防队员（男）8名、接警员（女）2名、驾驶员2名。",
            [("消防队员", 8, {}, MEN), ("接警员", 2, {}, WOMEN), ("驾驶员", 2, {}, None)],
        ),
        (
            "勤务一岗（代码K01）招聘男性4名，勤务二岗（代码K02）招聘女性2名，文职岗（代码K03）招聘1名，男女不限。",
            [("勤务一岗", 4, {}, MEN), ("勤务二岗", 2, {}, WOMEN), ("文职岗", 1, {}, "unlimited")],
        ),
    ],
)
def test_posts_by_sex(text: str, want: list[tuple[str, int, dict[str, int], object]]) -> None:
    got = [(p.name, p.headcount, {x.label: x.count for x in p.headcount_parts}, p.gender) for p in notice(text).posts]
    assert got == want


def test_codes_stand_in_brackets() -> None:
    found = notice("勤务一岗（代码K01）招聘男性4名，勤务二岗（代码K02）招聘女性2名。")
    assert [p.code for p in found.posts] == ["K01", "K02"]
    assert found.headcount.total is None


@pytest.mark.parametrize(
    "text",
    [
        "身高男性170厘米以上，女性160厘米以上。",
        "面试考官5名，其中男考官3名、女考官2名。",
        "报名人员中男性80人、女性20人。",
        "体能测评男子1000米跑，女子800米跑，每组10人。",
    ],
)
def test_no_posts(text: str) -> None:
    assert not notice(text).posts


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("巡防辅警    8人（男）\n巡防辅警    2人（女）\n文职辅警    2人", [MEN, WOMEN, None]),
        ("——巡防岗，8人，男性；\n——窗口岗，2人，女性；\n——采集岗，2人。", [MEN, WOMEN, None]),
    ],
)
def test_the_sex_behind_the_places_of_a_line(text: str, want: list[Gender | None]) -> None:
    found = notice(text).posts
    assert [p.gender for p in found] == want
    assert all(p.name and p.name[0] not in "—-" for p in found)
