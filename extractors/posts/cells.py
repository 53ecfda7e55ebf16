"""Cells: the typed facts of one cell of a post table, by the kind of its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache, partial

from extractors.conditions.certificates import find_certificates, find_preferred, parts
from extractors.conditions.majors import read_majors
from extractors.lexicon import load
from extractors.posts.age_cells import age_cell, least_age_cell, limits_in_remarks
from extractors.posts.age_limits import AgeSaid
from extractors.posts.cell_tests import read_tests
from extractors.posts.clauses_en import english_facts, english_majors, other_demands
from extractors.posts.conditions import (
    read_conditions,
    read_gender,
    read_graduates,
    read_political,
)
from extractors.posts.count_cells import division_cell, headcount_cell, part_cell
from extractors.posts.facts import Fact, tidy
from extractors.posts.listed_parts import headcount_parts
from extractors.posts.major_clauses import bracketed_majors
from extractors.posts.mixed_cells import holds_title, level_alone, majors_and_titles, names_levels, names_majors
from extractors.posts.ranked_cells import Ranked, ranks
from extractors.posts.region_cells import region_facts
from extractors.text import patterns as re
from extractors.values.education import find_degree, find_education, is_unlimited
from extractors.values.numbers import parse_int, parse_number
from schema.values import Degree, Education

_NONE_ASKED = re.compile(r"\s*(?:none|not) (?:required|applicable|needed)\b|\s*(?:none|nil|n/?a)\s*$", re.IGNORECASE)
_NOTHING = frozenset({"", "/", "-", "--", "---", "\\", "*", "——", "无", "nil", "n/a", "na"})
_UNLIMITED = frozenset({"不限", "无限制", "无要求", "不作要求", "不做要求", "不要求", "无", "不限制", "unlimited"})


_NO_WORD = frozenset({"/", "-", "--", "---", "\\", "*"})
"""Signs that stand where there is nothing to say."""


def is_nothing(text: str) -> bool:
    """Whether a cell prints only a sign for nothing (/, -, 无)."""
    return text.strip().casefold() in _NOTHING


_YES = frozenset({"是", "√", "✓", "✔", "☑", "●", "■", "有", "要求", "需要", "需", "yes", "y"})
_TICKS = frozenset({"√", "✓", "✔", "☑", "●", "■"})
_NO = frozenset({"否", "×", "不", "无", "不要求", "不需要", "no", "n", "-", "/", ""})


def is_answer(text: str) -> bool:
    """Whether a cell is only a yes or a no."""
    return len(text) <= 3 and text.strip().casefold() in _YES | _NO


def is_yes(text: str) -> bool:
    return text.strip().casefold() in _YES


def is_ticked(text: str) -> bool:
    """Whether a cell is only a mark that affirms (√)."""
    return text.strip() in _TICKS


@lru_cache(maxsize=1000)
def read_question(label: str) -> tuple[Fact, ...]:
    """The conditions that a heading itself states (是否要求2年以上基层工作经历, 35周岁以下), for yes or no below it."""
    asked = re.sub(r"^(?:是否)?(?:要求|需要|需|限|仅限|为|具有|须)*|[?]$", "", tidy(label))
    if len(asked) < 2 or "应届" in asked or "测试" in asked:
        return ()
    kept = ("age_max", "age_min", "experience_years", "degree", "political")
    found = [f for f in read_conditions(asked) if f.field in kept and f.value != "unlimited"]
    if not found and len(asked) > 4 and re.search(r"(?:资格|资格证|证书|证)$", asked):
        return (Fact("certificates", (asked,), 0, len(asked)),)
    return tuple(Fact(f.field, (f.value,), f.start, f.end) if f.field == "political" else f for f in found)


def read_cell(kind: str, text: str, label: str = "") -> tuple[Fact, ...]:
    """The facts of a cell. ``label``: the heading, where the value needs it (parts of the headcount, tests)."""
    reader = _PLAIN.get(kind)
    return tuple(reader(text)) if reader is not None else _read_cell(kind, text, label)


@lru_cache(maxsize=50_000)
def _read_cell(kind: str, text: str, label: str) -> tuple[Fact, ...]:
    whole = (0, len(text))
    reader = _READERS.get(kind)
    if kind == "certificates" and names_majors(label):
        both = majors_and_titles(text)
        return tuple(both if both is not None else _certificates(text) if holds_title(text) else _majors(text))
    if kind == "conditions" and names_levels(label):
        facts = _conditions(text)
        return (*facts, *(() if any(f.field == "education" for f in facts) else level_alone(text)))
    if reader is not None:
        return tuple(reader(text))
    if kind == "part":
        return tuple(part_cell(text, label))
    if kind == "age_of":
        return tuple(Fact("age_limits", AgeSaid(label, held, 0, len(text)), *whole) for held in _age_bounds(text))
    if kind == "tests":
        return tuple(read_tests(text, label))
    return ()


def _text(field: str, text: str) -> list[Fact]:
    value = tidy(text)
    return [Fact(field, value, 0, len(text))] if value and not is_nothing(value) else []


def _no(text: str) -> list[Fact]:
    value = parse_int(text.strip(". 、")) if re.fullmatch(r"\s*\d+(\.0+)?[.、]?\s*", text) else None
    return [Fact("no", value, 0, len(text))] if value is not None else []


def _code(text: str) -> list[Fact]:
    if text.isalnum():
        return [Fact("code", text, 0, len(text))] if not is_nothing(text) else []
    value = re.sub(r"\s*\n\s*|(?<=\d)\s+(?=\d)|(?<=-)\s+|\s+(?=-)", "", text.strip())
    value = re.sub(r"(?<=\d)\.0$", "", re.sub(r"\s+", " ", value))
    return [Fact("code", value, 0, len(text))] if value and not is_nothing(value) else []


_CODE_IN_NAME = re.compile(r"\s*\((?:岗位|职位)?(?:代码|编号)?:?(?P<code>[A-Za-z]{1,4}-?\d{2,8}|\d{5,12})\)\s*$")


_PAY_IN_NAME = re.compile(
    r"\s*[\[(](?:pay |grade |salary )?(?:level|matrix|scale|band|gp|pb|grade pay|bp?s|gl|gs|sg|jg|apl)[ -]*"
    r"(?:no\.? ?)?[\d.A-Z]{1,6}"
    r"(?: .{0,30})?[\])]\s*$",
    re.IGNORECASE,
)
"""A level of pay behind the name of a post, as a part of it: Clerk (Level-2), Scientific Officer (BPS-17)."""


def _name(text: str) -> list[Fact]:
    coded = _CODE_IN_NAME.search(text) if "(" in text else None
    if coded and coded.start() and not _PAY_IN_NAME.search(text):
        # 投资经理(C01): the code stands behind the name
        return [*_name(text[: coded.start()]), Fact("code", coded.group("code"), *coded.span("code"))]
    out = _text("name", text)
    mark = re.search(r"\((男|女)(?:性)?\)", text) if "(" in text else None
    if mark:
        value = read_gender(mark.group(1))
        out.append(Fact("gender", value, mark.start(), mark.end()))
    return out + headcount_parts(text)


def _education(text: str) -> list[Fact]:
    found = find_education(text, bare=True)
    if not found and re.fullmatch(r"\s*(?:ordinary |national |higher )?diploma\s*", text, re.IGNORECASE):
        return [Fact("education", Education.ASSOCIATE, 0, len(text))]
    if not found:
        if _TITLES.fullmatch(text):
            return [Fact("certificates", text.strip(), 0, len(text))]
        years = [f for f in read_conditions(text) if f.field == "experience_years"] if text.isascii() else []
        return years + english_facts(text)
    whole = (0, len(text))
    out = []
    first = next((m for m in found if m.level is not None), None)
    if first and first.level is not None:
        levels = [m for m in found if m.level is not None]
        low = min(levels, key=lambda m: m.level.rank if m.level else 9) if _alternatives(text) else first
        out.append(Fact("education", low.level, *whole))
        if first.full_time:
            out.append(Fact("full_time", True, *whole))
    degrees = [m.degree for m in found if m.degree is not None]
    lower = bool(out) and out[0].value.rank < Education.BACHELOR.rank and _alternatives(text)
    if degrees and not lower:  # a degree, or a diploma: who has the latter needs none
        out.append(Fact("degree", degrees[0], *whole))
    majors = english_majors(text) or bracketed_majors(text)
    if majors:
        out.append(majors)
    if _WITH_YEARS.search(text):
        out += [f for f in read_conditions(text) if f.field == "experience_years"]
    if re.search(r"职称|资格|证", text):
        found_titles = [c for c in find_certificates(text) if not find_education(c.text, bare=True)]
        out += [Fact("certificates", c.text, c.start, c.end) for c in found_titles]
    eased = limits_in_remarks(text) if "岁" in text else None
    told = english_facts(text)
    return [*out, *(eased[1] if eased else ()), *told, *other_demands(text, told)]


_TITLES = re.compile(r"\s*(?:(?:CA|CMA|ICWA|ICAI|CS|CPA|ACCA|CFA|CIMA|CISA|PMP)\b[\s/,]*(?:or\s+)?)+", re.IGNORECASE)
"""Titles of professional bodies and nothing else."""


_WITH_YEARS = re.compile(r"(?:,| and| with|;) [^;]*\byears?\b[^;]*\bexperience\b", re.IGNORECASE)
"""A degree and … two years' experience, in one cell."""


