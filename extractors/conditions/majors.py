"""Majors: a printed list split into its entries, brackets kept, labels of levels dropped."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.textcuts import outside_brackets

Majors = tuple[str, ...] | Literal["unlimited", "see_attachment"]

_SPLIT = "、,;/\n\t|"


class Item(NamedTuple):
    """An entry of a list at ``start:end`` of the text that was split."""

    start: int
    end: int
    text: str


_SHORT = 24
"""Characters within which an entry may say that any major will do."""


def read_majors(text: str) -> Majors:
    """The majors of a cell: ``unlimited`` for 不限, ``see_attachment`` for 见附件, else the entries in order.

    Split at 、 , ; / and line breaks outside brackets; 本科: and 研究生: before an entry are dropped, codes stay.
    """
    plain = re.sub(r"\s+", "" if re.search(r"[\u4e00-\u9fff]", text) else " ", text).strip("。.;, ")
    if not plain or plain in _words("closed"):
        return ()
    if plain.casefold() in _words("unlimited"):
        return "unlimited"
    if len(plain) < 30 and plain.casefold().startswith(_words("attachment")):
        return "see_attachment"
    items = [item.text for item in split_list(text)]
    never = _words("unlimited")
    limited = tuple(dict.fromkeys(i for i in items if len(i) > _SHORT or i.casefold() not in never))
    return "unlimited" if items and not limited else limited


def split_list(text: str, marks: str = _SPLIT) -> list[Item]:
    """Entries between list marks that stand outside brackets, without level labels and numbering."""
    if "为" in text or ":" in text:  # 法学类或研究生为法律: the joint before the next level is a mark too
        text = re.sub(
            r"(?<=[\u4e00-\u9fff])[或及和](?=(?:本科|研究生|硕士|博士|大专|专科)(?:专业)?(?:为|:))", "、", text
        )
    if "  " in text:
        text = _BROKEN.sub(lambda found: "、".ljust(len(found.group())), text)
    cuts = [found.start() for found in outside_brackets(_stops(marks), text, ("(〔[", ")〕]"))]
    out: list[Item] = []
    begin = 0
    for i in (*cuts, len(text)):
        start, body = _item(text[begin:i])
        if body:
            out.append(Item(begin + start, i, body))
        begin = i + 1
    return out


_BROKEN = re.compile(
    r"(?<=[\u4e00-\u9fff)])\s{2,}(?="
    r"(?:大学|全日制)?(?:大专|专科|高职|本科|硕士|博士|研究生)(?:研究生|及以上|以上|学历|阶段|层次|专业)*:"
    r"|\d{4,6}[A-Z]{0,2}[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,14}\([A-Z]?\d{4,8}[A-Z]{0,2}\))"
)
"""A line of a cell that ends where an entry does: the next begins with a level, or an entry with its code."""


@cache
def _stops(marks: str) -> re.Pattern[str]:
    return re.compile(f"[(〔\\[)〕\\]。{re.escape(marks)}]")


@memo
def _item(raw: str) -> tuple[int, str]:
    """Where an entry begins in the text between two marks, and the entry; empty where there is none."""
    label = _label().match(raw)
    start = label.end() if label else 0
    raw = raw[start:]
    start += len(raw) - len(raw.lstrip())
    body = raw.strip()
    if re.search(r"[\u4e00-\u9fff]", body):
        body = re.sub(r"\s+", "", body)
    if body.endswith("等") and len(body) > 2:
        body = body[:-1]
    if body.endswith(")"):
        body = re.sub(r"\([^()]*(?:报考|须|应)[^()]*\)$", "", body)
    return start, body.strip("。. ")


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
