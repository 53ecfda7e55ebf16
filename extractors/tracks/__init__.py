"""Tracks: classes of posts or applicants for which rules differ, however a notice names them."""
