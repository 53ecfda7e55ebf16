"""Subtotals: shares that belong to a part of the total, parts that add up, and the weight that the others leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractors.scoring.components import Components, Edge, Node
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find
from extractors.values.ratios import plain
from extractors.values.result_names import on_paper
from extractors.values.sayings import Form
from extractors.values.subjects import kinds
from schema.evidence import Evidence

_PAIR, _HUNDRED = 2, Fraction(100)


def doubled(parts: Components) -> None:
    """Two wholes under one total (试讲60%、技能40%; then 笔试40%、面试60%): one makes up a stage."""
    total = parts.nodes.get("total")
    if total is None or sum((e.weight for e in total.edges), Decimal(0)) != 2:
        return
    stages = [e for e in total.edges if e.child in ("written", "interview")]
    inner = [e for e in total.edges if e not in stages]
    if len(stages) != 2 or sum((e.weight for e in stages), Decimal(0)) != 1 or len(inner) < 2:
        return
    papers = all(kinds().get(e.child) == "paper" for e in inner)
    node = parts.nodes["written" if papers else "interview"]
    if not node.edges and (papers or not any(kinds().get(e.child) == "paper" for e in inner)):
        node.edges, total.edges = inner, stages


def form(parts: Components, statements: Sequence[Statement]) -> None:
    """面试采取试讲方式: one examination under two names, of which the total uses one."""
    for made in statements:
        value = made.value
        assert isinstance(value, Form)
        whole, part = parts.nodes.get(value.whole.id), parts.nodes.get(value.part.id)
        if whole is None or part is None or whole is part or whole.edges or part.edges:
            continue
        used, other = (part, whole) if parts.has_parent(part.id) else (whole, part)
        if not parts.has_parent(used.id) or parts.has_parent(other.id) or not other.counted:
            continue
        if used.full is None:
            used.full, used.full_at = other.full, other.full_at
        used.decimals, used.rounding, used.decimals_at = (
            (used.decimals, used.rounding, used.decimals_at)
            if used.decimals is not None
            else (other.decimals, other.rounding, other.decimals_at)
        )
        del parts.nodes[other.id]


def add_up(parts: Components) -> None:
    """Papers of 150 each beside 笔试总分300分: their marks add up to it; so they do to 卷面合计 in a formula."""
    _sum_of_papers(parts)
    _papers_of_written(parts)
    _divided_sum(parts)


def _divided_sum(parts: Components) -> None:
    """三个模块得分相加后除以1.2,即为笔试成绩: marks that add up to 120 count on a scale of a hundred."""
    written = parts.nodes.get("written")
    edges = written.edges if written is not None else []
    fulls = [parts.nodes[e.child].full for e in edges]
    if len(edges) < _PAIR or None in fulls or any(e.weight != 1 or e.scale != 1 for e in edges):
        return
    by = sum((Fraction(f) for f in fulls if f), Fraction(0)) / _HUNDRED
    if by > 1 and (proof := _halved(parts, by)) is not None and written is not None:
        written.edges = [replace(e, scale=1 / by, evidence=(*e.evidence, proof)) for e in edges]


def _papers_of_written(parts: Components) -> None:
    written = parts.nodes.get("written")
    if written is None or written.edges:
        return
    papers = [n for n in parts.nodes.values() if kinds().get(n.id) == "paper" and n.full and not parts.has_parent(n.id)]
    divided = next((e for e in parts.edges_of("total") if e.child == "written" and e.scale != 1), None)
    most = sum((Fraction(n.full) for n in papers if n.full), Fraction(0))
    if divided and len(papers) > 1 and (divided.scale == Fraction(1, len(papers)) or most * divided.scale == 100):
        for node in papers:
            proof = (*([node.full_at] if node.full_at else []), *divided.evidence)
            parts.edge("written", Edge(node.id, Decimal(1), proof, rule="marks_add_up"))
        return
    if len(papers) > 1 and written.full is None and written.scale is not None and written.scale_at is not None:
        # 两科满分50分和100分,笔试成绩折合成百分制: what they make together is turned into a hundred
        written.full, written.full_at, written.counted_as = written.scale, written.scale_at, None
        if most != written.full:
            _scaled(parts, papers, Fraction(written.full) / most, written.scale_at)
            return
    above = len(papers) > 1 and most > _HUNDRED and parts.has_parent("written")
    if above and written.full is None and (half := _halved(parts, most / _HUNDRED)):
        _scaled(parts, papers, _HUNDRED / most, half)
        return
    if written.full is None or written.full_at is None:
        return
    if len(papers) > 1 and most != written.full and (halved := _halved(parts, most / Fraction(written.full))):
        shares = [_exact(Fraction(n.full) / most) for n in papers if n.full]
        if None in shares:
            _scaled(parts, papers, Fraction(written.full) / most, halved)
            return
        for node, exact in zip(papers, shares, strict=True):
            assert node.full is not None
            assert exact is not None
            seen = (*([node.full_at] if node.full_at else []), halved)
            scale = Fraction(written.full) / Fraction(node.full)
            parts.edge("written", Edge(node.id, exact, seen, scale=scale, rule="marks_add_up"))
        return
    if len(papers) > 1 and sum((n.full for n in papers if n.full), Decimal(0)) == written.full:
        for node in papers:
            proof = tuple(e for e in (node.full_at, written.full_at) if e)
            parts.edge("written", Edge(node.id, Decimal(1), proof, rule="marks_add_up"))


def _sum_of_papers(parts: Components) -> None:
    """笔试成绩=卷面合计÷1.2: what the papers make together, where their marks add up to it."""
    for above in list(parts.nodes.values()):
        sums = [parts.nodes[e.child] for e in above.edges if on_paper().fullmatch(parts.nodes[e.child].name or "")]
        if len(sums) != 1 or sums[0].edges:
            continue
        beside = [e for e in above.edges if e.child != sums[0].id]
        marks = [parts.nodes[e.child].full or Decimal(0) for e in beside]
        if beside and sum(marks, Decimal(0)) == (sums[0].full or above.full) and all(e.weight == 1 for e in beside):
            # 卷面总分150分 was read as the full mark of what is made of it
            sums[0].edges, above.edges = beside, [e for e in above.edges if e not in beside]
            if sums[0].full is None:
                sums[0].full, sums[0].full_at, above.full, above.full_at = above.full, above.full_at, None, None
            continue
        if beside:
            continue
        free = [n for n in parts.nodes.values() if kinds().get(n.id) == "paper" and n.full]
        free = [n for n in free if not parts.has_parent(n.id)]
        whole = sum((n.full for n in free if n.full), Decimal(0))
        (made,) = above.edges
        if len(free) > 1 and (sums[0].full == whole or Fraction(whole) * Fraction(made.weight) * made.scale == 100):
            for node in free:
                proof = tuple(e for e in (node.full_at, sums[0].full_at) if e)
                parts.edge(sums[0].id, Edge(node.id, Decimal(1), proof, rule="marks_add_up"))


def _scaled(parts: Components, papers: Sequence[Node], scale: Fraction, proof: Evidence) -> None:
    """Papers whose marks add up, on the scale of the whole (÷2.2)."""
    for node in papers:
        seen = (*([node.full_at] if node.full_at else []), proof)
        parts.edge("written", Edge(node.id, Decimal(1), seen, scale=scale, rule="marks_add_up"))


_ADDED = r"(?:相加|之和|合计|总和|累加|加总|加起来|总分)(?:后|再|的?总?成绩|总分|得分|分数|的?\s?\d{2,3}\s?分|,){0,3}"
_HALVED = re.compile(
    rf"{_ADDED}(?:除以|÷)\s?(?P<n>\d+(?:\.\d+)?)"
    rf"|{_ADDED}(?:乘以?|×|[*])\s?(?P<times>0?\.\d*[1-9])(?!\d|\s?[+%])"
    rf"|{_ADDED}(?:的|按)*(?:(?P<d>[三四五六])分之一|1/(?P<m>[3-6]))"
    rf"|{_ADDED}(?P<half>的(?:二分之一|一半|1/2|50%)|(?:按照?)?(?:折半|减半|取半|对折)(?:后)?)(?=[^,。;]{{0,6}}(?:为|即|作|[计记]|算|得出|是|,))"
)


def _halved(parts: Components, by: Fraction) -> Evidence | None:
    """Where the notice says that the sum of the papers is divided by this number (两科相加后除以2, 合计总分的一半)."""
    for source in parts.ctx.sources:
        for found in _HALVED.finditer(source.text):
            if _divisor(found) == by:
                return source.cite(found.start(), found.end())
    return None


def _divisor(found: re.Match[str]) -> Fraction:
    if found["half"]:
        return Fraction(2)
    if found["d"] or found["m"]:
        return Fraction(found["m"] or "三四五六".index(found["d"]) + 3)
    return Fraction(found["n"]) if found["n"] else 1 / Fraction(found["times"])


def _exact(share: Fraction) -> Decimal | None:
    value = Decimal(share.numerator) / Decimal(share.denominator)
    return plain(value) if Fraction(value) == share else None


def subtotals(parts: Components) -> None:
    """Papers printed as shares of the total make 笔试 a subtotal; likewise the parts of an interview."""
    total = parts.nodes.get("total")
    if total is None:
        return
    groups = {"written": ("paper",), "interview": ("interview_zh", "interview_tibetan")}
    for whole, wanted in groups.items():
        own = next((e for e in total.edges if e.child == whole), None)
        inner = [e for e in total.edges if e.child in wanted or kinds().get(e.child) in wanted]
        node = parts.nodes.get(whole)
        if own is None or node is None:
            continue
        loose = [e for e in inner if e.inferred]
        around = sum((e.weight for e in (*loose, *node.edges)), Decimal(0))
        over = sum((e.weight for e in total.edges), Decimal(0)) > 1
        if (
            loose and whole == "written" and (around == 1 or (over and around < 1 and around != own.weight))
        ):  # 行测占50%，申论占50%, in clauses of their own
            node.edges += loose
            total.edges = [e for e in total.edges if e not in loose]
            continue
        if node.edges:  # 笔试=行测×30%+申论×30%: the formula of 笔试 weighs in shares of the total already
            within = sum((e.weight for e in node.edges), Decimal(0))
            plain_sum = all(e.scale == 1 for e in node.edges)
            if own.weight < 1 and within == own.weight and plain_sum:
                node.share = own
        elif inner and (whole == "interview" or (over and sum((e.weight for e in inner), Decimal(0)) == own.weight)):
            node.edges, node.share = inner, own
            total.edges = [e for e in total.edges if e not in inner]
        elif inner and (proven := _proven(total.edges, own)):
            node.edges, node.share = proven, own
            total.edges = [e for e in total.edges if e not in proven]
        if node.share is not None:
            total.edges = [replace(e, weight=Decimal(1)) if e is own else e for e in total.edges]


def _proven(edges: Sequence[Edge], own: Edge) -> list[Edge]:
    """笔试占60%(综合知识占20%、业务知识占40%),面试占40%: papers and tests without a kind that make up what the written
    test weighs, where the rounds make a whole without them."""
    inner = [e for e in edges if kinds().get(e.child, "other") in ("paper", "other")]
    rest = [e.weight for e in edges if e not in inner]
    makes = sum((e.weight for e in inner), Decimal(0)) == own.weight and sum(rest, Decimal(0)) == 1
    return inner if makes and len(inner) > 1 else []


def remainders(parts: Components, ctx: Context) -> None:
    """A single part whose weight is lost or not printed, where the others leave no choice."""
    interview = parts.nodes.get("interview")
    total = parts.nodes.get("total")
    if total is None:
        return
    pairs = {"interview_zh": "interview_tibetan", "interview_tibetan": "interview_zh"}
    if interview is not None and interview.share is not None and len(interview.edges) == 1:
        other = pairs.get(interview.edges[0].child)
        if other in parts.nodes:
            rest = interview.share.weight - interview.edges[0].weight
            edge = _rest(parts, ctx, other, rest, (*interview.share.evidence, *interview.edges[0].evidence), lost=True)
            if edge:
                interview.edges.append(edge)
        return
    if len(total.edges) == 1 and total.edges[0].weight < 1 and total.edges[0].child in ("written", "interview"):
        other = "interview" if total.edges[0].child == "written" else "written"
        third = [
            n.id for n in parts.nodes.values() if n.id not in ("written", "interview") and _weighs_nothing(parts, n)
        ]
        if any(find(_JOINT, source.text) for source in ctx.sources if source.zh):
            return  # 面试成绩和专业成绩共占50%: what is left is not that of the interview alone
        if other not in parts.nodes and not third:
            _mentioned(parts, ctx, other)
        if other in parts.nodes and not third:
            left = Decimal(0) if parts.below(other, "total") else 1 - total.edges[0].weight
            edge = _rest(parts, ctx, other, left, total.edges[0].evidence, lost=False)
            if edge:
                total.edges.append(edge)


_JOINT = re.compile(r"[、和与及][^,。;%、]{2,14}?(?:共|合计|合并|一并|总共)占[^,;。%]{0,12}?\d{1,3}%")
_RANKS = re.compile(
    r"(?:按照?|依据|根据|以)(?:考生|应聘人员)?(?P<name>[笔面]试)(?:总?成绩)?(?:的)?(?:高低|[,由从]?高|排名|排序)"
)
_WAIVED = re.compile(r"免(?:除|予)?笔试|不(?:组织|设|进行|安排|再)[^,。;]{0,4}笔试|取消笔试|无笔试")


def _mentioned(parts: Components, ctx: Context, other: str) -> None:
    """按笔试成绩从高分到低分确定面试人选: a written test that ranks people is held, whether or not it is weighed."""
    for source in ctx.sources:
        if source.zh and not _WAIVED.search(source.text):
            for found in _RANKS.finditer(source.text):
                if found.group("name") == {"written": "笔试", "interview": "面试"}[other]:
                    cite = source.cite(*found.span("name"))
                    parts.nodes[other] = Node(other, name=found.group("name"), named=cite, seen=[cite])
                    return


def _weighs_nothing(parts: Components, node: Node) -> bool:
    """Whether a test of its own round counts, but nothing says how much: it may have what the others leave."""
    return kinds().get(node.id) == "stage" and node.counted and not parts.has_parent(node.id)


def _rest(
    parts: Components, ctx: Context, child: str, weight: Decimal, evidence: tuple[Evidence, ...], *, lost: bool
) -> Edge | None:
    if weight <= 0:
        return None
    ctx.find(
        "weight_inferred",
        f"the weight of {parts.nodes[child].name or child} is not printed; the others leave {plain(weight * 100):f}%",
        *evidence,
        proof=f"1 - others = {weight:f}",
    )
    ctx.ask(
        "weight_inferred",
        f"Is the weight of {parts.nodes[child].name or child} {plain(weight * 100):f}%?",
        (f"{weight:f}", "another weight"),
        *evidence,
        default=0,
    )
    return Edge(child, weight, (*evidence, *parts.nodes[child].seen[:1]), rule="remainder_of_one", noise=lost)
