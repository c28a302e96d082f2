import asyncio
import io
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from asn1crypto import tsp
from cryptography.hazmat.primitives import serialization
from cryptography.x509 import ExtendedKeyUsage
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from time_authority import STAMPING, certified, of, stamper

from vmdesk.domain.errors import OutputNotWritable, SigningError, TimestampRefused, UsageError
from vmdesk.report import timestamping
from vmdesk.report.authority import ask, require_url
from vmdesk.report.container import container_problem
from vmdesk.report.content import compose
from vmdesk.report.identity import create_identity, load_identity
from vmdesk.report.pdf import render
from vmdesk.report.timestamp_token import stamp_of
from vmdesk.report.timestamping import add_timestamp
from vmdesk.report.verification import check_bytes, check_report
from vmdesk.report.write import write_report

ROOT = certified("Test root of time", 1)


@pytest.fixture
def now():
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def report(tmp_path, plain, entries, home, now):
    """A report signed today, since the authority of the test suite lives today."""
    (tmp_path / "reports").mkdir()
    path = tmp_path / "reports" / "exhibit.report.pdf"
    write_report(path, plain, entries, create_identity(home, "default", None), now)
    return path


def _stamp(report, authority):
    return add_timestamp(report, partial(ask, authority.url))


def _line(report):
    return next(c for c in check_report(report).checks if c.name == "trusted timestamp")


def _only(report):
    return [p.name for p in report.parent.iterdir()] == [report.name]


def _signature(data):
    return PdfFileReader(io.BytesIO(data)).embedded_signatures[0]


def test_a_timestamp_is_added_and_every_check_holds_as_before(report, time_authority, now):
    before = report.read_bytes()
    stamp = _stamp(report, time_authority)
    after = report.read_bytes()
    assert len(after) == len(before)
    assert after != before
    assert abs(stamp.time - now) < timedelta(hours=1)
    assert stamp.authority == "CN=Test authority of time"
    assert check_report(report).names("fail") == ()
    line = _line(report)
    assert line.outcome == "not checked"
    assert "the timestamp holds" in line.detail
    assert stamp.authority_sha256 in line.detail
    assert f"{stamp.time:%Y-%m-%d %H:%M:%S}" in line.detail
    assert _only(report)


def test_an_authority_s_clock_behind_the_examiner_s_is_told(report, plain, entries, home, now, time_authority):
    write_report(report, plain, entries, load_identity(home, "default"), now + timedelta(hours=1))
    _stamp(report, time_authority)
    assert re.search(r" 3[56]\d\d s before the time that the signature claims, so that one", _line(report).detail)


def test_after_the_certificate_s_end_the_timestamp_is_pointed_to(report, time_authority, now):
    later = now + timedelta(days=2000)
    ends = [next(c for c in check_report(report, None, later).checks if c.name == "certificate today")]
    _stamp(report, time_authority)
    ends.append(next(c for c in check_report(report, None, later).checks if c.name == "certificate today"))
    assert [end.outcome for end in ends] == ["fail", "fail"]
    assert "without a trusted timestamp nothing shows" in ends[0].detail
    assert "only the timestamp below says, whose authority is not checked" in ends[1].detail


def test_nothing_but_a_digest_is_sent(report, time_authority):
    _stamp(report, time_authority)
    (body,) = time_authority.asked
    assert time_authority.paths == ["/tsa"]
    request = tsp.TimeStampReq.load(body)
    assert len(body) < 100
    assert {k for k, v in request.native.items() if v} == {"version", "message_imprint", "nonce", "cert_req"}
    assert request["message_imprint"]["hash_algorithm"]["algorithm"].native == "sha256"


