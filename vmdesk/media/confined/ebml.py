"""Matroska's elements (RFC 8794, RFC 9559), and the few of their values that an examiner asks for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

from vmdesk.domain.structure import ClaimedTime, WritingProgram
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.times import from_epoch

SEGMENT, INFO, TRACKS, CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
_TRACK_ENTRY, _TRACK_TYPE = 0xAE, 0x83
_ENCODINGS, _ENCODING, _ENCRYPTION = 0x6D80, 0x6240, 0x5035
_DATE_UTC, _MUXING_APP, _WRITING_APP = 0x4461, 0x4D80, 0x5741
_VIDEO = 1
NAMES = {
    0x1A45DFA3: "EBML",
    SEGMENT: "Segment",
    0x114D9B74: "SeekHead",
    INFO: "Info",
    TRACKS: "Tracks",
    CLUSTER: "Cluster",
    0x1C53BB6B: "Cues",
    0x1941A469: "Attachments",
    0x1043A770: "Chapters",
    0x1254C367: "Tags",
    0xEC: "Void",
    0xBF: "CRC-32",
    _TRACK_ENTRY: "TrackEntry",
    0xD7: "TrackNumber",
    0x73C5: "TrackUID",
    _TRACK_TYPE: "TrackType",
    0x86: "CodecID",
    0x63A2: "CodecPrivate",
    0x536E: "Name",
    0x22B59C: "Language",
    0xE0: "Video",
    0xE1: "Audio",
    _ENCODINGS: "ContentEncodings",
    _ENCODING: "ContentEncoding",
    _ENCRYPTION: "ContentEncryption",
    _DATE_UTC: "DateUTC",
    _MUXING_APP: "MuxingApp",
    _WRITING_APP: "WritingApp",
    0x2AD7B1: "TimestampScale",
    0x4489: "Duration",
    0x7BA9: "Title",
    0x73A4: "SegmentUUID",
    0x61A7: "AttachedFile",
    0x7373: "Tag",
}
"""Elements by number (RFC 9559, 5.1), those of media data left out."""
HOLDERS = frozenset({SEGMENT, INFO, TRACKS, _TRACK_ENTRY, 0xE0, 0xE1, _ENCODINGS, _ENCODING, _ENCRYPTION, 0x1941A469})
"""Elements opened for what they hold; a cluster holds one for every frame, which is the frame table's business."""
DEEPEST = 8
_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)


class Ebml(NamedTuple):
    """An element: where it, its content and what follows it start; `cut` when it claims more than there is."""

    number: int
    start: int
    body: int
    end: int
    cut: bool
    depth: int

    @property
    def name(self) -> str:
        """The name that the standard gives it, or its number."""
        return NAMES.get(self.number, f"0x{self.number:X}")


def elements(file: BinaryIO, start: int, stop: int, opened: frozenset[int] = HOLDERS, depth: int = 0) -> Iterator[Ebml]:
    """Elements in `[start, stop)`, each of those `opened` followed by the ones it holds; unbounded in number."""
    position = start
    while position < stop:
        number, number_length = _variable_number(file, position, keep_marker=True)
        size, size_length = _variable_number(file, position + number_length, keep_marker=False)
        if not number_length or not size_length:
            return
        body = position + number_length + size_length
        unknown = size == (1 << 7 * size_length) - 1
        end = stop if unknown else min(body + size, stop)
        yield Ebml(number, position, body, end, not unknown and body + size > stop, depth)
        if number in opened and depth < DEEPEST:
            yield from elements(file, body, end, opened - {SEGMENT}, depth + 1)
        position = end


def _variable_number(file: BinaryIO, position: int, keep_marker: bool) -> tuple[int, int]:
    """EBML's variable-length number (RFC 8794, 4) and how many bytes it takes: 1 to 8, or 0 where there is none."""
    file.seek(position)
    data = file.read(8)
    length = 9 - data[0].bit_length() if data and data[0] else 0
    if not length or len(data) < length:
        return 0, 0
    number = int.from_bytes(data[:length], "big")
    return (number if keep_marker else number & (1 << 7 * length) - 1), length


def _content(file: BinaryIO, element: Ebml, most: int) -> bytes:
    file.seek(element.body)
    return file.read(max(0, min(most, element.end - element.body)))


def time_in(file: BinaryIO, element: Ebml) -> ClaimedTime | None:
    """DateUTC, in nanoseconds from the first moment of 2001 (RFC 9559, 5.1.2.11); None for other elements."""
    content = _content(file, element, 9) if element.number == _DATE_UTC else b""
    if len(content) != 8:
        return None
    nanoseconds = int.from_bytes(content, "big", signed=True)
    utc = from_epoch(_EPOCH, nanoseconds / 1e9)
    return ClaimedTime("Segment/Info/DateUTC", "creation", str(nanoseconds), utc, "" if utc else "out of range")


def program_in(file: BinaryIO, element: Ebml) -> WritingProgram | None:
    """The program that an Info element names; None for other elements."""
    if element.number not in (_MUXING_APP, _WRITING_APP):
        return None
    untrusted = _content(file, element, 1000).split(b"\0")[0].decode("utf-8", "replace")
    return WritingProgram(f"Segment/Info/{element.name}", cleaned(untrusted)) if untrusted else None


def encrypts_video(file: BinaryIO, length: int) -> bool:
    """True when a video track before the first cluster states that its content is encrypted (5.1.4.1.31)."""
    video = encrypted = False
    for element in elements(file, 0, length):
        if element.number == CLUSTER:
            break
        if element.number == _TRACK_ENTRY:
            video = encrypted = False
        elif element.number == _TRACK_TYPE:
            video = int.from_bytes(_content(file, element, 8), "big") == _VIDEO
        encrypted = encrypted or element.number == _ENCRYPTION
        if video and encrypted:
            return True
    return False
