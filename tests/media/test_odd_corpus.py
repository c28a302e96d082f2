"""The odd and broken files of public test suites: each outcome is known, and what is read is read alike from anywhere.

The footage is beside the checkout, not in it; the clips of `fixtures/` prove the same properties without it.
"""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from attempting import Outcome, attempt
from frame_tables import frame_table, plane_hashes

READ = {
    "ExoPlayer__h265_with_metadata_track.mp4": 3,
    "ExoPlayer__midroll-5s.mp4": 125,
    "ExoPlayer__sample.avi": 96,
    "ExoPlayer__sample.flv": 30,
    "ExoPlayer__sample.mkv": 30,
    "ExoPlayer__sample.mp4": 30,
    "ExoPlayer__sample.video.mp4": 30,
    "ExoPlayer__sample_18byte_nclx_colr.mp4": 30,
    "ExoPlayer__sample_MP.heic": 1,
    "ExoPlayer__sample_android_slow_motion.mp4": 7,
    "ExoPlayer__sample_av1.mp4": 30,
    "ExoPlayer__sample_fragmented.mp4": 30,
    "ExoPlayer__sample_fragmented_sei.mp4": 30,
    "ExoPlayer__sample_h262_mpeg_audio.ps": 3,
    "ExoPlayer__sample_h262_mpeg_audio.ts": 3,
    "ExoPlayer__sample_h263.ts": 25,
    "ExoPlayer__sample_h264_mpeg_audio.ts": 3,
    "ExoPlayer__sample_h264_no_access_unit_delimiters.ts": 3,
    "ExoPlayer__sample_h265.ts": 30,
    "ExoPlayer__sample_partially_fragmented.mp4": 30,
    "ExoPlayer__sample_sef_slow_motion.mp4": 63,
    "ExoPlayer__testvid_1022ms.mp4": 30,
    "decord__flipping_a_pancake.mkv": 310,
    "decord__unordered.mov": 4,
    "decord__video_90.mov": 3,
    "go-mp4__sample_fragmented.mp4": 10,
    "mp4parse-rust__h264_white_frame_sar_16_9.mp4": 1,
    "mp4parse-rust__hevc_white_frame.mp4": 1,
    "mp4parse-rust__minimal.mp4": 1,
    "mp4parse-rust__video_colr_nclx_and_icc.mp4": 3,
    "mp4parse-rust__video_rotation_90.mp4": 1,
    "mp4parse-rust__white.mp4": 300,
    "small__webm.webm": 1,
    "torchcodec__av1_video.mkv": 125,
    "torchcodec__h265_10bits.mp4": 30,
    "torchcodec__h265_video.mp4": 10,
}
"""Frames of each file that is read in a few seconds."""
READ_SLOWLY = {
    "ExoPlayer__hdr10-video-with-sdr-container.mp4": 28,
    "ExoPlayer__portrait_4k60.mp4": 18,
    "c2pa-rs__c.mov": 310,
    "c2pa-rs__legacy.mp4": 60,
    "c2pa-rs__test.avi": 901,
    "c2pa-rs__video1_no_manifest.mp4": 60,
}
REFUSED = {
    "ExoPlayer__random_1000_pages": "NotAVideo",
    "ExoPlayer__sample.text.mp4": "NoVideoStream",
    "ExoPlayer__subsample_encrypted_altref.webm": "VideoEncrypted",
    "ExoPlayer__zero_sized_packets_at_end_of_stream": "NotAVideo",
    "c2pa-rs__bunny_89283_init.mp4": "NothingDecodes",
    "go-mp4__sample_init.enca.mp4": "NothingDecodes",
    "go-mp4__sample_init.encv.mp4": "VideoEncrypted",
    "go-mp4__sample_qt.mp4": "NothingDecodes",
    "mp4parse-rust__av1-clearkey-cbcs-video.mp4": "VideoEncrypted",
    "mp4parse-rust__bipbop_480wp_1001kbps-cenc-video-key1-init.mp4": "VideoEncrypted",
    "mp4parse-rust__bipbop_nonfragment_header.mp4": "NothingDecodes",
    "mp4parse-rust__chunk_out_of_range.mp4": "VideoTruncated",
    "mp4parse-rust__invalid_userdata.mp4": "NothingDecodes",
    "mp4parse-rust__zero_empty_stsc.mp4": "NothingDecodes",
    "small__AudioVideoInterleave.avi": "NothingDecodes",
    "small__FlashVideo.flv": "NotAVideo",
    "small__pdf.pdf": "NotAVideo",
    "small__png-truncated.png": "NotAVideo",
    "torchcodec__nasa_13013.mp4.audio.mp3": "NoVideoStream",
    "torchcodec__sine_mono_s16.wav": "NoVideoStream",
}
"""The refusal of each file that is not read."""
NOT_READ_BY_FFMPEG_5 = ["ExoPlayer__sample_MP.heic"]
"""FFmpeg reads HEIF stills from 6.1 on."""
PLAIN_C = ["ExoPlayer__sample.avi"]
"""The vector code of FFmpeg 5.1 for MPEG-4 Part 2's inverse DCT rounds a few samples to the neighbouring value; the
engine's pictures are those of the plain C code (`-cpuflags 0`)."""
_AT_ONCE = 3

