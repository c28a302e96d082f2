"""Single bytes of a report changed, one at a time: places spread over all of it, and its delicate parts besides."""

import io
import random
import re
from collections.abc import Iterator

from pyhanko.pdf_utils.reader import PdfFileReader

from tests.report.attacks.room import room

Flip = tuple[str, int, int]
"""The part that a byte belongs to, its place, and what is added to it without carry, 1 to 255."""


def parts(data: bytes) -> dict[str, tuple[int, int]]:
    """The delicate parts of a report by name, each `[first, last)`; they may overlap."""
    first, last, digits = room(data)
    message = 2 * (4 + int(digits[4:8], 16))  # a DER length of two bytes behind 30 82
    return {
        "header": (0, 20),
        "brackets of the signature": (first - 1, last + 1),
        "signature": (first, first + message),
        "room after the signature": (first + message, last),
        "byte range": _found(data, rb"/ByteRange ?\[[^]]*\]"),
        **{f"cross-references {n}": one for n, one in enumerate(_all_found(data, rb"\nxref\n.*?trailer"))},
        **{f"trailer {n}": one for n, one in enumerate(_all_found(data, rb"trailer\n.*?%%EOF"))},
        "last line": (len(data) - 8, len(data)),
        **_attachments(data),
    }


def _found(data: bytes, pattern: bytes) -> tuple[int, int]:
    return next(_all_found(data, pattern))


def _all_found(data: bytes, pattern: bytes) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer(pattern, data, re.DOTALL))


def _attachments(data: bytes) -> dict[str, tuple[int, int]]:
    names = PdfFileReader(io.BytesIO(data)).root["/Names"]["/EmbeddedFiles"]["/Names"]
    found = {}
    for k in range(0, len(names), 2):
        encoded = names[k + 1]["/EF"]["/F"].encoded_data
        place = data.index(encoded)
        found[f"attachment {names[k]}"] = (place, place + len(encoded))
    return found


def flips(data: bytes, count: int, seed: int) -> list[Flip]:
    """`count` flips: a half in the delicate parts, as many in each, a quarter one in every stretch, the rest anywhere.

    Every second one changes a single bit.
    """
    chance, inside = random.Random(seed), list(parts(data).items())
    places = [(name, chance.randrange(*span)) for name, span in (inside * count)[: count // 2]]
    stretch = len(data) / (count // 4)
    places += [("spread", int((k + chance.random()) * stretch)) for k in range(count // 4)]
    places += [("anywhere", chance.randrange(len(data))) for _ in range(count - len(places))]
    return [
        (name, place, 1 << chance.randrange(8) if k % 2 else chance.randrange(1, 256))
        for k, (name, place) in enumerate(places)
    ]


def flipped(data: bytes, place: int, mask: int) -> bytes:
    """`data` with one byte changed."""
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]
