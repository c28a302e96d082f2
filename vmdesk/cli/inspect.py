"""Hashes, declared and measured facts, structure, tags and frame table of one file; no model is used."""

import argparse
import csv
import json
import sys
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.domain.evidence import EvidenceItem
    from vmdesk.domain.video import FrameIndex, StreamFacts

_SHOWN_AT_EACH_END = 5
_TIMING = (
    *("min_step_seconds", "median_step_seconds", "max_step_seconds", "packets", "missing_pts", "duplicate_pts"),
    *("backwards_pts", "backwards_dts", "hidden", "reference_only", "corrupt", "gap_count"),
)
"""Fields of `domain.timing.Timing` told under their own names, which are those of a result."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk inspect`."""
    parser.add_argument("evidence", type=Path, metavar="FILE")
    parser.add_argument("--frames", action="store_true", help="print the whole frame table, not only its ends")
    parser.add_argument("--hash-frames", action="store_true", help="decode every frame and hash its planes (slow)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything as one JSON object")
    form.add_argument("--csv", action="store_true", help="the frame table as CSV")


def run(args: argparse.Namespace) -> int:
    """Print what the file is. Raises a subclass of EvidenceError."""
    from vmdesk.case.intake import intake, require_unchanged
    from vmdesk.media.index import read_index
    from vmdesk.media.inspection import read_structure, read_tags

    item = intake(args.evidence)
    facts, index = read_index(item.path)
    decoded = _decode(item, facts, index) if args.hash_frames else None
    elements, tags = read_structure(item.path), read_tags(item.path)
    require_unchanged(item, intake(args.evidence))
    table = _frame_table(index, decoded)
    structure = [asdict(element) for element in elements]
    told = {**_facts(item, facts, index, decoded), "structure": structure, "tags": tags, "frames": table}
    if args.json:
        print(json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False))
    elif args.csv:
        _print_csv(table)
    else:
        _print_text(told, args.frames)
    return 0


def _decode(item: "EvidenceItem", facts: "StreamFacts", index: "FrameIndex") -> list[dict[str, Any]]:
    from vmdesk.media.decoder import Decoder

    with Decoder(item.path, facts, index) as decoder:
        return [
            {"index": f.index, "pts": f.pts, "damaged": f.damaged, "sha256": f.plane_sha256()}
            for f in decoder.iter_frames(pictures=False, hashes=True)
        ]


def _facts(
    item: "EvidenceItem", facts: "StreamFacts", index: "FrameIndex", decoded: list[dict[str, Any]] | None
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


def _gop_lengths(index: "FrameIndex") -> dict[str, float] | None:
    """Frames from one keyframe to the next in presentation order, the last group to the end; None without keyframes."""
    starts = [k for k, is_key in enumerate(index.keyframe.tolist()) if is_key]
    lengths = [stop - start for start, stop in pairwise([*starts, len(index)])]
    return {"min": min(lengths), "median": median(lengths), "max": max(lengths)} if lengths else None


def _frame_table(index: "FrameIndex", decoded: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {
            "index": k,
            "pts": int(index.pts[k]),
            "seconds": float(index.seconds(k)),
            "keyframe": bool(index.keyframe[k]),
            "bytes": int(index.packet_bytes[k]),
        }
        for k in range(len(index))
    ]
    for row, frame in zip(rows, decoded or [], strict=False):
        row |= {"sha256": frame["sha256"], "damaged": frame["damaged"]}
    return rows


def _print_csv(table: list[dict[str, Any]]) -> None:
    writer = csv.DictWriter(sys.stdout, fieldnames=list(table[0]), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)


def _print_text(told: dict[str, Any], whole_table: bool) -> None:
    apart = ("warnings", "structure", "tags", "frames", "gop_lengths", "treatment")
    for name, value in told.items():
        if name not in apart:
            print(f"{name:22} {'not counted' if value is None else value}")
    gops = told["gop_lengths"]
    print(f"{'gop_lengths':22} {'no keyframes' if gops is None else ', '.join(f'{n} {v:g}' for n, v in gops.items())}")
    for sentence in told["treatment"]:
        print(f"{'treatment':22} {sentence}")
    for warning in told["warnings"]:
        print(f"{'warning':22} {warning}")
    _print_structure(told["structure"], told["tags"])
    _print_frames(told["frames"], whole_table)


def _print_structure(elements: list[dict[str, Any]], tags: dict[str, dict[str, str]]) -> None:
    """Elements, and tags, which are the file's own words: anyone can write them."""
    if elements:
        print(f"\n{'element':22} {'offset':>14} {'bytes':>14}")
    for element in _with_gap(elements):
        if element is None:
            print(f"{'…':22} {len(elements) - 2 * _SHOWN_AT_EACH_END} more; --json shows all")
            continue
        cut = "  goes on past its end" if element["cut"] else ""
        print(f"{element['name']:22} {element['offset']:14} {element['size']:14}{cut}")
    if tags:
        print("\ntags, as the file states them")
    for place, named in tags.items():
        for name, value in named.items():
            print(f"{place:22} {name}: {value}")


def _print_frames(table: list[dict[str, Any]], whole_table: bool) -> None:
    print(f"\n{'frame':>8} {'pts':>12} {'seconds':>12} {'bytes':>9}  key  sha256 of the decoded planes")
    for row in table if whole_table else _with_gap(table):
        if row is None:
            print(f"{'…':>8} {len(table) - 2 * _SHOWN_AT_EACH_END} more; --frames shows all")
            continue
        key = "key" if row["keyframe"] else "   "
        place = f"{row['index']:8} {row['pts']:12} {row['seconds']:12.6f} {row['bytes']:9}"
        print(f"{place}  {key}  {row.get('sha256', '')}")


def _with_gap(rows: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """The rows at both ends with None for those between; all where they are few."""
    if len(rows) <= 2 * _SHOWN_AT_EACH_END + 1:
        return [*rows]
    return [*rows[:_SHOWN_AT_EACH_END], None, *rows[-_SHOWN_AT_EACH_END:]]
