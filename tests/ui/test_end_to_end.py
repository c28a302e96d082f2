import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vmdesk import places
from vmdesk.background.process import start_scoring_process
from vmdesk.report.verification import check_report
from vmdesk.ui.state import Phase


@pytest.fixture
def sample_window(make_window, qtbot):
    window = make_window(start_scoring_process)
    window.start_page.sample_button.click()
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=30_000)
    return window


@pytest.mark.slow
def test_the_sample_from_open_to_a_signed_report(sample_window, qtbot, tmp_path):
    window = sample_window
    assert window.windowTitle() == "astronaut.mp4 — vmdesk"
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: len(window.desk.state.scores) > 0, timeout=120_000)
    window.commands.cancel.trigger()
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.CANCELLED, timeout=60_000)
    assert not window.commands.export.isEnabled()

    window.commands.analyse.trigger()
    ends = (Phase.FINISHED, Phase.FAILED)
    qtbot.waitUntil(lambda: window.desk.state.phase in ends, timeout=240_000)
    assert window.desk.state.phase is Phase.FINISHED, window.banner.details.toPlainText()
    truth = json.loads((places.resources() / "sample" / "astronaut.json").read_text())
    assert window.desk.state.exhibit.evidence.digests.sha256 == truth["sha256"]

    point = window.work.graph.screen_point(4.0, 0.3).toPoint()
    QTest.mouseMove(window.work.graph.viewport(), point)
    QTest.mouseClick(window.work.graph.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: window.desk.state.shown in (99, 100, 101), timeout=20_000)
    assert "Face track 0 · window 6" in window.facts.playhead.text()

    for number in (1, 2):
        target = tmp_path / f"astronaut-{number}.report.pdf"
        window.desk.export(target)
        qtbot.waitUntil(lambda: not window.desk.state.exporting, timeout=60_000)
        assert "signed report lies at" in window.banner.words.text(), window.banner.details.toPlainText()
        check = check_report(target)
        assert {c.outcome for c in check.checks} <= {"pass", "not checked"}
        assert sum(c.outcome == "pass" for c in check.checks) >= 3
    signings = [e for e in window.desk.state.finished.entries if e.action == "report written"]
    assert [e.details["file"] for e in signings] == ["astronaut-1.report.pdf", "astronaut-2.report.pdf"]
