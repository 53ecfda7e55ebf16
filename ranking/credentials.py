"""Credentials: whether the titles and certificates that somebody holds are those of a demand, by ``credentials.toml``.

All such columns of a table are one fact: ``heading␟cell`` pieces joined by ``␞`` (:func:`joined`), blank cells too, so
that a demand is held against the column that is about it, and a blank one leaves it open.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ranking.columns import plain
from ranking.held_for import without_time
from ranking.specialities import bracketed, numbered_grade, same_speciality, specialities, ungraded

UNIT, RECORD = "\x1f", "\x1e"
TITLE, GENERAL = "职称", "资格证书"
_ITEMS = re.compile(r"[;；、,，/|\n]+(?![^()]*\))")
_NO_PAPER = "无 没有 none no 否 未取得 暂无 无职称 无证 无证书 未评 未定级 / nil n/a"
_NONE = frozenset(map(plain, _NO_PAPER.split()))
_YES = frozenset(map(plain, ("是", "有", "已取得", "具有", "具备", "√", "yes", "y")))
_UP = re.compile(r"(?:级|等级|\([^()]*\))*(?:及|或)?(?:其)?以上|或更高")
_OR = re.compile(r"(?:或者|或(?!以上)|/|\bor\b)(?![^()]*\))")
_AND = re.compile(r"(?:和|、|以及|并(?:且)?|与|(?<!以)及(?!以上|其以上|格)|\band\b)(?![^()]*\))")
_SUBJECT = re.compile(r"\(([^()]*)\)")
_SCORE = re.compile("合格证明|成绩单|考试成绩|笔试")
_REGISTERED = re.compile(r"注册[\u4e00-\u9fff]{0,6}?(?:师|员)")


@cache
def credential_words() -> dict[str, Any]:
    """The tables of ``credentials.toml``."""
    return tomllib.loads(files("ranking").joinpath("credentials.toml").read_text("utf-8"))


def is_credential(heading: str) -> bool:
    """Whether a heading is that of a column of credentials (教师资格证书, 普通话等级)."""
    words = credential_words()["columns"]
    name = plain(heading)
    return re.search(words["headings"], name) is not None and re.search(words["not_credentials"], name) is None


def joined(pieces: Sequence[tuple[str, str]]) -> str:
    """The fact that the cells of several columns of credentials make; empty where all are blank."""
    named = [(heading if heading == TITLE or _telling(heading) else GENERAL, cell) for heading, cell in pieces]
    return RECORD.join(f"{heading}{UNIT}{cell}" for heading, cell in named) if any(c for _, c in pieces) else ""


@dataclass(frozen=True)
class Demand:
    """One thing asked for. ``ladder`` and ``grade`` where it stands on one (``title``: of professional titles)."""

    core: str
    ladder: str | None = None
    grade: int = 0
    up: bool = False
    fields: frozenset[str] = frozenset()
    subject: str | None = None
    kinds: frozenset[str] = frozenset()
    """What it is for (执业医师：临床), by the lists of its ladder."""
    added: str | None = None
    """What a bracket adds to its name that no list knows."""
    score: Decimal | None = None
    """The least mark, where a mark of a test is asked for (六级425分以上, 雅思6.0)."""
    level: int | None = None
    """Its grade in numbers, 1 the highest, where it stands on no ladder."""
    master: bool = False
    """Whether it is the upper of the two junior titles, 师, to which 士 is not enough."""


@lru_cache(maxsize=200_000)
def judge_credentials(cell: str, values: tuple[str, ...]) -> bool | None:
    """Whether all that is printed is held."""
    return _all([_either(cell, value) for value in values])


def _either(cell: str, value: str) -> bool | None:
    text = unicodedata.normalize("NFKC", value).removesuffix("之一")
    options = [part for part in _OR.split(text) if plain(part)]
    if _OR.search(text) is None and value.endswith("之一"):
        options = [part for part in _AND.split(text) if plain(part)]
        return _any([_held(cell, part) for part in options])
    return _any([_all([_held(cell, part) for part in _AND.split(option) if plain(part)]) for option in options])


def holds_one(cell: str, value: str) -> bool | None:
    """Whether somebody is among people told by what they hold (具有副高级及以上职称的)."""
    return _either(cell, value)


def _held(cell: str, value: str) -> bool | None:
    named = _FITTING.sub("", value) if "职称" not in value else value
    if named != value:  # which paper is the one that fits, is not printed: a person decides
        return False if _demand(named).ladder is not None and _held(cell, named) is False else None
    demand = _demand(value)
    if not demand.core and demand.ladder is None:
        return None
    pieces = [tuple(piece.split(UNIT, 1)) if UNIT in piece else (GENERAL, piece) for piece in cell.split(RECORD)]
    told = " ".join(text for heading, text in pieces if _KIND.search(heading))
    answers = [(heading, _cell(heading, text, demand, told)) for heading, text in pieces]
    if any(answer for _, answer in answers):
        return True
    own = [answer for heading, answer in answers if _about(heading, demand)]
    if own:
        return _any(own)
    titles = [answer for heading, answer in answers if heading == TITLE]
    general = [answer for heading, answer in answers if heading == GENERAL]
    if demand.ladder == "title":
        if titles and "职称" in value:
            return _any(titles)
        return _any([*titles, *general]) if general else _denied(titles, by_none=False)
    return _any(general) if general else None


_FITTING = re.compile(
    r"(?:与?(?:报考|应聘|招聘)?(?:岗位|职位|学科|学段)?(?:所需|要求|条件)?)(?:相应|相适应|对应|相符|一致|相匹配)"
    r"(?:的|学段|学科|层次|级别|专业|类别|岗位|及|以上|[和、])*"
)
"""相应的教师资格证书, 与岗位学科一致的教师资格: a paper that is told only by what it must fit."""


def _denied(answers: Sequence[bool | None], *, by_none: bool) -> bool | None:
    return False if answers and all(a is False for a in answers) and by_none else None


_KIND = re.compile("类别|范围|注册专业|专业方向")
"""Columns that only say what a certificate is for."""


def _cell(heading: str, cell: str, demand: Demand, told: str = "") -> bool | None:
    """Whether the cell of one column holds what is demanded; None: not said. ``told``: what columns say it is for."""
    if not cell.strip():
        return None
    said = plain(cell)
    if said in _NONE:
        return False
    if said in _YES:
        if not demand.core or demand.core not in plain(heading):
            return None
        return _fitting(demand, f"{heading} {told}")
    found = [
        _item(heading, item, demand, told) for item in _ITEMS.split(unicodedata.normalize("NFKC", cell)) if item.strip()
    ]
    if True in found:
        return True
    if demand.ladder in _LANGUAGES:
        return None if None in found else False
    return False if False in found else None


def _fitting(demand: Demand, said: str) -> bool | None:
    """Whether a certificate of the right name is for what is demanded, by the words about it."""
    fits = same_speciality(demand.kinds, specialities(demand.ladder, said))
    if fits and demand.added and demand.added not in said:
        return None
    return fits


_LANGUAGES = frozenset({"english", "tests"})
"""Ladders of the tests of languages, which have columns of their own."""
_MARK = re.compile(r"(?<![\dA-Za-z-])(\d{1,3}(?:\.\d)?)(?!\d|级)")
PASSED = 425
"""The mark of 大学英语四、六级 at which a certificate has been given since 2005."""


def _language(heading: str, item: str, demand: Demand) -> bool | None:
    """Whether an item is the test of a language that is asked for, with its mark; a column of languages tells all."""
    asked = _asked_test(item)
    grade = _grade_on("english", item, f"{heading}{item}") if demand.ladder == "english" else None
    if (asked != demand.core) if demand.ladder == "tests" else grade is None:
        return False if re.search(credential_words()["about"]["tests"], heading) else None
    if grade is not None and grade != demand.grade:
        return grade > demand.grade
    mark = _MARK.search(item)
    if demand.score is None or (mark is None and demand.ladder == "english" and demand.score <= PASSED):
        return True
    return None if mark is None else Decimal(mark[1]) >= demand.score


@cache
def _asked_test(text: str) -> str | None:
    forms: dict[str, str] = credential_words()["tests"]
    return next((name for name, form in forms.items() if re.search(form, text, re.IGNORECASE)), None)


def _item(heading: str, item: str, demand: Demand, told: str = "") -> bool | None:
    if demand.ladder in _LANGUAGES:
        return _language(heading, item, demand)
    if demand.ladder is None and demand.level is not None:
        mine = numbered_grade(item)
        if not _same(ungraded(demand.core), re.sub(r"[一二三四五]级", "", item)):
            return None
        return None if mine is None else mine <= demand.level
    if demand.ladder is None or _SCORE.search(demand.core) is not None:
        return _fitting(demand, f"{item} {told}") if _same(demand.core, item) else None
    if _SCORE.search(item) is not None:  # a mark of the examination is not the certificate yet
        return None if demand.ladder == "title" else False
    if demand.ladder == "title":
        return _titled(item, demand)
    grade = _grade_on(demand.ladder, item, f"{heading}{item}")
    if grade is None:
        return None
    subject = _taught(item) if demand.ladder == "teacher" else None
    if demand.subject and demand.ladder == "teacher":
        if subject is None:
            return None if grade >= demand.grade else False
        if plain(demand.subject) not in plain(subject):
            return False
    if demand.ladder == "teacher" and grade > demand.grade and (not demand.up or demand.grade == 0):
        return None  # 幼儿园 is a kind of its own, and what is not said to be enough a person decides
    if grade < demand.grade:
        return False
    return True if demand.ladder == "teacher" else _fitting(demand, f"{item} {told}")


def _same(core: str, item: str) -> bool:
    mine = _core(item)
    if _SCORE.search(core) and _SCORE.search(item):
        return mine[:4] in core or core[:4] in mine
    return core in plain(item) or (len(mine) >= 3 and core.endswith(mine) and not _REGISTERED.match(core))


def _titled(item: str, demand: Demand) -> bool | None:
    grade = title_grade(item)
    if grade is None:
        return True if demand.core and len(demand.core) >= 4 and demand.core in plain(item) else None
    fields = _fields(item)
    if demand.master and grade == demand.grade == 1 and _ASSISTANT.search(item):
        return False
    if grade < demand.grade:
        return False if not demand.fields or not fields or fields & demand.fields else None
    if not demand.fields or fields & demand.fields:
        return True
    return None if not fields else False


_MASTER = re.compile(r"初级\(师\)|[药护技医检]师(?!执业)")
_ASSISTANT = re.compile(r"[(（]士[)）]|[医药护技]士")


def _about(heading: str, demand: Demand) -> bool:
    """Whether a column is about just what is demanded (普通话等级, 教师资格证书)."""
    if heading in (TITLE, GENERAL) or demand.ladder == "title":
        return False
    name = plain(heading)
    about = credential_words()["about"].get(demand.ladder or "")
    if about is not None:
        return re.search(about, name) is not None
    own = _core(heading)
    return len(own) >= 2 and (own in demand.core or demand.core in own)


@cache
def _demand(text: str) -> Demand:
    clean = without_time(unicodedata.normalize("NFKC", text))
    up = _UP.search(clean) is not None
    mark = _MARK.search(re.sub(r"CET-?[46]|TEM-?[48]", "", clean))
    score = Decimal(mark[1]) if mark is not None else None
    test = _asked_test(clean)
    if test is not None:
        return Demand(test, "tests", score=score)
    bare = next((x for x, form in credential_words()["bare"].items() if re.fullmatch(form, clean.strip())), None)
    for ladder in credential_words()["ladders"]:
        hint = credential_words()["hints"].get(ladder, "") if ladder == bare else ""
        grade = _grade_on(ladder, clean, f"{hint}{clean}")
        if grade is not None:
            taught = _taught(clean) if ladder == "teacher" else None
            kinds = specialities(ladder, clean)
            added = None if kinds or ladder in _UNBRACKETED else bracketed(clean)
            least = score if ladder == "english" else None
            return Demand(_core(clean), ladder, grade, up, frozenset(), taught, kinds, added, least)
    registered = _REGISTERED.search(clean)
    grade = None if registered else title_grade(clean)
    if grade is not None:
        return Demand(_core(clean), "title", grade, up, _fields(clean), master=_MASTER.search(clean) is not None)
    return Demand(_core(clean), up=up, level=numbered_grade(clean))


_UNBRACKETED = frozenset({"teacher", "mandarin", "english", "computer", "law", "skill", "social", "driving"})
"""Ladders whose demands a bracket explains, and does not narrow."""


def _subject(text: str) -> str | None:
    found = [said for said in _SUBJECT.findall(text) if re.fullmatch(r"[\u4e00-\u9fff]{2,6}", said)]
    return found[-1] if found else None


def _taught(text: str) -> str | None:
    """The subject of a teacher's certificate: 初级中学教师资格(数学), 高中数学教师资格证, 高级中学 语文."""
    if (bracketed := _subject(text)) is not None:
        return bracketed
    rest = re.sub(credential_words()["names"]["of_schools"], "", unicodedata.normalize("NFKC", text))
    return rest if re.fullmatch(r"[\u4e00-\u9fff]{2,8}", rest) else None


