import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit
from soft_token import PIN, SoftToken, module

from vmdesk import places
from vmdesk.report.identity import create_identity
from vmdesk.report.token_identity import Wanted, add_token
from vmdesk.ui.logic.state import Phase


@pytest.fixture
def analysed(opened, qtbot):
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.FINISHED, timeout=30_000)
    return opened


def test_no_report_beside_the_evidence(analysed, clip, qtbot):
    before = sorted(clip.parent.iterdir())
    analysed.desk.export(clip.parent / "numbered.report.pdf")
    qtbot.waitUntil(analysed.banner.isVisible, timeout=20_000)
    assert "evidence's own folder" in analysed.banner.words.text()
    assert sorted(clip.parent.iterdir()) == before


def test_a_stand_ins_result_is_never_signed(analysed, tmp_path, qtbot):
    target = tmp_path / "out.pdf"
    analysed.desk.export(target)
    qtbot.waitUntil(analysed.banner.isVisible, timeout=20_000)
    assert "cannot be signed" in analysed.banner.words.text()
    assert not target.exists()
    assert analysed.commands.export.isEnabled()


def test_the_dialog_proposes_a_name_and_never_the_exhibits_folder(analysed, clip, qtbot):
    analysed.commands.export.trigger()
    dialog = analysed.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("numbered.report.pdf")
    assert dialog.directory().absolutePath() != str(clip.parent)
    dialog.reject()
    qtbot.waitUntil(lambda: analysed.findChild(QFileDialog) is None, timeout=5_000)


def test_a_written_report_offers_its_folder(analysed, tmp_path, monkeypatch):
    opened_urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toLocalFile()))
    analysed.desk.exported.emit(tmp_path / "a.report.pdf")
    assert str(tmp_path / "a.report.pdf") in analysed.banner.words.text()
    analysed.banner.open_folder.click()
    assert opened_urls == [str(tmp_path)]


def _sign_with_password(window, target, password, qtbot):
    window.commands.export.trigger()
    chooser = window.findChild(QFileDialog)
    chooser.fileSelected.emit(str(target))
    chooser.reject()
    qtbot.waitUntil(lambda: window.findChild(QInputDialog) is not None, timeout=20_000)
    dialog = window.findChild(QInputDialog)
    assert dialog.textEchoMode() is QLineEdit.EchoMode.Password
    dialog.setTextValue(password)
    dialog.accept()
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    words = window.banner.words.text()
    window.banner.hide()
    qtbot.waitUntil(lambda: window.findChild(QInputDialog) is None, timeout=5_000)
    return words


def test_a_key_under_a_password_is_asked_for(analysed, tmp_path, qtbot):
    create_identity(places.user_data(), "default", b"right")
    target = tmp_path / "out.pdf"
    assert "password" in _sign_with_password(analysed, target, "wrong", qtbot)
    # the right one opens the key, and then the stand-in's result is refused
    assert "cannot be signed" in _sign_with_password(analysed, target, "right", qtbot)
    assert not target.exists()


@pytest.fixture
def card(tmp_path, monkeypatch):
    """A token with a key; there before the desktop's own process is started."""
    made = SoftToken(tmp_path / "softhsm", module())
    monkeypatch.setenv("SOFTHSM2_CONF", str(made.configuration))
    made.begin_with_card("card")
    return made


def test_the_pin_of_a_key_on_a_token_is_asked_for(card, analysed, tmp_path, qtbot):
    add_token(places.user_data(), "default", Wanted(card.module), lambda _: PIN)
    target = tmp_path / "out.pdf"
    assert "PIN does not open the token card" in _sign_with_password(analysed, target, "000000", qtbot)
    assert card.wrong_tries("card")
    # the right one opens the token, and then the stand-in's result is refused
    assert "cannot be signed" in _sign_with_password(analysed, target, PIN.decode(), qtbot)
    assert not card.wrong_tries("card")
    assert not target.exists()
