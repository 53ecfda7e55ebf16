"""Pages: HTML over the same functions as the API."""
