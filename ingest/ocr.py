"""Recognition of printed characters (the extra ``ocr``): where lines stand on a picture, and what they say.

The models come with the package; nothing is loaded from elsewhere. They are loaded once, when the first picture is
read.
"""

from __future__ import annotations

import importlib
import importlib.util
import threading
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from schema.errors import MissingTool

Picture = NDArray[np.uint8]
"""Height × width × 3, blue green red."""
Quads = NDArray[np.float32]
"""Lines × 4 corners × 2, from the top left corner of the line clockwise."""

_SIDE = 1600
"""Dots of the longer side of the picture on which lines are looked for."""
_BATCH = 4
_NARROW = 64
"""Dots of the narrowest line that the models are given; wider lines are given as they are."""
_PARAMETERS: dict[str, Any] = {
    "Global.log_level": "error",
    "Global.use_cls": False,
    "Global.max_side_len": 10_000,
    "Global.text_score": 0.0,
    "Det.limit_type": "max",
    "Det.limit_side_len": _SIDE,
    "Rec.rec_img_shape": [3, 48, _NARROW],
    "Rec.rec_batch_num": _BATCH,
}
_VOTES = 9
"""Lines that tell whether a page stands on its head."""
HINT = "install the recogniser (pip install 'jinbang[ocr]'), or recognise its characters first"


class Sign(NamedTuple):
    """A recognised character: its middle as a part of the breadth of the line, and how sure it is (0 … 1)."""

    text: str
    middle: float
    sure: float
    spaced: bool
    """A blank was recognised before it."""


class Recogniser:
    """The models. Safe to be used by several threads; each picture uses all cores."""

    def __init__(self) -> None:
        engine = importlib.import_module("rapidocr").RapidOCR
        self._input = importlib.import_module("rapidocr.ch_ppocr_rec").TextRecInput
        self._engine = engine(params=_PARAMETERS)
        self._lock = threading.Lock()

    def find(self, picture: Picture) -> Quads:
        """Where lines stand."""
        with self._lock:
            found = self._engine(picture, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return np.zeros((0, 4, 2), np.float32) if boxes is None else np.asarray(boxes, np.float32)

    def on_its_head(self, lines: Sequence[Picture]) -> bool:
        """Whether most of the longest lines stand on their heads."""
        longest = sorted(lines, key=lambda line: -line.shape[1] / max(line.shape[0], 1))[:_VOTES]
        if not longest:
            return False
        with self._lock:
            found = self._engine._load_cls_model()([line.copy() for line in longest])
        turned = sum(1 for label, sure in found.cls_res if label == "180" and sure > 0.8)
        return turned * 2 > len(longest)

    def read(self, lines: Sequence[Picture]) -> list[list[Sign]]:
        """The characters of each line."""
        if not lines:
            return []
        with self._lock:
            found = self._engine._load_rec_model()(self._input(img=list(lines), return_word_box=True))
        return [_signs(text, words) for text, words in zip(found.txts, found.word_results, strict=True)]


def _signs(text: str, words: Any) -> list[Sign]:
    chars = list(chain.from_iterable(words.words))
    columns = list(chain.from_iterable(words.word_cols))
    breadth = max(float(words.line_txt_len), 1.0)
    out: list[Sign] = []
    at, blank = 0, False
    for char in text:
        if char.isspace():
            blank = True
            continue
        if at >= len(chars):
            break
        out.append(Sign(char, min((columns[at] + 0.5) / breadth, 1.0), float(words.confs[at]), blank))
        at, blank = at + 1, False
    return out


@cache
def recogniser(name: str = "document") -> Recogniser:
    """The one recogniser of the process.

    :raises MissingTool: the extra is not installed.
    """
    if not installed():
        raise MissingTool("pictures are read with a recogniser, which is not installed", where=name, hint=HINT)
    return Recogniser()


def installed() -> bool:
    """Whether the extra ``ocr`` is there. Nothing is loaded."""
    return all(importlib.util.find_spec(module) is not None for module in ("rapidocr", "onnxruntime", "cv2"))
