"""What this machine can do: device, codecs, model self-test, write access, display."""

import argparse
import json
import os
import platform
from collections.abc import Callable

from vmdesk import __version__, files, places
from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.text import cleaned


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk doctor`."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print a line per check; the exit code of the first that failed, else 0."""
    code = 0
    for name, check in _CHECKS.items():
        try:
            outcome, detail = "ok", check()
        except VmdeskError as error:
            outcome, detail = "FAILED", f"{error} {error.advice}".strip()
            code = code or error.exit_code
        if args.json:
            print(json.dumps({"check": name, "outcome": outcome, "detail": detail}, sort_keys=True))
        else:
            print(f"{outcome:6}  {name:14} {detail}")
    return code


def _program() -> str:
    return f"vmdesk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"


def _processor() -> str:
    from vmdesk.pipeline.machine import cpu_name

    return f"{cpu_name()}, {os.cpu_count()} logical processors"


def _codecs() -> str:
    from vmdesk.media.versions import decoders, versions

    libraries = versions()
    wanted = ("h264", "hevc", "av1", "vp9", "mpeg4", "mpeg2video", "mjpeg", "prores")
    there, missing = decoders(wanted)
    lacking = f"; not there: {', '.join(missing)}" if missing else ""
    return f"PyAV {libraries['pyav']}, FFmpeg {libraries['ffmpeg'].split(' ')[0]}: {', '.join(there)}{lacking}"


def _decoder_process() -> str:
    """Start one on the sample, and let it try what it must not be able to do."""
    from vmdesk.media.process import tried_in_vain

    enforced, tried = tried_in_vain(places.resources() / "sample" / "astronaut.mp4")
    refused = [name for name, was in tried.items() if was]
    possible = [name for name, was in tried.items() if not was]
    words = [*enforced, f"tried and refused: {', '.join(refused) or 'nothing'}"]
    if possible:
        words.append(f"NOT prevented on this system: {', '.join(possible)}")
    return "; ".join(words)


def _model() -> str:
    from vmdesk.detect.bundles import find_bundle

    bundle = find_bundle()
    from vmdesk.detect.scorer import load_scorer

    scorer = load_scorer(bundle)
    test = scorer.self_test
    told = f"self-test passed, largest logit error {test.largest_logit_error:.2g}" if test else "no self-test bundled"
    return f"{bundle.passport.id} on {scorer.device} in {scorer.precision} (torch {scorer.versions['torch']}): {told}"


def _engines() -> str:
    from vmdesk.detect.devices import choose_device, device_name, multiplies_bf16
    from vmdesk.detect.openvino_engine import is_installed

    extra = "openvino" if is_installed() else "openvino not installed (an extra)"
    bf16 = "offered" if multiplies_bf16() else "not offered: this processor does not multiply in it"
    gpu = device_name(choose_device("auto")) or "none that torch can use"
    return f"torch, {extra}; bf16 on the CPU {bf16}; GPU: {gpu}"


def _detector() -> str:
    from vmdesk.faces import load_finder

    finder = load_finder()
    return f"{finder.name} {finder.version}, licence {finder.licence}, SHA-256 {finder.sha256[:16]}…"


def _typefaces() -> str:
    """Reports are written without them, too: names in those scripts then stand there as escapes."""
    from vmdesk.report.fonts import covered, missing

    there, lacking = "; ".join(covered()) or "none", "; ".join(missing())
    if not lacking:
        return f"names in reports are printed in {there}"
    return f"names in reports are printed in: {there}. NOT installed, so written out as escapes: {lacking}"


def _writing() -> str:
    files.require_writable_folder(places.user_data())
    return f"{places.user_data()} can be written"


def _display() -> str:
    problem = places.display_problem()
    return f"{cleaned(problem)}; `vmdesk analyze` works without" if problem else "a window can be shown"


def _network() -> str:
    return "not used, except by `report timestamp` and --timestamp-url, which ask the authority they are given"


_CHECKS: dict[str, Callable[[], str]] = {
    "program": _program,
    "processor": _processor,
    "codecs": _codecs,
    "decoder": _decoder_process,
    "model": _model,
    "engines": _engines,
    "face detector": _detector,
    "typefaces": _typefaces,
    "own folder": _writing,
    "display": _display,
    "network": _network,
}
