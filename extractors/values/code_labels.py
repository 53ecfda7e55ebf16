"""Code labels: the words before the code of a post (岗位代码: A01, 职位编号, 编码). Parts of patterns."""

from __future__ import annotations

CODE_WORD = "(?:代码|编号|编码)"
"""What a code is called."""
CODE_LABEL = f"(?:岗位|职位)?{CODE_WORD}"
"""The same, with the post before it or without."""
PERHAPS_LABEL = f"(?:岗位|职位)?{CODE_WORD}?"
"""The post, its code, both or nothing: where other signs tell that a code follows."""
