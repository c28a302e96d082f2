"""The words of custody: events, what is asked of each, and the rows of their table. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from vmdesk.domain.custody import IN_PLACE, KINDS, WITHDRAWN, CustodyEvent, Kind, Seal
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.presenter import Translate

_HANDED = ("stated", "giver", "taker", "method", "purpose", "seals", "seal", "condition", "note")
FIELDS: dict[Kind, tuple[str, ...]] = {
    "received": tuple(name for name in _HANDED if name != "purpose"),
    "inspected": ("stated", "taker", "seals", "seal", "condition", "note"),
    "transferred": _HANDED,
    "returned": tuple(name for name in _HANDED if name != "purpose"),
    "working copy made": ("stated", "taker", "method", "file", "sha256", "note"),
    "entered in error": ("note",),
}
"""What is asked of each kind of event, in the order in which it is asked."""
_LIMIT = 600


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """One event as the table shows it; `cells` are its columns, `told` all of it in lines."""

    event: CustodyEvent
    cells: tuple[str, ...]
    told: str


def kind_words(tr: Translate) -> dict[Kind, str]:
    """The kinds of events as the examiner reads them."""
    words = (
        tr("Received"),
        tr("Inspected"),
        tr("Transferred"),
        tr("Returned"),
        tr("Working copy made"),
        tr("Entered in error"),
    )
    return dict(zip(KINDS, words, strict=True))


def seal_words(tr: Translate) -> dict[Seal, str]:
    """What can be said of seals."""
    return {"": tr("not stated"), "intact": tr("found intact"), "not intact": tr("found NOT intact")}


def field_words(tr: Translate) -> dict[str, str]:
    """What each field asks for."""
    return {
        "stated": tr("When, as you state it"),
        "giver": tr("From"),
        "taker": tr("To"),
        "method": tr("How"),
        "purpose": tr("Purpose"),
        "seals": tr("Numbers of seals"),
        "seal": tr("Seals were"),
        "condition": tr("Condition"),
        "file": tr("File of the copy"),
        "sha256": tr("SHA-256 of the copy"),
        "note": tr("Note"),
    }


def columns(tr: Translate) -> tuple[str, ...]:
    """The heads of the table."""
    return tr("Entry"), tr("Event"), tr("Took place, as stated"), tr("From → to"), tr("Particulars"), tr("Recorded")


def rows(events: Sequence[CustodyEvent], tr: Translate) -> tuple[CustodyRow, ...]:
    """The events in the order of the trail, those that were corrected later, too."""
    return tuple(_row(event, tr) for event in events)


def _row(event: CustodyEvent, tr: Translate) -> CustodyRow:
    told = event.statement
    when = tr("as recorded") if event.by_vmdesk else cleaned(told.stated, _LIMIT) or tr("not stated")
    way = _way(event, tr)
    recorded = tr("{utc} by {account}").format(utc=event.utc, account=cleaned(event.actor, 120))
    particulars = _particulars(event, tr)
    cells = str(event.seq), _event(event, tr), when, way, " · ".join(particulars) or "–", recorded
    lines = "\n".join((_event(event, tr), when, way, *particulars, recorded))
    return CustodyRow(event, cells, lines)


def _way(event: CustodyEvent, tr: Translate) -> str:
    told = event.statement
    if told.kind in IN_PLACE:
        return tr("by {person}").format(person=cleaned(told.taker, _LIMIT)) if told.taker else "–"
    giver, taker = (cleaned(text, _LIMIT) or tr("not stated") for text in (told.giver, told.taker))
    return f"{giver} → {taker}" if told.giver or told.taker else "–"


def taker_words(kind: Kind, tr: Translate) -> str:
    """Who is asked for beside an event of this kind."""
    return tr("By whom") if kind in IN_PLACE else tr("To")


def _event(event: CustodyEvent, tr: Translate) -> str:
    told = event.statement
    words = [kind_words(tr)[told.kind]]
    if told.corrects is not None and told.kind == WITHDRAWN:
        words.append(tr("entry {entry}").format(entry=told.corrects))
    elif told.corrects is not None:
        words.append(tr("corrects entry {entry}").format(entry=told.corrects))
    if event.corrected_by is not None:
        words.append(tr("corrected by entry {entry}").format(entry=event.corrected_by))
    return "; ".join(words)


def _particulars(event: CustodyEvent, tr: Translate) -> list[str]:
    told, names = event.statement, field_words(tr)
    shown = [
        f"{names[name]}: {cleaned(str(getattr(told, name)), _LIMIT)}"
        for name in ("method", "purpose", "seals", "condition", "file", "sha256", "note")
        if getattr(told, name)
    ]
    if told.seal:
        shown.insert(0, f"{names['seal']}: {seal_words(tr)[told.seal]}")
    if event.by_vmdesk:
        shown.append(tr("copied by vmdesk, digests compared"))
    return shown
