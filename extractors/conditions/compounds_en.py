"""Compounds: one English phrase that asks for several things, joined by "and", "with" and "or", as a tree of demands.

``A degree in law, or a diploma and three years' experience`` is a choice between one demand and two. A mark binds
looser than a word alone: ``; and``, ``; or``, ``, or``, ``, and``, ``and``, ``or``, ``with``, from the loosest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.conditions.experience_en import of_which
from extractors.conditions.rules import LONGEST, Rule
from extractors.conditions.single_demands import atom
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.education import find_education
from extractors.values.numbers import english_number
from schema.conditions import AllOf, AnyOf, EducationLevel, Prose

_JOINT = re.compile(
    r"\s*;\s*(?:(?P<semi>and/or|and|or|plus)\b[\s,:]*)?|"
    r"(?P<comma>,)?\s+(?P<word>and/or|and|or|plus|together with|along with|coupled with|with)\s+",
    re.IGNORECASE,
)
_STRENGTH = {
    ("semi", "and"): 0,
    ("semi", "or"): 1,
    ("comma", "or"): 2,
    ("comma", "and"): 3,
    ("word", "and"): 4,
    ("word", "or"): 5,
    ("word", "with"): 6,
}
_ARTICLE = r"(?:(?:an?|the|at least|(?:a )?minimum of|not less than|no less than|have|has|having|hold|possess) )*"
_TIME = re.compile(
    rf"{_ARTICLE}{english_number()}(?: ?\(\d+\))?\+? (?:\w+ )?(?:years?|months?)\b(?! of age| old)", re.IGNORECASE
)
_PAPER = re.compile(
    rf"{_ARTICLE}(?:(?:valid|current|full|clean|unrestricted|active|professional|relevant|appropriate) )*"
    r"(?:(?=(?:an? |the )?(?:[\w'/-]+ ){0,5}(?:licen[cs]e|certificat(?:e|ion)|permit|registration|membership)\b)"
    r"(?:an? |the |valid |current |full |active |possession )|"
    r"(?:licen[cs]e|certificate) (?:in|of|as|issued|from|to)\b|"
    r"(?:current |full |active |valid )*(?:registration|membership|registered|enrolment) (?:with|in|of|as|by)\b|"
    r"(?:the |an? )?(?-i:(?:[A-Z][A-Za-z]{2,} ){1,3}qualification\b)|NVQ\b|"
    r"(?:possession|completion|graduation|attainment) (?:of|from)\b|eligib(?:le|ility) (?:for|to)\b|called to the)",
    re.IGNORECASE,
)
_ABLE = re.compile(
    r"(?:an? |the )?(?:ability|capacity|willingness|fluency|proficiency|competence|be able|able) (?:to|in)\b|"
    r"(?:an? |the )?(?:[\w-]+ ){0,2}(?:knowledge|command|understanding) of\b|"
    r"(?:must|should|shall) (?:be|have|hold|possess)\b|"
    r"(?:be|is|are) (?:an? |registered|willing|physically|medically|fluent|proficient|computer)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    rf"{_ARTICLE}(?:(?!(?:with|from|in|of|or|and) )[\w'.&()/-]+ ){{0,4}}?(?:degree|diploma|bachelor|master|"
    r"doctorate|baccalaureate|HND|OND|BA|LL\.?B|B\.? ?Sc|M\.? ?Sc|B\.? ?A|M\.? ?A|Ph\.? ?D|MBA|"
    r"B\.? ?Com|B\.? ?Ed|B\.? ?Tech|GCSEs?|K\.?C\.?S\.?E|WASSCE|matriculat|high school|secondary|intermediate|graduat)",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"(?:possession of |completion of |have |hold )?(?:an? |any |the |its |their )?(?:other )?(?:equivalent|"
    r"comparable|equal|higher|closely related|related|similar|allied|relevant (?:field|discipline|subject)|"
    r"recogni[sz]ed equivalent|GED|G\.E\.D|general educat|combination)",
    re.IGNORECASE,
)
"""An alternative that is no demand of its own: ``or its equivalent``."""
_SAME = re.compile(
    r"in (?:(?:any|one|either) of )?(?:those|these|the (?:above|same|said)|such)(?: \w+)? "
    r"(?:fields?|subjects?|disciplines?|areas?|specialit(?:y|ies))",
    re.IGNORECASE,
)


_OTHER = re.compile(
    r"the (?!(?:above|same|social|natural|physical|biological|humanities|arts|sciences|equivalent)\b)[\w-]+ \w",
    re.IGNORECASE,
)
"""Something of its own behind a comma and "or": ``, or the means to travel``; no subject of a degree."""
_WISH = re.compile(r"\bpreference\b|\bpreferred\b|\bdesirable\b|\ban? (?:advantage|asset)\b", re.IGNORECASE)


_GERUND = re.compile(r"[a-z]+ing\b")
_DOING = re.compile(
    r"\bexperience\b[^;]*? (?:in|of|performing|involving) (?:\w+ly )?\w+ing\b|\bexperience \w+ing\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Joint:
    start: int
    end: int
    strength: int
    either: bool


def compound(source: Source, text: str, at: int) -> list[Rule] | None:
    """What a phrase asks for, all of it together; None where it asks for one thing, or says what the reader cannot."""
    if len(text) > LONGEST:
        return None
    joints = _joints(text)
    if not any(j.either for j in joints):
        return None  # what is merely held together, the callers part themselves
    rules = _tree(source, text, at, (0, len(text)), joints)
    told = [r for rule in rules for r in _leaves(rule)]
    if sum(r.model is not Prose for r in told) < 1:
        return None
    _same_subjects(source, told)
    return rules


def starts_demand(text: str) -> bool:
    """Whether a text begins as a demand of its own does: with a time, a level, a paper or an ability."""
    if _LIKE.match(text):
        return False
    return any(p.match(text) for p in (_TIME, _PAPER, _ABLE)) or _level(text)


def _level(text: str) -> bool:
    if _LEVEL.match(text) is None:
        return False
    head = re.split(r"[,;]", text)[0]
    found = find_education(head[:120])
    return bool(found and found[0].level and found[0].start < 45)


def _joints(text: str) -> list[_Joint]:
    inside = [m.span() for m in re.finditer(r"\([^()]*\)", text)]
    found: list[tuple[int, int, str, str]] = []
    for m in _JOINT.finditer(text):
        if any(a <= m.start() < b for a, b in inside) or not text[m.end() :].strip() or not text[: m.start()].strip():
            continue
        word = (m["semi"] or m["word"] or "").strip()
        kind = "semi" if ";" in m.group() else "comma" if m["comma"] or (word.isupper() and word) else "word"
        said = word.casefold()
        said = "or" if said in ("or", "and/or") else "and" if said in ("and", "") else "with"
        right = text[m.end() :]
        if kind == "semi" and _GERUND.match(right) and _DOING.search(text, 0, m.start()):
            continue  # experience in doing one thing; doing another; or doing a third
        if kind == "semi" and not word:
            found.append((m.start(), m.end(), "semi", ""))
        elif (
            kind == "semi"
            or starts_demand(right)
            or (kind == "comma" and said == "or" and (_OTHER.match(right) or _licensed(text, m.start())))
        ):
            if said == "or" and (_LIKE.match(right) or re.search(r"\b(?:full|part)[- ]time,?$", text[: m.start()])):
                continue  # one year of full-time or two of part-time experience
            if said == "with" and not _TIME.match(right):
                continue
            found.append((m.start(), m.end(), kind if said != "with" else "word", said))
    out: list[_Joint] = []
    for index, (start, end, kind, said) in enumerate(found):
        if not said:  # a; b; or c
            said = next((s for _, _, k, s in found[index + 1 :] if k == "semi" and s), "and")
        if said == "or" and kind == "word" and _names(text, start, end):
            continue
        if said == "or" and kind != "semi" and _one_level(text, start, end):
            continue
        out.append(_Joint(start, end, _STRENGTH[kind, said], said == "or"))
    return _balanced(text, out)


def _licensed(text: str, cut: int) -> bool:
    """``a driver's licence, or personal mobility``: what would do instead of a licence is none."""
    left = re.split(r"[;]|, and ", text[:cut])[-1]
    return re.search(r"licen[cs]e\b", left) is not None and not re.search(r"licen[cs]e|certificate", text[cut:])


