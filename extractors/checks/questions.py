"""Questions: what a notice leaves open, with the readings and the one that is used until somebody answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from extractors.checks import question_wording
from extractors.selection.apart import is_category
from extractors.text import patterns as re
from extractors.text.context import Context
from schema.conditions import Age
from schema.evidence import Evidence, Role
from schema.lazy_posts import having, quotes, torn_off, values
from schema.notice import Notice
from schema.scheme import Mean, Scheme, Stage
from schema.values import NoticeKind

_BOUNDARY = re.compile(r"以前|以后|之前|之后|前出生|后出生|\b(?:before|after)\b")


def ask(ctx: Context, notice: Notice) -> None:
    """Add the questions that follow from the records to ``ctx``.

    A correction notice states only what changes, so its silence asks nothing.
    """
    if notice.header.kind is NoticeKind.CORRECTION:
        return
    asked: set[tuple[str, tuple[Evidence, ...]]] = set()
    for scheme in notice.schemes:
        _ties_at_cut(ctx, scheme, asked)
        _rounding(ctx, scheme, asked)
        _stacking(ctx, scheme, asked)
        _gates(ctx, scheme, asked)
        _human(ctx, scheme, asked)
        _full_marks(ctx, scheme, asked)
        _panel(ctx, scheme, asked)
    _reserved(ctx, notice)
    _opening(ctx, notice)
    _boundaries(ctx, notice)
    _regions(ctx, notice)
    _torn(ctx, notice)
    _issuer(ctx, notice)
    question_wording.ask(ctx, notice)


def _once(
    ctx: Context,
    asked: set[tuple[str, tuple[Evidence, ...]]],
    code: str,
    message: str,
    readings: tuple[str, ...],
    *evidence: Evidence,
    default: int | None = None,
    pointer: str | None = None,
    effects: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Schemes that share a clause raise its question once."""
    if (code, evidence) not in asked:
        asked.add((code, evidence))
        ctx.ask(code, message, readings, *evidence, default=default, pointer=pointer, effects=effects)


def _ties_at_cut(ctx: Context, scheme: Scheme, asked: set[tuple[str, tuple[Evidence, ...]]]) -> None:
    for stage in scheme.stages:
        if stage.ties is None and not stage.all and (stage.ratio is not None or stage.count is not None):
            chain = any(rule.on == stage.by for rule in scheme.tie_breaks)
            readings = ("all with equal marks go on", "the tie-break chain decides", "not decided: people decide")
            _once(
                ctx,
                asked,
                "tie_at_cut_unstated",
                f"equal {stage.by} at the cut for {stage.to}: no rule is printed for this cut",
                readings,
                *_size(stage),
                default=1 if chain else 0,
                pointer=f"/schemes/{scheme.id}/stages/{stage.id}/ties",
            )


def _size(stage: Stage) -> tuple[Evidence, ...]:
    return stage.quotes("ratio") or stage.quotes("count")


def _rounding(ctx: Context, scheme: Scheme, asked: set[tuple[str, tuple[Evidence, ...]]]) -> None:
    rounded = [s for s in scheme.steps if s.decimals is not None]
    if rounded and scheme.rounding_mode is None and not any(s.rounding for s in rounded):
        _once(
            ctx,
            asked,
            "rounding_mode_unstated",
            "decimals to keep are printed, but not how the rest is treated",
            ("rounded half up", "cut off"),
            *rounded[0].quotes("decimals"),
            default=0,
            pointer=f"/schemes/{scheme.id}/rounding_mode",
        )
    elif not rounded and scheme.total:
        total = next((s for s in scheme.steps if s.id == scheme.total), None)
        if total is not None:
            _once(
                ctx,
                asked,
                "rounding_unstated",
                "nothing is said on rounding the total",
                ("exact", "two decimals, half up"),
                *(
                    total.quotes("terms")[:1]
                    or tuple(e for t in getattr(total, "terms", ()) for e in t.quotes("weight"))
                ),
                *total.quotes("full")[:1],
                *(e for gate in scheme.gates for e in gate.quotes("min")[:1]),
                default=0,
                pointer=f"/schemes/{scheme.id}/steps/{scheme.total}/decimals",
            )


def _stacking(ctx: Context, scheme: Scheme, asked: set[tuple[str, tuple[Evidence, ...]]]) -> None:
    if len(scheme.bonuses) > 1 and scheme.bonus_rule is None and scheme.bonus_most is None:
        _once(
            ctx,
            asked,
            "bonus_stacking_unstated",
            "somebody meets several bonus conditions: add them up, or take the highest?",
            ("highest only", "added up"),
            *(e for b in scheme.bonuses[:2] for e in b.quotes("points")[:1]),
            default=0,
            pointer=f"/schemes/{scheme.id}/bonus_rule",
        )


