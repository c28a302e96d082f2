import shutil
import subprocess
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from vmdesk.domain.errors import KeyUnusable
from vmdesk.report.identity import import_pkcs12, load_identity, load_pkcs12
from vmdesk.report.verification import check_report
from vmdesk.report.write import write_report

needs_poppler = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")


def _pdfsig(path):
    return subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout


@needs_poppler
def test_poppler_calls_the_whole_document_signed_and_valid(report):
    text = _pdfsig(report)
    assert text.count("Signature #") == 1
    assert "Signature is Valid." in text
    assert "Total document signed" in text
    assert "ETSI.CAdES.detached" in text


@needs_poppler
def test_poppler_finds_a_changed_byte(report):
    data = report.read_bytes()
    at = data.index(b"/Title")
    report.write_bytes(data[:at] + b"/Titel" + data[at + 6 :])
    assert "Signature is Valid." not in _pdfsig(report)


@needs_poppler
def test_poppler_takes_the_attachments_out_unchanged(report, result, tmp_path, identity):
    folder = tmp_path / "out"
    folder.mkdir()
    subprocess.run(["pdfdetach", "-saveall", "-o", folder, report], check=True, capture_output=True)
    assert sorted(p.name for p in folder.iterdir()) == [
        "audit.jsonl",
        "certificate.pem",
        "how-to-verify.txt",
        "result.json",
    ]
    assert (folder / "result.json").read_text() == result.to_json()
    assert identity.facts.sha256 in (folder / "how-to-verify.txt").read_text()


def _chain(noon, bits):
    def certificate(name, key, issuer, issuer_key, number):
        names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, n)]) for n in (name, issuer)]
        builder = x509.CertificateBuilder().subject_name(names[0]).issuer_name(names[1]).public_key(key.public_key())
        builder = builder.serial_number(number).not_valid_before(noon - timedelta(days=1))
        return builder.not_valid_after(noon + timedelta(days=36500)).sign(issuer_key, hashes.SHA256())

    keys = [rsa.generate_private_key(65537, bits) for _ in range(2)]
    root = certificate("test root", keys[0], "test root", keys[0], 1)
    return certificate("test examiner", keys[1], "test root", keys[0], 2), keys[1], root


def _p12(path, certificate, key, root):
    lock = serialization.BestAvailableEncryption(b"open")
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, certificate, [root], lock))
    return path


def test_a_laboratory_certificate_with_its_issuer_signs(tmp_path, home, plain, entries, noon):
    import_pkcs12(home, _p12(tmp_path / "lab.p12", *_chain(noon, 2048)), b"open")
    identity = load_identity(home, "lab", b"open")
    assert not identity.facts.self_signed
    path = tmp_path / "lab.pdf"
    write_report(path, plain, entries, identity, noon)
    check = check_report(path, identity.facts.sha256, noon)
    assert check.names("fail") == ()
    data = path.read_bytes()
    root = identity.chain[0].public_bytes(serialization.Encoding.DER)
    at = data.index(root.hex().upper().encode()) + 2 * root.index(b"test root")
    path.write_bytes(data[:at] + b"55" + data[at + 2 :])
    assert "certificate.pem" in check_report(path, None, noon).names("fail")


def test_a_short_rsa_key_is_refused(tmp_path, noon):
    with pytest.raises(KeyUnusable, match="1024 bits"):
        load_pkcs12(_p12(tmp_path / "short.p12", *_chain(noon, 1024)), b"open", noon)
