"""Trial: what a scheme makes of one sample candidate, by the engine itself, with every line of the arithmetic."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from schema.campaign import Campaign, CampaignPost
from schema.errors import NotFound
from schema.evidence import Derivation, Evidence
from schema.notice import Post
from schema.scheme import Scheme

_CANDIDATE, _POST = "1", "trial"


def scheme_at(campaign: Campaign, number: int) -> Scheme:
    """:raises NotFound: where there is no scheme at this place."""
    if number >= len(campaign.schemes):
        raise NotFound("this campaign has no such scheme", where=str(number))
    return campaign.schemes[number]


def fields(campaign: Campaign, number: int) -> list[dict[str, Any]]:
    """What a sample candidate needs: ids and names of the marks."""
    from ranking.template import mark_fields

    scheme = scheme_at(campaign, number)
    alone = _alone(campaign, scheme)
    if scheme.total is None:
        return []
    return [
        {"heading": f.heading, "maximum": f.maximum, "options": f.options, "meaning": f.meaning}
        for f in mark_fields(alone)
    ]


def run(campaign: Campaign, number: int, values: dict[str, str]) -> dict[str, Any]:
    """The values of a candidate who brings these cells (heading -> text), and their explanation.

    :raises CandidateError, SchemeError: where a mark cannot be read or the scheme not be computed.
    """
    import polars as pl

    from ranking import Candidates, explain, rank

    scheme = scheme_at(campaign, number)
    alone = _alone(campaign, scheme)
    held = fields(campaign, number)
    frame = {"准考证号": [_CANDIDATE], "岗位代码": [_POST]}
    frame |= {f["heading"]: [str(values.get(f["heading"], ""))[:40]] for f in held}
    lines = {p.name: "0" for p in alone.parameters}
    result = rank(alone, Candidates.from_frame(pl.DataFrame(frame), "sample"), parameters=lines)
    row = result.frame.row(0, named=True)
    names = {item.id: item.name or item.id for item in (*scheme.marks, *scheme.steps)}
    return {
        "values": [{"id": step, "name": names.get(step, step), "value": row[step]} for step in result.steps],
        "lines": [asdict(line) for line in explain(result, _CANDIDATE).lines],
    }


def _alone(campaign: Campaign, scheme: Scheme) -> Campaign:
    """A campaign of one post that this scheme ranks."""
    made = Derivation(rule="sample", inputs=(Evidence(document="sample", start=0, end=1, quote="1"),))
    own = Post(id=_POST, code=_POST, headcount=1, derived={"code": made, "headcount": made})
    post = CampaignPost(post=own, tracks=scheme.tracks, scheme=scheme.id)
    parameters = tuple(p for p in campaign.parameters if p.scheme == scheme.id)
    return Campaign(id="trial", name="trial", posts=(post,), schemes=(scheme,), parameters=parameters)
