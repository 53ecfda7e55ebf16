"""Values of a change: which record and field an edit is about, and its old and new value in the form of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.lexicon import load
from extractors.notices.contacts import find_phones
from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Line
from extractors.timeline.choices_en import choose_english
from extractors.values.code_labels import CODE_LABEL
from extractors.values.dates import DateMatch, find_date, find_dates
from extractors.values.events import Around, choose
from extractors.values.money import find_money
from extractors.values.numbers import NUMBER, parse_int
from extractors.values.ratios import find_percents, find_ratios
from extractors.values.subjects import find_subjects
from schema.document import BlockKind
from schema.values import EventKind

Value = tuple[str, str | None, str | None, str | None]
"""target, field, before, after"""

_CODE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,5}-?\d{1,}[A-Z\d-]*(?![A-Za-z0-9])|\d{4,}(?![A-Za-z0-9年]))")
_COUNT = re.compile(rf"^[“\"]?({NUMBER}|\d+)\s?(?:人|名|个|posts?|vacancies)?[”\"]?$")
_MARKS = re.compile(
    r"(?P<what>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:成绩)?(?:低于|不低于|不少于|达到|达不到|不足|须达|below|less than)"
    r"\s?(?P<n>\d+(?:\.\d+)?)\s?(?:分|marks|points)"
)
_FORMULA = re.compile(r"[=+×*]|\d%")


def field_values(ctx: Context, about: str, old: str | None, new: str | None, action: str) -> Iterator[Value]:
    """The values that one edit changes; a wording that nothing recognises is kept as text of what it is about."""
    text = new or ""
    if action == "cancel":
        yield _target(about), "headcount" if re.search("岗位|职位|post", about) else None, None, None
        return
    found = (
        list(_contacts(about, old, text))
        or list(_class_marks(ctx, about, old, text))
        or list(_cap(about, old, text))
        or list(_scheme(about, old, text))
        or list(_marks(old, text))
        or list(_dates(ctx, about, old, text, moved=action == "move"))
        or list(_counts(about, old, text))
        or list(_fees(about, old, text))
        or list(_ratio(about, old, text))
    )
    if found:
        yield from found
        return
    field = _field(about)
    if field == "age_max" and (value := _years(text)):
        yield _target(about), field, _years(old or ""), value
        return
    yield _target(about), field, old, new


_AGE = re.compile(r"(?<!\d)(\d{2})\s?(?:周)?岁")


def _years(text: str) -> str | None:
    found = _AGE.findall(text)
    return str(found[-1]) if found else None


@cache
def _field_words() -> list[tuple[str, str]]:
    pairs = [(word, field) for field, words in load("corrections")["fields"].items() for word in words]
    return sorted(pairs, key=lambda p: -len(p[0]))


def _field(about: str) -> str | None:
    low = re.sub(rf"\({CODE_LABEL}[^()]*\)", "", about.casefold())
    hits = [(low.rfind(word) + len(word), len(word), field) for word, field in _field_words() if word in low]
    return max(hits)[2] if hits else None


def _target(about: str) -> str:
    """``post CODE``, ``post NAME``, ``headcount``, or the words themselves."""
    code = _CODE.search(about)
    if code:
        return f"post {code[0]}"
    if any(word in about for word in load("corrections")["totals"]["words"]):
        return "headcount"
    named = re.search(r"[“\"](?P<n>[^”\"]{2,30})[”\"](?:岗位|职位)|(?P<m>[\u4e00-\u9fff()]{2,20}?)(?:岗位|职位)", about)
    if named:
        return f"post {named['n'] or named['m']}"
    return about[:40] or "notice"


def _contacts(about: str, old: str | None, new: str) -> Iterator[Value]:
    if "@" in new and (m := re.search(r"[\w.+-]+@[\w.-]+\w", new)):
        before = re.search(r"[\w.+-]+@[\w.-]+\w", old or "")
        yield "contacts", "emails", before[0] if before else None, m[0]
        return
    if not re.search(r"电话|热线|传真|telephone|phone|helpline", about, re.IGNORECASE):
        return
    phones = [f.value for f in find_phones(_as_line(f"电话{new}"))]
    former = find_phones(_as_line(f"电话{old}")) if old else find_phones(_as_line(about))
    before_phones = [f.value for f in former]
    if phones:
        yield "contacts", "phones", before_phones[0] if before_phones else None, phones[0]


def _as_line(text: str) -> Line:
    return Line(0, 0, len(text), BlockKind.PARAGRAPH, 0, None, text, ())


def _weights(text: str) -> dict[str, str]:
    """Component id → share, from 笔试成绩×60%, 面试占40%."""
    out: dict[str, str] = {}
    percents = find_percents(text)
    apart = re.search(r"分别|各自|依次", text)
    if apart and len(percents) > 1:  # 笔试、面试成绩分别占总成绩的60%、40%
        named = [s.id for s in find_subjects(text[: apart.start()])][-len(percents) :]
        if len(named) == len(percents):
            return {i: format(p.value.normalize(), "f") for i, p in zip(named, percents, strict=True)}
    prev = 0
    for percent in percents:
        hits = find_subjects(text[prev : percent.start])
        if hits:
            out[hits[-1].id] = format(percent.value.normalize(), "f")
        prev = percent.end
    return out


def _scheme(about: str, old: str | None, new: str) -> Iterator[Value]:
    if not _FORMULA.search(new):
        return
    after = _weights(new)
    if not after:
        return
    before = _weights(old or "")
    who = re.match(r"(?P<w>[\u4e00-\u9fffA-Z0-9、]{2,16}(?:岗位|职位|类))\s?[:的]", new)
    who = who or re.match(
        r"(?P<w>(?:[A-Z甲乙丙丁]类[、和]?)+|[\u4e00-\u9fff]{2,12}(?:类|(?=岗位|职位)))(?:岗位|职位)?[\u4e00-\u9fff]",
        about,
    )
    target = f"scheme {who['w']}" if who else "scheme"
    for ident, weight in after.items():
        if before.get(ident) != weight:
            yield target, f"weight {ident}", before.get(ident), weight


def _marks(old: str | None, new: str) -> Iterator[Value]:
    m = _MARKS.search(new)
    if not m:
        return
    before = _MARKS.search(old or "")
    hits = find_subjects(m["what"])
    target = f"pass_mark {hits[-1].id}" if hits else "pass_mark"
    yield target, "min", before["n"] if before else None, m["n"]


_ONE_CLASS = re.compile(r"(?P<who>[^,:;。\d“”]{1,24}?)(?:不低于|为|是|达)?\s?(?P<n>\d{1,3}(?:\.\d+)?)\s?分")


def _class_marks(ctx: Context, about: str, old: str | None, new: str) -> Iterator[Value]:
    """笔试合格线:甲类、乙类50分,丙类48分: the lines that are not what they were, class by class."""
    if not re.search(r"合格|分数线|最低|及格", about + new) or not ctx.tracks:
        return
    hits = find_subjects(new) or find_subjects(about)
    was = _by_class(ctx, old or "")
    for label, mark in _by_class(ctx, new).items():
        if was.get(label) != mark and hits:
            yield f"pass_mark {hits[0].id} {label}", "min", was.get(label), mark


def _by_class(ctx: Context, text: str) -> dict[str, str]:
    labels = {t.id: t.label for t in ctx.tracks}
    tail = text.rpartition(":")[2]
    return {labels[i]: m["n"] for m in _ONE_CLASS.finditer(tail) for i in mentions(m["who"], ctx.tracks)}


_CAP = re.compile(r"(?:不超过|不得超过|最高|最多|上限|封顶)[^\d]{0,6}(?P<n>\d{1,3}(?:\.\d+)?)\s?分")


def _cap(about: str, old: str | None, new: str) -> Iterator[Value]:
    found = _CAP.search(new) if "加分" in about + new else None
    if found:
        before = _CAP.search(old or "")
        yield "bonus_cap", "bonus_cap", before["n"] if before else None, found["n"]


def _dates(ctx: Context, about: str, old: str | None, new: str, *, moved: bool) -> Iterator[Value]:
    """A date moves: of the event that the words speak of; a range gives its start and its end."""
    match = find_date(new, ctx.year)
    if match is None or match.first is None:
        return
    former = find_date(old or "", ctx.year)
    if former is None and old and match.first and (hour := find_dates(f"{match.first[:10]} {old}")):
        former = hour[0]
    if re.search(r"取得|出生|毕业", new):
        return
    around = Around(about, "", new[match.end :], ())
    read = choose if re.search(r"[\u4e00-\u9fff]", about + new) else choose_english
    choice = read(around, online=True)
    kind = choice.kinds[0][0] if choice.kinds else EventKind.OTHER
    if match.last is not None and (match.last[:10] != match.first[:10] or "T" in match.last):
        yield kind.value, "start", former.first if former else None, match.first
        yield kind.value, "end", former.last if former else None, match.last
        return
    edge = "end" if moved and kind in _WINDOWS and not re.search(r"开始|起始", about) else _edge(about, new, match)
    was = former.last if former and edge == "end" and former.last else former.first if former else None
    yield kind.value, edge, was, match.first


_WINDOWS = frozenset({EventKind.REGISTRATION, EventKind.PAYMENT, EventKind.ONLINE_REVIEW, EventKind.ADMISSION_TICKET})
"""Events that last: one day to which they are put off is that of their end."""


def _edge(about: str, new: str, match: DateMatch) -> str:
    if re.match(r"\s*(?:之?前|以前|截止|止)", new[match.end :]):
        return "end"
    if re.search(r"开始|起始|opening|commence", about, re.IGNORECASE):
        return "start"
    return "end" if re.search(r"截止|报名时间|缴费时间|last date|closing|deadline", about, re.IGNORECASE) else "start"


def _counts(about: str, old: str | None, new: str) -> Iterator[Value]:
    m = _COUNT.match(new.strip())
    if not m or (value := parse_int(m[1])) is None:
        return
    before = _COUNT.match((old or "").strip())
    was = parse_int(before[1]) if before else None
    target = _target(about)
    field = "total" if target == "headcount" else _field(about) or "headcount"
    yield target, field, None if was is None else str(was), str(value)


_ROUNDS = {
    "面试": "interview",
    "体检": "physical",
    "考察": "inspection",
    "资格复审": "review",
    "技能测试": "skill_test",
    "试讲": "interview",
}
"""Who goes on to what: the rounds by the words for them."""


def _fees(about: str, old: str | None, new: str) -> Iterator[Value]:
    amounts = find_money(new)
    if not amounts:
        return
    before = find_money(old or "")
    yield f"fee {about[-12:]}".strip(), "amount", str(before[0].amount) if before else None, str(amounts[0].amount)


def _ratio(about: str, old: str | None, new: str) -> Iterator[Value]:
    ratios = find_ratios(new)
    if not ratios or not re.search(r"比例|ratio", about + (old or "") + new):
        return
    before = find_ratios(old or "")
    target = "opening_ratio" if "开考" in about + new else f"ratio {about[-16:]}"
    said = re.search(r"面试|体检|考察|资格复审|技能测试|试讲", about + (old or "") + new)
    if target != "opening_ratio" and said and re.search(r"人选|入围|进入|确定|人员", about + (old or "") + new):
        target = f"shortlist {_ROUNDS.get(said[0], said[0])}"
    yield target, "ratio", str(before[0].multiple) if before else None, str(ratios[0].multiple)
