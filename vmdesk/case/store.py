"""A case: a folder with the audit trail and a database of its exhibits and their results.

What is noted of exhibits stands in the trail alone (`vmdesk.domain.notes`); the database holds what is too large for it
or what is looked up: which exhibits there are, and the result of each one's last finished analysis.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from vmdesk.case.trail import TRAIL_FILE, AuditTrail, open_case, utc_now
from vmdesk.domain.audit import trail_text
from vmdesk.domain.errors import CaseDamaged, OutputNotWritable
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.faces import FaceTrack, Square
from vmdesk.domain.notes import EXHIBIT_IDENTIFIED, EXHIBIT_TAKEN, Notes, notes_in
from vmdesk.domain.result import WholeClipScore, WindowScore
from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically
from vmdesk.packing import pack, unpack

DATABASE = "case.db"
SCHEMA = 1
_WINDOWS_A_ROW = 1024
_TABLES = """
CREATE TABLE IF NOT EXISTS exhibits (
    number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, taken_utc TEXT NOT NULL,
    size_bytes INTEGER, sha256 TEXT, sha1 TEXT, md5 TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS analyses (
    exhibit INTEGER PRIMARY KEY REFERENCES exhibits, kept_utc TEXT NOT NULL, top_score REAL, head BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS parts (
    exhibit INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE, place INTEGER NOT NULL, windows BLOB NOT NULL,
    PRIMARY KEY (exhibit, place)
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class CaseExhibit:
    """An exhibit of a case; `evidence` None before it was hashed, `top_score` of its result, if it has one."""

    number: int
    path: Path
    evidence: EvidenceItem | None
    analyzed: bool
    top_score: float | None


@dataclass(frozen=True, slots=True)
class KeptAnalysis:
    """A finished analysis as the case keeps it; `sealed` is what a report is written from."""

    sealed: bytes
    windows: Sequence[WindowScore]
    whole_clip: WholeClipScore | None
    tracks: tuple[FaceTrack, ...]
    cuts: tuple[int, ...]
    damaged: tuple[int, ...]
    region: Square | None
    evidence: EvidenceItem | None
    top_score: float | None


@dataclass(frozen=True, slots=True)
class _Head:
    """All of an analysis but its windows and the exhibit's path."""

    sealed: bytes
    whole_clip: WholeClipScore | None
    tracks: tuple[FaceTrack, ...]
    cuts: tuple[int, ...]
    damaged: tuple[int, ...]
    region: Square | None
    size_bytes: int | None
    digests: Digests | None


class CaseStore:
    """An open case; for one thread. Other programs of vmdesk are kept out while it is open.

    Raises CaseBusy, CaseDamaged, OutputNotWritable when made, and the last two whenever it is used.
    """

    def __init__(self, folder: Path, actor: str | None = None) -> None:
        self.folder = folder
        with ExitStack() as stack:
            self.trail: AuditTrail = stack.enter_context(open_case(folder, actor))
            self._line = _connected(folder)
            stack.callback(self._line.close)
            self._stack = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the case."""
        self._stack.close()

    def exhibits(self) -> tuple[CaseExhibit, ...]:
        """All exhibits, in the order in which they were taken in."""
        told = "number, path, size_bytes, sha256, sha1, md5, kept_utc, top_score"
        with _guarded(self.folder):
            rows = self._line.execute(
                f"SELECT {told} FROM exhibits LEFT JOIN analyses ON exhibit = number ORDER BY number"  # noqa: S608
            ).fetchall()
        return tuple(_exhibit(row) for row in rows)

    def take_in(self, path: Path) -> int:
        """The number of the exhibit at `path` (absolute) in this case, which it gets where it has none yet."""
        with _guarded(self.folder):
            found = self._line.execute("SELECT number FROM exhibits WHERE path = ?", (os.fsencode(path),)).fetchone()
        if found is not None:
            return int(found[0])
        with self._changing():
            added = self._line.execute(
                "INSERT INTO exhibits (path, taken_utc) VALUES (?, ?)", (os.fsencode(path), utc_now())
            )
            number = int(added.lastrowid or 0)
            self.trail.record(EXHIBIT_TAKEN, exhibit=number, file=cleaned(path.name, 255))
        return number

    def identify(self, number: int, evidence: EvidenceItem) -> None:
        """Keep the size and the digests of an exhibit; recorded where they are not those known."""
        digests = evidence.digests
        values = (evidence.size_bytes, digests.sha256, digests.sha1, digests.md5)
        with _guarded(self.folder):
            known = self._line.execute("SELECT sha256 FROM exhibits WHERE number = ?", (number,)).fetchone()
        if known is not None and known[0] == digests.sha256:
            return
        with self._changing():
            self._line.execute(
                "UPDATE exhibits SET size_bytes = ?, sha256 = ?, sha1 = ?, md5 = ? WHERE number = ?", (*values, number)
            )
            told = {"exhibit": number, "size_bytes": evidence.size_bytes, "sha256": digests.sha256}
            self.trail.record(EXHIBIT_IDENTIFIED, **told)

    def keep_analysis(self, number: int, kept: KeptAnalysis) -> None:
        """Keep a finished analysis in the place of the one before."""
        item = kept.evidence
        known = (item.size_bytes, item.digests) if item else (None, None)
        head = _Head(kept.sealed, kept.whole_clip, kept.tracks, kept.cuts, kept.damaged, kept.region, *known)
        with self._changing():
            self._line.execute("DELETE FROM parts WHERE exhibit = ?", (number,))
            self._line.execute(
                "INSERT OR REPLACE INTO analyses (exhibit, kept_utc, top_score, head) VALUES (?, ?, ?, ?)",
                (number, utc_now(), kept.top_score, pack(head)),
            )
            self._line.executemany(
                "INSERT INTO parts (exhibit, place, windows) VALUES (?, ?, ?)", _parts(number, kept.windows)
            )

    def analysis(self, number: int) -> KeptAnalysis | None:
        """The kept analysis of an exhibit; None where there is none."""
        with _guarded(self.folder):
            found = self._line.execute(
                "SELECT head, path, top_score FROM analyses JOIN exhibits ON number = exhibit WHERE exhibit = ?",
                (number,),
            ).fetchone()
            if found is None:
                return None
            head = unpack(found[0], _Head)
            order = "SELECT windows FROM parts WHERE exhibit = ? ORDER BY place"
            windows: list[WindowScore] = []
            for (part,) in self._line.execute(order, (number,)):
                windows.extend(unpack(part, tuple[WindowScore, ...]))
        item = None
        if head.size_bytes is not None and head.digests is not None:
            item = EvidenceItem(Path(os.fsdecode(found[1])), head.size_bytes, head.digests)
        return KeptAnalysis(
            head.sealed,
            tuple(windows),
            head.whole_clip,
            head.tracks,
            head.cuts,
            head.damaged,
            head.region,
            item,
            found[2],
        )

    def notes(self, number: int) -> Notes:
        """What the examiner noted of an exhibit."""
        return notes_in(self.trail.entries, (number,))

    def record(self, utc: str, action: str, details: dict[str, Any]) -> None:
        """Add an entry to the trail."""
        self.trail.record_at(utc, action, details)

    def copy_to(self, folder: Path) -> None:
        """A copy of the case in `folder`, which must not hold one yet. Raises OutputNotWritable, CaseDamaged."""
        if any((folder / name).exists() for name in (DATABASE, TRAIL_FILE)):
            raise OutputNotWritable(
                f"{cleaned(folder.name)} holds a case already.", advice="Choose another name, or open that case."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputNotWritable(f"{cleaned(folder.name)} cannot be made.", details=str(error)) from error
        write_atomically(folder / TRAIL_FILE, trail_text(self.trail.entries).encode())
        with _guarded(folder):
            self._line.execute("VACUUM INTO ?", (os.fspath(folder / DATABASE),))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One change, whole or not at all."""
        with _guarded(self.folder):
            self._line.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._line.execute("ROLLBACK")
                raise
            self._line.execute("COMMIT")


def _connected(folder: Path) -> sqlite3.Connection:
    with _guarded(folder):
        line = sqlite3.connect(folder / DATABASE, isolation_level=None)
        try:
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                line.execute(f"PRAGMA {pragma}")
            _require_schema(line, folder)
        except BaseException:
            line.close()
            raise
    return line


def _require_schema(line: sqlite3.Connection, folder: Path) -> None:
    """Make the tables of a new case; refuse those of another version. Raises CaseDamaged."""
    there = int(line.execute("PRAGMA user_version").fetchone()[0])
    if there > SCHEMA:
        raise CaseDamaged(
            f"The case {cleaned(folder.name)} was made by a newer vmdesk.", advice="Open it with that version."
        )
    line.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {SCHEMA}; COMMIT;")


@contextmanager
def _guarded(folder: Path) -> Iterator[None]:
    """SQLite's and the packing's errors in words. Raises CaseDamaged, OutputNotWritable."""
    name = cleaned(folder.name)
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputNotWritable(
            f"The case {name} cannot be written: {error}.", advice="Look whether its disk is full or read-only."
        ) from error
    except (sqlite3.DatabaseError, ValueError) as error:
        raise CaseDamaged(
            f"The database of the case {name} cannot be read.",
            advice="Keep the folder as it is and compare it with a backup.",
            details=str(error),
        ) from error


def _parts(number: int, windows: Sequence[WindowScore]) -> Iterator[tuple[int, int, bytes]]:
    for place in range(0, len(windows), _WINDOWS_A_ROW):
        yield number, place, pack(tuple(windows[place : place + _WINDOWS_A_ROW]))


def _exhibit(row: tuple[Any, ...]) -> CaseExhibit:
    number, place, size, sha256, sha1, md5, kept, top = row
    path = Path(os.fsdecode(place))
    evidence = EvidenceItem(path, size, Digests(sha256, sha1, md5)) if sha256 is not None else None
    return CaseExhibit(number, path, evidence, kept is not None, top)
