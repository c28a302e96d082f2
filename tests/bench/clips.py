"""The clip that the scrubbing bench is measured on, made once with the ffmpeg program and kept in a temporary place."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RATE = 30
# A zoom moves every block, the small pattern is sharp and counts, the noise stands for a sensor's: bits as a camera's.
_PICTURE = (
    "mandelbrot=s=640x360:r={rate}:maxiter=400,scale=1920:1080[zoom];testsrc2=s=480x270:r={rate}[count];"
    "[zoom][count]overlay=60:60:shortest=0,noise=alls=10:allf=t+u,format=yuv420p"
)
# Tagged as what PyAV takes an untagged picture for, so that a viewer that heeds the tags shows the same colours.
_COLOUR = "-colorspace smpte170m -color_primaries smpte170m -color_trc smpte170m -color_range tv"
_CODING = "-c:v libx264 -preset veryfast -bf 3 -sc_threshold 0 -b:v 8M -maxrate 10M -bufsize 16M"


def made(seconds: int, gop: int) -> Path:
    """1080p H.264 at 30 frames and about 8 Mbit a second, with B-frames. Ends the program where ffmpeg lacks."""
    folder = Path(tempfile.gettempdir()) / "vmdesk-bench"
    path = folder / f"scrub-1080p-gop{gop}-{seconds}s.mp4"
    if path.exists():
        return path
    if shutil.which("ffmpeg") is None:
        sys.exit("The ffmpeg program, which makes the clip, is not installed; give a clip with --file.")
    folder.mkdir(exist_ok=True)
    sys.stderr.write(f"making {path} ...\n")
    part = path.with_suffix(f".{os.getpid()}.part")
    source = ["-f", "lavfi", "-i", _PICTURE.format(rate=RATE), "-t", str(seconds)]
    coding = [*_CODING.split(), "-g", str(gop), "-keyint_min", str(gop), *_COLOUR.split()]
    try:
        command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *source, *coding, "-f", "mp4", str(part)]
        subprocess.run(command, check=True)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
