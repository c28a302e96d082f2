import argparse
import json
from datetime import UTC, datetime, timedelta

import pytest

from vmdesk.cli import key
from vmdesk.domain.errors import KeyUnusable, OutputNotWritable, UsageError, WrongPassword
from vmdesk.report.identity import create_identity, list_identities, load_identity


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def answers(monkeypatch):
    """Somebody at a terminal, who types these words."""

    def type_(*words):
        left = iter(words)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("getpass.getpass", lambda _question: next(left))

    return type_


@pytest.fixture
def do(home, capsys):
    parser = argparse.ArgumentParser()
    key.add_arguments(parser)

    def run(*words):
        assert key.run(parser.parse_args([str(word) for word in words])) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def password(tmp_path):
    path = tmp_path / "password"
    path.write_bytes(b"secret\r\nsecond line\n")
    return path


def test_create_list_export(do, home, tmp_path):
    assert "default (local self-signed)" in do("create", "--no-password")
    (listed,) = json.loads(do("list", "--json"))
    assert listed["sha256"] in do("list")
    assert do("export-certificate").startswith("-----BEGIN CERTIFICATE-----")
    do("export-certificate", "--out", tmp_path / "c.pem")
    assert (tmp_path / "c.pem").read_text() == do("export-certificate", "default")
    with pytest.raises(UsageError):
        do("create", "--no-password")


def test_the_list_says_what_a_key_is_for_and_whether_it_can_sign(do, home):
    create_identity(home, "old", None, datetime.now(UTC) - timedelta(days=2000))
    create_identity(home, "young", None)
    old, young = json.loads(do("list", "--json"))
    assert old["usages"] == young["usages"] == ["digital signatures", "non-repudiation"]
    assert "expired on" in old["problem"]
    assert young["problem"] is None
    told = do("list")
    assert told.count("  usage    digital signatures, non-repudiation\n") == 2
    assert told.count("CANNOT SIGN: the certificate expired on") == 1
    assert f"  valid    {young['not_before'][:10]} to {young['not_after'][:10]}\n" in told


def test_create_under_a_password(do, home, password):
    do("create", "--name", "mine", "--password-file", password)
    assert load_identity(home, "mine", b"secret").name == "mine"
    with pytest.raises(WrongPassword):
        load_identity(home, "mine", b"secret\r")


def test_import_keeps_the_password(do, home, tmp_path, password):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12

    made = create_identity(tmp_path / "elsewhere", "x", None)
    lock = serialization.BestAvailableEncryption(b"secret")
    file = tmp_path / "my lab.p12"
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"x", made.key, made.certificate, None, lock))
    assert made.facts.sha256 in do("import", file, "--password-file", password)
    assert [(f.name, f.kind) for f in list_identities(home)] == [("my-lab", "pkcs12")]


def test_nothing_kept_yet(do):
    assert "No identities yet" in do("list")
    assert json.loads(do("list", "--json")) == []
    with pytest.raises(KeyUnusable):
        do("export-certificate")


def test_import_of_a_file_that_is_not_there(do, tmp_path, password):
    with pytest.raises(UsageError):
        do("import", tmp_path / "none.p12", "--password-file", password)
    with pytest.raises(UsageError):
        do("import", password)


def test_replace_says_where_the_old_one_is(do, home):
    do("create", "--no-password")
    (old,) = list_identities(home)
    told = do("create", "--replace", "--no-password")
    kept = {f.name: f.sha256 for f in list_identities(home)}
    aside = next(name for name in kept if name != "default")
    assert f"is kept as {aside}." in told
    assert kept[aside] == old.sha256 != kept["default"]
    assert kept["default"] in told


def test_export_writes_over_certificates_only(do, tmp_path):
    do("create", "--no-password")
    do("create", "--no-password", "--name", "second")
    do("export-certificate", "--out", tmp_path / "c.pem")
    do("export-certificate", "second", "--out", tmp_path / "c.pem")
    assert (tmp_path / "c.pem").read_text() == do("export-certificate", "second")
    exhibit = tmp_path / "exhibit.mp4"
    exhibit.write_bytes(b"bytes of an exhibit")
    with pytest.raises(UsageError, match="no certificate"):
        do("export-certificate", "--out", exhibit)
    assert exhibit.read_bytes() == b"bytes of an exhibit"


@pytest.mark.parametrize("name", ["", "nowhere/c.pem", "n" * 300])
def test_export_where_nothing_can_be_written(do, tmp_path, name):
    do("create", "--no-password")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OutputNotWritable):
        do("export-certificate", "--out", tmp_path / name)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["", "none.p12", "n" * 300])
def test_import_of_what_is_no_file(do, tmp_path, password, name):
    with pytest.raises(UsageError):
        do("import", tmp_path / name, "--password-file", password)


def test_create_asks_at_a_terminal(do, home, answers):
    answers("secret", "secret")
    do("create")
    assert load_identity(home, "default", b"secret").name == "default"
    answers("one", "two")
    with pytest.raises(UsageError, match="not the same"):
        do("create", "--name", "second")
    answers("")
    with pytest.raises(UsageError, match="empty"):
        do("create", "--name", "third")
    assert [f.name for f in list_identities(home)] == ["default"]
