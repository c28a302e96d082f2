"""The picture alone, or beside another one at the same zoom and place, each under its caption."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from vmdesk.domain.faces import Square
from vmdesk.domain.video import Picture
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.frame_view import FrameView
from vmdesk.ui.parts.picture_view import PictureView

_LINES = 3


class PictureArea(QWidget):
    """`view` is the frame on screen, `other` what stands beside it while `comparing`.

    Both have the same zoom, and show the same place of the scene as far as their edges allow.
    """

    look_changed = Signal(object, object)
    """The examiner zoomed or moved one of the pictures: the look of both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.other = FrameView(), PictureView()
        self.other.setAccessibleName(self.tr("Picture beside it"))
        self.caption, self.other_caption = (_caption(self.tr("Caption of the picture")) for _ in range(2))
        self.other_caption.setAccessibleName(self.tr("Caption of the picture beside it"))
        self._part: Square | None = None
        self.view.look_changed.connect(self._take_look)
        self.other.look_changed.connect(self._take_others_look)
        self._lay_out()
        self.compare(False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP // 2)
        grid.setVerticalSpacing(theme.GAP // 2)
        for column, (caption, view) in enumerate(((self.caption, self.view), (self.other_caption, self.other))):
            grid.addWidget(caption, 0, column)
            grid.addWidget(view, 1, column)
        grid.setRowStretch(1, 1)

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.view.set_colours(colours)
        self.other.set_colours(colours)

    @property
    def comparing(self) -> bool:
        """Whether two pictures are shown."""
        return not self.other.isHidden()

    def compare(self, comparing: bool) -> None:
        """Show another picture beside the frame on screen, both of the same width, or no longer."""
        if not comparing and self.other.hasFocus():
            self.view.setFocus()
        for widget in (self.caption, self.other_caption, self.other):
            widget.setVisible(comparing)
        if not comparing:
            self.view.show_square(None)
        grid = self.layout()
        assert isinstance(grid, QGridLayout)  # noqa: S101 - made above
        for column in (0, 1):
            grid.setColumnStretch(column, 1 if comparing else 1 - column)
        self._take_look(*self.view.look)

    def reset_look(self) -> None:
        """Fit both pictures: nothing is kept from one exhibit to the next."""
        self._take_look(None, (0.5, 0.5))

    def show_other(self, picture: Picture | None, caption: str, words: str = "", part: Square | None = None) -> None:
        """What stands beside the frame on screen; `words` where that is no picture.

        `part` is the square of the frame on screen that it shows, None where it shows all of a frame.
        """
        self._part = part
        self._take_look(*self.view.look)
        if picture is not self.other.picture or words != self.other.words:
            self.other.show_picture(picture, words)
        self.other_caption.setText(caption)
        self.other.setAccessibleDescription(words or caption)

    def _take_look(self, zoom: float | None, place: tuple[float, float]) -> None:
        self.view.set_look(zoom, place)
        size, part = self.view.transform.picture, self._part
        if part is not None:
            place = (place[0] * size[0] - part.x) / part.side, (place[1] * size[1] - part.y) / part.side
        self.other.set_look(zoom, place)
        self.look_changed.emit(*self.view.look)

    def _take_others_look(self, zoom: float | None, place: tuple[float, float]) -> None:
        size, part = self.view.transform.picture, self._part
        if part is not None:
            place = (part.x + place[0] * part.side) / size[0], (part.y + place[1] * part.side) / size[1]
        self._take_look(zoom, place)


def _caption(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    label.setFixedHeight(_LINES * label.fontMetrics().lineSpacing() + 2)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    label.setAccessibleName(name)
    return label
