"""Pictures of notices: PNG, JPEG, TIFF with several pages, BMP, WebP. Addresses count dots of the picture."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from ingest.compose import Composer
from ingest.limits import Budget
from ingest.pdfcolumns import Page
from ingest.pdfflow import Reading, finish
from schema.errors import Damaged, EmptyInput, MissingTool, UnpacksTooLarge

if TYPE_CHECKING:
    from PIL import Image

_DOTS = 2300
"""Dots of the longer side of a picture that is read."""
_SMALL = 1100
"""Shorter ones are drawn larger."""


def read_image(data: bytes, budget: Budget) -> Reading:
    """The layout of a picture.

    :raises MissingTool: no recogniser is installed.
    :raises Damaged: it is cut off or broken.
    :raises UnpacksTooLarge: it has more dots than the limits allow.
    :raises EmptyInput: no characters were found on it.
    """
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    from ingest.ocr import HINT, installed
    from ingest.scan import read_picture

    if not installed():
        raise MissingTool("pictures are read with a recogniser, which is not installed", where=budget.name, hint=HINT)
    pages: list[Page] = []
    try:
        with Image.open(BytesIO(data)) as image:
            budget.check_pages(getattr(image, "n_frames", 1))
            for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                budget.allow(budget.limits.page_seconds)
                budget.tick()
                dots = frame.width * frame.height * (1 if frame.mode in ("1", "L", "P") else 3)
                budget.check("bytes of a picture", dots, budget.limits.unpacked, UnpacksTooLarge)
                shown = ImageOps.exif_transpose(frame)
                width, height = shown.size
                scale = min(_DOTS / max(width, height), max(1.0, min(2.0, _SMALL / max(width, height))))
                plain = _on_paper(shown)
                if scale != 1:
                    plain = plain.resize((round(width * scale), round(height * scale)), Image.Resampling.LANCZOS)
                picture = np.ascontiguousarray(np.asarray(plain)[:, :, ::-1])
                pages.append(read_picture(picture, number, scale, (float(width), float(height)), budget.name))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, Image.DecompressionBombError):
            raise UnpacksTooLarge("the picture has too many dots", where=budget.name) from error
        raise Damaged(f"the picture cannot be read: {error}", where=budget.name) from error
    if not any(page.rows or page.tables for page in pages):
        raise EmptyInput("no characters were found on the picture", where=budget.name)
    return finish(pages, Composer(budget))


def _on_paper(image: Image.Image) -> Image.Image:
    """The picture in colours, on white where it lets the ground through."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image)
        image = paper
    return image.convert("RGB")
