"""Whether a certificate and its key may sign documents: dates, usages, strength, and whether they belong together."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from vmdesk.domain.errors import KeyUnusable

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_SMALLEST_RSA_BITS = 2048
_SMALLEST_CURVE_BITS = 256
_BROKEN_DIGESTS = {"md5", "sha1"}
_ALMOST = timedelta(days=30)
_FOR_DOCUMENTS = {
    ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,
    ExtendedKeyUsageOID.EMAIL_PROTECTION,  # what most authorities give to persons who sign documents
    x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36"),  # document signing, RFC 9336
    x509.ObjectIdentifier("1.2.840.113583.1.1.5"),  # Adobe: authentic documents
    x509.ObjectIdentifier("1.3.6.1.4.1.311.10.3.12"),  # Microsoft: document signing
}
_ADVICE = "Choose or create another identity."


def dates_problem(certificate: x509.Certificate, when: datetime) -> str | None:
    """Why `certificate` does not hold at `when`, or None."""
    if when < certificate.not_valid_before_utc:
        return f"the certificate is not valid before {certificate.not_valid_before_utc:%Y-%m-%d %H:%M} UTC"
    if when > certificate.not_valid_after_utc:
        return f"the certificate expired on {certificate.not_valid_after_utc:%Y-%m-%d %H:%M} UTC"
    return None


def usage_problem(certificate: x509.Certificate) -> str | None:
    """Why `certificate` is not meant for signing documents, or None; one without the extensions may be used for all."""
    try:
        extensions = certificate.extensions
    except ValueError:
        return "the certificate's extensions cannot be read"
    return _key_usage_problem(extensions) or _extended_usage_problem(extensions)


def _key_usage_problem(extensions: x509.Extensions) -> str | None:
    try:
        usage = extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None
    if usage.digital_signature or usage.content_commitment:
        return None
    return "the certificate's key usage allows neither digital signatures nor non-repudiation"


def _extended_usage_problem(extensions: x509.Extensions) -> str | None:
    try:
        usages = set(extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except x509.ExtensionNotFound:
        return None
    if usages & _FOR_DOCUMENTS:
        return None
    others = ", ".join(sorted(usage.dotted_string for usage in usages))
    return f"the certificate's extended key usage allows other things than signing documents ({others})"


def strength_problem(certificate: x509.Certificate) -> str | None:
    """Why a signature made with this certificate's key could be forged, or None."""
    try:
        key: object = certificate.public_key()
    except (UnsupportedAlgorithm, ValueError):
        key = None
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return "the key is neither an elliptic-curve nor an RSA key"
    least = _SMALLEST_RSA_BITS if isinstance(key, rsa.RSAPublicKey) else _SMALLEST_CURVE_BITS
    if key.key_size < least:
        return f"the key has {key.key_size} bits; at least {least} are needed"
    return _digest_problem(certificate)


def _digest_problem(certificate: x509.Certificate) -> str | None:
    try:
        digest = certificate.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return "the certificate is itself signed in a way that is not known"
    if digest is not None and digest.name in _BROKEN_DIGESTS:
        return f"the certificate is itself signed over a {digest.name.upper()} digest, which can be forged"
    return None


def expiry_warning(certificate: x509.Certificate, now: datetime) -> str | None:
    """A sentence where `certificate`, valid at `now`, ends within thirty days; None otherwise."""
    left = certificate.not_valid_after_utc - now
    if not timedelta(0) <= left <= _ALMOST:
        return None
    days = "1 day" if left.days == 1 else f"{left.days} days"
    return f"The signing certificate expires on {certificate.not_valid_after_utc:%Y-%m-%d}, in {days}."


def unfitness(certificate: x509.Certificate, now: datetime) -> str | None:
    """Why strength, dates or usages forbid signing with `certificate` at `now`, or None."""
    return strength_problem(certificate) or dates_problem(certificate, now) or usage_problem(certificate)


def check_certificate(certificate: x509.Certificate, now: datetime) -> None:
    """Raises KeyUnusable when strength, dates or usages forbid signing at `now`."""
    problem = strength_problem(certificate) or dates_problem(certificate, now) or usage_problem(certificate)
    if problem:
        raise KeyUnusable(f"This identity cannot sign: {problem}.", advice=_ADVICE)


def check_key(key: object, certificate: x509.Certificate) -> PrivateKey:
    """`key`, if it is of a kind that PDF readers check and belongs to `certificate`. Raises KeyUnusable."""
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise KeyUnusable("The key is neither an elliptic-curve nor an RSA key.", advice=_ADVICE)
    if key.public_key() != certificate.public_key():
        raise KeyUnusable("The key and the certificate do not belong together.", advice=_ADVICE)
    return key
