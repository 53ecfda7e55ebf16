"""Binding: every row of a table finds its number and its post; men and women who compete apart find their part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import polars as pl

from ranking.asides import asides
from ranking.columns import Header, find_ending, find_role, plain
from ranking.idnumbers import tidied
from ranking.marks import SHORTENED, distinct
from ranking.oddities import ERRORS
from ranking.parts import apart, label, split_posts, without_numbers
from ranking.postnames import key_of, known_posts
from ranking.posts import PostColumns
from ranking.table import Table
from schema.campaign import Campaign
from schema.errors import CandidateError, DuplicateCandidate, MissingColumn, UnknownPost
from schema.values import Gender

LISTED = 10
"""Rows or names that one error lists."""
SPAN = 8
"""Numbers are counted in a table where it need not have more than so many places for each of them."""

_TELLS = re.compile(r"[A-Za-z].*\d|\d.*[A-Za-z]|\d{4}")
"""A code that is no mark and no rank."""


class Binding:
    """The rows of ``table`` as candidates of ``campaign`` (in which posts with parts for men and women are split).

    ``ids``: text; ``posts``: index into ``campaign.posts`` (UInt32); ``used``: the columns that say so.

    :raises MissingColumn: with what was found. Problems with single rows are kept for :meth:`refuse`.
    """

    def __init__(self, campaign: Campaign, table: Table) -> None:
        self.table = table
        self.header = Header(table.header)
        self.columns = PostColumns(campaign.posts)
        """The posts of :attr:`campaign`."""
        self.warnings: list[str] = []
        self._coded: pl.Series | None = None
        self.problems: list[CandidateError] = []
        """What is wrong with rows; raised together with what the marks have wrong (:meth:`refuse`)."""
        id_at, self.post_at = self._role_columns(campaign)
        printed = self.text(id_at)
        with ThreadPoolExecutor(1) as beside:  # both are many cells read outside Python
            read = beside.submit(_in_digits, printed)
            ids = self._without_asides(id_at, printed, campaign)
        self._digits, differ = read.result() if ids is printed else _in_digits(ids)
        if not self._digits:
            ids, told = tidied(ids)
            if told:
                self.warnings.append(f"numbers: {told} ({self.header.label(id_at)})")
                self.table = replace(self.table, frame=self.table.frame.with_columns(ids.alias(f"c{id_at}")))
        once = differ or _differ(ids)
        if not once:
            ids = self._once(id_at, ids)
        self.lines = self.table.frame["line"]
        self.ids = self._ids(id_at, ids, once=once)
        base = self._posts(campaign)
        self.campaign, places = apart(campaign) if self._may_split(campaign) else (campaign, [])
        sexes = self._sexes(campaign, base, [i for i, (man, woman) in enumerate(places) if man != woman])
        if sexes is None:
            self.campaign, self.posts = campaign, base
        else:
            self.posts = split_posts(base, sexes, places)
            self.columns = PostColumns(self.campaign.posts)
            if loose := without_numbers(campaign):
                names = some(label(item) for item in loose)
                self.warnings.append(
                    f"apart: men and women are ranked apart for {names}, but the notice prints no places for each; "
                    "people decide who goes on"
                )
        self.used = [id_at, self.post_at]

    def _may_split(self, campaign: Campaign) -> bool:
        return any(self.columns.parts) or any(scheme.apart for scheme in campaign.schemes)

    def _role_columns(self, campaign: Campaign) -> tuple[int, int | None]:
        id_at, post_at = role_columns(self.header)
        if post_at is None and id_at is not None and len(campaign.posts) > 1:
            post_at = self._codes_only(campaign, id_at)
        lost = [] if id_at is not None else ["a candidate number (准考证号, candidate id …)"]
        if post_at is None and len(campaign.posts) != 1:
            lost.append("a post (岗位代码, post …)")
        if id_at is None or lost:
            self.missing(lost)
        assert id_at is not None
        return id_at, post_at

    def _codes_only(self, campaign: Campaign, id_at: int) -> int | None:
        """The only column whose cells are codes of posts and nothing else, whatever its heading (Ref., Vacancy)."""
        codes = {plain(item.post.code) for item in campaign.posts if item.post.code and _TELLS.search(item.post.code)}
        found = [
            i
            for i in self.header.without([id_at]).free()
            if (cells := [c for c in self.text(i).unique().to_list() if c]) and {plain(c) for c in cells} <= codes
        ]
        return found[0] if len(found) == 1 else None

    def missing(self, lost: Iterable[str]) -> None:
        """Raise the error that columns are missing."""
        found = ", ".join(name for name in self.header.names if name)
        raise MissingColumn(
            f"the table has no column for {'; '.join(lost)}; found: {found}",
            where=self.table.place(),
            hint="rename the column as the notice names the mark, or add it (blank where a mark is not there yet)",
        )

    def raw(self, index: int) -> pl.Series:
        """A column as it was read: a dictionary where cells repeat."""
        return self.table.frame[f"c{index}"]

    def cells(self, index: int) -> pl.Series:
        """A column, plain text where it was read as a dictionary."""
        held = self.raw(index)
        return held.cast(pl.String) if isinstance(held.dtype, pl.Categorical) else held

    def text(self, index: int) -> pl.Series:
        cells = self.cells(index)
        texts = (cells if cells.dtype == pl.String else cells.cast(pl.String)).alias("text")
        texts = texts.fill_null("") if texts.null_count() else texts
        return texts if self.table.clean else texts.str.strip_chars()

    def _without_asides(self, index: int, ids: pl.Series, campaign: Campaign) -> pl.Series:
        """The numbers, without rows that are no candidates: the header once more, 平均分, 合计, 制表人."""
        if self.post_at is not None:
            self._coded = self._posts_by_code(campaign, self.post_at)
            if self._coded is not None:
                return ids
        found = asides(self.table.frame, ids, self.header.names[index])
        if not found:
            return ids
        for row, text in found.items():
            at = self.table.rows([self.table.frame["line"][row]])[0]
            self.warnings.append(f"remark: row {at} ({text}) is no candidate and was left out")
        out = pl.Series(np.isin(np.arange(len(ids)), list(found)))
        self.table = replace(self.table, frame=self.table.frame.filter(~out))
        return self.text(index)

    def _once(self, index: int, ids: pl.Series) -> pl.Series:
        """Leave out rows that repeat another cell by cell; the numbers of those left."""
        cells = [c for c in self.table.frame.columns if c != "line"]
        extra = self.table.frame.select(~pl.struct(cells).is_first_distinct()).to_series()
        if not extra.any():
            return ids
        rows = some(self.table.rows(self.table.frame["line"].filter(extra)))
        self.warnings.append(f"repeated: row {rows} repeats another row cell by cell and was left out")
        self.table = replace(self.table, frame=self.table.frame.filter(~extra))
        return self.text(index)

    def _ids(self, index: int, ids: pl.Series, *, once: bool) -> pl.Series:
        """The numbers, checked. ``once``: each is known to stand there once."""
        ids = ids.alias("id")
        if index in self.table.lossy:
            raise CandidateError(
                f"{self.header.label(index)} holds numbers of more than 15 digits as numbers; the last digits are lost",
                where=self.table.place(),
                hint="format the column as text and enter the numbers again",
            )
        if not self._digits and (empty := ids == "").any():
            blank = self.lines.filter(empty)
            self.problems.append(
                CandidateError(
                    f"no candidate number in row {some(self.table.rows(blank))}: {self.header.label(index)} is blank",
                    where=self.table.place(),
                )
            )
        if dates := sorted(line for column, line in self.table.dates if column == index):
            text = f"{self.header.label(index)} holds a date in row {some(self.table.rows(dates))}, not a number"
            hint = "format the column as text and enter the numbers again"
            self.problems.append(CandidateError(text, where=self.table.place(), hint=hint))
        if self.table.sheets and (broken := self.lines.filter(ids.is_in([*ERRORS, "="]))).len():
            text = f"{self.header.label(index)} holds a formula without a result in row {some(self.table.rows(broken))}"
            hint = "put the numbers themselves in place of the formulas"
            self.problems.append(CandidateError(text, where=self.table.place(), hint=hint))
        short = self.lines.clear()
        if not self._digits and ids.str.contains(r"\.|E\+").any():
            short = self.lines.filter(ids.str.contains(SHORTENED))
        if len(short):
            text = f"{self.header.label(index)} holds numbers that a spreadsheet has shortened, in row "
            hint = "format the column as text in the workbook and export it again"
            at = self.table.place()
            self.problems.append(CandidateError(text + some(self.table.rows(short)), where=at, hint=hint))
            return ids
        if once:
            return ids
        double = ids.is_duplicated() & (ids != "")
        if double.any():
            rows = pl.DataFrame({"id": ids, "line": self.lines}).filter(double).group_by("id", maintain_order=True)
            listed = rows.agg(pl.col("line")).head(LISTED).rows()
            text = "; ".join(f"{name} in rows {some(self.table.rows(lines))}" for name, lines in listed)
            problem = DuplicateCandidate(f"{text} ({self.header.label(index)})", where=self.table.place())
            self.problems.append(problem)
        return ids

    def refuse(self, *more: CandidateError) -> None:
        """Raise whatever is wrong with the table as one error: of the kind of the first problem, with all of them."""
        found = [*self.problems, *more]
        if not found:
            return
        first = found[0]
        if len(found) == 1:
            raise first
        text = "; ".join([first.message, *(f"{error.code}: {error.message}" for error in found[1:])])
        hints = "; ".join(dict.fromkeys(error.hint for error in found if error.hint))
        raise type(first)(text, where=first.where, hint=hints)

    def _posts_by_code(self, campaign: Campaign, index: int) -> pl.Series | None:
        """The index of every row's post, where every cell is the code of one."""
        exact = _exactly(self.columns.codes, self.raw(index))
        if exact is not None:
            return exact
        texts, at = distinct(self.raw(index))
        found = _by_code(self.columns.codes, _keys(texts.to_list()))
        return None if found is None else pl.Series("post", found, dtype=pl.UInt32).gather(at)

    def _posts(self, campaign: Campaign) -> pl.Series:
        """The index of every row's post: by code, else by number or name as printed."""
        if self.post_at is None:
            return pl.repeat(0, self.table.frame.height, dtype=pl.UInt32, eager=True).alias("post")
        if self._coded is None or len(self._coded) != self.table.frame.height:
            self._coded = self._posts_by_code(campaign, self.post_at)
        if self._coded is not None:
            return self._coded
        texts, at = distinct(self.raw(self.post_at))
        keys = _keys(texts.to_list())
        known = known_posts(campaign)
        found = [known.get(key, set()) for key in keys]
        found = self._with_zeros(campaign, texts, found)
        index = [next(iter(hits)) if len(hits) == 1 else None for hits in found]
        sexed = self._by_sex(campaign, at, found)
        if sexed is not None:
            index = [sexed[i][0] if i in sexed else number for i, number in enumerate(index)]
        wrong = {i: texts[i] for i, number in enumerate(index) if number is None}
        if wrong:
            listed = "; ".join(
                f"{text or '(blank)'!r} in row {some(self.table.rows(self.lines.filter(at == i)))}"
                for i, text in sorted(wrong.items(), key=lambda item: item[1])[:LISTED]
            )
            several = any(len(found[i]) > 1 for i in wrong)
            why = "more than one post is called so" if several else "the campaign has no such post"
            column = self.header.label(self.post_at)
            text = f"{listed} ({column}): {why}; known: {some(map(label, campaign.posts))}"
            self.problems.append(UnknownPost(text, where=self.table.place()))
        base = pl.Series("post", index, dtype=pl.UInt32).gather(at)
        men = self.men() if sexed is not None else None
        if sexed is None or men is None:
            return base
        women = pl.Series([sexed[i][1] if i in sexed else number for i, number in enumerate(index)], dtype=pl.UInt32)
        return pl.select(pl.when(men).then(base).otherwise(women.gather(at)).alias("post")).to_series()

    def _by_sex(self, campaign: Campaign, at: pl.Series, found: list[set[int]]) -> dict[int, tuple[int, int]] | None:
        """By text the posts of one name for men and for women, where the table tells who of them is what;
        None where there are none."""
        pairs: dict[int, tuple[int, int]] = {}
        for i, hits in enumerate(found):
            sexes = {campaign.posts[n].post.gender: n for n in hits}
            if len(hits) == len(sexes) and set(sexes) == {Gender.MALE, Gender.FEMALE}:
                pairs[i] = (sexes[Gender.MALE], sexes[Gender.FEMALE])
        men = self.men() if pairs else None
        if men is None or men.filter(at.is_in(list(pairs))).null_count():
            return None
        return pairs

    def _with_zeros(self, campaign: Campaign, texts: pl.Series, found: list[set[int]]) -> list[set[int]]:
        """The posts, found also for codes whose leading zeros a spreadsheet has dropped (101 for 0101)."""
        codes: dict[str, set[int]] = {}
        for number, item in enumerate(campaign.posts):
            if item.post.code and item.post.code.startswith("0"):
                codes.setdefault(key_of(item.post.code).lstrip("0"), set()).add(number)
        more = [hits or codes.get(key_of(text), set()) for text, hits in zip(texts, found, strict=True)]
        told = [text for text, old, new in zip(texts, found, more, strict=True) if new and not old]
        if told:
            self.warnings.append(
                f"zeros: {some(told)} lost the leading zeros of the post's code; read as if they stood"
            )
        return more

    def _sexes(self, campaign: Campaign, base: pl.Series, split: list[int]) -> pl.Series | None:
        """Whether each candidate is a man, where posts have parts for men and women and the table tells who is what."""
        if not split:
            return None
        named = ", ".join(label(campaign.posts[i]) for i in split[:5])
        mine = base.is_in(split)
        if not mine.any():
            return None
        sexes = _sex_column(self)
        if sexes is None:
            self.warnings.append(
                f"together: {named} have separate numbers for men and women, but no column (性别) says who is what; "
                "everybody was ranked together"
            )
            return None
        unclear = self.lines.filter(mine & sexes.is_null())
        if len(unclear):
            text = f"men and women compete apart for {named}, and the sex is unclear in row "
            problem = CandidateError(
                text + some(self.table.rows(unclear)), where=self.table.place(), hint="fill in 性别 (男/女)"
            )
            self.problems.append(problem)
        return sexes

    def men(self) -> pl.Series | None:
        """Whether each candidate is a man; None where no column tells."""
        return _sex_column(self)


