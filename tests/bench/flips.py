"""Flips single bytes of a report, one at a time, and counts those that verification does not find.

    python tests/bench/flips.py REPORT.pdf [--flips 2000] [--seed 1] [--only-gap]

Prints the flips not found and ends with 1 if there are any. `--only-gap` flips only the signature's own bytes, which no
digest covers.
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from vmdesk.report.quiet import quiet
from vmdesk.report.verification import check_bytes


def flips(data: bytes, count: int, seed: int, only_gap: bool) -> Iterator[tuple[int, int]]:
    chance = random.Random(seed)
    gap = re.search(rb"/Contents (<[0-9A-F]+>)", data)
    first, last = gap.span(1) if only_gap and gap else (0, len(data))
    for _ in range(count):
        yield chance.randrange(first, last), chance.randrange(1, 256)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path)
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only-gap", action="store_true")
    args = parser.parse_args()
    data, began, survivors = args.report.read_bytes(), time.perf_counter(), 0
    for place, mask in flips(data, args.flips, args.seed, args.only_gap):
        changed = bytearray(data)
        changed[place] ^= mask
        with quiet():
            check = check_bytes(bytes(changed), args.report.name, None, datetime.now(UTC))
        if not check.failed:
            survivors += 1
            sys.stdout.write(f"not found: byte {place} xor {mask:#04x}: {check.verdict_line}\n")
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{args.flips} flips in {seconds:.1f} s, {args.flips - survivors} found, {survivors} not found\n")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
