"""A PDF written by hand: characters, rules and shades at their places, for tests of what stands where."""

from __future__ import annotations

import io
import zlib

import pytest


class Paper:
    """Pages of a PDF in the Chinese font that every reader has; places count from the top left."""

    def __init__(self) -> None:
        self.pages = [""]

    def say(self, words: str, x: float, y: float, size: float = 10) -> None:
        self.pages[-1] += f"BT /F {size} Tf {x} {842 - y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"

    def column(self, words: str, x: float, y: float, width: int) -> float:
        """Words in lines of so many characters; gives where the next line would stand."""
        for at in range(0, len(words), width):
            self.say(words[at : at + width], x, y)
            y += 16
        return y

    def box(self, x: float, y: float, width: float, words: str = "") -> None:
        self.pages[-1] += f"{x} {842 - y - 24} {width} 24 re S\n"
        if words:
            self.say(words, x + 4, y + 16)

    def rule(self, y: float, x0: float, x1: float) -> None:
        self.pages[-1] += f"{x0} {842 - y} m {x1} {842 - y} l S\n"

    def upright(self, x: float, y0: float, y1: float) -> None:
        self.pages[-1] += f"{x} {842 - y0} m {x} {842 - y1} l S\n"

    def shade(self, y0: float, y1: float, x0: float, x1: float) -> None:
        self.pages[-1] += f"0.9 g {x0} {842 - y1} {x1 - x0} {y1 - y0} re f 0 g\n"

    def save(self) -> bytes:
        font = (
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
            "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
            "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
            "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>/DW 1000>>]>>"
        )
        kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(self.pages)))
        parts = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>", font]
        bodies = [part.encode() for part in parts]
        for i, content in enumerate(self.pages):
            packed = zlib.compress(content.encode())
            place = f"/Contents {5 + 2 * i} 0 R/Resources<</Font<</F 3 0 R>>>>"
            bodies.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{place}>>".encode())
            head = f"<</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
            bodies.append(head + packed + b"\nendstream")
        out = io.BytesIO(b"")
        out.write(b"%PDF-1.4\n")
        places = []
        for number, body in enumerate(bodies, 1):
            places.append(out.tell())
            out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
        start = out.tell()
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        size = len(bodies) + 1
        end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
        return out.getvalue() + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


@pytest.fixture
def paper() -> Paper:
    """One page, blank."""
    return Paper()
