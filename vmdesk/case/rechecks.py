"""Exhibits hashed again: each unchanged, changed, missing, moved, or not to be read; what was found is kept.

Files are read without the case, so that they can be read on a thread that does not hold it; the case is asked what it
expects before, and told what was found after.
"""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Literal, cast

from vmdesk.case.intake import hashing
from vmdesk.case.store import CaseStore
from vmdesk.case.trail import utc_now
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.errors import CaseError, EvidenceEmpty, EvidenceError, EvidenceMissing, VmdeskError
from vmdesk.domain.notes import EXHIBIT_IDENTIFIED
from vmdesk.domain.text import cleaned

Outcome = Literal["unchanged", "changed", "missing", "moved", "unreadable"]
Found = Outcome | Literal["not comparable"]
"""An exhibit that was never hashed before cannot be compared; that stands in the trail alone."""
RECHECK_BEGUN = "verification of exhibits begun"
RECHECKED = "exhibit hashed again"
RECHECK_ENDED = "verification of exhibits ended"
POINTED = "exhibit of the case found at another place"
_LONGEST_PATH = 1000
_FILES_LOOKED_AT = 1_000_000
"""Of the folders that are searched for missing exhibits, at most so many files."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An exhibit as it was when the case first identified it; `size_bytes` and `sha256` None where it never was."""

    number: int
    path: Path
    size_bytes: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Of exhibit `number`, `done` of `total` bytes are read (of a file that may be it, where that is looked for)."""

    number: int
    path: Path
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Recheck:
    """What was found of exhibit `number` at `utc`.

    `sha256` is that of the file at its place, None where none could be read; `found_at` is where a file of its size and
    SHA-256 lies instead. A missing exhibit may have one, too: the copy that the case itself holds.
    """

    number: int
    utc: str
    outcome: Found
    sha256: str | None = None
    found_at: Path | None = None
    reason: str = ""


def latest(store: CaseStore) -> dict[int, tuple[str, Outcome]]:
    """When each exhibit was last hashed again (UTC, ISO 8601) and what was found, by its number in the case."""
    rows = store.rows("SELECT exhibit, utc, outcome FROM rechecks")
    return {int(number): (str(utc), cast(Outcome, outcome)) for number, utc, outcome in rows}


def expected(store: CaseStore) -> tuple[Expected, ...]:
    """Every exhibit of the case with what it must be: the bytes that were identified first, as the trail tells."""
    first = _first_identified(store.trail.entries)
    return tuple(Expected(one.number, one.path, *first.get(one.number, (None, None))) for one in store.exhibits())


def _first_identified(entries: Iterable[AuditEntry]) -> dict[int, tuple[int | None, str | None]]:
    found: dict[int, tuple[int | None, str | None]] = {}
    for entry in entries:
        told = entry.details
        if entry.action == EXHIBIT_IDENTIFIED and isinstance(told.get("exhibit"), int):
            found.setdefault(told["exhibit"], (told.get("size_bytes"), told.get("sha256")))
    return found


def rechecking(
    exhibits: Sequence[Expected], folders: Sequence[Path] = (), copies: Iterable[Path] = ()
) -> Generator[Reading | Recheck, None, None]:
    """Hash every exhibit again; tells how far it is, and of each what was found. May be closed at any step.

    One that is not at its place is looked for in `folders`, in all that lies below them, and beside the other exhibits.
    `copies` are those that the case itself holds: an exhibit of which only such a one is found is missing all the same.
    """
    elsewhere = _Elsewhere(exhibits, folders, tuple(copies))
    for one in exhibits:
        yield (yield from _rechecked(one, elsewhere))


def _rechecked(one: Expected, elsewhere: "_Elsewhere") -> Generator[Reading, None, Recheck]:
    try:
        size, sha256 = yield from _digest(one.number, one.path)
    except EvidenceEmpty:
        return Recheck(one.number, utc_now(), "changed", reason="The file is empty.")
    except EvidenceError as error:
        if not _is_gone(error):
            return Recheck(one.number, utc_now(), "unreadable", reason=error.message)
        found, copied = yield from elsewhere.look_for(one)
        return Recheck(one.number, utc_now(), "moved" if found and not copied else "missing", found_at=found)
    if one.sha256 is None:
        return Recheck(one.number, utc_now(), "not comparable", sha256)
    same = (size, sha256) == (one.size_bytes, one.sha256)
    return Recheck(one.number, utc_now(), "unchanged" if same else "changed", sha256)


def _digest(number: int, path: Path) -> Generator[Reading, None, tuple[int, str]]:
    """Size and SHA-256. Raises a subclass of EvidenceError."""
    total = _size(path) or 0
    steps = hashing(path)
    while True:
        try:
            done = next(steps)
        except StopIteration as finished:
            return finished.value.size_bytes, finished.value.digests.sha256
        yield Reading(number, path, done, max(done, total))


def _is_gone(error: EvidenceError) -> bool:
    """Whether there is no such file, rather than one that cannot be read."""
    return isinstance(error, EvidenceMissing) and isinstance(error.__cause__, FileNotFoundError | NotADirectoryError)


def _size(path: Path) -> int | None:
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return None


class _Elsewhere:
    """Looks for files by size and SHA-256; folders are listed once, when the first exhibit is missing."""

    def __init__(self, exhibits: Sequence[Expected], folders: Sequence[Path], copies: tuple[Path, ...]) -> None:
        self._exhibits, self._folders, self._copies = exhibits, folders, copies
        self._sizes: dict[int, list[Path]] | None = None
        self._digests: dict[Path, str | None] = {}

    def look_for(self, one: Expected) -> Generator[Reading, None, tuple[Path | None, bool]]:
        """Where a file like the exhibit lies, None for nowhere; True with it for the case's own copy."""
        if one.sha256 is None:
            return None, False
        if self._sizes is None:
            self._sizes = yield from self._listed(one)
        for path in self._sizes.get(one.size_bytes or -1, []):
            if (yield from self._known(one.number, path)) == one.sha256:
                return path, path in self._copies
        return None, False

    def _known(self, number: int, path: Path) -> Generator[Reading, None, str | None]:
        if path not in self._digests:
            self._digests[path] = None
            with suppress(VmdeskError):
                _, self._digests[path] = yield from _digest(number, path)
        return self._digests[path]

    def _listed(self, one: Expected) -> Generator[Reading, None, dict[int, list[Path]]]:
        """Files by their size: those of the folders given first, the case's own copies last."""
        passed_over = {exhibit.path for exhibit in self._exhibits}
        sizes: dict[int, list[Path]] = {}
        for folder, files in chain(self._files(), ((one.path, self._copies),)):
            yield Reading(one.number, folder, 0, 0)
            for path in files:
                size = _size(path) if path not in passed_over else None
                passed_over.add(path)
                if size:
                    sizes.setdefault(size, []).append(path)
        for paths in sizes.values():
            paths.sort(key=lambda path: path in self._copies)
        return sizes

    def _files(self) -> Iterator[tuple[Path, Sequence[Path]]]:
        left = _FILES_LOOKED_AT
        beside = dict.fromkeys(one.path.parent for one in self._exhibits)
        walks = [*((folder.absolute(), True) for folder in self._folders), *((folder, False) for folder in beside)]
        for folder, below in walks:
            for base, inside, names in os.walk(folder):
                inside[:] = inside if below else []
                yield Path(base), [Path(base) / name for name in names[:left]]
                left = max(0, left - len(names))


