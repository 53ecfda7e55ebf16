"""Selection: everything that a scheme says beyond its marks and weights, put onto the schemes that were read.

A rule that names tracks goes only to the schemes of those tracks. Where a scheme covers several tracks and their rules
differ (A类加3分, B类加5分), it is split, so that every scheme can be run as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from extractors.outline.passages import Passage, read_passages
from extractors.scoring import bonuses_en, verdicts
from extractors.scoring.bonuses import find_bonuses
from extractors.scoring.components import NUMBERED
from extractors.scoring.naming import Names
from extractors.scoring.rebased_sums import rebased_below_points
from extractors.scoring.verdicts import verdict_gates
from extractors.selection import gates, stages, ties_en, voids
from extractors.selection.apart import set_apart
from extractors.selection.earned_points import earned, opened
from extractors.selection.floors_listed import listed_floors
from extractors.selection.gate_tables import table_gates
from extractors.selection.gates import find_gates
from extractors.selection.paper_marks import plain_keys
from extractors.selection.passed_tests import passed_tests, taking_effect
from extractors.selection.replacements import find_replacements
from extractors.selection.stages import find_stages
from extractors.selection.ties import find_ties
from extractors.selection.voids import find_voids
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.values.subjects import find_subjects, kinds
from schema.base import Record
from schema.evidence import Evidence
from schema.findings import Severity
from schema.notice import Post, Track
from schema.scheme import Bonus, Gate, Mark, Predicate, Replacement, Scheme, Stage, TieBreak
from schema.values import NoticeKind

R = TypeVar("R", bound=Record)
S = TypeVar("S", Stage, Gate)

FIELDS = ("voids", "gates", "stages", "tie_breaks", "bonuses", "replacements")


def attach(ctx: Context, schemes: tuple[Scheme, ...]) -> tuple[Scheme, ...]:
    """``schemes`` with voids, gates, stages, tie-breaks, bonuses and replacements; split where tracks differ in them.

    A notice without any scheme gets one only where it prints a pass mark or a shortlist.
    """
    passages = _routed(read_passages(ctx.sources, ctx.tracks), ctx.tracks)
    out = _attached(ctx, schemes, passages)
    _relative_floors(ctx, passages.all)
    _unread_ranges(ctx, passages.all)
    for evidence in gates.unread_items(passages.gates, [g for s in out for g in s.gates]):
        ctx.find(
            "rule_unread",
            "this is a pass mark for every item of a test, and its items are no components: nobody is stopped by it",
            evidence,
            severity=Severity.WARNING,
            pointer="/schemes",
        )
    return out


def _attached(ctx: Context, schemes: tuple[Scheme, ...], passages: _Routed) -> tuple[Scheme, ...]:
    if not schemes:
        bare = _filled(ctx, Scheme(id="scheme-1"), passages)
        return _parts(ctx, bare) if bare.stages or bare.gates or bare.bonuses else ()
    out: list[Scheme] = []
    classes = {s.when for s in schemes if s.when}
    for scheme in schemes:
        mine = passages.without({p for p in passages.all if _of_another(p, scheme, schemes)})
        out += _parts(ctx, _own(_filled(ctx, scheme, mine), classes))
    out += _amended(ctx, schemes, passages)
    return tuple(set_apart(s, passages.all, ctx.tracks) for s in out if _says_something(s))


@dataclass(frozen=True, slots=True)
class _Routed:
    """The passages in which each reader can find anything, whatever the scheme: a notice may have a dozen schemes, and
    most of its sentences say nothing to any reader. What needs no scheme is read once."""

    all: tuple[Passage, ...]
    stages: tuple[Passage, ...]
    gates: tuple[Passage, ...]
    ties: tuple[Passage, ...]
    bonuses: tuple[Passage, ...]
    voids: tuple[Passage, ...]
    verdicts: tuple[Passage, ...]
    replacements: tuple[Replacement, ...]

    def without(self, strange: set[Passage]) -> _Routed:
        """Less the sentences that are ``strange`` to a scheme."""
        if not strange:
            return self
        names = ("stages", "gates", "ties", "bonuses", "voids", "verdicts")
        return replace(self, **{n: tuple(p for p in getattr(self, n) if p not in strange) for n in names})


def _of_another(passage: Passage, scheme: Scheme, schemes: Sequence[Scheme]) -> bool:
    """Whether a sentence stands in a line that is about another class than that of the scheme (勤务:…各占…。总成绩
    低于60分的淘汰), where each class has a line of its own."""
    own = _within(passage, scheme)
    return scheme.when is not None and not own and any(_within(passage, s) for s in schemes if s.when)


def _within(passage: Passage, scheme: Scheme) -> bool:
    """Whether the words that limit a scheme stand in the line of a sentence."""
    document = passage.source.document
    cites = (e for e in scheme.evidence.get("when", ()) if e.document == document.id)
    return any(passage.line.start <= document.view.forth(e.start, e.end)[0] < passage.line.end for e in cites)


def _routed(passages: tuple[Passage, ...], tracks: Sequence[Track]) -> _Routed:
    return _Routed(
        passages,
        stages=tuple(p for p in passages if stages.concerns(p)),
        gates=tuple(p for p in passages if gates.concerns(p)),
        ties=tuple(p for p in passages if p.zh or ties_en.concerns(p)),
        bonuses=tuple(p for p in passages if p.zh or bonuses_en.concerns(p)),
        voids=tuple(p for p in passages if voids.concerns(p)),
        verdicts=tuple(p for p in passages if verdicts.concerns(p)),
        replacements=tuple(find_replacements(passages, tracks)),
    )


_RELATIVE = re.compile(
    r"(?:不得?低于|不能低于|须高于|应高于|不低于)[^,;。\d]{0,30}(?:最低(?:成绩|分数?|得分|考试总成绩)|最低入围(?:成绩|分))"
    r"|(?:达到|不低于|不得低于|高于|低于)[^,;。\d]{0,40}平均(?:成绩|分数?|得分)的?\s?\d+(?:\.\d+)?%"
)


def _relative_floors(ctx: Context, passages: Sequence[Passage]) -> None:
    """不得低于形成竞争职位的最低成绩: a floor that depends on other posts is no number; people set it."""
    for passage in passages:
        found = _RELATIVE.search(passage.text) if "最低" in passage.text or "平均" in passage.text else None
        if found:
            ctx.ask(
                "relative_pass_mark",
                f"“{found.group()}” depends on the marks of other people: which mark is it?",
                ("a mark set after the event",),
                passage.cite(found.start(), found.end()),
            )


_RANGE = re.compile(
    r"不(?:得)?(?:低|少)于\s?\d+\s?[:比]\s?\d+[^。;]{0,8}不(?:得)?(?:高于|多于|超过)\s?\d+\s?[:比]\s?\d+"
)


def _unread_ranges(ctx: Context, passages: Sequence[Passage]) -> None:
    """按不低于1:3不高于1:5的比例: how many go on is decided later, between the two."""
    for passage in passages:
        found = _RANGE.search(passage.text) if passage.zh and "不" in passage.text else None
        if found:
            ctx.find(
                "rule_unread",
                "how many go on is left open between two ratios: the cut has to be set by people",
                passage.cite(found.start(), found.end()),
                severity=Severity.WARNING,
                pointer="/schemes",
            )


def _amended(ctx: Context, schemes: Sequence[Scheme], passages: _Routed) -> list[Scheme]:
    """What a correction changes for the classes whose weights it leaves alone: a scheme of rules without components."""
    left = [t.id for t in ctx.tracks if all(s.tracks and t.id not in s.tracks for s in schemes)]
    if ctx.header.kind is not NoticeKind.CORRECTION or not left:
        return []
    bare = _filled(ctx, Scheme(id=f"scheme-{len(schemes) + 1}", tracks=tuple(left)), passages)
    return list(_parts(ctx, bare.model_copy(update={"replacements": ()})))


def _says_something(scheme: Scheme) -> bool:
    """A scheme without components is kept for its rules only."""
    return bool(
        scheme.marks
        or scheme.steps
        or scheme.by_reference
        or scheme.stages
        or scheme.gates
        or scheme.tie_breaks
        or scheme.bonuses
    )


def _filled(ctx: Context, scheme: Scheme, passages: _Routed) -> Scheme:
    """The scheme with all rules that it can hold, each with the tracks that it names."""
    names = Names(scheme, ctx.sources)
    shortlists = [_posted(s, ctx.posts) for s in find_stages(passages.stages, names, ctx.tracks)]
    used = {s.by for s in shortlists}
    made = tuple(step for ident, step in names.made.items() if ident in used)
    bonuses = find_bonuses(passages.bonuses, names, ctx.tracks, scheme.formula, ctx.posts)
    for where in bonuses.lost if not any(f.evidence[:1] == bonuses.lost[:1] for f in ctx.findings) else ():
        ctx.find(
            "rule_unread",
            "some posts are left out of these points, and no post of the notice is called so: check who gets them",
            where,
            severity=Severity.WARNING,
            pointer="/schemes",
        )
    update: dict[str, Any] = {
        "steps": (*scheme.steps, *made),
        "stages": tuple(shortlists),
        "gates": _gates(ctx, names, passages),
        "tie_breaks": tuple(find_ties(passages.ties, names, ctx.tracks)),
        "voids": tuple(find_voids(passages.voids, names, ctx.tracks)),
        "bonuses": bonuses.items,
        "replacements": passages.replacements,
    }
    if bonuses.items and (proof := earned((*passages.bonuses, *passages.gates))):
        update["gates"] = opened(update["gates"], bonuses.items, proof)
    update["tie_breaks"] = plain_keys(update["tie_breaks"], {b.on for b in bonuses.items})
    floors = {g.on for g in update["gates"] if isinstance(g.min, Decimal) and g.min != 1}
    # a test with a pass mark gets a number, though it only qualifies
    kept = [m.model_copy(update={"pass_fail": False}) if m.id in floors else m for m in scheme.marks]
    update["marks"] = (*kept, *_held_besides(ctx, names, update))
    evidence = dict(scheme.evidence)
    if bonuses.items:
        if bonuses.rule and bonuses.rule_cite:
            update["bonus_rule"] = bonuses.rule
            evidence["bonus_rule"] = (bonuses.rule_cite,)
        if bonuses.cap is not None and bonuses.cap_cite:
            update["bonus_cap"] = bonuses.cap
            evidence["bonus_cap"] = (bonuses.cap_cite,)
        if bonuses.most is not None and bonuses.most_cite:
            update["bonus_most"] = bonuses.most
            evidence["bonus_most"] = (bonuses.most_cite,)
    return rebased_below_points(scheme.model_copy(update=update | {"evidence": evidence}))


def _held_besides(ctx: Context, names: Names, rules: dict[str, Any]) -> list[Mark]:
    """The rounds that only rules name (面试成绩低于60分的淘汰), where the weights leave room for them."""
    used: dict[str, Record] = {}
    for gate in rules["gates"]:
        used.setdefault(gate.on, gate)
    for stage in rules["stages"]:
        used.setdefault(stage.by, stage)
    for rule in (*rules["bonuses"], *rules["tie_breaks"]):
        used.setdefault(rule.on, rule)
    for void in rules["voids"]:
        for ident in void.inputs:
            used.setdefault(ident, void)
    made: list[Mark] = []
    for ident, rule in used.items():
        if ident in names.ids or not names.known(ident):
            continue
        draft = Draft(ident)
        draft.cite(*next(iter(rule.evidence.values()))[:1])
        if names.open and kinds().get(ident) == "stage":
            made.append(draft.build(Mark))
        elif (
            names.besides
            and ident != "total"
            and not isinstance(rule, TieBreak | Bonus)
            and (name := _printed(ctx, ident))
        ):
            draft.put("name", *name)
            made.append(draft.build(Mark, counted=False))
    return made


def _printed(ctx: Context, ident: str) -> tuple[str, Evidence] | None:
    """The first name that a notice prints for a test."""
    for source in ctx.sources:
        for hit in find_subjects(source.text):
            if hit.id == ident and not NUMBERED.fullmatch(hit.name):
                return hit.name, source.cite(hit.start, hit.start + len(hit.name))
    return None


def _gates(ctx: Context, names: Names, passages: _Routed) -> tuple[Gate, ...]:
    """Pass marks in prose, then those that only a table prints."""
    prose = [_posted(g, ctx.posts) for g in find_gates(passages.gates, names, ctx.tracks)]
    said = {g.on for g in prose if g.min not in (1, "authority")}
    tables = [g for g in table_gates(ctx, names, ctx.tracks) if g.on not in said]
    printed = {g.on for g in tables}
    prose = [g for g in prose if g.min != "authority" or g.on not in printed]  # 低于岗位表所列合格线的
    said = {g.on for g in prose if g.min != 1}
    held = {(g.on, g.min) for g in (*prose, *tables)}
    tables += [g for g in listed_floors(ctx, names) if (g.on, g.min) not in held]
    floors = said | {g.on for g in tables}
    prose = [g for g in prose if g.min != 1 or g.on not in floors]  # to be passed: at the mark that is printed for it
    said |= {g.on for g in prose}
    passed = (g for g in verdict_gates(passages.verdicts, names, ctx.tracks) if g.on not in said)
    verdicts = frozenset(m.id for m in names.scheme.marks if m.pass_fail)
    told = passed_tests(passages.all, names, ctx.tracks)
    return taking_effect((*prose, *tables, *passed), told, verdicts)


def _own(scheme: Scheme, classes: set[str]) -> Scheme:
    """Rules for a class that is a scheme of its own (初级岗位按1:3) are that scheme's only, without the condition."""

    def kept(rules: tuple[S, ...]) -> tuple[S, ...]:
        mine = (r for r in rules if r.when not in classes or r.when == scheme.when)
        return tuple(r.model_copy(update={"when": None, "predicate": None}) if r.when in classes else r for r in mine)

    return scheme.model_copy(update={"stages": kept(scheme.stages), "gates": kept(scheme.gates)}) if classes else scheme


