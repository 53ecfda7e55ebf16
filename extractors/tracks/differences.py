"""Differences: whether a notice has rules of selection or demands that hold for a part of its classes only."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions, stems
from extractors.outline.respective import deals
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.tracks.labels import Candidate
from extractors.values.fractions import TENTHS
from schema.notice import Track

_RULE = re.compile(
    r"%|占|成绩|合格|周岁|比例|倍|满\d|年以上|学历|加分|加\d|免|加试|考《|卷|体能|开考|分以|任.{0,8}职务|名次|计算|不低于|及格|高者"
    r"|\bscore|\binterview|\bwritten|years old|\bdegree|\bmarks"
)
_VALUE = re.compile(
    rf"\d+(?:\.\d+)?\s?(?:%|分|[:比]\s?\d|倍)|\d\s?:\s?\d|{TENTHS}|前\d+名|[一二两三四五六七八九十点]+倍"
)
_STANDS = (
    r"(?:学段|教师)?(?:岗位|职位|岗|组|段|类|的|:|考生|人员|笔试|面试|考试|总成绩|综合成绩|成绩|按|以|为|须|需|还|另"
    + r"|加试|参加|免|不|只|仅|考|则)"
)


def differ(sources: Sequence[Source], found: Sequence[Candidate]) -> bool:
    """Whether some clause states a rule for a part of the classes only, or another one for each."""
    tracks = [Track(id=f"t{i}", label=c.label, evidence={"self": c.cite()}) for i, c in enumerate(found)]
    forms = "|".join(re.escape(f) for c in found for f in stems(c.label))
    apart = re.compile(
        rf",(?=(?:报考|应聘|竞争|其中)?(?:[A-Z甲乙丙丁戊][、和及与])*(?:{forms}))|(?<=[a-z%\d])\. ", re.IGNORECASE
    )
    bare = [c.label for c in found if not re.search(r"类|级|岗位?$|职位$|人员$|[A-Za-z]", c.label)]
    named = re.compile(rf"(?:{forms})(?=[^,。;]{{0,40}}?(?:{_VALUE.pattern}))") if all(forms.split("|")) else None
    for source in sources:
        for line in source.prose():
            for clause in re.split(r"[。;\n]", line.text):
                if not _RULE.search(clause) or "是指" in clause:
                    continue
                if source.zh and named is not None and (_dealt(clause, named, bare) or _bracketed(clause, forms)):
                    return True
                if source.zh and deals(clause, tracks):
                    return True
                for part in apart.split(clause):
                    if any(_inside_word(part, label) for label in bare):
                        continue
                    if mentions(part, tracks) and not re.match(r"[^,]{0,40}(?:共设|计划招聘)", part):
                        return True
    return any(_headed(source, found) or _rowed(source, found) for source in sources if source.zh)


def dealt(sources: Sequence[Source], found: Sequence[Candidate]) -> bool:
    """Whether a clause deals out numbers that differ to the classes, one each."""
    tracks = [Track(id=f"t{i}", label=c.label, evidence={"self": c.cite()}) for i, c in enumerate(found)]
    clauses = (x for s in sources for line in s.prose() if "分别" in line.text for x in re.split("[。;]", line.text))
    return any(deals(clause, tracks) for clause in clauses)


def _dealt(clause: str, named: re.Pattern[str], bare: Sequence[str]) -> bool:
    """机关岗按1:3、基层岗按1:5: classes side by side, each with a number of its own."""
    at = list(named.finditer(clause))
    if len({m.group() for m in at}) < 2 or any(_inside_word(clause, label) for label in bare):
        return False
    stops = [*(m.start() for m in at[1:]), len(clause)]
    said = {m.group(): tuple(_VALUE.findall(clause[m.end() : stop])) for m, stop in zip(at, stops, strict=True)}
    return all(said.values()) and len(set(said.values())) > 1 and _SELECTS.search(clause) is not None


def _bracketed(clause: str, forms: str) -> bool:
    """按两倍进入面试(机关岗)或者三倍进入面试(基层岗): each class in brackets behind its number."""
    at = list(re.finditer(rf"\((?:报考)?(?:{forms})\)", clause))
    said: dict[str, tuple[str, ...]] = {}
    begin = 0
    for m in at:
        said[m.group()] = tuple(_VALUE.findall(clause[begin : m.start()]))
        begin = m.end()
    return len(said) > 1 and all(said.values()) and len(set(said.values())) > 1 and _SELECTS.search(clause) is not None


_SELECTS = re.compile(r"比例|占|成绩|合格|人选|面试|笔试|体检|考察|分数线|进入|入围|线")


def _rowed(source: Source, found: Sequence[Candidate]) -> bool:
    """甲类 | 总成绩=笔试成绩×50%+…: whether two classes have rows of their own in a table of rules that differ."""
    labels = {form: c.label for c in found for form in stems(c.label) if len(form) > 1}
    for grid in source.grids:
        if grid.sheet is not None or grid.rows > 20:
            continue
        said: dict[str, tuple[str, ...]] = {}
        for row in range(grid.rows):
            head, *rest = [grid.cell(row, col).text for col in range(grid.cols)]
            told = " ".join(rest)
            if (label := labels.get(head.strip())) and _VALUE.search(told) and _SELECTS.search(told):
                said[label] = tuple(_VALUE.findall(told))
        if len(said) > 1 and len(set(said.values())) > 1:
            return True
    return False


def _headed(source: Source, found: Sequence[Candidate]) -> bool:
    """Whether two classes are headings, each with rules of selection under it."""
    labels = {form for c in found for form in stems(c.label) if len(form) > 1}
    over: dict[str, list[str]] = {}
    for line in source.prose():
        for index in line.parents:
            title = re.sub(r"^(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]|[-*•●◆■▶])\s?", "", source.lines[index].text)
            title = re.sub(r"(?:\([^()]*\))?[:。]?$", "", title.strip())
            if title in labels and _VALUE.search(line.text) and _SELECTS.search(line.text):
                over.setdefault(title, []).append(line.text)
    return len(over) > 1 and len({tuple(texts) for texts in over.values()}) > 1


def _inside_word(text: str, label: str) -> bool:
    """Whether a bare label (高中) stands in the text only as part of something else (高中物理, 高中以上学历)."""
    named = re.search(rf"{re.escape(label)}{_STANDS}", text)
    return label in text and named is None


__all__ = ["dealt", "differ"]
