"""Times and programs that a file states, as it states them, and where they contradict each other."""

import struct
from collections.abc import Callable
from pathlib import Path

import av
import pytest

from vmdesk.domain.structure import Brands, ClaimedTime, WritingProgram
from vmdesk.media.confined.claims import programs_in, programs_in_packets, times_in
from vmdesk.media.confined.structure import read_layout
from vmdesk.media.confined.times import contradictions, from_text

IN_2024 = 3_797_824_089
"""2024-05-06 07:08:09 UTC in seconds from 1904."""


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def movie(tmp_path: Path, *content: bytes) -> Path:
    path = tmp_path / "x.mp4"
    path.write_bytes(box(b"ftyp", b"isom\0\0\2\0mp41\x1b[2J") + box(b"moov", *content))
    return path


@pytest.mark.parametrize("version", [0, 1])
def test_times_of_headers_of_either_version(tmp_path: Path, version: int) -> None:
    pair = struct.pack(">QQ" if version else ">II", IN_2024, IN_2024 + 5)
    header = bytes([version, 0, 0, 0]) + pair + bytes(80)
    path = movie(tmp_path, box(b"mvhd", header), box(b"trak", box(b"tkhd", header), box(b"mdia", box(b"mdhd", header))))
    times = read_layout(path).times
    assert [t.place for t in times[::2]] == ["moov/mvhd", "moov/trak[0]/tkhd", "moov/trak[0]/mdia/mdhd"]
    assert {(t.kind, t.raw, t.utc) for t in times} == {
        ("creation", str(IN_2024), "2024-05-06T07:08:09Z"),
        ("modification", str(IN_2024 + 5), "2024-05-06T07:08:14Z"),
    }


@pytest.mark.parametrize(
    ("raw", "utc", "remark"),
    [
        (0, None, "not set"),
        (1_714_979_289, "1958-05-06T07:08:09Z", "before 1970; 2024-05-06T07:08:09Z if the writer counted from 1970"),
        ((1 << 64) - 1, None, "beyond the year 9999"),
    ],
)
def test_times_that_are_odd(tmp_path: Path, raw: int, utc: str | None, remark: str) -> None:
    header = b"\1\0\0\0" + struct.pack(">QQ", raw, raw) + bytes(80)
    found = read_layout(movie(tmp_path, box(b"mvhd", header))).times[0]
    assert (found.raw, found.utc) == (str(raw), utc)
    assert remark in found.remark


def test_headers_too_short_for_times_claim_none(tmp_path: Path) -> None:
    path = movie(tmp_path, box(b"mvhd"), box(b"mvhd", b"\1\0\0\0" + bytes(8)), box(b"mvhd", bytes(7)))
    assert read_layout(path).times == []


def test_brands_are_safe_to_show(tmp_path: Path) -> None:
    assert read_layout(movie(tmp_path)).brands == Brands("isom", 512, ("mp41", "\\u{1b}[2J"))
    (tmp_path / "y.mp4").write_bytes(box(b"ftyp", b"iso"))
    assert read_layout(tmp_path / "y.mp4").brands is None


def test_names_of_handlers_of_either_kind(tmp_path: Path) -> None:
    fixed = bytes(8) + b"vide" + bytes(12)
    path = movie(tmp_path, box(b"hdlr", fixed, b"Maker\x1b\0rest"), box(b"hdlr", fixed, b"\x05Maker"), box(b"hdlr"))
    assert read_layout(path).programs == [
        WritingProgram("moov/hdlr name", "Maker\\u{1b}"),
        WritingProgram("moov/hdlr name", "Maker"),
    ]


def ebml(number: str, content: bytes) -> bytes:
    return bytes.fromhex(number) + (len(content) | 1 << 56).to_bytes(8, "big") + content


def test_what_matroska_states(tmp_path: Path) -> None:
    moment = (23 * 365 + 6 + 126) * 86_400 * 10**9
    info = ebml("4461", moment.to_bytes(8, "big")) + ebml("4d80", b"muxer\0pad") + ebml("5741", b"\x1bwriter")
    (tmp_path / "x.mkv").write_bytes(ebml("1a45dfa3", b"") + ebml("18538067", ebml("1549a966", info)))
    layout = read_layout(tmp_path / "x.mkv")
    assert layout.times == [ClaimedTime("Segment/Info/DateUTC", "creation", str(moment), "2024-05-07T00:00:00Z")]
    assert [p.text for p in layout.programs] == ["muxer", "\\u{1b}writer"]


