"""Standing: by which result people are ranked for a stage (笔试成绩从高到低, combined standing on two tests)."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from extractors.outline.passages import Passage
from extractors.scoring.naming import Named, Names
from extractors.scoring.weighting import find_shares
from extractors.text import patterns as re
from extractors.text.context import Draft
from extractors.text.needles import find
from extractors.values.fractions import TENTHS
from extractors.values.numbers import parse_int
from extractors.values.result_names import for_a_round
from schema.scheme import Term, WeightedSum

_ORDER = re.compile(
    r"(?:\([^()]*\))?(?:排名|名次|的?顺序)?,?(?:分别|依次)?(?:由高|从高|高低|以高|自高|择优|排序|先后|为序|前\S{1,3}名)"
)
_EQUAL = re.compile(r"(?:成绩|得分|分数)?(?:均|都|出现)?(?:相同|并列|相等|同分)")
"""按1:3确定面试人选,总成绩相同的…: what is said of equal results is no order of this cut."""
_ORDER_EN = re.compile(r"[^.;]{0,20}(?:from high|high(?:est)? to low|in descending|in order of merit)", re.IGNORECASE)
_ORDER_OF = re.compile(
    r"\b(?:order of(?: merit)?|ranked (?:by|on|according to)|ranking (?:by|on|in|of))(?: (?:the|their|his|her|in|on"
    r"|of|by|to|marks?|scores?|obtained|secured))* $",
    re.IGNORECASE,
)
_BEST_IN = re.compile(
    r"\b(?:highest|best|top|most|largest|greatest)\b(?: (?!who\b|that\b|will\b|shall\b|pass|be\b)[\w'-]+){0,4}? ?"
    r"(?:the |their |his )?$",
    re.IGNORECASE,
)
"""Of those who pass one test, the sixty *with the highest marks in* another."""
ABSENT = "?"
"""People are ranked by a component that the scheme does not have."""
_SUM = re.compile(
    r"之和|相加|合计|总和|算术和|求和|累加|"
    r"combined|sum of|put together|together|added|aggregate|total (?:of|marks|score)|"
    r"\bplus\b|\+|(?:\d\s?[:比]\s?\d|[一二三四五六七八九]比?[一二三四五六七八九])\s?的?(?:比例|权重)(?:进行)?(?:折算|合成|折合|计算|加权|合计)"
    r"|成绩\d(?::\d)+的?比例|%的?比例|%(?:的权重)?(?:合成|折算|折合|加权)",
    re.IGNORECASE,
)


class Spot(Protocol):
    """Where in the text the number of people stands."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def standing(text: str, spot: Spot | None, to: str, names: Names, passage: Passage, base: int) -> str | None:
    """Id of the mark or step that ranks people for ``to``, or None where the text names none.

    ``base`` is where ``text`` begins in the passage. A sum of several results (笔试与体能之和) is a step of its own:
    the scheme's own one, else one made here and kept in ``names.made``.
    """
    text = _without_formulas(text, names)
    if (first := _FIRST.search(text)) and len(run := _first(names, parse_int(first.group("n")) or 0)) > 1:
        at = (first.start(), first.end())
        spots = [Named(*at, i, True) for i in run]
        return _combined(spots, text, to, names, passage, base)
    everything = _apart(names.find(text), text, names)
    named = [n for n in everything if names.known(n.id)]
    strange = [n for n in everything if not names.known(n.id) and n.id != to and (n.scored or _weak(text, n))]
    if strange and not any(n.scored or _weak(text, n) for n in named if n.id != to):
        # the notice ranks by something that this scheme does not have: no default may take its place
        return "interview" if strange[-1].id == "interview" and to != "interview" else ABSENT
    late = to in ("physical", "inspection", "publicity", "hire")
    weak = [n for n in named if not n.scored and _weak(text, n)]
    if late or names.known("written"):  # whoever passed the fitness test is ranked by the test before it
        weak = [n for n in weak if not text.startswith("合格", n.end) or not (late or n.id in _VERDICTS)]
    scored = [n for n in named if n.scored or n in weak]
    scored = [n for n in scored if (n.id != to or n.scored) and not _EQUAL.match(text, n.end)]
    several = numbered(text, names)
    named = sorted([*(n for n in named if not any(s.start <= n.start < s.end for s in several)), *several], key=_at)
    both = _summed(text, [n for n in named if n.id != to]) or _thereby(text, named, names)
    if both:
        return _combined(both, text, to, names, passage, base)
    if not scored:
        return None
    equal = re.search(r"末位|同分|并列|相同", text)
    limit = equal.start() if equal else len(text)
    scored = [n for n in scored if n.start < limit]
    ordered = [
        n
        for n in scored
        if _ORDER.match(text, n.end)
        or _ORDER_EN.match(text, n.end)
        or _ORDER_OF.search(text[: n.start])
        or _BEST_IN.search(text[: n.start])
    ]
    for pool in (ordered, scored):
        earlier = [n for n in pool if spot is None or n.end <= spot.start]
        if pool:
            return _first_of(earlier[-1] if earlier else pool[0], named, text).id
    return None


