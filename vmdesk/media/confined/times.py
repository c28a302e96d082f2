"""Times that files state, as ISO 8601 in UTC where they can be told, and what speaks against them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from vmdesk.domain.structure import ClaimedTime, TimeKind
from vmdesk.domain.text import cleaned

_APART = timedelta(seconds=2)
"""Claims this near agree: containers round to seconds, and tracks are opened one after the other."""


def from_epoch(epoch: datetime, seconds: float) -> str | None:
    """`seconds` after `epoch` as `2024-05-06T07:08:09Z`; None beyond what a calendar holds."""
    try:
        return _iso(epoch + timedelta(seconds=seconds))
    except OverflowError:
        return None


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def from_text(place: str, kind: TimeKind, untrusted: str) -> ClaimedTime:
    """A time written out: in UTC where it is ISO 8601 with a zone, otherwise with a remark."""
    shown = cleaned(untrusted.strip(), 100)
    try:
        moment = datetime.fromisoformat(untrusted.strip())
        if moment.tzinfo is not None:
            return ClaimedTime(place, kind, shown, _iso(moment))
    except (ValueError, OverflowError):
        return ClaimedTime(place, kind, shown, None, "no date and time in ISO 8601")
    return ClaimedTime(place, kind, shown, None, "without a time zone")


def contradictions(claims: Sequence[ClaimedTime]) -> tuple[str, ...]:
    """Sentences on claims that cannot all be true; empty where they agree."""
    created = [(datetime.fromisoformat(c.utc), c) for c in claims if c.utc and c.kind == "creation"]
    if not created:
        return ()
    (first, earliest), (last, latest) = min(created, key=_moment), max(created, key=_moment)
    found = []
    if last - first > _APART:
        found.append(
            f"creation times contradict each other: {earliest.utc} at {earliest.place}, {latest.utc} at {latest.place}"
        )
    found.extend(
        f"{c.place} says it was modified at {c.utc}, before it says the file was created ({earliest.utc})"
        for c in claims
        if c.utc and c.kind == "modification" and datetime.fromisoformat(c.utc) < first - _APART
    )
    return tuple(found[:20])


def _moment(claim: tuple[datetime, ClaimedTime]) -> datetime:
    return claim[0]
