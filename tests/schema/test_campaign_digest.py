"""The digest of a campaign is that of its JSON, however many posts go into it at a time."""

from __future__ import annotations

import hashlib

import pytest

from schema.campaign import PIECE, Campaign, CampaignPost
from schema.evidence import Evidence
from schema.notice import Post
from schema.scheme import Scheme

PROOF = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}


def campaign(posts: int, name: str = "招聘", owners: dict[str, str] | None = None) -> Campaign:
    listed = tuple(
        CampaignPost(post=Post(id=f"p{n}", name='"posts":[]', headcount=n % 3 + 1, evidence=PROOF), labels=("A类",))
        for n in range(posts)
    )
    scheme = Scheme(id="s", posts=("p0",), evidence=PROOF)
    return Campaign(id="c", name=name, posts=listed, schemes=(scheme,), owners=owners or {})


@pytest.mark.parametrize("posts", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
@pytest.mark.parametrize("name", ["招聘", '"posts":[]'])
def test_digest_is_that_of_the_whole_json(posts: int, name: str) -> None:
    given = campaign(posts, name, {"/posts": "王"})
    whole = given.model_dump_json().encode()
    assert given.digest() == hashlib.sha256(whole).hexdigest()
    text = whole[whole.index(b',"posts":[') + 10 :]
    pieces = [item.model_dump_json().encode() for item in given.posts]
    assert text.startswith(b",".join(pieces))
    assert given.digest(pieces) == given.digest()


def test_digest_tells_campaigns_apart() -> None:
    assert len({campaign(n).digest() for n in range(4)} | {campaign(3, owners={"/name": "李"}).digest()}) == 5
