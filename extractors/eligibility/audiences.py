"""Audiences: among whom the opening of a notice recruits, where that is fewer than everybody.

``面向公司内部公开招聘…``, ``在校内选聘…``, ``招聘2027届高校毕业生30名``. ``面向社会`` keeps nobody out.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.conditions import Prose
from schema.document import BlockKind

_BODY = r"(?:公司|集团|企业|单位|机关|系统|学校|学院|医院|银行|中心|校|院|局|厂|矿|行|馆|所|台)"
_VERB = r"(?:招聘|选聘|招募|选拔|竞聘|选任|选调|竞争上岗|聘任|遴选)"
_HOW = r"[\u4e00-\u9fff]{0,10}?"
_WITHIN = re.compile(
    rf"(?P<whom>面向(?:本|我|全)?{_BODY}(?:内部?(?![设的])|系统内部?)(?:在岗|在职|在册|在编|正式|全体)*(?:教职工|职工|员工|人员|干部)?)"
    rf"(?={_HOW}{_VERB})"
    rf"|(?P<all>面向[全本我]{_BODY}(?:系统)?(?:在岗|在职|在册|在编|正式|全体)*(?:教职工|职工|员工|人员|干部)?)(?={_HOW}{_VERB})"
    rf"|(?P<inside>(?:在|从)(?:本|我|全)?{_BODY}(?:系统)?(?:内部?|范围内){_HOW}{_VERB})"
)
_KIND = (
    r"(?P<{}>(?:20\d\d(?:届|年))?(?:全日制|普通|全国|国内外|境内外|国内|高等院校|高等学校|高校|院校|优秀|应届|"
    r"往届|应、往届|应往届|本科|硕士|博士|研究生|及以上|及|[、和])*毕业生)"
)
_GRADUATES = re.compile(
    rf"(?:招聘|招收|招录|接收|引进|选聘){_KIND.format('whom')}(?=\d|若干|[,。]|$)"
    rf"|(?:面向|从)(?:全国|国内外|海内外|省内外|社会)?(?=20\d\d){_KIND.format('aimed')}(?:中)?(?=(?:公开|择优|统一)*{_VERB})"
)
_OPENING = 8
"""Lines at the head of a notice among which its opening stands."""


def audience(source: Source, rules: Iterable[Rule]) -> list[Rule]:
    """The condition that the opening sentence states, unless the notice names its applicants elsewhere."""
    rules = list(rules)
    if any(r.model is Prose and r.values["kind"] == "status" and "who" not in r.values for r in rules):
        return []
    for line in _opening(source):
        if found := _WITHIN.search(line.text):
            return [_status(line, found)]
        if found := _GRADUATES.search(line.text):
            told = (r for r in rules if "who" not in r.values or found.lastgroup == "whom")
            return [] if any("毕业生" in source.text[slice(*r.cited)] for r in told) else [_status(line, found)]
    return []


def _status(line: Line, found: re.Match[str]) -> Rule:
    name = found.lastgroup or "whom"
    span = line.start + found.start(name), line.start + found.end(name)
    return Rule(Prose, {"kind": "status", "text": found[name]}, span)


def _opening(source: Source) -> Iterable[Line]:
    """The sentences before the first section."""
    for line in source.lines[:_OPENING]:
        if line.kind is BlockKind.TABLE or (line.level and line.label):
            return
        if "," in line.text or "。" in line.text:
            yield line


__all__ = ["audience"]
