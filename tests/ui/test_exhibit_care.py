"""Custody, copies and verification of a case's exhibits, through the real window."""

import shutil
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from trails import trail_of

from vmdesk.case.rechecks import latest
from vmdesk.case.store import CaseStore
from vmdesk.domain.custody import KINDS, custody_in
from vmdesk.ui.parts.custody_dialog import CustodyDialog
from vmdesk.ui.parts.recheck_dialog import RecheckDialog


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def saved(window, qtbot):
    """The trail, once everything is on the disk."""
    qtbot.waitUntil(lambda: window.desk.state.case is not None and not window.desk.state.unsaved, timeout=20_000)
    return trail_of(window.desk.state.case.folder)


@pytest.fixture
def named(make_window, clip, long_clip, tmp_path, qtbot):
    """A window with a named case of two exhibits, the first of them open."""
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    files = [shutil.copy(one, evidence / f"{name}.mp4") for one, name in ((clip, "one"), (long_clip, "two"))]
    window = make_window()

    def shown(path):
        state = window.desk.state
        there = state.exhibit is not None and state.exhibit.path == path
        return there and state.notes is not None and state.exhibit.evidence is not None

    for path in reversed(files):
        window.open_files([path])
        qtbot.waitUntil(partial(shown, path), timeout=20_000)
    window.desk.save_case_as(tmp_path / "Case 7")
    qtbot.waitUntil(lambda: not window.desk.state.case.automatic, timeout=20_000)
    return window


