"""Variants: which statements about scoring hold together, for each class of posts whose rules differ.

Where statements name tracks, each track gets those that hold for it. Where they contradict each other without naming a
track (two formulas under two labels, five lists of papers under place names), the clauses that contradict are
alternatives: each makes a variant of its own, with whatever else agrees with it in its sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import prod
from typing import get_args

from extractors.scoring.expressions import Name, products, render
from extractors.scoring.formula import Formula
from extractors.scoring.formula_graph import is_bonus
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.scoring.whose import whose, with_test
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.sayings import Alias, Held
from extractors.values.subjects import find_subjects, kinds, subject_of
from schema.evidence import Evidence


@dataclass(slots=True)
class Variant:
    """Statements for one scheme; ``when``: the words that limit it, where no track does."""

    statements: list[Statement]
    tracks: tuple[str, ...] = ()
    when: Evidence | None = None


@dataclass(slots=True)
class _Unit:
    """One clause with weights: an alternative to other clauses with other weights for the same components."""

    group: int
    statements: list[Statement] = field(default_factory=list)

    @property
    def weights(self) -> dict[str, Decimal]:
        out: dict[str, Decimal] = {}
        for made in self.statements:
            if isinstance(made.value, Share):
                share = made.value
                points = share.full / 100 if share.full and share.weight == 1 else share.weight
                out[share.subject.id or share.subject.name] = points
            elif isinstance(made.value, Formula):
                for addend in products(made.value.right) or ():
                    inner = addend.base if isinstance(addend.base, tuple) else ()
                    papers = [subject_of(p.base.text) for p in inner if isinstance(p.base, Name)]
                    if papers and all(h is not None and h.kind == "paper" for h in papers):
                        out["written"] = prod((n.value for n in addend.factors), start=Decimal(1))
                    for name in (
                        [addend.base] if isinstance(addend.base, Name) and not is_bonus(addend.base.text) else []
                    ):
                        hit = subject_of(name.text)
                        weight = Decimal(1)
                        for number in addend.factors:
                            weight *= number.value
                        out[hit.id if hit else name.text] = weight
            elif isinstance(made.value, Alias):
                out[made.value.part.id] = Decimal(1)
        return out

    @property
    def label(self) -> str | None:
        """The class of posts or people before its colon."""
        label = self.statements[0].label
        return label if label and _CLASS.search(label) else None

    @property
    def case(self) -> tuple[str, str] | None:
        """Whom its formula holds for, as printed in brackets behind what is computed, and the formula."""
        value = self.statements[0].value
        return (value.case.text, render(value.right, {})) if isinstance(value, Formula) and value.case else None

    @property
    def row(self) -> bool:
        """Whether it is a row of a table."""
        return self.statements[0].label_at is not None

    @property
    def root(self) -> str | None:
        """What the shares are of, where printed (formulas: their left side)."""
        for made in self.statements:
            if isinstance(made.value, Share):
                return made.value.parent.id if made.value.parent else None
            if isinstance(made.value, Formula) and made.value.left:
                hit = subject_of(made.value.left.text)
                return hit.id if hit else "total" if made.value.left.text == "成绩" else made.value.left.text
            if isinstance(made.value, Alias):
                return made.value.whole.id
        return None


def find_variants(ctx: Context, statements: Sequence[Statement]) -> list[Variant]:
    """The variants of a notice, in the order of its tracks or of its text; one where all agree."""
    out: list[Variant] = []
    statements, strangers = _strangers(statements)
    plain = [s for s in statements if s.when is None or not _has_other(s, statements)]
    for tracks, own in _by_track(ctx, plain):
        split = _alternatives(ctx, own) if not tracks else []
        out += split or [Variant(own, tracks)]
    general = [s for s in statements if not s.tracks and s.when is None]
    out += [Variant([*own, *general], when=whose(own[0])) for own in strangers]
    return [*out, *_conditional(ctx, statements, out)]


_WEIGHS = Share | Formula | Alias


def _strangers(statements: Sequence[Statement]) -> tuple[list[Statement], list[list[Statement]]]:
    """Items of a list that weigh for a class of their own, where other items of that list are about tracks.

    二、硕士研究生:… between 一、博士:… and 三、护理岗位:… holds for nobody else, though no track is called so.
    """
    weighs = {s.line: s for s in statements if isinstance(s.value, _WEIGHS) and s.label_at is None}
    tracked = {_place(s) for s in weighs.values() if s.tracks}
    apart: dict[int, list[Statement]] = {}
    for made in weighs.values():
        if not made.tracks and made.when is None and _place(made) in tracked and _place(made) is not None:
            limits = whose(made)
            if limits is not None and _ENDS_CLASS.search(limits.quote) and made.label:
                apart[made.line] = [s for s in statements if s.line == made.line]
    kept = [s for s in statements if s.line not in apart]
    return (kept, list(apart.values())) if apart else (list(statements), [])


_ENDS_CLASS = re.compile(
    r"(?:岗|岗位|职位|类|人员|考生|研究生|毕业生|博士|硕士|本科生|人才|职称|学科|专业|教师|医师|护士|人选)$"
)


def _place(made: Statement) -> tuple[int, tuple[int, ...]] | None:
    """Where the line of a statement stands in the outline; None for running text."""
    line = made.source.line_at(made.base)
    return (line.level, tuple(line.parents)) if line is not None and (line.level or line.label) else None


def _has_other(made: Statement, statements: Sequence[Statement]) -> bool:
    """Whether those whom a condition is an exception to have weights of their own, or sit a test that it spares."""
    spared = _spared(made) if not made.tracks else None  # a class that is a track has a scheme of its own
    if spared is not None and any(_about(s, spared) for s in statements):
        return True
    others = [s for s in statements if s.when is None and isinstance(s.value, Share | Formula | Alias)]
    return any(not made.tracks or not s.tracks or set(made.tracks) & set(s.tracks) for s in others)


_SPARED = re.compile(
    r"(?:免(?:予|除|于|试|参加)?|不(?:再|需|必|用)?(?:参加|进行|组织))(?P<test>[\u4e00-\u9fff]{2,6}?)(?:[,、的]|$)"
)


def _spared(made: Statement) -> str | None:
    """The test that the people of a condition do not sit (博士可不参加笔试)."""
    found = _SPARED.search(made.when or "")
    hit = subject_of(found["test"]) if found else None
    return hit.id if hit is not None and hit.kind == "stage" else None


def _about(made: Statement, test: str) -> bool:
    """Whether a statement gives everybody else full marks in the test."""
    value = made.value
    return made.when is None and isinstance(value, FullMark) and value.subject is not None and value.subject.id == test


def _by_track(ctx: Context, statements: Sequence[Statement]) -> list[tuple[tuple[str, ...], list[Statement]]]:
    named = {t for s in statements for t in s.tracks if not isinstance(s.value, Held)}
    if not named:
        return [((), list(statements))]
    weighed = any(isinstance(s.value, Share | Formula) and not s.tracks for s in statements)
    groups: dict[tuple[int, ...], list[str]] = {}
    for track in ctx.tracks:
        own = tuple(i for i, s in enumerate(statements) if not s.tracks or track.id in s.tracks)
        if track.id in named or weighed:
            groups.setdefault(own, []).append(track.id)
    return [(tuple(tracks), _excepted([statements[i] for i in own])) for own, tracks in groups.items()]


def _excepted(statements: list[Statement]) -> list[Statement]:
    """The statements of a class without the shares of all where it has its own of the same tests (笔试60%,面试40%;
    双语岗位笔试70%,面试30%): who is named is excepted from what is said of everybody."""
    groups: dict[tuple[bool, int], dict[str, Decimal]] = {}
    for made in statements:
        if isinstance(made.value, Share) and made.value.subject.id:
            groups.setdefault((bool(made.tracks), made.group), {})[made.value.subject.id] = made.value.weight
    mine = [
        shares for (scoped, _), shares in groups.items() if scoped and len(shares) > 1 and sum(shares.values()) == 1
    ]
    dropped = {
        group
        for (scoped, group), shares in groups.items()
        if not scoped and any(set(own) == set(shares) and own != shares for own in mine)
    }
    return [s for s in statements if s.tracks or not isinstance(s.value, Share) or s.group not in dropped]


def _conditional(ctx: Context, statements: Sequence[Statement], variants: Sequence[Variant]) -> list[Variant]:
    """People whose total is made otherwise (免笔试的，其综合成绩按面试成绩的100%计算), with the marks of all."""
    out = []
    read: set[int] = set()
    for made in statements:
        if made.when is None or not isinstance(made.value, _WEIGHS) or not _has_other(made, statements):
            continue
        if isinstance(made.value, Share) and made.group in read:
            continue
        read.add(made.group)
        own = [s for s in statements if s.group == made.group and s.when is not None and isinstance(s.value, Share)]
        coded = {t.id for t in ctx.tracks if any(c in made.when for c in t.codes)}
        about = coded or set(made.tracks)  # a printed code says more than a word of a label
        base = next((v for v in variants if about & set(v.tracks)), None)
        if base is None and about and any(v.tracks for v in variants):  # a class that nothing else weighs for
            out.append(Variant([made, *_unweighed(statements)], tuple(t.id for t in ctx.tracks if t.id in about)))
            continue
        base = base or (variants[0] if variants else None)
        dropped = (Held,) if _is_part(made) else (*get_args(_WEIGHS), Held)
        spared = _spared(made)
        known = [s for s in (base.statements if base else []) if not isinstance(s.value, dropped)]
        known = [s for s in known if spared is None or not _about(s, spared)]
        at = made.source.text.find(made.when, max(0, made.base - 200))
        when = made.source.cite(at, at + len(made.when)) if at >= 0 else made.evidence
        out.append(
            Variant([*(own if made in own else [made]), *known], base.tracks if base else (), with_test(made) or when)
        )
    return out


def _unweighed(statements: Sequence[Statement]) -> list[Statement]:
    return [s for s in statements if not s.tracks and not isinstance(s.value, (*get_args(_WEIGHS), Held))]


def _is_part(made: Statement) -> bool:
    """A share of a component (技能测试占面试的50%) leaves the weights of the total as they are."""
    above = made.value.parent if isinstance(made.value, Share) else None
    if isinstance(made.value, Formula) and made.value.left is not None:
        above = subject_of(made.value.left.text)
    return above is not None and above.kind != "total"


def _alternatives(ctx: Context, statements: Sequence[Statement]) -> list[Variant]:
    """One variant per contradicting clause of the largest set of alternatives; empty where nothing contradicts."""
    units: dict[int, _Unit] = {}
    for made in statements:
        if isinstance(made.value, Share | Formula | Alias):
            units.setdefault(made.group, _Unit(made.group)).statements.append(made)
    slots = _slots(list(units.values()))
    if not slots:
        return []
    main = max(slots, key=lambda s: (len(s), -s[0].group))
    if len(main) > 12:
        return []
    chosen = {u.group for slot in slots for u in slot}
    shared = [s for s in statements if s.group not in chosen or not isinstance(s.value, Share | Formula | Alias)]
    others = [u for slot in slots for u in slot]
    out = []
    for unit in main:
        own = list(unit.statements)
        picked = [unit]
        for slot in slots:
            if slot is not main and (best := _consistent(picked, slot)):
                own += best.statements
                picked.append(best)
        kept = [s for s in shared if not _stranger(s, others, picked)]
        out.append(Variant([*own, *kept], when=whose(unit.statements[0]) if _limited(unit) else None))
    _assign(ctx, out, main)
    return out


def _slots(units: Sequence[_Unit]) -> list[list[_Unit]]:
    """Sets of clauses that give different weights to the same components."""
    slots: list[list[_Unit]] = []
    for unit in units:
        mine = unit.weights
        for slot in slots:
            first = slot[0]
            kind = {_rank(i) for i in mine} & {_rank(i) for i in first.weights}
            same_root = unit.root is None or first.root in (None, unit.root)
            alike = kind == {"paper"} or set(_coarse(mine)) == set(_coarse(first.weights)) or _complete(unit, first)
            labelled = unit.label and all(u.label and u.label != unit.label for u in slot)
            together = _complete(unit, first) or unit.statements[0].line == first.statements[0].line
            rows = unit.row and all(u.row for u in slot)  # each row of a table is a class of posts
            cases = same_root and _cases([*slot, unit])
            if rows or cases or (same_root and ((kind and alike and _differs(slot, mine)) or (labelled and together))):
                slot.append(unit)
                break
        else:
            slots.append([unit])
    several = [s for s in slots if len(s) > 1 and (_cases(s) or len({tuple(sorted(u.weights.items())) for u in s}) > 1)]
    return [s for s in several if sum(_limited(u) for u in s) >= len(s) - 1]


def _cases(units: Sequence[_Unit]) -> bool:
    """Whether each is a formula of its own for a case of its own (综合成绩1(无专业科目)=…, 综合成绩2(有专业科目)=…)."""
    found = [u.case for u in units if u.case is not None]
    return len(found) == len(units) == len({case for case, _ in found}) and len({sum_ for _, sum_ in found}) > 1


def _complete(*units: _Unit) -> bool:
    """Whether each clause gives all weights of a whole."""
    return all(sum(u.weights.values()) == 1 for u in units)


def _rank(ident: str) -> str:
    kind = kinds().get(ident, "other")
    return "stages" if kind == "stage" else kind


def _differs(slot: Sequence[_Unit], mine: dict[str, Decimal]) -> bool:
    """Whether a clause weighs a component otherwise than one of the slot (else the two complete each other)."""
    own = _coarse(mine)
    return any(own[i] != w for other in slot for i, w in _coarse(other.weights).items() if i in own)


def _coarse(weights: dict[str, Decimal]) -> dict[str, Decimal]:
    """Interviews in several languages count as the one interview."""
    out: dict[str, Decimal] = {}
    for ident, weight in weights.items():
        key = "interview" if _spoken(ident) else ident
        out[key] = out.get(key, Decimal(0)) + weight
    return out


def _spoken(ident: str) -> bool:
    return ident.startswith("interview_")


def _consistent(picked: Sequence[_Unit], slot: Sequence[_Unit]) -> _Unit | None:
    """The alternative whose weights go with those already picked: 笔试 weighs what its papers make up."""
    sums = {_whole(i): Decimal(0) for u in picked for i in u.weights}
    known: dict[str, Decimal] = {}
    for unit in picked:
        for ident, weight in unit.weights.items():
            sums[_whole(ident)] += weight
            known[ident] = weight
    known = {**{k: v for k, v in sums.items() if k != "total"}, **known}
    if "written" in known and "interview" not in known:
        known["interview"] = 1 - known["written"]

    speaks = "tibetan" in known
    languages = any(_spoken(i) for u in slot for i in u.weights)

    def fits(unit: _Unit) -> int:
        agreement = sum(2 if known[i] == w else -3 for i, w in unit.weights.items() if i in known)
        if languages:
            agreement += 3 if speaks == any(_spoken(i) for i in unit.weights) else -3
        return agreement

    best = max(slot, key=fits)
    return best if fits(best) > 0 else None


def _whole(ident: str) -> str:
    return "written" if kinds().get(ident) == "paper" else "interview" if ident.startswith("interview_") else "total"


def _stranger(made: Statement, alternatives: Sequence[_Unit], picked: Sequence[_Unit]) -> bool:
    """Whether a statement stands in a line that belongs to alternatives other than those picked."""
    own = {s.line for u in picked for s in u.statements}
    others = {s.line for u in alternatives for s in u.statements}
    return made.line in others and made.line not in own


_CLASS = re.compile(
    r"岗|职位|类|研究生|博士|硕士|本科|人才|职称|学科|医师|护士|人员|考生|单位|组|级|专业|报考|免|其他|counties|county|posts?\b|positions?\b|candidates?\b|servants?\b|perso"
    r"nnel|teachers?"
    r"|categor|group|grade|secretary|examination subjects|score of (?:the|each)",
    re.IGNORECASE,
)


def _limited(unit: _Unit) -> bool:
    """Whether a clause says for whom it holds; two that do not are a contradiction, not alternatives."""
    if unit.row or unit.case:
        return True
    limits = whose(unit.statements[0])
    return limits is not None and (_CLASS.search(limits.quote) is not None or _labelled(unit, limits))


def _labelled(unit: _Unit, limits: Evidence) -> bool:
    """勤务:…各占20%、40%、40%: a bare name before the colon, behind which stand all the weights of a whole."""
    made = unit.statements[0]
    text, end = made.source.text, made.source.document.view.forth(limits.start, limits.end)[1]
    named = text.startswith(":", end) and len(limits.quote) <= _LONGEST and not find_subjects(limits.quote)
    return named and _complete(unit) and _NO_CLASS.search(limits.quote) is None


_LONGEST = 12
"""Characters of a bare name that a class of posts has before its weights."""
_NO_CLASS = re.compile(r"公式|方法|办法|计算|如下|其中|权重|比例|注|说明|内容|方式|形式|要求|标准|成绩|程序|时间")


_NEGATED = re.compile(r"\bnot\b|不|免", re.IGNORECASE)


def _assign(ctx: Context, variants: Sequence[Variant], units: Sequence[_Unit]) -> None:
    """Gives each variant the one track whose label its clause resembles most, where every variant finds one; asks."""
    tracks = ctx.tracks
    if len(tracks) != len(variants):
        return
    labels = {t.id: set(re.findall(r"[a-z]{4,}|[\u4e00-\u9fff]{2}", t.label.casefold())) for t in tracks}
    often = {w for w in set().union(*labels.values()) if 2 * sum(w in v for v in labels.values()) > len(labels)}
    scores: list[tuple[int, int, str]] = []
    for index, unit in enumerate(units):
        made = unit.statements[0]
        line = made.source.line_at(made.base)
        if line is None:
            return
        before = made.source.lines[max(0, line.index - 2) : line.index]
        labelled = [x.text for x in before if re.match(r"\(?\d", x.text)] if not re.match(r"\(?\d", line.text) else []
        near = line.text.casefold()
        far = " ".join(re.split("[:。]", x)[0] for x in labelled).casefold()
        for track in tracks:
            words = labels[track.id] - often
            score = 2 * sum(w in near for w in words) + sum(w in far for w in words)
            if "tibetan" in track.label.casefold():
                wants = not _NEGATED.search(track.label)
                score += 3 if wants == ("tibetan" in unit.weights) else -3
            scores.append((score, index, track.id))
    given: dict[int, str] = {}
    for score, index, ident in sorted(scores, key=lambda s: (-s[0], s[1])):
        if index not in given and ident not in given.values() and score > 0:
            given[index] = ident
    if len(given) == len(variants):
        for index, ident in given.items():
            limits, variants[index].when = variants[index].when, None  # the track says it
            variants[index].tracks = (ident,)
            label = next(t.label for t in tracks if t.id == ident)
            ctx.ask(
                "track_of_scheme",
                f"Do the weights of this clause hold for “{label}”?",
                (label, "another class of posts"),
                *([limits] if limits else []),
                default=0,
            )
