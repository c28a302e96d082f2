"""Start the desktop."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from vmdesk import __version__, places
from vmdesk.domain.errors import NoDisplay
from vmdesk.ui.window import MainWindow

_NOT_SHOWN = 3
"""Exit code of a start that was to show one frame and could not."""


def run_desktop(files: Sequence[Path], close_after_first_frame: bool = False) -> int:
    """Show the window, with `files` opened as if dropped, and stay until it is closed. Raises NoDisplay.

    `close_after_first_frame` makes of it a check of an installation: 0 once a picture is painted, 3 if none can be.
    """
    require_display()
    application = make_application()
    window = MainWindow(make_settings())
    application.setQuitOnLastWindowClosed(False)  # the window hides first and closes when its threads have ended
    window.closed.connect(application.quit)
    window.show()
    QTimer.singleShot(0, window.desk.start)
    failed: list[object] = []
    if close_after_first_frame:
        window.desk.pictured.connect(lambda _: QTimer.singleShot(0, window.close))
        window.desk.problem.connect(failed.append)
        window.desk.problem.connect(lambda _: window.close())
    window.open_files(files)
    code = application.exec()
    return _NOT_SHOWN if failed else code


def make_application() -> QApplication:
    """The one application object, named and in the Fusion style."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setOrganizationName("vmdesk")
    application.setApplicationName("vmdesk")
    application.setApplicationVersion(__version__)
    application.setStyle("Fusion")
    return application


def make_settings() -> QSettings:
    """The desktop's own settings: an ini file in the examiner's folder."""
    return QSettings(str(places.user_data() / "desktop.ini"), QSettings.Format.IniFormat)


def require_display() -> None:
    """Raises NoDisplay on Linux where neither X11 nor Wayland is at hand and Qt was told nothing else."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted):
        message = "There is no display for the desktop."
        raise NoDisplay(message, advice="`vmdesk analyze FILE --out FOLDER` works without one.")
