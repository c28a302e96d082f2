"""The words of exhibits hashed again. No Qt."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vmdesk.case.rechecks import Expected, Found, Reading, Recheck
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.presenter import Translate

SIGNS: dict[Found, str] = {
    "unchanged": "=",
    "changed": "≠",
    "missing": "○",
    "moved": "→",
    "unreadable": "!",
    "not comparable": "–",
}
"""A sign beside the words of each outcome."""
_LIMIT = 600


@dataclass(frozen=True, slots=True)
class RecheckRow:
    """What the list shows of one exhibit; `tip` is more of it."""

    cells: tuple[str, ...]
    tip: str


def outcome_words(tr: Translate) -> dict[Found, str]:
    """The outcomes as the examiner reads them."""
    return {
        "unchanged": tr("unchanged"),
        "changed": tr("changed"),
        "missing": tr("missing"),
        "moved": tr("moved"),
        "unreadable": tr("unreadable"),
        "not comparable": tr("never hashed before"),
    }


def row(one: Expected, found: Recheck | None, tr: Translate) -> RecheckRow:
    """One exhibit, before or after it was looked at."""
    name, path = cleaned(one.path.name), cleaned(str(one.path), _LIMIT)
    if found is None:
        return RecheckRow((str(one.number), name, tr("not looked at"), ""), path)
    words = f"{SIGNS[found.outcome]} {outcome_words(tr)[found.outcome]}"
    return RecheckRow((str(one.number), name, words, _more(found, tr)), f"{path}\n{_digests(one, found, tr)}".strip())


def _more(found: Recheck, tr: Translate) -> str:
    if found.found_at is not None:
        place = cleaned(str(found.found_at), _LIMIT)
        if found.outcome == "missing":
            return tr("The case's own copy lies at {path}").format(path=place)
        return tr("Found at {path}").format(path=place)
    if found.outcome == "changed":
        return tr("Not the bytes that were taken into the case")
    if found.outcome == "missing":
        return tr("No such file at its place; none like it was found")
    return cleaned(found.reason, _LIMIT)


def _digests(one: Expected, found: Recheck, tr: Translate) -> str:
    lines = []
    if one.sha256 is not None:
        lines.append(tr("SHA-256 when it was taken in: {digest}").format(digest=one.sha256))
    if found.sha256 is not None:
        lines.append(tr("SHA-256 now: {digest}").format(digest=found.sha256))
    return "\n".join(lines)


def progress_words(reading: Reading, place: int, count: int, tr: Translate) -> str:
    """What is being read."""
    words = tr("Exhibit {place} of {count}: reading {name}, {percent} %")
    percent = 100 * reading.done // max(1, reading.total)
    return words.format(place=place, count=count, name=cleaned(reading.path.name), percent=percent)


def summary(found: Iterable[Recheck], count: int, *, whole: bool, tr: Translate) -> str:
    """How it ended, the worst first."""
    counts = Counter(one.outcome for one in found)
    words = outcome_words(tr)
    order: tuple[Found, ...] = ("changed", "missing", "unreadable", "moved", "not comparable", "unchanged")
    told = ", ".join(f"{words[one]}: {counts[one]}" for one in order if counts[one])
    if whole:
        return tr("Every exhibit was looked at. {counts}").format(counts=told)
    return tr("Stopped after {done} of {count} exhibits. {counts}").format(
        done=counts.total(), count=count, counts=told
    )
