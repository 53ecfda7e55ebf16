"""Examination subjects and components: what a phrase like 笔试总成绩, 行测 or "Essay Test" stands for.

Ids are those of the shared vocabulary (written, interview, xingce …, ``extractors/lexicon/subjects.toml``). A name that
the lexicon does not hold gets an id from :func:`new_id`, so that no printed component is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache

from extractors.lexicon import Terms, load
from extractors.text import patterns as re
from extractors.text.memo import memo_list
from extractors.text.needles import find_all
from extractors.values.numbered_subjects import with_several


@dataclass(frozen=True, slots=True)
class SubjectHit:
    """A component named at ``start:end``, including a suffix such as 成绩; ``name`` is what is printed before it.

    ``name`` stands at ``start``, so its own range is ``start : start + len(name)``.
    """

    start: int
    end: int
    id: str
    name: str

    @property
    def kind(self) -> str:
        """Where it usually stands: total, stage, paper, part, test, or other."""
        return kinds().get(self.id, "other")


@cache
def kinds() -> Mapping[str, str]:
    """Component id → kind."""
    return {ident: kind for kind, ids in load("subjects")["kinds"].items() for ident in ids}


@cache
def _terms() -> Terms:
    data = load("subjects")
    named = {term: ident for ident, terms in data["terms"].items() for term in terms}
    first, between, last = (data["totals"][k] for k in ("first", "between", "last"))
    totals = [f"{a} {c}" for a in first for c in last] + [f"{a} {b} {c}" for a in first for b in between for c in last]
    sorts, last = data["written"]["sorts"], data["written"]["last"]
    written = [f"written {noun}" for noun in last] + [f"written {sort} {noun}" for sort in sorts for noun in last]
    return Terms({**dict.fromkeys(totals, "total"), **dict.fromkeys(written, "written"), **named})


@cache
def _suffix() -> re.Pattern[str]:
    data = load("subjects")["suffixes"]
    zh = "|".join(sorted(map(re.escape, data["zh"]), key=len, reverse=True))
    en = "|".join(sorted(map(re.escape, data["en"]), key=len, reverse=True))
    ending = rf"(?:(?:{zh})|(?:'s)? (?:{en})\b)"
    note = r"\((?:含|包括|[A-Za-z甲乙丙]\s?卷)[^()=+×%]{0,20}\)"
    return re.compile(rf"》?(?:{note})?[》”\"]?(?:\([^()=+×\d%]{{1,20}}\)(?={ending}))?{ending}?")


_FULL_MARK = re.compile(r"\s?(?:为|是|共|合?计|:)?\s?\d")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_DIVIDES = re.compile(r"[为成别两二三四开]|[\u4e00-\u9fff]{2,10}(?:和|、|与|及)")
"""面试分试讲和答辩两部分: 分 divides here and is no mark."""
_ACTS = frozenset("进举实执施")
_FORM = re.compile(
    r"(?:submit|fill|complet|online|review|accept|receiv|fil|an|of|job|your|their|his|its|written|initial|paper)"
    r"\w*(?: in| out)?(?: the)? $",
    re.I,
)
# 面试人员, 笔试合格 … speak of people and places, which is still a mention of the test; what follows these is not:
_NO_SUBJECT = {
    "application": re.compile(
        r" (?:review|screening|scoring|evaluation|assessment|rating|is scored|score|form|fee|period|date|time|"
        r"materials?|process|procedures?|deadlines?|for\b|must|will|may|shall|and)|s\b"
    ),
    "英语": re.compile(r"四级|六级|水平|专业八级|专业四级|等级|[四六八]级|能力|\(?CET|类|教师|听|口|[、/]"),
    "外语": re.compile(r"水平要求|能力|类|教师|四级|六级|语种|学院|专业"),
    "加试": re.compile(r"\s?[《“]|公安|专业|体能|科目|(?:民族|外)语"),
    "专业考试": re.compile(r"合格证"),
    "考核分": re.compile("值"),
    "机考": re.compile(r"(?!\s?(?:总?成绩|得分|分数|占|\d|[和、与+(%:]|满分|权重|合格))"),
    "藏语": re.compile(r"系|专业|授课"),
}


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What a notice calls its tests, beside the lexicon; ``found``: what texts name in these words."""

    called: Mapping[str, str]
    declared: Terms | None
    without: frozenset[str] = frozenset()
    found: dict[str, tuple[SubjectHit, ...]] = field(default_factory=dict, compare=False)


