"""Exemptions: who need not sit some of the subjects of an examination (取得…证书的人员,可免试《…》)."""

from __future__ import annotations

from extractors.text import patterns as re

_FREED = re.compile(
    r"(?:免试|免考|免予?(?:考试|参加)|免于?(?:考试|参加))(?!后|直接|手续|办理|申请|资格|条件|审核|部分科目:)"
)
_SUBJECT = re.compile(r"《[^》]+》|科目|[一二两三四\d]科|部分")
_PEOPLE = re.compile(r"(?:的|者|人员|考生|研究生|毕业生|学员|[^人党团成委]员)(?:,|可|均|在|凭|报[考名]|免)")


def exempted(text: str) -> bool:
    """Whether a sentence frees named people from subjects; a heading, a fee or a way of applying for it does not."""
    freed = _FREED.search(text)
    if freed is None or len(text) < _SHORTEST or re.search(r"报名费|考试费|缴费|收费|元|材料|提交|上传|不得免", text):
        return False
    return _SUBJECT.search(text) is not None and _PEOPLE.search(text[: freed.end()]) is not None


_SHORTEST = 14


_FREES = re.compile(
    r"免(?:于|予)?(?:参加)?(?:[笔初面]试|试|考)(?:资格)?:$|(?:可以?|可直接|直接)(?:进入|参加)(?:面试|考核|考察)[^,;]{0,6}:$"
)


def frees(lead: str) -> bool:
    """Whether what leads up to a colon says that those whom a list names skip a test: it asks nothing of anybody."""
    return _FREES.search(lead) is not None
