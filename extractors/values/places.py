"""Places that people must come from: hukou, residence, origin. The one place that parses them.

限云州市户籍(东湖区、西湖区) names the districts: a list in brackets narrows the place before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Hit, Terms, load
from extractors.text import patterns as re
from extractors.text.memo import memo_list


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A limit at ``start:end``: ``names`` the most specific places printed, ``basis`` hukou, residence or origin."""

    start: int
    end: int
    names: tuple[str, ...]
    basis: tuple[str, ...]

    def at(self, offset: int) -> PlaceMatch:
        """The limit in a text in which the one read begins at ``offset``."""
        return PlaceMatch(self.start + offset, self.end + offset, self.names, self.basis) if offset else self


_TAIL = (
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|自治乡|民族乡|经济技术开发区|经济开发区|高新技术产业开发区|高新区"
    r"|开发区|街道办事处|街道|社区|地区|矿区|林区|新区"
    r"|省|市|州|盟|区|县|旗|镇|乡|村)"
)
# 田 in 和田, 都 in 于都: characters that are joints elsewhere but may begin a place name
_JOINT = (
    r"(?:(?:[、,/]|和(?![田平县林顺静硕龙政布])|及|或|与|以及|或者)"
    r"(?:(?:与之|其)?(?:相邻|邻近|毗邻|周边|相近|接壤|附近|近邻)的?)?)"
)


@memo_list
def find_regions(text: str) -> list[PlaceMatch]:
    """Every limit by hukou, residence or origin, in order; both languages."""
    return merge(sorted([*_chinese(text), *_english(text)], key=lambda m: m.start))


def merge(matches: list[PlaceMatch]) -> list[PlaceMatch]:
    """Neighbours that name the same places on another basis (限本县户籍或本县生源) become one."""
    out: list[PlaceMatch] = []
    for match in matches:
        if out and match.start <= out[-1].end + 6 and match.names == out[-1].names:
            last = out.pop()
            basis = tuple(dict.fromkeys((*last.basis, *match.basis)))
            match = PlaceMatch(last.start, max(last.end, match.end), last.names, basis)
        elif out and match.end <= out[-1].end:
            continue
        out.append(match)
    return out


@cache
def _anchors() -> Terms:
    return Terms.of(load("places")["basis"])


@cache
def place_pattern() -> str:
    """Regex source for one printed place, with the places above it (云南省昆明市五华区)."""
    words = load("places")["words"]
    stop = "|".join(sorted(map(re.escape, words["stop"]), key=len, reverse=True))
    char = rf"(?:(?!{stop}|和(?![田平县林顺静硕龙政布])|与)[\u4e00-\u9fa5])"
    short = "|".join(words["short"])
    relative = "|".join(sorted(words["relative"], key=len, reverse=True))
    return (
        rf"(?:(?:{relative})(?:{char}{{1,6}}?{_TAIL})*|(?:{short})?(?:{char}{{1,11}}?{_TAIL}(?:市|县|区|镇|乡|村)?)+|"
        rf"(?:{short}))"
    )


@cache
def _stops() -> re.Pattern[str]:
    long = [w for w in load("places")["words"]["stop"] if len(w) > 1 and w not in ("常住", "户籍", "户口", "生源")]
    return re.compile("|".join([*sorted(map(re.escape, long), key=len, reverse=True), r"[。;\n\t]"]))


@cache
def _list_pattern() -> str:
    place = place_pattern()
    return rf"{place}(?:\([^()]{{1,40}}\))?(?:{_JOINT}{place})*(?:等)?"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<list>{_list_pattern()})(?P<fill>[”\"')]?(?:辖区|范围|行政区域|境)?内?(?:\(含[^()]{{1,20}}\))?(?:的|常住"
        rf"|本地|当地|城镇|农村|居民|家庭|户籍|生源|户口|学籍|有效|落户|现|[或及和、/,(])*)$"
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\([^()]{{1,10}}\))?(?:(?:所在地|地|关系|登记地|考生|人员|须|应|必须|需|要求|均|一般|限|限于|且|当前)*)(?:为|在|是|属于|系|属|"
        rf"限于|限|:)(?:[“(])?(?P<list>{_list_pattern()})"
    )


def _chinese(text: str) -> Iterator[PlaceMatch]:
    for hit in _anchors().find(text):
        if _negated(text, hit):
            continue
        match = _left(text, hit) or _right(text, hit) or _bare(text, hit)
        if match:
            yield match


def _negated(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - 14) : hit.start]
    clause = re.split(r"[,。;、(]", before)[-1]
    if _negation().search(clause):
        return True
    return re.match(
        r"(?:地|所在地)?(?:不限|不作要求|不做要求|无限制|簿|本|页|证明|原件|复印|迁移|政策|管理|登记|所在|派出)",
        text[hit.end :],
    ) is not None and not (re.match(r"所在地(?:为|在|是)", text[hit.end :]))


