"""Who reports, for whom, on what was asked: what no program can find out, as the examiner states it."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from vmdesk.domain.audit import AuditEntry

ACTION = "report details"
"""The action of the audit entry that says what a report was to state; the newest one counts."""
OUTPUTS = ("html", "csv", "json")
"""What can be written beside the signed report, from the same content."""
TEMPLATE = "vmdesk-report/3"
"""The name of the arrangement of sections, recorded with what was chosen of it."""
LONGEST_TEXT = 4000
LONGEST_LINES = 12
"""Lines of an address or a letterhead at most."""


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """Texts as given, empty where nothing is stated; dates are texts, too, as laboratories write them.

    `letterhead` heads the first page in place of laboratory and address. `introduction` and `remarks` are the
    laboratory's own standing texts, on the commission and on limits. `logo` is a PNG, empty for none.
    `certification`: the blank certification page is appended. `also` names outputs of `OUTPUTS`. Raises ValueError for
    texts that are too long and for outputs that are not known.
    """

    laboratory: str = ""
    address: tuple[str, ...] = ()
    location: str = ""
    customer: str = ""
    customer_contact: str = ""
    examiner: str = ""
    authorised_by: str = ""
    case_number: str = ""
    exhibit_number: str = ""
    received: str = ""
    examined: str = ""
    condition: str = ""
    asked: str = ""
    deviations: str = ""
    external: str = ""
    letterhead: tuple[str, ...] = ()
    introduction: str = ""
    remarks: str = ""
    logo: bytes = b""
    certification: bool = False
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(text) > LONGEST_TEXT for text in (*self.texts().values(), *self.address, *self.letterhead)):
            raise ValueError(f"a text is longer than {LONGEST_TEXT} characters")
        if max(len(self.address), len(self.letterhead)) > LONGEST_LINES:
            raise ValueError(f"the address or the letterhead has more than {LONGEST_LINES} lines")
        if not set(self.also) <= set(OUTPUTS):
            raise ValueError(f"other outputs are {', '.join(OUTPUTS)}")

    def texts(self) -> dict[str, str]:
        """The one-part texts by their names."""
        return {name: getattr(self, name) for name in TEXTS}

    def given(self) -> dict[str, Any]:
        """What is stated, without the logo's bytes, as JSON values."""
        stated = {name: value for name, value in asdict(self).items() if value and name != "logo"}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in stated.items()}


TEXTS = tuple(f.name for f in fields(ReportDetails) if f.type == "str" or f.type is str)
"""Names of the texts that are one string each, in the order in which they are asked for."""


def details_from(given: dict[str, Any], base: ReportDetails | None = None) -> ReportDetails:
    """`base` with what `given` states in its place. Raises ValueError for names and types that are not those."""
    known = {f.name for f in fields(ReportDetails)} - {"logo"}
    for name, value in given.items():
        if name not in known:
            raise ValueError(f"{name!r} is not one of {', '.join(sorted(known))}")
        if not _fits(name, value):
            raise ValueError(f"{name!r} is of another type")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    return replace(base or ReportDetails(), **values)


def _fits(name: str, value: object) -> bool:
    if name == "certification":
        return isinstance(value, bool)
    if name in ("address", "letterhead", "also"):
        return isinstance(value, list | tuple) and all(isinstance(line, str) for line in value)
    return isinstance(value, str)


def details_recorded(details: ReportDetails) -> dict[str, Any]:
    """What the audit entry says: what is stated, the digest of the logo, the arrangement chosen."""
    digest = hashlib.sha256(details.logo).hexdigest() if details.logo else None
    return {"stated": details.given(), "logo_sha256": digest, "template": TEMPLATE, "letterhead": _head(details)}


def _head(details: ReportDetails) -> str:
    """What of the laboratory heads the first page."""
    if any(line.strip() for line in details.letterhead):
        return "lines of its own"
    return "the laboratory's name and address" if details.laboratory.strip() else "none"


def details_told(entries: Iterable[AuditEntry]) -> dict[str, Any]:
    """The details of the newest entry that states some; empty where none does."""
    told: dict[str, Any] = {}
    for entry in entries:
        if entry.action == ACTION:
            told = entry.details
    return told


def stated_in(entries: Iterable[AuditEntry]) -> ReportDetails:
    """What the trail says the report is to state; whatever in it does not fit is left out, not trusted."""
    told = details_told(entries).get("stated")
    if not isinstance(told, dict):
        return ReportDetails()
    try:
        return details_from(told)
    except ValueError:
        return ReportDetails()
