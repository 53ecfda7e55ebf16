"""Checks of the text itself: damage that nobody could prove, references that lead nowhere, personal data."""

from __future__ import annotations

from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.values.numbers import parse_int
from schema.document import Proposal
from schema.findings import Severity
from schema.lazy_posts import values
from schema.notice import Notice

_REFERENCE = re.compile(r"附件\s*([0-9一二三四五六七八九十]+)|\b(?:[Aa]nnex|[Aa]ttachment|[Aa]ppendix)\s+(\d+)\b")
_LISTED = re.compile(r"(?<!\d)(\d{1,2}|[一二三四五六七八九十]+)\s*[.．、,，:：)）]?\s*[《“]?$")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_DOUBTS = 40
"""Unsure places of a scan that one finding names."""
_INSERTED = re.compile(r"[一-鿿]\((论坛|博客|吧|微博|图|组图)\)[一-鿿]")
_CENSORED = re.compile(r"\*(?: ?\*){2,}")
_REPAIRS = frozenset({"code_repaired", "number_repaired", "date_repaired", "damaged_date", "repaired_digits"})


def check(ctx: Context, notice: Notice) -> None:
    """Unproven damage, split codes, missing attachments, inserted words, personal data."""
    for source in ctx.sources:
        _damage(ctx, source)
        _attachments(ctx, notice, source)
        _inserted(ctx, source)
        _personal(ctx, source)
        _split_codes(ctx, notice, source)


def _damage(ctx: Context, source: Source) -> None:
    """Damage that no extractor proved: kept as printed."""
    doubts: list[Proposal] = []
    proven = [(e.start, e.end) for f in ctx.findings if f.code in _REPAIRS for e in f.evidence]
    for proposal in source.document.proposals:
        if any(start < proposal.end and proposal.start < end for start, end in proven):
            continue
        if _CENSORED.fullmatch(proposal.printed.strip("* ") or proposal.printed):
            continue  # reported once, as masked text
        if proposal.kind == "low_confidence":
            doubts.append(proposal)
            continue
        ctx.find(
            "damaged_text",
            f"{proposal.printed!r} is probably {proposal.reading!r}, but nothing in the notice proves it",
            source.document.evidence(proposal.start, proposal.end),
            severity=Severity.WARNING,
            proof=proposal.kind,
        )
    if doubts:
        ctx.find(
            "unsure_characters",
            f"{len(doubts)} places of the scan were recognised without certainty; compare them with the picture",
            *(source.document.evidence(doubt.start, doubt.end) for doubt in doubts[:_DOUBTS]),
            severity=Severity.WARNING,
            proof="、".join(doubt.printed for doubt in doubts[:_DOUBTS]),
        )


def _attachments(ctx: Context, notice: Notice, source: Source) -> None:
    if len(ctx.sources) > 1 or not notice.attachments:
        return
    listed: set[int] = set()
    for attachment in notice.attachments:
        for piece in attachment.quotes("title"):
            printed = _LISTED.search(source.document.text[max(0, piece.start - 12) : piece.start])
            number = parse_int(printed[1]) if printed else None
            if number is not None:
                listed.add(number)
    first = min((p.start for a in notice.attachments for p in a.quotes("title")), default=None)
    missing: dict[int, tuple[int, int]] = {}
    for match in _REFERENCE.finditer(source.text):
        number = parse_int(match[1] or match[2])
        if number is None or number in listed:
            continue
        if first is not None and source.document.view.back(*match.span())[0] >= first - 6:
            continue
        missing.setdefault(number, match.span())
    if missing and listed:
        ctx.find(
            "attachment_missing",
            "attachments are referred to that the list does not have",
            *(source.cite(*span) for span in missing.values()),
            severity=Severity.WARNING,
            proof=f"referred to: {sorted(missing)}; listed: {sorted(listed)}",
            pointer="/attachments",
        )


def _inserted(ctx: Context, source: Source) -> None:
    for match in _INSERTED.finditer(source.text):
        ctx.find(
            "inserted_word",
            f"'({match[1]})' inside a word is a link text that the web page put there",
            source.cite(match.start(), match.end()),
            severity=Severity.INFO,
        )
    censored = [m.span() for m in _CENSORED.finditer(source.text)]
    if censored:
        ctx.find(
            "censored_text",
            "characters are masked with asterisks",
            *(source.cite(*span) for span in censored[:5]),
            severity=Severity.INFO,
        )


def _personal(ctx: Context, source: Source) -> None:
    mobile = _MOBILE.search(source.text)
    if mobile:
        ctx.find(
            "personal_data",
            "a mobile telephone number, likely of one person, stands in the notice",
            source.cite(*mobile.span()),
            severity=Severity.INFO,
        )


_LONG = re.compile(r"\d{6,}")
_TORN = re.compile(r"\d+(?:[ ,]{1,2}\d+)+")


def _split_codes(ctx: Context, notice: Notice, source: Source) -> None:
    """Codes of posts or tracks that a translation program tore apart: ``1 18020 1`` beside 1180201."""
    if source.zh:
        return
    codes = {c for t in notice.tracks for c in t.codes} | set(filter(None, values(notice.posts, "code")))
    whole = {c for c in codes if _LONG.fullmatch(c)}
    for found in _TORN.finditer(source.text) if whole else ():
        code = re.sub("[ ,]", "", found[0])
        for size in {len(c) for c in whole}:
            # digits of the word before may stand in front: "11801,1 18020 1"
            if code[-size:] in whole and found[0] != code[-size:]:
                begin = _tail(found[0], size)
                if found[0][begin:] == code[-size:]:
                    continue
                ctx.find(
                    "split_code",
                    f"{found[0][begin:]!r} is the code {code[-size:]}, torn apart",
                    source.cite(found.start() + begin, found.end()),
                    severity=Severity.INFO,
                    proof=f"{found[0][begin:]} → {code[-size:]}",
                )


def _tail(printed: str, digits: int) -> int:
    """Where the last ``digits`` digits begin."""
    for at in range(len(printed) - 1, -1, -1):
        digits -= printed[at].isdigit()
        if not digits:
            return at
    return 0
