"""The smallest PDF files: one page, one font, made of bytes."""

from __future__ import annotations

import zlib


def pdf(stream: bytes, extra: str = "", filters: str = "/FlateDecode", trailer: str = "") -> bytes:
    """One page with this stream of marks; ``extra``: a sixth object, ``filters`` and ``trailer`` as printed."""
    packed = zlib.compress(stream, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(packed)}/Filter {filters}>>\nstream\n".encode() + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *([extra.encode()] if extra else []),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode()