def _alternatives(text: str) -> bool:
    return re.search(r"或|/|\n|;", text) is not None


_LISTING = str.maketrans(dict.fromkeys("/、()", ","))
"""Marks between a level and its degree: 研究生/硕士, 硕士研究生(硕士)."""


def _education_degree(text: str) -> list[Fact]:
    out = _education(text)
    if not any(f.field == "degree" for f in out):
        listed = text.translate(_LISTING)
        pieces = [p for p in parts(listed) if not re.search(r"[A-Za-z]{4}", p.text)]
        if len(pieces) >= 2 and (degree := find_degree(pieces[-1].text, bare=True)):
            out.append(Fact("degree", degree.degree, pieces[-1].start, pieces[-1].end))
            if degree.degree is Degree.DOCTOR and pieces[0].text.strip() == "研究生":
                out = [f._replace(value=Education.DOCTOR) if f.field == "education" else f for f in out]
    if not any(f.field == "degree" for f in out):
        english = re.search(r"(bachelor|master|doctor)(?:'|’)?s?\b|ph\.?d", text, re.IGNORECASE)
        if english:
            name = (english.group(1) or "doctor").casefold()
            out.append(Fact("degree", Degree(name), english.start(), english.end()))
    return out


def _education_majors(text: str) -> list[Fact]:
    """A cell for both: what is no level is a major (本科及以上学历,教育学类专业; 本科:教育学类)."""
    out = _education(text)
    labelled = re.match(r"\s*[^,;:。、]{2,14}:\s*(?=\S)", text)
    if labelled and find_education(labelled.group(), bare=True):
        value = read_majors(re.sub(r"(?<=[一-鿿])(?:及以上|以上|及其以上)(?:学历)?(?=:)|学历(?=:)", "", text))
        return [*out, Fact("majors", value, labelled.end(), len(text))] if value else out
    spans = [(m.start, m.end) for m in find_education(text, bare=True)]
    listed = [
        p
        for p in parts(text.replace("、", ","))
        if not any(p.start < end and start < p.end for start, end in spans) and not re.search(r"学位|学历|证", p.text)
    ]
    if listed:
        begin, end = listed[0].start, listed[-1].end
        value = read_majors(re.sub(r"(?:等)?(?:相关|相近|类似)*专业(?=$|[、,;])", "", text[begin:end]))
        if value:
            out.append(Fact("majors", value, begin, end))
    return out