_ABBREVIATED = re.compile(r"(?:^|[;,] |\b(?:and|or|with) )(?:the |an? )?[A-Z]{2,}(?:, [A-Z]{2,})*,?$")


def _names(text: str, start: int, end: int) -> bool:
    """``ACCA, CIMA or CIPFA qualification``: names that share the noun behind the last of them."""
    return (
        _ABBREVIATED.search(text[:start]) is not None and re.match(r"[A-Z]{2,} qualification\b", text[end:]) is not None
    )


def _one_level(text: str, start: int, end: int) -> bool:
    """``Bachelor's or Master's degree in law``: two names of a level with one subject."""
    left = re.split(r"[,;]|\band\b", text[:start])[-1].strip()
    return (
        _level(text[end:])
        and re.match(r"(?:an?|the)\b", text[end:], re.IGNORECASE) is None
        and not re.search(r"\b(?:in|with|from|of)\b|\d", left)
    )


def _balanced(text: str, joints: list[_Joint]) -> list[_Joint]:
    """``a diploma and five years or a degree and three years``: where both sides are pairs, "or" binds looser."""
    plain = [j for j in joints if j.strength in (4, 5)]
    if [j.either for j in plain] != [False, True, False] or len(joints) != len(plain):
        return joints
    turn = plain[1]
    both = all(_level(part.strip()) for part in (text[: plain[0].start], text[turn.end :]))
    return [_Joint(j.start, j.end, 2 if j is turn else j.strength, j.either) for j in joints] if both else joints


