"""A case: a folder whose database holds the audit trail, the exhibits, and the results of their analyses.

What is noted of exhibits stands in the trail alone (`vmdesk.domain.notes`); beside it the database holds what is too
large for it or what is looked up. Whatever is changed is committed together with the entry that tells of it.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout

from vmdesk.case.database import (
    DATABASE,
    EARLIER_TRAIL,
    add_entry,
    changing,
    connected,
    connected_to_read,
    first_misfit,
    guarded,
    large,
    small,
    trail_broken,
    trail_rows,
)
from vmdesk.case.network import refuse_network_share
from vmdesk.case.records import CaseExhibit, KeptAnalysis, ListedAnalysis
from vmdesk.case.trail import AuditTrail, utc_now
from vmdesk.domain.analysis_facts import AnalysisFacts
from vmdesk.domain.audit import AuditEntry, parse_lines
from vmdesk.domain.errors import CaseBusy, CaseError, CaseReadOnly, OutputNotWritable
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.faces import FaceTrack, Square
from vmdesk.domain.notes import EXHIBIT_IDENTIFIED, EXHIBIT_TAKEN, Notes, notes_in
from vmdesk.domain.result import WholeClipScore, WindowScore
from vmdesk.domain.text import cleaned
from vmdesk.packing import pack, unpack

_WINDOWS_A_ROW = 1024
_EXHIBITS = """
SELECT e.number, e.path, e.size_bytes, e.sha256, e.sha1, e.md5, e.taken_utc, a.top_score, a.flagged,
    (SELECT COUNT(*) FROM analyses WHERE exhibit = e.number)
