"""Blocks: posts told by labels, each on a line of its own (``Age limit: 22 to 30 years``) or in running text.

``CASE NO. F.4-31`` over ``Assistant Director (BS-17), Health Department`` and ``No. of posts: 14``; ``POST 12/41 :
CLERK REF NO: RT 18/2026 (X5 POSTS)`` over ``REQUIREMENTS : …``; ``1. (Vacancy No. 7) Six vacancies for the post of …``
with ``Age limit: … Essential qualifications: …`` in the same paragraph.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.posts.advert_section import Heading, PostSection
from extractors.posts.block_fields import PAID, is_listed, put_value, read_labels
from extractors.posts.block_heads import add_parts, number_in, opened, pattern
from extractors.posts.itemised import itemised
from extractors.posts.labels_en import DEMANDING, SEPARATOR, bare_label, block_words, is_labelled, role_of
from extractors.posts.titled_posts import TERMS, job_in
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Grid, Line, Source
from extractors.values.numbers import english_number
from schema.document import BlockKind


def blocks(source: Source) -> list[PostSection]:
    """The posts of a document that are told by labels, in order; none unless each says something beside its name."""
    if source.zh:
        return []
    out: list[PostSection] = []
    current: PostSection | None = None
    lines = [line for line in source.lines if line.kind is not BlockKind.TABLE]
    taken = -1
    for at, line in enumerate(lines):
        if at <= taken:
            continue
        head = opened(lines, at)
        if head:
            current, begin, used = head
            taken = at + used
            _same_employer(out, current)
            out.append(current)
            read_labels(source, current, lines[taken], begin)
            continue
        if current is None:
            continue
        if _ends(line):
            current = None
        else:
            read_labels(source, current, line, line.start)
    told = [s for s in out if s.demands or s.values or s.parts]
    if out and len(told) * 2 >= len(out):
        return out
    return _headed(source, lines) or itemised(source) or _single(source, lines)


def _same_employer(above: list[PostSection], section: PostSection) -> None:
    """A department that stands over one post stands over those below it as well, up to the next."""
    last = above[-1] if above else None
    org = last.values.get("org") if last else None
    if last and org and org[0] < last.line.start and "org" not in section.values:
        section.values["org"] = org


def _headed(source: Source, lines: list[Line]) -> list[PostSection]:
    """Two or more lines of one rank, each over labels that count its posts or say what they demand."""
    heads = [i for i in range(len(lines)) if _heads_labels(lines, i)]
    out: list[tuple[tuple[int, bool], PostSection]] = []
    for index, after in pairwise([*heads, len(lines)]):
        line = lines[index]
        head = _head(line)
        if head is None:
            continue
        section = PostSection(line, head)
        printed = line.kind is BlockKind.HEADING
        for below in lines[index + 1 : after]:
            if not printed and not is_listed(below) and _ends(below):
                break
            read_labels(source, section, below, below.start)
        said = section.demands or section.values or job_in(source.text[slice(*head.name)])
        if section.count and (said or after - index < 5):
            out.append(((line.level, printed), section))
    same = [s for rank, s in out if rank == out[0][0]] if out else []
    return same if len(same) > 1 else []


def _heads_labels(lines: list[Line], index: int) -> bool:
    """Whether a line may name a post: a heading, or a short line of its own right above labels."""
    line = lines[index]
    if is_org(line.text) or is_labelled(line.text):
        return False
    if line.kind is BlockKind.HEADING:
        return True
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    lead = pattern("lead").match(line.text)
    name = line.text[lead.end() if lead else 0 :]
    plain = len(name) <= 90 and not name.endswith((".", ";", ",", "?")) and not re.search(r": |  |\t", name)
    return plain and is_labelled(below) and not bare_label(name)


def _head(line: Line) -> Heading | None:
    """The name of a post in such a line, without its number and the word for posts before it."""
    skip = len(line.label) if line.label and line.text.startswith(line.label) else 0
    lead = pattern("lead").match(line.text[skip:])
    skip += lead.end() if lead else 0
    name = line.text[skip:].strip(" .:-")
    if not name or len(name) > 90 or not name[0].isupper() or pattern("stop").match(name):
        return None
    at = line.start + line.text.index(name, skip)
    number = re.match(r"\(?(\d{1,3})", line.label or "")
    no = (int(number[1]), (line.start, line.start + len(line.label or ""))) if number else None
    return Heading((at, at + len(name)), no)


def _ends(line: Line) -> bool:
    text = line.text[len(line.label) :].strip() if line.label and line.text.startswith(line.label) else line.text
    if is_labelled(text) or bare_label(text):
        return False
    if line.label and re.match(r"\(?\d", line.label):
        return True
    if pattern("stop").match(text) and (len(text) < 70 or ":" in text[:40]):
        return True
    return line.kind is BlockKind.HEADING or (text.isupper() and len(text) < 70)


def _single(source: Source, lines: list[Line]) -> list[PostSection]:
    """``Post title: Marine Inspector II`` over further labels; each such title begins a post."""
    titled = re.compile(
        rf"(?:(?P<no>\d{{1,3}})[.)]\s+)?(?:{block_words()['named']}){SEPARATOR}(?P<name>[A-Z].{{2,240}})$",
        re.IGNORECASE,
    )
    heads = [(i, m) for i, line in enumerate(lines) if len(line.text) < 280 and (m := titled.match(line.text))]
    heads = [(i, m) for i, m in heads if m["name"][0].isupper() and _is_name(_counted(m["name"])[0])]
    if not heads:
        return _titled(source, lines)
    out: list[PostSection] = []
    for (index, found), nxt in zip(heads, [*(i for i, _ in heads[1:]), len(lines)], strict=False):
        line = lines[index]
        told, count = _counted(found["name"])
        name = TERMS.sub("", re.split(r" {2,}", told)[0].rstrip(" .,"))
        at = line.start + found.start("name")
        no = (int(found["no"]), (line.start, line.start + found.end("no"))) if found["no"] else None
        graded = _GRADED_NAME.search(name)
        name = name[: graded.start()] if graded else name
        section = PostSection(line, Heading((at, at + len(name)), no))
        if graded:
            mark = "cat" if graded["cat"] else "in"
            section.category = (at + graded.start(mark), at + graded.end(mark))
        if count:
            section.count = number_in(count, "n", at)
            add_parts(section, found["name"][count.end("n") :], at + count.end("n"))
        hits = 1 if count else 0
        for above in reversed(lines[max(0, index - 5) : index] if len(heads) == 1 else ()):
            if not is_labelled(above.text):
                break
            hits += read_labels(source, section, above, above.start)
        for below in lines[index + 1 : nxt]:
            listed = is_listed(below) and section.last in DEMANDING
            if not listed and _ends(below):
                break
            hits += read_labels(source, section, below, below.start, bare=len(heads) > 1)
        if hits > 1:
            if len(heads) == 1:  # what the only post demands, it demands of everybody
                section.lines.clear()
            out.append(section)
    return out


_COUNT = re.compile(
    rf"(?:\s+-\s+|,\s+|:\s+|\s*[(\[])(?P<n>{english_number()})(?: ?\(\d{{1,4}}\))? "
    r"(?:[a-z-]+ ){0,2}?(?:posts?|vacanc(?:y|ies)|positions?|openings?)\b",
    re.IGNORECASE,
)


def _counted(text: str) -> tuple[str, re.Match[str] | None]:
    """A name without the number of posts behind it, and that: ``Inspector, 14 vacancies; of which 9 in …``."""
    found = _COUNT.search(text)
    return (text[: found.start()], found) if found else (text, None)


def _is_name(text: str) -> bool:
    return 2 < len(text) <= 100 and not re.search(r"[.;]\s|\d{4}", text)


def _titled(source: Source, lines: list[Line]) -> list[PostSection]:
    """A title that is a job, over labels: ``Policy Officer`` and ``Classification: …``, ``Location: …``."""
    title, name = next(
        (
            (line, job)
            for line in lines[:5]
            if (line.index == 0 or line.kind is BlockKind.HEADING or line.text.isupper() or _under_name(lines, line))
            and (job := job_in(line.text))
        ),
        (None, None),
    )
    if title is None or name is None:
        return []
    first = lines.index(title) + 1
    at = title.start + title.text.index(name)
    section = PostSection(title, Heading((at, at + len(name))))
    near = [line for line in lines[first : first + 15] if len(line.text) < 160]
    hits = sum(read_labels(source, section, line, line.start, bare=False) for line in near)
    hits += sum(_card(source, section, grid) for grid in source.grids[:2] if grid.cols == 2)
    for line in lines[first : first + 6]:
        graded = (PAID.match(line.text) or _LONE.fullmatch(line.text)) if section.category is None else None
        if graded:
            section.category, hits = (line.start, line.start + graded.end("cat")), hits + 1
    section.lines.clear()
    if title.index:  # below a letterhead: an announcement, whose requirements are conditions
        section.demands.clear()
    return [section] if hits > 1 else []


def _under_name(lines: list[Line], line: Line) -> bool:
    """Whether only the names of organisations stand above a line."""
    above = lines[: lines.index(line)]
    return 0 < len(above) < 3 and all(is_org(x.text.strip()) for x in above)


def _card(source: Source, section: PostSection, grid: Grid) -> int:
    """The fields of a table of two columns, labels and values."""
    hits = 0
    rows = list(grid.body())
    if any(re.match(r"(?:no\.? of |number of )?(?:vacanc|posts|positions|openings)", r[0].text, re.I) for r in rows):
        return 0  # how many and where: other readers know its parts
    for row in rows:
        label, value = row[0], row[1]
        role = role_of(label.text)
        line = source.line_at(label.start)
        if role is None or not value.text or line is None:
            continue
        put_value(section, role, value.text.strip(), (label.start, value.start), line)
        hits += 1
    return hits


_GRADED_NAME = re.compile(
    r",\s+(?P<cat>(?:P|D|G|GS|FS|SB|NO|IPSA|LICA)-?\s?[1-9A-D]\d?)$|"
    r"\s+\((?P<in>[A-Z]{1,4}[- ]?\d{1,2}|(?:Grade|Level|Band|Scale|GS|BP?S)[- ]?[A-Z0-9]{1,4})\)$"
)
_LONE = re.compile(r"(?P<cat>(?:(?:AfC |NHS )?Band|Grade|Level|Scale) [A-Z]{0,2}-?\d{1,2}[a-z]?|[A-Z]{2,4}-\d{1,2})\s*")
