"""Draft: a notice as a campaign that can be run. Each post finds its scheme; what is set later becomes a parameter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from review.paper_gates import with_paper_gates
from review.stages import with_open_interview
from review.table_cuts import with_table_cuts
from schema.campaign import Campaign, CampaignPost, FormField, Parameter
from schema.notice import Notice, Post, Track
from schema.scheme import Gate, Scheme
from schema.undisturbed import undisturbed


@undisturbed()
def draft(notice: Notice) -> Campaign:
    """The campaign that a notice describes; nothing in it is decided by anybody yet.

    A post belongs to a track if the post says so, or the track lists its code or id, or its category is (part of) the
    track's label. Its scheme is the one that names its code, else the one limited to one of its tracks, else the one
    for everybody; a post that none covers, or that several cover alike, has none. A scheme under a condition that
    nobody can decide from the post is never given to it. Schemes without a total rank nobody, so no post is given one;
    nor one whose shares do not make a whole, since something was lost or counted twice there.
    """
    every = tuple(
        with_table_cuts(with_paper_gates(with_open_interview(scheme, notice.timeline)), notice.posts)
        for scheme in notice.schemes
    )
    schemes = tuple(s for s in every if s.total is not None and s.whole() in (None, 1))
    posts = tuple(_post(post, notice.tracks, schemes) for post in notice.posts)
    used = {p.scheme for p in posts}
    labels = {track.id: track.label for track in notice.tracks}
    parameters = [_parameter(s, g, labels) for s in schemes if s.id in used for g in s.gates if g.min == "authority"]
    campaign = Campaign(
        id=notice.id,
        name=notice.header.title or notice.id[:12],
        notice=notice.id,
        posts=posts,
        schemes=every,
        eligibility=notice.eligibility,
        exclusions=notice.exclusions,
        opening_ratios=notice.opening_ratios,
        apply_limit=notice.apply_limit.posts if notice.apply_limit else None,
        timeline=notice.timeline,
        fees=notice.fees,
        materials=notice.materials,
        parameters=tuple({p.name: p for p in parameters}.values()),
        owners={"": notice.extractor},
    )
    return campaign.model_copy(update={"form": form_of(campaign)})


def form_of(campaign: Campaign) -> tuple[FormField, ...]:
    """The fields of the application form: the facts that its conditions ask for, and nothing else."""
    from ranking.template import fields

    asked = (field for field in fields(campaign, marks=False) if field.role != "id")
    return tuple(
        FormField(
            id=field.role,
            label=field.heading,
            meaning=field.meaning or None,
            options=() if field.role == "post" else field.options,
        )
        for field in asked
    )


def _post(post: Post, tracks: Sequence[Track], schemes: Sequence[Scheme]) -> CampaignPost:
    own = tracks_of(post, tracks)
    return CampaignPost(
        post=post,
        tracks=tuple(track.id for track in own),
        labels=tuple(track.label for track in own),
        scheme=scheme_of(post, {track.id for track in own}, schemes),
    )


def tracks_of(post: Post, tracks: Sequence[Track]) -> tuple[Track, ...]:
    """The tracks of a post, by the first of these signs that any track shows: the post names it; it lists the code or
    id of the post; its label is the category of the post; its label contains the category, or the other way round,
    unless the label is a list of posts."""
    code, category = _plain(post.code), _plain(post.category)
    signs: tuple[Callable[[Track], bool], ...] = (
        lambda t: t.id in post.tracks,
        lambda t: post.id in t.posts or (bool(code) and code in _codes(t.codes)),
        lambda t: bool(category) and _plain(t.label) == category,
        lambda t: (
            len(category) > 1
            and not ("、" in t.label and (t.codes or t.posts))
            and (category in _plain(t.label) or _plain(t.label) in category)
        ),
    )
    for sign in signs:
        found = tuple(track for track in tracks if sign(track))
        if found:
            return found
    return ()


def scheme_of(post: Post, tracks: set[str], schemes: Sequence[Scheme]) -> str | None:
    """Id of the scheme of a post: the one that names it, else the one of its tracks, else the one for everybody.

    None if not just one, or if only a condition (``when``) that the post cannot decide would lead there.
    """
    names = {_plain(post.code), _plain(post.id)} - {""}
    coded = [s for s in schemes if names & _codes(s.posts)]
    plain = [s for s in schemes if s.when is None and not s.posts]
    limited = [s for s in plain if tracks & set(s.tracks)]
    general = [s for s in plain if not s.tracks]
    group = coded or limited or general
    return group[0].id if len(group) == 1 else None


def _parameter(scheme: Scheme, gate: Gate, labels: dict[str, str]) -> Parameter:
    names = {item.id: item.name for item in (*scheme.marks, *scheme.steps)}
    who = "、".join(labels.get(track, track) for track in scheme.tracks)
    label = f"{names.get(gate.on) or gate.on}合格线" + (f"（{who}）" if who else "")
    return Parameter(name=f"{gate.on}@{scheme.id}", label=label, on=gate.on, scheme=scheme.id)


@lru_cache(maxsize=256)
def _codes(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(code) for code in codes)


def _plain(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split()).casefold()