Attempted = Callable[[str], Outcome]


@pytest.fixture(scope="session")
def attempted(shared_media: Path) -> Attempted:
    """What came of a file of the corpus; files are examined a few at a time, to spare starting a process for each."""
    groups = [*_chunks(list(READ)), list(REFUSED), *([name] for name in READ_SLOWLY)]

    @cache
    def tried(number: int) -> dict[str, Outcome]:
        paths = [shared_media / "odd" / name for name in groups[number]]
        return dict(zip(groups[number], attempt(paths, seconds_each=580), strict=True))

    return lambda name: tried(next(k for k, group in enumerate(groups) if name in group))[name]


def _chunks(names: list[str]) -> list[list[str]]:
    return [names[k : k + _AT_ONCE] for k in range(0, len(names), _AT_ONCE)]


def test_the_tables_name_every_file(shared_media: Path) -> None:
    there = {path.name for path in (shared_media / "odd").iterdir()} - {"manifest.csv"}
    assert there == {*READ, *READ_SLOWLY, *REFUSED}
    assert len(there) == 62


@pytest.mark.parametrize("name", list(READ))
def test_read_alike_from_everywhere(attempted: Attempted, name: str) -> None:
    _require_read(attempted(name), READ[name])


@pytest.mark.parametrize("name", [name for name in READ if name not in NOT_READ_BY_FFMPEG_5])
def test_times_and_plane_digests_are_ffmpegs(attempted: Attempted, shared_media: Path, name: str) -> None:
    path = shared_media / "odd" / name
    frames = frame_table(path)["frames"]
    assert attempted(name).times == [row["pts"] for row in frames]
    assert attempted(name).planes == plane_hashes(path, *(("-cpuflags", "0") if name in PLAIN_C else ()))


@pytest.mark.slow
@pytest.mark.parametrize("name", list(READ_SLOWLY))
def test_large_ones_too(attempted: Attempted, name: str) -> None:
    _require_read(attempted(name), READ_SLOWLY[name])


def _require_read(outcome: Outcome, frames: int) -> None:
    assert (outcome.kind, outcome.frames, outcome.indexed) == ("read", frames, frames), outcome.words
    assert outcome.differing == []
    assert outcome.damaged == 0


@pytest.mark.parametrize("name", list(REFUSED))
def test_refused_in_words(attempted: Attempted, name: str) -> None:
    outcome = attempted(name)
    assert outcome.kind == REFUSED[name], outcome.words
    assert outcome.words.endswith(".")
    assert outcome.words.isprintable()


def test_the_table_of_outcomes(attempted: Attempted) -> None:
    outcomes = {name: attempted(name) for name in sorted({*READ, *REFUSED})}
    for name, one in outcomes.items():
        print(f"{one.kind:15} {one.frames:5} frames  exact: {one.exact!s:5}  {name}  {one.words}")
    counts = Counter(one.kind for one in outcomes.values())
    print(counts.most_common())
    refused = {"NothingDecodes": 7, "NotAVideo": 5, "VideoTruncated": 1, "VideoEncrypted": 4, "NoVideoStream": 3}
    assert counts == {"read": 36, **refused}
