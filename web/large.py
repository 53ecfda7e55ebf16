"""Large: campaigns of thousands of posts, and the sheets they come from, kept in pieces that open at once.

A campaign of 20,000 posts is a hundred megabytes of JSON. What a page shows of it is worked out once per version and
kept in parts: everything but the posts in one, the posts and the rows of sheets in parts of :data:`CHUNK`.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from bisect import bisect_right
from dataclasses import asdict, dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from pipeline.desk import Opened
from review.decisions import Folded
from review.identity import identity
from schema.campaign import Campaign, CampaignPost
from schema.decisions import CampaignVersion, Conflict
from schema.document import Document
from schema.errors import NotFound
from schema.evidence import Evidence, Role
from schema.findings import Finding, Question
from schema.notice import Header, Notice
from store.tables import DocumentRow, NoticeRow
from web import grounds, posts, source
from web.risk import Item
from web.tables import PartRow, session

if TYPE_CHECKING:
    from web.office import Heading, Office

MANY = 3000
"""Posts from which a campaign is large."""
CHUNK = 200
_LONG = 1_000_000
"""Characters from which a document is large."""


@dataclass(frozen=True, slots=True)
class Core:
    """A large campaign without its posts. ``ids`` and ``hay`` of the posts in order."""

    opened: Opened
    items: tuple[Item, ...]
    columns: tuple[str, ...]
    ids: tuple[str, ...]
    hay: tuple[str, ...]
    places: dict[str, int]


def _pack(data: Any) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def _unpack(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))


def is_large(office: Office, heading: Heading) -> bool:
    """Whether the notice of a campaign has very many posts; looks at no JSON."""
    query = select(func.max(NoticeRow.posts)).where(NoticeRow.id == heading.notice)
    with session(office.store) as opened:
        return (opened.scalar(query) or 0) > MANY


def keep(office: Office, opened: Opened, items: tuple[Item, ...]) -> None:
    """Keep the parts of a campaign's newest version, and those of its documents; older versions' parts go."""
    owner, prefix = _owner(opened.version.campaign, opened.seen), f"{opened.version.campaign}@"
    campaign, base = opened.campaign, opened.base
    ids = [identity(item) for item in campaign.posts]
    core = {
        "version": opened.version.model_dump(mode="json"),
        "campaign": campaign.model_copy(update={"posts": ()}).model_dump(mode="json"),
        "base": base.model_copy(update={"posts": ()}).model_dump(mode="json"),
        "notice": opened.notice.model_copy(update={"posts": ()}).model_dump(mode="json") if opened.notice else None,
        "header": opened.folded.header.model_dump(mode="json") if opened.folded.header is not None else None,
        "conflicts": [c.model_dump(mode="json") for c in opened.folded.conflicts],
        "questions": [q.model_dump(mode="json") for q in opened.folded.open_questions],
        "blocking": [f.model_dump(mode="json") for f in opened.folded.blocking],
        "items": [asdict(item) | {"pointers": item.pointers[:50]} for item in items],
        "columns": posts.columns(campaign),
        "ids": ids,
        "hay": [posts.haystack(item) for item in campaign.posts],
    }
    drafted = {identity(item): item for item in base.posts}
    parts: list[tuple[str, bytes]] = [("core", _pack(core))]
    shown: dict[str, _Pair] = {}
    for first in range(0, len(campaign.posts), CHUNK):
        own = campaign.posts[first : first + CHUNK]
        before = tuple(drafted[ident] for ident in ids[first : first + CHUNK] if ident in drafted)
        shown[f"posts/{first // CHUNK}"] = own, before
    old, known = office.shown.get(campaign.id, ("", {}))
    same = [name for name, pair in shown.items() if name in known and _is_same(pair, known[name])]
    for name in shown.keys() - set(same):
        own, before = shown[name]
        parts.append((name, _pack([_plain(own), None if _are_one(own, before) else _plain(before)])))
    with session(office.store, writes=True) as kept:
        still = PartRow.owner == old, PartRow.name.in_(same)
        count = kept.scalar(select(func.count()).select_from(PartRow).where(*still)) if same else 0
        if count == len(same) and old != owner:
            kept.execute(delete(PartRow).where(PartRow.owner == owner))
            kept.execute(update(PartRow).where(*still).values(owner=owner))
        elif same:
            parts += [(name, _pack([_plain(shown[name][0]), _plain(shown[name][1])])) for name in same]
            same = []
        gone = PartRow.owner.startswith(prefix), ~((PartRow.owner == owner) & PartRow.name.in_(same))
        kept.execute(delete(PartRow).where(*gone))
        kept.add_all(PartRow(owner=owner, name=name, data=data) for name, data in parts)
    office.shown[campaign.id] = owner, shown
    from web.fields import citations

    grounds.keep(office, opened, lambda: citations(opened), _pack)
    for sha256 in opened.notice.documents if opened.notice is not None else ():
        _keep_document(office, office.document(sha256))


_Pair = tuple[tuple[CampaignPost, ...], tuple[CampaignPost, ...]]
"""Posts of a part as they are and as they were drafted."""


def _plain(items: tuple[CampaignPost, ...]) -> list[Any]:
    return [item.model_dump(mode="json", exclude_defaults=True) for item in items]


def _are_one(some: tuple[CampaignPost, ...], others: tuple[CampaignPost, ...]) -> bool:
    """Whether these are the very same objects: a decision makes new ones of what it changes, and of nothing else."""
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _is_same(pair: _Pair, other: _Pair) -> bool:
    return _are_one(pair[0], other[0]) and _are_one(pair[1], other[1])


def _owner(ident: str, version: int) -> str:
    return f"{ident}@{version}"


def _part(office: Office, owner: str, name: str) -> Any:
    """:raises NotFound: where it is not kept."""

    def load() -> Any:
        with session(office.store) as opened:
            row = opened.get(PartRow, (owner, name))
        if row is None:
            raise NotFound("this part is not kept", where=f"{owner} {name}")
        return _unpack(row.data)

    return office.once(("part", owner, name), load)


def core_of(office: Office, heading: Heading) -> Core | None:
    """The core of a large campaign, if it is kept."""
    owner = _owner(heading.id, heading.version)

    def make() -> Core:
        data = _part(office, owner, "core")
        with office.store.read() as repository:
            decisions = tuple(repository.campaigns.decisions(heading.id))
        campaign = Campaign.model_validate(data["campaign"])
        notice = Notice.model_validate(data["notice"]) if data["notice"] else None
        folded = Folded(
            campaign,
            tuple(Conflict.model_validate(c) for c in data["conflicts"]),
            (),
            tuple(Question.model_validate(q) for q in data["questions"]),
            tuple(Finding.model_validate(f) for f in data["blocking"]),
            Header.model_validate(data["header"]) if data.get("header") else None,
        )
        version = CampaignVersion.model_validate(data["version"])
        opened = Opened(version, Campaign.model_validate(data["base"]), notice, decisions, folded)
        items = tuple(Item(**{**item, "pointers": tuple(item["pointers"])}) for item in data["items"])
        ids = tuple(data["ids"])
        places = {ident: at for at, ident in enumerate(ids)}
        return Core(opened, items, tuple(data["columns"]), ids, tuple(data["hay"]), places)

    try:
        return office.once(("core", owner), make)
    except NotFound:
        return None


def rows(office: Office, core: Core, places: list[int]) -> tuple[CampaignPost, ...]:
    """The posts at these places."""
    return tuple(_posts(office, core, at // CHUNK)[0][at % CHUNK] for at in places)


def _posts(office: Office, core: Core, number: int) -> tuple[tuple[CampaignPost, ...], tuple[CampaignPost, ...]]:
    owner = _owner(core.opened.version.campaign, core.opened.seen)

    def make() -> tuple[tuple[CampaignPost, ...], tuple[CampaignPost, ...]]:
        chunk, before = _part(office, owner, f"posts/{number}")
        own = tuple(CampaignPost.model_validate(p) for p in chunk)
        return own, own if before is None else tuple(CampaignPost.model_validate(p) for p in before)

    return office.once(("chunk", owner, number), make)


def alike(office: Office, core: Core, post: str, name: str) -> dict[str, list[str]]:
    """Fields of other posts that rest on the same cell, or say the same in the same words."""
    owner = grounds.owner_of(core.opened)
    at = core.places.get(post)
    return grounds.alike(lambda part: _part(office, owner, part), core.ids, at, name) if at is not None else {}


def citing(office: Office, core: Core, document: str, start: int, end: int) -> list[str]:
    """Fields that cite a range of a document."""
    owner = grounds.owner_of(core.opened)
    return grounds.citing(lambda part: _part(office, owner, part), document, start, end)


def opened_at(office: Office, core: Core, post: str) -> Opened:
    """The campaign with just the posts around one: enough to look at that one."""
    if not post or not core.ids:
        return core.opened
    own, before = _posts(office, core, core.places.get(post, 0) // CHUNK)
    opened = core.opened
    campaign = opened.campaign.model_copy(update={"posts": own})
    base = opened.base.model_copy(update={"posts": before})
    folded = dataclasses.replace(opened.folded, campaign=campaign)
    return Opened(opened.version, base, opened.notice, opened.decisions, folded)


# Documents ----------------------------------------------------------------------------------------------------------


def names(office: Office, documents: tuple[str, ...]) -> list[dict[str, Any]]:
    """Id, name and kind of documents, without reading them."""
    query = select(DocumentRow.sha256, DocumentRow.name, DocumentRow.media_type).where(
        DocumentRow.sha256.in_(documents)
    )
    with session(office.store) as opened:
        found = {sha: (name, kind) for sha, name, kind in opened.execute(query)}
    return [
        {"id": sha, "name": found[sha][0], "pdf": found[sha][1] == "application/pdf"}
        for sha in documents
        if sha in found
    ]


def _keep_document(office: Office, document: Document) -> None:
    if len(document.text) < _LONG:
        return
    with session(office.store) as opened:
        if opened.get(PartRow, (document.id, "outline")) is not None:
            return
    shown = source.blocks(document)
    outline = {
        "id": document.id,
        "name": document.name,
        "language": {"value": document.language.value},
        "warnings": list(document.warnings),
        "blocks": [asdict(block) | {"piece": _short(block)} for block in shown],
        "tables": [
            {
                "rows": t.rows,
                "cols": t.cols,
                "header_rows": t.header_rows,
                "start": t.start,
                "end": t.end,
                "starts": [source.row_start(t, row) for row in range(t.rows)],
            }
            for t in document.tables
        ],
    }
    parts = [("outline", _pack(outline))]
    for number, table in enumerate(document.tables):
        for first in range(0, table.rows, CHUNK):
            name = f"table/{number}/{first // CHUNK}"
            parts.append((name, _pack(source.window(document, number, first, CHUNK))))
    with session(office.store, writes=True) as kept:
        kept.execute(delete(PartRow).where(PartRow.owner == document.id))
        kept.add_all(PartRow(owner=document.id, name=name, data=data) for name, data in parts)


def _short(block: source.Shown) -> dict[str, Any]:
    """The text of a table stands in its cells."""
    return {"start": block.piece.start, "text": "" if block.grid is not None else block.piece.text}


def outline(office: Office, sha256: str) -> Any:
    """A large document as :func:`web.source.blocks` shows it, if it is kept; None otherwise."""
    try:
        return office.once(("outline", sha256), lambda: _objects(_part(office, sha256, "outline")))
    except NotFound:
        return None


def _objects(node: Any) -> Any:
    if isinstance(node, dict):
        return SimpleNamespace(**{key: _objects(value) for key, value in node.items()})
    return [_objects(item) for item in node] if isinstance(node, list) else node


def window(office: Office, sha256: str, number: int, offset: int, limit: int) -> list[dict[str, Any]]:
    """Rows of a table of a large document.

    :raises NotFound: where there is no such table.
    """
    document = outline(office, sha256)
    tables = document.tables
    if number >= len(tables):
        raise NotFound("this document has no such table", where=f"{document.name} #{number}")
    found: list[dict[str, Any]] = []
    last = min(offset + limit, tables[number].rows)
    for chunk in range(offset // CHUNK, (last - 1) // CHUNK + 1 if last > offset else 0):
        first = chunk * CHUNK
        part: list[dict[str, Any]] = _part(office, sha256, f"table/{number}/{chunk}")
        found += part[max(0, offset - first) : last - first]
    return found


def place(office: Office, sha256: str, start: int) -> tuple[int, int, int] | None:
    """Table, row and column in which an offset stands."""
    for number, table in enumerate(outline(office, sha256).tables):
        if table.start <= start < table.end:
            row = max(0, bisect_right(table.starts, start) - 1)
            for at in range(row, max(-1, row - 4), -1):
                cells = window(office, sha256, number, at, 1)[0]["cells"]
                for col, (begin, text, _) in enumerate(cells):
                    if begin >= 0 and begin <= start < begin + len(text):
                        return number, at, col
    return None


def context(office: Office, sha256: str, start: int) -> list[Evidence]:
    """The header cells above an offset."""
    at = place(office, sha256, start)
    if at is None:
        return _heading(office, sha256, start)
    number, row, col = at
    table = outline(office, sha256).tables[number]
    found = []
    for line in window(office, sha256, number, 0, min(row, table.header_rows)):
        begin, text, _ = line["cells"][col]
        if begin >= 0 and text:
            end = begin + len(text)
            found.append(Evidence(document=sha256, start=begin, end=end, quote=text, role=Role.HEADER))
    return found


def _heading(office: Office, sha256: str, start: int) -> list[Evidence]:
    """The heading over an offset outside tables."""
    over = [b.piece for b in outline(office, sha256).blocks if b.kind == "heading"]
    over = [piece for piece in over if piece.start + len(piece.text) <= start]
    if not over:
        return []
    begin, text = over[-1].start, over[-1].text
    return [Evidence(document=sha256, start=begin, end=begin + len(text), quote=text, role=Role.HEADING)]
