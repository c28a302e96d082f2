"""Whether a window has the same logits, bit for bit, however it comes to be scored.

    python tests/bench/rescore.py [--windows 1000] [--model plain|default]

`plain`: a small full-frame VideoMAE with fixed random weights over a made clip of as many windows as asked for, at
stride 4. `default`: the bundled face model over the bundled sample, whose length gives the number of windows.
Scored on the CPU in fp32 by `pipeline.analyse`; then again in batches of other sizes, at other strides (windows with
the same frames and face are compared), in another process, and after a run cancelled half-way and carried on. A line
for each: windows compared, the whole clip among them, and the largest absolute logit difference, which must be 0:
else, or where a window is missing or has another status, the exit code is 1.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import clips

from vmdesk import places
from vmdesk.case.trail import AuditTrail
from vmdesk.case.unfinished import UnfinishedRuns
from vmdesk.domain import events
from vmdesk.domain.windows import WINDOW_FRAMES
from vmdesk.pipeline import Options, analyse
from vmdesk.pipeline.machine import cpu_name
from vmdesk.workbench import Parts, load_parts

STRIDE = 4
BATCHES = (1, 2, 7)
STRIDES = (1, 2, 8, 16)
_SIZE = "320:180"
WHOLE = "whole clip"


@dataclass
class Work:
    """One exhibit and one model."""

    clip: Path
    model: str | None

    def parts(self, batch: int | None = None) -> Parts:
        return load_parts(self.model, "cpu", "fp32", "torch", batch)

    def events(self, parts: Parts, stride: int, kept: UnfinishedRuns | None = None) -> Iterator[events.Event]:
        return analyse(self.clip, parts.scorer, parts.finder, AuditTrail("bench"), Options(stride=stride), kept=kept)

    def scored(self, stride: int = STRIDE, batch: int | None = None) -> dict[str, Any]:
        """Status and logits of every window."""
        *_, last = self.events(self.parts(batch), stride)
        return table(last)


def table(finished: events.Event) -> dict[str, Any]:
    """By frames and face: [status, logits]. A float's shortest text, and so JSON, gives the same float back."""
    assert isinstance(finished, events.AnalysisFinished)
    rows: dict[str, Any] = {
        f"{w.start}-{w.stop} {w.track}": [w.status, w.logits and [*w.logits]] for w in finished.result.windows
    }
    whole = finished.result.whole_clip
    return rows | {WHOLE: [whole.status, whole.logits and [*whole.logits]]}


def compared(name: str, expected: dict[str, Any], got: dict[str, Any], least: int) -> bool:
    """Print one line; whether all that both have is the same, and there are at least `least` windows of it."""
    both = [key for key in expected if key in got]
    others = sum(expected[key][0] != got[key][0] for key in both)
    pairs = [(expected[key][1], got[key][1]) for key in both if expected[key][1] and got[key][1]]
    largest = max((abs(a - b) for one, other in pairs for a, b in zip(one, other, strict=True)), default=float("nan"))
    unequal = sum(one != other for one, other in pairs)
    well = largest == 0.0 and not unequal and not others and len(both) >= least
    told = f"{name:28}{len(pairs):6} windows compared, largest logit difference {largest!r}"
    if not well:
        told += f"  NOT THE SAME: {unequal} unequal, {others} of another status, {len(both)} of {least} there"
    print(told, flush=True)
    return well


def resumed(work: Work, folder: Path, windows: int) -> tuple[dict[str, Any], int, int]:
    """A run cancelled half-way, then carried on to its end; how many windows each of the two scored."""
    parts, kept, before, taken = work.parts(), UnfinishedRuns(folder), 0, 0
    with closing(work.events(parts, STRIDE, kept)) as run:
        for event in run:
            before += len(event.scores) if isinstance(event, events.WindowsScored) else 0
            if before >= windows // 2:
                break
    for event in work.events(parts, STRIDE, kept):
        taken += event.windows if isinstance(event, events.RunResumed) else 0
        last = event
    return table(last), taken, windows - taken


