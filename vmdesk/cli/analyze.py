"""Score videos, and write a result and a signed report for each."""

import argparse
import math
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from vmdesk import files, places
from vmdesk.case.exhibits import Found, exhibits
from vmdesk.cli.exhibits import NO_VIDEO, output_name, what_is_watched
from vmdesk.cli.model import model_errors
from vmdesk.cli.outcome import tell_failed, tell_kept, tell_passed_over, tell_result, tell_resumed, tell_stamped
from vmdesk.cli.password import open_identity, password_for, warn_of_end
from vmdesk.cli.report_details import add_details_arguments, details_of
from vmdesk.cli.scoring_arguments import add_scoring_arguments, positive
from vmdesk.domain.errors import EvidenceChanged, NoVideosInFolder, UsageError, VmdeskError
from vmdesk.domain.faces import Square
from vmdesk.workbench import (
    Parts,
    case_indexes,
    load_parts,
    publish_report,
    refuse_evidence_folder,
    timestamp_report,
    unfinished_runs,
)

if TYPE_CHECKING:
    from vmdesk.case.records import Gathering
    from vmdesk.case.store import CaseStore
    from vmdesk.case.trail import AuditTrail
    from vmdesk.domain.events import AnalysisFinished
    from vmdesk.domain.evidence import EvidenceItem
    from vmdesk.pipeline import Options
    from vmdesk.report.credentials import Identity


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk analyze`."""
    parser.add_argument("evidence", nargs="+", type=Path, metavar="FILE_OR_FOLDER", help="video, or folder of videos")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where results and reports are written")
    add_scoring_arguments(parser)
    parser.add_argument("--sampling-rate", type=positive, metavar="N", help="every Nth frame is taken into a window")
    parser.add_argument("--batch", type=positive, metavar="N", help="windows scored at once (default: by the device)")
    words = "square to frame instead of the faces found, in pixels of upright frames (for models that look at faces)"
    parser.add_argument("--region", type=_square, metavar="X,Y,SIDE", help=words)
    words = "score all windows, also those that an unfinished run of the same kind left"
    parser.add_argument("--from-start", action="store_true", help=words)
    parser.add_argument(
        "--case",
        type=Path,
        metavar="DIR",
        help="case folder: its audit trail is continued, its queue carried on, its results kept",
    )
    words = "go on looking for new videos in the folders given, until Ctrl+C (with --case)"
    parser.add_argument("--watch", action="store_true", help=words)
    signer = parser.add_mutually_exclusive_group()
    signer.add_argument(
        "--identity", metavar="NAME", help="kept identity to sign with (default: the one named default)"
    )
    signer.add_argument("--sign-with", type=Path, metavar="P12", help="PKCS#12 file to sign with")
    words = "file whose first line is the key's password, or its token's PIN (without it, asked for at a terminal)"
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=words)
    add_details_arguments(parser)
    words = "ask this time-stamping authority (RFC 3161) for the time of each report; nothing else uses the network"
    parser.add_argument("--timestamp-url", metavar="URL", help=words)
    parser.add_argument("--no-report", action="store_true", help="write the result only")
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout, nothing else there")


def _square(text: str) -> Square:
    try:
        x, y, side = (float(part) for part in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("must be three numbers: X,Y,SIDE") from error
    if not all(map(math.isfinite, (x, y, side))) or side <= 0:
        raise argparse.ArgumentTypeError("must be finite numbers, SIDE above 0")
    return Square(x, y, side)


def run(args: argparse.Namespace) -> int:
    """Score everything given; the exit code of the first exhibit that failed, else 0."""
    found = what_is_watched(args) if args.watch else exhibits(args.evidence)
    for folder in filter(None, (args.out, args.case)):
        refuse_evidence_folder(folder, args.evidence)
    code = _tell_left_out(found, args)
    if not found.files and not args.watch:
        if code:
            return code
        raise NoVideosInFolder("There is no video in what was given.")
    args.stated = None if args.no_report else details_of(args)  # read before hours are spent
    _require_timestamp_url(args)
    identity = _identity_at_hand(args)
    if identity is not None:
        warn_of_end(identity)
    with files.output_folder(args.out), _case(args.case) as case:
        with model_errors(args.model):
            parts = load_parts(args.model, args.device, args.precision, args.engine, args.batch)
        if identity is None and not args.no_report:  # made only now: a run that cannot begin leaves no key behind
            identity = open_identity(places.user_data(), None, args.password_file)
        if case is not None:
            return _score_queue(found, args, parts, case, identity) or code
        return _score_all(found, args, parts, case, identity, code)


def _score_queue(
    found: Found, args: argparse.Namespace, parts: Parts, case: "CaseStore", identity: "Identity | None"
) -> int:
    """Score everything given through the queue of the case, then watch folders where that is asked for."""
    from vmdesk.cli.case_queue import Hands, QueueRun
    from vmdesk.pipeline.course import Course

    def score(path: Path) -> None:
        _score(path, args, parts, case, identity)

    def present(path: Path, finished: "AnalysisFinished") -> None:
        _write_where_missing(path, finished, args, case.trail, identity)

    def forget(item: "EvidenceItem") -> None:
        journal = unfinished_runs(args.case).journal(course.key(item))
        if journal is not None:
            journal.forget()
            journal.close()

    course = Course.of(parts.scorer, parts.finder, _options(args))
    queue = QueueRun(case, Hands(score, present, forget, course.settings), args)
    queue.take_in(found)
    return queue.watch() if args.watch else queue.run()


def _options(args: argparse.Namespace) -> "Options":
    from vmdesk.pipeline import Options

    return Options(args.stride, args.sampling_rate, args.region, resume=not args.from_start)


def _tell_left_out(found: Found, args: argparse.Namespace) -> int:
    """Say what is not even looked at; the exit code for it, 0 where nothing is wrong with that."""
    for path, link in found.links:
        tell_passed_over(path, link, args)
    codes = [tell_failed(path, error, args) for path, error in found.unreadable]
    return next(iter(codes), 0)


def _score_all(
    found: Found,
    args: argparse.Namespace,
    parts: Parts,
    case: "CaseStore | None",
    identity: "Identity | None",
    code: int,
) -> int:
    videos, refused = 0, ""
    for path, may_be_no_video in found.files:
        try:
            _score(path, args, parts, case, identity)
            videos += 1
        except VmdeskError as error:
            if may_be_no_video and isinstance(error, NO_VIDEO):
                refused = refused or str(error)
                tell_passed_over(path, error, args)
                continue
            failed = tell_failed(path, error, args)
            code = code or failed
    if not videos and not code:
        raise NoVideosInFolder("There is no video in what was given.", details=refused)
    return code


def _score(
    path: Path, args: argparse.Namespace, parts: Parts, case: "CaseStore | None", identity: "Identity | None"
) -> None:
    """Score one exhibit and write what was found; until that is written its windows are kept for another try."""
    from vmdesk.case.records import Gathering
    from vmdesk.case.trail import AuditTrail
    from vmdesk.cli.progress import shown
    from vmdesk.domain import events
    from vmdesk.pipeline import analyse

    options = _options(args)
    indexes = case_indexes(args.case) if args.case else None
    trail, seen = case.trail if case is not None else AuditTrail(), Gathering()
    run_ = analyse(path, parts.scorer, parts.finder, trail, options, indexes, unfinished_runs(args.case))
    windows, report = 0, None
    try:
        with closing(run_):
            for event in shown(run_, path, quiet=not sys.stderr.isatty()):
                seen.take(event)
                if isinstance(event, events.RunResumed):
                    tell_resumed(path, event.windows, args)
                elif isinstance(event, events.WindowsScored):
                    windows += len(event.scores)
                elif isinstance(event, events.AnalysisFinished):
                    if case is not None:
                        _keep(case, event, seen)
                    report = _write(path, event, args, trail, identity)
    except (VmdeskError, KeyboardInterrupt) as error:
        if windows and not isinstance(error, EvidenceChanged):
            tell_kept(path, windows)
        raise
    if report is not None and args.timestamp_url:
        tell_stamped(path, report, timestamp_report(report, args.timestamp_url, trail), args)


def _write(
    path: Path, finished: "AnalysisFinished", args: argparse.Namespace, trail: "AuditTrail", identity: "Identity | None"
) -> Path | None:
    """The report's path, where one was written."""
    name = output_name(args.out, path, finished.result.evidence.sha256)
    result, report = args.out / f"{name}.result.json", args.out / f"{name}.report.pdf"
    copies: tuple[Path, ...] = ()
    if identity is not None:
        copies = publish_report(report, finished, trail, identity, args.stated)
    files.write_atomically(result, finished.result.to_json().encode())
    tell_result(path, finished, result, report if identity else None, copies, args)
    return report if identity else None


def _require_timestamp_url(args: argparse.Namespace) -> None:
    """Raises UsageError before hours are spent for what cannot be asked for a time."""
    if args.timestamp_url is None:
        return
    if args.no_report:
        raise UsageError("Without a report there is nothing to timestamp.", advice="Leave --timestamp-url out.")
    from vmdesk.report.authority import require_url

    require_url(args.timestamp_url)


def _write_where_missing(
    path: Path, finished: "AnalysisFinished", args: argparse.Namespace, trail: "AuditTrail", identity: "Identity | None"
) -> None:
    """Write what the case keeps of an exhibit, where it does not lie in the folder already."""
    name = output_name(args.out, path, finished.result.evidence.sha256)
    result, report = args.out / f"{name}.result.json", args.out / f"{name}.report.pdf"
    try:
        there = result.read_bytes() == finished.result.to_json().encode() and (identity is None or report.is_file())
    except OSError:
        there = False
    if there:
        tell_result(path, finished, result, report if identity else None, (), args)
    else:
        _write(path, finished, args, trail, identity)


def _identity_at_hand(args: argparse.Namespace) -> "Identity | None":
    """Who signs, opened before hours are spent; None where nobody does, or where the default is still to be made.

    Raises UsageError, WrongPassword, KeyUnusable.
    """
    if args.no_report:
        return None
    from vmdesk.report import identity

    if args.sign_with is not None:
        return identity.load_pkcs12(args.sign_with, password_for(args.sign_with.name, args.password_file))
    home = places.user_data()
    if args.identity is None and not identity.is_kept(home, identity.DEFAULT_NAME):
        return None
    return open_identity(home, args.identity, args.password_file)


def _keep(case: "CaseStore", finished: "AnalysisFinished", seen: "Gathering") -> None:
    """Keep the exhibit and its result in the case, as the desktop does; with that it is finished in the queue too."""
    from vmdesk.case.queue import CaseQueue

    item = seen.evidence
    if item is not None:
        with case.change():
            number = case.take_in(item.path)
            case.identify(number, item)
            kept = seen.kept(finished)
            analysis = case.keep_analysis(number, kept)
            CaseQueue(case).finish(number, analysis, kept.facts, item.digests.sha256)


@contextmanager
def _case(folder: Path | None) -> "Iterator[CaseStore | None]":
    from vmdesk.case.store import CaseStore

    with CaseStore(folder) if folder else nullcontext() as case:
        yield case
