"""File > Verify report: real signed reports, a process of its own, the dialog, the audit trail."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from trails import trail_of

from vmdesk.case.trail import AuditTrail
from vmdesk.checking import verify
from vmdesk.domain.events import AnalysisFinished
from vmdesk.pipeline import Options, analyse
from vmdesk.report.identity import default_identity
from vmdesk.ui.logic.presenter_verify import groups
from vmdesk.ui.parts.verify_dialog import VerifyDialog
from vmdesk.workbench import load_parts, publish_report

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000


@pytest.fixture(scope="module")
def signed(clip, plain_model, tmp_path_factory) -> Path:
    """A report on the numbered clip, scored by a small real model and signed with a key made for it."""
    folder, parts, trail = tmp_path_factory.mktemp("report"), load_parts(str(plain_model), "cpu"), AuditTrail("tester")
    *_, last = analyse(clip, parts.scorer, None, trail, Options(8))
    assert isinstance(last, AnalysisFinished)
    publish_report(folder / "numbered.report.pdf", last, trail, default_identity(folder / "home"))
    return folder / "numbered.report.pdf"


def drop(widget, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy, none = QPointF(widget.rect().center()), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(place.toPoint(), copy, data, LEFT, none),
        QDropEvent(place, copy, data, LEFT, none),
    ):
        QApplication.sendEvent(widget, event)


def ended(dialog, qtbot):
    """Wait for the end of a verification; gives the lines by name, and the bottom line."""
    qtbot.waitUntil(lambda: not dialog.running, timeout=LONG)
    lines = {name: (word, detail) for word, name, detail in dialog.list.lines()}
    return lines, f"{dialog.bottom.words.text()} {dialog.bottom.rest.text()}".strip()


def verified(window, report, qtbot):
    window.verifying.verify(report)
    return ended(window.verifying.dialog, qtbot)


def entries(window, qtbot):
    """Action and details of all that the case's trail holds."""
    folder = window.desk.state.case.folder
    qtbot.waitUntil(lambda: not window.desk.casework.unsaved, timeout=10_000)
    return [(entry.action, entry.details) for entry in trail_of(folder)]