def _tree(source: Source, text: str, at: int, span: tuple[int, int], joints: Sequence[_Joint]) -> list[Rule]:
    inner = [j for j in joints if span[0] <= j.start and j.end <= span[1]]
    if not inner:
        return _leaf(source, text, at, span)
    loosest = min(j.strength for j in inner)
    cuts = [j for j in inner if j.strength == loosest]
    edges = [span[0], *(e for j in cuts for e in (j.start, j.end)), span[1]]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    told = [_tree(source, text, at, part, inner) for part in parts]
    if not cuts[0].either:
        return [rule for rules in told for rule in rules]
    options = [_bundle(rules) for rules in told if rules]
    if len(options) < 2:
        return options
    flat = [o for option in options for o in (option.options if option.model is AnyOf else [option])]
    if all(o.model is Prose and o.values["kind"] == "other" for o in flat):
        return _leaf(source, text, at, span)
    lowest = _lowest(flat)
    if lowest is not None:
        return [lowest]
    return [Rule(AnyOf, {}, (flat[0].cited[0], flat[-1].cited[1]), options=flat)]


def _leaf(source: Source, text: str, at: int, span: tuple[int, int]) -> list[Rule]:
    raw = text[span[0] : span[1]]
    part = raw.strip(" ,;.")
    if len(part) < 3 or _WISH.search(part):
        return []
    begin = span[0] + raw.index(part)
    lead = re.match(r"either:? ", part, re.IGNORECASE)
    skip = lead.end() if lead else 0
    edges = [skip, *(edge for cut in of_which(part) for edge in cut), len(part)]
    return [atom(source, part[a:b], at + begin + a) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _lowest(options: list[Rule]) -> Rule | None:
    """``a degree or a diploma in nursing``: levels of one subject are one demand, the lowest of them."""
    if any(r.model is not EducationLevel or r.values.keys() - {"min", "majors"} for r in options):
        return None
    named = {r.values["majors"] for r in options if "majors" in r.values}
    alike = len({r.values["min"] for r in options}) == 1
    if len(named) > 1 and not alike:
        return None
    low = min(options, key=lambda r: r.values["min"].rank)
    majors = tuple(dict.fromkeys(m for r in options for m in r.values.get("majors", ())))
    values = {"min": low.values["min"]} | ({"majors": majors} if majors else {})
    return Rule(EducationLevel, values, (options[0].cited[0], options[-1].cited[1]))


def _bundle(rules: list[Rule]) -> Rule:
    return rules[0] if len(rules) == 1 else Rule(AllOf, {}, (rules[0].cited[0], rules[-1].cited[1]), options=rules)


def _leaves(rule: Rule) -> list[Rule]:
    return [leaf for o in rule.options for leaf in _leaves(o)] if rule.options else [rule]


def _same_subjects(source: Source, told: Sequence[Rule]) -> None:
    """``or a diploma in one of those fields``: the subjects named before."""
    named: Rule | None = None
    for rule in told:
        if rule.model is not EducationLevel:
            continue
        again = _SAME.search(source.text[rule.cited[0] : rule.cited[1]])
        if again and named is not None:
            rule.values["majors"] = named.values["majors"]
            rule.proofs["majors"] = [named.cited]
        elif "majors" in rule.values:
            named = rule


__all__ = ["compound", "starts_demand"]