def _gates(ctx: Context, scheme: Scheme, asked: set[tuple[str, tuple[Evidence, ...]]]) -> None:
    boosted = {b.on for b in scheme.bonuses}
    for gate in scheme.gates:
        if gate.on in boosted and not gate.before_points and not (gate.when and re.search(r"加分|bonus", gate.when)):
            quoted = "".join(e.quote for e in gate.quotes("min"))
            if re.search(r"[含加]\s*加?分|bonus", quoted):
                continue
            _once(
                ctx,
                asked,
                "gate_bonus_unstated",
                f"is the pass mark of {gate.on} compared with or without the bonus?",
                ("with bonus", "without bonus"),
                *gate.quotes("min"),
                default=0,
                pointer=f"/schemes/{scheme.id}/gates/{gate.id}",
                effects=({}, {f"/schemes/{scheme.id}/gates/{gate.id}/before_points": True}),
            )
        if gate.min == "average":
            _once(
                ctx,
                asked,
                "average_pool_unstated",
                "the average of whom: everybody interviewed by the unit, or the post?",
                ("all of the recruiting unit", "the post only"),
                *gate.quotes("min"),
                default=0,
                pointer=f"/schemes/{scheme.id}/gates/{gate.id}",
            )


def _human(ctx: Context, scheme: Scheme, asked: set[tuple[str, tuple[Evidence, ...]]]) -> None:
    for rule in scheme.tie_breaks:
        if rule.by and rule.by[-1].kind == "human":
            _once(
                ctx,
                asked,
                "tie_chain_ends_with_people",
                f"the tie-break chain on {rule.on} ends with {rule.by[-1].key}: people decide who goes on",
                ("listed as unresolved", "decided by hand before publication"),
                *rule.quotes("by"),
                default=0,
                pointer=f"/schemes/{scheme.id}/tie_breaks/{rule.id}",
            )


def _full_marks(ctx: Context, scheme: Scheme, asked: set[tuple[str, tuple[Evidence, ...]]]) -> None:
    total = next((s for s in scheme.steps if s.id == scheme.total), None)
    weighted = {t.input: t for s in scheme.steps for t in getattr(s, "terms", ()) if t.weight != 1}
    if total is None:
        return
    for mark in scheme.marks:
        if mark.id in weighted and mark.full is None and mark.counted:
            _once(
                ctx,
                asked,
                "full_marks_unstated",
                f"the full marks of {mark.name or mark.id} are not printed",
                ("100", "not stated"),
                *weighted[mark.id].quotes("weight"),
                default=1,
                pointer=f"/schemes/{scheme.id}/marks/{mark.id}/full",
                effects=({f"/schemes/{scheme.id}/marks/{mark.id}/full": "100"}, {}),
            )


def _panel(ctx: Context, scheme: Scheme, asked: set[tuple[str, tuple[Evidence, ...]]]) -> None:
    for step in scheme.steps:
        if isinstance(step, Mean) and step.exclude:
            _once(
                ctx,
                asked,
                "chief_examiner_in_mean",
                "is the chief examiner's mark left out of the mean, or only safe from being dropped?",
                ("left out: drop among the others, mean of the rest", "not dropped, but counted in the mean"),
                *step.quotes("inputs"),
                default=0,
                pointer=f"/schemes/{scheme.id}/steps/{step.id}/exclude",
            )


def _reserved(ctx: Context, notice: Notice) -> None:
    """How places set apart for categories are filled, where posts have such places and no sentence says so."""
    ranking = [s for s in notice.schemes if s.total is not None and s.reserved is None]
    posts = (p for p in having(notice.posts, "headcount_parts") if any(is_category(h.label) for h in p.headcount_parts))
    post = next(posts, None) if ranking else None
    if post is None:
        return
    ctx.ask(
        "reserved_order_unstated",
        "places of a post are set apart for categories of applicants: do people of a category compete for the open "
        "places too, or each part by itself?",
        (
            "open places first, to everybody by rank; then each part by rank within its category",
            "each part by itself, the open places among those of no category",
        ),
        *(e for part in post.headcount_parts[:3] for e in part.quotes("count")[:1]),
        default=0,
        pointer=f"/schemes/{ranking[0].id}/reserved",
        effects=tuple({f"/schemes/{s.id}/reserved": order for s in ranking} for order in ("open_first", "apart")),
    )


