"""Mentions: which of the tracks of a notice a clause names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo, on_forget
from extractors.values.ordinals import find_ordinals
from schema.notice import Track


def mentions(text: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    """Ids of the tracks that a clause is limited to, in the order of ``tracks``; ``()`` where it holds for all.

    A track is named by its label, the stem of its label (综合类 for 综合类岗位) or one of its codes.
    除A类外 names the others; 各类 and 所有 name none.
    """
    return _mentions(text, _classes(tracks)) if tracks else ()


class _Class(NamedTuple):
    """What of a track can be named."""

    id: str
    label: str
    codes: tuple[str, ...]


_asked: tuple[Sequence[Track], tuple[_Class, ...]] | None = None


def _classes(tracks: Sequence[Track]) -> tuple[_Class, ...]:
    """What of tracks can be named; kept for the tracks that were asked for last."""
    global _asked
    last = _asked
    if last is not None and last[0] is tracks and isinstance(tracks, tuple):
        return last[1]
    made = tuple([_Class(t.id, t.label, t.codes) for t in tracks])
    _asked = tracks, made
    return made


@on_forget
def _forget_classes() -> None:
    global _asked
    _asked = None


@memo
def _mentions(text: str, tracks: tuple[_Class, ...]) -> tuple[str, ...]:
    named = {t.id for t in tracks if _named(text, t, tracks)}
    excluded = {t.id for t in tracks if t.id in named and _excluded(text, t)}
    if excluded and named != excluded:  # 省级机关(除省属公安机关外)按1:3
        return tuple(t.id for t in tracks if t.id in named - excluded)
    if excluded:
        return tuple(t.id for t in tracks if t.id not in excluded)
    if len(named) == len(tracks) and len(tracks) > 1:
        return ()
    return tuple(t.id for t in tracks if t.id in named)


@memo
def stems(label: str) -> tuple[str, ...]:
    """The ways in which a text may call a label, longest first: 综合类岗位, 综合类; 五级(初级工), 五级, 初级工."""
    out = [label]
    bracket = re.fullmatch(r"([^()]+)\(([^()]+)\)", label)
    if bracket:
        out += [bracket.group(1), bracket.group(2)]
    for form in list(out):
        cut = re.sub(rf"(?:{_tails()})+$", "", form)
        if len(cut) >= 2 and cut != form:
            out.append(cut)
    if whole := _FULL_TIME.fullmatch(label):  # 专职辅导员 are the 辅导员 of the notice
        out.append(whole["what"])
    if re.fullmatch(r"[A-Za-z][A-Za-z' /-]{3,}", label):  # a Recruit is one of the Recruits
        out += [label[:-1] if label.endswith("s") and not label.endswith("ss") else label + "s"]
    return tuple(sorted(dict.fromkeys(x.strip() for x in out if x.strip()), key=len, reverse=True))


_FULL_TIME = re.compile(r"(?:专职|专任|全职)(?P<what>[\u4e00-\u9fff]{3,8})")


@cache
def _tails() -> str:
    data = load("tracks")["tails"]
    return "|".join([*map(re.escape, data["zh"]), *(rf" ?{re.escape(w)}" for w in data["en"])])


@cache
def _forms(label: str) -> re.Pattern[str]:
    forms = []
    for stem in stems(label):
        latin = re.match(r"[A-Za-z0-9]", stem)
        listed = r"(?:[、,和及与]|以及)".join(map(re.escape, stem.split("、")))  # 管理岗、专技岗 are 管理岗和专技岗
        forms.append((r"(?<![A-Za-z0-9])" if latin else "") + listed)
        if re.search(r"[A-Za-z0-9]$", stem):
            forms[-1] += r"(?![A-Za-z0-9])"
    return re.compile("|".join(forms), re.IGNORECASE)


def _named(text: str, track: _Class, tracks: Sequence[_Class]) -> bool:
    if any(code and code in text and re.search(_code(code), text) for code in track.codes):
        return True
    longer: list[str] | None = None
    for found in _forms(track.label).finditer(text):
        if longer is None:
            others = (stems(other.label) for other in tracks if other.id != track.id)
            longer = [form for forms in others for form in forms if len(form) > len(track.label) / 2]
        # 副科级 holds 科级: a longer label of another track around this place is that track, not this one
        inside = any(
            form != found.group() and found.group() in form and _covers(text, form, found.start(), found.end())
            for form in longer
        )
        if not inside and (found.group() == track.label or not _inside_test(text, found.start(), found.end())):
            return True
    listed = _listed(text, track, tracks) or _numbered(text, track) or _between(text, track, tracks)
    return listed or _grouped(text, track, tracks) or _headed(text, track)


def _headed(text: str, track: _Class) -> bool:
    """勤务辅警, where 勤务辅警A岗 and 勤务辅警B岗 are classes beside others: the name ahead of the letter names both;
    A岗 and A、B岗 name them by their letters."""
    head = _HEAD.fullmatch(track.label)
    if head is None:
        return False
    lettered = head["mark"] in text and any(head["mark"] in found.group() for found in _LETTERS.finditer(text))
    return lettered or re.search(rf"{head['name']}(?!{_MARKED})", text) is not None


_LETTERS = re.compile(r"(?<![A-Za-z\d])[A-Z](?:岗?(?:[、,和及与或/]|以及)[A-Z])*(?=岗|号岗|类|职位)")
_MARKED = r"[A-Za-z\d甲乙丙丁一二三四五六(]"
_HEAD = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{3,10}}?)[(]?(?P<mark>{_MARKED})[)]?(?:岗|类|岗位|职位|号岗)")


def _inside_test(text: str, start: int, end: int) -> bool:
    """Whether a stem is the end of the name of a test: 讲解 in 现场讲解成绩."""
    return _NAME_BEFORE.search(text, 0, start) is not None and _RESULT.match(text, end) is not None


_NAME_BEFORE = re.compile(r"[\u4e00-\u9fff](?<![和与及或的对岗类考聘])$")
_RESULT = re.compile("成绩|得分")


def _grouped(text: str, track: _Class, tracks: Sequence[_Class]) -> bool:
    """书记员岗位, where 法院书记员 and 检察院书记员 are two of three classes: what some labels end in names these."""
    for tail in _common_tails(tuple(t.label for t in tracks)):
        if tail in text and any(stem.endswith(tail) for stem in stems(track.label)):
            return (
                re.search(
                    rf"(?:^|(?<![\u4e00-\u9fff])|(?<=[和与及或对的]))(?:报考|应聘|竞聘)?{tail}(?:(?<=[岗类])|岗|类|职位|考生|应聘)",
                    text,
                )
                is not None
            )
    return False


@memo
def _common_tails(labels: tuple[str, ...]) -> tuple[str, ...]:
    """What at least two labels end in, and not all of them, longest first."""
    if len(labels) < _GROUPED or not all(_CJK.search(label) for label in labels):
        return ()
    names = [stems(label)[-1] for label in labels]
    out = set()
    for one, name in enumerate(names):
        for other in names[one + 1 :]:
            size = next((n for n in range(min(len(name), len(other))) if name[-n - 1] != other[-n - 1]), 0)
            for tail in (name[-n:] for n in range(_TAIL, size + 1)):
                held = sum(n.endswith(tail) for n in names)
                if held < len(names) and tail not in names and not _ANYBODY.fullmatch(tail):
                    out.add(tail)
    return tuple(sorted(out, key=len, reverse=True))


_CJK = re.compile(r"[\u4e00-\u9fff]{2}")
_GROUPED = 3
_TAIL = 2
"""Characters of what labels end in that may name a group of them."""
_ANYBODY = re.compile(
    r"[^\u4e00-\u9fff]*|(?:.*)(?:人员|岗位|职位|专业|单位|部门|学校|机关|街道|考生|工作|技术)|.*[()].*"
)


def _between(text: str, track: _Class, tracks: Sequence[_Class]) -> bool:
    """A01至A04 names the posts between the two codes, where both are codes of classes."""
    mine = [made for code in (*track.codes, track.label) if (made := _split(code))] if _RANGE.search(text) else []
    if not mine:
        return False
    known = {code for other in tracks for code in (*other.codes, other.label)}
    for found in _RANGE.finditer(text):
        first, last = _split(found["first"]), _split(found["last"])
        if first is None or last is None or first[0] != last[0] or not {found["first"], found["last"]} <= known:
            continue
        if any(stem == first[0] and first[1] < number < last[1] for stem, number in mine):
            return True
    return False


_RANGE = re.compile(
    r"(?<![A-Za-z\d-])(?P<first>[A-Za-z]{0,4}-?\d{1,8})(?:号|岗位?|职位)?(?:至|到|~|-)(?P<last>[A-Za-z]{0,4}-?\d{1,8})(?!\d)"
)


@memo
def _split(code: str) -> tuple[str, int] | None:
    """What a code begins with and its number."""
    found = re.fullmatch(r"([A-Za-z]{0,4}-?)(\d{1,8})", code)
    return (found[1], int(found[2])) if found else None


def _code(code: str) -> str:
    """Where a code may stand; a bare number is none in a date, a time, a mark or a share."""
    number = r"(?:[.:%年月日时分名人岁倍]|\s?周岁)"
    if not code.isdigit():
        return rf"(?<![A-Za-z0-9]){re.escape(code)}(?![A-Za-z0-9])"
    return rf"(?<![A-Za-z0-9.:年月]){code}(?![A-Za-z0-9]|{number})"


def carried(text: str, at: int, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The tracks that the clause at ``at`` goes on about, though it names none itself: those with which the clause
    before it in its sentence begins (丙类笔试占40%,面试占60%;面试合格线为65分)."""
    begin = text.rfind("。", 0, at) + 1
    here = text.rfind(";", begin, at) + 1
    if not tracks or here <= begin or _EVERYBODY.match(text, here):
        return ()
    for clause in reversed(text[begin : here - 1].split(";")):
        if mentions(clause, tracks):
            return mentions(re.split(r"[,:]", clause)[0], tracks)
    return ()