def _sex_column(binding: Binding) -> pl.Series | None:
    from ranking.answers import male_of
    from ranking.applicants import roles_of

    roles = roles_of(binding.header)
    if "gender" in roles:
        cells = binding.text(roles["gender"])
        found = {text: male for text in cells.unique().to_list() if (male := male_of(text)) is not None}
        return cells.replace_strict(list(found), list(found.values()), default=None, return_dtype=pl.Boolean)
    if "id_card" in roles:
        from ranking.identity import identity

        return identity(binding.text(roles["id_card"]))["male"]
    return None


def _exactly(printed: Sequence[str | None], cells: pl.Series) -> pl.Series | None:
    """The index of every row's post, where every post has a code of its own and every cell (text) is one as printed."""
    codes = [code or "" for code in printed]
    keys = set(_keys(codes))
    if cells.dtype != pl.String or len(keys) < len(codes) or "" in keys:
        return None
    found = cells.cast(pl.Enum(codes), strict=False)
    return None if found.null_count() else found.to_physical().cast(pl.UInt32).rechunk().alias("post")


def _by_code(printed: Sequence[str | None], keys: Sequence[str]) -> list[int | None] | None:
    """The post of each key, where every post has a code of its own and every key is one."""
    codes = _keys([code or "" for code in printed])
    numbers = dict(zip(codes, range(len(codes)), strict=True))
    if len(numbers) < len(codes) or "" in numbers or not numbers.keys() >= set(keys):
        return None
    return [numbers[key] for key in keys]