@pytest.fixture
def custody(named, qtbot):
    named.commands.custody.trigger()
    dialog = named.findChild(CustodyDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def record(dialog, kind, **texts):
    dialog.kind.setCurrentIndex(KINDS.index(kind))
    for name, text in texts.items():
        QTest.keyClicks(dialog.fields[name], text)
    click(dialog.record)


def test_custody_is_recorded_shown_and_corrected(named, custody, qtbot):
    assert custody.windowTitle() == "Custody of one.mp4"
    custody.seal.setCurrentIndex(1)
    record(custody, "received", stated="20 Nov 2026", giver="Officer 7", seals="A-1")
    qtbot.waitUntil(lambda: len(custody.words()) == 1, timeout=10_000)
    assert custody.words()[0][1:4] == ("Received", "20 Nov 2026", "Officer 7 → not stated")
    assert "Seals were: found intact · Numbers of seals: A-1" in custody.words()[0][4]
    assert custody.fields["giver"].text() == "", "the form is ready for the next"

    custody.table.setFocus()
    custody.table.setCurrentCell(0, 0)
    click(custody.correct)
    assert custody.fields["giver"].text() == "Officer 7"
    assert "This corrects entry" in custody.hint.text()
    QTest.keyClicks(custody.fields["giver"], "1")
    click(custody.record)
    qtbot.waitUntil(lambda: len(custody.words()) == 2, timeout=10_000)
    first, second = custody.words()
    assert first[1] == f"Received; corrected by entry {second[0]}"
    assert second[1] == f"Received; corrects entry {first[0]}"
    custody.table.setCurrentCell(0, 0)
    assert not custody.correct.isEnabled(), "what is corrected is corrected once"

    custody.table.setCurrentCell(1, 0)
    click(custody.correct)
    custody.kind.setCurrentIndex(KINDS.index("entered in error"))
    assert not custody.form.isRowVisible(custody.fields["giver"])
    custody.fields["note"].setText("another exhibit")
    click(custody.record)
    qtbot.waitUntil(lambda: len(custody.words()) == 3, timeout=10_000)
    events = custody_in(saved(named, qtbot), (2,))
    assert [(one.statement.kind, one.statement.giver) for one in events] == [
        ("received", "Officer 7"), ("received", "Officer 71"), ("entered in error", ""),
    ]  # fmt: skip


def test_what_makes_no_sense_is_not_recorded(named, custody, qtbot):
    click(custody.record)
    assert "Nothing is stated yet" in custody.hint.text()
    record(custody, "working copy made", sha256="12")
    assert "64 hexadecimal digits" in custody.hint.text()
    custody.kind.setCurrentIndex(KINDS.index("entered in error"))
    assert not custody.record.isEnabled()
    assert custody.words() == []
    assert not any(one.action == "custody event" for one in saved(named, qtbot))


def test_custody_is_worked_with_the_keyboard_alone(custody, qtbot):
    assert all(
        field.accessibleName() for field in (*custody.fields.values(), custody.kind, custody.seal, custody.table)
    )
    custody.kind.setFocus()
    QTest.keyClick(custody.kind, Qt.Key.Key_Tab)
    QTest.keyClicks(custody.focusWidget(), "yesterday")
    QTest.keyClick(custody.focusWidget(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: [row[2] for row in custody.words()] == ["yesterday"], timeout=10_000)


def test_a_named_case_takes_a_copy_of_the_exhibit(named, qtbot, tmp_path):
    named.commands.copy_in.trigger()
    copy = tmp_path / "Case 7" / "exhibits" / "one.mp4"
    qtbot.waitUntil(lambda: "its digests are those of the original" in named.banner.words.text(), timeout=20_000)
    assert copy.read_bytes() == (tmp_path / "evidence" / "one.mp4").read_bytes()
    assert "exhibit copied into the case" in [one.action for one in saved(named, qtbot)]
    assert named.commands.copy_in.isEnabled()


def test_a_case_without_a_name_takes_none(opened, qtbot):
    qtbot.waitUntil(opened.commands.copy_in.isEnabled, timeout=20_000)
    opened.commands.copy_in.trigger()
    assert "Save the case first" in opened.banner.words.text()


@pytest.fixture
def recheck(named, qtbot):
    named.commands.recheck.trigger()
    dialog = named.findChild(RecheckDialog)
    qtbot.waitUntil(lambda: len(dialog.listed()) == 2, timeout=10_000)
    return dialog


def verified(dialog, qtbot):
    click(dialog.start)
    qtbot.waitUntil(lambda: dialog.start.isEnabled() and bool(dialog.words.text()), timeout=20_000)


def test_exhibits_are_hashed_again_and_followed_to_where_they_lie(named, recheck, qtbot, tmp_path):
    assert [row[2] for row in recheck.listed()] == ["not looked at"] * 2
    verified(recheck, qtbot)
    assert [row[2] for row in recheck.listed()] == ["= unchanged"] * 2
    assert recheck.words.text() == "Every exhibit was looked at. unchanged: 2"
    assert not recheck.follow.isEnabled()

    (tmp_path / "archive").mkdir()
    shutil.move(tmp_path / "evidence" / "one.mp4", tmp_path / "archive" / "1.mp4")
    verified(recheck, qtbot)
    assert sorted(row[2] for row in recheck.listed()) == ["= unchanged", "○ missing"]
    named.care.rechecks.look_in(str(tmp_path / "archive"))
    verified(recheck, qtbot)
    assert sorted(row[2] for row in recheck.listed()) == ["= unchanged", "→ moved"]
    click(recheck.follow)
    qtbot.waitUntil(lambda: "where they were found now" in named.banner.words.text(), timeout=20_000)
    qtbot.waitUntil(lambda: (tmp_path / "archive" / "1.mp4") in [one.path for one in named.desk.state.queue])
    saved(named, qtbot)
    with CaseStore(tmp_path / "Case 7", read_only=True) as case:
        assert sorted(outcome for _, outcome in latest(case).values()) == ["moved", "unchanged"]
        actions = [one.action for one in case.trail.entries]
    assert actions.count("verification of exhibits ended") == 3
    assert "exhibit of the case found at another place" in actions


def test_a_verification_is_cancelled_with_its_dialog(named, recheck, qtbot, tmp_path):
    with (tmp_path / "evidence" / "one.mp4").open("ab") as file:
        file.truncate(3_000_000_000)  # a hole; reading it takes its time
    click(recheck.start)
    qtbot.waitUntil(lambda: "reading" in recheck.words.text(), timeout=20_000)
    click(recheck.stop)
    qtbot.waitUntil(recheck.start.isEnabled, timeout=20_000)
    assert "Stopped after" in recheck.words.text()
    qtbot.waitUntil(lambda: saved(named, qtbot)[-1].action == "verification of exhibits ended", timeout=10_000)
    assert saved(named, qtbot)[-1].details["all_exhibits"] is False


def test_reports_of_a_named_case_are_offered_its_own_folder(named, qtbot, tmp_path):
    named.reports.ask_for_report()
    qtbot.waitUntil(lambda: named.findChild(QFileDialog) is not None, timeout=10_000)
    dialog = named.findChild(QFileDialog)
    assert dialog.directory().absolutePath() == str(tmp_path / "Case 7" / "reports")
    dialog.reject()
