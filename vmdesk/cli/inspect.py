"""Hashes, declared and measured facts, structure, tags and frame table of one file; no model is used."""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice, pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from vmdesk.cli.inspect_text import print_text
from vmdesk.domain.errors import UsageError
from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.domain.evidence import EvidenceItem
    from vmdesk.domain.structure import Inspection
    from vmdesk.domain.video import FrameIndex, StreamFacts

_TIMING = (
    *("min_step_seconds", "median_step_seconds", "max_step_seconds", "packets", "missing_pts", "duplicate_pts"),
    *("backwards_pts", "backwards_dts", "hidden", "reference_only", "corrupt", "gap_count"),
)
"""Fields of `domain.timing.Timing` told under their own names, which are those of a result."""
Row = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk inspect`."""
    parser.add_argument("evidence", type=Path, metavar="FILE")
    frames = parser.add_mutually_exclusive_group()
    frames.add_argument("--frames", action="store_true", help="print the whole frame table, not only its ends")
    frames.add_argument(
        "--frame", type=_range, metavar="N|A-B", help="only frame N, or A to B, decoded and its planes hashed"
    )
    parser.add_argument("--hash-frames", action="store_true", help="decode every frame and hash its planes (slow)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything as one JSON object")
    form.add_argument("--csv", action="store_true", help="the frame table as CSV")


def _range(words: str) -> range:
    """`7` or `7-9` as the frames 7 to 9. Raises argparse.ArgumentTypeError."""
    found = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", words, re.ASCII)
    asked = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
    if not asked:
        raise argparse.ArgumentTypeError("give a frame's index, or the first and the last one as A-B")
    return asked


def run(args: argparse.Namespace) -> int:
    """Print what the file is. Raises a subclass of EvidenceError, UsageError for a frame that is not there."""
    from vmdesk.case.intake import intake, require_unchanged
    from vmdesk.media.index import read_index
    from vmdesk.media.inspection import read_inspection

    item = intake(args.evidence)
    facts, index = read_index(item.path)
    asked = _asked(args.frame, index)
    whole = args.hash_frames and args.frame is None
    decoded = _decode(item, facts, index, asked) if whole or args.frame else None
    found = read_inspection(item.path)
    require_unchanged(item, intake(args.evidence))
    table = _frame_table(index, asked, decoded)
    told = {**_facts(item, facts, index, decoded if whole else None), **_structure(found), "frames": table}
    told["warnings"] = [*told["warnings"], *found.notes]
    if args.json:
        print(json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False))
    elif args.csv:
        _print_csv(table)
    else:
        print_text(told, args.frames or args.frame is not None)
    return 0


def _asked(frames: range | None, index: "FrameIndex") -> range:
    if frames is None:
        return range(len(index))
    if frames.stop > len(index):
        raise UsageError(f"There is no frame {frames[-1]}: the file's frames are 0 to {len(index) - 1}.")
    return frames


def _decode(item: "EvidenceItem", facts: "StreamFacts", index: "FrameIndex", asked: range) -> dict[int, Row]:
    """Decoded frames among those asked for, by index. Decoding starts with the first frame, as that of scoring does."""
    import numpy as np

    from vmdesk.media.decoder import Decoder

    with Decoder(item.path, facts, index) as decoder:
        frames = decoder.iter_frames(pictures=False, hashes=np.arange(asked.stop) >= asked.start)
        to_the_last = frames if asked.stop >= len(index) else islice(frames, asked.stop)
        wanted = (frame for frame in to_the_last if frame.index >= asked.start)
        return {frame.index: {"sha256": frame.plane_sha256(), "damaged": frame.damaged} for frame in wanted}


def _facts(
    item: "EvidenceItem", facts: "StreamFacts", index: "FrameIndex", decoded: dict[int, Row] | None
) -> dict[str, Any]:
    warnings = list(index.notes)
    if facts.declared_frames not in (None, len(index)):
        warnings.append(f"the header declares {facts.declared_frames} frames, {len(index)} packets hold pictures")
    if decoded is not None and len(decoded) != len(index):
        warnings.append(f"{len(index)} packets hold pictures, {len(decoded)} frames decoded")
    digests, timing = item.digests, index.timing
    return {
        "file_name": cleaned(item.path.name, 255),
        "size_bytes": item.size_bytes,
        "sha256": digests.sha256,
        "sha1": digests.sha1,
        "md5": digests.md5,
        "container": facts.container,
        "stream_index": facts.stream_index,
        "codec": facts.codec,
        "width": facts.width,
        "height": facts.height,
        "pix_fmt": facts.pix_fmt,
        "bits_per_component": facts.bits,
        "rotation": facts.rotation,
        "mirrored": facts.mirrored,
        "declared_rotation": facts.declared_rotation,
        **_picture_facts(facts),
        "time_base": str(facts.time_base),
        "declared_rate": str(facts.declared_rate) if facts.declared_rate else None,
        "declared_frames": facts.declared_frames,
        "indexed_frames": len(index),
        "decoded_frames": None if decoded is None else len(decoded),
        "keyframes": int(index.keyframe.sum()),
        "gop_lengths": _gop_lengths(index),
        "start_pts": index.start_pts,
        "declared_start_seconds": facts.declared_start_seconds,
        "measured_start_seconds": float(index.start_pts * index.time_base),
        "declared_duration_seconds": facts.declared_duration_seconds,
        "duration_seconds": float(index.duration_seconds),
        "measured_rate": str(timing.measured_rate) if timing.measured_rate else None,
        **{name: getattr(timing, name) for name in _TIMING},
        "gaps": [asdict(gap) for gap in timing.gaps],
        "variable_frame_rate": index.variable_frame_rate,
        "seekable_exactly": index.exact,
        "warnings": warnings,
    }


def _picture_facts(facts: "StreamFacts") -> dict[str, Any]:
    declared = facts.declared_pixel_aspect
    return {
        **{f"colour_{name}": cleaned(value) for name, value in asdict(facts.colour).items()},
        "declared_pixel_aspect": str(declared) if declared else None,
        "pixel_aspect": str(facts.pixel_aspect),
        "field_order": facts.field_order,
        "interlaced": facts.interlaced,
        "alpha": facts.alpha,
        "treatment": [cleaned(sentence, 500) for sentence in facts.treatment],
    }


def _structure(found: "Inspection") -> dict[str, Any]:
    """What the file is made of and says of itself, under the names of the JSON."""
    return {
        "structure": [asdict(element) for element in found.elements],
        "brands": asdict(found.brands) if found.brands else None,
        "tags": found.tags,
        "claimed_times": [asdict(time) for time in found.claimed_times],
        "encoders": [asdict(program) for program in found.encoders],
        "gop_pattern": asdict(found.gop_pattern) if found.gop_pattern else None,
        "content_credentials": asdict(found.content_credentials),
    }


def _gop_lengths(index: "FrameIndex") -> dict[str, float] | None:
    """Frames from one keyframe to the next in presentation order, the last group to the end; None without keyframes."""
    starts = [k for k, is_key in enumerate(index.keyframe.tolist()) if is_key]
    lengths = [stop - start for start, stop in pairwise([*starts, len(index)])]
    return {"min": min(lengths), "median": median(lengths), "max": max(lengths)} if lengths else None


def _frame_table(index: "FrameIndex", asked: Iterable[int], decoded: dict[int, Row] | None) -> list[Row]:
    return [
        {
            "index": k,
            "pts": int(index.pts[k]),
            "seconds": float(index.seconds(k)),
            "keyframe": bool(index.keyframe[k]),
            "bytes": int(index.packet_bytes[k]),
            **(decoded or {}).get(k, {}),
        }
        for k in asked
    ]


def _print_csv(table: list[Row]) -> None:
    """Frames that did not decode have no digest, so the columns are those of all rows."""
    columns = dict.fromkeys(name for row in table for name in row)
    writer = csv.DictWriter(sys.stdout, fieldnames=list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
