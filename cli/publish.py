"""jinbang publish: the list to put up, with names and numbers masked; as HTML with charts, ready for print."""

from __future__ import annotations

from enum import StrEnum
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.rank import Campaigned, Candidates, Lines, run
from cli.support import TABLES, err, named_for, whole, write_text

if TYPE_CHECKING:
    from ranking import RankingFrame
    from ranking.publish import Style

CHARTS = 60
"""Charts on a page at most; beyond that a page would not open."""


class Masking(StrEnum):
    masked = "masked"
    full = "full"
    none = "none"


EXAMPLES = ("jinbang publish campaign.yaml candidates.xlsx -o list.html --stage interview",)


def command(
    campaign: Campaigned,
    candidates: Candidates,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=".html, .xlsx, .csv or .parquet.")],
    lines: Lines = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", help="Only those who go on to this stage; without it, the last one reached."),
    ] = None,
    everybody: Annotated[bool, typer.Option("--everybody", help="Everybody, whatever became of them.")] = False,
    names: Annotated[Masking, typer.Option("--names", help="张*华, whole, or not at all.")] = Masking.masked,
    numbers: Annotated[Masking, typer.Option("--numbers", help="Candidate numbers likewise.")] = Masking.masked,
    reasons: Annotated[bool, typer.Option("--reasons", help="With a column of reasons.")] = False,
) -> None:
    """Write the list of those who go on, post by post, to be published."""
    from cli.campaigns import vouched

    named_for(output, ".html", ".htm", *TABLES, what="a list")

    with vouched(campaign, environ.get("JINBANG_ACTOR")) as record:
        _, result = run(campaign, candidates, lines)
        record(result)
    from ranking.publish import Style, stage_of, write_publication
    from schema.errors import CandidateError, NotFound

    for warning in result.warnings:
        err().print(f"warning: {warning}", soft_wrap=True)
    chosen = None if everybody else stage or stage_of(result)
    style = Style(chosen, names.value, numbers.value, None, reasons)
    try:
        if output.suffix.lower() in (".html", ".htm"):
            write_text(output, page(result, style))
        else:
            with whole(output) as temporary:
                write_publication(result, temporary, style)
    except NotFound as error:
        raise CandidateError(error.message, hint=error.hint) from error


def page(result: RankingFrame, style: Style) -> str:
    """The list as a page with charts: no scripts, no outside files, everything escaped."""
    from itertools import islice

    from jinja2 import Environment, PackageLoader, StrictUndefined

    from cli.report.chart import charts
    from ranking.publish import mask_number, publication

    frame = publication(result, style)
    shown = frame.drop("岗位代码", "岗位名称")
    posts = []
    tied = result.table().filter("unresolved")["post"].to_list()
    for (code, name), part in frame.partition_by("岗位代码", "岗位名称", as_dict=True, maintain_order=True).items():
        rows = [["" if cell is None else cell for cell in row] for row in part.select(shown.columns).iter_rows()]
        title = " ".join(dict.fromkeys(str(text) for text in (code, name) if text))
        posts.append({"name": title, "header": shown.columns, "rows": rows, "unresolved": tied.count(code)})
    drawn = []
    if result.frame.height <= 20_000:
        ranking = result.to_ranking()
        hidden = [row.model_copy(update={"id": mask_number(row.id)}) for row in ranking.rows]
        drawn = list(islice(charts(result.campaign, ranking.model_copy(update={"rows": tuple(hidden)})), CHARTS))
    environment = Environment(
        loader=PackageLoader("cli", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = {"姓名", "准考证号", "说明"}
    return environment.get_template("publish.html.j2").render(
        title=result.campaign.name,
        posts=posts,
        charts=drawn,
        numbers={i for i, name in enumerate(shown.columns) if name not in words},
        provenance=result.provenance.items(),
    )
