"""The overview of a case: all its exhibits in a table, and of the current one its analyses and notes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from vmdesk.case.records import ListedAnalysis
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic import case_words
from vmdesk.ui.logic.case_rows import CaseRow
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.analyses_list import AnalysesList
from vmdesk.ui.parts.case_table import CaseTable
from vmdesk.ui.parts.facts_widgets import ElidedLabel
from vmdesk.ui.parts.notes_panel import NotesPanel


class CasePage(QWidget):
    """Draws rows and lists as it is told; what is wanted of it are its parts' signals and its own."""

    appeared = Signal()
    """It came into view."""
    left = Signal()
    """Back to the exhibit that is open, or to the start page."""
    searched = Signal(str)
    """What exhibits are to be sought by."""
    export_wanted = Signal()
    """The exhibits shown are wanted as CSV."""
    compare_wanted = Signal(object)
    """The `ListedAnalysis` that is to be drawn beside the exhibit's latest one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Case overview"))
        self._hidden = False
        self.table, self.analyses, self.notes = CaseTable(), AnalysesList(), NotesPanel()
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self.title = ElidedLabel(self.tr("Case"))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() + 4)
        font.setBold(True)
        self.title.setFont(font)
        self.counts = _words(self.tr("Exhibits of the case, counted"))
        self.blind = _words(self.tr("Blind mode"))
        self.blind.setText(self.tr("Blind mode: scores are hidden here, and exhibits cannot be sorted by them."))
        self.blind.hide()
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search exhibits"))
        self.search.setPlaceholderText(self.tr("Search: name, beginning of SHA-256, words of a note"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.export = _button(self.tr("Export as CSV…"), self.tr("Export the overview as CSV"))
        self.export.clicked.connect(self.export_wanted)
        self.back = _button(self.tr("Close overview"), self.tr("Close the overview"))
        self.back.clicked.connect(self.left)
        self.compare = _button(self.tr("Compare with the latest"), self.tr("Compare this analysis with the latest one"))
        self.compare.clicked.connect(lambda: self._compare(self.analyses.current()))
        self.compare.setToolTip(self.tr("Opens the exhibit and draws both analyses on one graph."))
        self.of = ElidedLabel(self.tr("Analyses kept of the exhibit"))
        self.analyses.chosen.connect(self._compare)
        self.analyses.currentItemChanged.connect(lambda *_: self._allow())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.title, 1)
        head.addWidget(self.export)
        head.addWidget(self.back)
        self.below = QSplitter(Qt.Orientation.Horizontal)
        self.below.addWidget(self._kept())
        self.below.addWidget(self.notes)
        self.below.setSizes([6000, 5000])
        self.below.setChildrenCollapsible(False)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.below)
        self.splitter.setSizes([6000, 4000])
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.counts)
        layout.addWidget(self.blind)
        layout.addWidget(self.splitter, 1)

    def _kept(self) -> QWidget:
        column = QWidget()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.of, 1)
        row.addWidget(self.compare)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, theme.GAP, theme.GAP, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(row)
        layout.addWidget(self.analyses, 1)
        return column

    def show_case(self, title: str, rows: Sequence[CaseRow], order: list[int]) -> None:
        """Draw the exhibits of the case called `title`."""
        self.title.set_text(cleaned(title))
        self.counts.setText(case_words.count_words(rows, len(order), self.tr))
        self.export.setEnabled(bool(order))
        self.table.show_rows(rows, order)

    def show_blind(self, blind: bool) -> None:
        """Say that scores are hidden, or that they are not."""
        self.blind.setVisible(blind)

    def show_analyses(self, row: CaseRow | None, analyses: Sequence[ListedAnalysis], *, hidden: bool) -> None:
        """Draw what is kept of the current exhibit; `hidden`: without scores."""
        words = self.tr("No exhibit") if row is None else self.tr("Analyses of {name}").format(name=row.name)
        self.of.set_text(words)
        self._hidden = hidden
        self.analyses.show_analyses(analyses, hidden=hidden)
        self._allow()

    def event(self, event: QEvent) -> bool:
        """Enter in the table is the table's, even where the window has a command on it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and (self.table.hasFocus() or self.analyses.hasFocus()):
                event.accept()
                return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was not read while nobody saw it is wanted now."""
        super().showEvent(event)
        self.appeared.emit()

    def _allow(self) -> None:
        """The first row is the latest analysis: it is the one that others are compared with."""
        self.compare.setEnabled(self.analyses.currentIndex().row() > 0 and not self._hidden)

    def _compare(self, one: ListedAnalysis | None) -> None:
        if one is not None and self.compare.isEnabled():
            self.compare_wanted.emit(one)


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setAccessibleName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    return button
