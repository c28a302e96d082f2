"""Keys on tokens, end to end with SoftHSM."""

import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from soft_token import PIN, SoftToken, certificate_of, module

from vmdesk.domain.errors import (
    KeyUnusable,
    SigningError,
    TokenAbsent,
    TokenKeyAbsent,
    TokenLocked,
    TokenModuleUnusable,
    WrongPassword,
    WrongPin,
)
from vmdesk.report.authority import ask
from vmdesk.report.identity import (
    IdentityExists,
    create_identity,
    default_identity,
    kept_certificate,
    list_identities,
    load_identity,
    needs_password,
    usable,
)
from vmdesk.report.timestamping import add_timestamp
from vmdesk.report.token_identity import Wanted, add_token
from vmdesk.report.verification import check_report
from vmdesk.report.write import write_report

CARD = "examiner's card"
KEYS = {
    "P-256": partial(ec.generate_private_key, ec.SECP256R1()),
    "P-384": partial(ec.generate_private_key, ec.SECP384R1()),
    "RSA": partial(rsa.generate_private_key, 65537, 2048),
}


@pytest.fixture
def tokens(tmp_path, monkeypatch):
    made = SoftToken(tmp_path / "softhsm", module())
    made.begin()
    monkeypatch.setenv("SOFTHSM2_CONF", str(made.configuration))
    return made


@pytest.fixture
def card(tokens):
    """A token with one P-256 key and its certificate."""
    key = KEYS["P-256"]()
    tokens.add_token(CARD)
    tokens.add_key(CARD, key, "signing", "a1")
    tokens.add_certificate(CARD, certificate_of(key), "signing", "a1")
    return tokens


@pytest.fixture
def kept(card, home):
    """An identity named "card" kept for the token."""
    return add_token(home, "card", Wanted(card.module), lambda _: PIN)[0]


@pytest.fixture
def now():
    return datetime.now(UTC).replace(microsecond=0)


@pytest.mark.parametrize("kind", KEYS)
def test_a_report_signed_by_a_token(tokens, home, tmp_path, plain, entries, now, kind):
    key = KEYS[kind]()
    certificate = certificate_of(key)
    tokens.add_token(CARD)
    tokens.add_key(CARD, key, "signing", "a1")
    tokens.add_certificate(CARD, certificate, "signing", "a1")
    asked = []
    add_token(home, "card", Wanted(tokens.module), lambda label: asked.append(label) or PIN)
    assert asked == [CARD]
    identity = usable(load_identity(home, "card", PIN))
    path = tmp_path / "r.pdf"
    write_report(path, plain, entries, identity, now)
    check = check_report(path, identity.facts.sha256)
    assert check.names("fail") == ()
    assert identity.facts.sha256 == certificate.fingerprint(hashes.SHA256()).hex()
    assert "card (pkcs11)" in _text(path)
    assert _valid_for_poppler(path)


def _text(path):
    from pypdf import PdfReader

    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def _valid_for_poppler(path):
    if shutil.which("pdfsig") is None:
        return True
    text = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    return "Signature is Valid." in text and "Total document signed" in text


def test_what_is_kept_is_no_secret_and_needs_no_token_to_be_listed(kept, card, home):
    data = (home / "keys" / "card.pem").read_bytes()
    assert b"PRIVATE KEY" not in data
    assert PIN not in data
    card.remove()
    (facts,) = list_identities(home)
    assert (facts.name, facts.kind, facts.sha256) == ("card", "pkcs11", kept.facts.sha256)
    assert needs_password(home, "card")
    assert kept_certificate(home, "card").startswith(b"-----BEGIN CERTIFICATE")
    assert PIN.decode() not in repr(kept)


def test_a_wrong_pin_is_tried_once(kept, card, home, tmp_path, plain, entries, now):
    assert not card.wrong_tries(CARD)
    with pytest.raises(WrongPin, match="does not open the token examiner's card") as refused:
        load_identity(home, "card", b"000000")
    assert isinstance(refused.value, WrongPassword)
    assert refused.value.exit_code == 7
    assert card.wrong_tries(CARD)
    load_identity(home, "card", PIN)
    assert not card.wrong_tries(CARD)
    kept.key.pin = b"000000"  # as if it had been changed since
    with pytest.raises(WrongPin, match="does not open"):
        write_report(tmp_path / "r.pdf", plain, entries, kept, now)
    load_identity(home, "card", PIN)
    with pytest.raises(WrongPin, match="is not tried again"):
        write_report(tmp_path / "r.pdf", plain, entries, kept, now)
    assert not card.wrong_tries(CARD)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("pin", [b"", None])
