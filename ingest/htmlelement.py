"""Elements of a page: which are hidden, away from the notice, blocks, headings, tables of data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

SKIPPED = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template iframe object embed svg math select option button input textarea head "
        "title meta link audio video canvas map area datalist dialog",
    )
)
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer "
        "form header h1 h2 h3 h4 h5 h6 hr html legend li main nav ol p pre section summary table tbody thead "
        "tfoot tr td th ul caption",
    )
)
_HEADS = frozenset(("h2", "h3", "h4", "h5", "h6", "dt", "summary"))
"""A button in one of these is the heading of a fold."""
_AWAY = frozenset(("nav", "footer", "aside"))
_AWAY_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|foot\w*|side-?bar\w*|crumbs?|bread-?crumbs?|related\w*|share\w*|copyright|banner|login|search\w*"
    r"|tool-?bar|friend-?links?|top-?bar|hot\w*|recommend\w*|comments?|qr-?code|pop-?up)(?:$|[\s_-])",
    re.IGNORECASE,
)
_STRUCK = frozenset(("s", "del", "strike"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?:^|[\s_-])(?:js_content|tabs?|tab-?(?:pane|panel|content|con|bd|body)\w*|panes?|panels?|accordion\w*|collaps\w*"
    r"|fold\w*|toggle\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of parts that a script shows: the second of two tabs, a fold, the text of a page that is still loading."""
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|zip|rar|wps|et|txt)(?:$|[?#])", re.IGNORECASE)
_LAYOUT_TEXT = 600
"""Characters in a cell of a table that is there for its layout."""
_PAGE_LINES = 5
_TOP = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部]")
"""What a heading of the first rank in a page of Chinese text begins with."""
_WORD = 4
"""Characters of a text too short to be a sentence."""
_MARKS = re.compile(r"[，。；：、,.;]")
WHITE = re.compile(r"[ \t\r\n\f]+")
TITLE = 6
"""Characters of the shortest title."""


def line_width(element: HtmlElement) -> int:
    """Characters of the longest line of an element whose line ends are printed."""
    return max(map(len, (element.text_content() or " ").split("\n"))) or 1


def has_heading(body: HtmlElement) -> bool:
    """Whether the body has a heading of the first rank that is not the head of the site."""
    heading = body.find(".//h1")
    if heading is None or len(heading.text_content().strip()) < TITLE:
        return False
    return not any(around.tag in ("header", "nav") for around in heading.iterancestors())


def is_answered(term: HtmlElement) -> bool:
    """Whether the next thing after a term of a list is its description, in running text: both are one line then."""
    after = term.getnext()
    return after is not None and after.tag == "dd" and _runs(after) and _runs(term) and len(term.text_content()) <= 120


def answers(description: HtmlElement) -> bool:
    """Whether a description of a list stands in one line with the term before it."""
    before = description.getprevious()
    return before is not None and before.tag == "dt" and is_answered(before)


def _runs(element: HtmlElement) -> bool:
    """Whether an element holds running text only."""
    return not any(child.tag in BLOCKS or child.tag == "br" for child in element.iterdescendants())


def shown_children(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Text and visible elements in order; the text of an element that is skipped is skipped, not its tail."""
    if element.text:
        yield element.text
    for child in element:
        if (
            isinstance(child.tag, str)
            and not is_hidden(child)
            and (child.tag not in SKIPPED or _is_fold(child, element))
        ):
            yield child
        if child.tail:
            yield child.tail


def _is_fold(child: HtmlElement, element: HtmlElement) -> bool:
    return child.tag == "button" and element.tag in _HEADS


def cell_text(element: HtmlElement) -> Iterator[str]:
    """The text of a cell, a line end wherever a block or ``<br>`` breaks the line; nested tables are blanks apart."""
    for part in shown_children(element):
        if isinstance(part, str):
            yield WHITE.sub(" ", part)
        elif part.tag == "br":
            yield "\n"
        elif part.tag in ("td", "th"):
            yield from cell_text(part)
            yield "\u3000"
        elif part.tag in BLOCKS:
            yield "\n"
            yield from cell_text(part)
            yield "\n"
        else:
            yield from cell_text(part)


def table_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table, not those of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (c for c in child if c.tag == "tr")


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data; layout tables hold headings, bigger tables or pages of text."""
    if table.get("role") == "presentation":
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table_rows(table)]
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


def pages_in(rows: Sequence[HtmlElement]) -> dict[HtmlElement, HtmlElement]:
    """By row the cell that stands alone in it and holds a page of text with headings of its own, not data.

    A form of a jobs board has one for the notice (招聘说明).
    """
    out: dict[HtmlElement, HtmlElement] = {}
    covered = 0
    for row in rows:
        cells = [c for c in row if c.tag in ("td", "th") and not is_hidden(c)]
        if len(cells) == 1 and not covered and _is_page(cells[0]):
            out[row] = cells[0]
        covered = max([covered, *(span_of(c, "rowspan") for c in cells)]) - 1 if cells else covered
    return out


def _is_page(cell: HtmlElement) -> bool:
    if span_of(cell, "colspan") < 2 or len(cell.text_content()) < _LAYOUT_TEXT:
        return False
    lines = [line.strip() for line in "".join(cell_text(cell)).split("\n")]
    return len([x for x in lines if _TOP.match(x)]) > 1 and len([x for x in lines if x]) > _PAGE_LINES


def text_value(text: str | None) -> float:
    """How much a text counts towards the main part: its characters, and its marks, which sentences have."""
    if not text:
        return 0.0
    body = text.strip()
    size = len(body)
    return size + 4.0 * len(_MARKS.findall(body)) if size > _WORD else float(size)


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element is not shown, or struck out; what a script shows counts as shown."""
    if element.tag in _STRUCK and len(element.text_content()) < _LAYOUT_TEXT:
        return True
    style = element.get("style")
    if (style is None or _HIDDEN.search(style) is None) and element.get("hidden") is None:
        return False
    return element.get("role") != "tabpanel" and not _SHOWN.search(
        f"{element.get('class') or ''} {element.get('id') or ''}"
    )


def is_away(element: HtmlElement) -> bool:
    """Whether an element is navigation, or something else around the notice, by its tag or name."""
    if element.tag in _AWAY:
        return True
    if element.tag not in BLOCKS or element.tag in ("table", "tr", "td", "p"):
        return False
    return bool(_AWAY_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def heading_depth(element: HtmlElement) -> int:
    """Depth of the heading that an element stands in, 0 = none."""
    for item in (element, *element.iterancestors()):
        tag = item.tag
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            return int(tag[1])
        if tag in ("p", "td", "li", "body"):
            return 0
    return 0


def bullet_of(element: HtmlElement) -> bool:
    """Whether an element is an item of a list."""
    return element.tag == "li" or (
        element.tag == "p" and element.getparent() is not None and element.getparent().tag == "li"
    )


def is_bold(element: HtmlElement) -> bool:
    """Whether the style of an element makes it bold."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return "font-weight:bold" in style or "font-weight:7" in style


def is_centred(element: HtmlElement) -> bool:
    """Whether an element says that it is centred."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag == "center" or element.get("align") == "center" or "text-align:center" in style


def is_attachment(element: HtmlElement, text: str) -> bool:
    """Whether a line names an attachment, or leads to a file."""
    if re.match(r"附件|附表|attachments?\b", text, re.IGNORECASE):
        return True
    return any(_FILE.search(a.get("href") or "") for a in element.iter("a"))


def span_of(cell: HtmlElement, name: str) -> int:
    """Rows or columns that a cell covers; 0 stands for all that follow."""
    value = (cell.get(name) or "1").strip()
    return min(int(value), 10_000) if value.isdigit() and int(value) > 0 else (10_000 if value == "0" else 1)
