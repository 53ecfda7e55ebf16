"""Conditions of one post as its cells print them: typed facts read out of remarks and requirement columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.conditions.certificates import comes_later, find_preferred, named_in, parts
from extractors.conditions.majors import Item
from extractors.lexicon import load
from extractors.posts.age_cells import ages_in_remarks, by_sex, limits_in_remarks
from extractors.posts.cell_lines import cell_sentences
from extractors.posts.facts import Fact
from extractors.posts.listed_parts import headcount_parts
from extractors.posts.major_clauses import LONGEST, bare_majors, headed_majors, major_clause, majors_of_levels
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import Either, find, may_match
from extractors.values.education import find_degree, find_education
from extractors.values.numbers import NUMBER, parse_number
from extractors.values.places import PlaceMatch, find_regions, merge
from schema.values import Gender

_LATIN = re.compile(r"[A-Za-z]{3}")
"""What a text without English words lacks."""
Facts = tuple[Fact, ...]
Ranked = tuple[int, Facts]
"""Facts of a sentence, and how plainly it says them: of several sentences the plainest (0) counts, else the first."""


class Said(NamedTuple):
    """What one sentence says, with offsets in it. ``plain``: the sentence with its preferences blanked out."""

    plain: str
    clauses: tuple[Item, ...]
    preferred: Facts
    certificates: tuple[tuple[int, Item], ...]
    """The certificates that its clauses name, each with the number of its clause."""
    regions: tuple[PlaceMatch, ...]
    others: tuple[Ranked | None, ...]
    """Of each of the other readers."""


@lru_cache(maxsize=20_000)
def read_conditions(text: str) -> Facts:
    """Everything typed that a remarks cell says: regions, experience, certificates, preferences, gender, age, party,
    graduates, parts of the headcount, tests and (for cells that hold all requirements) education and majors.

    It is read sentence by sentence: a table of thousands of posts has few distinct ones.
    """
    told = [(start, _said(sentence)) for start, sentence in cell_sentences(text)]
    facts: list[Fact] = []
    for start, said in told:
        facts += [fact.at(start) for fact in said.preferred]
    facts += _certificates(told)
    regions = [(start, match) for start, said in told for match in said.regions]
    for match in merge([m.at(start) for start, m in regions]) if len(regions) > 1 else [m.at(s) for s, m in regions]:
        facts += [Fact("regions", name, match.start, match.end) for name in match.names]
    best: list[tuple[int, int, Facts] | None] = [None] * len(_OTHERS)
    for start, said in told:
        for number, found in enumerate(said.others) if any(said.others) else ():
            held = best[number]
            if found is not None and (held is None or found[0] < held[0]):
                best[number] = (found[0], start, found[1])
    if best[_MAJORS] is None and len(text) <= LONGEST:
        best[_MAJORS] = _bare(text, told)
    for plainest in best:
        if plainest is not None:
            facts += [fact.at(plainest[1]) for fact in plainest[2]]
    return tuple(by_sex(text, facts))


@memo
def _said(sentence: str) -> Said:
    preferred = find_preferred(sentence)
    plain = _without(sentence, [(p.start, p.end) for p in preferred])
    clauses = tuple(parts(plain))
    return Said(
        plain,
        clauses,
        tuple(Fact("preferred", p.text, p.start, p.end) for p in preferred),
        tuple(named_in(clauses)),
        tuple(find_regions(plain)),
        tuple(reader(sentence if reader is _tests else plain) for reader in _OTHERS),
    )


def _certificates(told: list[tuple[int, Said]]) -> Iterator[Fact]:
    if not any(said.certificates for _, said in told):
        return
    clauses = [clause.text for _, said in told for clause in said.clauses]
    known: set[str] = set()
    before = 0
    for start, said in told:
        for number, item in said.certificates:
            if item.text not in known and not comes_later(clauses, before + number):
                known.add(item.text)
                yield Fact("certificates", item.text, start + item.start, start + item.end)
        before += len(said.clauses)


def _bare(text: str, told: list[tuple[int, Said]]) -> tuple[int, int, Facts] | None:
    clauses = [Item(start + c.start, start + c.end, c.text) for start, said in told for c in said.clauses]
    if len(clauses) < 2 or not (found := bare_majors(text, clauses)):
        return None
    return (2, 0, found) if any(find_education(said.plain, bare=True) for _, said in told) else None


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with stretches blanked out, offsets kept."""
    if not spans:
        return text
    chars = list(text)
    for start, end in spans:
        for i in range(start, end):
            chars[i] = " "
    return "".join(chars)


