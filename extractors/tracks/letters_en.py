"""English classes called by letters: Class A posts; ``divided into management (A), enforcement (B) and police (C)``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import english_letter
from extractors.text import patterns as re
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.labels import Candidate, give_codes
from schema.lazy_posts import values
from schema.notice import Post

_CLASS = re.compile(
    r"\b(?P<label>(?:Class|Category|Type) [A-F])(?= (?:posts?|positions?|candidates|applicants|talents|personnel)\b)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?P<label>[A-Za-z][A-Za-z' -]{2,50}? ?\((?:(?:class|category|type) )?(?P<letter>[A-F])\))")
_DIVIDED = re.compile(r"\b(?:divided into|classified (?:into|as)|categories:|classes:|types:|include|consist of)\b")


_HEADED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z' -]{2,50} \((?:Class|Category|Type) (?P<letter>[A-F])(?: posts?| positions?)?\))",
    re.IGNORECASE,
)


def by_english_letter(source: Source, posts: Sequence[Post]) -> list[Candidate]:
    """The classes with their letters, as defined where a sentence lists them all, else as the text calls them.

    A class has the posts whose codes begin with its letter, where all codes begin with letters of classes.
    """
    found = _defined(source) or _headed(source) or _called(source)
    letters = [english_letter(c.label) for c in found]
    codes = [code or "" for code in values(posts, "code")]
    if codes and all(re.fullmatch(r"[A-F]-?\d{1,4}", code) and code[0] in letters for code in codes):
        for candidate, letter in zip(found, letters, strict=True):
            give_codes(candidate, [posts[i] for i, code in enumerate(codes) if code[0] == letter])
    return found


def _headed(source: Source) -> list[Candidate]:
    """Urgently needed talents (Class B posts), 28 people: a heading for each class."""
    heads = [(line, m) for line in source.prose() if len(line.text) <= 90 and (m := _HEADED.search(line.text))]
    letters = "".join(m["letter"].upper() for _, m in heads)
    return [_candidate(source, line.start, m) for line, m in heads] if letters in ("AB", "ABC", "ABCD") else []


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
