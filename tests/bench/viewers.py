"""The viewers that the scrubbing bench compares, each held open over many requests as by a person at a screen.

All take a path and the clip's index, which tells the others where a frame is. A viewer that gives pixels is judged by
them; mpv gives none to us (and so pays for no conversion to RGB): it is judged by the time it says it shows.
"""

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import av
import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.video import FrameIndex
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index

Pixels = NDArray[np.uint8] | None
_MPV_SECONDS = 60
_MPV = "--idle --pause --hr-seek=yes --vo=null --ao=null --hwdec=no --keep-open=yes --no-config --no-terminal --ytdl=no"


def keyframe_before(index: FrameIndex, k: int) -> int:
    """The keyframe at or before frame k."""
    return int(np.flatnonzero(index.keyframe[: k + 1])[-1])


class Lacking(Exception):
    """A viewer that is not installed, with what to do about it."""


class Viewer:
    """What is asked of each; those that cannot do it give `can` without its name."""

    name = ""
    can: ClassVar = {"seek", "preview", "back", "on"}
    remembers = True
    """Whether it matters to a step back that the frame after it is shown."""

    def frame(self, index: int) -> Pixels:
        """Exactly this frame."""
        raise NotImplementedError

    def preview(self, index: int) -> Pixels:
        """The keyframe at or before it."""
        raise NotImplementedError

    def on(self, index: int) -> Pixels:
        """This frame, when the one before it is shown."""
        return self.frame(index)

    def back(self, index: int) -> Pixels:
        """This frame, when the one after it is shown."""
        return self.frame(index)

    def landed(self) -> int | None:
        """The frame shown, by the viewer's own word; None where the pixels are to tell."""
        return None

    def close(self) -> None:
        """Let go of the file."""


class Ours(Viewer):
    name = "vmdesk"

    def __init__(self, path: Path, _: FrameIndex) -> None:
        self._decoder = Decoder(path, *read_index(path))
        if not hasattr(self._decoder, "preview_at"):
            self.can = self.can - {"preview"}

    def frame(self, index: int) -> Pixels:
        return self._decoder.frame_at(index).rgb

    def preview(self, index: int) -> Pixels:
        picture = self._decoder.preview_at(index)
        return None if picture is None else picture.rgb

    def close(self) -> None:
        self._decoder.close()


class Naive(Viewer):
    """PyAV as its documentation shows it: seek to the keyframe before, decode on, convert."""

    name = "PyAV"
    threads: str | None = None
    remembers = False

    def __init__(self, path: Path, index: FrameIndex) -> None:
        self._index = index
        self._container = av.open(str(path))
        self._stream = self._container.streams.video[0]
        if self.threads:
            self._stream.thread_type = self.threads
        self._frames = self._container.decode(self._stream)

    def frame(self, index: int) -> Pixels:
        target = int(self._index.pts[index])
        self._seek(target)
        return next(f for f in self._frames if f.pts is not None and f.pts >= target).to_ndarray(format="rgb24")

    def preview(self, index: int) -> Pixels:
        self._seek(int(self._index.pts[index]))
        return self.on(index)

    def on(self, index: int) -> Pixels:
        return next(self._frames).to_ndarray(format="rgb24")

    def close(self) -> None:
        self._container.close()

    def _seek(self, pts: int) -> None:
        self._container.seek(pts, stream=self._stream)
        self._frames = self._container.decode(self._stream)


class NaiveThreads(Naive):
    name = "PyAV, threads AUTO"
    threads = "AUTO"


class Decord(Viewer):
    name = "decord"

    def __init__(self, path: Path, index: FrameIndex) -> None:
        try:
            import decord
        except ImportError as error:
            raise Lacking("decord is left out: python -m pip install 'vmdesk[bench]' installs it") from error
        self._index = index
        self._reader = decord.VideoReader(str(path), ctx=decord.cpu(0))

    def frame(self, index: int) -> Pixels:
        return self._reader[index].asnumpy()

    def preview(self, index: int) -> Pixels:
        self._reader.seek(keyframe_before(self._index, index))
        return self._reader.next().asnumpy()

    def close(self) -> None:
        del self._reader


class Mpv(Viewer):
    """mpv without a window, told by its socket. Asked to step forward it plays in real time, so that is left out."""

    name = "mpv"
    can = Viewer.can - {"on"}

    def __init__(self, path: Path, index: FrameIndex) -> None:
        if shutil.which("mpv") is None or not hasattr(socket, "AF_UNIX"):
            raise Lacking("mpv is left out: it is not installed, or has no socket on this system")
        self._index, self._asked = index, 0
        self._folder = tempfile.TemporaryDirectory()
        address = str(Path(self._folder.name) / "mpv")
        self._process = subprocess.Popen(["mpv", *_MPV.split(), f"--input-ipc-server={address}"])
        try:
            self._socket = _connected(address, self._process)
            self._lines = self._socket.makefile("r", encoding="utf-8", errors="replace")
            self._shown_after("loadfile", str(path))
        except BaseException:
            self._process.kill()
            raise

    def frame(self, index: int) -> Pixels:
        return self._shown_after("seek", float(self._index.seconds(index)), "absolute+exact")

    def preview(self, index: int) -> Pixels:
        return self._shown_after("seek", float(self._index.seconds(index)), "absolute+keyframes")

    def back(self, index: int) -> Pixels:
        return self._shown_after("frame-back-step")

    def landed(self) -> int | None:
        seconds = self._told("get_property", "time-pos")["data"]
        ticks = self._index.start_pts + seconds / float(self._index.time_base)
        return int(np.abs(self._index.pts - ticks).argmin())

    def close(self) -> None:
        self._lines.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def _shown_after(self, *command: Any) -> None:
        self._told(*command)
        self._heard(lambda told: told.get("event") == "playback-restart")

    def _told(self, *command: Any) -> dict[str, Any]:
        self._asked += 1
        message = {"command": command, "request_id": self._asked}
        self._socket.sendall(json.dumps(message).encode() + b"\n")
        return self._heard(lambda told: told.get("request_id") == self._asked)

    def _heard(self, awaited: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        for line in self._lines:
            told = json.loads(line)
            if told.get("error", "success") != "success":
                raise RuntimeError(f"mpv says {told['error']}")
            if awaited(told):
                return told
        raise RuntimeError("mpv ended")


def _connected(address: str, process: "subprocess.Popen[bytes]") -> socket.socket:
    place = socket.socket(socket.AF_UNIX)
    place.settimeout(_MPV_SECONDS)
    while process.poll() is None:
        try:
            place.connect(address)
        except (FileNotFoundError, ConnectionRefusedError):
            time.sleep(0.001)
            continue
        return place
    raise RuntimeError("mpv ended at once")


VIEWERS: tuple[type[Viewer], ...] = (Ours, Naive, NaiveThreads, Decord, Mpv)
