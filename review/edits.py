"""Edits: each kind of change that a correction makes, carried out on the records of the notice it amends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from review.identity import plain
from schema.base import Record
from schema.evidence import Evidence
from schema.notice import (
    Attachment,
    Change,
    Contacts,
    Event,
    Fee,
    Headcount,
    HeadcountPart,
    Notice,
    OpeningRatio,
    Post,
    Track,
)
from schema.scheme import Gate, Scheme, Stage, Step, Term, WeightedSum
from schema.values import EventKind

R = TypeVar("R", bound=Record)
Proof = tuple[Evidence, ...]


def amended(record: R, values: Mapping[str, Any], proof: Proof) -> R:
    """A record with new values that cite the correction; what it said of the old ones is dropped."""
    evidence = dict(record.evidence) | dict.fromkeys(values, proof)
    derived = {key: value for key, value in record.derived.items() if key not in values}
    data = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record)(**{**data, **values, "evidence": evidence, "derived": derived})


class Amender:
    """The parts of one notice while the changes of a correction are applied to them."""

    def __init__(self, original: Notice, correction: Notice) -> None:
        self.correction = correction
        self.headcount: Headcount = original.headcount
        self.tracks: list[Track] = list(original.tracks)
        self.posts: list[Post] = list(original.posts)
        self.schemes: list[Scheme] = list(original.schemes)
        self.timeline: list[Event] = list(original.timeline)
        self.fees: list[Fee] = list(original.fees)
        self.ratios: list[OpeningRatio] = list(original.opening_ratios)
        self.contacts: Contacts = original.contacts
        self.attachments: list[Attachment] = list(original.attachments)
        self.cancelled: set[str] = set()
        self.covered: set[tuple[str, str]] = set()

    def parts(self) -> dict[str, Any]:
        """The amended parts, by the fields of the notice."""
        return {
            "headcount": self.headcount,
            "tracks": tuple(self.tracks),
            "posts": tuple(self.posts),
            "schemes": tuple(self.schemes),
            "timeline": tuple(self.timeline),
            "fees": tuple(self.fees),
            "opening_ratios": tuple(self.ratios),
            "contacts": self.contacts,
            "attachments": tuple(self.attachments),
        }

    def apply(self, change: Change) -> bool:
        """Carry out one change; False where it has no place, or more than one."""
        proof = tuple(piece for pieces in change.evidence.values() for piece in pieces)
        head, _, rest = change.target.partition(" ")
        edit: dict[str, Callable[[str, Change, Proof], bool]] = {
            "post": self._post,
            "headcount": self._headcount,
            "scheme": self._scheme,
            "pass_mark": self._pass_mark,
            "bonus_cap": self._bonus_cap,
            "contacts": self._contacts,
            "fee": self._fee,
            "opening_ratio": self._opening_ratio,
            "ratio": self._ratio,
        }
        try:
            if head in {kind.value for kind in EventKind}:
                return self._event(EventKind(head), change, proof)
            return head in edit and edit[head](rest.strip(), change, proof)
        except (ValueError, InvalidOperation):
            return False

    # Posts ----------------------------------------------------------------------------------------------------------

    def _post(self, name: str, change: Change, proof: Proof) -> bool:
        found = [i for i, p in enumerate(self.posts) if plain(name) in (plain(p.code), plain(p.name))]
        if change.action == "add" and change.field is None and not found:
            return self._new_post(name)
        if len(found) != 1:
            return False
        post = self.posts[found[0]]
        if change.action == "cancel":
            del self.posts[found[0]]
            self._drop_post(post)
            return True
        field, after = change.field, change.after
        if field is None or after is None or field not in Post.model_fields:
            return False
        old = getattr(post, field)
        if change.before is not None and not _agrees(old, change.before):
            return False
        self.covered.add((post.id, field))
        own = proof + (post.quotes(field) if change.action == "add" else ())
        self.posts[found[0]] = amended(post, {field: _value(old, after, change.action, field)}, own)
        return True

    def _new_post(self, name: str) -> bool:
        """A post added: the correction must describe it itself."""
        own = [p for p in self.correction.posts if plain(name) in (plain(p.code), plain(p.name))]
        if len(own) != 1 or own[0].id in {p.id for p in self.posts}:
            return False
        self.posts.append(own[0])
        return True

    def _drop_post(self, post: Post) -> None:
        """A cancelled post leaves the tracks that list it."""
        self.cancelled.add(post.id)
        for i, track in enumerate(self.tracks):
            codes = tuple(c for c in track.codes if plain(c) != plain(post.code))
            posts = tuple(p for p in track.posts if p != post.id)
            if (codes, posts) != (track.codes, track.posts):
                self.tracks[i] = track.model_copy(update={"codes": codes, "posts": posts})

    def finish(self) -> None:
        """What the correction says beside its edits: facts of amended posts, new dates, new attachments."""
        for own in self.correction.posts:
            places = [i for i, p in enumerate(self.posts) if own.code and plain(p.code) == plain(own.code)]
            if len(places) == 1:
                self.posts[places[0]] = self._filled(self.posts[places[0]], own)
        self._new_events()
        titles = {plain(a.title) for a in self.attachments}
        new = [a for a in self.correction.attachments if plain(a.title) not in titles]
        for number, attachment in enumerate(new, len(self.attachments) + 1):
            self.attachments.append(attachment.model_copy(update={"id": f"attachment-{number}"}))

    def _filled(self, post: Post, own: Post) -> Post:
        """What a row of the correction adds to its post: items of lists, and fields that were silent."""
        for field in Post.model_fields:
            new, old = getattr(own, field), getattr(post, field)
            if field in Record.model_fields or (post.id, field) in self.covered or not new or not own.quotes(field):
                continue
            if isinstance(new, tuple) and isinstance(old, tuple) and new and isinstance(new[0], str):
                more = tuple(item for item in new if item not in old)
                if more:
                    post = amended(post, {field: (*old, *more)}, (*own.quotes(field), *post.quotes(field)))
            elif old is None:
                post = amended(post, {field: new}, own.quotes(field))
        return post

    # Headcounts, contacts, fees, ratios -----------------------------------------------------------------------------

    def _headcount(self, label: str, change: Change, proof: Proof) -> bool:
        after = change.after
        if after is None:
            return False
        if not label:
            if change.before is not None and not _agrees(self.headcount.total, change.before):
                return False
            self.headcount = amended(self.headcount, {"total": int(after)}, proof)
            return True
        parts = list(self.headcount.parts)
        places = [i for i, part in enumerate(parts) if plain(part.label) == plain(label)]
        if len(places) != 1:
            return False
        part: HeadcountPart = parts[places[0]]
        parts[places[0]] = amended(part, {"count": int(after)}, proof)
        self.headcount = self.headcount.model_copy(update={"parts": tuple(parts)})
        return True

    def _contacts(self, _: str, change: Change, proof: Proof) -> bool:
        field, after = change.field or "", change.after
        if field not in ("phones", "emails", "urls") or after is None:
            return False
        old: tuple[str, ...] = getattr(self.contacts, field)
        if change.before is None and change.action != "add" and len(old) != 1:
            return False
        if change.before is not None and change.before not in old:
            return False
        gone = change.before if change.before is not None else (old[0] if change.action != "add" else None)
        new = tuple(after if item == gone else item for item in old) if gone else (*old, after)
        self.contacts = amended(self.contacts, {field: new}, proof + self.contacts.quotes(field))
        return True

    def _fee(self, about: str, change: Change, proof: Proof) -> bool:
        places = [i for i, f in enumerate(self.fees) if change.before is None or _agrees(f.amount, change.before)]
        named = [i for i in places if self.fees[i].label and plain(self.fees[i].label) in plain(about)]
        places = named or places
        if len(places) != 1 or change.after is None:
            return False
        self.fees[places[0]] = amended(self.fees[places[0]], {"amount": Decimal(change.after)}, proof)
        return True

    def _opening_ratio(self, _: str, change: Change, proof: Proof) -> bool:
        if len(self.ratios) != 1 or change.after is None:
            return False
        values = {"applicants": Decimal(change.after), "per": Decimal(1)}
        self.ratios[0] = amended(self.ratios[0], values, proof)
        return True

    # Schemes --------------------------------------------------------------------------------------------------------

    def _scheme(self, who: str, change: Change, proof: Proof) -> bool:
        what, _, component = (change.field or "").partition(" ")
        after = change.after
        if what != "weight" or after is None:
            return False
        edits = [
            (i, scheme, steps)
            for i, scheme in self._schemes(who)
            if (steps := _reweighted(scheme, component, change.before, after, proof)) is not None
        ]
        if not edits or (len(edits) > 1 and not who and change.before is None):
            return False
        for i, scheme, steps in edits:
            # The printed formula spoke of the old weights.
            self.schemes[i] = scheme.model_copy(update={"steps": steps, "formula": _formula(scheme, component, change)})
        return True

    def _schemes(self, who: str) -> Iterable[tuple[int, Scheme]]:
        """The schemes for the people named; all where nobody is named."""
        tracks = {t.id for t in self.tracks if plain(t.label) and plain(t.label) in plain(who)} if who else set()
        tracks |= {t.id for t in self.tracks if who and plain(who) in plain(t.label)}
        for i, scheme in enumerate(self.schemes):
            if not who or tracks & set(scheme.tracks) or (scheme.when and plain(who) in plain(scheme.when)):
                yield i, scheme

    def _bonus_cap(self, _: str, change: Change, proof: Proof) -> bool:
        """The limit on all bonuses together, of every scheme that has the old one."""
        places = [
            i
            for i, s in enumerate(self.schemes)
            if s.bonus_cap is not None and (change.before is None or _agrees(s.bonus_cap, change.before))
        ]
        if not places or change.after is None:
            return False
        for i in places:
            self.schemes[i] = amended(self.schemes[i], {"bonus_cap": Decimal(change.after)}, proof)
        return True

    def _pass_mark(self, on: str, change: Change, proof: Proof) -> bool:
        """``on``: the component, and behind it the class whose line it is (``written E类``)."""
        if change.after is None:
            return False
        on, _, who = on.partition(" ")
        done = False
        for i, scheme in self._schemes(who):
            gates: list[Gate] = list(scheme.gates)
            places = [
                k
                for k, gate in enumerate(gates)
                if (not on or gate.on == on) and (change.before is None or _agrees(gate.min, change.before))
            ]
            if len(places) != 1:
                continue
            gates[places[0]] = amended(gates[places[0]], {"min": Decimal(change.after)}, proof)
            self.schemes[i] = scheme.model_copy(update={"gates": tuple(gates)})
            done = True
        return done

    def _ratio(self, _: str, change: Change, proof: Proof) -> bool:
        """A shortlist ratio: told by its old value, where just one stage of a scheme has it."""
        done = False
        for i, scheme in enumerate(self.schemes):
            stages: list[Stage] = list(scheme.stages)
            places = [k for k, s in enumerate(stages) if change.before and _agrees(s.ratio, change.before)]
            if len(places) == 1 and change.after is not None:
                stages[places[0]] = amended(stages[places[0]], {"ratio": Decimal(change.after)}, proof)
                self.schemes[i] = scheme.model_copy(update={"stages": tuple(stages)})
                done = True
        return done

    # Dates ----------------------------------------------------------------------------------------------------------

    def _event(self, kind: EventKind, change: Change, proof: Proof) -> bool:
        field, after = change.field, change.after
        places = [i for i, e in enumerate(self.timeline) if e.event is kind]
        if change.action == "cancel":
            if len(places) == 1:
                del self.timeline[places[0]]
            return len(places) == 1
        if field not in ("start", "end") or after is None:
            return False
        if change.action == "add":  # a date beside those that there are; it is added with the correction's events
            return any(e.event is kind and after in (e.start, e.end) for e in self.correction.timeline)
        if change.before is not None:
            places = [i for i in places if _same_day(getattr(self.timeline[i], field), change.before)]
            if any(getattr(self.timeline[i], field) == change.before for i in places):
                places = [i for i in places if getattr(self.timeline[i], field) == change.before]
        days = {(getattr(self.timeline[i], field) or "")[:10] for i in places}
        if not places or (len(places) > 1 and (len(days) > 1 or len(after) > 10)):
            return False
        for i in places:
            event = self.timeline[i]
            values = {field: _moved(getattr(event, field), after)}
            if field == "start" and len(after) == 10 and event.end and event.end[:10] == (event.start or "")[:10]:
                values["end"] = _moved(event.end, after)
            self.timeline[i] = amended(event, values, proof)
        return True

    def _new_events(self) -> None:
        """Dates that only the correction has: they are nobody's new value and no event has them already."""
        moved = [c for c in self.correction.changes if c.action != "add"]
        spoken = {(c.target, value) for c in moved for value in (c.before, c.after) if value}
        for event in self.correction.timeline:
            own = {m for m in (event.start, event.end) if m}
            known = any(
                e.event is event.event and own <= {m for m in (e.start, e.end) if m} for e in self.timeline
            ) or any(e.event is event.event and e.start == event.start and e.end == event.end for e in self.timeline)
            if known or {(event.event.value, moment) for moment in own} <= spoken:
                continue
            self.timeline.append(event.model_copy(update={"id": f"event-{len(self.timeline) + 1}"}))


