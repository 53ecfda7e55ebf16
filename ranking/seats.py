"""Seats: who goes on, or is within the places, where places are set apart for categories and classes of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from ranking.horizontal import Lists, Tiers
from ranking.inputs import Inputs
from ranking.order import Mask, Numbers, Placed, Posts
from ranking.plan import Plan
from ranking.quotas import share
from ranking.selected import MOST, Rules, Selected


class Seats:
    """Fills the parts of posts one after the other, each by rank among those who may take its places."""

    def __init__(
        self,
        inputs: Inputs,
        plan: Plan,
        result: Selected,
        first_run: bool,
        order: Callable[[str, Mask], Placed],
        within: Callable[[Rules, Placed], Mask],
    ) -> None:
        self.inputs, self.plan, self.result, self.first_run = inputs, plan, result, first_run
        self.scheme, self.quotas = inputs.graph.scheme, inputs.quotas
        self.post: Posts = inputs.frame["post"].to_numpy().view(np.int32)
        self.height = inputs.posts.height
        self._order, self._within = order, within

    def choose(self, rules: Rules, order: Placed) -> Mask:
        """Who goes on. Where places are set apart for categories, part after part is filled with those not yet in."""
        parted, shares = self._shares(rules)
        if not parted.any():
            return self._within(rules, order)
        inside = parted[order.post]
        chosen = self._within(rules, order.only(~inside))
        waiting = np.zeros(len(self.post), np.bool_)
        waiting[order.rows[inside]] = True
        spare = np.zeros(self.height, np.int64)
        for kind, places, people in shares:
            limit = self._limit(rules, places)
            pick = partial(self._picked, rules)
            found = pick(waiting & people, limit)
            found = self._adjusted(found, waiting & people, (places, limit), pick, rules)
            if kind is not None:
                self._told(f"reserved:{rules.group.to}", kind, found)
                spare += self._left(places, found)
            chosen |= found
            waiting &= ~found
        if spare.any():
            chosen |= self._picked(rules, waiting, self._limit(rules, spare))
        return chosen

    def _picked(self, rules: Rules, people: Mask, limit: Numbers) -> Mask:
        """Who of the people is within a limit at their post."""
        order = self._order(rules.group.by, people & (limit > 0)[self.post])
        return self._within(replace(rules, limit=limit.astype(np.int32)), order)

    def _adjusted(
        self,
        chosen: Mask,
        people: Mask,
        room: tuple[Numbers, Numbers],
        pick: Callable[[Mask, Numbers], Mask],
        rules: Rules | None = None,
    ) -> Mask:
        """Those in the lists of a category once classes have the share of places that they are due in each.

        :param room: places of each post, and the people whom these entitle to go on (``rules``), or to a place.
        """
        quotas = self.quotas
        if quotas is None or not quotas.across:
            return chosen
        places, limit = room
        least = [np.array([one.due(int(n)) for n in places], np.int64) for one in quotas.across]
        due = least if rules is None else [self._limit(rules, number) for number in least]
        classes = [self.inputs.frame[f"h:{n}"].fill_null(value=False).to_numpy() for n in range(len(due))]
        by = self.scheme.total if rules is None else rules.group.by
        assert by is not None
        alone = np.zeros(self.height, np.bool_)
        if rules is not None:
            each = [
                by not in self.plan.chains or (r.ties in ("all", "manual") and not r.chain_first)
                for r in rules.group.rules
            ]
            alone = np.array([rule >= 0 and each[rule] for rule in rules.rule], np.bool_)

        def tiers(mask: Mask) -> Tiers:
            order = self._order(by, mask)
            return Tiers(order.rows, order.post, np.where(alone[order.post], order.first, order.place).astype(np.int64))

        lists = Lists(self.post, people, limit, due, classes, pick, tiers)
        chosen, moves = lists.adjusted(chosen)
        stage = "" if rules is None else f":{rules.group.to}"
        for move in moves:
            label = quotas.across[move.kind].label
            for code, mask in (("horizontal", move.into), ("displaced", move.out)):
                told = f"{code}{stage}:{label}" if stage else f"fills_{code}:{label}"
                self.result.notes.add(np.flatnonzero(mask), told)
        return chosen

    def _limit(self, rules: Rules, places: Numbers) -> Numbers:
        """The people whom so many places of each post entitle to go on."""
        limit = np.zeros(self.height, np.int64)
        for post in np.flatnonzero(places):
            limit[post] = share(rules.group.rules[rules.rule[post]], int(places[post])) or 0
        return limit

    def _left(self, places: Numbers, found: Mask) -> Numbers:
        """The places of a category that nobody is there for, where everybody may have them."""
        quotas = self.quotas
        assert quotas is not None
        taken = np.bincount(self.post[found], minlength=self.height)
        return np.maximum(places - taken, 0) if quotas.opened else np.zeros_like(places)

    def _shares(self, rules: Rules) -> tuple[Mask, list[tuple[int | None, Numbers, Mask]]]:
        """Posts whose cut is made part by part; for every category (None first: open) its places of each of them, and
        who may take them."""
        quotas = self.quotas
        parted = np.zeros(self.height, np.bool_)
        if quotas is None:
            return parted, []
        pooled = {int(i) for i in quotas.posts if rules.rule[i] >= 0 and rules.group.rules[rules.rule[i]].together}
        for post in quotas.posts:
            rule = int(rules.rule[post])
            if post in pooled:
                continue
            known = rule >= 0 and share(rules.group.rules[rule], 1) is not None
            parted[post] = known and rules.limit[post] < MOST and not rules.short[post]
        lost = [i for i in quotas.posts if not parted[i] and i not in pooled and rules.limit[i] < MOST]
        if lost and self.first_run:
            codes = ", ".join(self.inputs.posts["id"].gather(lost).to_list()[:5])
            self.result.warnings.append(
                f"quota: how many of each category go on to {rules.group.to} is not printed for {codes}; the cut there "
                "is made among everybody"
            )
        height = self.height
        found = [(kind, quotas.places(kind, height) * parted, people) for kind, people in self._categories(parted)]
        return parted, found

    def _categories(self, posts: Mask) -> list[tuple[int | None, Mask]]:
        """The categories of places in the order in which they are filled, with the people who may take them."""
        quotas = self.quotas
        assert quotas is not None
        kinds = range(len(quotas.labels))
        of = {kind: self.inputs.frame[f"c:{kind}"].fill_null(False).to_numpy() for kind in kinds}
        everybody = posts[self.post]
        if quotas.order == "apart":
            for kind in kinds:
                everybody &= ~(of[kind] & (quotas.places(kind, self.height) > 0)[self.post])
        return [(None, everybody), *of.items()]

    def _told(self, code: str, kind: int | None, people: Mask) -> None:
        """Note the part by whose places people are in, as their post calls it."""
        quotas = self.quotas
        assert quotas is not None
        rows = np.flatnonzero(people)
        posts, at = np.unique(self.post[rows], return_inverse=True)
        labels = np.array([quotas.label(kind, int(post)) for post in posts], object)
        for label in dict.fromkeys(labels):
            self.result.notes.add(rows[(labels == label)[at]], f"{code}:{label}")

    def fill(self, order: Placed) -> None:
        """Whose rank is within the places of a post, where these are set apart: noted with the part."""
        quotas = self.quotas
        if quotas is None or self.scheme.total is None:
            return
        parted = np.zeros(self.height, np.bool_)
        parted[list(quotas.posts)] = True
        waiting = np.zeros(len(self.post), np.bool_)
        waiting[order.rows] = True
        spare = np.zeros(self.height, np.int64)
        for kind, people in self._categories(parted):
            places = quotas.places(kind, self.height)
            within = self._first(waiting & people, places)
            within = self._adjusted(within, waiting & people, (places, places), self._first)
            self._told("fills", kind, within)
            spare += 0 if kind is None else self._left(places, within)
            waiting &= ~within
        self._told("fills", None, self._first(waiting & parted[self.post], spare))

    def _first(self, people: Mask, places: Numbers) -> Mask:
        """Those of the people whose rank among them is within the places of their post."""
        total = self.scheme.total
        assert total is not None
        ranked = self._order(total, people & (places > 0)[self.post])
        within = np.zeros(len(self.post), np.bool_)
        within[ranked.rows[ranked.place <= places[ranked.post]]] = True
        return within