def _without_formulas(text: str, names: Names) -> str:
    """按总成绩(总成绩=笔试成绩×50%+面试成绩×50%)确定…: what a bracket explains of a result is no order of its own."""
    opened = _EXPLAINED.search(text)
    while opened:
        depth, end = 1, opened.end()
        while end < len(text) and depth:
            depth += (text[end] == "(") - (text[end] == ")")
            end += 1
        inside = text[opened.end() : end]
        made = _FORMULA.search(inside) or ("+" in inside and not _JOINS.match(text, end))
        round_ = for_a_round(last=True).search(text, 0, opened.start())
        if depth == 0 and made and names.find(inside) and not round_:
            text = text[: opened.start()] + " " * (end - opened.start()) + text[end:]
        opened = _EXPLAINED.search(text, end)
    return text


_EXPLAINED = re.compile(r"(?<=成绩|得分|总分|分数)\(")
_JOINS = re.compile("[、和与及加+]")
_FORMULA = re.compile(r"[=×÷*]|\d\s?%|^(?:含|包括|包含)")


def _first_of(chosen: Named, named: list[Named], text: str) -> Named:
    """以笔试或技能测试成绩: of results that are alternatives, the one that is named first."""
    before = [n for n in named if n.end <= chosen.start and _OR.fullmatch(text, n.end, chosen.start)]
    return before[-1] if before else chosen


_OR = re.compile(r"(?:成绩|得分)?(?:或者?|/)")


def _apart(found: list[Named], text: str, names: Names) -> list[Named]:
    """The written and performance tests: two tests that share a noun, where no one test of the scheme is called so."""
    for joint in _JOINT.finditer(text):
        pair = [names.find(f"{joint[key]} {joint['noun']}") for key in ("one", "two")]
        over = [n for n in found if n.start < joint.end() and joint.start() < n.end]
        whole = any(n.id in names.ids and joint.start("one") >= n.start and n.end == joint.end() for n in over)
        if not whole and all(len(p) == 1 and p[0].id in names.ids for p in pair):
            one = Named(*joint.span("one"), pair[0][0].id, True)
            two = Named(joint.start("two"), joint.end(), pair[1][0].id, True)
            found = sorted([*(n for n in found if n not in over), one, two], key=_at)
    return found


_JOINT = re.compile(
    r"(?:the )?(?P<one>[a-z-]+) (?:and|plus) (?:the )?(?P<two>[a-z-]+(?: [a-z-]+)?) (?P<noun>test|examination|exam"
    r"|paper|exercise)s",
    re.IGNORECASE,
)
_VERDICTS = frozenset({"physical_test", "psychological"})


def _at(named: Named) -> int:
    return named.start


