import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from vmdesk.domain.errors import KeyUnusable, OutputNotWritable, UsageError, WrongPassword
from vmdesk.report.credentials import Identity, certificate_pem
from vmdesk.report.identity import (
    IdentityExists,
    create_identity,
    default_identity,
    import_pkcs12,
    kept_certificate,
    list_identities,
    load_identity,
    load_pkcs12,
    needs_password,
    replace_identity,
)


def test_default_identity_is_made_once_and_readable_by_its_owner_only(home, noon):
    first = default_identity(home, noon)
    assert default_identity(home, noon).facts == first.facts
    assert stat.S_IMODE((home / "keys").stat().st_mode) == 0o700
    (file,) = (home / "keys").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_key_is_private_from_its_first_byte(home, noon, monkeypatch):
    modes = []
    true_open = os.open
    monkeypatch.setattr(
        os, "open", lambda path, flags, mode=0o777: (modes.append(mode), true_open(path, flags, mode))[1]
    )
    create_identity(home, "mine", None, noon)
    assert modes == [0o600]


def test_certificate_says_what_it_is_for(identity, noon):
    certificate = identity.certificate
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    assert isinstance(certificate.public_key().curve, ec.SECP256R1)
    assert "vmdesk local examiner identity" in identity.facts.subject
    assert timedelta(days=1090) < identity.facts.not_after - noon < timedelta(days=1100)
    assert identity.facts.self_signed


def test_two_identities_differ(home, noon):
    one, two = (create_identity(home, name, None, noon) for name in ("one", "two"))
    assert one.facts.sha256 != two.facts.sha256
    assert one.facts.subject != two.facts.subject


def test_the_key_shows_in_no_repr(identity):
    assert "key=" not in repr(identity)


def test_a_name_is_never_written_over(home, identity, noon):
    before = (home / "keys" / "default.pem").read_bytes()
    with pytest.raises(IdentityExists):
        create_identity(home, "default", None, noon)
    assert (home / "keys" / "default.pem").read_bytes() == before
    assert [p.name for p in (home / "keys").iterdir()] == ["default.pem"]


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "x" * 65, "né"])
def test_names_that_could_leave_the_folder_are_refused(home, name):
    with pytest.raises(UsageError):
        create_identity(home, name, None)


def test_password_is_needed_and_checked(home, noon):
    create_identity(home, "locked", b"secret", noon)
    assert b"ENCRYPTED" in (home / "keys" / "locked.pem").read_bytes()
    assert load_identity(home, "locked", b"secret").name == "locked"
    with pytest.raises(WrongPassword):
        load_identity(home, "locked", b"guess")
    with pytest.raises(KeyUnusable):
        load_identity(home, "locked")


def test_listing_opens_no_key(home, noon):
    create_identity(home, "locked", b"secret", noon)
    create_identity(home, "open", None, noon)
    (home / "keys" / "noise.pem").write_text("not a certificate")
    assert [(f.name, f.kind) for f in list_identities(home)] == [
        ("locked", "local self-signed"),
        ("open", "local self-signed"),
    ]
    assert list_identities(home / "nowhere") == ()


def test_exported_certificate_has_no_key(home, identity):
    pem = kept_certificate(home, "default")
    assert pem == certificate_pem(identity)
    assert b"PRIVATE" not in pem


def test_default_identity_that_expired_is_refused(home, noon):
    default_identity(home, noon)
    with pytest.raises(KeyUnusable, match="expired"):
        default_identity(home, noon + timedelta(days=1200))


def test_pkcs12_loads_and_can_be_kept(home, pkcs12_file, noon, monkeypatch):
    path = pkcs12_file(days=36500)
    found = load_pkcs12(path, b"open", noon)
    assert found.facts.kind == "pkcs12"
    kept = import_pkcs12(home, path, b"open")
    assert kept.facts.sha256 == found.facts.sha256
    assert load_identity(home, "examiner", b"open").facts == kept.facts
    with pytest.raises(WrongPassword):
        load_identity(home, "examiner", b"shut")
    assert list_identities(home)[0].kind == "pkcs12"


def test_wrong_password_of_pkcs12(pkcs12_file, noon):
    with pytest.raises(WrongPassword):
        load_pkcs12(pkcs12_file(), b"shut", noon)


