"""Prose conditions: the kind of a demand that no typed rule takes, and what typed rules leave of a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.conditions.rules import GENERIC, Rule, Scope, Span, limit, pattern, subject, words
from extractors.outline import mentions as track_names
from extractors.text import patterns as re
from schema.conditions import Age, Certificate, Leaf, Prose


def kind_of(text: str) -> str | None:
    """The kind of a prose condition by its earliest wording; None where it has none of the lexicon."""
    text = re.sub(r"^(?:报考|申请|参加|申报|报名参加)[^,;。]{2,24}?(?:者|人员|的)(?:应当?|须|需|必须)", "", text)
    outside = re.sub(r"\([^()]*\)", "", text)
    if outside != text and (told := _kind(outside)) is not None:
        return told  # …的2025届毕业生(毕业时须取得学位证书): the bracket only adds to it
    return _kind(text)


def _kind(text: str) -> str | None:
    best: tuple[int, int, str] | None = None
    for kind in words()["kinds"]["zh"]:
        found = pattern("kinds", kind).search(text)
        if found and (best is None or (found.start(), -found.end()) < (best[0], -best[1])):
            best = (found.start(), found.end(), kind)
    if (best is None or best[2] in ("other", "certificate")) and _PEOPLE.fullmatch(text):
        return "status"  # 尚在择业期、未落实工作单位的往届毕业生: the item names people
    if best is None:
        return None
    if (
        best[2] == "other"
        and (held := _HELD.match(text) or _TAKEN.search(text))
        and pattern("kinds", "certificate").search(held.group())
    ):
        return "certificate"  # 具有与所报专业对应的资格证书: what is held, not what it fits
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
        if re.match(r"(?:能够?|始终)?(?:坚持|具有|保持)?正确的?政治方向", text):
            return "political"
        return (
            "political"
            if party and not mostly and not re.match(r"热爱(?![^,;。]{0,6}祖国)", text)
            else "character"
            if moral
            else "political"
        )
    return best[2]


_PEOPLE = re.compile(r"(?![^;。]*(?:应当|须|应(?!届)|必须|优先))[^;。]{4,140}(?:毕业生|人员|师范生)(?:\([^()]*\))?")
_TAKEN = re.compile(r"(?<!或)(?<!或者)(?:取得|持有|获得)[^,;。]{0,24}(?:证书|资格证|执业证)$")
_HELD = re.compile(r"(?:须|应|需)?(?:具有|持有|取得|具备|拥有)(?!良好|较强|扎实)[^,;。]*")


def defines(text: str) -> bool:
    """Whether a sentence says what a word of the notice means; that asks nothing by itself."""
    return bool(pattern("skip", "definition").search(re.sub(r"\([^()]*\)", "", text)))


def skipped(text: str) -> bool:
    """Whether a sentence requires nothing: a definition, a procedure, a reference, a mere preference."""
    text = re.sub(r"\([^()]*\)", "", text)
    return bool(pattern("skip", "sentence").search(text) or pattern("skip", "preference").search(text))


def rest(text: str, at: int, rules: Sequence[Rule], taken: Sequence[Span], scope: Scope) -> list[Rule]:
    """Prose beside checkable rules in one clause; only what the lexicon knows."""
    out: list[Rule] = []
    for start, end in _gaps(text, taken):
        part = text[start:end]
        if part == scope.who:
            continue  # 报考二级的人员,须具有…: whom the rest is about
        kind = kind_of(part) if len(part) >= 4 and not skipped(part) else None
        if kind == "certificate" and re.search(
            r"取得|持有|具有|具备|拥有|^持(?=[^,;。]{1,16}(?:证书?|驾照)$)|(?:以上|级)职称$|资格$|资格证书?$|执业证书?$|^[、和及与].*(?:证书?|驾照|职称)$",
            part,
        ):
            lead = re.match(r"(?:并|且|同时|其中|和|及|与|、)+", part)
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
        last = out[-1] if out and out[-1].model is Prose else None
        able = kind in (None, "other") and len(part) >= 5 and not skipped(part) and _ABLE.match(part)
        if kind in (None, "other") and last and start - (last.cited[1] - at) <= 1 and _GOES_ON.match(part):
            last.cited = (last.cited[0], at + end)  # 身体健康,能适应岗位要求,服从分配: one demand
            last.values["text"] = text[last.cited[0] - at : end]
            continue
        if able:
            kind = "other"
        elif kind not in ("political", "character", "health", "language", "status"):
            continue
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
            told = limit(Rule(Prose, {"kind": kind, "text": part}, (at + start, at + end)), None, at, scope)
            head = rules[0].values.get("who") if able else None
            if head and text.startswith(str(head)) and all(r.values.get("who") == head for r in rules):
                told.values["who"], told.proofs["who"] = head, rules[0].proofs.get("who", [])
            out.append(told)
    return out


_ABLE = re.compile(
    r"曾(?!因|受|被)|能够?(?!如期|按时)|熟[悉练]|掌握|精通|了解|善于|擅长|(?:具有|具备|有)(?:较|很|一定|良好|扎实|丰富|优秀)|(?:具有|获得?|荣获)[^,;。]{2,20}(?:称号|奖)"
)
_BESIDES = re.compile(
    r"并|且|同时|(?:和|及|与|、)(?=[^,;。、]{2,16}(?:职称|资格证?书?|执业证书?|驾驶证|驾照)(?:$|[,;。、]))"
)
_GOES_ON = re.compile(r"(?:能够?|会|善于|乐于|愿意|自愿|服从|吃苦|有(?!下列)|具有|具备|无|热[爱心])")


def _gaps(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The comma-separated parts of a clause that no rule has taken, or what a rule leaves of its part."""
    begin = 0
    for mark in [*(m for m in re.finditer(r"[,;]", text)), None]:
        end = mark.start() if mark else len(text)
        inner = [b for a, b in taken if a < end and begin < b]
        start = max(inner) if inner else begin
        if start < end and (not inner or _BESIDES.match(text[start:])):
            yield start, end
        begin = mark.end() if mark else end