_NUMBERED = re.compile(
    r"\b(?P<word>Paper|Part|Section|Test)s[- ](?P<list>(?:IV|V|I{1,3}|[1-5]|[A-E])(?:(?:, and |, | and | & | ?\+ ?)"
    r"(?:IV|V|I{1,3}|[1-5]|[A-E])\b)+)",
    re.IGNORECASE,
)


def numbered(text: str, names: Names) -> list[Named]:
    """Papers II and III: the papers that the scheme calls Paper II and Paper III."""
    out: list[Named] = []
    for found in _NUMBERED.finditer(text):
        for item in re.finditer(r"[A-Z\d]+\b(?<!and)", found.group("list")):
            ids = [n.id for n in names.find(f"{found.group('word')} {item.group()}") if names.known(n.id)]
            begin = found.start("list") + item.start()
            out += [Named(begin, begin + len(item.group()), i, True) for i in ids[:1]]
    return out


_FIRST = re.compile(
    r"前(?P<n>[两二三四2-4])(?:项|个?环节|个?阶段|轮)(?:考试|测试)?(?:的)?(?:合成|加权|折算|累计|合计|综合|总)?(?:后的?)?(?:总?成绩|得分|总?分数|之和|总和)"
)
"""按前两项合成成绩: what the first tests make together."""


def _first(names: Names, count: int) -> list[str]:
    chain = [c for c in names.chain() if c != names.scheme.total]
    return chain[:count] if 1 < count < len(chain) else []


_PASSED = re.compile(r"(?:[合及]格|结果|排名|名次|前[\d一二三四五六七八九十]{1,3}[名位人]|按照?\s?1\s?:)")


def _weak(text: str, named: Named) -> bool:
    """笔试合格者按1:3, 笔试按1:3, by written test, 根据面试结果: no 成绩 is printed, but a result decides."""
    if re.match(
        r"(?:合格|及格|结果|排名|名次|前[\d一二三四五六七八九十]{1,3}[名位人]|按照?\s?1\s?:)", text[named.end :]
    ):
        return True
    lead = text[max(0, named.start - 24) : named.start]
    return bool(
        re.search(
            r"(?:(?<!followed )\b(?:by|on|in|from) (?:the )?|\b(?:best|highest) (?:(?:at|in|on) (?:the )?)?)$",
            lead,
            re.IGNORECASE,
        )
    ) and not re.match(r"s?\)? ", "")


def _summed(text: str, named: list[Named]) -> list[Named]:
    """The run of names whose sum the text speaks of."""
    if len({n.id for n in named}) < 2:
        return []
    if not find(_SUM, text):
        return _sharing(text, named)
    runs: list[list[Named]] = []
    for name in named:
        if runs and re.fullmatch(
            rf"(?:成绩|得分|分数|分)?\s?(?:\([^()]{{1,12}}\))*(?:[×*占的]?\s?(?:\d{{1,2}}%|{TENTHS})\s?)?(?:\bmarks?\s)?"
            r"(?:[、与和及+加&]|以及|,? and(?: the)?|plus|,)"
            r"\s?(?:the |in |of |for )*(?:(?![按依由从在以据])[\u4e00-\u9fff]){0,4}",
            text[runs[-1][-1].end : name.start],
            re.IGNORECASE,
        ):
            runs[-1].append(name)
        else:
            runs.append([name])
    for run in runs:
        behind = _ASIDES.sub("", text[run[-1].end : run[-1].end + 40])[:14]
        if len({n.id for n in run}) > 1 and _SUM.search(text[max(0, run[0].start - 40) : run[-1].end] + behind):
            return run
    return []


_ASIDES = re.compile(r"\([^()]{1,12}\)")
_TOGETHER = re.compile(r"(?:成绩|得分)?(?:和|与|及|以及|、)")
_TOTALLED = re.compile(r"(?:总成绩|总分数?|总得分|综合成绩|合成成绩|累计成绩)$")


