"""Table rows: which rows of a post table are posts, and which of their cells say something about them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.columns import Column, carried, is_note, is_subtotal
from extractors.posts.facts import tidy
from extractors.text.source import Grid, GridCell

_SUMS = 4
"""Cells of a row among which it says that it is a row of sums."""


class TableRows:
    """What tells the posts of one table from its other rows, and which blanks repeat the cell above."""

    def __init__(self, grid: Grid, columns: Sequence[Column], declared: bool) -> None:
        spanned = grid.merged_down()
        self.repeats = {
            c.col: c.kind is not None and c.col not in spanned and carried(c.kind, declared, bool(spanned))
            for c in columns
        }
        self.certificates = {
            c.col: c.col not in spanned and carried("certificates", True, False)
            for c in columns
            if c.kind == "certificates"
        }
        levels = ("education", "education_degree", "education_majors")
        self.levels = [c.col for c in columns if c.kind in levels]
        self.degrees = [c.col for c in columns if c.kind == "degree"] if self.levels and not declared else []
        named = ("name", "code", "headcount", "part", "org", "org_unit", "category")
        self.naming = [c.col for c in columns if c.kind in named]
        self.codes = [c.col for c in columns if c.kind in ("name", "code")]
        self.labels = [(c.col, c.label) for c in columns if c.label][:4]
        self.firsts = frozenset(label[:1] for _, label in self.labels)
        self.telling = sorted({*range(min(_SUMS, len(columns))), *(col for col, _ in self.labels)})
        """The columns of which a text may tell that a row is a sum or repeats the headings."""
        self.count = next((c.col for c in columns if c.kind == "headcount"), None)
        self.narrow = len(columns) <= 2

    def kept(self, cells: list[GridCell]) -> dict[int, GridCell]:
        """The cells that say something about the row: those printed, merged, or repeated by a blank."""
        repeats = self.repeats
        if self.certificates or self.degrees:
            if any(cells[col].why == "blank" and cells[col].text for col in self.levels):
                # the level of education is left blank because it repeats: the certificate beside it does too
                repeats = repeats | self.certificates
            else:  # a level that is printed without a degree asks for none
                repeats = repeats | dict.fromkeys(self.degrees, False)
        return {c.col: c for c in cells if c.text and (c.why != "blank" or repeats[c.col])}

    def remarkable(self, text: str) -> bool:
        """Whether a row in one of whose first cells this text stands may be no post for it."""
        if len(text) < 16 and is_subtotal(text):
            return True
        return text[:1] in self.firsts and any(tidy(text) == label for _, label in self.labels)

    def is_post(self, cells: list[GridCell], kept: dict[int, GridCell]) -> bool:
        own = [c for c in kept.values() if c.why is None]
        if not own or any(is_subtotal(c.text) for c in cells[:_SUMS] if c.text and len(c.text) < 16):
            return False
        if ":" in own[0].text and is_note(own[0].text):
            return False
        if len(cells) > 2 and len(own) <= 1 and len({(c.start, c.end) for c in cells if c.text}) == 1:
            return False  # one cell over the whole row: a section title or a note
        if len(cells) > 2 and len(own) != 1 and len({c.text for c in cells if c.text}) == 1:
            return False
        # a heading repeated at the top of a page: told by its first cells, since every row is looked at
        again = [c for c, label in self.labels if cells[c].text[:1] == label[:1] and tidy(cells[c].text) == label]
        if len(again) >= 2:
            return False
        if not any(col in kept and kept[col].why != "blank" for col in self.naming):
            return False
        if (
            self.count is not None
            and self.count not in kept
            and not any(col in kept and kept[col].why != "blank" for col in self.codes)
        ):
            return False
        return len(own) >= 2 or self.narrow
