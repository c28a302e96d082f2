"""Times going to frames of one video: vmdesk, PyAV by itself, decord and mpv, in one run.

    python tests/bench/scrub.py [--file VIDEO] [--seconds 60] [--gop 250] [--requests 40] [--json]

All get the same requests, a few at a time and in changing order, so that what else the machine does falls on all alike.
Whoever decodes ahead in the background does so while it has the turn; the next one waits until that is over. Only the
ratios say something: `x best` is vmdesk's time over the quickest other's, below 1 where vmdesk is quicker. Without
--file a 1080p clip is made once and kept in the temporary folder.

    right      share of the answers that show the frame asked for
    identical  share whose pixels are those of a decode from the start, to the last bit (mpv hands out none)
"""

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import clips
import numpy as np
import psutil
from truth import Truth
from viewers import VIEWERS, Lacking, Mpv, Ours, Pixels, Viewer, keyframe_before

from vmdesk.domain.video import FrameIndex
from vmdesk.media.index import read_index

HELD_KEY_SECONDS = 0.04
SETTLE_SECONDS = 0.03
LISTEN_SECONDS = 0.1
MOST_WAITED_SECONDS = 8
AT_A_TIME = 8
OPENINGS = 5
STEPS = 300
FORWARD = 150
STRETCH = 75
MEASURES = ("mean", "median", "p95", "worst")


@dataclass
class Timed:
    """One viewer's answers to one kind of request."""

    milliseconds: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    identical: list[bool] = field(default_factory=list)

    def summary(self) -> dict[str, float | int | None]:
        ms = np.array(self.milliseconds)
        return {
            "requests": len(ms),
            "mean_ms": round(float(ms.mean()), 2),
            "median_ms": round(float(np.median(ms)), 2),
            "p95_ms": round(float(np.percentile(ms, 95)), 2),
            "worst_ms": round(float(ms.max()), 2),
            "right": _share(self.right),
            "identical": _share(self.identical),
        }


