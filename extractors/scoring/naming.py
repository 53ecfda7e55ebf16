"""Naming: which mark or step of a scheme a phrase of the notice means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.lexicon import load
from extractors.scoring.only_test import sole_test
from extractors.scoring.short_heads import heads_alone
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find_all
from extractors.text.source import Source
from extractors.values.subjects import find_subjects, kinds
from schema.scheme import Mark, Scheme, Step, WeightedSum

_PEOPLE = re.compile(
    r"人选|人员|对象|名单|考生|环节|资格|比例|阶段|时间|通知|考官|考场|方式|准考|入围|递补|合格|的|者|前|后|时"
)
_SUFFIX = re.compile(r"(?:总成绩|成绩|得分|总分|分数|分)$")
_COMMON = frozenset(
    [
        "科目",
        "考试",
        "测试",
        "测验",
        "知识",
        "能力",
        "技能",
        "水平",
        "部分",
        "环节",
        "素质",
        "基础",
        "综合",
        "专业",
        "公共",
        "成绩",
        "总成绩",
        "题",
        "业务知识",
    ]
)
_SCORE = r"(?=(?:总?成绩|得分|总?分数|总分|分(?![钟之配别]))|\s(?:score|mark|result)s?\b)"


@dataclass(frozen=True, slots=True)
class Named:
    """A mark or step named at ``start:end``. ``scored``: a result is meant (面试成绩), not the event (面试人选)."""

    start: int
    end: int
    id: str
    scored: bool


class Names:
    """Resolves names against one scheme. A scheme without components takes any name of the lexicon; one for everybody
    whose weights are not all printed takes the rounds of the lexicon besides its own components."""

    def __init__(self, scheme: Scheme, sources: Sequence[Source] = ()) -> None:
        self.scheme = scheme
        self.ids = set(scheme.ids())
        self.bare = not self.ids
        general = bool(self.ids) and not scheme.tracks and scheme.when is None
        self.open = general and any(s.zh for s in sources) and not _complete(scheme) and not sole_test(scheme, sources)
        self.zh = any(s.zh for s in sources)
        self.besides = general and not self.zh
        """Whether tests of the notice's own may be held besides what counts, for the sake of a rule on them."""
        self._found: dict[str, tuple[Named, ...]] = {}
        self.made: dict[str, Step] = {}
        """Sums that only rank people for a stage, made while reading it."""
        self.cuts: list[tuple[Source, int, int, str]] = []
        """Cuts that were read: the source, its line, where in the view the cut begins, by what people are ranked."""
        items: list[Mark | Step] = [*scheme.marks, *scheme.steps]
        forms: dict[str, str] = {}
        tails: dict[str, set[str]] = defaultdict(set)
        for item in items:
            for form in _forms(item.name or ""):
                forms.setdefault(form.casefold(), item.id)
            base = _SUFFIX.sub("", re.sub(r"\([^()]*\)", "", item.name or "")).strip()
            for cut in range(1, len(base) - 1):
                tails[base[cut:].casefold()].add(item.id)
        for item in items:
            for alias in _aliases(item.name, sources):
                forms.setdefault(alias.casefold(), item.id)
        for word, ids in (*_last_words(items).items(), *_tails(items, self.ids).items(), *heads_alone(items).items()):
            if len(ids) == 1:
                forms.setdefault(word, next(iter(ids)))
        self._forms = forms
        self._exact = _alternatives(forms)
        self._tails = {
            t: next(iter(i))
            for t, i in tails.items()
            if len(i) == 1 and t not in _COMMON and re.search(r"[\u4e00-\u9fff]{2}", t)
        }
        self._tail = _alternatives(self._tails, _SCORE)
        self._heads = _heads(items)
        self._head = _alternatives(self._heads, _SCORE)

    def cut_before(self, source: Source, line: int, at: int) -> str | None:
        """By what people are ranked for the last cut that is read in a line up to ``at``."""
        here = [(begin, by) for s, index, begin, by in self.cuts if s is source and index == line and begin <= at]
        return max(here)[1] if here else None

    def admit(self, ident: str) -> None:
        """Take in a component that turned up after the scheme was read."""
        self.ids.add(ident)
        self._found.clear()

    def known(self, ident: str) -> bool:
        """Whether the scheme has it. A total that the notice speaks of exists, whatever its weights."""
        if self.bare or ident in self.ids or (ident == "total" and self.scheme.total is None):
            return True
        return (self.open and kinds().get(ident) == "stage") or (self.besides and _besides(ident))

    def find(self, text: str) -> list[Named]:
        """Everything named, in order, without overlaps; the names that the scheme itself uses win."""
        if text not in self._found:
            self._found[text] = tuple(self._find(text))
        return list(self._found[text])

    def _find(self, text: str) -> list[Named]:
        found: list[Named] = []
        taken = [False] * (len(text) + 1)

        def add(start: int, end: int, ident: str) -> None:
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                found.append(Named(start, end, ident, _scored(text, start, end)))

        hits = find_subjects(text)
        low = text.casefold()
        known = ((self._exact, self._forms), (self._tail, self._tails), (self._head, self._heads))
        for pattern, ids in known:
            for match in pattern.finditer(low) if pattern else ():
                over = [h for h in hits if h.start < match.end() and match.start() < h.end]
                longer = [
                    h
                    for h in over
                    if h.id in self.ids
                    and (
                        len(h.name) > match.end() - match.start() or (h.start < match.start() and h.end >= match.end())
                    )
                ]
                other = any(h.kind == "paper" and h.start < match.start() and h.end >= match.end() for h in over)
                if (
                    not longer
                    and not other
                    and not (pattern is not self._exact and any(h.id in self.ids for h in over))
                ):
                    end = max([match.end(), *(h.end for h in over if h.start >= match.start())])
                    add(match.start(), end, ids[match.group()])
        for hit in hits:
            add(hit.start, hit.end, self._own(hit.id))
        return self._joined(_merged(sorted(found, key=lambda n: n.start), text), text)

    def _joined(self, found: list[Named], text: str) -> list[Named]:
        """Papers II and III put together: the test that these are all the parts of."""
        if not text.isascii() or len(found) < 2 or not _TOGETHER.search(text):
            return found
        wholes = {frozenset(t.input for t in s.terms): s.id for s in self.scheme.steps if isinstance(s, WeightedSum)}
        out: list[Named] = []
        at = 0
        while at < len(found):
            stop = at + 1
            while stop < len(found) and _AND.fullmatch(text, found[stop - 1].end, found[stop].start):
                stop += 1
            whole = wholes.get(frozenset(n.id for n in found[at:stop])) if stop - at > 1 else None
            if whole is not None and _TOGETHER.match(text, found[stop - 1].end):
                out.append(Named(found[at].start, found[stop - 1].end, whole, True))
            else:
                out += found[at:stop]
            at = stop
        return out

    def scores(self, text: str) -> list[Named]:
        """Those named as results."""
        return [n for n in self.find(text) if n.scored]

    def _own(self, ident: str) -> str:
        """The scheme's own id for a lexicon id that it does not use."""
        if ident in self.ids or self.bare:
            return ident
        twin = {"interview": "oral_test", "oral_test": "interview"}.get(ident)
        if twin in self.ids:
            return twin
        if ident in ("total", "exam") and not (self.open and ident == "total"):
            alone = [m.id for m in self.scheme.marks if m.counted]
            return self.scheme.total or (alone[0] if len(alone) == 1 and not self.scheme.steps else ident)
        return ident

    def total(self) -> str | None:
        """What ranks finally: the total, else the only or last component (面试 where there is nothing else)."""
        if self.scheme.total:
            return self.scheme.total
        if self.bare or "total" in self.ids:
            return "total"
        used = {t.input for s in self.scheme.steps if isinstance(s, WeightedSum) for t in s.terms}
        roots = [s.id for s in self.scheme.steps if s.id not in used and not s.stage_only and s.share_of is None]
        ranked = [m.id for m in self.scheme.marks if m.counted] or [m.id for m in self.scheme.marks]
        if "interview" in ranked:
            return "interview"
        return roots[0] if len(roots) == 1 else ranked[-1] if ranked else None

    def root(self) -> Step | None:
        """The step that makes the total."""
        return next((s for s in self.scheme.steps if s.id == self.scheme.total), None)

    def chain(self) -> list[str]:
        """Components in the order in which candidates meet them: what the total adds, then what only stands by."""
        root = self.root()
        held = [m.id for m in self.scheme.marks]
        if not isinstance(root, WeightedSum):
            return held
        tops = [t.input for t in root.terms]
        shares = [s.id for s in self.scheme.steps if s.share_of == root.id]
        return list(dict.fromkeys((*shares, *tops, *held)))

    def before(self, target: str) -> str | None:
        """The component whose result decides who goes on to ``target``, where none is named."""
        if target == "written" and (screens := [i for i in _SCREENS if i in self.ids]):
            return screens[0]
        chain = self.chain()
        if "written" in self.ids or self.bare or self.open:
            at = chain.index(target) if target in chain and target != "first_test" else 0
            if at and chain[at - 1] == "first_test":
                return "first_test"  # 笔试, 初面, 终面: the last round takes the best of the one before
            return "written" if target != "written" else None
        if target in chain:
            at = chain.index(target)
            return chain[at - 1] if at else None
        return None

    def full(self, ident: str) -> Decimal | None:
        """Full marks of a component: printed, or what its parts make."""
        item = next((x for x in (*self.scheme.marks, *self.scheme.steps) if x.id == ident), None)
        if item is None or item.full is not None or not isinstance(item, WeightedSum):
            return item.full if item else None
        parts = [(t, self.full(t.input)) for t in item.terms if t.input != ident]
        if not parts or any(full is None or t.scale_to is not None for t, full in parts):
            return None
        return sum((t.weight * full for t, full in parts if full is not None), Decimal(0))

    def papers(self) -> list[str]:
        """The papers of the written examination."""
        written = next((s for s in self.scheme.steps if s.id == "written"), None)
        inside = self.leaves(written) if written else []
        loose = [m for m in self.scheme.marks if kinds().get(m.id) == "paper" and m.id not in inside]
        papers = [m.id for m in loose if not inside or not m.counted]
        if not inside and not papers and "written" in self.ids:
            return ["written"]
        if self.scheme.total is None and "written" not in self.ids and self.zh:
            return self._tops() or papers
        return [*inside, *papers]

    def _tops(self) -> list[str]:
        """The papers of an examination that are not added up, where no round of a selection is among them."""
        inner = {t.input for s in self.scheme.steps if isinstance(s, WeightedSum) for t in s.terms}
        items = [*(m for m in self.scheme.marks if m.counted), *self.scheme.steps]
        tops = [x.id for x in items if x.id not in inner]
        return [] if any(kinds().get(ident) == "stage" for ident in tops) else tops

    def leaves(self, step: Step) -> list[str]:
        """The marks that a step is made of, whatever steps are between."""
        steps = {s.id: s for s in self.scheme.steps}
        if not isinstance(step, WeightedSum):
            return [step.id]
        out: list[str] = []
        for term in step.terms:
            child = steps.get(term.input)
            out += self.leaves(child) if child is not None and child is not step else [term.input]
        return out


