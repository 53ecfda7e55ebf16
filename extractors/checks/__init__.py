"""Checks: what is wrong in a notice (findings) and what it leaves open (questions)."""
