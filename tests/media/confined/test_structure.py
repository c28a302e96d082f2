"""Elements in file order, without believing the sizes that they claim."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import av
import pytest

from vmdesk.domain.errors import EvidenceNotReadable
from vmdesk.domain.structure import Element
from vmdesk.media.confined import structure
from vmdesk.media.confined.structure import read_layout, read_structure, read_tags


def box(kind: bytes, content: bytes, claimed: int | None = None) -> bytes:
    return (len(content) + 8 if claimed is None else claimed).to_bytes(4, "big") + kind + content


def written(tmp_path: Path, *parts: bytes) -> Path:
    (tmp_path / "x.mp4").write_bytes(b"".join(parts))
    return tmp_path / "x.mp4"


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_elements_cover_a_real_file(make_clip: Callable[..., Path], suffix: str) -> None:
    path = make_clip(frames=20, suffix=suffix)
    found = read_structure(path)
    data = path.read_bytes()
    names = {element.name for element in found}
    assert names >= ({"ftyp", "moov", "mdat"} if suffix == ".mp4" else {"EBML", "Segment", "Tracks", "Cluster"})
    assert not any(element.cut for element in found)
    if suffix == ".mp4":
        assert all(data[e.offset + 4 : e.offset + 8] == e.name.encode("latin-1") for e in found)
        assert sum(element.size for element in found if element.depth == 0) == len(data)
    else:
        top = [element for element in found if element.name in ("EBML", "Segment")]
        assert sum(element.size for element in top) == len(data)
        inner = [element for element in found if element.depth == 1]
        assert all(a.offset + a.size == b.offset for a, b in pairwise(inner))
        assert inner[-1].offset + inner[-1].size == len(data)


def test_boxes_of_every_kind_of_size(tmp_path: Path) -> None:
    large = (1).to_bytes(4, "big") + b"free" + (24).to_bytes(8, "big") + bytes(8)
    path = written(
        tmp_path, box(b"ftyp", bytes(8)), large, box(b"a\x1b\xa9\x9f", b""), box(b"mdat", bytes(5), claimed=0)
    )
    assert read_structure(path) == (
        Element("ftyp", 0, 16, False),
        Element("free", 16, 24, False),
        Element("a\\u{1b}©\\u{9f}", 40, 8, False),
        Element("mdat", 48, 13, False),
    )


@pytest.mark.parametrize("claimed", [1000, 3])
def test_a_box_whose_size_makes_no_sense_ends_the_list(tmp_path: Path, claimed: int) -> None:
    path = written(tmp_path, box(b"ftyp", bytes(8)), box(b"mdat", bytes(20), claimed))
    assert [(e.name, e.cut) for e in read_structure(path)] == [("ftyp", False), ("mdat", True)]
    assert all(e.offset + e.size <= path.stat().st_size for e in read_structure(path))


def test_matroska_cut_off_nested_and_of_unknown_size(tmp_path: Path) -> None:
    header, segment = b"\x1a\x45\xdf\xa3\x82ab", b"\x18\x53\x80\x67"
    unknown = written(tmp_path, header, segment + b"\xff", b"\xec\x81x", b"\x42\x42\x88no")
    assert [(e.name, e.size, e.cut, e.depth) for e in read_structure(unknown)] == [
        ("EBML", 7, False, 0),
        ("Segment", 13, False, 0),
        ("Void", 3, False, 1),
        ("0x4242", 5, True, 1),
    ]
    nested = written(tmp_path, header, (segment + b"\x01" + b"\xff" * 7) * 3000)
    assert len(read_structure(nested)) == 3


def test_neither_container_nor_sense(tmp_path: Path) -> None:
    assert read_structure(written(tmp_path, b"RIFF....WAVE....")) == ()
    assert read_structure(written(tmp_path, b"")) == ()
    assert len(read_structure(written(tmp_path, b"\x1a\x45\xdf\xa3", bytes(9)))) == 0


def test_the_list_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure, "MOST_ELEMENTS", 50)
    assert len(read_structure(written(tmp_path, *[box(b"free", b"")] * 90))) == 50
    assert not read_layout(tmp_path / "x.mp4").whole
    assert read_layout(written(tmp_path, *[box(b"free", b"")] * 50)).whole


def test_a_file_that_has_gone(tmp_path: Path) -> None:
    with pytest.raises(EvidenceNotReadable):
        read_structure(tmp_path / "gone.mp4")


def test_tags_are_made_safe_to_show(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    with av.open(str(make_clip(frames=20))) as source, av.open(str(tmp_path / "t.mkv"), "w") as container:
        stream = container.add_stream_from_template(source.streams.video[0])
        container.metadata["title"] = "fine\u202e4pm.\x1b[31m"
        stream.metadata["handler"] = "x" * 5000
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                container.mux(packet)
    tags = read_tags(tmp_path / "t.mkv")
    assert tags["container"]["title"] == "fine\\u{202e}4pm.\\u{1b}[31m"
    assert len(tags["stream 0"]["HANDLER"]) == 1000