_EVERYBODY = re.compile(
    r"[^,]{0,3}(?:各|所有|全部|每个|以上|上述|其[余他]|总成绩|综合成绩|均)|[^,;。]{2,20},(?:各|所有|全部)[组类岗]"
)


def _numbered(text: str, track: _Class) -> bool:
    """职位二 where 职位一至职位三 are one class."""
    own = find_ordinals(track.label)
    if len(own) != 1 or own[0].start or own[0].end < len(track.label):
        return False
    return any(set(one.numbers) & set(own[0].numbers) for one in find_ordinals(text))


def _covers(text: str, form: str, start: int, end: int) -> bool:
    return form in text and any(
        m.start() <= start and end <= m.end() and m.end() - m.start() > end - start
        for m in re.finditer(re.escape(form), text)
    )


def _listed(text: str, track: _Class, tracks: Sequence[_Class]) -> bool:
    """A、B类: the class word stands once for several letters."""
    if english := english_letter(track.label):
        return any(english in m.group(1) for m in _LETTERS_EN.finditer(text))
    letter = _letter(track.label)
    if letter is None:
        return _series(text, track)
    alphabet = (
        r"[A-Z]"
        if letter.group(1).isascii()
        else r"[甲乙丙丁戊]"
        if letter.group(1) in "甲乙丙丁戊"
        else r"[一二三四五六]"
    )
    pattern = (
        rf"(?<![A-Za-z0-9第]){alphabet}(?:{letter.group(2)})?(?:[、,和及与或/]{alphabet}(?:{letter.group(2)})?)+"
        rf"(?={letter.group(2)}|岗|职|两|三|{letter.group(2)})"
    )
    return any(letter.group(1) in m.group() for m in re.finditer(pattern, text))


