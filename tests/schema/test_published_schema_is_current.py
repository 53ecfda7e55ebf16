"""The published JSON Schema and the list of errors are those of the code.

After a change: ``jinbang schema -o docs/schema`` and ``jinbang schema --errors > docs/errors.md``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.reference import error_page
from cli.schema_ import MODELS, schema_text
from schema import errors

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_published_schema_is_that_of_the_code(name: str) -> None:
    published = ROOT / "docs" / "schema" / f"{name}.json"
    assert published.read_text(encoding="utf-8") == schema_text(name), "run: jinbang schema -o docs/schema"
    assert json.loads(schema_text(name))["title"].lower() == name


def test_nothing_else_is_published() -> None:
    assert {p.stem for p in (ROOT / "docs" / "schema").glob("*.json")} == set(MODELS)


def test_the_page_of_errors_is_that_of_the_code() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert page == error_page(), "run: jinbang schema --errors > docs/errors.md"
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.JinbangError):
            assert f"`{kind.code}`" in page
            assert kind.__name__ in page


def test_error_codes_are_unique_and_documented_at_the_top() -> None:
    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, errors.JinbangError)]
    assert len({k.code for k in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.__name__ in (errors.__doc__ or "") or kind.code == "E000"
