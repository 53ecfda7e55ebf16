"""The number of a notice: a line of its own at its head, in brackets in its title, or behind a label."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.posts.adverts import post_sections
from extractors.posts.label_pairs import led_pairs
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.text.source import Source
from schema.document import BlockKind

Span = tuple[int, int]

DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}\s?[\[〔(【]\s?(?:19|20)\d{2}\s?[\])〕】]\s?(?:第\s?)?\d{1,4}\s?号")
_TITLE_NUMBER = re.compile(r"\((?P<n>(?:19|20)\d\d年?第?\s?\d{1,4}号|第\s?\d{1,4}号)\)")
BODY = re.compile(r"^(?:为|根据|因|经|按照|依据|现将|由于|一、|第一|壹、|各)|[。;]")
"""How the body begins, below the title."""


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """A list of the lexicon of headers, in small letters."""
    return tuple(w.casefold() for w in load("header")[section][key])


def read_number(draft: Draft, source: Source, title: Span | None) -> None:
    """The notice's own number: a line of its own at the head, or in brackets in the title; cited ones are none."""
    if title:
        m = _TITLE_NUMBER.search(source.text, *title)
        if m:
            draft.put("doc_number", m["n"], source.cite(m.start("n"), m.end("n")))
            return
    called = "|".join(words("number", "english"))
    english = re.compile(
        rf"(?:(?P<lead>(?:[A-Z][A-Za-z-]+ ){{0,3}}))??\b(?:{called})\.?\s*"
        r"(?:(?:no|number|#)\.?\s*[:.]?\s*|(?=\d{1,5} of (?:19|20)\d\d))"
        r"(?:[A-Z\d][\w./()-]*\d[\w./-]*|\d{1,5}(?= of ))(?: of (?:19|20)\d\d(?:-(?:\d\d){1,2})?)?",
        re.IGNORECASE,
    )
    labelled_en = re.compile(
        r"\b(?:ref(?:erence)?(?:\.? ?no| number)?|our ref|exam(?:ination)?\.? ?(?:no|number)|vacancy (?:no|number)|"
        r"announcement (?:no|number)|"
        r"job (?:no|number|id|code)|exam(?:ination)? code|symbol|requisition (?:no|number))\.?\s*(?:[:#]+|(?<=no\.)|"
        r"(?<=number))\.?\s*(?P<n>(?:[A-Z]{2,6} (?=\d+/\d))?(?=[\w./()-]*\d)[A-Z\d][\w./()-]*[\w)])",
        re.IGNORECASE,
    )
    posts = post_sections(source)
    heads = {post.line.index for post in posts} if len(posts) > 1 else set()
    for line in (*source.lines[:10], *source.furniture[:6]):
        if line.index in heads:
            return  # the numbers from here on are those of posts
        for m in DOC_NUMBER.finditer(line.text) if source.zh else english.finditer(line.text):
            before, after = line.text[: m.start()], line.text[m.end() :]
            labelled = re.search(r"(?:文号|字号|发文字号)[::]?\s*$", before) is not None
            if labelled or (
                not before.strip(" (")
                and not (source.zh is False and _BODY_NAME.search(m["lead"] or ""))
                and (not after.strip(" )") or re.match(r"\s{2}|\t|\s?\||\s\([A-Z]|,?\s+(?i:dated?)\b", after))
            ):
                begin = m.start()
                if wide := re.search(r"\s:\s*", m[0]):
                    begin += wide.end()  # Notice no.   : HB/27: the column of values holds the number alone
                number = line.text[begin : m.end()].strip()
                draft.put("doc_number", number, source.cite(line.start + begin, line.start + m.end()))
                return
        if not source.zh and line.index < 5 and _SPELT.fullmatch(line.text):
            number = re.sub(r"(?<=\d)\s(?=\d)", "", line.text)
            closed = None if number == line.text else "digits_closed"
            draft.put("doc_number", number, source.cite(line.start, line.end), rule=closed)
            return
        for label, value in () if source.zh else led_pairs(line):
            if _NUMBER_LABEL.fullmatch(label.text) and _BARE_NUMBER.fullmatch(value.text):
                draft.put("doc_number", value.text, source.cite(value.start, value.end))
                return
        rows = list(re.finditer(r"[^\n]+", line.text))[:12] if line.kind is BlockKind.TABLE else []
        for row in () if source.zh else rows:
            if ref := labelled_en.search(row.group()):
                at = line.start + row.start()
                draft.put("doc_number", ref["n"], source.cite(at + ref.start("n"), at + ref.end("n")))
                return
        if not source.zh and len(line.text) < 400 and (ref := labelled_en.search(line.text)):
            # Exam. No. 6047 is what the notice calls itself; behind a colon stands the number alone
            named = (
                ref.start() == 0 and re.match(r"(?!ref)[A-Za-z. ]+\bno\.?\s(?!.*:)", ref[0], re.IGNORECASE) is not None
            )
            begin = ref.start() if named else ref.start("n")
            number = line.text[begin : ref.end("n")]
            draft.put("doc_number", number, source.cite(line.start + begin, line.start + ref.end("n")))
            return
        pair = not source.zh and re.match(r"[A-Z][\w. ()/-]{2,40}\s*:\s", line.text)
        if BODY.search(line.text) and len(line.text) > 80 and not pair:
            return


_SPELT = re.compile(r"(?:[A-Z][a-z]{0,6} ){1,7}[\[(](?:19|20|1 9|2 0) ?\d ?\d[\])] ?(?:No\. ?)?\d{1,4}")
"""A Chinese number in letters: Jian Guan Zheng [2017] No.9."""
_NUMBER_LABEL = re.compile(
    r"(?:exam(?:ination)?|announcement|notice|bulletin|advertisement|vacancy|job|requisition|ref(?:erence)?)"
    r"(?: (?:no\.?|number|id|code))?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?=[\w./-]*\d)[A-Z\d][\w./-]*(?:\([A-Z\d]{1,4}\))?")
_BODY_NAME = re.compile(
    r"\b(?:commission|board|department|ministry|authority|council|office|agency|bureau|university|corporation|the|our|"
    r"this|see|per|under|to|of)\b",
    re.IGNORECASE,
)
"""Words that are no part of what a number is called."""
