"""HTML pages: lxml without network and entities; the notice apart from navigation; tables with their spans.

Everything visible goes into the text. What lies outside the main part of the page becomes furniture, except the title
and lists of attachments.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.assemble import Layout
from ingest.compose import CellSpec, Composer
from ingest.htmlelement import (
    BLOCKS,
    SKIPPED,
    TITLE,
    WHITE,
    answers,
    bullet_of,
    cell_text,
    has_heading,
    heading_depth,
    is_answered,
    is_attachment,
    is_away,
    is_bold,
    is_centred,
    is_data,
    is_hidden,
    line_width,
    pages_in,
    shown_children,
    span_of,
    table_rows,
    text_value,
)
from ingest.limits import Budget
from ingest.xpath import paths
from schema.errors import EmptyInput, TooDeep

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_JSP = re.compile(r"<%.*?%>", re.DOTALL)
_COLUMNS = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_TITLED = re.compile(r"(?:公告|通知|简章|方案|启事|通告|公示|办法|notice|announcement|bulletin)\W*$", re.IGNORECASE)
_TITLE_NAMES = re.compile(r"(?:^|[\s_-])(?:\w*title|tit|bt|biaoti|headline|subject)(?:$|[\s_-])", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|–—]+\s*")
_CODE = re.compile(
    r"(?:\s*(?:/\*.{0,400}?\*/|(?:[.#@]?[A-Za-z][\w .#,>:*-]{0,120})\{[^{}]{0,4000}\}))+"
    r"|(?:var \w+ ?=|function\b ?\w* ?\(|document\.|window\.|\$\().*[;{})]\s*$",
    re.DOTALL,
)
"""Rules of a style sheet, or a script, that an editor ran into the text."""
_PARAGRAPH = 140
"""Longer lines of ``<pre>`` are paragraphs; shorter ones may be broken to fit the page."""
_STOP, _HAN = re.compile(r"[。；;：:！!？?.]\s*$"), re.compile("[\u4e00-\u9fff]")
_LONG, _ATTRIBUTES = 200_000, 10_000
"""Characters of a long page; most attributes of one element in it: the parser compares each with all others."""
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{_LONG // 4},}}")
_MAIN_SHARE = 0.7


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 KB."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(source: str, budget: Budget) -> Layout:
    """The layout of a page; addresses are XPaths.

    :raises TooDeep, TooLarge: elements are nested too deeply, or one has too many attributes.
    """
    composer = Composer(budget)
    write_html(source, composer, budget)
    if not composer.items:
        raise EmptyInput("the page shows no text", where=budget.name)
    return composer.layout()


def write_html(source: str, composer: Composer, budget: Budget, *, prefix: str = "") -> None:
    """Write a page into a document; ``prefix`` goes before its XPaths."""
    root = _parse(_JSP.sub("", source), budget)
    body = root.find("body")
    page = _Page(body if body is not None else root, paths(root.getroottree()), composer, budget, prefix)
    page.name(root.find("head/title"))
    page.run()


def _parse(source: str, budget: Budget) -> HtmlElement:
    if len(source) > _LONG:
        for tag in _LONG_TAG.findall(source):
            budget.check("attributes of one element", tag.count("="), _ATTRIBUTES)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise EmptyInput(f"the page holds no elements: {error}", where=budget.name) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise TooDeep("elements are nested too deeply", where=budget.name)
    budget.tick()
    return root


@dataclass
class _Page:
    """One pass over the elements of a page."""

    body: HtmlElement
    path: Callable[[HtmlElement], str]
    composer: Composer
    budget: Budget
    prefix: str = ""
    weights: dict[HtmlElement, float] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    titled: bool = False
    kept: int = 0
    """Characters of the longest line where line ends are printed as they stand (``<pre>``), else 0."""
    named: str = ""
    """The title in the head of the page, white space gone."""

    def name(self, title: HtmlElement | None) -> None:
        """Take the title of the head, which mostly ends in the name of the site; a line where the body has none."""
        if title is None:
            return
        text = WHITE.sub(" ", title.text or "").strip()
        self.named = "".join(text.split())
        first = max(_SITE.split(text), key=len).strip() if text else ""
        if (
            not has_heading(self.body)
            and len(first) >= TITLE
            and _TITLED.search(first)
            and "".join(first.split()) not in self._all()
        ):
            self.composer.line(first, self.prefix + self.path(title), depth=1)
            self.titled = True

    def _all(self) -> str:
        return "".join("".join(self.body.itertext()).split())

    def run(self) -> None:
        self._weigh(self.body, linked=False, depth=0)
        self.main = self._choose()
        self.headed = self._headings_of(self.main)
        self._walk(self.body, away=self.main is not self.body, bold=False, depth=0)
        self._flush(self.body, away=False)

    # the main part

    def _weigh(self, element: HtmlElement, *, linked: bool, depth: int) -> float:
        """Text outside links counts, sentences count more."""
        self.budget.check_depth(depth)
        linked = linked or element.tag == "a"
        total = 0.0 if linked else text_value(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in SKIPPED and not is_hidden(child):
                share = self._weigh(child, linked=linked, depth=depth + 1)
                total += share * (0.2 if is_away(child) else 1)
            if not linked and child.tail:
                total += text_value(child.tail)
        self.weights[element] = total
        return total

    def _choose(self) -> HtmlElement:
        """The smallest element that holds most of the text."""
        best = self.body
        while True:
            inner = [c for c in best if c in self.weights and c.tag in BLOCKS and c.tag != "p"]
            heavy = max(inner, key=lambda c: self.weights[c], default=None)
            if heavy is None or self.weights[heavy] < _MAIN_SHARE * self.weights[self.body]:
                return best
            if heavy.tag == "table" and is_data(heavy):
                return best
            best = heavy

    @staticmethod
    def _headings_of(main: HtmlElement) -> list[HtmlElement]:
        """The headings right above the main part, which stand over it although they are no part of it."""
        found: list[HtmlElement] = []
        for above in main.itersiblings(preceding=True):
            if not heading_depth(above) or above.find(".//a") is not None:
                break
            found.append(above)
        return found

    # the text

    def _walk(self, element: HtmlElement, *, away: bool, bold: bool, depth: int) -> None:
        for child in shown_children(element):
            if isinstance(child, str):
                if self.kept and "\n" in child:
                    self._say_lines(child, element, away=away, bold=bold)
                else:
                    self._say(child, bold)
                continue
            tag = child.tag
            outside = (away and child is not self.main and child not in self.headed) or (
                is_away(child) and not self._inside(child)
            )
            if tag == "br":
                self._flush(element, away=away)
            elif tag == "table" and is_data(child):
                self._flush(element, away=away)
                self._table(child)
            elif tag == "dt" and is_answered(child):
                self._flush(element, away=away)
                self._walk(child, away=outside, bold=bold, depth=depth + 1)
                self._say("" if "".join(self.words).rstrip().endswith((":", "：")) else ":", bold)
                self._say(" ", bold)
            elif tag == "dd" and answers(child):
                self._walk(child, away=outside, bold=bold, depth=depth + 1)
                self._flush(child, away=outside)
            elif tag in BLOCKS:
                self._flush(element, away=away)
                kept, self.kept = self.kept, line_width(child) if tag == "pre" else self.kept
                self._walk(child, away=outside, bold=bold or tag in _BOLD, depth=depth + 1)
                self._flush(child, away=outside)
                self.kept = kept
            else:
                self._walk(child, away=away, bold=bold or tag in _BOLD or is_bold(child), depth=depth + 1)

    def _say_lines(self, text: str, element: HtmlElement, *, away: bool, bold: bool) -> None:
        """Text whose line ends and wide blanks are printed as they stand."""
        before, *others = _COLUMNS.sub("\u3000\u3000", text).split("\n")
        self._say(before, bold)
        for line in others:
            full = self.kept < _PARAGRAPH and len(before) > 0.8 * self.kept and not _STOP.search(before)
            if full and line[:1].strip():  # broken to fit the page
                self._say("" if _HAN.match(line) else " ", bold)
            else:
                self._flush(element, away=away)
            self._say(line, bold)
            before = line

    def _inside(self, element: HtmlElement) -> bool:
        """Whether an element that looks like navigation holds the main part."""
        return element is self.main or any(a is element for a in self.main.iterancestors())

    def _say(self, text: str, bold: bool) -> None:
        self.words.append(text)
        size = len(text.strip())
        self.plain += size
        self.bold += size if bold else 0

    def _flush(self, element: HtmlElement, *, away: bool) -> None:
        text = WHITE.sub(" ", "".join(self.words)).strip()
        bold = self.plain > 0 and self.bold >= 0.95 * self.plain
        self.words, self.bold, self.plain = [], 0, 0
        if not text:
            return
        heading = heading_depth(element)
        if code := _CODE.match(text):
            self.composer.line(code[0], self.prefix + self.path(element), furniture=True)
            text = text[code.end() :].strip()
        if away and (self._is_title(text, heading, element) or is_attachment(element, text)):
            away = False
        self.composer.line(
            text,
            self.prefix + self.path(element),
            depth=0 if away else heading,
            bold=bold and not heading and len(text) <= 80,
            bullet=bullet_of(element),
            furniture=away,
            centred=is_centred(element),
        )

    def _is_title(self, text: str, heading: int, element: HtmlElement) -> bool:
        """A heading outside the main part is the title, once; so is a line that the head of the page begins with."""
        if self.titled or len(text) < TITLE:
            return False
        if heading in (1, 2):
            self.titled = heading == 2
            return True
        if element.tag not in ("a", "li") and element.find(".//a") is None:
            around = (element, *element.iterancestors())[:2]
            called = any(_TITLE_NAMES.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in around)
            plain = "".join(text.split())
            most = len(plain) * 3 >= len(self.named)  # not just a word of the title that a menu holds
            called = called or bool(is_centred(element))
            self.titled = (most and plain in self.named) or (called and bool(_TITLED.search(text)))
        return self.titled

    # tables

    def _table(self, table: HtmlElement) -> None:
        rows = [row for row in table_rows(table) if not _unseen(row)]
        caption = table.find("caption")
        name = WHITE.sub(" ", caption.text_content()).strip() if caption is not None else None
        pages = pages_in(rows)
        for is_page, group in groupby(rows, pages.__contains__):
            if is_page:
                for cell in (pages[row] for row in group):
                    self._walk(cell, away=False, bold=False, depth=0)
                    self._flush(cell, away=False)
            else:
                self._rows(list(group), name)
        self.budget.tick()

    def _rows(self, rows: list[HtmlElement], name: str | None) -> None:
        specs: list[list[CellSpec]] = []
        for row in rows:
            cells = [c for c in row if c.tag in ("td", "th") and not is_hidden(c)]
            specs.append([self._cell(c) for c in cells])
        self.composer.table([s for s in specs if s], name=name or None)

    def _cell(self, cell: HtmlElement) -> CellSpec:
        if len(cell):
            lines = [WHITE.sub(" ", x).strip() for x in "".join(cell_text(cell)).split("\n")]
        else:
            lines = [WHITE.sub(" ", cell.text or "").strip()]
        return CellSpec(
            [x for x in lines if x],
            self.prefix + self.path(cell),
            rowspan=span_of(cell, "rowspan"),
            colspan=span_of(cell, "colspan"),
            header=cell.tag == "th",
        )


def _unseen(row: HtmlElement) -> bool:
    """Whether a row of a table, or the part of the table that holds it, is hidden."""
    part = row.getparent()
    return is_hidden(row) or (part is not None and part.tag in ("tbody", "thead", "tfoot") and is_hidden(part))
