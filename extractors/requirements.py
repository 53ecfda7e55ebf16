"""Requirements of Chinese clauses: which typed conditions a clause on conditions states, with their subjects.

A clause that states a checkable rule (age, education, region, time served …) becomes that leaf; what is left of it,
or a clause that states none, is prose, whose kind is that of its earliest wording in ``lexicon/eligibility.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors import patterns as re
from extractors import tracks as track_names
from extractors.ages import AgeMatch, find_ages
from extractors.dates import DateMatch, find_dates
from extractors.education import EducationMatch, find_education
from extractors.places import find_regions
from extractors.rules import Rule, Scope, Span, limit, pattern, subject, words
from extractors.service import read_service
from schema.conditions import Age, AnyOf, Certificate, EducationLevel, GenderIs, Leaf, Nationality, Prose, Region
from schema.values import Gender


def kind_of(text: str) -> str | None:
    """The kind of a prose condition by its earliest wording; None where it has none of the lexicon."""
    text = re.sub(r"^(?:报考|申请|参加|申报|报名参加)[^,;。]{2,24}?(?:者|人员|的)(?:应当?|须|需|必须)", "", text)
    best: tuple[int, int, str] | None = None
    for kind in words()["kinds"]["zh"]:
        found = pattern("kinds", kind).search(text)
        if found and (best is None or (found.start(), -found.end()) < (best[0], -best[1])):
            best = (found.start(), found.end(), kind)
    if best is None:
        return None
    if best[2] in ("political", "character"):
        # 拥护宪法和法律, 品行端正: law-abiding conduct; with the Party or the stand in politics it is political
        moral = pattern("kinds", "character").search(text)
        party = re.search(
            r"共产党|党的领导|党的路线|政治立场|思想政治|社会主义制度|四个意识|政治面貌|党员|政治素质(?:好|过硬|强|合格)|理想信念|政治过硬|政治权利|对党忠诚",
            text,
        )
        stands = [p for p in re.split("[,、]", text) if pattern("kinds", "political").search(p)]
        morals = [p for p in re.split("[,、]", text) if p not in stands and pattern("kinds", "character").search(p)]
        mostly = len(morals) > len(stands)
        return (
            "political"
            if party and not mostly and not re.match(r"热爱(?![^,;。]{0,6}祖国)", text)
            else "character"
            if moral
            else "political"
        )
    return best[2]


def skipped(text: str) -> bool:
    """Whether a sentence requires nothing: a definition, a procedure, a reference, a mere preference."""
    text = re.sub(r"\([^()]*\)", "", text)
    return bool(pattern("skip", "sentence").search(text) or pattern("skip", "preference").search(text))


def read_clause(text: str, at: int, scope: Scope) -> list[Rule]:
    """The conditions of one clause. ``text`` is its wording without closing mark, ``at`` its view offset."""
    text, at = _without_preference(text, at)
    if not text:
        return []
    either = _either(text, at, scope)
    if either is not None:
        return [either]
    held = _ABOUT.match(text)
    if held and scope.who is None:
        scope = replace(scope, who=held["who"], who_span=(at, at + held.end("who")))
    rules: list[Rule] = []
    taken: list[Span] = []

    def add(rule: Rule, start: int, end: int) -> None:
        rules.append(rule)
        taken.append((start, end))

    for rule, start, end in _ages(text, at, scope):
        add(rule, start, end)
    for rule, start, end in read_service(text, at, scope):
        if not _inside(start, end, taken):
            add(rule, start, end)
    for rule, start, end in _obtained(text, at, scope):
        add(rule, start, end)
    for rule, start, end in _regions(text, at):
        if _inside(start, end, taken) or re.match(r"[^,;。()]{0,16}(?:放宽|降低)(?:到|至|为)", text[end:]):
            continue
        limited = re.search(r"(?:^|[,;])(?P<who>[^,;。:]{2,20}?(?:岗位|职位|岗|教师|人员))(?=仅?限)", text[: start + 2])
        if limited:
            limit(rule, (limited["who"], limited.start("who"), limited.end("who")), at, scope)
        add(rule, start, end)
    for rule, start, end in _educations(text, at, scope, taken):
        add(rule, start, end)
    nationality = pattern("terms", "nationality").search(text)
    if nationality:
        rule = Rule(Nationality, {"value": nationality["value"]}, (at + nationality.start(), at + nationality.end()))
        add(rule, nationality.start(), nationality.end())
    gender = re.search(
        r"(?:仅|只)?限(?P<g>男|女)(?:性|生)?(?![、和])|性别(?:要求)?[:为]\s*(?P<g2>男|女)|^(?P<g3>男|女)性$", text
    )
    if gender:
        value = Gender.MALE if (gender["g"] or gender["g2"] or gender["g3"]) == "男" else Gender.FEMALE
        add(Rule(GenderIs, {"value": value}, (at + gender.start(), at + gender.end())), gender.start(), gender.end())
    rules.sort(key=lambda r: r.cited)
    _carry_subject(text, at, rules)
    rules += _rest(text, at, rules, taken, scope) if rules else _prose(text, at, scope)
    return rules


_ABOUT = re.compile(
    r"(?P<who>(?:报考|申报|报名参加|申请)[^,;。:()]{2,30}?(?:资格|考试|岗位|职位|级别|专业|科目)(?:的(?:人员)?|者|人员)?),(?=还|应|须|需|必须|要)"
)
"""报考小学教师资格,应当具备…: whom everything in the clause is about."""


def _carry_subject(text: str, at: int, rules: Sequence[Rule]) -> None:
    """辅导员须具有硕士学位,年龄不超过30周岁: what follows in the clause is about the subject that it begins with."""
    first = next((r for r in rules if "who" in r.values), None)
    if first is None or not text.startswith(str(first.values["who"])):
        return
    if not re.match(r"(?:的)?(?:须|应|需|必须|要求|限)", text[len(str(first.values["who"])) :]):
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
    matches = find_ages(text, year=scope.year)
    for match in matches:
        if re.search(r"不得(?:报|应聘)|不予", text[match.end : match.end + 12]):
            continue
        rule = age_rule(match, at)
        quoted = re.search(r"([^,;。:]*“)$", text[floor : match.start])
        close = re.match(r"[^,;。]{0,14}?”的?", text[match.start :])
        if quoted and close:
            begin = floor + quoted.start()
            lead = len(quoted[1]) - len(quoted[1].lstrip("、,和或及"))
            stop = match.start + close.end()
            found: tuple[str, int, int] | None = (text[begin + lead : stop], begin + lead, stop)
        else:
            found = subject(text, match.start, floor)
        limit(rule, found, at, scope, text)
        if found:
            rule.cited = (at + min(found[1], match.start), at + match.end)
        yield rule, min(found[1] if found else match.start, match.start), match.end
        floor = match.end
    if not matches:
        loose = re.search(r"年龄(?!和|以|计算)[^;。:]{0,6}(?:放宽|满足|应当|适当|符合|要求)[^;。]*$", text)
        if loose and not pattern("terms", "reckoned").search(text):
            found = subject(text, loose.start())
            rule = Rule(Age, {"text": text[loose.start() :]}, (at + loose.start(), at + len(text)))
            yield limit(rule, found, at, scope), 0, len(text)


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


_BEFORE = re.compile(r"\s*(?:\(含[^()]{0,6}\))?\s*(?:及)?(?:之|以)?前(?:\(含[^()]{0,6}\))?")
_PAPERS = re.compile(r"学历|学位|毕业证")
_CERTIFICATES = re.compile(r"(?:资格|执业|职称|职业|从业|等级)[^,;。]{0,8}证|资格证|证书|证件|教师资格|执业资格|职称")


def _obtained(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """证书须于…前取得: a date by which papers must be held; after 取得 stand the papers, before it the people."""
    if not re.search(r"取得|获得|具备|领取|拿到|核发", text):
        return
    floor = 0
    for date in find_dates(text, year=scope.year):
        before = _BEFORE.match(text, date.end)
        took = before and re.match(
            r"[^,;。]{0,12}?(?:取得|获得|具备|领取|拿到|核发)(?P<object>[^,;。]*)", text[before.end() :]
        )
        if not before or not took:
            continue
        opened, left = floor, text[floor : date.start]
        floor = end = before.end() + took.end()
        named = took["object"]
        lead = left if not (_PAPERS.search(named) or _CERTIFICATES.search(named)) else ""
        topic = lead + named
        found = None if lead else subject(text, date.start, opened)
        moment = date.last or date.first
        if _PAPERS.search(topic) or re.search(r"(?:学历|学位)[^,;。]{0,4}认证", named):
            rule = Rule(EducationLevel, {"obtained_by": moment}, (at + date.start - len(left), at + end))
            yield limit(rule, found, at, scope), date.start - len(left), end
        if _CERTIFICATES.search(re.sub(r"(?:学历|学位|毕业)[^、,;。]{0,6}证书?|学历认证", "", topic)):
            whole = text[: end if text[end:].strip() == "" else len(text)]
            rule = Rule(Certificate, {"text": whole, "obtained_by": moment}, (at, at + len(whole)))
            rule.noise = date.repaired
            yield limit(rule, None, at, Scope(scope.tracks, scope.year)), 0, len(whole)


def _regions(text: str, at: int) -> Iterator[tuple[Rule, int, int]]:
    settled = re.search(r"落户|户籍|户口|常住", text)
    by: DateMatch | None = None
    if settled:
        by = next((d for d in find_dates(text) if _BEFORE.match(text, d.end)), None)
        as_of = re.search(
            r"(?:户籍|户口|生源地?)[^,;。]{0,6}(?:以|截[至止](?:到)?)(?P<day>[^,;。()]{6,20})(?:为准|的?户)?", text
        )
        if by is None and as_of:
            by = next(iter(find_dates(text[: as_of.end("day")])[-1:]), None)
    matches = [m for m in find_regions(text) if not re.search(r"生源应|政策|材料|证明", text[m.start : m.end + 6])]
    for match in matches:
        rule = Rule(Region, {"regions": match.names, "basis": match.basis}, (at + match.start, at + match.end))
        if by is not None:
            rule.values["registered_by"] = by.last or by.first
            rule.proofs["registered_by"] = [(at + by.start, at + by.end)]
        yield rule, match.start, match.end
    free = re.search(r"(?:户籍|户口|生源地?|地域)(?:、[^,;。]{1,6})?(?:均)?不限", text)
    if not matches and settled and free:
        yield Rule(Region, {"regions": "unlimited"}, (at + free.start(), at + free.end())), free.start(), free.end()
    elif not matches and by is not None and re.search(r"落户|户籍", text):
        rule = Rule(Region, {"registered_by": by.last or by.first}, (at, at + len(text)))
        yield rule, 0, len(text)


_EDUCATION_CUE = re.compile(r"学历|文化程度|学位|以上(?:毕业|文化)?$|以上(?=[,;。、(])|毕业(?=$|[,;。、(])")


def _educations(text: str, at: int, scope: Scope, taken: Sequence[Span]) -> Iterator[tuple[Rule, int, int]]:
    floor = 0
    for match in _found_educations(text):
        around = text[match.start : match.end + 4]
        if match.level is None and match.degree is None:
            continue
        if (
            _inside(match.start, match.end, taken)
            or not (_EDUCATION_CUE.search(around) or re.search(r"(?:放宽|降低)[至到为]$", text[: match.start]))
            or re.search(r"同等对待|即将获得", text)
        ):
            continue
        if re.match(
            r"[^,;。]{0,4}(?:放宽|报考的|人员|应届|毕业生|的(?!学历))|(?:年龄)?(?:不(?:得)?超过|须|应|在)*\s?\d\d周?岁",
            text[match.end :],
        ):
            continue
        values = {"min": match.level, "max": match.upper, "full_time": match.full_time, "degree": match.degree}
        rule = Rule(
            EducationLevel, {k: v for k, v in values.items() if v is not None}, (at + match.start, at + match.end)
        )
        majors, begin = _majors(text, match, floor)
        if majors:
            rule.values["majors"] = majors
            rule.cited = (at + begin, at + match.end)
        found = subject(text, begin, floor)
        if found and majors and found[0].endswith("专业"):
            found = None
        some = re.search(r"其中(?P<who>[^,;。:]{2,16}?)(?:须|应|需|要求|限)[^;。]*$", text[floor:begin])
        if some and found is None:
            found = (some["who"], floor + some.start("who"), floor + some.end("who"))
        limit(rule, found, at, scope, text)
        yield rule, found[1] if found else begin, match.end
        floor = match.end


def _found_educations(text: str) -> Iterator[EducationMatch]:
    """Searched part by part: a certificate asked for in the same breath must not change the reading of the level."""
    begin = 0
    for mark in [
        *(m.start() for m in re.finditer(r"并(?=(?:取得|持有|具有|具备)(?![^,;。]{0,10}学位))", text)),
        len(text),
    ]:
        for match in find_education(text[begin:mark]):
            yield replace(match, start=match.start + begin, end=match.end + begin)
        begin = mark


def _majors(text: str, match: EducationMatch, floor: int) -> tuple[tuple[str, ...], int]:
    """为法律专业本科以上: the majors named right before the level."""
    found = re.search(
        r"(?:须为|应为|为|具有|须|限|^国家统招|^统招|^全日制)(?P<majors>[\u4e00-\u9fff、]{2,30}?)(?:类)?专业(?:的)?$",
        text[floor : match.start],
    )
    if not found:
        return (), match.start
    return tuple(x for x in re.split("[、和或]|及(?!相关|相近|其)", found["majors"]) if x), floor + found.start(
        "majors"
    )


def _either(text: str, at: int, scope: Scope) -> Rule | None:
    """具有本市户籍,或在本市缴纳社保1年以上: alternatives, at least one of them a region."""
    found = re.search(r"[,、;]?\s*(?:或者是?|或)(?=[^,、]{5,})", text)
    if not found or not re.search(r"户籍|户口|居住证|生源|常住", text):
        return None
    whole = find_regions(text)
    if (
        len(whole) == 1
        and len(whole[0].basis) > 1
        and not re.search(r"夫妻|父母|配偶|一方|或者?(?:持有?|办理|取得|领取)[^,、]{0,10}居住证", text)
    ):
        return None  # 本县户籍或本县生源: one place on either basis
    sides = [(text[: found.start()], 0), (text[found.end() :], found.end())]
    if not all(re.search(r"户籍|户口|生源|居住|社会保险|社保|养老保险|工作|就读|毕业", side) for side, _ in sides):
        return None
    options: list[Rule] = []
    for side, offset in sides:
        inner = [rule for rule, _, _ in _regions(side, at + offset)]
        if inner:
            who = subject(side, max(0, inner[0].cited[0] - at - offset))
            options.append(limit(inner[0], who, at + offset, Scope(scope.tracks, scope.year)))
        else:
            body = re.sub(r"^(?:须|应|具有|是)", "", side)
            begin = at + offset + len(side) - len(body)
            options.append(Rule(Prose, {"kind": "other", "text": body}, (begin, begin + len(body))))
    if not any(o.model is Region for o in options):
        return None
    return limit(Rule(AnyOf, {}, (at, at + len(text)), options=options), None, at, scope, text)


def _rest(text: str, at: int, rules: Sequence[Rule], taken: Sequence[Span], scope: Scope) -> list[Rule]:
    """Prose beside checkable rules in one clause; only what the lexicon knows."""
    out: list[Rule] = []
    for start, end in _gaps(text, taken):
        part = text[start:end]
        kind = kind_of(part) if len(part) >= 4 and not skipped(part) else None
        if kind == "certificate" and re.search(
            r"取得|持有|具有|具备|拥有|(?:以上|级)职称$|资格$|资格证书?$|执业证书?$", part
        ):
            lead = re.match(r"(?:并|且|同时|其中)+", part)
            begin = start + (lead.end() if lead else 0)
            must = re.search(r"(?:须|应|需|要)(?:当|已|先)?(?:取得|持有?|具有|具备|拥有)", text[begin:end])
            own = subject(text, begin + must.start(), begin) if must else None
            if own and own[1] == begin:
                rule = Rule(Certificate, {"text": text[begin:end]}, (at + begin, at + end))
                out.append(limit(rule, own, at, scope, text))
                continue
            rule = Rule(Certificate, {"text": text[begin:end]}, (at + begin, at + end))
            before = next((r for r in rules if r.cited[1] - at == start), None)
            if before is not None and "who" in before.values:
                rule.values["who"], rule.proofs["who"] = before.values["who"], before.proofs["who"]
            rule.tracks = before.tracks if before else ()
            out.append(rule if before else limit(rule, subject(text, begin), at, scope))
        if (
            re.match(r"(?:须|应)?(?:现任|现为|系)|经[^,;。]{2,24}(?:选聘|选派|招募|招录|批准)$", part)
            and len(part) >= 6
        ):
            kind = "status"
        if kind not in ("political", "character", "health", "language", "status"):
            continue
        last = out[-1] if out and out[-1].model is Prose else None
        joined = {kind, last.values["kind"]} if last else set()
        if last and len(joined | {"political", "character"}) == 2 and start - (last.cited[1] - at) <= 1:
            whole = text[last.cited[0] - at : end]
            last.values["kind"] = kind_of(whole) or kind  # 拥护宪法,遵纪守法: one demand on conduct
            last.cited = (last.cited[0], at + end)
            last.values["text"] = whole
        elif last and last.values["kind"] == kind and start - (last.cited[1] - at) <= 1:
            last.cited = (last.cited[0], at + end)
            last.values["text"] = text[last.cited[0] - at : end]
        else:
            out.append(limit(Rule(Prose, {"kind": kind, "text": part}, (at + start, at + end)), None, at, scope))
    return out


def _gaps(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The comma-separated parts of a clause that no rule has taken, or what a rule leaves of its part."""
    begin = 0
    for mark in [*(m for m in re.finditer(r"[,;]", text)), None]:
        end = mark.start() if mark else len(text)
        inner = [b for a, b in taken if a < end and begin < b]
        start = max(inner) if inner else begin
        if start < end and (not inner or re.match(r"并|且|同时", text[start:])):
            yield start, end
        begin = mark.end() if mark else end