def begin(store: CaseStore, exhibits: Sequence[Expected], folders: Sequence[Path]) -> None:
    """Record that a verification begins. Raises CaseReadOnly, OutputNotWritable."""
    places = [cleaned(str(folder), _LONGEST_PATH) for folder in folders]
    store.record(utc_now(), RECHECK_BEGUN, {"exhibits": len(exhibits), "folders": places})


def end(store: CaseStore, counts: dict[str, int], *, whole: bool) -> None:
    """Record how a verification ended; `whole`: every exhibit was looked at. Raises CaseReadOnly, OutputNotWritable."""
    store.record(utc_now(), RECHECK_ENDED, {"found": counts, "all_exhibits": whole})


def keep(store: CaseStore, found: Recheck) -> None:
    """Keep what was found of an exhibit, and record it. Raises CaseReadOnly, OutputNotWritable."""
    place = None if found.found_at is None else os.fsencode(found.found_at)
    details = {"exhibit": found.number, "outcome": found.outcome, "sha256": found.sha256}
    if found.found_at is not None:
        details["found_at"] = cleaned(str(found.found_at), _LONGEST_PATH)
    with store.change() as line:
        if found.outcome != "not comparable":
            values = found.number, found.utc, found.sha256, place, found.outcome
            line.execute(
                "INSERT OR REPLACE INTO rechecks (exhibit, utc, sha256, found_at, outcome) VALUES (?, ?, ?, ?, ?)",
                values,
            )
        store.record(found.utc, RECHECKED, details)


def point_to(store: CaseStore, moved: Sequence[Recheck]) -> None:
    """Let the case refer to exhibits where they were found; each recorded with the place before.

    Raises CaseError where another exhibit of the case lies there, CaseReadOnly, OutputNotWritable; nothing is changed
    then.
    """
    known = {one.number: one for one in expected(store)}
    taken = {one.path for one in known.values()}
    with store.change() as line:
        for found in moved:
            one, place = known[found.number], found.found_at
            if place is None:
                continue
            if place in taken:
                raise CaseError(f"Another exhibit of the case lies at {cleaned(place.name)}.")
            taken.add(place)
            told = {"from": cleaned(str(one.path), _LONGEST_PATH), "to": cleaned(str(place), _LONGEST_PATH)}
            line.execute("UPDATE exhibits SET path = ? WHERE number = ?", (os.fsencode(place), one.number))
            store.record(utc_now(), POINTED, {"exhibit": one.number, **told, "sha256": one.sha256})
