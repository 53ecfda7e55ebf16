"""Campaign files: YAML or JSON, drafted by ``jinbang campaign`` or written by hand, with exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

    from pipeline.desk import Opened
    from ranking import RankingFrame
    from schema.campaign import Campaign

SUFFIXES = frozenset({".yaml", ".yml", ".json"})


def dump_campaign(campaign: Campaign, *, as_json: bool = False) -> str:
    """The file of a campaign. Numbers are quoted strings, so that no reader makes binary floats of them."""
    if as_json:
        return campaign.model_dump_json(indent=2) + "\n"
    return yaml_of(campaign)


def yaml_of(model: BaseModel) -> str:
    """A model as YAML without its silent fields; what is left out is what the model has by default."""
    from corpus.facts import dump

    return dump(_spoken(model.model_dump(mode="json")))


def _spoken(node: Any) -> Any:
    if isinstance(node, dict):
        fields = {key: _spoken(value) for key, value in node.items()}
        return {key: value for key, value in fields.items() if value is not None and value != [] and value != {}}
    return [_spoken(item) for item in node] if isinstance(node, list) else node


def load_campaign(path: Path) -> Campaign:
    """A campaign from its file. Plain numbers (0.6) are read as exact decimals, plain dates as text.

    :raises MissingFile: where the file cannot be opened.
    :raises SchemeError: where it is no campaign; the message names the place.
    """
    import json
    from decimal import Decimal

    import yaml
    from pydantic import ValidationError

    from schema.campaign import Campaign
    from schema.errors import MissingFile, SchemeError

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SchemeError("a campaign file is UTF-8 text", where=str(path)) from error
    except OSError as error:
        raise MissingFile(f"cannot open the campaign: {error.strerror}", where=str(path)) from error
    try:
        if path.suffix.lower() == ".json":
            data: Any = json.loads(text, parse_float=Decimal)
        else:
            data = yaml.load(text, Loader=_loader())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SchemeError(f"not a campaign file: {' '.join(str(error).split())[:200]}", where=str(path)) from error
    try:
        return Campaign.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        pointer = "/".join(str(step) for step in first["loc"])
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        hint = "jinbang schema gives the JSON Schema of a campaign"
        raise SchemeError(f"not a campaign: {first['msg']}{more}", where=f"{path}#/{pointer}", hint=hint) from error


def campaign_of(path: Path) -> Campaign:
    """The campaign of a campaign file, the one drafted from a notice, or the one that the store has under this id."""
    if path.suffix.lower() in SUFFIXES:
        return load_campaign(path)
    if (kept := stored(path)) is not None:
        return kept.campaign
    from cli.notices import read_one

    notice = read_one([path]).notice
    from review.draft import draft

    return draft(notice)


def stored(name: Path) -> Opened | None:
    """The stored campaign of this id, or beginning of one; None where the name is that of a file, or no id.

    The store is that of ``JINBANG_STORE``, else the one in the current folder.

    :raises NotFound: where the store has no such campaign.
    """
    import re
    from os import environ

    from cli.desk import desk
    from cli.ingest import STORE

    if name.exists() or not re.fullmatch(r"[0-9a-f]{6,64}", str(name)):
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


def _loader() -> type[Any]:
    """YAML with exact decimals; dates stay text, only ``true`` and ``false`` are booleans (``on`` is a key here)."""
    import re
    from decimal import Decimal

    import yaml

    class Loader(yaml.SafeLoader):
        pass

    unwanted = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in unwanted]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))

    def decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
        return Decimal(str(loader.construct_scalar(node)).replace("_", ""))

    Loader.add_constructor("tag:yaml.org,2002:float", decimal)
    return Loader
