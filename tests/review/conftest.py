"""Bundled notices, read once, and records made by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from schema import Evidence, Notice, Post
from schema.notice import Header

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
PROOF = {"self": (Evidence(document="0" * 64, start=0, end=2, quote="依据"),)}


@cache
def extracted(name: str) -> Notice:
    from extractors import extract
    from ingest import read

    return extract([read(NOTICES / name)])


def made(kind, /, quote="依据", **fields):
    proof = {"self": (Evidence(document="0" * 64, start=0, end=len(quote), quote=quote),)}
    return kind(**{"id": "x", "evidence": proof, **fields})


def post(number, **fields):
    base = {"id": f"post-{number}", "no": number, "name": f"岗位{number}", "org": f"单位{number % 7}", "headcount": 1}
    return made(Post, **{**base, **fields})


def notice(**fields):
    header = Header(title="招聘公告", evidence=PROOF)
    return Notice(**{"id": "n" * 64, "documents": ("d",), "extractor": "jinbang@0.1.0", "header": header, **fields})


@pytest.fixture(scope="session")
def given():
    return SimpleNamespace(extracted=extracted, made=made, post=post, notice=notice, folder=NOTICES)
