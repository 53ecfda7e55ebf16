"""Papers: the dates by which diplomas and certificates must be held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.rules import Rule, Scope, limit, subject
from extractors.text import patterns as re
from extractors.values.dates import find_dates
from schema.conditions import Certificate, EducationLevel

BEFORE = re.compile(r"\s*(?:\(含[^()]{0,6}\))?\s*(?:及)?(?:之|以)?前(?:\(含[^()]{0,6}\))?")
_PAPERS = re.compile(r"学历|学位|毕业证")
_CERTIFICATES = re.compile(r"(?:资格|执业|职称|职业|从业|等级)[^,;。]{0,8}证|资格证|证书|证件|教师资格|执业资格|职称")


_OWNED = re.compile(r"(?P<who>[^,;。:()]{2,30}?(?:毕业生|人员|考生|者))(?:的)?(?:有关|相关|全部)?(?=学历|学位|毕业证)")
"""2026届毕业生的学历证书须…: whose papers they are."""
_EARLIER = re.compile(
    r"(?:(?:报考|应聘|报名)?(?:者|人员|考生)?(?:为|是|系))?(?P<who>[^,;。:()]{2,30}?(?:毕业生|人员|者))的?,$"
)
"""报考者为2026届毕业生的,其证书应在…: whose papers the part before names."""
_TOOK = re.compile(
    r"[^,;。]{0,12}?(?:取得|获得|具备|领取|拿到|核发|(?:完成|通过|办理)(?=[^,;。]{0,16}认证))(?P<object>[^,;。]*)"
)
_MOVED = re.compile(
    r"取得[^,;。:]{0,24}?(?:学历|学位|毕业证)[^,;。:]{0,16}?(?:日期|时间)(?:最迟)?(?:可以|可)?(?:相应|适当)?(?:放宽|延长|延迟|推迟|顺延)(?:至|到)"
    r"|(?:学历|学位|毕业证)[^,;。:]{0,20}?(?:的)?取得(?:的)?(?:日期|时间)(?:均|统一|一律|须|应)*(?:以|截[至止]到?|为)"
)
"""取得证书的日期可放宽至…."""


_OTHER_PAPERS = re.compile(r"(?:学历|学位|毕业)[^、,;。和及与]{0,6}?证书?|学历认证")
"""Papers on education: what is left of a list of papers without them are certificates."""


_NOT_LATER = re.compile(
    r"(?:取得|获得|颁发|发证|落款)(?:的)?(?:时间|日期)?(?:也|均|都|应|须|需)*(?:不得|不能|不可|不应|不)(?:晚于|迟于)(?P<day>[^,;。]{2,20})"
)
_THAT = re.compile(r"(?:这一?|该|上述|此|以上|前述)个?(?:日期|时间|日)|同日")


def _held_by(text: str, at: int, late: re.Match[str], day: str, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """证书取得时间不得晚于…: the papers before the words, and the day."""
    topic = text[: late.start()]
    proof = [] if find_dates(late["day"]) or scope.day is None else [scope.day[1]]
    for model, asked in (
        (EducationLevel, _PAPERS.search(topic)),
        (Certificate, _CERTIFICATES.search(_OTHER_PAPERS.sub("", topic))),
    ):
        if asked:
            values = {"text": text, "obtained_by": day} if model is Certificate else {"obtained_by": day}
            rule = Rule(model, values, (at, at + late.end()))
            rule.proofs["obtained_by"] = proof
            who = subject(text, late.start())
            if who and (_PAPERS.search(who[0]) or _CERTIFICATES.search(who[0])):
                who = None  # 学历证书的取得时间: whose they are is not said
            yield limit(rule, who, at, scope), 0, late.end()


def obtained(text: str, at: int, scope: Scope) -> Iterator[tuple[Rule, int, int]]:
    """证书须于…前取得: a date by which papers must be held; after 取得 stand the papers, before it the people."""
    if not re.search(r"取得|获得|具备|领取|拿到|核发|认证", text):
        return
    moved = _MOVED.search(text)
    dates = [d for d in find_dates(text, year=scope.year) if moved and 0 <= d.start - moved.end() <= 2]
    if moved and dates:
        rule = Rule(
            EducationLevel, {"obtained_by": dates[0].last or dates[0].first}, (at + moved.start(), at + dates[0].end)
        )
        who = subject(text, moved.start())
        yield limit(rule, who, at, scope), who[1] if who else moved.start(), dates[0].end
        if _CERTIFICATES.search(_OTHER_PAPERS.sub("", text[: dates[0].start])):
            held = Rule(Certificate, {"text": text, "obtained_by": rule.values["obtained_by"]}, (at, at + len(text)))
            yield limit(held, None, at, Scope(scope.tracks, scope.year)), 0, len(text)
        return
    late = _NOT_LATER.search(text)
    if late:
        told = find_dates(late["day"], year=scope.year)
        day = (
            (told[0].last or told[0].first)
            if told
            else scope.day[0]
            if scope.day and _THAT.search(late["day"])
            else None
        )
        if day:
            yield from _held_by(text, at, late, day, scope)
            return
    floor = 0
    for date in find_dates(text, year=scope.year):
        before = BEFORE.match(text, date.end)
        took = before and _TOOK.match(text[before.end() :])
        if not before or not took:
            continue
        opened, left = floor, text[floor : date.start]
        whole_left = left
        part = left.rfind(",") + 1
        if _PAPERS.search(left[part:]) and text.startswith("取得", before.end()):
            left = left[part:]  # 本科以上学历,毕业证书应于…前取得: the level before the comma is a rule of its own
        floor = end = before.end() + took.end()
        named = took["object"]
        lead = left if not (_PAPERS.search(named) or _CERTIFICATES.search(named)) else ""
        topic = lead + named
        found = None if lead else subject(text, date.start, opened)
        owned = _OWNED.match(lead)
        earlier = _EARLIER.search(whole_left[:part]) if part and lead.startswith("其") else None
        if earlier:
            begin = opened + earlier.start("who")
            found = (earlier["who"], begin, begin + len(earlier["who"]))
        elif owned:
            begin = date.start - len(left)
            found = (owned["who"], begin + owned.start("who"), begin + owned.end("who"))
        moment = date.last or date.first
        if _PAPERS.search(topic) or re.search(r"(?:学历|学位)[^,;。]{0,4}认证", named):
            rule = Rule(EducationLevel, {"obtained_by": moment}, (at + date.start - len(left), at + end))
            yield limit(rule, found, at, scope), date.start - len(left), end
        if _CERTIFICATES.search(_OTHER_PAPERS.sub("", topic)):
            whole = text[: end if text[end:].strip() == "" else len(text)]
            rule = Rule(Certificate, {"text": whole, "obtained_by": moment}, (at, at + len(whole)))
            rule.noise = date.repaired
            yield limit(rule, None, at, Scope(scope.tracks, scope.year)), 0, len(whole)


def likewise(text: str, at: int, told: Sequence[Rule]) -> list[Rule]:
    """…应在9月30日前取得学历证书;其他人员须在1月27日前取得: the papers are those of the clause before."""
    last = told[-1] if told else None
    found = re.fullmatch(
        r"(?P<who>[^,;。:]{2,20}?)(?:须|应|需|必须)(?:当)?(?:在|于)?(?P<day>[^,;。]{4,24})前(?:取得|获得)", text
    )
    if found is None or last is None or last.model is not EducationLevel or "obtained_by" not in last.values:
        return []
    dates = find_dates(found["day"], year=int(str(last.values["obtained_by"])[:4]))
    if len(dates) != 1:
        return []
    rule = Rule(EducationLevel, {"obtained_by": dates[0].last or dates[0].first}, (at, at + len(text)))
    rule.values["who"], rule.proofs["who"] = found["who"], [(at, at + found.end("who"))]
    return [rule]