def test_no_pin_is_never_tried(kept, card, home, pin):
    with pytest.raises(KeyUnusable, match="no PIN was given"):
        load_identity(home, "card", pin)
    assert not card.wrong_tries(CARD)


@pytest.mark.parametrize("pin", [b"\xff\xfe", b"1", b"9" * 300])
def test_what_is_no_pin(kept, home, pin):
    with pytest.raises(WrongPin):
        load_identity(home, "card", pin)


def test_a_locked_token_is_not_tried_at_all(kept, home, monkeypatch):
    """SoftHSM never locks; the flag that cards set is what is looked at."""
    import pkcs11

    class Locked:
        label = CARD
        flags = pkcs11.TokenFlag.USER_PIN_LOCKED

        def open(self, **_):
            raise AssertionError("tried all the same")

    monkeypatch.setattr("vmdesk.report.tokens.the_token", lambda *_: Locked())
    with pytest.raises(TokenLocked, match="locked after too many wrong PINs"):
        load_identity(home, "card", PIN)


@pytest.mark.parametrize(
    ("flag", "words", "advice"),
    [
        ("USER_PIN_COUNT_LOW", "card.", "tried once"),
        ("USER_PIN_FINAL_TRY", "card.", "One more wrong PIN locks it."),
        ("USER_PIN_LOCKED", "and it is locked now.", "tried once"),
    ],
)
def test_how_near_a_card_is_to_being_locked(kept, home, monkeypatch, flag, words, advice):
    """As cards tell it by their flags after a wrong PIN; SoftHSM sets the first of them only."""
    import pkcs11

    class Card:
        label, flags, slot = CARD, pkcs11.TokenFlag(0), None

        def open(self, **_):
            after = SimpleNamespace(flags=pkcs11.TokenFlag[flag])
            self.slot = SimpleNamespace(get_token=lambda: after)
            raise pkcs11.PinIncorrect

    monkeypatch.setattr("vmdesk.report.tokens.the_token", lambda *_: Card())
    with pytest.raises(WrongPin, match="does not open") as refused:
        load_identity(home, "card", PIN)
    assert refused.value.message.endswith(words)
    assert advice in refused.value.advice


def test_token_absent_and_key_absent(kept, card, home, tmp_path, plain, entries, now):
    card.remove_keys(CARD)
    with pytest.raises(TokenKeyAbsent, match="The key is not on the token"):
        load_identity(home, "card", PIN)
    card.remove()
    card.add_token("another")
    with pytest.raises(TokenAbsent, match="The token examiner's card is not there") as absent:
        load_identity(home, "card", PIN)
    assert "another" in absent.value.details
    with pytest.raises(TokenAbsent):
        write_report(tmp_path / "r.pdf", plain, entries, kept, now)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("path", ["libsofthsm2.so", "/none/such.so"])
def test_a_module_that_is_not_there(home, path):
    with pytest.raises(TokenModuleUnusable, match="There is no PKCS#11 module"):
        add_token(home, "card", Wanted(path), lambda _: pytest.fail("asked for a PIN"))


def test_a_file_that_is_no_module(home, tmp_path):
    (tmp_path / "words.so").write_text("words")
    with pytest.raises(TokenModuleUnusable, match="cannot be used as a PKCS#11 module"):
        add_token(home, "card", Wanted(str(tmp_path / "words.so")), lambda _: PIN)


def test_one_of_several_tokens_and_keys(card, home):
    other, label = KEYS["RSA"](), "other"
    card.add_key(CARD, other, label, "b2")
    card.add_certificate(CARD, certificate_of(other), label, "b2")
    card.add_token("second card")
    with pytest.raises(TokenAbsent, match="more than one such token") as many:
        add_token(home, "card", Wanted(card.module), lambda _: pytest.fail("asked for a PIN"))
    assert "second card" in many.value.details
    with pytest.raises(TokenKeyAbsent, match="more than one such key") as many:
        add_token(home, "card", Wanted(card.module, CARD), lambda _: PIN)
    assert "signing (id a1)" in many.value.details
    by_id, _ = add_token(home, "by-id", Wanted(card.module, CARD, key_id="b2"), lambda _: PIN)
    by_label, _ = add_token(home, "by-label", Wanted(card.module, CARD, key_label=label), lambda _: PIN)
    assert by_id.facts.sha256 == by_label.facts.sha256
    assert load_identity(home, "by-label", PIN).certificate == by_id.certificate


def test_tokens_of_one_label_are_told_apart_by_their_serial_numbers(kept, card, home):
    card.add_token(CARD)
    assert load_identity(home, "card", PIN).certificate == kept.certificate


