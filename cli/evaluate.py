"""jinbang evaluate: extraction against gold sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import FINDINGS, INPUT, OK, complain, err, out

if TYPE_CHECKING:
    from rich.table import Table

    from corpus.evaluate import Evaluation
    from corpus.metric import Counts


def command(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of gold sheets. [default: the bundled corpus]", show_default=False)
    ] = None,
    documents: Annotated[
        Path | None, typer.Option("--documents", help="Where the notices are, if not beside their sheets.")
    ] = None,
    misses: Annotated[int, typer.Option("--misses", min=0, help="Show so many wrong values per section.")] = 0,
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
    from pipeline.reading import Failure

    folder = folder or Path(__file__).resolve().parent.parent / "corpus" / "notices"
    cases, skipped = find_cases(folder, documents)
    console = err()
    results = []
    for result in evaluate(cases):
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
    if json_:
        _print_json(report)
    else:
        out().print(_table(report))
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
    for name in ("found", "missed", "extra", "precision", "recall", "F1", "grounded F1"):
        table.add_column(name, justify="right")

    def rows(group: dict[str, Counts], grounded: dict[str, Counts]) -> None:
        for name, counts in group.items():
            numbers = (str(counts.found), str(counts.missed), str(counts.spurious))
            proven = [grounded[name].f1] if name in grounded else []
            table.add_row(name, *numbers, *(f"{x:.4f}" for x in (counts.precision, counts.recall, counts.f1, *proven)))
        table.add_section()

    rows(report.sections, report.grounded_sections)
    rows(report.languages, {})
    rows({r.name: r.counts for r in report.results}, {r.name: r.grounded_counts for r in report.results})
    rows({"all (micro)": report.counts}, {"all (micro)": report.grounded_counts})
    table.add_row("mean of notices (macro)", "", "", "", "", "", f"{report.macro_f1:.4f}")
    return table


def _print_json(report: Evaluation) -> None:
    import json

    def figures(counts: Counts) -> dict[str, float]:
        whole = {"found": counts.found, "missed": counts.missed, "spurious": counts.spurious}
        return whole | {name: round(getattr(counts, name), 4) for name in ("precision", "recall", "f1")}

    data = {
        "micro": figures(report.counts),
        "grounded": figures(report.grounded_counts),
        "macro_f1": round(report.macro_f1, 4),
        "sections": {name: figures(counts) for name, counts in report.sections.items()},
        "languages": {name: figures(counts) for name, counts in report.languages.items()},
        "notices": {r.name: figures(r.counts) | ({"error": r.error} if r.error else {}) for r in report.results},
        "skipped": list(report.skipped),
    }
    print(json.dumps(data, ensure_ascii=False, indent=2))
