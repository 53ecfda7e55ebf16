"""Rounding targets: which component a rule on decimals is about, where it names one, several, all rounds or none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractors.scoring.components import Components, Node
from extractors.scoring.rounding import RoundingRule
from extractors.scoring.stated import Statement
from extractors.scoring.weighed_results import round_weighed, rounded_weighed
from extractors.text import patterns as re
from extractors.values.subjects import find_subjects


def add_roundings(parts: Components, statements: Sequence[Statement], weighed: Collection[str] = ()) -> None:
    """The decimals of every component that a rule is about; the first rule for it counts, one that names it before one
    for all of them. ``weighed``: names of results that are rounded after they are weighed."""
    for made in sorted(statements, key=lambda s: isinstance(s.value, RoundingRule) and s.value.target == "stages"):
        rule = made.value
        assert isinstance(rule, RoundingRule)
        wanted = [parts.by_name.get(h.name, h.id) if h.kind == "total" else h.id for h in rule.subjects]
        if made.section is not None and wanted == [made.section.id] and rule.subjects[0] is made.section:
            wanted = []
        after = rounded_weighed(weighed, made, parts)
        for ident in after:
            round_weighed(parts, ident, made, rule.decimals, rule.mode)
        if after and not (wanted := [ident for ident in wanted if ident not in after]):
            continue
        if rule.target == "stages":
            wanted += [e.child for e in parts.edges_of("total")]
            wanted += ["total"] if wanted and _after_total(made) else []  # 综合成绩=…。各项成绩…: that one too
        if not wanted:
            summed = made.section is not None and made.section.kind != "total" and _after_total(made)
            wanted = [made.section.id] if made.section is not None and not summed else [_rounded(parts, made)]
        for ident in dict.fromkeys(wanted):
            roots = [n for n in parts.nodes.values() if n.edges and not parts.has_parent(n.id)]
            if ident == "total" and ident not in parts.nodes and len(roots) == 1 and made.source.zh:
                ident = roots[0].id  # 总分 where only the papers of the written test are weighed
            node = parts.nodes.get(ident)
            if node is None and ident == "total":
                hit = next((h for h in rule.subjects if h.id == "total"), None)
                node = parts.node(hit, made) if hit else parts.nodes.setdefault("total", Node("total"))
            if node is not None and node.decimals is None:
                node.decimals, node.rounding, node.decimals_at = rule.decimals, rule.mode, made.evidence


_JUDGED = re.compile("评委|考官|最高分|平均分|亮分|打分")


def _after_total(made: Statement) -> bool:
    """综合成绩=…。计算成绩时保留两位小数, in one paragraph: the total is kept, whatever heading stands above."""
    line = made.source.line_at(made.base)
    before = made.source.text[line.start : made.base] if line and made.source.zh else ""
    return "=" in before and any(h.kind == "total" for h in find_subjects(before[: before.index("=")]))


def _rounded(parts: Components, made: Statement) -> str:
    """What a rule without any name is about: the mark of judges, the one mark there is, or the total."""
    line = made.source.line_at(made.base)
    text = made.source.text[max(made.base - 60, line.start if line else 0) : made.base + made.value.end]
    if "interview" in parts.nodes and made.source.zh and _JUDGED.search(text):
        return "interview"
    ranked = [n.id for n in parts.nodes.values() if n.counted and not parts.has_parent(n.id)]
    return ranked[0] if "total" not in parts.nodes and len(ranked) == 1 and made.source.zh else "total"
