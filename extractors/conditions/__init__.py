"""Conditions: one clause of a notice as typed demands, in both languages."""
