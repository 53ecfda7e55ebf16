"""Headcount: how many people the notice says it wants, in all and by part. Never summed from posts."""

from extractors.context import Context
from schema.notice import Headcount


def extract_headcount(ctx: Context) -> Headcount:
    return Headcount()
