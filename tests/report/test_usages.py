import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from vmdesk.report.usages import usages

AGREEING = x509.KeyUsage(False, False, False, False, True, False, False, False, False)
SIGNING = x509.KeyUsage(True, True, True, True, False, True, True, False, False)


def _certificate(noon, *extensions):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "examiner")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, noon, noon)
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(key, hashes.SHA256())


@pytest.mark.parametrize(
    ("extensions", "words"),
    [
        ((), ()),
        ((AGREEING,), ("key agreement",)),
        (
            (SIGNING, x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, x509.ObjectIdentifier("1.2.3.4")])),
            (
                "digital signatures",
                "non-repudiation",
                "key encipherment",
                "data encipherment",
                "signing certificates",
                "signing revocation lists",
                "authenticating a server",
                "1.2.3.4",
            ),
        ),
        ((x509.BasicConstraints(False, None),), ()),
    ],
)
def test_usages_in_words(noon, extensions, words):
    assert usages(_certificate(noon, *extensions)) == words
