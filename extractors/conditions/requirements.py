"""Requirements of Chinese clauses: which typed conditions a clause on conditions states, with their subjects.

A clause that states a checkable rule (age, education, region, time served …) becomes that leaf; what is left of it,
or a clause that states none, is prose, whose kind is that of its earliest wording in ``lexicon/eligibility.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.conditions.age_ranges import one_range
from extractors.conditions.ages import AgeMatch, find_ages
from extractors.conditions.askers import about_askers
from extractors.conditions.level_or_title import level_or_title
from extractors.conditions.levels import levels
from extractors.conditions.papers import obtained
from extractors.conditions.prose_conditions import prose, rest
from extractors.conditions.regions import either_region, regions
from extractors.conditions.relaxations import (
    EASED,
    EASED_TOO,
    FREED,
    People,
    about_others,
    alike_eased,
    as_words,
    eased_by,
    eased_people,
    eased_rest,
    freed,
    lets_off,
)
from extractors.conditions.rules import Rule, Scope, Span, any_asker, limit, pattern, people_around, subject
from extractors.conditions.service import read_service
from extractors.conditions.shorter_ways import shorter_ways
from extractors.text import patterns as re
from extractors.values.education import find_education
from schema.conditions import (
    Age,
    AnyOf,
    Certificate,
    EducationLevel,
    Experience,
    GenderIs,
    Nationality,
    Prose,
    Tenure,
)
from schema.values import Degree, Education, Gender


def read_clause(text: str, at: int, scope: Scope) -> list[Rule]:
    """The conditions of one clause. ``text`` is its wording without closing mark, ``at`` its view offset."""
    if (one := _ENOUGH.search(text)) and "或" in text[: one.start()]:
        text = text[: one.start()]
    counted = _COUNTED.match(text)
    if counted:
        text, at = text[counted.end() :], at + counted.end()
    text, at = _without_preference(text, at)
    besides = _BESIDES.match(text)
    if besides:
        text, at = text[besides.end() :], at + besides.end()
    if not text:
        return []
    either = either_region(text, at, scope)
    if either is not None:
        return [either]
    other = level_or_title(text, at, scope, read_clause) or _or_else(text, at, scope)
    if other is not None:
        return other
    if re.search(r"周?岁", text) is None and (equal := pattern("terms", "equated").search(text)):
        kind = "status" if re.search("对待|面向|限", equal.group()) else "other"
        return [limit(Rule(Prose, {"kind": kind, "text": text}, (at, at + len(text))), None, at, scope)]
    held = _ABOUT.match(text)
    if held and scope.who is None and not any_asker(held["who"]):
        scope = replace(scope, who=held["who"], who_span=(at, at + held.end("who")))
    rules: list[Rule] = []
    taken: list[Span] = []

    def add(rule: Rule, start: int, end: int) -> None:
        rules.append(rule)
        taken.append((start, end))

    for rule, start, end in one_range(text, at, _ages(text, at, scope)):
        add(rule, start, end)
    for rule, start, end in freed(text, at, scope):
        add(rule, start, end)
    for rule, start, end in read_service(text, at, scope):
        if not _inside(start, end, taken):
            add(rule, start, end)
            people = rule.proofs.get("who", []) if rule.model in (Experience, Tenure) else []
            taken += [(a - at, b - at) for a, b in people if at < a and b <= at + len(text)]  # …,硕士学历须有3年经验
    for rule, start, end in obtained(text, at, scope):
        add(rule, start, end)
    for rule, start, end in regions(text, at):
        if _inside(start, end, taken) or re.match(r"[^,;。()]{0,16}(?:放宽|降低)(?:到|至|为)", text[end:]):
            continue
        limited = re.search(
            r"(?:^|[,;])(?P<who>[^,;。:]{0,20}?(?:岗位|职位|岗|教师|人员|(?:岗位|职位|岗)\s?[A-Za-z]?\d{1,6}))(?=[仅只]?限)",
            text[: start + 2],
        )
        if "who" in rule.values:
            pass  # told with the place
        elif rule.values.get("regions") == "unlimited":
            limit(rule, subject(text, start), at, scope)
        elif limited:
            limit(rule, (limited["who"], limited.start("who"), limited.end("who")), at, scope)
        elif scope.who:
            limit(rule, None, at, scope)
        add(rule, start, end)
    for rule, start, end in _lowest(text, at, list(levels(text, at, scope, taken))):
        add(rule, start, end)
    others = list(about_others(text, at, rules))
    rules = [rule for rule in rules if not any(rule is other for other in others)]
    title = _TITLE_FIRST.search(text)
    if title and not _inside(title.start("held"), title.end("held"), taken):
        span = title.span("held")
        add(Rule(Certificate, {"text": title["held"]}, (at + span[0], at + span[1])), *span)
    nationality = pattern("terms", "nationality").search(text)
    if nationality:
        rule = Rule(Nationality, {"value": nationality["value"]}, (at + nationality.start(), at + nationality.end()))
        add(rule, nationality.start(), nationality.end())
    gender = re.search(
        r"(?:仅|只)?限(?P<g>男|女)(?:性|生)?(?![、和])|性别(?:要求)?[:为]\s*(?P<g2>男|女)|^(?P<g3>男|女)性$", text
    )
    if gender:
        value = Gender.MALE if (gender["g"] or gender["g2"] or gender["g3"]) == "男" else Gender.FEMALE
        own = Rule(GenderIs, {"value": value}, (at + gender.start(), at + gender.end()))
        add(limit(own, None, at, scope), gender.start(), gender.end())
    rules = _dated(sorted(rules, key=lambda r: r.cited))
    _graduates(text, at, rules)
    _carry_subject(text, at, rules)
    if not rules and _ALL_FULL_TIME.fullmatch(text):
        rules = [Rule(EducationLevel, {"full_time": True}, (at, at + len(text)))]
        limit(rules[0], None, at, scope)
        return rules
    rules += rest(text, at, rules, taken, scope) if rules else prose(text, at, scope)
    _carry_subject(text, at, rules)
    about_askers(text, at, rules, scope)
    for rule in rules:
        if rule.model is Prose and lets_off(rule.values["text"]):
            rule.values["kind"] = "other"
    return shorter_ways(text, at, rules)


_ALL_FULL_TIME = re.compile(
    r"(?:(?:本公告|以上|上述|所有|各)?(?:岗位|职位|报考|应聘)?(?:人员|者)?(?:所|须|应)?(?:取得|具有|要求|持有?)?(?:的)?(?:最高|第一)?学历(?:和学位)?"
    r"(?:层次|要求)?(?:均|都|必须|须|应当?|需|要求|一律)+(?:是|为|取得)?|(?:均|都)?(?:必须|须|应当?|需|一律)(?:是|为))"
    r"(?:国家承认的?|教育部承认的?)?(?:普通高等教育|普通高校|国民教育)?全日制(?:普通)?(?:高等教育|高等学校|高等院校|高校|院校|国民教育|教育)*(?:的)?"
    r"(?:学历(?:教育)?|毕业(?:生)?)?"
)
"""所取得学历须为全日制学历: the way of study that is asked whatever the level."""
_ENOUGH = re.compile(
    r",(?:以上)?(?:[二两三四]者|[两二三四][种个项]?(?:情形|条件|情况)?|上述(?:条件|情形)?)?"
    r"(?:(?:只须|只要|须|需)?(?:具备|符合|满足|占|居|取|有)(?:其中?)?(?:之)?一(?:个|项|种|者)?|任一(?:项)?)"
    r"(?:条件|情形)?(?:即可|均可|都可|就可|便可)?(?:报考|报名|应聘|以?)?$"
)
"""A,或者B,二者具备其一即可: that either is enough, said once more."""
_COUNTED = re.compile(r"第?[一二三四五六七八九十]{1,2}是(?![否个])")
"""二是身体健康: the number of an item."""


def _dated(rules: list[Rule]) -> list[Rule]:
    """大专以上学历,毕业证书须于…前取得: the day is that of the level asked for in the same clause."""
    levels = [r for r in rules if r.model is EducationLevel and "who" not in r.values and not r.tracks]
    asked = [r for r in levels if "min" in r.values]
    days = [r for r in levels if r.values.keys() == {"obtained_by"}]
    if len(asked) != 1 or len(days) != 1 or "obtained_by" in asked[0].values or asked[0].cited > days[0].cited:
        return rules
    asked[0].values["obtained_by"] = days[0].values["obtained_by"]
    asked[0].proofs["obtained_by"] = days[0].proofs.get("obtained_by") or [days[0].cited]
    return [r for r in rules if r is not days[0]]


_GRADUATES = re.compile(
    r"(?:须为|应为|为|是)?(?P<level>(?:国家统招|统招|全日制|普通|高校|高等院校)*(?:博士|硕士|本科|大专|专科)(?:研究生)?(?:学历|学位)?(?:及以上)?)"
    r"(?:毕业生|毕业)\("
)


def _graduates(text: str, at: int, rules: Sequence[Rule]) -> None:
    """全日制硕士毕业生(…前须取得学位证书): the level is asked of all, by the day in the bracket."""
    found = _GRADUATES.match(text)
    told = find_education(found["level"] + "学历") if found else []
    for rule in rules if found and len(told) == 1 else ():
        if rule.model is EducationLevel and "obtained_by" in rule.values and not rule.values.keys() & {"min", "degree"}:
            span = (at + found.start("level"), at + found.end("level"))  # type: ignore[union-attr]
            rule.values["min"], rule.proofs["min"] = told[0].level, [span]
            if str(rule.values.get("who", "")).startswith(found["level"]):  # type: ignore[index]
                rule.values.pop("who")
                rule.proofs.pop("who", None)


_ABOUT = re.compile(
    r"(?P<who>(?:报考|申报|报名参加|申请)[^,;。:()]{1,30}?(?:资格|考试|岗位|职位|级别|专业|科目)(?:的(?:人员)?|者|人员)?),(?=(?:其|本人)?(?:的)?(?:年龄|学历|学位|专业|身高|户籍|职称|工作经[历验])?(?:条件)?(?:还|应|须|需|必须|要|不))"
)
"""报考小学教师资格,应当具备…: whom everything in the clause is about."""


def _carry_subject(text: str, at: int, rules: Sequence[Rule]) -> None:
    """辅导员须具有硕士学位,年龄不超过30周岁: what follows in the clause is about the subject that it begins with."""
    first = next((r for r in rules if "who" in r.values), None)
    number = re.match(r"\d{1,2}[.、)]|\(\d{1,2}\)", text)
    begin = number.end() if number else 0
    if first is None or not text.startswith(str(first.values["who"]), begin):
        return
    if not re.match(r"(?:的)?(?:年龄)?(?:须|应|需|必须|要|限)", text[begin + len(str(first.values["who"])) :]):
        return
    for rule in rules:
        if "who" not in rule.values and not rule.tracks and rule.cited[0] > first.cited[0]:
            rule.values["who"] = first.values["who"]
            rule.proofs["who"] = list(first.proofs.get("who", []))


def _without_preference(text: str, at: int) -> tuple[str, int]:
    """Drop what is merely preferred at the end of a clause (…,硕士优先; …(法律专业优先)): it filters nobody."""
    cut = re.search(r"(?:\([^()]*优先[^()]*\)|,[^,;]*优先(?!录用对象)[^;]*)$", text)
    if cut is None:
        return ("" if re.search(r"优先$|优先考虑$", text) else text), at
    if re.match(r",(?:在)?(?:同等|可|应|予以|给予|优先)", cut.group()):
        return "", at  # 烈士子女,在同等条件下优先: all of it is the preference
    return text[: cut.start()], at


def _inside(start: int, end: int, taken: Sequence[Span]) -> bool:
    return any(a < end and start < b for a, b in taken)


def _ages(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    floor = 0
    eased = False
    last: People | None = None
    matches = find_ages(text, year=scope.year)
    of_posts = list(_OF_POSTS.finditer(text)) if matches and ("要求" in text or "限制" in text) else []
    for match in matches:
        if re.search(r"不得(?:报|应聘)|不予", text[match.end : match.end + 12]):
            continue
        own = next((m for m in of_posts if m.start() <= match.start < m.end()), None)
        if own is not None and not match.born_from and not match.born_to:
            floor = max(floor, own.end())
            continue  # 岗位年龄要求为35周岁以下的,下列人员可放宽: which posts a rule is for
        rule = age_rule(match, at)
        if own is not None:
            limit(rule, (own["who"], own.start("who"), own.end("who")), at, scope, text)
            yield rule, own.start("who"), match.end
            floor = match.end
            continue
        if means := _MEANS.match(text, match.start, match.end):
            rule.explains = means["limit"], (at + means.start("limit"), at + means.end("limit"))
        quoted = re.search(r"([^,;。:]*“)$", text[floor : match.start])
        if quoted and re.search(r"[”\"](?:是|系|均)?[指为]", text[match.start : match.end]):
            quoted = None  # “35周岁以下”指…以后出生: the words of a limit, no people
            if re.search(r"年龄|其中|中“$", text[floor : match.start]):
                yield rule, match.start, match.end
                floor = match.end
                continue
        close = re.match(r"[^,;。]{0,14}?”的?", text[match.start :])
        if quoted and close:
            begin = floor + quoted.start()
            lead = len(quoted[1]) - len(_LIMIT_LEAD.sub("", quoted[1]))
            stop = match.start + close.end()
            found: People | None = (text[begin + lead : stop], begin + lead, stop)
        else:
            found = subject(text, match.start, floor)
        again = eased and text[floor : match.start] in ("、", "或", "和", "至")  # 放宽至30周岁(…)、35周岁(…)
        eased = again or EASED.search(text[floor : match.start + 4]) is not None
        if eased:
            found = last if again else eased_people(text, floor, match.start, found)
        last = found
        limit(rule, found, at, scope, text)
        if found and rule.values.get("who") == found[0] and (around := people_around(text, found[1])):
            rule.values["who"] = f"{text[slice(*around)]}({found[0]})"
            rule.proofs["who"] = [(at + around[0], at + around[1]), (at + found[1], at + found[2])]
        if found:
            rule.cited = (at + min(found[1], match.start), at + match.end)
        elif eased and "who" not in rule.values and not rule.tracks:
            span = as_words(text, floor, match.start, match.end)
            rule = Rule(Age, {"text": text[slice(*span)]}, (at + span[0], at + span[1]))
            yield rule, *span
            floor = match.end
            continue
        begin = min(found[1] if found else match.start, match.start)
        if found and "放宽" in text[found[2] : match.start] and (mark := _MARK.search(text, found[2], match.start)):
            begin = max(begin, mark.end())  # what is eased beside it is read by itself
        yield rule, begin, match.end
        floor = match.end
        if (eased or found) and not rule.tracks:
            yield from alike_eased(text, floor, at, [(m.start, m.end) for m in matches])
    told = list(eased_by(text, at, [(m.start, m.end) for m in matches]))
    yield from told
    if matches and not told and (left := eased_rest(text, floor, at)) is not None:
        yield left
    if not matches and not FREED.search(text):
        loose = re.search(
            r"年龄(?!和|以|计算|(?:条件|资格)?要求(?![^,;。:]{0,6}放宽))(?:[^;。:]{0,6}(?:满足|应当|适当|符合|要求)|[^;。:]{0,24}?放宽)[^;。]*$",
            text,
        )
        if loose and not pattern("terms", "reckoned").search(text):
            found = subject(text, loose.start())
            if EASED.search(loose.group()):
                found = eased_people(text, 0, loose.start(), found)
            beside = EASED_TOO.search(text, loose.start())
            end = beside.start() if beside else len(text)
            rule = Rule(Age, {"text": text[loose.start() : end]}, (at + loose.start(), at + end))
            begin = loose.start() if EASED.search(text, 0, loose.start()) else found[1] if found else loose.start()
            alone = beside is None and not _MARK_BEFORE.search(text, 0, begin)
            yield limit(rule, found, at, scope), 0 if alone else begin, end


_BESIDES = re.compile(
    r"除[^,;。]{2,24}外,(?=报考|应聘|申报|[^,;。]{2,12}(?:岗位?|职位|人员)(?:还|另)?(?:须|应|需|要求|必须))"
)
"""除具备以上条件外,党建岗须…: whom the rest is about."""
_MARK = re.compile(r"[,、](?=[^,、]*$)")
_MARK_BEFORE = re.compile(r"[^,;、]{4,}[,;]$")
"""近三年考核合格, before those for whom an age is eased: a demand of its own."""
_LIMIT_LEAD = re.compile(r"^(?:[、,和或及]|例?如|(?:本|该)?公告中?(?:的|所称)?|所称的?|其中)+(?=“)|^[、,和或及]+")
"""What leads to the words of a limit in quotation marks: 例如“35周岁以下”."""
_OF_POSTS = re.compile(
    r"(?P<who>(?:(?:岗位|职位)(?:的)?(?:年龄)?(?:要求|限制|条件)(?:限制|条件)?|(?:年龄)?(?:要求|限制)(?=[^,;。]{4,14}(?:岗位|职位)))"
    r"(?:为|在|是)?(?P<limit>\d\d周?岁(?:及|或|\(含\))?(?:以下|以内)(?:[、和或及]\d\d周?岁(?:及|或|\(含\))?(?:以下|以内)){0,4})(?:的)?(?:岗位|职位)?(?:的)?)(?=,)"
)
"""要求30周岁以下的职位,为…以后出生: the posts that print a limit, told by it."""
_MEANS = re.compile(r"(?P<limit>[^“”\",;。:()]{2,12}?周?岁(?:及|或)?(?:以[下上]|以内)?)[”\"]?(?:是|系|均)?指")
"""“35周岁以下”指…以后出生: the words of a limit and what they mean."""


def age_rule(match: AgeMatch, at: int) -> Rule:
    """The age condition of one match; swapped birth dates are put right where the printed ages prove the swap."""
    low, high = match.born_from, match.born_to
    swapped = bool(low and high and low[:4] > high[:4])
    if swapped:
        low, high = high, low
    values = {
        "min": match.min,
        "max": match.max,
        "min_strict": match.min_strict or None,
        "max_strict": match.max_strict or None,
        "born_from": low,
        "born_to": high,
    }
    rule = Rule(Age, {k: v for k, v in values.items() if v is not None}, (at + match.start, at + match.end))
    rule.noise, rule.loose, rule.swapped = match.repaired or swapped, match.loose, swapped
    return rule


_TITLE_FIRST = re.compile(
    r"(?P<held>(?:取得|获得|具有|评聘)[^,;。取得]{2,20}?(?:职称|资格|证书))后(?=(?:再|又|连续|累计)?(?:从事|在|担任))"
)
"""取得初级职称后从事本专业工作3年: what must be held before the time counts."""
_OR_ELSE = re.compile(
    r",或者?(?=(?:须|应)?(?:具有|具备|取得|获得?|持有|在(?!职)|曾|担任|从事|现?任|通过|参加过|连续|累计)[^,;。]{4,60}$)"
    r"|或者?(?=[\d一二两三四五六七八九十]{1,2}年(?:及?以上)[^,;。]{2,24}(?:经[历验]|工作)$)"
)


def _or_else(text: str, at: int, scope: Scope) -> list[Rule] | None:
    """应有1年以上文秘经历,或在省级刊物发表过文章: the last demand before the mark and the one behind it."""
    mark = _OR_ELSE.search(text)
    if mark is None or re.search(r"放宽|优先|周?岁|户籍|生源", text) or re.search(r"学[历位]", text[mark.end() :]):
        return None
    before = read_clause(text[: mark.start()], at, scope)
    behind = read_clause(text[mark.end() :], at + mark.end(), Scope(scope.tracks, scope.year))
    last = at + text.rfind(",", 0, mark.start()) + 1
    own = [r for r in before if r.cited[0] >= last]
    if len(own) != 1 or own[0].model not in _EITHER or len(behind) != 1:
        return None
    choice = Rule(AnyOf, {}, (own[0].cited[0], behind[0].cited[1]), options=[own[0], behind[0]])
    choice.tracks, own[0].tracks = own[0].tracks, ()
    if "who" in own[0].values:
        choice.values["who"], choice.proofs["who"] = own[0].values.pop("who"), own[0].proofs.pop("who", [])
    return [*(r for r in before if r is not own[0]), choice]


_EITHER = (Experience, Tenure, Certificate, EducationLevel)


_OR_LEVEL = re.compile(r"[、,]?(?:或者?(?:具有|取得|具备|获得|第二|双|研究生班|毕业|相应|其他|、|,)*)+")
"""What stands between two levels of which either is enough: 硕士学位,或第二学士学位或研究生班毕业,或本科学历."""


def _lowest(text: str, at: int, found: list[tuple[Rule, int, int]]) -> list[tuple[Rule, int, int]]:
    """Levels joined by 或 are one demand: the lowest of them is enough."""
    out: list[tuple[Rule, int, int]] = []
    for rule, start, end in found:
        last = out[-1] if out and out[-1][0].model is rule.model is EducationLevel else None
        if last is None or not _OR_LEVEL.fullmatch(text[last[2] : rule.cited[0] - at]):
            out.append((rule, start, end))
            continue
        held = last[0]
        again = re.search(r"第二|双$", text[last[2] : rule.cited[0] - at])  # 硕士或第二学士: no bachelor alone
        if _rank(rule) < _rank(held) and not again:
            for name in ("min", "degree"):
                held.values.pop(name, None)
                if name in rule.values:
                    held.values[name] = rule.values[name]
        held.cited = (held.cited[0], rule.cited[1])
        out[-1] = (held, last[1], end)
    return out


def _rank(rule: Rule) -> int:
    """The place of the level or degree that a rule asks for, lowest first."""
    level = rule.values.get("min") or Education(str(rule.values.get("degree", Degree.DOCTOR)))
    return Education(level).rank
