"""Posts of a correction in words: what it leaves of each post that it changes, adds or cancels."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import patterns as re
from extractors.columns import kind_of
from extractors.lexicon import load
from extractors.numbers import NUMBER, parse_int
from extractors.post_cells import read_cell
from extractors.post_conditions import read_conditions
from extractors.post_entry import Entry
from extractors.rules import LONGEST
from extractors.source import Clause, Line, Source

_CODE = r"[A-Za-z]{0,5}-?\d[A-Za-z0-9-]{1,14}"
_NAMED = re.compile(
    rf"[“\"](?P<qn>[\u4e00-\u9fff][^“”\"()]{{1,24}}?)(?:\((?:岗位|职位)?(?:代码|编号|编码)?:?(?P<qc>{_CODE})\))?[”\"](?:的)?(?:岗位|职位)"
    rf"|(?P<name>[\u4e00-\u9fff]{{2,16}}?)(?:岗位|职位)?\((?:岗位|职位)?(?:代码|编号|编码):?(?P<code>{_CODE})\)(?:岗位|职位)?"
    rf"|(?:(?:岗位|职位)?(?:代码|编号|编码)(?:为|:)?)?[“\"]?(?P<bare>{_CODE})[”\"]?(?:号)?(?:的)?(?:岗位|职位)(?P<after>\((?P<an>[\u4e00-\u9fff]{{2,16}})\))?"
)
"""A post by its name and code: “甲(代码2207)”岗位, 甲岗位(代码2207), 2207岗位, 岗位代码为2207的岗位."""
_LEAD = re.compile(r"^(?:将|把|对|原|增设|新增|增加|补充|取消|撤销|删除|其中|以及|现|关于|公告中)+")
_COUNT_HERE = re.compile(rf"\s*由\s?{NUMBER}\s*[名人个]")
_COUNT = re.compile(
    rf"(?:由|从)?(?:原来的|原)?[“\"]?{NUMBER}(?:人|名|个)?[”\"]?(?:,)?(?:现)?(?:变更|更正|调整|修改|增加|减少|核减|核增|缩减|增|减|改|变)(?:为|到|至)[“\"]?(?P<n>{NUMBER})\s*(?:人|名|个)"
)
_ADDED = re.compile(r"增设|新增|增加|补充")
_PLACES = re.compile(rf"(?:招聘|招录|计划|名额|人数)[^,。;\d]{{0,6}}(?P<n>{NUMBER})\s*(?:人|名|个)")
_GONE = re.compile(
    r"(?:取消|撤销|删除|核销|不再招聘)(?:该|此|本|其|上述)?(?:岗位|职位|招聘|计划)"
    r"|(?:岗位|职位)(?:予以|现予)?(?:取消|撤销|删除)"
)


def worded_entries(source: Source, known: set[str | None]) -> list[Entry]:
    """The posts that the sentences of a correction leave, but those of ``known`` codes."""
    out: dict[str, Entry] = {}
    for line in source.prose():
        for sentence in source.clauses(line):
            if len(sentence.text) > LONGEST:
                continue
            for entry in (*_listed_under(source, line, sentence), *_sentence(source, sentence)):
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
    """The first post that a sentence names, where the sentence says what becomes of it."""
    text = sentence.text
    found = next((m for m in _NAMED.finditer(text) if m["qn"] or m["code"] or m["bare"]), None)
    if found is None:
        return
    entry = Entry(source, start=sentence.start + found.start())
    for group in ("qc", "code", "bare"):
        if found[group]:
            entry.put("code", found[group], source.cite(*_span(sentence, found.span(group))))
    for group in ("qn", "name", "an"):
        if found[group]:
            verb = _LEAD.match(found[group])
            start = found.start(group) + (verb.end() if verb else 0)
            name = re.sub(r"(?<=..)(?:岗位|职位)$", "", text[start : found.end(group)])
            if len(name) >= 2:
                entry.put("name", name, source.cite(*_span(sentence, (start, start + len(name)))))
    rest = text[found.end() :]
    base = sentence.start + found.end()
    before = text[max(0, found.start() - 8) : found.start()] + (found["name"] or "")
    if _changed(entry, rest, base) or _added(entry, before, rest, base):
        yield entry
        return
    lead = text[: found.start()] + (found["name"] or "")[:4]
    if re.search(r"(?:取消|撤销|删除)[^,。;]{0,8}$", lead) or _GONE.search(rest):
        whole = source.cite(sentence.start, sentence.end)
        entry.draft.put("headcount", 0, whole, rule="cancelled")
        yield entry


def _span(sentence: Clause, span: tuple[int, int]) -> tuple[int, int]:
    return sentence.start + span[0], sentence.start + span[1]


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
    words = [re.escape(w) for w in load("corrections")["verbs"]["into"] if not w.isascii()]
    verbs = "|".join(sorted(words, key=len, reverse=True))
    for new in re.finditer(rf"(?:{verbs})[“\"](?P<new>[^”\"]{{1,120}})[”\"]", rest):
        about = re.sub(r"[“\"][^”\"]*[”\"]", "", rest[: new.start()])
        field = re.search(
            r"(?P<f>[\u4e00-\u9fff]{2,8}?)(?:一栏|栏)?(?:中)?(?:的)?(?:内容)?(?:为|由|从|是)?[,\s]*(?:现|统一|均)?$",
            about,
        )
        kind = _kind(field["f"]) if field else None
        facts = read_cell(kind, new["new"]) if kind else ()
        for fact in facts:
            if fact.field != "remarks" or not done:
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
