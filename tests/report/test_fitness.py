from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from vmdesk.domain.errors import KeyUnusable
from vmdesk.report.fitness import check_certificate, check_key, expiry_warning, usage_problem

DOCUMENTS = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
RSA_WITH_SHA256, RSA_WITH_SHA1 = bytes.fromhex("2a864886f70d01010b"), bytes.fromhex("2a864886f70d010105")


@pytest.fixture
def certify(noon):
    """A certificate of any key and extensions, valid for `days` from `offset` days after noon."""

    def build(key=None, extensions=(), offset=-1, days=100):
        key = key or ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "examiner")])
        first = noon + timedelta(days=offset)
        builder = x509.CertificateBuilder(name, name, key.public_key(), 7, first, first + timedelta(days=days))
        for extension in extensions:
            builder = builder.add_extension(extension, critical=True)
        return builder.sign(key, hashes.SHA256())

    return build


def _extended(*usages):
    return x509.ExtendedKeyUsage(usages)


@pytest.mark.parametrize(
    "usages",
    [
        (),
        (ExtendedKeyUsageOID.EMAIL_PROTECTION, ExtendedKeyUsageOID.CLIENT_AUTH),
        (ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,),
        (DOCUMENTS,),
    ],
)
def test_fit_for_documents(certify, noon, usages):
    check_certificate(certify(extensions=[_extended(*usages)] if usages else []), noon)


@pytest.mark.parametrize(
    "usage",
    [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CODE_SIGNING, ExtendedKeyUsageOID.TIME_STAMPING],
)
def test_meant_for_other_things(certify, noon, usage):
    with pytest.raises(KeyUnusable, match=rf"extended key usage .* \({usage.dotted_string}\)"):
        check_certificate(certify(extensions=[_extended(usage)]), noon)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (rsa.generate_private_key(65537, 1024), "the key has 1024 bits; at least 2048"),
        (ec.generate_private_key(ec.SECP224R1()), "the key has 224 bits; at least 256"),
        (dsa.generate_private_key(2048), "neither an elliptic-curve nor an RSA key"),
    ],
)
def test_weak_and_other_keys(certify, noon, key, words):
    with pytest.raises(KeyUnusable, match=words):
        check_certificate(certify(key), noon)


def test_a_certificate_over_a_digest_that_can_be_forged(certify, noon):
    made = certify(rsa.generate_private_key(65537, 2048)).public_bytes(serialization.Encoding.DER)
    assert made.count(RSA_WITH_SHA256) == 2
    weak = x509.load_der_x509_certificate(made.replace(RSA_WITH_SHA256, RSA_WITH_SHA1))
    with pytest.raises(KeyUnusable, match="over a SHA1 digest"):
        check_certificate(weak, noon)


def test_a_key_of_a_kind_that_nobody_knows(certify, noon):
    made = certify().public_bytes(serialization.Encoding.DER)
    elliptic = bytes.fromhex("2a8648ce3d0201")
    strange = x509.load_der_x509_certificate(made.replace(elliptic, elliptic[:-1] + b"\x7f"))
    with pytest.raises(KeyUnusable, match="neither an elliptic-curve nor an RSA key"):
        check_certificate(strange, noon)


def test_each_reason_is_a_sentence_of_its_own(certify, noon):
    agreeing = x509.KeyUsage(False, False, False, False, True, False, False, False, False)
    refused = [
        certify(offset=1),
        certify(offset=-9, days=8),
        certify(extensions=[agreeing]),
        certify(extensions=[_extended(ExtendedKeyUsageOID.SERVER_AUTH)]),
        certify(rsa.generate_private_key(65537, 1024)),
    ]
    sentences = []
    for certificate in refused:
        with pytest.raises(KeyUnusable) as caught:
            check_certificate(certificate, noon)
        assert caught.value.advice
        sentences.append(caught.value.message)
    assert len(set(sentences)) == len(refused)
    assert "not valid before 2026-03-02 12:00 UTC" in sentences[0]
    assert "expired on 2026-02-28 12:00 UTC" in sentences[1]


def test_non_repudiation_alone_may_sign(certify, noon):
    lasting = x509.KeyUsage(False, True, False, False, False, False, False, False, False)
    assert usage_problem(certify(extensions=[lasting])) is None


def test_a_key_of_another_certificate(certify):
    with pytest.raises(KeyUnusable, match="do not belong together"):
        check_key(ec.generate_private_key(ec.SECP256R1()), certify())


@pytest.mark.parametrize(("days", "warned"), [(2, "in 1 day."), (31, "in 30 days"), (33, None), (0.5, None)])
def test_an_end_that_is_near(certify, noon, days, warned):
    words = expiry_warning(certify(days=days), noon)
    assert words is None if warned is None else warned in words