@cache
def _years() -> re.Pattern[str]:
    number = rf"({NUMBER})"
    return re.compile(rf"(?:满|不少于|至少|超过|连续)?{number}(?:个)?(学年|年|周年)(?:\(含\))?(?:及|或)?(?:以上|满)?")


_MORE_WORK = re.compile(
    r"[,，(（](?=[^;；。\n]{0,60}\d{0,2}[一二两三四五六七八九十]?(?:年|个月))(?!或)(?:其中|含|且|并|[^,，;；。\n()（）]{2,20}?可?(?:适当)?(?:放宽|减少|缩短|降低))"
    r"[^;；。\n]*"
)
"""What else is said of the time right behind it: 5年以上审计工作经历,其中担任项目经理2年以上,硕士研究生可放宽至3年."""


def _experience(text: str) -> Ranked | None:
    if "年" not in text and "工作" not in text and not _LATIN.search_anywhere(text):
        return None
    free = "工作" in text and re.search(
        r"工作(?:经验|经历|年限)\s*(?:要求)?\s*:?\s*(?:不限|无要求|不作要求|无限制)", text
    )
    if free:
        return 0, (Fact("experience_years", "unlimited", *free.span()),)
    for clause in parts(text) if "年" in text else ():
        if "年" in clause.text and (years := _years_in(clause.text)) is not None:
            more = _MORE_WORK.match(text, clause.end)
            end = more.end() if more else clause.end
            return 1, (Fact("experience_years", years[0], clause.start + years[1], end),)
    english = _LATIN.search_anywhere(text) and re.search(
        r"(?:at least |minimum of |not less than )?(\d+|one|two|three|four|five|six|seven|eight|nine|ten)\+? years?"
        r"(?:'|’)?(?: of| or more of)?[a-z ,-]{0,60}experience",
        text,
        re.IGNORECASE,
    )
    if english and (number := parse_number(english.group(1))) is not None:
        return 2, (Fact("experience_years", number, english.start(), english.end()),)
    return None


@memo
def _years_in(clause: str) -> tuple[Decimal, int] | None:
    """The years of experience that a clause asks for, and where they stand in it."""
    words = load("posts")["experience"]
    if any(w in clause for w in words["not_zh"]) and not re.search(
        r"年(?:及|或)?(?:以上|制)?[^,]{0,40}(?:经历|经验|资历)", clause
    ):
        return None
    if "优先" in clause or "放宽" in clause or re.search(r"最低服务|服务期|有效期", clause):
        return None
    if _OF_SOME.match(clause):
        return None
    for m in _years().finditer(clause):
        tail = clause[m.end() :]
        whole = m.group()
        bounded = re.search(r"以上|满|不少于|至少|超过", whole) or re.match(r"[^,]{0,12}(?:工作)?(?:经历|经验)", tail)
        about = (
            re.match(r"[^,。;]{0,60}?(?:经历|经验|资历|任教|从教)", tail)
            or ("满" in whole and any(w in clause[: m.end() + 4] for w in words["zh"]))
            or _DONE_FOR.search(clause, 0, m.start())
        )
        value = parse_number(m.group(1))
        if bounded and about and value is not None and 0 < value <= 40:
            return value, m.start()
    return None


_DONE_FOR = re.compile(
    r"(?:从事|担任|任)[^,。;]{2,24}?(?:工作|岗位|职务|业务|管理|教学)(?:时间|年限)?(?:须|应)?(?:在|达|达到)?\s?$"
)
"""从事文稿起草工作2年以上."""
_OF_SOME = re.compile(
    r"(?:最高|取得|具有|持有|以)?(?:大专|专科|高职|本科|硕士|博士|研究生|高中|中专|学士|[初中高]级)[^,。;]{0,6}"
    r"(?:学历|学位|毕业生|职称)?(?:报考)?(?:的|者|人员|毕业生)(?:,|还|另|另外)*(?:须|需|应|要求|必须|可)"
)
"""Asked of some of those who may apply: 大专学历的须具有…."""


def _gender(text: str) -> Ranked | None:
    if not _names_sex(text):
        return None
    for clause in parts(text):
        value = read_gender(clause.text) if _names_sex(clause.text) else None
        if value in (Gender.MALE, Gender.FEMALE) and "身高" not in clause.text and "优先" not in clause.text:
            return 0, (Fact("gender", value, clause.start, clause.end),)
    return None


