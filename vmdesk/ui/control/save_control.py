"""Saves the frame on screen where the examiner says, on a thread of its own."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QThreadPool, Signal
from PySide6.QtWidgets import QWidget

from vmdesk.domain.text import cleaned
from vmdesk.domain.video import Picture
from vmdesk.ui.control.frame_saving import save_frame
from vmdesk.ui.logic.presenter_provenance import provenance
from vmdesk.ui.logic.problem import Problem, problem_of
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.work.desk import Desk


@dataclass(frozen=True, slots=True)
class _Saved:
    path: Path
    problem: Problem | None


class SaveControl(QObject):
    """`shown` gives the picture on screen."""

    _done = Signal(object)

    def __init__(
        self, window: QWidget, desk: Desk, banner: Banner, settings: QSettings, shown: Callable[[], Picture | None]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._banner, self._settings, self._shown = window, desk, banner, settings, shown
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._tell)

    def ask(self) -> None:
        """Ask where to save the frame on screen; playing stops, so that it is the one that is saved."""
        self._desk.pause()
        exhibit, picture = self._desk.state.exhibit, self._shown()
        if exhibit is None or picture is None:
            return
        folder = Path(str(self._settings.value("frame_folder", str(Path.home()))))
        proposed = folder / f"{exhibit.path.stem}.frame-{picture.index}.png"
        dialogs.choose_frame(self._window, proposed, lambda name: self.save(Path(name), picture))

    def save(self, path: Path, picture: Picture) -> None:
        """Save `picture`, a frame of the exhibit that is open, at `path`; how it ended is told in the banner."""
        state = self._desk.state
        if state.exhibit is None:
            return
        self._settings.setValue("frame_folder", str(path.parent))
        stated = provenance(state.exhibit, picture, self.tr)
        evidence = [state.exhibit.path, *(entry.path for entry in state.queue)]
        done = self._done

        def work() -> None:
            problem = None
            try:
                save_frame(path, picture.rgb, stated, evidence)
            except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
                problem = problem_of(error)
            with suppress(RuntimeError):  # the window was closed meanwhile
                done.emit(_Saved(path, problem))

        self._pool.start(work)

    def _tell(self, saved: _Saved) -> None:
        if saved.problem is not None:
            self._banner.tell_problem(saved.problem)
            return
        text = self.tr("The frame is saved at {path}").format(path=cleaned(str(saved.path), 600))
        self._banner.tell_notice(text, folder=saved.path.parent)