_VOCABULARY: ContextVar[_Vocabulary | None] = ContextVar("_VOCABULARY", default=None)


@contextmanager
def called(names: Mapping[str, str], without: frozenset[str] = frozenset()) -> Iterator[None]:
    """Within it, rounds stand for the tests that they are (初试(笔试): first_test → written).

    ``without``: words of the lexicon, in lower case, that name no test in this notice.
    """
    own = _VOCABULARY.get()
    token = _VOCABULARY.set(_Vocabulary(names, own.declared if own else None, without))
    try:
        yield
    finally:
        _VOCABULARY.reset(token)


@contextmanager
def declared(names: Mapping[str, str]) -> Iterator[None]:
    """Within it, names that the notice itself gives to components (听打占50%) are found like those of the lexicon.

    ``names``: printed name → id.
    """
    own = _VOCABULARY.get()
    kept = (own.called, own.without) if own else ({}, frozenset())
    token = _VOCABULARY.set(_Vocabulary(kept[0], Terms(names) if names else None, kept[1]))
    try:
        yield
    finally:
        _VOCABULARY.reset(token)


def find_subjects(text: str) -> list[SubjectHit]:
    """Every component named in ``text``, leftmost and longest first, without overlaps."""
    vocabulary = _VOCABULARY.get()
    if vocabulary is None:
        return _find(text)
    found = vocabulary.found.get(text)
    if found is None:
        found = vocabulary.found[text] = tuple(_in_words_of(vocabulary, text))
    return list(found)


def _in_words_of(vocabulary: _Vocabulary, text: str) -> list[SubjectHit]:
    hits, names, own = _find(text), vocabulary.called, vocabulary.declared
    if vocabulary.without:
        hits = [h for h in hits if h.name.casefold() not in vocabulary.without]
    if own is not None:
        hits = _with_own(text, hits, own)
    hits = with_several(text, hits, lambda called: _of_number(called, own))
    if not names:
        return hits
    out: list[SubjectHit] = []
    for hit in hits:
        meant = SubjectHit(hit.start, hit.end, names[hit.id], hit.name) if hit.id in names else hit
        if out and out[-1].id == meant.id and meant is hit and re.fullmatch(r"\s?\(", text[out[-1].end : hit.start]):
            continue  # 初试(笔试) names one test once
        out.append(meant)
    return out


def _of_number(called: str, own: Terms | None) -> SubjectHit | None:
    hits = _find(called)
    hits = _with_own(called, hits, own) if own is not None else hits
    return hits[0] if len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(called) else None


_RESULT = re.compile(r"(?:总?成绩|得分|分数|总分|满分|分(?![钟之配别]))")
_INTRODUCED = re.compile(r"(?:简称|下称)为?[“《\"]?$")
_BARE = 3
"""Characters from which a declared name is one wherever it stands; shorter ones only before 成绩, 得分."""


def _with_own(text: str, hits: list[SubjectHit], own: Terms) -> list[SubjectHit]:
    """Names of the notice's own beside those of the lexicon, which they replace where they are longer."""
    out = list(hits)
    for hit in own.find(text):
        start, end = hit.start, hit.end
        if text[start] in _LETTERS and start and text[start - 1] in _LETTERS:
            continue
        if text[end - 1] in _LETTERS and end < len(text) and text[end] in _LETTERS:
            continue
        if len(hit.term) < _BARE and len(text) > len(hit.term) and not _RESULT.match(text, end):
            continue
        if _INTRODUCED.search(text[max(0, start - 6) : start]):
            continue
        if text[start - 1 : start] == "(" and any(h.id == hit.value and 0 <= start - h.end <= 2 for h in out):
            continue  # Computer Based Test (CBT) names it once
        over = [h for h in out if h.start < end and start < h.end]
        rest = [h for h in over if h.kind != "total" or h.start <= start or not _RESULT.fullmatch(text, end, h.end)]
        if any(h.start < start or h.start + len(h.name) > end or len(h.name) > end - start for h in rest):
            continue  # 打字考核成绩 is that of 打字考核, not 考核成绩
        suffix = _suffix().match(text, end)
        stop = suffix.end() if suffix and not re.match(r"\s?(?:为|:)?\d", text[suffix.end() :]) else end
        out = [h for h in out if h not in over] + [SubjectHit(start, stop, hit.value, text[start:end])]
    return sorted(out, key=lambda h: h.start)