_NO_LIMIT = re.compile(
    r"[^,;。:]{0,10}?(?:(?:专业|学历|性别|身高|年龄|视力|婚姻状况|政治面貌|工作经[历验]|毕业(?:年限|时间|院校))[、和及]?)+(?:要求|条件|方面)?"
    r"(?:均|都)?(?:不限|不作要求|不做要求|无要求|没有要求|无限制|不作限制|不受限制)"
)
"""专业不限: nothing is asked."""


def prose(text: str, at: int, scope: Scope) -> list[Rule]:
    if _NO_LIMIT.fullmatch(text):
        return []
    kind = kind_of(text) or "other"
    some = _AMONG.match(text) if len(_EACH.findall(text)) < 2 else None
    if some and not GENERIC.fullmatch(some["who"]):
        body = text[some.end() :]
        rule = Rule(Prose, {"kind": kind_of(body) or kind, "text": body}, (at + some.end(), at + len(text)))
        if rule.values["kind"] == "certificate":
            rule.model, rule.values = Certificate, {"text": body}
        return [limit(rule, (some["who"], some.start("who"), some.end("who")), at, scope)]
    asked = _ASKED_FOR.match(text)
    if asked and kind in ("other", "certificate"):
        body = text[asked.end() :]
        rule = Rule(Prose, {"kind": "other", "text": body}, (at + asked.end(), at + len(text)))
        return [limit(rule, (asked["who"], asked.start("who"), asked.end("who")), at, scope)]
    held = _LAST_HELD.search(text)
    if held and kind in ("political", "character", "health"):
        return [
            *prose(text[: held.start()], at, scope),
            *prose(text[held.start("held") :], at + held.start("held"), scope),
        ]
    eased = _EASED.match(text)
    if eased and not GENERIC.fullmatch(eased["who"]):
        span = (at + eased.start("body"), at + len(text))
        less = Rule(Age, {"text": text[eased.start("body") :]}, span)
        if not eased["body"].startswith("年龄"):
            less = Rule(Prose, {"kind": kind_of(eased["body"]) or "other", "text": text[eased.start("body") :]}, span)
        return [limit(less, (eased["who"], eased.start("who"), eased.end("who")), at, scope)]
    coded = _CODED.match(text)
    if coded and coded.end() < len(text):
        rest_of = prose(text[coded.end() :], at + coded.end(), Scope(scope.tracks, scope.year))
        return [limit(r, (coded["who"], coded.start("who"), coded.end("who")), at, scope) for r in rest_of]
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
            body = text[m.start("who") : stop - 1]
            values = {"kind": kind_of(body) or "other", "text": body}
            model: type[Leaf] = Prose
            if values["kind"] == "certificate":
                model, values = Certificate, {"text": body}
            rule = Rule(model, values, (at + m.start("who"), at + stop - 1))
            split.append(limit(rule, (m["who"], m.start("who"), m.end("who")), at, Scope(scope.tracks, scope.year)))
        return split
    among = re.match(r"其中[,:]?", text)
    if scope.who and text.startswith(scope.who, among.end() if among else 0):
        skipped_to = len(scope.who) + (among.end() if among else 0)
        lead = re.match(r",(?:除[^,;。]{2,24}外,)?", text[skipped_to:])
        skip = skipped_to + (lead.end() if lead else 0)
        text, at = text[skip:], at + skip
    some_of = _SOME_MUST.match(text) if scope.who is None and kind in ("other", "health", "political") else None
    if some_of and not GENERIC.fullmatch(some_of["who"]):
        body = text[some_of.end() :]
        rule = Rule(Prose, {"kind": kind_of(body) or kind, "text": body}, (at + some_of.end(), at + len(text)))
        if rule.values["kind"] == "certificate":
            rule.model, rule.values = Certificate, {"text": body}
        return [limit(rule, (some_of["who"], *some_of.span("who")), at, scope)]
    plain = Scope(scope.tracks, scope.year)
    spoken = _SPOKEN.search(text) if kind == "certificate" else None
    if spoken:
        return [*prose(text[: spoken.start()], at, scope), *prose(text[spoken.end() :], at + spoken.end(), scope)]
    if kind == "language" or (kind == "certificate" and _SOME.search(text)):
        return list(_languages(text, at, scope, kind))
    sort: type[Leaf] = Certificate if kind == "certificate" else Prose
    told: dict[str, Any] = {"text": text} if kind == "certificate" else {"kind": kind, "text": text}
    rule = Rule(sort, told, (at, at + len(text)))
    if kind == "certificate":
        must = re.search(r"(?:须|应|需|要)(?:当|已|先)?(?:通过[^,;。]{2,24}?并)?(?:取得|持有?|具有|具备|拥有)", text)
        found = subject(text, must.start()) if must else None
        if found and found[1] == 0:
            return [limit(rule, found, at, plain, text)]
    if kind in ("certificate", "health", "other"):
        head = re.match(r"[^,;。:()]{2,10}", text)
        rule.tracks = track_names.mentions(head.group(), scope.tracks) if head else ()
    return [rule if rule.tracks else limit(rule, None, at, scope if scope.who else plain, text)]


