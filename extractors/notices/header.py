"""The header of a notice: title, kind, who issues and who runs it, its number, its date, and what it corrects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.notices.doc_numbers import read_number, words
from extractors.notices.headline import find_title, joined
from extractors.notices.kinds import find_kind
from extractors.notices.signature import Signature, Span, find_signature, whole_orgs
from extractors.text import patterns as re
from extractors.text.context import Context, Draft
from extractors.text.names import find_org, is_org, leading_orgs, titled_org
from extractors.text.needles import find
from extractors.text.source import Line, Source
from extractors.values.date_patterns import numeric_order
from extractors.values.dates import DateMatch, find_dates
from extractors.values.events import find_events
from schema.document import BlockKind
from schema.notice import Header
from schema.values import NoticeKind

_BOOK = re.compile(r"《([^《》]{4,80})》")
_YEAR = re.compile(r"(20\d\d)(?<!\d{5})(?=\s?年|-\d|\.\d|\b)")
_PAST = re.compile(
    r"(?:\s?年|[-./])[^,，。;；()（）\n]{0,44}?(?:出生|生[)）]|建成|建校|建院|成立|创办|创建|始建|组建|颁布|施行|修订)"
    r"|[〕\])）]\s?(?:第\s?)?\d{1,4}\s?号"
)
"""Behind the year of a birth (2001年3月1日至2008年3月1日出生), of a foundation, or in the number of a document."""
_FOUNDED = re.compile(r"(?:[始创组]?建于|成立于|创[办立]于|[〔\[])\s?$")
"""Before the year of a foundation, or of the number of a document."""
_AGENT_RUN = re.compile(r"(?P<org>[\u4e00-\u9fff()]{4,30}?(?:公司|中心|集团|研究院))受[\u4e00-\u9fff、()]{2,40}?委托")


def extract_header(ctx: Context) -> Header:
    """The header of the notice, read from its first document with a title or a signature."""
    draft = Draft("header")
    if not ctx.sources:
        return draft.build(Header)
    source = next((s for s in ctx.sources if find_title(s) is not None), ctx.sources[0])
    title = find_title(source)
    name = joined(source, title) if title else ""
    if title:
        draft.put("title", name, source.cite(*title))
    kind = _kind(draft, source, title)
    sign = find_signature(source)
    _agent(draft, source)
    _issuer(draft, source, sign, title)
    read_number(draft, source, title)
    _published(draft, source, sign)
    if kind is NoticeKind.CORRECTION:
        _corrects(draft, source, title)
    return draft.build(Header)


def notice_year(ctx: Context, header: Header) -> int | None:
    """The year of dates printed without one: that of publication, else the commonest year of the text.

    Years in which people were born, or something was founded or laid down, say nothing of the notice.
    """
    if header.published:
        return int(header.published[:4])
    years: Counter[int] = Counter()
    for source in ctx.sources:
        for year in _YEAR.finditer(source.text):
            before = source.text[max(0, year.start() - 8) : year.start()]
            if not _PAST.match(source.text, year.end()) and not _FOUNDED.search(before):
                years[int(year[1])] += 1
    return max(years, key=lambda y: (years[y], y)) if years else None


# -- the other fields


def _kind(draft: Draft, source: Source, title: Span | None) -> NoticeKind:
    first = source.lines[0].start if source.lines else 0
    begin = title[1] if title and source.zh else first
    opening = source.text[begin : begin + 900]
    head = source.text[slice(*title)] if title else ""
    flat = re.sub(r"\n", " ", head)
    match = find_kind(flat, opening)
    if not source.zh and (match is None or not match.in_title):
        taught = next((m for span in find_org(source)[:1] if (m := _INSTITUTION.search(source.text, *span))), None)
        if taught is not None:
            draft.put("kind", NoticeKind.PUBLIC_INSTITUTION, source.cite(*taught.span()), rule="kind_from_wording")
            return NoticeKind.PUBLIC_INSTITUTION
    if match is None:
        if title:
            draft.put("kind", NoticeKind.OTHER, source.cite(*title), rule="kind_from_wording")
        return NoticeKind.OTHER
    base = title[0] if match.in_title and title else begin
    draft.put("kind", match.kind, source.cite(base + match.start, base + match.end), rule="kind_from_wording")
    return match.kind


_INSTITUTION = re.compile(
    r"\b(?:university|college|polytechnic|hospitals?|institute|school district|nhs|health (?:trust|board))\b",
    re.IGNORECASE,
)
"""What an English employer is called that is neither an office of government nor a company."""


def _issuer(draft: Draft, source: Source, sign: Signature, title: Span | None) -> None:
    """Who signs; else who is named as deciding; else the organisation that the title begins with."""
    spans: list[Span] = [] if sign.printed_by else list(sign.orgs)
    if not spans:
        spans = _deciding(source, title)
    if not spans and source.zh:
        spans = _beside_byline(source)
    agent = draft.values.get("agent")
    if agent and [source.text[slice(*s)].strip() for s in spans] == [agent]:
        # the agent signs alone: the organisation that the title begins with decides, unless its units do (所属)
        named = _deciding(source, title) if title else []
        if named and not source.text.startswith("所属", named[-1][1]):
            spans = named
    unique: dict[str, Span] = {}
    for span in spans:
        unique.setdefault(re.sub(r"\s+", " ", source.text[slice(*span)].strip()), span)
    draft.put("issuer", tuple(unique), *(source.cite(*s) for s in unique.values()))


def _beside_byline(source: Source) -> list[Span]:
    """2025年1月20日  某市公务员局 under the title: the organisation beside the date, where no source is printed."""
    for line in sorted((*source.lines[:5], *source.furniture[:3]), key=lambda x: x.start):
        found = _byline(source)
        if found is None or found[0].start != line.start or re.search(r"来源|作者|编辑", line.text):
            continue
        match = found[1]
        for a, b in ((0, match.start), (match.end, len(line.text))):
            text = line.text[a:b]
            body = re.sub(r"^[\s|·]+|(?:\s*发表于\s*[\u4e00-\u9fff]{0,4})?[\s|·]*$", "", text)
            if is_org(body):
                at = line.start + a + text.index(body)
                return [(at, at + len(body))]
    return []


def _deciding(source: Source, title: Span | None) -> list[Span]:
    if not source.zh:
        found = find_org(source)
        if not found and title and (colon := source.text.find(":", *title)) > 0:
            found = [(title[0], colon)] if is_org(source.text[title[0] : colon]) else []
        return found
    lines = [line for line in source.lines if line.kind is not BlockKind.TABLE]
    for line, nxt in pairwise(lines[:9]):
        if is_org(line.text) and re.match(r"关于|20\d\d年|公开", nxt.text):
            return [(line.start, line.end)]
    for line in lines[1:4]:  # several organisations side by side under the title
        if len(several := whole_orgs(source, line)) > 1:
            return list(several)
    if title:
        text = source.text[slice(*title)]
        tag = re.match(r"【[^【】]{1,12}】", text)
        skip = tag.end() if tag else 0
        found = [(a + skip, b + skip) for a, b in leading_orgs(_up_to_whom(text[skip:]), words("org", "then"))]
        if found:
            return [(title[0] + a, title[0] + b) for a, b in found]
        if named := titled_org(text[skip:]):
            return [(title[0] + skip + named[0], title[0] + skip + named[1])]
    for line in lines[:4]:  # 关于…的公告 with one organisation on the line below
        below = title is not None and source.text[title[1] : line.start].isspace()
        if below and whole_orgs(source, line):
            return [(line.start, line.end)]
    for line in lines[:5]:
        found = leading_orgs(_up_to_whom(line.text[:120]), words("org", "acts"))
        if found:
            return [(line.start + a, line.start + b) for a, b in found]
    return _acting(lines)


def _acting(lines: Sequence[Line]) -> list[Span]:
    """为满足…需要,根据…规定,甲、乙将组织实施…: who acts in the sentence that ends with 现公告如下."""
    for line in lines[:5]:
        if not _ANNOUNCES.search(line.text):
            continue
        for comma in re.finditer(r",", line.text):
            at = comma.end()
            if found := leading_orgs(line.text[at : at + 120], words("org", "holds")):
                return [(line.start + at + a, line.start + at + b) for a, b in found]
    return []


_ANNOUNCES = re.compile(r"现(?:将|就)?[^,。]{0,24}(?:公告|通告|通知|公布|说明)如下")


def _up_to_whom(text: str) -> str:
    """Up to whom the notice is for: what ends in 社 or 会 in 某市消防救援队伍面向社会 is no body."""
    stop = text.find("面向")
    return text[: stop + 2] if stop > 0 else text


def _agent(draft: Draft, source: Source) -> None:
    """The third party that runs the notice: 委托第三方(某公司), 某公司受某局委托."""
    if not source.zh:
        _english_agent(draft, source)
        return
    for line in source.prose():
        if "委托" not in line.text:
            continue
        run = _AGENT_RUN.search(line.text)
        if run:
            org = re.split(r"^(?:现|由)", run["org"])[-1]
            end = line.start + run.end("org")
            draft.put("agent", org, source.cite(end - len(org), end))
            return
        for verb in words("agent", "entrusts"):
            at = line.text.find(verb)
            if at < 0 or line.text[max(0, at - 3) : at].endswith(("不", "也不", "未")):
                continue
            m = re.match(
                r"[\s(:]*(?:由)?(?!的)([\u4e00-\u9fff()]{4,30}?(?:有限公司|有限责任公司|公司|中心|集团|研究院|考试院))",
                line.text[at + len(verb) :],
            )
            if m and "任何" not in m[1] and "机构" not in m[1]:
                begin = line.start + at + len(verb) + m.start(1)
                draft.put("agent", m[1], source.cite(begin, begin + len(m[1])))
                return


def _english_agent(draft: Draft, source: Source) -> None:
    """Who is entrusted with the recruitment (``entrusted Wenby Talent Co., Ltd.``) or holds the examination."""
    head = [line for line in source.lines[:6] if len(line.text) < 100]
    for line in source.prose():
        if line.index > 40:
            return
        for pattern in (_ENTRUSTED, _HELD_BY):
            found = find(pattern, line.text)
            if found is None:
                continue
            name = found["org"].rstrip(" ,")
            if len(name.split()) < 3 or any(name.casefold() in x.text.casefold() for x in head if x is not line):
                continue  # the office that writes the notice
            at = line.start + found.start("org")
            draft.put("agent", name, source.cite(at, at + len(name)))
            return


_ENTRUSTED = re.compile(
    r"\b(?:entrust(?:s|ed|ing)?|commission(?:s|ed)|outsourced to|entrusted to|through its agent,?) (?:the |to )?"
    r"(?P<org>(?-i:[A-Z])[\w&'-]*(?: (?-i:[A-Z])[\w&'-]*| of| and| for)*"
    r"(?: (?-i:Co\.?,? ?Ltd\.?|Ltd\.?|Limited|Company|Agency|Institute|Centre|Center|Bureau)))(?=\W|$)",
    re.IGNORECASE,
)
_HELD_BY = re.compile(
    r"\bexaminations? (?:will be|is|shall be|is to be) (?:held|conducted|administered|run) by "
    r"the (?P<org>[A-Z]\w+(?: (?:[A-Z][\w'-]+|of|for|and))+)"
)


def _published(draft: Draft, source: Source, sign: Signature) -> None:
    """The date of the signature, else that of the byline (发布时间, Dated, Open Date)."""
    if sign.date is not None and sign.span is not None and source.zh:
        draft.put("published", (sign.date.first or "")[:10], source.cite(*sign.span))
        return
    found = _byline(source)
    if found:
        line, match = found
        moment = match.first or ""
        printed = line.text[match.start : match.end]
        stamp = re.search(r"\d:\d\d:\d\d", printed) is not None or "发表于" in line.text[match.end :]
        draft.put(
            "published", moment[:10] if stamp else moment, source.cite(line.start + match.start, line.start + match.end)
        )
    elif sign.date is not None and sign.span is not None:
        draft.put("published", (sign.date.first or "")[:10], source.cite(*sign.span))
    elif not source.zh:
        for opens in _ADVERT_OPENS.finditer(source.text):
            dates = find_dates(source.text[opens.end() : opens.end() + 60], day_first=numeric_order(source.text))
            if dates and dates[0].start == 0 and dates[0].first and not dates[0].last:
                draft.put("published", dates[0].first[:10], source.cite(opens.end(), opens.end() + dates[0].end))
                return
        for line in reversed(source.lines[-4:]):
            posted = _POSTED.match(line.text) if len(line.text) < 90 else _ISSUED.match(line.text)
            dates = find_dates(line.text, day_first=numeric_order(source.text)) if posted else []
            if posted and dates and dates[0].start == posted.end() and dates[0].first and not dates[0].last:
                at = line.start
                draft.put("published", dates[0].first[:10], source.cite(at + dates[0].start, at + dates[0].end))
                return


_ADVERT_OPENS = re.compile(
    r"(?:^|\n)\W*(?:advert(?:isement)?|vacancy|job) (?:opens?|opened|published|posted|issued)(?: on)?[\s:|]+(?=\S)",
    re.IGNORECASE,
)
"""A row of a timetable with the day on which the notice appeared."""
_POSTED = re.compile(
    r"(?:date )?(?:posted|advertised|published|issued|released|of issue|of publication|of posting|"
    r"posting date|issue date|advertis(?:ing|ement) date|publication date|date of advertisement)"
    r"(?: on)?\s*:?\s+(?:[A-Z][a-z]+day,? )?",
    re.IGNORECASE,
)
"""Words before the date of publication at the foot of a notice."""
_ISSUED = re.compile(
    r"(?:this )?(?:announcement|notice|bulletin|advertisement|circular) (?:was |is )?"
    r"(?:posted|issued|published|released)(?: on)?\s*:?\s+(?:[A-Z][a-z]+day,? )?(?=[^.]{6,24}\.)",
    re.IGNORECASE,
)
"""Announcement issued May 15, 2026. The provisions of …"""
_GAZETTE = re.compile(r"\bgazette\b.*?\s{2,}\W*(?=\S{6,24}\s*$|\S+ \S+ \S+\s*$)", re.IGNORECASE)
"""The head of a page of a gazette, with its date at the end."""
_OTHER_DAY = re.compile(
    r"(?:clos|filing|deadline|last|due|end|interview|exam|test|expir|start)[a-z]* ?(?:date|day|on|by|"
    r"time)?\s*:?\s*(?:\d{1,2}[:.]\d\d ?[ap]\.?m\.?,? ?|"
    r"[A-Z][a-z]+day,? ?)?$",
    re.IGNORECASE,
)
"""Words before a date that is not that of publication."""


def _byline(source: Source) -> tuple[Line, DateMatch] | None:
    """A dated byline: with a label anywhere near the head, or a line that is little else than a date."""
    labels = "|".join(map(re.escape, words("byline", "published")))
    labelled = re.compile(rf"(?:{labels})\s*(?:[::]|(?:\s?\.){{3,}})?\s*$", re.IGNORECASE)
    heads = sorted((*source.lines[:14], *source.furniture), key=lambda x: x.start)
    bare: tuple[Line, DateMatch] | None = None
    order = numeric_order(source.text)
    for line in heads:
        if line.kind is BlockKind.TABLE and not source.zh and line.index < 8:
            for row in re.finditer(r"[^\n]+", line.text):  # Date of this notice | September 24, 2025
                dates = find_dates(row.group(), day_first=order)
                if dates and labelled.search(row.group()[: dates[0].start]) and not dates[0].last:
                    moved = replace(dates[0], start=dates[0].start + row.start(), end=dates[0].end + row.start())
                    return line, moved
        if line.text[:200].count("。") or len(line.text) > 300:
            continue
        page = _GAZETTE.search(line.text) if not source.zh and line.index < 3 else None
        dates = find_dates(line.text, day_first=order) if page else []
        if page and dates and dates[-1].start == page.end() and not (dates[-1].last or dates[-1].derived):
            return line, dates[-1]
        for match in find_dates(line.text, day_first=order):
            if match.derived or match.last or _OTHER_DAY.search(line.text[: match.start]):
                continue
            before, after = line.text[: match.start], line.text[match.end :]
            if labelled.search(before) and not (source.zh and _dates_a_step(before)):
                return line, match
            if not source.zh and line.index < 8 and re.search(r"\d\s{2,}$", before) and not after.strip(" .)"):
                return line, match  # Ref: AB/12/27        18th January, 2027
            if line.parents and source.zh:
                continue  # 考试日期 / 2020年10月31日: a date under a numbered heading dates what the heading names
            above = source.lines[line.index - 1].text if source.zh and line.index > 0 else ""
            if not before.strip() and 2 < len(above) <= 10 and _dates_a_step(above):
                continue  # 招聘截止日期 / 2030-10-20: the form of a site, one cell a line
            if (
                bare is None
                and not before.strip("(>| ·")
                and re.match(r"\s*(?:$|\)|[|·]|来源|作者|发表于|\s{2})", after)
            ) or (
                bare is None and len(before) < 40 and (re.search(r"[·|]\s?$", before) or re.match(r"\s*发表于", after))
            ):
                bare = line, match
    return bare


def _dates_a_step(label: str) -> bool:
    """报名时间, 考试日期: the date of a step, unlike 发布时间."""
    if re.search(r"截[止至]|举办|有效|结束|到期", label):
        return True  # 招聘截止日期, 举办时间: the head of a jobs board
    return re.search(r"发布|公布|发文|成文|发稿|公开", label) is None and any(
        hit.kind not in ("announcement", "other") for hit in find_events(label)
    )


def _corrects(draft: Draft, source: Source, title: Span | None) -> None:
    """What a correction notice amends: the title in book marks of its own title, else of its opening."""
    if title and (m := _BOOK.search(source.text, *title)):
        draft.put("corrects", m[1], source.cite(m.start(1), m.end(1)))
        return
    for line in source.lines[:6]:
        m = _BOOK.search(line.text)
        if m and re.search(r"公告|通告|通知|简章|方案|启事|办法|细则|章程|须知|计划$", m[1]):
            draft.put("corrects", m[1], source.cite(line.start + m.start(1), line.start + m.end(1)))
            return
        n = re.search(
            r"(?:advertisement|notification|advt\.?|notice)\s+no\.?\s*[:.]?\s*([\w./-]*\d[\w./-]*)", line.text, re.I
        )
        if n and not source.zh:
            draft.put("corrects", n[0], source.cite(line.start + n.start(), line.start + n.end()))
            return