def _besides(ident: str) -> bool:
    """Whether a component is a test by a name of the notice's own, or one that is rarely weighed."""
    return ident in ("screening_test", "physical_test", "psychological") or ident not in load("subjects")["terms"]


def _complete(scheme: Scheme) -> bool:
    """Whether the parts of the total make a whole, so that no other round can count."""
    root = next((s for s in scheme.steps if s.id == scheme.total), None)
    if not isinstance(root, WeightedSum):
        return scheme.total is not None
    return sum((t.weight for t in root.terms), Decimal(0)) >= 1


_AND = re.compile(r"(?:,? and(?: the| in the)? |,? & |, (?:the )?| \+ | plus (?:the )?)")
_TOGETHER = re.compile(
    r"[\s,]*(?:marks? |scores? )?(?:(?:put|taken|added|counted) )?(?:together|combined|jointly)\b", re.IGNORECASE
)
_SCREENS = ("screening_test", "sift", "preselection", "first_test")
_OUTCOME = re.compile(r"(?:最终|最后|实际|综合|总)?(?:得分|成绩|分数)")


def _merged(found: list[Named], text: str) -> list[Named]:
    """面试环节最终得分 is the interview's result, not the total."""
    out: list[Named] = []
    for name in found:
        last = out[-1] if out else None
        tight = last and re.fullmatch(r"(?:环节|阶段|折合|折算)?的?", text[last.end : name.start])
        if last and tight and name.id != last.id and _OUTCOME.fullmatch(text[name.start : name.end]):
            out[-1] = Named(last.start, name.end, last.id, True)
        else:
            out.append(name)
    return out


