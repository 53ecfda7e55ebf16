"""The headline of a notice: which of its first lines are its title, over several lines where it is broken."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.notices.doc_numbers import BODY, DOC_NUMBER, words
from extractors.posts.titles_en import english_title
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.values.dates import find_dates
from schema.document import BlockKind

Span = tuple[int, int]

_FRAGMENT = re.compile(r"[。;:!?|]|\t|^\(|^[一二三四五六七八九十]、")


def find_title(source: Source) -> Span | None:
    """View range of the title, over several lines where it is broken."""
    return _chinese_title(source) if source.zh else english_title(source)


def _chinese_title(source: Source) -> Span | None:
    lines = source.lines[:16]
    for i, line in enumerate(lines):
        if line.kind is BlockKind.TABLE:
            break
        text = _named(line.text)
        if not _titled(text):
            if i >= 3 and BODY.search(line.text) and len(line.text) > 60:
                break
            continue
        start, end = line.start, line.start + len(text)
        j = i
        while (
            j > 0
            and i - j < 3
            and _leads(lines[j - 1].text)
            and not (is_org(lines[j - 1].text) and is_org(lines[j].text))
        ):
            j -= 1
            start = lines[j].start
        if i + 1 < len(lines):
            nxt = _named(lines[i + 1].text)
            if len(nxt) <= 24 and _titled(nxt) and nxt != text and not nxt.startswith("关于") and text.endswith("》"):
                end = lines[i + 1].start + len(nxt)
        lead = re.match(r"[#\s]*", source.text[start:end])
        return start + (lead.end() if lead else 0), end
    return _loose_title(lines)


def _loose_title(lines: Sequence[Line]) -> Span | None:
    """A headline without any of the usual last words (…报考问答, 某行校园招聘来啦!), before the first sentence."""
    for line in lines[:4]:
        text = line.text.strip("# ")
        if line.parents or line.kind is BlockKind.TABLE or not 6 <= len(text) <= 60 or not _HEADLINE.search(text):
            if line.level or re.search(r"[。;:]", text):
                return None
            continue
        told = re.search(r"[。;:]|^\d|\d日", text) or _NUMBERED.match(text)
        if told or any(w in text.casefold() for w in words("title", "not")):
            return None
        start = line.start + line.text.index(text)
        return start, start + len(text)
    return None


_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|\(|附|\d+[.、]|0\d(?!\d)")
"""The head of a section or an item, which is no title."""
_HEADLINE = re.compile(
    r"招聘|招录|招考|考试|遴选|选调|招募|引进|竞聘|报考|录用|诚聘|纳贤|招贤|招生|诚邀|恭候|延揽|虚位以待"
)


def _named(text: str) -> str:
    """The line without the names of web sites behind it (公告_人事考试网), and without its own words in English."""
    own = re.split(r"[_|]|\s-\s", text)[0].rstrip()
    both = _BILINGUAL.fullmatch(own)
    return both["zh"].rstrip() if both else own


_BILINGUAL = re.compile(r"(?P<zh>.*[\u4e00-\u9fff]{4}[)》]?)\s*[/|]?\s*[A-Z][A-Za-z]+(?:[ ,'’&/-]+[A-Za-z]+){2,}[.!]?")


def _closed(text: str) -> str:
    """简  章 printed with wide blanks is one word."""
    return re.sub(r"\s+", "", text) if re.fullmatch(r"(?:[\u4e00-\u9fff]\s+)+[\u4e00-\u9fff]", text.strip()) else text


def _titled(text: str) -> bool:
    """Whether a line can end a title: 公告, 实施细则, 公告(1702人), 公告(第13号)."""
    plain = re.sub(r"(?:\([^()]{1,20}\)|[》\d\s])+$", "", _closed(text)).casefold()
    if not 4 <= len(text) <= 100 and plain not in ("的公告", "公告", "通知", "简章", "的通知", "启事", "方案"):
        return False
    if re.search(r"[。;!?]|\t", text) or _NUMBERED.match(text):
        return False
    if any(w in text.casefold() for w in words("title", "not")):
        return False
    return any(plain.endswith(w) for w in words("title", "ends") if not w.isascii())


def _leads(text: str) -> bool:
    """Whether a line can be the beginning of a title that goes on below."""
    if len(text) > 45 or _FRAGMENT.search(text) or _titled(text) or DOC_NUMBER.fullmatch(text):
        return False
    dates = find_dates(text)
    if dates and dates[0].start == 0 and len(text) - dates[0].end < 4:
        return False
    return not any(w in text.casefold() for w in words("title", "not")) and bool(re.search(r"[\u4e00-\u9fff]{3}", text))


def joined(source: Source, span: Span) -> str:
    text = re.sub(r"\s*\n\s*", "" if source.zh else " ", source.text[slice(*span)].strip())
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])", "", text)
