"""The identities of this computer: made, replaced, brought along as PKCS#12, opened (tokens too), listed."""

import contextlib
import re
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from vmdesk.domain.errors import KeyUnusable, WrongPassword
from vmdesk.report.credentials import (
    Identity,
    IdentityFacts,
    Kind,
    certificate_facts,
    certificate_pem,
)
from vmdesk.report.fitness import check_certificate, check_key, unfitness
from vmdesk.report.keyfiles import HEADER, IdentityExists, keep, keep_instead, key_file, read_key_file
from vmdesk.report.token_identity import load_token_identity
from vmdesk.report.token_place import TokenPlace, place_in

__all__ = [
    "DEFAULT_NAME",
    "Identity",
    "IdentityExists",
    "IdentityFacts",
    "certificate_pem",
    "create_identity",
    "default_identity",
    "import_pkcs12",
    "is_kept",
    "kept_certificate",
    "kept_place",
    "kept_problem",
    "list_identities",
    "load_identity",
    "load_pkcs12",
    "needs_password",
    "replace_identity",
    "usable",
]

DEFAULT_NAME = "default"
_VALID_FOR = timedelta(days=3 * 365)
_ENCRYPTED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


def default_identity(home: Path, now: datetime | None = None, password: bytes | None = None) -> Identity:
    """The examiner's own identity; made on first use.

    Raises KeyUnusable when it has expired or needs a password that was not given, WrongPassword.
    """
    if not is_kept(home, DEFAULT_NAME):
        with contextlib.suppress(IdentityExists):
            return create_identity(home, DEFAULT_NAME, None, now)
    return usable(load_identity(home, DEFAULT_NAME, password), now)


def usable(identity: Identity, now: datetime | None = None) -> Identity:
    """The same kept identity, if it may sign at `now`. Raises KeyUnusable, saying how one made here can be replaced."""
    try:
        identity.check_usable(now)
    except KeyUnusable as error:
        if identity.kind == "pkcs11":
            raise
        advice = (
            f"Replace it with `vmdesk key create --replace --name {identity.name}`, which keeps the old one under "
            "another name, or choose another identity."
        )
        raise KeyUnusable(error.message, advice=advice, details=error.details) from error
    return identity


def create_identity(home: Path, name: str, password: bytes | None, now: datetime | None = None) -> Identity:
    """A new self-signed P-256 identity, kept under `home`. Raises IdentityExists."""
    identity = _new(name, now)
    keep(home, name, _file_content(identity, password))
    return identity


def replace_identity(
    home: Path, name: str, password: bytes | None, now: datetime | None = None
) -> tuple[Identity, str | None]:
    """A new identity in the place of the one of that name, and the name under which the old one is kept."""
    identity = _new(name, now)
    return identity, keep_instead(home, name, _file_content(identity, password), now)


def _new(name: str, now: datetime | None) -> Identity:
    when = (now or datetime.now(UTC)).replace(microsecond=0)
    key = ec.generate_private_key(ec.SECP256R1())
    return Identity(name, "local self-signed", _self_signed(key, when), key)


