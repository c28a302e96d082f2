"""Take a picture of the main window with a video analysed: `python packaging/screenshot.py VIDEO OUT.png`.

Works on any display, Xvfb and Qt's offscreen platform among them. Settings and keys go into a folder of its own.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from vmdesk.ui.app import make_application
from vmdesk.ui.parts.theme import Theme
from vmdesk.ui.window import MainWindow

LIMIT_SECONDS = 600
REST_MS = 1500
"""For the last repaint, and the small pictures of the film strip, which come after it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open, analyse, save."""
    wanted = _arguments(arguments)
    with tempfile.TemporaryDirectory() as home:
        os.environ["VMDESK_HOME"] = home
        make_application()
        window = MainWindow(QSettings(str(Path(home) / "desktop.ini"), QSettings.Format.IniFormat))
        window.set_theme(Theme(wanted.theme))
        window.resize(*wanted.size)
        window.show()
        window.desk.start()
        try:
            _drive(window, wanted)
            window.grab().save(str(wanted.out))
        finally:
            window.close_for_good()
            _until(lambda: not window.desk.running())
    return 0


def _drive(window: MainWindow, wanted: argparse.Namespace) -> None:
    desk = window.desk
    if wanted.until == "start":
        _until(lambda: desk.state.model is not None or desk.state.model_problem is not None)
        return
    window.open_files([wanted.video])
    _until(lambda: desk.state.shown == 0 or window.banner.isVisible())
    if wanted.until == "opened" or desk.state.exhibit is None:
        return
    window.commands.analyse.trigger()
    _until(lambda: len(desk.state.scores) >= 3 if wanted.until == "busy" else not desk.state.busy)
    window.desk.seek(wanted.frame)
    _until(lambda: desk.state.shown == desk.state.position)


def _until(reached: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if reached() else None)
    timer.start(20)
    QTimer.singleShot(LIMIT_SECONDS * 1000, loop.quit)
    loop.exec()
    if not reached():
        raise SystemExit(f"not reached within {LIMIT_SECONDS} s")
    timer.stop()
    QTimer.singleShot(REST_MS, loop.quit)
    loop.exec()


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take a picture of the main window.")
    parser.add_argument("video", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 800), metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--theme", choices=[t.value for t in Theme], default=Theme.DARK.value)
    parser.add_argument("--until", choices=("start", "opened", "busy", "finished"), default="finished")
    parser.add_argument("--frame", type=int, default=0)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