def test_pyhanko_takes_the_time_from_the_authority(report, time_authority):
    stamp = _stamp(report, time_authority)
    signature = _signature(report.read_bytes())
    trusted = [of(ROOT)[0], signature.signer_cert]
    context = partial(ValidationContext, trust_roots=trusted, allow_fetching=False)
    status = asyncio.run(async_validate_pdf_signature(signature, context(), context()))
    assert status.intact
    assert status.valid
    assert status.timestamp_validity.intact
    assert status.timestamp_validity.valid
    assert status.timestamp_validity.trusted
    assert status.timestamp_validity.timestamp == stamp.time


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_poppler_still_calls_the_whole_document_signed_and_valid(report, time_authority):
    _stamp(report, time_authority)
    text = subprocess.run(["pdfsig", "-nocert", report], capture_output=True, text=True, check=False).stdout
    assert text.count("Signature #") == 1
    assert "Signature is Valid." in text
    assert "Total document signed" in text


def test_a_second_timestamp_is_refused_and_not_asked_for(report, time_authority):
    _stamp(report, time_authority)
    data = report.read_bytes()
    with pytest.raises(SigningError, match="has a timestamp already"):
        _stamp(report, time_authority)
    assert report.read_bytes() == data
    assert len(time_authority.asked) == 1


@pytest.mark.parametrize("content", [b"", b"no report", None])
def test_what_does_not_check_is_not_timestamped(report, time_authority, content):
    data = report.read_bytes()
    data = data.replace(b"/Title", b"/Titel", 1) if content is None else content
    report.write_bytes(data)
    with pytest.raises(SigningError, match="does not check") as refused:
        _stamp(report, time_authority)
    assert refused.value.exit_code == 7
    assert report.read_bytes() == data
    assert time_authority.asked == []


def test_an_unsigned_report_is_not_timestamped(report, plain, entries, home, now, time_authority):
    report.write_bytes(render(compose(plain.result, entries, load_identity(home, "default").facts, now), ()))
    data = report.read_bytes()
    with pytest.raises(SigningError, match="does not check"):
        _stamp(report, time_authority)
    assert report.read_bytes() == data
    assert time_authority.asked == []


def _other_nonce(request):
    request["nonce"] = 5


def _other_imprint(request):
    request["message_imprint"]["hashed_message"] = bytes(32)


def _forged(authority):
    """An answer of the right certificate by another key."""
    certificate, key = certified("Test authority of time", 2, ROOT, STAMPING)[0], certified("x", 3)[1]
    authority.with_stamper(stamper((certificate, key)))


def _leaf(usage, **how):
    return stamper(certified("Test authority of time", 2, ROOT, usage, **how))


STATUS = tsp.PKIStatusInfo(
    {"status": "rejection", "status_string": ["out of\x07 time"], "fail_info": {"time_not_available"}}
).dump()
REFUSED = bytes([0x30, len(STATUS)]) + STATUS
BAD_ANSWERS = {
    "another nonce": (lambda a: a.with_stamper(stamper(), _other_nonce), "is no timestamp"),
    "another signature": (lambda a: a.with_stamper(stamper(), _other_imprint), "does not hold"),
    "another key": (_forged, "does not hold"),
    "no purpose": (lambda a: a.with_stamper(stamper(certified("T", 2, ROOT))), "does not hold"),
    "other purpose": (
        lambda a: a.with_stamper(_leaf(ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]))),
        "does not hold",
    ),
    "purpose not critical": (lambda a: a.with_stamper(_leaf(STAMPING, critical=False)), "does not hold"),
    "expired authority": (lambda a: a.with_stamper(_leaf(STAMPING, days=(-9, -1))), "does not hold"),
    "too long": (
        lambda a: a.with_stamper(stamper(certified("T", 2, long := certified("n" * 9000, 4), STAMPING), (long,))),
        "too long",
    ),
    "refusal": (lambda a: setattr(a, "answer", lambda _: (200, REFUSED)), "refused the request"),
    "words": (lambda a: setattr(a, "answer", lambda _: (200, b"<html>Welcome</html>")), "is no timestamp"),
    "nothing": (lambda a: setattr(a, "answer", lambda _: (200, b"")), "is no timestamp"),
    "an error": (lambda a: setattr(a, "answer", lambda _: (500, b"")), "cannot be reached"),
    "a flood": (lambda a: setattr(a, "answer", lambda _: (200, bytes(300_000))), "cannot be reached"),
}


