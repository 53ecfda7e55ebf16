"""Requirement lists: the numbered demands below a heading of a bulletin, with lists inside items, as a tree.

``1. A; or / 2. B which provides experience in: / a. x; or / b. y; or / 3. C; and / a. z``: the link at the end of the
last inner item joins the outer ones. An item with inner items asks for itself and for them, ``Either:`` for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from weakref import WeakKeyDictionary

from extractors.conditions.bulletin import TOPIC, bundled, demands, item_rules, joined
from extractors.conditions.citizens import citizen_choice
from extractors.conditions.exclusions_en import inline_circumstances
from extractors.conditions.kinds_en import kind_of
from extractors.conditions.rules import LONGEST, Rule
from extractors.lexicon import load
from extractors.outline.sections import Zone, heading, zone_of
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Clause, Line, Source
from schema.conditions import AnyOf, Certificate, Experience, Prose
from schema.document import BlockKind

_LABEL = re.compile(
    r"(?P<edge>^\s*|[;:.,]\s*(?:(?:and|or)\b[;:,]?\s+)?|\s(?:and|or)\s+|(?<=[a-h1-9]\)\s)(?=\()|(?<=[-:])  (?=\()|"
    r"(?<=\S)\s*\n\s*)"
    r"(?:\(?(?P<mark>\d{1,2}|[A-Ha-h]|[ivx]{1,4})(?:\)|\.(?!\d))(?:\s+(?=\S)|(?=[A-Z][a-z]))|(?P<dash>[-•*])\s+(?=\w))",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_LINK = re.compile(r"[;,.:]?\s*\b(?P<word>and/or|and|or)\s*[;:,.]?\s*$", re.IGNORECASE)
_LONE = re.compile(r"\W*(?P<word>and/or|and|or)\W*", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """One labelled item: ``start:end`` of its own words in the view, the link to the next, what stands in it."""

    start: int
    end: int
    style: str
    number: int
    link: str = ""
    inner: list[Item] = field(default_factory=list)
    title: bool = False
    """Whether it merely names the part that follows it: ``1. Character``."""

    @property
    def last_link(self) -> str:
        """The link to the next item of the same list, which the last inner item may carry."""
        return self.inner[-1].last_link if self.inner else self.link


@dataclass(slots=True)
class RequirementList:
    """The items of one list; ``lines`` the indexes of the lines that they fill."""

    items: list[Item]
    lines: set[int]


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load("eligibility_en")["requirement_lists"][name]), re.IGNORECASE)


_known: WeakKeyDictionary[Source, tuple[RequirementList, ...]] = WeakKeyDictionary()


def requirement_lists(source: Source) -> tuple[RequirementList, ...]:
    """The lists of joined demands of an English document; worked out once for each source."""
    if source not in _known:
        _known[source] = () if source.zh else tuple(_lists(source))
    return _known[source]


def _lists(source: Source) -> Iterator[RequirementList]:
    lines = source.lines
    for line in lines:
        if len(line.text) > 90 or not _words("heading").fullmatch(line.text.strip(" :.*#")):
            continue
        told = RequirementList([], set())
        open_items: list[Item] = []
        for below in lines[line.index + 1 :]:
            if _ends(below):
                break
            _take(source, below, told, open_items)
        if _joined(told.items):
            yield told


def list_of_text(source: Source, start: int, end: int) -> RequirementList | None:
    """The joined demands of one stretch of text, such as a cell; None where its items are not joined."""
    told = RequirementList([], set())
    line = source.line_at(start)
    if line is not None:
        _take(source, replace(line, start=start, end=end, text=source.text[start:end]), told, [])
    return told if _joined(told.items) else None


_INLINE = re.compile(
    r"(?:[A-Z][\w -]{2,30}[.:] )?(?:(?:an?|the|each|every|all|any|such) )?(?:[\w-]+ )?"
    r"(?:candidates?|applicants?|persons?|appointees?|you)\b[^.;:()]{0,60}?:?\s*(?=\((?:a|i|1)\)\s)"
    r"|(?:must )?(?:have|possess|hold|meet|be)(?: either| one of(?: the following)?)?:?\s*(?=\((?:a|i|1)\)\s)",
    re.IGNORECASE,
)


def inline_list(source: Source, sentence: Clause) -> RequirementList | None:
    """``Each candidate must have either (a) two years of …, or (b) a diploma in …``: a list within a sentence."""
    opens = _INLINE.match(sentence.text)
    if (
        opens is None
        or citizen_choice(sentence.text)
        or inline_circumstances(sentence.text)
        or len(re.findall(r"\((?:[a-h]|[ivx]{1,4}|\d)\)\s", sentence.text)) < 2
    ):
        return None
    return list_of_text(source, sentence.start + opens.end(), sentence.end)


def _ends(line: Line) -> bool:
    """Whether a line is the next heading of the bulletin."""
    text = line.text.strip()
    if _LABEL.match(text):
        return False
    if text.isupper() and len(text) > 4 and not _LONE.fullmatch(text):
        return True
    if line.kind is BlockKind.HEADING and not _words("intro").search(text):
        return True
    zone = zone_of(heading(text, zh=False), zh=False) if len(text) < 60 else None
    return zone is not None and zone is not Zone.CONDITIONS and text == heading(text, zh=False).strip()


def _take(source: Source, line: Line, told: RequirementList, open_items: list[Item]) -> None:
    """Add the items of a line to the list; a line without number joins nothing but a lone ``or``."""
    found = list(_labels(line, open_items))
    lone = _LONE.fullmatch(line.text)
    if not found and not told.items and line.text.rstrip().endswith(":") and demands(line.text):
        told.items.append(Item(line.start, line.end, "", 1))  # a demand with a list, and no number of its own
        open_items.append(told.items[0])
        told.lines.add(line.index)
    elif not found:
        if lone and open_items:
            open_items[-1].link = lone["word"].lower()
            told.lines.add(line.index)
        elif open_items and not open_items[-1].link:
            words = source.text[open_items[-1].start : open_items[-1].end]
            open_items[-1].title = len(words) < 45 and not re.search(r"\d|[.;:]$", words)
        return
    told.lines.add(line.index)
    for index, (item, depth, _) in enumerate(found):
        item.end = line.start + found[index + 1][2] if index + 1 < len(found) else line.end
        _close(source, item)
        del open_items[depth:]
        (open_items[-1].inner if open_items else told.items).append(item)
        open_items.append(item)


def _labels(line: Line, open_items: Sequence[Item]) -> Iterator[tuple[Item, int, int]]:
    """The items that begin in a line, each with its depth and where the words before it end."""
    stack = [(i.style, i.number) for i in open_items]
    last = -1
    for match in _LABEL.finditer(line.text):
        inside = match.start() and not match["edge"].strip() and match["edge"] != "  " and "\n" not in match["edge"]
        if inside and match.start() != last and not re.search(r"\b(?:and|or)\s*$", match["edge"]):
            continue
        for style, number in _readings(match["mark"]) if match["mark"] else _dashed(stack):
            depth = next((d for d in reversed(range(len(stack))) if stack[d] == (style, number - 1)), None)
            if depth is None and number == 1 and all(s != style for s, _ in stack):
                depth = len(stack)
            if depth is None:
                continue
            del stack[depth:]
            stack.append((style, number))
            last = match.end()  # another label may follow at once: (a) (i) …
            at = line.start + match.end()
            begin = match.start("mark" if match["mark"] else "dash")
            yield Item(at, at, style, number), depth, begin - (1 if "(" in match.group() else 0)
            break


def _dashed(stack: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """A dash or bullet goes on with the items that have one, else begins some."""
    yield "-", next((n for s, n in reversed(stack) if s == "-"), 0) + 1


def _readings(mark: str) -> Iterator[tuple[str, int]]:
    if mark.isdigit():
        yield "1", int(mark)
        return
    if len(mark) == 1 and mark.casefold() <= "h":
        yield ("a" if mark.islower() else "A"), ord(mark.casefold()) - ord("a") + 1
    if mark.casefold() in _ROMAN:
        yield ("i" if mark.islower() else "I"), _ROMAN[mark.casefold()]


def _close(source: Source, item: Item) -> None:
    """Take the link word off the end of an item."""
    text = source.text[item.start : item.end].rstrip()
    found = _LINK.search(text)
    if found and found.start():
        item.link = found["word"].lower()
        text = text[: found.start()]
    item.end = item.start + len(text.rstrip())


def _joined(items: Sequence[Item]) -> bool:
    """Whether the items are joined by a word, or have items of their own."""
    return len(items) > 0 and any(i.last_link or i.inner for i in items) and (len(items) > 1 or bool(items[0].inner))


def list_rules(ctx: Context, source: Source, told: RequirementList) -> list[Rule]:
    """The conditions of a list; alternatives become ``any_of``, what must be held together ``all_of``."""
    rules, extra = _compose(ctx, source, told.items, "and")
    return [*rules, *extra]


def _compose(ctx: Context, source: Source, items: Sequence[Item], default: str) -> tuple[list[Rule], list[Rule]]:
    groups: list[list[Rule]] = [[]]
    extra: list[Rule] = []
    links = [i.last_link for i in items[:-1]]
    if default == "and" and links and not any(links[:-1]) and links[-1] == "or":
        default = "or"  # a; b; or c
    linked = "and"
    for item in items:
        if item.title:
            rules, more = _compose(ctx, source, item.inner, "and")
            groups += [[r] for r in rules]
            extra += more
            linked = "and"
            continue
        rules, more = _rules(ctx, source, item)
        extra += more
        if rules:
            if linked != "or" and groups[-1]:
                groups.append([])
            groups[-1].append(bundled(rules))
            linked = "and"
        linked = "or" if (item.last_link or default) in ("or", "and/or") else "and"
    return joined(groups), extra


def _rules(ctx: Context, source: Source, item: Item) -> tuple[list[Rule], list[Rule]]:
    """What one item asks for, with what its inner items ask for."""
    text = source.text[item.start : item.end]
    if not item.inner:
        topic = TOPIC.match(text)
        skip = topic.end() if topic else 0
        return item_rules(ctx, source, text[skip : skip + LONGEST], item.start + skip)
    intro = _words("intro").search(text)
    own = text[: intro.start()].rstrip(" ,;:") if intro else text
    own = re.sub(r"[;,]?\s+(?:and|plus|with|or)$", "", own)
    own = own if intro else _CARRIED.sub("", own)
    rules, extra = item_rules(ctx, source, own, item.start) if re.search(r"\w{3}", own) else ([], [])
    one_of = intro is not None and _words("one_of").search(intro.group()) is not None
    if text.rstrip().endswith(":") and (intro is None or (one_of and _UNFINISHED.search(own))):
        gone_on = _gone_on(source, item, rules)
        if gone_on is not None:
            return gone_on, extra
    default = "or" if one_of else "and"
    inner, more = _compose(ctx, source, item.inner, default)
    if len(rules) == 1 and _UNFINISHED.search(own) and kind_of(own) == "certificate":
        return [_certified(rule) for rule in inner], [*extra, *more]  # Must be licensed as a: …
    return [*rules, *inner], [*extra, *more]


_CARRIED = re.compile(
    r"(?:[;,]?\s+(?:and|plus|with)\s+|^)(?:(?:successful|satisfactory) )?(?:completion|possession) of"
    r"(?: at least| a minimum of)?\s*:$",
    re.IGNORECASE,
)
"""What is said once for all the inner items: ``… and completion of at least:``."""
_UNFINISHED = re.compile(r"\b(?:an?|as|the|in|of|with|for|by|from|to|be|have|hold|possess)\W*$", re.IGNORECASE)
"""A phrase that says nothing without what follows."""


def _gone_on(source: Source, item: Item, rules: Sequence[Rule]) -> list[Rule] | None:
    """``Six years of experience as a licensed: a) pilot; or b) master``: the same time in any of several callings."""
    inner = item.inner
    links = {i.link for i in inner[:-1]} - {""}
    if len(rules) != 1 or rules[0].model is not Experience or links != {"or"} or any(i.inner for i in inner):
        return None
    if any(demands(source.text[i.start : i.end]) for i in inner):
        return None
    options: list[Rule] = []
    for each in inner:
        text = source.text[each.start : each.end].rstrip(" .;,")
        own = rules[0].values.get("field")
        told = replace(rules[0], values={**rules[0].values, "field": f"{own}: {text}" if own else text})
        told.proofs = {**rules[0].proofs, "field": [rules[0].cited, (each.start, each.start + len(text))]}
        options.append(told)
    return [Rule(AnyOf, {}, (item.start, inner[-1].end), options=options)]


def _certified(rule: Rule) -> Rule:
    """What stands under ``Must be licensed as a:`` names licences."""
    if rule.options:
        rule.options = [_certified(o) for o in rule.options]
    elif rule.model is Prose and rule.values["kind"] == "other":
        return Rule(Certificate, {"text": rule.values["text"]}, rule.cited, dict(rule.proofs))
    return rule


__all__ = ["RequirementList", "inline_list", "list_of_text", "list_rules", "requirement_lists"]
