"""Start the desktop."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from vmdesk import __version__, places
from vmdesk.domain.errors import NoDisplay
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.news import Part
from vmdesk.ui.parts.language import language_named, speak
from vmdesk.ui.window import MainWindow

_NOT_SHOWN = 3
"""Exit code of a start that was to show one frame and could not."""


def run_desktop(files: Sequence[Path], close_after_first_frame: bool = False, analyse: bool = False) -> int:
    """Show the window, with `files` opened as if dropped, and stay until it is closed. Raises NoDisplay.

    `analyse` begins the analysis as soon as the first file is open.
    `close_after_first_frame` makes of it a check of an installation: 0 once a picture is painted, 3 if none can be.
    """
    require_display()
    application = make_application()
    settings = make_settings()
    speak(application, language_named(settings.value("language")))
    window = MainWindow(settings)
    application.setQuitOnLastWindowClosed(False)  # the window hides first and closes when its threads have ended
    window.closed.connect(application.quit)
    window.show()
    QTimer.singleShot(0, window.desk.start)
    failed: list[object] = []
    if close_after_first_frame:
        window.desk.pictured.connect(lambda _: QTimer.singleShot(0, window.close_for_good))
        window.desk.problem.connect(failed.append)
        window.desk.problem.connect(lambda _: window.close_for_good())
    if analyse and files:
        analyse_when_open(window, files[0])
    window.open_files(files)
    code = application.exec()
    return _NOT_SHOWN if failed else code


def analyse_when_open(window: MainWindow, file: Path) -> None:
    """Begin an analysis, once, as soon as `file` is the exhibit that is open."""
    desk, wanted = window.desk, file.absolute()

    def begin(parts: Part) -> None:
        exhibit = desk.state.exhibit
        if parts & Part.EXHIBIT and exhibit is not None and exhibit.path == wanted:
            desk.changed.disconnect(begin)
            QTimer.singleShot(0, desk.analyse)  # when the desk has told everyone of the exhibit

    desk.changed.connect(begin)


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
    """Raises NoDisplay where no window can be shown."""
    problem = places.display_problem()
    if problem is not None:
        raise NoDisplay(f"{cleaned(problem)}.", advice="`vmdesk analyze FILE --out FOLDER` works without one.")
