"""English headings that ask: whether the reader may take part, or what is examined."""

from __future__ import annotations

from extractors.text import patterns as re

_SYLLABUS = re.compile(
    r"^(?:subjects? and )?scope of (?:the |this )?(?:[a-z-]+ )?(?:examination|exam|tests?)\W*$", re.I
)
_TEST = r"(?:the|this) (?:[a-z-]+ )?(?:test|exam|examination|competition)\b"
_ASKS_WHO = re.compile(
    r"(?:do|are|am|is|can|could|may|should|would) (?:you|i|we|anyone|someone)(?: (?:already|really|personally|also))?"
    r"(?: be)? (?:qualif(?:y|ied)|eligible|entitled|suitable|allowed|permitted|"
    rf"(?:apply|compete|enter|sit)(?: for (?:the|this)[^?]{{2,40}})?$|(?:take|sit|enter) (?:for )?{_TEST})|"
    rf"who (?:is|are) (?:qualified|eligible|entitled|{_TEST} (?:open )?(?:for|to))|"
    r"who (?:qualifies|(?:can|may|should|could|must) (?!not\b))|"
    r"who (?:we (?:want|need|seek)|(?:we are|are we) (?:looking|after))",
    re.IGNORECASE,
)


def names_syllabus(head: str) -> bool:
    """``Scope of the examination``: what is examined, not who may be."""
    return _SYLLABUS.search(head) is not None


def asks_who(head: str) -> bool:
    """``Do you qualify?``, ``Can I take this test?``: what stands below says who may."""
    return _ASKS_WHO.match(head) is not None


__all__ = ["asks_who", "names_syllabus"]
