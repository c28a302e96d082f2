"""Joins the commands that go places and those of a run to the desk."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from vmdesk.domain.faces import SMALLEST_SIDE, Square
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.navigation import place_in
from vmdesk.ui.logic.state import Phase
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.frame_view import FrameView
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.work.desk import Desk


class GoingPlaces(QObject):
    """Keyframes, flagged segments, a frame or a time typed in."""

    def __init__(self, desk: Desk, commands: Commands, banner: Banner, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk, self._banner, self._window = desk, banner, window
        commands.next_flagged.triggered.connect(lambda: self._step_flagged(1))
        commands.previous_flagged.triggered.connect(lambda: self._step_flagged(-1))
        commands.next_keyframe.triggered.connect(lambda: desk.step_keyframes(1))
        commands.previous_keyframe.triggered.connect(lambda: desk.step_keyframes(-1))
        commands.go_to.triggered.connect(self._ask_place)

    def _step_flagged(self, steps: int) -> None:
        if self._desk.state.hidden:
            self._banner.tell_notice(self.tr("Blind mode: flagged segments are hidden until the scores are revealed."))
        elif not self._desk.step_flagged(steps):
            after = self.tr("No window after this frame reaches the display line.")
            before = self.tr("No window before this frame reaches the display line.")
            self._banner.tell_notice(after if steps > 0 else before)

    def _ask_place(self) -> None:
        dialogs.ask_place(self._window, self._go_to)

    def _go_to(self, typed: str) -> None:
        exhibit = self._desk.state.exhibit
        if exhibit is None:
            return
        try:
            self._desk.seek(place_in(exhibit.index, typed))
        except ValueError:
            text = self.tr("{typed} is no frame of this video, and no time in it.")
            self._banner.tell_notice(text.format(typed=cleaned(typed, 60) or self.tr("Nothing")))


class RunControl(QObject):
    """Analyze, pause, cancel; the region that the next run looks at."""

    def __init__(self, desk: Desk, commands: Commands, banner: Banner, view: FrameView, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk, self._commands, self._banner = desk, commands, banner
        commands.analyse.triggered.connect(self._analyse)
        commands.anew.triggered.connect(self._analyse_anew)
        commands.analyse_all.triggered.connect(desk.analyse_all)
        commands.hold.triggered.connect(self._hold_or_go_on)
        commands.cancel.triggered.connect(desk.cancel)
        commands.region.toggled.connect(view.set_drawing)
        commands.clear_region.triggered.connect(self._clear_region)
        view.region_drawn.connect(self._choose_region)
        view.drawing_ended.connect(self._end_drawing)

    def _analyse(self) -> None:
        self._desk.analyse()

    def _analyse_anew(self) -> None:
        self._desk.analyse(anew=True)

    def _hold_or_go_on(self) -> None:
        if self._desk.state.phase is Phase.RUNNING:
            self._desk.hold()
        else:
            self._desk.go_on()

    def _choose_region(self, region: Square) -> None:
        if region.side < SMALLEST_SIDE:
            text = self.tr("The region is {side:g} pixels wide and was not taken: the model needs {least:g}.")
            self._banner.tell_notice(text.format(side=region.side, least=SMALLEST_SIDE))
            return
        self._desk.choose_region(region)

    def _clear_region(self) -> None:
        self._desk.choose_region(None)

    def _end_drawing(self) -> None:
        self._commands.region.setChecked(False)
