"""The examiner's signing identities: create, import, take from a token, list, export."""

import argparse
import json
import stat
import sys
from pathlib import Path

from vmdesk import places
from vmdesk.cli import key_token
from vmdesk.cli.key_told import tell, values
from vmdesk.cli.password import at_terminal, new_password, password_for
from vmdesk.domain.errors import OutputNotWritable, UsageError
from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically

_PEM = b"-----BEGIN CERTIFICATE-----"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb and its deeds understand."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    create = deeds.add_parser("create", help="make a self-signed identity on this computer")
    create.add_argument("--name", default="default", help="what to call it (default: %(default)s)")
    create.add_argument(
        "--replace",
        action="store_true",
        help="take the place of the identity of that name, which is kept under another",
    )
    lock = create.add_mutually_exclusive_group()
    lock.add_argument(
        "--password-file", type=Path, metavar="FILE", help="take the password from the first line of FILE"
    )
    lock.add_argument(
        "--no-password",
        action="store_true",
        help="keep the key under no password (so too where no terminal is there to ask at)",
    )
    listing = deeds.add_parser("list", help="show the identities kept on this computer")
    listing.add_argument("--json", action="store_true", help="print one JSON array instead")
    bring = deeds.add_parser("import", help="keep the identity of a PKCS#12 file")
    bring.add_argument("file", type=Path, metavar="P12")
    bring.add_argument("--name", help="what to call it (default: the file's name)")
    bring.add_argument(
        "--password-file", type=Path, metavar="FILE", help="take the password from the first line of FILE"
    )
    key_token.add_arguments(deeds)
    export = deeds.add_parser("export-certificate", help="write the certificate, to be given to others")
    export.add_argument("name", nargs="?", default="default", metavar="NAME")
    export.add_argument("--out", type=Path, metavar="FILE", help="write it here instead of printing it")


def run(args: argparse.Namespace) -> int:
    """Does the deed asked for. Returns 0."""
    deeds = {"create": _create, "list": _list, "import": _import, "export-certificate": _export}
    {**deeds, "add-token": key_token.run}[args.deed](args)
    return 0


def _create(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import create_identity, replace_identity

    unattended = args.password_file is None and not at_terminal()
    password = None if args.no_password or unattended else new_password(args.name, args.password_file)
    if not args.replace:
        tell(create_identity(places.user_data(), args.name, password).facts)
        return
    made, aside = replace_identity(places.user_data(), args.name, password)
    tell(made.facts)
    if aside is not None:
        sys.stdout.write(f"The identity that had this name is kept as {aside}.\n")


def _import(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import import_pkcs12

    _require_file(args.file)
    password = password_for(args.file.name, args.password_file)
    tell(import_pkcs12(places.user_data(), args.file, password, args.name).facts)


def _require_file(file: Path) -> None:
    try:
        found = stat.S_ISREG(file.stat().st_mode)
    except OSError as error:
        raise UsageError(f"There is no file {cleaned(file.name)} to be read.", details=str(error)) from error
    if not found:
        raise UsageError(f"{cleaned(file.name)} is not a file.")


def _list(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import kept_place, kept_problem, list_identities

    home = places.user_data()
    found = [(one, kept_problem(home, one.name), kept_place(home, one.name)) for one in list_identities(home)]
    if args.json:
        sys.stdout.write(json.dumps([values(*one) for one in found], ensure_ascii=False) + "\n")
        return
    if not found:
        sys.stdout.write("No identities yet. The first report makes one, or: vmdesk key create\n")
    for one in found:
        tell(*one)


def _export(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import kept_certificate

    pem = kept_certificate(places.user_data(), args.name)
    if args.out is None:
        sys.stdout.write(pem.decode())
        return
    _refuse_other_file(args.out)
    write_atomically(args.out, pem)


def _refuse_other_file(path: Path) -> None:
    """Only another certificate may be written over, so that a slip of the hand costs no exhibit. Raises UsageError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OutputNotWritable(f"{cleaned(path.name)} is not a file.", advice="Choose another name.")
        with path.open("rb") as file:
            known = file.read(len(_PEM)) == _PEM
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputNotWritable(f"{cleaned(path.name)} cannot be written.", details=str(error)) from error
    if not known:
        raise UsageError(
            f"There is a file {cleaned(path.name)} already, and it is no certificate.", advice="Choose another name."
        )
