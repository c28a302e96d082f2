import io
from datetime import UTC, datetime, timedelta

import pytest

from vmdesk.cli.password import at_terminal, new_password, open_identity, password_for, warn_of_end
from vmdesk.domain.errors import KeyUnusable, UsageError, WrongPassword
from vmdesk.report.identity import create_identity, list_identities


@pytest.fixture
def answers(monkeypatch):
    """Somebody at a terminal, who types these words and then closes the input; gives the questions asked."""

    def type_(*words):
        left, questions = list(words), []

        def ask(question):
            questions.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("getpass.getpass", ask)
        return questions

    return type_


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "password"
    path.write_bytes(b"secret \r\nsecond line\n")
    return path


def test_first_line_of_a_file(file, tmp_path):
    assert password_for("mine", file) == b"secret "
    with pytest.raises(UsageError, match=r"none\.txt cannot be read"):
        password_for("mine", tmp_path / "none.txt")


def test_asked_for_by_name_at_a_terminal(answers):
    questions = answers("pässword")
    assert password_for("my\x00lab", None) == "pässword".encode()
    assert questions == ["Password of my\\u{0}lab: "]


def test_end_of_input_is_an_answer_in_words(answers):
    answers()
    with pytest.raises(UsageError, match="No password was given"):
        password_for("mine", None)


def test_nobody_to_ask(monkeypatch):
    for stdin in (None, io.StringIO("typed by nobody")):
        monkeypatch.setattr("sys.stdin", stdin)
        assert not at_terminal()
        with pytest.raises(UsageError, match="no terminal") as refused:
            password_for("mine", None)
        assert "--password-file" in refused.value.advice
    stdin.close()
    assert not at_terminal()


def test_a_new_password_is_typed_twice(answers, tmp_path):
    assert answers("one", "one") is not None
    assert new_password("mine", None) == b"one"
    answers("one", "two")
    with pytest.raises(UsageError, match="not the same"):
        new_password("mine", None)
    (tmp_path / "empty").write_bytes(b"\n")
    with pytest.raises(UsageError, match="empty"):
        new_password("mine", tmp_path / "empty")


def test_open_asks_only_where_it_must(answers, tmp_path):
    questions = answers("secret")
    made = open_identity(tmp_path, None, None)
    assert [f.sha256 for f in list_identities(tmp_path)] == [made.facts.sha256]
    assert open_identity(tmp_path, None, tmp_path / "unread").facts == made.facts
    assert questions == []
    locked = create_identity(tmp_path, "locked", b"secret")
    assert open_identity(tmp_path, "locked", None).facts == locked.facts
    assert questions == ["Password of locked: "]


def test_a_default_under_a_password_can_be_used(answers, file, tmp_path):
    made = create_identity(tmp_path, "default", b"secret ")
    assert open_identity(tmp_path, None, file).facts == made.facts
    answers("guess")
    with pytest.raises(WrongPassword):
        open_identity(tmp_path, "default", None)


def test_open_refuses_what_cannot_sign(tmp_path):
    create_identity(tmp_path, "old", None, datetime.now(UTC) - timedelta(days=2000))
    with pytest.raises(KeyUnusable, match="expired") as refused:
        open_identity(tmp_path, "old", None)
    assert "vmdesk key create --replace --name old" in refused.value.advice
    with pytest.raises(KeyUnusable, match="no key file"):
        open_identity(tmp_path, "none", None)
    with pytest.raises(UsageError):
        open_identity(tmp_path, "../x", None)


def test_an_end_that_is_near_is_told(tmp_path, capsys):
    warn_of_end(create_identity(tmp_path, "new", None))
    assert capsys.readouterr() == ("", "")
    warn_of_end(create_identity(tmp_path, "old", None, datetime.now(UTC) - timedelta(days=1090)))
    told = capsys.readouterr()
    assert "Warning: The signing certificate expires on" in told.err
    assert told.out == ""
