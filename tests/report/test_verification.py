import io
import json
import random
from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from tests.report.test_words_notes import entries_on
from vmdesk.domain.audit import trail_text
from vmdesk.report import signing, write
from vmdesk.report.content import compose
from vmdesk.report.content_checks import _missing
from vmdesk.report.pdf import render
from vmdesk.report.reference import AUDIT, CERTIFICATE, HOW_TO, RESULT, printed_facts
from vmdesk.report.signing import sign
from vmdesk.report.verification import check_bytes, check_report
from vmdesk.report.write import signed_report


@pytest.fixture
def data(plain, entries, identity, noon) -> bytes:
    return signed_report(plain, entries, identity, noon)


@pytest.fixture
def parts(plain, entries, identity, noon):
    """Pages and attachments before signing, to be changed and then signed all the same."""
    pages = render(compose(plain.result, entries, identity.facts, noon))
    files = {
        RESULT: plain.result.to_json().encode(),
        AUDIT: trail_text(entries).encode(),
        CERTIFICATE: write.certificate_pem(identity),
        HOW_TO: b"as before",
    }
    return pages, files


def _failed(data: bytes, noon, pinned=None) -> tuple[str, ...]:
    return check_bytes(data, "r.pdf", pinned, noon).names("fail")


def test_unchanged_bytes_pass(data, noon):
    assert _failed(data, noon) == ()


def test_sixty_single_byte_flips_are_all_found(data, noon):
    chance = random.Random(20260301)
    for _ in range(60):
        place, mask = chance.randrange(len(data)), chance.randrange(1, 256)
        changed = data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]
        assert _failed(changed, noon), f"byte {place} xor {mask:#x}"


def test_flips_in_the_signature_itself_are_found(data, noon):
    gap = data.index(b"/Contents <") + len(b"/Contents ")
    end = data.index(b">", gap)
    chance = random.Random(7)
    for place in [gap, end, gap + 1, end - 1, *(chance.randrange(gap, end) for _ in range(40))]:
        changed = data[:place] + bytes([data[place] ^ chance.randrange(1, 256)]) + data[place + 1 :]
        assert _failed(changed, noon), f"byte {place}"


def test_padding_after_the_signature_and_small_letters_are_found(data, noon):
    end = data.index(b">", data.index(b"/Contents <"))
    assert "signature container" in _failed(data[: end - 4] + b"1" + data[end - 3 :], noon)
    gap = data.index(b"/Contents <") + len(b"/Contents <")
    place = next(k for k in range(gap, end) if data[k] in b"ABCDEF")
    assert "signature container" in _failed(data[:place] + data[place : place + 1].lower() + data[place + 1 :], noon)


@pytest.mark.parametrize("junk", [b"\n", b"junk", b"%%EOF\n", b"\x00" * 100])
def test_appended_bytes_are_found(data, noon, junk):
    failed = set(_failed(data + junk, noon))
    assert {"whole file covered", "nothing after the signed bytes"} <= failed or failed == {"readable PDF"}


@pytest.mark.parametrize("keep", [0, 1, 10, 1000, 0.5, 0.99])
def test_cut_files_are_found(data, noon, keep):
    assert _failed(data[: int(keep * len(data)) if isinstance(keep, float) else keep], noon)


def test_an_update_that_changes_a_page_is_found(data, noon):
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    page[NameObject("/Rotate")] = writer.root["/Pages"]["/Count"]
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    assert {"whole file covered", "no later revision"} <= set(_failed(out.getvalue(), noon))


def test_a_swapped_attachment_is_found(data, noon):
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    position = next(k for k in range(0, len(names), 2) if str(names[k]) == RESULT)
    stream = names[position + 1]["/EF"]["/F"]
    stream._data, stream._encoded_data = stream.data.replace(b"0.32", b"0.01"), None
    writer.update_container(stream)
    out = io.BytesIO()
    writer.write(out)
    failed = set(_failed(out.getvalue(), noon))
    assert {"whole file covered", "no later revision", "printed text"} <= failed


def _with_script(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    script = {"/S": NameObject("/JavaScript"), "/JS": pdf_string("app.alert('read me')")}
    writer.root[NameObject("/OpenAction")] = DictionaryObject({NameObject(key): one for key, one in script.items()})
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_script_in_a_signed_report_is_found(parts, identity, noon):
    failed = _failed(sign(_with_script(parts[0]), parts[1], identity, noon), noon)
    assert failed == ("no scripts, no encryption",)


def test_a_script_added_later_is_found(data, noon):
    found = {"whole file covered", "no later revision", "no scripts, no encryption"}
    assert found <= set(_failed(_with_script(data), noon))


def test_encryption_added_is_found(parts, noon):
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(parts[0]))
    writer.encrypt("", "owner")
    out = io.BytesIO()
    writer.write(out)
    assert check_bytes(out.getvalue(), "r.pdf", None, noon).failed


def test_unsigned(parts, noon):
    check = check_bytes(parts[0], "r.pdf", None, noon)
    assert check.names("fail") == ("one signature",)
    assert "unsigned" in check.checks[1].detail
    assert check.verdict_line.startswith("FAILED")


def test_two_signatures(data, identity, noon, monkeypatch):
    monkeypatch.setattr(PdfSigner, "_enforce_certification_constraints", lambda *_: None)
    second = PdfSigner(PdfSignatureMetadata("second"), identity.signer, new_field_spec=SigFieldSpec("second"))
    out = second.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)))
    assert _failed(out.getvalue(), noon) == ("one signature",)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"hello", bytes(range(256)) * 40, b"%PDF-1.4\n%%EOF", b"[" * 50000]
)
def test_what_is_no_pdf_fails_without_an_exception(tmp_path, noon, content):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    check = check_report(path, None, noon)
    assert check.failed
    assert check.result is None


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "none.pdf", tmp_path):
        assert check_report(path).names("fail") == ("readable PDF",)


