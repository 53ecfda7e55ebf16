"""Render: a diff as rows for a terminal, and as one HTML page that needs nothing else."""

from __future__ import annotations

import html
import json
from typing import Any

from schema.diff import Diff, Difference, DiffGroup, DiffKind, Side

SIGNS = {DiffKind.ADDED: "+", DiffKind.REMOVED: "-", DiffKind.CHANGED: "~", DiffKind.MOVED: "↕"}

_MOST_NAMES = 4


def rows(diff: Diff) -> list[tuple[str, str, str, str, str]]:
    """A row per group: weight, sign, where, before, after. One change on 37 posts is one row."""
    return [(g.weight.value, SIGNS[g.kind], where(g), shown(g, "before"), shown(g, "after")) for g in diff.groups]


def where(group: DiffGroup) -> str:
    """What a group is about: ``posts: LX2304 农技推广 · headcount``, ``posts: 37 × headcount (…)``."""
    names = list(dict.fromkeys(_named(m) for m in group.members if m.record != group.section))
    listed = ", ".join(names[:_MOST_NAMES]) + (
        f" … {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    )
    count = f"{len(group.members)} × " if len(group.members) > 1 else ""
    parts = [f"{count}{listed}" if listed else "", group.field or ""]
    text = " · ".join(filter(None, parts))
    return f"{group.section}: {text}" if text != group.section else group.section


def _named(member: Difference) -> str:
    """A record's name; one within a scheme says which scheme."""
    side = member.after or member.before
    steps = side.pointer.split("/") if side is not None else []
    inner = member.section == "schemes" and len(steps) > 4
    return f"{steps[2]} {member.record}" if inner else member.record


def shown(group: DiffGroup, side: str) -> str:
    """One side's value for people; a whole record is its name."""
    own: Side | None = getattr(group.members[0], side)
    if own is None:
        return ""
    return value_text(own.value) if group.field is not None else group.members[0].record


def value_text(value: Any) -> str:
    """A JSON value as people read it."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, (str, int)) for item in value):
        return "、".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_STYLE = """
body{font:15px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:76rem;
padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.35rem}h2{font-size:1.05rem;margin:2rem 0 .4rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #c8c8c8;padding:.4rem .6rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}
th{background:#f2f2f2}th:first-child{width:24%}
q,.q{display:block;margin-top:.3rem;color:#4a4a4a;font-size:.88em;border-left:3px solid #9a9a9a;padding-left:.5rem;
quotes:none}
.added td:last-child{background:#e6f4e6}.removed td:nth-child(2){background:#fbe9e7}
.changed td:last-child{background:#fff8dc}.sign{font-weight:bold;margin-right:.4rem}
"""


def page(diff: Diff) -> str:
    """A self-contained HTML page: both values of every difference with the words that each rests on."""
    out = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>Differences</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{_text(diff.before)} → {_text(diff.after)}</h1>",
        f"<p>{len(diff.groups)} changes on {len(diff.differences)} records.</p>",
    ]
    weights = dict.fromkeys(g.weight for g in diff.groups)
    for weight in weights:
        groups = [g for g in diff.groups if g.weight is weight]
        out.append(f"<h2>{weight.value} ({len(groups)})</h2><table><thead><tr><th scope=col>what</th>")
        out.append("<th scope=col>before</th><th scope=col>after</th></tr></thead><tbody>")
        for group in groups:
            sides = (_side(group, "before"), _side(group, "after"))
            sign = f'<span class="sign" title="{group.kind.value}">{SIGNS[group.kind]}</span>'
            cells = "".join(f"<td>{side}</td>" for side in sides)
            out.append(f'<tr class="{group.kind.value}"><th scope=row>{sign}{_text(where(group))}</th>{cells}</tr>')
        out.append("</tbody></table>")
    if not diff.groups:
        out.append("<p>Nothing differs.</p>")
    out.append("</main></body></html>\n")
    return "\n".join(out)


def _side(group: DiffGroup, side: str) -> str:
    text = _text(shown(group, side))
    quotes: dict[str, str] = {}
    for member in group.members[:_MOST_NAMES]:
        own: Side | None = getattr(member, side)
        for piece in own.evidence[:3] if own else ():
            quotes.setdefault(piece.quote, piece.address or "")
    return text + "".join(f'<q title="{_text(at)}">{_text(quote)}</q>' for quote, at in quotes.items())


def _text(value: str) -> str:
    return html.escape(value, quote=True)