_FULL_TIME = re.compile(
    r"(?:仅限|限|须为|应为|要求)?(?:国家)?(?:普通)?全日制(?:普通)?(?:高等)?(?:教育|院校|高校|高等学校|学历|毕业生)?"
)


def _mode(text: str) -> list[Fact]:
    """A column of the mode of study; 全日制 alone asks for it, and a level is read as in a column of levels."""
    if is_yes(text) or _FULL_TIME.fullmatch(text.strip(" 。")):
        return [Fact("full_time", True, 0, len(text))]
    return [] if is_unlimited(text) else [f for f in _education(text) if f.field in ("education", "full_time")]


def _degree(text: str) -> list[Fact]:
    if is_unlimited(text):
        return [Fact("degree", Degree.NONE, 0, len(text))]
    found = find_degree(text, bare=True)
    return [Fact("degree", found.degree, 0, len(text))] if found else []


def _majors(text: str) -> list[Fact]:
    if "优先" in text and (wished := find_preferred(text)):
        # 会计、财务管理专业优先: others may apply
        asked = read_majors(text[: wished[0].start])
        out = [Fact("majors", asked, 0, wished[0].start)] if asked else []
        return [*out, *(Fact("preferred", w.text, w.start, w.end) for w in wished)]
    value = () if text.strip() in _NO_WORD else read_majors(text)
    return [Fact("majors", value, 0, len(text))] if value else []


