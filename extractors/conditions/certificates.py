"""Certificates that a post requires, and preferences (优先) that it states without requiring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.conditions.majors import Item
from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from extractors.text.textcuts import outside_brackets

_LATIN = re.compile(r"[A-Za-z]{3}")
_PART = re.compile(r"[,。;\n!?]")
_BRACKETS = ("([〔“《", ")]〕”》")
_SENTENCE = re.compile(r"[((〔\[“《))〕\]”》。\n]")


def sentences(text: str) -> list[tuple[int, str]]:
    """The text between full stops that stand outside brackets, each with where it begins; line ends are such too."""
    if "。" not in text and "\n" not in text:
        return [(0, text)]
    out: list[tuple[int, str]] = []
    begin = 0
    for found in outside_brackets(_SENTENCE, text, _BRACKETS):
        out.append((begin, text[begin : found.start()]))
        begin = found.end()
    if begin < len(text):
        out.append((begin, text[begin:]))
    return out


@cache
def _stops(marks: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"[((〔\[“《))〕\]”》]|{marks.pattern}")


@memo_list
def parts(text: str, marks: re.Pattern[str] = _PART) -> list[Item]:
    """The text between marks that stand outside brackets, trimmed, without numbering (``2.``, ``(1)``)."""
    cuts = [found.start() for found in outside_brackets(_stops(marks), text, _BRACKETS)]
    out: list[Item] = []
    begin = 0
    for i in (*cuts, len(text)):
        raw = text[begin:i]
        body = raw.strip()
        if body[:1] in _NUMBERING and (number := _NUMBER.match(raw)):
            begin += number.end()
            body = raw[number.end() :].rstrip()
        else:
            begin += len(raw) - len(raw.lstrip())
        if body:
            out.append(Item(begin, begin + len(body), body))
        begin = i + 1
    return out


_NUMBER = re.compile(
    r"\s*(?:[(]?\d{1,2}[)]|\d{1,2}[.、](?:(?!\d)|(?=\d{2}周?岁|\d年|20\d\d))|[(][一二三四五六七八九十]+[)]|[①-⑳])\s*"
)
_NUMBERING = frozenset("(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


@memo_list
def find_certificates(text: str) -> list[Item]:
    """Mandatory certificates, titles and language levels of a text, verbatim without the verb (取得, 具有, 持有).

    None where the certificate may come later (未取得的,须在入职后3年内取得), is a preference, or only relaxes another
    bound.
    """
    clauses = parts(text)
    following = [clause.text for clause in clauses]
    out: dict[str, Item] = {}
    for i, item in named_in(clauses):
        if item.text not in out and not comes_later(following, i):
            out[item.text] = item
    return list(out.values())


def named_in(clauses: Sequence[Item]) -> Iterator[tuple[int, Item]]:
    """The certificates that clauses name, each with the number of its clause."""
    for i, clause in enumerate(clauses):
        if (named := _certificate(clause.text)) is not None:
            yield i, Item(clause.start + named.start, clause.start + named.end, named.text)


def comes_later(clauses: Sequence[str], number: int) -> bool:
    """Whether what follows a clause lets people hand the certificate in later, or eases something for its holders."""
    if number + 1 < len(clauses) and clauses[number][-1:] in "者的" and _EASES.match(clauses[number + 1]):
        return True
    if number + 1 >= len(clauses) or not re.match(r"(?:暂|尚)?未取得", clauses[number + 1]):
        return False
    return bool(re.search(r"(?:入职|聘用|录用|上岗)后", "".join(clauses[number + 1 : number + 4])))


_EASES = re.compile(
    r"(?:其)?(?:年龄|学历|职称|工作年限|户籍)?(?:条件|要求|限制|上限)?(?:可|均可|可以)?(?:适当)?(?:放宽|不限|不受|降)"
)
"""主治医师及以上职称者,年龄可放宽至40周岁: nobody is asked for it."""


@memo
def _certificate(clause: str) -> Item | None:
    """The certificate that a clause asks for, with its place in the clause."""
    plain = re.sub(r"\([^()]*\)", "", clause) if "(" in clause else clause
    named = _any("nouns").search(plain) is not None
    level = _levels().search(clause)
    if not named and level is None:
        whole = _titles().fullmatch(_LED.sub("", clause)) if len(clause) <= _LONGEST_TITLE else None
        return _trim(clause, None) if whole else None
    if _any("not_now").search(plain) and not _any("keep").search(plain):
        return None
    if _AGED.search(plain):
        return None
    if re.match(r"(?:研究生|本科生|专科生|硕士|博士|往届|应届|非)", plain):
        return None  # asked of some people only
    if re.search(r"(?:的|者)$", clause) and not re.search(r"(?:证书|资格|职称)者$", clause):
        return None
    return _trim(clause, level if not named else None)


_AGED = re.compile(r"(?:职称|资格|证书?|职务|[师士员])(?:的|者|人员)?(?:年龄)?[^,;。、]{0,8}?(?<!\d)[2-6]\d\s?周?岁")
"""中级职称45周岁以下: an age of those who hold it."""
_LED = re.compile(r"^(?:须|应|需)?(?:具有|具备|取得|持有|持)?")
_LONGEST_TITLE = 40


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(load("posts")["certificates"]["titles"])


def _trim(clause: str, level: re.Match[str] | None) -> Item | None:
    label = _label().match(clause)
    start = label.end() if label else 0
    if level is not None and level.start() > max(12, start):
        start = level.start()
    text = clause[start:]
    again = re.search(r"(?:并|且|和)(?:已)?(?:取得|获得|具有|持有|考取)(?=[^,]{3,})", text)
    if again and any(w in text[again.end() :] for w in load("posts")["certificates"]["nouns"]):
        start, text = start + again.end(), text[again.end() :]
    verb = _verbs().match(text)
    if verb and verb.end() < len(text):
        start, text = start + verb.end(), text[verb.end() :]
    text = re.sub(r"\([^()]*(?:须|注明|报考|报名)[^()]*\)$", "", text)
    text = re.sub(r"(?<=资格)考试$|者$", "", text).rstrip()
    words = load("posts")["certificates"]
    if text in words["generic"] or (label and text in words["free"]):
        return None
    return Item(start, start + len(text), text) if (1 if label else 2) < len(text) <= 60 else None


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("posts")["certificates"][name])))


@cache
def _verbs() -> re.Pattern[str]:
    verbs = sorted(map(re.escape, load("posts")["certificates"]["verbs"]), key=len, reverse=True)
    strong = "|".join(v for v in verbs if len(v) >= 2)
    every = "|".join(verbs)
    return re.compile(rf"(?:(?:[^,。;]{{0,10}}?)(?:{strong})|(?:{every}))(?:{every})*(?!效)")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(load("posts")["certificates"]["label"])


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(load("posts")["certificates"]["levels"])


@memo_list
def find_preferred(text: str) -> list[Item]:
    """The clauses that state a preference, whole (有律师资格证者优先; 同等条件下,…者优先)."""
    return list(_preferred_zh(text)) + list(_preferred_en(text))


def _preferred_zh(text: str) -> Iterator[Item]:
    words = load("posts")["preferred"]
    if not any(w in text for w in words["zh"]):
        return
    clauses = parts(text)
    for i, clause in enumerate(clauses):
        if not any(w in clause.text for w in words["zh"]) or any(w in clause.text for w in words["not_zh"]):
            continue
        first = i
        while first and _joined(text, clauses[first - 1], clauses[first], words["lead"]):
            first -= 1
        start = clauses[first].start
        counted = _COUNTED.match(text, start, clause.end)
        start = counted.end() if counted else start
        yield Item(start, clause.end, text[start : clause.end])


_COUNTED = re.compile(r"(?:[^,。;:]{0,12}\d\s?[名人个])?:\s*")
"""1名:有证者优先: the places of the post before the preference."""


def _joined(text: str, before: Item, clause: Item, leads: list[str]) -> bool:
    """Whether a clause belongs to the one before it: after 同等条件下 or where it goes on with 或 or 并."""
    if text[before.end : clause.start].strip() != ",":
        return False
    if before.text in leads[:-1]:
        return True
    return clause.text.startswith(("或", "并", "且", "以及"))


def _preferred_en(text: str) -> Iterator[Item]:
    if not _LATIN.search_anywhere(text):
        return
    words = load("posts")["preferred"]["en"]
    low = text.casefold()
    if not any(w in low for w in words):
        return
    begin = 0
    for mark in re.finditer(r"(?<=[a-z)])\.(?=\s|$)|;|\n|$", text):
        raw = text[begin : mark.start()]
        number = re.match(r"\s*(?:\(?\d{1,2}[.)])?\s*", raw)
        start = begin + (number.end() if number else 0)
        body = text[start : mark.start()].rstrip()
        if any(w in body.casefold() for w in words) and len(body) < 400:
            yield Item(start, start + len(body), body)
        begin = mark.end()
