"""Applicants: the facts of a candidate table, typed. Blank is unknown; what cannot be read is an error with its place.

Columns of ``frame`` (only those that the table has): ``row`` and ``post`` (UInt32); days since 1970 as Int32 in pairs
``X_lo``/``X_hi`` (a date given to the month is any day of it) for ``birth``, ``graduated``, ``hukou_since``,
``experience_since``, ``rank_since``; ``male``, ``full_time``, ``fresh``, ``declared`` (Boolean); ``education``,
``degree`` (Int32, levels of :mod:`schema.values`); ``experience_years``, ``relevant_years`` (Int64, millionths of a
year); text as given in the others; ``a:ID`` (Boolean) what a column ``[ID] …`` attests; ``y:2011`` assessments;
``free`` and ``x:ID#N`` (Boolean) what columns disclose of circumstances that exclude (:mod:`ranking.disclosures`);
``is:KIND`` (Boolean) whether somebody is of a kind of people (:mod:`ranking.reservations`).
``credentials`` all titles and certificates (:mod:`ranking.credentials`); ``c:CLASS`` (Boolean) whether somebody is of a
class of people (是否退役军人); ``n:HEADING`` (Int64) years of some work that a heading names (网格员工作年限).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

import polars as pl

from ranking.answers import (
    degree_of,
    degree_told,
    education_of,
    flag_of,
    kind_told,
    male_of,
    mode_of,
    nil_words,
    words,
    years_of,
)
from ranking.attesting import attesting
from ranking.binding import Binding, some
from ranking.candidates import Candidates
from ranking.classes import asked_class
from ranking.columns import Header, bare, plain, without_brackets
from ranking.credentials import GENERAL, TITLE, is_credential, joined
from ranking.disclosures import disclosed, disclosing
from ranking.facts import numbers
from ranking.graduates import fresh_of, settled_of, year_of
from ranking.held_for import SINCE, since_column
from ranking.identity import identity
from ranking.localities import elsewhere
from ranking.marks import Bad, problems
from ranking.measures import sizes
from ranking.moments import days, in_order, no_date
from ranking.reservations import head_of
from ranking.twins import may_stand_twice, merged
from ranking.work import work_named
from schema.campaign import Campaign
from schema.errors import AmbiguousColumn, BadFact

DATES = ("birth", "graduated", "hukou_since", "experience_since", "rank_since", "left", "left_public")
TEXTS = (
    "major",
    "hukou",
    "residence",
    "origin",
    "spouse",
    "parents",
    "rank",
    "political",
    "title",
    "certificates",
    "nationality",
    "identity",
    "licence",
    "position",
)
YEARS = ("experience_years", "relevant_years", "percentage")
SIZES = ("height", "eyesight")
GRADUATE = 3
"""The lowest level of schooling that one graduates from a college with."""
FLAGS = ("fresh", "declared")

EMPTY = ("", "-", "/", "—", "--", "——", "\\")
"""Cells that say nothing."""
_LOOSE = ("c:", "n:", "h:")
"""Roles whose columns are read only where all their cells can be."""
_ATTEST = re.compile(r"^\s*[\[【［](?P<id>[^\]】］]+)[\]】］]")
_ASSESSED = re.compile(r"(?P<year>20\d\d)年?度?(?:年度)?(?:考核|考核结果|考核等次|assessment)$")
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass
class Applicants:
    """Typed facts of all rows; ``roles``: the column of the table that each fact comes from."""

    ids: pl.Series
    binding: Binding
    frame: pl.DataFrame
    roles: dict[str, str]
    lines: pl.Series
    warnings: list[str] = field(default_factory=list)

    def has(self, column: str) -> bool:
        return column in self.frame.columns


def roles_of(header: Header) -> dict[str, int]:
    """The column of every fact that has one, and of every attested clause (``a:ID``); the first where there are more.

    :raises AmbiguousColumn: if two columns hold the same fact, and cannot be read together.
    """
    return {role: places[0] for role, places in columns_of(header).items()}


def columns_of(header: Header) -> dict[str, list[int]]:
    """All columns of every fact.

    :raises AmbiguousColumn: if two columns hold a fact that only one can hold.
    """
    known = {plain(word): role for role, names in words()["columns"].items() for word in names}
    found: dict[str, list[int]] = {}
    for index in header.free():
        name = header.names[index]
        attested, assessed = _ATTEST.match(name), _ASSESSED.search(plain(name))
        if attested:
            role: str | None = f"a:{attested['id'].strip()}"
        elif assessed:
            role = f"y:{assessed['year']}"
        else:
            role = known.get(plain(name)) or known.get(bare(name)) or _other_role(name)
        if role is None or (role in found and (role[:2] in _LOOSE or role.startswith(SINCE))):
            continue
        if role in found and not may_stand_twice(role):
            first = header.label(found[role][0])
            raise AmbiguousColumn(f"two columns hold {role}: {first} and {header.label(index)}")
        found.setdefault(role, []).append(index)
    return found


def weaker_roles(header: Header, found: Mapping[str, int]) -> dict[str, int]:
    """The columns of facts that no plain heading holds, and of kinds of people (``is:KIND``), by looser headings."""
    weak: dict[str, int] = {}
    taken = set(found.values())
    free = [i for i in header.free() if i not in taken]
    for role, names in words()["weaker"].items():
        heads = [plain(name) for name in names]
        hits = [
            (heads.index(h), i) for i in free for h in (plain(header.names[i]), bare(header.names[i])) if h in heads
        ]
        if hits and role not in found:
            weak[role] = min(hits)[1]
    for role, form in words()["patterns"].items():
        no = words()["patterns_not"].get(role, "$^")
        names = {i: without_brackets(header.names[i]) for i in free if i not in weak.values()}
        told = [i for i, n in names.items() if re.search(form, n, re.IGNORECASE) and not re.search(no, n)]
        if len(told) == 1 and role not in found and role not in weak:
            weak[role] = told[0]
    for index in free:
        kind = head_of(header.names[index])
        if kind is not None and index not in weak.values():
            weak.setdefault(f"is:{kind}", index)
    return weak


def _other_role(name: str) -> str | None:
    """What a column holds that is of no role of its own: whether of a class, years of some work, a credential."""
    asked = asked_class(name)
    if asked is not None:
        return "fresh" if asked == "fresh" else f"c:{asked}"
    if name.isascii() and work_named(name) and re.search(words()["worked"]["ends_en"], name.strip(), re.IGNORECASE):
        return None if {plain(name), bare(name)} & _looser() else f"n:{name.casefold()}"
    if re.search(words()["worked"]["ends"], plain(name)):
        return f"n:{plain(name)}"
    if (since := since_column(name)) is not None:
        return since
    return f"h:{plain(name)}" if is_credential(name) else None


@cache
def _looser() -> frozenset[str]:
    """Headings that tell a fact where no plainer heading does."""
    return frozenset(plain(name) for names in words()["weaker"].values() for name in names)


def read_applicants(campaign: Campaign, candidates: Candidates) -> Applicants:
    """Bind a table to the posts of a campaign and read its facts.

    :raises CandidateError: if ids or posts cannot be bound.
    :raises BadFact: where cells cannot be read, an identity number is wrong, or it contradicts the birth date or sex.
    """
    binding = Binding(campaign, candidates.table)
    reader = _Reader(binding)
    return reader.read()


class _Reader:
    def __init__(self, binding: Binding) -> None:
        self.binding = binding
        self.table = binding.table
        self.lines = self.table.frame["line"]
        columns = columns_of(binding.header)
        self.roles = {role: places[0] for role, places in columns.items()}
        self.twins = {role: places[1:] for role, places in columns.items() if len(places) > 1}
        second = {at for places in self.twins.values() for at in places}
        self.weak = {r: at for r, at in weaker_roles(binding.header, self.roles).items() if at not in second}
        self.lenient = {*self.weak.values(), *second}
        """Columns of which a cell that cannot be read is unknown, not wrong."""
        free = [i for i in binding.header.free() if i not in {*self.roles.values(), *self.lenient}]
        self.weak |= attesting(binding.campaign, binding.header, free)
        left = [i for i in free if i not in self.weak.values()]
        self.weak |= disclosing(binding.campaign.exclusions, binding.header, left)
        self.lenient |= {*self.weak.values(), *(at for role, at in self.roles.items() if role.startswith(SINCE))}
        self.roles = self.roles | self.weak
        self.bad: list[Bad] = []
        self.data: dict[str, pl.Series] = {}
        self.warnings = [*self.table.warnings, *binding.warnings]

    def read(self) -> Applicants:
        for role, at in self.roles.items():
            self._column(role, at)
        for role, places in self.twins.items():
            for at in places:
                self._twin(role, at)
        self._credentials()
        self._identity()
        self._never_graduated()
        self.binding.refuse(*problems(self.bad, self.table, BadFact))
        height = self.table.frame.height
        frame = pl.DataFrame(
            {"row": pl.int_range(height, dtype=pl.UInt32, eager=True), "post": self.binding.posts}
            | {name: series.alias(name) for name, series in self.data.items()}
        )
        names = {role: self.binding.header.names[at] for role, at in self.roles.items()}
        return Applicants(self.binding.ids, self.binding, frame, names, self.lines, self.warnings)

    def _column(self, role: str, at: int) -> None:
        cells = self.table.frame[f"c{at}"].cast(pl.String).fill_null("").str.strip_chars()
        if role in DATES or role.startswith(SINCE):
            cells = without_nil(cells)
            turned = in_order(cells.unique().to_list())
            read = self._parsed(cells, at, lambda text: days(turned.get(text, text)), no_date)
            for end, pick in (("lo", 0), ("hi", 1)):
                numbers_ = {text: span[pick].toordinal() - _EPOCH for text, span in read.items()}
                self.data[f"{role}_{end}"] = _mapped(cells, numbers_, pl.Int32)
        elif role in YEARS:
            cells, parse = without_nil(cells), numbers if role == "percentage" else years_of
            self.data[role] = _mapped(cells, self._parsed(cells, at, parse, "no number of years"), pl.Int64)
        elif role in SIZES:
            cells = without_nil(cells)
            self.data[role] = _mapped(cells, self._parsed(cells, at, sizes, "no size"), pl.Int64)
        elif role == "free" or role.startswith("x:"):
            heading = self.binding.header.names[at]
            said = {text: disclosed(heading, text) for text in cells.unique().to_list() if text not in EMPTY}
            mine = {text: one if role != "free" else not one for text, one in said.items() if one is not None}
            self.data[role] = _mapped(cells, mine, pl.Boolean)
        elif role in ("fresh", "settled"):
            year = year_of(self.binding.campaign)
            whether = {t: fresh_of(year, t) if role == "fresh" else settled_of(t) for t in cells.unique().to_list()}
            self.data[role] = _mapped(cells, {t: one for t, one in whether.items() if one is not None}, pl.Boolean)
        elif role in FLAGS or role.startswith(("a:", "is:")):
            cells = cells if role.startswith("is:") else without_nil(cells)
            asked = partial(kind_told, role[3:]) if role.startswith("is:") else flag_of
            flag = self._parsed(cells, at, asked, "neither 是 nor 否")
            self.data[role] = _mapped(cells, flag, pl.Boolean)
        elif role == "gender":
            self.data["male"] = _mapped(cells, self._parsed(cells, at, male_of, "neither 男 nor 女"), pl.Boolean)
        elif role in ("education", "degree"):
            levels = self._parsed(cells, at, education_of if role == "education" else degree_of, f"no known {role}")
            self.data[role] = _mapped(cells, levels, pl.Int32)
            if role == "education" and "full_time" not in self.roles:
                modes = {text: mode for text in levels if (mode := mode_of(text)) is not None}
                self.data["full_time"] = _mapped(cells, modes, pl.Boolean)
            if role == "education" and "degree" not in self.roles:
                degrees = {text: degree for text in levels if (degree := degree_told(text)) is not None}
                if degrees:
                    self.data["degree"] = _mapped(cells, degrees, pl.Int32)
        elif role == "full_time":
            read_mode = self._parsed(
                cells, at, lambda t: m if (m := mode_of(t)) is not None else flag_of(t), "no mode of study"
            )
            self.data["full_time"] = _mapped(cells, read_mode, pl.Boolean)
        elif role in ("hukou", "residence") and role in self.weak:
            told = elsewhere(cells.unique().to_list(), self.binding.campaign)
            self.data[role] = cells.replace(told).replace("", None)
        elif role[:2] in _LOOSE:
            self._loose(role, cells)
        elif role != "id_card":
            self.data[role] = cells.replace(list(EMPTY), None)

    def _twin(self, role: str, at: int) -> None:
        """Read one more column of a fact."""
        held = dict(self.data)
        self._column(role, at)
        mine = {name: held[name] for name, series in self.data.items() if name in held and series is not held[name]}
        both, off = merged(mine, self.data)
        self.data |= both
        if off.any():
            header = self.binding.header
            rows = some(self.table.rows(self.lines.filter(off)))
            labels = f"{header.label(self.roles[role])} and {header.label(at)}"
            self.warnings.append(f"differ: {labels} tell different things in row {rows}; neither is taken there")

    def _loose(self, role: str, cells: pl.Series) -> None:
        if role.startswith("h:"):
            return
        parse = flag_of if role.startswith("c:") else years_of
        read = {text: parse(text) for text in cells.unique().to_list() if text not in EMPTY}
        if all(value is not None for value in read.values()):
            self.data[role] = _mapped(cells, read, pl.Boolean if role.startswith("c:") else pl.Int64)

    def _credentials(self) -> None:
        """All columns of titles and certificates as one fact."""
        own = {"title": TITLE, "certificates": GENERAL, "licence": "驾驶证"}
        columns = [
            (own.get(role) or role[2:], at)
            for role, first in self.roles.items()
            if role in own or role[:2] == "h:"
            for at in (first, *self.twins.get(role, ()))
        ]
        if not columns:
            return
        cells = [self.table.frame[f"c{at}"].cast(pl.String).fill_null("").str.strip_chars() for _, at in columns]
        packed = pl.DataFrame({str(i): one for i, one in enumerate(cells)}).with_row_index("at")
        names = [heading for heading, _ in columns]
        groups = packed.group_by(pl.exclude("at")).agg("at")
        told = pl.Series([""] * packed.height, dtype=pl.String).to_list()
        for *texts, rows in groups.iter_rows():
            text = joined(list(zip(names, (t if t not in EMPTY else "" for t in texts), strict=True)))
            for row in rows:
                told[row] = text
        self.data["credentials"] = pl.Series(told, dtype=pl.String).replace("", None)

    def _parsed(
        self, cells: pl.Series, at: int, parse: Callable[[str], Any], why: str | Callable[[str], str]
    ) -> dict[str, Any]:
        read: dict[str, Any] = {}
        wrong: list[str] = []
        for text in cells.unique().to_list():
            value = parse(text) if text not in EMPTY else None
            if value is not None:
                read[text] = value
            elif text not in EMPTY:
                wrong.append(text)
        if wrong and at not in self.lenient:
            hit = cells.is_in(wrong)
            name = self.binding.header.names[at]
            rows = zip(self.lines.filter(hit), cells.filter(hit), strict=True)
            self.bad += [Bad(line, name, text, why if isinstance(why, str) else why(text)) for line, text in rows]
        return read

    def _identity(self) -> None:
        at = self.roles.get("id_card")
        if at is None:
            return
        cells = self.table.frame[f"c{at}"].cast(pl.String).fill_null("").str.strip_chars()
        found = identity(cells)
        name = self.binding.header.names[at]
        if (
            "身份证" not in name and "identity" not in name.casefold()
        ):  # passports and permits stand in such columns too
            other = ~cells.str.contains(r"^(\d{15}|\d{17}[\dXx])$")
            found = found.with_columns(pl.when(~pl.lit(other)).then(pl.col("wrong")).alias("wrong"))
        if at in self.table.lossy:
            lost = pl.lit("a number of more than 15 digits, the last of which a spreadsheet has lost: enter it as text")
            long = pl.col("wrong").is_not_null() & pl.lit(cells.str.contains(r"^\d{16,}$"))
            found = found.with_columns(pl.when(long).then(lost).otherwise("wrong").alias("wrong"))
        self._add_bad(name, cells, found["wrong"])
        birth = found["birth"].to_physical().cast(pl.Int32)
        if "birth_lo" in self.data:
            off = (birth < self.data["birth_lo"]) | (birth > self.data["birth_hi"])
            self._contradiction(name, cells, off, f"another birth date than {self._name('birth')}")
            birth_lo, birth_hi = self.data["birth_lo"], self.data["birth_hi"]
            self.data["birth_lo"] = pl.select(pl.coalesce(birth, birth_lo)).to_series()
            self.data["birth_hi"] = pl.select(pl.coalesce(birth, birth_hi)).to_series()
        else:
            self.data["birth_lo"] = self.data["birth_hi"] = birth
        if "male" in self.data:
            off = self.data["male"] != found["male"]
            self._contradiction(name, cells, off, f"another sex than {self._name('gender')}")
            self.data["male"] = pl.select(pl.coalesce(found["male"], self.data["male"])).to_series()
        else:
            self.data["male"] = found["male"]

    def _never_graduated(self) -> None:
        """Whoever left school without graduating has no day of graduation that a column headed so could hold."""
        at = self.roles.get("graduated")
        if at is None or "education" not in self.data or "graduat" not in self.binding.header.names[at].casefold():
            return
        none = self.data["graduated_lo"].is_null() & (self.data["education"] < GRADUATE).fill_null(False)
        for end in ("lo", "hi"):
            held = self.data[f"graduated_{end}"]
            self.data[f"graduated_{end}"] = (
                pl.select(pl.when(none).then(self.data.get("birth_lo", 0)).otherwise(held)).to_series().cast(pl.Int32)
            )

    def _name(self, role: str) -> str:
        return self.binding.header.names[self.roles[role]]

    def _contradiction(self, name: str, cells: pl.Series, off: pl.Series, why: str) -> None:
        off = off.fill_null(False)
        self._add_bad(name, cells, pl.select(pl.when(off).then(pl.lit(why))).to_series())

    def _add_bad(self, name: str, cells: pl.Series, why: pl.Series) -> None:
        hit = why.is_not_null()
        if hit.any():
            rows = zip(self.lines.filter(hit), cells.filter(hit), why.filter(hit), strict=True)
            self.bad += [Bad(line, name, masked(text), reason) for line, text, reason in rows]


def masked(number: str) -> str:
    """An identity number as an error may show it: the six digits of the place and the last two characters."""
    return number[:6] + "*" * max(0, len(number) - 8) + number[-2:] if len(number) > 8 else number


def _mapped(cells: pl.Series, found: dict[str, Any], kind: Any) -> pl.Series:
    return cells.replace_strict(list(found), list(found.values()), default=None, return_dtype=kind)


def without_nil(cells: pl.Series) -> pl.Series:
    """Cells, blank where they say that the column does not concern the applicant (Not applicable, 不适用)."""
    nil = [text for text in cells.unique().to_list() if plain(text) in nil_words()]
    return cells.replace(nil, [""] * len(nil)) if nil else cells


def present(applicants: Applicants, columns: Iterable[str]) -> bool:
    """Whether the table has any of these facts."""
    return any(applicants.has(column) for column in columns)