def elsewhere(work: Work) -> dict[str, Any]:
    """The same in another process."""
    command = [sys.executable, __file__, "--clip", str(work.clip), *(["--folder", work.model] if work.model else [])]
    told = subprocess.run([*command, "--tell"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(json.loads(told))


def made_clip(folder: Path, windows: int) -> Path:
    """A small H.264 clip of so many windows at stride `STRIDE`, its pictures those of the scrubbing bench."""
    frames, path = WINDOW_FRAMES + STRIDE * (windows - 1), folder / "clip.mp4"
    picture = clips._PICTURE.format(rate=clips.RATE) + f",scale={_SIZE}"
    source = ["-f", "lavfi", "-i", picture, "-frames:v", str(frames)]
    coding = ["-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-crf", "23", "-g", "60"]
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", *source, *coding, str(path)], check=True)
    return path


def made_model(folder: Path) -> Path:
    """A small full-frame VideoMAE with fixed random weights, saved as Hugging Face does."""
    import torch
    import transformers
    from transformers import VideoMAEConfig, VideoMAEForVideoClassification, VideoMAEImageProcessorPil

    transformers.logging.disable_progress_bar()
    torch.manual_seed(7)
    labels: dict[str, Any] = {"id2label": {0: "real", 1: "fake"}, "label2id": {"real": 0, "fake": 1}}
    sizes = {"hidden_size": 48, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 96}
    model = VideoMAEForVideoClassification(VideoMAEConfig(**sizes, decoder_num_hidden_layers=1, **labels)).eval()
    with torch.no_grad():
        model.classifier.weight.mul_(40)
    model.save_pretrained(folder)
    VideoMAEImageProcessorPil().save_pretrained(folder)
    return folder


def all_ways(work: Work, scratch: Path) -> bool:
    """Score once, then in every other way; whether all gave the same."""
    parts = work.parts()
    reference = work.scored()
    values = [value for _, logits in reference.values() if logits for value in logits]
    windows, scored = len(reference) - 1, sum(logits is not None for _, logits in reference.values())
    different = len({tuple(logits) for _, logits in reference.values() if logits})
    versions = " ".join(f"{name} {version}" for name, version in sorted(parts.scorer.versions.items()) if version)
    print(f"{parts.scorer.passport.id}, {versions}, {parts.scorer.threads} threads, {cpu_name()}")
    print(
        f"{work.clip.name}: {windows} windows at stride {STRIDE}; {scored} scored, the whole clip among them, "
        f"with {different} different logits in {min(values):.3f} to {max(values):.3f}",
        flush=True,
    )
    least = len(reference)
    well = compared("again", reference, work.scored(), least)
    for batch in BATCHES:
        well &= compared(f"batch {batch}", reference, work.scored(batch=batch), least)
    for stride in STRIDES:
        well &= compared(f"stride {stride}", reference, work.scored(stride), windows * STRIDE // max(stride, STRIDE))
    well &= compared("another process", reference, elsewhere(work), least)
    carried, taken, left = resumed(work, scratch / "unfinished", windows)
    well &= compared(f"cancelled, resumed {taken}+{left}", reference, carried, least)
    return well and 0 < taken < windows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--windows", type=int, default=1000)
    parser.add_argument("--model", choices=["plain", "default"], default="plain")
    parser.add_argument("--tell", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--clip", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.tell:
        json.dump(Work(args.clip, args.folder).scored(), sys.stdout)
        return 0
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        os.environ["VMDESK_HOME"] = str(scratch / "home")
        if args.model == "default":
            work = Work(places.resources() / "sample" / "astronaut.mp4", None)
        else:
            work = Work(made_clip(scratch, args.windows), str(made_model(scratch / "plain")))
        return 0 if all_ways(work, scratch) else 1


if __name__ == "__main__":
    sys.exit(main())