def _prose(text: str, at: int, scope: Scope) -> list[Rule]:
    kind = kind_of(text) or "other"
    named = re.match(r"(?P<who>[^,;。:]{2,44}?)的?(?:申报|报考|报名|应聘)?(?:资格)?条件,(?=按)", text)
    if named:
        rule = Rule(Prose, {"kind": "other", "text": text[named.end() :]}, (at + named.end(), at + len(text)))
        return [limit(rule, (named["who"], named.start(), named.end("who")), at, scope)]
    may = re.match(r"(?:[^,;。]{2,24}期间,)?(?P<who>[^,;。]{4,}?(?:人员|者|的)),(?=仍可|可(?!报))", text)
    if may:
        rule = Rule(Prose, {"kind": "other", "text": text[may.end() :]}, (at + may.end(), at + len(text)))
        return [limit(rule, (may["who"], may.start("who"), may.end("who")), at, scope)]
    each = [m for m in _EACH.finditer(text) if m.start() == 0 or text[m.start() - 1] in ",;"]
    if len(each) >= 2 and each[0].start() == 0:
        stops = [*(m.start() for m in each[1:]), len(text) + 1]
        split: list[Rule] = []
        for m, stop in zip(each, stops, strict=True):
            body = text[m.start() : stop - 1]
            values = {"kind": kind_of(body) or "other", "text": body}
            model: type[Leaf] = Prose
            if values["kind"] == "certificate":
                model, values = Certificate, {"text": body}
            rule = Rule(model, values, (at + m.start(), at + stop - 1))
            split.append(limit(rule, (m["who"], m.start(), m.end("who")), at, Scope(scope.tracks, scope.year)))
        return split
    if scope.who and text.startswith(scope.who):
        lead = re.match(r",(?:除[^,;。]{2,24}外,)?", text[len(scope.who) :])
        skip = len(scope.who) + (lead.end() if lead else 0)
        text, at = text[skip:], at + skip
    plain = Scope(scope.tracks, scope.year)
    if kind == "language" or (kind == "certificate" and _SOME.search(text)):
        return list(_languages(text, at, scope, kind))
    sort: type[Leaf] = Certificate if kind == "certificate" else Prose
    told: dict[str, Any] = {"text": text} if kind == "certificate" else {"kind": kind, "text": text}
    rule = Rule(sort, told, (at, at + len(text)))
    if kind == "certificate":
        must = re.search(r"(?:须|应|需|要)(?:当|已|先)?(?:取得|持有?|具有|具备|拥有)", text)
        found = subject(text, must.start()) if must else None
        if found and found[1] == 0:
            return [limit(rule, found, at, plain, text)]
    if kind in ("certificate", "health", "other"):
        head = re.match(r"[^,;。:()]{2,10}", text)
        rule.tracks = track_names.mentions(head.group(), scope.tracks) if head else ()
    return [rule if rule.tracks else limit(rule, None, at, scope if scope.who else plain, text)]


