import subprocess
import sys
from pathlib import Path

import pytest

from vmdesk.domain.errors import NoDisplay
from vmdesk.ui import app
from vmdesk.ui.app import analyse_when_open, require_display
from vmdesk.ui.logic.state import Phase

ROOT = Path(__file__).resolve().parents[2]


def test_the_analysis_begins_when_the_file_is_open(make_window, clip, qtbot):
    window = make_window()
    analyse_when_open(window, clip)
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.FINISHED, timeout=30_000)
    assert window.desk.state.run == 1
    assert len(window.desk.state.scores) == 4


def test_only_that_file_and_only_once(make_window, clip, long_clip, text_as_video, qtbot):
    window = make_window()
    analyse_when_open(window, clip)
    window.open_files([text_as_video])
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    window.open_files([long_clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    assert window.desk.state.phase is Phase.IDLE
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.FINISHED, timeout=30_000)
    window.open_files([long_clip])
    qtbot.waitUntil(lambda: window.desk.state.exhibit.path == long_clip, timeout=20_000)
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.exhibit.path == clip, timeout=20_000)
    qtbot.wait(100)
    assert (window.desk.state.phase, window.desk.state.run) == (Phase.FINISHED, 1)


@pytest.mark.slow
def test_a_desktop_that_analyses_closes_after_its_first_frame_when_asked(clip):
    command = [sys.executable, "-m", "vmdesk", "open", str(clip), "--analyze", "--close-after-first-frame"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_without_a_display(monkeypatch):
    monkeypatch.setattr(app.places, "display_problem", lambda: "The display \u202e does not answer")
    with pytest.raises(NoDisplay, match=r"^The display \\u\{202e\} does not answer\.$"):
        require_display()
