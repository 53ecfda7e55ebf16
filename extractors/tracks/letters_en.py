"""English classes called by letters: Class A posts; ``divided into management (A), enforcement (B) and police (C)``."""

from __future__ import annotations

from extractors.text import patterns as re
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.labels import Candidate

_CLASS = re.compile(
    r"\b(?P<label>(?:Class|Category|Type) [A-F])(?= (?:posts?|positions?|candidates|applicants|talents|personnel)\b)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?P<label>[A-Za-z][A-Za-z' -]{2,50}? ?\((?:(?:class|category|type) )?(?P<letter>[A-F])\))")
_DIVIDED = re.compile(r"\b(?:divided into|classified (?:into|as)|categories:|classes:|types:|include|consist of)\b")


def by_english_letter(source: Source) -> list[Candidate]:
    """The classes with their letters, as defined where a sentence lists them all, else as the text calls them."""
    return _defined(source) or _called(source)


def _defined(source: Source) -> list[Candidate]:
    """A sentence that divides posts into named classes with letters, where the text calls them by these later."""
    for line in source.prose():
        for sentence in source.sentences(line):
            lead = _DIVIDED.search(sentence.text)
            if lead is None:
                continue
            found = list(_LETTERED.finditer(sentence.text, lead.end()))
            letters = "".join(m["letter"] for m in found)
            if len(found) < 2 or letters != "ABCDEF"[: len(found)]:
                continue
            called = re.compile(
                rf"(?:class|category|type)(?:es|ies)? (?:[A-F](?:,| and|,? or)? )*[{letters}]\b", re.IGNORECASE
            )
            if len(called.findall(body_text(source))) < 2:
                continue
            return [_candidate(source, sentence.start, m) for m in found]
    return []


def _candidate(source: Source, at: int, match: re.Match[str]) -> Candidate:
    label = re.sub(r"^(?:and |or |the )+", "", match["label"].strip())
    start = at + match.end("label") - len(label)
    return Candidate(label, source, start, start + len(label))


def _called(source: Source) -> list[Candidate]:
    seen: dict[str, Candidate] = {}
    for found in _CLASS.finditer(body_text(source)):
        seen.setdefault(found["label"].casefold(), Candidate(found["label"], source, *found.span("label")))
    return list(seen.values()) if len(seen) > 1 else []
