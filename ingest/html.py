"""HTML pages: lxml without network and entities; the notice apart from navigation; tables with their spans.

Everything visible goes into the text. What lies outside the main part of the page becomes furniture, except the title
and lists of attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.assemble import Layout
from ingest.compose import CellSpec, Composer
from ingest.limits import Budget
from schema.errors import EmptyInput, TooDeep

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_JSP = re.compile(r"<%.*?%>", re.DOTALL)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_SKIP = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template iframe object embed svg math select option button input textarea head "
        "title meta link audio video canvas map area datalist dialog",
    )
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer "
        "form header h1 h2 h3 h4 h5 h6 hr html legend li main nav ol p pre section summary table tbody thead "
        "tfoot tr td th ul caption",
    )
)
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_AWAY = frozenset(("nav", "footer", "aside"))
_AWAY_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|foot\w*|side-?bar\w*|crumbs?|bread-?crumbs?|related\w*|share\w*|copyright|banner|login|search\w*"
    r"|tool-?bar|friend-?links?|top-?bar|hot\w*|recommend\w*|comments?|qr-?code|pop-?up)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|zip|rar|wps|et|txt)(?:$|[?#])", re.IGNORECASE)
_TITLE = 6
"""Characters of the shortest title."""
_TITLED = re.compile(r"(?:公告|通知|简章|方案|启事|通告|公示|办法|notice|announcement|bulletin)\W*$", re.IGNORECASE)
_TITLE_NAMES = re.compile(r"(?:^|[\s_-])(?:\w*title|tit|bt|biaoti|headline|subject)(?:$|[\s_-])", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|–—]+\s*")
_CODE = re.compile(
    r"(?:\s*(?:/\*.{0,400}?\*/|(?:[.#@]?[A-Za-z][\w .#,>:*-]{0,120})\{[^{}]{0,4000}\}))+"
    r"|(?:var \w+ ?=|function\b ?\w* ?\(|document\.|window\.|\$\().*[;{})]\s*$",
    re.DOTALL,
)
"""Rules of a style sheet, or a script, that an editor ran into the text."""
_MARKS = re.compile(r"[，。；：、,.;]")
_LONG, _ATTRIBUTES = 200_000, 10_000
"""Characters of a long page; most attributes of one element in it: the parser compares each with all others."""
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{_LONG // 4},}}")
_MAIN_SHARE = 0.7
_LAYOUT_TEXT = 600


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
    page = _Page(body if body is not None else root, root.getroottree(), composer, budget, prefix)
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
    tree: etree._ElementTree
    composer: Composer
    budget: Budget
    prefix: str = ""
    weights: dict[HtmlElement, float] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    titled: bool = False
    named: str = ""
    """The title in the head of the page, white space gone."""

    def name(self, title: HtmlElement | None) -> None:
        """Take the title of the head, which mostly ends in the name of the site; a line where the body has none."""
        if title is None:
            return
        text = _WHITE.sub(" ", title.text or "").strip()
        self.named = "".join(text.split())
        first = max(_SITE.split(text), key=len).strip() if text else ""
        if len(first) >= _TITLE and _TITLED.search(first) and "".join(first.split()) not in self._all():
            self.composer.line(first, self.prefix + self.tree.getpath(title), depth=1)
            self.titled = True

    def _all(self) -> str:
        return "".join("".join(self.body.itertext()).split())

    def run(self) -> None:
        self._weigh(self.body, linked=False, depth=0)
        self.main = self._choose()
        self._walk(self.body, away=self.main is not self.body, bold=False, depth=0)
        self._flush(self.body, away=False)

    # the main part

    def _weigh(self, element: HtmlElement, *, linked: bool, depth: int) -> float:
        """Text outside links counts, sentences count more."""
        self.budget.check_depth(depth)
        linked = linked or element.tag == "a"
        total = 0.0 if linked else _value(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIP and not _hidden(child):
                share = self._weigh(child, linked=linked, depth=depth + 1)
                total += share * (0.2 if _away(child) else 1)
            if not linked:
                total += _value(child.tail)
        self.weights[element] = total
        return total

    def _choose(self) -> HtmlElement:
        """The smallest element that holds most of the text."""
        best = self.body
        while True:
            inner = [c for c in best if c in self.weights and c.tag in _BLOCKS and c.tag != "p"]
            heavy = max(inner, key=lambda c: self.weights[c], default=None)
            if heavy is None or self.weights[heavy] < _MAIN_SHARE * self.weights[self.body]:
                return best
            if heavy.tag == "table" and _is_data(heavy):
                return best
            best = heavy

    # the text

    def _walk(self, element: HtmlElement, *, away: bool, bold: bool, depth: int) -> None:
        for child in _children(element):
            if isinstance(child, str):
                self._say(child, bold)
                continue
            tag = child.tag
            outside = (away and child is not self.main) or (_away(child) and not self._inside(child))
            if tag == "br":
                self._flush(element, away=away)
            elif tag == "table" and _is_data(child):
                self._flush(element, away=away)
                self._table(child)
            elif tag == "dt" and _is_answered(child):
                self._flush(element, away=away)
                self._walk(child, away=outside, bold=bold, depth=depth + 1)
                self._say("" if "".join(self.words).rstrip().endswith((":", "：")) else ":", bold)
                self._say(" ", bold)
            elif tag == "dd" and _answers(child):
                self._walk(child, away=outside, bold=bold, depth=depth + 1)
                self._flush(child, away=outside)
            elif tag in _BLOCKS:
                self._flush(element, away=away)
                self._walk(child, away=outside, bold=bold or tag in _BOLD, depth=depth + 1)
                self._flush(child, away=outside)
            else:
                self._walk(child, away=away, bold=bold or tag in _BOLD or _is_bold(child), depth=depth + 1)

    def _inside(self, element: HtmlElement) -> bool:
        """Whether an element that looks like navigation holds the main part."""
        return element is self.main or any(a is element for a in self.main.iterancestors())

    def _say(self, text: str, bold: bool) -> None:
        self.words.append(text)
        size = len(text.strip())
        self.plain += size
        self.bold += size if bold else 0

    def _flush(self, element: HtmlElement, *, away: bool) -> None:
        text = _WHITE.sub(" ", "".join(self.words)).strip()
        bold = self.plain > 0 and self.bold >= 0.95 * self.plain
        self.words, self.bold, self.plain = [], 0, 0
        if not text:
            return
        heading = _heading(element)
        if code := _CODE.match(text):
            self.composer.line(code[0], self.prefix + self.tree.getpath(element), furniture=True)
            text = text[code.end() :].strip()
        if away and (self._is_title(text, heading, element) or _attachment(element, text)):
            away = False
        self.composer.line(
            text,
            self.prefix + self.tree.getpath(element),
            depth=0 if away else heading,
            bold=bold and not heading and len(text) <= 80,
            bullet=_item(element),
            furniture=away,
            centred=_centred(element),
        )

    def _is_title(self, text: str, heading: int, element: HtmlElement) -> bool:
        """A heading outside the main part is the title, once; so is a line that the head of the page begins with."""
        if self.titled or len(text) < _TITLE:
            return False
        if heading in (1, 2):
            self.titled = heading == 2
            return True
        if element.tag != "a" and element.find(".//a") is None:
            around = (element, *element.iterancestors())[:2]
            called = any(_TITLE_NAMES.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in around)
            plain = "".join(text.split())
            most = len(plain) * 3 >= len(self.named)  # not just a word of the title that a menu holds
            self.titled = (most and plain in self.named) or (called and bool(_TITLED.search(text)))
        return self.titled

    # tables

    def _table(self, table: HtmlElement) -> None:
        rows = list(_rows(table))
        specs: list[list[CellSpec]] = []
        for row in rows:
            cells = [c for c in row if c.tag in ("td", "th") and not _hidden(c)]
            specs.append([self._cell(c) for c in cells])
        caption = table.find("caption")
        name = _WHITE.sub(" ", caption.text_content()).strip() if caption is not None else None
        self.composer.table([s for s in specs if s], name=name or None)
        self.budget.tick()

    def _cell(self, cell: HtmlElement) -> CellSpec:
        lines = [_WHITE.sub(" ", x).strip() for x in "".join(_cell_text(cell)).split("\n")]
        return CellSpec(
            [x for x in lines if x],
            self.prefix + self.tree.getpath(cell),
            rowspan=_span(cell, "rowspan"),
            colspan=_span(cell, "colspan"),
            header=cell.tag == "th",
        )


def _is_answered(term: HtmlElement) -> bool:
    """Whether the next thing after a term of a list is its description, in running text: both are one line then."""
    after = term.getnext()
    return after is not None and after.tag == "dd" and _runs(after) and _runs(term) and len(term.text_content()) <= 120


def _answers(description: HtmlElement) -> bool:
    before = description.getprevious()
    return before is not None and before.tag == "dt" and _is_answered(before)


def _runs(element: HtmlElement) -> bool:
    """Whether an element holds running text only."""
    return not any(child.tag in _BLOCKS or child.tag == "br" for child in element.iterdescendants())


def _children(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Text and visible elements in order; the text of an element that is skipped is skipped, not its tail."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIP and not _hidden(child):
            yield child
        if child.tail:
            yield child.tail


def _cell_text(element: HtmlElement) -> Iterator[str]:
    """The text of a cell, a line end wherever a block or ``<br>`` breaks the line; nested tables are blanks apart."""
    for part in _children(element):
        if isinstance(part, str):
            yield _WHITE.sub(" ", part)
        elif part.tag == "br":
            yield "\n"
        elif part.tag in ("td", "th"):
            yield from _cell_text(part)
            yield "\u3000"
        elif part.tag in _BLOCKS:
            yield "\n"
            yield from _cell_text(part)
            yield "\n"
        else:
            yield from _cell_text(part)


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (c for c in child if c.tag == "tr")


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds data; layout tables hold headings, bigger tables or pages of text."""
    if table.get("role") == "presentation":
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in _rows(table)]
    if len(rows) < 2 or max(map(len, rows), default=0) < 2:
        return False
    own = sum(map(len, rows))
    for row in rows:
        for cell in row:
            if any(True for _ in cell.iter("h1", "h2", "h3", "form")):
                return False
            nested = max((sum(1 for _ in t.iter("td", "th")) for t in cell.iter("table")), default=0)
            if nested > own:
                return False
            if own <= 6 and len(cell.text_content()) > _LAYOUT_TEXT and len(list(cell.iter("p"))) > 5:
                return False
    return True


