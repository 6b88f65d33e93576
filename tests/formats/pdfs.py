"""Small PDF files, made for the tests."""

from __future__ import annotations

import zlib
from typing import NamedTuple


class Put(NamedTuple):
    """Words at a place, in points from the left and from the top of a page."""

    left: float
    top: float
    words: str
    size: float = 10
    font: str = "F1"


_FONTS = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Courier"}
HEIGHT = 800


def column(words: str, *, left: float = 72, top: float = 100, step: float = 12) -> list[Put]:
    """Lines under one another."""
    lines = words.strip("\n").split("\n")
    return [Put(left, top + step * at, line) for at, line in enumerate(lines)]


def pdf(
    *pages: list[Put], page_more: str = "", more: tuple[str, ...] = (), root: str = ""
) -> bytes:
    """A file with these pages; ``more`` are further objects, from number 10 on."""
    fonts = "".join(
        f"/{name} <</Type/Font/Subtype/Type1/BaseFont/{base}/Encoding/WinAnsiEncoding>>"
        for name, base in _FONTS.items()
    )
    first = 10 + len(more)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{root}>>".encode(),
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        3: f"<</Font<<{fonts}>>>>".encode(),
        4: b"<</Title(The Wind)/Author(Ada Lindqvist)>>",
    }
    for at, one in enumerate(more):
        objects[10 + at] = one.encode()
    for at, page in enumerate(pages):
        number = first + 2 * at
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 {HEIGHT}]/Resources 3 0 R"
            f"/Contents {number + 1} 0 R{page_more}>>"
        ).encode()
        objects[number + 1] = stream("".join(map(_drawn, page)).encode("cp1252"))
    return written(objects)


def _drawn(put: Put) -> str:
    words = put.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{put.font} {put.size} Tf {put.left} {HEIGHT - put.top} Td ({words}) Tj ET\n"


def stream(data: bytes, *, inflated: bool = False) -> bytes:
    """A stream of this data, deflated already if so said."""
    body = data if inflated else zlib.compress(data)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(body), body)


def written(objects: dict[int, bytes], trailer: str = "") -> bytes:
    """The objects as a file."""
    data = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(places) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R/Info 4 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode()