def _posted(rule: S, posts: Sequence[Post]) -> S:
    """A condition that names posts (采编岗按1:2), with their codes where the post table has them."""
    if rule.predicate is None or rule.predicate.fact != "text" or rule.when is None:
        return rule
    stems = [re.sub(r"(?:等)?(?:岗位|岗|职位)$", "", part) for part in re.split("[、和及与]", rule.when)]
    stems = [s for s in stems if len(s) >= 2]
    found = [[p.code for p in posts if p.code and s in (p.name or "")] for s in stems]
    if not stems or not all(found):
        return rule
    codes = tuple(dict.fromkeys(c for group in found for c in group))
    return rule.model_copy(update={"predicate": Predicate(fact="post", op="in", values=codes)})


def _parts(ctx: Context, scheme: Scheme) -> tuple[Scheme, ...]:
    """The scheme limited to its tracks, in as many parts as its tracks have different rules."""
    ids = scheme.tracks or _splittable(ctx.tracks)
    if len(ids) < 2:
        return (_limited(scheme, ids[0]),) if ids else (_override(scheme),)
    groups: dict[str, list[str]] = {}
    for ident in ids:
        groups.setdefault(_signature(_limited(scheme, ident)), []).append(ident)
    if len(groups) == 1:
        return (_limited(scheme, ids[0]),)
    return tuple(
        _limited(scheme, members[0]).model_copy(update={"id": f"{scheme.id}-{members[0]}", "tracks": tuple(members)})
        for members in groups.values()
    )


