"""Where identities lie: one PEM file each under `home/keys`, readable by its owner only."""

import contextlib
import os
import re
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from vmdesk.domain.errors import KeyUnusable, OutputNotWritable, UsageError, WrongPassword
from vmdesk.report.credentials import (
    Identity,
    IdentityFacts,
    Kind,
    certificate_facts,
    certificate_pem,
    check_certificate,
    check_key,
)

__all__ = [
    "DEFAULT_NAME",
    "Identity",
    "IdentityExists",
    "IdentityFacts",
    "certificate_pem",
    "create_identity",
    "default_identity",
    "import_pkcs12",
    "kept_certificate",
    "list_identities",
    "load_identity",
    "load_pkcs12",
]

DEFAULT_NAME = "default"
_VALID_FOR = timedelta(days=3 * 365)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_HEADER = "vmdesk identity: "


class IdentityExists(UsageError):
    """There is an identity of that name already; a key is never written over."""


def default_identity(home: Path, now: datetime | None = None) -> Identity:
    """The examiner's own identity; made on first use. Raises KeyUnusable when it has expired or needs a password."""
    if not _file(home, DEFAULT_NAME).exists():
        with contextlib.suppress(IdentityExists):
            return create_identity(home, DEFAULT_NAME, None, now)
    identity = load_identity(home, DEFAULT_NAME)
    identity.check_usable(now)
    return identity


def create_identity(home: Path, name: str, password: bytes | None, now: datetime | None = None) -> Identity:
    """A new self-signed P-256 identity, kept under `home`. Raises IdentityExists."""
    when = (now or datetime.now(UTC)).replace(microsecond=0)
    key = ec.generate_private_key(ec.SECP256R1())
    identity = Identity(name, "local self-signed", _self_signed(key, when), key)
    _store(home, identity, password)
    return identity


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
    data = _read(path)
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
    _store(home, identity, password or None)
    return identity


def load_identity(home: Path, name: str, password: bytes | None = None) -> Identity:
    """The kept identity of that name. Raises KeyUnusable (none, damaged, password needed) or WrongPassword."""
    path = _file(home, name)
    data = _read(path)
    try:
        certificate, *chain = x509.load_pem_x509_certificates(data)
        key = serialization.load_pem_private_key(data, password)
    except TypeError as error:
        raise KeyUnusable(
            f"The identity {name} is kept under a password, or under none.", details=str(error)
        ) from error
    except ValueError as error:
        if password is not None:
            raise WrongPassword(f"The password does not open the identity {name}.", details=str(error)) from error
        raise KeyUnusable(f"The identity {name} is damaged.", details=str(error)) from error
    return Identity(name, _kind(data), certificate, check_key(key, certificate), tuple(chain))


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
    try:
        certificate = x509.load_pem_x509_certificate(_read(_file(home, name)))
    except ValueError as error:
        raise KeyUnusable(f"The identity {name} is damaged.", details=str(error)) from error
    return certificate.public_bytes(serialization.Encoding.PEM)


def _kind(data: bytes) -> Kind:
    return "pkcs12" if data.startswith(f"{_HEADER}pkcs12".encode()) else "local self-signed"


def _tame(stem: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._")[:64] or "imported"


def _file(home: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name an identity.", advice="Use letters, digits, dots, dashes, underscores.")
    return home / "keys" / f"{name}.pem"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KeyUnusable(f"There is no key file {path.name}.") from error
    except OSError as error:
        raise KeyUnusable(f"The key file {path.name} cannot be read.", details=str(error)) from error


def _store(home: Path, identity: Identity, password: bytes | None) -> None:
    """Writes the PEM file whole or not at all, never over another, and never readable by others in between."""
    target = _file(home, identity.name)
    lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    key = identity.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    certificates = [c.public_bytes(serialization.Encoding.PEM) for c in (identity.certificate, *identity.chain)]
    data = b"".join([f"{_HEADER}{identity.kind}\n".encode(), *certificates, key])
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_new(target, data)
    except FileExistsError as error:
        raise IdentityExists(f"There is an identity named {identity.name} already.") from error
    except OSError as error:
        raise OutputNotWritable("The folder for keys cannot be written.", details=str(error)) from error


def _write_new(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _publish(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _publish(temporary: Path, target: Path) -> None:
    """Gives the finished file its name; a link fails where the name is taken, which a rename does not."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from error
        temporary.rename(target)
