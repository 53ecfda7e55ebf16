"""Exclusion words: whether a sentence or a heading shuts people out. The wordings are data in ``exclusions.toml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from extractors.conditions.exclusions_en import opens_by_verdict, shut_out_by, tells_process
from extractors.conditions.refusals import refusals
from extractors.conditions.rules import LONGEST
from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find, find_all


@cache
def words(language: str) -> dict[str, Any]:
    """The wordings of a language (zh, en)."""
    return dict(load("exclusions")[language])


@cache
def any_of(language: str, name: str) -> re.Pattern[str]:
    """Any of the wordings of one name."""
    found = words(language)[name]
    return re.compile(found if isinstance(found, str) else "|".join(found), re.IGNORECASE)


def excludes(text: str) -> bool:
    """Whether a Chinese sentence or heading shuts people out."""
    told = refusals(text)
    return bool(strong(text) or introduces(text) or (told and told[0][0] == 0))


@memo
def strong(text: str) -> re.Match[str] | None:
    """The verdict that shuts out wherever it stands (不得报考), the first that is about people who apply."""
    for found in find_all(any_of("zh", "strong"), text):
        if any_of("zh", "not_after").search(text[found.end() :]) or any_of("zh", "not_before").search(
            text[: found.start()]
        ):
            continue
        return found
    return None


def introduces(text: str) -> bool:
    """有下列情形之一的, 不得报考: — a list of circumstances follows."""
    return bool(
        len(text) < 80
        and re.search(words("zh")["list_words"], text)
        and (find(any_of("zh", "strong"), text) or find(any_of("zh", "weak"), text))
        and not re.search(
            r"加分|减免|免考|退费|递补|调剂|公示|(?:下列|以下|如下)[^,;。:人者]{0,4}(?:材料|证书|文件|照片|表格|邮件|论文|物品|业绩)",
            text,
        )
    )


@memo
def whole(text: str) -> bool:
    """Whether an English sentence shuts people out all by itself."""
    return find(any_of("en", "whole"), text) is not None and not tells_process(text)


@memo
def shuts_out(text: str) -> bool:
    """Whether an English sentence shuts people out, by itself or as the opening of a list."""
    return len(text) <= LONGEST and bool(find(any_of("en", "list_intro"), text) or whole(text) or shut_out_by(text))


@memo
def opens_list(text: str) -> bool:
    """Whether an English line introduces a list of disqualifying circumstances."""
    opens = len(text) < 160 and "fee" not in text
    return opens and (find(any_of("en", "list_intro"), text) is not None or opens_by_verdict(text))
