"""Evaluation: read, extract and compare every notice that has a gold sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.metric import Counts, Section, by_section, compare, load, total
from schema.document import Document
from schema.errors import JinbangError, MissingFile
from schema.notice import Notice

Extract = Callable[[Sequence[Document]], Notice]
Read = Callable[[Path], Sequence[Document]]


@dataclass(frozen=True, slots=True)
class Case:
    """A gold sheet and the files of the notice that it describes."""

    gold: Path
    documents: tuple[Path, ...]
    amended: bool = False
    """The sheet says how the notice stands after the corrections that follow it among the documents."""

    @property
    def name(self) -> str:
        """The sheet's stem, or its folder's name where every sheet has the same one."""
        return self.gold.parent.name if self.gold.stem == "gold" else self.gold.stem


@dataclass(frozen=True, slots=True)
class Result:
    """One notice evaluated. ``error``: why it could not be read or extracted; all its gold values are missed then."""

    name: str
    language: str
    sections: dict[str, Section]
    grounded: dict[str, Counts] = field(default_factory=dict)
    """The sections again, where a value that is cited from elsewhere is wrong."""
    error: str | None = None

    @property
    def counts(self) -> Counts:
        return total(self.sections.values())

    @property
    def grounded_counts(self) -> Counts:
        return sum((self.grounded.get(name, each.counts) for name, each in self.sections.items()), Counts())

    @property
    def edits(self) -> int:
        """Changes that a reviewer would have to make."""
        return sum(each.edits for each in self.sections.values())


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of a corpus. Micro figures pool all values, the macro figure is the mean of the notices' F1."""

    results: tuple[Result, ...]
    skipped: tuple[str, ...] = field(default=())
    """Gold sheets that were not evaluated, each with the reason."""

    @property
    def sections(self) -> dict[str, Counts]:
        return by_section(r.sections for r in self.results)

    @property
    def languages(self) -> dict[str, Counts]:
        out: dict[str, Counts] = {}
        for result in self.results:
            out[result.language] = out.get(result.language, Counts()) + result.counts
        return out

    @property
    def counts(self) -> Counts:
        return sum((r.counts for r in self.results), Counts())

    @property
    def grounded_sections(self) -> dict[str, Counts]:
        out: dict[str, Counts] = {}
        for result in self.results:
            for name, each in result.sections.items():
                out[name] = out.get(name, Counts()) + result.grounded.get(name, each.counts)
        return out

    @property
    def grounded_counts(self) -> Counts:
        return sum((r.grounded_counts for r in self.results), Counts())

    @property
    def edits(self) -> float:
        """Mean number of edits of a notice; 0 where there are none."""
        return sum(r.edits for r in self.results) / len(self.results) if self.results else 0.0

    @property
    def untouched(self) -> float:
        """Share of the notices that need no edit."""
        return sum(r.edits == 0 for r in self.results) / len(self.results) if self.results else 0.0

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the notices; 0 where there are none."""
        return sum(r.counts.f1 for r in self.results) / len(self.results) if self.results else 0.0


def find_cases(folder: Path, documents: Path | None = None) -> tuple[list[Case], list[str]]:
    """The gold sheets below a folder with their notices, and the sheets left out, each with the reason.

    The notice (``source.file``) stands beside its sheet, or anywhere below ``documents``.

    :raises MissingFile: where one of the folders does not exist.
    """
    if not folder.is_dir():
        raise MissingFile("there is no such folder of gold sheets", where=str(folder))
    if documents is not None and not documents.is_dir():
        raise MissingFile("there is no such folder of notices", where=str(documents))
    cases: list[Case] = []
    skipped: list[str] = []
    for gold in sorted(folder.rglob("*.yaml")):
        sheet = load(gold)
        if "facts" not in sheet:
            continue
        source = sheet.get("source") or {}
        later = source.get("amended_by") or ()
        names = [source.get("file", ""), *([later] if isinstance(later, str) else later)]
        found = {str(name): _locate(str(name), gold.parent, documents) for name in names}
        paths = tuple(path for path in found.values() if path is not None)
        if len(paths) < len(found):
            skipped.append(f"{gold.stem}: its notice {next(n for n, p in found.items() if p is None)} is not here")
        else:
            cases.append(Case(gold, paths, amended=len(paths) > 1))
    return cases, skipped


def _locate(name: str, beside: Path, documents: Path | None) -> Path | None:
    if not name:
        return None
    near = [beside / name, beside / Path(name).name]
    far = sorted(documents.rglob(Path(name).name)) if documents is not None else []
    return next((path for path in (*near, *far) if path.is_file()), None)


def evaluate(
    cases: Sequence[Case], *, read: Read | None = None, extract: Extract | None = None, amend: Extract | None = None
) -> Iterator[Result]:
    """Evaluate the cases one after the other; a notice that fails is a result with an error.

    ``read`` and ``extract`` stand for ``ingest.read_all`` and ``extractors.extract`` and may be replaced by rivals.
    ``amend`` reads a notice with its corrections; without it, cases that need it are passed over.
    """
    import extractors
    import ingest
    from corpus.facts import to_facts
    from corpus.grounding import grounded

    for case in cases:
        if case.amended and amend is None:
            continue
        gold = load(case.gold)
        run = amend if case.amended and amend is not None else extract or extractors.extract
        try:
            documents = [d for path in case.documents for d in (read or ingest.read_all)(path)]
            notice = run(documents)
            sections = compare(gold, to_facts(notice, documents))
            proven = grounded(gold, notice, documents)
        except JinbangError as error:
            yield Result(case.name, "?", compare(gold, {}), error=str(error))
        except Exception as error:
            reason = f"E000: unexpected {type(error).__name__}: {error}"
            yield Result(case.name, "?", compare(gold, {}), error=reason)
        else:
            yield Result(case.name, documents[0].language.value, sections, proven)
