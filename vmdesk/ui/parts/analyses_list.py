"""A list of an exhibit's kept analyses, the newest first; in the case overview and where two are compared."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vmdesk.case.records import ListedAnalysis
from vmdesk.ui.logic import case_words
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.dialogs import without_icons

_MODEL = 1
_NUMBERS = (2, 5, 6)


class AnalysesList(QTreeWidget):
    """A row for each; Enter or a double click chooses one."""

    chosen = Signal(object)
    """The `ListedAnalysis` of a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analyses: tuple[ListedAnalysis, ...] = ()
        self._hidden = False
        self.setAccessibleName(self.tr("Analyses kept of the exhibit"))
        headings = case_words.analysis_headings(self.tr)
        self.setHeaderLabels(list(headings))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setMinimumSectionSize(8 * self.fontMetrics().averageCharWidth())
        self.header().setSectionResizeMode(_MODEL, QHeaderView.ResizeMode.Stretch)
        for column in _NUMBERS:
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.itemActivated.connect(self._on_activated)

    def show_analyses(self, analyses: Sequence[ListedAnalysis], *, hidden: bool) -> None:
        """Draw, where something differs, the newest first; `hidden`: without scores."""
        if (tuple(analyses), hidden) == (self._analyses, self._hidden):
            return
        self._analyses, self._hidden = tuple(analyses), hidden
        self.clear()
        for one in reversed(self._analyses):
            item = QTreeWidgetItem(self, list(case_words.analysis_cells(one, hidden, self.tr)))
            for column in _NUMBERS:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        latest = self.topLevelItem(0)
        if latest is not None:
            self.setCurrentItem(latest)

    def current(self) -> ListedAnalysis | None:
        """The analysis in the current row."""
        return self._of(self.currentItem())

    def words(self) -> list[tuple[str, ...]]:
        """What stands in the rows."""
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [tuple(item.text(column) for column in range(self.columnCount())) for item in items if item is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrows are the list's; other keys are the window's."""
        keys = Qt.Key
        if event.key() in (keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End, keys.Key_Return, keys.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _of(self, item: QTreeWidgetItem | None) -> ListedAnalysis | None:
        row = -1 if item is None else self.indexOfTopLevelItem(item)
        return self._analyses[len(self._analyses) - 1 - row] if 0 <= row < len(self._analyses) else None

    def _on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        one = self._of(item)
        if one is not None:
            self.chosen.emit(one)


class CompareDialog(QDialog):
    """Asks which kept analysis is to be drawn beside the one shown."""

    chosen = Signal(object)
    """A `ListedAnalysis`."""

    def __init__(self, analyses: Sequence[ListedAnalysis], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare with another analysis"))
        words = QLabel(self.tr("Its curve is drawn dashed, with circles, over the same time as the one shown."))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.list = AnalysesList()
        self.list.show_analyses(analyses, hidden=False)
        self.list.chosen.connect(self._choose)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        without_icons(self.buttons)
        compare = self.buttons.addButton(self.tr("Compare"), QDialogButtonBox.ButtonRole.AcceptRole)
        compare.setDefault(True)
        self.buttons.accepted.connect(lambda: self._choose(self.list.current()))
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        for part in (words, self.list, self.buttons):
            layout.addWidget(part)
        self.resize(720, 320)
        self.list.setFocus()

    def _choose(self, one: ListedAnalysis | None) -> None:
        if one is not None:
            self.chosen.emit(one)
            self.accept()
