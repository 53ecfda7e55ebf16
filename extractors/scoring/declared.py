"""Declared names: what a notice itself calls its tests, so that they are found everywhere in it.

Names that no lexicon knows but that the notice weighs or puts in a formula (听打占50%), abbreviations
that it introduces (Computer Based Test (CBT)) and numbered parts that stand for a test (Tier II: Descriptive paper).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.scoring.apposed_tests import apposed_tests
from extractors.scoring.components import stem
from extractors.scoring.expressions import names as formula_names
from extractors.scoring.formula import Formula
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Grid
from extractors.values.own_tests import own_tests
from extractors.values.result_names import on_paper
from extractors.values.sayings import Total
from extractors.values.subjects import SubjectHit, find_subjects, new_id, subject_of

_NO_NAME = re.compile(
    r"满分|票|人数|分数线|系数|附加分|加分|"
    r"^其|^该|^各|^每|^此|^the |^an? |^each |^final |^total |^overall ",
    re.IGNORECASE,
)


def declared_names(statements: Sequence[Statement], taken: Mapping[str, str]) -> dict[str, str]:
    """Names of components that no lexicon knows, which the notice itself weighs, marks or puts in a formula: their ids.

    ``taken``: names that have ids. Read once, they are found everywhere else (in pass marks, ties, stages).
    """
    out: dict[str, str] = {}
    tests = _tests(statements)
    for made in statements:
        value = made.value
        own: list[str] = []
        marks = isinstance(value, Share) or (isinstance(value, FullMark) and not made.source.zh)
        subject = value.subject if isinstance(value, Share | FullMark) else None
        if marks and subject is not None and not subject.id:
            own.append(subject.name)
        elif isinstance(value, Total):
            own += [part.name for part in value.parts if not part.id]
        elif isinstance(value, Formula):
            printed = [n.text for n in formula_names(value.right)]
            if not any("票" in n for n in printed):
                own += [stem(n.strip('()《》“”" ')) for n in printed if subject_of(n) is None]
        for name in own:
            known = any(h.start == 0 and h.end >= len(name) for h in find_subjects(name))
            if len(name) > 1 and not _NO_NAME.search(name) and not known and name not in out:
                meant = None
                if isinstance(value, Formula) and made.source.zh:
                    meant = _on_paper(name, value) or _shortened(name, tests)
                alike = next((i for n, i in out.items() if n.casefold() == name.casefold()), None)
                out[name] = meant or alike or new_id(name, {*taken.values(), *out.values()})
    return out


def _on_paper(name: str, formula: Formula) -> str | None:
    """笔试成绩=卷面成绩+加分: what is on the paper is that test, before points are added to it."""
    made = subject_of(formula.left.text) if formula.left is not None and on_paper().fullmatch(name) else None
    return made.id if made is not None and made.kind == "stage" and made.id != "total" else None


def _tests(statements: Sequence[Statement]) -> dict[str, set[str]]:
    """The tests that have headings or marks of their own: names by id."""
    out: dict[str, set[str]] = {}
    for made in statements:
        marked = made.value.subject if isinstance(made.value, FullMark) else None
        for hit in (made.section, marked):
            if hit is not None and hit.id and hit.kind != "total":
                out.setdefault(hit.id, set()).add(hit.name)
    return out


def _shortened(name: str, tests: Mapping[str, set[str]]) -> str | None:
    """理论成绩 in a formula, where only one test of the notice has the word in its name (专业理论考试)."""
    word = re.sub(r"(?:总?成绩|得分|分数|分)$", "", name)
    meant = [ident for ident, names in tests.items() if any(word in n for n in names)]
    return meant[0] if len(word) > 1 and len(meant) == 1 else None


_SHORT = re.compile(
    r"[》”\"]?\s?(?:\((?:以下|下)?(?:简称|称)为?[“《\"]?(?P<zh>[^”》)\"]{2,8})[”》\"]?\)|\((?P<en>[A-Z][A-Za-z&-]{0,3}[A-Z])\))"
)


_INTRODUCED = re.compile(r"\((?:(?:以下|下)?(?:简称|称)|[A-Z][A-Za-z&-]{0,3}[A-Z]\))")
"""What every such abbreviation holds."""


def _introduced(text: str) -> Iterator[tuple[SubjectHit, re.Match[str]]]:
    """The subjects with an abbreviation behind them. Only the lines that introduce one are looked at."""
    for bracket in _INTRODUCED.finditer(text):
        start = text.rfind("\n", 0, max(0, bracket.start() - 1)) + 1
        end = text.find("\n", text.find("\n", bracket.end()) + 1 or len(text))
        lines = text[start : end if end >= 0 else len(text)]
        for hit in find_subjects(lines):
            found = _SHORT.match(lines, hit.end)
            if found and found.start() <= bracket.start() - start < found.end():
                yield hit, found


def short_names(ctx: Context, names: Mapping[str, str]) -> dict[str, str]:
    """Abbreviations that the notice introduces: the Test (CBT), 《职业能力倾向测验》(以下简称《职测》).

    ``names``: those that it declares (:func:`declared_names`), which a table may number (Part B | Numerical Ability).
    """
    out: dict[str, str] = {}
    for source in ctx.sources:
        if not source.zh:
            out |= {n: i for n, i in own_tests(source, names).items() if n not in names}
        for grid in () if source.zh else source.grids:
            out |= _numbered_rows(grid, names)
        for hit, found in _introduced(source.text):
            name = found.group("zh") or found.group("en")
            if name in names or not any(h.start == 0 and h.end >= len(name) for h in find_subjects(name)):
                out.setdefault(name, hit.id)
        for called, ident in () if source.zh else apposed_tests(source).items():
            for form in (called, called.replace(" ", "-")):
                out.setdefault(form, ident)
        for line in () if source.zh else source.prose():
            numbered = _NUMBERED.match(line.text)
            tests = [h for h in find_subjects(numbered.group("rest")) if h.kind != "total"] if numbered else []
            if numbered is None:
                continue
            part = " ".join(re.split(r"[- ]", numbered.group("part")))
            if _MADE_OF.fullmatch(numbered.group("rest").strip()):  # Phase II consists of: it has no other name
                out.setdefault(part, new_id(part, set(out.values())))
                continue
            own = _HEADED.match(numbered.group("rest"))
            if tests and tests[0].start <= _NEAR:
                ident = tests[0].id
            elif own and (meant := told_by(own.group("name"), numbered.group("rest")[own.end() :])):
                ident = meant
            elif own:
                name = own.group("name")
                ident = out.setdefault(name, new_id(name, set(out.values())))
            else:
                continue
            for form in (part, part.replace(" ", "-")):
                out.setdefault(form, ident)
    return out


_GENERAL = re.compile(r"\b(?:assessment|evaluation|examination|testing|appraisal)$", re.IGNORECASE)


def told_by(title: str, text: str) -> str | None:
    """Technical assessment. A remote written test of three hours …: the one test that the first sentence under a
    general title says to be held."""
    if not _GENERAL.search(title):
        return None
    first = re.split(r"(?<=[.;]) (?=[A-Z])", text.lstrip(" .:-"))[0]
    held = {h.id for h in find_subjects(first) if h.kind == "stage"}
    return next(iter(held)) if len(held) == 1 else None


def _numbered_rows(grid: Grid, names: Mapping[str, str]) -> dict[str, str]:
    """Part B, where the first column of a table is headed Part and the next one names the test."""
    head = grid.header(0)
    kind = head[-1].text.strip() if head else ""
    if grid.cols < 3 or not re.fullmatch(r"(?i)part|paper|section|test|phase|stage|module", kind):
        return {}
    out: dict[str, str] = {}
    for cells in grid.body():
        number, name = cells[0].text.strip(), cells[1].text.strip()
        known = [h.id for h in find_subjects(name) if h.start == 0 and h.end >= len(name)]
        ident = names.get(name) or (known[0] if known else None)
        if ident and re.fullmatch(r"[IVX]{1,4}|[1-9]|[A-H]", number):
            for form in (f"{kind.title()} {number}", f"{kind.title()}-{number}"):
                if not any(h.id for h in find_subjects(form)):
                    out[form] = ident
    return out


_MADE_OF = re.compile(r"(?:will |shall )?(?:consists? of|comprises?|include[s]?|be made up of)(?: the following)?\W*")
_HEADED = re.compile(
    r"(?P<name>[A-Z]?[A-Za-z-]+(?: [A-Za-z-]+){0,3}?)(?= of \d| \(|,| carrying| worth| with a maximum|$)"
)


_NUMBERED = re.compile(
    r"\W*(?P<part>(?:Part|Stage|Tier|Phase|Round|Step)[- ](?:[IVX]{1,3}|[1-6]|[A-D]"
    r"|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our))\b[\s:.,()-]+(?:is |consis"
    r"ts of )?(?:the |an? )?(?P<rest>[^.:;]{3,70})"
)
_NEAR = 20
"""Characters within which the test is named that a numbered part is called by (Part 2   Oral Board)."""
