"""Verdict: a notice that ranks nobody but prints what everybody must reach (certification) is passed or failed."""

from __future__ import annotations

from ranking.parts import label
from schema.campaign import Campaign, CampaignPost
from schema.notice import Post
from schema.scheme import Scheme, Stage

PASSED = "passed"
"""The stage that those go on to who meet every printed pass mark."""


def verdicts(campaign: Campaign) -> Campaign | None:
    """The campaign as one of pass marks alone: ``to_passed`` is 1 for those who meet all of them, and nobody is ranked.

    None where the notice does not give the rule: no pass marks, several ways of scoring without posts to tell them
    apart, or a scheme that ranks. No mark of 60 is assumed.
    """
    if any(scheme.total is not None for scheme in campaign.schemes):
        return None
    given = [scheme for scheme in campaign.schemes if _complete(scheme)]
    if len(given) != 1 or len(campaign.schemes) != 1:
        return None
    scheme = _with_verdict(given[0])
    evidence = scheme.gates[0].evidence
    posts = tuple(item.model_copy(update={"scheme": scheme.id}) for item in campaign.posts)
    if not posts:
        whole = {"self": tuple(dict.fromkeys(e for group in evidence.values() for e in group))}
        posts = (CampaignPost(post=Post(id="everybody", evidence=whole), scheme=scheme.id),)
        assert label(posts[0])
    return campaign.model_copy(update={"posts": posts, "schemes": (scheme,)})


def _complete(scheme: Scheme) -> bool:
    """Whether every mark that counts has a pass mark, or is 合格/不合格 itself; a rule for some decides nobody."""
    ruled = {gate.on for gate in scheme.gates if gate.predicate is None and gate.when is None}
    counted = [mark for mark in scheme.marks if mark.counted or mark.pass_fail]
    return bool(scheme.gates) and all(mark.pass_fail or mark.id in ruled for mark in counted)


def _with_verdict(scheme: Scheme) -> Scheme:
    gates = tuple(gate.model_copy(update={"to": PASSED}) for gate in scheme.gates)
    whole = {"self": tuple(dict.fromkeys(e for gate in gates for group in gate.evidence.values() for e in group))}
    stage = Stage(id=PASSED, to=PASSED, by=gates[0].on, all=True, evidence=whole)
    return scheme.model_copy(update={"gates": gates, "stages": (stage,)})