_LAST_HELD = re.compile(
    r",(?:并|且|同时)?(?P<held>(?:须|应|需)?(?:具有|持有|取得|具备)[^,;。或]{2,30}?"
    r"(?:资格证书?|资格|执业证书?|驾驶证(?:且驾龄[^,;。]{2,8})?|从业证书?|上岗证|职称))$"
)
"""热爱教育事业,有奉献精神,具有教师资格证: a certificate behind demands on conduct is one of its own."""
_EASED = re.compile(
    r"(?P<who>[^;。:]{4,60}?(?:的|者|人员|毕业生)),(?P<body>(?:年龄|身高|视力|裸眼视力|体重)(?:上限|要求|条件|标准|限制)?(?:可|可以|适当)*"
    r"(?:放宽|增加|提高|降低|上浮|上调|延长|不限|不作要求)[^,;。]*)"
)
"""取得技师等级的,年龄上限增加5岁: what is asked less of some."""
_CODED = re.compile(
    r"(?P<who>(?:应聘|报考)?[A-Za-z]{1,4}-?\d{1,5}(?:(?:[、和及]|至|-)[A-Za-z]{1,4}-?\d{1,5})*(?:号)?(?:岗位|职位|岗)?)(?:的)?"
    r"(?=须|应|需|暂|必须|要求)"
)
"""B-1须能适应高空作业: the posts whose codes a demand begins with."""
_AMONG = re.compile(
    r"其中[:,]?(?P<who>[^,;。:]{2,24}?(?:岗位|职位|岗|人员|者|教师|毕业生|考生|辅警))(?:的)?(?:应当|要求|必须|须|应|需)"
)
"""其中:巡逻岗位报考人员要求身高…: a demand on some of those just spoken of."""
_ASKED_FOR = re.compile(r"(?P<who>(?:岗位|职位)?要求(?:具有|为|取得)?[^,;。:]{4,40}(?:的|者)),(?=[^,;。]{4,})")
"""要求具有硕士以上学历的,本科阶段须…: whom a demand on others is about."""
_EACH = re.compile(
    r"(?:其中[:,]?)?(?P<who>(?:报考)?[^,;。:()]{1,16}?(?:岗位?|职位|教师|考生|辅警|[^党团]员))(?:的)?(?:须|应|需|必须|要)(?!同时)"
)
"""支教岗位须…,支医岗位须…: one demand for each."""
_SOME_MUST = re.compile(
    r"(?P<who>(?!(?:其|本|各|所有|全体|以上|上述|具[有备]|取得))(?:(?!符合|适应|满足|达到|胜任|所)[^,;。:()须应]){2,16}?"
    r"(?:研究生|(?<!应届)毕业生|教师|医师|药师|护士|技师|人才|岗位?|职位|学员|士兵|职称人员|技能人员|专业人员|管理人员))"
    r"(?:的)?(?:还|另|均)?(?:要求(?!的)|(?=须|需|必须|应当))(?=.{3})"
)
"""博士研究生要求硕博专业一致, 甲学院教师须为党员: of whom alone a clause speaks."""
_SPOKEN = re.compile(r",(?=(?:具有|达到|取得|普通话水平|且|并)*普通话)")
"""教师资格证书,普通话二级乙等以上: a language beside a certificate is a demand of its own."""
_SOME = re.compile(
    r",(?:其中(?=[^,;。]{2,20}(?:须|应|需|要|达到))|(?=[^,;。]{2,16}(?:岗位|职位|教师|学科|人员)(?:须|应|需|为|要(?!求的)|达到)))"
)


