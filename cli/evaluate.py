"""jinbang evaluate: extraction against gold sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import FINDINGS, INPUT, OK, complain, err, out

if TYPE_CHECKING:
    from rich.table import Table

    from corpus.evaluate import Case, Evaluation
    from corpus.metric import Counts
    from pipeline.harm import Harm

NOTICES = Path(__file__).resolve().parent.parent / "corpus" / "notices"

EXAMPLES = (
    "jinbang evaluate",
    "jinbang evaluate sheets/ --documents notices/ --misses 20",
)


def command(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of gold sheets. [default: the bundled corpus]", show_default=False)
    ] = None,
    documents: Annotated[
        Path | None, typer.Option("--documents", help="Where the notices are, if not beside their sheets.")
    ] = None,
    misses: Annotated[int, typer.Option("--misses", min=0, help="Show so many wrong values per section.")] = 0,
    harm: Annotated[
        bool, typer.Option("--harm", help="Rank candidates with each extraction and with its gold sheet: who is hurt?")
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False,
    gate: Annotated[
        bool, typer.Option("--gate", help="Exit code 1 where a figure of the bundled corpus is below its floor.")
    ] = False,
    lift: Annotated[bool, typer.Option("--lift", help="Raise the floors to what was reached.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --lift: let floors go down, too.")] = False,
) -> None:
    """Measure extraction: value F1 and grounded F1 by section, language and notice."""
    from corpus import floors
    from corpus.evaluate import Evaluation, evaluate, find_cases
    from pipeline.amended import extract_amended
    from pipeline.reading import Failure
    from schema.errors import MissingFile

    folder = folder or NOTICES
    if (gate or lift) and folder.resolve() != NOTICES:
        raise typer.BadParameter("the floors are those of the bundled corpus; leave FOLDER out")
    if lower and not lift:
        raise typer.BadParameter("--lower goes with --lift")
    cases, skipped = find_cases(folder, documents)
    console = err()
    if not cases:
        for reason in skipped:
            console.print(f"left out: {reason}", soft_wrap=True)
        raise MissingFile("there is no gold sheet with its notice below this folder", where=str(folder))
    results = []
    for result in evaluate(cases, amend=extract_amended):
        results.append(result)
        if result.error is not None:
            complain(Failure(*result.error.partition(": ")[::2]), source=result.name)
        for section, found in result.sections.items():
            for word, leaves in (("missed", found.missed), ("extra", found.spurious)):
                for field, value in leaves[:misses]:
                    console.print(f"{result.name} {section} {word} {field} = {value[:100]}", soft_wrap=True)
    report = Evaluation(tuple(results), tuple(skipped))
    for reason in skipped:
        console.print(f"left out: {reason}")
    harms = list(_harms(cases)) if harm else []
    if json_:
        _print_json(report, harms)
    else:
        out().print(_table(report))
        if harm:
            out().print(_harm_table(harms))
    if lift:
        floors.lift(report, cases, lower=lower)
    fallen = list(floors.falls(report, cases)) if gate else []
    for fall in fallen:
        console.print(f"below its floor: {fall}")
    failed = any(result.error for result in results)
    raise typer.Exit(INPUT if failed else FINDINGS if fallen else OK)


def _table(report: Evaluation) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for name in ("found", "missed", "extra", "precision", "recall", "F1", "grounded F1", "edits"):
        table.add_column(name, justify="right")

    def rows(group: dict[str, Counts], grounded: dict[str, Counts], edits: dict[str, str]) -> None:
        for name, counts in group.items():
            numbers = (str(counts.found), str(counts.missed), str(counts.spurious))
            shares = [f"{x:.4f}" for x in (counts.precision, counts.recall, counts.f1)]
            proven = f"{grounded[name].f1:.4f}" if name in grounded else ""
            table.add_row(name, *numbers, *shares, proven, edits.get(name, ""))
        table.add_section()

    rows(report.sections, report.grounded_sections, {})
    rows(report.languages, {}, {})
    rows(
        {r.name: r.counts for r in report.results},
        {r.name: r.grounded_counts for r in report.results},
        {r.name: str(r.edits) for r in report.results},
    )
    rows({"all (micro)": report.counts}, {"all (micro)": report.grounded_counts}, {})
    table.add_row("mean of notices (macro)", *[""] * 5, f"{report.macro_f1:.4f}", "", f"{report.edits:.1f}")
    table.add_row("notices that need no edit", *[""] * 7, f"{report.untouched:.0%}")
    return table


def _harms(cases: Sequence[Case]) -> Iterator[Harm]:
    from pipeline.harm import harm

    return (harm(case) for case in cases)


def _harm_table(harms: Sequence[Harm]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="ranking harm")
    for name in ("", "candidates", "hurt", "share", "why"):
        table.add_column(name, justify="right" if name in ("candidates", "hurt", "share") else "left", overflow="fold")
    for each in harms:
        why = each.unweighed or each.failed or ", ".join(f"{name} of {count}" for name, count in each.kinds)
        people = f"{each.people} {'simulated' if each.simulated else 'given'}" if each.people else "not weighed"
        table.add_row(each.name, people, str(each.touched), f"{each.share:.1%}", why[:200])
    return table


def _print_json(report: Evaluation, harms: Sequence[Harm]) -> None:
    import json
    from dataclasses import asdict

    def figures(counts: Counts) -> dict[str, float]:
        whole = {"found": counts.found, "missed": counts.missed, "spurious": counts.spurious}
        return whole | {name: round(getattr(counts, name), 4) for name in ("precision", "recall", "f1")}

    data = {
        "micro": figures(report.counts),
        "grounded": figures(report.grounded_counts),
        "macro_f1": round(report.macro_f1, 4),
        "sections": {name: figures(counts) for name, counts in report.sections.items()},
        "languages": {name: figures(counts) for name, counts in report.languages.items()},
        "notices": {
            r.name: figures(r.counts) | {"edits": r.edits} | ({"error": r.error} if r.error else {})
            for r in report.results
        },
        "edits": round(report.edits, 2),
        "untouched": round(report.untouched, 4),
        "skipped": list(report.skipped),
    }
    if harms:
        data["harm"] = [asdict(each) | {"share": round(each.share, 4)} for each in harms]
    print(json.dumps(data, ensure_ascii=False, indent=2))
