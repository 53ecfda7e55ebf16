"""Posts listed without a table: ``key: value`` blocks and lines with one post each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.posts.cells import read_cell
from extractors.posts.columns import CONTAINED, kind_of
from extractors.posts.conditions import read_conditions, read_gender
from extractors.posts.demands import take_below, take_demands, take_open
from extractors.posts.entry import Entry
from extractors.posts.listed_parts import headcount_parts
from extractors.posts.major_clauses import is_major_list
from extractors.posts.names import line_items, titled_items
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.code_labels import CODE_LABEL
from extractors.values.numbers import parse_int

_LABEL = re.compile(
    r"\s*(?:\d{1,2}\.\d{1,2}(?=[\u4e00-\u9fff\s])|[(]?(?P<no>\d{1,3})[)]?[.、)]?(?!\d)|[(][一二三四五六七八九十]+[)]|[一二三四五六七八九十]+、|[①-⑳]|[◎●○■□◆◇★☆▲△▶※•·❖]|[—–-]{1,2}(?=\s?[\u4e00-\u9fff]))[.、]"
    r"?\s*"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A field of a line at ``start:end`` of the view."""

    start: int
    end: int
    text: str


def _take(entry: Entry, kind: str, piece: Piece) -> None:
    facts = read_cell(kind, piece.text)
    entry.take_all(facts, piece.start)


_KEY = re.compile(
    r"(?:^|(?<=[;,。\s]))\s*(?:\(?\d{1,2}[.、)]|[◎●○■□◆◇★☆▲△▶►※•·❖▪])?\s*"
    r"(?P<key>[\u4e00-\u9fff/()]{2,10}?(?=[一二三四五六七八九十\d]{0,3}\s*:)|[A-Z][A-Za-z .]{2,30})"
    r"[一二三四五六七八九十\d]{0,3}\s*:\s*"
)


def keyed_entries(source: Source) -> list[Entry]:
    """Blocks of ``岗位名称：X`` / ``招聘人数：2人`` lines; a repeated name or code begins the next post.

    So does the employer where every block begins with it.
    """
    out: list[Entry] = []
    current: Entry | None = None
    last = -9
    openers = _openers(source)
    for line in source.prose():
        pairs = keyed_pairs(line)
        if not pairs:
            continue
        for kind, value in pairs:
            field = {"conditions": "remarks"}.get(kind, kind)
            starts = kind in openers and (current is None or field in current.draft)
            if starts or (current is not None and line.index - last > 6):
                current = Entry(source, start=value.start) if kind in openers else None
                if current is not None:
                    out.append(current)
            if current is not None:
                _take(current, kind, value)
                last = line.index
    return [e for e in out if e.get("name") and (e.get("headcount") is not None)]


def _openers(source: Source) -> frozenset[str]:
    """The kinds of labels that begin a block: the employer only where it stands right above every name or code."""
    kinds = [kind for line in source.prose() for kind, _ in keyed_pairs(line)]
    behind = [after for kind, after in pairwise(kinds) if kind == "org"]
    over = len(behind) > 1 and all(kind in ("name", "code") for kind in behind) and kinds.count("name") <= len(behind)
    return frozenset({"name", "code", "org"} if over else {"name", "code"})


def keyed_pairs(line: Line) -> list[tuple[str, Piece]]:
    """The labels of a line that name fields of posts, by kind, with their values."""
    found = [m for m in _KEY.finditer(line.text) if _known_key(m.group("key"))]
    out: list[tuple[str, Piece]] = []
    for m, following in zip(found, [*found[1:], None], strict=False):
        end = following.start() if following else len(line.text)
        raw = line.text[m.end() : end].rstrip(" ;,。\n")
        kind, _ = kind_of(m.group("key"))
        if raw and kind:
            out.append((kind, Piece(line.start + m.end(), line.start + m.end() + len(raw), raw)))
    return out


@cache
def _known_key(key: str) -> bool:
    kind, rank = kind_of(key)
    return kind not in (None, "ignored", "result", "ratio", "tests", "item", "part") and rank < CONTAINED


