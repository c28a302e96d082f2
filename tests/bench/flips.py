"""Whether a report that was tampered with is always found, and an untouched one never.

    PYTHONPATH=. python tests/bench/flips.py [--flips 2000] [--reports 50] [--seed 1] [--processes 2] [--report FILE]

Single bytes of a signed report are flipped, one at a time, as `tests.report.flipping` spreads them; then every attack
of `tests.report.attacks` is made; then untouched reports (`untouched.py`) are checked, by us, by poppler's `pdfsig` and
by pyHanko's own validation. Prints figures for each, names every miss and every disagreement, and ends with 1 if there
is any. Each check is the whole one, from the bytes. `--report` flips those of a given file instead.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import untouched

from tests.report.attacks.anyone import BY_ANYONE
from tests.report.attacks.made import Made, make
from tests.report.attacks.signer_alone import BY_A_SIGNER_ALONE
from tests.report.attacks.stranger import BY_A_STRANGER
from tests.report.conftest import make_finished, make_result, make_trail
from tests.report.flipping import Flip, flipped, flips
from vmdesk.domain.checks import ReportCheck
from vmdesk.report.identity import create_identity
from vmdesk.report.quiet import quiet
from vmdesk.report.verification import check_bytes

_DATA = b""


def checked(data: bytes, pinned: str | None = None) -> ReportCheck:
    """The whole check of a report's bytes, as of today."""
    with quiet():
        return check_bytes(data, "report.pdf", pinned, datetime.now(UTC))


def _keep(data: bytes) -> None:
    global _DATA
    _DATA = data


def _survives(flip: Flip) -> bool:
    return not checked(flipped(_DATA, *flip[1:])).failed


def flip_all(data: bytes, wanted: list[Flip], processes: int) -> int:
    """Print how many flips of each part were found; how many were not."""
    began = time.perf_counter()
    with ProcessPoolExecutor(processes, initializer=_keep, initargs=(data,)) as pool:
        survived = list(pool.map(_survives, wanted, chunksize=10))
    missed = [flip for flip, alive in zip(wanted, survived, strict=True) if alive]
    for part, count in Counter(name for name, _, _ in wanted).items():
        print(f"  {part:28}{count:6} flips, {sum(one[0] == part for one in missed)} not found")
    for part, place, mask in missed:
        print(f"  NOT FOUND: byte {place} xor {mask:#04x} in {part}")
    seconds = time.perf_counter() - began
    print(f"flips     {len(wanted)} in {seconds:.0f} s: {len(wanted) - len(missed)} found, {len(missed)} not found")
    return len(missed)


def attack_all(made: Made) -> int:
    """Print how many attacks were found; how many were not, or not in the line that they belong to."""
    misses = [*_misses(made)]
    for name in misses:
        print(f"  NOT FOUND: {name}")
    total = len(BY_ANYONE) + len(BY_A_STRANGER) + len(BY_A_SIGNER_ALONE)
    print(
        f"attacks   {total}: {len(BY_ANYONE)} that need no key, {len(BY_A_STRANGER)} signed anew by a stranger, "
        f"{len(BY_A_SIGNER_ALONE)} that only the signer gives away: {len(misses)} not found"
    )
    return len(misses)


def _misses(made: Made) -> Iterator[str]:
    for name, (lines, attack) in {**BY_ANYONE, **BY_A_STRANGER}.items():
        if not set(lines.split("|")) & set(checked(attack(made)).names("fail")):
            yield name
    for name, attack in BY_A_SIGNER_ALONE.items():
        data = attack(made)
        unpinned, pinned = checked(data), checked(data, made.identity.facts.sha256)
        if not unpinned.verdict_line.startswith("Unknown signer") or pinned.names("fail") != ("signer",):
            yield name


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--reports", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--report", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, now = Path(folder) / "home", datetime.now(UTC).replace(microsecond=0)
        one, other = (create_identity(home, name, None, now) for name in ("examiner", "stranger"))
        made = make(make_finished(make_result()), make_trail(), one, other, now)
        data = args.report.read_bytes() if args.report else made.data
        print(f"report    {len(data)} bytes, seed {args.seed}; untouched: {checked(data).verdict_line}")
        missed = flip_all(data, flips(data, args.flips, args.seed), args.processes) + attack_all(made)
        wrong = untouched.check_all(Path(folder), args.reports)
    return 1 if missed or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
