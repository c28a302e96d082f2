"""The database of a case: how it is opened, its tables, and the way to them from every earlier version."""

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from vmdesk.case.trail import utc_now
from vmdesk.domain.audit import AuditEntry, parse_trail
from vmdesk.domain.errors import CaseDamaged, CaseReadOnly, OutputNotWritable
from vmdesk.domain.text import cleaned

DATABASE = "case.db"
EARLIER_TRAIL = "audit.jsonl"
"""Where the trail stood before version 2; once it is in the database the file is renamed, never removed."""
EARLIER_TRAIL_TAKEN = "audit.before-case-2.jsonl"

_VERSION_1 = (
    """CREATE TABLE exhibits (
        number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, taken_utc TEXT NOT NULL,
        size_bytes INTEGER, sha256 TEXT, sha1 TEXT, md5 TEXT
    ) STRICT""",
    """CREATE TABLE analyses (
        exhibit INTEGER PRIMARY KEY REFERENCES exhibits, kept_utc TEXT NOT NULL, top_score REAL, head BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE parts (
        exhibit INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE, place INTEGER NOT NULL, windows BLOB NOT NULL,
        PRIMARY KEY (exhibit, place)
    ) STRICT""",
)
_VERSION_2 = (
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE trail (
        seq INTEGER PRIMARY KEY, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, line TEXT NOT NULL
    ) STRICT""",
    """CREATE TRIGGER trail_goes_on BEFORE INSERT ON trail
        WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM trail)
            OR NEW.previous <> COALESCE((SELECT hash FROM trail ORDER BY seq DESC LIMIT 1), printf('%.64c', '0'))
        BEGIN SELECT RAISE(ABORT, 'an entry of the audit trail must follow the last'); END""",
    """CREATE TRIGGER trail_is_not_changed BEFORE UPDATE ON trail
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
    """CREATE TRIGGER trail_is_not_cut BEFORE DELETE ON trail
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
    """CREATE TABLE analyses_2 (
        number INTEGER PRIMARY KEY, exhibit INTEGER NOT NULL REFERENCES exhibits, kept_utc TEXT NOT NULL,
        top_score REAL, flagged INTEGER, facts BLOB, head BLOB NOT NULL
    ) STRICT""",
    "INSERT INTO analyses_2 (number, exhibit, kept_utc, top_score, head) "
    "SELECT exhibit, exhibit, kept_utc, top_score, packed(head) FROM analyses",
    """CREATE TABLE parts_2 (
        analysis INTEGER NOT NULL REFERENCES analyses_2, place INTEGER NOT NULL, windows BLOB NOT NULL,
        PRIMARY KEY (analysis, place)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO parts_2 SELECT exhibit, place, packed(windows) FROM parts",
    "DROP TABLE parts",
    "DROP TABLE analyses",
    "ALTER TABLE analyses_2 RENAME TO analyses",
    "ALTER TABLE parts_2 RENAME TO parts",
    "CREATE INDEX analyses_of_exhibits ON analyses (exhibit)",
    """CREATE TABLE queue (
        exhibit INTEGER PRIMARY KEY REFERENCES exhibits, priority INTEGER NOT NULL, added_utc TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'failed')), changed_utc TEXT NOT NULL,
        settings TEXT NOT NULL, problem TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE watched (folder BLOB PRIMARY KEY, since_utc TEXT NOT NULL) STRICT",
    """CREATE TABLE rechecks (
        exhibit INTEGER PRIMARY KEY REFERENCES exhibits, utc TEXT NOT NULL, sha256 TEXT, found_at BLOB,
        outcome TEXT NOT NULL CHECK (outcome IN ('unchanged', 'changed', 'missing', 'moved', 'unreadable'))
    ) STRICT""",
    """CREATE TABLE copies (
        exhibit INTEGER NOT NULL REFERENCES exhibits, path BLOB PRIMARY KEY, made_utc TEXT NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT""",
)
_PATIENCE_SECONDS = 2.0
"""How long another program that is at the database without the lock of the folder is waited for."""
Step = Callable[[sqlite3.Connection, Path], None]


def guards() -> dict[str, str]:
    """The triggers that keep the trail from being changed, each by its name as it was made."""
    made = (" ".join(statement.split()) for statement in _VERSION_2 if statement.startswith("CREATE TRIGGER"))
    return {statement.split()[2]: statement for statement in made}


def connected(folder: Path) -> sqlite3.Connection:
    """The database in `folder`, to be written, at the present version. Raises CaseDamaged, OutputNotWritable."""
    with guarded(folder):
        line = sqlite3.connect(folder / DATABASE, timeout=_PATIENCE_SECONDS, isolation_level=None)
        try:
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = OFF"):
                line.execute(f"PRAGMA {pragma}")
            _brought_up(line, folder)
            line.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            line.close()
            raise
    _put_away(line, folder)
    return line


def connected_to_read(folder: Path) -> sqlite3.Connection:
    """The database in `folder`, never written, also while another vmdesk writes it.

    On a medium that cannot be written SQLite must not look for changes of others; that is right only where nobody was
    interrupted. Raises CaseDamaged, CaseReadOnly for one that would have to be brought to the present version first.
    """
    with guarded(folder):
        line = _opened_to_read(folder)
        try:
            there = _version(line, folder)
        except BaseException:
            line.close()
            raise
    if there < SCHEMA:
        line.close()
        raise CaseReadOnly(
            f"The case {cleaned(folder.name)} was made by an earlier vmdesk.",
            advice="Open a copy of it that can be written, to have it brought up to date.",
        )
    return line


def _opened_to_read(folder: Path) -> sqlite3.Connection:
    place = "file:" + quote(os.fsencode(folder / DATABASE))
    line = sqlite3.connect(f"{place}?mode=ro", uri=True, isolation_level=None)
    try:
        line.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        line.close()
        journal = folder / f"{DATABASE}-wal"
        if journal.exists() and journal.stat().st_size:
            raise
        line = sqlite3.connect(f"{place}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return line


@contextmanager
def changing(line: sqlite3.Connection) -> Iterator[None]:
    """One change, whole or not at all."""
    line.execute("BEGIN IMMEDIATE")
    try:
        yield
        line.execute("COMMIT")
    except BaseException:
        if line.in_transaction:  # a full disk makes SQLite roll back by itself
            line.execute("ROLLBACK")
        raise


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """SQLite's and the packing's errors in words. Raises CaseDamaged, OutputNotWritable."""
    name = cleaned(folder.name)
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise OutputNotWritable(
            f"The case {name} cannot be written: {error}.", advice="Look whether its disk is full or read-only."
        ) from error
    except (sqlite3.DatabaseError, ValueError, zlib.error) as error:
        raise CaseDamaged(
            f"The database of the case {name} cannot be read.",
            advice="Keep the folder as it is and compare it with a backup.",
            details=str(error),
        ) from error


def small(data: bytes) -> bytes:
    """`data` as the database keeps it."""
    return zlib.compress(data, 3)


def large(data: bytes) -> bytes:
    """What `small` was given. Raises zlib.error."""
    return zlib.decompress(data)


def trail_rows(line: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Of each row of the trail the entry's line, then the columns `seq`, `previous` and `hash`."""
    return line.execute("SELECT line, seq, previous, hash FROM trail ORDER BY seq").fetchall()


def first_misfit(entries: Sequence[AuditEntry], rows: Sequence[tuple[Any, ...]]) -> str:
    """What is wrong with the first entry whose row has other columns; empty for none."""
    for entry, (_, *columns) in zip(entries, rows, strict=False):
        if [entry.seq, entry.previous, entry.hash] != columns:
            return f"entry {entry.seq} does not fit its row"
    return ""


def trail_broken(folder: Path, problem: Exception) -> CaseDamaged:
    """The error that says which entry of the case in `folder` does not check."""
    return CaseDamaged(
        f"The audit trail of the case {cleaned(folder.name)} does not check: {problem}.",
        advice="Keep the folder as it is; compare it with a backup and with the heads in signed reports.",
    )


def add_entry(line: sqlite3.Connection, entry: AuditEntry) -> None:
    """Add an entry to the trail; the table itself refuses one that does not follow the last."""
    values = entry.seq, entry.previous, entry.hash, entry.line()
    line.execute("INSERT INTO trail (seq, previous, hash, line) VALUES (?, ?, ?, ?)", values)


def _version(line: sqlite3.Connection, folder: Path) -> int:
    there = int(line.execute("PRAGMA user_version").fetchone()[0])
    if there > SCHEMA:
        raise CaseDamaged(
            f"The case {cleaned(folder.name)} was made by a newer vmdesk.", advice="Open it with that version."
        )
    return there


def _brought_up(line: sqlite3.Connection, folder: Path) -> None:
    """Walk the steps that are missing, each whole or not at all. Raises CaseDamaged."""
    line.create_function("packed", 1, small, deterministic=True)
    for number, step in enumerate(_STEPS[_version(line, folder) :], start=_version(line, folder) + 1):
        with changing(line):
            step(line, folder)
            broken = line.execute("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise sqlite3.IntegrityError(f"a row of {broken[0]} refers to none of {broken[2]}")
            line.execute(f"PRAGMA user_version = {number}")


def _first_tables(line: sqlite3.Connection, _folder: Path) -> None:
    for statement in _VERSION_1:
        line.execute(statement)


def _trail_and_analyses(line: sqlite3.Connection, folder: Path) -> None:
    """The trail comes into the database, an exhibit may have many analyses, and there is room for a queue."""
    for statement in _VERSION_2:
        line.execute(statement)
    line.executemany("INSERT INTO facts VALUES (?, ?)", [("case_id", str(uuid4())), ("made_utc", utc_now())])
    for entry in _earlier_entries(folder):
        add_entry(line, entry)


def _earlier_entries(folder: Path) -> tuple[AuditEntry, ...]:
    path = folder / EARLIER_TRAIL
    try:
        return parse_trail(path.read_bytes().decode("utf-8")) if path.exists() else ()
    except (OSError, ValueError) as error:
        raise trail_broken(folder, error) from error


def _put_away(line: sqlite3.Connection, folder: Path) -> None:
    """Rename the earlier trail once all of it is in the database. Raises CaseDamaged where it is another one."""
    path = folder / EARLIER_TRAIL
    if not path.exists():
        return
    try:
        with guarded(folder):
            lines = [row[0] for row in line.execute("SELECT line FROM trail ORDER BY seq")]
            there = path.read_bytes().decode("utf-8").split("\n")[:-1]
            if there != lines[: len(there)] or (folder / EARLIER_TRAIL_TAKEN).exists():
                raise ValueError(f"{EARLIER_TRAIL} is not the trail that its database holds")
            path.rename(folder / EARLIER_TRAIL_TAKEN)
    except BaseException:
        line.close()
        raise


_STEPS: tuple[Step, ...] = (_first_tables, _trail_and_analyses)
SCHEMA = len(_STEPS)
