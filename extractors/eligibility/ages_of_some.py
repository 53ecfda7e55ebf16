"""Ages that Chinese items ask of some: one sex beside its age, a class of posts that a label names."""

from __future__ import annotations

from extractors.conditions.ages import find_ages
from extractors.conditions.requirements import age_rule
from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Source
from schema.conditions import Age, GenderIs
from schema.values import Gender


def eased_age(rule: Rule, year: int | None) -> None:
    """机动车查验岗:…,年龄可放宽至40周岁: a relaxation that its label gives to a class of posts is a limit of theirs."""
    if rule.model is not Age or rule.values.keys() != {"text"}:
        return
    found = find_ages(str(rule.values["text"]), year=year)
    if len(found) == 1:
        told = age_rule(found[0], rule.cited[0])
        rule.values, rule.loose, rule.swapped, rule.noise = told.values, told.loose, told.swapped, told.noise


_SEX_ASKED = re.compile(r"(?P<sex>[男女])(?:性|生)?,(?=(?:年龄)?[^,。;]{0,6}\d\d)")
_SEX_FIRST = re.compile(r"(?P<all>(?P<sex>[男女])(?:性|生(?=,))?),(?=\S)")
_SEX = re.compile(r"[男女](?:性|生)?")


def drop_lone_sex(source: Source, piece: Piece, rules: list[Rule], within: tuple[int, int] | None = None) -> None:
    """男性,20至35周岁; 女性,初中及以上学历: two demands, unless the notice speaks of the other sex as well.

    :param within: the range of the view that speaks of the same post, where the notice describes each post apart
    """
    asked = {m["sex"] for m in _SEX_ASKED.finditer(piece.text)}
    first = _SEX_FIRST.match(piece.text)
    asked |= {first["sex"]} if first else set()
    other = {"男": "女", "女": "男"}.get("".join(asked), "男女")
    around = source.text[slice(*within)] if within else source.text
    if not asked or re.search(rf"[{other}](?:性|生)?[^。;\n]{{0,12}}\d\d\s?(?:周岁|岁|厘米|cm)", around):
        return
    if first and not re.search(rf"{other}(?:性|生|兵|子|\d|名)", around):
        if not any(rule.model is GenderIs for rule in rules):
            sex = Gender.MALE if first["sex"] == "男" else Gender.FEMALE
            rules.insert(0, Rule(GenderIs, {"value": sex}, (piece.start, piece.start + first.end("all"))))
        sexed = rules
    else:
        sexed = [rule for rule in rules if rule.model is Age]
    for rule in sexed:
        if _SEX.fullmatch(str(rule.values.get("who"))):
            rule.values.pop("who")
            rule.proofs.pop("who", None)


__all__ = ["drop_lone_sex", "eased_age"]
