"""`vmdesk key`: the examiner's signing identities."""

import argparse
import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vmdesk import places
from vmdesk.domain.errors import OutputNotWritable, UsageError

if TYPE_CHECKING:
    from vmdesk.report.credentials import IdentityFacts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb and its four deeds understand."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    create = deeds.add_parser("create", help="make a self-signed identity on this computer")
    create.add_argument("--name", default="default", help="what to call it (default: %(default)s)")
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
    export = deeds.add_parser("export-certificate", help="write the certificate, to be given to others")
    export.add_argument("name", nargs="?", default="default", metavar="NAME")
    export.add_argument("--out", type=Path, metavar="FILE", help="write it here instead of printing it")


def run(args: argparse.Namespace) -> int:
    """Does the deed asked for. Returns 0."""
    {"create": _create, "list": _list, "import": _import, "export-certificate": _export}[args.deed](args)
    return 0


def _create(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import create_identity

    unattended = args.password_file is None and not sys.stdin.isatty()
    password = None if args.no_password or unattended else _password(args.password_file, twice=True)
    _tell(create_identity(places.user_data(), args.name, password).facts)


def _import(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import import_pkcs12

    if not args.file.is_file():
        raise UsageError(f"There is no file {args.file}.")
    password = _password(args.password_file, twice=False)
    _tell(import_pkcs12(places.user_data(), args.file, password, args.name).facts)


def _list(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import list_identities

    found = list_identities(places.user_data())
    if args.json:
        sys.stdout.write(json.dumps([_values(facts) for facts in found], ensure_ascii=False) + "\n")
        return
    if not found:
        sys.stdout.write("No identities yet. The first report makes one, or: vmdesk key create\n")
    for facts in found:
        _tell(facts)


def _export(args: argparse.Namespace) -> None:
    from vmdesk.report.identity import kept_certificate

    pem = kept_certificate(places.user_data(), args.name)
    if args.out is None:
        sys.stdout.write(pem.decode())
        return
    try:
        args.out.write_bytes(pem)
    except OSError as error:
        raise OutputNotWritable(f"{args.out} cannot be written.", details=str(error)) from error


def _password(file: Path | None, *, twice: bool) -> bytes:
    """From a file's first line, or asked for where a person can answer. Raises UsageError."""
    if file is not None:
        try:
            return file.read_bytes().split(b"\n", 1)[0].rstrip(b"\r")
        except OSError as error:
            raise UsageError(f"The password file {file} cannot be read.", details=str(error)) from error
    if not sys.stdin.isatty():
        raise UsageError("A password is needed.", advice="Give --password-file, or ask at a terminal.")
    given = getpass.getpass("Password: ")
    if twice and (not given or getpass.getpass("Again: ") != given):
        raise UsageError("The two passwords are not the same, or empty.", advice="Try again, or use --no-password.")
    return given.encode()


def _tell(facts: "IdentityFacts") -> None:
    sys.stdout.write(
        f"{facts.name} ({facts.kind})\n  subject  {facts.subject}\n  issuer   {facts.issuer}\n"
        f"  valid    {facts.not_before:%Y-%m-%d} to {facts.not_after:%Y-%m-%d}\n  SHA-256  {facts.sha256}\n"
    )


def _values(facts: "IdentityFacts") -> dict[str, object]:
    return {
        "name": facts.name,
        "kind": facts.kind,
        "subject": facts.subject,
        "issuer": facts.issuer,
        "serial": facts.serial,
        "sha256": facts.sha256,
        "not_before": facts.not_before.isoformat(),
        "not_after": facts.not_after.isoformat(),
        "self_signed": facts.self_signed,
    }
