"""Each bad input has an error of its own, says so in words, and never hangs."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from vmdesk.domain import errors
from vmdesk.media.confined import source
from vmdesk.media.confined.scan import read_index
from vmdesk.media.confined.source import open_media

M3U8 = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nneighbour.ts\n#EXT-X-ENDLIST\n"
CONCAT = "ffconcat version 1.0\nfile neighbour.mp4\n"
SDP = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
IDX = "# VobSub index file, v7 (do not modify this line!)\nsize: 720x576\nid: en, index: 0\n"

HOSTILE = ["-i.mp4", "a\nb.mp4", "a\u202e4pm.exe", "img%03d.mp4", "img%03d.png", "*.jpg", "%d", "a:b.mp4", "http:x.mp4"]
HOSTILE += [
    "list.m3u8",
    "x.idx",
    "x.sdp",
    "ä ö.txt",
    "'\"`$(x).mkv",
    "concat:a|b.mp4",
    "#.mp4",
    "?.mp4",
    " .mp4",
    "\udcff.mp4",
]


def refusal(path: Path) -> errors.EvidenceError:
    with pytest.raises(errors.EvidenceError) as caught:
        read_index(path)
    assert caught.value.message.endswith((".", "?"))
    assert caught.value.exit_code == 3
    return caught.value


def sound(path: Path, codec: str, cover: bool = False) -> Path:
    """One second of a tone, with a cover picture where asked for."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=48000)
        picture = container.add_stream("mjpeg", rate=25) if cover else None
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt = 64, 64, "yuvj420p"
            picture.disposition = av.stream.Disposition.attached_pic
        tone = (np.sin(np.arange(48000) / 20) * 9000).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(np.stack([tone.reshape(1, -1)[0]])[None, 0], format="s16", layout="mono")
        frame.sample_rate = 48000
        if picture is not None:
            image = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 90, np.uint8), format="rgb24")
            container.mux(picture.encode(image))
            container.mux(picture.encode(None))
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_missing(tmp_path: Path) -> None:
    assert type(refusal(tmp_path / "none.mp4")) is errors.EvidenceMissing
    assert type(refusal(tmp_path / "none" / "none.mp4")) is errors.EvidenceMissing
    assert type(refusal(tmp_path / ("x" * 300))) is errors.EvidenceMissing
    assert type(refusal(tmp_path / "nul\0.mp4")) is errors.EvidenceMissing


def test_a_folder_and_a_device(tmp_path: Path) -> None:
    assert type(refusal(tmp_path)) is errors.EvidenceNotRegularFile
    assert type(refusal(Path("/dev/zero"))) is errors.EvidenceNotRegularFile


@pytest.mark.timeout(20)
def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    assert type(refusal(tmp_path / "pipe.mp4")) is errors.EvidenceNotRegularFile


def test_a_link_to_a_video_is_the_video_and_a_dangling_one_is_missing(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "link.mp4").symlink_to(sample)
    (tmp_path / "dangling.mp4").symlink_to(tmp_path / "none")
    assert len(read_index(tmp_path / "link.mp4")[1]) == len(read_index(sample)[1])
    assert type(refusal(tmp_path / "dangling.mp4")) is errors.EvidenceMissing


