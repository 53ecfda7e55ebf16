"""Levels of an examination for a qualification: classes whose conditions the notice tells one after the other.

``设助理验船师、验船师两个级别``; ``报名参加中级资格考试的人员,须具备…``; a column of levels over what each asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.outline.item_labels import label_of
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.labels import Candidate
from schema.notice import Post

_EXAM = re.compile(r"(?:资格|水平|等级|职称|技能)[^,。;\n]{0,12}?(?:考试|认定|鉴定|评审|考核|评价)")
_OPENING = 500
_LEVEL = r"(?:[正副]?[初中高]级|[一二三四五]级|助理级?|员级|师级|士级)"
_LISTED = re.compile(
    r"(?:设有?|分为|分|包括|划分为|为|:)(?P<list>[^,;。:、\n《》]{2,14}(?:、[^,;。:、\n《》]{2,14}){1,5}?(?:(?:和|及|与)[^,;。:、\n《》]{2,12}?)?)"
    r"(?:[两二三四五2-5]个?)(?:级别|等级|层级|档次|层次)"
)
_SPLIT = re.compile(r"[、和及与]")
_ASKED = re.compile(
    r"(?:^|[\n。;)、.\s])(?:报名参加|申请参加|参加|报考|申报|申请|报名)(?P<label>(?:[^,;。:、\n()]|\([^()\n]{1,10}\)){2,24}?)"
    r"(?:的|者|人员|考生|考试|,)+(?=[^。\n]{0,60}?(?:条件|须|应当?|必须|具备))"
)
_LABELLED = re.compile(
    rf"(?:^|\n)\s*(?:[(]?[一二三四五六七八九十\d]{{1,3}}[)、.]+\s*)?(?P<label>{_LEVEL}(?:\([^()\n]{{1,10}}\))?):"
)
"""(二)员级:中专毕业,…: an item that begins with its level."""
_TAIL = re.compile(r"(?:(?:专业技术|职业|水平)*资格|等级|技能|职称)*(?:考试|认定|鉴定|评审)?(?:的|者|人员|考生)*$")
_COLUMN = re.compile(r"(?:报考|申报|考试)?(?:资格)?(?:级别|等级)")


def by_level(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The levels that have conditions of their own, as the notice lists them; none where posts are to be filled."""
    text = body_text(source)
    if len(posts) or _EXAM.search(text[:_OPENING]) is None:
        return []
    listed = list(_listed(source, text)) or list(_column(source))
    asked = [(m["label"], m.start("label")) for m in find_all(_ASKED, text)]
    named = {label for label, _ in asked if any(c.label in label for c in listed)}
    heads = {line.text[label_of(line.text)[2] :].strip(" :") for line in source.prose() if len(line.text) <= _LONGEST}
    if len(listed) > 1 and (named or source.grids or sum(c.label in heads for c in listed) > 1):
        return listed
    out: dict[str, Candidate] = {}
    for label, start in asked:
        level = re.match(rf"{_LEVEL}(?:\([^()]*\))?", label)
        plain = level.group() if level else _TAIL.sub("", label)
        if plain and (level or re.search(_LEVEL, plain)):
            out.setdefault(plain, Candidate(plain, source, start, start + len(plain), sure=True))
    if len(out) < 2:
        out = {
            m["label"]: Candidate(m["label"], source, *m.span("label"), sure=True) for m in find_all(_LABELLED, text)
        }
    return list(out.values()) if len(out) > 1 else []


def _listed(source: Source, text: str) -> Iterator[Candidate]:
    found = next(iter(find_all(_LISTED, text)), None)
    begin = found.start("list") if found else 0
    for part in _SPLIT.split(found["list"]) if found else ():
        start = text.index(part, begin)
        begin = start + len(part)
        yield Candidate(part, source, start, begin, sure=True)


def _column(source: Source) -> Iterator[Candidate]:
    """The levels that a table of conditions lists in its own column."""
    for grid in source.grids:
        heads = ["".join(c.text for c in grid.header(col)) for col in range(grid.cols)]
        at = next((col for col, head in enumerate(heads) if _COLUMN.fullmatch(head)), None)
        if at is None or not any(re.search(r"学历|条件|年限", head) for head in heads):
            continue
        seen: set[str] = set()
        for row in grid.body():
            cell = row[at]
            if cell.text and not cell.why and cell.text not in seen and len(cell.text) <= _LONGEST:
                seen.add(cell.text)
                yield Candidate(cell.text, source, cell.start, cell.end, sure=True)
        return


_LONGEST = 16
"""Characters of the name of a level."""
