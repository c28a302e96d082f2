"""A case for other programs: as JSON (`vmdesk-case-export/1`), as a table (CSV), and as CASE/UCO (`vmdesk.case.uco`).

No windows are in it: those of an analysis are in its `vmdesk-result/1`. All three say the same.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from vmdesk import __version__
from vmdesk.case.records import CaseContents, CaseExhibit
from vmdesk.case.store import CaseStore
from vmdesk.case.uco import as_case_uco
from vmdesk.domain.audit import AuditEntry, head_of
from vmdesk.domain.result import canonical_json
from vmdesk.domain.text import cleaned, for_spreadsheet

SCHEMA = "vmdesk-case-export/1"
_COLUMNS = (
    *("exhibit", "file", "size_bytes", "sha256", "sha1", "md5", "taken_utc"),
    *("analysis", "kept_utc", "started_utc", "finished_utc", "model", "model_sha256", "engine", "device", "precision"),
    *("stride", "sampling_rate", "windows_scored", "windows_not_scored", "top_score", "whole_clip_score"),
    *("threshold", "flagged"),
)


def contents_of(store: CaseStore) -> CaseContents:
    """What a case holds now. Raises CaseDamaged, OutputNotWritable."""
    name = cleaned(store.folder.name)
    facts = store.fact("case_id"), name, store.fact("made_utc")
    return CaseContents(*facts, store.exhibits(), store.analyses(), store.trail.entries)


def as_json(case: CaseContents) -> str:
    """The case as `vmdesk-case-export/1`: JSON, UTF-8, sorted keys, a final newline."""
    by_exhibit = _by_exhibit(case)
    told = {
        "schema": SCHEMA,
        "vmdesk": __version__,
        "case": {"id": case.case_id, "name": case.name, "made_utc": case.made_utc},
        "exhibits": [_exhibit(one, by_exhibit.get(one.number, [])) for one in case.exhibits],
        "audit": {
            "entries": [_entry(one) for one in case.entries],
            "count": len(case.entries),
            "head": head_of(case.entries),
        },
    }
    return canonical_json(told, indent=1) + "\n"


def as_csv(case: CaseContents) -> str:
    """A row for each analysis, and one for each exhibit that has none: RFC 4180, first line the columns' names.

    What a spreadsheet would take for a formula is preceded by an apostrophe.
    """
    by_exhibit, written = _by_exhibit(case), io.StringIO()
    rows = csv.DictWriter(written, _COLUMNS, restval="", lineterminator="\r\n")
    rows.writeheader()
    for exhibit in case.exhibits:
        base = {**_identity(exhibit), "exhibit": exhibit.number}
        for analysis in by_exhibit.get(exhibit.number, []) or [{}]:
            values = {**base, **analysis}
            rows.writerow({name: _cell(values[name]) for name in _COLUMNS if values.get(name) is not None})
    return written.getvalue()


FORMATS: dict[str, Callable[[CaseContents], str]] = {"json": as_json, "csv": as_csv, "jsonld": as_case_uco}
"""Ending of the file's name -> how the case is written."""


def _by_exhibit(case: CaseContents) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for one in case.analyses:
        facts = asdict(one.facts) if one.facts is not None else {"top_score": one.top_score}
        found.setdefault(one.exhibit, []).append({**facts, "analysis": one.number, "kept_utc": one.kept_utc})
    return found


def _identity(one: CaseExhibit) -> dict[str, Any]:
    item = one.evidence
    digests = asdict(item.digests) if item else {"sha256": None, "sha1": None, "md5": None}
    name = cleaned(one.path.name, 255)
    return {"file": name, "size_bytes": item.size_bytes if item else None, **digests, "taken_utc": one.taken_utc}


def _exhibit(one: CaseExhibit, analyses: list[dict[str, Any]]) -> dict[str, Any]:
    return {"number": one.number, **_identity(one), "analyses": analyses}


def _entry(one: AuditEntry) -> dict[str, Any]:
    told = asdict(one)
    return {name: value for name, value in told.items() if name != "monotonic_ms" or value is not None}


def _cell(value: object) -> object:
    return for_spreadsheet(value) if isinstance(value, str) else value
