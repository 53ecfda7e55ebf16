"""Exempt: some of the people who would pay a fee, in a Chinese sentence that frees them of it."""

from __future__ import annotations

from extractors.notices.fee_labels import trim
from extractors.text import patterns as re


def exempt(text: str, begin: int, free: re.Match[str]) -> tuple[int, int] | None:
    """The range of those whom the words ``free`` spare a fee; None where it is everybody.

    :param begin: where the part of the clause begins in which these words stand
    """
    return _some(text, begin, free) or _exempt_before(text, begin, free)


def _some(text: str, begin: int, free: re.Match[str]) -> tuple[int, int] | None:
    """Some of the people who would pay (残疾考生无须缴纳考试费), None where it is everybody."""
    who = (
        trim(text, begin, free.start())
        if re.match(r"无[需须]|不必|不用|不需|不再?收|不[予另]?收|免", free[0])
        else None
    )
    shown = re.search(r"(?:凭|持|提供|提交|出示)[^,;。]{1,20}$", text[slice(*who)]) if who else None
    who = (who[0], who[0] + shown.start()) if who and shown else who
    name = text[slice(*who)] if who else ""
    everybody = re.fullmatch(
        r"(?:所有|全体|本次|各|每位|每名|参加)*(?:应聘|报考|报名|参考|申报)*的?(?:人员|者|考生|人)", name
    )
    ends = r"(?:考生|人员|家庭|者|毕业生|军人|学生|人|(?<=[^本各该个报有分]..)岗位|(?<=[^本各该个报有分]..)职位)$"
    return who if re.search(ends, name) and not everybody else None


def _exempt_before(text: str, begin: int, free: re.Match[str]) -> tuple[int, int] | None:
    """…困难家庭人员,可以免缴考务费: the people stand before the comma."""
    if begin < 2 or not _SHOWN.fullmatch(text[begin : free.start()]):
        return None
    start = max((x.end() for x in re.finditer(r"[,:;](?![^(]*\))", text[: begin - 1])), default=0)
    name = text[start : begin - 1]
    people = re.search(r"(?:考生|人员|家庭|者|毕业生|军人|学生|的)(?:\([^()]*\))?$", name)
    return _trim_people(text, start, begin - 1) if people and len(name) > 4 else None


_SHOWN = re.compile(
    r"(?:经[^,;。]{2,20}后?|(?:凭|持|提供|提交|出示)[^,;。]{1,20}?)?(?:可以?|予以|均可|准予|给予|享受)?(?:申请)?"
)


def _trim_people(text: str, start: int, end: int) -> tuple[int, int]:
    lead = re.match(r"(?:对于?|凡|凡是|其中)", text[start:end])
    return start + (lead.end() if lead else 0), end - (1 if text[end - 1] == "的" else 0)


def open_bracket(text: str) -> int:
    """Where the text of a bracket begins that is open at the end: 每人120元(免笔试岗位不缴纳)."""
    opened = text.rfind("(")
    return opened + 1 if opened > text.rfind(")") else 0


_JOINED = re.compile(r"[^,;。:、()]{2,24}(?:人员|家庭|者|对象|考生|毕业生|子女|[^本各该]岗位)(?:\([^()]*\))?、$")


def people_joined(text: str, begin: int, end: int) -> int:
    """特困人员、低保对象免缴: both are spared the fee."""
    while begin and re.search(r"(?:人员|家庭|者|对象|考生|毕业生|子女|岗位)", text[begin:end]):
        found = _JOINED.search(text[:begin])
        if found is None:
            break
        begin = found.start()
    return begin