_SPEAKERS = re.compile(
    r"(?P<who>[^,;。:]{2,20}?(?:岗位|职位|教师|学科|人员|者|考生))(?:的)?(?=(?P<tongue>普通话|英语|外语)|须|应(?!聘)|需|为|达到)"
)
"""艺体岗位应聘者普通话等级须为…: of whom a language is asked."""


def _languages(text: str, at: int, scope: Scope, kind: str = "language") -> Iterator[Rule]:
    """普通话二级乙等以上,其中语文教师须达到二级甲等: one condition each for all and for some."""
    cut = _SOME.search(text)
    parts = [(text, 0)] if not cut else [(text[: cut.start()], 0), (text[cut.end() :], cut.end())]
    for part, offset in parts:
        model: type[Leaf] = Certificate if kind == "certificate" else Prose
        values = {"text": part} if kind == "certificate" else {"kind": kind, "text": part}
        rule = Rule(model, values, (at + offset, at + offset + len(part)))
        found = re.search(r"须|应|需|要|为|达到", part) if cut else None
        asked = _SPEAKERS.match(part) if cut else None
        if asked and kind == "language":
            if asked["tongue"]:
                rule.values["text"] = part[asked.end() :]
                rule.cited = (at + offset + asked.end(), at + offset + len(part))
            yield limit(rule, (asked["who"], 0, asked.end("who")), at + offset, scope)
            continue
        yield limit(rule, subject(part, found.start()) if found else None, at + offset, scope)
