"""Category lists: English sentences that give each category of people a pass mark of its own, in whatever order.

``General 90 marks; OBC 80; SC / ST / persons with disabilities 70`` and ``General candidates must obtain at least 50
marks, and reserved category candidates 40``; a semicolon between two of them ends no sentence.
"""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import find

_FEWEST = 2
_CUE = re.compile(
    r"\b(?:minimum|qualif\w+|cut-?offs?|pass(?:ing)?|at least|not less than|(?:must|shall|should|(?:has|have|need) to)"
    r" (?:obtain|secure|score|get|attain|achieve)|required to (?:obtain|secure|score))\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:ages?|aged|years?|fees?|Rs|vacanc\w+|posts?|relax\w*|seats|maximum|bonus|grace|added)\b|[$£€₹]",
    re.IGNORECASE,
)
_BEHIND_MARK = re.compile(r"\d\s?(?:%|per ?cent|marks?|points?)? ?\((?:but |only )?$", re.IGNORECASE)
"""50 marks (45 for women, 40 for …): the mark of all stands before the bracket."""
_BETWEEN = re.compile(
    r"[\s,;.)]*(?:(?:and|or|while|whereas|but)\b\s*)?(?:\(?(?:[ivx]{1,4}|[a-e]|\d)[.)]\s*)?"
    r"(?:that )?(?:for |the |all |an? |(?:candidates?|applicants?|persons?|those) (?:of|from|belonging to|in) )*",
    re.IGNORECASE,
)


@cache
def _items() -> tuple[re.Pattern[str], re.Pattern[str]]:
    one = rf"(?:{'|'.join(load('selection')['category_lists']['names'])})"
    people = r"(?: (?:categor(?:y|ies)|candidates?|applicants?|communit(?:y|ies)|class(?:es)?|persons))*"
    several = rf"(?P<cat>{one}(?:(?:\s?[/,&]\s?|,? and | or ){one})*)(?-i:\b){people}"
    number = r"(?P<n>\d{1,3}(?:\.\d+)?)(?![\d/.-]\d|th\b|st\b|nd\b)\s?(?P<unit>%|per ?cent|marks?|points?)?"
    verb = r"(?:(?:must|shall|should|be|(?:has|have|need) to|required to|is|are|:|=|,|-|–)\s?)*"
    least = r"(?:(?:obtain|secure|score|get|attain)\w* )?(?:at least |a minimum of |minimum |not less than )?"
    aside = r"(?: ?\((?:i\.e\.,? |that is,? |equal to )?(?P<marks>\d{1,3}(?:\.\d+)?) (?:marks|points)\))?"
    return (
        re.compile(rf"(?<![\w-]){several}\)?\s?{verb}{least}{number}{aside}", re.IGNORECASE),
        re.compile(
            rf"(?<![\w.,/-]){number}(?: of (?:the )?[a-z ]{{4,24}}?)?{aside} ?(?:\((?:for )?|for "
            rf"|in (?:the )?(?:case|respect) of )"
            rf"(?:all )?(?:the )?{several}\)?",
            re.IGNORECASE,
        ),
    )


@memo_list
def category_list(text: str) -> list[re.Match[str]]:
    """The marks of several categories (``cat``, ``n`` and ``unit``), where a sentence lists two or more of them;
    ``marks``: what a share comes to, as the sentence says itself (40% (100 marks) for UR)."""
    if not find(_CUE, text):
        return []
    runs = [_run(text, list(p.finditer(text))) for p in _items()]
    longest = max(runs, key=lambda run: (len(run), -run[0].start() if run else 0))
    if len(longest) < _FEWEST or not _CUE.search(text, 0, longest[-1].end()):
        return []
    if _BEHIND_MARK.search(text, 0, longest[0].start()):
        return []
    lead = text[: longest[0].start()].rpartition(". ")[2]
    said = lead[-80:] + text[longest[0].start() : longest[-1].end()]
    return [] if _NEVER.search(said) else longest


def _run(text: str, items: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first run of items with nothing but separators between them."""
    run: list[re.Match[str]] = []
    for item in items:
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), item.start()):
            if len(run) >= _FEWEST:
                return run
            run = []
        run.append(item)
    return run if len(run) >= _FEWEST else []


def categories(who: str) -> tuple[str, ...]:
    """The categories that a phrase names, as a candidate table may print them."""
    named = [v.strip() for v in re.split(r"\s*[/,&]\s*|\s+(?:and|or)\s+", who)]
    return tuple(v for v in named if v)


__all__ = ["categories", "category_list"]
