"""Unsigned attributes put into a CMS message and taken out of it again, by its bytes alone.

asn1crypto re-encodes a value once for each level above it, again and again: with a token inside a message that takes
minutes, or for ever where somebody wants it to. Here every byte is copied once.
"""

_SEQUENCE, _SET, _EXPLICIT_0, _UNSIGNED = b"\x30", b"\x31", b"\xa0", 0xA1
_FRAME = (_SEQUENCE, _EXPLICIT_0, _SEQUENCE, _SET, _SEQUENCE)
"""From the message to its one signer, each the last value in the one before (RFC 5652, 3, 5.1 and 5.3)."""


def apart(message: bytes) -> tuple[bytes, bytes]:
    """`message` without the unsigned attributes of its one signer, and these as they stand, or nothing.

    Raises ValueError for what is not of that shape or not in definite lengths.
    """
    before, inner = [], message
    for tag in _FRAME:
        *earlier, last = values_in(inner)
        if last[:1] != tag:
            raise ValueError("the message is not that of one signer")
        before.append(b"".join(earlier))
        inner = content_of(last)
    *kept, last = values_in(inner)
    if last[0] != _UNSIGNED:
        return message, b""
    return _framed(before, b"".join(kept)), last


def joined(bare: bytes, attributes: bytes) -> bytes:
    """`bare`, which has no unsigned attributes, with these. Raises ValueError as `apart` does."""
    before, inner = [], bare
    for _ in _FRAME:
        *earlier, last = values_in(inner)
        before.append(b"".join(earlier))
        inner = content_of(last)
    return _framed(before, inner + attributes)


def _framed(before: list[bytes], inner: bytes) -> bytes:
    for tag, earlier in zip(reversed(_FRAME), reversed(before), strict=True):
        inner = earlier + encoded(tag, inner)
    return inner


def encoded(tag: bytes, content: bytes) -> bytes:
    """One value in DER: tag, shortest length, content."""
    if len(content) < 0x80:
        return tag + bytes([len(content)]) + content
    digits = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return tag + bytes([0x80 | len(digits)]) + digits + content


def content_of(value: bytes) -> bytes:
    """What one value holds."""
    return value[_header(value, 0) :]


def values_in(data: bytes) -> list[bytes]:
    """The values that `data` consists of, at least one, tags and lengths included. Raises ValueError."""
    found, at = [], 0
    while at < len(data):
        end = _end(data, at)
        found.append(data[at:end])
        at = end
    if not found:
        raise ValueError("there is nothing in it")
    return found


def _header(data: bytes, at: int) -> int:
    """Where the content of the value at `at` begins."""
    if at + 2 > len(data) or data[at] & 0x1F == 0x1F or data[at + 1] == 0x80:
        raise ValueError("a value is cut off, of a long tag, or of no definite length")
    return at + 2 + (data[at + 1] & 0x7F if data[at + 1] > 0x80 else 0)


def _end(data: bytes, at: int) -> int:
    first = _header(data, at)
    length = data[at + 1] if data[at + 1] < 0x80 else int.from_bytes(data[at + 2 : first], "big")
    if first + length > len(data):
        raise ValueError("a value is cut off")
    return first + length
