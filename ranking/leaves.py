"""Leaves: one condition of a notice as a check of an applicant's facts, and what it says in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal

from ranking.answers import words
from ranking.checks import All, Any, AtLeast, ByPost, Check, Doubt, Flag, Level, Nobody, Not, Proof, Within, Words
from ranking.facts import PLACES
from ranking.held_for import held_check, held_for
from ranking.localities import resolved
from ranking.moments import first, last, months_before, years_before
from ranking.phrases import Phrases
from ranking.told import told
from ranking.work import LIKE, RELATED, column_of_work, work_named
from schema.conditions import (
    Age,
    AllOf,
    AnyOf,
    Assessment,
    Certificate,
    Condition,
    EducationLevel,
    Experience,
    GenderIs,
    Leaf,
    Major,
    Nationality,
    Prose,
    Region,
    Substitution,
    Tenure,
)
from schema.conditions import AtLeast as AtLeastOf
from schema.conditions import Not as NotOf
from schema.values import Degree, Gender

DEGREES = {Degree.BACHELOR: 1, Degree.MASTER: 2, Degree.DOCTOR: 3}
DEGREE_WORDS = {Degree.NONE: "不限", Degree.BACHELOR: "学士", Degree.MASTER: "硕士", Degree.DOCTOR: "博士"}
KIN = {"spouse": re.compile("配偶|夫妻|爱人"), "parents": re.compile("父母|父亲|母亲|父或母")}
"""Whose places of registration a table may hold beside those of applicants."""
LEVELS = ("小学", "初中", "高中/中专", "大专", "本科", "硕士研究生", "博士研究生")


@cache
def _reading() -> re.Pattern[str]:
    return re.compile("|".join(words()["reading"]["rules"]), re.IGNORECASE)


def tells_reading(text: str) -> bool:
    """Whether a condition in words only says how others are read or reckoned (工作经历计算截止时间为…)."""
    return _reading().search(text) is not None


@dataclass
class Reader:
    """Turns conditions into checks.

    ``has``: facts that the table holds, since an attested clause is asked for by its own column, else by the general
    declaration; ``registration``: first day of registration, the day of reckoning where none is printed.
    """

    has: frozenset[str]
    registration: date | None = None
    whom: Callable[[Leaf], tuple[Check, bool]] = field(default=lambda leaf: (Nobody(), False))
    """The people a clause is limited to, and whether facts (not only attestation) decide it."""
    title: str = ""
    """Of the notice; tells which county 本县 is."""
    assumed: set[str] = field(default_factory=set)

    def check(self, leaf: Condition) -> Check | None:
        """What a condition asks for, apart from whom it is limited to; None: nothing that turns anybody away."""
        found = self._check(leaf)
        return Doubt(found) if found is not None and leaf.waivable else found

    def _check(self, leaf: Condition) -> Check | None:
        match leaf:
            case Age():
                return self.age(leaf)
            case EducationLevel():
                return _all(self._education(leaf))
            case Major():
                return None if isinstance(leaf.majors, str) or not leaf.majors else Words("major", "major", leaf.majors)
            case Region():
                return self._region(leaf)
            case Experience():
                return None if leaf.years is None else self.experience(leaf.years, leaf.as_of, work_of(leaf))
            case Tenure():
                return self._tenure(leaf)
            case Assessment():
                if leaf.min is None or not leaf.years:
                    return self.attested(leaf.id)
                return _all(Words(f"y:{year}", "assessment", (leaf.min,)) for year in leaf.years)
            case GenderIs():
                return None if leaf.value is None else Flag("male", leaf.value is Gender.MALE)
            case Nationality():
                return None if leaf.value is None else Words("nationality", "nationality", (leaf.value,))
            case Certificate():
                if not leaf.names and (long := held_for(leaf.text or "")) and f"a:{leaf.id}" not in self.has:
                    paper = re.sub(r"^.*?(?:持有?|取得|具有|具备|获得)(?:有效的?)?", "", long[0])
                    return All((self.papers((paper,)), held_check(*long, self.has, lambda: self.day(None))))
                names = leaf.names or ((leaf.text,) if leaf.text and leaf.text.isascii() else ())
                if not names or f"a:{leaf.id}" in self.has or not self.has & {"certificates", "licence", "credentials"}:
                    return self.attested(leaf.id)
                held = self.papers(names)
                return Proof(held) if leaf.obtained_by else held
            case Substitution():
                return None
            case AnyOf():
                return Any(tuple(self._side(option) for option in leaf.options))
            case AllOf():
                return All(tuple(self._option(option, alternative=False) for option in leaf.options))
            case NotOf():
                inner = self.check(leaf.options[0])
                return None if inner is None else Not(inner)
            case AtLeastOf():
                return AtLeast(leaf.count, tuple(self._option(option, alternative=True) for option in leaf.options))
            case Prose():
                return None if tells_reading(leaf.text or "") else self._prose(leaf)

    def _prose(self, leaf: Prose) -> Check:
        """A condition in words: as attested, and as columns of the table tell."""
        known = self.attested(leaf.id)
        if f"a:{leaf.id}" in self.has:
            return known
        read = told(leaf.text or "", self.has, year=self.year, whom=self._people)
        if read is None:
            return known
        return read[0] if read[1] else All((known, read[0]))

    def _people(self, who: str) -> tuple[Check, bool]:
        return self.whom(Leaf.model_construct(id=f"who:{who}", who=who))

    @property
    def year(self) -> int | None:
        """The year in which people apply."""
        named = re.search(r"20\d\d", self.title)
        return self.registration.year if self.registration is not None else int(named[0]) if named else None

    def papers(self, names: tuple[str, ...] | ByPost[tuple[str, ...]]) -> Check:
        """Papers that must be held: Chinese ones by all columns of credentials, others by that of certificates; a
        licence to drive by its own column, where the table has one."""
        own = "licence" in self.has
        parts: list[tuple[str, Literal["certificate", "licence"], Callable[[str], bool]]] = [
            ("credentials", "certificate", lambda name: not name.isascii()),
            ("certificates", "certificate", lambda name: name.isascii() and not (own and drives(name))),
            ("licence", "licence", lambda name: name.isascii() and own and drives(name)),
        ]
        found: list[Check] = []
        for fact, rule, mine in parts:
            if isinstance(names, ByPost):
                told = tuple(_those(listed, mine) for listed in names.values)
                if any(told):
                    found.append(Words(fact, rule, ByPost(told)))
            elif listed := _those(names, mine):
                found.append(Words(fact, rule, listed))
        return found[0] if len(found) == 1 else All(tuple(found))

    def _side(self, leaf: Condition) -> Check:
        """One side of an alternative. A general declaration says that one of them holds, not that this one does."""
        check = self._option(leaf, alternative=True)
        if isinstance(leaf, Prose) and f"a:{leaf.id}" not in self.has and "certificates" in self.has:
            text = leaf.text or ""
            if text.isascii() and _SCHOOL_PAPER.search(text):
                return self.papers((text,))
        return Nobody() if check == Doubt(Flag("declared", True)) else check

    def _option(self, leaf: Condition, *, alternative: bool) -> Check:
        check = self.check(leaf) or All(())
        if leaf.who is None:
            return check
        if f"a:{leaf.id}" in self.has:
            return self.attested(leaf.id)
        kin = next((fact for fact, words_ in KIN.items() if words_.search(leaf.who)), None)
        if kin is not None and isinstance(leaf, Region) and leaf.regions:
            places = self.places(leaf.regions)
            return Words(kin, "region", places) if kin in self.has else Nobody()
        whom, decided = self.whom(leaf)
        if not decided:  # it may be about somebody else (夫妻一方), whose facts are not in the table
            return self.attested(leaf.id)
        return All((whom, check)) if alternative else Any((Not(whom), check))

    def attested(self, ident: str) -> Check:
        """Decided by its own column, else by the general declaration."""
        if f"a:{ident}" in self.has:
            return Flag(f"a:{ident}", True)
        return Doubt(Flag("declared", True)) if "declared" in self.has else Nobody()

    def free_of(self, ident: str, text: str = "") -> Check:
        """A circumstance that disqualifies is not the applicant's, nor that of the post that somebody holds."""
        if f"a:{ident}" in self.has:
            return Flag(f"a:{ident}", False)
        if "position" in self.has and "declared" in self.has and text.isascii():
            return All((Doubt(Flag("declared", True)), Not(Words("position", "post_held", (text,)))))
        return Doubt(Flag("declared", True)) if "declared" in self.has else Nobody()

    def day(self, moment: str | None) -> date | None:
        """The day of reckoning: as printed, else the first day of registration, which is then an assumption."""
        if moment is not None:
            return last(moment)
        if self.registration is not None:
            self.assumed.add(
                f"未写明计算日期，按报名首日{self.registration}计算 (no date printed: first day of registration)"
            )
        return self.registration

    def age(self, leaf: Age) -> Check | None:
        """Printed birth dates decide; completed years only where no birth date is printed for that bound."""
        born = bounds(leaf, self.day)
        if born is None:
            return Nobody()
        return None if born == (None, None) else Within("birth", *born)

    def experience(self, years: Decimal, as_of: str | None, field: str) -> Check:
        """At least so many years. Where only some work counts, years in general can fall short but never prove it."""
        phrases = Phrases(self.has)
        told = {"relevant_years", "experience_years"} & self.has
        if told or phrases.column_of_years(work_named(field)) is not None:
            return phrases.worked(int(years * 10**PLACES), field)
        day = self.day(as_of)
        total = Nobody() if day is None else Within("experience_since", None, months_before(day, int(years * 12)))
        return Proof(total) if work_named(field) else total

    def _education(self, leaf: EducationLevel) -> list[Check]:
        found: list[Check] = []
        if leaf.min is not None or leaf.max is not None:
            most = leaf.max.rank if leaf.max is not None else None
            found.append(Level("education", leaf.min.rank if leaf.min is not None else None, most))
        if leaf.full_time is not None:
            found.append(Flag("full_time", leaf.full_time))
        if leaf.degree in DEGREES:
            found.append(Level("degree", DEGREES[leaf.degree]))
        if leaf.majors and not isinstance(leaf.majors, str):
            found.append(Words("major", "major", leaf.majors))
        if leaf.obtained_by is not None:
            found.append(Within("graduated", None, last(leaf.obtained_by)))
        if leaf.percentages:
            found.append(self._percentage(leaf))
        return found

    def _percentage(self, leaf: EducationLevel) -> Check:
        """The percentage of marks asked for, or the lower one of those who need less."""
        if "percentage" not in self.has:
            return Doubt(Flag("declared", True)) if "declared" in self.has else Nobody()
        sides: list[Check] = []
        for share in leaf.percentages:
            reached = Level("percentage", int(share.least * 10**PLACES))
            whom = None if share.who is None else self.whom(Leaf.model_construct(id=leaf.id, who=share.who))[0]
            sides.append(reached if whom is None else All((whom, reached)))
        return Any(tuple(sides))

    def _region(self, leaf: Region) -> Check | None:
        if isinstance(leaf.regions, str):
            return None
        if not leaf.regions and leaf.registered_by is None:
            return None
        found: list[Check] = []
        if leaf.regions:
            bases = leaf.basis or ("hukou",)
            places = self.places(leaf.regions)
            found.append(Any(tuple(Words(basis, "region", places) for basis in bases)))
        if leaf.registered_by is not None:
            found.append(Within("hukou_since", None, last(leaf.registered_by)))
        return _all(found)

    def places(self, regions: tuple[str, ...] | str) -> tuple[str, ...] | None:
        """The regions with 本县 by its name; None where nothing is asked for."""
        return None if isinstance(regions, str) or not regions else resolved(regions, self.title)

    def _tenure(self, leaf: Tenure) -> Check | None:
        held = column_of_work(work_named(leaf.rank or ""), self.has, more=LIKE)
        if held is not None and leaf.years is not None:
            return Level(held, int(leaf.years * 10**PLACES))
        found: list[Check] = []
        if leaf.rank is not None:
            found.append(Words("rank", "rank", (leaf.rank,)))
        if leaf.years is not None:
            day = self.day(leaf.as_of)
            found.append(
                Nobody() if day is None else Within("rank_since", None, months_before(day, int(leaf.years * 12)))
            )
        return _all(found)