_EACH = re.compile(
    r"(?P<who>(?:报考)?[^,;。:()]{1,16}?(?:岗位?|职位|教师|考生|辅警|[^党团]员))(?:的)?(?:须|应|需|必须|要)(?!同时)"
)
"""支教岗位须…,支医岗位须…: one demand for each."""
_SOME = re.compile(
    r",(?:其中(?=[^,;。]{2,20}(?:须|应|需|要|达到))|(?=[^,;。]{2,16}(?:岗位|职位|教师|学科|人员)(?:须|应|需|要|达到)))"
)


def _languages(text: str, at: int, scope: Scope, kind: str = "language") -> Iterator[Rule]:
    """普通话二级乙等以上,其中语文教师须达到二级甲等: one condition each for all and for some."""
    cut = _SOME.search(text)
    parts = [(text, 0)] if not cut else [(text[: cut.start()], 0), (text[cut.end() :], cut.end())]
    for part, offset in parts:
        model: type[Leaf] = Certificate if kind == "certificate" else Prose
        values = {"text": part} if kind == "certificate" else {"kind": kind, "text": part}
        rule = Rule(model, values, (at + offset, at + offset + len(part)))
        found = re.search(r"须|应|需|要|达到", part) if cut else None
        yield limit(rule, subject(part, found.start()) if found else None, at + offset, scope)