def chunk(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


def test_what_an_avi_states(tmp_path: Path) -> None:
    header = chunk(b"IDIT", b"Mon May 06 07:08:09 2024\n\0") + chunk(b"LIST", b"strl" + chunk(b"strn", b"Cam\x1b 1\0"))
    movi = chunk(b"LIST", b"movi" + chunk(b"00dc", b"x"))
    path = tmp_path / "x.avi"
    path.write_bytes(chunk(b"RIFF", b"AVI " + chunk(b"LIST", b"hdrl" + header) + movi + chunk(b"ISFT", b"Soft\0")))
    layout = read_layout(path)
    assert [(e.name, e.depth) for e in layout.elements] == [
        *(("AVI ", 0), ("hdrl", 1), ("IDIT", 2), ("strl", 2), ("strn", 3)),
        *(("movi", 1), ("ISFT", 1)),
    ]
    assert layout.elements[0].size == path.stat().st_size
    assert layout.times[0].raw == "Mon May 06 07:08:09 2024"
    assert (layout.times[0].utc, layout.times[0].remark) == (None, "no date and time in ISO 8601")
    assert [p.text for p in layout.programs] == ["Cam\\u{1b} 1", "Soft"]


@pytest.mark.parametrize(
    ("text", "utc", "remark"),
    [
        ("2024-05-06T09:08:09+0200", "2024-05-06T07:08:09Z", ""),
        ("2024-05-06T07:08:09.000000Z", "2024-05-06T07:08:09Z", ""),
        ("2024-05-06 07:08:09", None, "without a time zone"),
        ("0001-01-01T00:00:00+14:00", None, "no date and time in ISO 8601"),
        ("\x1b[31m", None, "no date and time in ISO 8601"),
    ],
)
def test_times_written_out(text: str, utc: str | None, remark: str) -> None:
    found = from_text("tag", "creation", text)
    assert (found.utc, found.remark) == (utc, remark)
    assert "\x1b" not in found.raw


def test_contradictions_are_told_and_rounding_is_none() -> None:
    def at(place: str, utc: str | None, modified: bool = False) -> ClaimedTime:
        return ClaimedTime(place, "modification" if modified else "creation", "", utc)

    first, rounded, later = "2024-05-06T07:08:09Z", "2024-05-06T07:08:11Z", "2024-05-06T07:08:12Z"
    assert contradictions([at("a", first), at("b", rounded), at("c", None), at("d", later, modified=True)]) == ()
    assert "a, 2024-05-06T07:08:12Z at b" in contradictions([at("a", first), at("b", later)])[0]
    assert "before it says" in contradictions([at("a", later), at("b", first, modified=True)])[0]
    assert contradictions([at("b", first, modified=True)]) == ()


def test_tags_that_name_times_and_programs() -> None:
    tags = {
        "container": {"creation_time": "2024-05-06T07:08:09Z", "ENCODER": "Lavf62", "title": "x"},
        "stream 0": {"vendor_id": "[0][0][0][0]", "handler_name": "H"},
    }
    assert [(t.place, t.utc) for t in times_in(tags)] == [("container tag creation_time", "2024-05-06T07:08:09Z")]
    assert [p.text for p in programs_in(tags)] == ["Lavf62", "H"]


def test_the_encoders_own_words_in_the_first_packet(make_clip: Callable[..., Path], tmp_path: Path) -> None:
    clip = make_clip(frames=20)
    found = programs_in_packets(clip)
    assert [p.place for p in found] == ["x264 user data in packet 0"]
    assert found[0].text.startswith("x264 - core ")
    assert "crf=18.0" in found[0].text
    assert programs_in_packets(make_clip(frames=20, codec="ffv1", suffix=".mkv", b_frames=0)) == []
    hostile = clip.read_bytes().replace(b"x264 - core", b"x264\x1b]0;red")
    (tmp_path / "h.mp4").write_bytes(hostile)
    assert programs_in_packets(tmp_path / "h.mp4")[0].text.startswith("x264\\u{1b}]0;red")


def test_a_whole_real_file_states_what_was_put_in(make_clip: Callable[..., Path], tmp_path: Path) -> None:
    with av.open(str(make_clip(frames=20))) as source, av.open(str(tmp_path / "t.mp4"), "w") as container:
        stream = container.add_stream_from_template(source.streams.video[0])
        container.metadata["creation_time"] = "2024-05-06T07:08:09Z"
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                container.mux(packet)
    assert {t.utc for t in read_layout(tmp_path / "t.mp4").times} == {"2024-05-06T07:08:09Z"}