@pytest.mark.parametrize(
    ("offset", "usage", "words"),
    [(-20, "signing", "expired"), (5, "signing", "not valid before"), (-1, "agreeing", "key usage")],
)
def test_pkcs12_that_may_not_sign_today(pkcs12_file, noon, offset, usage, words):
    with pytest.raises(KeyUnusable, match=words):
        load_pkcs12(pkcs12_file(offset, usage=usage), b"open", noon)


def test_pkcs12_without_a_key(pkcs12_file, noon):
    with pytest.raises(KeyUnusable, match="no private key"):
        load_pkcs12(pkcs12_file(with_key=False), b"open", noon)


@pytest.mark.parametrize("data", [b"", b"not a key", b"0\x03\x02\x01\x03", b"\x30\x80\x02\x01\x03\x00\x00"])
def test_what_is_no_pkcs12(tmp_path, noon, data):
    path = tmp_path / "broken.p12"
    path.write_bytes(data)
    with pytest.raises(KeyUnusable):
        load_pkcs12(path, b"open", noon)


def test_missing_key_file(tmp_path, noon):
    with pytest.raises(KeyUnusable, match="no key file"):
        load_pkcs12(tmp_path / "none.p12", b"open", noon)


def test_a_key_of_another_certificate_is_refused(identity, noon):
    stranger = Identity("x", "pkcs12", identity.certificate, ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(KeyUnusable, match="belong together"):
        stranger.check_usable(noon)


def test_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(OutputNotWritable):
        create_identity(tmp_path / "home", "mine", None)


def test_importing_the_room_stays_light():
    heavy = "[m for m in ('torch', 'PySide6', 'av', 'transformers') if m in sys.modules]"
    code = f"import sys, vmdesk.report.identity, vmdesk.report.write; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_replacing_keeps_the_old_identity_under_another_name(home, noon):
    old = create_identity(home, "default", b"secret", noon)
    new, aside = replace_identity(home, "default", None, noon + timedelta(days=1200))
    assert aside == "default-until-20290613T120000Z"
    assert load_identity(home, aside, b"secret").facts.sha256 == old.facts.sha256
    assert default_identity(home, noon + timedelta(days=1200)).facts == new.facts
    assert {stat.S_IMODE(f.stat().st_mode) for f in (home / "keys").iterdir()} == {0o600}
    assert len(list((home / "keys").iterdir())) == 2


def test_replacing_where_nothing_is_kept_makes_one(home, noon):
    new, aside = replace_identity(home, "mine", None, noon)
    assert aside is None
    assert load_identity(home, "mine").facts == new.facts


def test_replacing_never_loses_a_key_kept_aside(home, noon):
    create_identity(home, "default", None, noon)
    replace_identity(home, "default", None, noon)
    before = {f.name: f.read_bytes() for f in (home / "keys").iterdir()}
    with pytest.raises(IdentityExists):
        replace_identity(home, "default", None, noon)
    assert {f.name: f.read_bytes() for f in (home / "keys").iterdir()} == before


def test_the_advice_for_an_expired_default_works(home, noon):
    default_identity(home, noon)
    with pytest.raises(KeyUnusable) as refused:
        default_identity(home, noon + timedelta(days=1200))
    assert "vmdesk key create --replace --name default" in refused.value.advice


def test_a_default_under_a_password_opens_with_it(home, noon):
    made = create_identity(home, "default", b"secret", noon)
    assert default_identity(home, noon, b"secret").facts == made.facts
    with pytest.raises(KeyUnusable, match="under a password, and none was given") as refused:
        default_identity(home, noon)
    assert "--identity default" in refused.value.advice


def test_a_password_that_nothing_needs_is_refused(home, noon):
    create_identity(home, "open", None, noon)
    with pytest.raises(KeyUnusable, match="under no password"):
        load_identity(home, "open", b"secret")
    assert load_identity(home, "open", b"").name == "open"


def test_what_needs_a_password(home, noon):
    create_identity(home, "open", None, noon)
    create_identity(home, "locked", b"secret", noon)
    assert [needs_password(home, name) for name in ("open", "locked")] == [False, True]
    with pytest.raises(KeyUnusable):
        needs_password(home, "none")


def test_a_damaged_key_file_is_named(home, noon):
    create_identity(home, "mine", None, noon)
    file = home / "keys" / "mine.pem"
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(KeyUnusable, match="damaged"):
        load_identity(home, "mine")


def test_a_closed_folder_of_keys_is_told(tmp_path, monkeypatch):
    from vmdesk.report.identity import is_kept

    def denied(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", denied)
    with pytest.raises(KeyUnusable, match="cannot be read"):
        is_kept(tmp_path, "default")
