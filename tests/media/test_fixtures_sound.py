"""Every sound clip: the exact frame however it is asked for, and FFmpeg's own tables agree.

The reference is the ffmpeg program of the system, another version than the one inside the engine; where the two
truly differ, the difference is named here with its reason.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from clips import SOUND, make_clip
from examining import Examined, examine, walk
from frame_tables import frame_table, plane_hashes, stream_table
from numbering import frame_number

from vmdesk.media.decoder import Decoder

Examine = Callable[[str], tuple[Path, Examined]]

TIMES_NOT_IN_THE_FILE = {
    "reordered.avi": "AVI stores none and the coding reorders: each FFmpeg guesses in its own way",
    "elementary.h264": "a bare stream stores none: ffprobe has no pts either, and the index reckons them",
}
SOME_TIMES_NOT_TOLD = ("open-gop-mpeg2.mpg", "interlaced-mpeg2-tff.mpg", "anamorphic-mpeg2.mpg")
"""FFmpeg 5.1 gives no pts to a picture that begins within a PES packet of a program stream; 8.1 reckons it."""
KEYFRAMES_BY_PACKET = {
    "alpha-animation.mov": "the decoder of QuickTime Animation marks every picture as a keyframe",
    "intra-refresh.mp4": "the decoder marks IDR pictures only; the container also marks where a refresh begins",
    "intra-refresh.ts": "the decoder marks IDR pictures only; the parser also marks where a refresh begins",
}
"""Where the packets' flags are compared, not those of decoded frames."""

FEATURES: dict[str, dict[str, object]] = {
    "10-bit-h264.mp4": {"codec_name": "h264", "pix_fmt": "yuv420p10le"},
    "10-bit-hevc.mp4": {"codec_name": "hevc", "pix_fmt": "yuv420p10le"},
    "hdr10.mp4": {"color_transfer": "smpte2084", "color_primaries": "bt2020", "color_space": "bt2020nc"},
    "hlg.mp4": {"color_transfer": "arib-std-b67", "color_primaries": "bt2020", "color_space": "bt2020nc"},
    "444.mp4": {"pix_fmt": "yuv444p"},
    "422.mp4": {"pix_fmt": "yuv422p"},
    "422-prores.mov": {"pix_fmt": "yuv422p10le"},
    "alpha-ffv1.mkv": {"pix_fmt": "yuva420p"},
    "alpha-prores.mov": {"pix_fmt": "yuva444p12le"},
    "alpha-png.mov": {"pix_fmt": "rgba"},
    "alpha-animation.mov": {"pix_fmt": "argb"},
    "odd-size-h264.mp4": {"width": 161, "height": 91},
    "odd-size-vp9.webm": {"width": 161, "height": 91},
    "odd-size-ffv1.mkv": {"width": 161, "height": 91},
    "odd-size-mpeg4.mp4": {"width": 161, "height": 91},
    "anamorphic.mp4": {"sample_aspect_ratio": "16:11"},
    "anamorphic-mpeg2.mpg": {"sample_aspect_ratio": "64:45"},
    "full-range.mp4": {"color_range": "pc"},
    "full-range-mjpeg.avi": {"color_range": "pc"},
    "bt709.mp4": {"color_space": "bt709", "color_transfer": "bt709", "color_range": "tv"},
    "bt601.mp4": {"color_space": "smpte170m", "color_transfer": "smpte170m", "color_range": "tv"},
    "late-start.mkv": {"start_pts": 4000},
    "late-start.mp4": {"start_time": "4.000000"},
    "negative-start.mkv": {"start_pts": -200},
    "interlaced-mpeg2-tff.mpg": {"interlaced_frame": 1, "top_field_first": 1},
    "interlaced-mpeg2-bff.ts": {"interlaced_frame": 1, "top_field_first": 0},
    "interlaced-h264-tff.mp4": {"interlaced_frame": 1, "top_field_first": 1},
    "interlaced-h264-bff.ts": {"interlaced_frame": 1, "top_field_first": 0},
}
"""What ffprobe must find in a clip for it to be the fixture that its name promises."""

every_clip = pytest.mark.parametrize("name", list(SOUND))


@pytest.fixture(scope="session")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Examine:
    """A clip's path and all that the engine says of it, both made once."""
    folder = tmp_path_factory.mktemp("sound")

    @cache
    def made(name: str) -> tuple[Path, Examined]:
        path = make_clip(folder, name)
        return path, examine(path)

    return made


