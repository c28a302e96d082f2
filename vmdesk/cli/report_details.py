"""What `vmdesk analyze` is told of a report: who, for whom, on what was asked, and what else is to be written."""

import argparse
from dataclasses import replace
from pathlib import Path

from vmdesk import places
from vmdesk.domain.errors import DetailsUnusable
from vmdesk.domain.report_details import OUTPUTS, ReportDetails, details_from
from vmdesk.report.details_file import FILE, read_details

_TEXTS = {
    "laboratory": "name of the laboratory",
    "examiner": "name of the examiner",
    "case_number": "number of the case",
    "exhibit_number": "number of the exhibit",
    "asked": "what was asked",
}


def add_details_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments for what the report states."""
    group = parser.add_argument_group("what the report states")
    words = f"JSON file of details, vmdesk-report-details/1 (default: {FILE} in the user's own folder, if there)"
    group.add_argument("--details", type=Path, metavar="FILE", help=words)
    for name, about in _TEXTS.items():
        group.add_argument(f"--{name.replace('_', '-')}", metavar="TEXT", help=f"{about}, in place of the file's")
    words = "append a blank certification page under FRE 902(13) and 902(14)"
    group.add_argument("--certification", action="store_true", help=words)
    words = f"unsigned copies to write beside the report, of {', '.join(OUTPUTS)}"
    group.add_argument("--also", type=_outputs, default=(), metavar="KIND[,KIND]", help=words)


def _outputs(text: str) -> tuple[str, ...]:
    kinds = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [kind for kind in kinds if kind not in OUTPUTS]
    if unknown or not kinds:
        raise argparse.ArgumentTypeError(f"must be of {', '.join(OUTPUTS)}, with commas between")
    return kinds


def details_of(args: argparse.Namespace) -> ReportDetails:
    """The details of the file, with the command line's in their place. Raises DetailsUnusable."""
    case = str(args.case.absolute()) if args.case else ""
    path = args.details or places.user_data() / FILE
    kept = read_details(path, case, missing_ok=args.details is None)
    given = {name: getattr(args, name) for name in _TEXTS if getattr(args, name) is not None}
    try:
        stated = details_from(given, kept)
    except ValueError as error:
        raise DetailsUnusable("What the report is to state cannot be printed.", details=str(error)) from error
    return replace(stated, certification=stated.certification or args.certification, also=args.also or stated.also)
