"""Campaigns by hand: records that cite a dummy document, and gold sheets of the bundled notices as campaigns."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from schema import Campaign, CampaignPost, Evidence, Post
from schema.campaign import Parameter
from schema.scheme import (
    Bonus,
    Gate,
    Mark,
    Predicate,
    Scheme,
    Stage,
    Term,
    TieBreak,
    TieKey,
    Void,
    WeightedSum,
)

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"

PROOF = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}

FACTS = {
    "professional_title": TieKey(key="professional_title", kind="fact", wins=("中级", "副高", "正高", "高级")),
    "experience_years": TieKey(key="experience_years", kind="fact"),
    "extra_test": TieKey(key="extra_test", kind="human"),
}


def made(kind, **fields):
    """A record whose every field is covered by the dummy evidence."""
    fields.setdefault("id", "x")
    return kind(evidence=PROOF, **fields)


def exact(value):
    return None if value is None else Decimal(str(value))


def predicate(when):
    """The decidable conditions of the bundled notices."""
    if when is None:
        return None
    if "参加面试人数" in when:
        return Predicate(fact="competition", op="lt", value=Decimal(2), stage="interview")
    found = re.search(r"(\d+)[名人](以上|及以上|的)", when)
    if found:
        return Predicate(fact="headcount", op="eq" if found[2] == "的" else "ge", value=Decimal(found[1]))
    return None


def scheme_of(sheet, number, effect):
    """A scheme from one entry of a gold sheet's ``schemes``."""
    parts = sheet["components"]
    rounding = sheet.get("rounding", {})
    heads = dict.fromkeys(part["of"] for part in parts if "of" in part)
    by_id = {part["id"]: part for part in parts}
    marks, steps = [], []
    for part in parts:
        if part["id"] not in heads:
            free = "of" not in part
            note = part.get("note") or {}
            marks.append(
                made(
                    Mark,
                    id=part["id"],
                    name=part.get("name"),
                    full=exact(part.get("full")),
                    counted=not free,
                    pass_fail="pass_fail" in note,
                )
            )
    for head in heads:
        own = by_id.get(head, {})
        terms = []
        for part in parts:
            if part.get("of") != head:
                continue
            full, whole = part.get("full"), own.get("full")
            rebased = full is not None and whole is not None and full != whole and part["weight"] != 1
            terms.append(
                made(
                    Term,
                    id=f"{head}.{part['id']}",
                    input=part["id"],
                    weight=exact(part["weight"]),
                    scale_from=exact(full) if rebased else None,
                    scale_to=exact(whole) if rebased else None,
                )
            )
        steps.append(
            made(
                WeightedSum,
                id=head,
                name=own.get("name"),
                full=exact(own.get("full")),
                terms=tuple(terms),
                decimals=rounding.get(head),
                rounding=sheet.get("rounding_mode"),
            )
        )
    voids = sheet.get("zero_or_absent_fails")
    return made(
        Scheme,
        id=f"s{number}",
        marks=tuple(marks),
        steps=tuple(steps),
        total="total",
        voids=(made(Void, inputs=tuple(voids), effect=effect),) if voids else (),
        gates=tuple(
            made(
                Gate,
                id=f"g{i}",
                on=g["on"],
                min=g["min"] if isinstance(g["min"], str) else exact(g["min"]),
                strict=g.get("strict", False),
                when=g.get("when"),
                predicate=predicate(g.get("when")),
            )
            for i, g in enumerate(sheet.get("pass_marks", ()))
        ),
        stages=tuple(
            made(
                Stage,
                id=f"st{i}",
                to=s["to"],
                by=s["by"],
                ratio=exact(s.get("ratio")),
                count=s.get("count"),
                per=s.get("per"),
                ties=s.get("ties"),
                shortage=s.get("else"),
                when=s.get("when"),
                predicate=predicate(s.get("when")),
            )
            for i, s in enumerate(sheet.get("shortlists", ()))
        ),
        tie_breaks=tuple(
            made(TieBreak, id=f"t{i}", on=t["on"], by=tuple(FACTS.get(k, TieKey(key=k)) for k in t["by"]))
            for i, t in enumerate(sheet.get("tie_breaks", ()))
        ),
        bonuses=tuple(
            made(
                Bonus,
                id=f"b{i}",
                on=b["on"],
                points=exact(b.get("points")),
                when=b.get("when"),
                max=exact(b.get("max")),
            )
            for i, b in enumerate(sheet.get("bonuses", ()))
        ),
        bonus_rule=sheet.get("bonus_rule"),
        bonus_cap=exact(sheet.get("bonus_cap")),
    )


def campaign_of(name, *, effect="disqualify"):
    """The campaign of a bundled notice, from its gold sheet."""
    sheet = yaml.safe_load((NOTICES / f"{name}.yaml").read_text("utf-8"))
    tracks = {t["id"]: t for t in sheet.get("tracks", ())}
    schemes = tuple(scheme_of(s, i, effect) for i, s in enumerate(sheet["schemes"]))
    posts = []
    for number, post in enumerate(sheet["posts"]):
        own = [
            t
            for t, track in tracks.items()
            if post["code"] in track.get("codes", ()) or post.get("category") == track["label"]
        ]
        scheme = next(i for i, s in enumerate(sheet["schemes"]) if not s.get("tracks") or set(own) & set(s["tracks"]))
        record = made(
            Post,
            id=f"p{number}",
            no=post.get("no"),
            code=post["code"],
            name=post["name"],
            org=post.get("org"),
            headcount=post["headcount"],
            category=post.get("category"),
        )
        posts.append(
            CampaignPost(
                post=record, tracks=tuple(own), scheme=f"s{scheme}", labels=tuple(tracks[t]["label"] for t in own)
            )
        )
    asked = tuple(
        Parameter(name=f"{g.on}@{s.id}", label=f"{g.on} {s.id}", on=g.on, scheme=s.id)
        for s in schemes
        for g in s.gates
        if g.min == "authority"
    )
    return Campaign(id=name, name=sheet["notice"]["title"], posts=tuple(posts), schemes=schemes, parameters=asked)


@pytest.fixture(scope="session")
def by_hand():
    """``made`` (a record with dummy evidence), ``campaign_of`` (of a bundled notice) and the folder of notices."""
    return SimpleNamespace(made=made, campaign_of=campaign_of, notices=NOTICES, proof=PROOF)


@pytest.fixture
def verdicts_of(tmp_path):
    """What a printed notice makes of the people of a table: ``run(notice, heading, rows)`` gives a status for each."""

    def run(notice, head, rows):
        from cli.campaigns import campaign_of
        from ranking.candidates import read
        from ranking.screening import screen

        printed, table = tmp_path / "notice.txt", tmp_path / "people.csv"
        printed.write_text(notice, encoding="utf-8")
        lines = [f"{n},{row}" for n, row in enumerate(rows, 1)]
        table.write_text("\n".join([f"编号,{head}", *lines]) + "\n", encoding="utf-8")
        return screen(campaign_of(printed), read(table)).status.to_list()

    return run
