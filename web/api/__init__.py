"""API: everything that the pages do, as JSON."""
