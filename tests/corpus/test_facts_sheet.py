"""A notice built by hand prints the sheet that a careful reader would write."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml

from corpus.facts import condition_sheet, dump, to_facts
from corpus.scheme_sheet import scheme_sheet
from schema.conditions import Age, AllOf, AnyOf, Certificate, EducationLevel, Experience, Prose, Substitution
from schema.evidence import Evidence, Role
from schema.notice import (
    ApplyLimit,
    Attachment,
    Change,
    Contacts,
    Event,
    Exclusion,
    Fee,
    Headcount,
    HeadcountPart,
    Header,
    Notice,
    OpeningRatio,
    Post,
)
from schema.scheme import (
    Bonus,
    Clip,
    Gate,
    MapPoints,
    Mark,
    Mean,
    PointsRow,
    Replacement,
    Scheme,
    Stage,
    Term,
    TieBreak,
    TieKey,
    Void,
    VoteShare,
    WeightedSum,
)


def said(quote: str = "x", role: Role = Role.VALUE) -> dict[str, Any]:
    """Evidence for a whole record."""
    return {"self": (Evidence(document="0" * 64, start=0, end=len(quote), quote=quote, role=role),)}


def make(model: Any, ident: str, quote: str = "x", **fields: Any) -> Any:
    return model(id=ident, evidence=said(quote), **fields)


def term(ident: str, weight: str, **more: Any) -> Term:
    return make(Term, f"term-{ident}", input=ident, weight=Decimal(weight), **more)


def mark(ident: str, name: str | None = None, full: str | None = "100", **more: Any) -> Mark:
    return make(Mark, ident, name=name or ident, full=Decimal(full) if full else None, **more)


def weighted(ident: str, *terms: Term, **more: Any) -> WeightedSum:
    return make(WeightedSum, ident, terms=terms, **more)


def components(scheme: Scheme) -> dict[str, dict[str, Any]]:
    return {
        c["id"]: {k: v for k, v in c.items() if k not in ("quote", "id")} for c in scheme_sheet(scheme)["components"]
    }


def notice(**fields: Any) -> Notice:
    return Notice(id="n", documents=("0" * 64,), extractor="test@0", **fields)


def test_weights_are_printed_shares_and_rebasing_is_left_to_the_full_marks() -> None:
    scheme = make(
        Scheme,
        "s",
        marks=(mark("xingce", "行测", "150"), mark("shenlun", "申论", "150"), mark("interview", "面试")),
        steps=(
            weighted(
                "written",
                term("xingce", "0.50", scale_from=Decimal(150), scale_to=Decimal(100)),
                term("shenlun", "0.5", scale_from=Decimal(150), scale_to=Decimal(100)),
                name="笔试",
                decimals=2,
            ),
            weighted("total", term("written", "0.6"), term("interview", "0.4"), decimals=2),
        ),
        total="total",
    )
    assert components(scheme) == {
        "xingce": {"name": "行测", "full": 150, "weight": Decimal("0.5"), "of": "written"},
        "shenlun": {"name": "申论", "full": 150, "weight": Decimal("0.5"), "of": "written"},
        "written": {"name": "笔试", "weight": Decimal("0.6"), "of": "total"},
        "interview": {"name": "面试", "full": 100, "weight": Decimal("0.4"), "of": "total"},
    }
    assert list(components(scheme)) == ["xingce", "shenlun", "written", "interview"]
    assert scheme_sheet(scheme)["rounding"] == {"written": 2, "total": 2}


@pytest.mark.parametrize("rebased", [False, True])
def test_parts_printed_as_shares_of_the_total_hang_under_the_total(rebased: bool) -> None:
    a, b = ("0.4", "0.6") if rebased else ("0.2", "0.3")
    scheme = make(
        Scheme,
        "s",
        marks=(mark("a"), mark("b"), mark("interview")),
        steps=(
            weighted("written", term("a", a), term("b", b), share_of="total", share=Decimal("0.5")),
            weighted("total", term("written", "0.5" if rebased else "1"), term("interview", "0.5")),
        ),
        total="total",
    )
    found = components(scheme)
    assert (found["a"]["weight"], found["a"]["of"]) == (Decimal("0.2"), "total")
    assert (found["b"]["weight"], found["b"]["of"]) == (Decimal("0.3"), "total")
    assert found["written"] == {"weight": Decimal("0.5"), "of": "total", "sum_of": ["a", "b"]}


def test_leaves_read_by_the_total_itself_keep_its_weights() -> None:
    scheme = make(
        Scheme,
        "s",
        marks=(mark("a"), mark("b"), mark("interview")),
        steps=(
            weighted("total", term("a", "0.2"), term("b", "0.3"), term("interview", "0.5")),
            weighted("written", term("a", "0.4"), term("b", "0.6"), share_of="total", share=Decimal("0.5")),
        ),
        total="total",
    )
    assert components(scheme)["b"]["weight"] == Decimal("0.3")


def test_a_sum_for_one_stage_is_written_out_unless_the_notice_names_it_as_weighted_marks() -> None:
    marks = (mark("a"), mark("b"), mark("c"))
    total = weighted("total", term("a", "0.3"), term("b", "0.3"), term("c", "0.4"))
    plain = weighted("ab", term("a", "1"), term("b", "1"), stage_only=True)
    heavy = weighted("ab", term("a", "0.3"), term("b", "0.3"), stage_only=True)
    named = weighted("ab", term("a", "0.3"), term("b", "0.3"), stage_only=True, name="两项加权之和")
    stage = make(Stage, "st", to="interview", by="ab", count=3, per="post", shortage="all")
    first = make(Scheme, "s", marks=marks, steps=(plain, total), total="total", stages=(stage,))
    second = make(Scheme, "s", marks=marks, steps=(heavy, total), total="total", stages=(stage,))
    assert scheme_sheet(first)["shortlists"][0] == {
        "to": "interview",
        "by": "a + b",
        "count": 3,
        "per": "post",
        "else": "all",
        "quote": "x",
    }
    assert "ab" not in components(first)
    assert scheme_sheet(second)["shortlists"][0]["by"] == "a + b"
    third = make(Scheme, "s", marks=marks, steps=(named, total), total="total", stages=(stage,))
    assert scheme_sheet(third)["shortlists"][0]["by"] == "ab"
    assert components(second)["ab"] == {"stage_of": "interview", "formula": "ab = a*0.3 + b*0.3"}
    assert components(second)["a"]["of"] == "total"


def test_points_votes_and_means_are_components_and_their_raw_facts_are_not() -> None:
    scheme = make(
        Scheme,
        "s",
        marks=(mark("grade", full=None), mark("yes", full=None), mark("valid", full=None), mark("judge_*", full=None)),
        steps=(
            make(
                MapPoints, "duty", name="职务分", inputs=("grade",), rows=(PointsRow(value="处长", points=Decimal(30)),)
            ),
            make(Clip, "duty_capped", input="duty", high=Decimal(9)),
            make(VoteShare, "peer_review", counts=(term("yes", "1"),), valid="valid", full=Decimal(100)),
            make(Mean, "interview", inputs=("judge_*",), full=Decimal(100)),
            weighted("base_score", term("duty_capped", "1")),
            weighted("total", term("base_score", "0.2"), term("peer_review", "0.5"), term("interview", "0.3")),
        ),
        total="total",
    )
    assert components(scheme) == {
        "duty": {"name": "职务分", "weight": 1, "of": "base_score"},
        "base_score": {"weight": Decimal("0.2"), "of": "total"},
        "peer_review": {"full": 100, "weight": Decimal("0.5"), "of": "total"},
        "interview": {"full": 100, "weight": Decimal("0.3"), "of": "total"},
    }


def test_the_parts_of_a_judges_mark_are_components_of_the_mean() -> None:
    mean = make(Mean, "interview", inputs=("judge_*",), parts=(term("statement", "1"), term("defence", "1")))
    scheme = make(
        Scheme,
        "s",
        marks=(mark("statement", "陈述", "40"), mark("defence", "答辩", "60", decimals=1)),
        steps=(mean, weighted("total", term("interview", "1"))),
        total="total",
    )
    assert components(scheme)["statement"] == {"name": "陈述", "full": 40, "weight": 1, "of": "interview"}
    assert scheme_sheet(scheme)["rounding"] == {"defence": 1}


def test_selection_rules_bonuses_and_uncounted_tests() -> None:
    scheme = make(
        Scheme,
        "s",
        marks=(mark("written"), mark("psychological", full=None, counted=False)),
        steps=(weighted("total", term("written", "1")),),
        total="total",
        gates=(
            make(Gate, "g", on="written", min="authority"),
            make(Gate, "h", on="total", min=Decimal(60), strict=True),
        ),
        voids=(make(Void, "v", inputs=("written",)),),
        tie_breaks=(make(TieBreak, "t", on="total", by=(TieKey(key="written"), TieKey(key="age", kind="fact"))),),
        bonuses=(
            make(Bonus, "b", on="written", points=Decimal("2.5"), when="w"),
            make(Bonus, "c", on="total", points=Decimal("0.25"), unit="year", max=Decimal(3)),
        ),
        bonus_cap=Decimal(5),
        bonus_rule="highest",
        replacements=(make(Replacement, "r", allowed=False, cause="辞职"),),
    )
    sheet = scheme_sheet(scheme)
    assert sheet["pass_marks"] == [
        {"on": "written", "min": "authority", "strict": False, "quote": "x"},
        {"on": "total", "min": 60, "strict": True, "quote": "x"},
    ]
    assert sheet["zero_or_absent_fails"] == ["written"]
    assert sheet["not_counted"] == ["psychological"]
    assert sheet["tie_breaks"][0]["by"] == ["written", "age"]
    assert sheet["bonuses"][0]["points"] == Decimal("2.5")
    assert sheet["bonuses"][1]["points_per"] == {"unit": "year", "points": Decimal("0.25")}
    assert (sheet["bonus_cap"], sheet["bonus_rule"], sheet["replacements"]) == (5, "highest", False)


@pytest.mark.parametrize(
    ("condition", "want"),
    [
        (
            make(Age, "c", max=35, max_strict=True, who="博士"),
            {"kind": "age", "max": 35, "who": "博士", "note": {"max_strict": True}},
        ),
        (make(Age, "c", max=35, text="三十五周岁以下"), {"kind": "age", "max": 35}),
        (
            make(EducationLevel, "c", min="bachelor", majors="unlimited"),
            {"kind": "education", "min": "bachelor", "majors": "unlimited"},
        ),
        (make(Prose, "c", kind="graduate", text="应届毕业生"), {"kind": "status", "text": "应届毕业生"}),
        (make(Certificate, "c", names=("护士执业证书",)), {"kind": "certificate", "text": "护士执业证书"}),
        (
            make(Substitution, "c", for_="tenure", what="优秀", months=6),
            {"kind": "substitution", "for": "tenure", "what": "优秀", "months": 6},
        ),
        (make(Experience, "c", text="有相关经历"), {"kind": "experience", "text": "有相关经历"}),
        (
            make(
                AnyOf,
                "c",
                options=(make(Prose, "d", kind="other", text="a"), make(AllOf, "e", options=(make(Age, "f", min=18),))),
            ),
            {
                "kind": "any_of",
                "options": [
                    {"kind": "other", "text": "a", "quote": "x"},
                    {"kind": "all_of", "options": [{"kind": "age", "min": 18, "quote": "x"}], "quote": "x"},
                ],
            },
        ),
    ],
)
def test_conditions(condition: Any, want: dict[str, Any]) -> None:
    assert condition_sheet(condition) == want | {"quote": "x"}


def test_a_whole_sheet_survives_yaml() -> None:
    facts = to_facts(
        notice(
            header=make(Header, "header", title="公告", kind="teacher", published="2024-05-06", issuer=("某局",)),
            headcount=make(
                Headcount, "headcount", total=3, parts=(make(HeadcountPart, "p", label="甲", count=2, within="乙"),)
            ),
            posts=(
                make(
                    Post,
                    "post-1",
                    "第一行\n第二行",
                    no=1,
                    code="0101",
                    headcount=2,
                    degree="none",
                    majors="unlimited",
                    experience_years=Decimal("1.50"),
                ),
            ),
            exclusions=(make(Exclusion, "e", text="在读学生"),),
            apply_limit=make(ApplyLimit, "apply_limit", posts=1),
            opening_ratios=(make(OpeningRatio, "opening_ratio", unlimited=True),),
            timeline=(make(Event, "ev", event="registration", start="2024-05-08T09:00", label="网上报名"),),
            fees=(make(Fee, "f", item="written", amount=Decimal("45.00"), currency="CNY"),),
            contacts=make(Contacts, "contacts", phones=("010-1",)),
            attachments=(make(Attachment, "a", title="岗位表"),),
            changes=(make(Change, "c", target="headcount", field="total", before="3", after="2", action="replace"),),
        )
    )
    text = dump(facts)
    assert "'no': 1" in text
    assert "'2024-05-06'" in text
    assert "1.5" in text
    assert "&" not in text
    back = yaml.safe_load(text)
    assert back["posts"][0] == {
        "no": 1,
        "code": "0101",
        "headcount": 2,
        "degree": "unlimited",
        "majors": "unlimited",
        "experience_years": 1.5,
        "quote": "第一行\n第二行",
    }
    assert back["opening_ratio"] == "unlimited"
    assert back["apply_limit"] == 1
    assert back["exclusions"] == ["在读学生"]
    assert back["timeline"][0]["note"] == {"label": "网上报名"}
    assert back["fees"][0]["amount"] == 45
    assert back["changes"][0]["from"] == 3
    assert back["headcount"]["parts"][0] == {"label": "甲", "count": 2, "note": {"within": "乙"}}


def test_the_quote_of_a_record_tells_most_of_it() -> None:
    by_field = {
        "no": said("1")["self"],
        "name": said("采编播音")["self"],
        "org": said("县融媒体中心", Role.INHERITED)["self"],
    }
    post = Post(id="p", no=1, name="采编播音", org="县融媒体中心", evidence=by_field)
    assert to_facts(notice(posts=(post,)))["posts"][0]["quote"] == "采编播音"


def test_small_numbers_are_printed_without_exponent() -> None:
    assert dump({"on": Decimal("0.0000001"), "n": Decimal("100")}) == "{'on': 0.0000001, n: 100}\n"
