"""Building a scheme: statements about scoring become a graph of marks and steps.

Conventions
- A component with parts is a weighted sum, one without is a mark. Ids are component ids; the root is ``total``.
- The weight of a term is the printed share. A mark that is counted on another scale (150 as 100, ÷3) keeps its share
  as weight and carries ``scale_from``/``scale_to``.
- Parts whose marks simply add up have weight 1 and their full marks.
- Where papers are printed as shares of the total, 笔试 sums them up, carries ``share_of`` total with its printed share,
  and the total adds that sum with weight 1 (so that points added to 笔试 reach the total).
- Counts of votes, judges' marks and facts of a person are marks without full marks.
- A panel mean is a ``Mean`` over ``<component>_judge_*``; what one judge's mark is made of stands in ``parts``. A table
  that holds the resulting mark itself may bring it in a column of that step instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from extractors.scoring.components import NUMBERED, Components, Edge, Node
from extractors.scoring.formula import Formula
from extractors.scoring.formula_graph import FormulaReader
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.panels import add_panels
from extractors.scoring.points import add_points
from extractors.scoring.rebasing import as_weighed, once, rebase
from extractors.scoring.rounding import RoundingRule
from extractors.scoring.rounding_targets import add_roundings
from extractors.scoring.scheme_records import scheme_of
from extractors.scoring.stated import Statement
from extractors.scoring.subtotals import add_up, doubled, form, remainders, subtotals
from extractors.scoring.sums_of_papers import names_all, with_papers
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.ratios import plain
from extractors.values.sayings import Alias, Form, Held, Total, Uncounted
from extractors.values.subjects import SubjectHit, find_subjects, kinds
from schema.evidence import Evidence
from schema.scheme import Scheme


def build(
    ctx: Context,
    ident: str,
    statements: Sequence[Statement],
    *,
    tracks: tuple[str, ...] = (),
    when: Evidence | None = None,
    prune: bool = False,
    beside: frozenset[str] = frozenset(),
) -> Scheme | None:
    """The scheme that a set of statements describes; None where they describe none.

    ``prune``: leave out marks that the total does not read, since they belong to other classes of posts; ``beside``:
    ids of those that belong to no total, which everybody sits without weight.
    """
    parts = Components(ctx)
    for made in _of(statements, FullMark):
        _full(parts, made, first=True)
    reader = FormulaReader(parts)
    reader.prepare(_of(statements, Formula), _of(statements, Share))
    for made in with_papers(parts, statements):
        reader.add(made)
    _shares(parts, _of(statements, Share))
    for made in _of(statements, Total):
        _sum(parts, made)
    for made in _of(statements, Alias):
        _alias(parts, made)
    for made in _together(_of(statements, FullMark)):
        _part(parts, made)
    for made in _of(statements, Held):
        assert isinstance(made.value, Held)
        for hit in made.value.subjects:
            if not names_all(hit.name):
                parts.node(hit, made)
    for made in _of(statements, Uncounted):
        _uncounted(parts, made)
    for made in _of(statements, FullMark):
        _full(parts, made, first=False)
    parts.join_alike()
    parts.join_short()
    add_up(parts)
    add_points(parts, ctx)
    doubled(parts)
    subtotals(parts)
    form(parts, _of(statements, Form))
    remainders(parts, ctx)
    rebase(parts, _of(statements, FullMark))
    once(parts)
    as_weighed(parts)
    if prune:
        _prune(parts, [s for s in _of(statements, Held) if s.tracks and s.tracks == tracks and not s.source.zh], beside)
    _name(parts, ctx)
    _unweighed(parts, _of(statements, Held))
    panels = add_panels(parts, ctx, tracks)
    add_roundings(parts, _of(statements, RoundingRule), reader.weighed.names)
    return scheme_of(parts, ident, statements, panels, tracks, when)


def _of(statements: Sequence[Statement], kind: type) -> list[Statement]:
    return [s for s in statements if isinstance(s.value, kind)]


def _prune(parts: Components, held: Sequence[Statement], beside: frozenset[str]) -> None:
    """Drops what hangs nowhere, where the weights of the total are complete; what is ``held`` for this very class of
    posts or ``beside`` every total is kept as a test that adds nothing."""
    total = parts.nodes.get("total")
    if total is None or sum((e.weight for e in total.edges), Decimal(0)) < 1:
        return
    kept: set[str] = set()
    for made in held:
        assert isinstance(made.value, Held)
        for node in [parts.node(hit, made) for hit in made.value.subjects]:
            node.counted = node.counted and (bool(node.edges) or parts.has_parent(node.id))

    def visit(node: Node) -> None:
        kept.add(node.id)
        for edge in node.edges:
            visit(parts.nodes[edge.child])

    visit(total)
    for ident in beside - kept:
        if ident in parts.nodes and not parts.has_parent(ident):
            parts.nodes[ident].counted = False
    parts.nodes = {k: n for k, n in parts.nodes.items() if k in kept or not n.counted}


def _unweighed(parts: Components, held: Sequence[Statement]) -> None:
    """Papers for which no share is printed are parts of the written test, which is a mark of its own."""
    told = {
        hit.id or parts.by_name.get(hit.name, "")
        for made in held
        if made.section is not None and made.section.id == "written" and isinstance(made.value, Held)
        for hit in made.value.subjects
        if hit.kind == "other"
    }
    whole = parts.nodes.get("written")
    if whole is None or whole.edges or whole.ready is not None or not parts.has_parent(whole.id):
        return
    for node in parts.nodes.values():
        paper = kinds().get(node.id) == "paper" or node.id in told
        if paper and node.counted and not node.pass_fail and not node.edges and not parts.has_parent(node.id):
            node.part_of = whole.id


# -- shares -------------------------------------------------------------------------------------------------------


def _shares(parts: Components, statements: Sequence[Statement]) -> None:
    """Shares clause by clause: those whose whole is not printed get it from their neighbours."""
    for _, run in groupby(statements, key=lambda s: s.group):
        group = list(run)
        parent = _parent(parts, group)
        told = [s.value for s in group if isinstance(s.value, Share)]
        wholes = [share.parent for share in told if share.parent is not None]
        for one in told:
            if one.parent is not None:
                parts.divide(one.parent, one.subject)
        parts.tell_apart([*wholes, *(share.subject for share in told)])  # what has parts keeps its name, not a part
        for made in group:
            share = made.value
            assert isinstance(share, Share)
            above = parts.node(share.parent, made).id if share.parent else parent
            child = parts.node(parts.apart(share.subject, above), made, above)
            if share.full is not None and share.full_at and child.full is None:
                child.full, child.full_at = share.full, made.cite(*share.full_at)
            edge = Edge(child.id, share.weight, (made.evidence,), inferred=share.parent is None, noise=made.noise)
            parts.edge(above, edge)
        _converted(parts, group)


_CONVERTED = re.compile(
    r"transmut|convert|scaled|prorat|equivalent|out of \d+,? (?:and |which |that )*(?:accounts?|counts?"
    r"|contributes?|is worth)|折算|折合|换算|转换",
    re.IGNORECASE,
)


def _converted(parts: Components, group: Sequence[Statement]) -> None:
    """Points of which one test is marked otherwise (out of 100, counted as 30 points): shares of their sum."""
    points = {
        s.value.subject.id or parts.by_name.get(s.value.subject.name, ""): s.value
        for s in group
        if isinstance(s.value, Share)
    }
    whole = sum((s.full for s in points.values() if s.full), Decimal(0))
    nodes = {i: parts.nodes[i] for i, s in points.items() if i in parts.nodes and s.full and s.weight == 1}
    if not whole or all(n.full == points[i].full for i, n in nodes.items()):
        return
    if not any(_CONVERTED.search(source.text) for source in parts.ctx.sources):
        for made in group:  # a mark printed elsewhere is some other limit: the points of the list are what counts
            share = made.value
            node = nodes.get(share.subject.id) if isinstance(share, Share) else None
            if node is not None and isinstance(share, Share) and share.full and share.full_at:
                node.full, node.full_at = share.full, made.cite(*share.full_at)
        return
    edges = parts.edges_of("total")
    for index, edge in enumerate(edges):
        full = nodes[edge.child].full if edge.child in nodes else None
        value = points[edge.child].full if edge.child in points else None
        if full and value:
            part = plain(value / whole)
            edges[index] = replace(edge, weight=part, scale=Fraction(whole) / Fraction(full))


def _parent(parts: Components, group: Sequence[Statement]) -> str:
    """What shares without a printed whole are shares of."""
    shares = [s.value for s in group if isinstance(s.value, Share)]
    ids = [s.subject.id for s in shares]
    found = {kinds().get(i, "other") for i in ids}
    whole = sum((s.weight for s in shares), Decimal(0)) == 1
    if found == {"paper"} and whole:
        return "written"
    section = group[0].section
    if whole and section is not None and section.id in ids and _forms_of(section, [s.subject for s in shares]):
        return section.id
    if "written" in ids or ("interview" in ids and len(ids) > 1):
        return "total"
    topic = [h for h in group[0].hits if h.kind == "stage" and h.id not in ids and not _dropped(group[0], h)]
    ahead = [h for h in topic if h.end <= next((own.start for own in group[0].hits if own.id in ids), 0)]
    topic = ahead[-1:] or topic
    if whole and len(ids) > 1 and not ("stage" in found and "interview" in ids):
        above = section if section is not None and section.id not in ids else topic[0] if topic else None
        if above is not None and above.id in ("written", "interview", "skill_test", "trial_lecture", "peer_review"):
            return above.id
        if found == {"part"} and "interview" in parts.nodes:
            return "interview"
    return "total"


def _forms_of(section: SubjectHit, subjects: Sequence[SubjectHit]) -> bool:
    """2.面试。…其中结构化面试占60%,小组讨论占40%: forms and parts of the test of the heading, and no test beside it."""
    own = [s for s in subjects if s.id == section.id]
    rest = [s for s in subjects if s.id != section.id]
    return (
        len(subjects) > 1
        and all(s.name != section.name and s.name.endswith(section.name) for s in own)
        and all(s.kind in ("part", "other") for s in rest)
    )


_DROPPED = re.compile(r"(?:不(?:再)?(?:组织|进行|参加|安排|设)|免(?:予|除)?)$")


def _dropped(made: Statement, hit: SubjectHit) -> bool:
    """不组织笔试,由…: a test that is not held is the whole of nothing."""
    line = made.source.line_at(made.base)
    text = line.text if line is not None else ""
    at = text.find(hit.name)
    return at > 0 and _DROPPED.search(text, 0, at) is not None


def _sum(parts: Components, made: Statement) -> None:
    value = made.value
    assert isinstance(value, Total)
    above = parts.node(value.whole, made).id
    if parts.nodes[above].edges:
        return
    children = [parts.node(hit, made, above).id for hit in value.parts]
    for child in _folded(parts, children, above):
        parts.edge(above, Edge(child, Decimal(1), (made.evidence,)))


def _folded(parts: Components, children: Sequence[str], above: str) -> list[str]:
    """Papers II and III and the interview: what is made of several of them stands for these, so nothing adds twice."""
    out = list(dict.fromkeys(children))
    for node in parts.nodes.values():
        inside = [c for c in out if c in {e.child for e in node.edges}]
        if node.id != above and len(inside) >= _PAIR and node.id not in out:
            out[out.index(inside[0])] = node.id
            out = [c for c in out if c not in inside]
    return out


def _alias(parts: Components, made: Statement) -> None:
    """试讲成绩即为面试成绩: the only part, with weight 1, unless the whole has other parts already."""
    value = made.value
    assert isinstance(value, Alias)
    if value.whole.id == "total" and not value.whole.name:
        above = parts.nodes.setdefault("total", Node("total")).id
    else:
        above = parts.node(value.whole, made).id
    if parts.nodes[above].edges or value.part.kind == "total":
        return
    child = parts.node(value.part, made, above)
    parts.edge(above, Edge(child.id, Decimal(1), (made.evidence,)))
    whole = parts.nodes[above]
    if child.full is None and whole.full is not None and whole.scale is None and not whole.rebased:
        child.full, child.full_at = whole.full, whole.full_at
        if above == "total":
            whole.full = whole.full_at = None


def _together(statements: Sequence[Statement]) -> list[Statement]:
    """Marks less those of parts that are alternatives: two lists that each make up one and the same mark of one test
    (美术:素描50分、色彩50分; 音乐:演唱60分、视唱40分) are for different people, whom no track tells apart."""
    lists: dict[tuple[str, int], list[tuple[Statement, FullMark]]] = {}
    for made in statements:
        if isinstance(made.value, FullMark) and made.value.part_of is not None:
            lists.setdefault((made.value.part_of.id, made.group), []).append((made, made.value))
    sums = {key: sum(mark.full for _, mark in found) for key, found in lists.items()}
    names = {key: {mark.subject.name for _, mark in found if mark.subject} for key, found in lists.items()}
    strange = {
        id(made)
        for one in lists
        if any(o[0] == one[0] and o != one and sums[o] == sums[one] and not names[o] & names[one] for o in lists)
        for made, _ in lists[one]
    }
    return [m for m in statements if id(m) not in strange]


def _part(parts: Components, made: Statement) -> None:
    """Parts with marks that add up to the marks of their whole: weight 1 each."""
    value = made.value
    assert isinstance(value, FullMark)
    if value.part_of is None or value.subject is None:
        return
    above = parts.node(value.part_of, made)
    if above.edges and not all(e.weight == 1 for e in above.edges):
        # weighted otherwise: what it is marked out of still holds
        known = parts.nodes.get(value.subject.id or parts.child_called(value.subject.name, above) or "")
        if known is not None and known.full is None and not known.edges:
            known.full, known.full_at = value.full, made.evidence
        return
    weighed = parts.nodes.get(value.subject.id or parts.by_name.get(value.subject.name, ""))
    if weighed is not None and weighed is not above and not above.edges and parts.weighed(weighed.id):
        weighed.full, weighed.full_at = value.full, made.evidence  # its weight is printed elsewhere
        return
    child = parts.node(parts.apart(value.subject, above.id), made, above.id)
    child.full, child.full_at = value.full, made.evidence
    parts.edge(above.id, Edge(child.id, Decimal(1), (made.evidence,)))


_PAIR = 2


def _uncounted(parts: Components, made: Statement) -> None:
    value = made.value
    assert isinstance(value, Uncounted)
    known = parts.nodes.get(value.subject.id)
    if value.implied and known is not None and (known.full is not None or known.ready is not None):
        return
    node = parts.node(value.subject, made)
    if (
        value.pass_fail and not made.source.zh and not node.edges
    ):  # Paper I of the three only qualifies: it adds nothing
        for above in parts.nodes.values():
            if len(above.edges) > _PAIR and all(e.weight == 1 for e in above.edges):
                above.edges = [e for e in above.edges if e.child != node.id]
    if any(e.child == node.id and e.weight for n in parts.nodes.values() for e in n.edges) or node.edges:
        return
    # a test with full marks gets a number, though it only qualifies
    node.counted, node.pass_fail = False, (node.pass_fail or value.pass_fail) and node.full is None
    node.seen.append(made.evidence)


# -- full marks and rounding --------------------------------------------------------------------------------------


def _full(parts: Components, made: Statement, *, first: bool) -> None:
    """Full marks of one component (before the weights are read), or of all papers or stages (after)."""
    value = made.value
    assert isinstance(value, FullMark)
    if value.converted and value.subject is None:
        for edge in () if first else parts.edges_of("written" if value.target == "papers" else "total"):
            node = parts.nodes[edge.child]
            if node.full is not None and node.full != value.full and not node.edges:
                node.counted_as = Fraction(value.full) / Fraction(node.full)
        return
    if value.converted:
        if not first and value.subject is not None:
            node = parts.node(value.subject, made)
            node.scale, node.scale_at = value.full, made.evidence
            if value.divisor:
                node.counted_as = 1 / Fraction(value.divisor)
            elif node.full is not None and node.full != value.full:
                node.counted_as = Fraction(value.full) / Fraction(node.full)
        return
    if first:
        if value.subject is not None and value.target == "named" and value.part_of is None:
            node = parts.node(value.subject, made)
            if node.full is None:
                node.full, node.full_at, node.noise = value.full, made.evidence, made.noise
                if made.noise:
                    parts.ctx.find(
                        "full_mark_repaired",
                        f"the garbled full mark of {node.name or node.id} is read as {value.full}",
                        made.evidence,
                        proof=f"{made.evidence.quote} = {value.full}",
                    )
            text = made.source.text[made.base + value.start : made.base + value.end]
            node.rebased = node.rebased or bool({"折", "换"} & set(text))
        elif value.target == "papers":
            parts.paper_full = parts.paper_full or value.full
        return
    if value.target == "named":
        return
    if value.target == "parts" and value.subject is not None:
        whole = parts.nodes.get(value.subject.id)
        inner = [parts.nodes[e.child] for e in whole.edges] if whole is not None else []
        for node in inner or ([whole] if whole is not None else []):
            if node.full is None:
                node.full, node.full_at = value.full, made.evidence
        return
    if value.target == "papers" and not any(kinds().get(i) == "paper" for i in parts.nodes):
        written = parts.nodes.get("written")
        if written is not None and written.full is None and not written.edges:
            written.full, written.full_at = value.full, made.evidence  # 笔试满分均为100分, of papers that nobody names
    for node in list(parts.nodes.values()):
        kind = kinds().get(node.id, "other")
        below = {e.child for n in parts.nodes.values() if n.id != "total" for e in n.edges}
        if node.id == "public_subjects":
            continue
        wanted = (
            kind == "paper" if value.target == "papers" else node.id not in below and kind != "total" and node.counted
        )
        if value.target == "papers" and kind == "other" and parts.only_papers():
            wanted = True  # of an examination whose papers are not added up
        if value.target == "papers" and kind == "other" and node.id in {e.child for e in parts.edges_of("written")}:
            wanted = True
        if wanted and node.full is None and (value.target == "papers" or parts.has_parent(node.id)):
            node.full, node.full_at = value.full, made.evidence


def _name(parts: Components, ctx: Context) -> None:
    """The first printed name of components that are only meant by a heading (2.笔试。满分100分，占40%)."""
    nameless = {n.id for n in parts.nodes.values() if n.name is None and n.id not in ("total", "exam")}
    for source in ctx.sources if nameless else ():
        for hit in find_subjects(source.text):
            if hit.id in nameless and not NUMBERED.fullmatch(hit.name):
                nameless.discard(hit.id)
                node = parts.nodes[hit.id]
                node.name, node.named = hit.name, source.cite(hit.start, hit.start + len(hit.name))
                node.seen.append(node.named)


__all__ = ["SubjectHit", "build"]
