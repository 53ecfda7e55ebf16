"""Posts of a correction in words: what it leaves of each post that it changes, adds or cancels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.conditions.rules import LONGEST
from extractors.lexicon import load
from extractors.posts.cells import read_cell
from extractors.posts.columns import kind_of
from extractors.posts.conditions import read_conditions
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Clause, Line, Source
from extractors.values.code_labels import CODE_LABEL, PERHAPS_LABEL
from extractors.values.numbers import NUMBER, parse_int

_CODE = r"[A-Za-z]{0,5}-?\d[A-Za-z0-9-]{1,14}"
_BRACKET = rf"\({PERHAPS_LABEL}(?:为|是)?:?\s?"
_NAMED = re.compile(
    rf"[“\"](?P<qn>[\u4e00-\u9fff][^“”\"()]{{1,24}}?)(?:{_BRACKET}(?P<qc>{_CODE})\))?[”\"](?:的)?(?:(?:岗位|职位)(?:{_BRACKET}(?P<qd>{_CODE})\))?|{_BRACKET}(?P<qe>{_CODE})\))"
    rf"|(?P<name>[\u4e00-\u9fff]{{2,16}}?)(?:岗位|职位)?\({CODE_LABEL}:?(?P<code>{_CODE})\)(?:岗位|职位)?"
    rf"|(?:{CODE_LABEL}(?:为|:)?)?[“\"]?(?P<bare>{_CODE})[”\"]?(?:号)?(?:的)?(?:岗位|职位)(?P<after>\((?P<an>[\u4e00-\u9fff]{{2,16}})\))?"
    rf"|(?:{CODE_LABEL}|岗位|职位)(?:为|:)?\s?(?P<led>[A-Z]{{1,5}}-?\d[A-Za-z0-9-]{{1,14}})(?:号)?"
    rf"(?:[“\"(](?P<ln>[\u4e00-\u9fff]{{2,16}})[”\")])?(?:岗位|职位)?(?:的)?"
)
"""A post by its name and code: “甲(代码2207)”岗位, 甲岗位(代码2207), 2207岗位, 岗位代码为2207的岗位."""
_LEAD = re.compile(r"^(?:将|把|对|原|增设|新增|增加|补充|取消|撤销|删除|其中|以及|现|关于|公告中)+")
_COUNT_HERE = re.compile(rf"\s*由\s?{NUMBER}\s*[名人个]")
_COUNT = re.compile(
    rf"(?:由|从)?(?:原来的|原)?[“\"]?{NUMBER}(?:人|名|个)?[”\"]?(?:,)?(?:(?:取消|核减|减少|增加){NUMBER}\s?[个名人](?:名额|指标|计划)?[,]?后?[,]?)?(?:现)?(?:变更|更正|调整|修改|增加|减少|核减|核增|缩减|调减|调增|增|减|改|变)(?:为|到|至)[“\"]?(?P<n>{NUMBER})\s*(?:人|名|个)"
)
_ADDED = re.compile(r"增设|新增|增加|补充")
_PLACES = re.compile(rf"(?:招聘|招录|计划|名额|人数)[^,。;\d]{{0,6}}(?P<n>{NUMBER})\s*(?:人|名|个)")
_GONE = re.compile(
    r"(?:取消|撤销|删除|核销|不再招聘)(?:该|此|本|其|上述)?(?:岗位|职位|招聘|计划)"
    r"|(?:岗位|职位|招聘|计划|招录)(?:予以|现予|现|均|一并|全部)*(?:取消|撤销|删除|核销)|(?:停止|终止|不再)(?:招聘|招录)"
)


def worded_entries(source: Source, known: set[str | None]) -> list[Entry]:
    """The posts that the sentences of a correction leave, but those of ``known`` codes."""
    out: dict[str, Entry] = {}
    for line in source.prose():
        told: list[Entry] = []
        for sentence in source.clauses(line):
            if len(sentence.text) > LONGEST:
                continue
            found = [*_listed_under(source, line, sentence), *_sentence(source, sentence)]
            if not found and _NAMED.search(sentence.text) is None:
                for entry in told:  # …学历条件改为…;招聘人数由2名增加到5名: of the same posts
                    _changed(entry, f",{sentence.text}", sentence.start - 1)
            told = found or told
            for entry in found:
                key = entry.get("code") or entry.get("name")
                if key and key not in out and entry.get("code") not in known:
                    out[key] = entry
    return list(out.values())


def _listed_under(source: Source, line: Line, sentence: Clause) -> Iterator[Entry]:
    """The posts listed under 取消的岗位: none of them has places any more."""
    heads = source.path(line)[-1:] or ((source.lines[line.index - 1].text,) if line.index else ())
    named = [m for m in _NAMED.finditer(sentence.text) if m["code"] and m["name"]]
    if (
        not heads
        or not named
        or not re.search(r"取消|撤销|核销", heads[0])
        or re.search(r"核减|调整|由\d", sentence.text)
    ):
        return
    for found in named:
        entry = Entry(source, start=sentence.start + found.start())
        for field, group in (("name", "name"), ("code", "code")):
            entry.put(field, found[group], source.cite(*_span(sentence, found.span(group))))
        entry.draft.put("headcount", 0, source.cite(*_span(sentence, found.span())), rule="cancelled")
        yield entry


def _sentence(source: Source, sentence: Clause) -> Iterator[Entry]:
    """The posts that a sentence names, where the sentence says what becomes of them (甲、乙两个岗位年龄均改为…)."""
    text = sentence.text
    found = [m for m in _NAMED.finditer(text) if m["qn"] or m["code"] or m["bare"] or m["led"]]
    group: list[re.Match[str]] = []
    for i, here in enumerate(found):
        group.append(here)
        end = found[i + 1].start() if i + 1 < len(found) else len(text)
        if i + 1 < len(found) and _JOINED.fullmatch(text, here.end(), end):
            continue
        rest = text[here.end() : end]
        entries = [e for m in group if (e := _read(source, sentence, m, group[0], rest, here.end()))]
        if entries and entries[0].get("code") is None and len(found) > 1:
            return
        yield from entries
        group = []


_JOINED = re.compile(r"\s*[、和及与,]\s*(?:以及)?[\u4e00-\u9fff]{0,24}")
"""Between two posts that share what follows, the second with its employer."""


def _read(
    source: Source, sentence: Clause, found: re.Match[str], first: re.Match[str], rest: str, at: int
) -> Entry | None:
    """One post as named at ``found`` and changed by ``rest`` (at offset ``at`` of the sentence); None if it is not."""
    text = sentence.text
    entry = Entry(source, start=sentence.start + found.start())
    for group in ("qc", "qd", "qe", "code", "bare", "led"):
        if found[group]:
            entry.put("code", found[group], source.cite(*_span(sentence, found.span(group))))
    for group in ("qn", "name", "an", "ln"):
        if found[group]:
            verb = _LEAD.match(found[group])
            start = found.start(group) + (verb.end() if verb else 0)
            name = re.sub(r"(?<=..)(?:岗位|职位)$", "", text[start : found.end(group)])
            if len(name) >= 2:
                entry.put("name", name, source.cite(*_span(sentence, (start, start + len(name)))))
    if found["qn"] and (org := _employer(text, found.start())):
        entry.put("org", text[slice(*org)], source.cite(*_span(sentence, org)))
    base = sentence.start + at
    before = text[max(0, first.start() - 8) : first.start()] + (first["name"] or "")
    if _changed(entry, rest, base) or _added(entry, before, rest, base):
        return entry
    lead = text[: first.start()] + (first["name"] or "")[:4]
    if re.search(r"(?:取消|撤销|删除|核销)[^,。;]{0,24}$", lead) or _GONE.search(rest):
        entry.draft.put("headcount", 0, source.cite(sentence.start, sentence.end), rule="cancelled")
        if why := _WHY.match(rest):
            entry.put("remarks", why["w"], source.cite(base + why.start("w"), base + why.end("w")))
        return entry
    return None


_WHY = re.compile(r"(?:岗位|职位)?,?(?P<w>(?:因|由于|鉴于)[^。;]{2,60})")


def _employer(text: str, end: int) -> tuple[int, int] | None:
    """The organisation that stands right before the name of its post: 某市测绘院“工程测量”."""
    found = re.search(r"(?P<o>[\u4e00-\u9fff()]{3,30}?)(?:的|原)?$", text[:end])
    if found is None:
        return None
    lead = _LEAD.match(found["o"])
    start = found.start("o") + (lead.end() if lead else 0)
    return (start, found.end("o")) if is_org(text[start : found.end("o")]) else None


def _span(sentence: Clause, span: tuple[int, int]) -> tuple[int, int]:
    return sentence.start + span[0], sentence.start + span[1]


@cache
def _verbs() -> str:
    words = [re.escape(w) for w in load("corrections")["verbs"]["into"] if not w.isascii()]
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _quoted_value() -> re.Pattern[str]:
    return re.compile(rf"(?:{_verbs()}):?[“\"](?P<new>[^”\"]{{1,120}})[”\"]")


@cache
def _bare_value() -> re.Pattern[str]:
    """年龄上限由30周岁提高到35周岁: no quotation marks, up to the next mark."""
    return re.compile(
        rf"(?:^|[,:、])(?:其)?(?P<f>[\u4e00-\u9fff]{{2,10}}?)(?:原|均|统一|一律|都)?(?:(?:由|从|为)(?:原来的|原)?(?P<old>[^,。;“”\"]{{1,60}}?),?)?"
        rf"(?:现|统一|均|相应)?(?:{_verbs()})(?P<new>[^,。;“”\":]{{1,80}})(?=[,。;)]|$)"
    )


@cache
def _new_demand() -> re.Pattern[str]:
    """增加“限某市户籍”, 增加条件:…."""
    verbs = "|".join(w for w in load("corrections")["verbs"]["add"] if not w.isascii())
    return re.compile(rf"(?:{verbs})(?:了|一项|一条)?(?:要求|条件|限制|规定)?:?[“\"](?P<new>[^”\"]{{2,80}})[”\"]")


def _changed(entry: Entry, rest: str, base: int) -> bool:
    """The new values of the fields that the rest of a sentence changes."""
    count = _COUNT.search(rest)
    value = parse_int(count["n"]) if count else None
    done = False
    if (
        count
        and value is not None
        and (re.search(r"人数|计划|名额", rest[: count.start()][-16:]) or _COUNT_HERE.match(rest))
    ):
        entry.put("headcount", value, entry.source.cite(base + count.start("n"), base + count.end("n")))
        done = True
    for new in _quoted_value().finditer(rest):
        about = re.sub(r"[“\"][^”\"]*[”\"]", "", rest[: new.start()])
        field = re.search(
            r"(?P<f>[\u4e00-\u9fff]{2,8}?)(?:一栏|栏)?(?:中)?(?:的)?(?:内容)?(?:原|均|统一|一律|都)?(?:为|由|从|是)?[,\s]*(?:现|统一|均|相应)?$",
            about,
        )
        kind = _kind(field["f"]) if field else None
        for fact in read_cell(kind, new["new"]) if kind else ():
            if fact.field != "remarks" or not done:
                entry.take(fact, base + new.start("new"))
                done = True
    for new in _bare_value().finditer(rest):
        kind = _kind(new["f"])
        if kind in (None, "headcount", "name", "code"):
            continue
        for fact in read_cell(kind, new["new"]):
            if fact.field not in ("remarks", "headcount_parts"):
                entry.take(fact, base + new.start("new"))
                done = True
    for new in _new_demand().finditer(rest):
        for fact in read_cell("conditions", new["new"]):
            entry.take(fact, base + new.start("new"))
            done = True
    return done


def _kind(phrase: str) -> str | None:
    """The kind of column that the end of a phrase names (学历及专业要求, 岗位原专业要求)."""
    for begin in range(len(phrase) - 1):
        kind, rank = kind_of(phrase[begin:])
        if kind not in (None, "ignored", "part") and rank < 500:
            return kind
    return None


def _added(entry: Entry, before: str, rest: str, base: int) -> bool:
    """A post that is new, with its places and conditions."""
    places = _PLACES.search(rest) or re.match(rf"(?:岗位|职位)?(?:\([^()]*\))?(?P<n>{NUMBER})\s*(?:人|名|个)", rest)
    value = parse_int(places["n"]) if places else None
    if not _ADDED.search(before) or places is None or value is None:
        return False
    entry.put("headcount", value, entry.source.cite(base + places.start("n"), base + places.end("n")))
    entry.take_all((f for f in read_conditions(rest) if f.field != "headcount_parts"), base)
    return True
