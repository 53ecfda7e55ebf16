"""Majors: a printed list split into its entries, brackets kept, labels of levels dropped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors import patterns as re
from extractors.lexicon import load

Majors = tuple[str, ...] | Literal["unlimited", "see_attachment"]

_SPLIT = "、,;/\n\t|"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list at ``start:end`` of the text that was split."""

    start: int
    end: int
    text: str


def read_majors(text: str) -> Majors:
    """The majors of a cell: ``unlimited`` for 不限, ``see_attachment`` for 见附件, else the entries in order.

    Split at 、 , ; / and line breaks outside brackets; 本科: and 研究生: before an entry are dropped, codes stay.
    """
    plain = re.sub(r"\s+", "" if re.search(r"[\u4e00-\u9fff]", text) else " ", text).strip("。.;, ")
    if not plain:
        return ()
    if plain.casefold() in _words("unlimited"):
        return "unlimited"
    if any(plain.casefold().startswith(w) for w in _words("attachment")) and len(plain) < 30:
        return "see_attachment"
    items = [item.text for item in split_list(text)]
    unlimited = [i for i in items if i.casefold() in _words("unlimited")]
    if unlimited and len(unlimited) == len(items):
        return "unlimited"
    return tuple(dict.fromkeys(i for i in items if i.casefold() not in _words("unlimited")))


def split_list(text: str, marks: str = _SPLIT) -> list[Item]:
    """Entries between list marks that stand outside brackets, without level labels and numbering."""
    out: list[Item] = []
    begin = depth = 0
    # 法学类或研究生为法律: the joint before the next level is a mark too
    text = re.sub(r"(?<=[\u4e00-\u9fff])[或及和](?=(?:本科|研究生|硕士|博士|大专|专科)(?:专业)?(?:为|:))", "、", text)
    for i, char in enumerate(text + "\0"):
        if char in "((〔[":
            depth += 1
        elif char in "))〕]" and depth:
            depth -= 1
        elif char == "\0" or (char in marks and not depth) or (char == "。" and not depth):
            item = _item(text, begin, i)
            if item:
                out.append(item)
            begin = i + 1
    return out


def _item(text: str, begin: int, end: int) -> Item | None:
    raw = text[begin:end]
    label = _label().match(raw)
    if label:
        begin += label.end()
        raw = text[begin:end]
    start = begin + len(raw) - len(raw.lstrip())
    body = raw.strip()
    if re.search(r"[\u4e00-\u9fff]", body):
        body = re.sub(r"\s+", "", body)
    if body.endswith("等") and len(body) > 2:
        body = body[:-1]
    body = re.sub(r"\([^()]*(?:报考|须|应)[^()]*\)$", "", body).strip("。. ")
    return Item(start, end, body) if body else None


@cache
def _label() -> re.Pattern[str]:
    levels = "|".join(sorted(map(re.escape, load("majors")["words"]["levels"]), key=len, reverse=True))
    return re.compile(
        rf"\s*(?:[(\[【〔]?\d{{1,2}}[)\].、〕】](?!\d)\s*)?(?:(?:{levels})(?:\([^()]*\))?\s*(?:[::]|(?:专业)?(?:为|须为|应为)(?!主))\s*|[(\[【〔](?:{levels})[)\]】〕]\s*)+|\s*(?:\(\d\)|[①-⑩])\s*",
        re.IGNORECASE,
    )


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load("majors")["words"][name])
