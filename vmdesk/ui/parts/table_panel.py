"""The table of windows with what it is filtered by above it, and how much of it is shown."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vmdesk.ui.logic import table_words
from vmdesk.ui.logic.presenter_table import Arrangement, Filtering
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.window_table import MOVES, WindowView


class TablePanel(QWidget):
    """Draws an `Arrangement`; tells which windows are wanted."""

    filtering_wanted = Signal(object)
    """A `Filtering`."""
    appeared = Signal()
    """It came into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = WindowView()
        self.track = self._choice(self.tr("Track"))
        self.status = self._choice(self.tr("Status"))
        self.flagged = QCheckBox(self.tr("At or above the display line"))
        self.flagged.toggled.connect(self._tell)
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.count.setAccessibleName(self.tr("Windows shown"))
        self.show_choices({}, {})
        self._lay_out()

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.currentIndexChanged.connect(self._tell)
        return box

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(theme.GAP)
        for widget in (self.track, self.status):
            choices.addWidget(widget, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(choices)
        layout.addWidget(self.flagged)
        layout.addWidget(self.count)
        layout.addWidget(self.view, 1)
        for one, following in ((self.track, self.status), (self.status, self.flagged), (self.flagged, self.view)):
            self.setTabOrder(one, following)

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme: the style draws the box's edge from the window's colour, too dark to be seen."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, QColor(colours.quiet))
        self.flagged.setPalette(palette)

    def show_choices(self, tracks: Mapping[int, str], statuses: Mapping[int, str]) -> None:
        """Offer what there is to filter by; a choice that is no more there becomes that of all."""
        _fill(self.track, self.tr("All tracks"), tracks)
        _fill(self.status, self.tr("All statuses"), statuses)
        self._tell()

    def show_rows(self, made: Arrangement, *, same: bool) -> None:
        """Draw; `same`: windows that were there are there under the same numbers."""
        self.view.show_rows(made, same=same)
        self.count.setText(table_words.count_words(int(made.rows.size), made.columns.count, self.tr))
        heading = table_words.headings(self.tr)[made.sorting.column]
        self.view.setAccessibleDescription(table_words.sorted_words(heading, made.sorting.descending, self.tr))

    def filtering(self) -> Filtering:
        """What is chosen."""
        return Filtering(self.track.currentData(), self.status.currentData(), self.flagged.isChecked())

    def event(self, event: QEvent) -> bool:
        """Keys that move through rows, and Space on a choice, are not the window's commands here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        if self.view.hasFocus():
            return self.view.takes(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        choices = self.track.hasFocus() or self.status.hasFocus()
        return plain and (
            (event.key() == Qt.Key.Key_Space and (choices or self.flagged.hasFocus()))
            or (event.key() in MOVES and choices)
        )

    def showEvent(self, event: QShowEvent) -> None:
        """What was not drawn while nobody saw it is wanted now."""
        super().showEvent(event)
        self.appeared.emit()

    def _tell(self) -> None:
        self.filtering_wanted.emit(self.filtering())


def _fill(box: QComboBox, everything: str, choices: Mapping[int, str]) -> None:
    there = [(box.itemData(place), box.itemText(place)) for place in range(box.count())]
    wanted = [(None, everything), *choices.items()]
    if there != wanted:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for value, words in wanted:
            box.addItem(words, value)
        box.setCurrentIndex(next((place for place, (value, _) in enumerate(wanted) if value == chosen), 0))
        box.blockSignals(False)
