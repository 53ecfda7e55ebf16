"""Files: campaigns as YAML or JSON to read, edit and run, with exact numbers."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from schema.campaign import Campaign
from schema.errors import MissingFile, SchemeError
from schema.plain_yaml import dump


def yaml_of(model: BaseModel) -> str:
    """A model as YAML without its silent fields; what is left out is what the model has by default."""
    return dump(_spoken(model.model_dump(mode="json")))


def _spoken(node: Any) -> Any:
    if isinstance(node, dict):
        fields = {key: _spoken(value) for key, value in node.items()}
        return {key: value for key, value in fields.items() if value is not None and value != [] and value != {}}
    return [_spoken(item) for item in node] if isinstance(node, list) else node


def load_campaign(path: Path, *, aliases: bool = True) -> Campaign:
    """A campaign from its file. Plain numbers (0.6) are read as exact decimals, plain dates as text.

    :param aliases: False: YAML that repeats itself by reference is refused, as a small file could stand for a huge one.
    :raises MissingFile: where the file cannot be opened.
    :raises SchemeError: where it is no campaign; the message names the place.
    """
    import yaml

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
            data = yaml.load(text, Loader=_loader(aliases))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        hint = "mend it, or draft it anew (jinbang campaign)"
        told = " ".join(str(error).split())[:200]
        raise SchemeError(f"not a campaign file: {told}", where=str(path), hint=hint) from error
    try:
        return Campaign.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        pointer = "/".join(str(step) for step in first["loc"])
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        hint = "jinbang schema campaign gives what one may hold"
        said = first["msg"]
        if first["type"] == "extra_forbidden":
            said, hint = "no campaign of this version of Jinbang has this field", f"{hint}; or draft it anew"
        raise SchemeError(f"not a campaign: {said}{more}", where=f"{path}#/{pointer}", hint=hint) from error


@cache
def _loader(aliases: bool) -> type[Any]:
    """YAML with exact decimals; dates stay text, only ``true`` and ``false`` are booleans (``on`` is a key here)."""
    import yaml

    class Loader(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if not aliases and self.check_event(yaml.events.AliasEvent):
                raise yaml.YAMLError("references are not read here")
            return super().compose_node(parent, index)

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
