"""How much more memory `pipeline.analyse` takes for a long video than for a short one of the same content.

    python tests/bench/memory.py [--minutes 120] [--short 2] [--stride 240] [--faces]

Resident memory of a process of its own and of all its child processes, added up every 50 ms; memory shared with a
decoder process counts in both. Peaks by stage in MB (10**6 bytes). The exit code is 1 where the long file's peak lies
more than 300 MB above the short one's. Both files repeat ten seconds of 1080p H.264 with B-frames, by stream copy.
Scored by a small full-frame model, so that nearly all of the time is decoding; with `--faces` by the bundled face
model at its own stride, on the bundled sample enlarged.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import av
import psutil
import rescore

from vmdesk import places
from vmdesk.case.trail import AuditTrail
from vmdesk.domain import events
from vmdesk.pipeline import Options, analyse
from vmdesk.workbench import load_parts

MB = 10**6
ALLOWED_MB = 300
EVERY_SECONDS = 0.05
TOLD_EVERY_SECONDS = 60.0
_PIECE_SECONDS, _RATE = 10, 30
_LOADED = "Model loaded"
_SAMPLE = places.resources() / "sample" / "astronaut.mp4"
_ZOOM = ["-f", "lavfi", "-i", f"mandelbrot=s=640x360:r={_RATE}:maxiter=400"]
_FACE = ["-stream_loop", "-1", "-i", str(_SAMPLE)]
_CODING = "-c:v libx264 -preset veryfast -b:v 500k -bf 3 -g 60 -flags +cgop -an"


class Peaks:
    """A thread that adds up the resident memory of this process and its children, and keeps the most by stage."""

    def __init__(self) -> None:
        self.stage = _LOADED
        self.bytes: dict[str, int] = {}
        self.parts: dict[str, list[int]] = {}
        self.samples = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peaks":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._stop.wait(EVERY_SECONDS):
            stage, resident = self.stage, [_resident(own)]
            resident += [_resident(child) for child in own.children(recursive=True)]
            self.samples += 1
            if sum(resident) > self.bytes.get(stage, 0):
                self.bytes[stage], self.parts[stage] = sum(resident), resident


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it has ended
        return 0


def measure(file: Path, model: str | None, stride: int | None) -> dict[str, Any]:
    """Analyse one file in this process and tell its peaks."""
    parts, began, told = load_parts(model, "cpu", "fp32", "torch"), time.monotonic(), time.monotonic()
    seconds: dict[str, float] = {}
    with Peaks() as peaks:
        time.sleep(4 * EVERY_SECONDS)
        for event in analyse(file, parts.scorer, parts.finder, AuditTrail("bench"), Options(stride=stride)):
            if isinstance(event, events.Progress):
                peaks.stage = event.stage.value
                if time.monotonic() - told > TOLD_EVERY_SECONDS:
                    told = time.monotonic()
                    most = peaks.bytes.get(peaks.stage, 0) / MB
                    sys.stderr.write(f"{event.stage.value}: {event.done} of {event.total}, at most {most:.0f} MB\n")
            seconds[peaks.stage] = time.monotonic() - began
    assert isinstance(event, events.AnalysisFinished)
    return {
        "frames": event.result.evidence.stream.measured_frames,
        "windows": len(event.result.windows),
        "scored": sum(w.logits is not None for w in event.result.windows),
        "bytes": peaks.bytes,
        "parts": peaks.parts,
        "samples": peaks.samples,
        "until": seconds,
    }


def measured(file: Path, model: str | None, stride: int | None) -> dict[str, Any]:
    """The same in a fresh process, so that one file's memory is not there for the other's."""
    command = [sys.executable, __file__, "--file", str(file)]
    command += (["--folder", model] if model else []) + (["--stride", str(stride)] if stride else [])
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))


def made_piece(path: Path, *, faces: bool) -> Path:
    """Ten seconds of 1080p at a low bit rate, made by the ffmpeg program."""
    source, filters = (_FACE, f"fps={_RATE},scale=1920:1080") if faces else (_ZOOM, "scale=1920:1080")
    frames = str(_PIECE_SECONDS * _RATE)
    command = ["ffmpeg", "-nostdin", "-v", "error", *source, "-vf", f"{filters},format=yuv420p", "-frames:v", frames]
    subprocess.run([*command, *_CODING.split(), str(path)], check=True)
    return path


def repeated(piece: Path, path: Path, minutes: float) -> Path:
    """The piece over and over by stream copy, its times going on."""
    with av.open(str(piece)) as first, av.open(str(path), "w") as target:
        template = first.streams.video[0]
        copy = target.add_stream_from_template(template)
        base = Fraction(template.time_base)
        length = round(_PIECE_SECONDS / base)
        for turn in range(max(1, round(minutes * 60 / _PIECE_SECONDS))):
            with av.open(str(piece)) as source:
                for packet in source.demux(video=0):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts, packet.dts = packet.pts + turn * length, packet.dts + turn * length
                    packet.stream = copy
                    target.mux(packet)
    return path


def compared(short: dict[str, Any], long: dict[str, Any]) -> bool:
    """Print the two side by side; whether the long one's peak is near enough."""
    print(f"{'':26}{'short MB':>10}{'long MB':>10}{'more':>8}   long: ours + decoders")
    for stage in {**short["bytes"], **long["bytes"]}:
        one, other = short["bytes"].get(stage, 0) / MB, long["bytes"].get(stage, 0) / MB
        parts = " + ".join(f"{part / MB:.0f}" for part in long["parts"].get(stage, []))
        print(f"{stage:26}{one:10.0f}{other:10.0f}{other - one:8.0f}   {parts}")
    one, other = (max(row["bytes"].values()) / MB for row in (short, long))
    well = other - one <= ALLOWED_MB
    told = f"{'within' if well else 'NOT WITHIN'} {ALLOWED_MB} MB"
    print(f"{'peak':26}{one:10.0f}{other:10.0f}{other - one:8.0f}   {told}")
    return well


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--short", type=float, default=2)
    parser.add_argument("--stride", type=int)
    parser.add_argument("--faces", action="store_true")
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.file is not None:
        json.dump(measure(args.file, args.folder, args.stride), sys.stdout)
        return 0
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        os.environ["VMDESK_HOME"] = str(scratch / "home")
        model = None if args.faces else str(rescore.made_model(scratch / "plain"))
        stride = args.stride or (None if args.faces else 240)
        piece = made_piece(scratch / "piece.mp4", faces=args.faces)
        rows = []
        for label, minutes in (("short", args.short), ("long", args.minutes)):
            file = repeated(piece, scratch / f"{label}.mp4", minutes)
            row = measured(file, model, stride)
            rows.append(row)
            print(
                f"{label}: {minutes:g} minutes, {file.stat().st_size / MB:.0f} MB, {row['frames']} frames, "
                f"{row['scored']} of {row['windows']} windows scored, {row['samples']} samples, "
                f"{max(row['until'].values()):.0f} s in all",
                flush=True,
            )
        return 0 if compared(*rows) else 1


if __name__ == "__main__":
    sys.exit(main())
