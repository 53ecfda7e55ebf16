"""The words around a date in its clause: its label, whether it is a deadline or an old date, its evidence."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Clause, Line
from extractors.values.dates import DateMatch
from extractors.values.events import STRONG, Around, find_events, words

Span = tuple[int, int]


AFTER_DEADLINE = re.compile(
    r"\s*(?:\([^()]{0,20}\))?\s*(?:之前|以前|前(?![后往来台期述])|截止|为止|止(?![步境])|(?:之|以)?后(?:[^,。;]{0,10},)?(?:停止|截止|关闭|不再)|(?:准时|系统|自动)*(?:关闭|停止)|结束)"
)


BEFORE_EN = re.compile(
    r"(?:before|by|until|till|no later than|not later than|deadline(?: is|:)?|(?:ends?|closes?|closing|"
    r"due)(?: on| at| by)?|on or before"
    r"|latest by|up to)"
    r"(?:(?: (?:the )?(?:close|end) of (?:business|work|office hours|(?:the )?(?:working )?day)"
    r"| c\.?o\.?b\.?),?(?: on| of)?)?"
    r"\s*(?:the\s)?$",
    re.IGNORECASE,
)


TO = re.compile(r"(?:至|到|截止|截至|最迟|最晚|不迟于)(?:于|为|到|至|时间|日期|:)*\s*$")


TO_LABEL = re.compile(r"\W*to\s*:", re.IGNORECASE)
"""``To:`` in the line below ``From:``."""
NAMELY = re.compile(r"\s*(?:viz\.?|i\.e\.?,?|namely|that is,?|being|which is)\s*", re.IGNORECASE)


LAST_WORD = re.compile(
    r"截止|(?:last|latest|final) (?:date|day|time)|deadline|closing|closes|filing date"
    r"|receipt of (?:completed )?applications",
    re.IGNORECASE,
)
CLOSING = re.compile(
    LAST_WORD.pattern + r"|\bclose[sd]?\b|\blast (?:day|date)\b|\bdue\b|\b(?:by|until|no later than|not later than)$",
    re.IGNORECASE,
)
"""What labels an end in a schedule: Applications close, Last day to file."""


def first_step(label: str) -> str:
    """The first of two steps that share a day, in English: that is the one the day is known for."""
    first = re.split(r"\s+(?:and|&)\s+", label, maxsplit=1)[0]
    return first if first != label and any(h.strength == STRONG for h in find_events(first)) else label


def own_span(text: str, match: DateMatch, around: Around) -> Span:
    """The stretch of a line between the dates before and behind a date; open where a list shares its words."""
    before, after = around.prior + around.label, around.after
    start = match.start - len(before) if text[: match.start].endswith(before) else 0
    if start > 0 and text[start - 1] not in "。;":
        start = match.start - len(around.label)  # the rest speaks of the date before
    end = match.end + len(after) if text.startswith(after, match.end) else len(text)
    return max(start, 0), end


def alone(text: str, match: DateMatch) -> bool:
    """A line that is nothing but a date signs or dates the notice."""
    rest = text[: match.start] + text[match.end :]
    return match.last is None and "T" not in (match.first or "") and len(rest.strip(" ()[]。>#")) <= 1


def is_old(before: str, after: str) -> bool:
    """Whether a date is the old one of a change: 由5月20日延长至5月24日."""
    return words("old", "marks").search(after.split(",")[0]) is not None or ends_with_lead(before)


def ends_with_lead(text: str) -> bool:
    return text.rstrip().endswith(tuple(load("events")["old"]["lead"]))


def without_lead(text: str) -> str:
    lead = max((w for w in load("events")["old"]["lead"] if text.rstrip().endswith(w)), key=len, default="")
    return text.rstrip()[: -len(lead)] if lead else text


def outside(text: str) -> str:
    """The text with brackets blanked, so that their commas do not cut."""
    return re.sub(r"\([^()]*\)|“[^”]*”|《[^》]*》", lambda m: " " * len(m[0]), text)


def within(around: Around) -> str:
    """What follows a date up to the end of the bracket that it stands in: 准考证(6月12日起领取)和身份证入场."""
    opened = around.label.rfind("(") > around.label.rfind(")")
    close = around.after.find(")")
    return around.after[:close] if opened and close >= 0 and "(" not in around.after[:close] else around.after


_DAY_FOR = re.compile(r"(?:^|[,;。]|(?:毕业生|人员|考生|者|教师|学生))(?:请|可|须|应|需|务必|务请|统一)?[于在]\s*$")
_DOES = re.compile(
    r"(?:期间|之间|[上下]午)?,?(?:到|在|前往|登[录陆]|赴|携带|持|凭)[^,。;]{2,50}?"
    r"(?:报名(?![人者表])|现场确认|报到|领取|缴费|参加(?:笔试|面试|体检|考试))"
)
HELD_SINCE = re.compile(
    r"(?:期间|之间|之后|以后|后)?(?:取得|获得)[^,。;]{0,20}?(?:学位|学历|证书|资格)[^,。;]{0,6}(?:的|人员|者)"
)
"""Behind days in which something was obtained, that tell people from others: …期间取得国外学位的留学人员."""


def does(around: Around) -> bool:
    """Whether a day tells when people do something, whatever papers and people are named before it.

    应届毕业生于8月12日至14日到县人事局报名: the graduates are those who register, not what the days are about.
    """
    return _DAY_FOR.search(around.label or around.prior) is not None and _DOES.match(around.after) is not None


def is_deadline(around: Around) -> bool:
    if AFTER_DEADLINE.match(around.after) and not around.after.lstrip().startswith("前后"):
        return True
    label = around.label.rstrip()
    if NAMELY.fullmatch(label) and LAST_WORD.search(around.prior[-90:]):
        return True
    if words("deadline", "extended").search(label[-6:]):
        return True
    if words("deadline", "start_again").search(label[-6:]):
        return LAST_WORD.search(label) is not None
    if TO.search(label) or BEFORE_EN.search(label) or TO_LABEL.fullmatch(label):
        return True
    return bool(LAST_WORD.search(label)) and not re.search(r"开始|起", label)


def condition_heading(text: str) -> bool:
    return condition_words().search(text) is not None and not re.search(
        r"报名(?:时间|方式|办法)|程序|安排|录用|聘用|体检|公示|(?i:terms (?:and|&) conditions)", text
    )


@cache
def condition_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("events")["not_event"]["sections"])), re.IGNORECASE)


def evidence(line: Line, match: DateMatch, around: Around, clause: Clause) -> Span:
    """The words around a date that say what it is: with its label up to the next comma, else the rest of the clause."""
    label = around.label.lstrip(" ,、;:)”")
    start = match.start - len(label) if line.text[: match.start].endswith(label) else match.start
    tail = re.split(r",", around.after)[0] if find_events(label) else around.after
    end = match.end + len(tail.rstrip(" ,"))
    return max(line.start + start, clause.start), min(max(line.start + end, line.start + match.end), clause.end)


def whose(label: str) -> str:
    """Whom or which part an event label is limited to: 省直网络报名时间为 → 省直."""
    hits = find_events(label)
    if not hits:
        return ""
    lead = re.split(r"[,、;:。)]", label[: hits[0].start])[-1]
    return re.sub(r"网上|网络|现场|本次|招聘|公开|统一|考生|人员|各单位|[的将于请须应可在\s]", "", lead)[-8:]


def label_of(around: Around) -> str | None:
    """What an event without a kind of its own is about, in the words beside the date."""
    after = re.split(r"[,。;]", around.after.lstrip(" ,前之"))[0].strip(" :)”“")
    text = after if len(after) >= 3 else re.sub(r"^\(?\d{1,2}[.、)]\s?", "", around.label.strip(" :(为于在"))
    return text[:40] or None


ONLINE = re.compile(r"网上(?:报名|注册|申报|填报)|网络报名|(?:报名|申报|招聘|考录)(?:网|系统|平台)|登录|online")
OPENS = re.compile(r"\s*(?:起|开始|开启|开通|开放|启动)(?!至|到)")
GATHER = re.compile(r"\s*前(?:到|至|在|抵达)(?P<p>[^,。;\d]{2,36}?)(?:集合|集中|报到|签到|候考|候检)")
CLOSES_WINDOW = re.compile(r"(?:即日)?(?:起|开始)[^,;。]{0,16},\s*(?:截止?|截止到|直)(?:至|到|于|时间[为:])")
OVER_TABLE = 30
"""Lines, cells of a table among them, between a day and the hours that the table under it prints."""
ON_SITE = re.compile(r"[室楼厅]$|\d室|大厅|会议室|窗口")
ACTED = re.compile(r"(?:前后?|起|开始|统一|集中|由?[^,。;\d]{0,8}(?=公布|公示))*(?:公布|公示|发布|举行|进行|领取|打印)")
"""What is published or held on a day is a step, in whatever section it is told."""
NO_CHANGE = re.compile(r"[^。;]{0,40}(?:不能|不得|不可|不准|不再)(?:以)?(?:再)?(?:改报|改选|报考?其[他它])")
"""Days on which the post applied for can no more be changed: nothing happens then."""
SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
"""Residence since a day."""
IN_EFFECT = re.compile(
    r"\b(?:available|download\w*|displayed|issued|uploaded|held|conducted|accepted|opened|published|posted|released)\b"
    r"[^.;|]{0,40}?with effect from",
    re.IGNORECASE,
)
"""Slips will be available with effect from a day: what happens then, and no rule that holds from it."""
ISSUED = re.compile(r"(?<!\bbe )\b(?:posted|issued|dated|published|advertised)(?: on)?\W*$", re.IGNORECASE)
PRONOUN = re.compile(
    r"(?:It|They|This|These|Both|Each|All of (?:them|these))\b(?! (?:list|register|notice|announcement))"
)
_TO_DO = re.compile(
    r"\b(?:to|will|must|shall|should|can|then) (?:also )?(?:take|sit|complete|do|undertake|attempt|pass) "
    r"(?=(?:an?|the|two|three|our|some|both|several|\d)\b)",
    re.IGNORECASE,
)
"""… you will be invited *to complete a verbal test and a numerical one*: what a pronoun in the next sentence means."""


def meant(sentence: str) -> int:
    """Where in a sentence that begins what a pronoun of the next one means: what people are to do, else all of it."""
    return max((m.end() for m in _TO_DO.finditer(sentence)), default=0)


FROM_ISSUE = re.compile(
    r"(?:自|从)?(?:本?公告)?(?:发布|公布|发文|公告)之?日(?:起)?(?:开始)?(?:至|到|-|~)\s*$|即日起,?(?:至|到|-|~)\s*$"
    r"|即日起(?:开始)?(?:接受|受理)?(?:报名|投递|申请|应聘),$"
)
SINCE_THEN = re.compile(r"(?:之|以)?前(?:已)?(?:入职|到岗|上岗)")
