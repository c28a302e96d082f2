"""Keys that must not sign end every way to a signature before any work, each with a sentence of its own."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from soft_token import certificate_of

UNFIT = {
    "expired": ({"days": (-9, -1)}, "the certificate expired on"),
    "not yet valid": ({"days": (1, 9)}, "the certificate is not valid before"),
    "wrong usage": ({"usage": ExtendedKeyUsageOID.SERVER_AUTH}, "the certificate's extended key usage"),
}


@pytest.fixture
def password(tmp_path):
    path = tmp_path / "password"
    path.write_text("right\n")
    return path


@pytest.fixture
def p12(tmp_path):
    def build(**how):
        key = ec.generate_private_key(ec.SECP256R1())
        path = tmp_path / "mine.p12"
        lock = BestAvailableEncryption(b"right")
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, certificate_of(key, **how), None, lock))
        return path

    return build


@pytest.mark.parametrize("kind", UNFIT)
def test_unfit_to_sign(vmdesk, quick, tmp_path, p12, password, kind, monkeypatch):
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path / "home"))
    how, words = UNFIT[kind]
    file, key = p12(**how), ("--password-file", password)
    signed = vmdesk("analyze", quick[0], "--out", tmp_path / "out", "--sign-with", file, *key, *quick[1])
    kept = vmdesk("key", "import", file, *key)
    for done in (signed, kept):
        assert done.code == 7
        assert done.err.startswith(f"This identity cannot sign: {words}")
        assert "Choose or create another identity." in done.err
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "home" / "keys").exists()


def test_a_wrong_password(vmdesk, tmp_path, p12, password, monkeypatch):
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path / "home"))
    password.write_text("wrong\n")
    done = vmdesk("key", "import", p12(), "--password-file", password)
    assert done.code == 7
    assert done.err.startswith("The password does not open mine.p12.")
    assert not (tmp_path / "home" / "keys").exists()
