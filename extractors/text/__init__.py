"""Text: a document as extractors read it, its sentences, and patterns that are run only where they can match."""
