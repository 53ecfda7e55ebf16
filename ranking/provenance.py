"""Provenance: which campaign, which data and which engine made a file. Every file that is written carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True)
class Provenance:
    """``campaign`` and ``data`` are sha256 in hexadecimal; ``parameters``: what the run was given besides."""

    campaign: str
    data: str
    engine: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def items(self) -> dict[str, str]:
        """All of it as text, in a fixed order."""
        more = {f"parameter {name}": str(value) for name, value in sorted(self.parameters.items())}
        return {"campaign": self.campaign, "data": self.data, "engine": self.engine} | more

    def text(self) -> str:
        """On one line."""
        return "; ".join(f"{name}={value}" for name, value in self.items().items())


def engine() -> str:
    """Name and version of the engine."""
    try:
        return f"jinbang@{version('jinbang')}"
    except PackageNotFoundError:
        return "jinbang"
