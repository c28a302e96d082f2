"""The picture, the transport row, the score graph and the line that stands beside every score."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSplitter, QVBoxLayout, QWidget

from vmdesk.ui import theme
from vmdesk.ui.frame_view import FrameView
from vmdesk.ui.graph import ScoreGraph
from vmdesk.ui.legend import Legend
from vmdesk.ui.presenter_progress import ProgressLine
from vmdesk.ui.transport import TransportRow


class ProgressRow(QWidget):
    """Draws a `ProgressLine`; keeps its height when idle so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setAccessibleName(self.tr("Progress in words"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress of the analysis"))
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(220, 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.bar)
        row.addWidget(self.words, 1)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.show_line(ProgressLine(False, "", None))

    def show_line(self, line: ProgressLine) -> None:
        """Draw."""
        self.setVisible(line.visible)
        self.bar.setRange(0, 0 if line.permille is None else 1000)
        self.bar.setValue(line.permille or 0)
        self.words.setText(line.text)


class WorkPage(QWidget):
    """What the window shows while an exhibit is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.transport = FrameView(), TransportRow()
        self.graph, self.legend, self.progress = ScoreGraph(), Legend(), ProgressRow()
        self.note = QLabel()
        self.note.setObjectName("note")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setAccessibleName(self.tr("What a score means"))
        self.state = QLabel()
        self.state.setAccessibleName(self.tr("State of the analysis"))
        self._lay_out()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._column(self.view, self.transport))
        splitter.addWidget(self._column(self._legend_row(), self.graph, self.progress, self.note))
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.addWidget(splitter)

    def _legend_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.legend, 1)
        layout.addWidget(self.state)
        return row

    def _column(self, *widgets: QWidget) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in widgets:
            layout.addWidget(widget, 1 if widget in (self.view, self.graph) else 0)
        return column

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.view.set_colours(colours)
        self.transport.set_colours(colours)
        self.graph.set_colours(colours)
        self.legend.set_colours(colours)
        self.setStyleSheet(f"#note {{ border-left: 4px solid {colours.error}; padding: 2px 0 2px 8px; }}")