def _opening(ctx: Context, notice: Notice) -> None:
    for ratio in notice.opening_ratios:
        if ratio.unlimited or ratio.applicants is None:
            continue
        pointer = f"/opening_ratios/{ratio.id}"
        evidence = ratio.quotes("applicants")
        quoted = "".join(e.quote for e in evidence)
        if ratio.strict:
            ctx.ask(
                "opening_ratio_strict",
                "'more than' the ratio, taken literally, does not open a post with exactly that many applicants",
                ("strictly more", "at least"),
                *evidence,
                default=0,
                pointer=pointer,
                effects=({f"{pointer}/strict": True}, {f"{pointer}/strict": False}),
            )
        if not re.search(r"缴费|确认|审核|审查|资格|参加|pa(?:id|y)|admitted|qualif", quoted):
            ctx.ask(
                "opening_ratio_moment_unstated",
                "when are applicants counted: registered, approved, paid or present?",
                ("registered", "approved", "paid", "present"),
                *evidence,
                pointer=pointer,
            )
        if len(notice.posts) > 1 and len(set(values(notice.posts, "name"))) == 1:
            ctx.ask(
                "opening_ratio_pooled",
                "all rows have one post name: is the ratio met row by row, or by all rows together?",
                ("row by row", "together"),
                *evidence,
                default=0,
                pointer=pointer,
            )
        if ratio.below is None:
            ctx.ask(
                "opening_ratio_consequence_unstated",
                "what happens to a post below the ratio is not said",
                ("the headcount is cut", "the post is cancelled", "it is held all the same"),
                *evidence,
                pointer=pointer,
                effects=({f"{pointer}/below": "cut"}, {f"{pointer}/below": "cancel"}, {}),
            )


def _boundaries(ctx: Context, notice: Notice) -> None:
    for condition in notice.eligibility:
        if not isinstance(condition, Age) or not (condition.born_from or condition.born_to):
            continue
        evidence = condition.quotes("born_from") or condition.quotes("born_to")
        quoted = "".join(e.quote for e in evidence)
        if _BOUNDARY.search(quoted) and not re.search(r"\(含|含\)|及以[前后]|inclusive", quoted):
            ctx.ask(
                "date_boundary_unstated",
                "is the named birth date itself included? (Civil Code art. 1259 covers 以上/以下, not 以前/以后)",
                ("the named day is included", "the named day is excluded"),
                *evidence,
                default=0,
                pointer=f"/eligibility/{condition.id}",
                effects=({}, _a_day_in(condition)),
            )


def _a_day_in(age: Age) -> dict[str, str]:
    """The bounds of an age with the named days left out."""
    moved: dict[str, str] = {}
    for field, days in (("born_from", 1), ("born_to", -1)):
        printed = getattr(age, field)
        if printed is not None and len(printed) == 10:
            moved[f"/eligibility/{age.id}/{field}"] = (date.fromisoformat(printed) + timedelta(days)).isoformat()
    return moved


def _regions(ctx: Context, notice: Notice) -> None:
    seen: set[str] = set()
    for at, pieces in quotes(notice.posts, "regions"):
        for piece in pieces:
            bracket = re.search(r"户籍?[（(][^）)]*[、,，][^）)]*[）)]", piece.quote)
            if bracket and bracket[0] not in seen:
                seen.add(bracket[0])
                ctx.ask(
                    "bracketed_places",
                    "do the places in brackets limit the region before them, or only explain it?",
                    ("one of the places in brackets", "anywhere in the region"),
                    piece,
                    default=0,
                    pointer=f"/posts/{notice.posts[at].id}/regions",
                    effects=({}, _regions_before(notice, bracket[0])),
                )


def _regions_before(notice: Notice, bracketed: str) -> dict[str, list[str]]:
    """The posts whose region is followed by these words in brackets, with only what stands before the bracket."""
    wide = re.split(r"[（(]", bracketed)[0].removesuffix("籍").removesuffix("户").strip()
    found = quotes(notice.posts, "regions")
    alike = [at for at, pieces in found if any(bracketed in piece.quote for piece in pieces)]
    return {f"/posts/{notice.posts[at].id}/regions": [wide] for at in alike} if wide else {}


def _torn(ctx: Context, notice: Notice) -> None:
    for post in torn_off(notice.posts):
        for field, pieces in post.evidence.items():
            torn = [p for p in pieces if p.role is Role.INHERITED and p.reason == "torn"]
            if torn:
                ctx.ask(
                    "torn_cell_carried",
                    f"rows after a page break lack the cell for {field}: does the merged cell above still hold?",
                    ("carried down from above", "not stated for these rows"),
                    *torn[:1],
                    default=0,
                    pointer=f"/posts/{post.id}/{field}",
                    effects=({}, _without(notice, field)),
                )
                return


def _without(notice: Notice, field: str) -> dict[str, Any]:
    """Every post whose cell was carried over a page break, without that field."""
    torn = (p for p in notice.posts if any(e.reason == "torn" for e in p.evidence.get(field, ())))
    return {f"/posts/{p.id}/{field}": [] if isinstance(getattr(p, field), tuple) else None for p in torn}


def _issuer(ctx: Context, notice: Notice) -> None:
    header = notice.header
    if header.agent and header.issuer:
        ctx.ask(
            "issuer_or_agent",
            "an agent runs the recruitment: who issues the notice?",
            (f"issuer {header.issuer[0]}, agent {header.agent}", f"issuer {header.agent}"),
            *header.quotes("agent"),
            default=0,
            pointer="/header/issuer",
        )