def _names_sex(text: str) -> bool:
    return "男" in text or "女" in text or _LATIN.search_anywhere(text) is not None


@memo
def read_gender(text: str) -> Gender | str | None:
    """male, female or unlimited where a clause says so; 适合男性 is advice and says nothing."""
    plain = text.strip(" 。;,")
    if re.search(r"适合|适宜|建议|较为?适|优先", plain):
        return None
    either, sayings = _sexes()
    for name, patterns in sayings if may_match(either, plain) else ():
        if any(find(pattern, plain) for pattern in patterns):
            return "unlimited" if name == "unlimited" else Gender(name)
    return None


@cache
def _sexes() -> tuple[Either, tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]]:
    """All that says male, female or either, and what each of them is said by."""
    words = load("posts")["gender"]
    said = {name: tuple(re.compile(p, re.IGNORECASE) for p in words[name]) for name in ("unlimited", "male", "female")}
    return Either(*(pattern for patterns in said.values() for pattern in patterns)), tuple(said.items())


def _political(text: str) -> Ranked | None:
    for clause in parts(text):
        if found := _parties_in(clause.text):
            return 0, tuple(fact.at(clause.start) for fact in found)
    return None


@memo
def _parties_in(clause: str) -> tuple[Fact, ...]:
    if len(clause) > 40 or not _members().search(clause):
        return ()
    if any(w in clause for w in load("posts")["political"]["not_before"]):
        return ()
    body = re.sub(r"\([^()]*\)", lambda m: " " * len(m.group()), clause)
    found = _members().search(body)
    if found is None or re.search(
        r"党员(?:证明|身份|关系|教育|干部|管理|发展|示范)|加|政治面貌以|放宽|党员的?年龄", body
    ):
        return ()
    aside = _PROBATION.match(clause, found.end())
    first = Fact("political", found.group(), found.start(), aside.end() if aside else found.end())
    more = re.match(r"(?:或|、|/)(共青团员|群众|民主党派)", body[found.end() :])
    if more is None:
        return (first,)
    return first, Fact("political", more.group(1), found.end() + more.start(1), found.end() + more.end(1))


_PROBATION = re.compile(r"(?:身份)?\((?:不|可)?(?:含|包括|包含|限|非|除)[^()]{0,6}预备[^()]{0,6}\)")
"""中共党员(含预备党员): whether members on probation count is said behind the party."""


@cache
def _members() -> re.Pattern[str]:
    words = load("posts")["political"]["members"]
    return re.compile("|".join(w for w in words if w not in ("群众", "党员", "正式党员")))


def read_political(text: str) -> tuple[str, ...] | str | None:
    """The parties of a 政治面貌 cell; ``unlimited`` for 不限."""
    plain = re.sub(r"\s+", "", text).strip("。;")
    words = load("posts")["political"]
    if plain in words["unlimited"]:
        return "unlimited"
    body = re.sub(r"\([^()]*\)", "", plain)
    members = "|".join(sorted(words["members"], key=len, reverse=True))
    return tuple(dict.fromkeys(re.findall(members, body))) or ((plain,) if plain else None)


def _graduates(text: str) -> Ranked | None:
    if not any(word in text for word in ("毕业", "应届", "当年")):
        return None
    for rank, pattern in enumerate(load("posts")["graduates"]["only"]):
        for found in re.finditer(pattern, text):
            if "非" in text[max(0, found.start() - 2) : found.end()] or re.match(
                r"[^,。;]{0,10}(?:放宽|优先|除外)", text[found.end() :]
            ):
                continue
            if re.match(r"[^,。;]{0,12}(?:和|及|或|、)(?:社会|往届|择业期)", text[found.end() :]):
                continue
            return rank, (Fact("fresh_graduates_only", True, found.start(), found.end()),)
    return None


def read_graduates(text: str) -> bool | None:
    """True where a column says that only fresh graduates may apply."""
    plain = re.sub(r"\s+", "", text).strip("。;").casefold()
    words = load("posts")["graduates"]
    if plain in words["yes"] or re.fullmatch(words["cell"], plain):
        return True
    return True if _graduates(plain) and plain not in words["no"] else None


