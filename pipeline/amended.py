"""Amended: a notice together with the corrections published since, as one notice."""

from __future__ import annotations

from collections.abc import Sequence

from review.corrections import apply_correction, is_correction
from schema.document import Document
from schema.errors import InputError
from schema.notice import Notice


def extract_amended(documents: Sequence[Document]) -> Notice:
    """Extract a notice from its documents and apply the correction notices among them, in the order given.

    :raises InputError: where nothing but corrections is given.
    """
    from extractors import extract

    read = [(document, extract([document])) for document in documents]
    own = [document for document, notice in read if not is_correction(notice)]
    if not own:
        raise InputError("a correction amends a notice that is not here", where=", ".join(d.name for d in documents))
    notice = extract(own)
    for _, correction in read:
        if is_correction(correction):
            notice = apply_correction(notice, correction).notice
    return notice
