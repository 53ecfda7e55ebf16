"""Every value of every notice at hand stands where its evidence says it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import extract
from ingest import read
from schema.errors import UnsupportedFormat
from schema.notice import Notice

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
BUNDLED = sorted(p for p in NOTICES.iterdir() if p.suffix in (".txt", ".md", ".html") and p.stem != "README")


def ground(path: Path) -> tuple[Notice, int]:
    document = read(path)
    notice = extract([document])
    return notice, notice.verify([document])


@pytest.mark.parametrize("path", BUNDLED, ids=lambda p: p.name)
def test_bundled_notices(path: Path) -> None:
    notice, count = ground(path)
    assert count > 20
    assert Notice.model_validate_json(notice.model_dump_json()) == notice


@pytest.mark.slow
def test_real_notices(shared: Path) -> None:
    kinds = (".txt", ".html", ".xls", ".xlsx", ".pdf", ".docx")
    files = [*(shared / "seeds").glob("*.txt"), *(p for p in (shared / "real").rglob("*") if p.suffix in kinds)]
    assert len(files) > 20
    for path in files:
        try:
            _, count = ground(path)
        except UnsupportedFormat:
            continue
        assert count > 5, path.name
