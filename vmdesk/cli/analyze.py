"""Score videos, and write a result and a signed report for each."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vmdesk import files, places
from vmdesk.cli.exhibits import exhibits, output_name
from vmdesk.domain.errors import (
    EvidenceError,
    NotAVideo,
    NoVideosInFolder,
    NoVideoStream,
    UsageError,
    VmdeskError,
)
from vmdesk.domain.text import cleaned
from vmdesk.workbench import Parts, load_parts, publish_report, refuse_evidence_folder

if TYPE_CHECKING:
    from vmdesk.case.trail import AuditTrail
    from vmdesk.domain.events import AnalysisFinished
    from vmdesk.report.credentials import Identity


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk analyze`."""
    parser.add_argument("evidence", nargs="+", type=Path, metavar="FILE_OR_FOLDER", help="video, or folder of videos")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where results and reports are written")
    parser.add_argument("--model", metavar="ID_OR_DIR", help="model bundle (default: the bundled one)")
    parser.add_argument("--stride", type=_positive, metavar="N", help="frames from one window's start to the next")
    parser.add_argument("--sampling-rate", type=_positive, metavar="N", help="every Nth frame is taken into a window")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--precision", choices=("auto", "fp32", "fp16", "bf16"), default="auto")
    parser.add_argument("--case", type=Path, metavar="DIR", help="case folder whose audit trail is continued")
    parser.add_argument("--sign-with", type=Path, metavar="P12", help="PKCS#12 file to sign with")
    parser.add_argument("--password-file", type=Path, metavar="FILE", help="file whose first line is its password")
    parser.add_argument("--no-report", action="store_true", help="write the result only")
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout, nothing else there")


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def run(args: argparse.Namespace) -> int:
    """Score everything given; the exit code of the first exhibit that failed, else 0."""
    found = exhibits(args.evidence)
    refuse_evidence_folder(args.out, args.evidence)
    identity = None if args.no_report else _identity(args)
    with _output_folder(args.out), _trail(args.case) as trail:
        parts = load_parts(args.model, args.device, args.precision)
        return _score_all(found, args, parts, trail, identity)


def _score_all(
    found: "list[tuple[Path, bool]]",
    args: argparse.Namespace,
    parts: Parts,
    trail: "AuditTrail",
    identity: "Identity | None",
) -> int:
    code, videos, refused = 0, 0, ""
    for path, may_be_no_video in found:
        try:
            finished = _score(path, args, parts, trail)
            _write(path, finished, args, trail, identity)
            videos += 1
        except (NotAVideo, NoVideoStream) as error:
            refused = refused or str(error)
            if may_be_no_video:
                _passed_over(path, error, args)
            else:
                code = code or _failed(path, error, args)
        except EvidenceError as error:
            videos += 1
            code = code or error.exit_code
            _failed(path, error, args)
        except VmdeskError as error:
            if len(found) == 1:
                raise
            videos += 1
            code = code or error.exit_code
            _failed(path, error, args)
    if not videos and not code:
        raise NoVideosInFolder("There is no video in what was given.", details=refused)
    return code


def _passed_over(path: Path, error: VmdeskError, args: argparse.Namespace) -> None:
    sys.stderr.write(f"Passed over: {error}\n")
    if args.json:
        _print_json({"event": "passed over", "exhibit": str(path), "error": error.kind, "message": error.message})


def _failed(path: Path, error: VmdeskError, args: argparse.Namespace) -> int:
    sys.stderr.write("".join(f"{line}\n" for line in (error.message, error.advice, error.details) if line))
    if args.json:
        told = {"event": "error", "exhibit": str(path), "error": error.kind, "message": error.message}
        _print_json(told | {"exit_code": error.exit_code})
    return error.exit_code


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, sort_keys=True) + "\n")
    sys.stdout.flush()


def _score(path: Path, args: argparse.Namespace, parts: Parts, trail: "AuditTrail") -> "AnalysisFinished":
    from vmdesk.cli.progress import shown
    from vmdesk.domain.events import AnalysisFinished
    from vmdesk.pipeline import Options, analyse

    run_ = analyse(path, parts.scorer, parts.finder, trail, Options(args.stride, args.sampling_rate))
    finished: AnalysisFinished | None = None
    for event in shown(run_, path, quiet=not sys.stderr.isatty()):
        if isinstance(event, AnalysisFinished):
            finished = event
    if finished is None:
        raise AssertionError("an analysis ended without a result")
    return finished


def _write(
    path: Path, finished: "AnalysisFinished", args: argparse.Namespace, trail: "AuditTrail", identity: "Identity | None"
) -> None:
    name = output_name(args.out, path, finished.result.evidence.sha256)
    result, report = args.out / f"{name}.result.json", args.out / f"{name}.report.pdf"
    if identity is not None:
        publish_report(report, finished, trail, identity)
    files.write_atomically(result, finished.result.to_json().encode())
    _print_outcome(path, finished, result, report if identity else None, args)


def _print_outcome(
    path: Path, finished: "AnalysisFinished", result: Path, report: Path | None, args: argparse.Namespace
) -> None:
    told = finished.result.summary
    whole = finished.result.whole_clip
    if args.json:
        outcome = {"event": "result", "exhibit": str(path), "result": str(result), "report": str(report or "") or None}
        scores = {"max_fake_score": told.max_fake_score, "whole_clip_fake_score": whole.fake_score}
        counts = {"windows_scored": told.windows_scored, "windows_not_scored": told.windows_not_scored}
        _print_json(outcome | scores | counts)
        return
    print(f"{cleaned(path.name)}: {told.windows_scored} windows scored, {told.windows_not_scored} not scored")
    print(f"  highest window score {_number(told.max_fake_score)}, whole clip {_number(whole.fake_score)}")
    print("  A score is a number from this model, not a probability that the video is fake.")
    print(f"  result  {result}")
    if report:
        print(f"  report  {report}")


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}"


def _identity(args: argparse.Namespace) -> "Identity":
    from vmdesk.report import identity

    if args.sign_with is None:
        return identity.default_identity(places.user_data())
    return identity.load_pkcs12(args.sign_with, _password(args))


def _password(args: argparse.Namespace) -> bytes:
    if args.password_file is None:
        return getpass.getpass(f"Password of {args.sign_with.name}: ").encode()
    try:
        return bytes(args.password_file.read_bytes().split(b"\n", 1)[0].rstrip(b"\r"))
    except OSError as error:
        raise UsageError(f"The password file {cleaned(args.password_file.name)} cannot be read.") from error


@contextmanager
def _output_folder(out: Path) -> Iterator[None]:
    """Prove that results can be written before hours are spent; leave no empty folder of ours behind."""
    new = not out.exists()
    files.require_writable_folder(out)
    try:
        yield
    finally:
        if new and not any(out.iterdir()):
            out.rmdir()


@contextmanager
def _trail(case: Path | None) -> "Iterator[AuditTrail]":
    from vmdesk.case.trail import AuditTrail, open_case

    with open_case(case) if case else nullcontext(AuditTrail()) as trail:
        yield trail
