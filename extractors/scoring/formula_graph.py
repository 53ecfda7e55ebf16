"""Formulas into components: the left side is a step, the addends are its parts, a bracket is a component of its own.

A divisor (÷3, ÷2) and other constants scale; percentages weigh. Points added inside a bracket (加分) are no part of
the graph: they are bonuses on the step of that bracket.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from extractors.lexicon import load
from extractors.scoring.bonus_words import named
from extractors.scoring.components import Components, Edge, Node, stem
from extractors.scoring.expressions import Name, Product, names, products, render
from extractors.scoring.formula import Formula
from extractors.scoring.stated import Statement
from extractors.scoring.weighed_results import Weighed, weighed_name, weighed_results, without_share
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.values.result_names import for_a_round, on_paper
from extractors.values.subjects import SubjectHit, kinds, subject_of
from schema.scheme import Mark, Term, VoteShare


@cache
def _bonus() -> re.Pattern[str]:
    return re.compile(rf"{named().pattern}|减分|扣分|bonus|extra points|credits?$", re.IGNORECASE)


_OF_WHOM = re.compile(
    r"(?P<what>[A-Za-z ]{5,40}?) (?:of|for) (?:the )?"
    r"(?P<whom>[A-Z][\w ]{2,40}|[a-z][\w ]{2,40}s|class [A-Z](?: and class [A-Z])*)"
)
"""Total score of Class B posts: whose total."""
_VALID = re.compile(r"有效|总票|收回|投票人|valid|total votes", re.IGNORECASE)
_VOTES = re.compile(r"票数?$|votes?$", re.IGNORECASE)
_SCORE = re.compile(r"成绩|分数?$|得分|score|marks?", re.IGNORECASE)
_SUMMED = re.compile("之和|合计|总和")
_FULL = re.compile(r"满分|总分值|试卷总分|卷面总?分|full|maximum|total marks", re.IGNORECASE)


class FormulaReader:
    """Adds printed formulas to the components of a scheme."""

    def __init__(self, components: Components) -> None:
        self.all = components
        self.weighed = Weighed()

    def prepare(self, statements: Sequence[Statement], shares: Sequence[Statement] = ()) -> None:
        """Tell a sum that another sum reads (考试成绩, where 总成绩=考试成绩×70%+…) from the total: it is ``exam``; and
        the results that are weighed where they are made. ``shares``: what prose says of the weights."""
        told = {
            s.value.subject.id: Fraction(s.value.weight)
            for s in shares
            if isinstance(s.value, Share) and (s.value.parent is None or s.value.parent.kind == "total")
        }
        self.weighed = weighed_results([s.value for s in statements if isinstance(s.value, Formula)], told)
        sums = {s.value.left.text: s.value for s in statements if isinstance(s.value, Formula) and s.value.left}
        totals = [name for name in sums if (hit := subject_of(name)) and hit.kind == "total"]
        read = [
            name
            for name in totals
            if any(name in (n.text for n in names(sums[other].right)) for other in totals if other != name)
        ]
        hit = subject_of(read[0]) if len(read) == 1 else None
        if hit is not None and len(totals) > 1:
            self.all.by_name.setdefault(hit.name, "exam")

    def add(self, statement: Statement) -> None:
        """A formula as steps: the left side is the step, the addends its parts."""
        value = statement.value
        assert isinstance(value, Formula)
        if any(_VOTES.search(n.text) for n in names(value.right)):
            self._votes(statement, value)
            return
        addends = products(value.right)
        printed = [n.text for n in names(value.right)] + ([value.left.text] if value.left else [])
        if addends is None or not any(_SCORE.search(n) or subject_of(n) for n in printed):
            return
        if value.left is None:
            totals = [h for h in statement.hits if h.kind == "total"]
            left = (
                self.all.nodes.setdefault("total", Node("total")) if not totals else self.all.node(totals[0], statement)
            )
        else:
            weighed = value.left.text in self.weighed.names
            if (weighed or weighed_name(value.left.text)) and len(addends) == 1 and isinstance(addends[0].base, Name):
                base = addends[0].base
                child = self.all.named(value.left if on_paper().fullmatch(base.text) else base, statement)
                self._append("total", child.id, addends[0], statement)
                return
            if value.left.text in self.weighed.sums:
                return  # 总成绩=笔试总成绩+面试总成绩, both of which are weighed already
            if for_a_round().fullmatch(value.left.text):
                return  # 面试入围成绩=笔试×70%+业绩×30%: the business of selection
            left = self._left(value.left, statement)
        addends = tuple(map(_unwrapped, addends))
        if value.left is not None and value.left.text in self.weighed.names:
            share = Product(
                value.left, tuple(f for f in addends[0].factors if f not in without_share(addends[0]).factors)
            )
            self._append("total", left.id, share, statement)
            addends = (without_share(addends[0]),)
        self.all.tell_apart([h for n in names(value.right) if (h := subject_of(n.text))])
        if any(self._fulls(p, statement) is None for p in addends if p.divisors):
            self.all.ctx.find(
                "formula_not_understood",
                "the formula divides by something that the notice does not give in numbers; it is left out",
                statement.evidence,
            )
            return
        counted = [p for p in addends if not (isinstance(p.base, Name) and is_bonus(p.base.text))]
        if self._of_itself(left, counted):
            self.all.ctx.find(
                "formula_not_understood",
                "the formula makes a mark of sums that go by its own name; it is left out",
                statement.evidence,
            )
            return
        if value.left is None and sum((_split(p, None)[0] for p in counted), Fraction(0)) != 1:
            return  # a sum for one stage (素质测试×30%+笔试×40%从高到低排名), which is the business of selection
        if len(counted) == 1 < len(addends) and self._itself(left, counted[0]):
            return  # 笔试总成绩=笔试成绩+加分: the same component, with its points
        if len(counted) == 1 and isinstance(counted[0].base, tuple):
            self._whole(left.id, counted[0], statement)
        else:
            for product in counted:
                if isinstance(product.base, tuple):
                    inner = self._group(left.id, product, statement)
                    rest = self._spread(inner.id, product, statement)
                    self._append(left.id, inner.id, rest, statement)
                else:
                    child = self.all.named(product.base, statement, left.id)
                    self._append(left.id, child.id, product, statement)
        if value.left is None or value.left.text not in self.weighed.names:
            self._print(left.id, value)

    def _left(self, name: Name, statement: Statement) -> Node:
        """What a formula computes; a bare 成绩 is the total (最终成绩=…)."""
        owned = _OF_WHOM.fullmatch(name.text)
        if owned and (hit := subject_of(owned["what"])) and hit.kind == "total" and subject_of(owned["whom"]) is None:
            name = Name(name.start, name.start + owned.end("what"), owned["what"])
        if name.text not in ("成绩", "得分", "分数") or name.text in self.all.by_name:
            return self.all.named(name, statement)
        total = self.all.nodes.setdefault("total", Node("total"))
        if total.name is None:
            cite = statement.cite(name.start, name.end)
            total.name, total.named = name.text, cite
        return total

    @staticmethod
    def _itself(left: Node, only: Product) -> bool:
        """Whether the one addend beside the points is what the formula computes."""
        if not isinstance(only.base, Name) or only.factors or only.quotients or only.divisors:
            return False
        hit = subject_of(only.base.text)
        return on_paper().fullmatch(only.base.text) is not None or (hit is not None and hit.id == left.id)

    @staticmethod
    def _of_itself(left: Node, counted: Sequence[Product]) -> bool:
        """笔试成绩=甲类笔试各科之和÷…+乙类笔试各科之和÷…: addends that no name tells from what they make."""
        hits = [subject_of(p.base.text) for p in counted if isinstance(p.base, Name) and _SUMMED.search(p.base.text)]
        return sum(hit is not None and hit.id == left.id for hit in hits) > 1

    def _append(self, parent: str, child: str, product: Product, statement: Statement) -> None:
        weight, scale = _split(product, self._fulls(product, statement))
        if _exact(weight):
            self.all.edge(parent, Edge(child, _decimal(weight), (statement.evidence,), scale, printed=False))

    def _fulls(self, product: Product, statement: Statement) -> Fraction | None:
        """The value of a divisor made of full marks (÷(行测满分+申论满分)); None where it is not known."""
        value = Fraction(1)
        for divisor in product.divisors:
            total = Fraction(0)
            for name in names(divisor):
                hit = subject_of(name.text)
                of_itself = hit is None or hit.kind == "total"
                if of_itself and isinstance(product.base, Name) and _FULL.search(name.text):
                    hit = subject_of(product.base.text)  # 笔试成绩÷试卷总分: the full marks of what is divided
                full = self.all.nodes[hit.id].full if hit and hit.id in self.all.nodes else None
                full = full or self.all.paper_full
                if not _FULL.search(name.text) or full is None:
                    return None
                total += Fraction(full)
            value *= total
        return value

    def _group(self, parent: str, product: Product, statement: Statement) -> Node:
        """The component that a bracket stands for: the written test, the interview, or the examination."""
        assert isinstance(product.base, tuple)
        inner = [n.base for n in product.base if isinstance(n.base, Name) and not is_bonus(n.base.text)]
        hits = [subject_of(n.text) for n in inner]
        ids = {_paper(h) for h in hits if h}
        if ids & {"written", "interview"} or parent == "written":
            ident = "exam" if parent != "written" else "public_subjects"
        elif ids and all(kinds().get(i) == "paper" for i in ids):
            ident = "written"
        elif ids and all(kinds().get(i) in ("part", "other") or i in ("trial_lecture", "skill_test") for i in ids):
            ident = "interview" if parent != "interview" else "part"
        else:
            ident = "written" if "written" not in self.all.nodes and parent == "total" else "exam"
        found = self.all.nodes.setdefault(ident, Node(ident))
        if ident == "exam" and found.name is None:
            place = re.search(r"考试成绩|考试得分|examination score", statement.source.text)
            if place:
                found.name, found.named = place.group(), statement.source.cite(place.start(), place.end())
        return found

    def _whole(self, parent: str, product: Product, statement: Statement) -> None:
        """A bracket that is all of a formula: what turns its weighted mean to another scale (÷1.5) turns every part."""
        known = len(self.all.edges_of(parent))
        rest = self._spread(parent, product, statement)
        _, scale = _split(rest, None)
        for edge in self.all.edges_of(parent)[known:] if not rest.divisors else ():
            edge.scale *= scale

    def _spread(self, parent: str, product: Product, statement: Statement) -> Product:
        """Gives the parts of a bracket their weights in it; returns what multiplies the bracket as a whole."""
        assert isinstance(product.base, tuple)
        if len(product.base) and any(isinstance(p.base, tuple) for p in product.base):
            only = [p for p in product.base if isinstance(p.base, tuple)]
            plain_parts = [p for p in product.base if not isinstance(p.base, tuple) and not is_bonus(p.base.text)]
            if len(only) == 1 and not plain_parts:  # 〔(A+B)×50%+加分〕×60%
                self._spread(parent, only[0], statement)
                return product
        parts = [p for p in product.base if not (isinstance(p.base, Name) and is_bonus(p.base.text))]
        fulls = self._fulls(product, statement) if product.divisors else None
        if product.divisors and fulls is None:
            return product
        own = [_split(p, None)[0] for p in parts]
        count = len(parts)
        factors = list(product.factors)
        quotients = list(product.quotients)
        spread_weight, scale = Fraction(1), Fraction(1)
        if sum(own) != 1 or count == 1:
            first = factors[0] if factors else None
            if quotients:
                scale = Fraction(1)
                for number in quotients:
                    scale /= Fraction(number.value)
                quotients = []
                for number in [f for f in factors if not f.percent and f.value >= 1]:
                    scale *= Fraction(number.value)
                    factors.remove(number)
            elif first is not None and (Fraction(first.value) * count == 1 or (len(factors) > 1 and first.percent)):
                spread_weight = Fraction(first.value)
                factors = factors[1:]
        if fulls:
            scale = scale / fulls
            for number in [f for f in factors if not f.percent and f.value >= 1]:
                scale *= Fraction(number.value)
                factors.remove(number)
        if scale != 1 and all(w == 1 for w in own):  # ÷2 of two, ÷3 of two papers of 150: the mean, rebased or not
            share = Fraction(1, count)
            if _exact(share):
                spread_weight, scale = share, scale / share
        for part, weight in zip(parts, own, strict=True):
            if isinstance(part.base, tuple):
                inner = self._group(parent, part, statement)
                rest = self._spread(inner.id, part, statement)
                self._append(parent, inner.id, rest, statement)
                continue
            child = self.all.named(part.base, statement, parent)
            total = Fraction(weight) * spread_weight
            own_scale = scale * _split(part, None)[1]
            if _exact(total):
                self.all.edge(parent, Edge(child.id, _decimal(total), (statement.evidence,), own_scale, printed=False))
        return Product(product.base, tuple(factors), tuple(quotients))

    def _print(self, left: str, value: Formula) -> None:
        ids = {}
        for name in names(value.right):
            hit = subject_of(name.text)
            short = load("subjects")["short"].get(stem(name.text).casefold())
            known = self.all.by_name.get(stem(name.text)) or short or (hit.id if hit else name.text)
            ids[name.text] = "bonus" if is_bonus(name.text) else known
        line = f"{left} = {render(value.right, ids)}"
        if line not in self.all.formulas:
            self.all.formulas.append(line)

    def _votes(self, statement: Statement, value: Formula) -> None:
        """(胜任票数×1+基本胜任票数×0.5)×40/有效票数, once or for two ballots printed together (A票(B票)得分)."""
        if value.left is None:
            return
        weights: list[tuple[Name, Decimal]] = []
        addends = products(value.right)
        valid = [n for n in names(value.right) if _VALID.search(n.text)]
        if addends is None or len(addends) != 1 or not valid:
            return
        inner = addends[0].base if isinstance(addends[0].base, tuple) else (Product(addends[0].base),)
        for part in inner:
            if not isinstance(part.base, Name):
                return
            weights.append((part.base, _decimal(_split(part, None)[0] * _split(part, None)[1])))
        full = Decimal(1)
        for number in addends[0].factors:
            full *= number.value
        top = max((w for _, w in weights), default=Decimal(1))
        if full == 1 and top > 1:  # (优秀票×100+称职票×80)÷总票数
            full, weights = top, [(name, weight / top) for name, weight in weights]
        for left in _ballots(value.left):
            node = self.all.named(left, statement)
            prefix = node.id
            terms = []
            for n, (name, weight) in enumerate(weights, 1):
                ident = f"{prefix}_votes_{n}"
                self._mark(ident, name, statement)
                draft = Draft(f"{prefix}-votes-{n}")
                draft.cite(statement.cite(name.start, name.end))
                draft.put("input", ident)
                draft.put("weight", weight)
                terms.append(draft.build(Term))
            self._mark(f"{prefix}_valid", valid[-1], statement)
            draft = Draft(node.id)
            draft.cite(statement.evidence)
            draft.put("valid", f"{prefix}_valid")
            draft.put("full", full)
            node.full, node.full_at = full, statement.evidence
            node.ready = draft.build(VoteShare, counts=tuple(terms))

    def _mark(self, ident: str, name: Name, statement: Statement) -> None:
        draft = Draft(ident)
        draft.put("name", name.text, statement.cite(name.start, name.end))
        self.all.marks.append(draft.build(Mark))


def _paper(hit: SubjectHit) -> str:
    """公共科目笔试 beside another paper is a paper of the written test, not the test."""
    return "public_subjects" if hit.id == "written" and hit.name.startswith("公共科目") else hit.id


def is_bonus(text: str) -> bool:
    """加分 and 政策性加分, not 笔试成绩(含政策性加分)."""
    return _bonus().search(re.sub(r"\([^()]*\)", "", text) or text) is not None


def _unwrapped(product: Product) -> Product:
    """(笔试成绩+加分)×50% without the bonus: 笔试成绩×50%."""
    if not isinstance(product.base, tuple):
        return product
    inner = [p for p in product.base if not (isinstance(p.base, Name) and is_bonus(p.base.text))]
    if len(inner) != 1 or isinstance(inner[0].base, tuple) or len(inner) == len(product.base):
        return product
    one = inner[0]
    return Product(
        one.base, one.factors + product.factors, one.quotients + product.quotients, one.divisors + product.divisors
    )


def _split(product: Product, divisor: Fraction | None) -> tuple[Fraction, Fraction]:
    """What a product weighs (percentages and factors below 1) and how it scales (other constants)."""
    weight, scale = Fraction(1), Fraction(1)
    for number in product.factors:
        if number.percent or number.value < 1:
            weight *= Fraction(number.value)
        else:
            scale *= Fraction(number.value)
    for number in product.quotients:
        scale /= Fraction(number.value)
    if divisor:
        scale /= divisor
    return weight, scale


def _exact(value: Fraction) -> bool:
    """Whether a share has a finite decimal (1/3 has none)."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _ballots(name: Name) -> Iterator[Name]:
    """A票(B票)得分 names two ballots that are counted alike."""
    found = re.fullmatch(r"([^()]{1,8})\(([^()]{1,8})\)(.*)", name.text)
    if not found or not _VOTES.search(found.group(1)) or not _VOTES.search(found.group(2)):
        yield name
        return
    for n in (1, 2):
        yield Name(name.start + found.start(n), name.start + found.end(n), found.group(n) + found.group(3))
