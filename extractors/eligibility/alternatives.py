"""Lists of which one item suffices: 具备下列条件之一: …; 符合下列条件之一的,年龄可放宽到40周岁: …."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.conditions.exclusions import excludes
from extractors.conditions.rules import GENERIC, Rule
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from schema.conditions import Age, AllOf, AnyOf

_ONE_OF = re.compile(r"(?:下列|以下)(?:资格|报考|基本)?(?:条件|情形|情况|人员|要求)之一")


_NAMED = re.compile(
    r"(?P<who>(?:报考|申报|申请)?[^,;。:()]{1,24}?(?:生|人员|岗位?|职位|教师|资格考试))(?:的(?:人员)?|者)?(?:还|另|均)?(?:须|应|需|必须)"
    r"(?!同时)"
)


@dataclass(slots=True)
class Alternatives:
    """A list whose items are alternatives: each satisfies the condition, or each relaxes the age of ``relaxes``."""

    relaxes: Rule | None = None
    style: str = ""
    number: int = 0
    options: list[list[Rule]] = field(default_factory=list)
    who: tuple[str, tuple[int, int]] | None = None
    """Whom the introduction names (本科生须符合下列条件之一), with the range."""
    tracks: tuple[str, ...] = ()
    """The classes that the introduction names (具备以下条件之一者,可申报五级)."""

    def takes(self, piece: Piece) -> bool:
        if piece.number != self.number + 1 or self.style not in ("", piece.style):
            return False
        self.style, self.number = piece.style, piece.number
        return True

    def close(self) -> list[Rule]:
        """One choice between the items; items that name their own people hold side by side instead."""
        plain = [rules for rules in self.options if rules]
        if len(plain) < 2 or any(rule.tracks or _own_people(rule) for rules in plain for rule in rules):
            return [rule for rules in plain for rule in rules]
        together = [r[0] if len(r) == 1 else Rule(AllOf, {}, _over(r), options=r) for r in plain]
        rule = Rule(AnyOf, {}, _over(together), options=together, tracks=self.tracks)
        if self.who and not self.tracks:
            rule.values["who"], rule.proofs["who"] = self.who[0], [self.who[1]]
        return [rule]


def _own_people(rule: Rule) -> bool:
    """Whether an item names people of its own; 其他专业本科学历 only says what its holder studied."""
    return "who" in rule.values and re.search(r"(?:专业|学历|学位|职称|资格)$", str(rule.values["who"])) is None


def _over(rules: list[Rule]) -> tuple[int, int]:
    """The range from the first to the last of some rules, in whatever order they stand."""
    return min(r.cited[0] for r in rules), max(r.cited[1] for r in rules)


def alternatives_of(piece: Piece, told: list[Rule]) -> Alternatives | None:
    """The list of alternatives that a piece introduces (符合下列条件之一:); its own age rule is what they relax."""
    if not _ONE_OF.search(piece.text) or not re.search(r"[:)]$|之一的?。?$", piece.text) or excludes(piece.text):
        return None
    if told and told[-1].model is Age and _ONE_OF.search(str(told[-1].values.get("who"))):
        return Alternatives(relaxes=told.pop())
    besides = re.search(r"并(?:同时)?(?:须|应)?(?:符合|具备|满足)(?:下列|以下)", piece.text)
    opens = _ONE_OF.search(piece.text)
    ahead = opens is not None and all(rule.cited[1] <= piece.start + opens.start() for rule in told)
    if piece.zone is not Zone.CONDITIONS or (told and not besides and not ahead):
        return None
    named = _NAMED.match(piece.text)
    named = None if named and GENERIC.fullmatch(named["who"]) else named
    return Alternatives(who=(named["who"], (piece.start, piece.start + named.end("who"))) if named else None)


def relaxed(rule: Rule, piece: Piece) -> Rule:
    """符合下列条件之一的,年龄可放宽到40周岁: — one rule for each item of the list that follows."""
    text = piece.text.rstrip("。;,. ")
    who = {"who": [(piece.start, piece.start + len(text))]}
    return replace(rule, values=rule.values | {"who": text}, proofs=rule.proofs | who)
