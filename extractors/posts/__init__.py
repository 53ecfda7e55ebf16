"""Posts: from tables, lists, cards and running text, with everything that is said about each."""
