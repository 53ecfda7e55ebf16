"""Screening turns nobody away by a demand that its own words open for some, nor by a county called 本县."""

import pytest

from ranking.answers import level_of
from ranking.candidates import read
from ranking.exceptions import around, eases_age, excepts
from ranking.localities import is_relative, resolved
from ranking.moments import in_order
from ranking.screening import screen
from ranking.wording import judge
from schema import Campaign, CampaignPost, Evidence, Post
from schema.notice import AgeLimit
from schema.values import Education


@pytest.mark.parametrize(
    ("field", "quote", "opens"),
    [
        ("education", "硕士研究生及以上，双一流高校毕业生可放宽至本科", True),
        ("education", "本科及以上或中级以上职称", True),
        ("education", "大专及以上（残疾人岗位除外）", True),
        ("education", "本科及以上", False),
        ("education", "本科及以上，其中博士年龄放宽至45周岁", False),
        ("certificates", "护士执业资格证书（本年毕业的可先上岗后取证）", True),
        ("certificates", "执业药师资格证", False),
        ("certificates", "教师资格证须在8月31日前取得", True),
        ("regions", "云台县户籍或生源", True),
        ("regions", "具有云台县户籍，配偶为云台县户籍的亦可", True),
        ("regions", "云台县户籍", False),
        ("experience", "3年以上临床工作经历，副高职称人员不作要求", True),
        ("experience", "3年以上临床工作经历", False),
        ("regions", "云台县户籍，学历可放宽至大专", False),
        ("majors", "土木工程，户籍不限", False),
        ("certificates", "护士执业资格证，户籍要求可放宽", False),
        ("education", "本科及以上，学历可放宽至大专", True),
        ("majors", "土木工程、工程管理等专业", True),
        ("majors", "土木工程、工程管理", False),
        ("age", "35周岁以下，特别优秀的可适当放宽", True),
        ("age", "40周岁以下（博士除外）", True),
        ("age", "35周岁以下", False),
        ("age", "本科及以上，双一流高校毕业生可放宽至大专学历", False),
    ],
)
def test_words_that_open_a_demand(field, quote, opens):
    assert excepts(field, [quote]) is opens


@pytest.mark.parametrize(
    ("title", "name", "place"),
    [
        ("青芦县2026年公开招聘公告", "本县", "青芦县"),
        ("白河省云台市青芦县2026年公开招聘公告", "我市", "云台市"),
        ("白河省云台市青芦县2026年公开招聘公告", "本省", "白河省"),
        ("中共青芦县委组织部公开选调公告", "全县", "青芦县"),
        ("北屿自治区云台市招聘公告", "本区", "本区"),
        ("云台市江望区教育局公告", "本区户籍", "江望区"),
        ("2026年公开招聘公告", "本县", "本县"),
        ("青芦县2026年公开招聘公告", "外县", "外县"),
    ],
)
def test_a_place_called_by_its_kind(title, name, place):
    assert resolved((name,), title) == (place,)


@pytest.mark.parametrize("name", ["本县", "该市", "当地", "全省"])
def test_a_place_that_the_title_does_not_tell_turns_nobody_away(name):
    assert is_relative(name)
    assert judge("region", "白河省云台市江望区", (name,)) is None


@pytest.mark.parametrize("name", ["青芦县", "本溪市", "全椒县"])
def test_a_name_is_no_kind(name):
    assert not is_relative(name)


def said(**quotes):
    return {k: (Evidence(document="0" * 64, start=0, end=len(q), quote=q),) for k, q in quotes.items()}


def test_a_limit_of_age_that_is_typed_needs_no_doubt():
    quote = "35周岁以下，博士可放宽至40周岁"
    limit = AgeLimit(id="a", who="博士", max=40, evidence=said(self=quote))
    assert eases_age(Post(id="p", age_max=35, evidence=said(age_max=quote)))
    assert not eases_age(Post(id="p", age_max=35, age_limits=(limit,), evidence=said(age_max=quote)))


def test_people_go_to_a_person_and_not_out(tmp_path):
    level, place = "硕士研究生及以上，急需的可放宽至本科", "本县户籍或生源"
    posts = (
        Post(id="1", code="1", education=Education.MASTER, evidence=said(code="1", education=level)),
        Post(id="2", code="2", education=Education.MASTER, evidence=said(code="2", education="硕士研究生及以上")),
        Post(id="3", code="3", regions=("本县",), evidence=said(code="3", regions=place)),
        Post(id="4", code="4", regions=("本县",), evidence=said(code="4", regions="本县户籍")),
    )
    campaign = Campaign(id="c", name="青芦县2026年公开招聘公告", posts=tuple(CampaignPost(post=p) for p in posts))
    path = tmp_path / "people.csv"
    path.write_text(
        "准考证号,岗位代码,学历,户籍所在地\n"
        "a,1,本科,\nb,2,本科,\nc,3,,云台市江望区\nd,4,,云台市江望区\ne,4,,云台市青芦县\n",
        encoding="utf-8",
    )
    found = dict(screen(campaign, read(path)).frame.select("id", "status").iter_rows())
    assert found == {
        "a": "needs_documents",
        "b": "ineligible",
        "c": "needs_documents",
        "d": "ineligible",
        "e": "eligible",
    }


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["15.06.1991"], {"15.06.1991": "1991-06-15"}),
        (["30/06/2004", "01/07/2007"], {"30/06/2004": "2004-06-30", "01/07/2007": "2007-07-01"}),
        (["06/30/2004", "01/07/2007"], {"06/30/2004": "2004-06-30", "01/07/2007": "2007-01-07"}),
        (["01/07/2007", "02/03/2001"], {}),
        (["30/06/2004", "06/30/2004"], {}),
        (["2004-06-30"], {}),
    ],
)
def test_dates_with_the_year_last(cells, read):
    assert in_order(cells) == read


@pytest.mark.parametrize(
    ("ladder", "text", "level"),
    [
        ("degrees", "B.Sc", 1),
        ("degrees", "BA (Hons)", 1),
        ("degrees", "M.Com", 2),
        ("degrees", "Diploma", 0),
        ("degrees", "PhD", 3),
        ("levels", "HNC", 3),
        ("levels", "GCSE", 2),
        ("levels", "LLB (Hons)", 4),
        ("levels", "Bahasa", None),
    ],
)
def test_abbreviations_of_qualifications(ladder, text, level):
    assert level_of(text, ladder) == level


@pytest.mark.parametrize(
    ("rule", "cell", "values", "verdict"),
    [
        ("held", "无", ("具有副高级职称的",), False),
        ("held", "副高级", ("具有副高级职称的",), True),
        ("held", "工程师", ("具有副高级职称的",), False),
        ("political", "中共预备党员", ("中共党员", "中共预备党员"), True),
        ("political", "中共预备党员", ("中共党员", "不含预备党员"), False),
    ],
)
def test_holders_and_members(rule, cell, values, verdict):
    assert judge(rule, cell, values) is verdict


def test_one_of_several_demands_is_enough_wherever_the_words_stand():
    remarks = "具备下列条件之一:①3年以上档案工作经历;②取得档案专业资格证书"
    post = Post(id="p", remarks=remarks, evidence=said(remarks=remarks))
    assert excepts("certificates", around(post, "certificates", ["档案专业资格证书"]))
    assert excepts("experience", around(post, "experience", ["3年以上档案工作经历"]))
    assert not excepts("experience", around(Post(id="q"), "experience", ["3年以上档案工作经历"]))
