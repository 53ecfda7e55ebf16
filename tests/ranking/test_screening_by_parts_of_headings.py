"""Headings told by their parts, conditions that only tell how others are read, and what is meant by other people."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ranking.applicants import roles_of, weaker_roles
from ranking.columns import Header
from ranking.credentials import TITLE, joined, judge_credentials
from ranking.leaves import tells_reading
from ranking.others import OTHERS, others_beside
from schema.conditions import EducationLevel
from schema.evidence import Evidence


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("信息属实且无禁止情形承诺", "declared"),
        ("本人对所填内容真实性声明", "declared"),
        ("I attest that all particulars are true", "declared"),
        ("取得毕业证书日期", "graduated"),
        ("学历证书颁发时间", "graduated"),
        ("工作状态", "identity"),
        ("目前就业情况", "identity"),
        ("是否2026年应届", "fresh"),
        ("视力（左/右，裸眼或矫正）", "eyesight"),
        ("净身高（厘米）", "height"),
    ],
)
def test_a_heading_that_no_list_knows(heading: str, role: str) -> None:
    header = Header(("报名序号", "姓名", heading))
    held = roles_of(header) | weaker_roles(header, roles_of(header))
    assert held.get(role) == 2


@pytest.mark.parametrize("heading", ["承诺服务年限", "婚姻状况", "身份证件签发日期", "学校名称", "户籍迁入日期"])
def test_headings_of_something_else(heading: str) -> None:
    header = Header(("报名序号", "姓名", heading))
    weak = weaker_roles(header, roles_of(header))
    assert not {"declared", "identity", "graduated", "hukou", "fresh"} & weak.keys()


def test_two_headings_of_one_fact_tell_none() -> None:
    header = Header(("报名序号", "诚信类承诺勾选", "防疫类承诺勾选"))
    assert "declared" not in weaker_roles(header, roles_of(header))


@pytest.mark.parametrize(
    "text",
    [
        "工作经历计算截止时间为2026年3月31日",
        "在校期间的实习不计算为工作经历",
        "专业类以教育部现行目录为准",
        "以最高学历所学专业报考的,专业应与岗位表中对应学历层次的专业要求一致",
        "岗位要求的资格证书、职称应于2026年4月13日前(含当日)取得",
        "Training and internship shall not count",
        "Only experience gained after acquiring the qualification shall be counted",
    ],
)
def test_what_nobody_could_show(text: str) -> None:
    assert tells_reading(text)


@pytest.mark.parametrize(
    "text",
    ["遵守宪法和法律,品行良好", "具有正常履行职责的身体条件", "能够适应夜班工作", "Able to swim", "不得有违法记录"],
)
def test_what_people_show_or_declare(text: str) -> None:
    assert not tells_reading(text)


PROOF = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}


def test_other_people_are_those_whom_no_like_condition_names() -> None:
    fresh = EducationLevel(id="e1", who="2026年应届毕业生", obtained_by="2026-07-31", evidence=PROOF)
    rest = EducationLevel(id="e2", who="其他人员", obtained_by="2026-04-13", evidence=PROOF)
    assert others_beside(rest, (fresh, rest)) == [fresh]


@pytest.mark.parametrize("who", ["其他人员", "其余应聘人员", "其他考生", "other candidates"])
def test_words_for_other_people(who: str) -> None:
    assert OTHERS.match(who)


@pytest.mark.parametrize("who", ["其他岗位", "应届毕业生", "other posts"])
def test_no_words_for_other_people(who: str) -> None:
    assert OTHERS.match(who) is None


@pytest.mark.parametrize(
    ("cell", "held"),
    [("检验技师", True), ("初级(士)", False), ("初级（师）", True), ("检验技士", False), ("主管技师", True)],
)
def test_the_upper_of_the_junior_titles(cell: str, held: bool) -> None:
    verdict = judge_credentials(joined([(TITLE, cell)]), ("初级（师）及以上职称",))
    assert verdict is held or (verdict is None and held is True and "技师" in cell)


def test_firm_ages_name_their_posts() -> None:
    from ranking.named_posts import posts_named

    def post(code: str) -> SimpleNamespace:
        return SimpleNamespace(post=SimpleNamespace(code=code, name="综合", age_max=None, regions=()), labels=())

    items = [post("A01"), post("A02"), post("A03")]
    assert posts_named("A01、A03岗位", items) == (True, False, True)  # type: ignore[arg-type]
    assert posts_named("B07岗位", items) is None  # type: ignore[arg-type]


def test_kinds_of_posts_by_who_employs() -> None:
    from ranking.named_posts import posts_named

    def post(org: str) -> SimpleNamespace:
        held = SimpleNamespace(code=None, name="执法勤务", org=org, age_max=None, regions=())
        return SimpleNamespace(post=held, labels=())

    items = [post("平川县公安局"), post("平川县司法局")]
    assert posts_named("人民警察职位", items) == (True, False)  # type: ignore[arg-type]
    assert posts_named("人民法院岗位", items) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        ("限定向招录对象报考", True),
        ("仅限本系统工作人员应聘", True),
        ("限男性报考", False),
        ("限应届毕业生报考", False),
        ("限本县户籍报考", False),
        ("需经常出差", False),
    ],
)
def test_posts_kept_for_people_whom_no_column_tells(remark: str, asked: bool) -> None:
    from ranking.phrases import Phrases
    from ranking.postclauses import _limited
    from schema.notice import Post

    found = _limited((Post(id="p1", remarks=remark, evidence=PROOF),), Phrases({"identity"}))
    assert bool(found) is asked
