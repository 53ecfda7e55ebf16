"""Would a statistical clause classifier find what the rules miss? ``python -m corpus.classifier [TRAIN… --test TEST…]``

A spaCy text classifier (bag of n-grams over characters in Chinese, words in English) is trained to tell what section a
clause speaks of, on the quotes of gold sheets. It is compared with the rules, whose sections are those of the records
that cite a clause: by leaving each notice out in turn, and on notices that neither was made with; what came of it is
said in ``docs/classifier.md``.
"""

from __future__ import annotations

import random
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus.arguments import folder
from corpus.evaluate import Case, find_cases
from corpus.gold import Finder
from corpus.grounding import quotes
from corpus.metric import load
from schema.base import Record

SECTIONS = ("eligibility", "exclusions", "schemes", "timeline", "fees", "headcount", "contacts", "posts")
EPOCHS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """A clause of a notice: what sections gold quotes it for, and what sections the rules cite it for."""

    notice: str
    text: str
    language: str
    gold: frozenset[str]
    rules: frozenset[str]


def examples(case: Case) -> list[Example]:
    """The clauses of the prose of a notice."""
    from extractors import extract
    from extractors.text.source import Source
    from ingest import read_all

    document = read_all(case.documents[0])[0]
    notice, source, sheet = extract([document]), Source(document), load(case.gold)
    finder = Finder(document)
    wanted = [
        (s, e.start, e.end)
        for s in SECTIONS
        for q in quotes(sheet.get(s), items=True)
        if (e := finder.find(q)) is not None
    ]
    cited = []
    for section in SECTIONS:
        held = getattr(notice, section)
        for record in (held,) if isinstance(held, Record) else held:
            for _, each in record.walk():
                cited += [(section, e.start, e.end) for pieces in each.evidence.values() for e in pieces]
    out = []
    for line in source.prose():
        for clause in source.clauses(line):
            here = document.cite(clause.start, clause.end)
            gold, rules = (
                frozenset(s for s, a, b in ranges if a < here.end and here.start < b) for ranges in (wanted, cited)
            )
            out.append(Example(case.name, clause.text, document.language.value, gold, rules))
    return out


def train(data: Sequence[Example], language: str) -> Any:
    """A multilabel classifier of clauses."""
    import spacy
    from spacy.training import Example as Pair

    nlp = spacy.blank(language)
    shape = {"exclusive_classes": False, "ngram_size": 3, "no_output_layer": False, "length": 16384}
    config = {"model": {"@architectures": "spacy.TextCatBOW.v3", **shape}}
    labels = nlp.add_pipe("textcat_multilabel", config=config)
    for section in SECTIONS:
        labels.add_label(section)  # type: ignore[attr-defined]
    pairs = [
        Pair.from_dict(nlp.make_doc(e.text[:400]), {"cats": {s: float(s in e.gold) for s in SECTIONS}}) for e in data
    ]
    chance = random.Random(0)
    optimizer = nlp.initialize(lambda: pairs)
    for _ in range(EPOCHS):
        chance.shuffle(pairs)
        for at in range(0, len(pairs), 32):
            nlp.update(pairs[at : at + 32], sgd=optimizer)
    return nlp


def predict(nlp: Any, data: Sequence[Example]) -> list[frozenset[str]]:
    """The sections that a classifier gives to each clause."""
    docs = nlp.pipe(e.text[:400] for e in data)
    return [frozenset(s for s, share in doc.cats.items() if share >= 0.5) for doc in docs]


def figures(data: Sequence[Example], found: Sequence[frozenset[str]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by section, and over all (``all``)."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for example, labels in zip(data, found, strict=True):
        for section in SECTIONS:
            for name in (section, "all"):
                right[name] += section in labels and section in example.gold
                given[name] += section in labels
                wanted[name] += section in example.gold
    out = {}
    for name in (*SECTIONS, "all"):
        precision = right[name] / given[name] if given[name] else 1.0
        recall = right[name] / wanted[name] if wanted[name] else 1.0
        out[name] = (precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
    return out


def _table(title: str, rows: dict[str, dict[str, tuple[float, float, float]]]) -> None:
    print(f"\n{title}\n{'':14}" + "".join(f"{name:>30}" for name in rows))
    for section in (*SECTIONS, "all"):
        cells = (row[section] for row in rows.values())
        print(f"{section:14}" + "".join(f"{p:14.3f}{r:8.3f}{f:8.3f}" for p, r, f in cells))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both comparisons."""
    here = Path(__file__).resolve().parent
    parser = ArgumentParser(prog="python -m corpus.classifier", description=(__doc__ or "").partition(" ``")[0])
    learnt = "folders of gold sheets to learn from (default: corpus/notices corpus/more)"
    parser.add_argument("train", nargs="*", type=folder, metavar="TRAIN", help=learnt)
    strange = "folders that neither was made with (default: corpus/heldout)"
    parser.add_argument("--test", nargs="+", type=folder, metavar="TEST", help=strange)
    words = parser.parse_args(arguments)
    if find_spec("spacy") is None:
        parser.error("spaCy is not installed (pip install spacy)")
    folders = words.train or [here / "notices", here / "more"]
    unseen = words.test or [here / "heldout"]
    groups = {
        name: [e for folder in group for case in find_cases(folder)[0] if not case.amended for e in examples(case)]
        for name, group in (("train", folders), ("test", unseen))
    }
    by_language: dict[str, dict[str, list[Example]]] = defaultdict(dict)
    for name, data in groups.items():
        for language in ("zh", "en"):
            by_language[language][name] = [e for e in data if e.language == language]
    for language, sets in by_language.items():
        known, new = sets["train"], sets["test"]
        left_out: list[frozenset[str]] = []
        ordered: list[Example] = []
        for notice in dict.fromkeys(e.notice for e in known):
            mine = [e for e in known if e.notice == notice]
            left_out += predict(train([e for e in known if e.notice != notice], language), mine)
            ordered += mine
        _table(f"{language}: each notice left out", {"classifier": figures(ordered, left_out)})
        model = train(known, language)
        guessed = predict(model, new)
        rules = [e.rules for e in new]
        both = [a | b for a, b in zip(guessed, rules, strict=True)]
        _table(
            f"{language}: notices that neither was made with",
            {"rules": figures(new, rules), "classifier": figures(new, guessed), "either": figures(new, both)},
        )


if __name__ == "__main__":
    main()
