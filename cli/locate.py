"""jinbang locate: the place in the original that a value rests on."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.support import err, out

if TYPE_CHECKING:
    from ingest.place import Place
    from schema.document import Document

_RANGE = re.compile(r"(\d+):(\d+)")

EXAMPLES = (
    "jinbang locate notice.pdf -e /posts/0/headcount -o proof.png",
    "jinbang locate notice.txt -e 360:374 --json",
)


def command(
    file: Annotated[Path, typer.Argument(help="The notice, or the archive that holds it.", show_default=False)],
    evidence: Annotated[
        str,
        typer.Option(
            "--evidence",
            "-e",
            metavar="START:END|POINTER",
            help="Characters of the text, or the pointer of a value in the notice: /posts/0/name (index or id).",
        ),
    ],
    notice: Annotated[
        Path | None,
        typer.Option("--notice", help="The extracted notice (.json, .yaml) for a pointer; extracted anew without it."),
    ] = None,
    member: Annotated[
        str | None, typer.Option("--member", help="The file in an archive, for START:END. Default: the first.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PNG", help="Where the crop of the page goes.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The place as JSON.")] = False,
) -> None:
    """Show the place that a value rests on: address, surrounding text, neighbouring cells, the crop of the page."""
    from ingest import read_all
    from ingest.place import crops, locate

    documents = read_all(file)
    match = _RANGE.fullmatch(evidence)
    if match:
        ranges = [(_member(documents, member), int(match[1]), int(match[2]))]
    elif member is not None:
        raise typer.BadParameter("a pointer says itself which file it rests on; --member goes with START:END")
    else:
        ranges = _ranges(evidence, notice, documents)
    shown = []
    for number, (document, start, end) in enumerate(ranges):
        place = locate(document, start, end)
        pictures: list[str] = []
        for page, png in crops(_bytes(file, document), document, start, end):
            name = output or Path(f"{file.stem}-{start}-{end}.png")
            more = "" if number == 0 and not pictures else f"-{number + 1}-page{page}"
            pictures.append(_save(name.with_name(f"{name.stem}{more}{name.suffix or '.png'}"), png))
        shown.append((place, pictures))
    if output is not None and not any(pictures for _, pictures in shown):
        err().print(f"{output} is not written: only pages (PDF, scans) have a crop", soft_wrap=True)
    if as_json:
        print(json.dumps([_plain(place, pictures) for place, pictures in shown], ensure_ascii=False, indent=2))
        return
    for place, pictures in shown:
        _print(place, pictures)


def _member(documents: tuple[Document, ...], name: str | None) -> Document:
    for document in documents:
        if name is None or document.name == name or document.name.endswith(f"/{name}"):
            return document
    raise typer.BadParameter(f"there is no {name}; there are {', '.join(d.name for d in documents)}")


def _ranges(pointer: str, notice: Path | None, documents: tuple[Document, ...]) -> list[tuple[Document, int, int]]:
    """The printed ranges behind a value of the notice; those of the record where the value has none of its own."""
    if notice is not None:
        root = _kept(notice)
    else:
        from extractors import extract

        root = extract(documents).model_dump(mode="json")
    by_id = {document.id: document for document in documents}
    cited = list(_cited(root, pointer))
    if not cited:
        raise typer.BadParameter(f"nothing printed stands behind {pointer}")
    found = [(by_id[e["document"]], e["start"], e["end"]) for e in cited if e["document"] in by_id]
    if not found:
        raise typer.BadParameter(f"{pointer} rests on another file: {cited[0]['document'][:12]}")
    return list({(document.id, start, end): (document, start, end) for document, start, end in found}.values())


def _kept(path: Path) -> Any:
    """What an extracted notice holds.

    :raises MissingFile: where the file cannot be opened.
    :raises Damaged: where it is no such notice.
    """
    import yaml

    from schema.errors import Damaged, MissingFile

    hint = "jinbang extract FILE -f json -o DIR writes one"
    try:
        root = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MissingFile(f"cannot open the extracted notice: {error.strerror}", where=str(path)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Damaged("this is no extracted notice", where=str(path), hint=hint) from error
    if not isinstance(root, dict):
        raise Damaged("this is no extracted notice", where=str(path), hint=hint)
    return root


def _cited(root: Any, pointer: str) -> list[dict[str, Any]]:
    """Evidence of the value at a JSON pointer: its own, else that of the nearest record around it."""
    path = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/") if part]
    records: list[tuple[dict[str, Any], str]] = []
    value = root
    for part in path:
        if isinstance(value, dict) and part in value:
            records.append((value, part))
            value = value[part]
        elif isinstance(value, list) and (item := _item(value, part)) is not None:
            value = item
        else:
            raise typer.BadParameter(f"the notice has no {pointer}: {part} is not there")
    if isinstance(value, dict):
        records.append((value, "self"))
    for record, key in reversed(records):
        held = record.get("evidence") or {}
        derived = (record.get("derived") or {}).get(key) or {}
        if found := held.get(key) or derived.get("inputs") or held.get("self"):
            return list(found)
    return []


def _item(items: list[Any], part: str) -> Any:
    """The item of that id, else the one of that index."""
    named = next((item for item in items if isinstance(item, dict) and item.get("id") == part), None)
    return named if named is not None else items[int(part)] if part.isdigit() and int(part) < len(items) else None


def _bytes(file: Path, document: Document) -> bytes:
    """The bytes that the document was read from: the file, or the one in the archive."""
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() == document.id:
        return data
    from ingest.archive import members
    from ingest.limits import Budget, Limits

    inner = members(data, Budget(Limits(), file.name))
    return next((content for _, content in inner if hashlib.sha256(content).hexdigest() == document.id), b"")


def _save(path: Path, png: bytes) -> str:
    from cli.support import whole

    with whole(path) as temporary:
        temporary.write_bytes(png)
    return str(path)


def _plain(place: Place, pictures: list[str]) -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(place), "pictures": pictures}


def _print(place: Place, pictures: list[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = out()
    console.print(Text(f"{place.document}: {'; '.join(place.addresses) or 'no address'}", style="bold"))
    around = Text(f"…{place.before}")
    around.append(f"[{place.quote}]", style="reverse")
    around.append(f"{place.after}…")
    console.print(around)
    cells = place.neighbours
    if cells is not None:
        grid = Table(show_header=False, title=cells.table)
        for r, row in enumerate(cells.rows):
            shown = [Text(f"[{t}]" if (r, c) == (cells.row, cells.col) else t) for c, t in enumerate(row)]
            grid.add_row(*shown)
        console.print(grid)
    for picture in pictures:
        console.print(f"crop: {picture}")
