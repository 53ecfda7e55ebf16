"""Notes beside a table of posts: 甲学院教师须为中共党员;以上岗位年龄均不超过35周岁.

Each clause is about the posts that it names, or about all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.conditions.notes_of_all import all_posts
from extractors.conditions.prose_conditions import kind_of, skipped
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import GENERIC, LONGEST, Rule, Scope
from extractors.eligibility.circles import as_line
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Source, split
from schema.conditions import Prose
from schema.document import BlockKind

_CLAUSES = re.compile(r"[。;]|\n")
_ABOUT = re.compile(
    r"(?P<who>(?!(?:其|本|各|所有|全体|以上|上述|每|该|凡))[^,;。:()须应]{2,16}?"
    r"(?:教师|岗位?|职位|[医药护技]师|护士|辅导员|[^人党团成]员|专业))(?:的)?"
    r"(?:(?:还|另|均|都)?(?P<must>要求(?!的)|须|需|必须|应当|仅限|限)|(?=(?:本科|本硕博?|硕博?|硕士|博士|研究生|各)(?:研究生)?(?:学历|学习|教育)?阶段[^,;。]{0,8}为))"
)
_BELOW = 3
"""Lines below a table among which its notes stand."""


def below_table(source: Source, piece: Piece) -> bool:
    """Whether a piece stands right below a table, or below the title of its notes."""
    above = source.lines[max(0, piece.line.index - _BELOW) : piece.line.index]
    table = next((i for i in range(len(above) - 1, -1, -1) if above[i].kind is BlockKind.TABLE), None)
    near = table is not None and all(_TITLE.fullmatch(line.text) for line in above[table + 1 :][:1])
    return near and (piece.first or _NOTE.match(piece.line.text) is not None)


_NOTE = re.compile(r"\W*(?:备?注|说明|其[他它]说明)\s?:")
"""注:1.…;2.…: a note whose items stand in one line."""


def _above_table(source: Source, piece: Piece) -> bool:
    """Whether a piece stands right above a table."""
    after = source.lines[piece.line.index + 1 : piece.line.index + 2]
    return bool(after) and after[0].kind is BlockKind.TABLE


_TITLE = re.compile(r"\W*(?:其[他它]|备注|补充|有关|相关|特别)?(?:说明|备注|要求|事项|注)\W*|.*[。;]")


def table_notes(source: Source, piece: Piece, scope: Scope) -> Iterator[Rule]:
    """What the clauses of a note demand of those who apply for some of the posts above."""
    if len(piece.text) > LONGEST:
        return
    beside = below_table(source, piece)
    if not beside and not _above_table(source, piece):
        return
    going = False
    for clause in split(as_line(piece), _CLAUSES):
        if (begin := all_posts(clause.text, going=going)) is not None:
            going = True
            rules = read_clause(clause.text[begin:], clause.start + begin, scope)
            yield from (rule for rule in rules if rule.model is not Prose or rule.values["kind"] != "other")
            continue
        going = False
        if not beside:
            continue
        label = re.match(r"(?:备?注|说明|其[他它]说明)\s?:\s*", clause.text)
        text = clause.text[label.end() :] if label else clause.text
        at = clause.start + (label.end() if label else 0)
        found = _ABOUT.match(text)
        if found is None or GENERIC.fullmatch(found["who"]) or skipped(text):
            continue
        own = replace(scope, who=found["who"], who_span=(at, at + found.end("who")))
        if found["must"]:
            yield from read_clause(text, at, own)
            continue
        body = text[found.end() :]
        rule = Rule(Prose, {"kind": kind_of(body) or "other", "text": body}, (at + found.end(), at + len(text)))
        rule.values["who"], rule.proofs["who"] = found["who"], [(at, at + found.end("who"))]
        yield rule


__all__ = ["table_notes"]
