"""Hashes, declared and measured facts and frame table of one file; no model is used."""

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.domain.evidence import EvidenceItem
    from vmdesk.domain.video import FrameIndex, StreamFacts

_SHOWN_AT_EACH_END = 5


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

    item = intake(args.evidence)
    facts, index = read_index(item.path)
    decoded = _decode(item, facts, index) if args.hash_frames else None
    require_unchanged(item, intake(args.evidence))
    table = _frame_table(index, decoded)
    told = {**_facts(item, facts, index, decoded), "frames": table}
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
            for f in decoder.iter_frames()
        ]


def _facts(
    item: "EvidenceItem", facts: "StreamFacts", index: "FrameIndex", decoded: list[dict[str, Any]] | None
) -> dict[str, Any]:
    warnings = list(index.notes)
    if facts.declared_frames not in (None, len(index)):
        warnings.append(f"the header declares {facts.declared_frames} frames, {len(index)} packets hold pictures")
    if decoded is not None and len(decoded) != len(index):
        warnings.append(f"{len(index)} packets hold pictures, {len(decoded)} frames decoded")
    digests = item.digests
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
        "rotation": facts.rotation,
        "declared_rotation": facts.declared_rotation,
        "time_base": str(facts.time_base),
        "declared_rate": str(facts.declared_rate) if facts.declared_rate else None,
        "declared_frames": facts.declared_frames,
        "indexed_frames": len(index),
        "decoded_frames": None if decoded is None else len(decoded),
        "keyframes": int(index.keyframe.sum()),
        "start_pts": index.start_pts,
        "duration_seconds": float(index.duration_seconds),
        "variable_frame_rate": index.variable_frame_rate,
        "seekable_exactly": index.exact,
        "warnings": warnings,
    }


def _frame_table(index: "FrameIndex", decoded: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {
            "index": k,
            "pts": int(index.pts[k]),
            "seconds": float(index.seconds(k)),
            "keyframe": bool(index.keyframe[k]),
        }
        for k in range(len(index))
    ]
    for row, frame in zip(rows, decoded or [], strict=False):
        row |= {"sha256": frame["sha256"], "damaged": frame["damaged"]}
    return rows


def _print_csv(table: list[dict[str, Any]]) -> None:
    writer = csv.DictWriter(sys.stdout, fieldnames=list(table[0]), restval="")
    writer.writeheader()
    writer.writerows(table)


def _print_text(told: dict[str, Any], whole_table: bool) -> None:
    for name, value in told.items():
        if name == "warnings":
            for warning in value:
                print(f"{'warning':22} {warning}")
        elif name != "frames":
            print(f"{name:22} {'not counted' if value is None else value}")
    table = told["frames"]
    print(f"\n{'frame':>8} {'pts':>12} {'seconds':>12}  key  sha256 of the decoded planes")
    cut = not whole_table and len(table) > 2 * _SHOWN_AT_EACH_END
    shown = [*table[:_SHOWN_AT_EACH_END], None, *table[-_SHOWN_AT_EACH_END:]] if cut else table
    for row in shown:
        if row is None:
            print(f"{'…':>8} {len(table) - 2 * _SHOWN_AT_EACH_END} more; --frames shows all")
            continue
        key = "key" if row["keyframe"] else "   "
        print(f"{row['index']:8} {row['pts']:12} {row['seconds']:12.6f}  {key}  {row.get('sha256', '')}")
