"""What a certificate says that its key is for, in words."""

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

_KEY_USAGES = {
    "digital_signature": "digital signatures",
    "content_commitment": "non-repudiation",
    "key_encipherment": "key encipherment",
    "data_encipherment": "data encipherment",
    "key_agreement": "key agreement",
    "key_cert_sign": "signing certificates",
    "crl_sign": "signing revocation lists",
}
_EXTENDED = {
    "1.3.6.1.5.5.7.3.36": "document signing",
    "1.2.840.113583.1.1.5": "authentic documents (Adobe)",
    "1.3.6.1.4.1.311.10.3.12": "document signing (Microsoft)",
    ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE.dotted_string: "any purpose",
    ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string: "e-mail",
    ExtendedKeyUsageOID.CLIENT_AUTH.dotted_string: "authenticating a client",
    ExtendedKeyUsageOID.SERVER_AUTH.dotted_string: "authenticating a server",
    ExtendedKeyUsageOID.CODE_SIGNING.dotted_string: "signing programs",
    ExtendedKeyUsageOID.TIME_STAMPING.dotted_string: "time stamping",
}


def usages(certificate: x509.Certificate) -> tuple[str, ...]:
    """The usages that a certificate states, extended ones after the others; empty where it states none.

    An extended usage without a common name is told by its number.
    """
    try:
        return tuple(word for extension in certificate.extensions for word in _words(extension.value))
    except ValueError:
        return ("cannot be read",)


def _words(value: x509.ExtensionType) -> list[str]:
    if isinstance(value, x509.KeyUsage):
        return [words for name, words in _KEY_USAGES.items() if getattr(value, name)]
    if isinstance(value, x509.ExtendedKeyUsage):
        return [_EXTENDED.get(one.dotted_string, one.dotted_string) for one in value]
    return []
