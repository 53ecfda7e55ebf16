"""Review: what people do with an extracted notice. Drafts a campaign from it; knows schema and ranking only."""

from review.corrections import apply_correction
from review.diff import diff
from review.draft import draft
from review.impact import impact
from review.merge import merge

__all__ = ["apply_correction", "diff", "draft", "impact", "merge"]
