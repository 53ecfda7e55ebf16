"""Components: the tree of tests and weights while it is being put together from statements.

An edge is a part with its printed share; ``scale`` is what its marks are multiplied with besides (÷3, 150 as 100).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from extractors.lexicon import load
from extractors.scoring.expressions import Name
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.ratios import plain
from extractors.values.result_names import on_paper
from extractors.values.subjects import SubjectHit, kinds, new_id, subject_of
from schema.evidence import Evidence
from schema.scheme import Mark, Step
from schema.values import Rounding


@dataclass(slots=True)
class Edge:
    """``child`` has ``weight`` in its parent; ``rule``: derived instead of printed."""

    child: str
    weight: Decimal
    evidence: tuple[Evidence, ...]
    scale: Fraction = Fraction(1)
    rule: str | None = None
    noise: bool = False
    """The printed text is damaged here."""
    inferred: bool = False
    """The whole of this share is not printed."""
    printed: bool = True
    """False: taken from a formula."""


@dataclass(slots=True)
class Node:
    """One component on its way to a mark or a step."""

    id: str
    name: str | None = None
    named: Evidence | None = None
    full: Decimal | None = None
    full_at: Evidence | None = None
    noise: bool = False
    """Its full marks are a repair of damaged text."""
    decimals: int | None = None
    rounding: Rounding | None = None
    decimals_at: Evidence | None = None
    edges: list[Edge] = field(default_factory=list)
    counted: bool = True
    pass_fail: bool = False
    share: Edge | None = None
    """Set on a subtotal that is printed beside its parts: its share of the total."""
    counted_as: Fraction | None = None
    """What its marks are multiplied with before they count (折算成百分制); None: as they are."""
    rebased: bool = False
    """Its parts count on a scale of its full marks (折合为百分制)."""
    scale: Decimal | None = None
    """The scale that the notice converts its marks to (折合成百分制), printed at ``scale_at``."""
    scale_at: Evidence | None = None
    ready: Step | None = None
    """A step of its own kind (votes, points, judges), which needs no weights."""
    part_of: str | None = None
    """The test whose part it is, without a printed share."""
    seen: list[Evidence] = field(default_factory=list)


_TAIL = re.compile(r"(?:实际)?(?:总成绩|成绩|分数|得分|评分)$")
NUMBERED = re.compile(
    r"(?:stage|step|phase|round|part|tier|paper|test)[- ](?:[ivx]{1,3}|\(?[1-9]\)?|[a-d]|one|two|three|four|five)",
    re.IGNORECASE,
)
_HELD_AS = re.compile(r"(?<=..)(?:考核|测试|评价|测评)$")
_SHORTEST = 4
"""Characters of a name that can stand for a longer one that ends in it."""
_PLAIN = ("written", "interview", "total", "exam", "public_subjects")
"""Components that keep the first name printed: later ones are no more exact, only longer."""
_HEAD = re.compile(r"^(?:考生|报考者|应聘人员|应聘者|报考人员|个人|本人|该)")


def stem(name: str) -> str:
    """A printed quantity without 成绩, 得分 …, where enough of a name is left."""
    short = _TAIL.sub("", name)
    kept = len(short) > _TWO or (re.fullmatch(r"[\u4e00-\u9fff]{2}", short) is not None and short not in _OF_ANY)
    return short if kept and not _STEP.search(short) else name


_TWO = 2
_OF_ANY = frozenset(load("subjects")["of_any"])
_STEP = re.compile(r"(?:资格|材料|简历|资料)(?:初|复)?(?:审查|审核|复审|复查|初审|复核|评审|审)$|报名$|体检$")
"""资格审查评分: what marks a step of the selection, which is no test of itself."""


class Components:
    """The components of one way of scoring, by id."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.nodes: dict[str, Node] = {}
        self.by_name: dict[str, str] = {}
        self.formulas: list[str] = []
        """Printed formulas in ids."""
        self.marks: list[Mark] = []
        """Marks that are no tests: counts of votes, facts of a person."""
        self.paper_full: Decimal | None = None
        """Full marks printed for every paper (各科满分均为100分)."""
        self.more: list[Step] = []
        """Steps inside a component (what a cap bounds)."""

    def node(self, hit: SubjectHit, statement: Statement, parent: str | None = None) -> Node:
        """The component of a mention; a part that shares the id of its whole gets one of its own."""
        ident = hit.id if hit.id.startswith(f"{parent}_") else self.by_name.get(hit.name) or hit.id
        if parent == "written" and ident == "written" and hit.name.startswith("公共科目"):
            ident = self.by_name.setdefault(hit.name, "public_subjects")
            hit = SubjectHit(hit.start, hit.start + 4, ident, "公共科目")
        elif not ident or (parent is not None and ident == parent):
            known = next(
                (n.id for n in self.nodes.values() if not ident and n.name == hit.name and n.id != parent), None
            )
            ident = self.by_name.setdefault(hit.name, known or _own_id(hit.name, self.nodes, parent))
        found = self.nodes.setdefault(ident, Node(ident))
        if hit.start >= 0 and hit.name and not hit.name.startswith(("are ", "is ")):
            evidence = statement.cite(hit.start, hit.start + len(hit.name))
            found.seen.append(evidence)
            if NUMBERED.fullmatch(hit.name) and not NUMBERED.fullmatch(ident.replace("_", " ")):
                return found  # Stage 2 is where the test stands, not what it is called
            if found.name is None or (len(hit.name) > len(found.name) and ident not in _PLAIN):
                found.name, found.named = hit.name, evidence
        return found

    def apart(self, hit: SubjectHit, parent: str) -> SubjectHit:
        """A part that another test has under the same name (English Language in both phases): one of its own here."""
        known = self.by_name.get(hit.name) or hit.id
        over = {n.id for n in self.nodes.values() for e in n.edges if e.child == known} if known else set()
        if "total" in (*over, parent) or not over or parent in over:
            return hit
        return replace(hit, id=f"{parent}_{known}"[:48], name=hit.name) if parent != known else hit

    def named(self, name: Name, statement: Statement, parent: str | None = None) -> Node:
        """The component of a quantity in a formula."""
        raw = name.text.strip('()《》“”" ')
        raw = _HEAD.sub("", raw)
        offset = name.start + max(name.text.find(raw), 0)
        paper = on_paper().fullmatch(raw) is not None
        hit = None if paper else subject_of(raw)
        short = stem(raw)
        if paper and not on_paper().fullmatch(short):
            short = raw
        core = _HELD_AS.sub("", short) if hit is not None and hit.kind not in ("total", "stage", "paper") else ""
        if hit is not None and core.endswith(hit.name):
            return self.node(SubjectHit(offset, offset + len(short), hit.id, short), statement, parent)
        if hit is not None:
            return self.node(SubjectHit(offset + hit.start, offset + hit.end, hit.id, hit.name), statement, parent)
        if (meant := load("subjects")["short"].get(short)) and meant != parent:
            return self.node(SubjectHit(offset, offset + len(short), meant, short), statement, parent)
        known = self.by_name.get(short) or next((n.id for n in self.nodes.values() if n.name in (short, raw)), None)
        return self.node(SubjectHit(offset, offset + len(short), known or "", short), statement, parent)

    def child_called(self, name: str, above: Node) -> str | None:
        """Id of the part of a component that is called so."""
        return next((e.child for e in above.edges if self.nodes[e.child].name == name), None)

    def divide(self, whole: SubjectHit, part: SubjectHit) -> None:
        """面试 is a part of 面试总成绩: what was said so far is said of the part, which gets an id of its own."""
        if whole.id != part.id or part.name in (whole.name, *self.by_name):
            return
        ident = self.by_name[part.name] = new_id(part.name, {*self.nodes, whole.id, *self.by_name.values()})
        known = self.nodes.get(whole.id)
        if known is not None and known.name == part.name and not known.edges:
            self.nodes[ident] = replace(known, id=ident)
            self.nodes[whole.id] = Node(whole.id)

    def tell_apart(self, hits: Sequence[SubjectHit]) -> None:
        """专业面试×40%+综合面试×30%: two tests of one kind in one sum; the later gets an id of its own."""
        first: dict[str, str] = {}
        for hit in hits:
            name = first.setdefault(hit.id, hit.name)
            if hit.id and hit.name != name and hit.name not in self.by_name and hit.kind in ("stage", "paper", "part"):
                self.by_name[hit.name] = new_id(hit.name, {*self.nodes, *first, *self.by_name.values()})

    def edge(self, parent: str, edge: Edge) -> None:
        """Adds a part, unless the same part is there already; a formula wins over prose, which is a finding."""
        if edge.weight > 1:
            self.ctx.find(
                "weight_above_one",
                f"a weight of {plain(edge.weight * 100)}% cannot be: it is left out",
                *edge.evidence,
                proof=f"{plain(edge.weight)} > 1",
            )
            return
        here = self.nodes.setdefault(parent, Node(parent))
        old = next((e for e in here.edges if e.child == edge.child), None)
        if old is None:
            if not self.below(edge.child, parent):
                here.edges.append(edge)
        elif old.weight != edge.weight:
            formula = not old.printed and edge.printed
            self.ctx.find(
                "formula_contradicts_prose" if formula else "weights_contradict",
                f"{edge.child} is weighted with {plain(old.weight)} and with {plain(edge.weight)}; the "
                + ("formula counts" if formula else "first counts"),
                *old.evidence,
                *edge.evidence,
                proof=f"{plain(old.weight)} != {plain(edge.weight)}",
            )

    def join_alike(self) -> None:
        """Paper-III (English Language) is held, but not counted: what is said of either name is said of one test."""
        for node in list(self.nodes.values()):
            if node.counted or node.name is None or node.full is not None or node.edges or self.has_parent(node.id):
                continue
            name = node.name.casefold()
            twins = [n for n in self.nodes.values() if n is not node and (n.name or "").casefold() == name]
            if len(twins) == 1 and not twins[0].edges and not self.has_parent(twins[0].id):
                twin = twins[0]
                twin.counted, twin.pass_fail = False, node.pass_fail
                twin.seen += node.seen
                del self.nodes[node.id]

    def join_short(self) -> None:
        """无领导小组讨论 is marked, 小组讨论 is weighed: one test under its whole name and under the end of it."""
        for node in list(self.nodes.values()):
            if node.edges or not node.counted or node.name is None or self.has_parent(node.id):
                continue
            short = [n for n in self.nodes.values() if n is not node and n.name and self._ends(node.name, n)]
            if len(short) == 1 and self.has_parent(short[0].id) and not short[0].edges and short[0].full is None:
                meant = short[0]
                meant.full, meant.full_at = node.full, node.full_at
                meant.seen = [*node.seen, *meant.seen]
                self.by_name[node.name] = meant.id
                del self.nodes[node.id]

    @staticmethod
    def _ends(name: str, other: Node) -> bool:
        short = other.name or ""
        return len(short) >= _SHORTEST and name != short and name.endswith(short)

    def edges_of(self, ident: str) -> list[Edge]:
        """The parts of a component; none where it is not there."""
        return self.nodes[ident].edges if ident in self.nodes else []

    def has_parent(self, ident: str) -> bool:
        """Whether a component is a part of another."""
        return any(e.child == ident for n in self.nodes.values() for e in n.edges)

    def only_papers(self) -> bool:
        """Whether nothing is weighed and no round of a selection is held: an examination for a qualification."""
        stages = any(kinds().get(i) in ("stage", "total") for i in self.nodes)
        return not stages and not any(e.weight != 1 for n in self.nodes.values() for e in n.edges)

    def weighed(self, ident: str) -> bool:
        """Whether a component is a part of another with a printed share."""
        return any(e.child == ident and e.weight != 1 for n in self.nodes.values() for e in n.edges)

    def below(self, top: str, sought: str) -> bool:
        """Whether a component is, or has among its parts at any depth, the other."""
        if top == sought:
            return True
        found = self.nodes.get(top)
        return found is not None and any(self.below(e.child, sought) for e in found.edges)


def _own_id(name: str, taken: dict[str, Node], parent: str | None) -> str:
    """An id for a component that no lexicon knows, or that is a part of one with the same id."""
    if parent is not None and subject_of(name) is not None:
        return new_id(name, {*taken, parent})
    return new_id(name, set(taken))
