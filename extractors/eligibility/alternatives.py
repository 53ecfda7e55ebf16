"""Lists of which one item suffices: 具备下列条件之一: …; 符合下列条件之一的,年龄可放宽到40周岁: …."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.conditions.exclusion_words import excludes
from extractors.conditions.prose_conditions import defines, kind_of, skipped
from extractors.conditions.rules import GENERIC, Rule, Scope, limit, pattern
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from schema.conditions import Age, AllOf, AnyOf, Certificate, EducationLevel, Prose

_ONE_OF = re.compile(r"(?:下列|以下)(?:资格|报考|基本)?(?:条件|情形|情况|人员|要求)之一")


_NAMED = re.compile(
    r"(?P<who>(?:报考|申报|申请)?(?:[^,;。:()]|\([^()]{1,12}\)){1,24}?(?:生|人员|岗位?|职位|教师|资格考试))(?:的(?:人员)?|者)?(?:还|另|均)?(?:须|应|需|必须)"
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
    spared: bool = False
    """Whether those of the list are only spared something (可免笔试): nobody is asked to be one of them."""

    def takes(self, piece: Piece) -> bool:
        """Whether a piece is the next item: the next number, or a further bullet."""
        if piece.bullet and not piece.style and self.style in ("", "bullet"):
            self.style = "bullet"
            return True
        if piece.number != self.number + 1 or self.style not in ("", piece.style):
            return False
        self.style, self.number = piece.style, piece.number
        return True

    def close(self) -> list[Rule]:
        """One choice between the items; items that name their own people hold side by side instead."""
        plain = [rules for rules in self.options if rules and not self.spared]
        shared = _lift(plain)
        if len(plain) < 2 or any(rule.tracks or _own_people(rule) for rules in plain for rule in rules):
            for rule in (every := [rule for rules in plain for rule in rules]):
                rule.tracks = rule.tracks or shared.tracks
            return every
        together = [r[0] if len(r) == 1 else Rule(AllOf, {}, _over(r), options=r) for r in plain]
        rule = Rule(AnyOf, {}, _over(together), options=together, tracks=self.tracks or shared.tracks)
        if not rule.tracks and self.who is None and "who" in shared.values:
            rule.values["who"], rule.proofs["who"] = shared.values["who"], shared.proofs["who"]
        if self.who and not self.tracks:
            rule.values["who"], rule.proofs["who"] = self.who[0], [self.who[1]]
        return [rule]


def _lift(options: list[list[Rule]]) -> Rule:
    """Take off the items whom all of them are about, because the heading above them says so; a rule that bears it."""
    every = [rule for rules in options for rule in rules]
    shared = Rule(AnyOf, {}, (0, 0))
    if len(options) < 2:
        return shared
    if len({rule.tracks for rule in every}) == 1:
        shared.tracks = every[0].tracks
    named = [rule for rule in every if _own_people(rule)]
    said = {(rule.values["who"], str(rule.proofs.get("who"))) for rule in named}
    if len(said) == 1 and all("who" in rule.values for rule in every):
        shared.values["who"], shared.proofs["who"] = named[0].values["who"], named[0].proofs["who"]
    for rule in every:
        rule.tracks = () if shared.tracks else rule.tracks
        if shared.values and any(rule is each for each in named):
            rule.values.pop("who")
            rule.proofs.pop("who", None)
    return shared


def _own_people(rule: Rule) -> bool:
    """Whether an item names people of its own; 其他专业本科学历 only says what its holder studied."""
    return "who" in rule.values and re.search(r"(?:专业|学历|学位|职称|资格)$", str(rule.values["who"])) is None


def _over(rules: list[Rule]) -> tuple[int, int]:
    """The range from the first to the last of some rules, in whatever order they stand."""
    return min(r.cited[0] for r in rules), max(r.cited[1] for r in rules)


def alternatives_of(piece: Piece, told: list[Rule]) -> Alternatives | None:
    """The list of alternatives that a piece introduces (符合下列条件之一:); its own age rule is what they relax."""
    if eased := _eases_those_below(piece, told):
        return eased
    if not _ONE_OF.search(piece.text) or not re.search(r"[:)]$|之一的?。?$", piece.text) or excludes(piece.text):
        return None
    asks = piece.zone in (Zone.CONDITIONS, Zone.SCOPE)
    if (piece.zone is Zone.CONDITIONS and _SPARED.search(piece.text)) or (asks and defines_people(piece.text)):
        told.clear()
        return Alternatives(spared=True)
    admitted = _ADMITTED.search(piece.text)
    told[:] = [rule for rule in told if not _only_opens(rule)]
    if told and told[-1].model is Age and _ONE_OF.search(str(told[-1].values.get("who"))):
        return Alternatives(relaxes=told.pop())
    besides = re.search(r"并(?:同时)?(?:须|应)?(?:符合|具备|满足)(?:下列|以下)", piece.text)
    opens = _ONE_OF.search(piece.text)
    ahead = opens is not None and all(rule.cited[1] <= piece.start + opens.start() for rule in told)
    if piece.zone is not Zone.CONDITIONS or (told and not besides and not ahead):
        return None
    named = admitted or _NAMED.match(piece.text)
    named = None if named and GENERIC.fullmatch(named["who"]) else named
    return Alternatives(who=(named["who"], (piece.start, piece.start + named.end("who"))) if named else None)


_DEFINED = re.compile(
    r"(?:^|[。;])[“\"「]?(?P<term>[^“”\"「」,;。:()]{2,20}?)[”\"」]?(?:\([^()]*\))?,?(?:均|一般|主要|具体|在此|这里)*(?:是指|系指|指的?是|指)"
    r"(?:具备|符合|满足|属于|具有)?(?:下列|以下|如下)[^,;。:]{0,10}(?:之一)?(?:的)?(?:人员|考生|毕业生)?[:。]?$"
)
_ASKED_OF_ALL = re.compile(
    r"(?:本次|本公告)?(?:招聘|招录|招考|报考|报名|应聘|遴选|选调|选聘|引进|招募)?(?:的)?(?:对象|范围|人员|者|考生|条件|资格条件)"
)


def defines_people(text: str) -> bool:
    """“定向招录对象”是指下列人员之一: says whom words mean, and asks nobody to be one of them."""
    found = _DEFINED.search(text)
    return found is not None and _ASKED_OF_ALL.fullmatch(found["term"]) is None


_BELOW = re.compile(r"(?:对|具有)?(?:下列|以下|如下)(?:几类|各类|各种|几种)?(?:人员|情形|情况|对象|考生|条件)的?")


def _eases_those_below(piece: Piece, told: list[Rule]) -> Alternatives | None:
    """以下人员年龄可放宽至40周岁: each item that follows is for whom the limit is eased; two limits stay words."""
    eased = [r for r in told if r.model is Age and _BELOW.fullmatch(str(r.values.get("who") or ""))]
    if not eased or not piece.text.endswith(":"):
        return None
    told[:] = [rule for rule in told if not any(rule is each for each in eased)]
    first, start, end = eased[0], eased[0].cited[0], eased[-1].cited[1]
    if len(eased) > 1:
        begin = eased[0].proofs["who"][0][1]
        words = piece.text[begin - piece.start : end - piece.start]
        first = Rule(Age, {"text": words, "who": first.values["who"]}, (start, end), proofs=first.proofs)
    return Alternatives(relaxes=first)


_SPARED = re.compile(
    r"之一(?:的|者)?(?:人员|考生|应聘者|报考者|应聘人员|报考人员)?,?(?:经[^,。;:]{2,12},?)?(?:在)?(?:同等条件下,?)?(?:可以?|应|予以)?(?:直接|申请|享受|适当)?(?:免|不参加|进入面试|参加面试|加分|减免|优先)"
)
"""符合下列条件之一的,可免笔试: a favour."""
_ADMITTED = re.compile(
    r"之一(?:的|者)?(?:人员)?,?可以?(?:作为|按照?|以)(?P<who>[^,。;:]{2,18}?)(?:身份|条件|方式)?(?:招聘|引进|报名|报考|应聘|申报|参加)"
)
"""符合以下条件之一者,可作为优秀人才招聘: whom the list is about."""


_TITLED = re.compile(r"[^,。;:]{2,16}的(?:条件|要求|范围)")


def _only_opens(rule: Rule) -> bool:
    """Whether what was read of an introduction asks nothing: 优秀人才的条件。符合以下条件之一者,可作为优秀人才招聘:."""
    text = str(rule.values.get("text") or "")
    return rule.model is Prose and (
        _TITLED.fullmatch(text) is not None
        or (
            _ONE_OF.search(str(rule.values.get("who") or "")) is not None
            and re.match("可以?(?:作为|按|以)", text) is not None
        )
    )


_PART = re.compile(r"[^,;。()]+(?:\([^()]*\)[^,;。()]*)*")


def complete(text: str, at: int, rules: list[Rule], scope: Scope | None = None) -> list[Rule]:
    """An item of alternatives with the demands of its parts that no rule has: none of them may be left out.

    An item that dropped one (年满16周岁,拟从事本职业) would let in whom the notice does not.
    """
    if not rules:
        return rules
    out = list(rules)
    for part in _PART.finditer(text.rstrip("。;,. ")):
        lead = _LEAD.match(part.group())
        body = part.group()[lead.end() if lead else 0 :]
        end = at + part.end()
        start = end - len(body)
        if (
            len(body) < 4
            or body.startswith("除")
            or any(a < end and start < b for a, b in (rule.cited for rule in rules))
        ):
            continue
        if _NO_DEMAND.search(body):
            continue
        if not (defines(body) or skipped(body) or pattern("terms", "reckoned").search(body) or excludes(body)):
            kind = kind_of(body) or "other"
            held = kind == "certificate"
            rule = Rule(
                Certificate if held else Prose, {"text": body} if held else {"kind": kind, "text": body}, (start, end)
            )
            out.append(limit(rule, None, at, scope) if scope else rule)
    return sorted(out, key=lambda rule: rule.cited)


def choices(piece: Piece, rules: list[Rule]) -> list[list[Rule]]:
    """The alternatives of one item: 本科学历,从事…满3年;其他专业本科学历,从事…满4年 are two, each with its level."""
    if len(rules) == 1 and rules[0].model is AnyOf and not rules[0].tracks and "who" not in rules[0].values:
        return [o.options if o.model is AllOf else [o] for o in rules[0].options]
    cuts = [piece.start + m.start() for m in re.finditer(";", piece.text.rstrip("。;"))]
    groups = [
        [r for r in rules if a <= r.cited[0] < b]
        for a, b in zip([piece.start, *cuts], [*cuts, piece.start + len(piece.text)], strict=True)
    ]
    apart = len(groups) > 1 and all(any(r.model is EducationLevel for r in group) for group in groups)
    return groups if apart else [rules]


def levels_apart(piece: Piece, rules: list[Rule]) -> list[Rule]:
    """本科毕业,从事…1年以上;大专毕业,从事…3年以上: nobody is asked for two levels, so each clause is a way in."""
    plain = [r for r in rules if r.tracks == (rules[0].tracks if rules else ()) and "who" not in r.values]
    groups = choices(piece, rules)
    levels = {_level(r) for group in groups for r in group if r.model is EducationLevel}
    if len(groups) < 2 or len(plain) < len(rules) or None in levels or len(levels) < 2 or _APART.search(piece.text):
        return rules
    tracks = rules[0].tracks
    for rule in rules:
        rule.tracks = ()
    together = [g[0] if len(g) == 1 else Rule(AllOf, {}, _over(g), options=g) for g in groups]
    return [Rule(AnyOf, {}, _over(together), options=together, tracks=tracks)]


def _level(rule: Rule) -> object:
    return rule.values.get("min") or rule.values.get("degree")


_APART = re.compile(r"其中|放宽|同时|优先|均|并且")
"""Words of items whose clauses hold side by side."""
_NO_DEMAND = re.compile(r"计算(?:到|至|的?截)|截[止至]|^(?![须应需必]).*(?:的|者|人员)$")
"""What only dates a demand or names whom the next one is about."""
_LEAD = re.compile(r"\s*(?:(?:并且?|且|同时|其中|其后|之后|均|还)(?:须|应|需)?)?")


def relaxed(rule: Rule, piece: Piece, own: list[Rule]) -> list[Rule]:
    """符合下列条件之一的,年龄可放宽到40周岁: — a rule for each item that follows, its own where it has one."""
    ages = [r for r in own if r.model is Age and "who" in r.values and "放宽" in piece.text]
    text = piece.text.rstrip("。;,. ")
    who = {"who": [(piece.start, piece.start + len(text))]}
    return ages or [replace(rule, values=rule.values | {"who": text}, proofs=rule.proofs | who)]
