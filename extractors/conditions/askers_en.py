"""Askers: whether an English clause among the conditions asks anything of whoever applies.

A clause without a finite verb (``able to swim``, ``Proficiency in computer applications``) is a demand by where it
stands. One with a verb is told by its grammar: people who must, a qualification that is required, an appointment that
is subject to something. Vacancies that may go up, fees that are sent and ranks that are held ask nothing.
"""

from __future__ import annotations

from functools import cache

from extractors.conditions.kinds_en import words
from extractors.text import patterns as re


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(words()["askers"][name]), re.IGNORECASE)


def _verbs() -> str:
    return "|".join(words()["askers"]["verbs"])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()})\b", re.IGNORECASE)


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:who|which|that)\s+(?:\w+ly\s+)?(?:{'|'.join(words()['askers']['verbs'])})\b", re.IGNORECASE
    )


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def asks(text: str) -> bool:
    """Whether a clause asks something, by its subject and its verb."""
    plain = _BRACKETS.sub("", text).strip()
    lead = _pattern("lead").match(plain)
    plain = plain[lead.end() :].lstrip() if lead else plain
    verb = _main_verb(plain)
    if _pattern("tells").search(text):
        return False
    if verb is None:
        return True
    subject, said = plain[: verb.start()].strip(" ,"), plain[verb.start() :]
    if not subject:
        return True
    if _pattern("people").search(subject):
        return _pattern("people_asked").match(said) is not None and not _pattern("procedure").match(said)
    if _pattern("required").match(said):
        return not _pattern("papers").search(subject)
    if _pattern("open").match(said):
        return True
    if _pattern("appointed").search(subject) and _pattern("subject_to").match(said):
        return True
    return _pattern("held").search(subject) is not None and _pattern("held_asked").match(said) is not None


def says(text: str) -> bool:
    """Whether a text is a sentence, with a finite verb of its own, and no bare phrase."""
    return _main_verb(_BRACKETS.sub("", text)) is not None


def subject_of(text: str) -> str:
    """What stands before the main verb; all of a clause without one."""
    verb = _main_verb(text)
    return text[: verb.start()] if verb else text


def _main_verb(text: str) -> re.Match[str] | None:
    """The first finite verb that is not of a relative clause: ``Persons who are serving must``."""
    skipped = {told.end() for told in _relative().finditer(text)}
    return next((verb for verb in _verb().finditer(text) if verb.end() not in skipped), None)


__all__ = ["asks", "says", "subject_of"]