def test_expired_since(data, noon):
    assert _failed(data, noon + timedelta(days=1200)) == ("certificate today",)


def test_not_yet_valid_today(data, noon):
    assert _failed(data, noon - timedelta(days=30)) == ("certificate today",)


def test_signed_outside_the_dates(parts, identity, noon, monkeypatch):
    monkeypatch.setattr(type(identity), "check_usable", lambda *_: None)
    late = noon + timedelta(days=1200)
    assert _failed(sign(*parts, identity, late), noon) == ("certificate at signing",)


def test_wrong_key_usage(parts, pkcs12_file, noon, monkeypatch):
    from vmdesk.report import identity as store
    from vmdesk.report.credentials import Identity

    monkeypatch.setattr(store, "check_certificate", lambda *_: None)
    unfit = store.load_pkcs12(pkcs12_file(usage="agreeing"), b"open", noon)
    monkeypatch.setattr(Identity, "check_usable", lambda *_: None)
    pages, files = parts
    failed = _failed(sign(pages, {**files, CERTIFICATE: write.certificate_pem(unfit)}, unfit, noon), noon)
    assert failed == ("key usage",)


def test_pinned_signer(data, identity, noon):
    pin = identity.facts.sha256
    spelt = ":".join(pin[k : k + 2] for k in range(0, 64, 2)).upper()
    assert _failed(data, noon, spelt) == ()
    assert _failed(data, noon, "0" * 64) == ("signer",)
    assert "signer" in check_bytes(data, "r.pdf", None, noon).names("not checked")


def _resigned(parts, identity, noon, **changed: bytes) -> tuple[str, ...]:
    pages, files = parts
    names = {"result": RESULT, "audit": AUDIT, "certificate": CERTIFICATE}
    return _failed(sign(pages, {**files, **{names[k]: v for k, v in changed.items()}}, identity, noon), noon)


def test_signed_again_with_another_record(parts, identity, noon):
    record = parts[1][RESULT]
    assert _resigned(parts, identity, noon) == ()
    assert _resigned(parts, identity, noon, result=record.replace(b'"md5": "', b'"md5": "0')) == ("printed text",)
    for other in (record + b"\n", b"{}", b"[" * 100000, b"\xff", record.replace(b"null", b"NaN")):
        assert RESULT in _resigned(parts, identity, noon, result=other)
    assert RESULT in _resigned(parts, identity, noon, result=record.replace(b'"genuine": true', b'"genuine": false'))


def test_signed_again_with_another_trail(parts, identity, noon):
    trail = parts[1][AUDIT]
    assert _resigned(parts, identity, noon, audit=b"".join(trail.splitlines(True)[:-1])) == ("printed text",)
    assert "audit trail" in _resigned(parts, identity, noon, audit=trail.replace(b"step", b"leap", 1))
    assert "audit trail" in _resigned(parts, identity, noon, audit=b"".join(trail.splitlines(True)[1:]))
    assert "audit trail" in _resigned(parts, identity, noon, audit=b'{"seq": ' * 30000)


def test_signed_again_with_another_certificate(parts, identity, home, noon):
    from vmdesk.report.identity import create_identity

    other = create_identity(home, "other", None, noon)
    assert _resigned(parts, identity, noon, certificate=write.certificate_pem(other)) == (CERTIFICATE,)


def test_attachments_missing_or_doubled(parts, identity, noon, monkeypatch):
    pages, files = parts
    missing = {name: value for name, value in files.items() if name != HOW_TO}
    assert _failed(sign(pages, missing, identity, noon), noon) == ("attachments",)
    attach = signing._attach

    def twice(*args: object) -> None:
        attach(*args)
        attach(*args)

    monkeypatch.setattr(signing, "_attach", twice)
    assert "attachments" in _failed(sign(pages, files, identity, noon), noon)


def test_every_check_has_its_line_whatever_fails(data, parts, noon):
    names = [c.name for c in check_bytes(data, "r.pdf", None, noon).checks]
    assert len(names) == len(set(names)) == 19
    for other in (b"", parts[0], data + b"x", data[:-200]):
        assert [c.name for c in check_bytes(other, "r.pdf", None, noon).checks] == names


def test_nothing_is_said_on_standard_error(data, noon, tmp_path: Path, capfd, caplog):
    path = tmp_path / "broken.pdf"
    path.write_bytes(data[:4000] + b"\x00" * 50 + data[4050:])
    check_report(path, None, noon)
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_a_changed_title_is_found(data, noon):
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    writer.set_info(writer.trailer.raw_get("/Info"))
    info = writer.trailer["/Info"]
    info[NameObject("/Title")] = pdf_string("another")
    writer.update_container(info)
    out = io.BytesIO()
    writer.write(out)
    assert "whole file covered" in _failed(out.getvalue(), noon)


def test_marks_and_opinions_printed_agree_with_the_trail(plain, identity, noon):
    entries = entries_on(plain.result.evidence.sha256)
    assert _failed(signed_report(plain, entries, identity, noon), noon) == ()
    pages = render(compose(plain.result, entries[:1], identity.facts, noon))
    facts = printed_facts(json.loads(plain.result.to_json()), "", entries)
    assert {"number of marks", "mark 1", "number of opinions", "opinion 1"} <= set(_missing(pages, facts))
