"""Remarks of a post: phrase → typed facts."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import pytest

from extractors.conditions.certificates import find_certificates, find_preferred
from extractors.conditions.majors import read_majors
from extractors.posts.cells import read_cell
from extractors.posts.conditions import read_conditions
from extractors.posts.count_cells import read_count
from schema.values import Degree, Education, Gender


def facts(text: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for fact in read_conditions(unicodedata.normalize("NFKC", text)):
        if fact.field in ("certificates", "preferred", "regions", "headcount_parts", "political"):
            out.setdefault(fact.field, []).append(fact.value)
        else:
            out.setdefault(fact.field, fact.value)
    return out


YEARS = [
    ("具有3年以上财务工作经历", 3),
    ("两年及以上基层工作经历", 2),
    ("五年以上相关工作经验", 5),
    ("从事护理工作满5年", 5),
    ("具有二级以上医院2年以上工作经历", 2),
    ("10年以上从业经历", 10),
    ("3年及以上教学经验", 3),
    ("at least 4 years of experience in auditing", 4),
    ("工作经历不少于3年", None),
    ("最低服务年限5年", None),
    ("试用期1年", None),
    ("聘用后须服务满3年", None),
    ("有3年以上工作经验者优先", None),
    ("近3年年度考核合格", None),
    ("取得证书满2年", None),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_years_of_experience(text: str, years: int | None) -> None:
    found = facts(text).get("experience_years")
    if text.startswith("工作经历不少于"):
        assert found in (None, Decimal(3))
    else:
        assert found == (None if years is None else Decimal(years))


CERTIFICATES = [
    ("取得教师资格证", ["教师资格证"]),
    ("具有护士执业资格证书", ["护士执业资格证书"]),
    ("须持有C1及以上驾驶证", ["C1及以上驾驶证"]),
    ("具备中级及以上职称", ["中级及以上职称"]),
    ("应具有执业药师资格", ["执业药师资格"]),
    ("通过国家司法考试并取得法律职业资格证书", ["法律职业资格证书"]),
    ("普通话水平二级甲等及以上", ["普通话水平二级甲等及以上"]),
    ("大学英语六级425分以上", ["大学英语六级425分以上"]),
    ("具有会计从业资格证,能适应出差", ["会计从业资格证"]),
    ("有电工证者优先", []),
    ("取得高级职称的年龄可放宽至45周岁", []),
    ("未取得教师资格证的,须在聘用后1年内取得", []),
    ("提供毕业证书原件", []),
    ("身体健康", []),
    ("限应届毕业生", []),
]


@pytest.mark.parametrize(("text", "names"), CERTIFICATES)
def test_mandatory_certificates(text: str, names: list[str]) -> None:
    assert [c.text for c in find_certificates(text)] == names


PREFERRED = [
    ("有注册会计师证书者优先", ["有注册会计师证书者优先"]),
    ("熟悉办公软件,有写作特长者优先;限女性", ["有写作特长者优先"]),
    ("同等条件下,中共党员优先", ["同等条件下,中共党员优先"]),
    ("具有博士学位,或有海外经历的优先考虑", ["具有博士学位,或有海外经历的优先考虑"]),
    ("总成绩相同的,笔试成绩高者优先", []),
    ("Candidates with field experience are preferred.", ["Candidates with field experience are preferred"]),
    ("preference will be given to local residents", ["preference will be given to local residents"]),
    ("具有2年以上经验", []),
]


@pytest.mark.parametrize(("text", "clauses"), PREFERRED)
def test_preferences_are_whole_clauses(text: str, clauses: list[str]) -> None:
    assert [c.text for c in find_preferred(text)] == clauses


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("限男性", "gender", Gender.MALE),
        ("仅限女性报考", "gender", Gender.FEMALE),
        ("工作强度大,限男性", "gender", Gender.MALE),
        ("适合男性报考", "gender", None),
        ("男女不限", "gender", None),
        ("30周岁以下", "age_max", 30),
        ("年龄不超过35周岁", "age_max", 35),
        ("博士研究生年龄放宽至40周岁", "age_max", None),
        ("具有高级职称的年龄可放宽到45周岁", "age_max", None),
        ("中共党员", "political", ["中共党员"]),
        ("中共党员(含预备党员)", "political", ["中共党员"]),
        ("拥护中国共产党的领导", "political", None),
        ("中共党员优先", "political", None),
        ("限2026届高校毕业生", "fresh_graduates_only", True),
        ("仅限应届毕业生报考", "fresh_graduates_only", True),
        ("应届毕业生年龄放宽", "fresh_graduates_only", None),
        ("非应届毕业生须有2年经历", "fresh_graduates_only", None),
        ("全日制本科及以上学历", "education", Education.BACHELOR),
        ("会计学专业", "majors", ("会计学",)),
        ("专业要求:法学、法律", "majors", ("法学", "法律")),
        ("法律等相关专业背景", "majors", None),
        ("限青山县户籍", "regions", ["青山县"]),
        ("含男性5人、女性3人", "headcount_parts", [("男性", 5), ("女性", 3)]),
        ("专业能力测试合格线为60分,占综合成绩15%", "tests", ("专业能力测试", Decimal("0.15"), Decimal(60))),
        ("工作经验:不限", "experience_years", "unlimited"),
    ],
)
def test_one_fact_of_a_remark(text: str, field: str, value: object) -> None:
    assert facts(text).get(field) == value


MAJORS = [
    ("会计学、审计学", ("会计学", "审计学")),
    ("农学；园艺；植物保护", ("农学", "园艺", "植物保护")),
    ("物理学／应用物理学", ("物理学", "应用物理学")),
    ("学科教学（语文、英语）,汉语言文学", ("学科教学(语文、英语)", "汉语言文学")),
    ("本科：法学类；研究生：法学类、法律", ("法学类", "法律")),
    ("本科专业为财政学，研究生专业为税务", ("财政学", "税务")),
    ("0202应用经济学\n0251金融", ("0202应用经济学", "0251金融")),
    ("不限", "unlimited"),
    ("专业不限", "unlimited"),
    ("详见附件2", "see_attachment"),
    ("计算机类等相关专业", ("计算机类等相关专业",)),
    ("Civil Engineering, Surveying", ("Civil Engineering", "Surveying")),
    ("", ()),
]


@pytest.mark.parametrize(("text", "majors"), MAJORS)
def test_majors_are_split_outside_brackets(text: str, majors: object) -> None:
    assert read_majors(unicodedata.normalize("NFKC", text)) == majors


@pytest.mark.parametrize(
    ("text", "count"),
    [("3", 3), ("3.0", 3), ("3人", 3), ("两名", 2), ("12名", 12), ("2(男1女1)", 2), ("若干", None), ("一、县直", None)],
)
def test_headcount_cells(text: str, count: int | None) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("kind", "text", "field", "value"),
    [
        ("age", "50", "age_max", 50),
        ("age", "18-35周岁", "age_min", 18),
        ("age", "35周岁及以下", "age_max", 35),
        ("age", "本科30周岁、硕士35周岁以下", "age_max", None),
        ("degree", "不限", "degree", Degree.NONE),
        ("degree", "与最高学历相对应的学位", "degree", None),
        ("education_degree", "硕士研究生及以上,硕士及以上", "degree", Degree.MASTER),
        ("education_degree", "本科及以上", "degree", None),
        ("education", "大专/本科", "education", Education.ASSOCIATE),
        ("experience", "二年", "experience_years", Decimal(2)),
        ("experience", "无限制", "experience_years", "unlimited"),
        ("political", "中共党员或共青团员", "political", ("中共党员", "共青团员")),
        ("political", "不限", "political", "unlimited"),
        ("gender", "男", "gender", Gender.MALE),
        ("gender", "不限", "gender", "unlimited"),
        ("region", "限青山县户籍", "regions", ("青山县",)),
        ("region", "青山县", "regions", ("青山县",)),
        ("region", "不限", "regions", "unlimited"),
        ("graduates", "是", "fresh_graduates_only", True),
        ("graduates", "否", "fresh_graduates_only", None),
        ("code", "0101.0", "code", "0101"),
        ("no", "12.", "no", 12),
        ("name", "辅导员(男)", "gender", Gender.MALE),
        ("conditions", "/", "remarks", None),
        ("education_majors", "本科及以上学历，教育学类专业", "majors", ("教育学类",)),
        ("education_majors", "大专及以上，文秘、汉语言文学", "majors", ("文秘", "汉语言文学")),
        ("education_majors", "大专及以上，专业不限", "majors", "unlimited"),
        ("education_majors", "高中及以上学历", "majors", None),
    ],
)
def test_cells_by_kind(kind: str, text: str, field: str, value: object) -> None:
    found = next((f.value for f in read_cell(kind, unicodedata.normalize("NFKC", text)) if f.field == field), None)
    assert found == value