def _splittable(tracks: Sequence[Track]) -> tuple[str, ...]:
    """Tracks by which a scheme for everybody may be split: classes of posts, not kinds of applicants to one list."""
    posts = tracks and all(t.codes or t.posts or _CLASS.search(t.label) for t in tracks)
    return tuple(t.id for t in tracks) if posts else ()


_CLASS = re.compile(r"(?:类|岗位?|职位|系列|机关|单位|组|级)$")


def _limited(scheme: Scheme, track: str) -> Scheme:
    """The scheme as people of one track meet it."""
    update: dict[str, Any] = {}
    for name in FIELDS:
        kept = [r for r in getattr(scheme, name) if not r.tracks or track in r.tracks]
        update[name] = tuple(_freed(r) for r in _specific(name, kept))
    gates = {(g.on, g.min, g.strict, g.when): g for g in reversed(update["gates"])}
    update["gates"] = tuple(g for g in update["gates"] if any(g is kept for kept in gates.values()))
    if not update["bonuses"]:
        update |= {"bonus_rule": None, "bonus_cap": None, "bonus_most": None}
    used = {s.by for s in update["stages"]}
    update["steps"] = tuple(s for s in scheme.steps if s.id in used or not _made(s.id, scheme))
    return scheme.model_copy(update=update)