def _gender(text: str) -> list[Fact]:
    value = read_gender(text)
    return [Fact("gender", value, 0, len(text))] if value is not None else []


def _political(text: str) -> list[Fact]:
    value = read_political(text)
    return [Fact("political", value, 0, len(text))] if value else []


def _experience(text: str) -> list[Fact]:
    plain = text.strip(" 。;")
    if plain in _UNLIMITED or re.fullmatch(r"(?:无|没有|不限)(?:工作)?(?:经历|经验|年限)(?:要求|限制)?", plain):
        return [Fact("experience_years", "unlimited", 0, len(text))]
    least = r"(?:at least |minimum(?: of)? |min\.? )?"
    english = re.fullmatch(rf"{least}(\d{{1,2}})\+?\s*(?:years?|yrs?)?(?: or more)?", plain, re.I)
    if english:
        return [Fact("experience_years", Decimal(english.group(1)), 0, len(text))]
    found = re.match(r"(?:满|不少于|至少)?(\d+(?:\.\d+)?|[一二两三四五六七八九十]+|半)(?:个)?年", plain)
    if found and (years := parse_number(found.group(1))) is not None:
        return [Fact("experience_years", years, 0, len(text))]
    return [f for f in read_conditions(text) if f.field == "experience_years"]


def _certificates(text: str) -> list[Fact]:
    if text.strip() in _UNLIMITED or is_nothing(text) or _NONE_ASKED.match(text):
        return []
    out = [Fact("preferred", p.text, p.start, p.end) for p in find_preferred(text)]
    if out:
        return out
    named = find_certificates(text)
    if named:
        return [Fact("certificates", c.text, c.start, c.end) for c in named]
    short = [p for p in parts(text) if len(p.text) <= _LONG[p.text.isascii()]]
    return [Fact("certificates", tidy(p.text), p.start, p.end) for p in short]


_LONG = {False: 40, True: 100}
"""Most characters of a certificate in a cell of its own, by whether the text is Latin."""


def _age_bounds(text: str) -> list[tuple[tuple[str, int], ...]]:
    """The bounds of a cell under a heading that says whose they are (年龄: 本科 | 硕士)."""
    held = tuple((f.field.removeprefix("age_"), f.value) for f in age_cell(text) if f.field in ("age_min", "age_max"))
    return [held] if held else []


def _births(text: str) -> list[Fact]:
    """Days of birth beside a column of ages; what else such a cell says is kept as a remark."""
    return [f for f in age_cell(text) if f.field.startswith("born_")] or _text("remarks", text)


def _graduates(text: str) -> list[Fact]:
    return [Fact("fresh_graduates_only", True, 0, len(text))] if read_graduates(text) else []


