"""Review: what people do with an extracted notice. Drafts a campaign from it; knows schema and ranking only."""

from review.draft import draft

__all__ = ["draft"]