def test_zero_bytes(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    assert type(refusal(tmp_path / "empty.mp4")) is errors.EvidenceEmpty


@pytest.mark.parametrize(
    "content",
    [b"Dear examiner,\n" * 400, b"\0" * 5000, b"\xff" * 5000, b"%PDF-1.4\n", b"x", b"PK\3\4" + b"\1" * 900],
    ids=["text", "zeros", "ones", "pdf", "one byte", "zip"],
)
def test_what_is_no_video_is_refused_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    for name in ("x.mp4", "x.png", "x"):
        (tmp_path / name).write_bytes(content)
        assert type(refusal(tmp_path / name)) is errors.NotAVideo


def test_a_still_picture_is_no_video(tmp_path: Path) -> None:
    from PIL import Image

    for name in ("still.png", "still.jpg", "still.bmp", "still.webp", "img001.png"):
        Image.new("RGB", (64, 64), "gray").save(tmp_path / name)
        assert type(refusal(tmp_path / name)) is errors.NotAVideo


def test_mp4_cut_before_its_header(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    whole = make_clip().read_bytes()
    moov = whole.index(b"moov") - 4
    assert moov > len(whole) / 2, "the clip's header should stand at its end"
    for length in (moov, moov // 2, moov - 1, 40):
        (tmp_path / "cut.mp4").write_bytes(whole[:length])
        assert type(refusal(tmp_path / "cut.mp4")) is errors.VideoTruncated


def test_matroska_cut_within_its_header(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    (tmp_path / "cut.mkv").write_bytes(make_clip(suffix=".mkv").read_bytes()[:300])
    error = refusal(tmp_path / "cut.mkv")
    assert type(error) is errors.VideoTruncated
    assert "cut off or damaged" in str(error)


@pytest.mark.parametrize(
    ("name", "codec"), [("a.wav", "pcm_s16le"), ("a.m4a", "aac"), ("a.mp4", "aac"), ("a.mka", "aac")]
)
def test_audio_only(tmp_path: Path, name: str, codec: str) -> None:
    assert type(refusal(sound(tmp_path / name, codec))) is errors.NoVideoStream


@pytest.mark.parametrize(("name", "codec"), [("c.mp3", "libmp3lame"), ("c.m4a", "aac")])
def test_cover_art_is_no_video(tmp_path: Path, ffmpeg: Callable[..., str], name: str, codec: str) -> None:
    tone = sound(tmp_path / "tone.wav", "pcm_s16le")
    ffmpeg("-f", "lavfi", "-i", "color=size=64x64:rate=1", "-frames:v", "1", tmp_path / "cover.jpg")
    covered = ("-map", "0", "-map", "1", "-c:a", codec, "-c:v", "copy", "-disposition:v:0", "attached_pic")
    ffmpeg("-i", tone, "-i", tmp_path / "cover.jpg", *covered, tmp_path / name)
    assert type(refusal(tmp_path / name)) is errors.CoverArtOnly


@pytest.mark.parametrize("name", ["list.m3u8", "list.mp4", "list.idx", "list", "img%03d.png"])
@pytest.mark.parametrize(
    "content", [M3U8, CONCAT, SDP, IDX, "\ufeff" + M3U8], ids=["hls", "concat", "sdp", "idx", "bom"]
)
def test_playlists_are_refused_whatever_their_name(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert type(refusal(tmp_path / name)) is errors.PlaylistRefused


def test_encrypted_sample_entry(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    clip = make_clip(frames=20).read_bytes()
    assert clip.count(b"avc1") >= 1
    head, tail = clip[: clip.index(b"stsd")], clip[clip.index(b"stsd") :]
    (tmp_path / "encrypted.mp4").write_bytes(head + tail.replace(b"avc1", b"encv", 1))
    assert type(refusal(tmp_path / "encrypted.mp4")) is errors.VideoEncrypted


def test_a_coding_without_decoder(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    clip = make_clip(frames=20).read_bytes()
    head, tail = clip[: clip.index(b"stsd")], clip[clip.index(b"stsd") :]
    (tmp_path / "unknown.mp4").write_bytes(head + tail.replace(b"avc1", b"zzzz", 1))
    error = refusal(tmp_path / "unknown.mp4")
    assert type(error) is errors.NotAVideo
    assert "coding" in error.message


def test_a_header_without_frames(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    with av.open(str(make_clip(frames=20))) as source_clip:
        template = source_clip.streams.video[0]
        with av.open(str(tmp_path / "init.mp4"), "w", options={"movflags": "empty_moov+frag_keyframe"}) as container:
            container.add_stream_from_template(template)
            container.start_encoding()
    assert type(refusal(tmp_path / "init.mp4")) is errors.NothingDecodes


def test_pictures_larger_than_the_limit(make_clip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    clip = make_clip(frames=20)
    monkeypatch.setattr(source, "MAX_PIXELS", 192 * 128 - 1)
    assert type(refusal(clip)) is errors.PictureTooLarge


def test_access_denied_before_opening(make_clip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    clip = make_clip(frames=20)
    monkeypatch.setattr(os, "access", lambda *_: False)
    error = refusal(clip)
    assert type(error) is errors.EvidenceNotReadable
    assert os.strerror(errno.EACCES) in error.details


def test_access_denied_while_opening(make_clip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    clip = make_clip(frames=20)
    monkeypatch.setattr(av, "open", denied)
    assert type(refusal(clip)) is errors.EvidenceNotReadable


def test_a_file_that_cannot_be_read_while_the_refusal_is_worded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise OSError(errno.EIO, "input/output error")

    (tmp_path / "x.mp4").write_bytes(b"nothing")
    monkeypatch.setattr(source, "names_other_files", broken)
    assert type(refusal(tmp_path / "x.mp4")) is errors.EvidenceNotReadable


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs POSIX permissions")
def test_access_denied_by_the_system(make_clip: Callable[..., Path]) -> None:
    clip, user = make_clip(frames=20), os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "locked.mp4"
        locked.write_bytes(clip.read_bytes())
        locked.chmod(0)
        Path(folder).chmod(0o755)
        os.seteuid(65534 if user == 0 else user)
        try:
            assert type(refusal(locked)) is errors.EvidenceNotReadable
        finally:
            os.seteuid(user)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".avi"])
def test_hostile_names_of_good_files(tmp_path: Path, make_clip: Callable[..., Path], name: str, suffix: str) -> None:
    clip = _kept(make_clip, suffix)
    (tmp_path / name).write_bytes(clip.read_bytes())
    assert len(read_index(tmp_path / name)[1]) == 20


_CLIPS: dict[str, Path] = {}


def _kept(make_clip: Callable[..., Path], suffix: str) -> Path:
    if suffix not in _CLIPS:
        codec = "mpeg4" if suffix == ".avi" else "libx264"
        _CLIPS[suffix] = make_clip(frames=20, suffix=suffix, codec=codec, b_frames=0, size=(64, 48))
    return _CLIPS[suffix]


def test_a_relative_path(make_clip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    clip = make_clip(frames=20)
    monkeypatch.chdir(clip.parent)
    assert len(read_index(Path(clip.name))[1]) == 20


def test_the_largest_moving_picture_is_the_main_stream(tmp_path: Path, ffmpeg: Callable[..., str]) -> None:
    small, large = ("-f", "lavfi", "-i", "testsrc=size=64x48:d=1"), ("-f", "lavfi", "-i", "testsrc=size=128x96:d=1")
    ffmpeg(*small, *large, "-map", "0", "-map", "1", tmp_path / "two.mkv")
    facts, _ = read_index(tmp_path / "two.mkv")
    assert (facts.stream_index, facts.width, facts.height) == (1, 128, 96)


def test_one_thread_whatever_the_machine(sample: Path) -> None:
    with open_media(sample) as (_, stream):
        assert stream.codec_context.thread_count == source.DECODER_THREADS == 1
        assert str(stream.codec_context.thread_type).endswith("NONE")
