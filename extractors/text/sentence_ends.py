"""Sentence ends: where English sentences and clauses stop; a full stop behind an abbreviation or a number is none."""

from __future__ import annotations

from extractors.text import patterns as re

_NO_END = "".join(
    rf"(?<!{before}[.!?])"
    for before in (
        r"\bNo",
        r"\bw\.p\.m",
        r"\bMr",
        r"\bMs",
        r"\bDr",
        r"\bvs",
        r"\be\.g",
        r"\bi\.e",
        r"\bRs",
        r"\bTk",
        r"\bNRs",
        r"\bKshs",
        r"\bKsh",
        r"\bSt",
        r"\b[A-Z]",
        r"\.\.\.",
    )
) + (r"(?<!^\d[.!?])(?<!^\d\d[.!?])")
# no end either: a short word in capitals before a number (Sl. 4, Art. 12), a.m. and p.m. within a sentence
_NO_END += r"(?<!\b[A-Z][a-z][.](?=\s\d))(?<!\b[A-Z][a-z]{2}[.](?=\s\d))(?<!\b[ap]\.m[.](?=\s[a-z(]))"
_NO_END += r"(?<!\b[Mm](?:ax|in)[.](?=\s\d))"  # max. 6 points
# the mark stands first and what may not precede it is looked at behind it: so the search leaps from mark to mark
ENGLISH_ENDS = re.compile(rf"[.!?\n](?:(?<=\n)|{_NO_END}(?=\s|$))")
ENGLISH_CLAUSES = re.compile(rf"[.!?;\n](?:(?<=[;\n])|{_NO_END}(?=\s|$))")
