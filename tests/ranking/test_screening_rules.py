"""Screening rule by rule: what decides, what stays open, and what is refused with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, screen
from ranking.answers import words
from ranking.identity import check_character, identity
from ranking.moments import age_on, days, months_before
from ranking.wording import judge
from schema import Campaign, CampaignPost, Post
from schema.conditions import (
    Age,
    AnyOf,
    EducationLevel,
    Experience,
    GenderIs,
    Prose,
    Region,
    Substitution,
    Tenure,
)
from schema.errors import BadFact, UnknownPost
from schema.notice import Event, Exclusion
from schema.values import Degree, Education, EventKind, Gender


@pytest.fixture
def run(by_hand):
    """Screens one applicant (or several) for a campaign of the conditions given."""
    made = by_hand.made

    def go(table, *conditions, posts=None, exclusions=(), registration="2024-03-01", **post):
        items = posts or (CampaignPost(post=made(Post, id="A", code="A", name="文员", **post)),)
        timeline = (made(Event, id="e", event=EventKind.REGISTRATION, start=registration),) if registration else ()
        campaign = Campaign(
            id="c", name="c", posts=items, eligibility=conditions, exclusions=exclusions, timeline=timeline
        )
        table = {key: value if isinstance(value, list) else [value] for key, value in table.items()}
        height = len(next(iter(table.values())))
        base = {"报名序号": [str(i + 1) for i in range(height)], "岗位代码": ["A"] * height}
        return screen(campaign, Candidates.from_frame(pl.DataFrame(base | table)))

    return go


def statuses(screening):
    return screening.status.to_list()


YES, NO, OPEN = "eligible", "ineligible", "needs_documents"


@pytest.mark.parametrize(
    ("fields", "births", "want"),
    [
        ({"max": 35, "as_of": "2024-03-01"}, ["1988-03-02", "1988-03-01"], [YES, NO]),
        ({"max": 35, "max_strict": True, "as_of": "2024-03-01"}, ["1989-03-02", "1989-03-01"], [YES, NO]),
        ({"min": 18, "as_of": "2024-03-01"}, ["2006-03-01", "2006-03-02"], [YES, NO]),
        ({"min": 18, "min_strict": True, "as_of": "2024-03-01"}, ["2005-03-01", "2005-03-02"], [YES, NO]),
        ({"max": 35, "born_from": "1987-01-01"}, ["1987-01-01", "1986-12-31"], [YES, NO]),
        ({"min": 18, "born_to": "2006-02"}, ["2006-02-28", "2006-03-01"], [YES, NO]),
        ({"max": 35, "as_of": "2024-03-15"}, ["1988-03", "1988-04", "1988-02", ""], [OPEN, YES, NO, OPEN]),
    ],
    ids=["36th birthday", "strict", "18th birthday", "more than 18", "dates decide", "to the month", "month only"],
)
def test_ages(run, by_hand, fields, births, want):
    assert statuses(run({"出生日期": births}, by_hand.made(Age, id="a", **fields))) == want


def test_an_age_without_a_date_is_reckoned_at_the_first_day_of_registration_and_says_so(run, by_hand):
    result = run({"出生日期": ["1988-03-02", "1988-03-01"]}, by_hand.made(Age, id="a", max=35))
    assert statuses(result) == [YES, NO]
    assert any(w.startswith("assumed: a:") and "2024-03-01" in w for w in result.warnings)
    assert "2024-03-01" in result.frame["reasons"][1]
    nowhere = run({"出生日期": "1960-01-01"}, by_hand.made(Age, id="a", max=35), registration=None)
    assert statuses(nowhere) == [OPEN]


def test_a_relaxed_bound_stands_in_for_the_people_it_names(run, by_hand):
    made = by_hand.made
    rules = (
        made(Age, id="a", max=35, as_of="2024-03-01"),
        made(Age, id="b", max=40, who="博士研究生", relaxes="a"),
        made(Age, id="c", max=30, who="女性"),
        made(Age, id="d", max=45, who="退役军人"),
    )
    table = {
        "出生日期": ["1986-01-01"] * 4 + ["1990-01-01"] * 2 + ["1980-01-01"] * 3,
        "学历": ["本科", "博士研究生", "", "本科", "本科", "本科", "本科", "本科", "本科"],
        "性别": ["男"] * 4 + ["女", "男", "男", "男", "男"],
        "人员身份": ["无", "无", "无", "退役军人", "无", "无", "无", "退役军人", "社区干部"],
    }
    assert statuses(run(table, *rules)) == [NO, YES, OPEN, YES, NO, YES, NO, YES, OPEN]


def test_missing_data_is_unknown_and_a_failure_outweighs_it(run, by_hand):
    made = by_hand.made
    rules = (
        made(EducationLevel, id="e", min=Education.BACHELOR),
        made(GenderIs, id="g", value=Gender.MALE),
    )
    assert statuses(run({"学历": ["本科", "大专", ""], "性别": ["", "", "男"]}, *rules)) == [OPEN, NO, OPEN]
    lost = run({"学历": "本科"}, *rules)
    assert statuses(lost) == [OPEN]
    assert "表中无此项：性别" in lost.frame["reasons"][0]


def test_education_levels_modes_and_degrees(run, by_hand):
    rule = by_hand.made(
        EducationLevel, id="e", min=Education.ASSOCIATE, full_time=True, degree=Degree.BACHELOR, majors=("会计学",)
    )
    table = {
        "学历": ["全日制本科", "函授本科", "本科", "高中", "硕士研究生（全日制）"],
        "学位": ["学士", "学士", "学士", "无", "硕士"],
        "所学专业": ["会计学(120203K)", "会计学", "会计学", "会计学", "法学"],
    }
    assert statuses(run(table, rule)) == [YES, NO, OPEN, NO, NO]


def test_alternatives_and_people_the_table_knows_nothing_of(run, by_hand):
    made = by_hand.made
    rule = made(
        AnyOf,
        id="r",
        options=(
            made(Region, id="r1", regions=("梧岭县",)),
            made(Region, id="r2", regions=("梧岭县",), who="夫妻一方"),
        ),
    )
    assert statuses(run({"户籍所在地": ["梧岭县", "海东市平安区"]}, rule)) == [YES, OPEN]
    with_spouse = {"户籍所在地": ["海东市平安区", "海东市平安区"], "[r2] 夫妻一方": ["是", "否"]}
    assert statuses(run(with_spouse, rule)) == [YES, NO]


def test_words_and_exclusions_are_open_until_attested(run, by_hand):
    rule = Prose(id="p", kind="character", text="品行端正", evidence=by_hand.proof)
    bar = by_hand.made(Exclusion, id="x", text="现役军人")
    assert statuses(run({"姓名": "甲"}, rule, exclusions=(bar,))) == [OPEN]
    declared = run({"诚信承诺": ["是", "否", ""]}, rule, exclusions=(bar,))
    assert statuses(declared) == [YES, OPEN, OPEN]
    own = run({"诚信承诺": ["是", "是"], "[x] 现役军人": ["否", "是"]}, rule, exclusions=(bar,))
    assert statuses(own) == [YES, NO]
    assert own.frame["failed"].to_list() == [None, "x"]


def test_a_waivable_failure_is_for_the_authority(run, by_hand):
    rule = by_hand.made(GenderIs, id="g", value=Gender.MALE, waivable=True)
    assert statuses(run({"性别": ["女", "男"]}, rule)) == [OPEN, YES]


def test_preferences_filter_nobody(run):
    assert statuses(run({"姓名": "甲"}, preferred=("有注册会计师证书者优先",))) == [YES]


def test_experience_counts_full_months_and_relevant_work_needs_proof(run, by_hand):
    made = by_hand.made
    plain = made(Experience, id="w", years=Decimal(2), as_of="2024-06-30")
    assert statuses(run({"参加工作时间": ["2022-06-30", "2022-07-01", "2022-06", "2022"]}, plain)) == [
        YES,
        NO,
        YES,
        OPEN,
    ]
    field = made(Experience, id="w", years=Decimal(2), field="财务", as_of="2024-06-30")
    assert statuses(run({"工作年限": ["1.9", "2"]}, field)) == [NO, OPEN]
    assert statuses(run({"相关工作年限": ["1年11个月", "2年"]}, field)) == [NO, YES]
    tenure = made(Tenure, id="t", rank="副科级", years=Decimal(2), as_of="2024-06-30")
    shorter = made(Substitution, id="s", for_="tenure", what="优秀", months=6)
    table = {"现职级": ["副科级", "正科级"], "任现职级时间": ["2023-01-01", "2020-01-01"]}
    assert statuses(run(table, tenure)) == [NO, OPEN]
    assert statuses(run(table, tenure, shorter)) == [OPEN, OPEN]


def test_what_posts_ask_for_themselves(by_hand):
    made = by_hand.made
    posts = (
        CampaignPost(
            post=made(
                Post, id="A", code="A", age_max=30, education=Education.MASTER, majors=("法学",), gender=Gender.MALE
            )
        ),
        CampaignPost(post=made(Post, id="B", code="B", age_max=35, political=("中共党员",), majors="unlimited")),
        CampaignPost(post=made(Post, id="C", code="C", age_max=40, fresh_graduates_only=True)),
    )
    rules = (made(Age, id="a", min=18, max=35, born_from="1988-03-02", born_to="2006-03-01"),)
    campaign = Campaign(
        id="c",
        name="c",
        posts=posts,
        eligibility=rules,
        timeline=(made(Event, id="e", event=EventKind.REGISTRATION, start="2024-03-01"),),
    )
    table = pl.DataFrame(
        {
            "报名序号": list("12345678"),
            "岗位代码": list("AAABBBCC"),
            "出生日期": [
                "1995-01-01",
                "1992-01-01",
                "1995-01-01",
                "1988-03-02",
                "1990-01-01",
                "1988-03-01",
                "1985-01-01",
                "1983-01-01",
            ],
            "学历": ["硕士", "硕士", "本科", "", "", "", "", ""],
            "专业": ["法学", "法学", "法律硕士类", "", "", "", "", ""],
            "性别": ["男"] * 8,
            "政治面貌": ["", "", "", "中共党员", "中共预备党员", "党员", "", ""],
            "是否应届": ["", "", "", "", "", "", "是", "是"],
        }
    )
    result = screen(campaign, Candidates.from_frame(table))
    assert statuses(result) == [YES, NO, NO, YES, OPEN, NO, YES, NO]
    failed = result.frame["failed"].to_list()
    assert failed[:2] + failed[3:] == [None, "post:age", None, None, "a", None, "post:age"]
    assert failed[2].startswith("post:education")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"身份证号": ["", "110101199003070010"]}, ["row 3", "身份证号", "check character", "110101**********10"]),
        ({"身份证号": "11010119900230001X"}, ["row 2", "impossible birth date"]),
        ({"身份证号": "1234"}, ["row 2", "18 characters"]),
        ({"出生日期": "五月初三"}, ["row 2", "出生日期", "五月初三", "no date"]),
        ({"性别": "男？女"}, ["row 2", "neither 男 nor 女"]),
        ({"学历": "博后"}, ["row 2", "no known education"]),
    ],
    ids=["check character", "birth date", "shape", "date", "sex", "level"],
)
def test_cells_that_cannot_be_read_are_named(run, table, words):
    with pytest.raises(BadFact) as caught:
        run(table)
    assert caught.value.code == "E307"
    for word in words:
        assert word in str(caught.value)


def test_an_identity_number_that_contradicts_the_birth_date_or_sex_is_named(run):
    number = "11010119900307001"
    number += check_character(number)
    for column, cell in (("出生日期", "1990-03-08"), ("性别", "女")):
        with pytest.raises(BadFact, match=r"row 2, 身份证号.*another"):
            run({"身份证号": number, column: cell})
    with pytest.raises(UnknownPost, match="row 2"):
        run({"身份证号": number, "岗位代码": "Z"})


def test_identity_numbers():
    numbers = ["11010119900307001", "44010119851231652"]
    series = pl.Series([n + check_character(n) for n in numbers] + ["110101900307001", "", "53010219200508011X"])
    found = identity(series)
    assert found["birth"].to_list() == [date(1990, 3, 7), date(1985, 12, 31), date(1990, 3, 7), None, date(1920, 5, 8)]
    assert found["male"].to_list() == [True, False, True, None, True]
    assert found["wrong"].to_list()[:4] == [None] * 4


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("1990-05-06", (date(1990, 5, 6), date(1990, 5, 6))),
        ("1990/5/6", (date(1990, 5, 6), date(1990, 5, 6))),
        ("19900506", (date(1990, 5, 6), date(1990, 5, 6))),
        ("1990年5月", (date(1990, 5, 1), date(1990, 5, 31))),
        ("1990.02", (date(1990, 2, 1), date(1990, 2, 28))),
        ("１９９０年", (date(1990, 1, 1), date(1990, 12, 31))),
        ("1990-13-01", None),
        ("90-05-06", None),
    ],
)
def test_dates_of_cells(text, want):
    assert days(text) == want


def test_completed_years_and_full_months():
    assert [age_on(date(2000, 2, 29), d) for d in (date(2018, 2, 28), date(2018, 3, 1))] == [17, 18]
    assert months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("rule", "cell", "values", "want"),
    [
        ("region", "青海省西宁市城东区", ("城东区", "城西区"), True),
        ("region", "青海省西宁市湟中区", ("城东区", "城西区"), False),
        ("region", "青海省西宁市", ("城东区",), None),
        ("region", "湖南省长沙县", ("全国",), True),
        ("major", "会计", ("会计学",), None),
        ("major", "计算机科学与技术", ("计算机类",), True),
        ("major", "护理学", ("会计学", "审计学"), False),
        ("major", "凝聚态物理", ("物理学",), None),
        ("major", "运筹学与控制论专业", ("数学类专业", "统计学"), True),
        ("major", "运筹学与控制论", ("数学",), None),
        ("major", "外科学（骨外）", ("临床医学",), None),
        ("major", "临床医学", ("内科学", "老年医学"), None),
        ("major", "人口、资源与环境经济学", ("理论经济学",), None),
        ("major", "法律硕士", ("法学",), None),
        ("major", "法律（非法学）", ("法律",), True),
        ("major", "会计学专业", ("会计学",), True),
        ("major", "会计硕士", ("会计", "审计"), True),
        ("major", "内科学", ("外科学",), False),
        ("major", "凝聚态物理", ("数学", "化学"), False),
        ("major", "法律硕士", ("会计学",), False),
        ("major", "专业", ("会计学",), False),
        ("political", "中共预备党员", ("中共党员（含预备党员）",), True),
        ("political", "共青团员", ("中共党员",), False),
        ("political", "民主党派成员", ("中共党员",), False),
        ("certificate", "无", ("会计师",), False),
        ("certificate", "高级会计师", ("注册会计师",), None),
        ("assessment", "基本称职", ("称职",), False),
        ("assessment", "优秀", ("称职",), True),
        ("nationality", "美国", ("中华人民共和国",), False),
    ],
)
def test_words_of_applicants(rule, cell, values, want):
    assert judge(rule, cell, values) is want


def test_every_fact_has_headers_of_its_own():
    heads = [head.casefold() for names in words()["columns"].values() for head in names]
    assert len(heads) == len(set(heads))


def test_output_names_the_clause_and_its_words(run, by_hand, tmp_path):
    result = run({"学历": ["大专", "本科"]}, by_hand.made(EducationLevel, id="e", min=Education.BACHELOR))
    assert result.frame.row(0) == ("1", "A", NO, "e", None, "不符合：本科及以上学历（依据“依据”）")
    for ending in ("csv", "xlsx", "parquet"):
        result.write(tmp_path / f"a.{ending}")
        result.write(tmp_path / f"b.{ending}")
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
