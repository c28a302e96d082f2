"""Times and writing programs among what containers, tags and the first packets state."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from vmdesk.domain.structure import ClaimedTime, TimeKind, WritingProgram
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import packets
from vmdesk.media.confined.times import from_text

Tags = dict[str, dict[str, str]]
_TIME_TAGS: dict[str, TimeKind] = {
    "creation_time": "creation",
    "com.apple.quicktime.creationdate": "creation",
    "date": "creation",
    "date_utc": "creation",
    "modification_time": "modification",
}
_PROGRAM_TAGS = frozenset(
    {
        *("encoder", "encoded_by", "encoding_tool", "encoder_options", "software", "firmware", "make", "model"),
        *("writing_application", "muxing_application", "muxer", "handler_name", "vendor_id"),
        *("com.apple.quicktime.make", "com.apple.quicktime.model", "com.apple.quicktime.software"),
        *("com.android.version", "com.android.manufacturer", "com.android.model"),
    }
)
_NO_VENDOR = "[0]"
"""How FFmpeg shows a vendor of four zeros."""
_MARKS = {
    bytes.fromhex("dc45e9bde6d948b7962cd820d923eeef"): "x264",
    bytes.fromhex("2ca2de09b51747dbbb55a4fe7fc2fc4e"): "x265",
}
"""Identifiers of the user data (H.264 D.1.7, H.265 D.2.7) where these encoders say what they are and how they ran."""
_PACKETS_SEARCHED = 3
_BYTES_SEARCHED = 1 << 16
_LONGEST_TEXT = 2000


def times_in(tags: Tags) -> list[ClaimedTime]:
    """Times among the tags, each at the place `PLACE tag NAME`."""
    return [
        from_text(f"{place} tag {name}", _TIME_TAGS[name.lower()], text)
        for place, named in tags.items()
        for name, text in named.items()
        if name.lower() in _TIME_TAGS
    ]


def programs_in(tags: Tags) -> list[WritingProgram]:
    """Programs and devices named by the tags."""
    return [
        WritingProgram(f"{place} tag {name}", text)
        for place, named in tags.items()
        for name, text in named.items()
        if name.lower() in _PROGRAM_TAGS and text.strip(_NO_VENDOR)
    ]


def programs_in_packets(path: Path) -> list[WritingProgram]:
    """What x264 or x265 wrote of itself into the first packets or the codec's own data. Raises EvidenceError."""
    with open_media(path) as (container, stream):
        stored = [("codec data", bytes(stream.codec_context.extradata or b"")[:_BYTES_SEARCHED])]
        for number, packet in enumerate(islice(packets(container, stream, []), _PACKETS_SEARCHED)):
            if packet is not None and packet.size:
                stored.append((f"user data in packet {number}", bytes(memoryview(packet)[:_BYTES_SEARCHED])))
    return list(_marked(stored))


def _marked(stored: Iterable[tuple[str, bytes]]) -> Iterator[WritingProgram]:
    for place, content in stored:
        for mark, encoder in _MARKS.items():
            at = content.find(mark)
            if at >= 0:
                untrusted = content[at + 16 : at + 16 + _LONGEST_TEXT].split(b"\0")[0].split(b"\x80")[0]
                yield WritingProgram(f"{encoder} {place}", cleaned(untrusted.decode("latin-1"), _LONGEST_TEXT))
