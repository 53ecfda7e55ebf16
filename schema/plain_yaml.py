"""YAML text of plain data: exact numbers, text as it is, no anchors. Fact sheets and campaigns are written so.

How a scalar is written (which quotes, if any) is left to PyYAML, once for each distinct one; lines, indents and flow
collections are put round them here, as PyYAML would, since it takes seconds for the posts of a large table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

_SCALARS = (str, int, bool, Decimal, type(None))
_BREAKS = frozenset("\r\x85\u2028\u2029")
"""Line ends besides ``\\n``: where one is in a text, its form depends on the indent."""
_LONG_KEY = 100
"""Characters from which a key may be written in another form."""
_WIDTH = 10**6


def dump(data: Mapping[str, Any]) -> str:
    """The text of a mapping: keys ``on`` and ``no`` quoted, dates as strings, numbers without exponents, no anchors."""
    return "".join(pieces(data))


def pieces(data: Mapping[str, Any]) -> Iterator[str]:
    """The same in pieces, of which none is much longer than a record."""
    known: dict[tuple[type, Any], None] = {}
    if _gather(data, known, set()):
        yield from _Writer(known).mapping(data) if data and not _flows(data) else [_yaml(dict(data))]
    else:
        yield _yaml(dict(data))


def _gather(node: Any, known: dict[tuple[type, Any], None], keys: set[str]) -> bool:
    """Note the distinct scalars in a node, and which are keys; False where some need PyYAML itself."""
    if isinstance(node, dict):
        for key in node:
            if key not in keys:
                if not _is_scalar(key, type(key) is str, _LONG_KEY) or "\n" in key:
                    return False
                keys.add(key)
                known[str, key] = None
        items: Iterable[Any] = node.values()
    else:
        items = node
    for item in items:
        kind = type(item)
        if kind is dict or kind is list:
            if not _gather(item, known, keys):
                return False
        elif (kind, item) not in known:
            if not _is_scalar(item, kind in _SCALARS, _WIDTH // 2):
                return False
            known[kind, item] = None
    return True


def _is_scalar(value: Any, fits: bool, longest: int) -> bool:
    """Whether a scalar of a type that fits is written alike at every indent."""
    if not fits or not isinstance(value, str):
        return fits
    return len(value) <= longest and _BREAKS.isdisjoint(value)


def _flows(node: Any) -> bool:
    """Whether a collection stands on one line: it holds scalars only, and none of several lines."""
    items = node.values() if isinstance(node, dict) else node
    return all(not isinstance(item, (dict, list)) and not (type(item) is str and "\n" in item) for item in items)


class _Writer:
    """Writes collections of scalars whose forms are known."""

    def __init__(self, scalars: Iterable[tuple[type, Any]]) -> None:
        held = list(scalars)
        values = [value for _, value in held]
        self.plain = dict(zip(held, (line[2:] for line in _lines(values)), strict=True))
        self.inline = dict(zip(held, (line[3:-1] for line in _lines([[value] for value in values])), strict=True))

    def mapping(self, node: Mapping[str, Any], pad: str = "", lead: str = "") -> Iterator[str]:
        """The lines of a mapping; ``lead`` stands before the first one instead of ``pad``."""
        begin = lead or pad
        for key, value in node.items():
            yield from self._entry(f"{begin}{self.plain[str, key]}:", value, pad)
            begin = pad

    def _entry(self, head: str, value: Any, pad: str) -> Iterator[str]:
        if not isinstance(value, (dict, list)):
            yield f"{head} {self.plain[type(value), value]}\n"
        elif _flows(value):
            yield f"{head} {self._flow(value)}\n"
        else:
            yield f"{head}\n"
            yield from self.mapping(value, f"{pad}  ") if isinstance(value, dict) else self._sequence(value, pad)

    def _sequence(self, node: Sequence[Any], pad: str, lead: str = "") -> Iterator[str]:
        begin = lead or pad
        for item in node:
            if not isinstance(item, (dict, list)):
                yield f"{begin}- {self.plain[type(item), item]}\n"
            elif _flows(item):
                yield f"{begin}- {self._flow(item)}\n"
            elif isinstance(item, dict):
                yield "".join(self.mapping(item, f"{pad}  ", f"{begin}- "))
            else:
                yield from self._sequence(item, f"{pad}  ", f"{begin}- ")
            begin = pad

    def _flow(self, node: Any) -> str:
        known = self.inline
        if isinstance(node, list):
            return f"[{', '.join([known[type(item), item] for item in node])}]"
        return f"{{{', '.join([f'{known[str, key]}: {known[type(item), item]}' for key, item in node.items()])}}}"


def _lines(items: list[Any]) -> list[str]:
    """What PyYAML writes for each item of a sequence, each on a line."""
    flow = None if items and isinstance(items[0], list) else False
    return _yaml(items, flow=flow).split("\n")[:-1] if items else []


def _yaml(data: Any, *, flow: bool | None = None) -> str:
    import yaml

    text: str = yaml.dump(
        data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, default_flow_style=flow, width=_WIDTH
    )
    return text


@cache
def _dumper() -> Any:
    import yaml

    base: type[yaml.SafeDumper] = getattr(
        yaml, "CSafeDumper", yaml.SafeDumper
    )  # ten times as fast where there is libyaml

    class Dumper(base):  # type: ignore[valid-type, misc]
        def ignore_aliases(self, node: object) -> bool:
            return True

    def decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
        text = format(value, "f")
        if value == value.to_integral_value():
            return dumper.represent_scalar("tag:yaml.org,2002:int", text.split(".")[0])
        return dumper.represent_scalar("tag:yaml.org,2002:float", text.rstrip("0"))

    def string(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if "\n" in value else None)

    Dumper.add_representer(Decimal, decimal)
    Dumper.add_representer(str, string)
    return Dumper