_ONE = re.compile(
    r"(?:(?:招聘|竞聘|竞争|选调|遴选)?(?:岗位|职位)(?:名称)?(?:[一二三四五六七八九十]{1,3}|\d{1,2})?[::]\s*)?"
    r"(?P<name>(?:[^,;。:、()\s]|\([^()]*\)){2,40}?)[:,]?\s*(?:(?<=[岗员师工士医警计纳理管])(?:拟|计划|需)?(?:招聘|招录|招收|招募|选聘|引进))?\s*"
    r"(?:(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:名|人|个)(?=$|[,;。(:]|\s|(?:[大中]专|本科|硕士|博士|研究生|高中|初中|学历|专业|全日制|年龄|\d\d周?岁|限?[男女]性|要求|条件))"
    r"|\((?:共|招聘)?(?P<inner>\d{1,4})\s*(?:名|人)(?:[,;](?P<aside>[^()]*))?\)(?=$|[,;。:]|\s))(?P<rest>[^\n]*)$"
)


def line_entries(source: Source) -> list[Entry]:
    """Lines with one post each: ``(1)办公室主任(正科级)1名;``, ``勤务辅警65名,其中男性58名,岗位代码Q01``."""
    found: list[tuple[Line, re.Match[str], re.Match[str] | None]] = []
    for line in source.prose():
        label = _LABEL.match(line.text)
        begin = label.end() if label else 0
        match = _ONE.match(line.text, begin)
        if match and titled_items(line.text) < 2 and _names_post(source, line, match, begin):
            found.append((line, match, label))
    found = _with_siblings(source, found)
    ranks = {r for _, m, _ in found for r in _ranks(m.group("name"))}
    out = [_line_entry(source, line, match, label, len(ranks) > 1) for line, match, label in found]
    if len(found) > 1 and not any(m["rest"].strip(" ;。:") for _, m, _ in found):
        take_below(source, out, [line for line, _, _ in found])
    out = _without_groups(source, out, [line for line, _, _ in found])
    taken = {line.index for line, _, _ in found}
    sections = load("posts")["sections"]
    for line in source.prose():
        if line.index in taken:
            continue
        path = " ".join(source.path(line)).casefold()
        if any(w in path for w in sections["posts"]) and not any(w in path for w in sections["never"]):
            out += line_items(source, line)
    return _without_sum(sorted(out, key=lambda e: e.start))


_Found = tuple[Line, re.Match[str], re.Match[str] | None]
_NO_SIBLING = re.compile(
    r"^(?:共|总(?!工|经|会|监)|计|合计|其中|本次|此次|全|每|前|第|约|面向|招聘|计划|拟|现|以上|各|以下)"
    r"|(?:比例|以上|人数|名额|计划|岗位|职位|合计|小计|共|各|约|至少|不少于|招聘)$|[\d:]"
)


def _with_siblings(source: Source, found: list[_Found]) -> list[_Found]:
    """Lines beside those of posts that say as much in the same form name posts too (统计(5人) beside 财务主管(3人)).

    In a section of posts three such lines in a row, each with its places and more, are posts whatever their names.
    """
    words = load("posts")["sections"]
    taken = {line.index for line, _, _ in found}
    forms = {(line.parents, line.label if _sign(line) else line.level, m["inner"] is None) for line, m, _ in found}
    more: list[_Found] = _children(source, found)
    taken |= {line.index for line, _, _ in more}
    row: list[_Found] = []
    for line in source.prose():
        label = _LABEL.match(line.text)
        match = _ONE.match(line.text, label.end() if label else 0)
        path = " ".join(source.path(line)) if match is not None else ""
        inside = any(w in path.casefold() for w in words["posts"]) and not any(w in path for w in words["never"])
        fits = match is not None and inside and not _NO_SIBLING.search(match["name"]) and len(match["name"]) <= 14
        if match is None or not fits or titled_items(line.text) > 1:
            more += row if len(row) > 2 else []
            row = []
            continue
        if line.index in taken:
            continue
        one = (line, match, label)
        if (line.parents, line.label if _sign(line) else line.level, match["inner"] is None) in forms:
            more.append(one)
        elif re.match(r"[:,;。(]", match["rest"]) and not found:
            row.append(one)
    more += row if len(row) > 2 else []
    return sorted((*found, *more), key=lambda one: one[0].index)


