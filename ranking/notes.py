"""Notes: the reason codes of many rows, each different text kept once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from ranking.order import Mask, Numbers

ENUM = 65_536
"""Different texts up to which a column is a dictionary."""


class Notes:
    """One text per row; reasons of a row are joined by ``;`` in the order in which they arose."""

    def __init__(self, height: int) -> None:
        self.texts = [""]
        self.codes: npt.NDArray[np.uint32] = np.zeros(height, np.uint32)
        self._known = {"": 0}

    def add(self, rows: Numbers, text: str) -> None:
        """The same reason for all these rows."""
        if not len(rows):
            return
        before = self.codes[rows]
        if not before.any():
            self.codes[rows] = self._code(text)
            return
        old, at = np.unique(before, return_inverse=True)
        new = np.array([self._code(self._joined(int(code), text)) for code in old], np.uint32)
        self.codes[rows] = new[at]

    def add_where(self, mask: Mask, text: str) -> None:
        """The same reason for all rows of a mask."""
        if (self.codes[mask] if self.codes.any() else self.codes).any():
            self.add(np.flatnonzero(mask), text)
        else:
            self.codes[mask] = self._code(text)

    def add_each(self, rows: Numbers, texts: pl.Series) -> None:
        """A reason for each row; blank ones are none."""
        held = pl.DataFrame({"row": rows, "text": texts}).filter(pl.col("text") != "")
        for (text,), part in held.group_by("text", maintain_order=True):
            self.add(part["row"].to_numpy(), str(text))

    def series(self) -> pl.Series:
        """The texts, null where there is none."""
        codes = pl.Series(self.codes)
        if len(self.texts) == 1:
            return pl.repeat(None, len(codes), dtype=pl.String, eager=True)
        at = pl.select(pl.when(codes > 0).then(codes - 1)).to_series()
        return coded(pl.Series(self.texts[1:]), at)

    def _joined(self, code: int, text: str) -> str:
        return f"{self.texts[code]};{text}" if code else text

    def _code(self, text: str) -> int:
        code = self._known.setdefault(text, len(self.texts))
        if code == len(self.texts):
            self.texts.append(text)
        return code


def coded(texts: pl.Series, at: pl.Series) -> pl.Series:
    """``texts`` gathered by index (whole numbers): as a dictionary (Enum) where they are few and differ, else as plain
    text."""
    if 0 < len(texts) <= ENUM and not texts.null_count() and texts.n_unique() == len(texts):
        return _narrow(at, len(texts)).cat.to(pl.Enum(texts))
    return texts.gather(at.cast(pl.UInt32))


def _narrow(at: pl.Series, number: int) -> pl.Series:
    """The index in as few bits as a dictionary of so many texts has."""
    bits = 8 if number < 2**8 else 16 if number < 2**16 else 32
    if at.null_count():
        return at.cast({8: pl.UInt8, 16: pl.UInt16, 32: pl.UInt32}[bits])
    return pl.Series(at.to_numpy().astype(f"u{bits // 8}"))


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with dictionaries as plain text."""
    return frame.with_columns(pl.col(name).cast(pl.String) for name, kind in frame.schema.items() if kind == pl.Enum)