def _sharing(text: str, named: list[Named]) -> list[Named]:
    """笔试和体能测评总成绩: names that share one word for what they make together."""
    run: list[Named] = []
    for name in named:
        joined = run and _TOGETHER.fullmatch(text, run[-1].end, name.start)
        run = [*run, name] if joined and not run[-1].scored else [name]
        if len({n.id for n in run}) > 1 and _TOTALLED.search(text, name.start, name.end):
            return run
    return []


def _combined(run: list[Named], text: str, to: str, names: Names, passage: Passage, base: int) -> str:
    ids = tuple(dict.fromkeys(n.id for n in run))
    for step in names.scheme.steps:
        if isinstance(step, WeightedSum) and {t.input for t in step.terms} == set(ids):
            return step.id
    tail = _SUM.search(text, run[-1].end)
    end = tail.end() if tail and tail.start() - run[-1].end <= 14 else run[-1].end
    if share := _SHARE.match(text, end):
        end = share.end()
    weighted = _WEIGHTED.search(text, run[0].start, end + 4) is not None
    terms_of = _terms(names)
    # 得分之和 of tests that the total counts as points (100 marks as 30 points) adds these points, not the raw marks
    weighted = weighted or any(i in terms_of and terms_of[i].scale_to is not None for i in ids)
    shares = terms_of if weighted else {}
    printed = _printed(run, text) if weighted else {}
    ident = "pre_" + to if weighted else "_and_".join(ids)
    cite = passage.cite(base + run[0].start, base + end)
    draft = Draft(ident)
    draft.cite(cite)
    draft.put("name", text[run[0].start : end])
    draft.put("stage_only", True)
    terms = []
    for part in ids:
        term = Draft(f"{ident}-{part}")
        term.cite(cite)
        term.put("input", part)
        if part in printed:
            term.put("weight", printed[part])
        elif part not in shares:
            term.put("weight", Decimal(1))
        else:
            for name in ("weight", "over", "scale_from", "scale_to"):
                term.put(name, getattr(shares[part], name))
        terms.append(term.build(Term))
    names.made.setdefault(ident, draft.build(WeightedSum, terms=tuple(terms)))
    names.admit(ident)
    return ident


_SHARE = re.compile(
    r"(?:成绩|得分|分数|分)?(?:\([^()%]{1,12}\))?\(?(?:[×*的]|占(?:[^,;。%\d]{0,14}的)?)?\s?(?P<n>\d{1,2})%"
)
_WEIGHTED = re.compile(rf"加权|折算|合成|按比例|weighted|\d%|{TENTHS}")
_THEREBY = re.compile(r",(?:并?据此|以此|按此)")


def _thereby(text: str, named: list[Named], names: Names) -> list[Named]:
    """讨论占第二轮得分的60%,笔试占40%,据此按1:3确定…: what two or more results make up by their shares."""
    found = _THEREBY.search(text)
    before = [n for n in named if found and n.end <= found.start() and n.id != names.scheme.total]
    run = [n for n in before if _SHARE.match(text, n.end)]
    return run if len({n.id for n in run}) > 1 else []


def _printed(run: list[Named], text: str) -> dict[str, Decimal]:
    """What each result weighs for this stage, where the text prints it for every one."""
    found = {n.id: _SHARE.match(text, n.end) for n in run}
    out = {i: Decimal(m.group("n")) / 100 for i, m in found.items() if m}
    if len(out) == len(found):
        return out
    told = [s for s in find_shares(text, staged=True) if run[0].start <= s.subject.start <= run[-1].end]
    ids = [n.id for s in told for n in run if n.start <= s.subject.start < n.end or s.subject.start == n.start]
    whole = len(ids) == len(told) == len(found) == len(set(ids))
    return {i: s.weight for i, s in zip(ids, told, strict=True)} if whole else {}


def _terms(names: Names) -> dict[str, Term]:
    root = next((s for s in names.scheme.steps if s.id == names.scheme.total), None)
    return {t.input: t for t in root.terms} if isinstance(root, WeightedSum) else {}