def _children(source: Source, found: list[_Found]) -> list[_Found]:
    """Items below a post whose places are those of the post together: they are the posts, whatever their names."""
    taken = {line.index for line, _, _ in found}
    out: list[_Found] = []
    for line, match, _ in found:
        below = [x for x in source.lines[line.index + 1 : line.index + 30] if x.parents[-1:] == (line.index,)]
        told: list[_Found] = []
        for item in below:
            label = _LABEL.match(item.text)
            one = _ONE.match(item.text, label.end() if label else 0)
            if one is not None and item.index not in taken and not _NO_SIBLING.search(one["name"]):
                told.append((item, one, label))
        total = sum(parse_int(one["count"] or one["inner"]) or 0 for _, one, _ in told)
        if len(told) > 1 and total == parse_int(match["count"] or match["inner"]):
            out += told
    return out


def _sign(line: Line) -> bool:
    return bool(line.label) and re.search(r"\w", line.label or "") is None


def _without_sum(entries: list[Entry]) -> list[Entry]:
    """共设岗位2个,招聘协管员3名: the sum of the posts that follow, by what their names have in common, is no post."""
    if len(entries) < 3:
        return entries
    first, *after = entries
    common = all(str(e.get("name")).endswith(str(first.get("name"))) for e in after)
    total = sum(e.get("headcount") or 0 for e in after)
    return after if common and total == first.get("headcount") else entries


def _without_groups(source: Source, entries: list[Entry], lines: list[Line]) -> list[Entry]:
    """The posts without the lines that only sum up those below them ((一)专任教师(10人)); these are the category."""
    out: list[Entry] = []
    for i, (entry, line) in enumerate(zip(entries, lines, strict=True)):
        below = [e for e, x in zip(entries[i + 1 :], lines[i + 1 :], strict=True) if line.index in x.parents]
        if len(below) < 2 or sum(e.get("headcount") or 0 for e in below) != entry.get("headcount"):
            out.append(entry)
            continue
        for post in below:
            post.put("category", entry.get("name"), *entry.draft.evidence.get("name", ()))
    return out


def _names_post(source: Source, line: Line, match: re.Match[str], begin: int) -> bool:
    name = re.sub(r"\([^()]*\)", "", match.group("name"))
    if re.match(
        r"(?:.*(?:计划|共)(?:招聘|招录|招收|招募)|此次|这|该|现|拟|共|计划|招聘|面向|全|本次|公开(?:选调|招聘|遴选|选聘|招考)|其中|合计|总(?!工程|经理|会计|监|经济|审计|编|裁|医|护)|每|前|第|取|约|按|经)",
        name,
    ) or name.endswith(("共", "计", "各")):
        return False
    if _CHANGED.search(name):
        return False
    keyed = match.start("name") > begin
    titled = name.endswith(tuple(_titles()))
    coded = re.search(r"(?:岗位|职位)代码|编号", match.group("rest")) is not None
    path = " ".join(source.path(line))
    inside = any(w in path.casefold() for w in load("posts")["sections"]["posts"])
    if any(w in path for w in load("posts")["sections"]["never"]):
        return False
    inside = inside or _under_lead(source, line)
    alone = match.group("inner") is not None and not match.group("rest").strip(" ;。")
    return keyed or coded or (titled and (inside or alone))


_LEADS_ON = re.compile(
    r"招聘(?:以下|下列|如下)|(?:^|[^\w]|[现拟园院校司店部我处所站])(?:公开|面向社会|面向社会公开|诚意|特|需|向社会|拟)*"
    r"(?:招聘|诚聘|诚招|急聘|急招|拟聘|拟招|现招|选聘|聘请|招录|招收|招募)(?:以下|下列|如下)?(?:合同制|编外|聘用制|劳务派遣|专业技术|专业)*(?:人员|人才|员工|英才|教职工|工作人员)?(?:若干[名人]?)?:$"
)
"""因扩大规模,我园诚聘: what follows are posts."""


_HEADING = re.compile(r"[【\[]?(?:[\u4e00-\u9fff、]|\([^()]{1,12}\)){4,16}[】\]]?")
"""招聘岗位及要求, without a number, over a list."""
_CHANGED = re.compile(r"(?:由|从)原?(?:来的)?\d|(?:增加|增|调整|变更|更改|更正|减少|核减|缩减|修改|改|调)(?:为|至|到)$")
"""招聘人数由2人增加至4人: a change of a post, none of its own."""


