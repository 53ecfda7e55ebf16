"""Men and women ranked apart (男、女分别排序), as a notice says it of everybody or of some classes of posts."""

from __future__ import annotations

from collections.abc import Sequence

from extractors import patterns as re
from extractors.needles import find
from extractors.passages import Passage
from extractors.tracks import mentions
from schema.notice import Track
from schema.scheme import Scheme

_ZH = re.compile(
    r"男(?:性)?(?:考生|人员)?[、和与及]?女(?:性)?(?:考生|人员|应聘人员|选手)?(?:的成绩|成绩)?"
    r"(?:分别|分开|各自|单独|分组)(?:进行)?(?:按[^,。;]{2,16})?(?:排序|排名|排列|排队|划线|划定)"
    r"|男[、和]?女(?:生|性)?分列(?!式)|(?:按|分)(?:男女|性别)(?:分别|分开|分组)?(?:进行)?(?:排序|排名|排列|列榜)"
)
_EN = re.compile(
    r"\bseparate (?:merit |select |selection |rank(?:ing)? |eligible )?(?:lists?|rankings?)\b[^.;]{0,40}?\b(?:for|of) "
    r"(?:men and (?:for )?women|women and (?:for )?men|males? and females?|each (?:sex|gender))\b"
    r"|\b(?:men and women|males? and females?)(?: candidates)? (?:(?:shall|will|are|is|to) )?(?:be )?ranked "
    r"(?:separately|apart)|\branked separately (?:by|for each) (?:sex|gender)\b",
    re.IGNORECASE,
)


def ranked_apart(scheme: Scheme, passages: Sequence[Passage], tracks: Sequence[Track]) -> Scheme:
    """The scheme with ``apart`` set, where a sentence about it says so."""
    for passage in passages:
        found = find(_ZH if passage.zh else _EN, passage.text)
        if found is None:
            continue
        ids = mentions(passage.text, tracks) or passage.tracks
        if ids and scheme.tracks and not set(ids) & set(scheme.tracks):
            continue
        proof = {**scheme.evidence, "apart": (passage.cite(found.start(), found.end()),)}
        return scheme.model_copy(update={"apart": "gender", "evidence": proof})
    return scheme
