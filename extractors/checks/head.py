"""Checks of the head of a notice, of the page around it, and of what the reader of the file noticed."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find_all
from extractors.text.source import Line, Source
from extractors.text.textcuts import lines_holding
from schema.evidence import Evidence
from schema.findings import Severity
from schema.notice import Notice
from schema.values import NoticeKind

_INTERPRETS = re.compile(
    r"[^。;,\n]{0,40}(?:负责解释|研究决定|负责组织实施)|[^.\n]{0,80}\bresponsible for (?:the )?interpret[^.\n]{0,60}"
)
_INTERPRETER = re.compile(r"负责解释|研究决定|负责组织实施|responsible for ")
"""Words of which every such line has one."""
_WEB = re.compile(
    r"首页|来源|浏览|点击|字号|字体|打印|当前位置|上一篇|下一篇|关闭|阅读|访问|版权|标题|返回|分享|https?:|www\.|[Hh]ome|[Ss]hare|[Pp]rint"
)
_PAGE = frozenset({"text/plain", "text/markdown"})
"""Files in which lines of a web page stand because somebody copied them; in HTML they are where they belong."""


def check(ctx: Context, notice: Notice) -> None:
    """Head data that are missing, a title printed twice, lines of the web page, hidden parts of the file."""
    _missing(ctx, notice)
    for source in ctx.sources:
        _banner(ctx, source)
        _warnings(ctx, source)
    _title(ctx, notice)


def _interpreters(text: str) -> Iterator[tuple[int, int]]:
    """Where lines say who explains or decides."""
    for start, end in lines_holding(_INTERPRETER, text):
        for found in find_all(_INTERPRETS, text[start:end]):
            yield start + found.start(), start + found.end()


def _missing(ctx: Context, notice: Notice) -> None:
    header = notice.header
    missing = [
        name
        for name, value in (("title", header.title), ("issuer", header.issuer), ("date of issue", header.published))
        if not value
    ]
    if not missing or header.kind is NoticeKind.RESULT_LIST or not ctx.sources[0].lines:
        return
    first = ctx.sources[0].lines[0]
    ctx.find(
        "head_data_missing",
        f"the notice does not state its {', '.join(missing)}",
        ctx.sources[0].cite(first.start, min(first.end, first.start + 60)),
        severity=Severity.INFO,
        pointer="/header",
    )
    if not header.issuer:
        ends = [(source, span) for source in ctx.sources for span in _interpreters(source.text)]
        if ends:
            ctx.find(
                "issuer_unstated",
                "nobody signs the notice; this names who decides or explains it",
                *(source.cite(*span) for source, span in ends[:4]),
                severity=Severity.INFO,
                pointer="/header/issuer",
            )


def _banner(ctx: Context, source: Source) -> None:
    """Lines of the web page that stand inside the notice: repeated ones anywhere, single ones in copied text."""
    seen: dict[str, list[Line]] = {}
    for line in source.furniture:
        seen.setdefault(line.text, []).append(line)
    repeated = [lines for text, lines in seen.items() if len(lines) > 1 and len(text) > 6]
    if not repeated and source.document.media_type in _PAGE:
        repeated = [lines for text, lines in seen.items() if len(text) > 6 and _WEB.search(text)]
    if repeated:
        ctx.find(
            "page_noise",
            "lines of the web page stand inside the notice",
            *(source.cite(line.start, line.end) for lines in repeated[:4] for line in lines[:2]),
            severity=Severity.INFO,
        )


def _warnings(ctx: Context, source: Source) -> None:
    """What the reader of the file left out."""
    said = [w for w in source.document.warnings if w.startswith("hidden_")]
    if said and source.lines:
        first = source.lines[0]
        ctx.find(
            "hidden_parts",
            "the file has hidden parts, which are not read unless asked for",
            source.cite(first.start, min(first.end, first.start + 60)),
            severity=Severity.WARNING,
            proof="; ".join(w.partition(": ")[2] for w in said),
        )


def _title(ctx: Context, notice: Notice) -> None:
    title = re.sub(r"\s", "", notice.header.title or "")
    if len(title) < 8:
        return
    for source in ctx.sources:
        lines = sorted((*source.lines[:40], *source.furniture[:20]), key=lambda line: line.start)
        places: list[Evidence] = []
        i = 0
        while i < len(lines):
            text, last = re.sub(r"\s", "", lines[i].text), i
            while last + 1 < len(lines) and len(text) < len(title) and title.startswith(text) and last < i + 2:
                last += 1
                text += re.sub(r"\s", "", lines[last].text)
            if text == title or (text.endswith(title) and len(text) <= len(title) + 30):
                places.append(source.cite(lines[last if text != title else i].start, lines[last].end))
                i = last
            i += 1
        if len(places) > 1:
            ctx.find(
                "title_printed_twice",
                "the title stands more than once",
                *places,
                severity=Severity.INFO,
                proof=f"{len(places)} times",
                pointer="/header/title",
            )
