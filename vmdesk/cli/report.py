"""What is done with a report that is there already: add a trusted timestamp."""

import argparse
import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vmdesk.domain.errors import EvidenceError, UsageError
from vmdesk.domain.text import cleaned
from vmdesk.files import require_readable_file

if TYPE_CHECKING:
    from vmdesk.report.timestamp_token import Stamp


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb and its deed understand."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    words = "ask an authority for the time (RFC 3161) and put its answer into the report's signature"
    stamp = deeds.add_parser("timestamp", help=words, description=f"{words.capitalize()}. Only a digest is sent.")
    stamp.add_argument("report", type=Path, metavar="REPORT.pdf", help="the report, which is replaced")
    words = "where the authority answers; the only address that is reached, and only by this command"
    stamp.add_argument("--url", required=True, help=words)


def run(args: argparse.Namespace) -> int:
    """Does the deed asked for. Returns 0."""
    from vmdesk.case.trail import AuditTrail
    from vmdesk.report.authority import require_url
    from vmdesk.workbench import timestamp_report

    require_url(args.url)
    before = _digest(args.report)
    stamp = timestamp_report(args.report, args.url, AuditTrail())
    sys.stdout.write(_stamp_lines(stamp))
    sys.stdout.write(f"  file SHA-256 before  {before}\n  file SHA-256 now     {_digest(args.report)}\n")
    return 0


def _digest(path: Path) -> str:
    """SHA-256 of a report. Raises UsageError for what is no file that can be read, or only a link to one."""
    name = cleaned(path.name)
    if os.path.islink(path):  # noqa: PTH114 - never an error; the file itself would stay without the timestamp
        raise UsageError(f"{name} is a link.", advice="Give the report itself.")
    try:
        require_readable_file(path)
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except EvidenceError as error:
        raise UsageError(f"{name} is no report that can be read.", details=error.message) from error
    except OSError as error:
        raise UsageError(f"{name} cannot be read.", details=str(error)) from error


def _stamp_lines(stamp: "Stamp") -> str:
    """What a timestamp states."""
    return (
        f"Timestamped {stamp.time:%Y-%m-%d %H:%M:%S} UTC\n  authority  {stamp.authority}\n"
        f"  SHA-256    {stamp.authority_sha256}\n"
        "  Whether to trust that authority is for the reader to decide; vmdesk did not check it.\n"
    )
