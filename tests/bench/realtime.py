"""How many times faster than it plays the bundled model scores a video, from the exhibit's path to the frozen result.

    python tests/bench/realtime.py [--seconds 10] [--clip FILE] [--rounds 1] [--engines torch openvino:fp32 ...]

The default model at its default stride over a talking head at 1080p, 720p and 352x288, on the CPU. The clips are cut
out of `FILE`, enlarged or shrunk and coded as H.264 at some 8, 5 and 1 Mbit/s; by default out of a video that
`VMDESK_SHARED`/media/real_video holds, else the bundled sample. What is shorter than `--seconds` is played back and
forth. Seconds by stage are the times between the events of `pipeline.analyse`: looking for faces and scoring include
the decoding of each. Loading the model is told apart. `windows/s` and `x plays` are of the whole run; `scoring/s` are
windows over the seconds of the scoring stage alone.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import av
import numpy as np
from numpy.typing import NDArray

from vmdesk import places
from vmdesk.case.trail import AuditTrail
from vmdesk.domain import events
from vmdesk.pipeline import analyse
from vmdesk.pipeline.machine import cpu_name
from vmdesk.workbench import Parts, load_parts

SIZES = {"1080p": (1920, 1080, 8_000_000), "720p": (1280, 720, 5_000_000), "352x288": (352, 288, 1_000_000)}
ENGINES = ("torch", "openvino:fp32", "openvino:bf16")
_TALKING = "bytedance+LatentSync__assets__demo2_video.mp4"
_TOP = 0.05
"""Of the height of an upright picture that is cut off above the head."""
_SHORT = {
    events.Stage.HASHING: "hash",
    events.Stage.INDEXING: "index",
    events.Stage.FACES: "faces",
    events.Stage.SCORING: "scoring",
    events.Stage.REHASHING: "rehash",
}


@dataclass
class Run:
    """One run: seconds by stage, how long the clip plays, and what came out."""

    plays: float = 0.0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_SHORT.values(), 0.0))
    scored: int = 0
    windows: int = 0

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


def timed(clip: Path, parts: Parts) -> Run:
    """Analyse once. The time up to a Progress event is its stage's, up to another event that of the stage under way."""
    run, stage, last = Run(), "hash", time.perf_counter()
    for event in analyse(clip, parts.scorer, parts.finder, AuditTrail("bench")):
        now = time.perf_counter()
        stage = _SHORT[event.stage] if isinstance(event, events.Progress) else stage
        run.seconds[stage] += now - last
        last = now
    assert isinstance(event, events.AnalysisFinished)
    run.plays = event.result.evidence.stream.duration_seconds
    run.windows = len(event.result.windows)
    run.scored = sum(window.logits is not None for window in event.result.windows)
    return run


def source() -> Path:
    """A talking head: from the development footage where that is at hand, else the bundled sample."""
    shared = os.environ.get("VMDESK_SHARED")
    found = Path(shared) / "media" / "real_video" / _TALKING if shared else None
    return found if found is not None and found.is_file() else places.resources() / "sample" / "astronaut.mp4"


def _cut(rgb: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The largest part of that shape: the middle of the width, near the top of the height."""
    rows, columns = rgb.shape[:2]
    scale = min(columns / width, rows / height)
    wide, high = int(width * scale) // 2 * 2, int(height * scale) // 2 * 2
    left, top = (columns - wide) // 2, min(rows - high, int(rows * _TOP))
    return np.ascontiguousarray(rgb[top : top + high, left : left + wide])


def _pictures(file: Path, count: int) -> Iterator[NDArray[np.uint8]]:
    """So many frames, back and forth where there are fewer."""
    with av.open(str(file)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        frames = []
        for frame in container.decode(stream):
            frames.append(frame)
            yield frame.to_ndarray(format="rgb24")
            if len(frames) == count:
                return
    turns = [*range(len(frames) - 2, 0, -1), *range(len(frames))]
    for k in range(count - len(frames)):
        yield frames[turns[k % len(turns)]].to_ndarray(format="rgb24")


def made_clips(file: Path, folder: Path, seconds: float) -> dict[str, Path]:
    """The clips in all sizes, decoded once."""
    with av.open(str(file)) as container:
        rate = Fraction(container.streams.video[0].average_rate or 25)
    paths = {name: folder / f"{name}.mp4" for name in SIZES}
    targets = {name: av.open(str(path), "w") for name, path in paths.items()}
    streams = {}
    for name, (width, height, bits) in SIZES.items():
        stream = targets[name].add_stream("libx264", rate=rate)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = width, height, "yuv420p", bits
        stream.options = {"preset": "veryfast"}
        stream.codec_context.max_b_frames, stream.codec_context.gop_size = 2, 50
        streams[name] = stream
    for number, rgb in enumerate(_pictures(file, round(seconds * rate))):
        for name, (width, height, _) in SIZES.items():
            frame = av.VideoFrame.from_ndarray(_cut(rgb, width, height), format="rgb24")
            small = frame.reformat(width, height, "yuv420p", interpolation="BICUBIC")
            small.pts, small.time_base = number, 1 / rate
            targets[name].mux(streams[name].encode(small))
    for name, target in targets.items():
        target.mux(streams[name].encode(None))
        target.close()
    return paths


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--clip", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    args = parser.parse_args()
    file = args.clip or source()
    with tempfile.TemporaryDirectory() as name:
        os.environ["VMDESK_HOME"] = str(Path(name) / "home")
        made = made_clips(file, Path(name), args.seconds)
        print(f"{file.name}, {args.seconds:g} s, {cpu_name()}, {os.cpu_count()} logical processors", flush=True)
        for engine in args.engines:
            if engine != "torch" and find_spec("openvino") is None:
                print(f"{engine}: left out, OpenVINO is not installed")
                continue
            _measure(engine, made, args.rounds)
    return 0


def _measure(engine: str, made: dict[str, Path], rounds: int) -> None:
    """Print one engine's table. A first unmeasured run takes what is only paid once."""
    library, _, precision = engine.partition(":")
    began = time.perf_counter()
    parts = load_parts(None, "cpu", precision or "fp32", library)
    scorer, loading = parts.scorer, time.perf_counter() - began
    timed(made["352x288"], parts)
    print(
        f"\n{engine}, {scorer.passport.id} at stride {scorer.passport.stride}, {scorer.precision}, batch "
        f"{scorer.batch}, {scorer.threads} threads; loaded in {loading:.1f} s\n{'':9}"
        + "".join(f"{one + ' s':>10}" for one in [*_SHORT.values(), "total"])
        + f"{'windows':>10}{'windows/s':>11}{'scoring/s':>11}{'x plays':>9}",
        flush=True,
    )
    for _ in range(rounds):
        for size, clip in made.items():
            run = timed(clip, parts)
            print(
                f"{size:9}"
                + "".join(f"{seconds:10.2f}" for seconds in [*run.seconds.values(), run.total])
                + f"{f'{run.scored}/{run.windows}':>10}{run.scored / run.total:11.2f}"
                f"{run.scored / run.seconds['scoring']:11.2f}{run.plays / run.total:9.2f}",
                flush=True,
            )


if __name__ == "__main__":
    sys.exit(main())
