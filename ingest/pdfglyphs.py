"""Characters that a PDF names wrongly: radicals in the place of the characters that look the same.

A font draws 民 and the radical ⺠ with one glyph; programs that write PDF then often name the radical. Unicode lists
which character each radical equals (EquivalentUnifiedIdeograph.txt).
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    "⺁厂⺄乙⺈刀⺊卜⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺛旡⺝月⺞歺⺟母⺠民⺢氺⺣灬⺧牛⺩王⺪疋⺬示⺮竹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⻀艹⻁虎⻂衤⻃覀⻄西"
    "⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_DRAWN_ALIKE = {"⼾": "户", "⾯": "面", "⾓": "角", "⿊": "黑"}
"""Radicals whose character Unicode gives in another form than Chinese fonts draw them."""


def _table() -> dict[str, str]:
    table = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
    table |= {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    return table | _DRAWN_ALIKE


_CHARACTERS = _table()


def named(text: str) -> str:
    """The text of a glyph, radicals replaced by the characters that they stand for."""
    return _CHARACTERS.get(text, text)
