"""Bonus heads: whom the points behind a colon are for, which are told in tiers without their people.

连续服务的考生,笔试成绩按下列标准加分:满2年加1分,满5年加2分 is about those who served, and so is every tier of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.outline.mentions import mentions
from extractors.outline.passages import Passage, Piece, pieces
from extractors.scoring.bonus_people import Who, read_who
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from schema.notice import Post, Track


@dataclass(frozen=True, slots=True)
class BonusHead:
    """The people ``who`` of a sentence, at spans of ``passage``, and the result that it announces points for."""

    who: Who
    passage: Passage
    on: str | None = None

    def of(self, tier: Who, passage: Passage) -> Who:
        """A tier with the people that the head names; ``passage``: where the tier stands."""
        if not self.who.text or _SOMEBODY.search(tier.text) or passage.source is not self.passage.source:
            return tier
        shift = self.passage.start - passage.start
        spans = tuple((s + shift, e + shift) for s, e in self.who.spans)
        return Who(f"{self.who.text},{tier.text}".rstrip(","), spans + tier.spans, self.who.base, tier.least)


def opens(lead: str) -> int:
    """Where the words behind an announcement of points begin (…按以下规定加分:), else 0."""
    colon = lead.rfind(":")
    return colon + 1 if colon >= 0 and _ANNOUNCES.search(lead, 0, colon) else 0


def nobody(text: str) -> bool:
    """Whether words name no people in particular (考生, 符合条件的应聘人员)."""
    return _NOBODY.fullmatch(text) is not None


def read_head(
    passage: Passage,
    lead: str,
    start: int,
    base: Piece | None,
    names: Names,
    posts: Sequence[Post],
    tracks: Sequence[Track],
) -> BonusHead:
    """The head that ``lead``, at ``start`` of its passage, announces points with."""
    named = names.find(lead)
    on = next((n.id for n in reversed(named) if names.known(n.id)), None)
    first = _BESIDES.match(lead)
    begin = first.end() if first else 0
    end = begin
    for piece in pieces(lead[begin:], _COMMAS):
        here = begin + piece.start
        marks = [n.start for n in named if here <= n.start < begin + piece.end]
        said = _SAYS.search(piece.text)
        cut = min([*marks, here + said.start() if said else here + len(piece.text)])
        kept = _TAIL.sub("", lead[here:cut])
        if kept and not _BY.match(kept):
            end = here + len(kept)
        if said:
            break
    text = lead[begin:end]
    classes = _CLASSES.fullmatch(text) is not None and mentions(text, tracks) != ()
    if not text or classes or nobody(text) or _OFFICE.search(text):
        return BonusHead(Who("", (), base), passage, on)
    return BonusHead(read_who(text, start + begin, base, names, posts, tracks), passage, on)


def head_over(passage: Passage, names: Names, posts: Sequence[Post], tracks: Sequence[Track]) -> BonusHead | None:
    """The head that the introduction of a list is, for an item of it (村医笔试加分办法: over 1.满2年的加1分)."""
    intro = next((c for c in passage.context[:2] if c.rstrip().endswith(":") and opens(c)), None)
    at = passage.source.text.rfind(intro, 0, passage.start) if intro is not None else -1
    if intro is None or at < 0 or not _TIER.search(passage.text):
        return None
    told = replace(passage, start=at, text=intro)
    return read_head(told, intro.rstrip()[:-1], 0, None, names, posts, tracks)


_CLASSES = re.compile(
    r"(?:对于?)?(?:[^,、和及与]{1,8}(?:类|岗位?|职位)?[、和及与])*[^,、和及与]{1,8}(?:类|岗位?|职位)(?:人员|考生)?"
)
"""甲类、乙类人员: classes of the notice, which the bonus has as its tracks."""
_TIER = re.compile(r"满\s?[\d一二三四五六七八九十]")
_COMMAS = re.compile("[,:]")
_ANNOUNCES = re.compile("加分|奖励分|优惠|照顾")
_BESIDES = re.compile(
    r"\s*(?:(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]|[①-⑳])\s*)*(?:(?:此外|另外|其中|同时|并且)[,:]?)?(?:对于?(?=[^,:]*(?:也|予|给)))?"
)
_SAYS = re.compile(
    r"(?:也|均|都|还|另)?(?:可以?|能|将|予以|给予|享受|有|设|按照?|根据|依据|参照|实行|执行)*(?:以下|下列|如下|上述|有关|相应|一定|适当|"
    r"政策性?)?的?(?:规定|标准|办法|情况|条件|年限)?(?:予以|给予)?(?:进行)?(?:加分|奖励分|优惠|照顾)|具体|如下|标准"
)
_TAIL = re.compile("(?:的|在|于|其|可|均|按|卷面)+$")
_BY = re.compile("根据|按|依据|依照|参照|视")
_NOBODY = re.compile(
    r"(?:对于?)?(?:(?:具有|具备|符合|满足|属于|凡)?[^,]{0,6}(?:下列|以下|上述|加分|相关|规定|条件|情形)[^,]{0,8}?的?)?"
    r"(?:报考|参加考试|参加笔试)?的?(?:考生|应聘人员|应聘者|报考人员|报考者|应试人员|人员|者)?"
)
_OFFICE = re.compile("决定|研究|审核|文件|精神|原则|为了|鼓励|公告|本次|此次|成绩|下列|以下|之一")
_SOMEBODY = re.compile(
    r"(?:人员|考生|学生|毕业生|[^作]者|军人|士兵|士官|军官|官兵|子女|子弟|配偶|家属|遗属|教师|医师|干部|群众|民族|户籍?|村官|人才|社工|"
    r"党员|团员|职工|员工|志愿者|模范|先进|英雄|功臣|烈属|孤儿|生源)(?:的|及以上)?$"
)
"""A tier that names people of its own is told apart from those of the head."""

__all__ = ["BonusHead", "head_over", "nobody", "opens", "read_head"]
