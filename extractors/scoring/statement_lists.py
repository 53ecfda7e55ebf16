"""Statements of lists: criteria with their points, line by line, and what their headings say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.above import posts_above, stage_of_list
from extractors.scoring.criteria import apart, in_item, whole_of
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.label_sums import led_items, run_of_papers
from extractors.scoring.point_lists import MADE_OF_ITEMS, SUMS_TO, headed, most_of, parts_below
from extractors.scoring.rated_lists import rated_lists
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.needles import may_match
from extractors.text.source import Line, Source
from extractors.values.sayings import phrases
from schema.notice import Track


def listed(source: Source, tracks: Sequence[Track]) -> dict[int, list[Statement]]:
    """The statements of every list of a source, by the number of their line."""
    return _Lists(source, tracks).lists()


class _Lists:
    """Its groups are counted downwards, so that they are none of those of sentences."""

    def __init__(self, source: Source, tracks: Sequence[Track]) -> None:
        self.source, self.tracks = source, tracks
        self.group = 0

    def lists(self) -> dict[int, list[Statement]]:
        """Lists of criteria with their points, line by line, by the number of the line."""
        out: dict[int, list[Statement]] = {} if self.source.zh else self._rated()
        run: list[tuple[Line, Share]] = []
        for line in [*(x for x in self.source.prose() if x.index not in out), None]:
            if line is not None and not self.source.zh and (led := led_items(line.text)):
                if values := whole_of(led, self._points(line)):
                    self.group -= 1
                    out[line.index] = [Statement(v, self.source, line.start, line.index, self.group) for v in values]
                continue
            if line is not None and not self.source.zh and (papers := run_of_papers(line.text)):
                stage = stage_of_list(self.source, line)
                if stage is not None:
                    self.group -= 1
                    own = [replace(p, parent=stage) for p in papers]
                    out[line.index] = [Statement(v, self.source, line.start, line.index, self.group) for v in own]
                    if run:  # a list above ends here
                        run = []
                    continue
            share = in_item(_without_leaders(line.text)) if line is not None else None
            if line is not None and share is not None and (not run or run[-1][0].index == line.index - 1):
                run.append((line, share))
                continue
            stage = stage_of_list(self.source, run[0][0]) if run else None
            whole = self._points(run[0][0]) if run else None
            if stage is not None and whole is None and not self.source.zh:
                whole = sum((s.full for _, s in run if s.full), Decimal(0))
            values = whole_of(apart([s for _, s in run]), whole) if run else ()
            if values:
                self.group -= 1
                label, tracks = posts_above(self.source, self.tracks, run[0][0].start)
                if stage is not None and all(s.weight == 1 for s in values):
                    values = tuple(replace(s, parent=stage) for s in values)
                for (at, _), value in zip(run, values, strict=True):
                    out[at.index] = [
                        Statement(
                            value,
                            self.source,
                            at.start,
                            run[0][0].index,
                            self.group,
                            tracks,
                            label=self.source.text[slice(*label)] if label else None,
                            label_at=label,
                        )
                    ]
            run = [(line, share)] if line is not None and share is not None else []
        return out or (self._maxima() if self.source.zh else {})

    def _rated(self) -> dict[int, list[Statement]]:
        out: dict[int, list[Statement]] = {}
        groups: dict[int, int] = {}
        for index, (first, values) in rated_lists(self.source).items():
            if first not in groups:
                self.group -= 1
                groups[first] = self.group
            start = self.source.lines[index].start
            label, tracks = posts_above(self.source, self.tracks, self.source.lines[first].start)
            text = self.source.text[slice(*label)] if label else None
            out[index] = [
                Statement(v, self.source, start, first, groups[first], tracks, label=text, label_at=label)
                for v in values
            ]
        return out

    def _maxima(self) -> dict[int, list[Statement]]:
        """满分100分,由学历、工龄、面试三部分组成: items that each say what they are worth at most, if that adds up."""
        out: dict[int, list[Statement]] = {}
        lines = list(self.source.prose())
        texts = [line.text for line in lines]
        rows = headed(texts)
        self.group -= 1
        for index, share in rows.items():
            first = lines[min(rows)].index
            out[lines[index].index] = [Statement(share, self.source, lines[index].start, first, self.group)]
        for index, line in enumerate(lines):
            if "分" in line.text and (below := parts_below(texts[index : index + 8])):
                self.group -= 1
                entire = FullMark(
                    below[0].start, below[0].end, sum((s.full or Decimal(0) for s in below[1]), Decimal(0)), below[0]
                )
                out[line.index] = [Statement(entire, self.source, line.start, line.index, self.group)]
                for item, share in zip(lines[index + 1 :], below[1], strict=False):
                    share = replace(share, parent=replace(below[0], start=-1, end=-1))
                    out[item.index] = [Statement(share, self.source, item.start, line.index, self.group)]
                continue
            made_of = MADE_OF_ITEMS.search(line.text)
            whole = SUMS_TO.search(line.text)
            if made_of is None or whole is None:
                continue
            names = re.split("[、和与及]", made_of.group("list"))
            items = lines[index + 1 : index + 1 + len(names)]
            shares = [most_of(item.text, name) for item, name in zip(items, names, strict=False)]
            found = [s for s in shares if s is not None]
            total = Decimal(whole.group("n") or 0)
            if len(found) < 2 or len(found) != len(names) or sum(s.full or 0 for s in found) != total:
                continue
            self.group -= 1
            for item, share in zip(items, found, strict=True):
                out[item.index] = [Statement(share, self.source, item.start, line.index, self.group)]
        return out

    def _points(self, line: Line) -> Decimal | None:
        """What the points of a list add up to, where the line above prints it (总分120分,由以下四部分构成:)."""
        above = self.source.lines[line.index - 1].text if line.index else ""
        found = SUMS_TO.search(above)
        return Decimal(found.group("n") or found.group("m") or found.group("k")) if found else None


def _without_leaders(text: str) -> str:
    leaders = phrases()["leaders"]
    return leaders.sub(_blank, text) if may_match(leaders, text) else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


__all__ = ["listed"]
