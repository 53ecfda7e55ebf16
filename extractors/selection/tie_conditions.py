"""Tie conditions: the words that say who is equal, and what stands behind them in the same breath."""

from __future__ import annotations

from extractors.outline.passages import Passage
from extractors.scoring.naming import Names
from extractors.text import patterns as re

_THEY = re.compile(
    r"(?:上述|该等?|这些)?(?:并列|同分|相同|相等|成绩相同)(?:的)?(?:人员|者|考生|应聘人员|报考人员)(?:之间|中)?,?"
    r"(?:以|按|由|依|则|先|参照|根据)"
)
"""…出现并列的,并列人员以笔试成绩高低排序: those who are equal are spoken of, and what decides between them."""


_FOR_THEM = re.compile(
    r"[^,;。]{0,16}?[对为由请](?:上述|该等?|这些|所有)?(?:并列|同分|相同|成绩相同)(?:的)?(?:人员|者|考生|应聘人员|报考人员)"
)
"""由招聘单位对同分人员另行组织加试: what is done with those who are equal."""


def is_condition(part: str, words: dict[str, re.Pattern[str]]) -> bool:
    if re.search(r"均为或均不是|均不是|都不是|均无", part):
        return True
    if _THEY.match(part) or _FOR_THEM.match(part):
        return False
    found = words["condition"].search(part)
    if not found:
        return False
    return not re.search(r"优先|高者|较高", part[: found.start()])


def tail(part: str, words: dict[str, re.Pattern[str]]) -> str:
    """What a segment decides right after its condition, without a comma: 同分的按专业知识高低取."""
    found = words["condition"].search(part)
    if not found:
        return ""
    rest = part[found.end() :]
    decided = words["decides"].search(rest) or words["extra"].search(rest) or _BY.match(rest)
    return rest if decided else ""


_BY = re.compile(r"(?:的|者|时)?(?:则|再|就)?(?:按照?|依据?|以|看|根据)")
"""再相同的按笔试成绩."""


def opens_chain(part: str, clause: str, passage: Passage, names: Names) -> bool:
    """Whether equal *results* are spoken of, not equal conditions (同等条件) or other likeness (学历相同)."""
    if re.search(
        r"条件(?:下)?相同|同等条件|科目相同|内容相同|专业相同|相同(?:或|的)?(?:相近|专业|岗位|职位|类别|级别)|相近|不相同|与[^,;]{0,12}相同|相一致|保持一致|必须一致"
        r"|(?<![绩分])(?<!分数)一致的",
        part,
    ):
        return False
    around = part + clause[:60]
    if re.search(r"成绩|得分|分数|总分|同分|名次|排名|分相同|分相等", around):
        return True
    return bool(names.find(part)) or "并列" in part


__all__ = ["is_condition", "opens_chain", "tail"]
