"""Candidate tables as they come: encodings, titles, dialects, workbooks; and the errors that name what is wrong."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest
import xlsxwriter

from ranking import Candidates, rank, read
from schema import Campaign, CampaignPost, Post
from schema.errors import (
    AmbiguousColumn,
    BadMark,
    CandidateError,
    DuplicateCandidate,
    EmptyInput,
    MissingColumn,
    MissingFile,
    NoRanking,
    UnknownPost,
)
from schema.scheme import Bonus, Mark, Scheme, Stage, Term, TieBreak, TieKey, WeightedSum

HEAD = "准考证号,岗位代码,行政职业能力测验,申论,面试成绩\n"
ROWS = "1001,A01,70.5,66,80.12\n1002,A01,61,缺考,\n"


@pytest.fixture
def campaign(by_hand):
    return campaign_of(by_hand.made)


def campaign_of(made, **more):
    terms = (
        made(Term, id="a", input="xingce", weight=Decimal("0.5")),
        made(Term, id="b", input="shenlun", weight=Decimal("0.5")),
    )
    ends = (
        made(Term, id="c", input="written", weight=Decimal("0.6")),
        made(Term, id="d", input="interview", weight=Decimal("0.4")),
    )
    marks = (("xingce", "行政职业能力测验"), ("shenlun", "申论"), ("interview", "面试"))
    scheme = made(
        Scheme,
        id="s",
        marks=tuple(made(Mark, id=i, name=n, full=Decimal(100)) for i, n in marks),
        steps=(
            made(WeightedSum, id="written", name="笔试", terms=terms, decimals=2),
            made(WeightedSum, id="total", name="总成绩", terms=ends, decimals=2),
        ),
        total="total",
        stages=(made(Stage, id="i", to="interview", by="written", ratio=Decimal(3), ties="all"),),
        **more,
    )
    posts = [
        made(Post, id="p1", no=1, code="A01", name="会计", headcount=1),
        made(Post, id="p2", no=2, code="A02", name="文秘", headcount=1),
        made(Post, id="p3", no=3, code="A03", name="文秘", headcount=1),
    ]
    return Campaign(
        id="c", name="测试", schemes=(scheme,), posts=tuple(CampaignPost(post=p, scheme="s") for p in posts)
    )


def run(campaign, tmp_path, text, name="表.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return rank(campaign, read(path)).frame


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HEAD + ROWS, "utf-8"),
        (HEAD + ROWS, "utf-8-sig"),
        (HEAD + ROWS, "gb18030"),
        (HEAD + ROWS, "utf-16"),
        ((HEAD + ROWS).replace(",", "\t"), "utf-8"),
        ((HEAD + ROWS).replace(",", ";"), "utf-8"),
        ((HEAD + ROWS).replace("\n", "\r\n"), "utf-8"),
        ("某县2024年招聘成绩表,,,,\n\n" + HEAD + ROWS, "utf-8"),
        (HEAD.replace("申论", '"申\n论"').replace("岗位代码", '"岗位\n代码"') + ROWS, "utf-8"),
        (HEAD + '1001,A01,"70.5 ",６６．０,80.12\n\n1002,A01,61,缺 考,—\n', "utf-8"),
        ("准考证号,岗位代码,行政职业能力测验(满分100),《申论》成绩,面试得分\n" + ROWS, "utf-8"),
        ("考号,报考职位代码,行测,申论,面试\n" + ROWS, "utf-8"),
        ("准考证号,岗位代码,行政职业能力测检,申论,面试成绩\n" + ROWS, "utf-8"),
        (
            "candidate_id,Post Code,Administrative Aptitude Test,shenlun,Interview Score\n"
            + ROWS.replace("缺考", "Absent"),
            "utf-8",
        ),
        (HEAD + ROWS + "备注：以上成绩已复核,,,,\n", "utf-8"),
        (HEAD + ROWS.replace("A01", "会计"), "utf-8"),
        (HEAD + ROWS.replace("A01", "1"), "utf-8"),
        (HEAD + ROWS.replace("A01", " ａ01 "), "utf-8"),
    ],
)
def test_one_table_in_many_shapes(campaign, tmp_path, text, encoding):
    frame = run(campaign, tmp_path, text, encoding=encoding)
    assert frame.select("id", "post", "written", "total", "rank", "note").rows() == [
        ("1001", "A01", "68.25", "73.00", 1, None),
        ("1002", "A01", None, None, None, "absent:shenlun"),
    ]


def test_workbook_numbers_and_hidden_sheets(campaign, tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        hidden = book.add_worksheet("底稿")
        sheet = book.add_worksheet("成绩")
        hidden.write_row(0, 0, ["准考证号", "岗位代码", "行政职业能力测验", "申论", "面试成绩"])
        hidden.write_row(1, 0, [9, "A01", 1, 1, 1])
        sheet.write_row(0, 0, ["某县招聘成绩"])
        sheet.write_row(1, 0, ["准考证号", "岗位代码", "行政职业能力测验", "申论", "面试成绩"])
        sheet.write_row(2, 0, [1001, "A01", 70.1, 66.2, 80.12])
        sheet.activate()
        hidden.hide()
    result = rank(campaign, read(path))
    assert result.frame.select("id", "written", "total").rows() == [("1001", "68.15", "72.94")]
    assert any(w.startswith("hidden_sheet") for w in result.warnings)


def test_long_numbers_kept_as_numbers_are_refused(campaign, tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["身份证号", "岗位代码", "行政职业能力测验", "申论", "面试成绩"])
        sheet.write_row(1, 0, [110101199001011234, "A01", 70, 66, 80])
    with pytest.raises(CandidateError, match="15 digits"):
        rank(campaign, read(path))


def test_parquet_and_frames_take_typed_columns(campaign, tmp_path):
    frame = pl.DataFrame(
        {
            "准考证号": [1, 2],
            "岗位代码": ["A01", "A02"],
            "行测": [70.1, 61.0],
            "申论": [66, 60],
            "面试": ["80.12", None],
        }
    )
    path = tmp_path / "表.parquet"
    frame.write_parquet(path)
    for given in (read(path), Candidates.from_frame(frame)):
        assert rank(campaign, given).frame["written"].to_list() == ["68.05", "60.50"]


@pytest.mark.parametrize("name", ["处室", "Vacancy", "Stream chosen"])
def test_a_column_of_nothing_but_codes_of_posts_is_the_post(campaign, tmp_path, name):
    path = tmp_path / "c.csv"
    path.write_text(HEAD.replace("岗位代码", name) + ROWS, encoding="utf-8")
    assert set(rank(campaign, read(path)).frame["post"].to_list()) == {"A01"}


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        (HEAD.replace("申论", "综合") + ROWS, MissingColumn, ["申论", "综合"]),
        (HEAD.replace("准考证号", "序列") + ROWS, MissingColumn, ["candidate number", "序列"]),
        (HEAD.replace("岗位代码", "处室") + ROWS.replace("A01", "综合处"), MissingColumn, ["post", "处室"]),
        ("准考证号,岗位代码,行测,行政能力测试,申论,面试\n1,A01,1,2,3,4\n", AmbiguousColumn, ["行测", "行政能力测试"]),
        ("准考证号,岗位代码,行测,申论,申论,面试\n1,A01,1,2,3,4\n", AmbiguousColumn, ["column 4", "column 5"]),
        (HEAD + "1,A01,1,2,3\n2,A01,1,2,3\n1,A02,1,2,3\n", DuplicateCandidate, ["1 in rows 2, 4"]),
        (HEAD + "1,B99,1,2,3\n2,A01,1,2,3\n", UnknownPost, ["B99", "row 2", "A01, A02, A03"]),
        (HEAD + "1,文秘,1,2,3\n", UnknownPost, ["文秘", "more than one"]),
        (
            HEAD + "1,A01,abc,2,3\n2,A01,1,120.5,3\n3,A01,1,-2,3\n4,A01,120.5/120,1,1\n",
            BadMark,
            ["row 2", "'abc'", "row 3", "申论", "full mark 100", "row 4", "negative", "row 5", "120.5/120"],
        ),
        (HEAD + "".join(f"{i},A01,x,2,3\n" for i in range(30)), BadMark, ["and 10 more"]),
        (HEAD + ",A01,1,2,3\n", CandidateError, ["no candidate number in row 2"]),
        (HEAD + "1,A01,1,2,3,4\n", CandidateError, ["row 2 has 6 cells"]),
    ],
)
def test_errors_name_rows_and_columns(campaign, tmp_path, text, error, words):
    with pytest.raises(error) as caught:
        run(campaign, tmp_path, text)
    for word in words:
        assert word in str(caught.value)


def test_no_table_at_all(tmp_path):
    (tmp_path / "空.csv").write_text(" \n")
    with pytest.raises(EmptyInput):
        read(tmp_path / "空.csv")
    with pytest.raises(MissingFile):
        read(tmp_path / "无.csv")


def test_states_of_marks(campaign, tmp_path):
    cells = {
        "缺考": "absent",
        "弃考": "absent",
        "放弃": "absent",
        "违纪": "cheated",
        "取消": "cheated",
        "免考": "exempt",
        "": "missing",
        "/": "missing",
        "－": "missing",
    }
    rows = "".join(f"{i},A01,{cell},60,70\n" for i, cell in enumerate(cells))
    notes = run(campaign, tmp_path, HEAD + rows)["note"].to_list()
    assert notes == [f"{state}:xingce" for state in cells.values()]


def test_a_step_stands_in_for_its_missing_parts(campaign, tmp_path):
    path = tmp_path / "表.csv"
    path.write_text("准考证号,岗位代码,笔试成绩,面试成绩\n1,A01,68.25,80.12\n", encoding="utf-8")
    result = rank(campaign, read(path))
    assert result.frame.select("written", "total").rows() == [("68.25", "73.00")]
    assert any(w.startswith("given:") for w in result.warnings)


def test_points_given_as_numbers(by_hand, tmp_path):
    made = by_hand.made
    bonus = made(Bonus, id="b", on="written", points=Decimal(3), when="三支一扶人员")
    campaign = campaign_of(made, bonuses=(bonus,), bonus_cap=Decimal(5))
    head = HEAD.replace("面试成绩", "面试成绩,政策性加分")
    frame = run(campaign, tmp_path, head + "1,A01,60,60,70,3\n2,A01,60,60,70,\n")
    assert frame["written"].to_list() == ["63.00", "60.00"]
    with pytest.raises(BadMark, match="full mark 5"):
        run(campaign, tmp_path, head + "1,A01,60,60,70,7\n")


def test_tie_columns_are_optional_and_said(by_hand, tmp_path):
    chain = by_hand.made(TieBreak, id="t", on="total", by=(TieKey(key="extra_test", kind="human"),))
    campaign = campaign_of(by_hand.made, tie_breaks=(chain,))
    path = tmp_path / "表.csv"
    path.write_text(HEAD + "1,A01,60,60,70\n2,A01,60,60,70\n", encoding="utf-8")
    result = rank(campaign, read(path))
    assert result.frame["rank"].to_list() == [1, 1]
    assert result.frame["note"].to_list() == ["unresolved_tie:total"] * 2
    assert any("extra_test" in w for w in result.warnings)


def test_nothing_to_rank_by(by_hand, campaign, tmp_path):
    path = tmp_path / "表.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    bare = campaign.model_copy(update={"posts": tuple(p.model_copy(update={"scheme": None}) for p in campaign.posts)})
    with pytest.raises(NoRanking, match="no post is linked"):
        rank(bare, read(path))
    some = campaign.posts[0], campaign.posts[1].model_copy(update={"scheme": None})
    mixed = campaign.model_copy(update={"posts": some})
    path.write_text(HEAD + "1,A01,60,60,70\n2,A02,60,60,70\n", encoding="utf-8")
    assert rank(mixed, read(path)).frame["note"].to_list() == [None, "no_scheme"]
