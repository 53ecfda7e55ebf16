"""The text of plain data is that which PyYAML writes, whatever the data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from schema import plain_yaml

TEXTS = st.one_of(
    st.sampled_from(
        ["", "on", "no", "~", "null", "0101", "1.5", "2026-03-01", "a: b", "- x", "[x", "x]", "{", "a, b", "#"]
    ),
    st.sampled_from(
        ["两\n行", "甲：乙", "a\tb", " led", "trailed ", "'", '"', "\\", "x #y", "\x07", "a\r", "\u2028", "?", "😀"]
    ),
    st.text(max_size=8),
)
SCALARS = st.one_of(
    TEXTS, st.integers(), st.booleans(), st.none(), st.decimals("-99", "99", places=2), st.just(Decimal(3))
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(data=st.dictionaries(TEXTS, DATA, max_size=5))
def test_any_plain_data(data: dict[str, Any]) -> None:
    assert plain_yaml.dump(data) == plain_yaml._yaml(data)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"a": 1},
        {"a": [], "b": [{}]},
        {"a": [[1, [2, "x\ny"]], {"b": {"c": ["d\ne", {}]}}]},
        {"k" * 200: ["v"], "b": [[1]]},
        {"a": [True, 1, Decimal(1), "1"], "b": [[False, 0, Decimal("0.50"), None]]},
        {"long": ["甲" * 3000, {"x": "乙 " * 2000, "y": ["z"]}]},
    ],
)
def test_shapes(data: dict[str, Any]) -> None:
    text = plain_yaml.dump(data)
    assert text == plain_yaml._yaml(data)
    assert yaml.safe_load(text).keys() == data.keys()


def test_what_is_no_plain_data_is_refused() -> None:
    with pytest.raises(yaml.representer.RepresenterError):
        plain_yaml.dump({"a": object()})
