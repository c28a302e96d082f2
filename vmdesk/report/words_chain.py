"""Words on the chain of custody: what the examiner stated of the exhibit's way, and when it was recorded.

All of it comes out of the audit trail that is attached, as `vmdesk.domain.custody` reads it.
"""

from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.custody import IN_PLACE, LONGEST, LONGEST_TEXT, WITHDRAWN, CustodyEvent, custody_in
from vmdesk.domain.notes import numbers_of
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Column, Paragraph, Section, Table

NONE_RECORDED = "No custody events are recorded"
_LIMIT, _LIMIT_TEXT = LONGEST + 20, LONGEST_TEXT + 20
"""Characters of a statement that are printed: all, but where many of them must be written out as escapes."""
_COLUMNS = (
    Column("Entry", 1.3, "right"),
    Column("Event", 2.8),
    Column("Took place, as stated", 2.8),
    Column("Particulars, as stated", 9.2),
    Column("Recorded", 4.8),
)
"""Wide enough for the longest statements: a row must fit on a page."""


def chain_of_custody(result: AnalysisResult, entries: tuple[AuditEntry, ...]) -> Section:
    """Every custody event of these bytes, those corrected later, too; or that none is recorded."""
    events = custody_in(entries, numbers_of(entries, result.evidence.sha256))
    if not events:
        words = (
            f"{NONE_RECORDED} of this exhibit in the audit trail. From whom it was received, and through whose hands "
            "it went, vmdesk does not know."
        )
        return Section("Chain of custody", (Paragraph(words),))
    words = (
        "When an event took place, and between whom, is what the examiner stated; vmdesk did not check it. When it was "
        "recorded, and under which account, is told by this machine. Nothing in this table can be changed: a "
        "correction is an entry of its own, and what it corrects stays. Entry is the number in the attached audit "
        "trail; the table is in its order."
    )
    rows = tuple(_row(event) for event in events)
    return Section("Chain of custody", (Table(_COLUMNS, rows, f"Custody events: {len(rows)}."), Paragraph(words)))


def printed_custody(sha256: str, entries: tuple[AuditEntry, ...]) -> dict[str, str]:
    """What of it must stand in the printed text, by what it is; nothing where the trail tells of no event.

    For reports of earlier versions, whose trails tell of none, do not say so.
    """
    events = custody_in(entries, numbers_of(entries, sha256))
    facts = {"number of custody events": f"Custody events: {len(events)}."} if events else {}
    for event in events:  # unspaced: the cells of a row follow one another directly
        facts[f"custody event {event.seq}"] = f"{event.seq}{_kind(event)}".replace(" ", "")
        facts[f"custody event {event.seq}, recorded"] = f"{event.utc}by"
        if event.statement.sha256:
            facts[f"custody event {event.seq}, digest"] = event.statement.sha256
    return facts


def _row(event: CustodyEvent) -> tuple[str, ...]:
    told = event.statement
    when = "as recorded" if event.by_vmdesk else cleaned(told.stated, _LIMIT) or "not stated"
    when = "–" if told.kind == WITHDRAWN else when
    return str(event.seq), _kind(event), when, _particulars(event), f"{event.utc} by {cleaned(event.actor, 120)}"


def _kind(event: CustodyEvent) -> str:
    told = event.statement
    words: list[str] = [told.kind]
    if told.corrects is not None:
        words.append(f"entry {told.corrects}" if told.kind == WITHDRAWN else f"corrects entry {told.corrects}")
    if event.corrected_by is not None:
        words.append(f"corrected by entry {event.corrected_by}")
    return "; ".join(words)


def _particulars(event: CustodyEvent) -> str:
    told = event.statement
    state = {"intact": "found intact", "not intact": "found NOT intact", "": "state not stated"}[told.seal]
    seals = f"{told.seals} ({state})" if told.seals else state if told.seal else ""
    named = (
        ("From", told.giver, _LIMIT),
        ("By" if told.kind in IN_PLACE else "To", told.taker, _LIMIT),
        ("How", told.method, _LIMIT),
        ("Purpose", told.purpose, _LIMIT),
        ("Seals", seals, _LIMIT),
        ("Condition", told.condition, _LIMIT_TEXT),
        ("File", told.file, _LIMIT),
        ("SHA-256", told.sha256, _LIMIT),
        ("Note", told.note, _LIMIT_TEXT),
    )
    words = [f"{name}: {cleaned(text, limit)}" for name, text, limit in named if text]
    if event.by_vmdesk:
        words.append("Copied by vmdesk; the copy, read back, had the digest of what was read.")
    return " · ".join(words) or "nothing stated"
