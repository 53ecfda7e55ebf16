"""Checks of contacts: telephone numbers, and addresses of web sites that are lost, damaged or two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from schema.findings import Severity
from schema.notice import Notice

_LABEL = re.compile(r"电话|热线|传真|联系方式")
_PHONE = re.compile(r"(?<![\d\-.])(?:\(?(0\d{2,3})\)?[- ]{0,2})?([2-8]\d{6,7})(?![\d.]|元|-\d)")
_LINK = re.compile(r"(?:https?://|www\.)([\w.-]+\.[a-z]{2,})", re.I)
_SITE = re.compile(
    r"([一-鿿A-Za-z0-9]{3,20}(?:网站|网|平台|系统))\s*[(（《》]?\s*(?:网址|网站)?\s*[:]?\s*(?:https?://)?$"
)
_LEAD = re.compile(r"^.*(?:登[录陆]|访问|关注|查阅|通过|公布|发布|[在于至到和或由为及见的])(?=..)")
"""Words before the name of a site."""
_NONE = r"\s*[:]\s*(?:/+|https?:/{0,2}|www\.?)?\s*[)）]"
_LOST = re.compile(rf"网[址站](?i:{_NONE})")
_LOST_EN = re.compile(rf"(?:web ?site|URL){_NONE}", re.I)
_SUFFIXES = frozenset({"gov", "com", "org", "net", "edu", "ac"})


def check(ctx: Context, notice: Notice) -> None:
    """Area codes, numbers of digits, sites with two addresses, addresses lost or repaired."""
    phones = [p for source in ctx.sources for p in _phones(source)]
    _areas(ctx, phones)
    _digits(ctx, phones)
    _sites(ctx)
    for source in ctx.sources:
        low = source.text.lower()
        english = any(word in low for word in ("url", "website", "web site"))
        lost = (*_LOST.finditer(source.text), *(_LOST_EN.finditer(source.text) if english else ()))
        for found in sorted(lost, key=lambda f: f.start()):
            ctx.find(
                "address_lost",
                "the address of a web site is announced, but not printed",
                source.cite(*found.span()),
                severity=Severity.WARNING,
                pointer="/contacts/urls",
            )
    _repaired(ctx, notice)


class _Phone(NamedTuple):
    source: Source
    start: int
    end: int
    area: str | None
    number: str
    own: bool
    """Whether the area code stands before this number itself, not before the first of an enumeration."""


def _phones(source: Source) -> Iterator[_Phone]:
    for line in source.lines:
        if not _LABEL.search(line.text):
            continue
        carried, last = None, -9
        for found in _PHONE.finditer(line.text):
            apart = found.start() - last if last >= 0 else 0
            if apart > 3 or not re.fullmatch(
                r"[、,，;/或和及\s]{0,3}", line.text[found.start() - apart : found.start()]
            ):
                carried = None
            area = found[1] or carried
            yield _Phone(
                source, line.start + found.start(), line.start + found.end(), area, found[2], found[1] is not None
            )
            carried, last = area, found.end()


def _areas(ctx: Context, phones: list[_Phone]) -> None:
    """The same number printed once with its area code and once without."""
    dialled = {p.number for p in phones if p.area}
    bare = [p for p in phones if p.area is None and p.number in dialled]
    if bare:
        repeated = {p.number for p in bare}
        carried = [p for p in phones if p.area and not p.own]
        with_code = [p for p in phones if p.area and p.number in repeated]
        ctx.find(
            "phone_area_code_left_out",
            "the same telephone number stands with and without its area code",
            *dict.fromkeys(p.source.cite(p.start, p.end) for p in (*bare, *with_code, *carried)),
            severity=Severity.INFO,
            proof=", ".join(f"{p.area}-{p.number} / {p.number}" for p in with_code[:4]),
            pointer="/contacts/phones",
        )


@cache
def _eight() -> frozenset[str]:
    return frozenset(load("checks")["phones"]["eight_digits"])


def _digits(ctx: Context, phones: list[_Phone]) -> None:
    """A number of seven digits where numbers have eight: by the area code, or by the others of the notice."""
    lengths: dict[str, set[int]] = {}
    for phone in phones:
        if phone.area:
            lengths.setdefault(phone.area, set()).add(len(phone.number))
    for phone in phones:
        if phone.area is None or len(phone.number) == 8:
            continue
        mixed = lengths[phone.area] == {7, 8}
        if mixed or phone.area in _eight():
            ctx.find(
                "phone_digits",
                f"telephone numbers of area {phone.area} have 8 digits, this one has {len(phone.number)}",
                phone.source.cite(phone.start, phone.end),
                severity=Severity.WARNING,
                proof=f"{phone.number}: {len(phone.number)} digits",
                pointer="/contacts/phones",
            )


def _domain(host: str) -> str:
    """The domain somebody registered: ``hnrst.gov.cn`` of ``pta.hnrst.gov.cn``."""
    labels = host.casefold().rstrip(".").split(".")
    return ".".join(labels[-3 if len(labels) > 2 and labels[-2] in _SUFFIXES else -2 :])


def _sites(ctx: Context) -> None:
    """One site under two domains."""
    held: dict[str, tuple[str, Source, int, int]] = {}
    told: set[str] = set()
    for source in ctx.sources:
        for link in _LINK.finditer(source.text):
            before = source.text[max(0, link.start() - 32) : link.start()]
            if not any(word in before for word in ("网", "平台", "系统")):
                continue
            named = _SITE.search(re.split(r"[\n,。;、》]", before)[-1])
            if not named:
                continue
            printed = _LEAD.sub("", named[1])
            name = next((n for n in held if printed.endswith(n) or n.endswith(printed)), printed)
            place = (_domain(link[1]), source, link.start() - len(before) + before.rfind(printed), link.end())
            first = held.setdefault(name, place)
            if first[0] != place[0] and name not in told:
                told.add(name)
                ctx.find(
                    "site_with_two_addresses",
                    f"{name} has two addresses",
                    first[1].cite(*first[2:]),
                    source.cite(*place[2:]),
                    severity=Severity.INFO,
                    proof=f"{first[0]} / {place[0]}",
                    pointer="/contacts/urls",
                )


def _repaired(ctx: Context, notice: Notice) -> None:
    printed = set(notice.contacts.urls) | set(notice.contacts.emails)
    for piece in (*notice.contacts.quotes("urls"), *notice.contacts.quotes("emails")):
        if re.search(r"\S\s+\S|：|／", piece.quote) and piece.quote not in printed:
            ctx.find(
                "address_repaired",
                "an address is printed with blanks or full-width signs, which have been taken out",
                piece,
                severity=Severity.INFO,
                proof=piece.quote,
                pointer="/contacts/urls",
            )
