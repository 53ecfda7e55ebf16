"""Phrases: what a few printed words ask of a person (具有博士学位或者副高级职称的; 服务满3年) as a check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from ranking.checks import All, Any, ByPost, Check, Flag, Level, Not, Posts, Proof, Sure, Words
from ranking.classes import classes_in
from ranking.credentials import title_grade
from ranking.facts import PLACES
from ranking.work import column_of_work, work_named

_OR = re.compile(r"以及|或者|或(?!以上)|、|和(?=具有|取得|获得|持有|从事)")
_ALSO = re.compile(r"并且|并|且|同时")
_LEVELS = {"博士": 6, "硕士": 5, "研究生": 5, "本科": 4, "学士": 4, "大专": 3, "专科": 3, "高中": 2, "中专": 2}
_DEGREES = {"博士": 3, "硕士": 2, "研究生": 2, "本科": 1, "学士": 1}
_SCHOOLING = re.compile(
    r"^(?:具有|取得|获得|具备|国家承认的?|教育部承认的?)*(?P<mode>全日制)?(?:普通高校|普通高等教育|大学)?"
    r"(?P<level>博士|硕士|研究生|本科|学士|大专|专科|高中|中专)(?:研究生|生)?(?:及其?以上|以上|或以上|毕业)?"
    r"(?P<what>(?:研究生)?(?:学历学位|学历[和及、]学位|学历|学位|文化程度)?)(?:及其?以上|以上)?(?:的)?"
    r"(?:毕业生|毕业|人员|人才|者|的|研究生)*$"
)
_BOTH = re.compile(
    r"^(?:具有|取得|获得|具备|国家承认的?)*(?P<mode>全日制)?(?:普通高校|普通高等教育|大学)?(?P<level>博士|硕士|研究生|本科)(?:研究生)?"
    r"(?:及其?以上|以上)?学历(?:及其?以上|以上)?(?:和|、|及|与|,|并|且|以及|并且)?(?:同时)?(?:具有|取得|获得)?"
    r"(?P<degree>博士|硕士|学士)(?:及其?以上|以上)?学位(?:及其?以上|以上)?(?:证书)?(?:的)?(?:毕业生|人员|人才|者|的)*$"
)
"""研究生学历、硕士学位: a level of education and a degree, both of them."""
_AND_DEGREE = re.compile(r"^(?:取得|具有|获得)?(?:相应|相应的|对应的?)学位(?:的|者|人员)*$")
_FRESH = re.compile(r"^(?:20\d\d年?)?(?:应届|届)(?:高校|普通高校|全日制)?(?:毕业的?(?=[博硕本专研]))?(?P<rest>.*)$")
_MODE = re.compile(r"\((?P<in>[^()]*全日制[^()]*)\)$")
"""博士研究生(全日制攻读,非在职)."""
_DIGITS = "一二三四五六七八九十"
_YEARS = re.compile(rf"(?P<n>\d{{1,2}}|[{_DIGITS}两])\s*(?:周?年)(?:\(含\))?(?:及?以上|及其以上)?(?:的)?")
_WORKED = re.compile(r"工作|[教护警司工]龄|从教|从警|执教|从事|经历|经验|年限|任职|服务满|执业|任教")
_CREDENTIAL = re.compile(r"证|职称|资格|专业技术职务|普通话|驾照|等级|技师|[中高]级工")


class Phrases:
    """Reads phrases against the facts that a table has."""

    def __init__(self, has: Collection[str]) -> None:
        self.has = has

    def people(self, who: str) -> Check | None:
        """Who belongs to the people that a clause names; None where a part of it is not understood."""
        text = _clean(who)
        if both := _BOTH.match(text):
            return _schooled(both)
        mode = _MODE.search(text)
        if mode and "非全日制" not in mode["in"]:
            read = self.people(text[: mode.start()])
            return All((read, Flag("full_time", True))) if read is not None else None
        parts = [part for part in _OR.split(text) if part]
        fresh = _FRESH.match(parts[0]) if parts else None
        found: list[Check] = []
        for number, part in enumerate(parts):
            check = self._both(part)
            if check is None:
                return None
            if number and fresh and _SCHOOLING.match(part):
                check = All((self.of_class("fresh", part), check))
            found.append(check)
        return found[0] if len(found) == 1 else Any(tuple(found)) if found else None

    def _both(self, text: str) -> Check | None:
        parts = [part for part in _ALSO.split(text) if part]
        found: list[Check] = []
        for part in parts:
            degree = _AND_DEGREE.match(part) and found and _SCHOOLING.match(parts[0])
            if degree:
                found.append(Level("degree", _DEGREES.get(degree["level"])))
                continue
            check = self.atom(part)
            if check is None:
                return None
            found.append(check)
        return found[0] if len(found) == 1 else All(tuple(found)) if found else None

    def atom(self, text: str) -> Check | None:
        """One demand: schooling, years, a credential, or a class of people; None where it is none of these."""
        text = _clean(text)
        schooling = self._schooling(text)
        if schooling is not None:
            return schooling
        fresh = _FRESH.match(text)
        if fresh:
            rest = self._schooling(fresh["rest"])
            own = self.of_class("fresh", text)
            return All((own, rest)) if rest is not None else own
        years = self.years(text)
        named = classes_in(text)
        if years is not None and named and not isinstance(years, Level):
            kinds = Any(tuple(self.of_class(name, text) for name in sorted(named)))
            return kinds if "project" in named else All((kinds, years))
        if years is not None:
            return years
        if _CREDENTIAL.search(text) or (title_grade(text) is not None and not named):
            return self.credential(text)
        if named:
            return Any(tuple(self.of_class(name, text) for name in sorted(named)))
        return None

    def _schooling(self, text: str) -> Check | None:
        found = _SCHOOLING.match(text)
        if found is None:
            return None
        level = found["level"]
        what = found["what"]
        checks: list[Check] = []
        if "学位" not in what or "学历" in what:
            checks.append(Level("education", _LEVELS[level]))
        if "学位" in what and level in _DEGREES:
            checks.append(Level("degree", _DEGREES[level]))
        if found["mode"]:
            checks.append(Flag("full_time", True))
        return checks[0] if len(checks) == 1 else All(tuple(checks)) if checks else None

    def credential(self, text: str) -> Check:
        """Whether a title or a certificate is held."""
        return Words("credentials", "held", (text,))

    def of_class(self, name: str, text: str) -> Check:
        """Whether somebody is of a class, by a column that asks just that, else by the column of classes."""
        flag = "fresh" if name == "fresh" else f"c:{name}"
        by_words = Words("identity", "class", (text,))
        if flag not in self.has:
            return by_words
        return Any((Flag(flag, True), Sure(by_words))) if "identity" in self.has else Flag(flag, True)

    def years(self, text: str) -> Check | None:
        """So many years of some work (从事网格工作满3年; 5年以上会计工作经历)."""
        found = _YEARS.search(text)
        if found is None or _WORKED.search(text) is None:
            return None
        n = found["n"]
        count = int(n) if n.isdigit() else 2 if n == "两" else _DIGITS.index(n) + 1
        field = text[: found.start()] + text[found.end() :]
        return self.worked(count * 10**PLACES, field)

    def worked(self, needed: int | ByPost[int], field: str) -> Check:
        """At least ``needed`` millionths of a year of the work that ``field`` names; any work where it names none.

        Where no column counts just that work, years in general fall short of it but never prove it.
        """
        own = work_named(field)
        column = self.column_of_years(own)
        if column is not None:
            return Level(column, needed)
        total = Level("experience_years", needed)
        if not own and "experience_years" in self.has:
            return total
        relevant = Level("relevant_years", needed)
        if "relevant_years" not in self.has:
            asked = Posts(tuple(v is None for v in needed.values)) if isinstance(needed, ByPost) else None
            return Proof(total) if asked is None else Any((asked, Proof(total)))
        if "experience_years" not in self.has:
            return relevant
        return Any((Sure(relevant), All((relevant, Not(Sure(Not(total)))))))

    def column_of_years(self, own: str) -> str | None:
        """The column of years whose heading names the work."""
        return column_of_work(own, self.has)


def _schooled(both: re.Match[str]) -> Check:
    checks: list[Check] = [Level("education", _LEVELS[both["level"]]), Level("degree", _DEGREES[both["degree"]])]
    return All((*checks, Flag("full_time", True)) if both["mode"] else tuple(checks))


def _clean(text: str) -> str:
    said = unicodedata.normalize("NFKC", text).strip(" ,;。.:、\"“”'的")
    return re.sub(r"^(?:限|须|应|需|仅限|对|对于|凡|属于|系|面向)+", "", said)


def parts_of(text: str) -> Sequence[str]:
    """The people or things that a phrase lists."""
    return [part for part in _OR.split(_clean(text)) if part]


__all__ = ["Phrases", "parts_of", "work_named"]