def _alternatives(forms: dict[str, str], after: str = "") -> re.Pattern[str] | None:
    if not forms:
        return None
    ordered = sorted(forms, key=len, reverse=True)
    whole = [rf"(?<![a-z0-9]){re.escape(f)}(?![a-z0-9])" if f[0].isascii() else re.escape(f) for f in ordered]
    return re.compile(f"(?:{'|'.join(whole)}){after}")


def _forms(name: str) -> list[str]:
    """Ways of writing a printed name: whole, without brackets, without 成绩."""
    bare = re.sub(r"\([^()]*\)", "", name).strip()
    out = [name.strip(), bare, _SUFFIX.sub("", bare)]
    inner = re.search(r"\(([A-Z]{2,6})\)", name)
    if inner:
        out.append(inner.group(1))
    out += [f"{f}s" for f in out if _SINGULAR.search(f)]
    out += [f.split()[0] for f in out[:1] if _ACRONYM.fullmatch(f)]
    return [f for f in dict.fromkeys(out) if len(f) >= 2 and (f == name.strip() or f not in _COMMON)]


_SINGULAR = re.compile(r"[a-z] (?:score|mark|rating|result)$", re.IGNORECASE)
"""The JRE score: the sixty highest JRE scores."""
_ACRONYM = re.compile(r"[A-Z]{3,6} (?:score|mark|result)s?")
_TEST_NOUN = re.compile(r"(?:测试|考核|测评|考试|测验|加试|展示)$")


