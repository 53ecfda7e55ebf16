"""Relaxations in Chinese clauses: for whom an age or a level of education is eased or does not count at all.

A relaxation (年龄放宽至40周岁) binds nobody else: where its clause does not tell its people, its words are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.rules import GENERIC, Rule, Scope, Span, limit, pattern, subject
from extractors.text import patterns as re
from extractors.values.numbers import NUMBER
from schema.conditions import Age, Region

People = tuple[str, int, int]
"""Whom a rule is for: the words and their offsets in the clause."""

EASED = re.compile(
    r"放宽|可(?:以)?(?:放|延)?(?:到|至)(?=\s?\d\d\s?周?岁)|放到|延长(?:到|至)|降低(?:到|至|为)|提高(?:到|至)|可(?:以)?招(?:收|录|聘)"
)
_EXAMPLE = re.compile(
    r"[,(;](?:例如|比如|譬如|如(?!果|为|系|是|有|具|属|符合|经|因|遇|在|无|确|需))[:,]?[^;。]*周?岁[^;。]*$"
)
_SO_ON = re.compile(r"以此类推|依此类推|以下类推|余类推")
_ASIDE = re.compile(
    r"(?:经|因|采取|采用|根据|依据|按照?|视|报|由|如|确因|结合|参照|在(?=[^,;。]*(?:下|上|内|期间|基础)$)|对此|原则上|特殊情况)"
    r"(?![^,;。]*(?:人员|人才|考生|者)$)[^,;。]{0,36}"
)
"""A measure or a circumstance between the people and the limit: 经…批准, 采取一事一议的办法."""
_BEHIND = re.compile(
    r"(?:经[^,;。]{0,24}?(?:批准|同意|研究|审核|审批|审定|认定)(?:后)?|(?:根据|视|按|结合)[^,;。]{2,20}?|原则上|酌情|适当|相应|进一步|再|均|都|也|则|"
    r"其?(?:报名|报考|应聘)?(?:年龄|学历)(?:条件|要求|上限|限制)?|可以?|可|报考|应聘|,|放宽|延长|降低|提高|招[收录聘]|到|至|为|"
    r"具[有备]|取得|全日制|统招|国家承认的|国民教育|普通高等(?:学校|院校|教育))+$"
)
"""What stands between the people and the eased limit, behind them."""
_NOBODY = re.compile(
    r"(?:身体|品行|遵守|拥护|热爱|具有良好|年龄|学历|须|应|其|最高|最低|上限|可|也)"
    r"|.*(?:可为|应为|不得|不限|身体|须).*|.*(?:要求|条件|规定|比例|标准|情况|需要|原则|上限|年龄|学历|时|后|下|以[上下内]|周?岁|优先)"
)
_NEAR = 160
"""Characters before a limit in which its people stand."""
_TARGETED = re.compile(r"(?:其中[,:]?)?(?P<who>(?:定向|面向|报考|应聘|对|招聘)[^,;。:]+)")


def without_example(text: str) -> str:
    """A clause up to the example at its end: 年龄可放宽5周岁,如:专科学历可放宽至33周岁; …,如40周岁以下,指…,以此类推."""
    cut = _EXAMPLE.search(text) if "岁" in text and "如" in text else None
    if cut is None or not (EASED.search(text[: cut.start()]) or _SO_ON.search(cut.group())):
        return text
    return text[: cut.start()]


def eased_people(text: str, floor: int, at: int, found: People | None) -> People | None:
    """Whom the relaxation whose limit stands at ``at`` is for, from ``floor`` on; ``found``: those right before it.

    Measures between them and the limit (经…批准, 根据实际情况) are passed over; several comma parts name one circle
    where the first begins with whom it aims at (定向招聘甲村支书,乙村主任的岗位).
    """
    if found is not None:
        return _whole(text, floor, found)
    floor = max(floor, at - _NEAR)
    tail = _BEHIND.search(text, floor, at)
    end = tail.start() if tail else at
    opened = text.rfind("(", floor, end) + 1
    floor = opened if opened and ")" not in text[opened:end] else floor
    parts = [m.span() for m in re.compile(r"[^,;。:]+").finditer(text, floor, end)]
    for begin, stop in reversed(parts):
        part = text[begin:stop]
        cut = re.search(r"(?<=.)经[^,;。]{0,24}(?:批准|同意|研究|审核|审批|审定)后?$", part)
        stop = begin + cut.start() if cut else stop
        beside = _EASED_BESIDE.search(text, begin, stop)
        stop = beside.start() if beside else stop
        part = text[begin:stop]
        if "岁" in part:
            if (before := _EASED_BY.match(text, begin, stop)) and not _NOBODY.fullmatch(before["who"]):
                return (before["who"], *before.span("who"))  # 退役军人放宽3岁,学历放宽至高中
            continue
        own = subject(text, stop, begin)
        if own and (part.startswith("对") or re.search(pattern("subjects", "strict_people").pattern + r"$", own[0])):
            return _whole(text, floor, own)
        if _ASIDE.fullmatch(part) or GENERIC.fullmatch(part):
            continue
        if (
            (beside or stop == end)
            and 2 <= len(part) <= 40
            and (_HOLDERS.fullmatch(part) or not _NOBODY.fullmatch(part))
        ):
            head = pattern("subjects", "drop_head").match(part)
            begin += head.end() if head else 0
            named = text[begin:stop]
            held = _HOLDERS.fullmatch(named) or not _NOBODY.fullmatch(named)
            return (named, begin, stop) if len(named) > 1 and held else None
    return None


_EASED_BESIDE = re.compile(
    r"(?<=..)(?:的)?(?:学历|文化程度|学位|户籍|专业|身高)(?:条件|要求|限制)?(?:可以?|均|也|适当|酌情)*(?:放宽|降低|放低)(?:到|至|为)[^,;。]*$"
)
"""退役军人学历放宽至高中,年龄放宽至40周岁: the people stand before the first thing that is eased for them."""
EASED_TOO = re.compile(
    r"[,、](?:其|且)?(?:学历|文化程度|学位|户籍|专业|身高)(?:条件|要求|限制)?(?:可以?|均|也|适当|酌情)*(?:放宽|降低|放低|不限|不受)"
)
"""年龄可放宽3岁,学历可放宽至初中: another thing that is eased for the same people."""
_HOLDERS = re.compile(
    r"(?:具有|取得|拥有)?(?:全日制|统招)?(?:博士|硕士|研究生|本科|学士|大专|正高级?|副高级?|高级|中级|初级|技师|高级工)"
    r"(?:研究生|学历|学位|职称|专业技术职务|技术职称|资格)*(?:(?:及其?|或)?以上)?(?:学历|学位|职称|专业技术职务|资格|人员|者|的)*"
)
"""硕士以上, 具有副高级及以上职称的: people told by what they hold."""
_EASED_BY = re.compile(
    r"(?:^|(?<=[,;(:]))(?:其中[,:]?)?(?:对于?|凡|若|如)?(?:属于?)?(?P<who>(?:[^,;。:()\d岁]|\d{1,2}\s?(?:年|个月|次|级)|\([^()]{1,16}\)){2,40}?)[,]?"
    r"(?P<told>(?:其)?(?:报名|报考|应聘|招聘)?(?:年龄)?(?:上限|限制|条件|要求|标准)?(?:可以?|也可|均可?|一律|可再|再|最多|最高|至多|适当|酌情|相应|在此基础上)*"
    rf"(?:放宽|延长|提高|上调|上浮|增加)(?:年龄)?(?:限制|要求|条件|上限)?(?:最多|至多|不超过)?\s?(?P<n>{NUMBER})\s?(?P<unit>周?岁|年)(?:以内)?)"
    r"(?=[,;。)、]|$)"
)
_NOT_AGED = re.compile(r"(?:年限|工龄|经[历验]|时间|期限|学制|服务期|有效期|合同|聘期|任期|资历|届别)")
_AGE_SAID = re.compile(r"年龄|上限")


def eased_by(text: str, at: int, limits: Sequence[Span]) -> Iterator[tuple[Rule, int, int]]:
    """35周岁以下(退役军人放宽2年): by how many years a limit of the same clause is eased for some, in words.

    :param limits: the ranges of the printed ages, which state their relaxations themselves
    """
    apart = not limits and "年龄" not in text and "放宽" in text  # the limit stands before a semicolon
    for found in _EASED_BY.finditer(text) if limits or apart else ():
        begin, end = found.start("who"), found.end("told")
        if any(a < end and begin < b for a, b in limits):
            continue
        of_age = found["unit"] != "年" or _AGE_SAID.search(found["told"])
        if _NOT_AGED.search(found["told"]) or (_NOT_AGED.search(found["who"]) and not of_age):
            continue  # 具有两年经历的,可放宽2年: what is eased may be the years of experience
        if not (_AGE_SAID.search(found["told"]) or found["unit"] != "年" or any(b <= begin for _, b in limits)):
            continue
        who = found["who"]
        if who.endswith("年龄") or (_NOBODY.fullmatch(who) and not _HOLDERS.fullmatch(who)) or GENERIC.fullmatch(who):
            continue
        span = (at + found.start("told"), at + end)
        rule = Rule(Age, {"text": found["told"], "who": who}, span)
        rule.proofs["who"] = [(at + begin, at + found.end("who"))]
        yield rule, begin, end


_ALIKE = re.compile(
    r"[、,;]?(?:和|及|以及|其中)?[:,]?(?P<who>(?:具[有备]|取得|拥有|获得?)?[\u4e00-\u9fff]{2,16}?)(?:者|的|人员|人才)*(?:则|可|可以|为|到|至|可?放?宽?至|可?放?宽?到|:|,)*"
    r"(?P<age>(?P<n>\d\d)\s?周?岁(?:\(含\))?)(?![以之内前后至到]|[(]含?[^()]*以下)(?=[,、;。)]|和|$)"
)


def alike_eased(text: str, floor: int, at: int, read: Sequence[Span]) -> Iterator[tuple[Rule, int, int]]:
    """中级职称放宽至40周岁,高级职称45周岁: further people right behind an eased limit, each with the bare years.

    :param read: the ranges of the limits that are read as such
    """
    while found := _ALIKE.match(text, floor):
        who = found["who"]
        if not _HOLDERS.fullmatch(who) and not re.search(pattern("subjects", "strict_people").pattern + "$", who):
            return
        begin, end = found.start("who"), found.end("age")
        if any(a < end and begin < b for a, b in read):
            return
        rule = Rule(Age, {"max": int(found["n"]), "who": who}, (at + begin, at + end))
        rule.proofs["who"] = [(at + begin, at + found.end("who"))]
        yield rule, begin, end
        floor = end


_EASED_REST = re.compile(
    r"[,;](?:对|其中)?(?P<who>(?:[^,;。:()\d]|\([^()]{1,12}\)){2,30}?(?:者|的|人员|人才|毕业生|博士后?|专家|骨干|研究生|硕士|学历|学位|职称|以上|军人|士兵|干部|家属|子女))[,]?"
    r"(?P<told>(?:其)?(?:年龄)?(?:上限|限制|条件|要求)?(?:可以?|也可)?(?:适当|酌情|相应|再)*放宽(?:年龄)?(?:限制|要求|条件|上限)?)$"
)


def eased_rest(text: str, floor: int, at: int) -> tuple[Rule, int, int] | None:
    """…不超过35周岁,获奖者年龄可适当放宽: a relaxation without a limit behind the limits of a clause."""
    found = _EASED_REST.search(text, floor)
    if found is None:
        return None
    span = at + found.start("told"), at + found.end("told")
    rule = Rule(Age, {"text": found["told"], "who": found["who"]}, span)
    rule.proofs["who"] = [(at + found.start("who"), at + found.end("who"))]
    return rule, found.start("who"), found.end("told")


_BESIDE = re.compile(
    r"(?:^|(?<=[,;。:]))(?:其中[,:]?|对)?(?P<who>(?:[^,;。:()\d岁]|\([^()]{1,12}\)){2,24}?(?:军人|士兵|人员|者|员|的|生|人才|干部|教师|职称|学位|证书))"
    r"[,、](?:以及|或者?|和|及)$"
)
"""退役军人,以及 before 服务满三年的人员: both are those for whom a limit is eased."""


def _whole(text: str, floor: int, found: People) -> People:
    """The people with the comma parts before them that belong to the same phrase."""
    beside = _BESIDE.search(text, floor, found[1])
    if beside is not None:
        return text[beside.start("who") : found[2]], beside.start("who"), found[2]
    begin = text.rfind(",", floor, max(found[1] - 1, floor)) + 1
    while text[found[1] - 1 : found[1]] == "," and floor <= begin < found[1]:
        part = text[begin : found[1] - 1]
        aimed = _TARGETED.fullmatch(part)
        if aimed and "岁" not in part and not re.search(r"的$|者$|学历", part):
            return text[begin + aimed.start("who") : found[2]], begin + aimed.start("who"), found[2]
        if not begin or "岁" in part or re.search(r"应当?|须|具有|学历", part):
            return found
        begin = text.rfind(",", floor, begin - 1) + 1
    return found


def as_words(text: str, floor: int, at: int, end: int) -> Span:
    """The range of the words of a relaxation that names nobody, with the measures before it (经批准,可放宽至…)."""
    begin = max(floor, *(text.rfind(mark, floor, at) + 1 for mark in ",;:。"))
    while begin > floor + 1 and text[begin - 1] == ",":
        before = max(floor, text.rfind(",", floor, begin - 1) + 1)
        if not _ASIDE.fullmatch(text[before : begin - 1]):
            break
        begin = before
    lead = re.match(r"[,;:。、()\s]*(?:其中[,:]?|但是?|且)?", text[begin:at])
    return begin + (lead.end() if lead else 0), end


def about_others(text: str, at: int, rules: Sequence[Rule]) -> Iterator[Rule]:
    """The rules read from within the name of those for whom a limit is eased (工作满3年的职工,年龄可放宽…)."""
    spans = [
        span
        for rule in rules
        for span in rule.proofs.get("who", ())
        if span[1] <= rule.cited[1] and EASED.search(text[max(span[1] - at, 0) : rule.cited[1] - at])
    ]
    eased = [(at + m.start("who"), at + m.end("who")) for m in _LETS_OFF.finditer(text)]
    for rule in rules:
        held = eased if rule.model is not Age and "who" not in rule.values else ()
        if any(a <= rule.cited[0] and rule.cited[1] <= b for a, b in (*spans, *held)):
            yield rule


_LETS_OFF = re.compile(
    r"(?:^|(?<=[,;。]))(?P<who>[^,;。:]{2,40}?(?:的(?:人员|考生)?|者|人员)),?(?:其)?(?:报考|应聘|报名)?"
    r"(?:(?:学历|学位|专业|职称|户籍|年龄|身高|视力)[、和及与]?)+(?:条件|要求|限制|上限|标准)*"
    r"(?:均|也|还|则|可以?|适当|酌情|相应|不再|一律)*(?:放宽|降低|不限|不作|不做|不受|免)"
)
"""具有5年以上工作经历的,学历可放宽: for whom something is eased; of nobody it is asked."""


def lets_off(text: str) -> bool:
    """Whether a wording says for whom something is eased, and asks nothing."""
    found = _LETS_OFF.match(text)
    return found is not None and re.match(r"[^,;。]{0,12}$", text[found.end() :]) is not None


FREED = re.compile(
    r"(?P<who>[^,;。:]{2,40}?)(?:均|一律|可以|可|则)*不受(?P<what>(?:(?:年龄|户籍|户口|生源地?|地域|学历|专业)[、和及与]?)+)(?:条件|要求)?(?:的)?限制"
)


def freed(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """硕士研究生不受户籍限制: what does not bind some people."""
    for found in FREED.finditer(text):
        who = subject(text, found.end("who"), found.start())
        if who is None and not re.fullmatch(r"(?:应聘|报名|报考|招聘|人员|者)+", found["who"]):
            continue
        span = (at + found.start(), at + found.end())
        if "年龄" in found["what"]:
            told = text[found.end("who") : found.end()]
            yield limit(Rule(Age, {"text": told}, span), who, at, scope), found.start(), found.end()
        if re.search(r"户|生源|地域", found["what"]):
            yield limit(Rule(Region, {"regions": "unlimited"}, span), who, at, scope), found.start(), found.end()
