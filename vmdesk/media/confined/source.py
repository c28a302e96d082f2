"""The one place where a media file is opened.

FFmpeg's demuxers can be talked into opening other files and network addresses (HLS, concat, image sequences, data
references). What closed every known way is the `file:` protocol with an absolute path, together with a
protocol list and a container list; `av.open` must not be called anywhere else.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from vmdesk.domain.errors import (
    CoverArtOnly,
    EvidenceError,
    NotAVideo,
    NoVideoStream,
    PictureTooLarge,
    PlaylistRefused,
    VideoEncrypted,
    VideoTruncated,
)
from vmdesk.domain.text import cleaned
from vmdesk.files import not_readable, require_readable_file
from vmdesk.media.confined.encryption import require_unencrypted_video
from vmdesk.media.confined.sniffing import (
    container_by_bytes,
    has_movie_header,
    looks_like_iso_media,
    names_other_files,
)

MAX_PIXELS = 134_217_728
"""Largest frame decoded, in pixels (16,384 x 8,192)."""
DECODER_THREADS = 1
"""Fixed, because damaged files decode to other pixels under other thread settings."""

_CONTAINERS = (
    "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,ivf,obu,av1,h264,hevc,vvc,m4v,h263,h261,vc1,vc1test,dv,nut,"
    "rm,gxf,wtv,dhav,mjpeg,mjpeg_2000,yuv4mpegpipe,gif,apng,swf,kux,live_flv,lxf,bink,smk,roq,vivo,nsv,mlv,cavsvideo,"
    "mp3,wav,w64,flac,aac,aiff,ac3,eac3,dts,amr,au,caf,ape,tta,wv"
)
_REFUSED_SIZE = re.compile(r"Picture size (\d{1,9})x(\d{1,9}) (?:is invalid|exceeds)")


@contextmanager
def open_media(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """The container and its main video stream, opened read-only with nothing else in reach.

    The stream's decoder is set to `DECODER_THREADS` threads and to `MAX_PIXELS`. Raises a subclass of EvidenceError.
    """
    require_readable_file(path)
    try:
        with av.logging.Capture() as said:
            container = _open_by_bytes(path)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise _why_not_opened(path, error) from error
    with container:
        stream = _main_video_stream(container, path)
        _require_size(stream, path, "".join(message for _, _, message in said))
        context = stream.codec_context
        context.thread_count = DECODER_THREADS
        context.thread_type = "NONE"
        context.options = {"max_pixels": str(MAX_PIXELS)}
        yield container, stream


def _open_by_bytes(path: Path) -> InputContainer:
    """Opened as FFmpeg takes it; where its name misleads FFmpeg (a video called `img%03d.png`), as its bytes say."""
    try:
        return _open(path, None)
    except av.error.ArgumentError:
        container = container_by_bytes(path)
        if container is None:
            raise
        return _open(path, container)


def _open(path: Path, container: str | None) -> InputContainer:
    return av.open(
        "file:" + str(path.absolute()),
        mode="r",
        format=container,
        options={
            "protocol_whitelist": "file",
            "format_whitelist": _CONTAINERS,
            "max_pixels": str(MAX_PIXELS),  # for the decoders that FFmpeg probes with; the stream's own is set later
        },
        metadata_errors="replace",
    )


def _why_not_opened(path: Path, error: Exception) -> EvidenceError:
    name, details = cleaned(path.name), cleaned(str(error), 500)
    if isinstance(error, PermissionError):
        return not_readable(name, error)
    try:
        require_unencrypted_video(path)
        return _why_refused(path, name, details)
    except VideoEncrypted as encrypted:
        return encrypted
    except OSError as unreadable:
        return not_readable(name, unreadable)


def _why_refused(path: Path, name: str, details: str) -> EvidenceError:
    if names_other_files(path):
        return PlaylistRefused(
            f"{name} is a playlist or description that points to other files, not a video.",
            advice="Give the video file itself; vmdesk never follows such references.",
            details=details,
        )
    if looks_like_iso_media(path) and not has_movie_header(path):
        return VideoTruncated(
            f"{name} is cut off: the MP4 movie header (moov) is missing.",
            advice="Ask for a complete copy, or repair a working copy with a recovery tool and say so.",
            details=details,
        )
    if container_by_bytes(path):
        return VideoTruncated(
            f"{name} begins as a video file does, yet its header cannot be read: it is cut off or damaged.",
            advice="Ask for a complete copy, or repair a working copy with a recovery tool and say so.",
            details=details,
        )
    return NotAVideo(
        f"{name} is not a video in a container that vmdesk opens, whatever its name says.",
        advice="Check what the file is; vmdesk goes by its bytes.",
        details=details,
    )


def _main_video_stream(container: InputContainer, path: Path) -> VideoStream:
    name = cleaned(path.name)
    streams = list(container.streams.video)
    moving = [s for s in streams if Disposition.attached_pic not in s.disposition]
    if not streams:
        raise NoVideoStream(f"{name} holds no video stream.", advice="It may be an audio recording.")
    if not moving:
        raise CoverArtOnly(f"{name} holds a cover picture but no video.", advice="It may be an audio recording.")
    require_unencrypted_video(path)
    decodable = [s for s in moving if _can_be_decoded(s)]
    if not decodable:
        raise NotAVideo(f"{name} holds a video stream in a coding that vmdesk cannot decode.")
    return max(decodable, key=lambda s: (s.width or 0) * (s.height or 0))


def _require_size(stream: VideoStream, path: Path, said: str) -> None:
    """Raises PictureTooLarge; a size that FFmpeg does not accept it tells in words only, in `said`, and keeps as 0."""
    sizes = [(stream.width or 0, stream.height or 0)]
    if not all(sizes[0]):
        sizes += [(int(width), int(height)) for width, height in _REFUSED_SIZE.findall(said)]
    width, height = max(sizes, key=math.prod)
    if width * height > MAX_PIXELS:
        raise PictureTooLarge(f"Pictures of {width} x {height} in {cleaned(path.name)} exceed what vmdesk decodes.")


def _can_be_decoded(stream: VideoStream) -> bool:
    """False where this build of FFmpeg has no decoder (PyAV then gives no codec context, whatever its types say)."""
    context: object = stream.codec_context
    return context is not None
