"""Mark names: words in the printed name of a mark that say on which scale it stands. Reading, ranking and evaluation
ask the same words."""

from __future__ import annotations

ON_PAPER = ("卷面", "试卷", "原始")
"""As it stands on the papers (卷面总分): before it is converted to another scale, before points are added to it."""