class Bench:
    """The clip, the frames asked for, and what was measured: `results[job][viewer]`."""

    def __init__(self, path: Path, requests: int, seed: int) -> None:
        chance = random.Random(seed)
        self.path = path
        self.index: FrameIndex = read_index(path)[1]
        last = len(self.index) - 1
        steps, forward = min(STEPS, last * 2 // 5), min(FORWARD, last // 4)
        sweep = np.linspace(0, last, requests)
        self.targets = [chance.randrange(last) for _ in range(requests)]
        self.drag = [min(max(int(k) + chance.randint(-20, 20), 0), last) for k in sweep]
        # Two stretches that share no frame, so that the second finds nothing kept from the first.
        self.held = [last // 2 - k for k in range(steps)]
        self.fast = [last - 1 - k for k in range(steps)]
        self.sampled = self.held[:: max(1, steps * 4 // requests)]
        self.forward = [last // 3 + k for k in range(forward)]
        self.results: dict[str, dict[str, Timed]] = defaultdict(lambda: defaultdict(Timed))
        self.lacking: set[str] = set()
        asked = {0, *self.targets, *self.held, *self.fast, *self.forward}
        self.truth = Truth(path, self.index, asked | set(np.flatnonzero(self.index.keyframe).tolist()))

    def timed(self, job: str, viewer: Viewer, expected: int, act: Callable[[], Pixels], label: str = "") -> None:
        """Do it, and note how long it took and whether frame `expected` came."""
        began = time.perf_counter()
        pixels = act()
        took = time.perf_counter() - began
        result = self.results[job][label or viewer.name]
        result.milliseconds.append(took * 1000)
        if pixels is None:
            result.right.append(viewer.landed() == expected)
            return
        result.right.append(self.truth.shows(expected, pixels))
        result.identical.append(self.truth.identical(expected, pixels))

    @contextmanager
    def opened(self, job: str) -> Iterator[list[Viewer]]:
        """Every viewer that can do it, open at the first frames and warm."""
        with ExitStack() as stack:
            able: list[Viewer] = []
            for kind in VIEWERS:
                try:
                    viewer = kind(self.path, self.index)
                except Lacking as why:
                    self.lacking.add(str(why))
                    continue
                stack.callback(viewer.close)
                for k in (0, min(20, len(self.index) - 1), 0):
                    viewer.frame(k)
                _quiet()
                able += [viewer] if job in viewer.can else []
            yield able


def seeks(bench: Bench) -> None:
    with bench.opened("seek") as viewers:
        for k, viewer in _in_turn(bench.targets, viewers, AT_A_TIME):
            bench.timed("exact seek", viewer, k, lambda v=viewer, k=k: v.frame(k))


def previews(bench: Bench) -> None:
    seen: set[int] = set()
    with bench.opened("preview") as viewers:
        for job in ("preview, 1st drag", "preview, 2nd drag"):
            for k, viewer in _in_turn(bench.drag, viewers, 2 * AT_A_TIME):
                bench.timed(job, viewer, keyframe_before(bench.index, k), lambda v=viewer, k=k: v.preview(k))
        # The first drag comes back to keyframes that it has seen already; these are those that it had not.
        fresh = [not (k in seen or seen.add(k)) for k in (keyframe_before(bench.index, k) for k in bench.drag)]
        for name, all_ in bench.results["preview, 1st drag"].items():
            first = bench.results["preview, unseen"][name]
            for attribute in ("milliseconds", "right", "identical"):
                values = getattr(all_, attribute)
                setattr(first, attribute, [v for v, new in zip(values, fresh, strict=False) if new])


def backward(bench: Bench) -> None:
    """The others at sampled places, since each of their steps costs a seek; half before and half after vmdesk's."""
    with bench.opened("back") as viewers:
        ours = next(v for v in viewers if isinstance(v, Ours))
        others = [v for v in viewers if v is not ours]
        _sampled_steps(bench, others, bench.sampled[::2])
        ours.frame(bench.held[0] + 1)
        for k in bench.held:
            bench.timed("step back", ours, k, lambda k=k: ours.back(k), "vmdesk, held key")
            time.sleep(HELD_KEY_SECONDS)
        ours.frame(bench.fast[0] + 1)
        for k in bench.fast:
            bench.timed("step back", ours, k, lambda k=k: ours.back(k), "vmdesk, no pause")
        _sampled_steps(bench, others, bench.sampled[1::2])


def _sampled_steps(bench: Bench, viewers: list[Viewer], places: list[int]) -> None:
    for k, viewer in _in_turn(places, viewers, AT_A_TIME):
        if viewer.remembers:
            viewer.frame(k + 1)
        bench.timed("step back", viewer, k, lambda v=viewer, k=k: v.back(k))


def forward(bench: Bench) -> None:
    with bench.opened("on") as viewers:
        for viewer in viewers:
            viewer.frame(bench.forward[0] - 1)
            _quiet()
        for k, viewer in _in_turn(bench.forward, viewers, STRETCH):
            bench.timed("step forward", viewer, k, lambda v=viewer, k=k: v.on(k))


def openings(bench: Bench) -> None:
    """From a path to the first frame: vmdesk with its index, mpv with the start of its process."""
    kinds = [kind for kind in VIEWERS if kind.name in bench.results["exact seek"]]
    for _, kind in _in_turn(range(OPENINGS), kinds, 1):
        with ExitStack() as stack:
            began = time.perf_counter()
            viewer = kind(bench.path, bench.index)
            stack.callback(viewer.close)
            took = (time.perf_counter() - began) * 1000
            bench.timed("opening", viewer, 0, lambda v=viewer: None if isinstance(v, Mpv) else v.frame(0))
            bench.results["opening"][viewer.name].milliseconds[-1] += took


def ratios(viewers: dict[str, dict]) -> None:
    """Add to each of vmdesk's summaries its times over the best of the others'."""
    others = [s for name, s in viewers.items() if not name.startswith(Ours.name)]
    for name, summary in viewers.items():
        if name.startswith(Ours.name) and others:
            for key in MEASURES:
                best = min(s[f"{key}_ms"] for s in others)
                summary[f"{key}_ratio"] = round(summary[f"{key}_ms"] / best, 3)


def table(results: dict[str, dict[str, dict]]) -> Iterator[str]:
    heads = "".join(f"{key:>10}" for key in MEASURES)
    yield f"{'milliseconds':20}{'':20}{'n':>4}{heads}{'right':>8}{'identical':>11}{'x best (same four)':>27}"
    for job, viewers in results.items():
        for number, (name, s) in enumerate(viewers.items()):
            times = "".join(f"{s[f'{key}_ms']:10.1f}" for key in MEASURES)
            shares = f"{_percent(s['right']):>8}{_percent(s['identical']):>11}"
            ratio = " ".join(f"{s[f'{key}_ratio']:6.2f}" for key in MEASURES if f"{key}_ratio" in s)
            yield f"{'' if number else job:20}{name:20}{s['requests']:4}{times}{shares}{ratio:>27}".rstrip()


def _in_turn(requests: Sequence, viewers: Sequence, at_a_time: int) -> Iterator[tuple]:
    """Every request for every viewer: a few for the one, the same few for the next, each time another one first."""
    for turn, start in enumerate(range(0, len(requests), at_a_time)):
        first = turn % max(1, len(viewers))
        for viewer in (*viewers[first:], *viewers[:first]):
            for request in requests[start : start + at_a_time]:
                time.sleep(SETTLE_SECONDS)
                yield request, viewer
            _quiet()


def _quiet() -> None:
    """Wait until neither this process nor those it started are at work: decord decodes on for seconds."""
    end = time.monotonic() + MOST_WAITED_SECONDS
    before = _worked()
    while time.monotonic() < end:
        time.sleep(LISTEN_SECONDS)
        now = _worked()
        if now - before < LISTEN_SECONDS / 10:
            return
        before = now


def _worked() -> float:
    """Seconds of processor time so far."""
    me = psutil.Process()
    total = 0.0
    for process in (me, *me.children(recursive=True)):
        with suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def _share(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--gop", type=int, default=250)
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    began = time.perf_counter()
    bench = Bench(args.file or clips.made(args.seconds, args.gop), args.requests, args.seed)
    for job in (seeks, previews, backward, forward, openings):
        sys.stderr.write(f"{job.__name__} ...\n")
        job(bench)
    results = {job: {name: t.summary() for name, t in viewers.items()} for job, viewers in bench.results.items()}
    for viewers in results.values():
        ratios(viewers)
    about = {
        "file": bench.path.name,
        "frames": len(bench.index),
        "keyframes": int(bench.index.keyframe.sum()),
        "run_seconds": round(time.perf_counter() - began, 1),
        "left_out": sorted(bench.lacking),
    }
    if args.json:
        sys.stdout.write(json.dumps({**about, "results": results}, indent=1) + "\n")
        return 0
    sys.stdout.write("\n".join([*(f"{key}: {value}" for key, value in about.items()), *table(results)]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
