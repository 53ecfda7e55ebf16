"""Tracks in prose: classes that a formula, a competition or a way of registering is told for."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, codes_in, give_codes, named_by
from extractors.values.subjects import find_subjects
from schema.lazy_posts import values
from schema.notice import Post

_SHARES = re.compile(r"(?P<label>[^,。;:\n]{2,24}?(?:占比|比例)为\d{1,2}:\d{1,2}的)")
_FORMULA = re.compile(
    r"(?:^|[\n。;])(?=[^。;=]{2,90}=)\s*(?:\d[.、]|[(][一二三四五\d]+[)]|第[一二三四五六七八九十\d]{1,3}条)?\s*"
    r"(?P<label>(?:[^,。;:=\n]|(?<=\d):(?=\d)){2,30}?(?:的(?=,)|职位|岗位|人员|类)|[^,。;:=\n\d成绩分总]{1,12}(?:[类组岗]|岗位|职位|工种|系列)(?=\s*=))"
    r"(?:(?:的(?!,))?,?(?:笔试|考试|总|综合|面试)?(?:综合|总)?成绩)?\s*="
)


_RESULT_IS = re.compile(r"(?:成绩|[类组岗位种列])\s*=")


def by_formula(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes that a formula stands for: ``占比为6:4的，总成绩=…``; ``S01岗位总成绩=…``."""
    seen: dict[str, Candidate] = {}
    text = body_text(source)
    for found in _FORMULA.finditer(text) if _RESULT_IS.search(text) else ():
        label, span = found.group("label"), found.span("label")
        if label not in seen:
            seen[label] = Candidate(label, source, *span, sure=True)
            codes_in(seen[label], label, span[0], posts)
    whole = {a: b for a in seen for b in seen if a != b and a.endswith(b) and not seen[a].codes}
    for longer in whole:  # 设置专业科目的紧缺专业职位 and 紧缺专业职位 are one class
        del seen[longer]
    return list(seen.values()) if len(seen) > 1 else _totals(source, posts)


_OWN_TOTAL = re.compile(
    r"(?:^|[\n。;]|\s{2})\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]|[-*•·●◆■▶])?\s*(?P<label>[^,。;:=\s\d%+×()]{2,14}?)的?"
    r"(?:考试|考核|考评|最终|最后)?(?:总成绩|综合成绩|总评成绩|总分|综合得分|总得分|综合分数?|成绩)\s?=(?P<sum>[^。;\n]{6,120})"
)
_ANYBODY = re.compile(
    r"考生|应聘|报考|应试|参考|个人|本人|每[位名人]|其|该|所有|全部|最终|最后|计算|公式|方法|合成|折算|[岗职]位?总|加权|平均|本次|此次|^[则即故]"
)


def _totals(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes that a total is told for, whatever their names end in: 勤务辅警总成绩=…。文职辅警总成绩=…."""
    seen: dict[str, tuple[Candidate, str]] = {}
    text = body_text(source)
    for found in _OWN_TOTAL.finditer(text) if "=" in text else ():
        label = found["label"]
        if "%" in found["sum"] and label not in seen and not find_subjects(label) and not _ANYBODY.search(label):
            candidate = Candidate(label, source, *found.span("label"), sure=True)
            give_codes(candidate, named_by(label, posts))
            seen[label] = candidate, found["sum"]
    apart = len({sum_ for _, sum_ in seen.values()}) > 1
    return [candidate for candidate, _ in seen.values()] if len(seen) > 1 and apart else []


_COMPETE = re.compile(
    r"(?:报名竞争|竞争|竞聘)(?P<label>[^,。;:、\n]{3,30}?(?:领导职位|职位|岗位))(?=的|;|。|,|$)(?P<rest>的"
    r"(?:干部|人员|同志)?[^。;]*)?"
)


def by_competition(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """Classes of posts with conditions of their own: 竞争正职职位的，年龄应为…."""
    names = set(values(posts, "name"))
    seen: dict[str, Candidate] = {}
    for line in source.prose():
        for found in find_all(_COMPETE, line.text):
            label = found.group("label")
            stem = re.sub(r"(?:职位|岗位)$", "", label)
            if label in names or stem in names or re.match(r"(?:该|同一|本|各|其他|上述|每|一个|两个|所)(?!驻)", label):
                continue
            seen.setdefault(
                label,
                Candidate(label, source, line.start + found.start("label"), line.start + found.end("label"), sure=True),
            )
    categories = set(values(posts, "category"))
    if all(re.sub(r"(?:职位|岗位)$", "", label) in categories for label in seen):
        return []
    return list(seen.values()) if len(seen) > 1 else []


_REGISTERED = re.compile(
    r"(?:^|[\n。;])\s*(?P<label>[^,。;:\n]{2,24}?(?:单位|系统|机关|职位|岗位|人员))(?:的)?报名(?:采用|采取|实行)"
)


def by_registration(source: Source) -> list[Candidate]:
    """Classes that register in different ways: 市直单位报名采用线上方式; 县区单位报名采取现场方式."""
    seen: dict[str, Candidate] = {}
    for found in _REGISTERED.finditer(body_text(source)):
        seen.setdefault(found.group("label"), Candidate(found.group("label"), source, *found.span("label"), sure=True))
    return list(seen.values()) if len(seen) > 1 else []
