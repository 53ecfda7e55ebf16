"""Provisions for groups: what graduates may show instead of a paper, and what paper people from abroad must bring.

``应届毕业生可凭就业推荐表报名`` lets some apply before they hold their papers; ``留学回国人员须提供学历认证材料``
asks a paper of some. Both stand among the conditions, about the people named first and nobody else.
"""

from __future__ import annotations

from extractors.conditions.rules import GENERIC, Rule, Scope, limit
from extractors.text import patterns as re
from schema.conditions import Certificate, Prose

_WHO = (
    r"(?:\d{1,2}[.、)]|\(\d{1,2}\))?(?:其中[:,]?|对于?)?"
    r"(?P<who>(?!凡?符合|具有|具备|应聘人|报考人)(?:[^,;。:()]|\([^()]{1,16}\)){2,40}?(?:毕业生|人员|考生|留学生|归国者|回国者|学[生员]|职工|军人|士兵|干部|培生|向生)(?:\([^()]{1,16}\))?),?"
)
_MAY = r"可(?:以)?(?:先)?(?:暂)?(?:凭|持)"
_MUST = r"(?:还|另)?(?:须|应当?|需要?|必须)(?:凭|提供|出具|提交)"
_PROVISION = re.compile(rf"(?:^|(?<=[,;])){_WHO}(?:(?P<may>{_MAY})|{_MUST})(?=[^,;。]{{2,}})")
_PAPER = re.compile(r"证|推荐表|材料|协议书|文凭|报告")
_HELD = re.compile(r"学[历位]|资格|证书|认证|文凭|毕业证|执照")
_TO_APPLY = re.compile(r"报[名考]|应聘|参加|申报|申请")


def provisions(text: str, at: int, scope: Scope) -> list[Rule]:
    """The provisions of which a clause consists, each about its own people; none where the clause says anything else.

    :param text: the wording of a clause without its closing mark; ``at`` is where it begins in the view.
    """
    if not any(word in text for word in ("凭", "持", "提供", "出具", "提交")):
        return []
    heads = list(_PROVISION.finditer(text))
    if not heads or heads[0].start() != 0:
        return []
    rules: list[Rule] = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        begin = head.end("who") + (text[head.end("who")] == ",")
        end = following.start() - 1 if following else len(text)
        body = text[begin:end]
        if (
            GENERIC.fullmatch(head["who"])
            or re.search(r"但(?:须|应|需|必须)", body)
            or not _PAPER.search(body)
            or (head["may"] and not _TO_APPLY.search(body))
        ):
            return []
        span = (at + begin, at + end)
        rule = Rule(Certificate, {"text": body}, span)
        if head["may"] or not _HELD.search(body):
            rule = Rule(Prose, {"kind": "status" if head["may"] else "other", "text": body}, span)
        rules.append(
            limit(rule, (head["who"], head.start("who"), head.end("who")), at, Scope(scope.tracks, scope.year))
        )
    return rules


__all__ = ["provisions"]
