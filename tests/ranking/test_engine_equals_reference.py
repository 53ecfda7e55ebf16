"""The engine against the slow reference: random schemes, random candidates, no difference anywhere.

Few schemes with many rows (arithmetic) and many schemes with few rows (selection); every run is seeded, so that a
failure names the scheme that shows it. ``python -m benchmarks exactness`` does the same for a million candidates.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.exactness import compare, total_of
from benchmarks.random_schemes import Maker
from ranking.compile import evaluate
from ranking.inputs import State
from ranking.person import people


def test_many_candidates_few_schemes():
    assert total_of(range(7), 2500, 60) >= 15_000


def test_many_schemes_few_candidates():
    assert total_of(range(1000, 1100), 40, 5) >= 3_500


def test_crowded_posts():
    """Many equals: keys without the points that are added to a mark or step decide among some of them."""
    assert total_of(range(1005, 1030), 400, 2) >= 9_000


@given(seed=st.integers(10_000, 2**32), rows=st.integers(1, 25), posts=st.integers(1, 4))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_scheme(seed, rows, posts):
    compare(Maker(seed, rows).inputs(posts))


@pytest.mark.parametrize("seed", [0, 2, 4])
def test_unrounded_values_are_the_fractions(seed):
    inputs = Maker(seed, 400).inputs(5)
    values = evaluate(inputs)
    persons = people(inputs)
    for name, node in values.nodes.items():
        raw = node.unrounded
        got = [None if n is None else Fraction(n, raw.denominator) for n in values.frame[raw.column]]
        assert got == [person.raw[name] for person in persons], name


def test_states_are_known_by_number():
    assert [s.value for s in State] == [0, 1, 2, 3, 4, 5]