def _value(text: str | None) -> float:
    if not text:
        return 0.0
    body = text.strip()
    return len(body) + 4.0 * len(_MARKS.findall(body))


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return (style is not None and _HIDDEN.search(style) is not None) or element.get("hidden") is not None


def _away(element: HtmlElement) -> bool:
    if element.tag in _AWAY:
        return True
    if element.tag not in _BLOCKS or element.tag in ("table", "tr", "td", "p"):
        return False
    return bool(_AWAY_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _heading(element: HtmlElement) -> int:
    """Depth of the heading that an element stands in, 0 = none."""
    for item in (element, *element.iterancestors()):
        tag = item.tag
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            return int(tag[1])
        if tag in ("p", "td", "li", "body"):
            return 0
    return 0


def _item(element: HtmlElement) -> bool:
    return element.tag == "li" or (
        element.tag == "p" and element.getparent() is not None and element.getparent().tag == "li"
    )


def _is_bold(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "font-weight:bold" in style or "font-weight:7" in style


def _centred(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag == "center" or element.get("align") == "center" or "text-align:center" in style


def _attachment(element: HtmlElement, text: str) -> bool:
    if re.match(r"附件|附表|attachments?\b", text, re.IGNORECASE):
        return True
    return any(_FILE.search(a.get("href") or "") for a in element.iter("a"))


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), 10_000) if value.isdigit() and int(value) > 0 else (10_000 if value == "0" else 1)