def _conditions(text: str) -> list[Fact]:
    if is_nothing(text) or text.strip(" 。") in _UNLIMITED or _PHONES.fullmatch(text) or _BARE_NUMBER.fullmatch(text):
        return []
    if told := ranks(text):
        return _of_all_ranks(text, told)
    start = _demands_at(text)
    facts = [Fact("remarks", text[start:].strip(), start, len(text))]
    facts += [
        f for f in read_conditions(text[start:]) if f.field != "education" or not _OF_SOME.match(text[start + f.end :])
    ]
    if start:
        facts[1:] = [Fact(f.field, f.value, f.start + start, f.end + start) for f in facts[1:]]
    majors = english_majors(text) if not start and not any(f.field == "majors" for f in facts) else None
    facts += [f for f in english_facts(text) if f.start >= start and f.field == "certificates"]
    return [*facts, majors] if majors else facts


def _of_all_ranks(text: str, told: Sequence[Ranked]) -> list[Fact]:
    """What a cell asks of every rank alike, and the wishes of each."""
    said = [[f.at(rank.start) for f in read_conditions(text[rank.start : rank.end])] for rank in told]
    shared = [
        f for f in said[0] if all(any((f.field, f.value) == (o.field, o.value) for o in more) for more in said[1:])
    ]
    return [*shared, *(f for facts in said for f in facts if f.field == "preferred" and f not in shared)]


_OF_SOME = re.compile(r"(?:的|者|人员)(?:,|还|另|另外)*(?:须|需|应|要求|必须|可)")
"""Behind a level: those who have it must do something more (大专学历的须具有…)."""
_PHONES = re.compile(r"(?:联系电话|咨询电话|电话|联系人)?:?[\d\s、,;/()转-]{7,}")


def _preferred(text: str) -> list[Fact]:
    """A column of wishes demands nothing: what it says is kept as such, and as remarks."""
    if is_nothing(text) or text.strip(" 。") in _UNLIMITED:
        return []
    said = text.strip()
    at = text.index(said)
    span = (at, at + len(said))
    return [Fact("remarks", said, *span), Fact("preferred", said, *span)]


_BARE_NUMBER = re.compile(r"\d{1,3}")
"""A number under a heading that nobody understood is no condition."""


def _demands_at(text: str) -> int:
    """Where the demands begin in a cell that tells the duties before them (岗位职责:… 任职要求:…)."""
    words = load("posts")["cells"]
    if not re.match(rf"\W*(?:[一1]\W{{1,2}})?(?:{words['duties']})\W{{0,2}}:", text, re.IGNORECASE):
        return 0
    found = re.search(rf"(?:[\n。;\s]|^)\W*(?:[二2]\W{{1,2}})?{words['demands']}\W{{0,2}}:\s*", text, re.IGNORECASE)
    return found.end() if found else 0


def _category(text: str) -> list[Fact]:
    """A column of levels (层次) that holds 本科 or 硕士研究生 is one of education."""
    if re.match(r"(?:大学|全日制)?(?:大专|专科|本科|研究生|硕士|博士)", text) and not re.search(
        r"岗|类|师|人才|人员|职称|组|引进|专项", text
    ):
        return _education(text)
    return _text("category", text)


_PLAIN: dict[str, Callable[[str], list[Fact]]] = {
    "no": _no,
    "code": _code,
    "org": partial(_text, "org"),
    "org_parent": partial(_text, "org_parent"),
    "org_unit": partial(_text, "org_unit"),
    "workplace": partial(_text, "workplace"),
}
"""Readers that cost no more than to remember what they said."""
_READERS = {
    "name": _name,
    "category": _category,
    "headcount": headcount_cell,
    "division": division_cell,
    "education": _education,
    "education_degree": _education_degree,
    "education_majors": _education_majors,
    "mode": _mode,
    "degree": _degree,
    "majors": _majors,
    "age": age_cell,
    "births": _births,
    "age_min": least_age_cell,
    "gender": _gender,
    "political": _political,
    "region": region_facts,
    "experience": _experience,
    "certificates": _certificates,
    "graduates": _graduates,
    "conditions": _conditions,
    "preferred": _preferred,
}
