"""Scoring: marks, weights, bonuses, rounding and formulas, put together to the steps of a scheme."""
