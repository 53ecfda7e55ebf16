"""Random schemes with random candidates: weights, clips, votes, gates, quotas and ties as notices have them."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import polars as pl

from ranking.graph import Graph
from ranking.inputs import Inputs
from ranking.quotas import Across, Part, Quotas
from schema.evidence import Evidence
from schema.scheme import (
    Bonus,
    Clip,
    Gate,
    MapPoints,
    Mark,
    Mean,
    PerUnit,
    PointsRow,
    Predicate,
    Scheme,
    Stage,
    Term,
    TieBreak,
    TieKey,
    Void,
    VoteShare,
    WeightedSum,
)
from schema.values import Rounding

PROOF = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}
WEIGHTS = ["0.5", "0.6", "0.4", "0.3", "0.2", "0.25", "0.15", "0.35", "1", "0.333", "0.7", "0.05"]


class Maker:
    """Makes one random scheme and its candidates."""

    def __init__(self, seed, rows):
        self.random = random.Random(seed)
        self.rows = rows
        self.columns = {}
        self.decimals = {}
        self.marks = []
        self.steps = []
        self.count = 0
        self.wild = {}

    @staticmethod
    def made(kind, **fields):
        """A record whose every field is covered by a dummy evidence."""
        fields.setdefault("id", "x")
        return kind(evidence=PROOF, **fields)

    def pick(self, *options):
        return self.random.choice(options)

    def maybe(self, share, value):
        return value if self.random.random() < share else None

    def exact(self, low, high, places):
        return Decimal(self.random.randint(low * 10**places, high * 10**places)).scaleb(-places)

    def name(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    def rounding(self):
        decimals = self.pick(None, 0, 1, 2, 2, 2, 3, 4)
        return {"decimals": decimals, "rounding": self.pick(None, "half_up", "truncate")}

    # leaves

    def mark(self, full=100, gaps=True):
        name = self.name("mark")
        places = self.pick(0, 1, 2, 2, 3, 4)
        coarse = self.pick(1, 1, 5, 25) if places else self.pick(1, 5)
        values = [self.random.randint(0, full * 10**places // coarse) * coarse for _ in range(self.rows)]
        if self.random.random() < 0.5:
            values = [self.pick(*values[: self.pick(3, 8, 20)]) for _ in values]
        states = [0] * self.rows
        if gaps:
            for i in range(self.rows):
                draw = self.random.random()
                if draw < 0.03:
                    values[i], states[i] = None, self.pick(1, 2, 3, 4)
                elif draw < 0.05:
                    values[i] = 0
        self.columns[f"m:{name}"] = pl.Series(values, dtype=pl.Int64)
        if any(states):
            self.columns[f"s:{name}"] = pl.Series(states, dtype=pl.UInt8)
        self.decimals[name] = places
        kept = self.maybe(0.2, self.pick(0, 1, 2))
        self.marks.append(self.made(Mark, id=name, full=Decimal(full), decimals=kept))
        return name

    def words(self):
        name = self.name("word")
        self.columns[f"t:{name}"] = pl.Series(
            [
                self.pick("优秀", "称职", "基本称职", "不定等次", None if self.random.random() < 0.1 else "优秀")
                for _ in range(self.rows)
            ],
            dtype=pl.String,
        )
        return name

    # steps

    def value(self, depth):
        if depth == 0 or self.random.random() < 0.35:
            return self.mark()
        kind = self.pick("sum", "sum", "sum", "sum", "clip", "unit", "map", "votes", "mean")
        return getattr(self, f"step_{kind}")(depth)

    def add(self, kind, stem, **fields):
        name = self.name(stem)
        self.steps.append(self.made(kind, id=name, **fields, **self.rounding()))
        return name

    def step_sum(self, depth):
        inputs = [self.value(depth - 1) for _ in range(self.pick(1, 2, 2, 3))]
        terms = []
        for number, source in enumerate(inputs):
            rebased = self.random.random() < 0.25
            terms.append(
                self.made(
                    Term,
                    id=f"t{number}",
                    input=source,
                    weight=Decimal(self.pick(*WEIGHTS)),
                    scale_from=Decimal(self.pick(150, 120, 40, 70)) if rebased else None,
                    scale_to=Decimal(100) if rebased else None,
                )
            )
        constant = self.pick(Decimal(0), Decimal(0), Decimal("70"), Decimal("-12.5"))
        return self.add(WeightedSum, "sum", terms=tuple(terms), constant=constant)

    def step_clip(self, depth):
        source = self.value(depth - 1)
        return self.add(
            Clip,
            "clip",
            input=source,
            low=self.maybe(0.6, self.exact(0, 30, 1)),
            high=self.maybe(0.8, self.exact(50, 90, 2)),
        )

    def step_unit(self, depth):
        source = self.mark(full=20)
        return self.add(
            PerUnit, "unit", input=source, unit=Decimal(self.pick("1", "0.5", "3")), points=self.exact(0, 3, 2)
        )

    def step_map(self, depth):
        rows = tuple(
            PointsRow(value=v, points=self.exact(0, 20, self.pick(0, 1))) for v in ("优秀|良好", "称职", "基本称职")
        )
        inputs = tuple(self.words() for _ in range(self.pick(1, 2, 3)))
        return self.add(MapPoints, "map", inputs=inputs, rows=rows, otherwise=self.maybe(0.5, Decimal(0)))

    def step_votes(self, depth):
        counts = []
        for number, weight in enumerate(("1", "0.5")):
            name = self.mark(full=30, gaps=False)
            self.decimals[name] = 0
            self.columns[f"m:{name}"] = pl.Series(
                [self.random.randint(0, 30) for _ in range(self.rows)], dtype=pl.Int64
            )
            counts.append(self.made(Term, id=f"v{number}", input=name, weight=Decimal(weight)))
        valid = self.mark(full=60, gaps=False)
        self.decimals[valid] = 0
        most = self.pick(3, 3, 3, 40)
        self.columns[f"m:{valid}"] = pl.Series(
            [self.pick(0, self.random.randint(60 - most, 60), 60) for _ in range(self.rows)], dtype=pl.Int64
        )
        quorum = self.maybe(0.3, Decimal(self.pick("0.5", "0.8", "0.9")))
        if quorum is not None and "k:eligible_voters" not in self.columns:
            voters = [self.pick(60, 64, 70, 75, None) for _ in range(self.rows)]
            self.columns["k:eligible_voters"] = pl.Series([None if v is None else v * 10**6 for v in voters])
        full = Decimal(self.pick(40, 60, 100))
        return self.add(VoteShare, "votes", counts=tuple(counts), valid=valid, full=full, quorum=quorum)

    def step_mean(self, depth):
        """A panel, its columns named one by one or by their beginning; the chief, or any judge, may be left out."""
        judges = tuple(self.mark() for _ in range(self.pick(3, 5, 7)))
        left_out = self.pick((), (), judges[:1], self.random.sample(judges, 1), judges[:2] if len(judges) > 4 else ())
        most = (len(judges) - len(left_out) - 1) // 2
        dropped = self.pick((0, 0), (1, 1), (1, 0), (0, 1), (2, 2))
        inputs = judges
        if self.random.random() < 0.4:
            inputs = (self.name("panel") + "_*",)
            self.wild[inputs[0]] = judges
        return self.add(
            Mean,
            "mean",
            inputs=inputs,
            drop_highest=min(dropped[0], most),
            drop_lowest=min(dropped[1], most),
            exclude=tuple(left_out),
        )

    # the rest

    def inputs(self, posts):
        total = self.step_sum(3)
        self.steps[-1] = self.steps[-1].model_copy(update={"decimals": self.pick(2, 2, 1, None)})
        ids = [m.id for m in self.marks] + [s.id for s in self.steps]
        summed = [s.id for s in self.steps if isinstance(s, WeightedSum)]
        first = self.pick(*summed)
        fact = "years"
        self.columns["k:years"] = pl.Series(
            [self.random.randint(0, 4) if self.random.random() < 0.9 else None for _ in range(self.rows)],
            dtype=pl.Int64,
        )
        passed = self.maybe(0.4, "fit")
        if passed:
            self.marks.append(self.made(Mark, id="fit", counted=False, pass_fail=True))
            draws = [self.random.random() for _ in range(self.rows)]
            self.columns["m:fit"] = pl.Series([None if d < 0.03 else int(d > 0.1) for d in draws], dtype=pl.Int64)
            self.columns["s:fit"] = pl.Series([1 if d < 0.02 else 2 if d < 0.03 else 0 for d in draws], dtype=pl.UInt8)
            self.decimals["fit"] = 0
        bonuses = self.bonuses([*summed, *[s.id for s in self.steps], *[m.id for m in self.marks[:1]]])
        places = [self.pick(1, 1, 2, 3, 5, 0, None if self.random.random() < 0.2 else 2) for _ in range(posts)]
        keys = [
            TieKey(key=k, descending=self.random.random() < 0.9, before_points=self.random.random() < 0.25)
            for k in self.random.sample([*ids, total], min(3, len(ids)))
        ]
        keys += [TieKey(key=fact, kind="fact")] * self.pick(0, 1) + [TieKey(key="加试", kind="human")] * self.pick(
            0, 0, 1
        )
        if bonuses and self.random.random() < 0.5:  # ties are told apart by what people had before points, if at all
            keys.insert(0, TieKey(key=self.pick(*bonuses).on, before_points=True))
        chains = [self.made(TieBreak, id="c", on=total, by=tuple(keys))] * self.pick(0, 1, 1)
        if first != total:
            chains += [self.made(TieBreak, id="d", on=first, by=tuple(keys[:1]))] * self.pick(0, 0, 1)
        scheme = self.made(
            Scheme,
            id="s",
            marks=tuple(self.marks),
            steps=tuple(self.steps),
            total=total,
            bonuses=bonuses,
            bonus_rule=self.pick("cumulative", "highest", None),
            bonus_cap=self.maybe(0.4, self.exact(1, 8, 1)),
            bonus_most=self.pick(None, None, None, 2, 3),
            voids=self.voids(ids),
            gates=self.gates([first, total, *ids]),
            stages=self.stages(first, total),
            tie_breaks=tuple(chains),
        )
        gated = [i for i, g in enumerate(scheme.gates) if g.min == "authority"]
        lines = {i: tuple(Fraction(self.exact(0, 60, 1)) for _ in range(posts)) for i in gated}
        quotas = self.quotas(places)
        frame = pl.DataFrame(
            {
                "row": pl.int_range(self.rows, dtype=pl.UInt32, eager=True),
                "post": pl.Series([self.random.randrange(posts) for _ in range(self.rows)], dtype=pl.UInt32),
            }
            | self.columns
        )
        about = pl.DataFrame(
            {
                "id": [f"P{i}" for i in range(posts)],
                "code": [f"P{i}" for i in range(posts)],
                "name": [f"岗位{i}" for i in range(posts)],
                "org": [self.pick("甲", "乙", None) for _ in range(posts)],
                "category": [self.pick("A", "B", None) for _ in range(posts)],
                "places": pl.Series(places, dtype=pl.Int64),
            },
            schema_overrides={"org": pl.String, "category": pl.String},
        )
        return Inputs(Graph(scheme, wild=self.wild), frame, about, self.decimals, 2, lines, quotas)

    def quotas(self, places):
        """Places set apart for one to three categories, which people may belong to several of."""
        if self.random.random() < 0.6:
            return None
        labels = ("SC", "ST", "女")[: self.pick(1, 2, 3)]
        posts = {}
        for post, whole in enumerate(places):
            if whole is None or whole < 2 or self.random.random() < 0.3:
                continue
            left, parts = whole, []
            for kind, label in enumerate(labels):
                count = self.random.randint(0, left)
                left -= count
                if count or self.random.random() < 0.3:
                    parts.append(Part(label, count, kind))
            posts[post] = (*parts, Part("UR", left, None)) if left else tuple(parts)
        for kind in range(len(labels)):
            self.columns[f"c:{kind}"] = pl.Series([self.random.random() < 0.2 for _ in range(self.rows)])
        across = self.across() if posts else ()
        return (
            Quotas(self.pick("open_first", "apart"), posts, labels, self.pick(True, False), across) if posts else None
        )

    def across(self):
        """Up to three classes with shares of all places."""
        classes = ("女", "ex-servicemen", "PwBD")[: self.pick(0, 1, 2, 3)]
        for kind in range(len(classes)):
            self.columns[f"h:{kind}"] = pl.Series([self.random.random() < 0.25 for _ in range(self.rows)])
        modes = Rounding.HALF_UP, Rounding.TRUNCATE, None
        return tuple(Across(one, Fraction(self.random.randint(1, 20), 20), self.pick(*modes)) for one in classes)

    def bonuses(self, targets):
        found = []
        for number in range(self.pick(0, 1, 2, 3, 4)):
            unit = self.maybe(0.3, "year")
            found.append(
                self.made(
                    Bonus,
                    id=f"b{number}",
                    on=self.pick(*targets),
                    points=self.exact(0, 6, self.pick(0, 1, 2)),
                    unit=unit,
                    when=self.pick(f"情形{number}", "情形0"),
                    max=self.maybe(0.4, self.exact(1, 5, 1)),
                    beyond=self.maybe(0.3, Decimal(2)) if unit else None,
                    converted=self.random.random() < 0.25,
                    over=self.maybe(0.2, Decimal(self.pick("2", "3", "1.2"))),
                    group=self.maybe(0.4, self.pick("甲", "乙")),
                )
            )
            self.columns[f"u:{number}"] = pl.Series(
                [
                    0 if self.random.random() < 0.6 else self.random.randint(1, 9) * 50 if unit else 100
                    for _ in range(self.rows)
                ],
                dtype=pl.Int64,
            )
        return tuple(found)

    def voids(self, ids):
        return tuple(
            self.made(
                Void,
                id=f"v{n}",
                inputs=(self.pick(*ids),),
                effect=self.pick("bar", "disqualify"),
                zero=self.random.random() < 0.8,
            )
            for n in range(self.pick(0, 1, 2))
        )

    def gates(self, ids):
        found = []
        for number in range(self.pick(0, 1, 2, 3)):
            least = self.pick("authority", "average", *[self.exact(0, 45, self.pick(0, 1, 2)) for _ in range(4)])
            special = self.maybe(0.3, self.predicate())
            share = {}
            if not isinstance(least, str) and self.random.random() < 0.3:
                least, over = self.pick(("0.5", None), ("2", 3), ("1", 3), ("0.75", None), ("1", None))
                share = {"of": self.pick(*ids), "over": over}
            found.append(
                self.made(
                    Gate,
                    id=f"g{number}",
                    on=self.pick(*ids[:2], *ids),
                    min=least if isinstance(least, str) and not share else Decimal(least),
                    **share,
                    strict=self.random.random() < 0.3,
                    before_points=self.random.random() < 0.25,
                    predicate=special,
                    to=self.pick(None, None, "physical"),
                )
            )
        return tuple(found)

    def predicate(self):
        return self.pick(
            Predicate(fact="headcount", op=self.pick("ge", "le", "eq", "gt", "lt"), value=Decimal(2)),
            Predicate(fact="competition", op="lt", value=Decimal("2.5"), stage=self.pick(None, "interview")),
            Predicate(fact="post", op="in", values=("P1", "岗位2")),
            Predicate(fact="category", op="in", values=("A",)),
            Predicate(fact="text"),
        )

    def rule(self, to, by, **more):
        size = self.pick(
            {"ratio": Decimal(self.pick("1", "2", "3", "1.5"))},
            {"ratio": Decimal(3)},
            {"count": self.pick(1, 3, 10)},
            {"all": True},
            self.pick({"ratio": Decimal(1), "plus": self.pick(1, 2)}, {"top": Decimal(self.pick("0.2", "0.35"))}),
            {"ratio": "see_attachment"} if self.random.random() < 0.2 else {"ratio": Decimal(2)},
        )
        return self.made(
            Stage,
            id=self.name("stage"),
            to=to,
            by=by,
            **size,
            per=self.pick("vacancy", "vacancy", "post", None),
            ties=self.pick("all", "none", "chain", "manual", None),
            shortage=self.pick(None, "all", "cut", "cancel", "transfer"),
            **more,
        )

    def stages(self, first, total):
        found = []
        for to, by in (("interview", first), ("physical", total), ("inspection", total))[: self.pick(0, 1, 2, 2, 3)]:
            found.append(self.rule(to, by))
            if self.random.random() < 0.3:
                found.append(self.rule(to, by, predicate=self.predicate(), when="特殊岗位"))
        return tuple(found)