FROM exhibits e
LEFT JOIN analyses a ON a.number = (SELECT MAX(number) FROM analyses WHERE exhibit = e.number)
ORDER BY e.number
"""


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
    """An open case; for one thread. Other programs of vmdesk are kept from writing it while it is open.

    With `read_only` it is looked at as it stands, without any lock, and whatever would change it raises CaseReadOnly.
    Raises CaseBusy, CaseDamaged, CaseOnNetwork, OutputNotWritable when made, the second and last whenever it is used.
    """

    def __init__(self, folder: Path, actor: str | None = None, *, read_only: bool = False) -> None:
        self.folder, self.read_only = folder, read_only
        with ExitStack() as stack:
            if not read_only:
                stack.enter_context(_locked(folder))
            self._line = connected_to_read(folder) if read_only else connected(folder)
            stack.callback(self._line.close)
            self.trail = AuditTrail(actor, _entries(self._line, folder), self._keep_entry)
            self._stack = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the case."""
        self._stack.close()

    def fact(self, name: str) -> str:
        """A fact of the case itself: `case_id`, a UUID, or `made_utc`; empty where it is not known."""
        with guarded(self.folder):
            found = self._line.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return "" if found is None else str(found[0])

    def exhibits(self) -> tuple[CaseExhibit, ...]:
        """All exhibits, in the order in which they were taken in."""
        with guarded(self.folder):
            return tuple(_exhibit(row) for row in self._line.execute(_EXHIBITS))

    def number_of(self, path: Path) -> int | None:
        """The number in the case of the exhibit at `path`; None where it has none."""
        rows = self.rows("SELECT number FROM exhibits WHERE path = ?", os.fsencode(path))
        return int(rows[0][0]) if rows else None

    def take_in(self, path: Path) -> int:
        """The number of the exhibit at `path` (absolute) in this case, which it gets where it has none yet."""
        known = self.number_of(path)
        if known is not None:
            return known
        with self.change() as line:
            values = os.fsencode(path), utc_now()
            added = line.execute("INSERT INTO exhibits (path, taken_utc) VALUES (?, ?)", values)
            number = int(added.lastrowid or 0)
            self.trail.record(EXHIBIT_TAKEN, exhibit=number, file=cleaned(path.name, 255))
        return number

    def identify(self, number: int, evidence: EvidenceItem) -> None:
        """Keep the size and the digests of an exhibit; recorded where they are not those known."""
        digests = evidence.digests
        values = (evidence.size_bytes, digests.sha256, digests.sha1, digests.md5, number)
        with guarded(self.folder):
            known = self._line.execute("SELECT sha256 FROM exhibits WHERE number = ?", (number,)).fetchone()
        if known is not None and known[0] == digests.sha256:
            return
        with self.change() as line:
            line.execute("UPDATE exhibits SET size_bytes = ?, sha256 = ?, sha1 = ?, md5 = ? WHERE number = ?", values)
            told = {"exhibit": number, "size_bytes": evidence.size_bytes, "sha256": digests.sha256}
            self.trail.record(EXHIBIT_IDENTIFIED, **told)

    def keep_analysis(self, number: int, kept: KeptAnalysis) -> int:
        """Keep a finished analysis of an exhibit beside those before; gives its number in the case."""
        item, facts = kept.evidence, kept.facts
        known = (item.size_bytes, item.digests) if item else (None, None)
        head = _Head(kept.sealed, kept.whole_clip, kept.tracks, kept.cuts, kept.damaged, kept.region, *known)
        flagged, told = (facts.flagged, pack(facts)) if facts else (None, None)
        with self.change() as line:
            added = line.execute(
                "INSERT INTO analyses (exhibit, kept_utc, top_score, flagged, facts, head) VALUES (?, ?, ?, ?, ?, ?)",
                (number, utc_now(), kept.top_score, flagged, told, small(pack(head))),
            )
            analysis = int(added.lastrowid or 0)
            line.executemany(
                "INSERT INTO parts (analysis, place, windows) VALUES (?, ?, ?)", _parts(analysis, kept.windows)
            )
        return analysis

    def analyses(self, exhibit: int | None = None) -> tuple[ListedAnalysis, ...]:
        """The kept analyses of an exhibit (None: of all), oldest first."""
        asked = "SELECT number, exhibit, kept_utc, top_score, facts FROM analyses"
        with guarded(self.folder):
            rows = self._line.execute(f"{asked} WHERE ?1 IS NULL OR exhibit = ?1 ORDER BY number", (exhibit,))
            return tuple(_listed(row) for row in rows)

    def analysis(self, exhibit: int, number: int | None = None) -> KeptAnalysis | None:
        """The latest kept analysis of an exhibit, or that of this number; None where there is none."""
        with guarded(self.folder):
            found = self._line.execute(
                "SELECT a.number, head, path, top_score, facts FROM analyses a JOIN exhibits e ON e.number = exhibit "
                "WHERE exhibit = ?1 AND (?2 IS NULL OR a.number = ?2) ORDER BY a.number DESC LIMIT 1",
                (exhibit, number),
            ).fetchone()
            if found is None:
                return None
            analysis, head, place, top, facts = found
            return _kept(unpack(large(head), _Head), self._windows(analysis), place, top, _facts(facts))

    def _windows(self, analysis: int) -> tuple[WindowScore, ...]:
        order = "SELECT windows FROM parts WHERE analysis = ? ORDER BY place"
        windows: list[WindowScore] = []
        for (part,) in self._line.execute(order, (analysis,)):
            windows.extend(unpack(large(part), tuple[WindowScore, ...]))
        return tuple(windows)

    def notes(self, number: int) -> Notes:
        """What the examiner noted of an exhibit."""
        return notes_in(self.trail.entries, (number,))

    def record(self, utc: str, action: str, details: dict[str, Any], clock_ms: int | None = None) -> None:
        """Add an entry to the trail."""
        self.trail.record_at(utc, action, details, clock_ms)

    def copy_to(self, folder: Path) -> None:
        """A copy of the case in `folder`, which must not hold one yet. Raises OutputNotWritable, CaseDamaged."""
        if any((folder / name).exists() for name in (DATABASE, EARLIER_TRAIL)):
            raise OutputNotWritable(
                f"{cleaned(folder.name)} holds a case already.", advice="Choose another name, or open that case."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputNotWritable(f"{cleaned(folder.name)} cannot be made.", details=str(error)) from error
        with guarded(folder):
            self._line.execute("VACUUM INTO ?", (os.fspath(folder / DATABASE),))

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """One change of rows and of the trail, whole or not at all; inside another one, a part of that.

        Raises CaseReadOnly, CaseDamaged, OutputNotWritable.
        """
        self._require_writable()
        if self._line.in_transaction:
            yield self._line
            return
        before = len(self.trail)
        try:
            with guarded(self.folder), changing(self._line):
                yield self._line
        except BaseException:
            self.trail.take_back(before)
            raise

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that answer an SQL question. Raises CaseDamaged, OutputNotWritable."""
        with guarded(self.folder):
            return self._line.execute(question, values).fetchall()

    def _keep_entry(self, entry: AuditEntry) -> None:
        self._require_writable()
        with guarded(self.folder):
            add_entry(self._line, entry)

    def _require_writable(self) -> None:
        if self.read_only:
            raise CaseReadOnly(
                f"The case {cleaned(self.folder.name)} is open to be read only.",
                advice="Close it where it is open to be written, and open it again.",
            )


def require_case(folder: Path) -> None:
    """Raises CaseError where `folder` holds no case."""
    if not any((folder / name).is_file() for name in (DATABASE, EARLIER_TRAIL)):
        raise CaseError(
            f"There is no case in {cleaned(folder.name)}.",
            advice="Choose the folder that a case was saved as; it holds a file named case.db.",
        )


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """The folder of a case, made if need be, held against every other vmdesk that would write there."""
    name = cleaned(folder.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        refuse_network_share(folder)
        lock = FileLock(folder / "case.lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise CaseBusy(f"The case {name} is in use by another vmdesk.", advice="Close it there first.") from error
    except OSError as error:
        raise OutputNotWritable(f"The case {name} cannot be written.", details=str(error)) from error
    try:
        yield
    finally:
        lock.release()


def _entries(line: sqlite3.Connection, folder: Path) -> tuple[AuditEntry, ...]:
    """The trail, every link checked. Raises CaseDamaged naming the first broken entry."""
    with guarded(folder):
        rows = trail_rows(line)
    try:
        entries = parse_lines(row[0] for row in rows)
        misfit = first_misfit(entries, rows)
        if misfit:
            raise ValueError(misfit)
    except ValueError as error:
        raise trail_broken(folder, error) from error
    return entries


def _parts(analysis: int, windows: Sequence[WindowScore]) -> Iterator[tuple[int, int, bytes]]:
    for place in range(0, len(windows), _WINDOWS_A_ROW):
        yield analysis, place, small(pack(tuple(windows[place : place + _WINDOWS_A_ROW])))


def _facts(told: bytes | None) -> AnalysisFacts | None:
    return None if told is None else unpack(told, AnalysisFacts)


def _listed(row: tuple[Any, ...]) -> ListedAnalysis:
    number, exhibit, kept, top, facts = row
    return ListedAnalysis(number, exhibit, kept, top, _facts(facts))


def _kept(
    head: _Head, windows: tuple[WindowScore, ...], place: bytes, top: float | None, facts: AnalysisFacts | None
) -> KeptAnalysis:
    item = None
    if head.size_bytes is not None and head.digests is not None:
        item = EvidenceItem(Path(os.fsdecode(place)), head.size_bytes, head.digests)
    seen = head.whole_clip, head.tracks, head.cuts, head.damaged, head.region
    return KeptAnalysis(head.sealed, windows, *seen, item, top, facts)


def _exhibit(row: tuple[Any, ...]) -> CaseExhibit:
    number, place, size, sha256, sha1, md5, taken, top, flagged, analyses = row
    path = Path(os.fsdecode(place))
    evidence = EvidenceItem(path, size, Digests(sha256, sha1, md5)) if sha256 is not None else None
    return CaseExhibit(number, path, evidence, analyses > 0, top, flagged, analyses, taken)