_LETTERS_EN = re.compile(
    r"\b(?i:class(?:es)?|categor(?:y|ies)|types?) "
    r"((?:[A-F]\b(?:, | and |, and | or |/|(?: and)? (?i:class|category) )?)+)"
)


@memo
def english_letter(label: str) -> str:
    """The letter of an English label (Class A, management category (A)); "" where it has none."""
    found = re.fullmatch(
        r"(?i:class|category|type) ([A-F])|.{3,}\((?:(?i:class|category|type) )?([A-F])(?: \w+)?\)", label
    )
    return (found[1] or found[2]) if found else ""


@memo
def _letter(label: str) -> re.Match[str] | None:
    """The letter of a label (A类) and its class word."""
    return re.fullmatch(
        r"([A-Z甲乙丙丁戊一二三四五六])(类|级|档|组|系列|序列)(?:岗位|职位)?", stems(label)[-1]
    ) or re.fullmatch(r"([A-Z甲乙丙丁戊一二三四五六])(类|级|档|组|系列|序列)(?:岗位|职位|\(.*\))?", label)


@memo
def _initial(codes: tuple[str, ...]) -> str:
    """The letter that all codes begin with; "" where there is no such letter."""
    initials = {found[1] if (found := re.fullmatch(r"([A-Z])\d{1,3}", code)) else "" for code in codes}
    return initials.pop() if len(initials) == 1 else ""


def _series(text: str, track: _Class) -> bool:
    """X系列, Y、X类 name the posts X1, X2 where these are a class of their own."""
    initial = _initial(track.codes)
    if not initial or initial not in text:
        return False
    named = rf"(?<![A-Za-z0-9]){initial}(?:(?:系列|序列|类)?[、,和及与或/][A-Z])*(?:系列|序列|类)"
    return re.search(named, text) is not None


def _excluded(text: str, track: _Class) -> bool:
    forms = _forms(track.label).pattern
    return (
        re.search(rf"(?:{forms})(?:岗位|职位|人员|考生)?除外", text, re.IGNORECASE) is not None
        or re.search(rf"除(?:了|报考)?[^,。;]{{0,30}}?(?:{forms})[^,。;]{{0,20}}?(?:以外|之外|外)", text, re.IGNORECASE)
        is not None
    )
