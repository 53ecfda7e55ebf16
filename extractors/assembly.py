"""extract: the documents of one notice → a Notice. The fixed order in which the facts are read."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence

from extractors.checks.findings import check
from extractors.checks.questions import ask
from extractors.conditions.exclusions import extract_exclusions
from extractors.confidence import confidence
from extractors.eligibility.gathering import extract_eligibility
from extractors.notices.amended import own
from extractors.notices.attachments import extract_attachments
from extractors.notices.contacts import extract_contacts
from extractors.notices.corrections import extract_changes
from extractors.notices.fees import extract_fees
from extractors.notices.header import extract_header, notice_year
from extractors.notices.materials import extract_materials
from extractors.posts.class_posts import with_class_demands
from extractors.posts.gathering import extract_posts
from extractors.posts.headcounts import extract_headcount
from extractors.posts.links import link
from extractors.posts.sole_demands import with_sole_demands
from extractors.selection.limits import extract_apply_limit, extract_opening_ratios
from extractors.selection.schemes import extract_schemes
from extractors.text.context import Context
from extractors.text.memo import forget
from extractors.text.source import Source
from extractors.timeline.steps import extract_timeline
from extractors.tracks.classes import find_tracks
from schema.document import Document
from schema.errors import TooSlow
from schema.notice import Notice
from schema.undisturbed import undisturbed
from schema.watch import TimeUp, watched

EXTRACTOR = "jinbang@0.1.0"
"""Name and version that own every extracted value until a person changes it."""


SECONDS = 300.0
"""Time for one notice. Twenty thousand posts take some four seconds, a thousand lines of text about one."""


def extract(documents: Sequence[Document], *, seconds: float | None = None) -> Notice:
    """Read the documents of one notice (the announcement first, its attachments after it).

    :param seconds: time limit, ``SECONDS`` by default; a file within every limit of reading may hold millions of lines
    :raises ValueError: without any document
    :raises TooSlow: it takes longer than the limit
    """
    if not documents:
        raise ValueError("a notice has at least one document")
    limit = SECONDS if seconds is None else seconds
    began = time.monotonic()

    def late() -> TooSlow:
        return TooSlow(f"extraction took longer than {limit:g} seconds", where=documents[0].name)

    forget()  # what was remembered of another notice
    try:
        with undisturbed(), watched(lambda: limit - (time.monotonic() - began), late):
            return _extract(documents)
    except TimeUp:  # thrown once more while the first one was on its way out of the watch
        raise late() from None


def _extract(documents: Sequence[Document]) -> Notice:
    ctx = Context(tuple(Source(document) for document in documents))
    ctx.header = extract_header(ctx)
    ctx.year = notice_year(ctx, ctx.header)
    ctx.posts = extract_posts(ctx)
    ctx.tracks = find_tracks(ctx)
    ctx.posts, ctx.tracks = link(ctx.posts, ctx.tracks, ctx)
    eligibility = own(ctx, extract_eligibility(ctx))
    headcount = extract_headcount(ctx)
    ctx.posts = with_class_demands(ctx, ctx.posts, ctx.tracks, eligibility)
    ctx.posts = with_sole_demands(ctx, ctx.posts, headcount, eligibility)
    notice = Notice(
        id=hashlib.sha256("".join(d.id for d in documents).encode()).hexdigest(),
        documents=tuple(d.id for d in documents),
        extractor=EXTRACTOR,
        header=ctx.header,
        headcount=headcount,
        tracks=ctx.tracks,
        posts=ctx.posts,
        eligibility=eligibility,
        exclusions=own(ctx, extract_exclusions(ctx)),
        apply_limit=extract_apply_limit(ctx),
        opening_ratios=own(ctx, extract_opening_ratios(ctx)),
        schemes=extract_schemes(ctx),
        timeline=own(ctx, extract_timeline(ctx), past=True),
        fees=own(ctx, extract_fees(ctx)),
        contacts=extract_contacts(ctx),
        attachments=extract_attachments(ctx),
        materials=extract_materials(ctx),
        changes=extract_changes(ctx),
    )
    check(ctx, notice)
    ask(ctx, notice)
    return notice.model_copy(
        update={
            "findings": tuple(ctx.findings),
            "questions": tuple(ctx.questions),
            "confidence": confidence(notice, documents[0].language),
        }
    )
