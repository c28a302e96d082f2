import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from vmdesk import places
from vmdesk.report.details_file import FILE, read_details
from vmdesk.ui.parts.details_dialog import DetailsDialog


def dialog_of(window, qtbot):
    window.commands.report_details.trigger()
    qtbot.waitUntil(lambda: window.findChild(DetailsDialog) is not None, timeout=10_000)
    return window.findChild(DetailsDialog)


def save(dialog):
    QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)


@pytest.fixture
def stated(opened, qtbot):
    dialog = dialog_of(opened, qtbot)
    QTest.keyClicks(dialog.fields["laboratory"], "Test laboratory")
    QTest.keyClicks(dialog.fields["case_number"], "C-77")
    dialog.fields["address"].setPlainText("1 First Street\n\n Second Town ")
    dialog.also["html"].click()
    dialog.certification.click()
    save(dialog)
    qtbot.waitUntil(opened.banner.isVisible, timeout=10_000)
    return opened


def test_what_is_stated_is_kept_and_shown_again(stated, qtbot):
    told = json.loads((places.user_data() / FILE).read_text())
    assert told["details"]["address"] == ["1 First Street", "Second Town"]
    assert [case["case_number"] for case in told["cases"].values()] == ["C-77"]
    assert "case_number" not in told["details"]
    qtbot.waitUntil(lambda: stated.findChild(DetailsDialog) is None, timeout=10_000)
    again = dialog_of(stated, qtbot)
    assert again.fields["laboratory"].text() == "Test laboratory"
    assert again.fields["case_number"].text() == "C-77"
    assert again.also["html"].isChecked()
    assert not again.also["csv"].isChecked()
    assert again.certification.isChecked()
    again.reject()


def test_the_export_carries_what_is_stated(stated, tmp_path, qtbot):
    asked = []
    stated.reports.details.read(asked.append)
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    stated.reports._export(tmp_path / "r.pdf", asked[0])
    assert stated.desk._books.details.laboratory == "Test laboratory"
    assert stated.desk._books.details.also == ("html",)


def test_what_is_too_long_is_pointed_out(opened, qtbot):
    dialog = dialog_of(opened, qtbot)
    dialog.fields["asked"].setPlainText("x" * 5000)
    save(dialog)
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None, timeout=5_000)
    assert "4,000" in dialog.findChild(QMessageBox).text()
    assert not (places.user_data() / FILE).exists()
    dialog.findChild(QMessageBox).reject()
    dialog.reject()


def test_a_file_that_is_none_is_told_and_kept(opened, qtbot):
    path = places.user_data() / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("not JSON")
    opened.commands.report_details.trigger()
    qtbot.waitUntil(opened.banner.isVisible, timeout=10_000)
    assert "report.json" in opened.banner.words.text()
    assert path.read_text() == "not JSON"


def test_a_logo_that_is_none_is_refused(opened, tmp_path, qtbot):
    (tmp_path / "x.png").write_bytes(b"no picture")
    dialog = dialog_of(opened, qtbot)
    dialog._take_logo(str(tmp_path / "x.png"))
    save(dialog)
    qtbot.waitUntil(opened.banner.isVisible, timeout=10_000)
    assert not (places.user_data() / FILE).exists()
    assert read_details(places.user_data() / FILE, missing_ok=True).logo == b""


def test_every_field_has_a_name_and_the_tab_key_goes_on(opened, qtbot):
    dialog = dialog_of(opened, qtbot)
    assert all(field.accessibleName() for field in dialog.fields.values())
    dialog.fields["address"].setFocus()
    QTest.keyClick(dialog.fields["address"], Qt.Key.Key_Tab)
    assert dialog.fields["address"].toPlainText() == ""
    dialog.reject()
