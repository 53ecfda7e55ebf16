"""Weights in prose: which share of what every component has (各占50%, 6:4的比例, accounting for 40% and 60%).

:func:`find_shares` reads one clause (between 。 or ；). Positions are those of the text given. A share whose whole is
not said has ``parent=None``; where it hangs is settled when the scheme is put together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.paper_shares import of_paper
from extractors.scoring.proportions import by_proportion
from extractors.scoring.share import Share, in_chain, listed_before
from extractors.scoring.unknown_parts import NOT_A_NAME, composition, with_unknown
from extractors.text import patterns as re
from extractors.text.needles import Either, find, find_all, may_match
from extractors.values.contents import without_contents
from extractors.values.floors import find_lines
from extractors.values.fractions import ANY_FRACTION, fractional
from extractors.values.qualifiers import for_stage, jointly, whole_before, widened
from extractors.values.ratios import (
    ANY_PERCENT,
    ANY_PROPORTION,
    Percent,
    find_percents,
    find_proportions,
    plain,
)
from extractors.values.subjects import SubjectHit, find_subjects
from extractors.values.subtotals import part_of_total


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    after: re.Pattern[str]
    cue: re.Pattern[str]
    each: re.Pattern[str]
    respectively: re.Pattern[str]
    anaphora: re.Pattern[str]
    parent_before: re.Pattern[str]
    parent_after: re.Pattern[str]
    parent_lead: re.Pattern[str]
    people: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load("weighting")

    def alternatives(items: Sequence[str], tail: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(items)}){tail}", re.IGNORECASE)

    return _Words(
        alternatives(data["veto"]["before"], r"(?:的|为|到)?\s?$"),
        re.compile(rf"\s?(?:{'|'.join(data['veto']['after'])})", re.IGNORECASE),
        alternatives(data["cues"]["words"]),
        re.compile(data["cues"]["each"], re.IGNORECASE),
        re.compile(data["cues"]["respectively"], re.IGNORECASE),
        re.compile(data["cues"]["anaphora"], re.IGNORECASE),
        alternatives(data["parent"]["before"], r"[《“\"]?$"),
        re.compile(rf"[》”\"]?(?:{'|'.join(data['parent']['after'])})", re.IGNORECASE),
        re.compile(
            rf"\W*(?:[\d.]+\s+)?(?:{'|'.join(data['parent']['lead'])}) (?:the |an? |their |this )?", re.IGNORECASE
        ),
        re.compile(data["parent"]["people"]),
    )


_MINIMUM_EN = re.compile(
    r"\b(?:minimum qualifying|qualifying|minimum pass|cut-?off|pass)(?: marks?| scores?| percentages?)\b[^.;]*%", re.I
)
"""Qualifying marks: UR 40%, OBC 36%: what must be reached is no weight."""


def find_shares(
    text: str, known: Sequence[SubjectHit] = (), section: SubjectHit | None = None, *, staged: bool = False
) -> list[Share]:
    """The weights that a clause states; with ``staged`` those that only rank people for a round.

    ``known``: the components named last before this clause, meant by 每门, 两科 or "each subject". ``section``: the
    component under whose heading the clause stands (五、面试(占总成绩60%)), used where the clause names none.
    """
    if not may_match(_ANY_SHARE, text):
        return []
    text = without_contents(text, marks=False)
    if may_match(_OF_QUESTIONS, text):
        text = _OF_QUESTIONS.sub(lambda m: "。" * len(m.group()), text)
    if (steps := in_chain(text)) and not find(_NESTED, text):
        return [share for step in steps for share in find_shares(step, known, section, staged=staged)]
    if nested := find(_NESTED, text) or find(_INSIDE, text):
        return _nested(text, nested, known, section)
    words = _words()
    if find(_MINIMUM_EN, text):
        return []
    if apart := _ratio_apart(text):
        begin, end = apart
        inside = "。" * begin + text[begin:end] + "。" * (len(text) - end)
        parts = (inside, text[:begin] + "。" * (end - begin) + text[end:])
        return [share for part in parts for share in find_shares(part, known, section, staged=staged)]
    percents = [
        p for p in find_percents(text) or _decimals(text) or fractional(text) if not _vetoed(text, p.start, p.end)
    ]
    about = [m.span("what") for p in (_CONTENT, _COVERS, _HOLDS) for m in find_all(p, text)]
    hits = [h for h in find_subjects(text) if not of_people(text, h) and not any(a <= h.start < b for a, b in about)]
    if not percents:
        parents = _parents(text, hits)
        subjects = [h for h in hits if h not in parents and h.kind != "total"]
        dealt = by_proportion(text, subjects, known, lambda share: _parent_of(parents, share, text))
        ranks = bool(dealt) and not any(h.kind == "total" for h in hits)
        ranks = ranks and for_stage(text, dealt[-1].end, [s.subject for s in dealt])
        return dealt if ranks == staged else []
    if any(p.value > 1 for p in percents) and len(percents) == 1:
        hits = hits or ([section] if section else [])
    hits = [widened(text, h, hits) for h in hits]
    if len(percents) == 1:
        hits = _labelled(text, hits, percents[0])
    last = percents[-1].start
    again = [
        h
        for h in hits
        if h.start > last
        and any(o.id == h.id and o.end <= last for o in hits)
        and not _OF_WHOLE.search(text[last : h.start])
        and not _made(text, h)
    ]
    hits = [h for h in hits if h not in again or h.kind == "total"]  # 面试(占50%):面试采用结构化形式
    parents = _parents(text, hits)
    subjects = [h for h in hits if h not in parents and (h.kind != "total" or h.id == "exam")]
    subjects = [h for h in subjects if not (text.startswith(":", h.end) and any(p.id == h.id for p in parents))]
    subjects = with_unknown(text, subjects, percents, parents)
    if len(subjects) != len(percents) and words.respectively.search(text):
        subjects = composition(text, subjects, len(percents)) or subjects
    anaphora = any(m.start() < percents[-1].start for m in words.anaphora.finditer(text))
    spread = len(percents) == len(known) > 1 and words.respectively.search(text)
    if known and (anaphora or spread) and not any(s.start < percents[0].start for s in subjects):
        subjects = [replace(h, start=-1, end=-1) for h in known]
        pairs = _in_order(subjects, percents, each=len(percents) == 1)
    else:
        if not subjects and section is not None and len(percents) == 1:
            subjects = [replace(section, start=-1, end=-1)]
            if not words.cue.search(text):
                return []
        pairs = _pairs(text, subjects, percents)
    shares = [Share(s, p.value, _parent_of(parents, p, text), p.start, p.end) for s, p in pairs]
    shares = [replace(s, parent=whole_before(text, s.subject, s.parent, s.end, hits)) for s in shares]
    sums = any(h.kind == "total" for h in hits)
    shares = [s for s in shares if not jointly(text, s.start)]
    whole = sum(s.weight for s in shares)
    ranks = not sums and (whole == 1 or (whole < 1 and len(shares) > 1))
    if (ranks and for_stage(text, percents[-1].end, [s.subject for s in shares])) != staged:
        return []
    shares = of_paper(text, _of_results(text, shares), section)
    return [s for s in shares if s.parent is None or s.parent.id != s.subject.id or _apart(s.subject, s.parent)]


def _apart(part: SubjectHit, whole: SubjectHit) -> bool:
    """Whether the names of a part and of a whole with one id differ: 结构化面试 of 面试, 面试 of 面试总成绩."""
    return len(part.name) > len(whole.name) or (whole.name.startswith(part.name) and whole.name != part.name)


def _made(text: str, hit: SubjectHit) -> bool:
    """Whether a result is what the parts before it make: 面试60%、技能40%合成面试总成绩."""
    made = hit.kind == "stage" and text[max(hit.start, 0) : hit.end].endswith(("成绩", "总分", "得分"))
    return made and _words().parent_before.search(text[: hit.start]) is not None


def _of_results(text: str, shares: Sequence[Share]) -> list[Share]:
    """The whole by all of its name where a part is called by the rest of it (面试 is a part of 面试总成绩)."""
    alike = {s.parent for s in shares if s.parent is not None and s.parent.name == s.subject.name}
    wholes = {w: replace(w, name=text[w.start : w.end]) for w in alike if _made(text, w)}
    parts = [s.subject for s in shares if s.parent in wholes]
    if any(_made(text, part) for part in parts):
        return list(shares)
    return [replace(s, parent=wholes.get(s.parent, s.parent)) if s.parent else s for s in shares]


def _ratio_apart(text: str) -> tuple[int, int] | None:
    """Where a part of a clause deals a ratio out to its tests, beside percentages of its other parts
    (笔试和面试按3:7计入考试成绩,考试成绩占综合成绩的60%)."""
    printed = find_proportions(text) if "%" in text else ()
    for ratio in (p for p in printed if p.shares is not None and sum(p.parts) in _ROUND):
        begin, end = text.rfind(",", 0, ratio.start) + 1, text.find(",", ratio.end)
        end = len(text) if end < 0 else end
        part = text[begin:end]
        if "%" not in part and "。" not in part and len(find_subjects(part)) > len(ratio.parts):
            return begin, end
    return None


_ROUND = (10, 100)
_OF_QUESTIONS = re.compile(
    r"(?:分别|各)?占(?:整个|全部|整套)?试题(?:的)?(?:题量|数量)的?\s?\d{1,2}%(?:[、和与及]\d{1,2}%)*"
    r"|(?<=[笔面]试)(?:的)?(?:内容|范围)(?:主要)?(?:为|是|包括|涉及|以)[^,。;]{2,60}?(?:相结合|为主)"
)
"""公共和专业知识分别占试题数量的30%和70%: how much is asked, not what it weighs."""
_CONTENT = re.compile(r"[笔面]试(?P<what>\((?:[^()%,]{2,8},)?(?:主要)?考[查试]?[^()%]*\))")
"""笔试(百分制,考护理学)占30%: what the test is about is no test of its own."""
_COVERS = re.compile(r"[笔面]试(?:的)?内容(?:主要)?(?:为|是|包括|涉及|以)(?P<what>[^,。;%]{2,40})(?=,[^。;]{0,16}满分)")
"""笔试内容为法律知识和公文写作,试卷满分100分,按30%计入: one paper, whatever it asks."""
_HOLDS = re.compile(r"(?<=[\u4e00-\u9fff])(?P<what>\((?:包含|含|包括|不含)[^()%\d]{2,12}\))")
"""试讲(包含面试)占50%: one test, whatever else it holds."""
_FRACTION = re.compile(r"(?<![\d.×*x/])\s?(0?\.\d{1,3})(?![\d.%分倍])")
_FRACTIONS = re.compile(r"权重|比重|系数|占比|weight", re.IGNORECASE)
_ANY_SHARE = Either(ANY_PERCENT, ANY_FRACTION, ANY_PROPORTION, _FRACTIONS)


def _decimals(text: str) -> list[Percent]:
    """Weights printed as decimals (权重分别为0.3、0.7), where they make up a whole."""
    if not find(_FRACTIONS, text):
        return []
    found = [Percent(m.start(1), m.end(1), plain(Decimal(m.group(1)))) for m in _FRACTION.finditer(text)]
    return found if len(found) > 1 and sum(p.value for p in found) == 1 else []


_NESTED = re.compile(r"%\s?\((?P<inner>(?:其中|包括|含|由)[^()]*%[^()]*)\)")


_INSIDE = re.compile(
    r"(?<=[笔面]试)\((?P<inner>[^()]*[\u4e00-\u9fff]{2}占[^()占]*%[^()]*)\)(?=[^()%]{0,30}占[^()%]{0,14}\d\s?%)"
)


def _nested(text: str, found: re.Match[str], known: Sequence[SubjectHit], section: SubjectHit | None) -> list[Share]:
    """面试占70%(其中A占40%,B占30%), 笔试(A占30%,B占70%)占40%: what stands in the bracket are parts of what stands
    before it; of what has its share behind the bracket only such as make a whole."""
    start, end = found.span("inner")
    outer = find_shares(text[:start] + " " * (end - start) + text[end:], known, section)
    inside = text[found.start()] == "("
    before = [s for s in outer if (s.subject.end if inside else s.end) in (found.start(), found.start() + 1)]
    inner = find_shares(" " * start + text[start:end] + " " * (len(text) - end), known, None)
    if inside and sum(s.weight for s in inner) != 1:
        return outer
    if not before or any(s.parent is not None for s in inner):
        return outer
    return sorted([*outer, *(replace(s, parent=before[0].subject) for s in inner)], key=lambda s: s.start)


_STAGE_LABEL = re.compile(r"\s*(?:[(（]?[\d一二三四五六七八九十]+[)）.、]\s?)?(?P<name>[\u4e00-\u9fff]{2,8}):")
_AFTER_COMMA = re.compile(
    r"[,。)](?:所?占|权重(?:为|占)?|所占比例为?)(?:(?:考试|测试|最终|综合|招聘|个人)*(?:总成绩|总分|综合成绩|成绩)的?(?:比例为?)?)?$"
)
_HELD_AS = re.compile(r"(?:成绩)?:?[^,;。:占%]{0,8}(?:采用|采取|以|形式为|方式为|通过|进行)[^,;。占%]{0,12}")


def _labelled(text: str, hits: Sequence[SubjectHit], percent: Percent) -> list[SubjectHit]:
    """初试:采用结构化面试,满分100分,占40% weighs the stage of the label, in whatever form it is held."""
    label = _STAGE_LABEL.match(text)
    if label is None or not _AFTER_COMMA.search(text[: percent.start].rstrip()):
        return list(hits)
    inside = [h for h in hits if h.start < label.end()]
    rest = [h for h in hits if label.end() <= h.start < percent.start and h.kind != "total"]
    if inside and rest and inside[0].kind != "total" and _HELD_AS.fullmatch(text, inside[0].end, rest[0].start):
        return [h for h in hits if h not in rest]
    name = label.group("name")
    if not inside and not rest and not NOT_A_NAME.search(name):
        return [SubjectHit(label.start("name"), label.end("name"), "", name), *hits]
    return list(hits)


def _vetoed(text: str, start: int, end: int) -> bool:
    words = _words()
    if any(line.percent and line.start <= start < line.end for line in find_lines(text)):
        return True  # 合格标准为试卷满分的60%
    return bool(words.before.search(text[max(0, start - 24) : start]) or words.after.match(text, end))


def of_people(text: str, hit: SubjectHit) -> bool:
    """面试人员, 笔试时间: the test is named, but what is meant is something else."""
    if hit.kind == "test":
        return True
    return bool(hit.end == hit.start + len(hit.name) and _words().people.match(text, hit.end))


def _parents(text: str, hits: Sequence[SubjectHit]) -> list[SubjectHit]:
    """Components that shares are *of*, among those that a clause names."""
    words = _words()
    out = []
    for hit in hits:
        before, after = text[max(0, hit.start - 26) : hit.start], text[hit.end :]
        if re.match(r"\s?of (?:each|every|the)?\s?", after) and hit.kind == "total" and not re.search(r"[%]", before):
            tail = re.match(r"\s?of (?:each|every)", after) or any(
                h.start - hit.end <= 8 and h.start > hit.end for h in hits
            )
            if tail:  # "the total score of Chinese interview 100 is 20%" speaks of the mark of that interview
                continue
        if hit.kind == "total":
            if hit.id != "exam" or not part_of_total(text, hit):
                out.append(hit)
        elif words.parent_lead.fullmatch(text, 0, hit.start) and _LED.match(text, hit.end):
            out.append(hit)
        elif words.parent_before.search(before) and not re.match(r"\s?[\(]?\d|\s?占", after):
            english = re.search(r"[A-Za-z] ?$", before) is not None
            if english and not re.search(r"%[^%]{0,12}$|weigh[^%]{0,20}$", before):
                continue
            if english and re.search(
                r"\b(?:in|for|to) (?:the )?$", before
            ):  # "30% in the aptitude test" is its own share
                continue
            if not english and not re.search(r"%|比例|占|各|\d:\d", text[max(0, hit.start - 40) : hit.end + 14]):
                continue
            out.append(hit)
        elif (found := words.parent_after.match(text, hit.end)) and any(
            h.start >= hit.end and h.start - hit.end < 40 and h.kind != "total" for h in hits
        ):
            listed = re.search(r"由[^,;。%]*$", text[: hit.start])
            if listed and found.group().strip().endswith(("组成", "构成")):
                continue  # 总成绩由笔试和面试组成: the last item of a list
            if found.group().startswith(("按", "以", ":", "将")):
                inner = [h for h in hits if h.start > hit.start and h.kind != "total"]
                if len(inner) < 2 or re.match(r"\s?[(\d百]", text[found.end() :]):
                    continue
            out.append(hit)
    return out


def _parent_of(parents: Sequence[SubjectHit], percent: Percent, text: str) -> SubjectHit | None:
    """The whole of a share: one named between its subject and its value, else the nearest of the clause."""
    if not parents:
        return None
    near = [
        h for h in parents if h.end <= percent.start and re.fullmatch(r"[^,、;%]{0,12}", text[h.end : percent.start])
    ]
    if near and re.search(r"(?:占|计入)[《“]?$", text[: near[-1].start]):
        return near[-1]
    behind = [h for h in parents if h.kind == "total" and _ADDED_TO.fullmatch(text, percent.end, h.start)]
    if behind:
        return behind[0]
    if len(parents) > 1 and (made := _MAKES.match(text, percent.end)):
        for whole in parents:
            if whole.start <= made.end() <= whole.start + 2 and (made["how"] or text.startswith("合成", whole.start)):
                return whole  # 甲、乙按4:6合成面试成绩,笔试、面试按6:4合成总成绩
    specific = [h for h in parents if h.kind != "total"]
    later = [h for h in parents if h.start >= percent.end]
    if later and (len(parents) == len(later) or not specific):
        return later[0]
    before = [h for h in parents if h.start < percent.start]
    if before and before[-1].kind == "total" and _SAID_OF.search(text[: before[-1].start]):
        return before[-1]  # 面试由A和B组成,面试成绩占总成绩的60%,笔试成绩占40%: what was said last holds on
    return (specific or before or list(parents))[-1]


def _pairs(text: str, subjects: list[SubjectHit], percents: Sequence[Percent]) -> list[tuple[SubjectHit, Percent]]:
    """Which subject each percentage belongs to."""
    words = _words()
    if not subjects:
        return []
    before = [s for s in subjects if s.end <= percents[0].start]
    if len(percents) == 1:
        gap = text[before[-1].end : percents[0].start] if before else ""
        listed = listed_before(text, before)
        apiece = _APIECE.match(text, percents[0].end)
        if len(listed) > 1 and (apiece or words.each.search(gap) or words.anaphora.search(gap)):
            return _in_order(listed, percents, each=True)
        alike = list({h.id or h.name: h for h in before}.values())
        if len(alike) > 1 and words.each.search(gap) and percents[0].value * len(alike) == 1:
            return _in_order(alike, percents, each=True)  # 试讲100分,实操100分,各占一半
        if len(listed) > 1 and re.search(r"[/]$", text[listed[-2].end : listed[-1].start]):
            return []
        if not words.cue.search(text) and not _adjacent(text, subjects, percents):
            return []
        if before and not re.search(r"[;。]", gap):
            return [(before[-1], percents[0])]
        return [(subjects[0], percents[0])] if subjects[0].start - percents[0].end < 60 else []
    if len(before) == len(percents) == len(subjects):
        return list(zip(subjects, percents, strict=True))
    order: list[SubjectHit | Percent] = sorted([*subjects, *percents], key=lambda x: x.start)
    if all(isinstance(x, Percent) == bool(i % 2) for i, x in enumerate(order)) and len(order) % 2 == 0:
        return list(zip(order[::2], order[1::2], strict=True))  # type: ignore[arg-type]
    if all(isinstance(x, Percent) == (not i % 2) for i, x in enumerate(order)) and len(order) % 2 == 0:
        return [(s, p) for p, s in zip(order[::2], order[1::2], strict=True)]  # type: ignore[misc]
    after = [s for s in subjects if s.start > percents[0].start]
    if len(after) == len(percents) and all(
        _GIVEN.fullmatch(text[p.end : s.start]) for s, p in zip(after, percents, strict=True)
    ):
        return list(zip(after, percents, strict=True))
    if len(before) == len(subjects) and words.respectively.search(text):
        listed = listed_before(text, before)
        if len(listed) >= len(percents):
            return _in_order(listed[-len(percents) :], percents, each=False)
    return _nearest(text, subjects, percents)


_GIVEN = re.compile(
    r"\s?(?:of )?(?:weight(?:age|ing)?|marks?)?\s?(?:is |being )?(?:given |allotted |assigned )?"
    r"(?:to|on|for|in|from) (?:the )?"
)


def _nearest(text: str, subjects: list[SubjectHit], percents: Sequence[Percent]) -> list[tuple[SubjectHit, Percent]]:
    """Runs of subjects closed by percentages: A、B各占30%，C占40%; and A、B分别占30%、40%，C占30%."""
    words = _words()
    out: list[tuple[SubjectHit, Percent]] = []
    items: list[SubjectHit | Percent] = sorted([*subjects, *percents], key=lambda x: x.start)
    run: list[SubjectHit] = []
    tail: list[Percent] = []
    for item in [*items, None]:
        if isinstance(item, Percent):
            tail.append(item)
            continue
        if tail:
            gap = text[run[-1].end : tail[0].start] if run else ""
            listed = listed_before(text, run)
            if len(tail) == 1 and len(listed) > 1 and words.each.search(gap):
                out += _in_order(listed, tail, each=True)
            elif len(tail) == len(listed):
                out += _in_order(listed, tail, each=False)
            elif len(tail) == 1 and run:
                out.append((run[-1], tail[0]))
            run, tail = [], []
        if item is not None:
            run.append(item)
    return out


def _adjacent(text: str, subjects: Sequence[SubjectHit], percents: Sequence[Percent]) -> bool:
    """Whether a percentage stands right behind a subject, with nothing but dots, blanks or a bracket between."""
    return any(
        re.fullmatch(r"[\s.·…:(_-]*", text[s.end : p.start]) for s in subjects for p in percents if s.end <= p.start
    )


_LED = re.compile(
    r"(?: (?:scores?|marks?|results?|grades?|itself))?[,:] (?=[^,;]{3,60}?\b(?:count|weigh|carr|contribut|account))"
)
"""For the written examination score, the essay counts for 30 %: what a sentence says first that it is about."""
_ADDED_TO = re.compile(r"(?:的?比例)?(?:折[算合]|换算)?后?(?:分别)?[计记]入[《“]?")
"""公共科目成绩按30%折算后计入总成绩: what follows the share is its whole, whatever is named before."""
_MAKES = re.compile(
    r"的?(?:比例|比重|权重)?,?(?:折算|加权|折合)?后?(?:相加)?(?P<how>合成|合并为?|汇总为|构成|组成|形成|得出)?[《“]?"
)
_SAID_OF = re.compile(r"[占计][入到]?[《“]?$")
_OF_WHOLE = re.compile(r"\bof (?:the |its |their )?$", re.IGNORECASE)
_APIECE = re.compile(r"\s?(?:each|apiece|(?:of (?:the )?[a-z]+ (?:score|mark)s? )?respectively)\b", re.IGNORECASE)


def _in_order(
    subjects: Sequence[SubjectHit], percents: Sequence[Percent], *, each: bool
) -> list[tuple[SubjectHit, Percent]]:
    if each:
        return [(s, percents[0]) for s in subjects]
    return list(zip(subjects, percents, strict=False)) if len(subjects) == len(percents) else []


__all__ = ["Share", "find_shares", "listed_before", "of_people"]
