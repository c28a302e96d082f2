"""Model bundles: list them, or show one's passport."""

import argparse
import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vmdesk.domain.errors import ModelError, ModelIncomplete, ModelNotFound
from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.detect.bundles import Bundle

_DENIED = (errno.EACCES, errno.EPERM)
_NO_PATH = (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk model`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every bundle at hand, or why it is refused")
    info = verbs.add_parser("info", help="a bundle's passport")
    info.add_argument("model", nargs="?", metavar="ID_OR_DIR", help="default: the bundled model")
    for one in (listing, info):
        one.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print. Raises a subclass of ModelError for `info` of a model that is refused."""
    from vmdesk.detect.bundles import find_bundle, list_bundles

    if args.verb == "info":
        with model_errors(args.model):
            bundle_found = find_bundle(args.model)
        return _info(bundle_found, args.json)
    with model_errors(None):
        bundles = list_bundles()
    if args.json:
        print(json.dumps([_told(b) for b in bundles], indent=1, sort_keys=True, ensure_ascii=False))
        return 0
    for bundle in bundles:
        if isinstance(bundle, ModelError):
            print(f"refused: {bundle}")
        else:
            p = bundle.passport
            print(f"{p.id:28} {p.version:10} {p.framing:11} licence {p.licence:8} weights SHA-256 {p.sha256[:16]}…")
    return 0


@contextmanager
def model_errors(wanted: str | None) -> Iterator[None]:
    """Names what the file system says while a model is looked for: raises ModelNotFound or ModelIncomplete for it."""
    name = "at hand" if wanted is None else cleaned(wanted)
    try:
        yield
    except OSError as error:
        if error.errno in _DENIED:
            advice = "Ask for permission to read its folder."
            message = f"The model {name} cannot be read: access is denied."
            raise ModelIncomplete(message, advice=advice, details=str(error)) from error
        if error.errno in _NO_PATH:
            advice = "`vmdesk model list` shows the models at hand."
            raise ModelNotFound(f"There is no model {name}.", advice=advice, details=str(error)) from error
        raise


def _told(bundle: "Bundle | ModelError") -> dict[str, Any]:
    if isinstance(bundle, ModelError):
        return {"refused": bundle.kind, "message": bundle.message}
    return {**asdict(bundle.passport), "self_test": bundle.golden is not None, "notes": list(bundle.notes)}


def _info(bundle: "Bundle", as_json: bool) -> int:
    told = _told(bundle)
    if as_json:
        print(json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False))
        return 0
    for name, value in told.items():
        text = json.dumps(value, indent=1, ensure_ascii=False) if isinstance(value, dict | list) else value
        print(f"{name:18} {'none published' if value is None else text}")
    return 0