def _grade_on(ladder: str, text: str, around: str) -> int | None:
    """The step of a ladder that a text names by its longest wording; None where it names none, or not about it."""
    about = credential_words()["about"].get(ladder)
    if about is not None and re.search(about, around) is None:
        return None
    hits = [
        (found.end() - found.start(), grade)
        for grade, words in enumerate(_ladders()[ladder])
        for form in words
        for found in form.finditer(text)
    ]
    return max(hits)[1] if hits else None


@cache
def _ladders() -> dict[str, list[list[re.Pattern[str]]]]:
    data: dict[str, list[list[str]]] = credential_words()["ladders"]
    return {name: [[re.compile(w, re.IGNORECASE) for w in step] for step in steps] for name, steps in data.items()}


@cache
def title_grade(text: str) -> int | None:
    """The grade of a professional title: 1 初级 to 4 正高级; None where a text names none."""
    clean = _REGISTERED.sub("", unicodedata.normalize("NFKC", text))
    hits = [
        (found.end() - found.start(), int(grade))
        for grade, words in credential_words()["titles"].items()
        for word in words
        for found in re.finditer(word, clean)
    ]
    return max(hits)[1] if hits else None


@cache
def _fields(text: str) -> frozenset[str]:
    return frozenset(
        name for name, words in credential_words()["fields"].items() if any(re.search(word, text) for word in words)
    )


@cache
def _telling(heading: str) -> bool:
    """Whether a heading says which credentials a column holds (教师资格证书), not only some (执业资格证书)."""
    rest = plain(heading)
    for word in sorted(credential_words()["names"]["empty"], key=len, reverse=True):
        rest = rest.replace(plain(word), "")
    return bool(rest)


@cache
def _core(text: str) -> str:
    """A name without the words that tell nothing apart (取得护士执业资格证书 -> 护士)."""
    rest = plain(_SUBJECT.sub("", unicodedata.normalize("NFKC", text)))
    for word in sorted(credential_words()["names"]["empty"], key=len, reverse=True):
        rest = re.sub(re.escape(plain(word)) + "(?!明)", "", rest) if len(word) > 1 else rest.removesuffix(word)
    return rest or plain(text)


def _all(answers: Sequence[bool | None]) -> bool | None:
    return False if False in answers else None if None in answers else True


def _any(answers: Sequence[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers or not answers else False


__all__ = ["credential_words", "holds_one", "is_credential", "joined", "judge_credentials", "title_grade"]
