"""Gold sheets as notices: a fact sheet and its document → a Notice whose evidence is found by the sheet's quotes.

For measuring (is a value cited where a careful reader found it?) and for running what a notice really says, whatever
the extractors make of it. What a sheet cannot say is left out.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from corpus.gold_scheme import scheme_of
from schema.base import Record
from schema.conditions import (
    Age,
    AllOf,
    AnyOf,
    Assessment,
    Certificate,
    Condition,
    EducationLevel,
    Experience,
    GenderIs,
    Major,
    Nationality,
    Prose,
    Region,
    Substitution,
    Tenure,
)
from schema.document import Document
from schema.evidence import Evidence, Role
from schema.notice import (
    ApplyLimit,
    Attachment,
    Change,
    Contacts,
    Event,
    Exclusion,
    Fee,
    Headcount,
    HeadcountPart,
    Header,
    Notice,
    OpeningRatio,
    Post,
    PostTest,
    Track,
)

EXTRACTOR = "gold@1"

R = TypeVar("R", bound=Record)
Sheet = Mapping[str, Any]

_LEAVES: dict[str, type[Record]] = {
    "age": Age,
    "education": EducationLevel,
    "major": Major,
    "region": Region,
    "experience": Experience,
    "tenure": Tenure,
    "assessment": Assessment,
    "gender": GenderIs,
    "nationality": Nationality,
    "certificate": Certificate,
}


class Finder:
    """Finds printed words in a document, whatever their width and white space."""

    def __init__(self, document: Document) -> None:
        self.document = document
        folded: list[str] = []
        self._places: list[int] = []
        for i, char in enumerate(document.text):
            for each in unicodedata.normalize("NFKC", char):
                if not each.isspace():
                    folded.append(each)
                    self._places.append(i)
        self._folded = "".join(folded)
        lead = len(document.text) - len(document.text.lstrip())
        line = document.text[lead:].split("\n", 1)[0]
        self.fallback = document.evidence(lead, lead + len(line), Role.NOTE, "document")
        """The first line: for what stands in the document without a quote that could be found."""

    def find(self, quote: str | None) -> Evidence | None:
        """The first place where these words stand."""
        if not quote:
            return None
        at = self.document.text.find(quote)
        if at >= 0:
            return self.document.evidence(at, at + len(quote))
        wanted = "".join(c for c in unicodedata.normalize("NFKC", quote) if not c.isspace())
        at = self._folded.find(wanted) if wanted else -1
        if at < 0:
            return None
        return self.document.evidence(self._places[at], self._places[at + len(wanted) - 1] + 1)

    def record(self, record: object, above: Evidence | None = None) -> Evidence:
        """Evidence for a record of a sheet: its quote, else the first of its texts found, else ``above``."""
        if isinstance(record, Mapping):
            found = self.find(record.get("quote"))
            texts = [v for v in record.values() if isinstance(v, str) and len(v) > 1]
            return found or next(filter(None, map(self.find, texts)), above or self.fallback)
        return (self.find(record) if isinstance(record, str) else None) or above or self.fallback


def to_notice(sheet: Sheet, document: Document) -> Notice:
    """The notice of a gold sheet of prose (not of a post table).

    :raises pydantic.ValidationError: where the sheet says something that the schema has no room for.
    """
    return _Loader(Finder(document)).notice(sheet)


class _Loader:
    def __init__(self, finder: Finder) -> None:
        self.finder = finder

    def make(self, model: type[R], ident: str, sheet: object, fields: Mapping[str, Any], **more: Any) -> R:
        """A record with its evidence; silent fields are dropped, numbers made exact."""
        values = {key: exact(value) for key, value in fields.items() if value is not None and key in model.model_fields}
        extra: dict[str, Any] = {}
        if isinstance(sheet, Mapping):
            extra = {"tracks": tuple(sheet.get("tracks") or ()), "noise": bool(sheet.get("noise"))}
        evidence = {"self": (self.finder.record(sheet, more.pop("above", None)),)}
        return model(**{"id": ident, "evidence": evidence, **extra, **values, **more})

    def notice(self, sheet: Sheet) -> Notice:
        document = self.finder.document
        headcount = sheet.get("headcount") or {}
        return Notice(
            id=hashlib.sha256(document.id.encode()).hexdigest(),
            documents=(document.id,),
            extractor=EXTRACTOR,
            header=self.make(Header, "header", sheet.get("notice") or {}, sheet.get("notice") or {}),
            headcount=self.make(Headcount, "headcount", headcount, headcount | {"parts": self.parts(headcount)}),
            tracks=tuple(
                self.make(Track, t["id"], t, {k: t.get(k) for k in ("label", "codes")}) for t in _of(sheet, "tracks")
            ),
            posts=tuple(self.post(i, p) for i, p in enumerate(_of(sheet, "posts"), 1)),
            eligibility=tuple(self.condition(f"condition-{i}", c) for i, c in enumerate(_of(sheet, "eligibility"), 1)),
            exclusions=tuple(
                self.make(Exclusion, f"exclusion-{i}", text, {"text": text})
                for i, text in enumerate(sheet.get("exclusions") or (), 1)
            ),
            apply_limit=self.make(ApplyLimit, "apply_limit", {}, {"posts": sheet["apply_limit"]})
            if "apply_limit" in sheet
            else None,
            opening_ratios=tuple(self.opening_ratio(sheet.get("opening_ratio"))),
            schemes=tuple(
                scheme_of(f"scheme-{i}", s, self.finder.record(s), self.make)
                for i, s in enumerate(_of(sheet, "schemes"), 1)
            ),
            timeline=tuple(self.event(i, e) for i, e in enumerate(_of(sheet, "timeline"), 1)),
            fees=tuple(self.make(Fee, f"fee-{i}", f, f) for i, f in enumerate(_of(sheet, "fees"), 1)),
            contacts=self.make(Contacts, "contacts", sheet.get("contacts") or {}, sheet.get("contacts") or {}),
            attachments=tuple(
                self.make(Attachment, f"attachment-{i}", title, {"title": title})
                for i, title in enumerate(sheet.get("attachments") or (), 1)
            ),
            changes=tuple(self.change(i, c) for i, c in enumerate(_of(sheet, "changes"), 1)),
        )

    def parts(self, sheet: Sheet, key: str = "parts") -> tuple[HeadcountPart, ...]:
        above = self.finder.record(sheet)
        return tuple(
            self.make(HeadcountPart, f"part-{i}", p, p, above=above) for i, p in enumerate(sheet.get(key) or (), 1)
        )

    def post(self, number: int, sheet: Sheet) -> Post:
        fields = dict(sheet)
        if fields.get("degree") == "unlimited":
            fields["degree"] = "none"
        fields["headcount_parts"] = self.parts(sheet, "headcount_parts")
        above = self.finder.record(sheet)
        tests = [self.make(PostTest, f"test-{i}", t, t, above=above) for i, t in enumerate(_of(sheet, "tests"), 1)]
        return self.make(Post, f"post-{number}", sheet, fields | {"tests": tuple(tests)})

    def condition(self, ident: str, sheet: Sheet, above: Evidence | None = None) -> Condition:
        kind = str(sheet["kind"])
        here = self.finder.record(sheet, above)
        fields = {k: v for k, v in sheet.items() if k != "options"}
        leaf: Any
        if kind in ("any_of", "all_of"):
            options = tuple(self.condition(f"{ident}-{i}", o, here) for i, o in enumerate(sheet["options"], 1))
            leaf = self.make(AnyOf if kind == "any_of" else AllOf, ident, sheet, fields, options=options, above=above)
        elif kind == "substitution":
            leaf = self.make(Substitution, ident, sheet, fields | {"for_": sheet.get("for")}, above=above)
        else:
            leaf = self.make(_LEAVES.get(kind, Prose), ident, sheet, fields, above=above)
        condition: Condition = leaf
        return condition

    def opening_ratio(self, sheet: Any) -> Iterator[OpeningRatio]:
        if sheet == "unlimited":
            yield self.make(OpeningRatio, "opening_ratio", {}, {"unlimited": True})
        elif isinstance(sheet, Mapping):
            yield self.make(OpeningRatio, "opening_ratio", sheet, sheet)

    def event(self, number: int, sheet: Sheet) -> Event:
        note = sheet.get("note") or {}
        fields = {**sheet, "label": note.get("label"), "duration": note.get("duration")}
        return self.make(Event, f"event-{number}", sheet, fields)

    def change(self, number: int, sheet: Sheet) -> Change:
        texts = {"before": sheet.get("from"), "after": sheet.get("to")}
        fields = {**sheet, **{key: None if value is None else str(exact(value)) for key, value in texts.items()}}
        return self.make(Change, f"change-{number}", sheet, fields)


def _of(sheet: Sheet, key: str) -> Sequence[Sheet]:
    return sheet.get(key) or ()


def exact(value: Any) -> Any:
    """A YAML value as the schema takes it: floats by their printed digits, dates as text, lists as tuples."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, date):
        return value.isoformat()[:16]
    return tuple(exact(item) for item in value) if isinstance(value, list) else value