@pytest.mark.parametrize("kind", BAD_ANSWERS)
def test_a_bad_answer_leaves_the_report_as_it_was(report, time_authority, kind):
    spoil, words = BAD_ANSWERS[kind]
    spoil(time_authority)
    data = report.read_bytes()
    with pytest.raises(TimestampRefused, match=words) as refused:
        _stamp(report, time_authority)
    assert len(time_authority.asked) == 1
    assert refused.value.exit_code == 7
    assert report.read_bytes() == data
    assert _only(report)


def test_what_a_refusal_says_is_told_without_control_characters(report, time_authority):
    time_authority.answer = lambda _: (200, REFUSED)
    with pytest.raises(TimestampRefused) as refused:
        _stamp(report, time_authority)
    assert "out of\\u{7} time; time_not_available" in refused.value.details


def test_a_redirect_is_not_followed(report, time_authority):
    time_authority.headers = {"Location": time_authority.url.replace("/tsa", "/elsewhere")}
    time_authority.answer = lambda _: (307, b"")
    with pytest.raises(TimestampRefused):
        _stamp(report, time_authority)
    assert time_authority.paths == ["/tsa"]


def test_nobody_there_and_no_answer(report, time_authority):
    data = report.read_bytes()
    gone = time_authority.url.rsplit(":", 1)[0] + ":1/"
    with pytest.raises(TimestampRefused, match=r"127\.0\.0\.1:1 cannot be reached"):
        add_timestamp(report, partial(ask, gone))
    done = threading.Event()
    time_authority.answer = lambda _: (500, b"" if done.wait(20) else b"late")
    with pytest.raises(TimestampRefused, match="cannot be reached"):
        add_timestamp(report, partial(ask, time_authority.url, seconds=0.2))
    done.set()
    assert report.read_bytes() == data


def test_without_its_root_an_authority_s_certificate_stands_alone(report, time_authority):
    between = certified("Test issuer of time", 6, ROOT)
    leaf = certified("Test authority of time", 2, between, STAMPING)
    for sent, kept in (((between,), False), ((between, ROOT), True)):
        data = report.read_bytes()
        time_authority.with_stamper(stamper(leaf, sent))
        _stamp(report, time_authority)
        assert _line(report).detail.startswith("the timestamp holds")
        assert len(
            _signature(report.read_bytes()).signer_info["unsigned_attrs"][0]["values"][0]["content"]["certificates"]
        ) == (3 if kept else 1)
        report.write_bytes(data)


def test_certificates_of_strangers_are_left_out(report, time_authority):
    time_authority.with_stamper(stamper(others=(ROOT, certified("A stranger", 5))))
    _stamp(report, time_authority)
    data = report.read_bytes()
    assert b"A stranger".hex().upper().encode() not in data
    assert b"Test root of time".hex().upper().encode() in data
    assert _line(report).detail.startswith("the timestamp holds")


def _noticed(data):
    """Whether the two checks that a timestamp rests on find something, or the file cannot even be read."""
    try:
        signature = _signature(data)
        return bool(container_problem(data, signature.byte_range)) or stamp_of(signature.signer_info) is None
    except Exception:  # noqa: BLE001 - parsers raise anything
        return True


def test_changes_of_the_timestamp_are_found(report, time_authority):
    _stamp(report, time_authority)
    data = report.read_bytes()
    assert not _noticed(data)
    attributes = _signature(data).signer_info["unsigned_attrs"].dump().hex().upper().encode()
    start = data.index(attributes)
    end = start + len(attributes)
    chance, now = random.Random(11), datetime.now(UTC)
    for number in range(90):
        place = chance.randrange(start, end)
        other = chance.choice([d for d in b"0123456789ABCDEF" if d != data[place]])
        other = other if number % 3 else data[place] ^ chance.randrange(1, 256)
        changed = data[:place] + bytes([other]) + data[place + 1 :]
        found = check_bytes(changed, "r.pdf", None, now).failed if number % 30 == 0 else _noticed(changed)
        assert found, f"byte {place - start} of {end - start}, {data[place]:#x} as {other:#x}"


