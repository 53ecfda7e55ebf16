"""Keys of a tie-break: what its words put first, in order (依次按试讲成绩、年龄 → a mark, then a fact)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.scoring.naming import Names
from extractors.selection.paper_marks import PAPER, before_points
from extractors.selection.tie_holdings import find_degrees, find_holdings, find_measures
from extractors.text import patterns as re
from extractors.text.needles import find_all
from schema.scheme import TieKey

_BRACKET = re.compile(r"(?<=[\u4e00-\u9fff])\([^()]*\)")
_SENT_TO = re.compile(r"(?:进入|入围|参加|获得)$")


@cache
def words() -> dict[str, re.Pattern[str]]:
    """The patterns of the wordings of tie rules, by what they say (equal, still, extra, lot …), from the lexicon."""
    data = load("selection")["ties"]
    equal, still, undecided = ("|".join(data[k]) for k in ("equal", "still", "undecided"))
    return {
        "equal": re.compile(equal),
        "condition": re.compile(
            rf"(?:{equal})(?:的|者|时|情况)|(?:{equal})(?=另行|组织|进行|由|按|以|则|依|再|先|加试|看|比|取|抽签)|(?:{equal})[^,;:]{{0,12}}$"
            rf"|(?:{undecided})|均为或均不是|均不是|都不是|均无|"
            rf"均为[^,;]{{2,12}}(?:的|时)$"
        ),
        "still": re.compile(rf"(?:{still})[^,;]{{0,6}}(?:{equal})|(?:{undecided})|(?:再|仍|亦|也|还)(?:{equal})"),
        "cut": re.compile(
            r"(?:一并|一同|同时|均可?|都可?|全部|皆|并列(?=进入|入围|列入))[^,;。]{0,8}(?:进入|入围|列入|列为|参加|确定|作为|面试|入选)|一并|取满|跟进"
        ),
        "human": re.compile("|".join(data["human"])),
        "inspection": re.compile("|".join(data["inspection"])),
        "extra": re.compile("|".join(data["extra"])),
        "lot": re.compile("|".join(data["lot"])),
        "decides": re.compile(
            r"高(?:低|者|的|分)|由高|从高|较高|优先|靠前|列前|排前|在前|为先|先后|顺序|次序|排序|排名|排列|确定|决定|比较|进入|录用|聘用|加试|抽签|长者|长的|比(?![例赛值])|"
            r"大者|大的|为准|取|者前|占先|名次|看(?!法|待)|排前|在先"
        ),
    }


@cache
def _facts() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {t.casefold(): key for key, ts in load("selection")["ties"]["facts"].items() for t in ts}
    parts = [rf"\b{re.escape(t)}\b" if t[0].isascii() else re.escape(t) for t in sorted(terms, key=len, reverse=True)]
    return re.compile("|".join(parts), re.IGNORECASE), terms


def read_keys(text: str, names: Names) -> list[TieKey]:
    """The keys that a consequence names, in order: 依次按试讲成绩、专业知识成绩 → two marks; 年龄长者 → age."""
    said = words()
    whole = text
    text = _BRACKET.sub(lambda m: " " * len(m.group()), text)
    if "from" in text or "by" in text:
        text = _MEASURED.sub(lambda m: " " * len(m.group()), text)
    spots: list[tuple[int, int, TieKey]] = []

    def put(
        start: int,
        end: int,
        key: str,
        kind: Literal["mark", "fact", "human"],
        descending: bool = True,
        wins: tuple[str, ...] = (),
        before_points: bool = False,
    ) -> None:
        if not any(s < end and start < e for s, e, _ in spots):
            spots.append(
                (start, end, TieKey(key=key, kind=kind, descending=descending, wins=wins, before_points=before_points))
            )

    extra = said["extra"].search(text)
    if extra and not (extra.group() == "复试" and re.match(r"得分|成绩|分数|总分", text[extra.end() :])):
        # 面试加试一题, 加试面试, 以加试成绩确定: one extra test whatever it consists of
        put(max(0, extra.start() - 6), min(len(text), extra.end() + 12), "extra_test", "mark")
    inspection = said["inspection"].search(text)
    if inspection:
        put(inspection.start(), inspection.end(), "inspection", "human")
    human = said["human"].search(text)
    if human:
        put(human.start(), human.end(), "decision", "human")
    lot = said["lot"].search(text)
    if lot:
        put(lot.start(), lot.end(), "lot", "human")
    for applied in find_all(_APPLIED, text):
        put(applied.start(), applied.end(), "application_time", "fact", descending=False)
    pattern, terms = _facts()
    for named in names.find(text):
        fact = pattern.search(text, named.start, named.end + 6)
        if fact and fact.start() <= named.start and fact.end() >= named.end:
            continue
        if re.match(r"(?:主考官|考官组?|人员|人选|对象|名单|资格|环节|(?:试?卷)?[中里内]的?)", text[named.end :]):
            continue
        if _SENT_TO.search(text, 0, named.start):
            continue
        begin = max(text.rfind(mark, 0, named.start) for mark in "、,;:") + 1
        put(named.start, named.end, named.id, "mark", before_points=before_points(whole, begin, named.start, named.end))
    for paper in PAPER.finditer(text) if names.known("written") else ():
        put(paper.start(), paper.end(), "written", "mark", before_points=True)
    for held in find_holdings(text):
        if held.graded or not pattern.search(text, held.start, held.end):
            put(held.start, held.end, held.what, "fact", True, held.wins)
    for start, end, words_of in find_degrees(text):
        put(start, end, "education", "fact", wins=words_of)
    for fact in (f for f in pattern.finditer(text) if not _DURING.match(text, f.end())):
        key = terms[fact.group().casefold()]
        if key in _TIMES and (place := _SERVED_WHERE.search(text, 0, fact.start())):
            put(place.start(), fact.end(), text[place.start() : fact.end()], "fact")  # 乡镇任教年限, beside 教龄
        put(fact.start(), fact.end(), key.lstrip("-"), "fact", not key.startswith("-"), _wins(key, text))
    for start, end, what, more in find_measures(text):
        put(start, end, what, "fact", more)
    if spots and _IN_TURN.search(text):
        for item in _ITEM.finditer(text):
            if _OF_PEOPLE.search(item.group().rstrip()):
                put(item.start(), item.end(), "preference", "fact", True, _wins("preference", text))
    return [k for _, _, k in sorted(spots, key=lambda s: s[0])]


_MEASURED = re.compile(
    r",? (?:as )?(?:measured|determined|computed|counted|calculated|reckoned|established) (?:from|by"
    r"|on the basis of|according to)"
    r" (?:the |their |his or her )?(?:original |first |permanent |initial )?(?:date|day|time) of [^,;.]{3,60}",
    re.IGNORECASE,
)
"""By seniority, measured from the date of appointment: one key, and how it is counted."""
_APPLY = r"(?:applications?|applied|apply|fil(?:ing|ed)|registration|registered)"
_APPLIED = re.compile(
    rf"\b(?:earli(?:er|est)|sooner|first to|who first|date(?: and time)? of|order (?:of|in which))\b"
    rf"(?:(?!\b(?:scores?|marks?|test|paper)\b)[^.;,]){{0,30}}?\b{_APPLY}\b(?: (?:was |were |is )?received\b)?"
    rf"|\b{_APPLY}\b(?:(?!\b(?:scores?|marks?|test|paper|points?)\b)[^.;,]){{0,30}}?\b(?:earli(?:er|est)|first"
    rf"|sooner)\b",
    re.IGNORECASE,
)
"""Whose application was received earlier; the earlier date and time of filing."""
_TIMES = ("teaching_years", "experience_years")
_SERVED_WHERE = re.compile(
    r"(?:乡镇|乡村|农村|边远|山区|村小|教学点|本单位|本校|本系统|海岛|牧区|高海拔)[\u4e00-\u9fff]{0,6}$"
)
_DURING = re.compile(r"(?:考生|人员|者)*在其?[^,;]{0,8}期间")  # 退役军人在服役期间立功的 puts first who did so
_IN_TURN = re.compile(r"依次|先后|顺序|次序")
_ITEM = re.compile(r"[^、,;:]{4,40}(?=、)")
_OF_PEOPLE = re.compile(r"(?:人员|子女|家属|军人|士兵|工作者|志愿者|毕业生|家庭|模范|烈士|标兵|干部)$")
"""参加过抗洪一线的医务人员、笔试成绩、学历依次优先: a standing that no lexicon knows, which still comes first."""
_LEVELS = ("初级", "中级", "副高级", "正高级")


def _wins(key: str, text: str) -> tuple[str, ...]:
    """Words of a fact that go first: a status (退役军人优先) or a level and all above it (中级及以上职称者优先)."""
    level = re.search(r"(初级|中级|副高级|高级)[^,;]{0,4}?(?:及|或)?以上", text)
    if key in ("professional_title", "qualification") and level:
        first = "副高级" if level.group(1) == "高级" else level.group(1)
        return (*_LEVELS[_LEVELS.index(first) :], "高级")
    if key == "gender":
        women = "女性优先" in text or re.search(r"\b(?:females?|wom[ae]n)\b", text, re.IGNORECASE)
        return ("女", "女性", "female", "woman", "F") if women else ("男", "男性", "male", "man", "M")
    return tuple(load("selection")["ties"]["wins"].get(key, ()))


__all__ = ["read_keys", "words"]