def _heads(items: Sequence[Mark | Step]) -> dict[str, str]:
    """技能成绩 of 技能考核: what stands before the noun, where only one test begins so."""
    out: dict[str, set[str]] = defaultdict(set)
    for item in items:
        base = _SUFFIX.sub("", re.sub(r"\([^()]*\)", "", item.name or "")).strip()
        noun = _TEST_NOUN.search(base)
        if noun and noun.start() >= 2:
            out[base[: noun.start()].casefold()].add(item.id)
    return {head: next(iter(ids)) for head, ids in out.items() if len(ids) == 1}


_OWN_NOUN = re.compile(
    r"[A-Za-z][\w' &/-]* (?P<noun>statement|sift|presentation|exercise|essay|assignment|simulation|portfolio"
    r"|demonstration|lecture|"
    r"questionnaire|project|task|role-?play|case study|work sample)s?",
    re.IGNORECASE,
)


def _last_words(items: Sequence[Mark | Step]) -> dict[str, set[str]]:
    """A statement, the presentation: short for the one test whose name ends in that word."""
    out: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if found := _OWN_NOUN.fullmatch((item.name or "").strip()):
            out[found.group("noun").casefold()].add(item.id)
    return out


def _tails(items: Sequence[Mark | Step], ids: set[str]) -> dict[str, set[str]]:
    """Written test, where the one test of that kind is the multiple-choice written test."""
    out: dict[str, set[str]] = defaultdict(set)
    for item in items:
        words = re.sub(r"\([^()]*\)", "", item.name or "").casefold().split()
        if len(words) > 2 and all(w.isascii() for w in words):
            tail = " ".join(words[-2:])
            meant = find_subjects(tail)
            if meant and meant[0].end == len(tail) and meant[0].id not in ids:
                out[tail].add(item.id)
    return out


_PAPER = re.compile(
    r"\b(?P<alias>(?:Paper|Part|Stage|Section|Module)[- ]?(?:[IVX]+|\d|[A-H]|One|Two|Three|Four|Five|Six))[\s:"
    r"|(.-]{1,12}(?=(?P<after>.{1,120}))",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\b(?P<alias>lead [a-z]+),? (?:is |- |: ?|\()?(?=(?P<after>.{1,120}))", re.IGNORECASE)
"""The lead behaviour, Leadership: it may be called so afterwards."""
_ROUND = re.compile(
    r"(?:^|\n)\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]\s?|[-*•●◆■▶【]\s?)?(?P<alias>第[一二三四五六](?:轮|关|环节|阶段|步))[】:、.,\s]{0,3}"
    r"(?:进行|组织|为|是|举行)?(?=(?P<after>[^\n]{1,30}))"
)
"""第三轮:无领导小组讨论。 It may be called by its number afterwards."""


def _aliases(name: str | None, sources: Sequence[Source]) -> list[str]:
    """Paper-II, Part I, where the notice lists ``Paper-II  <name>``."""
    if not name:
        return []
    low = name.casefold()
    return [alias for s in sources for alias, after in _leads(s.text) if after.startswith(low)]


@memo
def _leads(text: str) -> tuple[tuple[str, str], ...]:
    """What may be another name of a test, and what follows it, case folded."""
    return tuple((m["alias"], m["after"].casefold()) for p in (_PAPER, _LEADING, _ROUND) for m in find_all(p, text))


def _scored(text: str, start: int, end: int) -> bool:
    """Whether a result is meant. 面试成绩 and "interview score" are; 面试人选 and "called for interview" are not."""
    inside = text[start:end]
    if re.search(r"成绩|得分|分数|总分|分$|score|mark|result|grade|standing|test|exam|paper", inside, re.IGNORECASE):
        return True
    if re.match(r"\s?\(?(?:含|不含|加分)", text[end:]):
        return True
    if _OR_ELSE.match(text, end):  # 笔试(技能考核)成绩: the result of whichever of the two somebody takes
        return True
    return (
        re.match(
            r"(?:卷面|总)?(?:成绩|得分|分数|总分|分(?!别))|结果|排名|名次|\s(?:score|mark|result|standing)", text[end:]
        )
        is not None
    )


_OR_ELSE = re.compile(r"\([\u4e00-\u9fff]{2,8}\)(?:成绩|得分|分数)|\)(?:成绩|得分|分数)")


def is_event(text: str, end: int) -> bool:
    """Whether the name that ends here stands for the event or its people (面试人选) rather than for a result."""
    return _PEOPLE.match(text, end) is not None