@every_clip
def test_any_order_gives_what_decoding_from_the_start_gives(examined: Examine, name: str) -> None:
    _, found = examined(name)
    assert found.differing == []
    assert found.again == found.frames
    assert [frame.index for frame in found.frames] == list(range(len(found.index)))
    assert not any(frame.damaged for frame in found.frames)


@every_clip
def test_numbers_times_and_keyframes_are_ffprobes(examined: Examine, name: str) -> None:
    path, found = examined(name)
    table = frame_table(path)
    assert len(found.index) == len(table["frames"]) == SOUND[name].frames
    if name in TIMES_NOT_IN_THE_FILE:
        assert not found.index.exact
        assert int(found.index.keyframe.sum()) == sum("K" in p["flags"] for p in table["packets"])
        return
    times = found.index.pts.tolist()
    told = [(k, row["pts"]) for k, row in enumerate(table["frames"]) if row["pts"] is not None]
    assert found.index.exact
    assert [frame.pts for frame in found.frames] == times
    assert told == [(k, times[k]) for k, _ in told]
    assert len(told) == len(times) or (name in SOME_TIMES_NOT_TOLD and len(told) > 0.7 * len(times))
    assert np.flatnonzero(found.index.keyframe).tolist() == _keyframes(name, table)


def _keyframes(name: str, table: dict[str, list[dict[str, Any]]]) -> list[int]:
    if name not in KEYFRAMES_BY_PACKET:
        return [k for k, row in enumerate(table["frames"]) if row["key_frame"]]
    shown = sorted(table["packets"], key=lambda row: row["pts"])
    return [k for k, row in enumerate(shown) if "K" in row["flags"]]


@every_clip
def test_plane_digests_are_ffmpegs(examined: Examine, name: str) -> None:
    path, found = examined(name)
    assert found.planes == plane_hashes(path)
    assert len(set(found.planes)) == len(found.planes), "each picture of the clip should be unlike the others"


@every_clip
def test_a_frame_is_on_screen_at_its_own_moment(examined: Examine, name: str) -> None:
    path, found = examined(name)
    with Decoder(path, found.facts, found.index) as decoder:
        for k in range(len(found.index)):
            assert decoder.frame_shown_at(float(found.index.seconds(k))).index == k


@every_clip
def test_the_number_in_the_picture_is_the_index(examined: Examine, name: str) -> None:
    path, found = examined(name)
    with Decoder(path, found.facts, found.index) as decoder:
        numbers = [frame_number(frame.rgb()) for frame in walk(decoder)]
    first, frames = SOUND[name].first, SOUND[name].frames
    assert numbers == list(range(first, first + frames))


@pytest.mark.parametrize("name", list(FEATURES))
def test_the_clip_is_what_its_name_promises(examined: Examine, name: str) -> None:
    path, _ = examined(name)
    told = stream_table(path)
    assert {field: told.get(field) for field in FEATURES[name]} == FEATURES[name]


def test_mastering_metadata_is_in_the_hdr10_clip(examined: Examine) -> None:
    kinds = str(stream_table(examined("hdr10.mp4")[0])["side_data_list"])
    assert "Mastering display metadata" in kinds
    assert "Content light level metadata" in kinds


@pytest.mark.parametrize("name", [name for name in SOUND if name.startswith("open-gop")])
def test_open_gops_hold_pictures_shown_before_their_keyframe(examined: Examine, name: str) -> None:
    packets = frame_table(examined(name)[0])["packets"]
    keys = [k for k, row in enumerate(packets) if "K" in row["flags"]]
    assert len(keys) >= 4
    following = [(packets[k], packets[k + 1]) for k in keys[1:] if k + 1 < len(packets)]
    assert any(key["pts"] and after["pts"] and after["pts"] < key["pts"] for key, after in following)


def test_other_clips_are_what_they_promise(examined: Examine) -> None:
    def index(name: str):
        return examined(name)[1].index

    assert [examined(f"turned-{a}.mp4")[1].facts.rotation for a in (90, 180, 270, "odd")] == [90, 180, 270, 0]
    assert round(examined("turned-odd.mp4")[1].facts.declared_rotation) == -44
    assert index("variable-rate.mp4").variable_frame_rate
    assert index("variable-rate.mkv").variable_frame_rate
    assert index("gop-250.mp4").keyframe.nonzero()[0].tolist() == [0, 250]
    assert any("not shown" in note for note in index("hidden-start.mp4").notes)
    sizes = {frame.rgb.split(")")[0] for frame in examined("size-change.ts")[1].frames}
    assert sizes == {"(96, 160, 3", "(128, 224, 3"}
    slices = frame_table(examined("intra-refresh.mp4")[0])["frames"]
    assert [row["pict_type"] for row in slices].count("I") == 1