def work_of(leaf: Experience) -> str:
    """The work that counts; where it is not named, whether the printed words say that it must be related."""
    said = " ".join(e.quote for group in leaf.evidence.values() for e in group)
    return leaf.field or (said if work_named(said) == RELATED else "")


_SCHOOL_PAPER = re.compile(
    r"\b(?:GCSEs?|NVQ|A[ -]levels?|qualifications?|certificates?|certified|membership|registration|registered)\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"\bdriv\w*\b[^,;]{0,20}licen[cs]e|驾驶证|驾照", re.IGNORECASE)


def drives(name: str) -> bool:
    """Whether a paper is a licence to drive."""
    return _LICENCE.search(name) is not None


def _those(names: tuple[str, ...] | None, mine: Callable[[str], bool]) -> tuple[str, ...] | None:
    return tuple(name for name in names or () if mine(name)) or None


def bounds(leaf: Age, day: Callable[[str | None], date | None]) -> tuple[date | None, date | None] | None:
    """First and last birth date that an age condition admits; None where its years have no day of reckoning."""
    earliest, latest = first(leaf.born_from), last(leaf.born_to)
    if leaf.max is not None and earliest is None:
        on = day(leaf.as_of)
        if on is None:
            return None
        earliest = years_before(on, leaf.max + (not leaf.max_strict)) + timedelta(days=1)
    if leaf.min is not None and latest is None:
        on = day(leaf.as_of)
        if on is None:
            return None
        latest = years_before(on, leaf.min + leaf.min_strict)
    return earliest, latest


def _all(parts: Iterable[Check]) -> Check | None:
    found = tuple(parts)
    return None if not found else found[0] if len(found) == 1 else All(found)


def describe(leaf: Condition) -> str:
    """A condition in words: as printed where it has its wording, else from its values."""
    if leaf.text:
        return leaf.text
    parts: list[str] = []
    match leaf:
        case Age():
            parts.append(f"年龄{_years(leaf)}")
            if leaf.born_from or leaf.born_to:
                parts.append(f"（{leaf.born_from or ''}～{leaf.born_to or ''}出生）")
        case EducationLevel():
            parts += ["全日制"] if leaf.full_time else []
            parts += [f"{LEVELS[leaf.min.rank]}及以上学历"] if leaf.min is not None else []
            parts += [f"{DEGREE_WORDS[leaf.degree]}及以上学位"] if leaf.degree in DEGREES else []
            parts += [f"专业：{_list(leaf.majors)}"] if leaf.majors else []
            parts += [f"{leaf.obtained_by}前取得学历"] if leaf.obtained_by else []
        case Major():
            parts.append(f"专业：{_list(leaf.majors)}")
        case Region():
            parts.append(
                f"户籍：{_list(leaf.regions)}" + (f"，{leaf.registered_by}前落户" if leaf.registered_by else "")
            )
        case Experience():
            parts.append(f"{leaf.years}年以上{leaf.field or '工作经历'}")
        case Tenure():
            parts.append(f"任{leaf.rank or '现职级'}" + (f"满{leaf.years}年" if leaf.years is not None else ""))
        case Assessment():
            parts.append(f"{'、'.join(map(str, leaf.years))}年度考核{leaf.min or ''}及以上")
        case GenderIs():
            parts.append(f"性别：{'男' if leaf.value is Gender.MALE else '女'}")
        case Nationality():
            parts.append(f"国籍：{leaf.value}")
        case Certificate():
            parts.append(f"证书：{_list(leaf.names)}")
        case AnyOf() | AtLeastOf():
            parts.append("；或".join(describe(option) for option in leaf.options))
        case AllOf() | NotOf():
            parts.append("；".join(describe(option) for option in leaf.options))
        case _:
            parts.append(leaf.kind)
    return "，".join(parts)


def _years(leaf: Age) -> str:
    low = "" if leaf.min is None else f"{leaf.min}周岁{'以上（不含）' if leaf.min_strict else '以上'}"
    high = "" if leaf.max is None else f"{leaf.max}周岁{'以下（不含）' if leaf.max_strict else '以下'}"
    return low + ("上限不限" if leaf.unlimited else high)


def _list(values: Sequence[str] | str) -> str:
    return "不限" if isinstance(values, str) else "、".join(values)
