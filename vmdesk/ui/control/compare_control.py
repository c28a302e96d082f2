"""Pictures side by side: the frame on screen beside a pinned one, or beside what the model saw of it."""

from fractions import Fraction

from PySide6.QtCore import QObject

from vmdesk.domain.faces import Square
from vmdesk.domain.video import Picture
from vmdesk.ui.control.picture_commands import PictureCommands
from vmdesk.ui.logic.messages import ModelSaw, ModelSawNot
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.presenter_picture import frame_words
from vmdesk.ui.logic.presenter_sight import Sight, sight
from vmdesk.ui.logic.problem import said
from vmdesk.ui.parts.picture_area import PictureArea
from vmdesk.ui.work.desk import Desk

_SIGHT_OF = Part.EXHIBIT | Part.POSITION | Part.SCORES | Part.RUN | Part.MODEL
Wish = tuple[Picture, Square | None]


class CompareControl(QObject):
    """Keeps the pinned picture, and one request for the model's picture under way at a time."""

    def __init__(self, parent: QObject, desk: Desk, pictures: PictureArea, commands: PictureCommands) -> None:
        super().__init__(parent)
        self._desk, self._pictures, self._commands = desk, pictures, commands
        self._generation = -1
        self._serial = 0
        self._asked: tuple[int, Wish] | None = None
        self._answered: Wish | None = None
        self._sight = Sight("")
        commands.pin.toggled.connect(self._pin)
        commands.sight.toggled.connect(self._look)
        desk.pictured.connect(self._on_pictured)
        desk.changed.connect(self._on_changed)
        desk.model_saw.connect(self._on_answer)

    def _pin(self, pinned: bool) -> None:
        picture = self._pictures.view.picture
        if pinned and picture is not None:
            self._commands.sight.setChecked(False)
            words = self.tr("Pinned: {frame}").format(frame=frame_words(picture, self.tr))
            self._pictures.view.show_square(None)
            self._pictures.show_other(picture, words)
        elif pinned:
            self._commands.pin.setChecked(False)
        self._show()

    def _look(self, looking: bool) -> None:
        self._answered = None
        if looking:
            self._commands.pin.setChecked(False)
            self._pictures.show_other(None, "", self.tr("The model's picture is being made …"))
            self._draw_sight()
        self._show()

    def _show(self) -> None:
        wanted = self._commands.pin.isChecked() or self._commands.sight.isChecked()
        if wanted != self._pictures.comparing:
            self._pictures.compare(wanted)

    def _on_pictured(self, picture: Picture | None) -> None:
        words = self.tr("On screen: {frame}").format(frame=frame_words(picture, self.tr)) if picture else ""
        self._pictures.caption.setText(words)

    def _on_changed(self, parts: Part) -> None:
        exhibit = self._desk.seen.exhibit
        if exhibit is not None and exhibit.generation != self._generation:
            self._generation, self._answered = exhibit.generation, None
            self._commands.pin.setChecked(False)
            self._commands.sight.setChecked(False)
        if parts & _SIGHT_OF and self._commands.sight.isChecked():
            self._draw_sight()

    def _draw_sight(self) -> None:
        self._sight = sight(self._desk.seen, self.tr)
        if self._sight.words:
            self._answered = None
            self._show_words(self._sight.words)
        else:
            self._ask()

    def _wish(self) -> Wish | None:
        """What should be shown now; a pinned or preview picture is none of it."""
        picture = self._pictures.view.picture
        there = picture is not None and picture.index == self._desk.seen.position and not self._sight.words
        return (picture, self._sight.square) if there and picture and self._commands.sight.isChecked() else None

    def _ask(self) -> None:
        """Ask for the wish of now, unless it is there, or another answer is still to come."""
        wish = self._wish()
        if wish is not None and self._asked is None and not _same(wish, self._answered):
            self._serial += 1
            self._asked = self._serial, wish
            self._desk.ask_what_model_saw(self._serial, *wish)

    def _on_answer(self, answer: ModelSaw | ModelSawNot | None) -> None:
        asked, self._asked = self._asked, None
        wish = self._wish()
        if answer is None and wish is not None:
            words = self.tr("The process that makes the model's picture has ended. Another frame starts it again.")
            self._show_words(words)
        if answer is None or asked is None or answer.serial != asked[0] or wish is None:
            return
        if not _same(wish, asked[1]):
            self._ask()
            return
        self._answered = wish
        if isinstance(answer, ModelSawNot):
            words = self.tr("The model's picture cannot be made: {why}")
            words = words.format(why=said(answer.problem.message, self.tr))
            self._show_words(words)
            return
        frame, square = wish
        seen = Picture(frame.index, frame.pts, Fraction(frame.seconds), answer.rgb, frame.damaged)
        self._pictures.view.show_square(square)
        self._pictures.show_other(seen, self._sight.caption, part=square or centred_square(frame))

    def _show_words(self, words: str) -> None:
        """In place of the model's picture."""
        self._pictures.view.show_square(None)
        self._pictures.show_other(None, self._sight.caption, words)


def centred_square(picture: Picture) -> Square:
    """About what a model of whole frames is shown of one: its middle. Good enough to move both in step."""
    height, width, _ = picture.rgb.shape
    side = min(height, width)
    return Square((width - side) / 2, (height - side) / 2, side)


def _same(wish: Wish, other: Wish | None) -> bool:
    return other is not None and wish[0] is other[0] and wish[1] == other[1]
