"""`vmdesk key add-token`: an identity whose key stays on a smart card or in a hardware security module."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from vmdesk import places
from vmdesk.cli.key_told import tell
from vmdesk.cli.password import password_for
from vmdesk.domain.errors import UsageError
from vmdesk.domain.text import cleaned

_LARGEST = 1 << 20


def add_arguments(deeds: Any) -> None:
    """What the deed understands; `deeds` are the verb's subparsers."""
    words = "sign with a key on a smart card or in a hardware security module (PKCS#11)"
    token = deeds.add_parser(
        "add-token", help=words, description=f"{words.capitalize()}. The key stays there; its PIN is tried once."
    )
    words = "the PKCS#11 module that came with the token, by its whole path"
    token.add_argument("--module", required=True, metavar="PATH", help=words)
    token.add_argument("--token", metavar="LABEL", help="the token's label (default: the only token there)")
    token.add_argument("--key-id", type=_id, metavar="HEX", help="the key's id (default: the only key)")
    token.add_argument("--key-label", metavar="LABEL", help="the key's label (default: the only key)")
    words = "the certificate as PEM, followed by its issuers' (default: the one on the token)"
    token.add_argument("--certificate", type=Path, metavar="FILE", help=words)
    token.add_argument("--name", default="default", help="what to call the identity (default: %(default)s)")
    words = "take the place of the identity of that name, which is kept under another"
    token.add_argument("--replace", action="store_true", help=words)
    words = "file whose first line is the PIN (without it, asked for at a terminal)"
    token.add_argument("--password-file", type=Path, metavar="FILE", help=words)


def run(args: argparse.Namespace) -> None:
    """Make the key known. Raises UsageError, SigningError, OutputNotWritable."""
    from vmdesk.report.token_identity import Wanted, add_token

    certificate = _certificate(args.certificate) if args.certificate else b""
    wanted = Wanted(args.module, args.token, args.key_id or "", args.key_label or "", certificate)
    made, aside = add_token(
        places.user_data(), args.name, wanted, lambda label: password_for(label, args.password_file), args.replace
    )
    tell(made.facts)
    if aside is not None:
        sys.stdout.write(f"The identity that had this name is kept as {aside}.\n")


def _id(text: str) -> str:
    digits = text.replace(":", "").lower()
    if not re.fullmatch("([0-9a-f]{2})+", digits):
        raise argparse.ArgumentTypeError("must be pairs of hexadecimal digits")
    return digits


def _certificate(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise UsageError(f"The certificate {cleaned(path.name)} cannot be read.", details=str(error)) from error
