"""Headings and what is none: English ones that ask who may take part or what is examined, items that say something."""

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


SAYS = re.compile(
    r"\d\s?周?岁|\d\s?年(?:及)?以上|不(?:超过|低于|少于)\s?\d|以上(?:学历|学位|职称)|要求(?:能|会|具有|具备|熟悉|掌握)"
    r"|(?:[\u4e00-\u9fff]{2}须(?!知)|必须|应当)(?!(?:同时)?(?:具备|符合|满足|达到|提交)(?:$|的|以下|下列|如下))(?=.)"
)
"""What an item says that has no mark at its end, unlike a heading with the same words (报名年龄不超过35周岁)."""


__all__ = ["SAYS", "asks_who", "names_syllabus"]
