"""YAML text of plain data: exact numbers, text as it is, no anchors. Fact sheets and campaigns are written so."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def dump(data: Mapping[str, Any]) -> str:
    """The text of a mapping: keys ``on`` and ``no`` quoted, dates as strings, numbers without exponents, no anchors."""
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
    text: str = yaml.dump(
        dict(data), Dumper=Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10**6
    )
    return text
