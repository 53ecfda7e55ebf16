"""Posts of translated notices: lines and clauses that name a post, count its people and go on with what it asks.

``A01 Surgeon, 2 people, master's degree or above in surgery``; ``driver: 3 people, …; cook: 1 person``;
and the rows of a table that came as text between semicolons, below a row of headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.posts.cells import read_cell
from extractors.posts.columns import kind_of
from extractors.posts.entry import Entry
from extractors.posts.translated_demands import bare_majors, demand_facts, sex_of
from extractors.text import patterns as re
from extractors.text.reading import Reading, read_repaired
from extractors.text.source import Line, Source
from extractors.text.translated import translated
from extractors.values.numbers import parse_int
from schema.document import BlockKind

_COUNT = (
    r"(?P<n>\d{1,4}(?: \d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
    r"(?: (?:people|persons?|staff|members?|vacanc(?:y|ies)|posts?|places?|quotas?|positions?|doctors|nurses|"
    r"teachers))"
)
_LABEL = r"\s*(?:\(?(?:\d{1,2}|[A-Ha-h])[).、,](?=\s|[A-Z])\s*|[①-⑳]\s*|(?:First|Second|Third|Fourth|Fifth),\s)?"
_LABEL += r"(?:(?:Positions?|Posts?|Jobs?) (?:\d{1,2}|[A-Z]|one|two|three|four|five|six)\s?[:.,]\s*)?"
_CODE = r"(?:(?:post |position |job )?(?:code )?(?P<code>[A-Z]{1,4}-?\d{1,8}|\d{3,10})\s?[.:,;]?\s+)?"
_LINE = re.compile(
    rf"{_LABEL}{_CODE}(?P<name>[A-Za-z][A-Za-z'/& -]{{1,70}}?)(?: ?\((?:(?:post|position|job) )?(?:code|no\.?)?[: ]*"
    rf"(?P<code2>[A-Z]{{0,4}}-?\d{{1,8}})\))?(?: ?\((?P<aside>[^()]{{2,60}})\))?\s?[,:(]?\s?(?i:(?:plan(?:s|"
    rf"ned)? to )?recruit(?:ing|s)? )?{_COUNT}\b\)?"
    r"(?: ?\((?P<parts>[^()]{3,80})\))?(?P<rest>.*)",
    re.DOTALL,
)
_UNIT_LINE = re.compile(
    rf"{_LABEL}(?P<org>[A-Z][A-Za-z' ]{{3,60}}): ?(?P<n>\d{{1,3}}) (?P<name>[a-z][a-z' -]{{2,50}}?),(?P<rest>.*)",
    re.DOTALL,
)
"""County Library: 2 cataloguers, college degree or above."""
_CODED = r"\((?:(?:post|position|job) )?code:? ?(?P<code>[A-Z]{0,4}-?\d{1,8})\)"
_OWNED_LINE = re.compile(
    rf"(?:\[\d{{1,2}}\]\s?|{_LABEL})(?P<name>[A-Z][A-Za-z'/& -]{{1,60}}?) ?{_CODED}, "
    rf"(?P<org>[A-Z][^,;:()]{{3,50}}), {_COUNT}\b:?(?P<rest>.*)",
    re.DOTALL,
)
"""[2] Crane driver (code DG04), No.2 Port Company, 18 people: male, …"""
_OWNER_LINE = re.compile(
    rf"{_LABEL}(?P<org>[A-Z][^,;:()]{{3,60}}?)(?: \([^()]{{3,80}}\))? {_CODED} (?P<name>[A-Za-z][^,;:()]{{3,60}}?), "
    rf"{_COUNT}\b,?(?P<rest>.*)",
    re.DOTALL,
)
"""River Division (code: 02) first-level chief clerk, 3 persons, hydrology."""
_SEXES = re.compile(
    r"\b(?:Position|Post|Job) (?P<code>[A-Z]{0,2}\d{1,5}) \((?P<name>[^()]{3,60})\)[:,]? "
    r"(?P<parts>\d{1,4} (?:males?|females?|men|women)(?:,? (?:and )?\d{1,4} (?:males?|females?|men|women))?)"
    r"(?=[.;,]|$)",
    re.IGNORECASE,
)
"""Position 501 (duty post): 200 males and 20 females."""
_PART = re.compile(r"(?P<n>\d{1,4}) (?P<who>women|men|males?|females?)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:total|in total|among|including|of (?:which|whom|them)|a total|the total|no less|more than|not|each|"
    r"every|any|there|"
    r"plan|this|we|the (?:ratio|number)|ratio|at least|tel|contact|age|under|interview|written|panel)\b.*|"
    r".*\b(?:of whom|ratio|scores?|"
    r"to recruit|recruits?|recruited|less than|more than|exceed|reach)\b.*",
    re.IGNORECASE,
)
_ASKING = frozenset({"education", "majors", "age_max", "certificates", "experience_years", "degree"})
_CELL = re.compile(r"\s*[;|]\s*")


def translated_entries(source: Source) -> list[Entry]:
    """The posts of a translated notice that stand in rows or lines of their own, two or more of them."""
    if not translated(source):
        return []
    rows = _rows(source) or _by_sex(source)
    if rows:
        return rows
    reading = read_repaired(source)
    spans = list(_stretches(source, reading))
    found = [entry for span in spans if (entry := _entry(source, reading, *span)) is not None]
    if len(found) < 2:
        return _listed(source, reading)
    if not any(isinstance(entry.get("majors"), tuple) for entry in found):
        bare = [entry for span in spans if (entry := _entry(source, reading, *span, bare=True)) is not None]
        found = bare if sum(isinstance(entry.get("majors"), tuple) for entry in bare) > 1 else found
    return found


def _by_sex(source: Source) -> list[Entry]:
    """Posts with codes of which a text counts men and women, two or more of them."""
    reading = read_repaired(source)
    found = list(_SEXES.finditer(reading.text))
    out: list[Entry] = []
    for match in found if len(found) > 1 else ():
        spans = {group: reading.back(*match.span(group)) for group in ("code", "name", "parts")}
        entry = Entry(source, start=spans["code"][0])
        entry.put("code", match["code"], source.cite(*spans["code"]))
        entry.put("name", match["name"], source.cite(*spans["name"]))
        parts = list(_PART.finditer(match["parts"]))
        where = source.cite(*spans["parts"])
        entry.draft.put("headcount", sum(int(p["n"]) for p in parts), where, rule="sum_of_parts")
        for part in parts if len(parts) > 1 else ():
            entry.add_part(part["who"], int(part["n"]), where)
        if len(parts) == 1:  # 10 males: nobody else is wanted
            entry.draft.put("gender", sex_of(parts[0]["who"]), where)
        out.append(entry)
    return out


_ITEM = re.compile(rf"\s*(?P<name>[A-Za-z][A-Za-z'/ -]{{1,60}}?)\s?[:,]?\s{_COUNT}\s*")


_COUNTS = re.compile(r"[^:;]*\b(?:recruit\w*|total|including|posts?|positions?|people)\b[^:;]*: ", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\s*(?:\(?\d{{1,2}}[).、,]\s*)?(?P<name>[A-Za-z][A-Za-z'/ -]{{1,60}}?)\s?[:,]?\s{_COUNT}"
    r"\s*(?:\((?P<aside>[^()]*)\))?\s*\.?\s*"
)
_RUN = re.compile(
    r"(?P<n>\d{1,3}) (?P<name>(?!people|persons?|staff|posts?|positions?|vacanc|years?|points|subjects)"
    r"[a-z][a-z'/ -]{2,50}?)(?= and \d|[,;.)]|$)"
)
"""8 doctors, 12 nurses and 4 pharmacists: the number stands before the name."""


def _items(line: str) -> list[tuple[int, re.Match[str]]]:
    """The counts of a line that is nothing but counts, or the counts before names that it runs through."""
    lead = _COUNTS.match(line)
    numbered = (
        [(m.start(), _NUMBERED.fullmatch(m.group())) for m in re.finditer(r"[^;]+", line[lead.end() :])] if lead else []
    )
    if lead and len(numbered) > 1 and all(item for _, item in numbered):
        return [(lead.end() + at, item) for at, item in numbered if item is not None]
    whole = [(m.start(), _ITEM.fullmatch(m.group())) for m in re.finditer(r"[^;.]+", line)]
    told = [(at, item) for at, item in whole if item is not None and not _NO_NAME.fullmatch(item["name"])]
    if len(told) == len(whole) > 1:
        return told
    return [(0, m) for m in _RUN.finditer(line)]


def _listed(source: Source, reading: Reading) -> list[Entry]:
    """Surgeons: 4 people; nurses: 6 people. What each asks stands under its name in lines of their own."""
    for line in re.finditer(r"[^\n]+", reading.text):
        items = _items(line.group())
        if len(items) < 2:
            continue
        out = []
        for at, item in items:
            base = line.start() + at
            name, count = (reading.back(base + item.start(g), base + item.end(g)) for g in ("name", "n"))
            entry = Entry(source, start=name[0])
            entry.put("name", item["name"], source.cite(*name))
            entry.put("headcount", parse_int(item["n"].replace(" ", "")), source.cite(*count))
            if aside := item.groupdict().get("aside"):
                entry.take_all(demand_facts(aside), reading.back(*(base + x for x in item.span("aside")))[0])
            out.append(entry)
        told = [_named_line(source, entry) for entry in out]
        if all(told) if _ITEM.fullmatch(items[0][1].group()) is None else any(told):
            return out
    return []


def _named_line(source: Source, entry: Entry) -> Line | None:
    """The line that begins with the name of a post, which says what it asks; its demands are taken."""
    begin = re.compile(rf"\s*(?:\(?\d{{1,2}}[).、,]\s*)?{re.escape(entry.get('name'))}(?: posts?)?:\s+", re.IGNORECASE)
    for line in source.prose():
        found = begin.match(line.text)
        facts = demand_facts(line.text[found.end() :]) if found and line.start > entry.start else []
        if found and facts:
            entry.take_all(facts, line.start + found.end())
            return line
    return None


def lines_of_posts(source: Source) -> frozenset[int]:
    """The indexes of the lines below a line that counts the people of a post, which say what it asks."""
    if not translated(source):
        return frozenset()
    reading = read_repaired(source)
    out: set[int] = set()
    for start, end in _stretches(source, reading):
        if "\n" in reading.text[start:end] and _entry(source, reading, start, end) is not None:
            low, high = reading.back(start, end)
            out |= {line.index for line in source.prose() if low <= line.start < high}
    if not out:
        out = {line.index for entry in _listed(source, reading) if (line := _named_line(source, entry)) is not None}
    return frozenset(out)


def _stretches(source: Source, reading: Reading) -> Iterator[tuple[int, int]]:
    """The lines, the clauses of those that count people in more than one, and what stands below a lone number."""
    at = 0
    for line in reading.text.split("\n"):
        head = re.match(r"[^;:\n]{0,120}:\s+(?=[^;\n]+;)", line)
        clauses = [m.span() for m in re.finditer(r"[^;]+", line)]
        counted = [c for c in clauses if _LINE.match(line[c[0] : c[1]])]
        if head and len(clauses) > 1 and (inner := _LINE.match(line[head.end() : clauses[0][1]])) and counted:
            clauses[0] = (head.end(), clauses[0][1])
            counted = counted if counted[0][0] == 0 else [clauses[0], *counted]
            counted[0] = clauses[0] if inner else counted[0]
        if len(counted) > 1:
            for number, (a, _) in enumerate(counted):
                stop = counted[number + 1][0] if number + 1 < len(counted) else len(line)
                yield at + a, at + stop
        elif line.strip():
            lone = _LINE.match(line)
            yield at, at + len(line) if lone is None or lone["rest"].strip(" .:;,") else _below(source, reading, at)
        at += len(line) + 1


def _below(source: Source, reading: Reading, at: int) -> int:
    """Where the items below a line end: at the next line that counts people, or the next heading of its rank."""
    head = source.line_at(reading.back(at, at + 1)[0])
    end = reading.text.find("\n", at)
    while head is not None and 0 <= end < len(reading.text) - 1:
        stop = reading.text.find("\n", end + 1)
        stop = stop if stop >= 0 else len(reading.text)
        line = source.line_at(reading.back(end + 1, end + 2)[0])
        if line is None or _LINE.match(reading.text, end + 1, stop) or (line.level and line.level <= head.level):
            break
        if not line.level and line.kind is BlockKind.HEADING:
            break
        end = stop
    return end if end >= 0 else len(reading.text)


def _entry(source: Source, reading: Reading, start: int, end: int, *, bare: bool = False) -> Entry | None:
    """The post of one stretch; ``bare``: subjects alone behind the count are its majors."""
    text = reading.text[start:end]
    found = _OWNED_LINE.match(text) or _OWNER_LINE.match(text) or _LINE.match(text) or _UNIT_LINE.match(text)
    if found is None or _NO_NAME.fullmatch(found["name"]):
        return None
    rest, base = found["rest"], start + found.start("rest")
    facts = demand_facts(rest)
    facts += bare_majors(rest) if bare and not any(f.field == "majors" for f in facts) else []
    named = found.groupdict()
    code = "code" if named.get("code") else "code2"
    if not named.get("org") and not any(f.field in _ASKING for f in facts):
        return None

    def cite(group: str) -> tuple[int, int]:
        return reading.back(start + found.start(group), start + found.end(group))

    entry = Entry(source, start=cite("name")[0])
    if named.get(code):
        entry.put("code", found[code], source.cite(*cite(code)))
    if named.get("org"):
        entry.put("org", found["org"], source.cite(*cite("org")))
    entry.put("name", found["name"].strip(), source.cite(*cite("name")))
    entry.put("headcount", parse_int(found["n"].replace(" ", "")), source.cite(*cite("n")))
    for part in _PART.finditer(named.get("parts") or ""):
        where = reading.back(start + found.start("parts") + part.start(), start + found.start("parts") + part.end())
        entry.add_part(part["who"], int(part["n"]), source.cite(*where))
    for fact in facts:
        low, high = reading.back(base + fact.start, base + fact.end)
        if high > low:
            entry.take(fact._replace(start=0, end=high - low), low)
    return entry


def _rows(source: Source) -> list[Entry]:
    """The rows below a line of headings, with as many cells."""
    lines = list(source.prose())
    for index, line in enumerate(lines):
        heads = _cells(line, 0)
        if len(heads) < 4:
            continue
        label = re.match(r"[^:;|]{2,60}:\s*", line.text)
        if label:
            heads = _cells(line, label.end())
        kinds = [kind_of(line.text[a:b])[0] for a, b in heads]
        if sum(k is not None for k in kinds) * 4 < len(kinds) * 3 or not {"name", "headcount"} & set(kinds):
            continue
        out = []
        for below in lines[index + 1 :]:
            cells = _cells(below, 0)
            if abs(len(cells) - len(heads)) > 1 or len(cells) < len(heads) - 1:
                break
            out.append(_row(source, below, kinds, cells))
        if len(out) > 1:
            return out
    return []


def _cells(line: Line, at: int) -> list[tuple[int, int]]:
    edges = [at, *(x for m in _CELL.finditer(line.text, at) for x in m.span()), len(line.text.rstrip(" .;|"))]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _row(source: Source, line: Line, kinds: Sequence[str | None], cells: Sequence[tuple[int, int]]) -> Entry:
    entry = Entry(source, start=line.start)
    for kind, (a, b) in zip(kinds, cells, strict=False):
        text, at = line.text[a:b], line.start + a
        if kind in ("conditions", "remarks"):
            for fact in demand_facts(text):
                entry.take(fact, at)
            entry.put("remarks", text, source.cite(at, at + len(text)))
        elif kind is not None:
            facts = demand_facts(text) if kind == "education" else read_cell(kind, text)
            entry.take_all(facts, at)
    return entry


__all__ = ["lines_of_posts", "translated_entries"]