def _reweighted(
    scheme: Scheme, component: str, before: str | None, after: str, proof: Proof
) -> tuple[Step, ...] | None:
    """The steps with one weight changed; None where no term, or more than one, has the old one."""
    places = [
        (s, t)
        for s, step in enumerate(scheme.steps)
        if isinstance(step, WeightedSum)
        for t, term in enumerate(step.terms)
        if term.input == component and (before is None or _agrees(term.weight, before))
    ]
    if len(places) != 1:
        return None
    s, t = places[0]
    steps = list(scheme.steps)
    step = steps[s]
    if not isinstance(step, WeightedSum):
        return None
    terms: list[Term] = list(step.terms)
    terms[t] = amended(terms[t], {"weight": Decimal(after)}, proof)
    steps[s] = step.model_copy(update={"terms": tuple(terms)})
    return tuple(steps)


def _formula(scheme: Scheme, component: str, change: Change) -> str | None:
    """The formula in ids, with the new weight in the place of the old; None where it does not show the old one."""
    if scheme.formula is None or change.before is None or change.after is None:
        return None
    pattern = re.compile(rf"\b{re.escape(component)}\s*\*\s*{re.escape(change.before)}\b")
    new, count = pattern.subn(f"{component}*{change.after}", scheme.formula)
    return new if count == 1 else None


def _agrees(old: Any, before: str) -> bool:
    """Whether a value is the one that the correction says it was."""
    if isinstance(old, (int, Decimal)):
        try:
            return Decimal(old) == Decimal(before)
        except InvalidOperation:
            return False
    if isinstance(old, tuple):
        return plain("".join(map(str, old))) == plain(before) or before in old
    return old is None or plain(str(old)) == plain(before)


def _value(old: Any, after: str, action: str, field: str) -> Any:
    if field in ("headcount", "age_max", "age_min", "no"):
        return int(after)
    if isinstance(old, tuple):
        items = tuple(item for item in re.split(r"[、,;]", after) if item)
        return (*old, *(i for i in items if i not in old)) if action == "add" else items
    if action == "add" and isinstance(old, str) and old:
        return old if plain(after) in plain(old) else f"{old.rstrip(';。')};{after}"
    return after


def _same_day(moment: str | None, before: str) -> bool:
    return moment is not None and moment[: len(before)] == before[: len(moment)]


def _moved(old: str | None, after: str) -> str:
    """A new day keeps the hour that it had, unless the correction prints one."""
    return after + old[10:] if old and len(after) == 10 and len(old) > 10 else after