def _in_digits(ids: pl.Series) -> tuple[bool, bool]:
    """Whether all numbers of candidates are digits alone, and if so whether none stands twice."""
    numbers = ids.cast(pl.UInt64, strict=False)
    return (False, False) if numbers.null_count() else (True, _differ(numbers))


def _differ(values: pl.Series) -> bool:
    """Whether no value (UInt64, or text) stands twice. Of equal hashes the texts are compared."""
    text = values.dtype == pl.String
    numbers = values.hash() if text else values
    low, high = numbers.min(), numbers.max()
    if not isinstance(low, int) or not isinstance(high, int):
        return True
    if high - low < SPAN * len(numbers):
        there = np.zeros(high - low + 1, np.bool_)
        for chunk in numbers.get_chunks():
            there[chunk.to_numpy() - np.uint64(low)] = True
        return bool(there.sum() == len(numbers))
    ordered = np.sort(numbers.to_numpy())
    return bool((ordered[1:] != ordered[:-1]).all()) or (text and values.n_unique() == len(values))


def _keys(texts: Sequence[str]) -> list[str]:
    """The key of each text; plain letters and digits are read all at once."""
    joined = "\n".join(texts)
    if texts and joined.isascii() and joined.replace("\n", "").isalnum() and joined.count("\n") == len(texts) - 1:
        return joined.casefold().split("\n")
    return [key_of(text) for text in texts]


def role_columns(header: Header) -> tuple[int | None, int | None]:
    """The columns of the number and of the post of a candidate."""
    id_at = _column(header, "id")
    return id_at, _column(header.without([id_at]), "post")


def _column(header: Header, role: str) -> int | None:
    found = find_role(header, role)
    return find_ending(header, role) if found is None else found


def some(items: Iterable[object]) -> str:
    """The first items, and how many more there are."""
    listed = [str(item) for item in items]
    return ", ".join(listed[:LISTED]) + (f" and {len(listed) - LISTED} more" if len(listed) > LISTED else "")
