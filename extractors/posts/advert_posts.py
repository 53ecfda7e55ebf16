"""Advert posts: the demands of one post in an English advertisement, as conditions and as fields of the post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.age_lists import labelled_age
from extractors.conditions.bulletin import bundled
from extractors.conditions.certificates import find_preferred
from extractors.conditions.citizens import citizen_of
from extractors.conditions.compounds_en import compound
from extractors.conditions.experience_en import of_which
from extractors.conditions.person_spec import specifications
from extractors.conditions.rules import Rule
from extractors.conditions.single_demands import LEAD, atom
from extractors.posts.advert_section import PostSection
from extractors.posts.adverts import demand_texts, employer_above, post_sections
from extractors.posts.clauses_en import english_majors
from extractors.posts.conditions import read_gender
from extractors.posts.entry import Entry
from extractors.posts.spec_tables import sole_specification
from extractors.posts.statements import Statement, statements
from extractors.posts.titled_posts import title_object
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.education import find_education
from extractors.values.numbers import english_number, parse_int
from extractors.values.places import find_regions
from schema.conditions import Age, AnyOf, Certificate, EducationLevel, Experience, Nationality, Prose
from schema.notice import Post


def advert_entries(source: Source) -> list[Entry]:
    """One entry for each heading of a post, with what the lists below it demand."""
    out: list[Entry] = []
    for section in post_sections(source):
        entry = Entry(source, start=section.line.start)
        _heading(source, section, entry)
        for at, text in demand_texts(source, section):
            if not _under_label(source, section, entry, at, text):
                _raise(source, entry, at, text)
                _facts(source, entry, at, text)
        for start, end in section.wishes:
            entry.put("preferred", (source.text[start:end],), source.cite(start, end))
        out.append(entry)
    return out


_YEARS = re.compile(
    rf"(?:(?:at least|minimum(?: of)?|not less than|a minimum of) )?(?P<n>{english_number()})(?: ?\(\d{{1,2}}\))?"
    r"\+? ?-?years?\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:must|should|shall|will|may|years?|degree|age|able|ability)\b", re.IGNORECASE)


def _under_label(source: Source, section: PostSection, entry: Entry, at: int, text: str) -> bool:
    """What a value says because of its label alone: years behind ``Experience``, papers behind ``Eligibility``."""
    role = section.roles.get(at)
    where = source.cite(at, at + len(text))
    if role == "experience" and (years := _YEARS.match(text)) and " or " not in text.casefold():
        entry.put("experience_years", parse_int(years["n"]), where)
        return True
    if role == "certificates" and len(text) <= 100 and not _SAID.search(text):
        entry.put("certificates", (text,), where)
        return True
    if role == "age" and (found := _ages(source.text, at, text)):
        entry.put("age_min", found[0], where)
        entry.put("age_max", found[1], where)
        return True
    return False


_WINDOW = re.compile(
    r"(?:(?:between|from|at least|minimum(?: of)?|not (?:be )?(?:below|less than|under|younger than)) )?(?P<a>[1-6]\d)"
    r"(?: years?)?(?: of age)?,?\s*(?:to|-|and|but)\s*(?:not (?:be )?(?:above|more than|over|exceeding|older than) )?"
    r"(?P<b>[2-7]\d)\b(?:\s?years?)?|"
    r"(?:(?:not (?:exceeding|more than|above|over)|up to|below|maximum|max\.?) )?(?P<c>[2-7]\d)\s?years?\b",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(r"[A-Za-z ]{3,24}?(?:\s*\.(?:\s?[.-])*\s*|\s{2,}|\t)(?=\S)")


def _ages(text: str, at: int, told: str) -> tuple[int | None, int | None] | None:
    """The bounds behind a label that something else than a colon or a dash sets off."""
    lead = _PLAIN_LABEL.match(told)
    found = _WINDOW.match(told, lead.end()) if lead else None
    if found is None:
        return None
    return (int(found["a"]), int(found["b"])) if found["a"] else (None, int(found["c"]))


_ELSE = re.compile(
    r"\b(?:or|either)\b\W*(?:\(?\w{1,4}[.)]\s*)?$|\b(?:either|following):?\W*(?:\(?\w{1,4}[.)]\s*)?$", re.IGNORECASE
)


def _raise(source: Source, entry: Entry, at: int, text: str) -> None:
    """A degree asked for beside a school certificate is the level; one that would do instead of it is not."""
    known = entry.get("education")
    if known is None or _ELSE.search(source.text[max(0, at - 24) : at]) or find_preferred(text):
        return
    higher = next(
        (r for r in demand_rules(source, text, at) if r.model is EducationLevel and r.values["min"].rank > known.rank),
        None,
    )
    if higher is not None and "experience" not in text[:40]:
        for name in ("education", "degree", "majors"):
            entry.draft.values.pop(name, None)
            entry.draft.evidence.pop(name, None)


def add_specifications(source: Source, entries: Sequence[Entry]) -> None:
    """What a person specification below the name of a listed post demands and wishes."""
    for spec in specifications(source, [(e.get("code"), e.get("name")) for e in entries]):
        entry = entries[spec.post]
        for start, end in spec.must:
            _facts(source, entry, start, source.text[start:end].rstrip(" .;"))
        for start, end in spec.may:
            text = source.text[start:end].rstrip(" .;")
            entry.put("preferred", (text,), source.cite(start, start + len(text)))


_KINDRED = re.compile(r"(?:an?|any|other) (?:closely )?(?:related|cognate|relevant|similar|allied)\b", re.IGNORECASE)
"""No subject, but a likeness to those named."""


def add_sole_specification(source: Source, entry: Entry) -> None:
    """What is essential and what desirable for the only post of a notice, from a table or lists for both."""
    told = sole_specification(source)
    for start, end in told.must:
        text = source.text[start:end].rstrip(" .;")
        if any(rule.model is not Prose for rule in demand_rules(source, text, start)):
            _facts(source, entry, start, text)
    named = entry.get("majors")
    if isinstance(named, tuple) and (kept := tuple(m for m in named if not _KINDRED.match(m))) != named:
        entry.draft.values["majors"] = kept
    for start, end in told.may:
        entry.put("preferred", (source.text[start:end],), source.cite(start, end))


_MUST = re.compile(
    r"(?:must|should|shall|able|ability|willing|candidates?|applicants?|knowledge|computer|proficien|fluen)", re.I
)
_WISH = re.compile(
    r"(?:desirable|preferred|preferable|preference)(?: (?:qualifications?|experience|skills))?\s*(?::|\s-)\s*(?=\S)",
    re.IGNORECASE,
)
_STATION = re.compile(r"(?:duty station|station|location|place of (?:posting|work|duty)|headquarters?)\s*:\s*", re.I)


def add_statements(source: Source, entries: Sequence[Entry]) -> None:
    """What lines such as ``Post 2: A degree in Science …`` say of listed posts."""
    known = [(e.get("no"), e.get("code"), e.get("name")) for e in entries]
    for told in statements(source, known):
        if not _typed(source, told):
            continue
        ages = _under_age(source, told)
        for entry in (entries[i] for i in told.posts):
            for start, end in told.parts:
                text = source.text[start:end]
                if ages and (bounds := _WINDOW.match(text)):
                    where = source.cite(start, start + bounds.end())
                    entry.put("age_min", int(bounds["a"]) if bounds["a"] else None, where)
                    entry.put("age_max", int(bounds["b"] or bounds["c"]), where)
                    continue
                wish, station = _WISH.match(text), _STATION.match(text)
                if wish:
                    entry.put("preferred", (text[wish.end() :],), source.cite(start + wish.end(), end))
                elif station:
                    entry.put("workplace", text[station.end() :], source.cite(start + station.end(), end))
                elif (
                    _MUST.match(text)
                    or find_preferred(text)
                    or any(r.model is not Prose for r in demand_rules(source, text, start))
                ):
                    _facts(source, entry, start, text)


def statement_rules(source: Source, posts: Sequence[Post]) -> dict[int, list[Rule]]:
    """The conditions of such lines by line index, each for those who apply for the post that the line names."""
    out: dict[int, list[Rule]] = {}
    for told in statements(source, [(p.no, p.code, p.name) for p in posts]):
        if not _typed(source, told):
            continue
        rules: list[Rule] = []
        for start, end in told.parts:
            text = source.text[start:end]
            if _WISH.match(text) or find_preferred(text):
                continue
            for rule in demand_rules(source, text, start):
                if rule.model is Prose and rule.values["kind"] == "other":
                    continue  # a remark on the post
                rule.values["who"] = source.text[slice(*told.label)]
                rule.proofs["who"] = [told.label]
                rules.append(rule)
        out.setdefault(told.line.index, []).extend(rules)
    return out


def _typed(source: Source, told: Statement) -> bool:
    """Whether a line says something of a kind that posts are asked for."""
    rules = [r for a, b in told.parts for r in demand_rules(source, source.text[a:b], a)]
    return any(r.model in _OF_POST or any(o.model in _OF_POST for o in r.options) for r in rules) or (
        _under_age(source, told) and any(_WINDOW.match(source.text[a:b]) for a, b in told.parts)
    )


def _under_age(source: Source, told: Statement) -> bool:
    """Whether the line above the statements, or the nearest heading, is on age."""
    above = [source.lines[i].text for i in told.line.parents[-1:]] + [
        x.text for x in source.lines[max(0, told.line.index - 6) : told.line.index] if len(x.text) < 60
    ]
    return any(_AGE_HEAD.match(text) for text in above)


_AGE_HEAD = re.compile(
    r"\W*(?:[\divxa-f]{1,4}[.)]\s*)?(?:upper |maximum |minimum )?age\b(?: ?limits?)?[^;]{0,40}$", re.I
)


def sole_rules(source: Source) -> tuple[list[Rule], frozenset[int]]:
    """What a notice about one post says to be essential, and the lines that this or what is desirable stands on."""
    told = sole_specification(source)
    rules = [r for a, b in told.must for r in demand_rules(source, source.text[a:b].rstrip(" .;"), a)]
    return rules, frozenset(told.lines)


def specified_lines(source: Source, posts: Sequence[Post]) -> frozenset[int]:
    """Indexes of the lines that specify one listed post only."""
    known = [(p.code, p.name) for p in posts]
    return frozenset(i for spec in specifications(source, known) for i in spec.lines)


def specified_rules(source: Source, posts: Sequence[Post]) -> dict[int, list[Rule]]:
    """By line index what plain lists below the names of listed posts ask of those who apply for each.

    Lists that tell what is essential from what is desirable describe the posts and are said there only.
    """
    out: dict[int, list[Rule]] = {}
    for spec in specifications(source, [(p.code, p.name) for p in posts]):
        for start, end in () if spec.marked else spec.must:
            line = source.line_at(start)
            text = re.sub(r"[\s;.,]+(?:and|or)?$", "", source.text[start:end])
            if line is None or find_preferred(text):
                continue
            for rule in demand_rules(source, text, start):
                if "who" not in rule.values:
                    rule.values["who"] = source.text[slice(*spec.head)]
                    rule.proofs["who"] = [spec.head]
                out.setdefault(line.index, []).append(rule)
    return out


def _heading(source: Source, section: PostSection, entry: Entry) -> None:
    head = section.heading
    name = title_object(source.text, head.name) or head.name
    entry.put("name", source.text[slice(*name)], source.cite(*name))
    if head.number:
        entry.put("no", head.number[0], source.cite(*head.number[1]))
    for field, span in (("code", section.code), ("category", section.category)):
        if span:
            entry.put(field, source.text[slice(*span)], source.cite(*span))
    if section.count:
        entry.put("headcount", section.count[0], source.cite(*section.count[1]))
    if head.org:
        entry.put("org", source.text[slice(*head.org)], source.cite(*head.org))
    for label, count, span in section.parts:
        entry.add_part(source.text[slice(*label)], count, source.cite(min(label[0], span[0]), max(label[1], span[1])))
    for field, span in section.values.items():
        value = source.text[slice(*span)]
        entry.put(field, read_gender(value) if field == "gender" else value, source.cite(*span))
    above = employer_above(source, section)
    if above:
        entry.put("org", source.text[slice(*above)], source.cite(*above))


def _facts(source: Source, entry: Entry, at: int, text: str) -> None:
    preferred = find_preferred(text)
    if preferred:
        for item in preferred:
            entry.put("preferred", (item.text,), source.cite(at + item.start, at + item.end))
        return
    for rule in demand_rules(source, text, at):
        where = source.cite(*rule.cited)
        if rule.model is AnyOf:
            rule = _least(rule) or rule
        values = rule.values
        if rule.model is EducationLevel:
            entry.put("education", values.get("min"), where)
            found = next((m for m in find_education(text) if m.level is values.get("min")), None)
            entry.put("degree", found.degree if found else None, where)
            entry.put("majors", values.get("majors"), where)
            named = english_majors(text) if not values.get("majors") else None
            if named is not None:
                entry.take(named, at, source=source)
        elif rule.model is Experience:
            entry.put("experience_years", values["years"], where)
        elif rule.model is Certificate:
            entry.put("certificates", (values["text"],), where)
        elif rule.model is Age:
            entry.put("age_min", values.get("min"), where)
            entry.put("age_max", values.get("max"), where)
        elif rule.model is Prose and values["kind"] == "other" and not _NO_REMARK.match(values["text"]):
            entry.put("remarks", values["text"], where)


_NO_REMARK = re.compile(r"(?:essential|desirable|educational|experience|qualifications?)\W*$|relax", re.IGNORECASE)


def _least(rule: Rule) -> Rule | None:
    """Of alternatives that all ask for some schooling, the lowest; it is the least that is accepted."""
    held = [next((r for r in (o, *o.options) if r.model is EducationLevel), None) for o in rule.options]
    known = [r for r in held if r is not None and r.values.get("min")]
    return min(known, key=lambda r: r.values["min"].rank) if len(known) == len(rule.options) else None


_OF_POST = (EducationLevel, Experience, Certificate, Age)
"""What a post has fields for is said there; other demands of one post are conditions on those who apply for it."""


def section_rules(source: Source) -> Iterator[tuple[int, list[Rule]]]:
    """For each post section its first line index and the conditions it states, limited to the post."""
    for section in post_sections(source):
        rules: list[Rule] = []
        name = section.heading.name
        for at, text in demand_texts(source, section):
            if find_preferred(text):
                continue
            told = demand_rules(source, text, at)
            first = next((r for r in told if r.model is Experience), None)
            for rule in told:
                part = rule.model is Experience and rule is not first and "field" in rule.values
                if not part and (rule.model in _OF_POST or rule.values.get("kind") == "other"):
                    continue
                rule.values["who"] = source.text[slice(*name)]
                rule.proofs["who"] = [name]
                rules.append(rule)
        yield section.line.index, rules


def owned_lines(source: Source) -> frozenset[int]:
    """Indexes of the lines that demand something of one post only."""
    return frozenset(i for section in post_sections(source) for i in section.lines)


def demand_rules(source: Source, text: str, at: int) -> list[Rule]:
    """One demand, with a second one behind "and" or "with": a degree and so many years."""
    lead = LEAD.match(text)
    begin = lead.end() if lead else 0
    bare = text[begin:]
    if len(bare) < 3:
        return []
    nation = citizen_of(bare)
    if nation:
        return [Rule(Nationality, {"value": nation}, (at, at + len(text)))]
    if re.match(r"no\b[^.;]*\b(?:required|needed|necessary)\b", bare, re.IGNORECASE):
        return []
    labelled = labelled_age(text, at)
    if labelled:
        return [labelled]
    joined = compound(source, bare, at + begin)
    if joined is not None:
        return joined
    other = re.search(r";\s+or\s+", text, re.IGNORECASE)
    if other:
        sides = (text[: other.start()], at), (text[other.end() :], at + other.end())
        options = [bundled(told) for part, start in sides if (told := demand_rules(source, part, start))]
        return [Rule(AnyOf, {}, (at, at + len(text)), options=options)] if len(options) > 1 else options
    if re.match(r"age\b|aged\b|between \d", bare, re.IGNORECASE):
        return [atom(source, text, at)]
    out: list[Rule] = []
    cuts = [(m.start(), m.end()) for m in _AND.finditer(bare)]
    which = [c for c in of_which(bare) if all(b <= c[0] or c[1] <= a for a, b in cuts)]
    cuts = sorted([*cuts, *which])
    edge = 0
    for start, end in [*cuts, (len(bare), len(bare))]:
        part = bare[edge:start].strip(" ,.")
        article = re.match(r"(?:an?|the) (?=valid |current )", part) if edge else None
        part = part[article.end() :] if article else part
        if part:
            base = at + begin + bare.index(part, edge)
            rule = _one(source, part, base, text, at)
            if rule.model is not Prose or all(edge != end for _, end in which):
                out.append(rule)
        edge = end
    return out


_AND = re.compile(
    r",?\s+and\s+(?:an? )?(?=(?:current |full |valid |active )?(?:registration|membership|enrolment) "
    r"(?:with|of|in|as)\b)|"
    r",?\s+and\s+(?:an? )?(?=(?-i:(?:['’\w]*[A-Z0-9][\w'’]* ){1,5}[Cc]ertificate\b))|"
    r",?\s+(?:and|plus)\s+(?=(?:an? )?(?:certificate|diploma|licen[cs]e) (?:in|of|from|issued)\b)|"
    r",?\s+and\s+(?:must|should|shall) (?:also )?(?:be |have )?"
    r"(?=(?:registered|completed|possess|hold|a |an |certified)\b)|"
    r",?\s+(?:and|with|plus)\s+(?:with |have |having |must have |possess |hold )?"
    r"(?=(?:at least |a minimum of |minimum of |not less than )?(?:\d+|one|two|three|four|five|six|seven|eight|"
    r"nine|ten)"
    r"\b ?(?:\(\d+\) )?(?:years?|months?)\b|(?:an? )?(?:valid|current) |(?:an? )?[A-Z]{2,6} certificates?\b)",
    re.IGNORECASE,
)


def _one(source: Source, part: str, at: int, text: str, whole: int) -> Rule:
    rule = atom(source, part, at)
    if rule.model is Prose and rule.values["kind"] == "other":
        if find_regions(text):
            return Rule(Prose, {"kind": "other", "text": text}, (whole, whole + len(text)))
        if re.match(r"(?:registered|completed|certified)\b", part):
            return rule
        if part == text[text.find(part) :] and len(part) < len(text) and at > whole:
            return Rule(Prose, {"kind": "other", "text": text}, (whole, whole + len(text)))
    if rule.model is Certificate and not re.search(r"licen[cs]e|certificat|regist|membership", part, re.I):
        return Rule(Prose, {"kind": "other", "text": text}, (whole, whole + len(text)))
    return rule


__all__ = [
    "add_sole_specification",
    "add_specifications",
    "add_statements",
    "advert_entries",
    "demand_rules",
    "owned_lines",
    "section_rules",
    "sole_rules",
    "specified_lines",
    "specified_rules",
    "statement_rules",
]