def _made(ident: str, scheme: Scheme) -> bool:
    step = next(s for s in scheme.steps if s.id == ident)
    return step.stage_only and any(s.by == ident for s in scheme.stages)


def _override(scheme: Scheme) -> Scheme:
    return scheme.model_copy(update={n: tuple(getattr(scheme, n)) for n in FIELDS})


def _freed(record: R) -> R:
    """The record without its tracks: the scheme that holds it has them."""
    return record.model_copy(update={"tracks": ()}) if record.tracks else record


def _specific(name: str, records: list[Any]) -> list[Any]:
    """A rule for some tracks stands in the place of the one for more of them, or for all, about the same thing."""
    if name not in ("tie_breaks", "stages", "gates"):
        return records
    special = [(_about(r), set(r.tracks)) for r in records if r.tracks]
    return [
        r
        for r in records
        if not any(about == _about(r) and (not r.tracks or own < set(r.tracks)) for about, own in special)
    ]


def _about(record: Any) -> tuple[object, ...]:
    if isinstance(record, TieBreak):
        return (record.on,)
    return getattr(record, "to", None), getattr(record, "on", None), record.when


def _signature(scheme: Scheme) -> str:
    """What the rules say, without where they stand."""
    drop = {"id", "evidence", "derived", "confidence", "tracks", "match"}
    parts = []
    for name in FIELDS:
        for record in getattr(scheme, name):
            data = record.model_dump(mode="json", exclude=drop)
            parts.append(f"{name}{sorted((k, str(v)) for k, v in data.items())}")
    return "\n".join(parts)


__all__ = ["FIELDS", "attach"]
