"""Everything at once: no part that fails hides another, and no file takes for ever."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from vmdesk.domain.errors import VideoEncrypted
from vmdesk.domain.structure import Inspection
from vmdesk.media.confined import gathering
from vmdesk.media.confined.gathering import read_inspection
from vmdesk.media.confined.source import open_media
from vmdesk.packing import pack, unpack


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def ebml(number: str, content: bytes) -> bytes:
    return bytes.fromhex(number) + (len(content) | 1 << 56).to_bytes(8, "big") + content


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".avi", ".ts"])
def test_a_sound_file_has_every_part_and_travels_packed(make_clip: Callable[..., Path], suffix: str) -> None:
    found = read_inspection(make_clip(frames=20, suffix=suffix, b_frames=0))
    assert bool(found.elements) == (suffix != ".ts")
    assert (found.brands is not None) == (suffix == ".mp4")
    assert found.gop_pattern is not None
    assert any(program.text.startswith("x264 - core") for program in found.encoders)
    assert found.notes == ()
    assert unpack(pack(found), Inspection) == found


def test_a_part_that_fails_is_told_and_hides_no_other(
    make_clip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> None:
        raise ValueError("bad \x1b byte")

    monkeypatch.setattr(gathering, "read_tags", broken)
    found = read_inspection(make_clip(frames=20))
    assert found.notes == ("tags: not read: bad \\u{1b} byte",)
    assert found.tags == {}
    assert found.elements
    assert found.gop_pattern


def test_what_is_no_video_has_structure_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.mp4").write_bytes(box(b"ftyp", b"isom\0\0\0\0") + box(b"free"))
    found = read_inspection(tmp_path / "x.mp4")
    assert [e.name for e in found.elements] == ["ftyp", "free"]
    assert [note.split(":")[0] for note in found.notes] == ["tags", "first packets", "groups of pictures"]


def nested(kinds: list[bytes], levels: int) -> bytes:
    """Boxes that each hold the next, to the end of the file."""
    return b"".join((8 * (levels - k)).to_bytes(4, "big") + kinds[k % len(kinds)] for k in range(levels))


HOSTILE = {
    "deep": lambda: box(b"ftyp", b"isom\0\0\0\0") + nested([b"moov", b"trak", b"mdia", b"udta"], 100_000),
    "many": lambda: box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", box(b"free") * 60_000),
    "counts": lambda: box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(b"stsz", b"\xff" * 99)))))),
    "mkv": lambda: ebml("1a45dfa3", b"") + ebml("18538067", bytes.fromhex("1654ae6b" + "01" + "ff" * 7) * 50_000),
    "avi": lambda: b"RIFF\xff\xff\xff\xffAVI " + b"LIST\xff\xff\xff\x7fhdrl" * 50_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_bounded(tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("x.mkv" if kind == "mkv" else "x.avi" if kind == "avi" else "x.mp4")
    path.write_bytes(HOSTILE[kind]())
    began = time.process_time()
    found = read_inspection(path)
    assert time.process_time() - began < 10
    assert len(found.elements) <= 10_000
    assert max(e.depth for e in found.elements) <= 17
    assert all(e.offset + e.size <= path.stat().st_size for e in found.elements)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".avi"])
def test_damaged_headers_never_end_in_an_exception(make_clip: Callable[..., Path], tmp_path: Path, suffix: str) -> None:
    whole = make_clip(frames=18, suffix=suffix, b_frames=0, size=(64, 48)).read_bytes()
    where = whole.rindex({".mp4": b"moov", ".mkv": b"\x15\x49\xa9\x66", ".avi": b"hdrl"}[suffix])
    path = tmp_path / f"x{suffix}"
    chance = random.Random(5)
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(6):
            data[min(len(data) - 1, where + chance.randrange(600))] = chance.randrange(256)
        path.write_bytes(data[: chance.choice((None, len(data) // 2))])
        found = read_inspection(path)
        assert unpack(pack(found), Inspection) == found


@pytest.mark.parametrize(("scheme", "named"), [(b"cbcs", "cbcs"), (b"ce\x1b1", "ce\\u{1b}1"), (None, "unknown")])
def test_encrypted_video_names_its_scheme(
    make_clip: Callable[..., Path], tmp_path: Path, scheme: bytes | None, named: str
) -> None:
    """A sound clip whose sample entry is renamed, its `sinf` put in place of the decoder's own data."""
    data = bytearray(make_clip(frames=20).read_bytes())
    entry = data.index(b"avc1", data.index(b"stsd"))
    data[entry : entry + 4] = b"encv"
    size = int.from_bytes(data[entry - 4 : entry], "big")
    sinf = box(b"sinf", box(b"frma", b"avc1"), box(b"schm", bytes(4) + scheme + bytes(4)) if scheme else b"")
    room = size - 86
    data[entry + 82 : entry + 82 + room] = sinf + box(b"free", bytes(room - len(sinf) - 8))
    (tmp_path / "x.mp4").write_bytes(data)
    with pytest.raises(VideoEncrypted) as raised, open_media(tmp_path / "x.mp4"):
        pass
    assert raised.value.details == f"protection scheme: {named}"


@pytest.mark.parametrize(("track_type", "refused"), [(1, True), (2, False)])
def test_matroska_that_states_encryption_is_encrypted(
    make_clip: Callable[..., Path], tmp_path: Path, track_type: int, refused: bool
) -> None:
    """Another track, of the type given, whose content is stated to be encrypted, stands before a sound clip's own."""
    data = make_clip(frames=20, suffix=".mkv").read_bytes()
    encryption = ebml("6d80", ebml("6240", ebml("5035", b"")))
    track = ebml("ae", encryption + ebml("d7", b"\x09") + ebml("83", bytes([track_type])))
    at = data.rindex(bytes.fromhex("1549a966"))
    path = tmp_path / "x.mkv"
    path.write_bytes(data[:at] + ebml("1654ae6b", track) + data[at:])
    if refused:
        with pytest.raises(VideoEncrypted) as raised, open_media(path):
            pass
        assert raised.value.details == "ContentEncryption in Matroska"
    else:
        with open_media(path) as (_, stream):
            assert stream.codec_context.name == "h264"


def test_real_encrypted_files(shared_media: Path) -> None:
    told = {}
    for name in (
        "ExoPlayer__subsample_encrypted_altref.webm",
        "mp4parse-rust__av1-clearkey-cbcs-video.mp4",
        "mp4parse-rust__bipbop_480wp_1001kbps-cenc-video-key1-init.mp4",
    ):
        with pytest.raises(VideoEncrypted) as raised, open_media(shared_media / "odd" / name):
            pass
        told[name.split("__")[1][:6]] = raised.value.details
    assert told == {
        "subsam": "ContentEncryption in Matroska",
        "av1-cl": "protection scheme: cbcs",
        "bipbop": "protection scheme: cenc",
    }
