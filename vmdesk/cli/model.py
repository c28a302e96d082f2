"""Model bundles: list them, or show one's passport."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vmdesk.domain.errors import ModelError

if TYPE_CHECKING:
    from vmdesk.detect.bundles import Bundle


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
        return _info(find_bundle(args.model), args.json)
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
