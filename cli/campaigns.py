"""Campaign files: YAML or JSON, drafted by ``jinbang campaign`` or written by hand, with exact numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.desk import Opened
    from ranking import RankingFrame
    from schema.campaign import Campaign

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_ID = re.compile(r"[0-9a-f]{6,64}")


def file_or_id(name: str) -> Path | None:
    """The file of this name; None where it can only be the id of something stored, or the beginning of one.

    :raises MissingFile: where there is no such file, and no id looks so.
    """
    from schema.errors import MissingFile

    if Path(name).is_file():
        return Path(name)
    if _ID.fullmatch(name):
        return None
    raise MissingFile("there is no such file, and it is no id of the store", where=name, hint="jinbang list shows ids")


def dump_campaign(campaign: Campaign, *, as_json: bool = False) -> str:
    """The file of a campaign. Numbers are quoted strings, so that no reader makes binary floats of them."""
    if as_json:
        return campaign.model_dump_json(indent=2) + "\n"
    from review.files import yaml_of

    return yaml_of(campaign)


def campaign_of(path: Path) -> Campaign:
    """The campaign of a campaign file, the one drafted from a notice, or the one that the store has under this id.

    :raises InputError: for a document of which no campaign can be drafted, such as a table of candidates.
    """
    if path.suffix.lower() in SUFFIXES:
        from review.files import load_campaign

        return load_campaign(path)
    if (kept := stored(path)) is not None:
        return kept.campaign
    from cli.notices import read_one

    notice = read_one([path]).notice
    if not (notice.schemes or any(post.name or post.headcount for post in notice.posts)):
        from schema.errors import InputError

        raise InputError(
            "this file states neither posts with a name or number nor a scheme",
            where=str(path),
            hint="give a notice or a campaign first, then the table of candidates",
        )
    from review.draft import draft

    return draft(notice)


def stored(name: Path) -> Opened | None:
    """The stored campaign of this id, or beginning of one; None where the name is that of a file, or no id.

    The store is that of ``JINBANG_STORE``, else the one in the current folder.

    :raises NotFound: where the store has no such campaign.
    """
    from os import environ

    from cli.desk import desk
    from cli.ingest import STORE

    if name.exists() or not _ID.fullmatch(str(name)):
        return None
    with desk(environ.get("JINBANG_STORE", STORE), "") as table:
        return table.open(str(name))


@contextmanager
def vouched(name: Path, by: str | None) -> Iterator[Callable[[RankingFrame], None]]:
    """For rankings that count: a stored campaign has to be approved, and what is ranked with it is recorded.

    Gives the function that records a ranking; for campaigns of files it does nothing.

    :raises NotSettled: where the stored campaign is not approved.
    """
    from os import environ

    from cli.desk import desk
    from cli.ingest import STORE
    from pipeline.desk import approved

    kept = stored(name)
    if kept is None:
        yield lambda run: None
        return
    approved(kept)
    with desk(environ.get("JINBANG_STORE", STORE), by or "jinbang") as table:
        yield lambda run: table.record(kept, run)