@cache
def _negation() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("places")["words"]["negated"]))
    return re.compile(rf"^(?:{words})|(?:{words})[^限须]{{0,12}}$")


def _left(text: str, hit: Hit) -> PlaceMatch | None:
    begin = max(0, hit.start - 80)
    # a place must not begin inside a word that ends the search (向青山县 of 面向青山县)
    context = _stops().sub(lambda m: "|" * len(m.group()), text[begin : hit.start])
    found = _before().search(context)
    if found is None or (hit.term in ("居民", "居住") and not re.search(r"限|面向|具有", text[begin : hit.start])):
        return None
    names, start, end = _names(found.group("list")), begin + found.start("list"), hit.end
    if not names:
        return None
    more = re.match(
        rf"(?:的|所在地|居民|人员|考生)?\((?:(?:含|限|仅限|即|包括|具体为)?:?)(?P<list>{_list_pattern()})\)",
        text[hit.end : hit.end + 160],
    )
    basis = [hit.value, *_more_basis(found.group("fill"))]
    if more and (narrower := _names(more.group("list"))):
        names, end = narrower, hit.end + more.end()
    return PlaceMatch(start, end, names, tuple(dict.fromkeys(basis)))


def _more_basis(fill: str) -> list[str]:
    return [h.value for h in _anchors().find(fill)]


def _right(text: str, hit: Hit) -> PlaceMatch | None:
    found = _after().match(text[hit.end : hit.end + 120])
    if found is None or hit.term in ("居民", "居住"):
        return None
    names = _names(found.group("list"))
    return PlaceMatch(hit.start, hit.end + found.end(), names, (hit.value,)) if names else None


def _bare(text: str, hit: Hit) -> PlaceMatch | None:
    """限长沙户籍: two to four characters between 限 and 户籍, without 市."""
    before = text[max(0, hit.start - 8) : hit.start]
    found = re.search(r"(?:仅限|限|具有|面向|须为|应为|具备)[“\"]?([\u4e00-\u9fa5]{2,4})$", before)
    if found is None and hit.term.startswith("籍"):
        found = re.search(r"(?:^|[,;。:、.)\s])([\u4e00-\u9fa5]{2,3})$", before)  # 通海籍户口
    if found is None or any(g in found.group(1) for g in load("places")["words"]["generic"]):
        return None
    start = hit.start - len(found.group(1))
    return PlaceMatch(start, hit.end, (found.group(1),), (hit.value,))


def _names(raw: str) -> tuple[str, ...]:
    """The places of a list; where brackets narrow a place, those in the brackets."""
    inside = re.search(rf"\((?:含|限|仅限|即|包括)?:?({place_pattern()}(?:{_JOINT}{place_pattern()})*)\)", raw)
    body = inside.group(1) if inside else re.sub(r"\([^()]*\)", "", raw)
    names = [m.group() for m in re.finditer(place_pattern(), re.sub(_JOINT, "、", body))]
    names = [re.sub(r"(?<=[市县区旗镇乡州])(?:辖区|全区|境内|全域)$", "", n) for n in names]
    names = [_COUNTED.sub("", n) for n in names]
    return tuple(dict.fromkeys(n for n in names if len(n) > 1))


_COUNTED = re.compile(r"(?:^|(?<=[市县区旗州]))(?:所辖)?[一二三四五六七八九十两\d]{1,2}个(?:镇|乡|街道|县|区|市|旗)$")
"""青山区四个镇、六个街道: how many places there are below the one named."""


@cache
def _english_anchor() -> re.Pattern[str]:
    anchors = sorted(load("places")["english"]["anchors"], key=len, reverse=True)
    words = "|".join(map(re.escape, anchors))
    place = (
        r"(?:the )?(?:[A-Z][\w'-]*|of|the)(?: (?:[A-Z][\w'-]*|of|the))*(?: (?:county|city|province|prefecture|distri"
        r"ct|township|state|town))?"
    )
    return re.compile(
        rf"(?i:{words})(?i: (?:is|are|must be|shall be|located|in|of|from|at|within))*:? (?P<list>{place}(?:(?:, | an"
        rf"d | or |, and |, or )(?={place}){place})*)"
        rf"|(?P<left>{place}) (?i:hukou|household registration|registered permanent residence|residents only)"
    )


def _english(text: str) -> Iterator[PlaceMatch]:
    if not re.search(r"[a-z]{4}", text):
        return
    for found in _english_anchor().finditer(text):
        raw = found.group("list") or found.group("left")
        parts = [re.sub(r"^the (?=[A-Z])", "", p.strip()) for p in re.split(r", and |, or |, | and | or ", raw)]
        names = tuple(dict.fromkeys(p for p in parts if re.search(r"[A-Z]", p)))
        if names:
            low = found.group().casefold()
            basis = "residence" if "resid" in low and "registered" not in low and "permanent" not in low else "hukou"
            yield PlaceMatch(found.start(), found.end(), names, (basis,))
