"""Unsigned copies beside a signed report: HTML, CSV of windows, JSON; all from the content that was signed."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.report_details import ReportDetails
from vmdesk.files import write_atomically
from vmdesk.report.blocks import ReportContent
from vmdesk.report.content import compose
from vmdesk.report.credentials import IdentityFacts
from vmdesk.report.html import copy_words, html_report
from vmdesk.report.reference import sha256_of
from vmdesk.report.window_csv import windows_csv

SCHEMA = "vmdesk-report-content/1"
ENDINGS = {"html": ".html", "csv": ".windows.csv", "json": ".content.json"}


def write_copies(
    report: Path,
    finished: AnalysisFinished,
    entries: tuple[AuditEntry, ...],
    identity: IdentityFacts,
    written: datetime,
    details: ReportDetails,
) -> tuple[Path, ...]:
    """Write what `details.also` names beside `report`, each whole or not at all; the paths. Raises OutputNotWritable.

    `entries`, `identity` and `written` are those of the signed report.
    """
    if not details.also:
        return ()
    when = written.astimezone(UTC).replace(microsecond=0)
    content = compose(finished.result, entries, identity, when, details.logo)
    paths = []
    for kind in dict.fromkeys(details.also):
        path = report.with_name(report.name.removesuffix(".pdf") + ENDINGS[kind])
        write_atomically(path, _MAKERS[kind](content, finished))
        paths.append(path)
    return tuple(paths)


def json_report(content: ReportContent) -> bytes:
    """The content's blocks as JSON: titles, paragraphs, facts, tables, the chart; pictures by their captions."""
    told = asdict(content)
    del told["logo"]
    told["logo_sha256"] = sha256_of(content.logo) if content.logo else None
    for given, section in zip(content.sections, told["sections"], strict=True):
        _name_kinds(given.blocks, section["blocks"])
    _name_kinds(content.brief, told["brief"])
    head = {"schema": SCHEMA, "signed": False, "copy": copy_words(content.report_id)}
    return (json.dumps(head | told, indent=1, ensure_ascii=False, allow_nan=False, default=sorted) + "\n").encode()


def _name_kinds(given: tuple[object, ...], told: tuple[dict[str, object], ...]) -> None:
    for block, values in zip(given, told, strict=True):
        values["kind"] = type(block).__name__.lower()


def _csv(content: ReportContent, finished: AnalysisFinished) -> bytes:
    result = finished.result
    evidence = result.evidence
    return windows_csv(evidence.file_name, evidence.sha256, result.model.id, result.windows, content.report_id)


_MAKERS: dict[str, Callable[[ReportContent, AnalysisFinished], bytes]] = {
    "html": lambda content, finished: html_report(content, finished.illustrations),
    "csv": _csv,
    "json": lambda content, _finished: json_report(content),
}
