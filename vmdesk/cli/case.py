"""A case: what is in it, whether it holds, custody of its exhibits, their files hashed again or copied in."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vmdesk.domain.custody import KINDS, LONGEST, LONGEST_TEXT

_STATED = (
    ("when", "when it took place, in your words or as 2026-11-25 14:30 UTC"),
    ("from", "who had the exhibit before"),
    ("to", "who has it after (received: by whom)"),
    ("how", "by what way: by hand, by post, over a network"),
    ("purpose", "what it was handed on for"),
    ("seals", "numbers of seals"),
    ("condition", f"the state it was in (at most {LONGEST_TEXT} characters)"),
    ("file", "name or path of a working copy"),
    ("sha256", "SHA-256 of a working copy"),
    ("note", f"anything else (at most {LONGEST_TEXT} characters)"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb and its deeds understand."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    show = _deed(deeds, "show", "its exhibits: states, scores, hash states")
    show.add_argument("--json", action="store_true", help="print one JSON object instead")
    verify = _deed(deeds, "verify", "check its trail, also against signed reports; every check on its own line")
    words = "signed report whose printed head and count must lie on the trail"
    verify.add_argument("--report", type=Path, action="append", default=[], metavar="PDF", help=words)
    verify.add_argument("--signer", metavar="FINGERPRINT", help="SHA-256 of the certificate that must have signed them")
    verify.add_argument("--json", action="store_true", help="print one JSON object instead")
    trail = _deed(deeds, "trail", "write its audit trail as JSON lines")
    trail.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to (.jsonl)")
    export = _deed(deeds, "export", "write it for other programs: CASE/UCO, JSON or a table, by the name's ending")
    words = "where to (.jsonld for CASE/UCO, .json, .csv)"
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help=words)
    _custody_arguments(_deed(deeds, "custody", "list the custody events of its exhibits, or add one"))
    recheck = _deed(deeds, "recheck", "hash every exhibit again: unchanged, changed, missing, moved, unreadable")
    words = "folder in which missing exhibits are looked for, with all below it"
    recheck.add_argument("--look-in", type=Path, action="append", default=[], metavar="FOLDER", help=words)
    words = "let the case refer to moved exhibits where they were found"
    recheck.add_argument("--follow", action="store_true", help=words)
    recheck.add_argument("--json", action="store_true", help="one JSON object a line on stdout, nothing else there")
    copy = _deed(deeds, "copy-in", "copy an exhibit into the case, its digests compared")
    copy.add_argument("file", type=Path, metavar="FILE")
    copy.add_argument("--json", action="store_true", help="print one JSON object instead")


def _deed(
    deeds: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str
) -> argparse.ArgumentParser:
    one = deeds.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    one.add_argument("case", type=Path, metavar="DIR", help="the case's folder")
    return one


def _custody_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--exhibit", metavar="NUMBER_OR_FILE", help="which exhibit, by number or path")
    parser.add_argument("--add", choices=KINDS, metavar="EVENT", help=f"add an event: {', '.join(KINDS)}")
    for name, words in _STATED:
        parser.add_argument(f"--{name}", default="", dest=f"stated_{name}", metavar="TEXT", help=words)
    seal = parser.add_mutually_exclusive_group()
    seal.add_argument("--seals-intact", action="store_true", help="the seals were found intact")
    seal.add_argument("--seals-broken", action="store_true", help="the seals were found not intact")
    words = "the entry that this one corrects; both stay"
    parser.add_argument("--corrects", type=int, metavar="ENTRY", help=words)
    parser.add_argument("--json", action="store_true", help="print one JSON array instead")
    parser.epilog = f"A text may have {LONGEST} characters where nothing else is said."


def run(args: argparse.Namespace) -> int:
    """Do the deed asked for; its exit code. Raises CaseError where there is no case."""
    from vmdesk.case.store import require_case
    from vmdesk.cli import case_custody, case_files, case_show, case_verify

    require_case(args.case)
    deeds: dict[str, Callable[[argparse.Namespace], int]] = {
        "show": case_show.show,
        "verify": case_verify.verify,
        "trail": case_show.write_trail,
        "export": case_show.export,
        "custody": case_custody.custody,
        "recheck": case_files.recheck,
        "copy-in": case_files.copy,
    }
    return deeds[args.deed](args)