def test_a_certificate_given_as_a_file_with_its_issuer(tokens, home, tmp_path, plain, entries, now, time_authority):
    key, authority = KEYS["P-256"](), KEYS["P-256"]()
    root = certificate_of(authority)
    mine = certificate_of(key, issuer=(root, authority))
    tokens.add_token(CARD)
    tokens.add_key(CARD, key, "signing", "a1")
    with pytest.raises(KeyUnusable, match="does not hold exactly one certificate"):
        add_token(home, "card", Wanted(tokens.module), lambda _: PIN)
    pem = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (mine, root))
    add_token(home, "card", Wanted(tokens.module, certificate=pem), lambda _: PIN)
    path = tmp_path / "r.pdf"
    write_report(path, plain, entries, load_identity(home, "card", PIN), now)
    add_timestamp(path, partial(ask, time_authority.url))
    assert check_report(path).names("fail") == ()
    with pytest.raises(KeyUnusable, match="cannot be read"):
        add_token(home, "words", Wanted(tokens.module, certificate=b"words"), lambda _: PIN)


def test_a_key_that_wants_its_pin_for_every_signature(tokens, home, monkeypatch):
    tokens.add_token(CARD)
    public, authority = tokens.generate_strict_key(CARD, "signing", "a1"), KEYS["P-256"]()
    tokens.add_certificate(CARD, certificate_of(authority, public=public), "signing", "a1")
    add_token(home, "card", Wanted(tokens.module), lambda _: PIN)
    monkeypatch.setattr("vmdesk.report.token_key._asks_each_time", lambda _: False)
    with pytest.raises(SigningError, match="did not do what it was asked"):
        add_token(home, "again", Wanted(tokens.module), lambda _: PIN)


def test_a_certificate_of_another_key(card, home):
    pem = certificate_of(KEYS["P-256"]()).public_bytes(serialization.Encoding.PEM)
    with pytest.raises(KeyUnusable, match="do not belong together"):
        add_token(home, "card", Wanted(card.module, certificate=pem), lambda _: PIN)
    assert not (home / "keys" / "card.pem").exists()


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"days": (-9, -1)}, "expired on"),
        ({"days": (1, 9)}, "not valid before"),
        ({"usage": ExtendedKeyUsageOID.SERVER_AUTH}, "extended key usage"),
    ],
)
def test_unfit_certificates_of_tokens(tokens, home, how, words):
    key = KEYS["P-256"]()
    tokens.add_token(CARD)
    tokens.add_key(CARD, key, "signing", "a1")
    tokens.add_certificate(CARD, certificate_of(key, **how), "signing", "a1")
    with pytest.raises(KeyUnusable, match=words):
        add_token(home, "card", Wanted(tokens.module), lambda _: PIN)


def test_a_kept_token_whose_certificate_expired_since(kept, home):
    identity = load_identity(home, "card", PIN)
    with pytest.raises(KeyUnusable, match="expired on") as refused:
        usable(identity, datetime.now(UTC) + timedelta(days=900))
    assert "key create" not in refused.value.advice


def test_names_are_not_written_over(kept, card, home):
    with pytest.raises(IdentityExists):
        add_token(home, "card", Wanted(card.module), lambda _: PIN)
    create_identity(home, "default", None)
    _, aside = add_token(home, "default", Wanted(card.module), lambda _: PIN, replace=True)
    assert re.fullmatch("default-until-.*", aside)
    assert default_identity(home, password=PIN).kind == "pkcs11"


def test_damaged_key_files(kept, home):
    path = home / "keys" / "card.pem"
    data = path.read_bytes()
    for changed in (
        data.replace(b"vmdesk token", b"vmdesk taken"),
        data.replace(b'"key_id": "a1"', b'"key_id": "a"'),
        data.replace(b'"key_id": "a1"', b'"key_id": 5'),
        data.replace(b"BEGIN", b"BEGUN"),
    ):
        path.write_bytes(changed)
        with pytest.raises(KeyUnusable, match="is damaged"):
            load_identity(home, "card", PIN)


def test_a_token_taken_out_while_it_signs(kept, card, tmp_path, plain, entries, now, monkeypatch):
    """The folder behind the token goes away after the login."""
    from vmdesk.report import signing

    prepare = signing._sign
    monkeypatch.setattr(signing, "_sign", lambda *given: (card.remove(), prepare(*given))[1])
    with pytest.raises(SigningError) as failed:
        write_report(tmp_path / "r.pdf", plain, entries, kept, now)
    assert failed.value.exit_code == 7
    assert list(tmp_path.glob("*.pdf")) == []
