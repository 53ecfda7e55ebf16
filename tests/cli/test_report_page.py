"""The report is one safe, self-contained page whose fields and marks lead to each other."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from typing import Any

from cli.report import render
from cli.report.chart import charts
from cli.report.evidence import Marks
from schema.campaign import Campaign, CampaignPost
from schema.document import Document, Language, Piece, View
from schema.evidence import Evidence
from schema.findings import Finding, Question, Severity
from schema.notice import Header, Notice, Post
from schema.results import CandidateResult, Ranking, Reason, StepValue
from schema.scheme import Mark, Scheme, Stage, Term, WeightedSum

TEXT = "某局<script>alert(1)</script>招聘公告\n岗位 A01 教师 招聘2人\n总成绩＝笔试×100%，取前2名进入体检"
DOCUMENT = Document(
    id="d" * 64,
    name="<b>n</b>.txt",
    media_type="text/plain",
    language=Language.ZH,
    text=TEXT,
    view=View(text=TEXT, pieces=(Piece(view=0, length=len(TEXT), start=0, end=len(TEXT)),)),
)


def at(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return DOCUMENT.evidence(start, start + len(quote))


def said(quote: str) -> dict[str, Any]:
    return {"self": (at(quote),)}


POST = Post(
    id="post-1",
    code="A01",
    name="教师",
    headcount=2,
    evidence={"code": (at("A01"),), "name": (at("A01 教师"), at("教师")), "headcount": (at("2人"),)},
)
SCHEME = Scheme(
    id="s",
    marks=(Mark(id="written", name="笔试", evidence=said("笔试")),),
    steps=(
        WeightedSum(
            id="total",
            evidence=said("总成绩"),
            terms=(Term(id="t", input="written", weight=Decimal(1), evidence=said("100%")),),
        ),
    ),
    total="total",
    stages=(Stage(id="st", to="physical", by="total", count=2, per="post", evidence=said("取前2名进入体检")),),
    evidence=said("总成绩＝笔试×100%"),
)
NOTICE = Notice(
    id="n" * 64,
    documents=(DOCUMENT.id,),
    extractor="test@1",
    header=Header(title="某局<script>alert(1)</script>招聘公告", evidence=said("某局")),
    posts=(POST,),
    schemes=(SCHEME,),
    findings=(
        Finding(id="f", code="c", severity=Severity.ERROR, message="1 < 2", proof="1 & 2", evidence=(at("2人"),)),
    ),
    questions=(Question(id="q", code="q", message="?", readings=("甲", "乙"), default=0, evidence=(at("取前2名"),)),),
)
CAMPAIGN = Campaign(id="c", name="c", posts=(CampaignPost(post=POST, scheme="s"),), schemes=(SCHEME,))


def row(ident: str, total: str | None, kept: int | None, rank: int | None) -> CandidateResult:
    values = {"total": StepValue(step="total", exact=total, shown=total)}
    reasons = () if kept else (Reason(code="below", text="<低于线>"),)
    return CandidateResult(id=ident, post="A01", values=values, rank=rank, stages={"physical": kept}, reasons=reasons)


RANKING = Ranking(
    campaign="c",
    data="d",
    engine="test",
    steps=("total",),
    stages=("physical",),
    rows=(row("3", "61.5", 0, 3), row("1", "80.25", 1, 1), row("2", "70", 1, 2), row("4", None, None, None)),
)


class Page(HTMLParser):
    """Collects ids, links and the tags that are open at the end."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")


def test_every_link_of_the_page_leads_somewhere_on_it() -> None:
    page = Page(render(NOTICE, [DOCUMENT], CAMPAIGN, RANKING))
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert "script" not in page.tags
    assert "svg" in page.tags


def test_what_a_notice_says_is_never_markup() -> None:
    html = render(NOTICE, [DOCUMENT], CAMPAIGN, RANKING)
    assert "<script" not in html
    assert "<b>n" not in html
    assert "&lt;低于线&gt;" in html
    assert "http" not in html.replace("http-equiv", "")


def test_the_source_is_shown_whole_and_unchanged() -> None:
    html = render(NOTICE, [DOCUMENT])
    source = re.search(r'<div class="source">(.*?)</div>', html, re.DOTALL)
    assert source is not None
    assert unescape(re.sub(r"<[^>]+>", "", source[1])) == TEXT


def test_overlapping_citations_are_cut_into_segments_of_the_narrowest_field() -> None:
    marks = Marks()
    outer, inner = at("A01 教师"), at("教师")
    first = marks.cite(outer, "f1", "post")
    second = marks.cite(inner, "f2", "name")
    assert marks.cite(inner, "f3", "again") == second
    cited = [s for s in marks.segments(DOCUMENT) if s.field]
    assert [(s.text, s.field, s.anchors) for s in cited] == [("A01 ", "f1", (first,)), ("教师", "f2", (second,))]
    assert cited[1].labels == ("post", "name", "again")
    assert "".join(s.text for s in marks.segments(DOCUMENT)) == TEXT


def test_a_chart_shows_each_candidate_and_the_line() -> None:
    (chart,) = charts(CAMPAIGN, RANKING)
    assert [dot.label for dot in chart.dots] == ["3: 61.5", "2: 70", "1: 80.25"]
    assert [dot.kept for dot in chart.dots] == [False, True, True]
    assert chart.cut_label == "70"
    assert chart.cut == chart.dots[1].x
    assert chart.summary == "3 candidates, 2 wanted; 2 go on to physical, the lowest with 70"
    assert all(0 <= dot.x <= chart.width and 0 <= dot.y <= chart.height for dot in chart.dots)


def test_no_chart_without_candidates_and_no_line_when_everybody_goes_on() -> None:
    assert list(charts(CAMPAIGN, RANKING.model_copy(update={"rows": ()}))) == []
    everybody = RANKING.model_copy(update={"rows": (row("1", "70", 1, 1), row("2", "70", 1, 1))})
    (chart,) = charts(CAMPAIGN, everybody)
    assert chart.cut is None
    assert chart.dots[0].y != chart.dots[1].y


def test_ranked_rows_come_first_and_ties_are_said() -> None:
    tied = RANKING.model_copy(
        update={"rows": tuple(r.model_copy(update={"unresolved": True}) for r in RANKING.rows[:1])}
    )
    assert "3 (tied)" in render(NOTICE, [DOCUMENT], CAMPAIGN, tied)
    html = render(NOTICE, [DOCUMENT], CAMPAIGN, RANKING)
    assert html.index("<td>80.25</td>") < html.index("<td>70</td>") < html.index("<td>61.5</td>")