def _education(text: str) -> Ranked | None:
    for match in find_education(text):
        before = text[max(0, match.start - 8) : match.start]
        after = text[match.end : match.end + 14]
        if re.match(
            r"(?:人员|毕业生|者|生)?(?:的)?(?:,)?(?:年龄)?(?:可)?(?:适当)?(?:放宽|不受)|(?:人员|者|生)?的?年龄", after
        ):
            continue
        if re.search(r"应届$|非$|取得$", before) and match.level is None:
            continue
        if match.level is None:
            continue
        span = (match.start, match.end)
        out = [Fact("education", match.level, *span)]
        if match.full_time:
            out.append(Fact("full_time", True, *span))
        if match.degree:
            out.append(Fact("degree", match.degree, *span))
        return 0, tuple(out)
    degree = _degree_clause(text) if "学位" in text else None
    if degree:
        return 1, (degree,)
    if lowest := [f for f in majors_of_levels(text) if f.field == "education"]:
        return 2, tuple(lowest)
    level = _bare_level(text)
    return (2, (level,)) if level else None


def _bare_level(text: str) -> Fact | None:
    """The level alone with which a sentence begins (博士研究生,化学专业), unless it goes on about its holders."""
    if "," not in text and ";" not in text:
        return None
    clauses = parts(text)
    if len(clauses) < 2 or len(clauses[0].text) > _LEVEL or _OF_HOLDERS.search(clauses[1].text):
        return None
    found = find_education(clauses[0].text, bare=True)
    whole = found and (found[0].start, found[0].end) == (0, len(clauses[0].text))
    if not whole or found[0].level is None:
        return None
    return Fact("education", found[0].level, clauses[0].start, clauses[0].end)


_LEVEL = 12
"""Characters of a clause that is only a level."""
_OF_HOLDERS = re.compile(r"放宽|可|年龄|^[的须应需]|优先|不限|学制|学位$|成绩")


_DEGREE = re.compile(
    r"(?:须|应|需|要求|必须|同时|并|且)*(?:具有|取得|获得|具备|获|有)?(?:国民教育)?(学士|硕士|博士)(?:及|或)?(?:以上)?学位"
    r"(?:证书?)?(?:及以上|以上)?(?:证书?)?"
)


def _degree_clause(text: str) -> Fact | None:
    """A clause that asks for a degree and nothing else (须具有学士学位)."""
    for clause in parts(text):
        found = _DEGREE.fullmatch(clause.text)
        if found and (match := find_degree(found.group(), bare=True)) and match.degree is not None:
            return Fact("degree", match.degree, clause.start, clause.end)
    return None


def _majors(text: str) -> Ranked | None:
    headed = headed_majors(text)
    if headed is not None:
        return 0, headed
    if of_levels := majors_of_levels(text):
        return 1, tuple(f for f in of_levels if f.field == "majors")
    clause = major_clause(text)
    return (1, (clause,)) if clause else None


_TEST = re.compile(
    r"(?P<name>专业能力测试|专业科目(?:考试|笔试)|专业(?:技能)?测试|技能测试|心理素质测评|(?<=加试)[\u4e00-\u9fff]{2,8}?(?=,?占))[^。;]{0,120}?占"
    r"(?:综合成绩|总成绩|考试总成绩|面试成绩)(?:的)?(?P<share>\d+(?:\.\d+)?)%"
)


def _tests(text: str) -> Ranked | None:
    """A scoring rule in the remarks (专业能力测试…合格线为60分,占综合成绩15%)."""
    found = _TEST.search(text) if "占" in text else None
    if found is None:
        return None
    sentence = text[found.start() : found.end()] + re.split(r"[。;]", text[found.end() :])[0]
    passing = re.search(r"合格(?:分数)?线(?:为|是)?(\d+)分|(?:低于|不足)(\d+)分", sentence)
    mark = Decimal(next(g for g in passing.groups() if g)) if passing else None
    value = (found.group("name"), Decimal(found.group("share")) / 100, mark)
    return 0, (Fact("tests", value, found.start(), found.start() + len(sentence)),)


def _parts(text: str) -> Ranked | None:
    found = headcount_parts(text)
    return (0, tuple(found)) if found else None


_OTHERS: tuple[Callable[[str], Ranked | None], ...] = (
    _experience,
    _gender,
    ages_in_remarks,
    limits_in_remarks,
    _political,
    _graduates,
    _education,
    _majors,
    _parts,
    _tests,
)
_MAJORS = _OTHERS.index(_majors)
