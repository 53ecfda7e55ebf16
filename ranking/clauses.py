"""Clauses: everything that may turn somebody away, for the posts of a campaign, with its printed words.

A condition for certain people (``who``) that has a general condition of its kind stands in for it: a wider bound
widens, a narrower one replaces. Without a general one it binds those people only. What posts print themselves joins in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ranking.age_bounds import LOW, more_years, unbounded
from ranking.answers import words
from ranking.checks import (
    All,
    Any,
    ByPost,
    Check,
    Choose,
    Clause,
    Doubt,
    Flag,
    Level,
    Nobody,
    Not,
    Posts,
    Proof,
    Sure,
    Within,
    Words,
)
from ranking.classes import class_words, shut_out
from ranking.columns import plain
from ranking.disclosures import shown_free
from ranking.eased_work import eased_by, eased_check, let_off
from ranking.exceptions import eases_age, excepts, opened
from ranking.firm_ages import firm_ages
from ranking.kin import kin_of
from ranking.leaves import Reader, bounds, describe, work_of
from ranking.moments import first, years_before
from ranking.named_posts import people_of_posts, posts_named
from ranking.others import OTHERS, others_beside
from ranking.phrases import Phrases
from ranking.postclauses import Eased, Rules, post_clauses
from ranking.reservations import Kinds, kinds_of
from ranking.schooled import exactly, topmost, upward
from ranking.wording import education_named
from schema.base import Record
from schema.campaign import Campaign
from schema.conditions import Age, AnyOf, Condition, EducationLevel, Experience, Leaf, Prose, Region, Substitution
from schema.notice import Exclusion
from schema.values import EventKind

_NO_EASE = re.compile(r"学历.{0,6}不.{0,4}(?:放宽|降低)|不(?:再|予)?放宽学历")
_OR = re.compile(r"或者?|、|以及")


def clauses_of(campaign: Campaign, has: frozenset[str]) -> list[Clause]:
    """All clauses of a campaign for a table that holds the facts ``has``."""
    return _Assembly(campaign, has).clauses()


def quotes_of(*records: Record) -> tuple[str, ...]:
    """The printed words behind records, each once."""
    return tuple(dict.fromkeys(e.quote for r in records for group in r.evidence.values() for e in group))


@dataclass
class _Assembly:
    campaign: Campaign
    has: frozenset[str]

    def __post_init__(self) -> None:
        starts = [first(e.start) for e in self.campaign.timeline if e.event is EventKind.REGISTRATION]
        known = [day for day in starts if day is not None]
        self.reader = Reader(self.has, min(known, default=None), self.whom, self.campaign.name)
        self.phrases = Phrases(self.has)
        ages = [leaf for leaf in self.campaign.eligibility if isinstance(leaf, Age)]
        self.firm_leaves, self.eased = firm_ages(ages, self._posts_named, len(self.campaign.posts))
        self.ages = [leaf for leaf in ages if not any(leaf is one for one in self.firm_leaves)]

    def clauses(self) -> list[Clause]:
        self.shorter = eased_by(self.campaign.eligibility)
        shortened = {
            leaf.for_
            for leaf in self.campaign.eligibility
            if isinstance(leaf, Substitution) and not (leaf.for_ == "experience" and leaf.what and leaf.months)
        }
        found: list[Clause] = []
        for leaf in self.campaign.eligibility:
            if any(leaf is one for one in self.firm_leaves) or self.bases_of(leaf) or self._eased_only(leaf):
                continue
            if isinstance(leaf, Experience) and leaf.who and any(one.who == leaf.who for one in self.shorter):
                continue
            clause = self.clause(leaf)
            if clause is not None:
                found.append(replace(clause, check=Doubt(clause.check)) if leaf.kind in shortened else clause)
        for exclusion in self.campaign.exclusions:
            check = self.free_of(exclusion)
            found.append(Clause(exclusion.id, "exclusion", check, f"不得有：{exclusion.text}", quotes_of(exclusion)))
        if "free" in self.has and self.campaign.exclusions:
            words_ = "不得有任何一种不得报考的情形"
            found.append(Clause("exclusions", "exclusion", Not(Sure(Flag("free", False))), words_))
        found += self.posts()
        return [clause for clause in found if clause.applies is None or any(clause.applies)]

    def _eased_only(self, leaf: Condition) -> bool:
        """Whether a condition only says what the posts' own schooling or places mean for some people."""
        if isinstance(leaf, EducationLevel):
            return self._eased(leaf) is not None and any(item.post.education for item in self.campaign.posts)
        places = {places for places, _ in kin_of(self.campaign.eligibility)}
        if not isinstance(leaf, AnyOf) or not all(isinstance(o, Region) and o.regions in places for o in leaf.options):
            return False
        return any(item.post.regions in places for item in self.campaign.posts)

    def free_of(self, exclusion: Exclusion) -> Check:
        """A circumstance that disqualifies is not the applicant's: by what columns of classes say, else declared."""
        known = self.reader.free_of(exclusion.id, exclusion.text)
        if f"a:{exclusion.id}" in self.has:
            return known
        known = shown_free(exclusion, self.has, known, self.reader.day(None))
        guilty: list[Check] = []
        if "identity" in self.has:
            guilty.append(Words("identity", "excluded", (exclusion.text,), blank=False))
        named = shut_out(exclusion.text)
        if not re.search(class_words()["words"]["unless"], exclusion.text):
            narrow = re.search(class_words()["words"]["place"], exclusion.text) is not None
            for name in sorted(named):
                if f"c:{name}" in self.has:
                    told = Sure(Flag(f"c:{name}", True))
                    some = narrow or name == "student" or not named[name]
                    guilty.append(All((told, Nobody())) if some else told)
        return All((*map(Not, guilty), known)) if guilty else known

    def clause(self, leaf: Condition) -> Clause | None:
        self.reader.assumed = set()
        specials = [
            other
            for other in self.campaign.eligibility
            if not any(other is one for one in self.firm_leaves) and any(leaf is base for base in self.bases_of(other))
        ]
        check = self.general(leaf)
        if isinstance(leaf, Experience) and leaf.who is None and leaf.years is not None and check is not None:
            work = work_of(leaf)
            check = eased_check(
                check, leaf.years, self.shorter, self.people_of, lambda n: self.reader.experience(n, leaf.as_of, work)
            )
        texts, records = [describe(leaf)], [leaf]
        for special in specials:
            check = self.widened(leaf, check, special)
            texts.append(f"{special.who}：{describe(special)}")
            records.append(special)
        if check is None:
            return None
        if leaf.who is None and not specials and excepts("age" if isinstance(leaf, Age) else "any", quotes_of(leaf)):
            check = Doubt(check)
        elif isinstance(leaf, Age) and leaf.who is None:
            check = opened(check, [eases_age(item.post) for item in self.campaign.posts])
        if leaf.who is not None:
            check = Any((Not(self._bound(leaf)), check, *self._older(leaf)))
            texts[0] = f"{leaf.who}：{texts[0]}"
        applies, doubtful = self.applies(leaf)
        if doubtful:
            check = Doubt(check)
        assumed = "；".join(sorted(self.reader.assumed)) or None
        return Clause(leaf.id, leaf.kind, check, "；".join(texts), quotes_of(*records), applies, assumed)

    def _bound(self, leaf: Condition) -> Check:
        """Whom a condition binds; the highest schooling that limits of age name stands for what is above it too."""
        whom = self.whom(leaf)[0]
        if not isinstance(leaf, Age):
            return whom
        others = [self.whom(other)[0] for other in self.ages if other.who is not None and other is not leaf]
        return upward(whom) if topmost(whom, others) else whom

    def _older(self, leaf: Condition) -> list[Check]:
        """The wider limits of age for other people, whom somebody may be among as well (硕士35周岁, 副高45周岁)."""
        if not isinstance(leaf, Age) or leaf.max is None or self._posts_named(leaf.who or "") is not None:
            return []
        found: list[Check] = []
        for other in self.ages:
            wider = other.who is not None and other.max is not None and other.max > leaf.max
            if wider and other.tracks == leaf.tracks and self._posts_named(other.who or "") is None:
                theirs = self.reader.check(other)
                found += [All((self.whom(other)[0], theirs))] if theirs is not None else []
        return found

    def applies(self, leaf: Leaf) -> tuple[tuple[bool, ...] | None, bool]:
        """The posts a clause is for; and whether it is for tracks that no post has, so for certain people only."""
        if not leaf.tracks:
            return None, False
        mask = tuple(bool(set(leaf.tracks) & set(post.tracks)) for post in self.campaign.posts)
        return (mask, False) if any(mask) else (None, True)

    def general(self, leaf: Condition) -> Check | None:
        """A general age limit gives way where the post itself allows an older age, if only to some people."""
        check = self.reader.check(leaf)
        if isinstance(leaf, Age) and isinstance(check, Within) and leaf.max is not None and leaf.who is None:
            posts = [item.post for item in self.campaign.posts]
            covered = self._covered()
            older = [
                ((post.age_max or 0) > leaf.max and not told) or bool(post.age_limits)
                for post, told in zip(posts, covered, strict=True)
            ]
            if any(older) and not isinstance(check.first, ByPost):
                limit = ByPost(tuple(None if old else check.first for old in older))
                return Within("birth", limit, check.last)
        return check

    def bases_of(self, leaf: Condition) -> list[Condition]:
        """The general conditions that a condition for certain people eases: years more ease every limit of age."""
        if isinstance(leaf, Age) and leaf.relaxes is None and more_years(leaf) is not None:
            bounded = [a for a in self.ages if a.who is None and (a.max is not None or a.born_from is not None)]
            return [a for a in bounded if not leaf.tracks or not a.tracks or set(leaf.tracks) & set(a.tracks)]
        base = self.base_of(leaf)
        return [] if base is None else [base]

    def base_of(self, leaf: Condition) -> Condition | None:
        """The general condition that a condition for certain people stands in for."""
        if leaf.who is None:
            return None
        for other in self.campaign.eligibility:
            if leaf.relaxes is not None:
                if other.id == leaf.relaxes:
                    return other
            elif isinstance(leaf, Age) and isinstance(other, Age) and other.who is None:
                meet = not leaf.tracks or not other.tracks or set(leaf.tracks) & set(other.tracks)
                bound = other.max is not None or other.born_from is not None
                if meet and (bound or (leaf.max is None and not leaf.unlimited)):
                    return other
            elif isinstance(leaf, EducationLevel) and isinstance(other, EducationLevel) and other.who is None:
                lower = leaf.min is not None and other.min is not None and leaf.min.rank < other.min.rank
                if lower:
                    return other
        return None

    def widened(self, base: Condition, check: Check | None, special: Condition) -> Check | None:
        """``check`` with the bound that certain people have instead."""
        if check is None:
            return None
        theirs: Check | None
        years = more_years(special) if isinstance(special, Age) else None
        if years is not None and isinstance(base, Age):
            born = bounds(base, self.reader.day)
            older = None if born is None else Within("birth", born[0] and years_before(born[0], years), born[1])
            theirs, wider = older or Nobody(), True
        elif isinstance(special, Age) and isinstance(base, Age):
            low = special.min is None and special.born_to is None
            update: dict[str, object] = {name: getattr(base, name) for name in LOW} if low else {}
            merged = special.model_copy(update=update | {"as_of": special.as_of or base.as_of})
            theirs = Nobody() if unbounded(special) else self.reader.check(merged)
            mine, other = bounds(base, self.reader.day), bounds(merged, self.reader.day)
            wider = mine is not None and other is not None and None not in (mine[0], other[0]) and other[0] < mine[0]  # type: ignore[operator]
        else:
            theirs, wider = self.reader.check(special), True
        whom = self.whom(special)[0]
        if special.tracks:
            applies, doubtful = self.applies(special)
            whom = All((whom, Posts(applies))) if applies is not None else All((whom, Doubt(Posts(self.nobody()))))
            assert applies is not None or doubtful
        if isinstance(special, Age) and not all(self.eased) and self._posts_named(special.who or "") is None:
            whom = All((whom, Posts(self.eased)))
        whom = upward(whom) if wider else whom
        if theirs is None:
            return Any((check, whom))
        return Any((check, All((whom, theirs)))) if wider else Choose(whom, theirs, check)

    def nobody(self) -> tuple[bool, ...]:
        return tuple(False for _ in self.campaign.posts)

    # whom a clause is for

    def whom(self, leaf: Leaf) -> tuple[Check, bool]:
        """Who belongs to those whom a clause names, and whether facts decide it."""
        who = leaf.who or ""
        mask = self._posts_named(who)
        if mask is not None:
            return Posts(mask), True
        if (both := people_of_posts(who, self.campaign.posts)) is not None:
            inner, decided = self.whom(leaf.model_copy(update={"who": both[1]}))
            return All((Posts(both[0]), inner)), decided
        word = plain(who).removesuffix("的").removesuffix("性").removesuffix("者")
        table = words()["who"]
        for sex, male in (("male", True), ("female", False)):
            if word in {plain(w).removesuffix("性") for w in table[sex]}:
                return Flag("male", male), True
        by_degree = "学位" in who and "学历" not in who and "degree" in self.has
        if by_degree and (read := self.phrases.people(who)) is not None:
            return exactly(read, who), True
        level = education_named(who)
        if level is not None:
            rank, way = level
            return Level("education", rank if way != "below" else None, rank if way != "above" else None), True
        if f"a:{leaf.id}" in self.has:
            return Flag(f"a:{leaf.id}", True), True
        if kinds_of(who) is not None:
            return self._of_kind(who), False
        read = self.phrases.people(who)
        if read is not None:
            return exactly(read, who), True
        if OTHERS.match(who):
            rest = [self.whom(x) for x in others_beside(leaf, self.campaign.eligibility)]
            if rest and all(decided for _, decided in rest):
                return All(tuple(Not(check) for check, _ in rest)), True
        named = [part for part in _OR.split(who) if part]
        return (Any(tuple(map(self._of_kind, named))) if len(named) > 1 else self._of_kind(who)), False

    def _of_kind(self, who: str) -> Check:
        """Who belongs to one kind of people: by schooling, by what they hold, else by the classes that they name."""
        level = education_named(who)
        if level is not None:
            rank, way = level
            return Level("education", rank if way != "below" else None, rank if way != "above" else None)
        named = kinds_of(who)
        if named is not None:
            return self._reserved(named)
        return self.phrases.atom(who) or Words("identity", "class", (who,))

    def _reserved(self, named: Kinds) -> Check:
        """People of kinds that relaxations name: of one of the social kinds and, where others are named beside them
        (SC/ST with disabilities), of these too. Words that say more than the kinds are for people to judge."""
        social: list[Check] = [Words("identity", "kind", tuple(sorted(named.social)))] if named.social else []
        other: list[Check] = []
        for kind in sorted(named.other):
            fact = f"is:{kind}"
            if kind == "women":
                other.append(Flag("male", False))
            else:
                other.append(Flag(fact, True) if fact in self.has else Words("identity", "kind", (kind,)))
        groups = [Any(tuple(part)) for part in (social, other) if part]
        found: Check = groups[0] if len(groups) == 1 else All(tuple(groups))
        return Proof(found) if named.more else found

    def _posts_named(self, who: str) -> tuple[bool, ...] | None:
        return posts_named(who, self.campaign.posts)

    # what posts print themselves

    def posts(self) -> Sequence[Clause]:
        specials = [leaf for leaf in self.ages if leaf.who is not None]
        covered = self._covered()
        wider: list[Check] = []
        more = [
            (upward(self.whom(leaf)[0] if all(self.eased) else All((self.whom(leaf)[0], Posts(self.eased)))), years)
            for leaf in specials
            if (years := more_years(leaf)) is not None and not leaf.tracks and self._posts_named(leaf.who or "") is None
        ]
        for leaf in specials:
            if more_years(leaf) is None and self._posts_named(leaf.who or "") is None:
                theirs = self.reader.check(leaf)
                own: tuple[Check, ...] = () if all(self.eased) else (Posts(self.eased),)
                if theirs is not None:
                    wider.append(All((upward(self.whom(leaf)[0]), theirs, *own)))
                elif leaf.text and not leaf.unlimited:  # 特别优秀的可适当放宽: how far is for an authority
                    known = (self.whom(leaf)[0],) if kinds_of(leaf.who or "") is not None else ()
                    wider.append(All((*known, *own, Nobody())) if own or known else Nobody())
        as_of = next((leaf.as_of for leaf in self.ages if leaf.as_of), None)
        worked = next(
            (c.as_of for c in self.campaign.eligibility if isinstance(c, Experience) and c.as_of is not None), None
        )
        general = [self._general_age(i) for i in range(len(covered))]
        counted = {
            leaf.field for leaf in self.campaign.eligibility if isinstance(leaf, Experience) and leaf.years is None
        }
        eased = [self._eased(leaf) for leaf in self.campaign.eligibility if isinstance(leaf, EducationLevel)]
        rules = Rules(
            covered=covered,
            wider=wider,
            as_of=as_of,
            worked=worked,
            work=counted.pop() if len(counted) == 1 else None,
            general=general,
            whom=self._people,
            schooling=[one for one in eased if one is not None],
            kin=kin_of(self.campaign.eligibility),
            more=more,
            elsewhere=self._inside(),
            eased_work=self.shorter,
            let_off=self.people_of,
        )
        return post_clauses(self.campaign, self.reader, rules)

    def _covered(self) -> list[bool]:
        """Whose own greatest age a condition of the notice spells out."""
        covered = [False] * len(self.campaign.posts)
        for leaf in self.ages:
            mask = self.applies(leaf)[0] or tuple(True for _ in covered)
            if leaf.who is not None:
                named = self._posts_named(leaf.who)
                mask = tuple(a and b for a, b in zip(mask, named, strict=True)) if named is not None else self.nobody()
            for i, item in enumerate(self.campaign.posts):
                covered[i] = covered[i] or (mask[i] and item.post.age_max is not None and item.post.age_max == leaf.max)
        return covered

    def _eased(self, leaf: EducationLevel) -> Eased | None:
        """A lower level of schooling that the notice lets some people have, which no general one of its own widens."""
        if leaf.who is None or leaf.min is None or self.base_of(leaf) is not None or leaf.full_time or leaf.majors:
            return None
        told = any("放宽" in quote or "降" in quote for quote in quotes_of(leaf))
        aged = any(other.who == leaf.who and self.base_of(other) is not None for other in self.ages)
        if self._posts_named(leaf.who) is not None or not (told or aged):
            return None
        prose = [other.text or "" for other in self.campaign.eligibility if isinstance(other, Prose)]
        bound = " ".join(text for text in prose if _NO_EASE.search(text))
        posts = [item.post for item in self.campaign.posts]
        spared = tuple(not post.code or post.code not in bound for post in posts)
        applies = self.applies(leaf)[0] or tuple(True for _ in posts)
        mask = tuple(a and b for a, b in zip(applies, spared, strict=True))
        return Eased(leaf.min.rank, self.whom(leaf)[0], mask)

    def _inside(self) -> list[frozenset[str]]:
        """Fields of each post that stand inside an alternative which a condition for that post spells out: by
        themselves they would ask for one side of it."""
        sides: list[tuple[tuple[bool, ...], str, int, int]] = []
        for leaf in self.campaign.eligibility:
            if isinstance(leaf, AnyOf) and (leaf.who or leaf.tracks):
                mask = self._posts_named(leaf.who) if leaf.who else self.applies(leaf)[0]
                spans = [(e.document, e.start, e.end) for e in leaf.evidence.get("self", ())]
                sides += [(mask, *span) for span in spans] if mask is not None else []
        found = []
        for i, item in enumerate(self.campaign.posts):
            mine = [(d, a, b) for mask, d, a, b in sides if mask[i]]
            fields = {
                field
                for field, pieces in item.post.evidence.items()
                if pieces
                and all(any(d == e.document and a <= e.start and e.end <= b for d, a, b in mine) for e in pieces)
            }
            found.append(frozenset(fields))
        return found

    def _general_age(self, post: int) -> Age | None:
        """The notice's greatest age for a post."""
        for leaf in self.ages:
            mask, doubtful = self.applies(leaf)
            bound = leaf.max is not None or leaf.born_from is not None
            if leaf.who is None and bound and not doubtful and (mask is None or mask[post]):
                return leaf
        return None

    def people_of(self, who: str) -> Check:
        """Who is let off some years: whoever has the schooling that is named, or more."""
        return upward(let_off(who, self._people, by_degree="degree" in self.has))

    def _people(self, who: str) -> Check:
        return self.whom(Leaf.model_construct(id=f"age:{who}", who=who))[0]