def test_a_sound_report_is_verified_from_the_menu_and_saved(opened, signed, tmp_path, qtbot):
    opened.commands.verify_report.trigger()
    chooser = opened.findChild(QFileDialog)
    chooser.fileSelected.emit(str(signed))
    chooser.reject()
    dialog = opened.findChild(VerifyDialog)
    lines, bottom = ended(dialog, qtbot)
    check = verify(signed)
    assert [line[1:] for line in dialog.list.lines()] == [(one.name, one.detail) for one in _grouped(check.checks)]
    assert lines["signature intact"][0] == "Pass"
    assert lines["evidence"][0] == "Not checked"
    assert bottom == check.verdict_line
    action, details = entries(opened, qtbot)[-1]
    assert (action, details["sha256"], details["bottom_line"]) == ("report verified", check.sha256, check.verdict_line)
    assert "audit trail of the case" in dialog.bottom.note.text()
    QTest.mouseClick(dialog.copy, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert check.sha256 in copied
    assert "PASS  signature intact: " in copied
    assert copied.endswith(bottom + "\n")
    opened.verifying.save(dialog.outcome, tmp_path / "a.check.json")
    qtbot.waitUntil(lambda: "saved" in dialog.status.text(), timeout=10_000)
    assert json.loads((tmp_path / "a.check.json").read_text()) == check.to_json()


def _grouped(checks):
    """In the order of the groups: what keeps scripts out stands with the content."""
    names = [row.name for group in groups(checks, str) for row in group.rows]
    assert sorted(names) == sorted(check.name for check in checks)
    return sorted(checks, key=lambda check: names.index(check.name))


def test_the_exhibit_of_the_case_is_guessed_and_all_is_computed_again(opened, signed, clip, plain_model, qtbot):
    qtbot.waitUntil(lambda: opened.desk.state.exhibit.evidence is not None, timeout=20_000)
    _, bottom = verified(opened, signed, qtbot)
    dialog = opened.verifying.dialog
    assert bottom.startswith("Unknown signer: nothing failed, 5 things not checked: signer, trusted timestamp, ")
    qtbot.waitUntil(lambda: dialog.options.file == clip, timeout=10_000)
    options = dialog.options
    QTest.mouseClick(options.rescore, LEFT, pos=QPoint(8, options.rescore.height() // 2))
    assert options.rescore.isChecked()
    options._set_model(str(plain_model))
    options.batch.setValue(3)
    options.signer.setText(dialog.outcome.check.fingerprint.upper())
    QTest.mouseClick(dialog.again, LEFT)
    assert dialog.running
    lines, bottom = ended(dialog, qtbot)
    assert bottom == "Passed, 1 thing not checked: trusted timestamp."
    assert lines["rescore"][1].startswith("match: ")
    assert "match, 0 within tolerance, 0 differ" in lines["rescore"][1]
    assert entries(opened, qtbot)[-1][1]["evidence"] == clip.name
    assert len(dialog.outcome.check.to_json()["rescored"]) > 1


def test_junk_behind_a_report_is_shown_as_a_failed_line(opened, signed, tmp_path, qtbot):
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(signed.read_bytes() + b"junk")
    lines, bottom = verified(opened, forged, qtbot)
    assert lines["nothing after the signed bytes"][0] == "Fail"
    assert bottom.startswith("FAILED: ")
    assert "nothing after the signed bytes" in bottom
    action, details = entries(opened, qtbot)[-1]
    assert action == "report verified"
    assert "nothing after the signed bytes" in details["failed"]


def _hostile(folder, signed):
    (folder / "letter.pdf").write_text("Dear Sir or Madam\n")
    (folder / "cut.pdf").write_bytes(signed.read_bytes()[:20_000])
    (folder / "folder.pdf").mkdir()
    with (folder / "huge.pdf").open("wb") as file:
        file.truncate(513 << 20)
    return {
        "letter.pdf": "not a PDF: the file does not begin as one",
        "cut.pdf": "cut off or damaged",
        "folder.pdf": "it is a folder",
        "huge.pdf": "larger than any report",
    }


def test_what_is_no_report_is_said_in_a_clear_sentence(make_window, signed, tmp_path, qtbot):
    window = make_window()
    for name, words in _hostile(tmp_path, signed).items():
        lines, bottom = verified(window, tmp_path / name, qtbot)
        assert lines["readable PDF"][0] == "Fail"
        assert words in lines["readable PDF"][1]
        assert bottom.startswith("FAILED: 1 of ")
    assert window.desk.state.case is None
    assert "noted nowhere" in window.verifying.dialog.bottom.note.text()


def test_cancelling_a_rescoring_ends_it_at_once(opened, signed, clip, plain_model, qtbot):
    verified(opened, signed, qtbot)
    dialog, work = opened.verifying.dialog, opened.desk.verification
    dialog.options.set_evidence(clip)
    dialog.options.rescore.setChecked(True)
    dialog.options._set_model(str(plain_model))
    steps = []
    work.went.connect(steps.append)
    QTest.mouseClick(dialog.again, LEFT)
    qtbot.waitUntil(lambda: any(step.check == "rescore" for step in steps), timeout=LONG)
    assert any(word == "Under way" for word, _, _ in dialog.list.lines())
    process = work.thread_._process
    QTest.mouseClick(dialog.cancel, LEFT)
    assert not dialog.running
    assert dialog.bottom.words.text().startswith("Cancelled")
    assert not dialog.save.isEnabled()
    qtbot.waitUntil(lambda: not process.alive, timeout=10_000)
    assert entries(opened, qtbot)[-1][0] == "report verification cancelled"
    QTest.mouseClick(dialog.again, LEFT)
    qtbot.waitUntil(lambda: work.thread_._process not in (None, process), timeout=LONG)
    dialog.reject()
    assert not work.running


def test_a_report_dropped_on_the_start_page_is_verified(make_window, signed, qtbot):
    window = make_window()
    drop(window, signed)
    lines, _ = ended(window.verifying.dialog, qtbot)
    assert lines["readable PDF"][0] == "Pass"
    assert window.desk.state.exhibit is None
    controls = reached_by_tab(window.verifying.dialog)
    wanted = {*window.verifying.dialog.findChildren(QPushButton), window.verifying.dialog.list}
    assert {one for one in wanted if one.isVisible() and one.isEnabled()} <= set(controls)
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in controls]
    assert all(names), names


def reached_by_tab(dialog):
    dialog.activateWindow()
    dialog.again.setFocus()
    reached = [dialog.focusWidget()]
    for _ in range(40):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        if dialog.focusWidget() is reached[0]:
            break
        reached.append(dialog.focusWidget())
    return reached


def test_a_video_and_a_report_dropped_together_go_their_own_ways(opened, signed, long_clip, qtbot):
    drop(opened, signed, long_clip)
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    assert ended(opened.verifying.dialog, qtbot)[0]["readable PDF"][0] == "Pass"


def test_a_file_dropped_on_the_dialog_is_the_exhibit_and_a_pdf_another_report(make_window, signed, clip, qtbot):
    window = make_window()
    verified(window, signed, qtbot)
    dialog = window.verifying.dialog
    drop(dialog, clip)
    assert dialog.options.file == clip
    QTest.keyClick(dialog.options.signer, Qt.Key.Key_Return)
    lines, _ = ended(dialog, qtbot)
    assert (lines["evidence"][0], lines["cited frames"][0]) == ("Pass", "Pass")
    drop(dialog, signed.with_name("gone.pdf"))
    assert ended(dialog, qtbot)[0]["readable PDF"] == ("Fail", "the file cannot be read: there is no such file")
    assert dialog.options.file is None


def test_a_certificate_that_is_none_is_pointed_out_and_another_one_fails(make_window, signed, qtbot):
    window = make_window()
    verified(window, signed, qtbot)
    dialog = window.verifying.dialog
    dialog.options.signer.setText("12:34")
    QTest.mouseClick(dialog.again, LEFT)
    assert not dialog.running
    assert "64 hexadecimal digits" in dialog.status.text()
    dialog.options.signer.setText("ab:" * 32)
    QTest.mouseClick(dialog.again, LEFT)
    lines, bottom = ended(dialog, qtbot)
    assert lines["signer"][0] == "Fail"
    assert bottom.startswith("FAILED: 1 of ")


def test_a_process_that_ends_by_itself_is_told(opened, signed, qtbot):
    opened.verifying.verify(signed)
    work, dialog = opened.desk.verification, opened.verifying.dialog
    qtbot.waitUntil(lambda: work.thread_._process is not None, timeout=LONG)
    work.thread_._process._process.kill()
    qtbot.waitUntil(lambda: not dialog.running, timeout=LONG)
    assert "ended by itself" in dialog.bottom.words.text()
    assert entries(opened, qtbot)[-1][0] == "report verification failed"


def test_the_window_closes_beside_a_verification(opened, signed, qtbot):
    opened.verifying.verify(signed)
    qtbot.waitUntil(lambda: opened.desk.verification.thread_._process is not None, timeout=LONG)
    process, folder = opened.desk.verification.thread_._process, opened.desk.state.case.folder
    opened.close()
    qtbot.waitUntil(lambda: not opened.desk.running(), timeout=20_000)
    assert not process.alive
    assert trail_of(folder)[-1].action == "report verification cancelled"