def _self_signed(key: ec.EllipticCurvePrivateKey, when: datetime) -> x509.Certificate:
    suffix = secrets.token_hex(4)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"vmdesk local examiner identity {suffix}"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "vmdesk"),
        ]
    )
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(when - timedelta(minutes=5))
        .not_valid_after(when + _VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return builder.sign(key, hashes.SHA256())


def load_pkcs12(path: Path, password: bytes, now: datetime | None = None) -> Identity:
    """The identity in a PKCS#12 file. Raises WrongPassword, or KeyUnusable when it cannot sign at `now`."""
    data = read_key_file(path)
    if not _looks_like_pkcs12(data):
        raise KeyUnusable(f"{path.name} is not a PKCS#12 file.", advice="Give a .p12 or .pfx file.")
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(data, password)
    except ValueError as error:
        raise WrongPassword(f"The password does not open {path.name}.", details=str(error)) from error
    except Exception as error:  # the parser's own kinds of error are many and undocumented
        raise KeyUnusable(f"{path.name} cannot be read as PKCS#12.", details=str(error)) from error
    if key is None or certificate is None:
        raise KeyUnusable(f"{path.name} holds no private key with its certificate.")
    identity = Identity(path.stem, "pkcs12", certificate, check_key(key, certificate), tuple(chain))
    check_certificate(certificate, now or datetime.now(UTC))
    return identity


def _looks_like_pkcs12(data: bytes) -> bool:
    """True for a DER SEQUENCE that begins with INTEGER 3 (RFC 7292, PFX version)."""
    from asn1crypto import pkcs12 as asn1_pkcs12

    try:
        return bool(asn1_pkcs12.Pfx.load(data)["version"].native == "v3")
    except (ValueError, TypeError):
        return False


def import_pkcs12(home: Path, path: Path, password: bytes, name: str | None = None) -> Identity:
    """Keeps the identity of a PKCS#12 file under `home`, its key still under the same password."""
    found = load_pkcs12(path, password)
    identity = Identity(name or _tame(path.stem), "pkcs12", found.certificate, found.key, found.chain)
    keep(home, identity.name, _file_content(identity, password or None))
    return identity


def is_kept(home: Path, name: str) -> bool:
    """Whether there is a key file of that name. Raises KeyUnusable where the folder of keys is closed to us."""
    try:
        return key_file(home, name).exists()
    except OSError as error:
        raise KeyUnusable("The folder of signing keys cannot be read.", details=str(error)) from error


def needs_password(home: Path, name: str) -> bool:
    """Whether the kept identity's key is under a password or a PIN. Raises KeyUnusable: none of that name."""
    data = read_key_file(key_file(home, name))
    return _ENCRYPTED in data or _kind(data) == "pkcs11"


def load_identity(home: Path, name: str, password: bytes | None = None) -> Identity:
    """The kept identity of that name; an empty password is none. For a key on a token it is the PIN, tried once.

    Raises WrongPassword, and KeyUnusable (none of that name, damaged, a password needed, one given but not needed, the
    token not there), TokenLocked.
    """
    data = read_key_file(key_file(home, name))
    if _kind(data) == "pkcs11":
        return load_token_identity(name, data, password or b"")
    _require_fit(name, _ENCRYPTED in data, bool(password))
    try:
        certificate, *chain = x509.load_pem_x509_certificates(data)
        key = serialization.load_pem_private_key(data, password or None)
    except (ValueError, TypeError) as error:
        if password:
            raise WrongPassword(f"The password does not open the identity {name}.", details=str(error)) from error
        raise KeyUnusable(f"The identity {name} is damaged.", details=str(error)) from error
    return Identity(name, _kind(data), certificate, check_key(key, certificate), tuple(chain))


def _require_fit(name: str, locked: bool, given: bool) -> None:
    if locked and not given:
        advice = (
            f"On the command line `--identity {name}` asks for it, or takes it from --password-file; a new identity "
            f"without one is made by `vmdesk key create --replace --no-password --name {name}`."
        )
        raise KeyUnusable(f"The identity {name} is kept under a password, and none was given.", advice=advice)
    if given and not locked:
        raise KeyUnusable(f"The identity {name} is kept under no password.", advice="Leave the password out.")


def list_identities(home: Path) -> tuple[IdentityFacts, ...]:
    """Certificate facts of every kept identity, by name; files that are none are passed over. Opens no key."""
    found = []
    for path in sorted((home / "keys").glob("*.pem")):
        with contextlib.suppress(ValueError, OSError):
            data = path.read_bytes()
            certificate = x509.load_pem_x509_certificate(data)
            found.append(certificate_facts(certificate, path.stem, _kind(data)))
    return tuple(found)


def kept_certificate(home: Path, name: str) -> bytes:
    """The certificate of a kept identity as PEM; needs no password. Raises KeyUnusable."""
    return _kept(home, name).public_bytes(serialization.Encoding.PEM)


def kept_problem(home: Path, name: str, now: datetime | None = None) -> str | None:
    """Why a kept identity's certificate forbids signing at `now`, or None; needs no password. Raises KeyUnusable."""
    return unfitness(_kept(home, name), now or datetime.now(UTC))


def kept_place(home: Path, name: str) -> TokenPlace | None:
    """Where the key of a kept identity lies on a token; None for one that lies here. Raises KeyUnusable."""
    data = read_key_file(key_file(home, name))
    return place_in(name, data) if _kind(data) == "pkcs11" else None


def _kept(home: Path, name: str) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(read_key_file(key_file(home, name)))
    except ValueError as error:
        raise KeyUnusable(f"The identity {name} is damaged.", details=str(error)) from error


def _kind(data: bytes) -> Kind:
    for kind in ("pkcs12", "pkcs11"):
        if data.startswith(f"{HEADER}{kind}\n".encode()):
            return kind
    return "local self-signed"


def _tame(stem: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._")[:64] or "imported"


def _file_content(identity: Identity, password: bytes | None) -> bytes:
    """A line that says what it is, the certificates, and the key, encrypted where there is a password."""
    return f"{HEADER}{identity.kind}\n".encode() + certificate_pem(identity) + identity.private_pem(password)