def _under_lead(source: Source, line: Line) -> bool:
    """Whether the list that a line belongs to was opened by a line such as ``招聘岗位如下：``."""
    for before in reversed(source.lines[max(0, line.index - 30) : line.index]):
        if before.text.endswith(":"):
            return _LEADS_ON.search(before.text[-30:]) is not None or any(
                w in before.text[-30:].casefold() for w in load("posts")["sections"]["posts"]
            )
        if before.level > line.level > 0:
            continue  # what is said below the item before
        if not before.level and _HEADING.fullmatch(before.text):
            return any(w in before.text for w in load("posts")["sections"]["posts"])
        if before.level != line.level or before.parents != line.parents:
            return False
    return False


@cache
def _titles() -> tuple[str, ...]:
    titles = load("posts")["titles"]
    return tuple(titles["office"]) + tuple(titles["posts"])


def _ranks(name: str) -> list[str]:
    inside = "".join(re.findall(r"\(([^()]*)\)", name))
    return [r for r in load("posts")["titles"]["ranks"] if r in inside][:1]


def _line_entry(source: Source, line: Line, match: re.Match[str], label: re.Match[str] | None, ranked: bool) -> Entry:
    entry = Entry(source, start=line.start)
    at = line.start
    start, end = match.span("name")
    name = match.group("name")
    bracket = re.search(r"\(([^()]*)\)$", name)
    rank = _ranks(name)
    if bracket and (sex := re.fullmatch(r"(?:仅限|限)?[男女]性?", bracket[1])):
        where = source.cite(at + start + bracket.start(1), at + start + bracket.end(1))
        entry.put("gender", read_gender(sex.group()), where)
    if ranked and bracket and rank:
        inner = start + bracket.start(1)
        offset = bracket.group(1).find(rank[0])
        entry.put("category", rank[0], source.cite(at + inner + offset, at + inner + offset + len(rank[0])))
        if bracket.group(1) != rank[0]:
            entry.put("remarks", bracket.group(1), source.cite(at + inner, at + inner + len(bracket.group(1))))
        name, end = name[: bracket.start()], start + bracket.start()
    stem = re.sub(r"(?<=..)(?:岗位|职位)$", "", name)
    entry.put("name", stem, source.cite(at + start, at + end - len(name) + len(stem)))
    if label and label.group("no"):
        entry.put("no", int(label.group("no")), source.cite(at + label.start("no"), at + label.end("no")))
    group = "count" if match.group("count") else "inner"
    count = parse_int(match.group(group))
    if count is not None:
        entry.put("headcount", count, source.cite(at + match.start(group), at + match.end(group)))
    if match["aside"]:
        take_demands(entry, match["aside"], at + match.start("aside"))
    rest, base = match.group("rest"), at + match.start("rest")
    led = re.match(r"[\s:,]*", rest)
    rest, base = (rest[led.end() :], base + led.end()) if led else (rest, base)
    ranked_behind = re.match(r"\s*\((?P<r>[^()]{2,6})\)", rest)
    if ranked_behind and ranked_behind["r"] in load("posts")["titles"]["ranks"]:
        entry.put(
            "category", ranked_behind["r"], source.cite(base + ranked_behind.start("r"), base + ranked_behind.end("r"))
        )
    code = re.search(rf"{CODE_LABEL}[:为]?\s*([A-Za-z0-9-]+)", rest)
    if code:
        entry.put("code", code.group(1), source.cite(base + code.start(1), base + code.end(1)))
    for clause in re.finditer(r"[^,;。]+", rest):
        value = read_gender(clause.group().strip(" ():"))
        if value is not None:
            entry.put("gender", value, source.cite(base + clause.start(), base + clause.end()))
    entry.take_all(headcount_parts(rest), base)
    entry.take_all((f for f in read_conditions(rest) if f.field not in ("gender", "headcount_parts")), base)
    take_open(entry, rest, base)
    if "majors" not in entry.draft:
        _bare_majors(entry, rest, base)
    return entry


def _bare_majors(entry: Entry, rest: str, base: int) -> None:
    """招1名,法学类: a clause behind the places that is nothing but majors."""
    for clause in re.finditer(r"[^,;。:()]+", rest):
        if len(clause.group().strip()) > 2 and is_major_list(clause.group().strip()) and clause.start() < 40:
            entry.take_all(read_cell("majors", clause.group().strip()), base + clause.start())
            return
