"""`report.json`, the examiner's own file of what reports state: `vmdesk-report-details/1`.

    {"schema": "vmdesk-report-details/1", "logo": "logo.png",
     "details": {"laboratory": ..., "address": [...], "examiner": ..., "certification": true, ...},
     "cases": {"/folder/of/a/case": {"case_number": ..., "asked": ...}}}

`details` hold for every report, those of a case in their place for reports of that case; names are the fields of
`ReportDetails`. `logo` is a PNG or JPEG, its path relative to the file. All but the schema may be missing.
"""

import io
import json
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

from vmdesk.domain.errors import DetailsUnusable
from vmdesk.domain.report_details import ReportDetails, details_from
from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically

SCHEMA = "vmdesk-report-details/1"
FILE = "report.json"
_LARGEST_FILE = 1 << 20
_LARGEST_LOGO = 4 << 20
_LOGO_PIXELS = 1200
_MOST_PIXELS = 16_000_000
"""Of a logo before it is made smaller: a file of a few kilobytes may announce pixels for gigabytes of memory."""
OF_A_CASE = (
    *("customer", "customer_contact", "case_number", "exhibit_number", "received", "examined", "condition", "asked"),
    *("deviations", "external"),
)
"""Fields that belong to one case; the others are kept for all."""


def read_details(path: Path, case: str = "", *, missing_ok: bool = False) -> ReportDetails:
    """What the file at `path` states for reports of `case`. Raises DetailsUnusable."""
    if missing_ok and not path.exists():
        return ReportDetails()
    try:
        told = _told(path)
        general = details_from(_part(told, "details"))
        stated = details_from(_part(_part(told, "cases"), case), general)
        logo = told.get("logo")
        return replace(stated, logo=read_logo(path.parent / logo)) if isinstance(logo, str) and logo else stated
    except (OSError, ValueError) as error:
        raise DetailsUnusable(
            f"{cleaned(path.name)} cannot be used for the report's details.",
            advice=f"It is to be JSON of the schema {SCHEMA}.",
            details=str(error)[:300],
        ) from error


def _told(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        data = file.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise ValueError("the file is larger than a megabyte")
    told = json.loads(data)
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise ValueError(f"it is not of the schema {SCHEMA}")
    return told


def _part(told: dict[str, Any], name: str) -> dict[str, Any]:
    part = told.get(name, {})
    if not isinstance(part, dict):
        raise ValueError(f"{name!r} is not an object")
    return part


def read_logo(path: Path) -> bytes:
    """The PNG or JPEG at `path` as a PNG, opaque, at most 1,200 pixels wide and high. Raises ValueError, OSError."""
    from PIL import Image

    with path.open("rb") as file:
        data = file.read(_LARGEST_LOGO + 1)
    if len(data) > _LARGEST_LOGO:
        raise ValueError("the logo is larger than four megabytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # a stricter limit stands below
            with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture:
                _require_small(picture.size)
                return _redrawn(picture)
    except (Image.DecompressionBombError, SyntaxError) as error:
        raise ValueError(f"the logo cannot be read: {error}") from error


def _require_small(size: tuple[int, int]) -> None:
    if size[0] * size[1] > _MOST_PIXELS:
        raise ValueError(f"the logo has more than {_MOST_PIXELS:,} pixels")


def _redrawn(picture: Any) -> bytes:
    """The pixels alone, on white: nothing else that the file carries goes into a report."""
    from PIL import Image

    picture = picture.convert("RGBA")
    picture.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    buffer = io.BytesIO()
    ground.convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def write_details(path: Path, details: ReportDetails, case: str = "", logo: str | None = None) -> None:
    """Keep `details`: what belongs to `case` under it, the rest for all; other cases stay as they are.

    `logo` is the new path of the logo ("" for none), None where it stays. Raises OutputNotWritable, and DetailsUnusable
    where a file stands there that is not one of details: it is not written over.
    """
    if path.exists():
        read_details(path)
    told: dict[str, Any] = _told(path) if path.exists() else {"schema": SCHEMA}
    given = details.given()
    told["details"] = {name: value for name, value in given.items() if name not in OF_A_CASE or not case}
    if case:
        told.setdefault("cases", {})[case] = {name: value for name, value in given.items() if name in OF_A_CASE}
    if logo is not None:
        told["logo"] = logo
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, (json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode())
