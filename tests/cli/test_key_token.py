"""A key on a token, from the command line: made known, listed, signed with, verified."""

import json

import pytest
from soft_token import PIN, SoftToken, module


@pytest.fixture
def card(tmp_path, monkeypatch):
    made = SoftToken(tmp_path / "softhsm", module())
    monkeypatch.setenv("SOFTHSM2_CONF", str(made.configuration))
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path / "home"))
    made.begin_with_card("card")
    return made


@pytest.fixture
def pin(tmp_path):
    path = tmp_path / "pin"
    path.write_bytes(PIN + b"\n")
    return path


def test_add_list_sign_verify(vmdesk, quick, card, pin, tmp_path):
    made = vmdesk("key", "add-token", "--module", card.module, "--password-file", pin)
    assert made.code == 0, made.err
    assert "default (pkcs11)" in made.out
    (listed,) = json.loads(vmdesk("key", "list", "--json").out)
    assert (listed["kind"], listed["problem"]) == ("pkcs11", None)
    assert (listed["token"]["token"], listed["token"]["module"]) == ("card", card.module)
    assert f"  module   {card.module}\n" in vmdesk("key", "list").out
    given = ("analyze", quick[0], "--out", tmp_path / "out", *quick[1])
    signed = vmdesk(*given, "--password-file", pin)
    assert signed.code == 0, signed.err
    verified = vmdesk("verify", tmp_path / "out" / "quick.report.pdf", "--signer", listed["sha256"])
    assert verified.code == 0, verified.out


def test_a_wrong_pin_and_no_token_end_before_any_work(vmdesk, quick, card, pin, tmp_path):
    assert vmdesk("key", "add-token", "--module", card.module, "--password-file", pin).code == 0
    given = ("analyze", quick[0], "--out", tmp_path / "out", *quick[1], "--password-file", pin)
    pin.write_bytes(b"000000\n")
    wrong = vmdesk(*given)
    assert wrong.code == 7
    assert wrong.err.startswith("The PIN does not open the token card.")
    assert card.wrong_tries("card")
    card.remove()
    absent = vmdesk(*given)
    assert absent.code == 7
    assert absent.err.startswith("The token card is not there.")
    assert not (tmp_path / "out").exists()


def test_what_add_token_refuses(vmdesk, card, pin, tmp_path):
    given = ("key", "add-token", "--module", card.module, "--password-file", pin)
    assert vmdesk(*given, "--token", "other").code == 7
    assert vmdesk(*given, "--key-id", "ff").code == 7
    assert vmdesk(*given, "--key-id", "f").code == 2
    assert vmdesk(*given, "--certificate", tmp_path / "none.pem").code == 2
    assert vmdesk(*given, "--name", "../x").code == 2
    assert vmdesk("key", "add-token", "--module", tmp_path / "none.so", "--password-file", pin).code == 7
    assert vmdesk("key", "add-token", "--module", card.module).code == 2  # nobody is there to be asked
    assert vmdesk(*given, "--key-id", "a1", "--key-label", "signing").code == 0
    assert vmdesk(*given).code == 2
    again = vmdesk(*given, "--replace")
    assert again.code == 0
    assert "is kept as default-until-" in again.out