@memo_list
def _find(text: str) -> list[SubjectHit]:
    hits: list[SubjectHit] = []
    for hit in _terms().find(text):
        start, end = hit.start, hit.end
        if hits and start < hits[-1].end:
            continue
        if text[start] in _LETTERS and start and text[start - 1] in _LETTERS:
            continue
        if text[end - 1] in _LETTERS and end < len(text) and text[end] in _LETTERS:
            continue
        if "称" in text[max(0, start - 4) : start] and _INTRODUCED.search(text[max(0, start - 6) : start]):
            continue
        if hit.term == "行测" and (text[start - 1 : start] in _ACTS or text[end : end + 1] == "评"):
            continue  # 进行测评
        if hit.term == "总分" and _FULL_MARK.match(text, end):
            continue
        if hit.term == "量化评分" and re.search("(?:实行|采取|采用|进行|均)$", text[max(0, start - 3) : start]):
            continue
        veto = _NO_SUBJECT.get(hit.term)
        if veto and veto.match(text, end):
            continue
        if hit.term == "application" and _FORM.search(text[max(0, start - 20) : start]):
            continue
        suffix = _suffix().match(text, end)
        if suffix and suffix.group() == "分" and _DIVIDES.match(text, suffix.end()):
            suffix = None
        stop = end
        if (
            suffix
            and suffix.group()
            and not (suffix.group().endswith(("总分", "分")) and re.match(r"\s?(?:为|:)?\d", text[suffix.end() :]))
        ):
            stop = suffix.end()
        hits.append(SubjectHit(start, stop, hit.value, text[start:end]))
    return _with_asides(text, hits) if ")" in text and "(" in text else hits


_BEHIND_ASIDE = re.compile(r"\) (?:test|exam|paper|interview|assessment|board)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?P<sort>[A-Za-z]+(?: [A-Za-z]+)?) \([A-Za-z][A-Za-z ,/-]{2,40}\) "
    r"(?P<head>test|exam(?:ination)?|paper|interview|assessment|board)\b",
    re.IGNORECASE,
)
"""Written (multiple choice) test: what the bracket adds is no part of the name."""


def _with_asides(text: str, hits: list[SubjectHit]) -> list[SubjectHit]:
    out = list(hits)
    for found in find_all(_ASIDE, text) if _BEHIND_ASIDE.search(text) else ():
        words = f"{found['sort']} {found['head']}"
        for begin in (0, words.find(" ") + 1):
            inner = _find(words[begin:])
            if len(inner) == 1 and (inner[0].start, inner[0].end) == (0, len(words) - begin):
                start = found.start() + begin
                out = [h for h in out if h.end <= start or h.start >= found.end()]
                out.append(SubjectHit(start, found.end(), inner[0].id, text[start : found.end()]))
                break
    return sorted(out, key=lambda h: h.start)


def subject_of(text: str) -> SubjectHit | None:
    """The component that a short phrase means: the last one that is not a mere qualifier of another.

    考试综合成绩 → total, 笔试总成绩 → written, 公共科目笔试总成绩 → written, 《申论》(A卷)成绩 → shenlun.
    """
    hits = find_subjects(text)
    if not hits:
        return None
    last = hits[-1]
    for earlier in reversed(hits[:-1]):  # 笔试总成绩 printed with something between: the part wins over the total
        if (
            last.kind == "total"
            and earlier.kind != "total"
            and not re.search(r"[,、;。和与及+]|职位|岗位|人员|考生|类", text[earlier.end : last.start])
        ):
            last = earlier
    return last


def new_id(name: str, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """A short snake_case id for a printed name: from the lexicon, else from its Latin letters, else ``part_N``."""
    hit = subject_of(name)
    if hit and hit.start == 0 and hit.end >= len(name) - 1 and hit.id not in taken:
        return hit.id
    latin = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    words = [w for w in latin.split("_") if w not in {"the", "of", "and", "a", "an"}]
    base = "_".join(words)[:40].strip("_") if not re.search(r"[\u4e00-\u9fff]", name) else ""
    if not base or base[0].isdigit():
        base = "part"
    if base != "part" and base not in taken:
        return base
    n = 1
    while f"{base}_{n}" in taken:
        n += 1
    return f"{base}_{n}"
