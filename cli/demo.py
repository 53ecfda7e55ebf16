"""jinbang demo: the whole road on notices that come with Jinbang."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.support import err, made, out, whole, write_text

if TYPE_CHECKING:
    from rich.console import Console

    from schema.document import Document
    from schema.notice import Notice
    from store import Store

NOTICES = Path(__file__).resolve().parent.parent / "corpus" / "notices"
_SHOWN = "06-hexi-soe.html"
"""Four ways of scoring in one web page."""
_RANKED, _CANDIDATES = "01-linxi-shiye.txt", "01-linxi-shiye.candidates.csv"

EXAMPLES = ("jinbang demo -o demo-out",)


def command(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write.")] = Path("demo-out"),
) -> None:
    """Read the bundled notices, show what they say, rank candidates, and write a report to open in a browser."""
    console = out()
    files = sorted(p for p in NOTICES.iterdir() if p.suffix in (".txt", ".md", ".html") and p.stem != "README")
    store = _ingest(console, files, output)
    try:
        _show(console, store, NOTICES / _SHOWN)
        _rank(console, store, output)
    finally:
        store.close()
    console.print("\nTry next", style="bold")
    for line in (
        f"  open {output / 'report.html'}",
        f"  jinbang list --store {output / 'demo.db'}",
        "  jinbang extract YOUR-NOTICE.pdf",
        "  jinbang check YOUR-NOTICE.docx",
        "  jinbang campaign YOUR-NOTICE.html -o campaign.yaml",
        "  jinbang rank campaign.yaml candidates.xlsx -o ranking.xlsx",
    ):
        console.print(line)


def _ingest(console: Console, files: list[Path], output: Path) -> Store:
    from pipeline import run
    from store import Store

    store = Store.open(made(output) / "demo.db")
    report = run([(path,) for path in files], store)
    stored, known = report.count("stored"), report.count("known")
    console.print(f"{stored + known} of {len(files)} bundled notices read into {output / 'demo.db'}", style="bold")
    for entry in report.entries:
        if entry.failure is not None:
            err().print(f"{entry.source}: {entry.failure.code}: {entry.failure.message}", soft_wrap=True)
    return store


def _stored(store: Store, path: Path) -> tuple[Notice, tuple[Document, ...]]:
    import hashlib

    from extractors import EXTRACTOR
    from schema.errors import NotFound

    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with store.read() as repository:
        ident = repository.find_notice([digest], EXTRACTOR)
        if ident is None:
            raise NotFound("the bundled notice could not be read", where=path.name)
        notice = repository.get_notice(ident, EXTRACTOR)
        return notice, tuple(repository.get_document(sha256) for sha256 in notice.documents)


def _show(console: Console, store: Store, path: Path) -> None:
    from cli.render import findings_table, posts_table, questions_table, scheme_tables
    from corpus.facts import to_facts

    notice, documents = _stored(store, path)
    facts = to_facts(notice, documents)
    console.rule(f"{notice.header.title or path.name}")
    for table in (posts_table(facts), *scheme_tables(facts), findings_table(notice), questions_table(notice)):
        if table is not None:
            console.print(table)


def _rank(console: Console, store: Store, output: Path) -> None:
    from cli.render import findings_table
    from cli.report import render
    from ranking import rank, read, write
    from review.draft import draft

    notice, documents = _stored(store, NOTICES / _RANKED)
    campaign = draft(notice)
    result = rank(campaign, read(NOTICES / _CANDIDATES))
    ranking = result.to_ranking()
    with whole(output / "ranking.xlsx") as temporary:
        write(result, temporary)
    write_text(output / "report.html", render(notice, documents, campaign, ranking))
    console.rule(notice.header.title or _RANKED)
    findings = findings_table(notice)
    if findings is not None:
        console.print(findings)
    kept = sum(row.stages.get(ranking.stages[-1]) == 1 for row in ranking.rows) if ranking.stages else 0
    console.print(
        f"{len(ranking.rows)} candidates ranked, {kept} go on to {ranking.stages[-1] if ranking.stages else '-'}"
    )
    console.print(f"ranking: {output / 'ranking.xlsx'}\nreport:  {output / 'report.html'}")
