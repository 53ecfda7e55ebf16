"""Outline: which part of a notice a piece belongs to, by its heading or by what stands in it."""