def test_a_timestamp_of_another_report_is_found(report, time_authority, tmp_path, plain, entries, home, now):
    other = tmp_path / "reports" / "other.pdf"
    write_report(other, plain, entries, load_identity(home, "default"), now)
    _stamp(report, time_authority)
    token = _signature(report.read_bytes()).signer_info["unsigned_attrs"][0]["values"][0]
    data = other.read_bytes()
    bare = _signature(data)
    start, end = bare.byte_range[1], bare.byte_range[2]
    other.write_bytes(data[:start] + timestamping._filled(bare.pkcs7_content, token, end - start) + data[end:])
    assert check_report(other).names("fail") == ("trusted timestamp",)
    assert "something else than this signature" in _line(other).detail


def test_a_full_disk_keeps_the_report_without_its_timestamp(report, time_authority, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    data = report.read_bytes()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputNotWritable):
        _stamp(report, time_authority)
    assert report.read_bytes() == data
    assert _only(report)


KILLED = """
import os, signal, sys
from functools import partial
from pathlib import Path
from vmdesk.report.authority import ask
from vmdesk.report.timestamping import add_timestamp
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
add_timestamp(Path(sys.argv[1]), partial(ask, sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_killed_while_writing_keeps_the_report(report, time_authority):
    data = report.read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, report, time_authority.url], check=False)
    assert done.returncode == -signal.SIGKILL
    assert report.read_bytes() == data
    _stamp(report, time_authority)
    assert _line(report).detail.startswith("the timestamp holds")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tsa.example",
        "file:///etc/passwd",
        "ftp://a/b",
        "http://",
        "http://me:word@a/",
        "http://a:x/",
        "http://a b",
    ],
)
def test_what_is_no_url_of_an_authority(url):
    with pytest.raises(UsageError, match="not the URL"):
        require_url(url)


def _openssl(*words, folder):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="OpenSSL's command is not installed")
def test_answers_of_another_authority_than_pyhankos(report, time_authority, tmp_path):
    folder = tmp_path / "openssl"
    folder.mkdir()
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    leaf = certified("Authority by OpenSSL", 2, ROOT, STAMPING)
    (folder / "leaf.pem").write_bytes(leaf[0].public_bytes(pem))
    (folder / "root.pem").write_bytes(ROOT[0].public_bytes(pem))
    (folder / "key.pem").write_bytes(leaf[1].private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    (folder / "serial").write_text("01\n")
    (folder / "ts.cnf").write_text(
        "[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_cert=leaf.pem\ncerts=root.pem\nsigner_key=key.pem\n"
        "signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1,millisecs:500\n"
        "clock_precision_digits=3\nordering=yes\ntsa_name=yes\ness_cert_id_chain=yes\ness_cert_id_alg=sha256\n"
    )

    def answer(body):
        (folder / "request.tsq").write_bytes(body)
        _openssl("ts", "-reply", "-config", "ts.cnf", "-queryfile", "request.tsq", "-out", "reply.tsr", folder=folder)
        return 200, (folder / "reply.tsr").read_bytes()

    time_authority.answer = answer
    stamp = _stamp(report, time_authority)
    assert stamp.authority == "CN=Authority by OpenSSL"
    assert check_report(report).names("fail") == ()
    assert _line(report).detail.startswith("the timestamp holds")


def test_the_authority_named_in_capitals_is_found(report, time_authority):
    _stamp(report, time_authority)
    data = report.read_bytes()
    name = b"Test root of time".hex().upper().encode()
    places = [found.start() for found in re.finditer(name, data)]
    outcomes = []
    for place in places:
        changed = data[:place] + b"TEST".hex().upper().encode() + data[place + 8 :]
        outcomes.append(check_bytes(changed, "r.pdf", None, datetime.now(UTC)).failed)
    assert outcomes == [True] * len(places)
    assert len(places) >= 3
