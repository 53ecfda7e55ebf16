"""Exclusion people: the circumstances that one Chinese sentence shuts out, each by itself (甲类、乙类人员,不得报考)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractors.conditions.exclusion_words import any_of, words
from extractors.conditions.rules import Span
from extractors.text import patterns as re
from extractors.text.needles import find, find_all

_PEOPLE = re.compile(r"[^,;。]{2,}(?:人员|军人|毕业生|学生|对象|被执行人|学员)(?:\([^()]*\))?")


def several(text: str, at: int) -> list[Span]:
    """现役军人,在读的非应届毕业生: people between commas in one item, each a circumstance of its own."""
    marks = [m.start() for m in re.finditer(r",(?![^(]*\))", text)]
    edges = [-1, *marks, len(text.rstrip("。;"))]
    parts = [(a + 1, b) for a, b in pairwise(edges)]
    if len(parts) < 2 or not all(_PEOPLE.fullmatch(text[a:b]) for a, b in parts):
        return []
    return [(at + a, at + b) for a, b in parts]


def people(text: str, at: int, verdicts: str = "strong") -> Iterator[Span]:
    """The circumstances that one sentence shuts out, one range each."""
    begin = 0
    for found in find_all(any_of("zh", verdicts), text):
        if found.start() < begin:
            continue
        if any_of("zh", "not_after").search(text[found.end() :]) or any_of("zh", "not_before").search(
            text[begin : found.start()]
        ):
            continue
        if _RELATIVE.match(text, found.end()) and find(any_of("zh", verdicts), text[found.end() :]):
            continue
        after = re.match(r"[^,;。]*", text[found.end() :])
        rest = after.group() if after else ""
        end = found.end() + len(rest)
        if re.search(r"且$|而$", text[begin : found.start()]):
            continue  # …被认定有违纪行为且不得报考的人员: a description, not the verdict
        before = text[begin : found.start()]
        if ";" in before and not re.search(words("zh")["closing"] + r";", before):
            begin += before.rindex(";") + 1
        if re.search(r"(?:服务期|试用期|聘期|合同期)(?:限)?(?:之)?内,?$", before):
            begin = end
            continue  # what those hired may not do later
        if re.search(r"(?:职位|岗位|环节)$", rest):
            lead = re.match(r"[;。,、]*", text[begin:])
            yield at + begin + (lead.end() if lead else 0), at + end
        else:
            yield from apart(text[begin : found.start()], at + begin)
        begin = end


_RELATIVE = re.compile(r"[^,;。]{0,16}的(?:其他)?(?:人员|情形|毕业生|对象)")
"""国家另有规定不得应聘到有关岗位的人员,不得应聘: the first 不得 describes people, the second shuts them out."""


def apart(text: str, at: int) -> Iterator[Span]:
    """Split at the commas that follow a whole circumstance."""
    closing = words("zh")["closing"]
    body = re.sub(r"[,、]?(?:以上人员|上述人员)?,?(?:原则上|均|一律|恕|都|也|亦|同样|暂)*$", "", text)
    condition = re.match(r"(?:遵守|拥护|热爱|具有)[^,;。]{2,40},(?=属于|有|曾|被)", body)
    position = condition.end() if condition else 0
    begin = position
    for mark in re.finditer(
        r"[,、;]|和(?=曾?被|曾|因)|以?及(?=曾?被|曾|因|法律|其他|有|未|正在|尚未)|(?<=人员)以及|以及(?=(?:19|20)\d\d年)",
        body[position:],
    ):
        left = body[begin : position + mark.start()]
        right = body[position + mark.end() :]
        unclosed = left.count("(") > left.count(")") or left.count("“") > left.count("”")
        if not re.search(closing + r"(?:\([^()]*\))?$", left) or unclosed or not right:
            continue
        if mark.group() in ("和", "及", "以及") and not re.search(r"(?:人员|的|处罚|\))$", left):
            continue
        yield from _bare(body[begin : position + mark.start()], at + begin)
        begin = position + mark.end()
    both = re.match(r"(?P<a>曾?受过?[^,、;]{2,12}处罚)和(?P<b>曾?被[^,、;]{2,20}人员)$", body[begin:])
    if both is None:
        yield from _bare(body[begin:], at + begin)
    else:
        yield at + begin, at + begin + len(both.group())


def _bare(text: str, at: int) -> Iterator[Span]:
    foreign = re.match(r"[^\u4e00-\u9fff]*", text)
    skip = foreign.end() if foreign and len(re.findall("[A-Za-z]", foreign.group())) > 12 else 0
    topic = re.match(r"[^,;。:、()“”]{2,8}:", text[skip:])
    skip += topic.end() if topic else 0
    lead = any_of("zh", "lead").match(text[skip:])
    skip += lead.end() if lead else 0
    body = text[skip:]
    if re.search(r"(?:岗位|职位)的?$", body.strip()) or re.fullmatch(
        r"[^,;。]{0,8}(?:服务期|试用期|聘期|合同期)(?:限)?(?:之)?内", body.strip()
    ):
        return
    if len(body.strip()) >= 3 and not re.fullmatch(
        r"(?:以上|上述|下列|其他)?(?:人员|情形|报考人员|应聘人员|考生)(?:之一)?的?", body.strip()
    ):
        yield at + skip, at + len(text)
